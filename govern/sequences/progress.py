"""Where a lead is in its sequences: enrolments, touches sent, pauses and ends, read off the history (SOP 5.2, 5.6).

``progress_of(lead, terms, as_of) -> Progress``. Total: a history that breaks the rules still gives a progress, with
what is out of order named in it (``strays``, ``overlaps``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from govern.ladder.history import Event, Lead, day_of
from govern.sequences.terms import SequenceTerms, Terms
from govern.values import NamedTuple, frozen, replace

OPEN_END = date.max
"""The end of a pause that nobody has set yet."""


class Sent(NamedTuple):
    """A touch that went out. ``touch`` is ``None`` when the entry does not say which."""

    touch: int | None
    template: str
    on: date
    index: int  # type: ignore[assignment]  # a tuple's own `index` is of no use here


class Reply(NamedTuple):
    """A response as logged; ``index`` is the entry's place in the file, from 0."""

    kind: str
    on: date
    index: int  # type: ignore[assignment]  # see above


@frozen
class Enrolment:
    """One run of a lead through a template.

    ``end`` says what ended it: a kind of response, ``bounced``, ``stage``, ``stopped`` (suppressed, forgotten) or
    ``replaced``; ``""`` while it runs.
    """

    template: str
    terms: SequenceTerms | None
    on: date
    index: int
    recipient_list: str = ""
    sent: tuple[Sent, ...] = ()
    paused_until: date | None = None
    ended: date | None = None
    end: str = ""

    @property
    def running(self) -> bool:
        """Whether nothing has ended it yet."""
        return self.ended is None

    @property
    def sequence(self) -> str:
        """The sequence type's name, or ``""``."""
        return self.terms.name if self.terms else ""

    @property
    def last_sent(self) -> date | None:
        """The day of the last touch."""
        return self.sent[-1].on if self.sent else None

    @property
    def next_touch(self) -> int:
        """The number of the touch that comes next."""
        return max((one.touch for one in self.sent if one.touch is not None), default=len(self.sent)) + 1

    def has_sent(self, touch: int) -> Sent | None:
        """The entry of a touch that went out already."""
        return next((one for one in self.sent if one.touch == touch), None)


@frozen
class Progress:
    """All enrolments of a lead, the oldest first, and what stands outside of them."""

    enrolments: tuple[Enrolment, ...] = ()
    strays: tuple[Sent, ...] = ()
    """Touches sent while the lead was in no sequence, or of another template than the one it was in."""
    overlaps: tuple[tuple[Enrolment, Enrolment], ...] = ()
    """``(running, newcomer)``: enrolled while another sequence was running."""
    replies: tuple[Reply, ...] = ()
    hard_bounce: date | None = None
    away_until: date | None = None
    """The day of return of the last auto-reply that no later answer has overtaken: the person is away, whatever the sequence."""

    @property
    def running(self) -> Enrolment | None:
        """The enrolment that is not ended; one at a time (SOP 5.2)."""
        last = self.enrolments[-1] if self.enrolments else None
        return last if last is not None and last.running else None

    def last_reply(self, *kinds: str) -> Reply | None:
        """The latest reply of some kinds."""
        return next((one for one in reversed(self.replies) if one.kind in kinds), None)

    def touches_sent(self, sequence: str, since: date | None = None) -> int:
        """How many touches of a sequence type went out, from a day on."""
        return sum(
            1
            for enrolment in self.enrolments
            if enrolment.sequence == sequence
            for one in enrolment.sent
            if since is None or one.on >= since
        )


