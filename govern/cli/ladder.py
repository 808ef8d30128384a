"""``govern ladder what-if`` and ``govern ladder calibrate``: would other thresholds be better (SOP 7)?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govern.cli.options import Day, as_of_option, today
from govern.errors import UsageError
from govern.output.plain import plain

if TYPE_CHECKING:
    from govern.ladder.whatif import Cohort, Comparison
    from govern.reports.calibration import Contrast, Group

_QUARTER = 91


@click.group(name="ladder")
def command() -> None:
    """Are the thresholds of the ladder right? Both commands only read.

    \b
    Examples:
      govern ladder what-if --indicators 4
      govern ladder calibrate
    """


@command.command(name="what-if")
@click.option("--indicators", type=click.IntRange(1), metavar="N", help="Ask for N indicators.")
@click.option(
    "--window", type=click.IntRange(0), metavar="DAYS", help="Count engagement of the last DAYS days."
)
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="PATH=VALUE",
    help="Any value under `ladder`, such as criteria.indicators.at_least=4 (may be repeated).",
)
@click.option(
    "--since", type=Day(), metavar="DATE", help="The first day of the period; a quarter ago by default."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def what_if(
    indicators: int | None,
    window: int | None,
    changes: tuple[str, ...],
    since: date | None,
    form: str,
    as_of: date | None,
) -> None:
    """Who would move under other thresholds, and how would the last quarter have looked?

    \b
    Examples:
      govern ladder what-if --indicators 4
      govern ladder what-if --window 60 --since 2026-07-01
      govern ladder what-if --set criteria.indicators.at_least=2 --format json
    """
    from govern.ladder.history import read_lead
    from govern.ladder.policy import ladder_of, read_ladder
    from govern.ladder.whatif import compare, with_changes
    from govern.snapshot import snapshot

    taken = snapshot(Path.cwd(), ("lead",))
    wanted = dict(_change(one) for one in changes)
    ladder = ladder_of(taken.policy)
    if indicators is not None:
        wanted[f"criteria.{_criterion(taken.policy.data, 'indicators')}.at_least"] = indicators
    if window is not None:
        wanted[f"criteria.{_criterion(taken.policy.data, 'engagement')}.within_days"] = window
    if not wanted:
        raise UsageError("Say what would be otherwise.", "govern ladder what-if --indicators 4")
    until = today(as_of, taken.policy)
    begin = since or until - timedelta(days=_QUARTER)
    if begin > until:
        raise UsageError(f"{begin} is after {until}.", "Name an earlier day with --since.")
    other = read_ladder(with_changes(taken.policy.data, wanted), taken.policy.roster)
    leads = [read_lead(document) for document in taken.of_kind("lead")]
    told = compare(leads, ladder, other, begin, until)
    if form == "json":
        click.echo(json.dumps(_what_if_data(told, wanted, begin, until), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(_what_if_lines(told, wanted, begin, until)))


def _change(text: str) -> tuple[str, Any]:
    path, equals, value = text.partition("=")
    if not equals or not path.strip():
        raise UsageError(f"“{plain(text)}” is no change.", "Write --set criteria.indicators.at_least=4")
    return path.strip().removeprefix("ladder."), int(value) if re.fullmatch(
        r"\d{1,6}", value.strip()
    ) else value.strip()


def _criterion(data: Any, group: str) -> str:
    """The one criterion that is made of a group's codes. Raises ``UsageError`` when it is not clear which."""
    section = data.get("ladder", {})
    codes = set(section.get(group, ()))
    found = [
        name
        for name, one in section.get("criteria", {}).items()
        if any(
            isinstance(one.get(key), list) and set(map(str, one[key])) & codes for key in ("of", "any", "all")
        )
    ]
    if len(found) != 1:
        raise UsageError(
            f"The policy has {len(found)} criteria made of {group}.", "Name the value with --set."
        )
    return str(found[0])


def _what_if_data(told: Comparison, wanted: dict[str, Any], since: date, until: date) -> dict[str, Any]:
    return {
        "version": 1,
        "changes": wanted,
        "since": since.isoformat(),
        "as_of": until.isoformat(),
        "leads": told.leads,
        "moves": [one._asdict() for one in told.moves],
        "steps": told.steps,
        "unproven_steps": [
            {"lead": one.lead, "to": one.step.to, "on": one.step.on.isoformat(), "missing": list(one.missing)}
            for one in told.unproven
        ],
        "cohorts": [{"now": now._asdict(), "then": then._asdict()} for now, then in told.cohorts],
    }


