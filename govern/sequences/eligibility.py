"""What stands against enrolling a lead, or sending it the next touch: every reason, in words (SOP 5.2, 5.4, 5.6, E1).

Pure functions over the standing that the ladder gives and the progress through sequences. What only others know
(the suppression list with its key, a value missing in the mail, another list) comes in as further ``Blocker``s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from govern.annotations import Any
from govern.ladder.history import Lead, day_of
from govern.ladder.policy import Ladder, ladder_of
from govern.ladder.replay import Standing, standing
from govern.policy.model import Policy
from govern.sequences.addresses import read_address
from govern.sequences.progress import OPEN_END, Enrolment, Plan, Progress, next_due, progress_of, silent_since
from govern.sequences.terms import ConsentRule, SequenceTerms, Terms, terms_of
from govern.values import NamedTuple


class Blocker(NamedTuple):
    """One reason. ``code`` is for programs: ``stage``, ``opted-out``, ``in-sequence``, ``cool-down`` …"""

    code: str
    words: str


class Case(NamedTuple):
    """A lead as it is judged: its standing and its progress on a day, under the terms of a policy."""

    standing: Standing
    progress: Progress
    terms: Terms
    ladder: Ladder
    as_of: date

    @property
    def lead(self) -> Lead:
        """The lead."""
        return self.standing.lead

    @property
    def stage(self) -> str:
        """Where the lead stands by its steps; by its claim, as far as the evidence bears it out, when it took none."""
        if self.standing.timeline.steps:
            return self.standing.timeline.stage
        claim = self.lead.stage
        proven = self.standing.assessment.eligible
        return claim if 0 <= self.ladder.rank(claim) <= self.ladder.rank(proven) else self.ladder.first

    @property
    def proven_rank(self) -> int:
        """The highest rung that a sound step or today's evidence proves."""
        steps = (
            self.ladder.rank(step.to)
            for step in self.standing.timeline.steps
            if step.proven and step.move in {"up", "return"}
        )
        return max(self.ladder.rank(self.standing.assessment.eligible), max(steps, default=0))


def case_of(lead: Lead, policy: Policy, as_of: date) -> Case:
    """A lead as it stands on a day under a policy."""
    ladder, terms = ladder_of(policy), terms_of(policy)
    return Case(standing(lead, ladder, as_of), progress_of(lead, terms, as_of), terms, ladder, as_of)


def enrolment_blockers(case: Case, sequence: SequenceTerms, touches: int) -> tuple[Blocker, ...]:
    """What stands against putting a lead on a sequence with so many touches. Empty: nothing that its file shows."""
    return tuple(
        dict.fromkeys(
            (
                *never(case),
                *stage_blockers(case, sequence),
                *_busy(case),
                *_away(case),
                *_answered(case),
                *_limit(case, sequence, touches),
                *_cool_down(case),
                *_not_stale(case, sequence),
                *consent_blockers(case),
            )
        )
    )


def touch_blockers(case: Case, sequence: SequenceTerms, plan: Plan, touch: int) -> tuple[Blocker, ...]:
    """What stands against sending a lead touch number ``touch`` of a template on the day that is judged."""
    running = case.progress.running
    if running is not None and running.template == plan.template:
        person = (*never(case), *stage_blockers(case, sequence), *consent_blockers(case))
        return tuple(dict.fromkeys((*person, *_cadence(case, running, plan, touch))))
    earlier = [one for one in case.progress.enrolments if one.template == plan.template]
    if touch == 1 and not earlier:
        return (*enrolment_blockers(case, sequence, plan.touches), *_too_many(sequence, plan))
    gone = (_ended(earlier[-1]),) if earlier else (_not_enrolled(plan),)
    return tuple(dict.fromkeys((*never(case), *stage_blockers(case, sequence), *_busy(case), *gone)))


# ------------------------------------------------------------------------------------------------ the person


_STOPS = {
    "opted-out": "opted out: never to be written to again (SOP 5.6)",
    "suppressed": "the address is suppressed: never to be written to again (SOP 5.6)",
    "forgotten": "asked to be forgotten: there is nobody to write to",
}


