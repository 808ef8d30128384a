"""The subset law, over all combinations, and what it finds in ladders that break it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govern.errors import PolicyError
from govern.ladder.evidence import Answer, Evidence, answer
from govern.ladder.history import Event
from govern.ladder.law import combinations, law_faults
from govern.ladder.policy import Ladder, read_ladder
from tests.ladder.leads import AS_OF, LADDER


def ladder(criteria: dict[str, Any], low: list[str], high: list[str]) -> Ladder:
    return read_ladder(
        {
            "ladder": {
                "stages": [
                    {"id": "prospect", "owner": "a"},
                    {"id": "mql", "owner": "a", "criteria": low},
                    {"id": "sql", "owner": "b", "criteria": high},
                ],
                "gates": ["G1", "G2"],
                "engagement": {"E1": "x", "E2": "x"},
                "indicators": {"S1": "x", "S2": "x", "S3": "x"},
                "criteria": criteria,
            }
        }
    )


GATES = {"all": ["G1", "G2"]}


def test_the_law_holds_for_the_sop() -> None:
    assert combinations(LADDER) == 2**17
    assert law_faults(LADDER) == ()


def test_a_rung_that_drops_a_criterion_breaks_it() -> None:
    told = law_faults(ladder({"g": GATES, "s": {"at_least": 2, "of": ["S1", "S2", "S3"]}}, ["g"], ["s"]))
    assert [(fault.lower, fault.higher) for fault in told] == [("mql", "sql")]
    assert set(told[0].example) <= {"G1", "G2", "S1", "S2", "S3"}
    assert "without proving mql" in told[0].message


def test_a_step_that_asks_for_nothing_breaks_it() -> None:
    told = law_faults(ladder({"g": GATES, "any": {"any": ["G1"]}}, ["g"], ["g", "any"]))
    assert "asks for nothing" in told[0].message


def test_a_narrower_window_is_inside_a_wider_one() -> None:
    wide, narrow = {"any": ["E1"], "within_days": 90}, {"any": ["E1"], "within_days": 30}
    assert law_faults(ladder({"w": wide, "n": narrow}, ["w"], ["n"])) == ()
    turned = law_faults(ladder({"w": wide, "n": narrow}, ["n"], ["w"]))
    assert turned[0].example == ("E1 within 90 days",)


def test_the_law_may_hold_by_arithmetic_and_not_by_name() -> None:
    two, three = ({"at_least": n, "of": ["S1", "S2", "S3"]} for n in (2, 3))
    assert law_faults(ladder({"two": two, "three": three}, ["two"], ["three"])) == ()


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ({"g": {"all": ["G9"]}}, "does not know"),
        ({"g": {"within_days": 3}}, "asks for nothing"),
        ({"g": {"at_least": 3, "of": ["G1"]}}, "3 of 1"),
        ({"g": {"any": ["h"]}, "h": {"any": ["g"]}}, "asks for itself"),
        ({"g": {"any": ["h"], "within_days": 3}, "h": {"any": ["g"]}}, "asks for itself"),
        ({"G1": {"any": ["E1"]}, "g": GATES}, "twice"),
        ({}, "no criterion"),
    ],
)
def test_a_ladder_that_contradicts_itself(criteria: dict[str, Any], words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        ladder(criteria, ["g"], ["g"])


CODES = ["G1", "G2", "E1", "E2", "S1", "S2", "S3"]
CRITERIA = st.recursive(
    st.sampled_from(CODES),
    lambda inner: st.builds(
        lambda parts, n, window: {
            "at_least": min(n, len(parts)),
            "of": parts,
            **({} if window is None else {"within_days": window}),
        },
        st.lists(inner, min_size=1, max_size=3),
        st.integers(1, 3),
        st.sampled_from([None, 30, 90]),
    ),
    max_leaves=5,
).filter(lambda made: isinstance(made, dict))


@settings(max_examples=40)
@given(CRITERIA, CRITERIA, st.data())
def test_sql_implies_mql_for_every_policy_that_the_law_accepts(
    low: Any, high: Any, data: st.DataObject
) -> None:
    made = ladder({"low": low, "high": high}, ["low"], ["low", "high"])
    lone = ladder({"low": low, "high": high}, ["low"], ["high"])
    accepted = not law_faults(lone)
    for _ in range(10):
        evidence = Evidence({})
        for code in data.draw(st.lists(st.sampled_from(CODES), unique=True)):
            day = date.fromordinal(AS_OF.toordinal() - data.draw(st.sampled_from([0, 30, 31, 90, 91, 400])))
            kind = {"G": "gate", "E": "engagement", "S": "indicator"}[code[0]]
            evidence.fold(
                Event(day, "a", kind, {"gate": code, "signal": code, "result": "pass", "met": True}, 0)
            )
        told = {name: answer(made.criteria[name], evidence, AS_OF) is Answer.YES for name in ("low", "high")}
        assert not (accepted and told["high"] and not told["low"])
    assert not any("can prove" in fault.message for fault in law_faults(made))
