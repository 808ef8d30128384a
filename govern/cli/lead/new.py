"""``govern lead new``."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import click

from govern.cli.lead.files import Choices, finish
from govern.cli.options import as_of_option, today
from govern.documents.writing import flow, scalar
from govern.errors import UsageError
from govern.ladder.history import read_lead
from govern.ladder.policy import ladder_of
from govern.repository.workspace import open_workspace


@click.command(name="new")
@click.argument("company")
@click.option("--id", "lead_id", default="", help="The id; made of the company's name by default.")
@click.option("--first-name", required=True)
@click.option("--last-name", required=True)
@click.option("--email", required=True)
@click.option("--title", default="", help="The person's job title.")
@click.option("--industry", default="", help="As it reads inside a sentence: industrial automation.")
@click.option("--ecosystem", multiple=True, help="A partner ecosystem; may be repeated.")
@click.option("--commit", is_flag=True, help="Commit the file, and nothing else.")
@click.option("--dry-run", is_flag=True, help="Print the file; write nothing.")
@as_of_option
def command(
    company: str,
    lead_id: str,
    first_name: str,
    last_name: str,
    email: str,
    title: str,
    industry: str,
    ecosystem: tuple[str, ...],
    commit: bool,
    dry_run: bool,
    as_of: date | None,
) -> None:
    """Start the file of a prospect: a name on a list, no claim (SOP 3.1).

    The id and the file are named by the company, never by the person. Refuses an address that another lead has.

    \b
    Example:
      govern lead new "Acme Robotics" --first-name Jo --last-name Meyer --email jo@acme.example \\
        --industry "industrial automation" --ecosystem AWS --ecosystem SAP
    """
    workspace = open_workspace(Path.cwd())
    policy = workspace.policy
    name = lead_id or _slug(company)
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", name):
        raise UsageError(f"“{name}” is no id.", "Use small letters, digits and hyphens: --id acme-robotics")
    path = f"{policy.kinds['lead'].folder}/{name}.md"
    if (workspace.root / path).exists():
        raise UsageError(f"{path} exists already.", f"govern lead show {name}, or another --id.")
    _refuse_twin(email)
    about = {"name": company, **({"industry": industry} if industry else {})}
    ladder = ladder_of(policy)
    text = (
        f"---\nid: {name}\ncompany: {flow({**about, **({'ecosystem': list(ecosystem)} if ecosystem else {})})}\n"
        f"contact: {flow(_person(first_name, last_name, email, title))}\n"
        f"stage: {scalar(ladder.first)}\n"
        f"gates: {flow(dict.fromkeys(ladder.gates, 'unknown'))}\nhistory: []\n---\n"
    )
    if dry_run:
        click.echo(text, nl=False)
        return
    told = f"{name}: started {path} on {today(as_of, policy)}"
    finish(workspace, path, b"", text, Choices("", None, commit, dry_run=False), told)
    click.echo(f"next:  govern lead signal {name} E1 --source … once a signal is seen.", err=True)


def _person(first: str, last: str, email: str, title: str) -> dict[str, str]:
    return {
        "first_name": first,
        "last_name": last,
        "email": email,
        **({"title": title} if title else {}),
    }


def _slug(company: str) -> str:
    plain = unicodedata.normalize("NFKD", company.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100]


def _refuse_twin(email: str) -> None:
    """Refuse an address that a lead has already, whatever its case or plus-tag, opted out or not."""
    from govern.rules.lead_twins import normal_address
    from govern.snapshot import snapshot

    wanted = normal_address(email)
    if not wanted:
        raise UsageError(f"“{email}” is no e-mail address.", "Write one plain address: jo@acme.example")
    for document in snapshot(Path.cwd(), ("lead",)).of_kind("lead"):
        lead = read_lead(document)
        if normal_address(lead.email) == wanted:
            raise UsageError(f"{document.path} has this address already.", f"govern lead show {lead.id}")
