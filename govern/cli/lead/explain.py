"""``govern lead explain``."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from govern.cli.lead.files import open_lead
from govern.cli.options import as_of_option
from govern.ladder.criteria import Judged
from govern.ladder.history import Event
from govern.ladder.policy import Ladder
from govern.ladder.replay import Standing, standing
from govern.ladder.way import Way, way_up
from govern.output.plain import plain


@click.command(name="explain")
@click.argument("lead_id", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def command(lead_id: str, form: str, as_of: date | None) -> None:
    """Why is this lead where it is, and what would take it up?

    Each criterion, met or not, by which entry, and from which day on it will not be met any more. Settles a dispute
    over what an MQL is (SOP 7): the definition is the policy's, the evidence is in the file.

    \b
    Examples:
      govern lead explain acme-robotics
      govern lead explain acme-robotics --as-of 2026-06-30 --format json
    """
    opened = open_lead(lead_id, as_of)
    told = standing(opened.lead, opened.ladder, opened.as_of)
    way = way_up(told, opened.ladder)
    if form == "json":
        click.echo(json.dumps(explanation(told, way, opened.ladder), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(told, way, opened.ladder)))


def explanation(told: Standing, way: Way | None, ladder: Ladder) -> dict[str, Any]:
    """The explanation as plain values: the contract's keys first, ours after them."""
    judged = told.assessment
    return {
        "id": told.lead.id,
        "stage": told.lead.stage or told.timeline.stage,
        "eligible": judged.eligible,
        "criteria": [_criterion(one) for one in judged.criteria],
        "version": 1,
        "as_of": judged.as_of.isoformat(),
        "stage_by_history": told.timeline.stage,
        "since": told.timeline.since.isoformat() if told.timeline.since else None,
        "reasons": list(judged.reasons),
        "enrollable": told.enrollable,
        "stale": judged.stale,
        "lapsed": list(told.lapsed),
        "next": _way_data(way, ladder) if way else None,
    }


def _criterion(judged: Judged) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": judged.id,
        "met": judged.met,
        "why": judged.why,
        "answer": judged.answer.value,
        "entry": _entry(judged.entry),
        "lapses": judged.lapses.isoformat() if judged.lapses else None,
    }
    if judged.parts:
        data["parts"] = [_criterion(part) for part in judged.parts]
    return data


def _entry(event: Event | None) -> dict[str, Any] | None:
    if event is None or event.index < 0 or event.on is None:
        return None
    return {"number": event.index + 1, "on": event.on.isoformat(), "by": event.by}


def _way_data(way: Way, ladder: Ladder) -> dict[str, Any]:
    return {
        "to": way.to,
        "owner": way.owner,
        "missing": [
            {"kind": need.kind, "count": need.count, "of": list(need.choices), "by": list(need.who)}
            for need in way.needs
        ],
        "command": step_command(way.to, ladder),
    }


def step_command(stage: str, ladder: Ladder, lead: str = "ID") -> str:
    """The command that takes a step up."""
    rank = ladder.rank(stage)
    name = {1: "classify", 2: "qualify"}.get(rank)
    return f"govern lead {name} {lead}" if name else f"govern lead advance {lead} --to {stage}"


def _lines(told: Standing, way: Way | None, ladder: Ladder) -> Iterator[str]:
    judged = told.assessment
    here = told.timeline.stage
    since = f" since {told.timeline.since}" if told.timeline.since else ""
    yield f"{click.style(told.lead.id, bold=True)} stands at {click.style(here, bold=True)}{since}."
    yield f"On {judged.as_of} its evidence proves {click.style(judged.eligible, bold=True)}."
    if told.lead.stage and told.lead.stage != here:
        yield from _wrapped(f"Its file says {told.lead.stage}, which its history does not bear out (LED107).")
    if told.lapsed:
        yield from _wrapped(
            f"Lapsed: {', '.join(told.lapsed)}. The window is tested at the step, so the stage stands."
        )
    if judged.stops:
        yield from _wrapped(f"Nobody may write to this person: {', '.join(judged.stops)}.")
    for one in judged.criteria:
        yield ""
        yield from _criterion_lines(one)
    yield ""
    yield from _way_lines(told, way, ladder)


def _criterion_lines(judged: Judged) -> Iterator[str]:
    word, colour = {"yes": ("met", "green"), "no": ("not met", "red")}.get(
        judged.answer, ("unknown", "yellow")
    )
    first, *rest = textwrap.wrap(plain(judged.why), 56) or [""]
    yield f"{click.style(f'{word:<8}', fg=colour)}{click.style(f'{plain(judged.id):<12}', bold=True)}{first}"
    yield from (f"{'':20}{line}" for line in rest)
    if judged.lapses:
        yield f"{'':20}counts until {date.fromordinal(judged.lapses.toordinal() - 1)}"
    for part in _telling(judged):
        mark = {"yes": "+", "no": "-"}.get(part.answer, "?")
        yield from textwrap.wrap(
            f"{mark} {plain(part.id)}  {plain(part.why)}",
            78,
            initial_indent=" " * 20,
            subsequent_indent=" " * 26,
        )


def _telling(judged: Judged) -> tuple[Judged, ...]:
    """The parts worth a line: none where one entry decides, nor those that were simply never seen."""
    if judged.entry is not None or (judged.met and len({part.answer for part in judged.parts}) == 1):
        return ()
    return tuple(
        part for part in judged.parts if part.why != "not seen" and not (judged.met and not part.met)
    )


def _way_lines(told: Standing, way: Way | None, ladder: Ladder) -> Iterator[str]:
    if way is None:
        last = told.timeline.stage == ladder.stages[-1].id
        yield "It stands on the last rung." if last else f"It has left the ladder ({told.timeline.stage})."
        return
    yield click.style(f"Shortest way to {way.to}:", bold=True)
    number = 0
    for number, need in enumerate(way.needs, 1):
        some = (
            ", ".join(need.choices)
            if need.count == len(need.choices)
            else f"{'one' if need.count == 1 else need.count} of {', '.join(need.choices)}"
        )
        word = {"gate": "passes", "indicator": "confirms", "engagement": "sees"}.get(need.kind, "records")
        who = " or ".join(need.who) or "somebody"
        yield from _numbered(number, f"{who} {word} {some}.")
        yield f"     govern lead {'signal' if need.kind == 'engagement' else need.kind} {told.lead.id} {need.choices[0]} …"
    yield from _numbered(number + 1, f"{way.owner} takes the step.")
    yield f"     {step_command(way.to, ladder, told.lead.id)} --note …"


def _numbered(number: int, words: str) -> Iterator[str]:
    yield from textwrap.wrap(plain(words), 78, initial_indent=f"  {number}. ", subsequent_indent="     ")


def _wrapped(words: str) -> Iterator[str]:
    yield from textwrap.wrap(plain(words), 79)
