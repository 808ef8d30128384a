"""Which day counts as today."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from govern.errors import UsageError
from govern.policy.model import Policy


def today(chosen: date | None, policy: Policy) -> date:
    """The day that counts as today: ``--as-of``, else SOURCE_DATE_EPOCH, else now in the policy's time zone."""
    if chosen is not None:
        return chosen
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return _now(policy).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is “{epoch}”, not a number of seconds.", "Unset it, or use --as-of."
        ) from None


def _now(policy: Policy) -> datetime:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    name = str(policy.data.get("calendar", {}).get("time_zone", "UTC"))
    try:
        return datetime.now(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(UTC)
