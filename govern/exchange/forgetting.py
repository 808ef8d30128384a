"""A person who wants to be forgotten: contact data and free text out of the file, the facts and the suppression kept.

What Git has recorded before stays in Git's past; docs/sequences.md says so, and how to remove it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from govern.documents.document import Document, Path
from govern.documents.writing import replace_value
from govern.exchange.changes import HISTORY, Changes
from govern.ladder.growth import FORGOTTEN

_BLANKED = ("note", "source", "evidence", "message_id")
"""Free text of entries. A reason is blanked only where it is free text, too: that of a step."""


def forget(document: Document, on: date, by: str, changes: Changes) -> tuple[str, ...]:
    """Lay the erasure into ``changes``; gives what a person must still look at.

    Raises ``DocumentError`` when the file's form does not allow it.
    """
    now = changes.current(document)
    for path, value in tuple(_erasures(now.data)):
        now = changes.put(document, replace_value(now, path, value))
    body = now.text[now.body_start :]
    if body.strip():
        now = changes.put(document, now.text[: now.body_start] + f"\n{FORGOTTEN}\n")
    entry = {"on": on.isoformat(), "by": by, "event": "forgotten"}
    now = changes.add(document, HISTORY, [entry])
    return tuple(_left(now))


def _erasures(data: Mapping[str, Any]) -> Iterator[tuple[Path, Any]]:
    if data.get("contact"):
        yield ("contact",), {}
    if data.get("notes"):
        yield ("notes",), FORGOTTEN
    consent = data.get("consent")
    if isinstance(consent, Mapping) and consent.get("proof"):
        yield ("consent", "proof"), FORGOTTEN
    history = data.get("history")
    for index, entry in enumerate(history if isinstance(history, list) else ()):
        if not isinstance(entry, Mapping):
            continue
        names = (*_BLANKED, "reason") if entry.get("event") == "stage" else _BLANKED
        for name in names:
            if isinstance(entry.get(name), str) and entry[name] != FORGOTTEN:
                yield ("history", index, name), FORGOTTEN


def _left(document: Document) -> Iterator[str]:
    front = document.text[: document.body_start]
    if re.search(r"(?m)(?:^|\s)#\s*\S", front):
        yield "comments in the front matter"
    own = [key for key in document.data if str(key).startswith("x-")]
    if own:
        yield f"keys of your own ({', '.join(own)})"
    if document.data.get("tags"):
        yield "tags"
    yield f"the id {document.data.get('id')}, if it names the person"