def never(case: Case) -> Iterator[Blocker]:
    """What forbids writing to this person at all."""
    for stop in case.standing.assessment.stops:
        yield Blocker(stop, _STOPS.get(stop, stop))
    if read_address(case.lead.email) is None and "forgotten" not in case.standing.assessment.stops:
        yield Blocker("no-address", "there is no usable address in the file")
    bounce = case.progress.hard_bounce
    if bounce is not None and not case.standing.assessment.stops:
        yield Blocker("bounced", f"mail bounced on {bounce}: the address is dead")


def stage_blockers(case: Case, sequence: SequenceTerms) -> Iterator[Blocker]:
    """Not at the stage that a sequence is for, or at it without proof. Also keeps prices from whoever is below SQL."""
    stage = case.stage
    if stage != sequence.audience:
        yield Blocker("stage", f"the stage is {stage}; {sequence.name} is for {sequence.audience} (SOP 5.2)")
        return
    if case.lead.stage != stage:
        yield Blocker("stage", f"the file says {case.lead.stage or 'no stage'}, its history says {stage}")
    if case.proven_rank < case.ladder.rank(sequence.audience):
        yield Blocker(
            "unproven", f"the file does not prove {stage}: see `govern lead explain {case.lead.id}`"
        )
    if sequence.prices and case.ladder.rank(stage) < case.terms.lowest_priced_rank():
        yield Blocker("price", "the sequence names prices, which are for SQL and above (SOP 5.3)")


def _busy(case: Case) -> Iterator[Blocker]:
    running = case.progress.running
    if running is not None:
        yield Blocker("in-sequence", f"in {running.template} since {running.on}; one sequence at a time")


def _away(case: Case) -> Iterator[Blocker]:
    """Out of office is the person's, not the sequence's: nobody is enrolled while away (SOP 5.6)."""
    away = case.progress.away_until
    if away == OPEN_END:
        yield Blocker("away", "away, and nobody has said until when: `govern lead respond … --until DATE`")
    elif away is not None and case.as_of < case.terms.business_day_after(away):
        yield Blocker("away", f"away until {away}; back on {case.terms.business_day_after(away)} (SOP 5.6)")


def _answered(case: Case) -> Iterator[Blocker]:
    reply = case.progress.last_reply("positive", "negative")
    if reply is None:
        return
    if reply.kind == "negative":
        engagement = case.standing.assessment.last_engagement
        if engagement is None or engagement.on is None or engagement.on <= reply.on:
            yield Blocker("answered-no", f"answered no on {reply.on}, and has shown no interest since")
        return
    moved = any(step.on >= reply.on for step in case.standing.timeline.steps)
    if not moved and (case.as_of - reply.on).days < case.terms.stale_after_days:
        yield Blocker("answered-yes", f"replied with interest on {reply.on}: the CRO engages in person")


def consent_blockers(case: Case) -> Iterator[Blocker]:
    """What the country's law asks for and the file does not show (CASL, GDPR; policy section ``consent``)."""
    country = _country(case.lead)
    for rule in case.terms.consent:
        if country in rule.countries:
            yield from _consent(rule, country, case.lead.data.get("consent"), case.as_of)


def _country(lead: Lead) -> str:
    for section in (lead.contact, lead.company):
        value = section.get("country")
        if isinstance(value, str) and value.strip():
            return value.strip().upper()
    return ""


def _consent(rule: ConsentRule, country: str, consent: Any, as_of: date) -> Iterator[Blocker]:
    if not isinstance(consent, Mapping):
        yield Blocker("consent", f"{country}: {rule.law} asks for a basis, and the file has no `consent`")
        return
    basis = consent.get("basis")
    if basis not in rule.bases:
        yield Blocker("consent", f"{country}: {basis or 'no basis'} is no basis under {rule.law}")
    if rule.proof and not str(consent.get("proof") or "").strip():
        yield Blocker("consent", f"{country}: {rule.law} wants the consent proven; `proof` is empty")
    given = day_of(consent.get("date"))
    if given is None or given > as_of:
        yield Blocker("consent", f"{country}: the consent has no day on which it was given")
    ends = day_of(consent.get("expires"))
    if ends is None and given is not None and str(basis) in rule.lasts_days:
        ends = given + timedelta(days=rule.lasts_days[str(basis)])
    if ends is not None and ends < as_of:
        yield Blocker("consent", f"{country}: the {basis} consent ran out on {ends} ({rule.law})")


