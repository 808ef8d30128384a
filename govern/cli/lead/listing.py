"""``govern lead list``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from govern.cli.options import as_of_option, today
from govern.ladder.history import read_lead
from govern.ladder.policy import Ladder, ladder_of
from govern.ladder.replay import Standing, standing
from govern.output.plain import plain, width
from govern.snapshot import snapshot

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = ("id", "company", "stage", "since", "eligible", "last", "age", "flags")


@click.command(name="list")
@click.option(
    "--stage", "stages", multiple=True, metavar="STAGE", help="Only leads at this stage (may be repeated)."
)
@click.option(
    "--owner", metavar="ROLE", help="Only leads whose stage this role owns, or that name it as owner."
)
@click.option(
    "--signal", "signals", multiple=True, metavar="CODE", help="Only leads that showed this signal."
)
@click.option("--eligible", metavar="STAGE", help="Only leads whose evidence proves this stage.")
@click.option(
    "--stale", is_flag=True, help="Only leads without engagement for as long as the policy calls stale."
)
@click.option("--sort", type=click.Choice(["id", "stage", "since", "last"]), default="id", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@as_of_option
def command(
    stages: tuple[str, ...],
    owner: str | None,
    signals: tuple[str, ...],
    eligible: str | None,
    stale: bool,
    sort: str,
    form: str,
    as_of: date | None,
) -> None:
    """List leads: where each stands, what its evidence proves, and how long it has been silent.

    \b
    Examples:
      govern lead list --stage mql --stale
      govern lead list --signal E4 --format csv > briefings.csv
    """
    taken = snapshot(Path.cwd(), ("lead",))
    ladder = ladder_of(taken.policy)
    known = {stage.id for stage in ladder.stages} | {one.id for one in ladder.exits}
    for name in (*stages, *((eligible,) if eligible else ())):
        if name not in known:
            raise click.UsageError(f"There is no stage “{name}”. Use one of: {', '.join(sorted(known))}.")
    day = today(as_of, taken.policy)
    told = [standing(read_lead(document), ladder, day) for document in taken.of_kind("lead")]
    chosen = [
        one
        for one in told
        if (not stages or one.timeline.stage in stages)
        and (not eligible or one.assessment.eligible == eligible)
        and (not stale or one.assessment.stale)
        and (not owner or owner in _owners(one, ladder))
        and (not signals or set(signals) <= set(one.assessment.evidence.seen))
    ]
    rows = sorted((_row(one, day) for one in chosen), key=lambda row: _order(row, sort, ladder))
    _print(rows, form, len(told), day)
    for broken in taken.unreadable:
        click.echo(f"note: {plain(broken.path)} cannot be read: {plain(broken.why)}", err=True)


def _owners(told: Standing, ladder: Ladder) -> set[str]:
    here = ladder.stage(told.timeline.stage)
    return {str(told.lead.data.get("owner", "")), here.owner if here else ""}


def _row(told: Standing, day: date) -> dict[str, Any]:
    judged, last = told.assessment, told.assessment.last_engagement
    flags = [
        *judged.stops,
        *(("stale",) if judged.stale else ()),
        *(f"lapsed:{name}" for name in told.lapsed),
    ]
    if told.lead.stage != told.timeline.stage:
        flags.append(f"claims:{told.lead.stage or 'nothing'}")
    return {
        "id": told.lead.id,
        "company": told.lead.company_name,
        "stage": told.timeline.stage,
        "since": told.timeline.since.isoformat() if told.timeline.since else "",
        "eligible": judged.eligible,
        "last": last.on.isoformat() if last and last.on else "",
        "age": (day - last.on).days if last and last.on else None,
        "signal": last.text("signal") if last else "",
        "enrollable": told.enrollable,
        "reasons": list(judged.reasons),
        "flags": flags,
        "path": told.lead.path,
    }


def _order(row: dict[str, Any], sort: str, ladder: Ladder) -> tuple[Any, ...]:
    if sort == "stage":
        rank = ladder.rank(row["stage"])
        return (rank if rank >= 0 else len(ladder.stages), row["stage"], row["id"])
    return (row[sort] or "", row["id"])


def _print(rows: list[dict[str, Any]], form: str, total: int, day: date) -> None:
    if form == "json":
        click.echo(
            json.dumps({"version": 1, "as_of": day.isoformat(), "leads": rows}, indent=2, ensure_ascii=False)
        )
    elif form == "csv":
        click.echo(_csv(rows), nl=False)
    else:
        for line in _table(rows):
            click.echo(line)
        click.echo(f"{len(rows)} of {total} leads, as of {day}.", err=True)


def _csv(rows: Iterable[dict[str, Any]]) -> str:
    """As CSV; a value that a spreadsheet would take for a formula is kept a text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = (*_COLUMNS[:-1], "signal", "enrollable", "reasons", "flags", "path")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])
    return out.getvalue()


def _cell(value: Any) -> str:
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _table(rows: list[dict[str, Any]]) -> Iterator[str]:
    if not rows:
        return
    head = ("ID", "STAGE", "SINCE", "PROVEN", "LAST SIGNAL", "FLAGS")
    cells = [
        (
            plain(row["id"])[:28],
            row["stage"],
            row["since"],
            row["eligible"],
            f"{row['signal']} {row['age']}d ago" if row["age"] is not None else "-",
            plain(" ".join(row["flags"])),
        )
        for row in rows
    ]
    widths = [max(width(line[n]) for line in (head, *cells)) for n in range(len(head))]
    for number, line in enumerate((head, *cells)):
        told = "  ".join(cell + " " * (widths[n] - width(cell)) for n, cell in enumerate(line)).rstrip()
        yield click.style(told, bold=True) if number == 0 else told
