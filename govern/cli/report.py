"""``govern report``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from govern.cli.options import Day, as_of_option, today
from govern.errors import UsageError
from govern.reports.flows import Flow
from govern.reports.settings import reporting_of
from govern.reports.weekly import Report, Source, report_over, weekly_report
from govern.reports.weeks import Week, WeekCalendar, week_calendar
from govern.snapshot import Snapshot

_FORMATS = ("text", "markdown", "json", "csv")
_MOST_WEEKS = 1100


@click.command(name="report")
@click.argument("what", type=click.Choice(["weekly"]), required=False)
@click.option("--week", "name", metavar="2026-W17", help="Which week; else the last one that has ended.")
@click.option("--since", type=Day(), metavar="DATE", help="All weeks since the one of this day.")
@click.option("--by", type=click.Choice(["week"]), help="With --since: a row for each week.")
@click.option("--at", "ref", metavar="REF", help="From the files of this commit, as of its day.")
@click.option("--explain", is_flag=True, help="What each number means, and the leads behind it.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@as_of_option
def command(
    what: str | None,
    name: str | None,
    since: date | None,
    by: str | None,
    ref: str | None,
    explain: bool,
    form: str,
    as_of: date | None,
) -> None:
    """The weekly numbers of SOP 6.1, from the lead files: for the Friday close, or week by week.

    Every number can be looked into: --explain prints its definition, its denominator and the leads it was
    counted from. With --at the same commit gives the same bytes, on any machine and in any time zone.

    \b
    Examples:
      govern report weekly
      govern report weekly --week 2026-W17 --explain
      govern report weekly --format markdown | pbcopy
      govern report --since 2026-01-01 --by week --at main --format csv
    """
    _refuse_contradictions(what, name, since, by, explain)
    taken = take(ref, ("lead",))
    day = report_day(as_of, taken, at_commit=ref is not None)
    calendar = week_calendar(taken.policy)
    reporting = reporting_of(taken.policy)
    flows = flows_of(taken, day)
    source = Source(taken.commit, taken.changed, len(flows))
    if since is not None:
        report = report_over(flows, reporting, _weeks(calendar, since, day), day, source)
    else:
        report = weekly_report(flows, reporting, calendar, _week(calendar, name, day), day, source)
    tell_unreadable(taken)
    click.echo("\n".join(_shown(report, form, weekly=since is None, explain=explain)))


def _refuse_contradictions(
    what: str | None, name: str | None, since: date | None, by: str | None, explain: bool
) -> None:
    if what is None and since is None:
        raise UsageError(
            "Which report?", "govern report weekly, or govern report --since 2026-01-01 --by week"
        )
    if since is not None and (what or name or explain):
        raise UsageError(
            "--since shows many weeks; `weekly`, --week and --explain are about one.", "Use one or the other."
        )
    if by and since is None:
        raise UsageError("--by week needs a first day.", "govern report --since 2026-01-01 --by week")


def _week(calendar: WeekCalendar, name: str | None, as_of: date) -> Week:
    if name is None:
        return calendar.last_ended(as_of)
    week = calendar.named(name)
    if week is None:
        raise UsageError(f"“{name}” is no week.", f"Write it as {calendar.last_ended(as_of).name}.")
    if week.start > as_of:
        raise UsageError(
            f"{week.name} has not begun on {as_of}.",
            f"The last week that ended is {calendar.last_ended(as_of).name}.",
        )
    return week


def _weeks(calendar: WeekCalendar, since: date, as_of: date) -> list[Week]:
    if since > as_of:
        raise UsageError(f"{since} is after {as_of}, the day of the report.", "Name an earlier day.")
    if (as_of - since).days // 7 > _MOST_WEEKS:
        raise UsageError(f"From {since} to {as_of} are too many weeks.", "Name a later day.")
    return list(calendar.span(since, as_of))


def _shown(report: Report, form: str, *, weekly: bool, explain: bool) -> Iterator[str]:
    if form in {"json", "csv"}:
        from govern.reports.report_data import report_csv, report_json

        yield report_json(report) if form == "json" else report_csv(report)
    elif form == "markdown":
        from govern.reports.report_markdown import series_markdown, weekly_markdown

        yield from weekly_markdown(report, explain=explain) if weekly else series_markdown(report)
    else:
        from govern.reports.report_text import series_lines, weekly_lines

        yield from weekly_lines(report, explain=explain) if weekly else series_lines(report)


def take(ref: str | None, kinds: tuple[str, ...]) -> Snapshot:
    """The documents of some kinds: of the work tree, or of a commit."""
    from govern.snapshot import snapshot, snapshot_at

    return snapshot(Path.cwd(), kinds) if ref is None else snapshot_at(Path.cwd(), ref, kinds)


def report_day(as_of: date | None, taken: Snapshot, *, at_commit: bool) -> date:
    """The day of a report: ``--as-of``, else with ``--at`` the commit's day in the business zone, else today."""
    if as_of is None and at_commit and taken.committed is not None:
        return week_calendar(taken.policy).day_of_moment(taken.committed)
    return today(as_of, taken.policy)


def flows_of(taken: Snapshot, as_of: date) -> list[Flow]:
    """The flows of all leads of a snapshot."""
    from govern.ladder.history import read_lead
    from govern.ladder.policy import ladder_of
    from govern.reports.flows import flow_of

    ladder = ladder_of(taken.policy)
    return [flow_of(read_lead(document), ladder, as_of) for document in taken.of_kind("lead")]


def tell_unreadable(taken: Snapshot) -> None:
    """Say which files could not be read, and so are in no number."""
    from govern.output.plain import plain

    for one in taken.unreadable[:10]:
        click.echo(f"note: {plain(one.path)} is in no number: {plain(one.why)}", err=True)
    if len(taken.unreadable) > 10:
        click.echo(f"note: and {len(taken.unreadable) - 10} more; see `govern check`.", err=True)
