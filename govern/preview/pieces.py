"""Values put in the place of merge tags, as text that can be nothing but text.

The sending tool fills in a mail that is HTML already. So here, too, Markdown is read first and values are
put in afterwards: a value stays apart from the text around it as a piece of its own, and whoever writes the
pieces out escapes it for the place where it stands. There is no markup that a value could bring in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from govern.documents.characters import invisible_runs
from govern.documents.fields import read_tags
from govern.documents.passages import Tag
from govern.preview.values import Origin, Value

Values = Mapping[str, Value]


class Kind(StrEnum):
    """What a piece of a merged text is."""

    TEXT = "text"
    VALUE = "value"
    DEFAULT = "default"
    """The tag's own words, for want of a value."""
    STAND_IN = "stand-in"
    MISSING = "missing"
    """No value and no default: an empty piece."""
    LEFT = "left"
    """A tag that the sending tool does not fill in."""
    BREAK = "break"
    CODE = "code"
    TARGET = "target"
    """Where the link before it leads; not part of what is read as prose."""
    UNSEEN = "unseen"
    """An image or hidden text; empty."""


MERGED = frozenset({Kind.VALUE, Kind.DEFAULT, Kind.STAND_IN, Kind.MISSING})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a merged text, and the field that it comes from."""

    text: str
    kind: Kind = Kind.TEXT
    field: str = ""


def fill(name: str | None, default: str | None, written: str, values: Values) -> Piece:
    """What the sending tool puts in the place of a tag: value, else default, else nothing.

    ``name`` is ``None`` for a malformed tag; ``written`` is the tag as it stands. A tag that is malformed
    or names no declared field stays as it is.
    """
    value = values.get(name) if name is not None else None
    if value is None:
        return Piece(written, Kind.LEFT)
    if not value.blank:
        return Piece(
            shown(value.text), Kind.STAND_IN if value.origin is Origin.STAND_IN else Kind.VALUE, value.field
        )
    if default is not None:
        return Piece(shown(default), Kind.DEFAULT, value.field)
    return Piece("", Kind.MISSING, value.field)


def fill_tag(tag: Tag, text: str, values: Values) -> Piece:
    """``fill`` for a tag of a text."""
    default = None if tag.default is None else text[slice(*tag.default)]
    return fill(tag.name, default, text[tag.start : tag.end], values)


def merge_line(text: str, values: Values) -> tuple[Piece, ...]:
    """The pieces of a text without markup: a subject, a preheader, a sender, a link's target."""
    pieces: list[Piece] = []
    cursor = 0
    for tag in read_tags(text):
        pieces += (Piece(text[cursor : tag.start]), fill_tag(tag, text, values))
        cursor = tag.end
    return tuple(piece for piece in (*pieces, Piece(text[cursor:])) if piece.text or piece.kind in MERGED)


_WHOLE = ":/?#[@]!$&*+,;=%~"
"""What may stay in a value that is an address itself. Quotes, brackets and blanks never do."""


def merge_target(target: str, values: Values) -> str:
    """A link's target with its values in it."""
    return target_of(merge_line(target, values))


def target_of(pieces: Iterable[Piece]) -> str:
    """Pieces as a link's target: values percent-encoded, but for one that begins it and so is an address itself."""
    parts: list[str] = []
    for piece in pieces:
        if piece.kind in MERGED:
            parts.append(quote(piece.text, safe="" if parts else _WHOLE))
        else:
            parts.append(piece.text)
    return "".join(parts).strip()


_SAFE_TARGET = re.compile(r"(?:https?://|mailto:|tel:)[^\x00-\x20\x7f]", re.IGNORECASE)


def is_safe_target(target: str) -> bool:
    """Whether a link leads to a web page, a mail address or a telephone: all that has a place in a mail."""
    return _SAFE_TARGET.match(target) is not None


_BLANK = re.compile(r"\r\n|[\t\n\r\x0b\x0c\x85\u2028\u2029]")
REPLACEMENT = "\ufffd"


def shown(text: str) -> str:
    """A value as one line: line ends and tabs are blanks; what no reader sees is made visible as U+FFFD."""
    text = _encodable(_BLANK.sub(" ", text))
    parts: list[str] = []
    cursor = 0
    for start, end in invisible_runs(text, 0, len(text)):
        parts += (text[cursor:start], REPLACEMENT)
        cursor = end
    return "".join((*parts, text[cursor:]))


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def joined(pieces: Iterable[Piece]) -> str:
    """The text of pieces."""
    return "".join(piece.text for piece in pieces)
