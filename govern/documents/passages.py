"""The reading form: what the recipient of a touch reads, with a map back to the source.

Rules read passages and never raw Markdown. A passage is one run of visible text (a subject line,
a paragraph, a table cell, an alt text …) in which Markdown and HTML markup is gone, entities and
backslash escapes are resolved and line breaks are blanks. Code, images, footnote marks and hidden
text leave a single ``HOLE``, so that the words on both sides do not grow together. Comments and
inline tags leave nothing, for on the recipient's screen there is nothing between the two sides.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from enum import StrEnum
from functools import cached_property, lru_cache

from govern.values import NamedTuple, frozen

HOLE = "\ufffc"
"""Stands in the text for what the recipient does not see as prose: code, an image, hidden text."""


class Place(StrEnum):
    """Where in a touch a passage stands."""

    SUBJECT = "subject"
    PREHEADER = "preheader"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quotation"
    CELL = "table cell"
    FOOTNOTE = "footnote"
    ALT = "alt text"
    TITLE = "link title"


class Run(NamedTuple):
    """``length`` characters of a passage from ``at`` stand for source text from ``source``.

    When ``source_length`` equals ``length`` the characters correspond one to one; otherwise (an
    entity, an escape, a soft break with indentation, a hole) the run as a whole stands for the
    whole source stretch.
    """

    at: int
    length: int
    source: int
    source_length: int


class Link(NamedTuple):
    """A link in a passage. ``start``/``end`` bound its visible text in the passage.

    ``target`` is the destination after escapes and entities are resolved (``""`` for an empty
    one); ``source``/``source_end`` bound the destination (the part between the parentheses or
    angle brackets) in the document, so that a finding can point at it.
    """

    start: int
    end: int
    target: str
    source: int
    source_end: int


class Tag(NamedTuple):
    """A merge tag ``{{ … }}`` standing on one line of a passage (bounds in the passage's text).

    ``inner`` is what stands between the braces, untouched; ``name`` is the field's name when the
    tag is well formed in the declared dialect, else ``None``; ``default`` bounds the text of the
    Liquid default without its quotes, or is ``None``.
    """

    start: int
    end: int
    inner: str
    name: str | None
    default: tuple[int, int] | None


class Markup(NamedTuple):
    """A raw HTML tag that stood in the source (bounds in the document) and is not visible."""

    source: int
    source_end: int
    text: str


@frozen(slots=False)
class Passage:
    """One run of visible text. Offsets of rules are into ``text``; ``origin`` maps them back."""

    place: Place
    text: str
    runs: tuple[Run, ...]
    links: tuple[Link, ...] = ()
    tags: tuple[Tag, ...] = ()
    markup: tuple[Markup, ...] = ()
    quoted: bool = False
    """Stands in a block quotation."""
    hidden: tuple[tuple[int, int], ...] = ()
    """Where the document hides text from the recipient by markup (``display:none``, white on white …)."""
    struck: tuple[tuple[int, int], ...] = ()
    """Where the document strikes text through, in this passage or beside it; apart and in order. It is read, and taken back."""
    breaks: tuple[int, ...] = ()
    """Where in ``text`` a blank stands for the end of a line of the source."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map ``text[start:end]`` to the source stretch a person must change.

        Returns character offsets into the document's text. An empty range maps to an empty one.
        """
        if not self.runs:
            return (0, 0)
        first = self._run_at(start)
        source_start = _point(first, start, end_of_run=False)
        if end <= start:
            return (source_start, source_start)
        last = self._run_at(end - 1)
        return (source_start, _point(last, end - 1, end_of_run=True))

    def _run_at(self, index: int) -> Run:
        position = bisect_right(self._ats, index) - 1
        return self.runs[max(0, min(position, len(self.runs) - 1))]

    @cached_property
    def _ats(self) -> list[int]:
        return [run.at for run in self.runs]

    @cached_property
    def prose(self) -> str:
        """``text`` with every merge tag but its default blanked by ``HOLE``s; same length."""
        if not self.tags:
            return self.text
        parts: list[str] = []
        cursor = 0
        for tag in self.tags:
            parts.append(self.text[cursor : tag.start])
            if tag.default is None:
                parts.append(HOLE * (tag.end - tag.start))
            else:
                low, high = tag.default
                parts.append(HOLE * (low - tag.start) + self.text[low:high] + HOLE * (tag.end - high))
            cursor = tag.end
        parts.append(self.text[cursor:])
        return "".join(parts)

    @cached_property
    def folded(self) -> Folded:
        """``prose`` in one normal form for matching words and numbers."""
        return fold(self.prose)


def _point(run: Run, index: int, *, end_of_run: bool) -> int:
    if run.length == run.source_length:
        return run.source + (index - run.at) + (1 if end_of_run else 0)
    return run.source + (run.source_length if end_of_run else 0)


@frozen
class Folded:
    """A text in normal form and, for each of its characters, the index in the text it came from.

    ``index`` is ``None`` when both are the same, character by character.
    """

    text: str
    index: tuple[int, ...] | None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Map ``self.text[start:end]`` to bounds in the text that was folded; an empty range to an empty one."""
        index = self.index
        if index is None:
            return (start, end)
        if end > start:
            return (index[start], index[end - 1] + 1)
        at = index[start] if start < len(index) else index[-1] + 1 if index else 0
        return (at, at)


_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-")
_QUOTES = {ord("\u2018"): "'", ord("\u2019"): "'", ord("\u02bc"): "'", ord("\u201c"): '"', ord("\u201d"): '"'}


def fold(text: str) -> Folded:
    """Fold a text: NFKC by character, any blank to a space, any decimal digit to ASCII.

    Dashes become ``-`` and curly quotes straight; format characters (category Cf: zero-width,
    bidi, soft hyphen) and combining marks that NFKC leaves disappear. Case is kept.
    """
    if text.isascii():
        return Folded(text, None)
    pieces = {character: _folded(character) for character in set(text) if character > "\x7f"}
    if all(len(piece) == 1 for piece in pieces.values()):
        # Hardly a text has anything else than dashes, quotes, accents and fields: one character each.
        return Folded(text.translate({ord(odd): piece for odd, piece in pieces.items()}), None)
    out: list[str] = []
    index: list[int] = []
    for position, character in enumerate(text):
        for piece in pieces.get(character, character):
            out.append(piece)
            index.append(position)
    return Folded("".join(out), tuple(index))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """What a character that is not ASCII is folded to."""
    if character == HOLE:
        return character
    mapped = _DASHES.get(ord(character)) or _QUOTES.get(ord(character))
    return mapped or "".join(map(_folded_piece, unicodedata.normalize("NFKC", character)))


def _folded_piece(piece: str) -> str:
    category = unicodedata.category(piece)
    if category in {"Cf", "Mn", "Me"} or (0xFE00 <= ord(piece) <= 0xFE0F):
        return ""
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    return str(unicodedata.decimal(piece)) if category == "Nd" else piece
