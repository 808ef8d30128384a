"""The inlines of Markdown: what of a paragraph is markup, and where its links and images are.

Nothing is built but a list of cuts: which stretches of the text are not what they seem. The
algorithm is CommonMark's own (0.31, appendix "phase 2"): one pass with a stack of brackets and a
stack of delimiter runs, with lower bounds that keep it linear on any input.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from govern import patterns
from govern.documents.assembly import BREAK, Cut, special_cut
from govern.documents.html_tags import INLINE_TAG
from govern.documents.markdown_emphasis import DelimiterRun, pair, read_run
from govern.documents.markdown_links import (
    MAX_LABEL,
    Definition,
    Stretch,
    normal_label,
    read_label,
    read_tail,
)
from govern.documents.passages import HOLE
from govern.values import NamedTuple

SPECIAL = patterns.compile(r"[\\`*_~\[\]<&]")
UNEVEN = patterns.compile(r"\n(?:(?=[ \t])|(?<=[ \t]\n))")
"""A line end with blanks around it. A text without these and without ``SPECIAL`` is what it seems."""

_TICKS = patterns.compile(r"`++")
_AUTOLINK = patterns.compile(
    r"<(?:([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x19\x1b-\x20]*+)"
    r"|([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*+))>"
)
_NO_ANGLE = frozenset(' \t\n<>=-,;:()[]"\x1a') | {""}
"""What after ``<`` shows at once that it is text (the local part of an address aside)."""

_DECLARATIONS = (("<!--", "-->", 4), ("<![CDATA[", "]]>", 9), ("<?", "?>", 2), ("<!", ">", 2))


class LinkSpan(NamedTuple):
    """A link around ``text[start:end]``. ``scheme`` goes before the target (``mailto:``)."""

    start: int
    end: int
    target: Stretch
    scheme: str = ""


class ImageSpan(NamedTuple):
    """An image that stands at ``start`` to ``end``; its alternative text is ``text[low:high]``."""

    start: int
    end: int
    low: int
    high: int


class TitleSpan(NamedTuple):
    """The title of a link or image that ends at ``at``."""

    at: int
    title: Stretch


class Inline(NamedTuple):
    """What was found in a text: cuts, links and tags in order, images and titles by where they end.

    What the tags do to the text, and so their cuts, is left to who knows HTML. ``struck`` is struck through.
    """

    cuts: list[Cut]
    links: list[LinkSpan]
    images: list[ImageSpan]
    titles: list[TitleSpan]
    tags: list[tuple[int, int]]
    struck: list[tuple[int, int]]


class _Bracket:
    """A ``[`` or ``![`` from ``start`` to ``inside``; ``runs`` delimiter runs stood before it."""

    __slots__ = ("holds_bracket", "inside", "runs", "start")

    def __init__(self, start: int, inside: int, runs: int) -> None:
        self.start = start
        self.inside = inside
        self.runs = runs
        self.holds_bracket = False


def scan_inline(text: str, start: int, definitions: Mapping[str, Definition], footnotes: Set[str]) -> Inline:
    """Read the inlines of a leaf; ``start`` is the place of ``text[0]``, which link stretches carry along."""
    scanner = _Scanner(text, start, definitions, footnotes)
    scanner.run()
    if len(scanner.cuts) > 1:
        scanner.cuts.sort()
    if len(scanner.links) > 1:
        scanner.links.sort()
    return Inline(scanner.cuts, scanner.links, scanner.images, scanner.titles, scanner.tags, scanner.struck)


class _Scanner:
    __slots__ = (
        "brackets",
        "cuts",
        "dead",
        "definitions",
        "footnotes",
        "images",
        "lasts",
        "links",
        "read",
        "runs",
        "start",
        "struck",
        "tags",
        "text",
        "ticks",
        "titles",
    )

    def __init__(
        self, text: str, start: int, definitions: Mapping[str, Definition], footnotes: Set[str]
    ) -> None:
        self.text = text
        self.start = start
        self.definitions = definitions
        self.footnotes = footnotes
        self.cuts: list[Cut] = []
        if "\n" in text:
            self.cuts = [(end.start(), end.end(), BREAK) for end in UNEVEN.finditer(text)]
        self.links: list[LinkSpan] = []
        self.images: list[ImageSpan] = []
        self.titles: list[TitleSpan] = []
        self.tags: list[tuple[int, int]] = []
        self.struck: list[tuple[int, int]] = []
        self.runs: list[DelimiterRun] = []
        self.brackets: list[_Bracket] = []
        self.dead = 0  # brackets below this can open no link, for they hold one
        self.read = 0  # up to where the text is used up
        self.ticks: dict[int, list[int]] | None = None
        self.lasts: dict[str, int] = {}

    def run(self) -> None:
        text = self.text
        search, handlers = SPECIAL.search, _HANDLERS
        match = search(text)
        while match:
            at = match.start()
            self.read = handlers[text[at]](self, at)
            match = search(text, self.read)
        if self.runs:
            pair(self.runs, 0, self.cuts, self.struck)

    def special(self, at: int) -> int:
        cut = special_cut(self.text, at, len(self.text))
        if cut is None:
            return at + 1
        self.cuts.append(cut)
        return cut[1]

    def ticked(self, at: int) -> int:
        """A code span goes to the next run of as many backticks."""
        match = _TICKS.match(self.text, at)
        inside = match.end() if match else at
        size = inside - at
        if self.ticks is None:
            self.ticks = {}
            for run in reversed(list(_TICKS.finditer(self.text, inside))):
                self.ticks.setdefault(run.end() - run.start(), []).append(run.start())
        ahead = self.ticks.get(size, [])
        while ahead and ahead[-1] < inside:
            ahead.pop()
        if not ahead:
            return inside
        end = ahead[-1] + size
        self.cuts.append((at, end, HOLE))
        return end

    def delimiters(self, at: int) -> int:
        run, end = read_run(self.text, at)
        if run:
            self.runs.append(run)
        return end

    # Links

    def opened(self, at: int) -> int:
        start = at - 1 if at > self.read and self.text[at - 1] == "!" else at
        if self.brackets:
            self.brackets[-1].holds_bracket = True
        self.brackets.append(_Bracket(start, at + 1, len(self.runs)))
        return at + 1

    def closed(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        bracket = self.brackets.pop()
        alive = len(self.brackets) >= self.dead or self._is_image(bracket)
        self.dead = min(self.dead, len(self.brackets))
        end = self._linked(bracket, at) if alive else -1
        if end < 0:
            end = self._footnote(bracket, at)
        return end if end >= 0 else at + 1

    def _is_image(self, bracket: _Bracket) -> bool:
        return bracket.inside - bracket.start == len("![")

    def _linked(self, bracket: _Bracket, at: int) -> int:
        """Make a link or image of a bracket closed at ``at``; its end, or -1 when it is none."""
        found = self._inline_target(at + 1) or self._reference(bracket, at)
        if found is None:
            return -1
        definition, end = found
        if bracket.runs < len(self.runs):
            pair(self.runs, bracket.runs, self.cuts, self.struck)
        self.cuts.append((bracket.start, bracket.inside, ""))
        self.cuts.append((at, end, ""))
        if self._is_image(bracket):
            self.images.append(ImageSpan(bracket.start, end, bracket.inside, at))
        else:
            self.links.append(LinkSpan(bracket.inside, at, definition.target))
            self.dead = len(self.brackets)
        if definition.title:
            self.titles.append(TitleSpan(end, definition.title))
        return end

    def _inline_target(self, at: int) -> tuple[Definition, int] | None:
        tail = read_tail(self.text, at) if self.text.startswith("(", at) else None
        if tail is None:
            return None
        target = Stretch(self.text, self.start, tail.low, tail.high)
        title = None
        if tail.title_low >= 0:
            title = Stretch(self.text, self.start, tail.title_low, tail.title_high)
        return Definition(target, title), tail.end

    def _reference(self, bracket: _Bracket, at: int) -> tuple[Definition, int] | None:
        if not self.definitions:
            return None
        low, high, end = bracket.inside, at, at + 1
        if self.text.startswith("[", at + 1):
            label_end = read_label(self.text, at + 1)
            if label_end > 0:
                end = label_end
                if label_end > at + 3:
                    low, high = at + 2, label_end - 1
        own = low == bracket.inside
        if high - low > MAX_LABEL or (own and bracket.holds_bracket):
            return None
        definition = self.definitions.get(normal_label(self.text[low:high]))
        return (definition, end) if definition else None

    def _footnote(self, bracket: _Bracket, at: int) -> int:
        """A ``[^label]`` that is no link refers to a footnote, if there is one."""
        if not self.footnotes or self.text[bracket.inside : bracket.inside + 1] != "^":
            return -1
        if at - bracket.inside > MAX_LABEL or self.text[bracket.inside + 1 : at] not in self.footnotes:
            return -1
        del self.runs[bracket.runs :]
        start = bracket.inside - 1
        while self.cuts and self.cuts[-1][0] > start:
            self.cuts.pop()
        self.cuts.append((start, at + 1, HOLE))
        return at + 1

    # Angle brackets

    def angled(self, at: int) -> int:
        text = self.text
        follower = text[at + 1 : at + 2]
        if follower in _NO_ANGLE:
            return at + 1
        link = None if follower in "!?/" else _AUTOLINK.match(text, at)
        if link:
            low, high = at + 1, link.end() - 1
            self.cuts += (at, low, ""), (high, link.end(), "")
            scheme = "" if link[1] is not None else "mailto:"
            self.links.append(LinkSpan(low, high, Stretch(text, self.start, low, high), scheme))
            return link.end()
        tag = INLINE_TAG.match(text, at)
        end = tag.end() if tag else self._declaration(at)
        if end < 0:
            return at + 1
        if not tag and text.startswith("<!--", at):
            self.cuts.append((at, end, ""))
        else:
            self.tags.append((at, end))
        return end

    def _declaration(self, at: int) -> int:
        """The end of a comment, declaration or instruction as a browser sees it, or -1 when it is text."""
        text = self.text
        kind = next((kind for kind in _DECLARATIONS if text.startswith(kind[0], at)), None)
        if kind is None:
            return -1
        begin, close, least = kind
        if begin == "<!--" and text.startswith(("<!-->", "<!--->"), at):
            return text.index(">", at) + 1
        if begin == "<!" and not text[at + 2 : at + 3].isalpha():
            return -1
        if close not in self.lasts:
            self.lasts[close] = text.rfind(close)
        if self.lasts[close] < at + least:
            return -1
        # To a browser all but a comment ends at the first angle bracket.
        return text.index(close, at + least) + 3 if begin == "<!--" else text.index(">", at) + 1


_HANDLERS: dict[str, Callable[[_Scanner, int], int]] = {
    "\\": _Scanner.special,
    "&": _Scanner.special,
    "`": _Scanner.ticked,
    "*": _Scanner.delimiters,
    "_": _Scanner.delimiters,
    "~": _Scanner.delimiters,
    "[": _Scanner.opened,
    "]": _Scanner.closed,
    "<": _Scanner.angled,
}
