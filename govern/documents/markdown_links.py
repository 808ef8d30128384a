"""The parts of a Markdown link: label, destination, title, and definitions ``[label]: target "title"``.

All offsets are into the text that is passed in. Every pattern is possessive, so each reads its
stretch once (CommonMark 0.31, sections 4.7 and 6.3).
"""

from __future__ import annotations

import re

from govern import patterns
from govern.values import NamedTuple

MAX_PARENTHESES = 8
"""How deep parentheses may nest in a bare destination (CommonMark asks for three at least)."""

MAX_LABEL = 999

# Controls end a bare destination, except U+001A: under it stands a merge tag.
BARE = r"\x00-\x19\x1b-\x20\x7f"

_BLANK = patterns.compile(r"[ \t\n]*+")
_LABEL = patterns.compile(r"\[((?:[^\[\]\\]++|\\.)*+)\]", re.DOTALL)
_SIMPLE = patterns.compile(rf"\(([^{BARE}()\\<]*+)\)")
_ANGLE = patterns.compile(r"<((?:[^<>\\\n]++|\\[^\n])*+)>")
_PIECE = patterns.compile(rf"(?:[^{BARE}()\\]++|\\[!-/:-@\[-`{{-~]|\\)*+")
_TITLE = patterns.compile(
    r"\"((?:[^\"\\]++|\\.)*+)\"|'((?:[^'\\]++|\\.)*+)'|\(((?:[^()\\]++|\\.)*+)\)",
    re.DOTALL,
)
_LINE_REST = patterns.compile(r"[ \t]*+(?:\n[ \t]*+|\Z)")


class Stretch(NamedTuple):
    """``text[low:high]``, where ``text[0]`` stands at ``start`` in the text that was scanned."""

    text: str
    start: int
    low: int
    high: int


class Definition(NamedTuple):
    """Where a link definition points, and its title."""

    target: Stretch
    title: Stretch | None


class Tail(NamedTuple):
    """Bounds of what follows a link's text: where it ends, its destination, its title (-1: none)."""

    end: int
    low: int
    high: int
    title_low: int = -1
    title_high: int = -1


def read_label(text: str, at: int) -> int:
    """The end of the label that opens at ``at`` (past its bracket), or -1."""
    match = _LABEL.match(text, at)
    return match.end() if match and match.end() - at <= MAX_LABEL + 2 else -1


def normal_label(label: str) -> str:
    """A label as it is compared: case folded, blanks collapsed; ``""`` for one too long."""
    return " ".join(label.split()).casefold() if len(label) <= MAX_LABEL else ""


def read_tail(text: str, at: int) -> Tail | None:
    """Read ``(destination "title")`` from the parenthesis at ``at``."""
    simple = _SIMPLE.match(text, at)
    if simple:
        return Tail(simple.end(), simple.start(1), simple.end(1))
    at = _past_blanks(text, at + 1)
    target = _destination(text, at)
    if target is None:
        return Tail(at + 1, at, at) if text.startswith(")", at) else None
    low, high, end = target
    after = _past_blanks(text, end)
    title = _title(text, after) if after > end else None
    if title is None:
        return Tail(after + 1, low, high) if text.startswith(")", after) else None
    after = _past_blanks(text, title[2])
    return Tail(after + 1, low, high, title[0], title[1]) if text.startswith(")", after) else None


def read_definition(text: str, at: int, start: int) -> tuple[str, Definition, int] | None:
    """Read a link definition at the beginning of a line of a paragraph.

    Gives its normal label, the definition, and where the next line's text begins. ``start`` is the
    place of ``text[0]``, which the definition's stretches carry along.
    """
    closed = read_label(text, at)
    if closed < 0 or not text.startswith(":", closed):
        return None
    label = normal_label(text[at + 1 : closed - 1])
    target = _destination(text, _past_blanks(text, closed + 1))
    if not label or target is None:
        return None
    low, high, end = target
    after = _past_blanks(text, end)
    title = _title(text, after) if after > end else None
    if title is not None:
        line_end = _LINE_REST.match(text, title[2])
        if line_end:
            titled = Definition(Stretch(text, start, low, high), Stretch(text, start, title[0], title[1]))
            return label, titled, line_end.end()
    line_end = _LINE_REST.match(text, end)
    if line_end is None:
        return None
    return label, Definition(Stretch(text, start, low, high), None), line_end.end()


def _past_blanks(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _destination(text: str, at: int) -> tuple[int, int, int] | None:
    """Bounds of a destination and where it ends, its angle brackets included."""
    if text.startswith("<", at):
        angle = _ANGLE.match(text, at)
        return (angle.start(1), angle.end(1), angle.end()) if angle else None
    depth = 0
    position = at
    while True:
        piece = _PIECE.match(text, position)
        position = piece.end() if piece else position
        if text.startswith("(", position) and depth < MAX_PARENTHESES:
            depth += 1
        elif text.startswith(")", position) and depth:
            depth -= 1
        else:
            break
        position += 1
    if depth or position == at or text.startswith("(", position):
        return None
    return (at, position, position)


def _title(text: str, at: int) -> tuple[int, int, int] | None:
    """Bounds of a title's text and where the title ends, its quotes included."""
    match = _TITLE.match(text, at)
    if match is None:
        return None
    low, high = match.span(match.lastindex or 0)
    return low, high, match.end()
