"""``govern lead classify``, ``qualify``, ``advance``, ``recycle``, ``archive`` and ``disqualify``: steps on the ladder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from govern.cli.lead.files import Choices, Opened, actor, day_of_act, open_lead, record, refuse, writes
from govern.errors import UsageError
from govern.ladder.moves import Step, plan_step
from govern.ladder.replay import replay


def _codes(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in value.split(",") if code.strip())


_signals = click.option(
    "--signals",
    default="",
    callback=_codes,
    metavar="E1,…",
    help="What the step relies on; all that counts by default.",
)
_indicators = click.option(
    "--indicators",
    default="",
    callback=_codes,
    metavar="S1,…",
    help="What the step relies on; all that counts by default.",
)
_note = click.option("--note", required=True, help="For whoever asks later (SOP 4.4).")
_reason = click.option("--reason", default="", help="Why, where the step is not simply the next one up.")
_must_reason = click.option("--reason", required=True, help="Why.")


def _take(lead_id: str, choices: Choices, ask: Callable[[Opened], Step]) -> None:
    """Take a step, or say what stands against it."""
    opened = open_lead(lead_id, choices.as_of)
    day = day_of_act(opened, choices)
    step = ask(opened)
    here = replay(opened.lead, opened.ladder, day).stage
    by = actor(opened, choices.by, day, opened.ladder.may_step(step.to, here))
    plan = plan_step(opened.lead, opened.ladder, step._replace(by=by, on=day))
    if plan.refusals:
        refuse(opened, f"the step to {step.to}", plan.refusals)
    relied = ", ".join((*plan.entry.get("signals", ()), *plan.entry.get("indicators", ())))
    told = f"{opened.lead.id}: {here} → {step.to} on {day} by {by}" + (f", on {relied}" if relied else "")
    record(opened, plan.entry, choices, stage=step.to, told=told)


def _rung(opened: Opened, rank: int) -> str:
    """The id of a rung of the policy's ladder, from 0."""
    if rank >= len(opened.ladder.stages):
        raise UsageError("The ladder has no such rung.", "See `govern policy show ladder.stages`.")
    return opened.ladder.stages[rank].id


def _step(to: str, note: str, reason: str = "", **codes: Any) -> Step:
    return Step(to, "", date.min, note, reason, codes.get("signals", ()), codes.get("indicators", ()))


@click.command(name="classify")
@click.argument("lead_id", metavar="ID")
@_signals
@_note
@_reason
@writes
def classify(choices: Choices, lead_id: str, signals: tuple[str, ...], note: str, reason: str) -> None:
    """Classify a prospect as MQL: all gates passed, and a signal in the window (SOP 3.2, 4.2).

    \b
    Example:
      govern lead classify acme-robotics --note "gates checked on the board"
    """
    _take(lead_id, choices, lambda opened: _step(_rung(opened, 1), note, reason, signals=signals))


@click.command(name="qualify")
@click.argument("lead_id", metavar="ID")
@_indicators
@_note
@_reason
@writes
def qualify(choices: Choices, lead_id: str, indicators: tuple[str, ...], note: str, reason: str) -> None:
    """Qualify an MQL as SQL: enough buying signals confirmed (SOP 3.3, 4.3).

    A positive reply is a reason to look, no way round the indicators.

    \b
    Example:
      govern lead qualify acme-robotics --by cro --note "three of five on the review call"
    """
    _take(lead_id, choices, lambda opened: _step(_rung(opened, 2), note, reason, indicators=indicators))


@click.command(name="advance")
@click.argument("lead_id", metavar="ID")
@click.option("--to", required=True, metavar="STAGE", help="The rung to step onto.")
@_signals
@_indicators
@_note
@_reason
@writes
def advance(
    choices: Choices,
    lead_id: str,
    to: str,
    signals: tuple[str, ...],
    indicators: tuple[str, ...],
    note: str,
    reason: str,
) -> None:
    """Take the step to a higher rung, such as briefing-ready or won (SOP 3).

    \b
    Example:
      govern lead advance acme-robotics --to briefing-ready --note "Briefing on 12 May"
    """
    _take(lead_id, choices, lambda _: _step(to, note, reason, signals=signals, indicators=indicators))


@click.command(name="recycle")
@click.argument("lead_id", metavar="ID")
@click.option("--to", default="", metavar="STAGE", help="The rung to go back to; the one below by default.")
@_note
@_must_reason
@writes
def recycle(choices: Choices, lead_id: str, to: str, note: str, reason: str) -> None:
    """Take a lead back to a lower rung; or back onto the ladder, where it must prove its rung anew.

    \b
    Example:
      govern lead recycle acme-robotics --note "Briefing cancelled" --reason "reorganisation until autumn"
    """
    _take(lead_id, choices, lambda opened: _step(_below(opened, to), note, reason))


def _below(opened: Opened, to: str) -> str:
    ladder = opened.ladder
    here = ladder.rank(replay(opened.lead, ladder, opened.as_of).stage)
    if to and here >= 0 and ladder.rank(to) > here:
        raise UsageError(
            f"{to} is above where the lead stands.", f"govern lead advance {opened.lead.id} --to {to}"
        )
    return to or _rung(opened, max(here - 1, 0))


@click.command(name="archive")
@click.argument("lead_id", metavar="ID")
@_note
@_must_reason
@writes
def archive(choices: Choices, lead_id: str, note: str, reason: str) -> None:
    """Archive a lead: re-engagement ended in silence, or a no for now (SOP 5.2, 5.6).

    \b
    Example:
      govern lead archive acme-robotics --note "re-engagement ended" --reason "no answer since April"
    """
    _take(lead_id, choices, lambda opened: _step(_exit(opened, 0), note, reason))


@click.command(name="disqualify")
@click.argument("lead_id", metavar="ID")
@_note
@_must_reason
@writes
def disqualify(choices: Choices, lead_id: str, note: str, reason: str) -> None:
    """Disqualify a lead: it does not fit, and will not.

    \b
    Example:
      govern lead disqualify acme-robotics --note "bought by a competitor" --reason "conflict of interest (G5)"
    """
    _take(lead_id, choices, lambda opened: _step(_exit(opened, 1), note, reason))


def _exit(opened: Opened, number: int) -> str:
    """The first exit is where leads rest, the last where they end."""
    exits = opened.ladder.exits
    if not exits:
        raise UsageError("The ladder has no exits.", "See `govern policy show ladder.exits`.")
    return exits[0].id if number == 0 else exits[-1].id
