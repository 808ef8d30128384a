"""``govern lead respond``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from govern.cli.lead.files import Choices, actor, day_of_act, open_lead, writes
from govern.cli.options import Day
from govern.documents.writing import replace_value
from govern.errors import GovernError

if TYPE_CHECKING:
    from govern.documents.document import Document
    from govern.exchange.changes import Changes
    from govern.exchange.records import Records
    from govern.sequences.responses import Outcome

_KINDS = ("positive", "neutral", "negative", "opt-out", "auto-reply", "none")


@click.command(name="respond")
@click.argument("lead")
@click.option("--kind", type=click.Choice(_KINDS), required=True, help="What came (SOP 5.6).")
@click.option("--until", type=Day(), metavar="DATE", help="For an auto-reply: the day of return.")
@click.option("--note", default="", metavar="WORDS", help="What was said; for a negative reply the reason.")
@click.option(
    "--permanent", is_flag=True, help="For a negative reply: the answer is final, archive the lead."
)
@click.option(
    "--channel", default="reply", show_default=True, metavar="WORDS", help="For an opt-out: how it came."
)
@click.option(
    "--message-id",
    default="",
    metavar="ID",
    help="The message that was read, as `govern import gmail` names it: it is not left for you again.",
)
@writes
def command(
    choices: Choices,
    lead: str,
    kind: str,
    until: date | None,
    note: str,
    permanent: bool,
    channel: str,
    message_id: str,
) -> None:
    """Log what LEAD answered, and do what the SOP says: go on, pause, take out, suppress, hand to the CRO.

    An opt-out goes onto the suppression list in the same act, which needs its key. Without the key the opt-out is
    logged all the same, for it ends every sequence at once, and the exit status is 2.

    \b
    Examples:
      govern lead respond acme-robotics --kind positive --note "asks for the Briefing"
      govern lead respond acme-robotics --kind auto-reply --until 2026-12-07
      govern lead respond acme-robotics --kind opt-out --channel "unsubscribe link"
    """
    from govern.cli.lead.several import finish
    from govern.exchange.changes import HISTORY, Changes
    from govern.exchange.records import open_records
    from govern.sequences.responses import Heard, respond
    from govern.sequences.terms import terms_of

    opened = open_lead(lead, choices.as_of)
    day = day_of_act(opened, choices)
    records = open_records(opened.workspace)
    policy = terms_of(records.policy).responses.get(kind)
    who = actor(opened, choices.by, day, (policy.handler,) if policy else ())
    case = records.case(opened.lead, day)
    running = case.progress.running
    plan = records.plans.get(running.template) if running else None
    outcome = respond(
        case, Heard(kind, day, who, until, note, permanent, channel, message_id=message_id.strip()), plan
    )
    changes = Changes()
    failed: GovernError | None = None
    changes.add(opened.document, HISTORY, outcome.entries[:1])
    if outcome.suppress:
        failed = _suppress(records, opened.document, channel, day, who, changes)
    else:
        changes.add(opened.document, HISTORY, outcome.entries[1:])
    _step(opened.document, outcome, changes)
    finish(opened.workspace.root, changes, f"{opened.lead.id}: {kind}", choices)
    if failed is not None:
        raise failed
    if outcome.role and not choices.dry_run:
        click.echo(f"next:  {outcome.role}: {outcome.act}", err=True)


def _suppress(
    records: Records, document: Document, channel: str, day: date, who: str, changes: Changes
) -> GovernError | None:
    """Put the address on the list, in the same change. What keeps that from being done is given back."""
    from govern.exchange.suppressing import Wish, suppress

    email = records.lead(document.path)[1].email
    try:
        suppress(records, Wish(email, day, who, "opt-out", channel), changes)
    except GovernError as error:
        return GovernError(
            f"{document.path}: the opt-out is logged and ends every sequence, but the address is not on the "
            f"suppression list yet. {error.message}",
            f"govern suppress --lead {document.data.get('id')}",
        )
    return None


def _step(document: Document, outcome: Outcome, changes: Changes) -> None:
    """The stage beside the history follows a step that the response took."""
    to = next((entry["to"] for entry in outcome.entries if entry["event"] == "stage"), None)
    now = changes.current(document)
    if to is not None and now.data.get("stage") != to:
        changes.put(now, replace_value(now, ("stage",), to))
