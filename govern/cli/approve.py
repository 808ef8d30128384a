"""``govern approve``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from govern.approvals.chain import stated_authors
from govern.approvals.people import people_of
from govern.approving import Plan, link_of, signer_of
from govern.check import Settings
from govern.cli import sign_offs
from govern.cli.main import exit_with
from govern.cli.options import as_of_option
from govern.cli.sign_offs import Opened
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.gate.lists import LIST, LOADED, TEMPLATE
from govern.output.plain import plain
from govern.policy.model import Holder
from govern.repository.files import Unread, read_bytes
from govern.repository.workspace import Workspace, open_workspace


@click.command(name="approve")
@click.argument("path")
@click.option("--as", "role", required=True, metavar="ROLE", help="The role in which you sign: cmo, cro, …")
@click.option("--scope", default="", help="What you sign, where your role has several links in the chain.")
@click.option("--by", default="", metavar="EMAIL", help="Who signs; Git's user.email by default.")
@click.option(
    "--sign", is_flag=True, help="Make an OpenSSH signature (always done where the policy asks for it)."
)
@click.option(
    "--key", default="", metavar="FILE", help="The key to sign with; Git's user.signingKey by default."
)
@click.option("--commit", is_flag=True, help="Commit the sign-off, and nothing else, in your name.")
@click.option("--dry-run", is_flag=True, help="Say what would pass if the role signed now; write nothing.")
@click.option("--full", is_flag=True, help="Show the whole text, also when only a part has changed.")
@click.option("--yes", is_flag=True, help="Do not ask on a terminal.")
@as_of_option
def command(
    path: str,
    role: str,
    scope: str,
    by: str,
    sign: bool,
    key: str,
    commit: bool,
    dry_run: bool,
    full: bool,
    yes: bool,
    as_of: date | None,
) -> None:
    """Sign a document: a template, a recipient list, an SOP, a record of a change.

    Shows what you sign, then writes your sign-off into the file and touches nothing else in it. Refuses, with the
    reason, what the gate would refuse. PATH is a file or a name such as nurture-v1-2026-04-20.

    \b
    Examples:
      govern approve nurture-v1-2026-04-20 --as cmo
      govern approve nurture-v1-2026-04-20 --as cmo --sign --commit
      govern approve nurture-v1-2026-04-20 --as cro --dry-run     what if the CRO signed?
    """
    workspace = open_workspace(Path.cwd())
    settings = sign_offs.settings_of(workspace, as_of)
    with sign_offs.open_signed(workspace, path, settings.as_of) as opened:
        link = link_of(opened.chain, role, scope)
        signer = _signer(workspace, settings, role, by, opened if dry_run else None)

        def planned(signature: str = "") -> Plan:
            return sign_offs.planned(opened, link, signer, settings, as_of, signature=signature)

        made = _in_turn(planned(), workspace)
        _show(opened, made, settings, full=full, text=full or not (dry_run or made.refusals))
        if made.refusals:
            _refuse(made)
        sign_offs.tell_uncommitted(opened)
        if dry_run:
            _would(made, settings)
            return
        if commit:
            sign_offs.refuse_uncommittable(workspace, opened, signer.email)
        sign_offs.confirm(f"Sign as {role}?", yes=yes)
        if sign or opened.chain.proof == "signature":
            made = planned(sign_offs.signed(workspace.root, made, key))
            sign_offs.refuse_unsound(made)
        sign_offs.write(workspace, opened, made)
        _done(workspace, made, settings, commit=commit)


def _in_turn(made: Plan, workspace: Workspace) -> Plan:
    """The plan, refused where a recipient list would be signed before its template is loaded (SOP 5.4).

    The gate would block it then, and the sign-off would have to be taken back before it could be given again.
    """
    name = made.document.data.get("template")
    if made.document.kind != LIST or not isinstance(name, str):
        return made
    path = sign_offs.path_of(workspace, name)
    data = read_bytes(workspace.root, path, MAX_BYTES)
    template = None if isinstance(data, Unread) else read_document(data, path, TEMPLATE, "markdown").document
    status = template.data.get("status") if template is not None else None
    if status == LOADED:
        return made
    why = f"its template {name} is {status or 'without status'}; sales.ops loads it first (SOP 5.4)"
    return replace(made, refusals=(*made.refusals, why))


def _signer(workspace: Workspace, settings: Settings, role: str, by: str, trial: Opened | None) -> Holder:
    """Who signs. A trial asks what would be if the role's holder signed, whoever asks; one who did not write the text."""
    policy = workspace.policy
    if trial is not None and not by:
        people = people_of(policy.roster)
        authors = people.persons((*trial.evidence.authors, *stated_authors(trial.document)))
        holders = people.holders(role, settings.as_of)
        if holders:
            return min(holders, key=lambda one: people.person(one.email) in authors)
    return signer_of(policy, role, sign_offs.identity(workspace.root, by), settings)


