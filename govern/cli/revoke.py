"""``govern revoke``."""

from __future__ import annotations

from pathlib import Path

import click

from govern.approving import REVOKE, Plan, link_of, signer_of
from govern.cli import sign_offs
from govern.cli.main import exit_with
from govern.cli.signing_options import Asked, signing_options
from govern.output.plain import plain
from govern.repository.workspace import open_workspace


@click.command(name="revoke")
@signing_options
@click.option("--reason", required=True, help="Why; it is kept in the file.")
def command(asked: Asked, reason: str) -> None:
    """Take a sign-off back, with the reason; whoever holds the role can.

    The sign-off stays in the file, and the withdrawal is added: it holds until somebody signs again. The sign-offs
    given after it must be given again, too. Refused, with the reason, is what would change nothing, and what the gate
    would not believe: it asks the gate, by the base's policy.

    \b
    Example:
      govern revoke nurture-v1-2026-04-20 --as cmo --reason "The study figure in touch 2 was corrected."
    """
    workspace, judge = sign_offs.judge_of(open_workspace(Path.cwd()), asked.base)
    settings = sign_offs.settings_of(workspace, asked.as_of)
    words = " ".join(reason.split())
    if not words:
        raise click.UsageError("--reason must say why.")
    with sign_offs.open_signed(workspace, asked.path, settings.as_of) as opened:
        link = link_of(opened.chain, asked.role, asked.scope)
        signer = signer_of(
            workspace.policy, asked.role, sign_offs.identity(workspace.root, asked.by), settings
        )

        def planned(signature: str = "") -> Plan:
            return sign_offs.planned(
                opened,
                link,
                signer,
                settings,
                asked.as_of,
                decision=REVOKE,
                reason=words,
                signature=signature,
            )

        will_sign = asked.sign or opened.chain.proof == "signature"
        made = sign_offs.withdrawal_tried(opened, planned(), judge, settings, will_sign=will_sign)
        if made.refusals:
            click.echo(plain(judge.told), err=True)
            click.echo(f"refused: {plain('; '.join(made.refusals))}.", err=True)
            exit_with(1)
        shown = sign_offs.shown_chain(made.after, settings.policy, settings.as_of)
        if asked.dry_run:
            click.echo(f"{plain(opened.document.path)} would stand so:\n  {shown}")
            return
        if asked.commit:
            sign_offs.refuse_uncommittable(workspace, opened, signer.email)
        sign_offs.confirm(f"Take the {asked.role} sign-off back?", yes=asked.yes)
        if will_sign:
            made = planned(sign_offs.signed(workspace.root, made, asked.key))
            sign_offs.refuse_unsound(made)
        sign_offs.write(workspace, opened, made)
    click.echo(f"took back the {asked.role} sign-off of {plain(opened.document.path)}\n  {shown}")
    if made.after.claim:
        click.echo(f"next:  the status still says {made.after.claim}; take it back as well.", err=True)
    if asked.commit:
        click.echo(f"committed {sign_offs.commit(workspace, made, 'Revoke', 'Revoked-by')}", err=True)
