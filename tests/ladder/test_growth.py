"""A history only grows: what a pull request may do to a lead's file, and every way we know to get round it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from govern.ladder.growth import FORGOTTEN, growth_faults, new_entries
from govern.ladder.history import Lead, lead_from
from tests.ladder.leads import LADDER, gates, indicators, mql, signal, step

PASSED = dict.fromkeys(("G1", "G2", "G3", "G4", "G5"), "pass")
Data = dict[str, Any]


def base() -> Data:
    return {"id": "acme", "stage": "mql", "gates": PASSED, "history": mql()}


def kinds(before: Data, after: Data | None) -> list[str]:
    return [fault.kind for fault in growth_faults(made(before), made(after), LADDER)]


def made(data: Data | None) -> Lead | None:
    return None if data is None else lead_from(copy.deepcopy(data), "leads/acme.md")


def after(change: Callable[[Data], object]) -> list[str]:
    data = base()
    change(data)
    return kinds(base(), data)


def test_what_grows_is_fine() -> None:
    assert after(lambda data: None) == []
    assert after(lambda data: data["history"].extend(indicators("S1"))) == []
    assert after(lambda data: data["history"].insert(0, signal("E2"))) == [], "a merge may put it there"
    assert kinds(base(), {**base(), "company": {"name": "Acme"}}) == []
    assert growth_faults(None, made(base()), LADDER) == ()


ATTACKS: list[tuple[str, Callable[[Data], object], list[str]]] = [
    ("remove an entry", lambda d: d["history"].pop(2), ["removed"]),
    ("rewrite a day", lambda d: d["history"][0].update(on="2026-04-01"), ["removed"]),
    ("rewrite a result", lambda d: d["history"][1].update(result="fail"), ["changed"]),
    ("rewrite who", lambda d: d["history"][6].update(by="cro"), ["removed"]),
    ("add a key", lambda d: d["history"][0].update({"x-seen": True}), ["changed"]),
    ("drop a key", lambda d: d["history"][0].pop("source"), ["changed"]),
    ("swap two", lambda d: d["history"].reverse(), ["moved"]),
    ("empty it", lambda d: d.update(history=[]), ["removed"] * 7),
    ("drop the key", lambda d: d.pop("history"), ["removed"] * 7),
    ("no list any more", lambda d: d.update(history={"0": d["history"][0]}), ["removed"] * 7),
    ("another id", lambda d: d.update(id="acme-2"), ["changed-id"]),
    ("a stage without its entry", lambda d: d.update(stage="sql"), ["stage"]),
    ("a gate without its entry", lambda d: d.update(gates={**PASSED, "G2": "unknown"}), ["gate"]),
    ("blank a note without forgetting", lambda d: d["history"][1].update(note=FORGOTTEN), ["changed"]),
]


@pytest.mark.parametrize(("change", "want"), [pytest.param(*one[1:], id=one[0]) for one in ATTACKS])
def test_what_does_not_only_grow(change: Callable[[Data], object], want: list[str]) -> None:
    assert set(after(change)) == set(want)
    assert after(change)


def test_a_removed_file() -> None:
    assert kinds(base(), None) == ["removed-lead"]


def test_true_is_not_one() -> None:
    before = {
        **base(),
        "history": [
            *mql(),
            {"on": "2026-04-06", "by": "cro", "event": "indicator", "signal": "S1", "met": True},
        ],
    }
    data = copy.deepcopy(before)
    data["history"][-1]["met"] = 1
    assert kinds(before, data) == ["changed"]


def test_a_step_explains_the_stage_and_a_check_the_gate() -> None:
    def grown(data: Data) -> None:
        data["history"] += [*gates("2026-04-10", G2="fail")[1:2], step("prospect", "2026-04-10", reason="G2")]
        data.update(stage="prospect", gates={**PASSED, "G2": "fail"})

    assert after(grown) == []


def test_a_wrong_claim_may_be_set_right_by_what_the_history_says() -> None:
    assert kinds({**base(), "stage": "sql"}, base()) == []


def test_an_entry_pushed_in_may_not_turn_a_correction_to_another() -> None:
    undo = {"on": "2026-04-20", "by": "sales.ops", "event": "correction", "corrects": 1, "note": "x"}
    before = {**base(), "history": [*mql(), undo]}
    pushed = {**base(), "history": [signal("E7"), *mql(), undo]}
    assert kinds(before, pushed) == ["shifted"]


def test_forgetting_may_blank_free_text_and_nothing_else() -> None:
    def forget(data: Data) -> None:
        data["history"][0]["source"] = FORGOTTEN
        data["history"].append({"on": "2026-05-01", "by": "sales.ops", "event": "forgotten"})

    assert after(forget) == []

    def cheat(data: Data) -> None:
        forget(data)
        data["history"][1]["result"] = FORGOTTEN

    assert after(cheat) == ["changed"]


def test_flat_forms_only_grow_too() -> None:
    before = {**base(), "engagement": [{"type": "E1", "date": "2026-04-02"}], "indicators": {"S1": True}}
    assert kinds(before, {**before, "engagement": []}) == ["engagement"]
    assert kinds(before, {**before, "indicators": {"S1": False}}) == ["indicators"]
    assert kinds(before, {**before, "indicators": {"S1": True, "S2": True}}) == []


def test_new_entries() -> None:
    data = base()
    data["history"].append(signal("E4"))
    head = made(data)
    assert head is not None
    assert [event.text("signal") for event in new_entries(made(base()), head)] == ["E4"]
    assert len(new_entries(None, head)) == 8
