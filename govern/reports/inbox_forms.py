"""The inbox as text, Markdown, JSON and iCalendar (RFC 5545). Lines without colour; the caller adds none."""

from __future__ import annotations

import hashlib
import json
import textwrap
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from govern.output.plain import plain
from govern.reports.inbox import Item

_SORT_WIDTH = 18


def text_lines(items: tuple[Item, ...], role: str, as_of: date) -> Iterator[str]:
    """For the terminal, 80 columns."""
    overdue = [item for item in items if item.overdue]
    whose = f" for {role}" if role else ""
    if not items:
        yield f"Nothing waits{whose} on {as_of:%a %Y-%m-%d}."
        return
    verb = "waits" if len(items) == 1 else "wait"
    tail = f", {len(overdue)} of them overdue" if overdue else ""
    yield f"{len(items)} {verb}{whose} on {as_of:%a %Y-%m-%d}{tail}."
    dated = [item for item in items if item.due is not None and not item.overdue]
    for title, group in (
        ("Overdue", overdue),
        ("Due", dated),
        ("No deadline", [item for item in items if item.due is None]),
    ):
        if group:
            yield ""
            yield f"{title}:"
            for item in group:
                yield from _item_lines(item, role)


def _item_lines(item: Item, role: str) -> Iterator[str]:
    who = "" if role else f" [{item.role}]"
    yield f"  {item.sort:<{_SORT_WIDTH}}{plain(item.subject)}{who}"
    words = plain(item.words)
    if item.due is not None:
        words += f" {when(item)}"
    yield from textwrap.wrap(words, 79, initial_indent=" " * 20, subsequent_indent=" " * 20)
    yield f"{' ' * 20}$ {plain(item.command)}"


def when(item: Item) -> str:
    """When it is due, and how late it is."""
    if item.due is None:
        return ""
    late = f", {item.late} business day{'s' * (item.late != 1)} late" if item.overdue else ""
    return f"Due {item.due:%a %Y-%m-%d %H:%M %Z}{late}."


def markdown_lines(items: tuple[Item, ...], role: str, as_of: date) -> Iterator[str]:
    """As a table for an issue or a chat."""
    yield f"## Inbox{f' of {role}' if role else ''}, {as_of}"
    yield ""
    if not items:
        yield "Nothing waits."
        return
    yield "| what | whom | for | due | |"
    yield "| --- | --- | --- | --- | --- |"
    for item in items:
        due = f"{item.due:%Y-%m-%d %H:%M %Z}" if item.due else "–"
        bold = "**" if item.overdue else ""
        cells = (item.sort, item.subject, item.role, f"{bold}{due}{bold}", item.words)
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return plain(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def json_text(items: tuple[Item, ...], role: str, as_of: date) -> str:
    """For programs (schemas/inbox.schema.json)."""
    told = [
        {
            "role": item.role,
            "sort": item.sort,
            "subject": item.subject,
            "words": item.words,
            "command": item.command,
            "since": item.since.isoformat() if item.since else None,
            "due": item.due.isoformat() if item.due else None,
            "overdue": item.overdue,
            "late_business_days": item.late,
            "sop": item.sop,
        }
        for item in items
    ]
    return json.dumps(
        {"version": 1, "as_of": as_of.isoformat(), "role": role or None, "items": told},
        indent=2,
        ensure_ascii=False,
    )


_LENGTH = timedelta(minutes=30)
_OCTETS = 73
"""A line holds 75 octets; two are kept for what a fold adds."""


def ical_text(items: Iterable[Item], as_of: date) -> str:
    """Everything with a deadline as events that end at the deadline. The same inbox gives the same bytes."""
    stamp = f"{as_of:%Y%m%d}T000000Z"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//govern//inbox//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for item in items:
        if item.due is None:
            continue
        start = item.due - _LENGTH
        identity = hashlib.sha256(
            "\0".join((item.role, item.sort, item.subject, str(item.since))).encode()
        ).hexdigest()
        lines += [
            "BEGIN:VEVENT",
            f"UID:{identity[:32]}@govern",
            f"DTSTAMP:{stamp}",
            f"DTSTART:{_utc(start)}",
            f"DTEND:{_utc(item.due)}",
            f"SUMMARY:{_escaped(f'{item.sort}: {item.subject}')}",
            f"DESCRIPTION:{_escaped(f'{item.words} {item.command}')}",
            f"CATEGORIES:{_escaped(item.role)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    safe = plain(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return safe.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, the later ones begun by a blank; no character is cut."""
    piece, size, lead = "", 0, ""
    for character in line:
        octets = len(character.encode("utf-8", "surrogatepass"))
        if size + octets > _OCTETS:
            yield lead + piece
            piece, size, lead = "", 0, " "
        piece += character
        size += octets
    yield lead + piece
