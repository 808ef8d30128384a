"""Business days in the policy's time zone, and the deadlines counted in them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from govern.errors import PolicyError
from govern.ladder.calendar import Calendar, calendar_of
from govern.ladder.deadlines import duties
from tests.ladder.leads import AS_OF, LADDER, Entry, gates, indicators, lead, mql, policy, signal, step

NEW_YORK = Calendar(
    "America/New_York", holidays=frozenset((date(2026, 7, 3), date(2026, 11, 26), date(2027, 1, 1)))
)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-04-02", 1, "2026-04-03"),  # Thursday
        ("2026-04-03", 1, "2026-04-06"),  # Friday
        ("2026-04-03T16:59", 1, "2026-04-06"),
        ("2026-04-03T17:00", 1, "2026-04-06"),
        ("2026-04-03T17:01", 1, "2026-04-07"),  # after hours: Monday's
        ("2026-04-04", 1, "2026-04-07"),  # Saturday
        ("2026-04-05T23:59", 1, "2026-04-07"),  # Sunday
        ("2026-04-06T00:00", 1, "2026-04-07"),
        ("2026-07-02", 1, "2026-07-06"),  # the eve of a holiday, then a weekend
        ("2026-07-02T17:01", 1, "2026-07-07"),
        ("2026-07-03", 1, "2026-07-07"),  # the holiday itself
        ("2026-11-25", 2, "2026-11-30"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2026-04-02", 0, "2026-04-02"),
        ("2026-04-04", 0, "2026-04-06"),
        ("2026-12-18", 10, "2027-01-05"),
    ],
)
def test_due(start: str, days: int, due: str) -> None:
    calendar = Calendar("America/New_York", holidays=NEW_YORK.holidays | {date(2026, 12, 25)})
    began: date | datetime = date.fromisoformat(start[:10])
    if "T" in start:
        began = datetime.fromisoformat(start).replace(tzinfo=calendar.zone)
    told = calendar.due(began, days)
    assert (told.date().isoformat(), told.time()) == (due, time(17))


def test_an_instant_is_read_in_the_policys_zone() -> None:
    # 01:30 in UTC on Saturday is Friday evening in New York: after hours.
    assert NEW_YORK.due(datetime(2026, 4, 4, 1, 30, tzinfo=UTC), 1).date() == date(2026, 4, 7)
    # 20:59 in UTC is 16:59 there.
    assert NEW_YORK.due(datetime(2026, 4, 3, 20, 59, tzinfo=UTC), 1).date() == date(2026, 4, 6)
    assert NEW_YORK.day_of(datetime(2026, 4, 27, 5, 0, tzinfo=UTC)) == date(2026, 4, 27)
    assert NEW_YORK.week_of(date(2026, 4, 26)) == date(2026, 4, 20)


def test_close_of_business_follows_the_clock_change() -> None:
    before, after = NEW_YORK.close_of(date(2026, 3, 6)), NEW_YORK.close_of(date(2026, 3, 9))
    assert (before.astimezone(UTC).hour, after.astimezone(UTC).hour) == (22, 21)
    # A close that the clocks skip is the next instant there is.
    night = Calendar("America/New_York", time(1), time(2, 30), frozenset(range(7)))
    assert night.close_of(date(2026, 3, 8)).time() == time(3, 30)


def test_business_days_between() -> None:
    friday, monday = date(2026, 4, 3), date(2026, 4, 6)
    assert NEW_YORK.business_days_between(friday, monday) == 1
    assert NEW_YORK.business_days_between(monday, friday) == -1
    assert NEW_YORK.business_days_between(date(2026, 4, 5), friday) == 0
    assert NEW_YORK.business_days_between(friday, friday) == 0


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("{time_zone: Mars/Olympus}", "no time zone"),
        ("{time_zone: ../../etc/passwd}", "no time zone"),
        ('{day_ends: "29:00"}', "no time of day"),
        ('{day_starts: "18:00"}', "ends before"),
        ("{holidays: [2026-02-30]}", "no day 2026-02-30"),
    ],
)
def test_a_calendar_that_cannot_be(section: str, words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        calendar_of(policy(f"calendar: {section}\n"))


def test_a_calendar_without_business_days_ends() -> None:
    with pytest.raises(PolicyError, match="no business days"):
        Calendar(working_days=frozenset()).due(date(2026, 4, 3), 1)


CALENDAR = calendar_of(policy())


def told(*history: Entry, as_of: date = AS_OF) -> list[tuple[str, str, str | None]]:
    return [
        (
            duty.deadline.id,
            duty.due.date().isoformat(),
            duty.done.on.isoformat() if duty.done and duty.done.on else None,
        )
        for duty in duties(lead(*history), LADDER, CALENDAR, as_of)
    ]


def test_a_signal_waits_for_classification_and_an_mql_for_review() -> None:
    assert told(signal()) == [("classification", "2026-04-03", None)]
    assert told(*mql()) == [
        ("classification", "2026-04-03", "2026-04-03"),
        ("sql-review", "2026-04-07", None),
    ]
    assert told(*mql(), *indicators("S1", met=False))[1] == ("sql-review", "2026-04-07", "2026-04-06")


def test_a_failed_gate_ends_the_classification_and_a_passed_one_does_not() -> None:
    assert told(signal(), *gates()) == [("classification", "2026-04-03", None)]
    assert told(signal(), *gates(G3="fail"))[0][2] == "2026-04-03"


def test_what_others_do_is_no_review() -> None:
    data = {"on": "2026-04-06", "by": "sales.ops", "event": "indicator", "signal": "S1", "met": True}
    note = {"on": "2026-04-06", "by": "cro", "event": "note", "note": "will look later"}
    assert told(*mql(), data, note)[1][2] is None


def test_after_hours_and_overdue() -> None:
    late = {**signal(on="2026-04-03"), "at": "17:01"}
    (duty,) = duties(lead(late), LADDER, CALENDAR, AS_OF)
    assert duty.due.date() == date(2026, 4, 7)
    assert duty.overdue(date(2026, 4, 8))
    assert not duty.overdue(date(2026, 4, 7))
    assert duty.late_by(date(2026, 4, 9), CALENDAR) == 2


def test_only_signals_of_the_ladder_on_the_first_rung_start_a_clock() -> None:
    assert told(signal("E9")) == []
    assert len(told(*mql(), signal("E2", "2026-04-10"))) == 2
    assert (
        told(signal(), step("archived", "2026-04-03", reason="x"), signal("E2", "2026-04-09"))[0][2]
        == "2026-04-03"
    )
