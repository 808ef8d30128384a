"""The fingerprint of exactly what is signed: body and front matter, without sign-offs and status.

docs/sign-off.md says it to the byte.
"""

from __future__ import annotations

from collections.abc import Mapping

from govern.annotations import Any
from govern.approvals.canonical import canonical_json, canonical_text, digest
from govern.documents.document import Document, Path
from govern.documents.scalars import resolve_plain

DOMAIN = "govern-content@v1"
OUTSIDE = frozenset({"approvals", "status"})
"""Top-level keys that are no part of the content: what signing and its consequences change."""


def content_digest(document: Document) -> str:
    """``sha256:…`` over the canonical content of a document.

    Does not change with line ends, blanks at line ends, key order, quoting style, flow or block form, YAML comments,
    a byte order mark or the file's name; changes with everything else, `1` and `"1"` included. Never raises.
    """
    return digest(DOMAIN, canonical_content(document))


def canonical_content(document: Document) -> Mapping[str, Any]:
    """What the digest is made over: ``{"body": text, "front": values}``, numbers as they are written."""
    front = {
        key: _value(document, (key,), value) for key, value in document.data.items() if key not in OUTSIDE
    }
    return {"body": canonical_text(document.text[document.body_start :]), "front": front}


def content_bytes(document: Document) -> bytes:
    """The very bytes that are hashed, for those who want to verify a digest with other tools."""
    return DOMAIN.encode("ascii") + b"\n" + canonical_json(canonical_content(document))


def values_digest(domain: str, data: Mapping[str, Any]) -> str:
    """A digest over plain values that come from several files, such as a merged policy."""
    kept = {key: _plain(value) for key, value in data.items() if key not in OUTSIDE}
    return digest(domain, kept)


def _value(document: Document, path: Path, value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _value(document, (*path, key), item) for key, item in value.items()}
    if isinstance(value, list):
        return [_value(document, (*path, number), item) for number, item in enumerate(value)]
    if isinstance(value, str):
        return "=" + canonical_text(value)
    if value is None or isinstance(value, bool):
        return value
    return "#" + _spelled(document, path, value)


def _spelled(document: Document, path: Path, value: Any) -> str:
    """A number as it stands in the file, since a reader sees `1.50` and not 1.5."""
    place = document.positions.get(path)
    written = "" if place is None else document.text[place.start : place.end]
    read = resolve_plain(written)
    return written if type(read) is type(value) and read == value else _number(value)


def _number(value: Any) -> str:
    import json

    return json.dumps(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return "=" + canonical_text(value)
    return value if value is None or isinstance(value, bool) else "#" + _number(value)