# ------------------------------------------------------------------------------------------------ the cadence


def _limit(case: Case, sequence: SequenceTerms, touches: int) -> Iterator[Blocker]:
    since = next(
        (step.on for step in reversed(case.standing.timeline.steps) if step.to == sequence.audience), None
    )
    running = case.progress.running
    if running is not None and running.sequence == sequence.name:
        return
    sent = case.progress.touches_sent(sequence.name, since)
    if sent and sent + touches > sequence.max_touches:
        yield Blocker(
            "touch-limit",
            f"{sent} {sequence.name} {'touch' if sent == 1 else 'touches'} sent; with {touches} more it would be "
            f"{sent + touches}, and {sequence.max_touches} is the most (SOP 5.2)",
        )


def _too_many(sequence: SequenceTerms, plan: Plan) -> Iterator[Blocker]:
    if plan.touches > sequence.max_touches:
        yield Blocker(
            "touch-limit", f"the template has {plan.touches} touches; {sequence.max_touches} is the most"
        )


def _cool_down(case: Case) -> Iterator[Blocker]:
    """After a sequence that ended in silence (or without a word on why) the policy's days must go by (SOP 5.6)."""
    days = case.terms.cool_down_days
    for enrolment in reversed(case.progress.enrolments):
        if enrolment.end not in {"none", "replaced"} or enrolment.ended is None or not enrolment.sent:
            continue
        free = enrolment.ended + timedelta(days=days)
        if case.as_of < free:
            yield Blocker(
                "cool-down",
                f"{enrolment.template} ended in silence on {enrolment.ended}; {days} days' rest until {free} (SOP 5.6)",
            )
        return


def _not_stale(case: Case, sequence: SequenceTerms) -> Iterator[Blocker]:
    if not sequence.only_stale or case.standing.assessment.stale:
        return
    last = case.standing.assessment.last_engagement
    day = last.on if last is not None else None
    yield Blocker(
        "not-stale",
        f"engaged on {day}, less than {case.terms.stale_after_days} days ago; {sequence.name} is for stale leads (SOP 5.2)",
    )


def _cadence(case: Case, running: Enrolment, plan: Plan, touch: int) -> Iterator[Blocker]:
    sent = running.has_sent(touch)
    if sent is not None:
        yield Blocker("already-sent", f"touch {touch} went out on {sent.on}")
        return
    due = next_due(running, plan, case.terms)
    if due is None:
        ended = silent_since(running, plan, case.terms)
        yield Blocker("complete", f"all touches are out{f'; silent since {ended}' if ended else ''}")
    elif due.touch != touch:
        yield Blocker("order", f"touch {due.touch} comes next")
    elif due.on is None:
        yield Blocker("paused", "away, and nobody has said until when: `govern lead respond … --until DATE`")
    elif due.on > case.as_of:
        away = f" (away until {running.paused_until})" if running.paused_until else ""
        yield Blocker("not-due", f"touch {touch} is due on {due.on}{away}")


_ENDS = {
    "positive": "replied with interest: the CRO engages in person",
    "negative": "answered no",
    "opt-out": "opted out",
    "none": "the sequence ended in silence",
    "bounced": "mail bounced",
    "stage": "moved to another stage",
    "stopped": "must not be written to again",
    "replaced": "was put on another sequence",
}


def _ended(enrolment: Enrolment) -> Blocker:
    why = _ENDS.get(enrolment.end, enrolment.end)
    return Blocker("ended", f"out of {enrolment.template} since {enrolment.ended}: {why}")


def _not_enrolled(plan: Plan) -> Blocker:
    return Blocker("not-enrolled", f"not enrolled in {plan.template}: touch 1 comes first")
