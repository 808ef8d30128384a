"""Text made safe for a terminal: nothing from a file may move the cursor, colour or reorder what is shown."""

from __future__ import annotations

import re
import unicodedata

from govern import patterns
from govern.documents.characters import BIDI, BOM, CONTROL

_UNSAFE = patterns.compile(f"[{CONTROL}{BIDI}{BOM}\ud800-\udfff\t\r\n]")


def plain(text: str) -> str:
    r"""Replace control, bidi and surrogate characters by visible escapes such as ``\\x1b``; a tab by a blank."""
    return _UNSAFE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\t":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def encodable(text: str) -> str:
    """A text without lone surrogates, which no strict reader of JSON takes: bytes of a path that are no UTF-8 are written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def width(text: str) -> int:
    """Columns a text takes on a terminal: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in {"Cf", "Mn"}
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )
