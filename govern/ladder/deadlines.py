"""What a role must do by when, from histories (SOP 4.2: classify a signal in 1 business day; 4.3: review an MQL in 2).

``duties(lead, ladder, calendar, as_of) -> tuple[Duty, ...]``, the oldest first, done ones included.

- A deadline that starts at ``signal`` begins with the first known signal on a lead that stands on the first rung. It is
  done by a step, or by a check of the gates after the signal that leaves the lead where it is (SOP 4.2, item 4).
- A deadline that starts at a stage begins with the step onto it. It is done by the next step, or by an indicator entry of
  the role that owns it (SOP 4.3: the review that finds fewer than three leaves the lead an MQL).
- A ``note`` ends no deadline: who is late says why and is late all the same.
"""

from __future__ import annotations

from datetime import date, datetime, time

from govern.ladder.calendar import Calendar
from govern.ladder.evidence import Answer, Evidence
from govern.ladder.history import Event, Lead
from govern.ladder.policy import Deadline, Ladder
from govern.values import NamedTuple


class Duty(NamedTuple):
    """Something a role must do (or did) for a lead. ``due`` is an instant in the calendar's zone."""

    deadline: Deadline
    lead: Lead
    start: Event
    due: datetime
    done: Event | None

    def late_by(self, as_of: date, calendar: Calendar) -> int:
        """Business days that it was, or is on a day, late; 0 when it is not."""
        end = as_of if self.done is None or self.done.on is None else self.done.on
        return max(0, calendar.business_days_between(self.due.date(), end)) if end > self.due.date() else 0

    def overdue(self, as_of: date) -> bool:
        """Whether it still waits, and its last day is over."""
        return self.done is None and as_of > self.due.date()

    def missed(self, as_of: date) -> bool:
        """Whether it was done late or is overdue."""
        end = as_of if self.done is None or self.done.on is None else self.done.on
        return end > self.due.date()


def start_of(event: Event, calendar: Calendar) -> date | datetime:
    """When a clock started: the entry's day, or its time of day (``at: "17:01"``) in the calendar's zone."""
    day = event.on or date.min
    try:
        return calendar.at(day, time.fromisoformat(event.text("at")))
    except ValueError:
        return day


def duties(lead: Lead, ladder: Ladder, calendar: Calendar, as_of: date) -> tuple[Duty, ...]:
    """Everything that deadlines asked for this lead, done or not, up to a day."""
    if not ladder.deadlines:
        return ()
    watch = _Watch(lead, ladder, calendar)
    for event in lead.standing_on(as_of):
        watch.see(event)
    return watch.all()


class _Watch:
    """Opens and closes duties along a history."""

    def __init__(self, lead: Lead, ladder: Ladder, calendar: Calendar) -> None:
        self._lead, self._ladder, self._calendar = lead, ladder, calendar
        self._evidence = Evidence(lead.data)
        self._stage = ladder.first
        self._open: dict[str, Duty] = {}
        self._done: list[Duty] = []

    def see(self, event: Event) -> None:
        """Take one entry, in order of day."""
        if event.kind == "stage":
            self._step(event)
            return
        self._evidence.fold(event)
        if event.kind == "engagement":
            if self._stage == self._ladder.first and event.text("signal") in self._ladder.engagement:
                self._begin("signal", event)
        elif event.kind == "gate":
            self._gate(event)
        elif event.kind == "indicator":
            self._reviewed(event)

    def _step(self, event: Event) -> None:
        to = event.text("to")
        if to == self._stage or not (self._ladder.rank(to) >= 0 or self._ladder.is_exit(to)):
            return
        for name in list(self._open):
            self._close(name, event)
        self._stage = to
        self._begin(to, event)

    def _begin(self, start: str, event: Event) -> None:
        for deadline in self._ladder.deadlines:
            if deadline.start == start and deadline.id not in self._open:
                due = self._calendar.due(start_of(event, self._calendar), deadline.business_days)
                self._open[deadline.id] = Duty(deadline, self._lead, event, due, None)

    def _gate(self, event: Event) -> None:
        """A check of the gates ends the classification when it keeps the lead where it is."""
        known = [self._evidence.marks.get(code) for code in self._ladder.gates]
        if any(one is not None and one[0] is Answer.NO for one in known):
            for name, duty in list(self._open.items()):
                if duty.deadline.start == "signal":
                    self._close(name, event)

    def _reviewed(self, event: Event) -> None:
        roles = self._ladder.roles_of(event.by, event.on)
        for name, duty in list(self._open.items()):
            if duty.deadline.start != "signal" and duty.deadline.owner in roles:
                self._close(name, event)

    def _close(self, name: str, event: Event) -> None:
        self._done.append(self._open.pop(name)._replace(done=event))

    def all(self) -> tuple[Duty, ...]:
        """Every duty seen, the oldest first."""
        return tuple(
            sorted(
                (*self._done, *self._open.values()), key=lambda duty: (duty.start.on or date.min, duty.due)
            )
        )