def _what_if_lines(told: Comparison, wanted: dict[str, Any], since: date, until: date) -> Iterator[str]:
    yield "With " + ", ".join(f"{path} = {value}" for path, value in wanted.items()) + ":"
    yield ""
    yield click.style(
        f"As of {until}, {len(told.moves)} of {told.leads} leads would prove another rung.", bold=True
    )
    for one in told.moves:
        yield f"  {plain(one.lead):<28}{one.now} → {one.then}  (stands at {one.stage})"
    yield ""
    yield click.style(
        f"Of {told.steps} proven steps since {since}, {len(told.unproven)} would not have been.", bold=True
    )
    for step in told.unproven:
        yield f"  {plain(step.lead):<28}{step.step.to} on {step.step.on}: {', '.join(step.missing)}"
    yield ""
    yield click.style(f"By evidence, leads that entered since {since}:", bold=True)
    yield f"  {'':<22}{'now':>16}{'then':>16}"
    for now, then in told.cohorts:
        yield f"  {f'{now.stage} → {now.next_stage}':<22}{_share(now):>16}{_share(then):>16}"
    if told.moves or told.unproven:
        yield "What nobody has looked at counts as not met: under other thresholds people look further, or less far."
    least = min((one.entered for pair in told.cohorts for one in pair), default=0)
    if least < 30:
        yield f"Few leads ({least} at the least): a difference here may be chance."


def _share(cohort: Cohort) -> str:
    if not cohort.entered:
        return "none entered"
    share = f" {cohort.converted / cohort.entered:.0%}" if cohort.entered >= 5 else ""
    return f"{cohort.converted} of {cohort.entered}{share}"


@command.command(name="calibrate")
@click.option(
    "--mature",
    "mature_days",
    type=click.IntRange(0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Leave out leads that entered the rung fewer days ago: they are not done yet.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def calibrate_command(mature_days: int, form: str, as_of: date | None) -> None:
    """For each signal: how many leads went on with it, and how many without it.

    Engagement signals are held against MQL → SQL, indicators against the step after SQL. A share is told from 5 leads
    on, with its 95 % interval; what may be chance is called so. A difference is no cause.

    \b
    Example:
      govern ladder calibrate --mature 60
    """
    from govern.ladder.history import read_lead
    from govern.ladder.policy import ladder_of
    from govern.reports.calibration import calibrate
    from govern.snapshot import snapshot

    taken = snapshot(Path.cwd(), ("lead",))
    day = today(as_of, taken.policy)
    leads = [read_lead(document) for document in taken.of_kind("lead")]
    told = calibrate(leads, ladder_of(taken.policy), day, mature_days)
    if form == "json":
        rows = [
            {
                "code": one.code,
                "from": one.stage,
                "to": one.to,
                "with": _group_data(one.present),
                "without": _group_data(one.absent),
                "caution": one.caution,
            }
            for one in told
        ]
        data = {"version": 1, "as_of": day.isoformat(), "mature_days": mature_days, "signals": rows}
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(_calibrate_lines(told, day, mature_days)))


def _group_data(group: Group) -> dict[str, Any]:
    interval = group.interval
    return {
        "total": group.total,
        "converted": group.converted,
        "share": group.share,
        "interval": [round(one, 4) for one in interval] if interval else None,
    }


def _calibrate_lines(told: tuple[Contrast, ...], day: date, mature: int) -> Iterator[str]:
    stage = ""
    for one in told:
        if one.stage != stage:
            if stage:
                yield ""
            stage = one.stage
            yield click.style(
                f"{one.stage} → {one.to}, as of {day} (entered {mature} days ago or earlier)", bold=True
            )
            yield f"  {'':<5}{'with it':<24}{'without it':<24}"
        yield f"  {one.code:<5}{_told(one.present):<24}{_told(one.absent):<24}{one.caution}".rstrip()
    yield ""
    yield "With and without are different leads, chosen by nobody: a difference is no cause."


def _told(group: Group) -> str:
    counts = f"{group.converted} of {group.total}"
    interval = group.interval
    if group.share is None or interval is None:
        return counts
    return f"{counts}, {group.share:.0%} ({interval[0]:.0%}–{interval[1]:.0%})"
