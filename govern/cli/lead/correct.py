"""``govern lead correct``."""

from __future__ import annotations

from typing import Any

import click

from govern.cli.lead.files import Choices, Opened, actor, day_of_act, open_lead, record, writes
from govern.cli.lead.show import entry_line
from govern.errors import UsageError
from govern.ladder.history import Event, final
from govern.ladder.moves import with_entries
from govern.ladder.replay import replay

_TELLING = ("signal", "gate", "touch", "template", "to", "kind")


@click.command(name="correct")
@click.argument("lead_id", metavar="ID")
@click.argument("number", type=click.IntRange(1))
@click.option("--note", required=True, help="What was wrong.")
@writes
def command(choices: Choices, lead_id: str, number: int, note: str) -> None:
    """Strike out entry NUMBER of the history (from 1); it stays readable. Then record what is right.

    An opt-out or a suppression cannot be struck out (SOP 5.6, never re-add).

    \b
    Example:
      govern lead correct acme-robotics 4 --note "that was another company"
    """
    opened = open_lead(lead_id, choices.as_of)
    day = day_of_act(opened, choices)
    event = _entry(opened, number)
    who = actor(opened, choices.by, day, ("sales.ops",))
    entry: dict[str, Any] = {
        "on": day.isoformat(),
        "by": who,
        "event": "correction",
        "corrects": _names(event),
        "note": note,
    }
    after = with_entries(opened.lead, [entry])
    if after.corrections[-1].target != event.index:
        entry["corrects"] = number
        after = with_entries(opened.lead, [entry])
    stage = replay(after, opened.ladder).stage
    told = f"{opened.lead.id}: struck out entry {number} ({entry_line(event)})"
    record(opened, entry, choices, stage=stage, told=told)


def _entry(opened: Opened, number: int) -> Event:
    lead = opened.lead
    found = next((event for event in lead.events if event.index == number - 1), None)
    if found is None:
        raise UsageError(
            f"The history of {lead.id} has no entry {number}.",
            f"It has {len(lead.events)}: `govern lead show {lead.id} --format json`.",
        )
    if final(found):
        raise UsageError(
            f"Entry {number} is an opt-out or a suppression: it stands for good (SOP 5.6).", "Never re-add."
        )
    if found.index in lead.struck:
        raise UsageError(f"Entry {number} is struck out already.", "There is nothing to correct.")
    return found


def _names(event: Event) -> dict[str, Any]:
    """The entry by its day, event and what else tells it apart: positions shift when two branches are merged."""
    return {
        "on": event.data.get("on"),
        "event": event.kind,
        **{key: event.data[key] for key in _TELLING if key in event.data},
    }
