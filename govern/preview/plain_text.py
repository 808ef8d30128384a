"""A merged touch as plain text, wrapped: what a mail program without HTML would show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govern.documents.passages import Place
from govern.output.plain import plain, width
from govern.preview.merging import MergedPassage
from govern.preview.pieces import Kind, Piece, Values, joined, merge_line

_MARKER = re.compile(r"(?:[-+*]|([0-9]{1,9})([.)]))(?=[ \t])")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,40}|(?:-[ \t]*){3,40}|(?:_[ \t]*){3,40})\Z")
_FENCE = re.compile(r"[ \t>]{0,20}(`{3,40}|~{3,40})")
_INDENTED = re.compile(r"(?: {4}|\t)[ \t]*[^\s<]")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:")
_LEAST = 24
"""Columns that are always left for words, however deep a list is."""


class _Block(NamedTuple):
    """Lines of output. ``tight``: no empty line stands before them."""

    lines: tuple[str, ...]
    tight: bool


def plain_text(
    passages: Sequence[MergedPassage], source: str, bounds: tuple[int, int], values: Values, columns: int
) -> str:
    """The body of a touch as lines no longer than ``columns``; longer words stay whole.

    ``passages`` are the body's, in order; ``source`` is the document's text and ``bounds`` the body in it,
    where list markers and code are looked up. A link is shown as ``text <target>``.
    """
    lines: list[str] = []
    for block in _Layout(source, values, columns).blocks(passages, *bounds):
        if not any(line.strip() for line in block.lines):
            continue
        if lines and not block.tight:
            lines.append("")
        lines += block.lines
    return "\n".join(lines)


class _Layout:
    """Lays passages out; knows the numbers of the lists it is in."""

    def __init__(self, source: str, values: Values, columns: int) -> None:
        self.source = source
        self.values = values
        self.columns = columns
        self.numbers: dict[int, int] = {}

    def blocks(self, passages: Sequence[MergedPassage], start: int, end: int) -> Iterator[_Block]:
        """The blocks of a body, code and rules among them."""
        cursor = start
        index = 0
        after_heading = False
        while index < len(passages):
            passage = passages[index]
            index += 1
            if passage.place is Place.TITLE:
                continue
            between = self.source[cursor : passage.start] if passage.start > cursor else ""
            extra = list(_verbatim(between, self.values, after_heading=after_heading))
            yield from extra
            row = [passage]
            while (
                passage.place is Place.CELL
                and index < len(passages)
                and self._same_row(passage, passages[index])
            ):
                row.append(passages[index])
                index += 1
            tight = not extra and self._tight(passage, between)
            yield self._block(row, tight=tight)
            cursor = max(cursor, row[-1].end)
            after_heading = passage.place is Place.HEADING
        yield from _verbatim(self.source[cursor:end], self.values, after_heading=after_heading)

    def _same_row(self, first: MergedPassage, other: MergedPassage) -> bool:
        return other.place is Place.CELL and not re.search(r"[\r\n]", self.source[first.end : other.start])

    def _tight(self, passage: MergedPassage, between: str) -> bool:
        if passage.place not in {Place.LIST_ITEM, Place.CELL}:
            return False
        return len(re.findall(r"\n[ \t>]{0,100}(?=\r?\n)", between)) == 0

    def _block(self, row: Sequence[MergedPassage], *, tight: bool) -> _Block:
        passage = row[0]
        if passage.place is Place.CELL:
            cells = "  |  ".join(" ".join(_words(cell.pieces).split()) for cell in row)
            return _Block(tuple(wrap(cells, self.columns)), tight)
        if passage.place is Place.ALT:
            return _Block(tuple(wrap(f"[picture: {_words(passage.pieces)}]", self.columns)), tight)
        text = _words(passage.pieces)
        first, later = self._indents(passage)
        if passage.place is Place.HEADING:
            lines = wrap(text, self.columns)
            return _Block((*lines, "-" * min(self.columns, max(map(width, lines), default=0))), tight)
        return _Block(tuple(wrap(text, self.columns, first, later)), tight)

    def _indents(self, passage: MergedPassage) -> tuple[str, str]:
        """What stands before the first and the later lines: quotation marks, list markers, their indent."""
        begin = max(self.source.rfind("\n", 0, passage.start), self.source.rfind("\r", 0, passage.start)) + 1
        prefix = self.source[begin : passage.start].expandtabs(4)
        if passage.place not in {Place.LIST_ITEM, Place.QUOTE}:
            self.numbers.clear()
            note = _NOTE.search(prefix)
            return (f"[{note[1]}] ", "    ") if note and passage.place is Place.FOOTNOTE else ("", "")
        first, later = self._prefix(prefix)
        if len(first) > self.columns - _LEAST:
            return "", ""
        return first, later

    def _prefix(self, prefix: str) -> tuple[str, str]:
        first: list[str] = []
        at = 0
        while at < len(prefix):
            marker = _MARKER.match(prefix, at)
            if marker is not None:
                written = self._numbered(at, marker)
                # A wider number takes from the blanks behind it.
                first.append(written)
                at = marker.end()
            elif prefix[at] in " >":
                first.append(prefix[at])
                at += 1
            else:
                # Emphasis, a link's bracket, an HTML tag: no part of the layout.
                break
        start = "".join(first)
        later = re.sub(r"[^ >]", " ", start)
        return (later if at < len(prefix) and not start.strip() else start), later

    def _numbered(self, column: int, marker: re.Match[str]) -> str:
        for deeper in [known for known in self.numbers if known > column]:
            del self.numbers[deeper]
        if marker[1] is None:
            self.numbers.pop(column, None)
            return "-"
        number = self.numbers[column] + 1 if column in self.numbers else int(marker[1])
        self.numbers[column] = number
        return f"{number}{marker[2]}"


def _words(pieces: Sequence[Piece]) -> str:
    """The pieces as text in which only hard breaks are line ends."""
    parts: list[str] = []
    for piece in pieces:
        if piece.kind is Kind.TARGET:
            parts.append(_target(piece.text, parts))
        elif piece.kind is Kind.BREAK:
            parts.append("\n")
        else:
            parts.append(plain(piece.text.replace("\n", " ")))
    return "".join(parts)


def _target(target: str, before: Sequence[str]) -> str:
    """`` <target>``, or nothing where the text before says it already."""
    if not target:
        return " <no target>"
    bare = target.removeprefix("mailto:")
    said = "".join(before[-8:])
    return "" if said.endswith((target, bare)) else f" <{plain(target)}>"


def wrap(text: str, columns: int, first: str = "", later: str = "") -> list[str]:
    """Lines of a text, none wider than ``columns`` unless a single word is. Line ends in it stay."""
    lines: list[str] = []
    for part in text.split("\n"):
        lines += _wrapped(part.split(), columns, later if lines else first, later)
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return lines


def _wrapped(words: Sequence[str], columns: int, first: str, later: str) -> Iterator[str]:
    line, used, empty = first, width(first), True
    for word in words:
        for part in _breakable(word, columns - width(later)):
            size = width(part)
            if not empty and used + 1 + size > columns:
                yield line
                line, used, empty = later, width(later), True
            line = line + part if empty else f"{line} {part}"
            used, empty = width(line), False
    yield line.rstrip()


def _breakable(word: str, room: int) -> Iterator[str]:
    """A word, in pieces where its script knows no blanks and it is wider than the line."""
    if word.isascii() or width(word) <= room or width(word) == len(word):
        yield word
        return
    half = max(1, room // 2)
    for start in range(0, len(word), half):
        yield word[start : start + half]


def _verbatim(between: str, values: Values, *, after_heading: bool = False) -> Iterator[_Block]:
    """Code and rules among what stands between two passages: comments and definitions are not shown."""
    lines = between.splitlines()
    # Right under a heading, dashes are how it is marked as one.
    scanner = _Verbatim(values, skip=2 if after_heading and lines[1:2] and lines[1].strip() else 0)
    for line in lines:
        yield from scanner.take(line)
    yield from scanner.finish()


class _Verbatim:
    """Reads lines without prose one by one, and gives blocks when they end."""

    def __init__(self, values: Values, skip: int) -> None:
        self.values = values
        self.skip = skip
        self.code: list[str] = []
        self.fence = ""
        self.comment = False
        self.after_blank = False

    def take(self, line: str) -> Iterator[_Block]:
        """Read a line."""
        self.skip -= 1
        opened = _FENCE.match(line)
        if self.fence:
            if opened and opened[1].startswith(self.fence) and not line[opened.end() :].strip():
                yield from self.finish()
            else:
                self._keep(line)
        elif self.comment or "<!--" in line:
            self.comment = "-->" not in line.rpartition("<!--")[2]
        elif opened:
            self.fence = opened[1]
        elif _INDENTED.match(line) and (self.code or self.after_blank):
            self._keep(line[4:])
        else:
            yield from self.finish()
            if self.skip < 0 and _RULE.match(line):
                yield _Block(("* * *",), tight=False)
        self.after_blank = not line.strip()

    def finish(self) -> Iterator[_Block]:
        """End the open block of code."""
        if self.code:
            yield _Block(tuple(self.code), tight=False)
        self.fence, self.code = "", []

    def _keep(self, line: str) -> None:
        self.code.append("    " + plain(joined(merge_line(line.expandtabs(4), self.values))))
