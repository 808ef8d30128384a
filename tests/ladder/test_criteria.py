"""What counts as what: the lines of the qualification ladder, drawn case by case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from govern.ladder.criteria import assess
from govern.ladder.history import lead_from
from tests.ladder.leads import AS_OF, LADDER, gates, indicators, lead, mql, signal, sql

PASSED = dict.fromkeys(("G1", "G2", "G3", "G4", "G5"), True)
SEEN = [{"type": "E1", "date": "2026-04-02"}]
THREE = {"S1": True, "S3": True, "S5": True}

CASES: list[tuple[str, dict[str, Any], str, set[str]]] = [
    ("nothing", {}, "prospect", {f"gate-unknown:G{n}" for n in range(1, 6)} | {"no-engagement"}),
    ("fit only", {"gates": PASSED}, "prospect", {"no-engagement"}),
    ("mql", {"gates": PASSED, "engagement": SEEN}, "mql", {"too-few-indicators"}),
    (
        "pass is true",
        {"gates": dict.fromkeys(PASSED, "pass"), "engagement": SEEN},
        "mql",
        {"too-few-indicators"},
    ),
    ("sql", {"gates": PASSED, "engagement": SEEN, "indicators": THREE}, "sql", {"all-met"}),
    (
        "list form",
        {"gates": PASSED, "engagement": SEEN, "indicators": ["S1", "S2", "S4"]},
        "sql",
        {"all-met"},
    ),
    (
        "twice the same",
        {"gates": PASSED, "engagement": SEEN, "indicators": ["S1", "S1", "S2"]},
        "mql",
        {"too-few-indicators", "duplicate-indicator"},
    ),
    (
        "no such indicator",
        {"gates": PASSED, "engagement": SEEN, "indicators": ["S1", "S9", "S2"]},
        "mql",
        {"too-few-indicators", "unknown-indicator"},
    ),
    ("indicators alone", {"gates": PASSED, "indicators": THREE}, "prospect", {"no-engagement"}),
    ("gate failed", {"gates": {**PASSED, "G3": False}, "engagement": SEEN}, "prospect", {"gate-failed:G3"}),
    ("gate null", {"gates": {**PASSED, "G3": None}, "engagement": SEEN}, "prospect", {"gate-unknown:G3"}),
    ("gate words", {"gates": {**PASSED, "G3": "yes"}, "engagement": SEEN}, "prospect", {"gate-unknown:G3"}),
    ("gate one", {"gates": {**PASSED, "G3": 1}, "engagement": SEEN}, "prospect", {"gate-unknown:G3"}),
    ("gate case", {"gates": {**PASSED, "G3": "PASS"}, "engagement": SEEN}, "prospect", {"gate-unknown:G3"}),
    (
        "indicator words",
        {"gates": PASSED, "engagement": SEEN, "indicators": {**THREE, "S5": "true"}},
        "mql",
        {"too-few-indicators"},
    ),
    (
        "unknown signal",
        {"gates": PASSED, "engagement": [{"type": "E8", "date": "2026-04-02"}]},
        "prospect",
        {"unknown-signal-type"},
    ),
    (
        "no day",
        {"gates": PASSED, "engagement": [{"type": "E1", "date": "2026-02-30"}]},
        "prospect",
        {"engagement-invalid-date"},
    ),
    (
        "tomorrow",
        {"gates": PASSED, "engagement": [{"type": "E1", "date": "2026-04-25"}]},
        "prospect",
        {"engagement-future"},
    ),
    ("text for a list", {"gates": PASSED, "engagement": "E1"}, "prospect", {"no-engagement"}),
    (
        "list for a mapping",
        {"gates": ["G1"], "engagement": SEEN},
        "prospect",
        {f"gate-unknown:G{n}" for n in range(1, 6)},
    ),
    (
        "signals that are lists",
        {"gates": PASSED, "engagement": [{"type": ["E1"]}, 3, None]},
        "prospect",
        {"unknown-signal-type"},
    ),
    (
        "opted out",
        {"gates": PASSED, "engagement": SEEN, "opted_out": True},
        "mql",
        {"too-few-indicators", "opted-out"},
    ),
]


@pytest.mark.parametrize(
    ("data", "stage", "reasons"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_the_flat_forms(data: dict[str, Any], stage: str, reasons: set[str]) -> None:
    told = assess(lead_from(data), LADDER, AS_OF)
    assert (told.eligible, set(told.reasons)) == (stage, reasons)
    assert told.enrollable == (stage != "prospect" and "opted-out" not in reasons)


@pytest.mark.parametrize(("age", "stage"), [(0, "mql"), (90, "mql"), (91, "prospect"), (-1, "prospect")])
def test_the_window_holds_day_90_and_not_day_91(age: int, stage: str) -> None:
    day = AS_OF - timedelta(days=age)
    told = assess(lead(*gates("2026-01-01"), signal(on=day.isoformat())), LADDER, AS_OF)
    assert told.eligible == stage


@pytest.mark.parametrize(("age", "stale"), [(0, False), (59, False), (60, True), (89, True)])
def test_stale_begins_on_day_60(age: int, stale: bool) -> None:
    day = AS_OF - timedelta(days=age)
    assert assess(lead(*gates(), signal(on=day.isoformat())), LADDER, AS_OF).stale is stale


def test_a_criterion_tells_the_entry_that_meets_it_and_when_it_lapses() -> None:
    told = assess(lead(*sql()), LADDER, AS_OF)
    engagement = told.criterion("engagement")
    assert engagement is not None
    assert engagement.entry is not None
    assert engagement.entry.data["signal"] == "E1"
    assert engagement.lapses == date(2026, 7, 2)  # 90 days after 2 April is 1 July, the last day
    assert assess(lead(*sql()), LADDER, date(2026, 7, 1)).eligible == "sql"
    assert assess(lead(*sql()), LADDER, date(2026, 7, 2)).eligible == "prospect"


def test_the_history_wins_over_the_claims_of_the_file() -> None:
    held = lead(signal(), *gates(G3="fail"), gates=PASSED, indicators=THREE)
    assert assess(held, LADDER, AS_OF).reasons == ("gate-failed:G3",)
    partly = lead(signal(), *gates()[:4], gates=PASSED)
    assert assess(partly, LADDER, AS_OF).reasons == ("gate-unknown:G5",)


def test_the_latest_gate_entry_counts() -> None:
    again = lead(*mql(), *gates("2026-04-10", G2="fail")[1:2])
    assert assess(again, LADDER, date(2026, 4, 9)).eligible == "mql"
    assert assess(again, LADDER, date(2026, 4, 10)).reasons == ("gate-failed:G2",)


@pytest.mark.parametrize("undo", [{"corrects": 4}, {"corrects": {"on": "2026-04-10", "event": "response"}}])
def test_nothing_undoes_an_opt_out(undo: dict[str, Any]) -> None:
    told = lead(
        *sql()[:3],
        {"on": "2026-04-10", "by": "sales.ops", "event": "response", "kind": "opt-out"},
        {"on": "2026-04-11", "by": "sales.ops", "event": "correction", "note": "x", **undo},
    )
    assert "opted-out" in assess(told, LADDER, AS_OF).reasons
    assert not assess(told, LADDER, AS_OF).enrollable
    assert "opted-out" not in assess(told, LADDER, date(2026, 4, 9)).reasons


def test_an_undated_opt_out_holds_always() -> None:
    told = lead(*sql(), {"on": "soon", "by": "sales.ops", "event": "suppressed"})
    assert "opted-out" in assess(told, LADDER, date(2026, 4, 8)).reasons


def test_looking_again_is_no_duplicate() -> None:
    again = lead(*sql(), *indicators("S1", on="2026-04-09"))
    assert assess(again, LADDER, AS_OF).reasons == ("all-met",)
    twice = lead(*sql(), *indicators("S1"))
    assert assess(twice, LADDER, AS_OF).reasons == ("all-met", "duplicate-indicator")


def test_a_denied_indicator_takes_the_place_of_a_confirmed_one() -> None:
    told = lead(*sql(), *indicators("S2", on="2026-04-09", met=False))
    assert assess(told, LADDER, AS_OF).eligible == "mql"
