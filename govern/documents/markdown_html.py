"""Raw HTML in Markdown: which elements are open, what they hide, and the text they show.

A tag opens or closes an element across leaves (``<div hidden>``, a blank line, Markdown, ``</div>``), so the
open elements outlive the leaf. Inline tags leave nothing behind, line-making tags end a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from govern import patterns
from govern.annotations import TYPE_CHECKING
from govern.documents.assembly import BREAK, Cut, html_cut, html_text
from govern.documents.html_tags import (
    BREAKING,
    DRAWN,
    KNOWN,
    LOOSE_TAG,
    RAW_TEXT,
    TAG_NAME,
    VOID,
    read_attributes,
)
from govern.documents.html_visibility import CODE, HIDDEN, SEEN, UNREAD, UNSTYLED, WHITE, is_struck, judge
from govern.documents.passages import HOLE, Place
from govern.values import NamedTuple

if TYPE_CHECKING:
    from govern.documents.html_sheets import Sheet

_HTML_SPECIAL = patterns.compile(r"[\n&<]")
_COMMENT_END = patterns.compile(r"--!?>")
_RAW_ENDS = {name: patterns.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE) for name in RAW_TEXT}

_PLACES = {
    "td": Place.CELL,
    "th": Place.CELL,
    "li": Place.LIST_ITEM,
    "blockquote": Place.QUOTE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Place.HEADING),
}
_ENDS_OPEN = {
    "li": frozenset({"p", "li"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
}
_P = frozenset({"p"})
_LOOK_BACK = 16
"""How many inline elements may stand in an open ``<p>`` for a block to still close it."""

_UNREAD_VALUES = frozenset(("style", "color", "bgcolor", "hidden", "open", "background", "dir", "type"))
_NAMING = frozenset(("class", "id"))
"""What style sheets know an element by."""


_ALT_AND_TITLE = (("alt", Place.ALT), ("title", Place.TITLE))
_WORDS_OF = {
    **dict.fromkeys(("a", "area", "img"), _ALT_AND_TITLE),
    "input": (*_ALT_AND_TITLE, ("value", Place.ALT), ("placeholder", Place.ALT)),
}
"""Attributes whose words are shown, by element."""


class _Element(NamedTuple):
    name: str
    seen: int
    ground: str
    place: Place | None
    quoted: bool
    struck: bool


_OUTSIDE = _Element("", SEEN, WHITE, None, quoted=False, struck=False)


class Elements:
    """The HTML elements that are open, from the outermost in. ``sheet`` holds the touch's style sheets, if it has any."""

    def __init__(self, sheet: Sheet | None = None, *, code_read: bool = False) -> None:
        self.sheet = sheet
        self.code_read = code_read
        """Code is read as prose is."""
        self.stack: list[_Element] = []
        self.counts: dict[str, int] = {}
        self.in_comment = False
        """A comment that its HTML block left open swallows what follows, in a browser."""

    @property
    def seen(self) -> int:
        """Whether text at this point is seen, hidden or unread."""
        return self.stack[-1].seen if self.stack else SEEN

    @property
    def busy(self) -> bool:
        """Whether Markdown that has no raw tags of its own is not seen as it stands."""
        return bool(self.stack) or self.in_comment or self.sheet is not None

    @property
    def struck(self) -> bool:
        """Whether text at this point is struck through."""
        return bool(self.stack) and self.stack[-1].struck

    def open(self, name: str, values: dict[str, str], attributes: Set[str] = frozenset()) -> int:
        """Open an element and say how its content is seen. ``attributes`` are the names of all it has."""
        self.make_room(name)
        around = self.stack[-1] if self.stack else _OUTSIDE
        by_sheet = self.sheet.of(name, values, attributes) if self.sheet else UNSTYLED
        seen, ground = judge(name, values, around.ground, by_sheet)
        if seen == CODE and self.code_read:
            seen = SEEN
        # What is hidden stays so in all that stands in it; code may hold hidden text.
        seen = around.seen if around.seen in {HIDDEN, UNREAD} else seen or around.seen
        if name in VOID:
            return seen
        place = _PLACES.get(name, around.place)
        quoted = around.quoted or name == "blockquote"
        struck = around.struck or is_struck(name, values, by_sheet)
        self.stack.append(_Element(name, seen, ground, place, quoted, struck))
        self.counts[name] = self.counts.get(name, 0) + 1
        return seen

    def close(self, name: str) -> None:
        """Close an element and all that is open in it; an end tag without a start means nothing."""
        if self.counts.get(name):
            while self._pop() != name:
                pass

    def make_room(self, name: str) -> None:
        """Close what a block of this name cannot stand in: an open paragraph, the cell before."""
        if name not in BREAKING:
            return
        ended = _ENDS_OPEN.get(name, _P)
        while True:
            for element in self.stack[: -_LOOK_BACK - 1 : -1]:
                if element.name in BREAKING:
                    break
            else:
                return
            if element.name not in ended:
                return
            self.close(element.name)

    def leave_paragraph(self, depth: int) -> None:
        """A Markdown paragraph ends: of what it opened above ``depth`` only line-making elements go on."""
        kept = [element for element in self.stack[depth:] if element.name in BREAKING and element.name != "p"]
        while len(self.stack) > depth:
            self._pop()
        for element in kept:
            self.stack.append(element)
            self.counts[element.name] = self.counts.get(element.name, 0) + 1

    def _pop(self) -> str:
        name = self.stack.pop().name
        self.counts[name] -= 1
        return name


