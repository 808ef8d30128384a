"""One lead's way as numbers need it: the rungs it climbed, what was sent to it, and what came back.

``flow_of(lead, ladder, as_of) -> Flow``. Rests on ``ladder.replay``, so that report, gate and inbox cannot disagree.
Nothing after ``as_of`` counts.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from govern.ladder.history import Event, Lead
from govern.ladder.policy import Ladder
from govern.ladder.replay import RETURN, SAME, SKIP, UNKNOWN, UP, Step, Timeline, replay

_CLIMBS = frozenset((UP, SKIP, RETURN))


class Climb(NamedTuple):
    """A step up onto a rung (or back onto one from outside). ``proven``: the evidence of its day bears it out."""

    stage: str
    on: date
    proven: bool
    skipped: bool


class Stay(NamedTuple):
    """A time on a stage; ``until`` is ``None`` while it lasts."""

    stage: str
    since: date
    until: date | None


class Mail(NamedTuple):
    """One mail that was sent. ``reply`` is the first response that was no silence; ``replied`` its day.

    ``template`` is the template's name, from the entry itself or from the enrolment before it.
    """

    on: date
    template: str
    touch: int
    delivered: bool
    opened: date | None
    replies: tuple[tuple[str, date], ...]
    entry: int


class Flow(NamedTuple):
    """A lead's way up to a day. ``key`` is unique (the file's path), ``id`` is what is shown."""

    key: str
    id: str
    stage: str
    since: date | None
    climbs: tuple[Climb, ...]
    stays: tuple[Stay, ...]
    mails: tuple[Mail, ...]
    first_seen: date | None
    timeline: Timeline

    def entered(self, stage: str) -> date | None:
        """The day of the first climb onto a rung (SOP 6.1 counts first entries)."""
        return next((one.on for one in self.climbs if one.stage == stage), None)

    def entries(self, stage: str) -> tuple[Climb, ...]:
        """All climbs onto a rung, the first one first."""
        return tuple(one for one in self.climbs if one.stage == stage)

    def onward(self, start: str, end: str) -> tuple[date, date | None] | None:
        """The first climb onto one rung, and the first one onto another after it; ``None``: never on the first."""
        for number, one in enumerate(self.climbs):
            if one.stage == start:
                later = (other.on for other in self.climbs[number + 1 :] if other.stage == end)
                return one.on, next(later, None)
        return None


def flow_of(lead: Lead, ladder: Ladder, as_of: date) -> Flow:
    """A lead's way up to and including a day."""
    timeline = replay(lead, ladder, as_of)
    events = lead.standing_on(as_of)
    return Flow(
        key=lead.path or lead.id,
        id=lead.id,
        stage=timeline.stage,
        since=timeline.since,
        climbs=tuple(_climbs(timeline)),
        stays=_stays(timeline, ladder, events),
        mails=_mails(events),
        first_seen=events[0].on if events else None,
        timeline=timeline,
    )


def _climbs(timeline: Timeline) -> list[Climb]:
    return [
        Climb(step.to, step.on, step.proven, step.move == SKIP)
        for step in timeline.steps
        if step.move in _CLIMBS
    ]


def _stays(timeline: Timeline, ladder: Ladder, events: tuple[Event, ...]) -> tuple[Stay, ...]:
    """The times on each stage. The first rung begins with the first entry of the history."""
    moves: list[Step] = [step for step in timeline.steps if step.move not in (UNKNOWN, SAME)]
    stays: list[Stay] = []
    stage = ladder.first
    since = events[0].on if events else None
    for step in moves:
        if since is not None:
            stays.append(Stay(stage, since, step.on))
        stage, since = step.to, step.on
    if since is not None:
        stays.append(Stay(stage, since, None))
    return tuple(stays)


class _Sent:
    """A mail while its history is read."""

    def __init__(self, event: Event, template: str) -> None:
        self.event = event
        self.template = event.text("template") or template
        touch = event.data.get("touch")
        self.touch = touch if isinstance(touch, int) and not isinstance(touch, bool) else 0
        self.delivered = True
        self.opened: date | None = None
        self.replies: list[tuple[str, date]] = []

    def fits(self, event: Event) -> bool:
        """Whether an entry speaks of this mail: by message id, else by template and touch as far as it names them."""
        message = event.text("message_id")
        if message and self.event.text("message_id"):
            return message == self.event.text("message_id")
        template, touch = event.text("template"), event.data.get("touch")
        return (not template or template == self.template) and (touch is None or touch == self.touch)


def _mails(events: tuple[Event, ...]) -> tuple[Mail, ...]:
    sent: list[_Sent] = []
    template = ""
    for event in events:
        if event.kind == "enrolled":
            template = event.text("template") or template
        elif event.kind == "sent":
            sent.append(_Sent(event, template))
        elif event.kind in {"opened", "bounced", "response"}:
            _came_back(event, sent)
    return tuple(
        Mail(
            one.event.on or date.min,
            one.template,
            one.touch,
            one.delivered,
            one.opened,
            tuple(one.replies),
            one.event.index,
        )
        for one in sent
    )


def _came_back(event: Event, sent: list[_Sent]) -> None:
    """Lay what came back on the latest mail that it can belong to; what fits no mail counts nowhere."""
    mail = next((one for one in reversed(sent) if one.fits(event)), None)
    if mail is None or event.on is None:
        return
    if event.kind == "bounced":
        mail.delivered = False
    elif event.kind == "opened":
        mail.opened = mail.opened or event.on
    else:
        mail.replies.append((event.text("kind"), event.on))
