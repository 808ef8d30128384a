"""Everything that the dashboard shows, as values: what ``page`` turns into HTML. Pure.

``dashboard(material) -> Dashboard``. No personal data unless asked for: a lead is shown by its id and company; names,
titles and addresses of people only with ``contacts=True``, and what somebody wrote into notes never.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from govern.approvals.standing import Standing
from govern.approvals.verdict import Clause
from govern.check import Silenced
from govern.documents.document import Document
from govern.findings import Finding, Severity
from govern.ladder.history import Lead, final
from govern.ladder.policy import Ladder, ladder_of
from govern.policy.model import Policy
from govern.reports.dashboard_values import (
    Card,
    Dashboard,
    Item,
    KindCount,
    LinkState,
    RuleCount,
    Rung,
    Stage,
    Template,
    Time,
    Touch,
    Trend,
)
from govern.reports.escalations import Escalation
from govern.reports.flow_index import FlowIndex
from govern.reports.flows import Flow
from govern.reports.inbox import Item as Waiting
from govern.reports.metrics import measure
from govern.reports.settings import Reporting, reporting_of
from govern.reports.survival import Spell, curve
from govern.reports.weekly import Source, weekly_report
from govern.reports.weeks import Week, week_calendar

TREND_WEEKS = 26
"""Half a year: what still can be read on a telephone."""


class Material(NamedTuple):
    """What a dashboard is made from. ``findings`` and ``silenced`` are check's over all files."""

    policy: Policy
    leads: Sequence[Lead]
    flows: Sequence[Flow]
    standings: Sequence[Standing]
    """Templates and lists, with what proves their sign-offs."""
    waiting: Sequence[Waiting]
    """What the inboxes hold."""
    findings: Sequence[Finding]
    silenced: Sequence[Silenced]
    checked: Sequence[tuple[str, str]]
    """Path and kind of every governed file."""
    escalations: Sequence[Escalation]
    as_of: date
    source: Source


def dashboard(material: Material, *, contacts: bool = False) -> Dashboard:
    """Everything that the page shows. ``contacts`` lets names and addresses of people in."""
    policy, as_of = material.policy, material.as_of
    ladder, reporting, weeks = ladder_of(policy), reporting_of(policy), week_calendar(policy)
    cards, stages = _board(material, ladder, contacts=contacts)
    templates = tuple(_templates(material))
    last = weeks.last_ended(as_of)
    trend_weeks = tuple(weeks.span(weeks.before(last, TREND_WEEKS - 1).start, last.end))
    return Dashboard(
        as_of=as_of,
        source=material.source,
        weekly=weekly_report(material.flows, reporting, weeks, last, as_of, material.source),
        stages=stages,
        cards=cards,
        funnel=tuple(_funnel(material.flows, ladder)),
        trends=tuple(_trends(material, reporting, trend_weeks)),
        weeks=trend_weeks,
        times=tuple(_times(material, ladder)),
        touches=_touches(material),
        templates=templates,
        inbox=_inbox(material),
        escalations=tuple(material.escalations),
        rules=_rules(material.findings),
        kinds=_kinds(material),
        silenced=tuple(material.silenced),
    )


def label_of(stage: str) -> str:
    """``MQL``, ``Briefing-ready``."""
    return stage.upper() if len(stage) <= 3 and stage != "won" else stage.capitalize()


# ------------------------------------------------------------------------------------------------------------- board


def _board(
    material: Material, ladder: Ladder, *, contacts: bool
) -> tuple[tuple[Card, ...], tuple[Stage, ...]]:
    names = [*(one.id for one in ladder.stages), *(one.id for one in ladder.exits)]
    place = {name: number for number, name in enumerate(names)}
    late = {one.subject for one in material.waiting if one.overdue}
    cards = [
        _card(lead, flow, place[flow.stage], material.as_of, late, contacts=contacts)
        for lead, flow in zip(material.leads, material.flows, strict=True)
    ]
    counts = Counter(card.stage for card in cards)
    stages = tuple(
        Stage(name, label_of(name), _owner(name, ladder), counts[number], ladder.is_exit(name))
        for number, name in enumerate(names)
    )
    return tuple(sorted(cards, key=lambda card: (card.stage, -card.days, card.id))), stages


def _owner(name: str, ladder: Ladder) -> str:
    stage = ladder.stage(name)
    return stage.owner if stage is not None else ""


def _card(lead: Lead, flow: Flow, stage: int, as_of: date, late: set[str], *, contacts: bool) -> Card:
    since = flow.since or flow.first_seen
    signals = [event.on for event in lead.standing_on(as_of) if event.kind == "engagement" and event.on]
    mail = max(flow.mails, key=lambda one: one.on, default=None)
    return Card(
        id=lead.id,
        path=lead.path,
        company=lead.company_name,
        stage=stage,
        since=since,
        days=(as_of - since).days if since is not None else 0,
        sequence=f"{sequence_of(mail.template)} {mail.touch}" if mail is not None else "",
        last_mail=mail.on if mail is not None else None,
        last_signal=max(signals, default=None),
        late=lead.id in late,
        stopped=any(final(event) and (event.on is None or event.on <= as_of) for event in lead.events),
        contact=_contact(lead) if contacts else "",
    )


def _contact(lead: Lead) -> str:
    parts = [lead.contact.get(key) for key in ("first_name", "last_name", "title", "email")]
    first, last, title, email = (part if isinstance(part, str) else "" for part in parts)
    return ", ".join(part for part in (f"{first} {last}".strip(), title, email) if part)


def sequence_of(template: str) -> str:
    """The sequence type in a template's name: ``re-engagement`` of ``re-engagement-v1-2026-05-18``."""
    head, _, _ = template.rpartition("-v")
    return head or template or "unknown"


