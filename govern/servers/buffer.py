"""A text as an editor holds it: lines and columns as LSP counts them, changes in ranges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from govern.documents.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text: line from 0, character from 0 in the units agreed with the editor (LSP 3.17, Position)."""

    line: int
    character: int


@dataclass(frozen=True, slots=True)
class Area:
    """A stretch of a text, the end exclusive (LSP 3.17, Range)."""

    start: Place
    end: Place


@dataclass(frozen=True)
class Buffer:
    """The text of an open file, saved or not. ``encoding`` names the units of columns (LSP PositionEncodingKind)."""

    text: str
    encoding: str = "utf-16"

    @cached_property
    def source(self) -> Source:
        """The same text with its lines. Lines end at LF, CRLF and CR only, in LSP as in govern."""
        return Source(self.text)

    def place(self, offset: int) -> Place:
        """The place of a character offset."""
        line, column = self.source.place(offset)
        start = self.source.line_starts[line - 1]
        return Place(line - 1, self._units(self.text[start : start + column - 1]))

    def area(self, start: int, end: int) -> Area:
        """The area of ``text[start:end]``."""
        return Area(self.place(start), self.place(max(start, end)))

    def offset(self, line: int, character: int) -> int:
        """The character offset of a place; places outside of the text count as its nearest end."""
        starts = self.source.line_starts
        if line < 0:
            return 0
        if line >= len(starts):
            return len(self.text)
        start = starts[line]
        units = 0
        for position, char in enumerate(self.source.line(line + 1)):
            if units >= character:
                return start + position
            units += self._units(char)
        return start + len(self.source.line(line + 1))

    def changed(self, area: Area | None, text: str) -> Buffer:
        """The buffer after an edit: of an area, or of the whole (``None``)."""
        if area is None:
            return Buffer(text, self.encoding)
        start = self.offset(area.start.line, area.start.character)
        end = self.offset(area.end.line, area.end.character)
        return Buffer(self.text[:start] + text + self.text[max(start, end) :], self.encoding)

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32":
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(char) > 0xFFFF for char in text)
