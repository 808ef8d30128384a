"""HTML made from a template's Markdown, cut down to what a mail may show, with values put in as text.

Nothing is passed through: every tag and attribute that comes out is written here, from a short list, and
every text is escaped. So neither the template's own HTML nor a value can bring in a script, a style, a
picture from the network, or an end tag that breaks out of the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser

from govern.documents.html_tags import BREAKING, RAW_TEXT, VOID
from govern.documents.html_visibility import SEEN, WHITE, judge
from govern.preview.pieces import MERGED, Kind, Piece, is_safe_target, joined, target_of

OPEN, CLOSE = "\ue000", "\ue001"
"""Around the number of a piece that stands for a merge tag while Markdown is read. Markdown takes them for letters."""
_MARK = re.compile(f"{OPEN}([0-9]{{1,7}}){CLOSE}")

KEPT = frozenset(
    "a abbr b blockquote br caption center cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i "
    "ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr u ul var".split()
)
"""Elements that come out; of any other only the content does, or not even that."""
_SILENT = RAW_TEXT | {
    "audio",
    "canvas",
    "datalist",
    "form",
    "head",
    "math",
    "noscript",
    "object",
    "select",
    "svg",
}
_SILENT |= {"template", "textarea", "video", "button"}
_ALIGNED = frozenset({"left", "center", "right"})
_SPAN = re.compile(r"[1-9][0-9]?")
_DEEPEST = 200
_DEAD = ' class="dead" title="leads nowhere"'
_HEADINGS = {
    f"h{level}": ("div", f' class="h{level}" role="heading" aria-level="{min(level + 3, 6)}"')
    for level in range(1, 7)
}
_ELEMENTS: Mapping[str, tuple[str, str]] = {
    **_HEADINGS,
    "center": ("div", ' class="center"'),
    "strike": ("s", ""),
}
"""Elements that are written as another, with attributes: a mail's headings stand below those of the page."""


def without_marks(text: str) -> str:
    """A text in which nothing can be taken for a mark."""
    return text.replace(OPEN, "\ufffd").replace(CLOSE, "\ufffd")


def mark(number: int) -> str:
    """The mark that stands for a piece."""
    return f"{OPEN}{number}{CLOSE}"


def sanitise(html: str, pieces: Sequence[Piece], *, shown: bool = True) -> str:
    """Safe HTML of the body of a mail. Marks in ``html`` stand for ``pieces``. Never raises.

    ``shown`` says in the HTML which words a field gave, as a preview does; a mail that leaves says nothing of it.
    """
    writer = _Writer(pieces, shown=shown)
    writer.feed(html)
    writer.close()
    return writer.finish()


def pieces_html(pieces: Sequence[Piece]) -> str:
    """Pieces as HTML: text escaped, what comes from a field in a ``span`` that says so."""
    return "".join(map(piece_html, pieces))


def piece_html(piece: Piece) -> str:
    """One piece as HTML."""
    text = escape(piece.text)
    if piece.kind in MERGED:
        return f'<span class="{piece.kind.value}" title="{escape(piece.field)}">{text}</span>'
    return f'<span class="unfilled" title="not filled in">{text}</span>' if piece.kind is Kind.LEFT else text


