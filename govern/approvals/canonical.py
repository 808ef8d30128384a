"""One value, one sequence of bytes: canonical texts, canonical JSON, and digests with a domain.

The JSON is that of RFC 8785 (JCS), of which only texts, null, true, false, lists and mappings are used: without
numbers there is nothing that two programs could write in two ways.
"""

from __future__ import annotations

from collections.abc import Mapping

from govern.annotations import Any
from govern.hashing import sha256
from govern.plain_json import dumps

PREFIX = "sha256:"


def canonical_text(text: str) -> str:
    """A text without what no reader notices: LF line ends, no blanks (space, tab) at line ends, no empty end.

    Nothing else is changed, above all not the Unicode form: in a link or a field two forms are two things.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n")


def canonical_json(value: Any) -> bytes:
    """RFC 8785 JSON of texts, null, booleans, lists and mappings, as UTF-8."""
    written = dumps(_sorted(value))
    return written.encode("utf-8", "surrogatepass")


def digest(domain: str, value: Any) -> str:
    """``sha256:`` and 64 hexadecimal digits over the domain, a line feed and the canonical JSON of ``value``.

    The domain says what is digested and in which version, so that no digest of one thing is one of another.
    """
    return PREFIX + sha256(domain.encode("ascii") + b"\n" + canonical_json(value)).hexdigest()


def _sorted(value: Any) -> Any:
    if isinstance(value, Mapping):
        # RFC 8785, 3.2.3: keys in order of their UTF-16 code units.
        keys = sorted(value, key=lambda key: str(key).encode("utf-16-be", "surrogatepass"))
        return {key: _sorted(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_sorted(item) for item in value]
    return value
