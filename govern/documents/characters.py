"""Characters that a reader does not see but a machine does: they have no place in governed text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govern import patterns

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u206a-\u206f"
    "\u3164\uffa0\U000e0000-\U000e0fff"
)
BOM = "\ufeff"
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb"

INVISIBLE = patterns.compile(f"[{CONTROL}{BIDI}{ZERO_WIDTH}{BOM}]+")

# Joiners are how some scripts and emoji families are written; between such characters they are visible.
_JOINERS = frozenset("\u200c\u200d")
_FIRST_JOINED = "\u0600"


def invisible_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of invisible characters in ``text[start:end]``: control, bidi, zero-width, byte order mark.

    A single zero-width (non-)joiner between two characters of a script that is written with it
    (Arabic, Indic, emoji) is left alone.
    """
    # In plain ASCII only control characters can be invisible.
    pattern = _ASCII_CONTROL if text.isascii() else INVISIBLE
    for match in pattern.finditer(text, start, end):
        if not _joins(text, match.start(), match.end()):
            yield match.start(), match.end()


_ASCII_CONTROL = patterns.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")


def _joins(text: str, start: int, end: int) -> bool:
    if end - start != 1 or text[start] not in _JOINERS or start == 0 or end >= len(text):
        return False
    before, after = text[start - 1], text[end]
    return before >= _FIRST_JOINED and after >= _FIRST_JOINED


def kind_of(character: str) -> str:
    """What to call an invisible character in a message, with its code point."""
    if character == BOM:
        word = "a byte order mark"
    elif re.match(f"[{BIDI}]", character):
        word = "a text-direction control"
    elif re.match(f"[{CONTROL}]", character):
        word = "a control character"
    else:
        word = "an invisible character"
    return f"{word} (U+{ord(character):04X})"