class _Writer(HTMLParser):
    """Reads whatever HTML there is and writes the safe part of it."""

    def __init__(self, pieces: Sequence[Piece], *, shown: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._shown = shown
        self._pieces = pieces
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._silent = ""
        self._depth = 0
        self._ground = [WHITE]

    def finish(self) -> str:
        """The HTML, with everything closed that is still open."""
        while self._open:
            self._out.append(f"</{self._open.pop()[1]}>")
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: self._plain(value or "") for name, value in reversed(attrs)}
        seen, ground = judge(tag, attributes, self._ground[-1])
        if tag in BREAKING:
            self._end_paragraph()
        if self._silent or seen != SEEN or tag in _SILENT:
            self._be_silent(tag)
        elif tag == "img":
            self._picture(attributes)
        elif tag in KEPT and len(self._open) < _DEEPEST:
            self._start(tag, attributes, dict(reversed(attrs)), ground)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # In HTML a slash closes nothing: <b/> opens.
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._depth -= tag == self._silent
            if not self._depth:
                self._silent = ""
            return
        if not any(name == tag for name, _ in self._open):
            return
        while True:
            name, written = self._open.pop()
            self._ground.pop()
            self._out.append(f"</{written}>")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        for part in self._split(data):
            self._out.append(piece_html(part) if self._shown else escape(part.text))

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 - the base class's signature
        """Pass over ``<![…]>``, at which the base class raises when it does not know the word inside."""
        end = str(self.rawdata).find(">", i)
        return end + 1 if end >= 0 else -1

    def _be_silent(self, tag: str) -> None:
        """Drop an element with all that is in it, up to its own end tag."""
        if not self._silent and tag not in VOID:
            self._silent = tag
        self._depth += tag == self._silent

    def _end_paragraph(self) -> None:
        """A paragraph ends where the next block begins (HTML Standard, section 13.1.2.4)."""
        if self._silent == "p":
            self._silent, self._depth = "", 0
        elif not self._silent:
            self.handle_endtag("p")

    def _start(
        self, tag: str, attributes: Mapping[str, str], raw: Mapping[str, str | None], ground: str
    ) -> None:
        written, fixed = _ELEMENTS.get(tag, (tag, ""))
        kept = "".join(self._attributes(tag, attributes, raw))
        self._out.append(f"<{written}{fixed}{kept}>")
        if tag not in VOID:
            self._open.append((tag, written))
            self._ground.append(ground)

    def _attributes(
        self, tag: str, attributes: Mapping[str, str], raw: Mapping[str, str | None]
    ) -> list[str]:
        kept: list[str] = []
        if tag == "a":
            kept.append(self._target(raw.get("href")))
        if tag in {"a", "abbr"} and attributes.get("title") and kept != [_DEAD]:
            kept.append(f' title="{escape(attributes["title"])}"')
        align = attributes.get("align", "").lower()
        style = re.fullmatch(r"text-align:[ ]?(left|center|right);?", attributes.get("style", ""))
        if tag in {"td", "th", "p", "div"} and (align in _ALIGNED or style):
            kept.append(f' class="{style[1] if style else align}"')
        if tag in {"td", "th"}:
            kept += (
                f' {name}="{attributes[name]}"'
                for name in ("colspan", "rowspan")
                if _SPAN.fullmatch(attributes.get(name, ""))
            )
        if tag == "ol" and re.fullmatch(r"[0-9]{1,9}", attributes.get("start", "")):
            kept.append(f' start="{attributes["start"]}"')
        return kept

    def _target(self, written: str | None) -> str:
        """The ``href`` of a link, or what shows that it leads nowhere a mail may lead."""
        if written is None:
            return ""
        target = target_of(self._split(written))
        if not is_safe_target(target):
            return _DEAD
        return f' href="{escape(target)}" rel="noreferrer noopener"'

    def _picture(self, attributes: Mapping[str, str]) -> None:
        alternative = attributes.get("alt", "").strip()
        words = escape(alternative) or "picture without words"
        self._out.append(f'<span class="picture">{words}</span>')

    def _split(self, text: str) -> list[Piece]:
        """A text with marks as pieces."""
        found = list(_MARK.finditer(text))
        parts: list[Piece] = []
        ends = [0, *(match.end() for match in found)]
        starts = [*(match.start() for match in found), len(text)]
        for index, (low, high) in enumerate(zip(ends, starts, strict=True)):
            if low < high:
                parts.append(Piece(text[low:high]))
            if index < len(found):
                number = int(found[index][1])
                parts += self._pieces[number : number + 1]
        return parts

    def _plain(self, text: str) -> str:
        return joined(self._split(text))
