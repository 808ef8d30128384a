"""The shortest way up leads up; plans say who may do what, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.ladder.criteria import assess
from govern.ladder.history import Lead, lead_from
from govern.ladder.moves import Step, plan_evidence, plan_step, with_entries
from govern.ladder.replay import replay, standing
from govern.ladder.way import entries, way_up
from tests.ladder.leads import AS_OF, LADDER, gates, indicators, lead, mql, signal, sql, step

GATES = st.sampled_from(["pass", "fail", "unknown", None])
DAYS = st.dates(date(2025, 12, 1), AS_OF)


@st.composite
def histories(draw: Any) -> list[dict[str, Any]]:
    """Evidence in any state, and the steps that it bears out."""
    made: list[dict[str, Any]] = []
    for code in LADDER.gates:
        result = draw(GATES)
        if result:
            made.append(
                {
                    "on": draw(DAYS).isoformat(),
                    "by": "sales.ops",
                    "event": "gate",
                    "gate": code,
                    "result": result,
                }
            )
    for code in draw(st.lists(st.sampled_from([*LADDER.engagement, "E9"]), max_size=3)):
        made += [signal(code, draw(DAYS).isoformat())]
    for code in draw(st.lists(st.sampled_from(list(LADDER.indicators)), max_size=5)):
        made += indicators(code, on=draw(DAYS).isoformat(), met=draw(st.booleans()))
    for to in draw(st.sampled_from([[], ["mql"], ["mql", "sql"], ["mql", "sql", "briefing-ready"]])):
        made.append(step(to, AS_OF.isoformat()))
    return made


def rank(told: Lead) -> int:
    return LADDER.rank(replay(told, LADDER).stage)


@given(histories())
def test_the_shortest_way_up_raises_the_stage(history: list[dict[str, Any]]) -> None:
    before = lead(*history)
    now = standing(before, LADDER, AS_OF)
    way = way_up(now, LADDER)
    assert way is not None
    added = entries(way, LADDER, AS_OF, ("E1",))
    after = standing(with_entries(before, added), LADDER, AS_OF)
    assert LADDER.rank(after.timeline.stage) == LADDER.rank(now.timeline.stage) + 1
    assert after.timeline.steps[-1].proven
    if LADDER.stages[LADDER.rank(way.to)].criteria:
        assert LADDER.rank(after.assessment.eligible) >= LADDER.rank(way.to)
        # It is the shortest: without any one of its entries the step is not proven.
        for left_out in range(len(added) - 1):
            fewer = with_entries(before, added[:left_out] + added[left_out + 1 :])
            assert not replay(fewer, LADDER, AS_OF).steps[-1].proven


@given(histories(), st.data())
def test_more_evidence_never_lowers_what_is_proven(
    history: list[dict[str, Any]], data: st.DataObject
) -> None:
    before = lead(*history)
    code = data.draw(st.sampled_from([*LADDER.gates, *LADDER.engagement, *LADDER.indicators]))
    day = data.draw(DAYS).isoformat()
    entry = {
        "G": {"on": AS_OF.isoformat(), "by": "sales.ops", "event": "gate", "gate": code, "result": "pass"},
        "E": signal(code, day),
        "S": indicators(code, on=AS_OF.isoformat())[0],
    }[code[0]]
    after = with_entries(before, [entry])
    assert LADDER.rank(assess(after, LADDER, AS_OF).eligible) >= LADDER.rank(
        assess(before, LADDER, AS_OF).eligible
    )


@given(histories())
def test_sql_implies_mql(history: list[dict[str, Any]]) -> None:
    told = assess(lead(*history), LADDER, AS_OF)
    if told.eligible == "sql":
        assert all(judged.met for judged in told.criteria)
        assert all(part.met for part in told.criteria[0].parts)


@given(histories(), histories(), st.dates(date(2025, 12, 1), AS_OF))
def test_append_and_replay_commute(one: list[dict[str, Any]], two: list[dict[str, Any]], day: date) -> None:
    whole = lead_from({"history": [*one, *two]})
    grown = with_entries(lead_from({"history": one}), two)
    assert replay(whole, LADDER, day) == replay(grown, LADDER, day)
    assert assess(whole, LADDER, day).eligible == assess(grown, LADDER, day).eligible


def refused(told: Lead, to: str, by: str, on: date = AS_OF, **more: Any) -> list[str]:
    plan = plan_step(told, LADDER, Step(to, by, on, more.pop("note", "x"), **more))
    return [refusal.message for refusal in plan.refusals]


def test_a_step_that_may_be_taken_names_what_it_relies_on() -> None:
    plan = plan_step(lead(*mql()[:-1]), LADDER, Step("mql", "sales.ops", date(2026, 4, 3), "checked"))
    assert plan.refusals == ()
    assert plan.entry == {
        "on": "2026-04-03",
        "by": "sales.ops",
        "event": "stage",
        "to": "mql",
        "signals": ["E1"],
        "note": "checked",
    }
    plan = plan_step(lead(*sql()[:-1]), LADDER, Step("sql", "cro", AS_OF, "three"))
    assert (plan.refusals, plan.entry["indicators"]) == ((), ["S1", "S2", "S3"])


@pytest.mark.parametrize(
    ("history", "to", "by", "words"),
    [
        (mql(), "sql", "cro", "indicators is not met on 2026-04-24: 0 of 5, 3 needed."),
        (sql()[:-1], "sql", "sales.ops", "sales.ops may not take the step to sql."),
        (sql()[:-1], "sql", "priya@example.com", "priya@example.com may not take the step to sql."),
        (mql(), "mql", "sales.ops", "The lead is mql already."),
        (mql(), "customer", "cro", "The ladder has no stage “customer”."),
        (mql(), "archived", "sales.ops", "A step from mql to archived needs a reason."),
        (mql(), "prospect", "sales.ops", "A step from mql to prospect needs a reason."),
        (
            [signal(), *gates(G2="fail")],
            "mql",
            "sales.ops",
            "gates is not met on 2026-04-24: G2 not met: 2026-04-03 by sales.ops: x.",
        ),
    ],
)
def test_a_step_that_may_not(history: list[dict[str, Any]], to: str, by: str, words: str) -> None:
    assert refused(lead(*history), to, by) == [words]


def test_a_skip_needs_a_reason_and_proof() -> None:
    told = lead(*sql()[:-1])
    assert refused(told, "briefing-ready", "cro") == ["From mql the next rung is sql, not briefing-ready."]
    assert refused(told, "briefing-ready", "cro", reason="asked at once") == []
    assert refused(lead(*mql()), "won", "cro", reason="x") == [
        "indicators is not met on 2026-04-24: 0 of 5, 3 needed."
    ]


def test_a_step_before_a_later_one() -> None:
    assert refused(lead(*sql()), "archived", "sales.ops", date(2026, 4, 5), reason="x") == [
        "The history has a later step (to sql on 2026-04-06)."
    ]


def test_a_holder_of_the_role_on_that_day_may() -> None:
    told = lead(*sql()[:-1])
    assert refused(told, "sql", "marcus@example.com") == []
    assert refused(
        lead(*sql()[:-1], signal(on="2026-07-01")), "sql", "marcus@example.com", date(2026, 7, 1)
    ) == ["marcus@example.com may not take the step to sql."]


def test_evidence_by_the_wrong_hand_or_of_tomorrow() -> None:
    entry = {
        "on": "2026-04-30",
        "by": "mining.mind",
        "event": "gate",
        "gate": "G9",
        "result": "pass",
        "note": "x",
    }
    plan = plan_evidence(LADDER, entry, date(2026, 4, 30), AS_OF)
    assert [refusal.message for refusal in plan.refusals] == [
        "The ladder has no gate “G9”.",
        "2026-04-30 has not come yet.",
        "mining.mind does not verify gates.",
    ]
