"""From a leaf and what was found in it to passages: cuts made, offsets mapped, links and tags placed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from operator import itemgetter

from govern.annotations import Any, TypeVar
from govern.documents.assembly import (
    Cut,
    assemble,
    attribute_cuts,
    html_text,
    position_of,
    resolve,
    text_cuts,
)
from govern.documents.fields import SHADE, read_tags
from govern.documents.markdown_html import Aside, Walk
from govern.documents.markdown_inline import LinkSpan
from govern.documents.markdown_lines import Leaf
from govern.documents.markdown_links import Stretch
from govern.documents.passages import HOLE, Link, Markup, Passage, Place, Run, Tag
from govern.values import NamedTuple

_Span = TypeVar("_Span", Cut, "Reach", tuple[int, int])
_start: Callable[[tuple[Any, ...]], int] = itemgetter(0)


class Reach(NamedTuple):
    """A link around ``text[start:end]`` of a leaf, its target, and where that stands in the source."""

    start: int
    end: int
    target: str
    source: int
    source_end: int


class Spans:
    """Stretches that are apart and in order."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self.lows: list[int] = []
        self.highs: list[int] = []
        for low, high in sorted(stretches, key=lambda pair: (pair[0], -pair[1])):
            if not self.highs or low >= self.highs[-1]:
                self.lows.append(low)
                self.highs.append(high)

    def hold(self, offset: int) -> bool:
        """Whether a stretch holds the character at an offset."""
        index = bisect_right(self.lows, offset) - 1
        return index >= 0 and offset < self.highs[index]

    def enclose(self, offset: int) -> bool:
        """Whether an offset is within a stretch and at neither of its ends."""
        index = bisect_left(self.lows, offset) - 1
        return index >= 0 and offset < self.highs[index]


