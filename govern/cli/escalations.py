"""``govern escalations``."""

from __future__ import annotations

import json
from datetime import date

import click

from govern.cli.main import exit_with
from govern.cli.options import as_of_option
from govern.cli.report import report_day, take, tell_unreadable
from govern.reports.escalations import Escalation, State, evaluate, templates_in_use
from govern.reports.escalations_text import escalation_data, escalation_lines, escalation_markdown
from govern.reports.weekly import Source

_LEVELS = ("sev1", "sev2", "sev3", "any")


@click.command(name="escalations")
@click.option(
    "--fail-on",
    "level",
    type=click.Choice(_LEVELS),
    help="Exit with 1 when a condition of this severity (or worse) is open.",
)
@click.option("--at", "ref", metavar="REF", help="From the files of this commit, as of its day.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True
)
@as_of_option
def command(level: str | None, ref: str | None, form: str, as_of: date | None) -> None:
    """Say which conditions of SOP 7 hold: since when, by what evidence, and who acts.

    “?” stands before a condition that the files do not suffice to judge: weeks with too few leads are no
    evidence, neither for nor against.

    \b
    Examples:
      govern escalations
      govern escalations --fail-on sev2
      govern escalations --format markdown
    """
    from govern.ladder.history import read_lead
    from govern.ladder.policy import ladder_of
    from govern.reports.flows import flow_of
    from govern.snapshot import checked

    taken = take(ref, ("lead", "email-sequence"))
    day = report_day(as_of, taken, at_commit=ref is not None)
    ladder = ladder_of(taken.policy)
    leads = [read_lead(document) for document in taken.of_kind("lead")]
    flows = [flow_of(lead, ladder, day) for lead in leads]
    used = frozenset(templates_in_use(taken.policy, taken.of_kind("email-sequence"), flows, day))
    findings = [one for one in checked(taken, day, ("email-sequence",)).findings if one.path in used]
    found = evaluate(taken.policy, leads, flows, findings, day)
    source = Source(taken.commit, taken.changed, len(leads))
    tell_unreadable(taken)
    if form == "json":
        click.echo(json.dumps(escalation_data(found, day, source), indent=2, ensure_ascii=False))
    else:
        shown = escalation_markdown if form == "markdown" else escalation_lines
        click.echo("\n".join(shown(found, day, source)))
    exit_with(int(level is not None and any(_counts(one, level) for one in found)))


def _counts(one: Escalation, level: str) -> bool:
    """Whether an open condition is as severe as asked, or worse (sev1 is the worst)."""
    if one.state is not State.OPEN:
        return False
    return level == "any" or (one.severity in _LEVELS and one.severity <= level)
