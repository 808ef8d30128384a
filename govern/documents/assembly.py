"""From a leaf of markup to visible text: cut out what is not seen, and keep the map to the source."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from govern import patterns
from govern.documents.passages import Run

Cut = tuple[int, int, str]
"""``text[start:end]`` reads as the third item: ``""`` for markup, ``BREAK`` for a line break."""

BREAK = " "

_SPECIAL = patterns.compile(r"[\\&\n]")
_ENTITY = patterns.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE_SPECIAL = patterns.compile(rf"\n|{_ENTITY.pattern}")
_HTML_ENTITY = patterns.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});?+|[A-Za-z][A-Za-z0-9]{1,31}+;?+)")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_BLANK = " \t"
_BLANKS = " \t\n"


def assemble(
    source: str, base: int, text: str, low: int, high: int, cuts: list[Cut]
) -> tuple[str, list[Run]]:
    """Read ``text[low:high]`` with its cuts made; ``text[0]`` stands at ``base`` of ``source``.

    Cuts are in order and apart. What is kept is taken from ``source``, for in ``text`` merge tags
    are shaded. A break swallows the blanks around it and other breaks; the result has no blanks at
    its ends. A line end without blanks around it needs no cut: it reads as a space by itself.
    Gives the visible text and its runs.
    """
    line = _Line(source, base, text)
    for start, end, reading in cuts:
        if start < low or end > high:
            continue
        if reading == BREAK:
            low = line.broken(low, start, end, high)
            continue
        if start > low:
            line.plain(low, start)
        if reading:
            line.put(reading, start, end)
        low = end
    if low < high:
        line.plain(low, high)
    parts = line.parts
    if parts and parts[-1][-1] in _BLANK:
        line.strip()
    return (parts[0] if len(parts) == 1 else "".join(parts)), line.runs


class _Line:
    __slots__ = ("at_break", "base", "length", "parts", "runs", "source", "text")

    def __init__(self, source: str, base: int, text: str) -> None:
        self.source = source
        self.base = base
        self.text = text
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.length = 0
        self.at_break = True  # nothing but breaks so far, or the last thing put was a break

    def plain(self, low: int, high: int) -> None:
        """Take ``text[low:high]`` as it stands, its line ends as spaces."""
        text = self.text
        while self.at_break and low < high and text[low] in _BLANKS:
            low += 1
        if low >= high:
            return
        if text[low] == "\n":
            low = self.broken(low, low, low + 1, high)
            self.plain(low, high)
            return
        ends_line = text[high - 1] == "\n"
        if ends_line:
            high -= 1
        start = self.base + low
        size = high - low
        part = self.source[start : start + size]
        self.parts.append(part.replace("\n", BREAK) if "\n" in part else part)
        self.runs.append(Run(self.length, size, start, size))
        self.length += size
        self.at_break = False
        if ends_line:
            self.broken(high, high, high + 1, high + 1)

    def put(self, reading: str, start: int, end: int) -> None:
        """Let ``text[start:end]`` read as something else."""
        self.parts.append(reading)
        self.runs.append(Run(self.length, len(reading), self.base + start, end - start))
        self.length += len(reading)
        self.at_break = False

    def broken(self, low: int, start: int, end: int, high: int) -> int:
        """Break the line at ``text[start:end]``; the place from which text goes on."""
        text = self.text
        while start > low and text[start - 1] in _BLANKS:
            start -= 1
        while end < high and text[end] in _BLANKS:
            end += 1
        if start > low:
            self.plain(low, start)
        if not self.at_break:
            self.strip()
            if self.parts:
                self.put(BREAK, start, end)
            self.at_break = True
        elif self.runs:
            last = self.runs[-1]
            self.runs[-1] = Run(last.at, 1, last.source, self.base + end - last.source)
        return end

    def strip(self) -> None:
        """Take blanks and breaks off the end."""
        while self.parts and self.parts[-1][-1] in _BLANK:
            part = self.parts.pop().rstrip(_BLANK)
            last = self.runs.pop()
            self.length = last.at
            if part:
                size = len(part)
                whole = size if last.length == last.source_length else last.source_length
                self.parts.append(part)
                self.runs.append(Run(last.at, size, last.source, whole))
                self.length += size
                return


def position_of(runs: list[Run], sources: list[int], offset: int) -> int:
    """How much of an assembled text stands for source before ``offset`` (``sources``: its runs' places)."""
    index = bisect_right(sources, offset) - 1
    if index < 0:
        return 0
    run = runs[index]
    if run.length == run.source_length:
        return run.at + min(offset - run.source, run.length)
    return run.at if offset <= run.source else run.at + run.length


def text_cuts(text: str, low: int, high: int) -> list[Cut]:
    """The cuts of a link title or destination: escapes, entities and line breaks."""
    cuts: list[Cut] = []
    match = _SPECIAL.search(text, low, high)
    while match:
        cut = special_cut(text, match.start(), high)
        if cut:
            cuts.append(cut)
        match = _SPECIAL.search(text, cut[1] if cut else match.end(), high)
    return cuts


def special_cut(text: str, at: int, high: int) -> Cut | None:
    """The cut for the backslash, ampersand or line end at ``at``, or ``None`` when it means itself."""
    character = text[at]
    if character == "\n":
        around = text[at - 1 : at] + text[at + 1 : at + 2]
        return (at, at + 1, BREAK) if " " in around or "\t" in around else None
    if character == "\\":
        follower = text[at + 1] if at + 1 < high else ""
        if follower == "\n":
            return (at, at + 2, BREAK)
        return (at, at + 2, follower) if follower in _PUNCTUATION else None
    return entity_cut(text, at, high)


def entity_cut(text: str, at: int, high: int) -> Cut | None:
    """The cut for a Markdown entity (CommonMark 0.31, section 2.5): it must end in a semicolon."""
    match = _ENTITY.match(text, at, high)
    reading = _decoded(match.group()) if match else ""
    return (at, match.end(), reading) if match and reading else None


def html_cut(text: str, at: int, high: int) -> Cut | None:
    """The cut for an entity in the text of HTML, where old names do without the semicolon."""
    match = _HTML_ENTITY.match(text, at, high)
    if match is None:
        return None
    reading = _unescaped(match.group())
    return (at, match.end(), reading) if reading != match.group() else None


def attribute_cuts(text: str, low: int, high: int) -> list[Cut]:
    """The cuts of the value of an HTML attribute: entities and line ends."""
    cuts: list[Cut] = []
    for match in _ATTRIBUTE_SPECIAL.finditer(text, low, high):
        if match.group() == "\n":
            cuts.append((match.start(), match.end(), BREAK))
        else:
            reading = _unescaped(match.group())
            if reading != match.group():
                cuts.append((match.start(), match.end(), reading))
    return cuts


def resolve(source: str, base: int, text: str, low: int, high: int) -> str:
    """A link destination: ``text[low:high]`` as in the source, with escapes and entities resolved."""
    raw = source[base + low : base + high]
    if "\\" not in raw and "&" not in raw:
        return raw
    return assemble(source, base, text, low, high, text_cuts(text, low, high))[0]


def html_text(text: str) -> str:
    """The value of an HTML attribute, entities decoded."""
    return _ENTITY.sub(lambda match: _unescaped(match.group()), text) if "&" in text else text


@cache
def _entities() -> dict[str, str]:
    # Imported when the first entity is met: most templates have none.
    from html.entities import html5

    return html5


def _decoded(entity: str) -> str:
    if entity[1] != "#":
        return _entities().get(entity[1:], "")
    return _unescaped(entity) or "\ufffd"


def _unescaped(entity: str) -> str:
    from html import unescape

    return unescape(entity)
