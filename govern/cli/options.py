"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click

from govern.errors import UsageError
from govern.policy.model import Policy

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A calendar day, ``YYYY-MM-DD``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Convert a command-line word to a day; anything else is a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no day; write YYYY-MM-DD.", param, ctx)


def as_of_option(function: F) -> F:
    """Add ``--as-of DATE``."""
    return click.option(
        "--as-of", type=Day(), metavar="DATE", help="The day that counts as today (YYYY-MM-DD)."
    )(function)


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
