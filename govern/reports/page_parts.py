"""The smallest pieces of the page: text made safe, links, pills, table heads."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from govern.output.plain import plain


def safe(words: str) -> str:
    """Text from a file without what could reorder or hide it (bidi, control and surrogate characters are shown)."""
    return plain(words)


def text(words: str) -> str:
    """Text from a file as it may stand in HTML, in content or in a quoted attribute."""
    return escape(plain(words), quote=True)


def link(words: str, path: str, links: str) -> str:
    """Words that lead to a file, or the words alone when no address is known. A line after the path leads there."""
    if not links or not path:
        return text(words)
    file, _, line = path.partition(":")
    address = links.replace("{path}", quote(file, safe="/")) + (f"#L{line}" if line.isdigit() else "")
    return f'<a href="{escape(address, quote=True)}">{text(words)}</a>'


def pill(words: str, tone: str = "plain") -> str:
    """A short word in a frame. The word says it; the colour only repeats it."""
    return f'<span class="pill {tone}">{text(words)}</span>'


def heads(names: Iterable[tuple[str, bool]], *, sort: bool = False) -> str:
    """A table head; ``True`` marks a column of numbers. A column without a name repeats the one before it as a picture."""
    mark = " data-sort" if sort else ""
    cells = (
        f'<th scope="col"{mark}{" class=n" if number else ""}>{text(name)}</th>' if name else "<td></td>"
        for name, number in names
    )
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def title(name: str, words: str, note: str = "") -> str:
    """A section's heading with what to know about it."""
    about = f"<p>{text(note)}</p>" if note else ""
    return f'<div class="title"><h2 id="{name}-title">{text(words)}</h2>{about}</div>'


def section(name: str) -> str:
    """The opening tag of a section."""
    return f'<section id="{name}" aria-labelledby="{name}-title">'


def plural(count: int, one: str, many: str) -> str:
    """``1 lead``, ``40 leads``, ``20,000 leads``."""
    return f"{count:,} {one if count == 1 else many}"