def _show(opened: Opened, made: Plan, settings: Settings, *, full: bool, text: bool) -> None:
    document = opened.document
    click.echo(click.style(plain(document.path), bold=True))
    for line in _about(document, settings):
        click.echo(f"  {plain(line)}")
    click.echo(f"  {sign_offs.shown_chain(made.before, settings.policy, settings.as_of)}")
    click.echo("")
    if made.before.complete:
        return
    earlier = None if full else sign_offs.last_signed(opened, made)
    lines = (
        []
        if earlier is None
        else list(sign_offs.shown_diff(sign_offs.change_lines(earlier.document, document)))
    )
    if earlier is not None and lines:
        commit, name = earlier.commit, people_of(settings.policy.roster).name(earlier.commit.author)
        text_of = f"text of {commit.authored:%Y-%m-%d}, {commit.oid[:7]} by {plain(name)}"
        click.echo(f"Changed since {made.link.role} signed ({text_of}):")
        click.echo("\n".join(lines) + "\n")
    elif text:
        click.echo("\n".join(_text(document)) + "\n")


def _about(document: Document, settings: Settings) -> Iterator[str]:
    people = people_of(settings.policy.roster)
    data = document.data
    parts = [data.get("title"), " ".join(str(data[key]) for key in ("sequence", "version") if key in data)]
    writer = data.get("author") or data.get("by")
    if isinstance(writer, str):
        parts.append(f"by {people.name(writer)}")
    told = " · ".join(str(part) for part in parts if part)
    if told:
        yield told


def _text(document: Document) -> Iterator[str]:
    """The text as a recipient reads it; a document without mails as it stands."""
    from govern.output.reading_text import touch_lines

    if not document.touches:
        yield from (
            f"  {plain(line)}"
            for line in document.text[document.body_start :].splitlines() or document.text.splitlines()
        )
        return
    for touch in document.touches:
        yield from (f"  {line}".rstrip() for line in touch_lines(document, touch))


def _refuse(made: Plan) -> None:
    name = click.style("refused", fg="red", bold=True)
    click.echo(f"{name}: {plain(made.document.path)} cannot be signed as {made.link.role}:", err=True)
    for words in made.refusals:
        click.echo(f"  - {plain(words)}", err=True)
    exit_with(1)


def _would(made: Plan, settings: Settings) -> None:
    click.echo(f"If {plain(made.signer.name)} signed as {made.link.role} now:")
    click.echo(f"  {sign_offs.shown_chain(made.after, settings.policy, settings.as_of)}")
    click.echo(f"  {_standing(made, settings)}")
    click.echo("Nothing was written.", err=True)


def _standing(made: Plan, settings: Settings) -> str:
    role = made.after.next_role
    if made.after.complete:
        claims = made.after.chain.claims
        status = f" `status: {claims[0]}` may be set." if claims else ""
        return f"The chain is complete.{status} `govern gate` proves who signed."
    if role is None:
        return "; ".join(made.after.faults)
    holders = people_of(settings.policy.roster).holders(role, settings.as_of)
    names = ", ".join(plain(holder.name) for holder in holders) or "nobody holds the role"
    return f"Next: {role} ({names})."


def _done(workspace: Workspace, made: Plan, settings: Settings, *, commit: bool) -> None:
    path = plain(made.document.path)
    how = " with an OpenSSH signature" if made.entry.get("signature") else ""
    click.echo(f"signed {path} as {made.link.role} for {made.link.scope}{how}")
    click.echo(f"  {sign_offs.shown_chain(made.after, settings.policy, settings.as_of)}")
    click.echo(f"  {_standing(made, settings)}")
    if commit:
        oid = sign_offs.commit(workspace, made, "Approve", "Approved-by")
        click.echo(f"committed {oid}", err=True)
    elif made.entry.get("signature"):
        click.echo("next:  commit this file; the signature is the proof.", err=True)
    else:
        click.echo(
            "next:  commit this file, alone and in your own name: the commit is the proof (--commit does it).",
            err=True,
        )
