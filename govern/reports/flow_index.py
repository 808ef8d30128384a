"""Many flows, laid out by day, so that a metric over many weeks looks at each lead once and not once a week."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from govern.reports.flows import Flow, Mail
from govern.reports.weeks import Week


class Way(NamedTuple):
    """A lead's way from one rung to another: the day of the first climb onto the one, and onto the other after it."""

    start: date
    place: int
    flow: Flow
    arrived: date | None


class Posted(NamedTuple):
    """A mail with the lead that it went to."""

    on: date
    place: int
    flow: Flow
    mail: Mail


class FlowIndex:
    """Flows in order of id, answering which of them did something in a week. Built once, asked often."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        """The order of ``flows`` does not matter."""
        self.flows: Sequence[Flow] = sorted(flows, key=lambda flow: (flow.id, flow.key))
        self._first: dict[str, list[Way]] = {}
        self._again: dict[str, list[Way]] = {}
        self._ways: dict[tuple[str, str], list[Way]] = {}
        self._mails: list[Posted] | None = None

    @property
    def begin(self) -> date | None:
        """The first day of any history."""
        return min((flow.first_seen for flow in self.flows if flow.first_seen is not None), default=None)

    def first_climbs(self, stage: str, week: Week) -> list[Flow]:
        """Leads whose first climb onto a rung lies in a week, in order of id."""
        if stage not in self._first:
            days = ((flow.entered(stage), place, flow) for place, flow in enumerate(self.flows))
            self._first[stage] = sorted(
                Way(day, place, flow, None) for day, place, flow in days if day is not None
            )
        return _flows(_within(self._first[stage], week))

    def later_climbs(self, stage: str, week: Week) -> list[Flow]:
        """Leads that climbed onto a rung again in a week."""
        if stage not in self._again:
            self._again[stage] = sorted(
                Way(one.on, place, flow, None)
                for place, flow in enumerate(self.flows)
                for one in flow.entries(stage)[1:]
            )
        return _flows(_within(self._again[stage], week))

    def ways(self, start: str, end: str, week: Week) -> list[Way]:
        """The ways of those whose first climb onto ``start`` lies in a week, in order of id."""
        return sorted(_within(self._all_ways(start, end), week), key=lambda way: way.place)

    def ways_until(self, start: str, end: str, day: date) -> list[Way]:
        """The ways of all who had climbed onto ``start`` by a day, in order of id."""
        found = self._all_ways(start, end)
        return sorted(found[: bisect_right(found, day, key=_day)], key=lambda way: way.place)

    def _all_ways(self, start: str, end: str) -> list[Way]:
        if (start, end) not in self._ways:
            found = ((place, flow, flow.onward(start, end)) for place, flow in enumerate(self.flows))
            ways = [Way(way[0], place, flow, way[1]) for place, flow, way in found if way is not None]
            self._ways[start, end] = sorted(ways, key=lambda way: (way.start, way.place))
        return self._ways[start, end]

    def mails(self, week: Week) -> list[Posted]:
        """The mails that were sent in a week, in order of the leads' ids and, for a lead, of day."""
        if self._mails is None:
            mails = (
                Posted(mail.on, place, flow, mail)
                for place, flow in enumerate(self.flows)
                for mail in flow.mails
            )
            self._mails = sorted(mails, key=lambda one: (one.on, one.place, one.mail.entry))
        first, last = _bounds(self._mails, week)
        return sorted(self._mails[first:last], key=lambda one: (one.place, one.on))


def _day(one: Way | Posted) -> date:
    return one[0]


def _bounds(found: Sequence[Way] | Sequence[Posted], week: Week) -> tuple[int, int]:
    return bisect_left(found, week.start, key=_day), bisect_right(found, week.end, key=_day)


def _within(found: list[Way], week: Week) -> list[Way]:
    first, last = _bounds(found, week)
    return found[first:last]


def _flows(ways: Iterable[Way]) -> list[Flow]:
    return list({way.place: way.flow for way in sorted(ways, key=lambda way: way.place)}.values())
