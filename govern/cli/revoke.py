"""``govern revoke``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from govern.approving import REVOKE, Plan, link_of, signer_of
from govern.cli import sign_offs
from govern.cli.main import exit_with
from govern.cli.options import as_of_option
from govern.output.plain import plain
from govern.repository.workspace import open_workspace


@click.command(name="revoke")
@click.argument("path")
@click.option("--as", "role", required=True, metavar="ROLE", help="The role whose sign-off you take back.")
@click.option("--reason", required=True, help="Why; it is kept in the file.")
@click.option("--scope", default="", help="What was signed, where the role has several links in the chain.")
@click.option("--by", default="", metavar="EMAIL", help="Who takes it back; Git's user.email by default.")
@click.option(
    "--sign", is_flag=True, help="Make an OpenSSH signature (always done where the policy asks for it)."
)
@click.option(
    "--key", default="", metavar="FILE", help="The key to sign with; Git's user.signingKey by default."
)
@click.option("--commit", is_flag=True, help="Commit the withdrawal, and nothing else, in your name.")
@click.option("--dry-run", is_flag=True, help="Say what would be; write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask on a terminal.")
@as_of_option
def command(
    path: str,
    role: str,
    reason: str,
    scope: str,
    by: str,
    sign: bool,
    key: str,
    commit: bool,
    dry_run: bool,
    yes: bool,
    as_of: date | None,
) -> None:
    """Take a sign-off back, with the reason; whoever holds the role can.

    The sign-off stays in the file, and the withdrawal is added: it holds until somebody signs again. The sign-offs
    given after it must be given again, too.

    \b
    Example:
      govern revoke nurture-v1-2026-04-20 --as cmo --reason "The study figure in touch 2 was corrected."
    """
    workspace = open_workspace(Path.cwd())
    settings = sign_offs.settings_of(workspace, as_of)
    words = " ".join(reason.split())
    if not words:
        raise click.UsageError("--reason must say why.")
    with sign_offs.open_signed(workspace, path, settings.as_of) as opened:
        link = link_of(opened.chain, role, scope)
        signer = signer_of(workspace.policy, role, sign_offs.identity(workspace.root, by), settings)

        def planned(signature: str = "") -> Plan:
            return sign_offs.planned(
                opened, link, signer, settings, as_of, decision=REVOKE, reason=words, signature=signature
            )

        made = planned()
        if made.refusals:
            click.echo(f"refused: {plain('; '.join(made.refusals))}.", err=True)
            exit_with(1)
        shown = sign_offs.shown_chain(made.after, settings.policy, settings.as_of)
        if dry_run:
            click.echo(f"{plain(opened.document.path)} would stand so:\n  {shown}")
            return
        if commit:
            sign_offs.refuse_uncommittable(workspace, opened, signer.email)
        sign_offs.confirm(f"Take the {role} sign-off back?", yes=yes)
        if sign or opened.chain.proof == "signature":
            made = planned(sign_offs.signed(workspace.root, made, key))
            sign_offs.refuse_unsound(made)
        sign_offs.write(workspace, opened, made)
    click.echo(f"took back the {role} sign-off of {plain(opened.document.path)}\n  {shown}")
    if made.after.claim:
        click.echo(f"next:  the status still says {made.after.claim}; take it back as well.", err=True)
    if commit:
        click.echo(f"committed {sign_offs.commit(workspace, made, 'Revoke', 'Revoked-by')}", err=True)
