"""Markdown as its recipient reads it: passages of visible text with a map to the source.

Why no Markdown library: none tells where in the source an inline piece stands, and a check of
thousands of templates cannot wait for one. What is read here is CommonMark with GFM tables,
strikethrough and footnotes; the tests hold it against markdown-it-py.
"""

from __future__ import annotations

from collections.abc import Iterator

from govern import patterns
from govern.documents.assembly import Cut
from govern.documents.fields import SHADE, read_tags, shade
from govern.documents.markdown_blocks import Blocks, scan_blocks
from govern.documents.markdown_html import Elements, Split, walk_block, walk_tags
from govern.documents.markdown_inline import SPECIAL, UNEVEN, Inline, TitleSpan, scan_inline
from govern.documents.markdown_lines import Leaf
from govern.documents.passage_writer import Spans, Writer, covered
from govern.documents.passages import HOLE, Passage, Place, Run, Tag

_STYLE = patterns.compile(r"<[sS][tT][yY][lL][eE]")
_CARRIAGE_RETURN = patterns.compile(r"(?<!\\)((?:\\\\)*+)\\\r\n")


def read_passages(text: str, start: int, end: int) -> tuple[Passage, ...]:
    """Read the Markdown ``text[start:end]`` of a touch (SOP 5.3 judges what the recipient reads).

    Gives the passages in reading order; the alternative texts and titles of a block follow it.
    Offsets in them are into ``text``.
    """
    return _reader(text, start, end, code_read=False).read()


def read_with_code(
    text: str, start: int, end: int
) -> tuple[tuple[Passage, ...], tuple[tuple[int, int], ...]]:
    """The same as if code were prose, and where code stands in ``text``, in order.

    Code spans, fenced and indented blocks, and ``<code>``: the reader of a mail sees them, the rules do not.
    """
    reader = _reader(text, start, end, code_read=True)
    reader.read()
    reader.read_code_blocks()
    return tuple(sorted(reader.out, key=_place_of)), tuple(
        sorted(one for one in reader.code if text[slice(*one)].strip())
    )


def _place_of(passage: Passage) -> int:
    return passage.runs[0].source


def _reader(text: str, start: int, end: int, *, code_read: bool) -> _Reader:
    markdown = shade(line_feeds(text[start:end]))
    sheet = None
    if "<" in markdown and _STYLE.search(markdown):
        from govern.documents.html_sheets import read_sheets

        sheet = read_sheets(markdown)
    return _Reader(text, start, scan_blocks(markdown), Elements(sheet, code_read=code_read))


def plain_passage(text: str, start: int, end: int, place: Place) -> Passage:
    """The passage of a header line: text that is no Markdown, but has merge tags."""
    value = text[start:end]
    return Passage(place, value, (Run(0, end - start, start, end - start),), tags=read_tags(value))


def line_feeds(text: str) -> str:
    """Let every line end in LF without a change of length."""
    if "\r" not in text:
        return text
    # A backslash before CRLF breaks the line; two blanks do so too.
    text = _CARRIAGE_RETURN.sub(r"\1  \n", text)
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _made_within(text: str, inline: Inline) -> Iterator[str]:
    """The elements that Markdown may make within a leaf."""
    if inline.links:
        yield "a"
    for mark, names in (("*", ("em", "strong")), ("_", ("em", "strong")), ("~~", ("s", "del"))):
        if mark in text:
            yield from names


