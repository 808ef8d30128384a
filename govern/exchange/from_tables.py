"""Apollo's and Monday.com's tables as what happened. Columns are found by name; missing and additional ones are fine."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from govern.errors import GovernError
from govern.exchange.csv_safe import Row, read_rows, unguard
from govern.exchange.incoming import BOUNCED, CONTACT, DOUBT, OPENED, OPT_OUT, REPLY, SENT, Incoming
from govern.exchange.new_leads import Contact
from govern.exchange.workbook import Line, is_workbook, read_workbook

_YES = frozenset({"true", "yes", "1", "y", "x"})
_NO = frozenset({"", "false", "no", "0", "n", "-"})
_OUT = frozenset(
    {
        "unsubscribed",
        "opted out",
        "opt-out",
        "opted-out",
        "opt out",
        "do not contact",
        "spam blocked",
        "do not email",
    }
)


class _Event(NamedTuple):
    """One sort of thing in Apollo's table: the columns that say so, and those that say when."""

    what: str
    said: tuple[str, ...]
    when: tuple[str, ...]


_EVENTS = (
    _Event(SENT, ("email sent", "sent"), ("sent at", "email sent at", "last contacted", "last contacted at")),
    _Event(
        OPENED, ("email open", "email opened", "opened"), ("opened at", "email opened at", "last opened at")
    ),
    _Event(BOUNCED, ("email bounced", "bounced"), ("bounced at", "email bounced at")),
    _Event(REPLY, ("replied", "reply"), ("replied at", "last replied at")),
    _Event(OPT_OUT, ("unsubscribed", "opted out", "opt out"), ("unsubscribed at", "opted out at")),
)
_CLASSES: Mapping[str, str] = {
    "interested": "positive",
    "willing to meet": "positive",
    "willing_to_meet": "positive",
    "follow up question": "positive",
    "not interested": "negative",
    "not_interested": "negative",
    "not right person": "negative",
    "already left company or not right person": "negative",
    "out of office": "auto-reply",
    "out_of_office": "auto-reply",
    "unsubscribe": "opt-out",
    "unsubscribed": "opt-out",
}
"""Apollo's classes of replies and the SOP's kinds. What is not here is left for a person."""


def from_apollo(data: bytes, name: str, default_day: date | None) -> tuple[Incoming, ...]:
    """What an Apollo export of contacts says. Raises ``GovernError`` for a file without a column of addresses."""
    columns, rows = read_rows(data, name)
    if "email" not in columns and "govern lead id" not in columns:
        raise GovernError(
            f"{name} has no column “Email”.", f"Its columns: {', '.join(filter(None, columns))[:300]}."
        )
    return tuple(one for row in rows for one in _apollo_row(row, default_day))


def _apollo_row(row: Row, default_day: date | None) -> Iterator[Incoming]:
    values = row.values
    email = values.get("email", "")
    template = _first(values, "sequence", "sequence name", "campaign")
    touch = _number(_first(values, "step", "sequence step", "position", "touch"))
    happened = False
    for event in _EVENTS:
        said = _first(values, *event.said)
        dated = _first(values, *event.when)
        state = _said(said)
        if state is None:
            happened = True
            yield Incoming(
                row.line, DOUBT, email, None, note=f"{event.what}: “{said[:40]}” is neither yes nor no"
            )
            continue
        only_dated = not said and dated and not _shared(event, values)
        if not state and not only_dated:
            continue
        happened = True
        on = read_day(dated) or (read_day(said) if state else None) or default_day
        yield _apollo_event(row, event.what, email, on, touch, template)
    if _blocked(values):
        happened = True
        on = read_day(_first(values, "unsubscribed at", "last contacted")) or default_day
        yield Incoming(row.line, OPT_OUT, email, on, _lead(values), note="Apollo")
    if not happened:
        yield Incoming(row.line, CONTACT, email, default_day, _lead(values), contact=_contact(values))


def _shared(event: _Event, values: Mapping[str, str]) -> bool:
    """Whether the only date is “Last Contacted”, which by itself says nothing of a sequence."""
    return not any(values.get(name) for name in event.when if not name.startswith("last "))


def _apollo_event(
    row: Row, what: str, email: str, on: date | None, touch: int | None, template: str
) -> Incoming:
    base = Incoming(row.line, what, email, on, _lead(row.values), touch, template)
    if what == REPLY:
        word = _first(row.values, "reply class", "reply sentiment", "reply type").lower()
        kind = _CLASSES.get(word, "")
        if kind == "opt-out":
            return Incoming(row.line, OPT_OUT, email, on, base.lead, touch, template, note="Apollo")
        if not kind:
            said = f" (“{word}”)" if word else ""
            note = f"replied{said}: read it, then `govern lead respond`"
            return Incoming(row.line, DOUBT, email, on, base.lead, touch, template, note=note)
        note = f"Apollo: {word}"
        return Incoming(row.line, REPLY, email, on, base.lead, touch, template, kind, note=note)
    if what == BOUNCED:
        word = _first(row.values, "bounce type").lower()
        return Incoming(
            row.line, BOUNCED, email, on, base.lead, touch, template, "soft" if "soft" in word else "hard"
        )
    return base


