"""What waits for whom (spec F4): one list, made of what deadlines, chains and sequences say waits. Pure.

``inbox(leads, standings, policy, as_of) -> tuple[Item, ...]``, the oldest deadline first, then what has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from govern.approvals.standing import Standing as Signing
from govern.ladder.calendar import Calendar, calendar_of
from govern.ladder.deadlines import duties
from govern.ladder.history import Lead
from govern.ladder.policy import Ladder, ladder_of
from govern.policy.model import Policy
from govern.sequences.acts import Act, Plans, acts_of, incident_acts
from govern.sequences.eligibility import Case, case_of, enrolment_blockers
from govern.sequences.incidents import shared_incidents
from govern.sequences.suppression import matching_of
from govern.sequences.terms import Terms, terms_of


class Item(NamedTuple):
    """Something that waits for a role. ``due`` is an instant in the policy's zone; ``late`` counts business days."""

    role: str
    sort: str
    subject: str
    words: str
    command: str
    since: date | None
    due: datetime | None
    late: int
    sop: str

    @property
    def overdue(self) -> bool:
        """Whether its last day is over."""
        return self.late > 0


def inbox(
    leads: Iterable[Lead],
    standings: Iterable[Signing],
    policy: Policy,
    as_of: date,
    plans: Plans = MappingProxyType({}),
) -> tuple[Item, ...]:
    """Everything that waits on a day. Each role sees its own with ``for_role``; ``plans`` are the templates' by id."""
    ladder, calendar, terms = ladder_of(policy), calendar_of(policy), terms_of(policy)
    leads = list(leads)
    incidents = shared_incidents(leads, terms, matching_of(policy))
    items = [_act(act, calendar, as_of) for act in incident_acts(incidents, terms, as_of)]
    for lead in leads:
        case = case_of(lead, policy, as_of)
        items.extend(_duties(lead, ladder, calendar, as_of))
        items.extend(_act(act, calendar, as_of) for act in acts_of(case, plans))
        items.extend(_silent(case, terms))
        items.extend(_unbooked(case, ladder))
    items.extend(_signatures(standings))
    return tuple(sorted(items, key=_order))


def for_role(items: Iterable[Item], role: str) -> tuple[Item, ...]:
    """What waits for one role; all of it for ``""``."""
    return tuple(item for item in items if role in ("", item.role))


def _order(item: Item) -> tuple[bool, str, str, str, str]:
    return (item.due is None, item.due.isoformat() if item.due else "", item.sort, item.subject, item.role)


def _duties(lead: Lead, ladder: Ladder, calendar: Calendar, as_of: date) -> Iterator[Item]:
    words = {
        "signal": ("classify", "A signal waits for its classification", "govern lead explain {}"),
    }
    for duty in duties(lead, ladder, calendar, as_of):
        if duty.done is not None:
            continue
        start = duty.deadline.start
        sort, told, command = words.get(
            start, ("review", f"Stands at {start} and waits for its review", "govern lead explain {}")
        )
        code = duty.start.text("signal")
        yield Item(
            duty.deadline.owner,
            sort,
            lead.id,
            f"{told}{f' ({code})' if code else ''}.",
            command.format(lead.id),
            duty.start.on,
            duty.due,
            duty.late_by(as_of, calendar) or int(duty.overdue(as_of)),
            duty.deadline.sop,
        )


def _act(act: Act, calendar: Calendar, as_of: date) -> Item:
    due = calendar.close_of(act.due)
    late = calendar.business_days_between(act.due, as_of) if as_of > act.due else 0
    return Item(
        act.role, act.sort, act.lead, act.words, f"govern lead show {act.lead}", act.since, due, late, act.sop
    )


def _silent(case: Case, terms: Terms) -> Iterator[Item]:
    """Leads that a sequence for stale ones is meant for, and that nothing keeps from it (SOP 5.2)."""
    for sequence in terms.sequences.values():
        if not sequence.only_stale or not sequence.templated or case.stage != sequence.audience:
            continue
        if enrolment_blockers(case, sequence, sequence.max_touches):
            continue
        last = case.standing.assessment.last_engagement
        since = last.on if last is not None else None
        days = f"{(case.as_of - since).days} days" if since else "long"
        yield Item(
            sequence.execution_owner,
            sequence.name,
            case.lead.id,
            f"No engagement for {days}: put it on the next {sequence.name} list.",
            f"govern lead show {case.lead.id}",
            since,
            None,
            0,
            "5.2",
        )


def _unbooked(case: Case, ladder: Ladder) -> Iterator[Item]:
    """Leads on the last rung with criteria, for which nobody has booked the Briefing yet (SOP 4.3, item 3)."""
    timeline = case.standing.timeline
    above = ladder.next_stage(timeline.stage)
    here = ladder.stage(timeline.stage)
    if here is None or above is None or not here.criteria or above.criteria or timeline.since is None:
        return
    later = (event for event in case.lead.standing if event.on is not None and event.on <= case.as_of)
    if case.standing.assessment.stops or any(
        event.kind == "briefing" and event.on >= timeline.since for event in later if event.on
    ):
        return
    yield Item(
        above.owner,
        "briefing",
        case.lead.id,
        f"Is {timeline.stage} since {timeline.since}; no Briefing is booked.",
        f"govern lead show {case.lead.id}",
        timeline.since,
        None,
        0,
        "4.3",
    )


def _signatures(standings: Iterable[Signing]) -> Iterator[Item]:
    for one in standings:
        role = one.waits_for
        if role is None:
            continue
        path = one.document.path
        name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        yield Item(
            role,
            "sign",
            name,
            f"Waits for your signature ({one.word}).",
            f"govern approve {path} --as {role}",
            None,
            None,
            0,
            "5.4",
        )
