"""``govern lead forget``."""

from __future__ import annotations

import click

from govern.cli.lead.files import Choices, actor, day_of_act, open_lead, writes
from govern.errors import UsageError


@click.command(name="forget")
@click.argument("lead")
@writes
def command(choices: Choices, lead: str) -> None:
    """Take LEAD's personal data out of its file at the person's wish (erasure); keep the facts and the suppression.

    The address goes onto the suppression list first, so that nobody brings the person back; that needs the key.
    Contact, notes and the free text of entries go; ids, days, stages and touches stay. What Git recorded before
    stays in its past: docs/sequences.md says how to remove it, and what that costs.

    \b
    Examples:
      govern lead forget acme-robotics --dry-run
      govern lead forget acme-robotics --by legal.exec --commit
    """
    from govern.cli.lead.several import finish
    from govern.exchange.changes import Changes
    from govern.exchange.forgetting import forget
    from govern.exchange.records import open_records
    from govern.exchange.suppressing import Wish, suppress
    from govern.sequences.addresses import read_address

    opened = open_lead(lead, choices.as_of)
    if any(event.kind == "forgotten" for event in opened.lead.events) and not opened.lead.contact:
        raise UsageError(f"{opened.lead.id} is forgotten already.")
    day = day_of_act(opened, choices)
    who = actor(opened, choices.by, day, ("legal.exec", "sales.ops"))
    changes = Changes()
    if read_address(opened.lead.email) is not None:
        records = open_records(opened.workspace)
        suppress(records, Wish(opened.lead.email, day, who, "erasure"), changes)
    left = forget(opened.document, day, who, changes)
    finish(opened.workspace.root, changes, f"forgot the person of {opened.lead.id}", choices)
    click.echo(f"look at yourself: {'; '.join(left)}.", err=True)
    click.echo("Git's past still has what stood here before: docs/sequences.md, “Erasure”.", err=True)
