"""Weeks in the business zone: which days, and what they are called.

A week is seven calendar days and begins on the weekday that the policy names (``calendar.week_starts``). Its name is
that of the ISO 8601 week in which most of its days lie, ``2026-W17``; for weeks that begin on a Monday it is the ISO
week itself. Days are those of the policy's time zone; a moment becomes a day through ``day_of_moment``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from govern.ladder.calendar import calendar_of
from govern.policy.model import Policy

_NAME = re.compile(r"([0-9]{4})-?[Ww]([0-9]{2})")
_DAY = timedelta(days=1)
_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Week(NamedTuple):
    """Seven days, both ends included."""

    start: date
    end: date

    @property
    def name(self) -> str:
        """``2026-W17``: the ISO week of its fourth day."""
        year, number, _ = (self.start + 3 * _DAY).isocalendar()
        return f"{year:04d}-W{number:02d}"

    @property
    def words(self) -> str:
        """``Mon 20 Apr – Sun 26 Apr 2026``."""
        return f"{day_words(self.start)} – {day_words(self.end)} {self.end.year}"

    def __contains__(self, day: object) -> bool:
        """Whether a day lies in it; ``None`` lies in no week."""
        return isinstance(day, date) and self.start <= day <= self.end


def day_words(day: date) -> str:
    """``Mon 20 Apr``, in English wherever it runs."""
    return f"{_SHORT_DAYS[day.weekday()]} {day.day} {_SHORT_MONTHS[day.month - 1]}"


@dataclass(frozen=True, slots=True)
class WeekCalendar:
    """How a policy counts weeks. ``first`` is the weekday on which they begin, Monday 0."""

    first: int = 0
    zone: tzinfo = UTC

    def week_of(self, day: date) -> Week:
        """The week that a day lies in."""
        start = day - ((day.weekday() - self.first) % 7) * _DAY
        return Week(start, start + 6 * _DAY)

    def named(self, name: str) -> Week | None:
        """The week called ``2026-W17``; ``None`` when there is no such week (2025 has no W53)."""
        match = _NAME.fullmatch(name.strip())
        if match is None:
            return None
        try:
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            start = monday + ((self.first + 3) % 7) * _DAY - 3 * _DAY
            return Week(start, start + 6 * _DAY)
        except (ValueError, OverflowError):
            return None

    def last_ended(self, as_of: date) -> Week:
        """The latest week whose last day is ``as_of`` or before."""
        week = self.week_of(as_of)
        return week if week.end <= as_of else self.before(week)

    def before(self, week: Week, weeks: int = 1) -> Week:
        """The week so many weeks earlier."""
        start = week.start - 7 * weeks * _DAY
        return Week(start, start + 6 * _DAY)

    def span(self, since: date, until: date) -> Iterator[Week]:
        """All weeks from the one that ``since`` lies in to the one that ``until`` lies in."""
        week = self.week_of(since)
        while week.start <= until:
            yield week
            week = Week(week.start + 7 * _DAY, week.end + 7 * _DAY)

    def day_of_moment(self, moment: datetime) -> date:
        """The calendar day of a moment (with a time zone) in the business zone."""
        return moment.astimezone(self.zone).date()


def week_calendar(policy: Policy) -> WeekCalendar:
    """The weeks of a policy: ``calendar: {week_starts: monday, time_zone: America/New_York}``. Raises ``PolicyError``."""
    calendar = calendar_of(policy)
    return WeekCalendar(calendar.week_starts, calendar.zone)