# ------------------------------------------------------------------------------------------------------ funnel, times


def _funnel(flows: Sequence[Flow], ladder: Ladder) -> Iterator[Rung]:
    """Rungs above the first, each with those who climbed onto it or onto a higher one (a skipped rung was passed)."""
    tops = [max((ladder.rank(one.stage) for one in flow.climbs), default=0) for flow in flows]
    for rank, stage in enumerate(ladder.stages):
        reached = sum(top >= rank for top in tops)
        yield Rung(stage.id, label_of(stage.id), reached, sum(top > rank for top in tops))


def _times(material: Material, ladder: Ladder) -> Iterator[Time]:
    for stage in ladder.stages[:-1]:
        stays = [stay for flow in material.flows for stay in flow.stays if stay.stage == stage.id]
        spells = [
            Spell(((stay.until or material.as_of) - stay.since).days, stay.until is not None)
            for stay in stays
        ]
        waiting = sorted(
            ((material.as_of - stay.since).days for stay in stays if stay.until is None), reverse=True
        )
        yield Time(label_of(stage.id), curve(spells), tuple(waiting))


def _trends(material: Material, reporting: Reporting, weeks: Sequence[Week]) -> Iterator[Trend]:
    flows = FlowIndex(material.flows)
    calendar = week_calendar(material.policy)
    for metric in reporting.metrics:
        rate = metric.unit == "percent"
        spans = [Week(calendar.before(week, 3).start, week.end) if rate else week for week in weeks]
        readings = tuple(measure(metric, flows, span, material.as_of) for span in spans)
        yield Trend(metric.id, metric.title, readings)


# -------------------------------------------------------------------------------------------------------- sequences


def _touches(material: Material) -> tuple[Touch, ...]:
    human = {kind for metric in reporting_of(material.policy).metrics for kind in metric.counts}
    counts: dict[tuple[str, int], Counter[str]] = {}
    for flow in material.flows:
        for mail in flow.mails:
            here = counts.setdefault((sequence_of(mail.template), mail.touch), Counter())
            here["sent"] += 1
            if mail.delivered:
                here["delivered"] += 1
                here["opened"] += mail.opened is not None
                here["answered"] += any(kind in human for kind, _ in mail.replies)
                here["opted_out"] += any(kind == "opt-out" for kind, _ in mail.replies)
    order = {name: number for number, name in enumerate(material.policy.sequences)}
    keys = sorted(counts, key=lambda key: (order.get(key[0], len(order)), *key))
    names = ("sent", "delivered", "opened", "answered", "opted_out")
    return tuple(Touch(*key, *(counts[key][name] for name in names)) for key in keys)


def _templates(material: Material) -> Iterator[Template]:
    wrong = Counter(
        one.path for one in material.findings if one.severity in {Severity.ERROR, Severity.WARNING}
    )
    for one in material.standings:
        document = one.document
        yield Template(
            path=document.path,
            name=document.path.rpartition("/")[2].rpartition(".")[0],
            title=_text(document, "title"),
            sequence=_text(document, "sequence"),
            status=one.status,
            links=tuple(
                LinkState(clause.link.role, clause.link.scope, clause.state, clause.why, _proof(clause))
                for clause in one.verdict.clauses
            ),
            waits_for=one.waits_for or "",
            findings=wrong[document.path],
        )


def _proof(clause: Clause) -> str:
    proven = clause.proof is not None and clause.proof.ok
    return str(clause.proof.strength) if proven and clause.proof is not None else ""


def _text(document: Document, key: str) -> str:
    value = document.data.get(key)
    return value if isinstance(value, str) else ""


# -------------------------------------------------------------------------------------------------------------- inbox


_COMMAND = re.compile(r" \(`[^`]*`\)")
"""The command that inbox items carry for the terminal."""


def _inbox(material: Material) -> tuple[Item, ...]:
    paths = {lead.id: lead.path for lead in material.leads}
    items = [
        Item(
            role=one.role,
            what=_COMMAND.sub("", one.words),
            subject=one.subject,
            path=paths.get(one.subject, one.subject if "/" in one.subject else ""),
            due=one.due.date() if one.due is not None else None,
            late=one.late,
            sop=one.sop,
        )
        for one in material.waiting
    ]
    for found in material.escalations:
        if found.state == "open":
            items.extend(
                Item(role, found.title, found.severity.upper() or "Review", "", None, 0, found.sop)
                for role in dict.fromkeys((found.acts, *found.involves))
            )
    return tuple(sorted(items, key=lambda one: (-one.late, one.due or date.max, one.role, one.subject)))


# --------------------------------------------------------------------------------------------------------- compliance

_MOST_PLACES = 40
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2, Severity.OFF: 3}


def _rules(findings: Iterable[Finding]) -> tuple[RuleCount, ...]:
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.severity), []).append(finding)
    counted = [
        RuleCount(
            code,
            several[0].name,
            severity,
            len(several),
            tuple(f"{one.path}:{one.span.line}" for one in several[:_MOST_PLACES]),
        )
        for (code, severity), several in groups.items()
    ]
    return tuple(sorted(counted, key=lambda one: (_WEIGHT[one.severity], -one.findings, one.code)))


def _kinds(material: Material) -> tuple[KindCount, ...]:
    wrong = {one.path for one in material.findings if one.severity in {Severity.ERROR, Severity.WARNING}}
    files = Counter(kind or "in the wrong place" for _, kind in material.checked)
    clean = Counter(kind for path, kind in material.checked if path not in wrong)
    return tuple(KindCount(kind, count, clean[kind]) for kind, count in sorted(files.items()))


def share(part: int, whole: int) -> Fraction | None:
    """A share, ``None`` of nothing."""
    return Fraction(part, whole) if whole else None
