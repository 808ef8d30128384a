"""Merge tags: the ``{{ … }}`` that a sending tool fills in for each recipient.

Tags are found before Markdown is read, because the sending tool does not know Markdown: an
asterisk or a bar inside a tag means nothing. ``shade`` covers them for the Markdown reader with a
character that Markdown takes for a letter; lengths stay, so offsets do too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from govern import patterns
from govern.documents.passages import Tag

TAG = patterns.compile(r"\{\{(?:\{[^{}\r\n]*\}|[^{}\r\n]*)\}\}")
"""A tag on one line, with two braces or (Handlebars' unescaped form) three."""

SHADE = "\x1a"
"""ASCII, so that a text that was ASCII stays so; neither blank nor punctuation nor a letter."""

_FIELD = patterns.compile(
    r"[ \t]*+([A-Za-z_][A-Za-z0-9_]*+)[ \t]*+"
    r"(?:\|[ \t]*+default:[ \t]*+(?:\"([^\"]*+)\"|'([^']*+)')[ \t]*+)?"
)


def shade(text: str) -> str:
    """Cover every merge tag of a text with as many ``SHADE``s."""
    if "{{" not in text:
        return text
    return TAG.sub(_cover, text)


def _cover(match: re.Match[str]) -> str:
    return SHADE * (match.end() - match.start())


@lru_cache(maxsize=1024)
def parse_tag(inner: str) -> tuple[str | None, tuple[int, int] | None]:
    """Read what stands between the braces of a tag.

    Gives the field's name, or ``None`` when the tag is not written in the declared dialect
    (``{{ name }}``, ``{{ name | default: "text" }}``), and the bounds of the default's text within
    ``inner`` without its quotes, or ``None``.
    """
    match = _FIELD.fullmatch(inner)
    if match is None:
        return None, None
    for group in (2, 3):
        if match.start(group) >= 0:
            return match[1], match.span(group)
    return match[1], None


def read_tags(text: str) -> tuple[Tag, ...]:
    """The merge tags of a text, in order, with bounds in it."""
    if "{{" not in text:
        return ()
    tags: list[Tag] = []
    for match in TAG.finditer(text):
        start, end = match.span()
        inner = text[start + 2 : end - 2]
        name, default = parse_tag(inner)
        if default is not None:
            default = (default[0] + start + 2, default[1] + start + 2)
        tags.append(Tag(start, end, inner, name, default))
    return tuple(tags)
