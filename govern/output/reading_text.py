"""A touch as its recipient reads it, with the fields still in it: what a signer looks at."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from govern.documents.document import Document, Touch
from govern.documents.passages import HOLE, Passage, Place
from govern.output.plain import plain

_WIDTH = 76
_BULLETS = {Place.LIST_ITEM: "- ", Place.QUOTE: "> ", Place.CELL: "| ", Place.HEADING: "# "}


def touch_lines(document: Document, touch: Touch) -> Iterator[str]:
    """Heading, headers and text of a touch, wrapped; links with their targets."""
    yield f"Touch {touch.number if touch.number is not None else '?'}"
    for header in touch.headers.values():
        yield plain(f"{header.name}: {header.value}")
    yield ""
    listed = False
    for passage in touch.body:
        bullet = _BULLETS.get(passage.place, "")
        if listed and passage.place is not Place.LIST_ITEM:
            yield ""
        listed = passage.place is Place.LIST_ITEM
        told = plain(" ".join(_words(document, passage).split()))
        yield from textwrap.wrap(
            told, _WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet), break_long_words=False
        )
        if passage.place is not Place.LIST_ITEM:
            yield ""


def _words(document: Document, passage: Passage) -> str:
    pieces: list[str] = []
    for position, character in enumerate(passage.text):
        if character == HOLE:
            start, end = passage.origin(position, position + 1)
            character = document.text[start:end]
        pieces.append(character)
        pieces.extend(
            f" <{link.target}>" for link in passage.links if link.end == position + 1 and link.target
        )
    return "".join(pieces)
