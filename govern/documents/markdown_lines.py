"""The lines of Markdown within their containers: which quotations, items and footnotes go on in a line."""

from __future__ import annotations

from govern.documents.passages import Place
from govern.values import NamedTuple

CODE_INDENT = 4
"""A line indented by so much begins no block but code, and a footnote's lines are indented by it."""


class Container(NamedTuple):
    """An open quotation (``width`` 0), or a list item or footnote whose lines are indented by ``width``."""

    width: int
    place: Place
    quoted: bool


class Leaf(NamedTuple):
    """A stretch of inline Markdown, or of HTML. ``text[0]`` stands at ``start``."""

    start: int
    text: str
    place: Place
    quoted: bool
    html: bool = False


class Lines:
    """The open containers, and how far the line at hand is read.

    Text begins ``at`` an offset, in a ``column``; ``consumed`` is the column up to which containers
    took the line, ``end`` its end, and ``matched`` is how many of the containers go on in it.
    """

    __slots__ = ("at", "column", "consumed", "empty_item", "end", "matched", "stack", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[Container] = []
        self.at = self.column = self.consumed = self.end = self.matched = 0
        self.empty_item = False
        """The line before opened an item and had nothing more."""

    def enter(self, start: int) -> None:
        """Find how many open containers go on in the line, and where their content begins."""
        self.consumed = 0
        self.skip(start, 0)
        text, end = self.text, self.end
        matched = 0
        for width, _, _ in self.stack:
            if not width:
                if self.at >= end or self.column - self.consumed >= CODE_INDENT or text[self.at] != ">":
                    break
                self.past_marker()
            elif self.at >= end:
                if self.empty_item and matched == len(self.stack) - 1:
                    break
            elif self.column - self.consumed >= width:
                self.consumed += width
            else:
                break
            matched += 1
        self.matched = matched

    def past_marker(self) -> None:
        """Go past the ``>`` of a quotation and the blank that belongs to it."""
        self.consumed = self.column + 1
        self.skip(self.at + 1, self.consumed)
        if self.column > self.consumed:
            self.consumed += 1

    def skip(self, at: int, column: int) -> None:
        """Move to the next character that is no blank, counting columns (tab stops of four)."""
        text, end = self.text, self.end
        while at < end and text[at] in " \t":
            column += 1 if text[at] == " " else 4 - column % 4
            at += 1
        self.at, self.column = at, column
