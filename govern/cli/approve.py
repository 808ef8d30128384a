"""``govern approve``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from govern.approvals.chain import stated_authors
from govern.approvals.people import people_of
from govern.approving import Plan, link_of, signer_of
from govern.check import Settings
from govern.cli import sign_offs
from govern.cli.main import exit_with
from govern.cli.sign_offs import Opened
from govern.cli.signing_options import Asked, signing_options
from govern.documents.document import Document
from govern.output.plain import plain
from govern.policy.model import Holder
from govern.repository.workspace import Workspace, open_workspace

_MOST_REASONS = 10


@click.command(name="approve")
@signing_options
@click.option("--full", is_flag=True, help="Show the whole text, also when only a part has changed.")
def command(asked: Asked, full: bool) -> None:
    """Sign a document: a template, a recipient list, an SOP, a record of a change.

    Shows what you sign, then writes your sign-off into the file and touches nothing else in it. Refuses, with the
    reason, what the gate would refuse: it asks the gate, by the base's policy. PATH is a file or a name such as
    nurture-v1-2026-04-20.

    \b
    Examples:
      govern approve nurture-v1-2026-04-20 --as cmo
      govern approve nurture-v1-2026-04-20 --as cmo --sign --commit
      govern approve nurture-v1-2026-04-20 --as cro --dry-run     what if the CRO signed?
    """
    workspace, judge = sign_offs.judge_of(open_workspace(Path.cwd()), asked.base)
    settings = sign_offs.settings_of(workspace, asked.as_of)
    with sign_offs.open_signed(workspace, asked.path, settings.as_of) as opened:
        link = link_of(opened.chain, asked.role, asked.scope)
        signer = _signer(workspace, settings, asked.role, asked.by, opened if asked.dry_run else None)
        will_sign = asked.sign or opened.chain.proof == "signature"
        if asked.commit and not asked.dry_run:
            sign_offs.refuse_uncommittable(workspace, opened, signer.email)

        def planned(signature: str = "") -> Plan:
            return sign_offs.planned(opened, link, signer, settings, asked.as_of, signature=signature)

        made = sign_offs.tried(opened, planned(), judge, settings, will_sign=will_sign, trial=asked.dry_run)
        _show(opened, made, settings, full=full, text=full or not (asked.dry_run or made.refusals))
        click.echo(plain(judge.told), err=True)
        if made.refusals:
            _refuse(made)
        sign_offs.tell_uncommitted(opened)
        if asked.dry_run:
            _would(opened, made, settings)
            return
        sign_offs.confirm(f"Sign as {asked.role}?", yes=asked.yes)
        if will_sign:
            made = planned(sign_offs.signed(workspace.root, made, asked.key))
            sign_offs.refuse_unsound(made)
        sign_offs.write(workspace, opened, made)
        _done(workspace, opened, made, settings, commit=asked.commit)


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
    for words in made.refusals[:_MOST_REASONS]:
        click.echo(f"  - {plain(words)}", err=True)
    if len(made.refusals) > _MOST_REASONS:
        more = len(made.refusals) - _MOST_REASONS
        click.echo(f"  … and {more} more: govern check {plain(made.document.path)}", err=True)
    exit_with(1)


def _would(opened: Opened, made: Plan, settings: Settings) -> None:
    click.echo(f"If {plain(made.signer.name)} signed as {made.link.role} now:")
    click.echo(f"  {sign_offs.shown_chain(made.after, settings.policy, settings.as_of)}")
    click.echo(f"  {_standing(opened, made, settings)}")
    click.echo("Nothing was written.", err=True)


def _standing(opened: Opened, made: Plan, settings: Settings) -> str:
    role = made.after.next_role
    if made.after.complete:
        claims = made.after.chain.claims
        status = f" `status: {claims[0]}` may be set." if claims else ""
        return f"The chain is complete.{status} `govern gate` proves who signed."
    if role is None:
        return "; ".join(made.after.faults)
    people = people_of(settings.policy.roster)
    holders = people.holders(role, settings.as_of)
    names = ", ".join(plain(holder.name) for holder in holders) or "nobody holds the role"
    writers = people.persons((*opened.evidence.authors, *stated_authors(opened.document)))
    if holders and all(people.person(holder.email) in writers for holder in holders):
        return f"Next: {role}, and nobody can: {names} wrote or edited this text."
    return f"Next: {role} ({names})."


def _done(workspace: Workspace, opened: Opened, made: Plan, settings: Settings, *, commit: bool) -> None:
    path = plain(made.document.path)
    how = " with an OpenSSH signature" if made.entry.get("signature") else ""
    click.echo(f"signed {path} as {made.link.role} for {made.link.scope}{how}")
    click.echo(f"  {sign_offs.shown_chain(made.after, settings.policy, settings.as_of)}")
    click.echo(f"  {_standing(opened, made, settings)}")
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
