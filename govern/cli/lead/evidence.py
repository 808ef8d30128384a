"""``govern lead signal``, ``gate`` and ``indicator``: one entry of evidence."""

from __future__ import annotations

from typing import Any

import click

from govern.cli.lead.files import Choices, Opened, actor, day_of_act, open_lead, record, refuse, writes
from govern.errors import UsageError
from govern.ladder.criteria import assess
from govern.ladder.history import read_lead
from govern.ladder.moves import plan_evidence, same_answer, with_entries

_CLOCK = r"^(?:[01]\d|2[0-3]):[0-5]\d$"


@click.command(name="signal")
@click.argument("lead_id", metavar="ID")
@click.argument("code")
@click.option("--source", required=True, help="Where it was seen, so that it can be looked up.")
@click.option(
    "--at", "clock", default="", metavar="HH:MM", help="Time of day in the policy's zone, if after hours."
)
@click.option("--note", default="", help="Anything else worth keeping.")
@writes
def signal(choices: Choices, lead_id: str, code: str, source: str, clock: str, note: str) -> None:
    """Record that a lead showed interest: an engagement signal CODE, E1 to E7 (SOP 3.2, 4.1).

    \b
    Example:
      govern lead signal acme-robotics E3 --by mining.mind --source "LinkedIn message of 2 April"
    """
    import re

    if clock and not re.match(_CLOCK, clock):
        raise UsageError(f"“{clock}” is no time of day.", "Write HH:MM, such as 17:01.")
    entry = {"signal": code.upper(), **({"at": clock} if clock else {}), "source": source}
    _record(lead_id, "engagement", {**entry, **({"note": note} if note else {})}, choices)


@click.command(name="gate")
@click.argument("lead_id", metavar="ID")
@click.argument("code")
@click.argument("result", type=click.Choice(["pass", "fail", "unknown"]))
@click.option("--note", required=True, help="What the check gave, and where it can be looked up.")
@writes
def gate(choices: Choices, lead_id: str, code: str, result: str, note: str) -> None:
    """Record the check of an ICP gate: CODE is G1 to G5 (SOP 3.2).

    \b
    Example:
      govern lead gate acme-robotics G1 pass --note "1,200 employees"
    """
    _record(lead_id, "gate", {"gate": code.upper(), "result": result, "note": note}, choices)


@click.command(name="indicator")
@click.argument("lead_id", metavar="ID")
@click.argument("code")
@click.option("--met/--not-met", default=None, required=True, help="Whether it was confirmed.")
@click.option("--evidence", required=True, help="What shows it, and where it can be looked up.")
@click.option("--note", default="", help="Anything else worth keeping.")
@writes
def indicator(choices: Choices, lead_id: str, code: str, met: bool, evidence: str, note: str) -> None:
    """Record what was found of a buying signal: CODE is S1 to S5 (SOP 3.3).

    \b
    Examples:
      govern lead indicator acme-robotics S1 --met --evidence "31 % via partners (annual report)"
      govern lead indicator acme-robotics S4 --not-met --evidence "plan met in every quarter"
    """
    entry = {"signal": code.upper(), "met": met, "evidence": evidence, **({"note": note} if note else {})}
    _record(lead_id, "indicator", entry, choices)


_GROUPS = {"engagement": "engagement", "gate": "gates", "indicator": "indicators"}


def _record(lead_id: str, kind: str, fields: dict[str, Any], choices: Choices) -> None:
    opened = open_lead(lead_id, choices.as_of)
    if any(event.kind == "forgotten" for event in opened.lead.events):
        raise UsageError(
            f"{opened.lead.id} asked to be forgotten.", "Nothing more is recorded about the person."
        )
    day = day_of_act(opened, choices)
    by = actor(opened, choices.by, day, opened.ladder.verifiers.get(_GROUPS[kind], ()))
    entry = {"on": day.isoformat(), "by": by, "event": kind, **fields}
    plan = plan_evidence(opened.ladder, entry, day, opened.as_of)
    if plan.refusals:
        refuse(opened, f"{kind} {fields.get('gate', fields.get('signal'))}", plan.refusals)
    if kind != "engagement" and same_answer(opened.lead, opened.ladder, entry, day):
        click.echo("note: it stands so already; recorded as checked again.", err=True)
    code = fields.get("gate", fields.get("signal"))
    record(opened, entry, choices, told=f"{opened.lead.id}: {code} recorded on {day} by {by}")
    _tell_next(opened, entry)


def _tell_next(opened: Opened, entry: dict[str, Any]) -> None:
    """Say when the entry has made the next step possible."""
    from govern.cli.lead.explain import step_command
    from govern.ladder.replay import replay

    lead, ladder = read_lead(opened.document), opened.ladder
    after = assess(with_entries(lead, [entry]), ladder, opened.as_of)
    above = ladder.next_stage(replay(lead, ladder, opened.as_of).stage)
    if above is not None and above.criteria and ladder.rank(after.eligible) >= ladder.rank(above.id):
        click.echo(
            f"next:  its evidence proves {above.id} now: {step_command(above.id, ladder, lead.id)} --note …",
            err=True,
        )
