"""Playing histories back: steps, proof as of the day of the step, order, corrections."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from govern.ladder.replay import move, replay, standing, wants
from tests.ladder.leads import AS_OF, LADDER, gates, indicators, lead, mql, signal, sql, step


def moves(*history: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.move, one.missing) for one in replay(lead(*history), LADDER).steps]


def test_a_sound_history() -> None:
    told = replay(lead(*sql(), step("briefing-ready", "2026-04-10")), LADDER)
    assert [(one.to, one.move, one.proven) for one in told.steps] == [
        ("mql", "up", True),
        ("sql", "up", True),
        ("briefing-ready", "up", True),
    ]
    assert (told.stage, told.since) == ("briefing-ready", date(2026, 4, 10))
    first = told.first("sql")
    assert first is not None
    assert (first.on, first.by, first.indicators) == (date(2026, 4, 6), "cro", ("S1", "S2", "S3"))


def test_a_step_is_judged_as_of_its_day() -> None:
    late = step("mql", "2026-07-02")
    assert moves(signal(), *gates(), late) == [("up", ("engagement",))]
    assert moves(signal(), *gates(), step("mql", "2026-07-01")) == [("up", ())]
    # What comes after the step does not prove it, however early it was written.
    assert moves(signal(), *gates("2026-04-05"), step("mql", "2026-04-03")) == [("up", ("gates",))]


def test_evidence_of_the_same_day_counts_wherever_it_stands() -> None:
    assert moves(step("mql", "2026-04-03"), signal(on="2026-04-03"), *gates()) == [("up", ())]


def test_a_gate_that_failed_later_that_day_leaves_the_step_proven() -> None:
    assert moves(*mql(), *gates(G2="fail")[1:2]) == [("up", ())]


def test_a_skipped_rung_is_judged_by_all_that_lies_between() -> None:
    assert moves(step("sql", "2026-04-06")) == [("skip", ("gates", "engagement", "indicators"))]
    assert moves(*sql()[:6], *indicators("S1", "S2", "S3"), step("sql", "2026-04-06")) == [("skip", ())]


def test_a_rung_without_criteria_asks_for_its_step_alone() -> None:
    late = step("briefing-ready", "2026-09-01")
    assert moves(*sql(), late)[-1] == ("up", ())
    assert moves(*mql(), step("briefing-ready", "2026-09-01"))[-1] == ("skip", ("engagement", "indicators"))


def test_who_comes_back_proves_everything_anew() -> None:
    out = step("archived", "2026-05-01", reason="x")
    assert moves(*sql(), out, step("sql", "2026-09-01", reason="x"))[-1] == ("return", ("engagement",))


def test_a_step_may_not_lean_on_what_nobody_saw() -> None:
    told = replay(lead(signal(), *gates(), step("mql", "2026-04-03", signals=["E1", "E4"])), LADDER)
    assert told.steps[0].unseen == ("E4",)
    assert told.steps[0].proven


@pytest.mark.parametrize(
    ("frm", "to", "top", "kind"),
    [
        ("prospect", "mql", 0, "up"),
        ("prospect", "sql", 0, "skip"),
        ("sql", "mql", 2, "back"),
        ("mql", "mql", 1, "same"),
        ("mql", "archived", 1, "exit"),
        ("archived", "disqualified", 1, "exit"),
        ("archived", "mql", 0, "return"),
        ("archived", "sql", 2, "return"),
        ("archived", "sql", 1, "skip"),
        ("archived", "won", 1, "skip"),
        ("mql", "customer", 1, "unknown"),
        ("archived", "", 1, "unknown"),
    ],
)
def test_moves(frm: str, to: str, top: int, kind: str) -> None:
    assert move(frm, to, LADDER, top) == kind


def test_a_later_correction_makes_no_fault_of_a_step_that_was_right() -> None:
    undo = {
        "on": "2026-04-20",
        "by": "sales.ops",
        "event": "correction",
        "corrects": 1,
        "note": "another company",
    }
    told = replay(lead(*mql(), undo), LADDER).steps[0]
    assert (told.proven, told.holds) == (True, False)


def test_nor_does_a_correction_of_the_same_day() -> None:
    undo = {
        "on": "2026-04-03",
        "by": "sales.ops",
        "event": "correction",
        "corrects": 1,
        "note": "another company",
    }
    told = replay(lead(*mql(), undo), LADDER).steps[0]
    assert (told.proven, told.unseen, told.holds) == (True, (), False)
    before = replay(lead(mql()[0], undo, *mql()[1:]), LADDER).steps[0]
    assert before.missing == ("engagement",)


def test_lapsing_is_reported_and_no_fault() -> None:
    told = standing(lead(*mql(), stage="mql"), LADDER, date(2026, 8, 1))
    assert told.timeline.stage == "mql"
    assert told.timeline.steps[0].proven
    assert told.lapsed == ("engagement",)
    assert told.enrollable, "a stale MQL is what re-engagement is for (SOP 5.2)"


def test_an_unproven_step_makes_nobody_enrollable() -> None:
    assert not standing(lead(step("mql", "2026-04-03"), stage="mql"), LADDER, AS_OF).enrollable


def test_as_of_leaves_out_what_came_later() -> None:
    assert replay(lead(*sql()), LADDER, date(2026, 4, 5)).stage == "mql"


def test_what_a_step_must_say() -> None:
    assert [wants(LADDER, stage) for stage in ("prospect", "mql", "sql", "briefing-ready", "archived")] == [
        (False, False),
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


def test_the_order_in_the_file_does_not_matter() -> None:
    history = [*sql(), step("briefing-ready", "2026-04-10"), step("archived", "2026-04-12", reason="x")]
    want = replay(lead(*history), LADDER)
    shuffle = random.Random(7)  # noqa: S311 - no secret
    for _ in range(20):
        shuffle.shuffle(history)
        told = replay(lead(*history), LADDER)
        assert [(one.to, one.on, one.missing) for one in told.steps] == [
            (one.to, one.on, one.missing) for one in want.steps
        ]
