"""What an editor shows of a document: hover, outline, links, mends. Pure: from documents and findings to plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govern.documents.document import Document
from govern.documents.fields import read_tags
from govern.findings import Edit, Finding
from govern.output.rule_pages import rule_page
from govern.policy.model import Policy
from govern.rules import all_rules
from govern.rules.silence import protected


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline: a touch, or the front matter. Character offsets, ends exclusive."""

    name: str
    detail: str
    start: int
    end: int
    title_start: int
    title_end: int


@dataclass(frozen=True, slots=True)
class Link:
    """Words that name another governed file, and that file's path."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Mend:
    """A quick fix: what it is called, its edits (character offsets), and whether it is the one to prefer."""

    title: str
    edits: tuple[Edit, ...]
    preferred: bool = False


def explain_findings(findings: Iterable[Finding]) -> str:
    """The pages of the rules behind some findings, as Markdown; each rule once."""
    pages: dict[str, str] = {}
    for finding in findings:
        rule = all_rules().get(finding.code)
        pages[finding.code] = rule_page(rule) if rule is not None else finding.message
    return "\n\n---\n\n".join(pages.values())


def explain_place(
    text: str, offset: int, document: Document | None, schema: Mapping[str, Any], policy: Policy
) -> str:
    """What is known of a field or a front-matter key at an offset, as Markdown; ``""`` for nothing."""
    for tag in read_tags(text):
        if tag.start <= offset < tag.end:
            return _field(tag.name, policy)
    if document is None or offset >= document.body_start:
        return ""
    for path, position in document.positions.items():
        if position.key_start <= offset < position.key_end and path and isinstance(path[-1], str):
            return _described(path, schema)
    return ""


def _field(name: str | None, policy: Policy) -> str:
    fields = policy.fields
    roles = {
        "the contact": fields.contact,
        "the company": fields.company,
        "the industry or ecosystem": fields.context,
        "the mail itself": fields.other,
    }
    what = next((role for role, names in roles.items() if name in names), None)
    if what is None:
        known = ", ".join(f"`{one}`" for one in sorted(fields.names))
        return f"`{name or '…'}` is no field of this policy. Known fields: {known}."
    fallback = " It needs a fallback." if name in fields.fallback_required else ""
    return f"**{name}** – a field about {what}.{fallback}"


def _described(path: tuple[str | int, ...], schema: Mapping[str, Any]) -> str:
    node: Any = schema
    for step in path:
        node = _resolved(node, schema)
        node = node.get("items", {}) if isinstance(step, int) else node.get("properties", {}).get(step, {})
    node = {**_resolved(node, schema), **(node if isinstance(node, dict) else {})}
    words = node.get("description", "")
    return f"**{path[-1]}** – {words}" if words else ""


def _resolved(node: Any, schema: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(node, dict):
        return {}
    reference = node.get("$ref", "")
    if reference.startswith("#/$defs/"):
        found = schema.get("$defs", {}).get(reference.removeprefix("#/$defs/"), {})
        return found if isinstance(found, dict) else {}
    return node


def outline(document: Document) -> list[Heading]:
    """The touches of a template with their subjects; for other documents, their top-level keys."""
    touches = document.touches
    if not touches:
        return [
            Heading(
                str(path[0]),
                "",
                place.key_start,
                max(place.end, place.key_end),
                place.key_start,
                place.key_end,
            )
            for path, place in document.positions.items()
            if len(path) == 1
        ]
    return [
        Heading(
            f"Touch {touch.number}" if touch.number is not None else "Touch",
            touch.headers["subject"].value if "subject" in touch.headers else "",
            touch.heading_start,
            touch.body_end,
            touch.heading_start,
            touch.heading_end,
        )
        for touch in touches
    ]


def links(document: Document, paths: Mapping[str, str]) -> Iterator[Link]:
    """Values of the front matter that name a governed file by its id (``paths``: id to path)."""
    for path, place in document.positions.items():
        value = _value(document.data, path)
        if isinstance(value, str) and value in paths and paths[value] != document.path:
            yield Link(place.start, place.end, paths[value])


def _value(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def mends(text: str, finding: Finding, policy: Policy) -> Iterator[Mend]:
    """The quick fixes of a finding: its own mend, and a silence with a reason where the policy allows one."""
    if finding.fix is not None:
        safe = "" if finding.fix.safe else " (sign-offs go stale)"
        yield Mend(f"{finding.fix.title}{safe}", finding.fix.edits, preferred=True)
    if not protected(finding.code, policy.never_silence):
        yield Mend(f"Allow {finding.code} here, with a reason", (_silence(text, finding),))


def _silence(text: str, finding: Finding) -> Edit:
    from govern.documents.source import Source

    start = Source(text).line_starts[finding.span.line - 1]
    closing = text.find("\n---", 3)
    if text.startswith("---") and start <= closing or finding.path.endswith((".yaml", ".yml")):
        return Edit(start, start, f"# govern: allow {finding.code} -- reason\n")
    return Edit(start, start, f"<!-- govern: allow {finding.code} -- reason -->\n")