def _lead(values: Mapping[str, str]) -> str:
    return values.get("govern lead id", "")


def _blocked(values: Mapping[str, str]) -> bool:
    return any(values.get(name, "").lower() in _OUT for name in ("email status", "stage", "contact stage"))


def _contact(values: Mapping[str, str]) -> Contact:
    return Contact(
        email=values.get("email", ""),
        first_name=values.get("first name", ""),
        last_name=values.get("last name", ""),
        title=values.get("title", ""),
        company=_first(values, "company", "company name", "company name for emails"),
        industry=values.get("industry", ""),
        country=_first(values, "country", "company country"),
        website=values.get("website", ""),
    )


def _first(values: Mapping[str, str], *names: str) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _said(text: str) -> bool | None:
    """Yes, no, or ``None`` for neither; a day says yes."""
    folded = text.strip().lower()
    if folded in _NO:
        return False
    return True if folded in _YES or read_day(text) is not None else None


def _number(text: str) -> int | None:
    match = re.search(r"\d+", text)
    return int(match[0]) if match else None


def read_day(text: str) -> date | None:
    """A day as tools write it: ISO, with or without a time. ``None`` for what could be read two ways (03/04/2026)."""
    cleaned = text.strip()
    if re.match(r"\d{4}-\d{2}-\d{2}", cleaned):
        try:
            return date.fromisoformat(cleaned[:10])
        except ValueError:
            return None
    for form in ("%d %b %Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y"):
        try:
            return datetime.strptime(cleaned, form).date()
        except ValueError:
            continue
    return None


# ------------------------------------------------------------------------------------------------ Monday.com


def from_monday(data: bytes, name: str, default_day: date | None) -> tuple[Incoming, ...]:
    """What an export of a Monday.com board says, CSV or XLSX: groups with a title row and a header each, or one plain table.

    Raises ``GovernError`` when there is no header with a “Name” and an “Email” column, and as ``read_workbook`` does.
    """
    lines = read_workbook(data, name, _is_header) if is_workbook(data) else _csv_lines(data, name)
    found: list[Incoming] = []
    columns: list[str] = []
    headers = 0
    for line, cells in lines:
        row = [unguard(cell).strip() for cell in cells]
        folded = [cell.lower() for cell in row]
        if _is_header(row):
            columns, headers = folded, headers + 1
        elif (
            columns
            and row[:1] != [""]
            and len([cell for cell in row if cell]) > 1
            and folded[:1] != ["subitems"]
        ):
            values = {key: value for key, value in zip(columns, row, strict=False) if key}
            found.extend(_monday_row(Row(line, values), default_day))
    if not headers:
        raise GovernError(
            f"{name} has no header with “Name” and “Email”.", "Export the board with these columns."
        )
    return tuple(found)


def _is_header(row: list[str]) -> bool:
    folded = [cell.strip().lower() for cell in row]
    return folded[:1] == ["name"] and "email" in folded


def _csv_lines(data: bytes, name: str) -> Iterator[Line]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GovernError(f"{name} is no text in UTF-8.", "Export the board as CSV or XLSX.") from None
    reader = csv.reader(io.StringIO(text, newline=""))
    line = 1
    try:
        for cells in reader:
            yield Line(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise GovernError(f"{name}:{reader.line_num}: {error}.", "Export the board again.") from None


def _monday_row(row: Row, default_day: date | None) -> Iterator[Incoming]:
    values = row.values
    email, lead = values.get("email", ""), _lead(values)
    # Monday's e-mail column exports as "address - text".
    email = email.split(" - ", 1)[0].strip()
    template, touch = values.get("template", ""), _number(values.get("touch", ""))
    status = _first(values, "sequence status", "reply", "status").lower()
    on = read_day(_first(values, "status date", "date", "sent")) or default_day
    sent = read_day(values.get("sent", ""))
    if touch is not None and template and (sent or values.get("sent")):
        yield Incoming(row.line, SENT, email, sent, lead, touch, template)
    if status in _OUT:
        yield Incoming(row.line, OPT_OUT, email, on, lead, touch, template, note="Monday.com")
    elif "bounced" in status:
        yield Incoming(
            row.line, BOUNCED, email, on, lead, touch, template, "soft" if "soft" in status else "hard"
        )
    elif status in {"positive", "neutral", "negative", "auto-reply"}:
        note = f"Monday.com: {status}"
        yield Incoming(row.line, REPLY, email, on, lead, touch, template, status, note=note)
    elif "replied" in status:
        note = "replied: read it, then `govern lead respond`"
        yield Incoming(row.line, DOUBT, email, on, lead, touch, template, note=note)
