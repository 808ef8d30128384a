"""A report as headings, sentences, lists and tables, and these as text, Markdown and HTML. All text is made safe here."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from govern.output.plain import plain
from govern.reports.report_markdown import markdown_text


class Heading(NamedTuple):
    """A heading of a level from 1."""

    level: int
    words: str


class Line(NamedTuple):
    """A sentence or more."""

    words: str


class Items(NamedTuple):
    """A list."""

    words: tuple[str, ...]


class Table(NamedTuple):
    """A table. Every row has as many cells as there are heads."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Line | Items | Table


def as_text(blocks: Iterable[Block], columns: int = 80) -> Iterator[str]:
    """For a terminal: a table becomes a paragraph a row."""
    for block in blocks:
        if isinstance(block, Heading):
            yield ""
            yield plain(block.words)
            if block.level < 3:
                yield ("=" if block.level == 1 else "-") * min(len(plain(block.words)), columns)
        elif isinstance(block, Line):
            yield from _wrap(block.words, columns, "", "")
        elif isinstance(block, Items):
            for item in block.words:
                yield from _wrap(item, columns, "- ", "  ")
        else:
            for row in block.rows:
                first, *rest = row
                named = zip(block.heads[1:], rest, strict=True)
                told = " · ".join(f"{head.lower()} {cell}" for head, cell in named if cell)
                yield from _wrap(f"{first}  {told}", columns, "  ", "      ")


def _wrap(words: str, columns: int, first: str, later: str) -> list[str]:
    return textwrap.wrap(
        plain(words), columns, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    ) or [""]


def as_markdown(blocks: Iterable[Block]) -> Iterator[str]:
    """For a file or a pull request."""
    for block in blocks:
        if isinstance(block, Heading):
            yield f"{'#' * block.level} {markdown_text(block.words)}"
        elif isinstance(block, Line):
            yield markdown_text(block.words)
        elif isinstance(block, Items):
            yield from (f"- {markdown_text(item)}" for item in block.words)
        else:
            yield f"| {' | '.join(block.heads)} |"
            yield f"|{'---|' * len(block.heads)}"
            yield from (f"| {' | '.join(map(markdown_text, row))} |" for row in block.rows)
        yield ""


_STYLE = """
body{max-width:60rem;margin:2rem auto;padding:0 1.2rem;font:11pt/1.5 Georgia,"Times New Roman",serif;color:#111;background:#fff}
h1{font-size:1.6rem;margin:0 0 .4rem}h2{font-size:1.2rem;margin:2rem 0 .4rem;border-bottom:1px solid #999;padding-bottom:.2rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}p{margin:.3rem 0;overflow-wrap:anywhere}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.86rem;margin:.6rem 0}
th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
td{min-width:4.8rem}th{background:#f0f0ec}tr{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}
@page{margin:16mm}@media print{body{margin:0;max-width:none;padding:0}}
"""


def as_html(blocks: Iterable[Block], title: str) -> Iterator[str]:
    """A page to print and file: no script, nothing fetched."""
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>{_safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    for block in blocks:
        if isinstance(block, Heading):
            yield f"<h{block.level}>{_safe(block.words)}</h{block.level}>"
        elif isinstance(block, Line):
            yield f"<p>{_safe(block.words)}</p>"
        elif isinstance(block, Items):
            yield f"<ul>{''.join(f'<li>{_safe(item)}</li>' for item in block.words)}</ul>"
        else:
            heads = "".join(f'<th scope="col">{_safe(head)}</th>' for head in block.heads)
            yield '<div class="scroll" tabindex="0" role="group" aria-label="Table">'
            yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
            for row in block.rows:
                yield f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in row)}</tr>"
            yield "</tbody></table></div>"
    yield "</main>\n</body>\n</html>"


def _safe(words: str) -> str:
    return escape(plain(words))
