"""What waits for somebody because of a sequence: touches due, replies to handle, sequences that are over (SOP 5.2, 5.6, 7).

The inbox, the escalations and ``govern sequences due`` all ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from govern.sequences.eligibility import Case, never
from govern.sequences.incidents import Incident
from govern.sequences.progress import OPEN_END, Enrolment, Plan, next_due, silent_since
from govern.sequences.terms import IN_PERSON, Terms
from govern.values import NamedTuple

TOUCH, ENGAGE, DIRECT, SILENCE, ARCHIVE, DATE, SUPPRESS, INCIDENT = (
    "touch-due",
    "positive-reply",
    "cro-direct",
    "ended-in-silence",
    "archive",
    "away-without-date",
    "not-suppressed",
    "opted-out-send",
)


class Act(NamedTuple):
    """Something that waits for a role: of which sort, for which lead, in words, since when, and when it is due."""

    sort: str
    role: str
    lead: str
    words: str
    since: date
    due: date
    sop: str
    touch: int | None = None
    template: str = ""


Plans = Mapping[str, Plan]
"""The plans of the templates by their ids; a missing one is replaced by the policy's numbers."""


def acts_of(case: Case, plans: Plans) -> tuple[Act, ...]:
    """Everything that waits for somebody because of one lead's sequences, on the day that is judged."""
    return (*_running(case, plans), *_after(case), *_unsuppressed(case))


def incident_acts(incidents: Iterable[Incident], terms: Terms, as_of: date) -> tuple[Act, ...]:
    """Inbox items of SEV2 incidents: for the role that settles them and each role that is told (SOP 7)."""
    roles = tuple(dict.fromkeys((terms.incident_owner, *terms.incident_informs)))
    found: list[Act] = []
    for one in incidents:
        day = one.sent.on or as_of
        words = f"SEV2: {one.words}. Investigate at once; CAN-SPAM review."
        found.extend(Act(INCIDENT, role, one.lead, words, day, day, "7") for role in roles if role)
    return tuple(found)


def _running(case: Case, plans: Plans) -> Iterator[Act]:
    running = case.progress.running
    if running is None or running.terms is None or any(True for _ in never(case)):
        return
    plan = plans.get(running.template)
    owner = running.terms.execution_owner
    due = next_due(running, plan, case.terms)
    if due is None:
        yield from _silent(case, running, plan, owner)
    elif due.on is None:
        pause = case.progress.last_reply("auto-reply")
        since = pause.on if pause else running.on
        words = f"Away, and nobody has said until when; {running.template} stands still."
        yield Act(DATE, owner, case.lead.id, words, since, since, "5.6")
    elif due.on <= case.as_of:
        words = f"Touch {due.touch} of {running.template} is due."
        yield Act(
            TOUCH,
            owner,
            case.lead.id,
            words,
            due.on,
            due.on,
            "5.2",
            touch=due.touch,
            template=running.template,
        )


def _silent(case: Case, running: Enrolment, plan: Plan | None, owner: str) -> Iterator[Act]:
    since = silent_since(running, plan, case.terms)
    if since is not None and since <= case.as_of:
        words = (
            f"{running.template} ended in silence: log it (`govern lead respond {case.lead.id} --kind none`)."
        )
        yield Act(SILENCE, owner, case.lead.id, words, since, since, "5.6")


def _after(case: Case) -> Iterator[Act]:
    if case.terms.rank(case.stage) < 0 or any(True for _ in never(case)):
        return
    yield from _positive(case)
    last = case.progress.enrolments[-1] if case.progress.enrolments else None
    if last is None or last.end != "none" or last.ended is None or last.terms is None:
        return
    if _handled(case, last.ended):
        return
    if last.terms.then.endswith(IN_PERSON):
        words = f"{last.template} ended in silence: write in person (SOP 5.2)."
        role = last.terms.then.removesuffix(IN_PERSON)
        yield Act(DIRECT, role, case.lead.id, words, last.ended, last.ended, "5.2")
    elif last.terms.then == "archive":
        words = f"{last.template} ended in silence: archive the lead."
        yield Act(ARCHIVE, last.terms.execution_owner, case.lead.id, words, last.ended, last.ended, "5.2")


def _positive(case: Case) -> Iterator[Act]:
    reply = case.progress.last_reply("positive")
    policy = case.terms.responses.get("positive")
    if reply is None or policy is None or _handled(case, reply.on, reply.index):
        return
    words = "Replied with interest: engage in person, qualify or book the Briefing."
    yield Act(ENGAGE, policy.handler, case.lead.id, words, reply.on, reply.on, "5.6")


def _handled(case: Case, since: date, index: int = -1) -> bool:
    """Whether the CRO, or a step on the ladder, has answered what happened on a day."""
    positive = case.terms.responses.get("positive")
    owner = positive.handler if positive else ""
    for event in case.lead.standing:
        if event.on is None or event.on > case.as_of or (event.on, event.index) <= (since, index):
            continue
        if event.kind in {"stage", "briefing", "enrolled"} or owner in case.ladder.roles_of(
            event.by, event.on
        ):
            return True
    return False


def _unsuppressed(case: Case) -> Iterator[Act]:
    """An opt-out whose address is not on the suppression list yet (SOP 5.6: immediate removal)."""
    opt_out = case.progress.last_reply("opt-out")
    if opt_out is None or "suppressed" in {event.kind for event in case.lead.events}:
        return
    role = case.terms.responses["opt-out"].handler if "opt-out" in case.terms.responses else ""
    words = "Opted out, and the address is not on the suppression list yet: `govern suppress --lead`."
    yield Act(SUPPRESS, role, case.lead.id, words, opt_out.on, opt_out.on, "5.6")


def upcoming(case: Case, plans: Plans) -> Act | None:
    """The next touch of a lead, due or not; ``None`` when none is to come or a pause has no end."""
    running = case.progress.running
    if running is None or running.terms is None or any(True for _ in never(case)):
        return None
    due = next_due(running, plans.get(running.template), case.terms)
    if due is None or due.on is None:
        return None
    paused = running.paused_until
    away = f" (away until {paused})" if paused and paused != OPEN_END and paused >= case.as_of else ""
    words = f"Touch {due.touch} of {running.template}{away}."
    owner = running.terms.execution_owner
    return Act(TOUCH, owner, case.lead.id, words, due.on, due.on, "5.2", due.touch, running.template)
