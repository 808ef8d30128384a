"""``govern lead show``."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from govern.cli.lead.explain import explanation
from govern.cli.lead.files import Opened, open_lead
from govern.cli.options import as_of_option
from govern.ladder.calendar import calendar_of
from govern.ladder.deadlines import Duty, duties
from govern.ladder.evidence import Answer
from govern.ladder.history import Event
from govern.ladder.replay import Standing, standing
from govern.ladder.way import way_up
from govern.output.plain import plain

_WIDTH = 79


@click.command(name="show")
@click.argument("lead_id", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def command(lead_id: str, form: str, as_of: date | None) -> None:
    """Show a lead: the person, where it stands, what waits, and its history as a timeline.

    \b
    Examples:
      govern lead show acme-robotics
      govern lead show acme-robotics --as-of 2026-06-30
    """
    opened = open_lead(lead_id, as_of)
    told = standing(opened.lead, opened.ladder, opened.as_of)
    waiting = duties(opened.lead, opened.ladder, calendar_of(opened.workspace.policy), opened.as_of)
    if form == "json":
        click.echo(json.dumps(_data(opened, told, waiting), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_card(opened, told, waiting)))


def _data(opened: Opened, told: Standing, waiting: tuple[Duty, ...]) -> dict[str, Any]:
    lead = opened.lead
    return {
        **explanation(told, way_up(told, opened.ladder), opened.ladder),
        "company": dict(lead.company),
        "contact": dict(lead.contact),
        "deadlines": [
            {
                "id": duty.deadline.id,
                "owner": duty.deadline.owner,
                "due": duty.due.isoformat(),
                "done": duty.done.on.isoformat() if duty.done and duty.done.on else None,
                "missed": duty.missed(opened.as_of),
            }
            for duty in waiting
        ],
        "timeline": [
            {"number": event.index + 1, "struck": event.index in lead.struck, **event.data}
            for event in lead.events
        ],
    }


def _card(opened: Opened, told: Standing, waiting: tuple[Duty, ...]) -> Iterator[str]:
    lead, ladder = opened.lead, opened.ladder
    yield click.style(plain(lead.company_name or lead.id), bold=True) + click.style(f"  {lead.id}", dim=True)
    person = " ".join(str(lead.contact.get(key, "")) for key in ("first_name", "last_name")).strip()
    about = [person, lead.contact.get("title"), lead.email]
    line = " · ".join(plain(str(one)) for one in about if one)
    if line:
        yield line
    yield ""
    since = f" since {told.timeline.since}" if told.timeline.since else ""
    days = f" ({(opened.as_of - told.timeline.since).days} days)" if told.timeline.since else ""
    yield f"{'stage':<12}{click.style(told.timeline.stage, bold=True)}{since}{days}, proven {told.assessment.eligible}"
    yield f"{'gates':<12}{_marks(told, ladder.gates)}"
    yield f"{'indicators':<12}{_marks(told, tuple(ladder.indicators))}"
    last = told.assessment.last_engagement
    if last is not None and last.on is not None:
        ago = (opened.as_of - last.on).days
        stale = click.style(", stale", fg="yellow") if told.assessment.stale else ""
        yield f"{'engagement':<12}{last.text('signal')} on {last.on} ({ago} days ago{stale})"
    if told.assessment.stops:
        yield f"{'stop':<12}" + click.style(", ".join(told.assessment.stops), fg="red", bold=True)
    for duty in waiting:
        if duty.done is None:
            yield f"{'waits':<12}{_due(duty, opened.as_of)}"
    yield ""
    yield from _timeline(opened, waiting)


def _due(duty: Duty, as_of: date) -> str:
    when = f"{duty.deadline.id} by {duty.deadline.owner}, due {duty.due:%a %Y-%m-%d %H:%M %Z}"
    return click.style(f"{when}, overdue", fg="red") if duty.overdue(as_of) else when


def _marks(told: Standing, codes: tuple[str, ...]) -> str:
    words = {Answer.YES: ("pass", "green"), Answer.NO: ("fail", "red"), Answer.UNKNOWN: ("?", "yellow")}
    if codes and codes[0].startswith("S"):
        words = {Answer.YES: ("met", "green"), Answer.NO: ("no", "red"), Answer.UNKNOWN: ("?", "yellow")}
    marks = told.assessment.evidence.marks
    shown = []
    for code in codes:
        word, colour = words[marks[code][0] if code in marks else Answer.UNKNOWN]
        shown.append(f"{code} {click.style(word, fg=colour)}")
    return "  ".join(shown)


def _timeline(opened: Opened, waiting: tuple[Duty, ...]) -> Iterator[str]:
    lead = opened.lead
    struck = lead.struck
    late = {duty.done.index: duty for duty in waiting if duty.done and duty.missed(opened.as_of)}
    events = sorted(lead.events, key=lambda event: (event.on or date.min, event.index))
    previous = ""
    for event in _grouped(events):
        day = "" if str(event.on) == previous else str(event.on or "no day")
        previous = str(event.on)
        words = entry_line(event)
        if event.index in struck:
            words = f"{words} [struck out]"
        if event.index in late:
            late_by = late[event.index]
            words += f" [late: {late_by.deadline.id} was due {late_by.due:%Y-%m-%d}]"
        first, *rest = textwrap.wrap(plain(words), _WIDTH - 34) or [""]
        bold = event.kind == "stage"
        yield f"{day:<12}{plain(event.by)[:20]:<22}{click.style(first, bold=bold)}"
        yield from (f"{'':34}{click.style(line, bold=bold)}" for line in rest)


def _grouped(events: list[Event]) -> Iterator[Event]:
    """Gates that were passed on one day by one hand become one line."""
    held: list[Event] = []
    for event in [*events, None]:
        same = (
            event is not None
            and event.kind == "gate"
            and event.text("result") == "pass"
            and (not held or (held[0].on, held[0].by) == (event.on, event.by))
        )
        if same and event is not None:
            held.append(event)
            continue
        if held:
            codes = ", ".join(one.text("gate") for one in held)
            yield (
                held[0]
                if len(held) == 1
                else held[-1]._replace(data={"event": "gate", "gate": codes, "result": "pass"})
            )
            held = []
        if event is not None and event.kind == "gate" and event.text("result") == "pass":
            held = [event]
        elif event is not None:
            yield event


def entry_line(event: Event) -> str:
    """One entry in words."""
    text = event.text
    notes = text("source") or text("evidence") or text("note")
    tail = f": {notes}" if notes else ""
    met = {True: "met", False: "not met"}.get(event.data.get("met") is True, "")
    relied = ", ".join((*event.codes("signals"), *event.codes("indicators")))
    words = {
        "engagement": f"signal {text('signal')}{tail}",
        "gate": f"gate {text('gate')} {text('result')}{tail}",
        "indicator": f"{text('signal')} {met}{tail}",
        "stage": f"→ {text('to')}{f' on {relied}' if relied else ''}{tail}"
        + (f" ({text('reason')})" if text("reason") else ""),
        "enrolled": f"enrolled in {text('template')}",
        "sent": f"sent touch {event.data.get('touch', '?')}",
        "opened": f"opened touch {event.data.get('touch', '?')}",
        "response": f"response: {text('kind')}{tail}",
        "briefing": f"Briefing {text('status')}{' for ' + text('for') if text('for') else ''}{tail}",
        "correction": f"corrects {_corrected(event.data.get('corrects'))}{tail}",
    }
    return words.get(event.kind, f"{event.kind}{tail}")


def _corrected(named: Any) -> str:
    if isinstance(named, dict):
        return " ".join(str(value) for value in named.values())
    return f"entry {named}"
