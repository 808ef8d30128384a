"""Decoded text and its lines: from character offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from govern import patterns
from govern.findings import Span
from govern.values import frozen

MAX_BYTES = 64 * 1024 * 1024
"""A file larger than this is refused unread."""

_LINE_END = patterns.compile(r"\r\n|\n|\r")


@frozen(slots=False)
class Source:
    """The text of a file. Lines end at LF, CRLF or CR and nowhere else."""

    text: str

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character offset."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return (line, offset - self.line_starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """The span of ``text[start:end]``; ``end`` before ``start`` counts as ``start``."""
        line, column = self.place(start)
        end_line, end_column = self.place(max(start, end))
        return Span(line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end; ``""`` past the last."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")