class _Course:
    """A progress in the making."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.enrolments: list[Enrolment] = []
        self.strays: list[Sent] = []
        self.overlaps: list[tuple[Enrolment, Enrolment]] = []
        self.replies: list[Reply] = []
        self.hard_bounce: date | None = None
        self.away: date | None = None

    @property
    def running(self) -> Enrolment | None:
        return self.enrolments[-1] if self.enrolments and self.enrolments[-1].running else None

    def change(self, **what: object) -> None:
        self.enrolments[-1] = replace(self.enrolments[-1], **what)

    def end(self, on: date, why: str) -> None:
        if self.running is not None:
            self.change(ended=on, end=why)

    def take(self, event: Event, on: date) -> None:
        handler = _HANDLERS.get(event.kind)
        if handler is not None:
            handler(self, event, on)

    def enrolled(self, event: Event, on: date) -> None:
        template = event.text("template")
        known = self.terms.sequence_of(template)
        # Who is away in one sequence is away in the next.
        pause = self.away if self.away is not None and self.away >= on else None
        newcomer = Enrolment(template, known, on, event.index, event.text("list"), paused_until=pause)
        if self.running is not None:
            self.overlaps.append((self.running, newcomer))
            self.end(on, "replaced")
        self.enrolments.append(newcomer)

    def sent(self, event: Event, on: date) -> None:
        touch, running = event.data.get("touch"), self.running
        number = touch if isinstance(touch, int) and not isinstance(touch, bool) else None
        template = event.text("template") or (running.template if running else "")
        sent = Sent(number, template, on, event.index)
        if running is not None and template == running.template:
            self.change(sent=(*running.sent, sent))
        else:
            self.strays.append(sent)

    def response(self, event: Event, on: date) -> None:
        kind = event.text("kind")
        self.replies.append(Reply(kind, on, event.index))
        known = self.terms.responses.get(kind)
        action = known.action if known else ""
        if action == "pause":
            self.away = day_of(event.data.get("until")) or OPEN_END
            if self.running is not None:
                self.change(paused_until=self.away)
        elif action == "continue":
            # “Log, continue sequence” (SOP 5.6). A yes from the beach does not bring the person back to the desk.
            self.away = None
            if self.running is not None:
                self.change(paused_until=None)
        else:
            self.end(on, kind)

    def bounced(self, event: Event, on: date) -> None:
        # A bounce that does not say which is taken for a hard one: the safe side.
        if event.text("kind") != "soft":
            self.hard_bounce = on
            self.end(on, "bounced")

    def stage(self, event: Event, on: date) -> None:
        running = self.running
        if running is not None and (running.terms is None or event.text("to") != running.terms.audience):
            self.end(on, "stage")

    def stopped(self, event: Event, on: date) -> None:  # noqa: ARG002 - one signature for all
        self.end(on, "stopped")


_HANDLERS = {
    "enrolled": _Course.enrolled,
    "sent": _Course.sent,
    "response": _Course.response,
    "bounced": _Course.bounced,
    "stage": _Course.stage,
    "suppressed": _Course.stopped,
    "forgotten": _Course.stopped,
}


def progress_of(lead: Lead, terms: Terms, as_of: date | None = None) -> Progress:
    """Play a lead's sequences back, up to and including a day (``None``: to the end of its history)."""
    events: Iterable[Event] = lead.standing if as_of is None else lead.standing_on(as_of)
    course = _Course(terms)
    for event in events:
        if event.on is not None:
            course.take(event, event.on)
    return Progress(
        tuple(course.enrolments),
        tuple(course.strays),
        tuple(course.overlaps),
        tuple(course.replies),
        course.hard_bounce,
        course.away,
    )


# ------------------------------------------------------------------------------------------------ cadence


@frozen
class Plan:
    """What a template plans: its touches in order, each with the days that it waits after the one before."""

    template: str
    waits: tuple[int, ...]

    @property
    def touches(self) -> int:
        """How many there are."""
        return len(self.waits)


class Due(NamedTuple):
    """A touch and the first day on which it may go out; ``None`` while a pause has no end."""

    touch: int
    on: date | None


def next_due(enrolment: Enrolment, plan: Plan | None, terms: Terms) -> Due | None:
    """The next touch of a running enrolment and the first day for it; ``None`` when all touches went out.

    Counted from the day on which the touch before really went out, so that a late touch shifts those after it and
    the gaps stay. After a pause: the first business day after the day of return (SOP 5.6, “resume after OOO date”).
    Without a plan the policy's numbers stand in.
    """
    sequence = enrolment.terms
    if sequence is None or not enrolment.running:
        return None
    touch = enrolment.next_touch
    most = min(plan.touches, sequence.max_touches) if plan else sequence.max_touches
    if touch > most:
        return None
    return Due(touch, _first_day(enrolment, touch, plan, terms, sequence.gap_days))


def _first_day(enrolment: Enrolment, touch: int, plan: Plan | None, terms: Terms, gap: int) -> date | None:
    if enrolment.paused_until == OPEN_END:
        return None
    wait = plan.waits[touch - 1] if plan else 0
    last = enrolment.last_sent
    first = enrolment.on + timedelta(days=wait) if last is None else last + timedelta(days=max(gap, wait))
    if enrolment.paused_until is not None:
        first = max(first, terms.business_day_after(enrolment.paused_until))
    return first


def silent_since(enrolment: Enrolment, plan: Plan | None, terms: Terms) -> date | None:
    """The day from which a running enrolment counts as ended in silence: all touches out, and one more gap gone by."""
    if enrolment.terms is None or enrolment.last_sent is None or next_due(enrolment, plan, terms) is not None:
        return None
    return enrolment.last_sent + timedelta(days=enrolment.terms.gap_days)