class Writer:
    """Adds the passages of one leaf to ``out``. The leaf's ``text[0]`` stands at ``at`` of ``source``."""

    __slots__ = ("at", "base", "cuts", "links", "out", "quoted", "shaded", "source", "struck", "text", "walk")

    def __init__(self, source: str, base: int, leaf: Leaf, cuts: list[Cut], out: list[Passage]) -> None:
        self.source = source
        self.base = base
        self.text = leaf.text
        self.at = base + leaf.start
        self.quoted = leaf.quoted
        self.shaded = SHADE in leaf.text
        self.cuts = cuts
        self.out = out
        self.links: list[Reach] = []
        self.walk: Walk | None = None
        self.struck: tuple[tuple[int, int], ...] = ()

    def link_to(self, span: LinkSpan) -> None:
        """Take in a Markdown link."""
        text, start, low, high = span.target
        at = self.base + start
        target = span.scheme + resolve(self.source, at, text, low, high)
        self.links.append(Reach(span.start, span.end, target, at + low, at + high))

    def strike(self, stretches: Iterable[tuple[int, int]]) -> None:
        """Note what of the leaf is struck through."""
        at = self.at
        found: list[tuple[int, int]] = []
        for low, high in sorted([*self.struck, *((at + start, at + end) for start, end in stretches)]):
            if found and low <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], high))
            else:
                found.append((low, high))
        self.struck = tuple(found)

    def follow(self, walk: Walk) -> None:
        """Take over what a walk along the raw tags found."""
        self.walk = walk
        self.strike(walk.struck)
        self.cuts += walk.cuts
        for start, end, low, high in walk.anchors:
            low, high = self.at + low, self.at + high
            self.links.append(Reach(start, end, html_text(self.source[low:high]).strip(), low, high))
        self.links.sort()

    def whole(self, place: Place) -> None:
        """The passage of the whole text of a leaf without raw tags."""
        text, runs = assemble(self.source, self.at, self.text, 0, len(self.text), self.cuts)
        if text:
            links = self._links(runs, self.links) if self.links else ()
            self.out.append(
                Passage(
                    place,
                    text,
                    tuple(runs),
                    links,
                    self._tags(text, runs),
                    (),
                    self.quoted,
                    (),
                    self.struck,
                    self._breaks(runs),
                )
            )

    def part(self, low: int, high: int, place: Place, *, quoted: bool = False) -> None:
        """The passage of ``text[low:high]``, if there is anything to see in it or to tell of it."""
        walk = self.walk
        if low >= high or walk is None:
            return
        text, runs = assemble(self.source, self.at, self.text, low, high, _within(self.cuts, low, high))
        tags = _within(walk.markup, low, high)
        if not text:
            marks = [tag for tag in tags if tag[0] in walk.placeholders]
            if not marks:
                return
            text, runs = HOLE, [Run(0, 1, self.at + marks[0][0], marks[-1][1] - marks[0][0])]
        at = self.at
        passage = Passage(
            place,
            text,
            tuple(runs),
            self._links(runs, _within(self.links, low, high)),
            self._tags(text, runs),
            tuple(Markup(at + start, at + end, self.source[at + start : at + end]) for start, end in tags),
            quoted or self.quoted,
            tuple((at + start, at + end) for start, end in _within(walk.hidden, low, high)),
            self.struck,
            self._breaks(runs),
        )
        self.out.append(passage)

    def alternative(self, low: int, high: int) -> None:
        """The alternative text ``text[low:high]`` of a Markdown image."""
        self._aside(Place.ALT, _within(self.cuts, low, high), low, high, low)

    def attributes(self, asides: Iterable[Aside]) -> None:
        """The ``alt`` and ``title`` values of raw tags."""
        for at, place, low, high in asides:
            self._aside(place, attribute_cuts(self.text, low, high), low, high, at)

    def title(self, title: Stretch) -> None:
        """The title of a link or image, which a definition elsewhere may hold."""
        text, start, low, high = title
        cuts = text_cuts(text, low, high)
        visible, runs = assemble(self.source, self.base + start, text, low, high, cuts)
        if visible:
            passage = Passage(Place.TITLE, visible, tuple(runs), tags=read_tags(visible), quoted=self.quoted)
            self.out.append(passage)

    def _aside(self, place: Place, cuts: list[Cut], low: int, high: int, owner: int) -> None:
        text, runs = assemble(self.source, self.at, self.text, low, high, cuts)
        if not text:
            return
        index = bisect_right(self.links, owner, key=_start) - 1
        links: tuple[Link, ...] = ()
        if index >= 0 and owner < self.links[index].end:
            _, _, target, source, source_end = self.links[index]
            links = (Link(0, len(text), target, source, source_end),)
        tags = self._tags(text, runs)
        self.out.append(Passage(place, text, tuple(runs), links, tags, (), self.quoted, (), self.struck))

    def _breaks(self, runs: Iterable[Run]) -> tuple[int, ...]:
        """Where lines of the source end."""
        if "\n" not in self.text and "<" not in self.text:
            return ()
        found: list[int] = []
        for at, length, source, source_length in runs:
            stretch = self.source[source : source + source_length]
            if length == source_length:
                found += (at + place for place, sign in enumerate(stretch) if sign == "\n")
            elif length == 1 and ("\n" in stretch or stretch[:3].lower() == "<br"):
                found.append(at)
        return tuple(found)

    def _links(self, runs: list[Run], reaches: list[Reach]) -> tuple[Link, ...]:
        if not reaches:
            return ()
        sources = [run.source for run in runs]
        links: list[Link] = []
        for start, end, target, source, source_end in reaches:
            first = position_of(runs, sources, self.at + start)
            last = position_of(runs, sources, self.at + end)
            links.append(Link(first, last, target, source, source_end))
        return tuple(links)

    def _tags(self, text: str, runs: list[Run]) -> tuple[Tag, ...]:
        """The merge tags of a text; braces that only came together in reading are none."""
        if not self.shaded:
            return ()
        tags = read_tags(text)
        if len(runs) == 1 or not tags:
            return tags
        starts = [run.at for run in runs]
        return tuple([tag for tag in tags if self._is_shaded(tag, runs[bisect_right(starts, tag.start) - 1])])

    def _is_shaded(self, tag: Tag, run: Run) -> bool:
        if tag.end > run.at + run.length or run.length != run.source_length:
            return False
        return self.text[run.source - self.at + tag.start - run.at] == SHADE


def _within(spans: list[_Span], low: int, high: int) -> list[_Span]:
    """Of spans in order those that begin in a stretch."""
    if not spans:
        return spans
    return spans[bisect_left(spans, low, key=_start) : bisect_left(spans, high, key=_start)]


def covered(cuts: list[Cut], covers: list[Cut]) -> list[Cut]:
    """The cuts (in order) with all of them that lie under a cover replaced by it."""
    if not covers:
        return cuts
    result: list[Cut] = []
    index, end = 0, -1
    for cover in sorted(covers, key=lambda cut: (cut[0], -cut[1])):
        if cover[0] < end:
            continue
        end = cover[1]
        while index < len(cuts) and cuts[index][0] < cover[0]:
            result.append(cuts[index])
            index += 1
        result.append(cover)
        while index < len(cuts) and cuts[index][0] < end:
            index += 1
    return [*result, *cuts[index:]]
