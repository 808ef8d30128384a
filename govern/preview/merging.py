"""Passages with values put in: the words of a touch as one recipient reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from govern.documents.passages import HOLE, Passage, Place
from govern.preview.pieces import Kind, Piece, Values, fill_tag, joined, merge_line, merge_target


class Target(NamedTuple):
    """A link of a merged passage: its visible text, its target as written and with values put in."""

    text: str
    written: str
    target: str


@dataclass(frozen=True, slots=True)
class MergedPassage:
    """A passage's pieces. ``start``/``end`` bound its source in the template."""

    place: Place
    pieces: tuple[Piece, ...]
    targets: tuple[Target, ...]
    start: int
    end: int

    @property
    def prose(self) -> tuple[Piece, ...]:
        """What is read as words: without code, images and link targets, which leave a hole or nothing."""
        return tuple(piece for piece in map(_as_prose, self.pieces) if piece is not None)

    @property
    def text(self) -> str:
        """The words as one text."""
        return joined(self.prose)


def _as_prose(piece: Piece) -> Piece | None:
    if piece.kind is Kind.TARGET:
        return None
    if piece.kind is Kind.BREAK:
        return Piece(" ")
    return Piece(HOLE) if piece.kind in {Kind.CODE, Kind.UNSEEN} else piece


class _Cut(NamedTuple):
    """Something at ``start`` of a passage's text that takes the place of what is there up to ``end``."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def merge_passage(passage: Passage, source: str, values: Values) -> MergedPassage:
    """Put values into a passage. ``source`` is the document's text, which says how a tag is really written."""
    targets = tuple(
        Target(passage.text[link.start : link.end], link.target, merge_target(link.target, values))
        for link in passage.links
    )
    cuts = [
        *_tags(passage, source, values),
        *_runs(passage, source, values),
        # After everything else that ends where the link does.
        *(
            _Cut(link.end, link.end, (Piece(target.target, Kind.TARGET),))
            for link, target in zip(passage.links, targets, strict=True)
        ),
    ]
    pieces: list[Piece] = []
    cursor = 0
    for cut in sorted(cuts, key=lambda cut: (cut.end, cut.start == cut.end)):
        if cut.start < cursor:
            continue
        pieces += (Piece(passage.text[cursor : cut.start]), *cut.pieces)
        cursor = cut.end
    pieces.append(Piece(passage.text[cursor:]))
    kept = tuple(piece for piece in pieces if piece.text or piece.kind is not Kind.TEXT)
    start, end = passage.origin(0, len(passage.text))
    return MergedPassage(passage.place, kept, targets, start, end)


def _tags(passage: Passage, source: str, values: Values) -> Iterator[_Cut]:
    for tag in passage.tags:
        start, end = passage.origin(tag.start, tag.end)
        written = source[start:end]
        if passage.place is Place.CELL:
            written = written.replace("\\|", "|")
        # The tool reads the source: with entities, escapes or a line end inside it sees no tag.
        if written == passage.text[tag.start : tag.end]:
            yield _Cut(tag.start, tag.end, (fill_tag(tag, passage.text, values),))
        else:
            yield _Cut(tag.start, tag.end, (Piece(passage.text[tag.start : tag.end], Kind.LEFT),))


def _runs(passage: Passage, source: str, values: Values) -> Iterator[_Cut]:
    for run in passage.runs:
        if run.length != 1 or run.source_length == 1:
            continue
        written = source[run.source : run.source + run.source_length]
        if passage.text[run.at] == HOLE:
            yield _Cut(run.at, run.at + 1, _hole(written, values))
        elif _is_break(written):
            yield _Cut(run.at, run.at + 1, (Piece("\n", Kind.BREAK),))


def _is_break(written: str) -> bool:
    if written[:3].lower() == "<br":
        return True
    return written.startswith(("  ", "\\\n", "\\\r")) and ("\n" in written or "\r" in written)


_TICKS = re.compile(r"`+")
_TAGGED_CODE = re.compile(r"<(code|kbd|samp|pre|tt)\b[^<>]*>([^<]*)<", re.IGNORECASE)


def _hole(written: str, values: Values) -> tuple[Piece, ...]:
    """What stood where the reader left a hole: code is shown with its values, all else is not text."""
    ticks = _TICKS.match(written)
    if ticks is not None:
        inner = written[ticks.end() : len(written) - ticks.end()]
        return (Piece(joined(merge_line(" ".join(inner.split()), values)), Kind.CODE),)
    tagged = _TAGGED_CODE.match(written)
    if tagged is not None:
        return (Piece(joined(merge_line(" ".join(tagged[2].split()), values)), Kind.CODE),)
    if written.startswith("[^"):
        return (Piece(written.replace("^", "")),)
    return (Piece("", Kind.UNSEEN),)
