"""``govern inbox``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govern.cli.options import as_of_option, today
from govern.errors import UsageError
from govern.policy.model import Policy
from govern.snapshot import Snapshot

if TYPE_CHECKING:
    from govern.approvals.standing import Standing as Signing


@click.command(name="inbox")
@click.option(
    "--role", default="", metavar="ROLE", help="Only what waits for this role; all roles by default."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "ical"]),
    default="text",
    show_default=True,
)
@as_of_option
def command(role: str, form: str, as_of: date | None) -> None:
    """Show what waits for a role, the oldest deadline first.

    Signals to classify, MQLs to review, documents to sign, touches due, replies to handle, stale leads. Deadlines are
    counted in the policy's business days.

    \b
    Examples:
      govern inbox --role cro
      govern inbox --role sales.ops --format ical > inbox.ics
    """
    from govern.exchange.records import plan_of
    from govern.ladder.history import read_lead
    from govern.output.plain import plain
    from govern.reports import inbox_forms
    from govern.reports.inbox import for_role, inbox
    from govern.snapshot import snapshot

    probe = snapshot(Path.cwd(), ())
    _refuse_unknown(role, probe.policy)
    kinds = tuple(name for name, kind in probe.policy.kinds.items() if name == "lead" or kind.chain)
    taken = snapshot(Path.cwd(), kinds)
    day = today(as_of, taken.policy)
    leads = [read_lead(document) for document in taken.of_kind("lead")]
    plans = {plan.template: plan for plan in map(plan_of, taken.of_kind("email-sequence"))}
    items = for_role(inbox(leads, _standings(taken, day), taken.policy, day, plans), role)
    if form == "json":
        click.echo(inbox_forms.json_text(items, role, day))
    elif form == "ical":
        click.echo(inbox_forms.ical_text(items, day), nl=False)
    elif form == "markdown":
        click.echo("\n".join(inbox_forms.markdown_lines(items, role, day)))
    else:
        for line in inbox_forms.text_lines(items, role, day):
            click.echo(_coloured(line))
    for broken in taken.unreadable:
        click.echo(f"note: {plain(broken.path)} cannot be read: {plain(broken.why)}", err=True)


def _standings(taken: Snapshot, day: date) -> Iterator[Signing]:
    from govern.approvals.chain import chain_for
    from govern.approvals.standing import Standing
    from govern.approvals.verdict import judge

    for documents in taken.documents.values():
        for document in documents:
            chain = chain_for(document, taken.policy)
            if chain is not None:
                yield Standing(document, judge(document, chain, taken.policy.roster, day))


def _refuse_unknown(role: str, policy: Policy) -> None:
    roles = tuple(policy.data.get("roles", ()))
    if role and role not in roles:
        close = get_close_matches(role, roles, 2)
        hint = f"Did you mean {' or '.join(close)}?" if close else f"Known: {', '.join(roles)}."
        raise UsageError(f"There is no role “{role}”.", hint)


def _coloured(line: str) -> str:
    if line == "Overdue:":
        return click.style(line, fg="red", bold=True)
    return click.style(line, bold=True) if line in {"Due:", "No deadline:"} else line
