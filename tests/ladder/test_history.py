"""Reading a history: order, corrections, and whatever a file may hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.ladder.history import day_of, lead_from
from govern.ladder.replay import replay, standing
from tests.ladder.leads import AS_OF, LADDER, gates, lead, signal


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-04-02", date(2026, 4, 2)),
        ("2026-02-30", None),
        ("20260402", None),
        ("2026-W14-4", None),
        ("2026-04-2", None),
        ("２０２６-04-02", None),
        (20260402, None),
        (None, None),
        (["2026-04-02"], None),
    ],
)
def test_a_day_is_written_one_way(value: Any, day: date | None) -> None:
    assert day_of(value) == day


def correction(on: str, corrects: Any) -> dict[str, Any]:
    return {"on": on, "by": "sales.ops", "event": "correction", "corrects": corrects, "note": "x"}


def kinds(*history: dict[str, Any]) -> list[int]:
    return [event.index for event in lead(*history).standing if event.kind != "correction"]


def test_a_correction_strikes_out_one_earlier_entry() -> None:
    first, second = signal("E1"), signal("E2")
    assert kinds(first, second, correction("2026-04-03", 1)) == [1]
    by_value = {"on": "2026-04-02", "event": "engagement", "signal": "E2"}
    assert kinds(first, second, correction("2026-04-03", by_value)) == [0]


@pytest.mark.parametrize(
    "corrects",
    [0, 3, 99, -1, True, None, "1", {}, {"on": "2026-04-02", "event": "engagement"}, {"on": "2026-04-03"}],
)
def test_a_correction_that_fits_none_or_several_strikes_out_nothing(corrects: Any) -> None:
    told = lead(signal("E1"), signal("E2"), correction("2026-04-03", corrects))
    assert [c.target for c in told.corrections] == [None]
    assert told.corrections[0].fault
    assert len(told.standing) == 3


def test_a_corrected_correction_has_no_effect() -> None:
    assert kinds(signal(), correction("2026-04-03", 1), correction("2026-04-04", 2)) == [0]


def test_what_was_known_on_a_day_knows_no_later_correction() -> None:
    told = lead(signal(), correction("2026-04-09", 1))
    assert [e.kind for e in told.standing_on(date(2026, 4, 8))] == ["engagement"]
    assert [e.kind for e in told.standing_on(date(2026, 4, 9))] == ["correction"]


def test_entries_are_played_in_order_of_day() -> None:
    assert kinds(signal("E2", "2026-04-09"), signal("E1", "2026-04-02"), *gates("2026-04-02")[:1]) == [
        1,
        2,
        0,
    ]


def test_an_undated_entry_proves_nothing_and_is_still_seen() -> None:
    told = lead(signal(on="2026-13-01"))
    assert told.standing == ()
    assert [event.on for event in told.events] == [None]


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["G1", "E1", "pass"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["on", "by", "event", "gate", "signal", "to", "corrects", "kind", "met", "result", "signals"]
            ),
            inner
            | st.sampled_from(
                ["2026-04-02", "stage", "gate", "engagement", "correction", "response", "mql", "won"]
            ),
            max_size=6,
        )
    ),
    max_leaves=12,
)
KEYS = ["id", "company", "contact", "stage", "gates", "history", "indicators", "engagement", "consent"]


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_nothing_in_a_file_makes_it_fail(data: dict[str, Any]) -> None:
    told = standing(lead_from(data, "leads/x.md"), LADDER, AS_OF)
    assert told.assessment.eligible in {"prospect", "mql", "sql"}
    replay(told.lead, LADDER)
