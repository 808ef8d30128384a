"""The body of a touch as safe HTML: Markdown by markdown-it-py, values put in afterwards."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from govern.documents.fields import TAG, parse_tag
from govern.errors import GovernError
from govern.preview.pieces import Piece, Values, fill
from govern.preview.sanitise import mark, sanitise, without_marks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def mail_html(markdown: str, values: Values, *, shown: bool = True) -> str:
    """The HTML of a body. Raises ``GovernError`` when markdown-it-py is not installed, and never else.

    ``shown`` marks the words that fields gave, as a preview does. Merge tags are found before Markdown is read, as the
    sending tool finds them, and filled in after it.
    """
    pieces: list[Piece] = []

    def cover(match: re.Match[str]) -> str:
        inner = match[0][2:-2]
        name, default = parse_tag(inner)
        pieces.append(fill(name, None if default is None else inner[slice(*default)], match[0], values))
        return mark(len(pieces) - 1)

    covered = TAG.sub(cover, without_marks(markdown))
    return sanitise(str(_markdown().render(covered)), pieces, shown=shown)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise GovernError(
            "A preview page needs markdown-it-py, which is not installed.",
            "pip install 'govern[preview]'; without it, leave --html out: the text needs nothing.",
        ) from None

    class AsWritten(MarkdownIt):
        """Leaves targets as they are, marks and all: ``sanitise`` fills them in, and refuses what is no address."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - the base class's name
            return url

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
            return True

    reader = AsWritten("commonmark", {"html": True})
    reader.enable(["table", "strikethrough"])
    return reader