class _Reader:
    """Goes through the leaves in order; the HTML elements that one leaves open hold for the next."""

    def __init__(self, source: str, base: int, blocks: Blocks, elements: Elements) -> None:
        self.source = source
        self.base = base
        self.blocks = blocks
        self.elements = elements
        self.titles_told: set[tuple[int, int]] = set()
        self.out: list[Passage] = []
        self.code: list[tuple[int, int]] = []
        """Where code stands, while it is read."""

    def read(self) -> tuple[Passage, ...]:
        """Read all leaves."""
        elements = self.elements
        for leaf in self.blocks.leaves:
            text = leaf.text
            if leaf.html:
                self._html(leaf)
            elif SPECIAL.search(text) or UNEVEN.search(text) or elements.busy:
                self._marked_up(leaf)
            else:
                self._plain(leaf)
        return tuple(self.out)

    def _plain(self, leaf: Leaf) -> None:
        visible = leaf.text.strip(" \t\n")
        if visible:
            start = self.base + leaf.start + leaf.text.index(visible[0])
            size = len(visible)
            tags: tuple[Tag, ...] = ()
            if SHADE in visible:
                visible = self.source[start : start + size]
                tags = read_tags(visible)
            if "\n" in visible:
                visible = visible.replace("\n", " ")
            self.out.append(
                Passage(leaf.place, visible, (Run(0, size, start, size),), (), tags, (), leaf.quoted)
            )

    def read_code_blocks(self) -> None:
        """Read the lines of code as plain paragraphs, those that follow each other as one."""
        joined: list[tuple[int, int]] = []
        source, base = self.source, self.base
        for low, high in self.blocks.code:
            if joined and not source[base + joined[-1][1] : base + low].strip(" \t\r\n>"):
                joined[-1] = (joined[-1][0], high)
            elif low < high:
                joined.append((low, high))
        for low, high in joined:
            self.code.append((base + low, base + high))
            text = shade(line_feeds(source[base + low : base + high]))
            self._plain(Leaf(low, text, Place.PARAGRAPH, quoted=False))

    def _marked_up(self, leaf: Leaf) -> None:
        inline = scan_inline(leaf.text, leaf.start, self.blocks.definitions, self.blocks.footnotes)
        cuts = self._with_code(leaf, inline.cuts) if self.elements.code_read else inline.cuts
        writer = Writer(self.source, self.base, leaf, cuts, self.out)
        if inline.struck:
            writer.strike(inline.struck)
        if inline.images or inline.tags or self.elements.busy:
            self._with_asides(leaf, inline, writer)
            return
        for link in inline.links:
            writer.link_to(link)
        writer.whole(leaf.place)
        for title in inline.titles:
            self._title(title, writer)

    def _with_code(self, leaf: Leaf, cuts: list[Cut]) -> list[Cut]:
        """The cuts without those of code spans, of which only the backticks go."""
        kept: list[Cut] = []
        at = self.base + leaf.start
        for low, high, reading in cuts:
            if reading != HOLE or leaf.text[low] != "`":
                kept.append((low, high, reading))
                continue
            code = leaf.text[low:high].strip("`")
            ticks = (high - low - len(code)) // 2
            kept += (low, low + ticks, ""), (high - ticks, high, "")
            self.code.append((at + low + ticks, at + high - ticks))
        return kept

    def _with_asides(self, leaf: Leaf, inline: Inline, writer: Writer) -> None:
        images = sorted(inline.images)
        pictures = Spans((image.start, image.end) for image in images)
        for link in inline.links:
            if not pictures.enclose(link.start):
                writer.link_to(link)
        # A tag in an alternative text is dropped; it does nothing to the text around.
        writer.cuts += [(start, end, "") for start, end in inline.tags if pictures.hold(start)]
        walk = walk_tags(leaf.text, (tag for tag in inline.tags if not pictures.hold(tag[0])), self.elements)
        sheet = self.elements.sheet
        if sheet and sheet.conceals(leaf.place, *_made_within(leaf.text, inline)):
            walk.withhold(0, len(leaf.text))
        writer.follow(walk)
        self._note_code(writer, walk.code)
        unseen = Spans((start, end) for start, end, _ in walk.covers)
        cuts = sorted(writer.cuts)
        writer.cuts = covered(cuts, [*walk.covers, *((image.start, image.end, HOLE) for image in images)])
        writer.part(0, len(leaf.text), leaf.place)
        writer.cuts = cuts
        for image in images:
            if not unseen.hold(image.start) and not pictures.enclose(image.start):
                writer.alternative(image.low, image.high)
        for title in inline.titles:
            if not pictures.enclose(title.at) and not unseen.enclose(title.at):
                self._title(title, writer)
        writer.attributes(walk.asides)

    def _note_code(self, writer: Writer, stretches: list[tuple[int, int]]) -> None:
        self.code += [(writer.at + low, writer.at + high) for low, high in stretches]

    def _title(self, title: TitleSpan, writer: Writer) -> None:
        key = (title.title.start, title.title.low)
        if key not in self.titles_told:
            self.titles_told.add(key)
            writer.title(title.title)

    def _html(self, leaf: Leaf) -> None:
        walk = walk_block(leaf.text, self.elements)
        sheet = self.elements.sheet
        if sheet and sheet.conceals(None):
            walk.withhold(0, len(leaf.text))
        writer = Writer(self.source, self.base, leaf, [], self.out)
        writer.follow(walk)
        self._note_code(writer, walk.code)
        writer.cuts = covered(sorted(writer.cuts), walk.covers)
        unseen = Spans((start, end) for start, end, _ in walk.covers)
        size = len(leaf.text)
        told = 0
        low, place, quoted = 0, leaf.place, False
        for split in [*walk.splits, Split(size, size, None, quoted=False)]:
            if unseen.hold(split.start):
                continue
            writer.part(low, split.start, place, quoted=quoted)
            until = told
            while until < len(walk.asides) and walk.asides[until].at <= split.start:
                until += 1
            writer.attributes(walk.asides[told:until])
            told = until
            low, place, quoted = split.end, split.place or leaf.place, split.quoted
