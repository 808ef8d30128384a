"""A preview as text for people and as JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import click

from govern.findings import Severity
from govern.output.plain import plain
from govern.preview.pieces import joined
from govern.preview.plain_text import wrap
from govern.preview.remarks import Remark
from govern.preview.rendering import Preview, RenderedTouch, body_text

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def text_preview(preview: Preview, columns: int) -> Iterator[str]:
    """Lines that show who reads, and every touch as that person reads it."""
    who = preview.recipient
    yield click.style(plain(preview.title), bold=True) + click.style(
        f"  {plain(preview.document.path)}", dim=True
    )
    yield f"read by {plain(reader(preview))}" + (f", stage {plain(who.stage)}" if who.stage else "")
    yield from text_notes(preview, columns)
    for touch in preview.touches:
        yield ""
        yield from _touch(preview, touch, columns)


def reader(preview: Preview) -> str:
    """The recipient in words: name, title, company, and the lead's id where the name is not known."""
    who = preview.recipient
    known = [part for part in (who.name, who.title, who.company) if part]
    return ", ".join(known) if who.name else ", ".join((f"lead {who.id}", *known))


def text_notes(preview: Preview, columns: int) -> Iterator[str]:
    """Lines that say why this lead may not receive the mail."""
    label = click.style("note:", fg="yellow", bold=True)
    for note in preview.notes:
        first, *rest = wrap(note, columns - 6)
        yield f"{label} {plain(first)}"
        yield from (f"      {plain(line)}" for line in rest)


def day_of(touch: RenderedTouch) -> str:
    """When a touch goes out, counted from enrolment."""
    return "day not given" if touch.day is None else f"day {touch.day}"


def _touch(preview: Preview, touch: RenderedTouch, columns: int) -> Iterator[str]:
    head = f"Touch {touch.number} · {day_of(touch)} "
    yield click.style(head + "─" * max(3, columns - len(head)), bold=True)
    address = f" <{preview.recipient.email}>" if preview.recipient.email else ""
    lines = (
        ("From", joined(touch.sender)),
        ("To", f"{preview.recipient.name}{address}".strip()),
        ("Subject", joined(touch.subject)),
        ("Preheader", joined(touch.preheader)),
    )
    for name, value in lines:
        if value or name in {"Subject", "Preheader"}:
            label = f"{name + ':':<11}"
            yield from _header(label, plain(value) or click.style("(none)", dim=True), columns)
    yield ""
    yield from body_text(preview, touch, columns).split("\n")


def _header(label: str, value: str, columns: int) -> Iterator[str]:
    first, *rest = wrap(value, columns - len(label))
    yield click.style(label, dim=True) + first
    yield from (" " * len(label) + line for line in rest)


def text_remarks(remarks: Sequence[Remark], preview: Preview, columns: int) -> Iterator[str]:
    """Lines that tell the remarks, and one that counts them."""
    for one in remarks:
        colour = _COLOURS.get(one.severity, "white")
        severity = click.style(f"{one.severity.value:<7}", fg=colour, bold=True)
        yield f"{severity} {click.style(one.code, bold=True)} {one.name}  {touches_in_words(one.touches)}, {plain(one.where)}"
        yield from _indented(one.message, columns)
        if one.help:
            yield from _indented(f"mend: {one.help}", columns)
        yield ""
    yield summary(remarks, preview)


def _indented(text: str, columns: int) -> Iterator[str]:
    indent = " " * 8
    yield from textwrap.wrap(
        plain(text),
        columns,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def touches_in_words(numbers: Sequence[int]) -> str:
    """``touch 3``, ``touches 1–6``, ``touches 1, 3 and 5``."""
    if len(numbers) == 1:
        return f"touch {numbers[0]}"
    if list(numbers) == list(range(numbers[0], numbers[0] + len(numbers))):
        return f"touches {numbers[0]}–{numbers[-1]}"
    return f"touches {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def summary(remarks: Sequence[Remark], preview: Preview) -> str:
    """One line: how many touches, how many faults."""
    found = []
    for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning")):
        number = sum(one.severity is severity for one in remarks)
        if number:
            found.append(click.style(_count(number, word), fg=_COLOURS[severity], bold=True))
    clean = click.style("clean", fg="green", bold=True)
    return f"{_count(len(preview.touches), 'touch', 'touches')} previewed: {', '.join(found) or clean}."


def _count(number: int, word: str, words: str = "") -> str:
    return f"{number} {word if number == 1 else words or word + 's'}"


def json_preview(preview: Preview, remarks: Sequence[Remark], columns: int) -> str:
    """The whole preview as one JSON document, version 1; not ASCII characters are escaped."""
    return json.dumps(preview_data(preview, remarks, columns), indent=2, ensure_ascii=True)


def preview_data(preview: Preview, remarks: Sequence[Remark], columns: int) -> dict[str, Any]:
    """The whole preview as plain values."""
    who = preview.recipient
    return {
        "version": 1,
        "template": preview.document.path,
        "title": preview.title,
        "lead": {
            "id": who.id,
            "name": who.name,
            "email": who.email,
            "company": who.company,
            "stage": who.stage,
        },
        "notes": list(preview.notes),
        "fields": [
            {
                "field": name,
                "value": preview.values[name].text,
                "origin": preview.values[name].origin.value,
                "key": preview.values[name].key,
                "touches": list(touches),
            }
            for name, touches in preview.used.items()
            if name in preview.values
        ],
        "touches": [
            {
                "touch": touch.number,
                "day": touch.day,
                "from": joined(touch.sender),
                "subject": joined(touch.subject),
                "preheader": joined(touch.preheader),
                "text": body_text(preview, touch, columns),
                "links": [target.target for passage in touch.body for target in passage.targets],
            }
            for touch in preview.touches
        ],
        "findings": [
            {
                "code": one.code,
                "name": one.name,
                "severity": one.severity.value,
                "touches": list(one.touches),
                "where": one.where,
                "message": one.message,
                "help": one.help,
            }
            for one in remarks
        ],
    }
