"""``govern import``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from govern.cli.main import exit_with
from govern.cli.options import Day
from govern.errors import GovernError
from govern.output.plain import plain

if TYPE_CHECKING:
    from govern.exchange.incoming import Import, Incoming
    from govern.policy.model import Policy


@click.command(name="import")
@click.argument("tool", type=click.Choice(["gmail", "apollo", "monday"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--on", type=Day(), metavar="DATE", help="The day for rows that name none.")
@click.option("--by", default="sales.ops", show_default=True, metavar="ROLE", help="Who logs it.")
@click.option("--dry-run", is_flag=True, help="Show the changes; write nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(tool: str, file: Path, on: date | None, by: str, dry_run: bool, form: str) -> None:
    """Bring back what a tool knows: sends, opens, replies, bounces, opt-outs and new contacts, as history entries.

    FILE is a mailbox (mbox) or message of Gmail, a contacts CSV of Apollo, or a board of Monday.com, CSV or XLSX. Importing
    twice changes nothing. What fits no lead, and what a person must read, is named with its line, and the exit status
    is 1. Opt-outs, hard bounces and new contacts need the suppression key.

    \b
    Examples:
      govern import gmail replies.mbox --dry-run
      govern import apollo contacts.csv --on 2026-11-27
    """
    from govern.exchange.incoming import Import
    from govern.exchange.records import open_records
    from govern.repository.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GovernError(
            f"{file} cannot be read: {error.strerror}.", "Name the file that the tool exported."
        ) from None
    work = Import(open_records(workspace), by)
    work.run(_read(tool, data, str(file), on, workspace.policy))
    if not dry_run:
        work.changes.write(workspace.root)
    if form == "json":
        rows = [
            {"line": row.line, "lead": row.lead, "state": row.state, "words": row.words} for row in work.rows
        ]
        told = {
            "version": 1,
            "rows": rows,
            "changed": list(work.changes.paths),
            "diff": work.changes.diff() if dry_run else None,
        }
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for line in _lines(work, file, dry_run):
            click.echo(line)
    exit_with(int(not work.clean))


def _read(tool: str, data: bytes, name: str, on: date | None, policy: Policy) -> tuple[Incoming, ...]:
    if tool == "gmail":
        from govern.exchange.from_gmail import from_gmail
        from govern.ladder.calendar import calendar_of

        sender = policy.data.get("sender", {})
        ours = frozenset(str(sender[key]).lower() for key in ("email", "reply_to") if sender.get(key))
        zone: ZoneInfo = calendar_of(policy).zone
        return from_gmail(data, name, ours, str(sender.get("unsubscribe_mailto", "")), zone)
    from govern.exchange.from_tables import from_apollo, from_monday

    return (from_apollo if tool == "apollo" else from_monday)(data, name, on)


def _lines(work: Import, file: Path, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield from (plain(line) for line in work.changes.diff().splitlines())
    for row in work.rows:
        if row.state != "known":
            yield f"{file}:{row.line}: {row.state:<9} {plain(row.lead or '-'):<24} {plain(row.words)}"
    counts = Counter(row.state for row in work.rows)
    words = {"added": "added", "known": "known already", "unmatched": "fit no lead", "left": "left for you"}
    parts = [f"{counts[state]} {word}" for state, word in words.items() if counts[state]]
    yield f"{'would import' if dry_run else 'imported'} {len(work.rows)}: {', '.join(parts) or 'nothing in it'}."
