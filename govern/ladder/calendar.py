"""Business days and hours in the policy's time zone. No library is asked: holidays are frozen in the policy.

``calendar_of(policy) -> Calendar``. Decisions (docs/ladder.md):

- A clock starts at the next business instant: on the day itself within business hours or when only the day is known, else
  on the next business day (Friday 17:01, a Saturday, the evening before a holiday: the next business day).
- ``N business days`` end at the close of business (``day_ends``) of the Nth business day after that one.
- Days and weeks are those of the policy's time zone; instants come and go with their zone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from govern.annotations import Any
from govern.errors import PolicyError
from govern.policy.model import Policy
from govern.values import frozen

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_A_DAY = timedelta(days=1)
_LIMIT = 3660
"""No calendar is searched further than ten years: one without business days would never end."""


@frozen(slots=False)
class Calendar:
    """When business is done. ``working_days`` counts from 0, Monday."""

    time_zone: str = "UTC"
    day_starts: time = time(9)
    day_ends: time = time(17)
    working_days: frozenset[int] = frozenset(range(5))
    holidays: frozenset[date] = frozenset()
    week_starts: int = 0

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone. Raises ``PolicyError`` when there is none of that name."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise PolicyError(
                f"There is no time zone “{self.time_zone}”.",
                "Write an IANA name under `calendar.time_zone`, such as America/New_York.",
            ) from None

    def is_business_day(self, day: date) -> bool:
        """Whether business is done on a day."""
        return day.weekday() in self.working_days and day not in self.holidays

    def business_day_from(self, day: date) -> date:
        """The day itself when it is a business day, else the next one. Raises ``PolicyError`` when there is none."""
        for _ in range(_LIMIT):
            if self.is_business_day(day):
                return day
            day += _A_DAY
        raise PolicyError("The calendar of the policy has no business days.", "Mend the section `calendar`.")

    def add_business_days(self, day: date, count: int) -> date:
        """The business day ``count`` business days after the first one on or after ``day``."""
        day = self.business_day_from(day)
        for _ in range(count):
            day = self.business_day_from(day + _A_DAY)
        return day

    def start_day(self, start: date | datetime) -> date:
        """The business day on which a clock starts that something set off at ``start`` (an instant needs its zone)."""
        if not isinstance(start, datetime):
            return self.business_day_from(start)
        local = start.astimezone(self.zone)
        day = local.date()
        # Business ends at the minute: 17:00:59 is still 17:00, 17:01 is after hours.
        late = local.time().replace(second=0, microsecond=0) > self.day_ends
        return self.business_day_from(day + _A_DAY if late else day)

    def due(self, start: date | datetime, business_days: int) -> datetime:
        """When something is due that must be done within so many business days of ``start``: an instant in the zone."""
        return self.close_of(self.add_business_days(self.start_day(start), business_days))

    def close_of(self, day: date) -> datetime:
        """The close of business of a day, as an instant in the zone. A time that clocks skip moves to the next real one."""
        written = datetime.combine(day, self.day_ends, self.zone)
        return written.astimezone(UTC).astimezone(self.zone)

    def at(self, day: date, clock: time) -> datetime:
        """A time of day in the zone as an instant."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC).astimezone(self.zone)

    def day_of(self, instant: datetime) -> date:
        """The day that an instant falls on in the zone."""
        return instant.astimezone(self.zone).date()

    def business_days_between(self, start: date, end: date) -> int:
        """How many business days lie after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
        if end < start:
            return -self.business_days_between(end, start)
        days = min((end - start).days, _LIMIT)
        return sum(self.is_business_day(start + timedelta(days=n)) for n in range(1, days + 1))

    def week_of(self, day: date) -> date:
        """The first day of the business week that a day belongs to (``calendar.week_starts``)."""
        return day - timedelta(days=(day.weekday() - self.week_starts) % 7)


def calendar_of(policy: Policy) -> Calendar:
    """The calendar of a policy. Raises ``PolicyError`` for hours, days or zones that do not exist."""
    data: dict[str, Any] = policy.data.get("calendar", {})
    starts, ends = _time(data, "day_starts", "09:00"), _time(data, "day_ends", "17:00")
    if starts >= ends:
        raise PolicyError(
            "The business day of the policy ends before it begins.",
            "Set `calendar.day_starts` before `day_ends`.",
        )
    working = data.get("working_days")
    made = Calendar(
        str(data.get("time_zone", "UTC")),
        starts,
        ends,
        frozenset(range(5)) if working is None else frozenset(_DAYS.index(name) for name in working),
        frozenset(_holiday(value) for value in data.get("holidays", ())),
        _DAYS.index(data.get("week_starts", "monday")),
    )
    _ = made.zone
    return made


def _time(data: dict[str, Any], key: str, default: str) -> time:
    text = str(data.get(key, default))
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise PolicyError(f"`calendar.{key}` is “{text}”, which is no time of day.", "Write HH:MM.") from None


def _holiday(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PolicyError(
            f"`calendar.holidays` has “{value}”, a day that does not exist.", "Mend or remove it."
        ) from None
