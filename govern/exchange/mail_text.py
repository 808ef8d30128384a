"""What a person wrote into a mail: without markup, quotations, signatures and the small print of companies. Pure."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from typing import NamedTuple

SCANNED = 20_000
"""Characters of a mail that are looked at."""

_MARKUP = 400_000
_MOST_LINES = 200
_BELOW = re.compile(
    r"^(?:-{2,}\s*(?:original|forwarded|urspr|message d'origine|mensaje original|oorspronkelijk).*|_{10,}\s*"
    r"|(?:from|von|de|da|van|från|fra)\s?:\s.*(?:@|<|\[).*|begin forwarded message.*|get outlook for .*)$",
    re.IGNORECASE,
)
"""Lines below which somebody else's words stand."""
_WROTE = re.compile(
    r"^(?:on|am|le|el|il|em|op|den)\s.{5,160}(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev)\b.{0,80}:$",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"^(?:sent from|von meinem|gesendet von|envoyé de|enviado desde|inviato da)\b.{0,60}$", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^--\s?$")
_SMALL_PRINT = re.compile(
    r"intended recipient|confidential|legally privileged|privileged information|registered (?:in|office)|received in error"
    r"|\|\s*unsubscribe\b|\bunsubscribe\s*\|"
    r"|if you (?:no longer|do not|don't) w(?:ish|ant) to receive .{0,60}(?:from|by|marketing)"
    r".{0,60}(?:https?:|click|unsubscribe (?:at|here))"
    r"|manage your preferences|follow us on",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"(?<=[.!?。！？])\s+")


class OwnWords(NamedTuple):
    """What somebody wrote: its sentences and lines, folded.

    ``between``: some of it stands below or between quotations. ``whole``: nothing was too long to be looked at.
    """

    sentences: tuple[str, ...]
    between: bool
    whole: bool = True


def own_text(text: str) -> tuple[str, bool]:
    """The lines that are the writer's own, and whether any of them follows a quotation."""
    kept: list[str] = []
    quoted = between = False
    lines = text[:SCANNED].splitlines()
    for number, raw in enumerate(lines):
        line = raw.strip()
        if _BELOW.match(line) or _SIGNATURE.match(raw.rstrip("\r")) and kept and any(kept):
            break
        if line.startswith((">", "|>")) or _attribution(lines, number):
            quoted = True
            continue
        if _DEVICE.match(line) or _SMALL_PRINT.search(line):
            continue
        if line and quoted:
            between = True
        kept.append(line)
    return "\n".join(kept), between


def _attribution(lines: list[str], number: int) -> bool:
    """“On … wrote:”, on one line or on two."""
    line = lines[number].strip()
    if _WROTE.match(line):
        return True
    after = lines[number + 1].strip() if number + 1 < len(lines) else ""
    before = lines[number - 1].strip() if number else ""
    return bool(after.endswith(":") and _WROTE.match(f"{line} {after}") and len(line) > 12) or bool(
        line.endswith(":") and before and _WROTE.match(f"{before} {line}")
    )


def own_words(text: str) -> OwnWords:
    """The sentences that a mail says for itself, each folded to lower case and plain letters, lines among them."""
    own, between = own_text(text)
    found: dict[str, None] = {}
    for paragraph in re.split(r"\n\s*\n", own):
        lines = [line for line in paragraph.splitlines() if line.strip()]
        for piece in (*lines, *_SPLIT.split(" ".join(lines))):
            folded = fold(piece)
            if folded:
                found.setdefault(folded)
    whole = len(text) <= SCANNED and len(found) <= _MOST_LINES
    return OwnWords(tuple(found)[:_MOST_LINES], between, whole)


def fold(text: str) -> str:
    """Lower case, compatibility forms resolved, what cannot be seen left out, blanks and apostrophes made one."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").replace("\u2018", "'").lower()
    seen = "".join(one for one in plain if unicodedata.category(one) != "Cf")
    return " ".join(seen.split())


_BLOCKS = frozenset(
    (
        "address article blockquote body br div dd dl dt footer form h1 h2 h3 "
        "h4 h5 h6 header hr li ol p pre section table td th tr ul"
    ).split()
)
_UNSEEN = frozenset(("script", "style", "head", "title", "blockquote", "template"))
_VOID = frozenset(
    ("br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "wbr")
)
_QUOTES = ("gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "gmail_signature")


def text_of_html(markup: str) -> str:
    """The text of an HTML mail: blocks on lines of their own, quotations of known mail programs left out. Never raises."""
    reader = _Reader()
    try:
        reader.feed(markup[:_MARKUP])
        reader.close()
    except (
        AssertionError,
        ValueError,
    ):  # what the parser of the standard library says of hostile declarations
        return re.sub(r"<[^<>]{0,2000}>", " ", markup[:_MARKUP])
    return "".join(reader.pieces)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag in _VOID:
            return
        classes = next((value or "" for name, value in attrs if name == "class"), "")
        hides = tag in _UNSEEN or any(one in classes for one in _QUOTES)
        self._open.append((tag, hides))
        self._hidden += hides

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if not any(name == tag for name, _ in self._open[-50:]):
            return
        while self._open:
            name, hides = self._open.pop()
            self._hidden -= hides
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))
