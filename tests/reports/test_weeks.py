from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.reports.weeks import Week, WeekCalendar

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
FIRSTS = st.sampled_from([0, 5, 6])


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 12, 30), "2025-W01"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2026, 4, 20), "2026-W17"),
        (date(2026, 4, 26), "2026-W17"),
    ],
)
def test_iso_names(day: date, name: str) -> None:
    assert WeekCalendar().week_of(day).name == name


@given(DAYS, FIRSTS)
def test_a_week_is_found_by_its_name(day: date, first: int) -> None:
    calendar = WeekCalendar(first)
    week = calendar.week_of(day)
    assert day in week
    assert week.start.weekday() == first
    assert (week.end - week.start).days == 6
    assert calendar.named(week.name) == week


@given(DAYS)
def test_monday_weeks_are_iso_weeks(day: date) -> None:
    year, number, _ = day.isocalendar()
    assert WeekCalendar().week_of(day).name == f"{year:04d}-W{number:02d}"


@given(DAYS, FIRSTS)
def test_neighbours_have_different_names(day: date, first: int) -> None:
    calendar = WeekCalendar(first)
    week = calendar.week_of(day)
    after = calendar.week_of(day + timedelta(days=7))
    assert week.name < after.name
    assert calendar.before(after) == week


@pytest.mark.parametrize(
    "name", ["2025-W53", "2026-W00", "2026-W54", "2026", "W17", "2026-W1", "9999-W53", "2026-17", ""]
)
def test_what_is_no_week(name: str) -> None:
    assert WeekCalendar().named(name) is None


def test_saturday_weeks_end_on_the_friday_close() -> None:
    calendar = WeekCalendar(5)
    week = calendar.week_of(date(2026, 4, 24))
    assert week == Week(date(2026, 4, 18), date(2026, 4, 24))
    assert week.name == "2026-W17"
    assert calendar.last_ended(date(2026, 4, 24)) == week
    assert calendar.last_ended(date(2026, 4, 23)) == calendar.before(week)


def test_a_moment_belongs_to_the_day_of_the_business_zone() -> None:
    # Sunday 22:00 in Los Angeles is Monday in UTC: another week.
    moment = datetime(2026, 4, 26, 22, 0, tzinfo=ZoneInfo("America/Los_Angeles")).astimezone(UTC)
    there, here = WeekCalendar(0, ZoneInfo("America/Los_Angeles")), WeekCalendar()
    assert there.week_of(there.day_of_moment(moment)).name == "2026-W17"
    assert here.week_of(here.day_of_moment(moment)).name == "2026-W18"


def test_a_span_has_every_week_once() -> None:
    names = [week.name for week in WeekCalendar().span(date(2026, 12, 20), date(2027, 1, 5))]
    assert names == ["2026-W51", "2026-W52", "2026-W53", "2027-W01"]
