"""The template's own rules run over the merged text: what a value brings past the sign-off (prices above all).

A signed template holds ``{{industry}}``; what stands there in the inbox nobody signed. So the merged text
is checked like a template, and what is found there but not in the template itself is a value's doing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape

from govern.check import Selection, Settings, check_bytes
from govern.documents.document import Document
from govern.documents.fields import TAG, parse_tag
from govern.documents.passage_writer import Spans
from govern.findings import Finding, Severity
from govern.policy.model import Policy
from govern.preview.pieces import Kind, Piece, fill, target_of
from govern.preview.remarks import Remark, remark
from govern.preview.rendering import Preview, RenderedTouch
from govern.preview.values import Origin

_RULES = Selection(("PRC", "OPT", "PER106"))
"""Not the rules on tags: merging has just replaced those, and PRV101 finds what is left."""


@dataclass(frozen=True, slots=True)
class _Insert:
    """A value put into the source for a tag at ``start``/``end`` of the template's text."""

    start: int
    end: int
    text: str
    field: str


def brought_in(preview: Preview, settings: Settings) -> tuple[Remark, ...]:
    """What the rules find in the merged text and not in the template, as remarks. Never raises."""
    inserts = [insert for touch in preview.touches for insert in _inserts(preview, touch)]
    if not inserts:
        return ()
    path, kind = preview.document.path, preview.document.kind
    settings = replace(settings, selection=_RULES)
    before, after = (
        check_bytes(_source(preview.document, some, settings.policy), path, kind, settings).findings
        for some in ((), inserts)
    )
    known = Counter((finding.code, finding.span.line) for finding in before)
    fields = _fields_by_line(preview.document, inserts)
    found: list[Remark] = []
    for finding in after:
        place = (finding.code, finding.span.line)
        if known[place] > 0:
            known[place] -= 1
        else:
            found += _remarks(finding, preview, fields)
    return tuple(dict.fromkeys(found))


def _remarks(finding: Finding, preview: Preview, fields: Mapping[int, set[str]]) -> Iterator[Remark]:
    # A value is one line, so a line has the same number before and after merging.
    place = preview.document.source.place
    line, last = finding.span.line, finding.span.end_line
    touch = next(
        (
            one.number
            for one in preview.touches
            if place(one.touch.heading_start)[0] <= line <= place(one.touch.body_end)[0]
        ),
        None,
    )
    if touch is None:
        return
    written = " ".join(unescape(finding.text).split())
    names = set().union(*(fields.get(number, ()) for number in range(line, min(last, line + 100) + 1)))
    where = ", ".join(f"{{{{{name}}}}}" for name in sorted(_meant(names, written, preview))) or f"line {line}"
    if finding.code.startswith("PRC"):
        words = f"“{written[:60]}” is a price that came in with a value"
        if "://" in written:
            words = "A price came in with a value, in the target of a link"
        yield remark(
            "PRV105",
            [touch],
            where,
            words,
            "Nobody signed it: mend the lead, or the sentence around the tag.",
        )
    elif finding.severity in {Severity.ERROR, Severity.WARNING}:
        words = f"With its values: {finding.message}"
        yield Remark(finding.code, finding.name, finding.severity, (touch,), where, words, finding.help)


def _meant(names: set[str], written: str, preview: Preview) -> set[str]:
    """Of the fields on a line those whose values hold a word of what was found; all when none does."""
    words = written.split()
    return {name for name in names if any(word in preview.values[name].text for word in words)} or names


def _fields_by_line(document: Document, inserts: Iterable[_Insert]) -> dict[int, set[str]]:
    lines: dict[int, set[str]] = {}
    for insert in inserts:
        lines.setdefault(document.source.place(insert.start)[0], set()).add(insert.field)
    return lines


# ---------------------------------------------------------------- the merged source


def _inserts(preview: Preview, touch: RenderedTouch) -> Iterator[_Insert]:
    """The lead's values at their tags. What the sending tool knows, and defaults, stay tags: those were signed."""
    text = preview.document.text
    bounds = {(link.source, link.source_end) for passage in touch.touch.passages for link in passage.links}
    begins = {low for low, _ in bounds}
    targets = Spans(bounds)
    headers = Spans((header.start, header.end) for header in touch.touch.headers.values())
    for match in TAG.finditer(text, touch.touch.heading_end, touch.touch.body_end):
        name, _ = parse_tag(match[0][2:-2])
        piece = fill(name, None, match[0], preview.values)
        if piece.kind is not Kind.VALUE or preview.values[piece.field].origin is not Origin.LEAD:
            continue
        start, end = match.span()
        if targets.hold(start):
            written = target_of([piece] if start in begins else [Piece("."), piece])
            written = written if start in begins else written[1:]
        else:
            written = piece.text if headers.hold(start) else escaped(piece.text)
        yield _Insert(start, end, written, piece.field)


_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#+\-!|~&\"'^:=@]|(?<=\d)[.)]|(?<!\S)[ ]+")


def escaped(text: str) -> str:
    """A value as Markdown, HTML or an attribute reads it: characters that could be markup are entities."""
    return _SPECIAL.sub(lambda match: "".join(f"&#{ord(character)};" for character in match[0]), text)


def _source(document: Document, inserts: Iterable[_Insert], policy: Policy) -> bytes:
    """The template's bytes with values put in, read as a sequence that allows no price: none of a lead's is signed."""
    edits = [(insert.start, insert.end, insert.text) for insert in inserts]
    strict = next((one.name for one in policy.sequences.values() if one.templated and not one.prices), None)
    if strict is not None and isinstance(document.data.get("sequence"), str):
        place = document.position("sequence")
        edits.append((place.start, place.end, strict))
    parts: list[str] = []
    cursor = 0
    for start, end, text in sorted(edits):
        parts += (document.text[cursor:start], text)
        cursor = end
    return "".join((*parts, document.text[cursor:])).encode("utf-8", "replace")
