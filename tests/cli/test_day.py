"""The day in a time zone, with and without what is kept of it."""

from __future__ import annotations

import marshal
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern import kept
from govern.cli import day

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/Havana",
    "Asia/Beirut",
]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr("govern.cli.day.time.time", lambda: now[0])
    return now


def true_day(zone: str, now: float) -> date:
    return datetime.fromtimestamp(now, ZoneInfo(zone)).date()


@given(st.sampled_from(ZONES), st.integers(1_000_000_000, 2_000_000_000), st.integers(-90_000, 90_000))
def test_what_is_kept_never_makes_it_another_day(zone: str, now: int, later: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("govern.cli.day.time.time", lambda: float(now))
        kept.use({})
        assert day._day(zone) == true_day(zone, now)
        kept.use(kept.fresh())
        patch.setattr("govern.cli.day.time.time", lambda: float(now + later))
        assert day._day(zone) == true_day(zone, now + later)


def test_within_a_day_no_table_is_read(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    clock[0] = datetime(2026, 11, 28, 12, tzinfo=UTC).timestamp()
    kept.use({})
    assert day._day("Europe/Berlin") == date(2026, 11, 28)
    kept.use(kept.fresh())
    monkeypatch.setattr(day, "_computed", lambda *_: pytest.fail("computed again"))
    for hours in (-12, 10):
        clock[0] = datetime(2026, 11, 28, 12 + hours, 30, tzinfo=UTC).timestamp()
        assert day._day("Europe/Berlin") == date(2026, 11, 28)


@pytest.mark.parametrize(
    "told",
    [
        None,
        7,
        (),
        (0, 2**60, 5),
        ("a", 2, 3),
        (0, 10**9, 0),
        (0, 2 * 10**9, 700_000),
        (1.0, 2, 3),
        (0, 9, 2**40),
    ],
)
def test_what_has_another_form_is_not_believed(told: Any, clock: list[float]) -> None:
    clock[0] = 1_700_000_000.0
    kept.use({})
    day._day("Europe/Berlin")
    key = next(iter(kept.fresh()))
    kept.use({key: marshal.dumps(told)})
    assert day._day("Europe/Berlin") == date(2023, 11, 14)


def test_an_unknown_zone_is_utc(clock: list[float]) -> None:
    clock[0] = 1_700_000_000.0
    kept.use({})
    for zone in ("Nowhere/At_All", "../etc/passwd", "\0"):
        assert day._day(zone) == date(2023, 11, 14)
    assert kept.fresh() == {}
