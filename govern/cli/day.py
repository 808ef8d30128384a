"""Which day counts as today."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta

from govern import kept
from govern.annotations import TYPE_CHECKING, Any
from govern.errors import UsageError
from govern.policy.model import Policy

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def today(chosen: date | None, policy: Policy) -> date:
    """The day that counts as today: ``--as-of``, else SOURCE_DATE_EPOCH, else now in the policy's time zone."""
    if chosen is not None:
        return chosen
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return _day(str(policy.data.get("calendar", {}).get("time_zone", "UTC")))
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is “{epoch}”, not a number of seconds.", "Unset it, or use --as-of."
        ) from None


def _day(zone: str) -> date:
    """The day now in a time zone. When it began and ends is kept: the tables of zones take long to come by."""
    now = time.time()
    key = f"day in {zone} {os.environ.get('PYTHONTZPATH', '')} {_stamp(zone)}"
    known = _bounds(kept.look_up(key))
    if known is not None and known[0] <= now < known[1]:
        return date.fromordinal(known[2])
    day, bounds = _computed(zone, now)
    if bounds is not None:
        kept.keep(key, (*bounds, day.toordinal()))
    return day


def _stamp(zone: str) -> str:
    """What tells that the system's table of a zone is another one."""
    try:
        found = os.stat(f"/usr/share/zoneinfo/{zone}")  # noqa: PTH116 - at every start
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _bounds(known: Any) -> tuple[int, int, int] | None:
    if isinstance(known, tuple) and len(known) == 3 and all(type(one) is int for one in known):
        return known if 0 < known[2] <= date.max.toordinal() and known[1] - known[0] <= _LONGEST else None
    return None


_LONGEST = 50 * 3600
"""No day is longer, not even one on which a country changes the side of the date line."""


def _computed(zone: str, now: float) -> tuple[date, tuple[int, int] | None]:
    """The day, and the seconds since 1970 at which it begins and ends, where these are sure."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        known = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.fromtimestamp(now, UTC).date(), None
    day = datetime.fromtimestamp(now, known).date()
    begin, end = _midnight(day, known), _midnight(day + timedelta(days=1), known)
    inside = {datetime.fromtimestamp(moment, known).date() for moment in (begin, end - 1)}
    outside = {datetime.fromtimestamp(moment, known).date() for moment in (begin - 1, end)}
    return day, (begin, end) if inside == {day} and day not in outside else None


def _midnight(day: date, zone: ZoneInfo) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())
