"""A correction names an entry by its position; a merge must not let it strike out another one.

Found by the simulation (seed 229): an opt-out and its correction on one side, an earlier day's entry on the other.
"""

from __future__ import annotations

from typing import Any

from tests.ladder.leads import POLICY
from tests.sequences.paperwork import merged

Entry = dict[str, Any]
BASE: list[Entry] = [{"on": "2026-02-02", "by": "sales.ops", "event": "note", "note": "first"}]


def entry(day: str, note: str) -> Entry:
    return {"on": day, "by": "sales.ops", "event": "note", "note": note}


def strike(day: str, position: int) -> Entry:
    return {"on": day, "by": "sales.ops", "event": "correction", "corrects": position, "note": "not so"}


def merge(ours: list[Entry], theirs: Entry, base: list[Entry] = BASE) -> list[Entry] | None:
    record = {"id": "acme", "stage": "prospect", "history": [*base, *ours]}
    return merged(record, base, theirs, POLICY)


def struck(history: list[Entry]) -> list[str]:
    return [history[one["corrects"] - 1]["note"] for one in history if one["event"] == "correction"]


def test_an_entry_of_an_earlier_day_does_not_push_itself_under_a_correction() -> None:
    found = merge([entry("2026-02-06", "wrong"), strike("2026-02-07", 2)], entry("2026-02-03", "theirs"))
    assert found is not None
    assert struck(found) == ["wrong"]
    assert [one["note"] for one in found] == ["first", "wrong", "not so", "theirs"]


def test_without_a_correction_entries_stand_in_order_of_day() -> None:
    found = merge([entry("2026-02-06", "ours")], entry("2026-02-03", "theirs"))
    assert found is not None
    assert [one["note"] for one in found] == ["first", "theirs", "ours"]


def test_a_correction_of_an_old_entry_changes_no_order() -> None:
    found = merge([entry("2026-02-06", "ours"), strike("2026-02-07", 1)], entry("2026-02-03", "theirs"))
    assert found is not None
    assert struck(found) == ["first"]
    assert [one["note"] for one in found][:3] == ["first", "theirs", "ours"]


def test_theirs_may_correct_an_old_entry_among_ours() -> None:
    found = merge([entry("2026-02-06", "ours")], strike("2026-02-03", 1))
    assert found is not None
    assert struck(found) == ["first"]