class Anchor(NamedTuple):
    """A raw ``<a href>``: bounds of its content, and of the value of ``href``."""

    start: int
    end: int
    low: int
    high: int


class Aside(NamedTuple):
    """The value of an ``alt`` or ``title`` attribute, and the tag it belongs to stands ``at``."""

    at: int
    place: Place
    low: int
    high: int


class Split(NamedTuple):
    """A line-making tag: text before ``start`` and from ``end`` is apart, the latter stands in ``place``."""

    start: int
    end: int
    place: Place | None
    quoted: bool


class Walk:
    """Follows the raw tags of one leaf and notes what they do to its text (offsets into the leaf)."""

    def __init__(self, text: str, elements: Elements) -> None:
        self.text = text
        self.elements = elements
        self.cuts: list[Cut] = []
        self.covers: list[Cut] = []
        self.hidden: list[tuple[int, int]] = []
        self.struck: list[tuple[int, int]] = []
        self.code: list[tuple[int, int]] = []
        """What stands in code elements, while code is read."""
        self.anchors: list[Anchor] = []
        self.asides: list[Aside] = []
        self.splits: list[Split] = []
        self.markup: list[tuple[int, int]] = []
        self.placeholders: set[int] = set()
        """Where tags of no known element stand: no doubt they wait to be filled in."""
        self.depth = len(elements.stack)
        self._seen = elements.seen
        self._since = self._inner = 0
        self._struck_since = 0 if elements.struck else -1
        self._code_since = 0 if elements.code_read and elements.counts.get("code") else -1
        self._anchor: tuple[int, int, int] | None = None

    def tag(self, start: int, end: int) -> str:
        """Take the tag ``text[start:end]``; gives the name of the element it opened, else ``""``."""
        named = TAG_NAME.match(self.text, start, end)
        name = named[1].lower() if named else ""
        closing = self.text[start + 1] == "/"
        if not self._seen:
            self.markup.append((start, end))
            if name not in KNOWN:
                self.placeholders.add(start)
        if closing:
            self._end_tag(name, start)
        elif named:
            self._start_tag(name, named.end(), start, end)
        self._cut(name, start, end, drawn=name in DRAWN and not closing)
        self._look(start, end)
        if name in BREAKING:
            around = self.elements.stack[-1] if self.elements.stack else None
            self.splits.append(
                Split(start, end, around and around.place, around is not None and around.quoted)
            )
        return "" if closing else name

    def _end_tag(self, name: str, start: int) -> None:
        self.elements.close(name)
        self.depth = min(self.depth, len(self.elements.stack))
        self._close_anchor(name, start)

    def _start_tag(self, name: str, at: int, start: int, end: int) -> None:
        bounds = read_attributes(self.text, at, end - 1) if end - at > 1 else {}
        read = _UNREAD_VALUES | _NAMING if self.elements.sheet else _UNREAD_VALUES
        values = {key: html_text(self.text[slice(*bounds[key])]) for key in read & bounds.keys()}
        seen = self.elements.open(name, values, bounds.keys())
        if seen != SEEN:
            return
        # Attributes are not read, but a picture's words and the title of a link or picture are shown.
        for key, place in _WORDS_OF.get(name, ()):
            if key in bounds:
                self.asides.append(Aside(start, place, *bounds[key]))
        if name == "a" and "href" in bounds:
            self._close_anchor("a", start)
            self._anchor = (end, *bounds["href"])

    def _close_anchor(self, name: str, at: int) -> None:
        if name == "a" and self._anchor:
            start, low, high = self._anchor
            self.anchors.append(Anchor(start, at, low, high))
            self._anchor = None

    def _cut(self, name: str, start: int, end: int, *, drawn: bool) -> None:
        """The tag itself is not text."""
        if name == "br" or name in BREAKING:
            self.cuts.append((start, end, BREAK))
        else:
            self.cuts.append((start, end, HOLE if drawn else ""))

    def _look(self, start: int, end: int) -> None:
        """Note where text stops and begins to be seen, and to be struck through."""
        if self.elements.struck != (self._struck_since >= 0):
            self._strike(start, end)
        if self.elements.code_read and bool(self.elements.counts.get("code")) != (self._code_since >= 0):
            self._note_code(start, end)
        seen = self.elements.seen
        if seen == self._seen:
            return
        if self._seen:
            self._cover(start, start if seen else end)
        self._since, self._inner, self._seen = start, end, seen

    def _strike(self, start: int, end: int) -> None:
        if self._struck_since < 0:
            self._struck_since = end
        else:
            self.struck.append((self._struck_since, start))
            self._struck_since = -1

    def _note_code(self, start: int, end: int) -> None:
        if self._code_since < 0:
            self._code_since = end
        else:
            self.code.append((self._code_since, start))
            self._code_since = -1

    def _cover(self, inner_end: int, end: int) -> None:
        holds = self._seen != UNREAD and bool(self.text[self._inner : inner_end].strip())
        self.covers.append((self._since, end, HOLE if holds else ""))
        if holds and self._seen == HIDDEN:
            self.hidden.append((self._since, end))

    def withhold(self, start: int, end: int) -> None:
        """Take ``text[start:end]`` for hidden, because no browser would show it."""
        if self.text[start:end].strip():
            self.covers.append((start, end, HOLE))
            self.hidden.append((start, end))

    def finish(self) -> None:
        """The leaf ends, and what is open in it with it."""
        end = len(self.text)
        self._close_anchor("a", end)
        if self._struck_since >= 0:
            self.struck.append((self._struck_since, end))
        if self._code_since >= 0:
            self.code.append((self._code_since, end))
        if self._seen:
            self._cover(end, end)


