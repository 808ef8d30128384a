"""The blocks of Markdown: which lines make which paragraph, heading, table cell or HTML block.

Reads CommonMark 0.31 with GFM tables and footnotes, line by line, with a stack of open containers
as the specification's appendix proposes. What is not prose (code, rules, definitions) leaves no
leaf. Every leaf has text as long as its source, in which the ``>`` of quotations are blanks, so
that one number maps it back.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from govern import patterns
from govern.documents.html_tags import HTML_STARTS, INLINE_TAG
from govern.documents.markdown_lines import CODE_INDENT, Container, Leaf, Lines
from govern.documents.markdown_links import Definition, read_definition
from govern.documents.markdown_tables import DELIMITERS, cells
from govern.documents.passages import Place
from govern.values import NamedTuple

MAX_DEPTH = 100
"""How many quotations and list items may stand in each other; what is deeper is text."""


class Blocks(NamedTuple):
    """The leaves in order, the link definitions by normal label, the labels of the footnotes, and the lines of code."""

    leaves: list[Leaf]
    definitions: dict[str, Definition]
    footnotes: set[str]
    code: list[tuple[int, int]]


# Lines that can only be text of a paragraph, whatever stands around them, and the blank lines after.
_PLAIN = patterns.compile(
    r"((?:[ ]{0,3}+(?:[^\s#>+\-*=_~`<|:\[0-9]|[0-9]++(?![.)]))[^\n]*+(?:\n|\Z))++)((?:[ \t]*+\n)*+)"
)
_BLANKS = patterns.compile(r"(?:[ \t]*+\n)++")
_THEMATIC = patterns.compile(r"(?:(?:\*[ \t]*+){3,}|(?:-[ \t]*+){3,}|(?:_[ \t]*+){3,})\Z")
_HEADING = patterns.compile(r"#{1,6}(?=[ \t]|\Z)")
_UNDERLINE = patterns.compile(r"(?:=++|-++)[ \t]*+\Z")
_FENCE = patterns.compile(r"(`{3,}+)[^`]*+\Z|(~{3,}+)")
_ITEM = patterns.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|\Z)")
_FOOTNOTE = patterns.compile(r"\[\^([^ \]\n]++)\]:")

_TRAILING_BLANK = patterns.compile(r"[ \t]*+\Z")

_NOTHING, _PARAGRAPH, _VERBATIM, _HTML, _TABLE = range(5)


def scan_blocks(text: str) -> Blocks:
    """Read a Markdown text whose lines end in LF (merge tags are shaded)."""
    scanner = _Scanner(text)
    scanner.run()
    return Blocks(scanner.leaves, scanner.definitions, scanner.footnotes, scanner.code)


class _Scanner(Lines):
    """What is open between lines: besides containers, the leaf."""

    __slots__ = (
        "closing",
        "code",
        "columns",
        "definitions",
        "footnotes",
        "indented",
        "leaves",
        "lines",
        "open",
    )

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.leaves: list[Leaf] = []
        self.definitions: dict[str, Definition] = {}
        self.footnotes: set[str] = set()
        self.code: list[tuple[int, int]] = []
        self.open = _NOTHING
        self.lines: list[tuple[int, int]] = []
        # What ends the open fence or HTML block; None: a blank line.
        self.closing: re.Pattern[str] | None = None
        self.columns = 0  # of the open table
        self.indented = False  # the last line of the open paragraph was, which no head of a table may be

    def run(self) -> None:
        """Read all lines."""
        text, size, at = self.text, len(self.text), 0
        while at < size:
            if not self.stack and self.open <= _PARAGRAPH:
                match = _PLAIN.match(text, at)
                if match:
                    self._plain(match)
                    at = match.end()
                    continue
                if self.open == _NOTHING:
                    blanks = _BLANKS.match(text, at)
                    at = blanks.end() if blanks else at
            end = text.find("\n", at)
            self._line(at, size if end < 0 else end)
            at = self.end + 1
        self._close_leaf()

    def _plain(self, match: re.Match[str]) -> None:
        start, end = match.span(1)
        over = match.end() > end
        if self.text[end - 1] == "\n":
            end -= 1
        if over and self.open == _NOTHING:
            self.leaves.append(Leaf(start, self.text[start:end], Place.PARAGRAPH, quoted=False))
            return
        self.indented = False
        self.lines.append((start, end))
        self.open = _PARAGRAPH
        if over:
            self._close_leaf()

    # One line

    def _line(self, start: int, end: int) -> None:
        self.end = end
        self.enter(start)
        whole = self.matched == len(self.stack)
        if self.open in {_VERBATIM, _HTML} and whole and self._verbatim():
            return
        if self.at >= end:
            self._blank_line()
            return
        self.empty_item = False
        lazy = self.open == _PARAGRAPH and not whole
        if self._block_starts():
            return
        self.indented = self.column - self.consumed >= CODE_INDENT
        if lazy and self.open == _PARAGRAPH:
            self.lines.append((self.at, end))
        else:
            self._text_line()

    def _blank_line(self) -> None:
        if self.open != _NOTHING:
            self._close_leaf()
        del self.stack[self.matched :]
        self.empty_item = False

    def _verbatim(self) -> bool:
        """Take a line into the open fence or HTML block; ``False`` when the block is over before it."""
        if self.open == _VERBATIM:
            shallow = self.column - self.consumed < CODE_INDENT
            if shallow and self.closing and self.closing.match(self.text, self.at, self.end):
                self.open = _NOTHING
            else:
                self.code.append((self.at, self.end))
            return True
        if self.closing is None and self.at >= self.end:
            return False
        self.lines.append((self.at, self.end))
        if self.closing and self.closing.search(self.text, self.at, self.end):
            self._close_leaf()
        return True

    def _block_starts(self) -> bool:
        """Open what blocks begin in the line; whether the line is used up by them."""
        while self.at < self.end:
            if self.column - self.consumed >= CODE_INDENT:
                if self.open == _PARAGRAPH:
                    return False
                self._begin()
                self.code.append((self.at, self.end))
                return True
            start = _STARTS.get(self.text[self.at])
            used = start(self) if start else None
            if used is None:
                return False
            if used:
                return True
        return True

    def _text_line(self) -> None:
        if self.matched < len(self.stack):
            self._begin()
        if self.open == _TABLE:
            self._row(self.at, self.end)
            return
        self.open = _PARAGRAPH
        self.lines.append((self.at, self.end))

    def _begin(self) -> None:
        """Close what does not go on, because another block begins."""
        self._close_leaf()
        if self.matched < len(self.stack):
            del self.stack[self.matched :]

    def _push(self, width: int, place: Place, *, quoted: bool = False) -> None:
        self._begin()
        around = self.stack[-1] if self.stack else None
        if around and around.place == Place.FOOTNOTE:
            place = Place.FOOTNOTE
        self.stack.append(Container(width, place, quoted or (around is not None and around.quoted)))
        self.matched = len(self.stack)

    # What a line can begin with: None for nothing of the sort, True when the line is used up, False
    # when a container opened and the rest of the line is to be looked at.

    def quotation(self) -> bool | None:
        if self.matched >= MAX_DEPTH:
            return None
        self._push(0, Place.QUOTE, quoted=True)
        self.past_marker()
        return False

    def heading(self) -> bool | None:
        match = _HEADING.match(self.text, self.at, self.end)
        if match is None:
            return None
        self._begin()
        text, low, high = self.text, match.end(), self.end
        while high > low and text[high - 1] in " \t":
            high -= 1
        tail = high
        while tail > low and text[tail - 1] == "#":
            tail -= 1
        if text[tail - 1] in " \t":
            high = tail
        self._leaf(low, text[low:high], Place.HEADING)
        return True

    def fence(self) -> bool | None:
        match = _FENCE.match(self.text, self.at, self.end)
        if match is None:
            return None
        self._begin()
        mark = match[1] or match[2]
        self.open = _VERBATIM
        self.closing = patterns.compile(rf"{mark[0]}{{{len(mark)},}}+[ \t]*+\Z")
        return True

    def html(self) -> bool | None:
        kind = next((kind for kind in HTML_STARTS if kind[0].match(self.text, self.at, self.end)), None)
        closing = kind[1] if kind else None
        if kind is None:
            tag = (
                None if self.open in {_PARAGRAPH, _TABLE} else INLINE_TAG.match(self.text, self.at, self.end)
            )
            if not tag or not _TRAILING_BLANK.match(self.text, tag.end(), self.end):
                return None
        self._begin()
        self.open, self.closing = _HTML, closing
        self.lines.append((self.at, self.end))
        if closing and closing.search(self.text, self.at, self.end):
            self._close_leaf()
        return True

    def underline(self) -> bool | None:
        if self.open != _PARAGRAPH or self.matched < len(self.stack):
            return None
        if not _UNDERLINE.match(self.text, self.at, self.end):
            return None
        start, text = self._gathered()
        low = self._definitions(start, text)
        if not text[low:].strip():
            return None
        self._leaf(start + low, text[low:], Place.HEADING)
        self.open = _NOTHING
        self.lines.clear()
        return True

    def dash(self) -> bool | None:
        used = self.delimiters()
        if used is None:
            used = self.underline()
        return self.bullet() if used is None else used

    def bullet(self) -> bool | None:
        used = self.thematic()
        return self.item() if used is None else used

    def thematic(self) -> bool | None:
        if not _THEMATIC.match(self.text, self.at, self.end):
            return None
        self._begin()
        return True

    def item(self) -> bool | None:
        match = _ITEM.match(self.text, self.at, self.end)
        if match is None or self.matched >= MAX_DEPTH:
            return None
        empty = not self.text[match.end() : self.end].strip(" \t")
        interrupts = self.open == _PARAGRAPH and self.matched == len(self.stack)
        if interrupts and (empty or (match.end() - match.start() > 1 and match[0][:-1].lstrip("0") != "1")):
            return None
        indent = self.column - self.consumed
        marker = match.end() - match.start()
        after = self.column + marker
        self.skip(match.end(), after)
        gap = self.column - after
        if empty or gap > CODE_INDENT:
            gap = 1
        self._push(indent + marker + gap, Place.LIST_ITEM)
        self.consumed = after + gap
        self.empty_item = empty
        return False

    def footnote(self) -> bool | None:
        match = _FOOTNOTE.match(self.text, self.at, self.end)
        if match is None or self.matched >= MAX_DEPTH:
            return None
        self.footnotes.add(match[1])
        after = self.column + match.end() - self.at
        self._push(CODE_INDENT, Place.FOOTNOTE)
        self.skip(match.end(), after)
        self.consumed = self.column
        return False

    # Tables

    def delimiters(self) -> bool | None:
        """The row of dashes under a table's head makes the paragraph's last line the head."""
        if self.open != _PARAGRAPH or self.matched < len(self.stack) or self.indented:
            return None
        if self.end - self.at < 2 or not DELIMITERS.match(self.text, self.at, self.end):
            return None
        low, high = self.lines[-1]
        head = max(low, self.text.rfind("\n", low, high) + 1)
        if self.text.find("|", head, high) < 0:
            return None
        columns = len(cells(self.text, self.at, self.end))
        if columns != len(cells(self.text, head, high)):
            return None
        self.lines.pop()
        if head > low:
            self.lines.append((low, head - 1))
        self._close_leaf()
        self.open, self.columns = _TABLE, columns
        self._row(head, high)
        return True

    def _row(self, low: int, high: int) -> None:
        for start, end in cells(self.text, low, high)[: self.columns]:
            if start < end:
                self._leaf(start, self.text[start:end], Place.CELL)

    # Leaves

    def _close_leaf(self) -> None:
        kind, self.open = self.open, _NOTHING
        if not self.lines:
            return
        start, text = self._gathered()
        self.lines.clear()
        if kind == _HTML:
            self._leaf(start, text, None, html=True)
            return
        low = self._definitions(start, text)
        if low < len(text):
            self._leaf(start + low, text[low:] if low else text, None)

    def _gathered(self) -> tuple[int, str]:
        """Where the open leaf begins, and its lines with all that stands between them blanked."""
        lines = self.lines
        start = lines[0][0]
        if not (self.stack and self.stack[-1].quoted):
            return start, self.text[start : lines[-1][1]]
        parts: list[str] = []
        cursor = start
        for low, high in lines:
            if low > cursor:
                parts.append("\n" + " " * (low - cursor - 1))
            parts.append(self.text[low:high])
            cursor = high
        return start, "".join(parts)

    def _definitions(self, start: int, text: str) -> int:
        """Take the link definitions off the beginning of a paragraph; where the rest begins."""
        low = len(text) - len(text.lstrip(" \t")) if text[:1] == " " else 0
        while text.startswith("[", low):
            found = read_definition(text, low, start)
            if found is None:
                break
            label, definition, low = found
            self.definitions.setdefault(label, definition)
        return low

    def _leaf(self, start: int, text: str, place: Place | None, *, html: bool = False) -> None:
        around = self.stack[-1] if self.stack else None
        if place is None:
            place = around.place if around else Place.PARAGRAPH
        self.leaves.append(Leaf(start, text, place, around is not None and around.quoted, html))


_STARTS: dict[str, Callable[[_Scanner], bool | None]] = {
    ">": _Scanner.quotation,
    "#": _Scanner.heading,
    "`": _Scanner.fence,
    "~": _Scanner.fence,
    "<": _Scanner.html,
    "=": _Scanner.underline,
    "|": _Scanner.delimiters,
    ":": _Scanner.delimiters,
    "[": _Scanner.footnote,
    "_": _Scanner.thematic,
    "*": _Scanner.bullet,
    "+": _Scanner.bullet,
    "-": _Scanner.dash,
    **dict.fromkeys("0123456789", _Scanner.item),
}
