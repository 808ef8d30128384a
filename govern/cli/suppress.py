"""``govern suppress``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from govern.cli.main import exit_with
from govern.cli.options import as_of_option, today
from govern.errors import UsageError
from govern.output.plain import plain

REASONS = ("opt-out", "bounce", "complaint", "erasure", "legal", "manual")


class _DefaultsToAdd(click.Group):
    """`govern suppress ADDRESS` is `govern suppress add ADDRESS`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in {"-h", "--help"}:
            args = ["add", *args]
        return super().parse_args(ctx, args)


@click.group(name="suppress", cls=_DefaultsToAdd)
def command() -> None:
    """Never write to an address again: put it on the suppression list, or ask whether it is there.

    The list holds keyed hashes. The key comes from GOVERN_SUPPRESSION_KEY ("id: secret", or the secret alone)
    or from a file named in GOVERN_SUPPRESSION_KEY_FILE, outside the repository.

    \b
    Examples:
      govern suppress jo@acme.example --reason opt-out --channel reply
      govern suppress acme.example --scope domain --reason legal
      govern suppress check jo@acme.example
    """


@command.command(name="add")
@click.argument("address", required=False)
@click.option("--lead", "lead_name", metavar="ID", help="The address of this lead, in place of ADDRESS.")
@click.option("--reason", type=click.Choice(REASONS), default="opt-out", show_default=True)
@click.option("--channel", default="", metavar="WORDS", help="How the wish reached us, such as “reply”.")
@click.option("--scope", type=click.Choice(["address", "domain"]), default="address", show_default=True)
@click.option("--by", default="sales.ops", show_default=True, metavar="ROLE", help="Who logs it.")
@click.option("--dry-run", is_flag=True, help="Show the change; write nothing.")
@as_of_option
def add(
    address: str | None,
    lead_name: str | None,
    reason: str,
    channel: str,
    scope: str,
    by: str,
    dry_run: bool,
    as_of: date | None,
) -> None:
    """Put ADDRESS on the suppression list, and its leads out of their sequences. Nothing undoes this.

    \b
    Examples:
      govern suppress jo@acme.example --channel "unsubscribe link"
      govern suppress --lead acme-robotics --reason complaint --dry-run
    """
    from govern.exchange.changes import Changes
    from govern.exchange.records import open_records
    from govern.exchange.suppressing import Wish, suppress
    from govern.repository.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    records = open_records(workspace)
    if (address is None) == (lead_name is None):
        raise UsageError(
            "Name an address, or a lead with --lead; one of the two.", "govern suppress jo@acme.example"
        )
    target = records.lead(lead_name)[1].email if lead_name else address or ""
    if not target:
        raise UsageError(f"The lead {lead_name} has no address.", "Name the address itself.")
    changes = Changes()
    wish = Wish(target, today(as_of, workspace.policy), by, reason, channel, scope)
    done = suppress(records, wish, changes)
    if done.known is not None:
        click.echo(f"{plain(target)} is {done.known.words} already.")
    if dry_run:
        click.echo(changes.diff(), nl=False)
        return
    changes.write(workspace.root)
    if done.known is None:
        click.echo(
            f"suppressed {plain(target)} ({reason}{', the whole domain' if scope == 'domain' else ''})"
        )
    for lead in done.leads:
        click.echo(f"logged in leads: {lead}")
    if changes:
        click.echo(f"next:  commit {' '.join(changes.paths)}", err=True)


@command.command(name="check")
@click.argument("address")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(address: str, form: str) -> None:
    """Say whether ADDRESS must not be written to: exit status 1 when it is on the list, 0 when it is not.

    \b
    Example:
      govern suppress check jo@acme.example
    """
    from govern.exchange.records import open_records
    from govern.exchange.suppressing import address_of
    from govern.exchange.suppression_file import open_suppressor
    from govern.repository.workspace import open_workspace

    address_of(address)
    workspace = open_workspace(Path.cwd())
    records = open_records(workspace)
    match = open_suppressor(workspace.root, workspace.policy, (address, *records.addresses)).match(address)
    if form == "json":
        entry = match.entry if match else None
        data = {
            "version": 1,
            "suppressed": match is not None,
            "match": match.how if match else None,
            "on": entry.on if entry else None,
            "reason": entry.reason if entry else None,
        }
        click.echo(json.dumps(data, indent=2))
    elif match is None:
        click.echo(f"{plain(address)} is not on the suppression list.")
    else:
        click.echo(f"{plain(address)} is {match.words}: it must not be written to.")
    exit_with(int(match is not None))


@command.command(name="audit")
def audit() -> None:
    """Compare the leads with the suppression list: each must say what the other says. Exit status 1 when not.

    \b
    Example:
      govern suppress audit
    """
    from govern.exchange.records import open_records
    from govern.exchange.suppressing import gaps
    from govern.exchange.suppression_file import open_suppressor
    from govern.repository.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    records = open_records(workspace)
    suppressor = open_suppressor(workspace.root, workspace.policy, records.addresses)
    found = gaps(records, suppressor)
    for gap in found:
        click.echo(f"{plain(gap.path)}: {gap.lead} {gap.words}")
        click.echo(f"    mend: {gap.mend}")
    entries = len(suppressor.list.entries)
    verdict = f"{len(found)} do not agree with it" if found else "all agree with it"
    click.echo(f"{len(records.leads)} leads against {entries} entries: {verdict}.")
    exit_with(int(bool(found)))


@command.command(name="key")
@click.option(
    "--id", "key_id", metavar="ID", help="A name for the new key; by default the year, such as key-2026."
)
@click.option(
    "--file", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this key file."
)
@click.option("--adopt", metavar="ID", help="Make no new key: confirm that the one given for ID is right.")
@click.option("--dry-run", is_flag=True, help="Show the change to the list; write nothing, make no key.")
@as_of_option
def key(key_id: str | None, file: Path | None, adopt: str | None, dry_run: bool, as_of: date | None) -> None:
    """Make a key for the suppression list, or take up the next one. The list learns only its check value.

    Old entries keep the key that made them: nobody can hash again what only the person's address gives. So an
    old key must be kept for as long as its entries.

    \b
    Examples:
      govern suppress key --file ~/.config/govern/suppression-keys
      govern suppress key --adopt demo-2026
    """
    from govern.exchange.suppression_keys import adopt_key, new_key
    from govern.repository.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    day = today(as_of, workspace.policy)
    if adopt and (key_id or file):
        raise UsageError("--adopt takes up a key that is there; --id and --file are for a new one.")
    changes, told = (
        adopt_key(workspace, adopt, day) if adopt else new_key(workspace, key_id, file, day, dry_run=dry_run)
    )
    if dry_run:
        click.echo(changes.diff(), nl=False)
        return
    changes.write(workspace.root)
    for line in told.data:
        click.echo(line)
    for line in told.notes:
        click.echo(line, err=True)