def walk_tags(text: str, tags: Iterable[tuple[int, int]], elements: Elements) -> Walk:
    """Follow the raw tags of a leaf of inline Markdown."""
    elements.make_room("p")
    walk = Walk(text, elements)
    for start, end in tags:
        walk.tag(start, end)
    walk.finish()
    elements.leave_paragraph(walk.depth)
    if elements.in_comment:
        walk.withhold(0, len(text))
    return walk


def walk_block(text: str, elements: Elements) -> Walk:
    """Follow a whole HTML block, whose text a browser reads, not Markdown."""
    walk = Walk(text, elements)
    at = 0
    if elements.in_comment:
        at = _comment_end(text, 0, elements)
        walk.withhold(0, at)
    match = _HTML_SPECIAL.search(text, at)
    while match:
        at = match.start()
        if text[at] == "<":
            after = _angle(text, at, walk)
        else:
            cut = (at, at + 1, BREAK) if text[at] == "\n" else html_cut(text, at, len(text))
            if cut:
                walk.cuts.append(cut)
            after = cut[1] if cut else at + 1
        match = _HTML_SPECIAL.search(text, after)
    walk.finish()
    return walk


def _angle(text: str, at: int, walk: Walk) -> int:
    """Take what begins with the ``<`` at ``at``; where reading goes on."""
    follower = text[at + 1 : at + 2]
    end_tag = follower == "/"
    letter = text[at + 2 : at + 3] if end_tag else follower
    if letter.isascii() and letter.isalpha():
        return _tag(text, at, walk)
    if text.startswith("<!--", at):
        end = at + 5 if text.startswith("<!-->", at) else _comment_end(text, at + 4, walk.elements)
    elif follower in {"!", "?"} or (end_tag and letter):
        close = text.find(">", at)
        end = close + 1 if close >= 0 else len(text)
    else:
        return at + 1
    walk.cuts.append((at, end, ""))
    return end


def _comment_end(text: str, at: int, elements: Elements) -> int:
    match = _COMMENT_END.search(text, at)
    elements.in_comment = match is None
    return match.end() if match else len(text)


def _tag(text: str, at: int, walk: Walk) -> int:
    match = LOOSE_TAG.match(text, at)
    if match is None:
        # A tag without an end: a browser takes all that follows for attributes.
        walk.withhold(at, len(text))
        return len(text)
    name = walk.tag(at, match.end())
    if name not in RAW_TEXT:
        return match.end()
    close = _RAW_ENDS[name].search(text, match.end())
    return close.start() if close else len(text)
