"""Writing into a person's file: one entry more, one value another, and every other byte as it was.

Each function gives the new text and has proven it: the text is read again, and what comes out is the old data with
just that change. Nothing here touches the disk.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping

from govern.annotations import Any
from govern.documents.document import Document, Path
from govern.documents.reader import read_document
from govern.documents.scalars import readers_disagree, resolve_plain
from govern.errors import DocumentError

_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ .@+/()_'%€$&…–-](?! *$))*\Z")
"""Texts that need no quotes in a block or a flow: no colon, comma, bracket, hash or quote mark in front."""

_PLAIN_IN_BLOCK = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+:-]*[A-Za-z0-9]\Z")
"""Digests and moments: in a block a colon that no blank follows needs no quotes."""

_UNSEEN = re.compile("[\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]")
"""What a person would not see, or a reader would take for a line end: written as an escape."""

Entry = Mapping[str, Any]


def scalar(value: Any) -> str:
    """A single value as YAML on one line: plain where every reader agrees, else in double quotes (as JSON is)."""
    if isinstance(value, str) and _PLAIN.match(value) and resolve_plain(value) == value:
        return value if not readers_disagree(value) else json.dumps(value)
    written = json.dumps(value, ensure_ascii=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def flow(value: Any) -> str:
    """Any value as YAML on one line, in the form of the contract: ``{on: 2026-04-02, by: mining.mind}``."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_name(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def block(entry: Entry) -> list[str]:
    """A mapping as lines of block YAML; a text of several lines becomes a literal block."""
    lines: list[str] = []
    for key, value in entry.items():
        if isinstance(value, str) and "\n" in value.rstrip("\n") and not value.startswith((" ", "\n")):
            lines.append(f"{_name(key)}: {'|' if value.endswith(chr(10)) else '|-'}")
            lines.extend(f"  {line}" if line else "" for line in value.rstrip("\n").split("\n"))
        elif isinstance(value, str) and _PLAIN_IN_BLOCK.match(value) and resolve_plain(value) == value:
            lines.append(f"{_name(key)}: {scalar(value) if readers_disagree(value) else value}")
        else:
            lines.append(f"{_name(key)}: {flow(value)}")
    return lines


def _name(key: str) -> str:
    # `on` is a key of the contract; only YAML 1.1 takes it for a truth value, and no such reader reads these files.
    return key if _PLAIN.match(key) else scalar(key)


def append_entry(document: Document, key: str, entry: Entry, *, expanded: bool = False) -> str:
    """The document's text with one more entry at the end of the list under a top-level key.

    ``expanded`` writes the entry over several lines (sign-offs), otherwise it takes one line (history). The list's own
    form is kept: a flow list stays one, a block list keeps its indentation; an empty or missing list becomes a block list.
    Raises ``DocumentError`` when the file's form does not allow the entry to be added without touching anything else.
    """
    end = "\r\n" if "\r\n" in document.text else "\n"
    items = document.data.get(key)
    if items and not isinstance(items, list):
        raise DocumentError(
            f"{document.path}: `{key}` is not a list.", "Mend the file first: `govern check`."
        )
    if items:
        text = _after_last(document, key, len(items), entry, end, expanded=expanded)
    elif (key,) in document.positions:
        text = _into_empty(document, key, entry, end, expanded=expanded)
    else:
        text = _with_new_key(document, key, entry, end, expanded=expanded)
    expected = {**document.data, key: [*(items or ()), dict(entry)]}
    return _proven(document, text, expected, key)


def replace_value(document: Document, path: Path, value: Any) -> str:
    """The document's text with another value at ``path``, written on one line. Raises ``DocumentError`` as above."""
    place = document.positions.get(path)
    if place is None:
        raise DocumentError(
            f"{document.path}: there is no `{'.'.join(map(str, path))}` to change.", "Write it by hand."
        )
    written = flow(value)
    gap = "" if document.text[place.start - 1 : place.start] in {" ", "\n", "[", "{"} else " "
    text = document.text[: place.start] + gap + written + document.text[place.end :]
    expected: Any = copy.deepcopy(dict(document.data))
    target = expected
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return _proven(document, text, expected, ".".join(map(str, path)))


def reread(document: Document, text: str) -> Document:
    """The document that a changed text makes. Raises ``DocumentError`` when it cannot be read."""
    form = "markdown" if document.path.endswith(".md") else "yaml"
    reading = read_document(text.encode("utf-8", "surrogatepass"), document.path, document.kind, form)
    if reading.document is None:
        raise DocumentError(
            f"{document.path}: the change would leave a file that cannot be read.", "Make the change by hand."
        )
    return reading.document


def _item(entry: Entry, indent: str, end: str, *, expanded: bool) -> str:
    lines = (block(entry) if expanded else []) or [flow(entry)]
    first, *rest = lines
    return end.join([f"{indent}- {first}", *(f"{indent}  {line}" if line else "" for line in rest)]) + end


def _after_last(document: Document, key: str, count: int, entry: Entry, end: str, *, expanded: bool) -> str:
    text = document.text
    last = document.position(key, count - 1)
    if text[document.position(key).start] == "[":
        return f"{text[: last.end]}, {flow(entry)}{text[last.end :]}"
    line_start = text.rfind("\n", 0, last.start) + 1
    indent = re.match(r"[ ]*", text[line_start:]).group()  # type: ignore[union-attr]  # it matches anything
    return _insert_line(text, last.end, _item(entry, indent, end, expanded=expanded), end)


def _into_empty(document: Document, key: str, entry: Entry, end: str, *, expanded: bool) -> str:
    place = document.position(key)
    written = document.text[place.start : place.end]
    emptied = document.text[: place.start] + document.text[place.end :] if written else document.text
    start = place.start
    if written and emptied[start - 1 : start] == " " and emptied[start : start + 1] in {"\r", "\n", ""}:
        emptied, start = emptied[: start - 1] + emptied[start:], start - 1
    return _insert_line(emptied, start, _item(entry, "  ", end, expanded=expanded), end)


def _with_new_key(document: Document, key: str, entry: Entry, end: str, *, expanded: bool) -> str:
    added = f"{key}:{end}{_item(entry, '  ', end, expanded=expanded)}"
    if document.body_start >= len(document.text) and not document.path.endswith(".md"):
        return _insert_line(document.text, len(document.text), added, end)
    closing = document.text.rfind("---", 0, document.body_start)
    return document.text[:closing] + added + document.text[closing:]


def _insert_line(text: str, after: int, line: str, end: str) -> str:
    if after and text[after - 1] == "\n":
        return text[:after] + line + text[after:]
    newline = text.find("\n", after)
    if newline < 0:
        return (text + end if text else text) + line
    return text[: newline + 1] + line + text[newline + 1 :]


def _proven(document: Document, text: str, expected: Mapping[str, Any], what: str) -> str:
    again = reread(document, text)
    body = document.text[document.body_start :]
    if dict(again.data) != expected or again.text[again.body_start :] != body:
        raise DocumentError(
            f"{document.path}: `{what}` cannot be changed without touching the rest of the file.",
            "Make the change by hand, then run `govern check`.",
        )
    return text
