"""``govern export``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govern.cli.main import exit_with
from govern.cli.options import as_of_option, today
from govern.output.plain import plain

if TYPE_CHECKING:
    from govern.exchange.clearance import Cleared

_TOOLS = ("gmail", "apollo", "monday")


@click.command(name="export")
@click.argument("tool", type=click.Choice(_TOOLS))
@click.option(
    "--list", "list_name", required=True, metavar="LIST", help="The recipient list, signed by the CRO."
)
@click.option("--touch", type=click.IntRange(1), required=True, metavar="N", help="Which touch.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="DIR",
    help="A new folder.",
)
@click.option("--only-clear", is_flag=True, help="Leave out whom something blocks, instead of stopping.")
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def command(
    tool: str,
    list_name: str,
    touch: int,
    out: Path,
    only_clear: bool,
    dry_run: bool,
    form: str,
    as_of: date | None,
) -> None:
    """Write a touch for the recipients of a list: Gmail drafts, Apollo contacts and steps, or a Monday.com board.

    At this moment must hold: the template's chain (signed and loaded), the list's chain, the suppression list, and for
    each lead cadence, stage, consent and values. Whatever does not is shown, the exit status is 1, and nothing is
    written. Needs the suppression key.

    \b
    Examples:
      govern export gmail --list nurture-v1-2026-11-20 --touch 1 --out out/touch-1
      govern export apollo --list nurture-v1-2026-11-20 --touch 2 --out out/touch-2 --only-clear
    """
    from govern.exchange.chains import Chains
    from govern.exchange.clearance import clear
    from govern.exchange.connector import Folder
    from govern.exchange.desk import open_desk
    from govern.exchange.outgoing import sender_of
    from govern.exchange.packing import pack
    from govern.exchange.records import LIST
    from govern.repository.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    day = today(as_of, workspace.policy)
    sender = sender_of(workspace.policy)
    desk = open_desk(workspace, day)
    cleared = clear(desk, desk.records.document(LIST, list_name), touch, sender, Chains(desk.records, day))
    going = [one for one in cleared.leads if one.clear]
    stopped = bool(cleared.blockers) or not going or not (cleared.clear or only_clear)
    if stopped:
        _show(cleared, form, ())
        exit_with(1)
    package = pack(tool, cleared, workspace.policy, sender, day)
    told = Folder(out).deliver(package, dry_run=dry_run)
    _show(cleared, form, tuple(one.where for one in told))
    if form == "text":
        verb = "would write" if dry_run else "wrote"
        click.echo(
            f"{verb} {len(told)} files to {out}: touch {touch} of {package.template} for {len(package.leads)} leads."
        )
        if not dry_run:
            click.echo(
                f"next:  when they are sent, `govern import {tool} FILE` brings the sends back.", err=True
            )


def _show(cleared: Cleared, form: str, files: tuple[str, ...]) -> None:
    if form == "json":
        click.echo(json.dumps(_data(cleared, files), indent=2, ensure_ascii=False))
        return
    for line in _table(cleared):
        click.echo(line)


def _table(cleared: Cleared) -> Iterator[str]:
    blocked = [one for one in cleared.leads if not one.clear]
    if not blocked and not cleared.blockers:
        return
    clear = len(cleared.leads) - len(blocked)
    told = f"{clear} of {len(cleared.leads)} leads are clear"
    if cleared.blockers:
        told = f"nothing goes out, although {told}" if clear else "nothing goes out"
    yield f"{cleared.recipients.id}, touch {cleared.touch}: {told}."
    for blocker in cleared.blockers:
        yield f"  {'(everybody)':<24} {blocker.code:<14} {plain(blocker.words)}"
    for one in blocked:
        for number, blocker in enumerate(one.blockers):
            name = one.lead if number == 0 else ""
            yield f"  {plain(name):<24} {blocker.code:<14} {plain(blocker.words)}"


def _data(cleared: Cleared, files: tuple[str, ...]) -> dict[str, object]:
    return {
        "version": 1,
        "list": cleared.recipients.id,
        "template": cleared.plan.template,
        "touch": cleared.touch,
        "blockers": [{"code": one.code, "words": one.words} for one in cleared.blockers],
        "clear": [one.lead for one in cleared.leads if one.clear],
        "blocked": [
            {"lead": one.lead, "why": [{"code": b.code, "words": b.words} for b in one.blockers]}
            for one in cleared.leads
            if not one.clear
        ],
        "files": list(files),
    }
