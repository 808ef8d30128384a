"""``govern new``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from govern.cli.options import as_of_option, today
from govern.documents.names import TemplateName, parse_template_name
from govern.errors import UsageError
from govern.policy.model import Policy
from govern.repository.files import write_bytes
from govern.repository.git import who_is
from govern.repository.workspace import open_workspace
from govern.rules.naming import templated


@click.command(name="new")
@click.argument("sequence")
@click.option("--title", default="", help="What the sequence is about.")
@click.option("--touches", type=click.IntRange(1, 50), help="How many e-mails; the policy's most by default.")
@click.option("--author", default="", help="Who writes it (an e-mail address); Git's user.email by default.")
@click.option("--dry-run", is_flag=True, help="Print the template; write nothing.")
@as_of_option
def command(
    sequence: str, title: str, touches: int | None, author: str, dry_run: bool, as_of: date | None
) -> None:
    """Write a new template of a SEQUENCE type: nurture, activation or re-engagement.

    It has the right name, place, front matter and touches; what you must write yourself stands in
    [brackets], and `govern check` names every bracket that is left.

    \b
    Example:
      govern new nurture --title "Partner revenue signals"
    """
    workspace = open_workspace(Path.cwd())
    policy = workspace.policy
    known = templated(policy)
    if sequence not in known:
        raise UsageError(_unknown(sequence, policy), f"govern new {known[0] if known else 'nurture'}")
    day = today(as_of, policy)
    folder = workspace.root / policy.kinds["email-sequence"].folder
    name = f"{sequence}-{_next_version(folder, sequence, known)}-{day.isoformat()}"
    who = author or _git_email(workspace.root)
    text = template_text(policy, sequence, name.removeprefix(f"{sequence}-"), title, touches, who)
    if dry_run:
        click.echo(text, nl=False)
        return
    path = folder / f"{name}.md"
    if path.exists():
        raise UsageError(f"{path} exists already.", "Remove it first, or write the next version.")
    write_bytes(path, text.encode("utf-8"))
    shown = path.relative_to(workspace.root)
    click.echo(f"wrote {shown}")
    click.echo(f"next:  write what stands in [brackets], then run `govern check {shown}`.", err=True)


def _unknown(sequence: str, policy: Policy) -> str:
    declared = policy.sequences.get(sequence)
    if declared is not None and not declared.templated:
        return f"{sequence.capitalize()} mail is written by the CRO by hand (SOP 5.2); there is no template of that type."
    return f"There is no sequence type “{sequence}”; known: {', '.join(templated(policy))}."


def _next_version(folder: Path, sequence: str, known: tuple[str, ...]) -> str:
    names = [parse_template_name(entry.name, known) for entry in folder.iterdir()] if folder.is_dir() else []
    used = [
        int(n.version[1:].split(".")[0])
        for n in names
        if isinstance(n, TemplateName) and n.sequence == sequence
    ]
    return f"v{max(used, default=0) + 1}"


def _git_email(root: Path) -> str:
    email = who_is(root)
    if not email:
        raise UsageError("Git does not know your e-mail address.", "Add --author you@example.com.")
    return email


def template_text(
    policy: Policy, sequence: str, version_and_date: str, title: str, touches: int | None, author: str
) -> str:
    """The text of a fresh template. ``version_and_date`` is the tail of its name, such as ``v1-2026-04-20``."""
    version, _, day = version_and_date.partition("-")
    declared = policy.sequences[sequence]
    count = touches or declared.max_touches
    context = _one(policy.fields.context, "industry")
    shown = _quoted(title or "[insert what this sequence is about]")
    front = (
        f"---\ntitle: {shown}\nsequence: {sequence}\nversion: {version}\ndate: {day}\nstatus: draft\n"
        f"owner: category.positioning\nauthor: {author}\ncontext_fields: [{context}]\napprovals: []\n---\n"
    )
    return front + "".join(_touch(policy, number, declared.gap_days) for number in range(1, count + 1))


def _one(names: tuple[str, ...], fallback: str) -> str:
    return names[0] if names else fallback


def _quoted(title: str) -> str:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _touch(policy: Policy, number: int, gap: int) -> str:
    fields = policy.fields
    first = _one(fields.contact, "first_name")
    company = _one(fields.company, "company_name")
    context = _one(fields.context, "industry")
    stop = _one(fields.opt_out, "unsubscribe_link")
    address = _one(fields.postal_address, "postal_address")
    opening = (
        f"[insert a finding, a framework or a trend that helps a reader in {{{{{context}}}}}]"
        if number == 1
        else "[insert the next insight, and lead with it]"
    )
    return (
        f"\n## Touch {number}\n"
        f"Subject: [insert what the reader learns, in 60 characters]\n"
        f"Preheader: [insert the half sentence that makes them open it]\n"
        f"Wait: {0 if number == 1 else gap} days\n\n"
        f"Hi {{{{{first}}}}},\n\n"
        f"{opening}\n\n"
        f"[insert what it means for {{{{{company}}}}}, and the one thing to do next]\n\n"
        f"Not useful? [Unsubscribe]({{{{{stop}}}}}) and I will not write again.\n\n"
        f"{{{{sender_name}}}}\n{{{{{address}}}}}\n"
    )
