"""``govern sequences``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govern.cli.options import as_of_option, today
from govern.output.plain import plain

if TYPE_CHECKING:
    from govern.exchange.records import Records
    from govern.sequences.acts import Act


@click.group(name="sequences")
def command() -> None:
    """Sequences in motion: who is due which touch, and what else waits because of one.

    \b
    Example:
      govern sequences due
    """


@command.command(name="due")
@click.option(
    "--ahead",
    type=click.IntRange(0, 366),
    default=0,
    metavar="DAYS",
    help="Also what is due within so many days.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def due(ahead: int, form: str, as_of: date | None) -> None:
    """Show who is due which touch, the oldest first, and what else waits: replies, silences, pauses without an end.

    The suppression list is asked when its key is here. `govern export` always asks it.

    \b
    Examples:
      govern sequences due
      govern sequences due --ahead 7 --as-of 2026-12-01
    """
    from govern.exchange.records import open_records
    from govern.repository.workspace import open_workspace
    from govern.sequences.acts import TOUCH, acts_of, incident_acts, upcoming
    from govern.sequences.incidents import shared_incidents
    from govern.sequences.suppression import matching_of
    from govern.sequences.terms import terms_of

    workspace = open_workspace(Path.cwd())
    day = today(as_of, workspace.policy)
    records = open_records(workspace)
    suppressed = _suppressed(records)
    touches: list[Act] = []
    others: list[Act] = []
    terms = terms_of(workspace.policy)
    incidents = shared_incidents(records.leads.values(), terms, matching_of(workspace.policy))
    others.extend(incident_acts(incidents, terms, day))
    for name, lead in records.leads.items():
        if name in suppressed:
            continue
        case = records.case(lead, day)
        others.extend(act for act in acts_of(case, records.plans) if act.sort != TOUCH)
        coming = upcoming(case, records.plans)
        if coming is not None and coming.due <= day + timedelta(days=ahead):
            touches.append(coming)
    touches.sort(key=lambda act: (act.due, act.lead))
    others.sort(key=lambda act: (act.due, act.lead, act.role))
    if form == "json":
        data = {"version": 1, "as_of": day.isoformat(), "touches": _data(touches), "waiting": _data(others)}
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    for line in _lines(touches, others, day):
        click.echo(line)


def _suppressed(records: Records) -> frozenset[str]:
    """Leads whose address is on the list, as far as its key is here; else a note, and nobody."""
    from govern.errors import GovernError
    from govern.exchange.suppression_file import open_suppressor
    from govern.sequences.addresses import read_address

    try:
        suppressor = open_suppressor(records.workspace.root, records.policy, records.addresses)
    except GovernError as error:
        click.echo(f"note: the suppression list was not asked: {error.message}", err=True)
        return frozenset()
    return frozenset(
        name
        for name, lead in records.leads.items()
        if read_address(lead.email) is not None and suppressor.match(lead.email) is not None
    )


def _lines(touches: list[Act], others: list[Act], day: date) -> Iterator[str]:
    if not touches:
        yield f"No touch is due on {day}."
    for act in touches:
        late = (day - act.due).days
        when = (
            f"{late} days late"
            if late > 1
            else "1 day late"
            if late == 1
            else "today"
            if late == 0
            else f"in {-late} {'day' if late == -1 else 'days'}"
        )
        yield f"{act.due}  {act.lead:<24} touch {act.touch} of {act.template}  {when}"
    if others:
        yield "also waiting:"
    for act in others:
        yield f"{act.since}  {act.lead:<24} {act.role:<10} {plain(act.words)}"


def _data(acts: Iterable[Act]) -> list[dict[str, object]]:
    return [
        {
            "sort": act.sort,
            "role": act.role,
            "lead": act.lead,
            "touch": act.touch,
            "template": act.template or None,
            "words": act.words,
            "since": act.since.isoformat(),
            "due": act.due.isoformat(),
            "sop": act.sop,
        }
        for act in acts
    ]
