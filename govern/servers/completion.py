"""What an editor offers at a place: fields, front-matter keys and values, roles, signals, terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govern.policy.model import Policy

_TAG = re.compile(r"\{\{[ \t]*([A-Za-z0-9_]*)\Z")
_KEY = re.compile(r"(?:^|[{,][ \t]*|-[ \t]+)([A-Za-z_][A-Za-z0-9_-]*|)\Z")
_VALUE = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):[ \t]*(?:\[[^\]]*?)?([A-Za-z0-9_.-]*)\Z")
_WORDS = re.compile(r"[^\W_](?:[\w-]|[ ](?=[\w-]))*\Z")
_HEADERS = ("Subject", "Preheader", "Wait")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to insert in place of the last ``typed`` characters before the cursor."""

    text: str
    typed: int
    what: str
    detail: str = ""


def offers(text: str, offset: int, body_start: int, schema: Mapping[str, Any], policy: Policy) -> list[Offer]:
    """What may be written at a character offset of a document.

    ``body_start`` is where the text after the front matter begins (the end of the text for YAML files), ``schema`` the
    JSON Schema of the document's kind.
    """
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    tag = _TAG.search(line)
    if tag is not None:
        return list(_fields(tag[1], policy))
    if offset < body_start:
        return list(_front_matter(line, schema, policy))
    return [*_headers(line), *_terms(line, policy)]


def _fields(typed: str, policy: Policy) -> Iterator[Offer]:
    fields = policy.fields
    groups = (
        (fields.contact, "contact"),
        (fields.company, "company"),
        (fields.context, "industry or ecosystem context"),
        (fields.other, "other"),
    )
    for names, what in groups:
        for name in names:
            if name.startswith(typed):
                yield Offer(name, len(typed), "field", what)


def _front_matter(line: str, schema: Mapping[str, Any], policy: Policy) -> Iterator[Offer]:
    value = _VALUE.search(line)
    if value is not None:
        for choice in _choices(value[1], schema, policy):
            if choice.startswith(value[2]):
                yield Offer(choice, len(value[2]), "value")
        return
    key = _KEY.search(line)
    if key is None:
        return
    nested = bool(line.strip()) and line != key[1]
    for name, about in _keys(schema, nested=nested):
        if name.startswith(key[1]):
            yield Offer(f"{name}: ", len(key[1]), "key", about)


def _keys(schema: Mapping[str, Any], *, nested: bool) -> Iterator[tuple[str, str]]:
    if not nested:
        for name, value in schema.get("properties", {}).items():
            yield name, str(value.get("description", ""))
        return
    seen: set[str] = set()
    for name, value in _all_properties(schema):
        if name not in seen and name not in schema.get("properties", {}):
            seen.add(name)
            yield name, str(value.get("description", "")) if isinstance(value, dict) else ""


def _all_properties(schema: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            yield from properties.items()
        for value in schema.values():
            yield from _all_properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _all_properties(value)


def _choices(key: str, schema: Mapping[str, Any], policy: Policy) -> Iterable[str]:
    """The values a key may have, wherever in the schema it stands: in order, each once."""
    found: dict[str, None] = {}
    for name, value in _all_properties(schema):
        if name == key:
            found.update(dict.fromkeys(_enumerated(value, schema)))
    found.update(dict.fromkeys(_from_policy(key, policy)))
    return found


def _enumerated(value: Any, schema: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(value, dict):
        return
    reference = value.get("$ref", "")
    if reference.startswith("#/$defs/"):
        yield from _enumerated(schema.get("$defs", {}).get(reference.removeprefix("#/$defs/")), schema)
    yield from (str(choice) for choice in value.get("enum", ()) if isinstance(choice, str))
    if "items" in value:
        yield from _enumerated(value["items"], schema)
    if isinstance(value.get("const"), str):
        yield value["const"]


def _from_policy(key: str, policy: Policy) -> Iterable[str]:
    if key in {"role", "owner"}:
        return list(policy.data.get("roles", {}))
    if key == "context_fields":
        return policy.fields.context
    if key in {"author", "by"}:
        return [holder.email for holder in policy.roster]
    return ()


def _headers(line: str) -> Iterator[Offer]:
    if re.fullmatch(r"[A-Z]?[a-z]*", line):
        for name in _HEADERS:
            if line and name.startswith(line):
                yield Offer(f"{name}: ", len(line), "header")


def _terms(line: str, policy: Policy) -> Iterator[Offer]:
    words = _WORDS.search(line)
    if words is None:
        return
    typed = words[0].split(" ")
    for term in policy.terms:
        # The longest beginning of the term that was just typed, in whatever case: "ecosystem rev".
        for length in range(min(len(typed), term.text.count(" ") + 1), 0, -1):
            tail = " ".join(typed[-length:])
            if len(tail) >= 2 and term.text.lower().startswith(tail.lower()):
                yield Offer(term.text, len(tail), "term", "canonical term")
                break
