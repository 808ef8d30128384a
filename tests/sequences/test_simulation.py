"""A year of a made-up company from seeds: the laws that must never break, and the proof that breaking one is noticed.

Any seed replays: ``python -m tests.sequences.company --first SEED --seeds 1``. A thousand years: ``pytest -m slow
tests/sequences/test_simulation.py``, or the module itself. What a run of a thousand found stands in docs/sequences.md.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from govern.approvals.verdict import ChainVerdict
from govern.ladder import merging
from govern.sequences import progress
from govern.sequences.suppression import Suppressor
from govern.sequences.terms import Terms
from tests.sequences.company import BrokenLawError, Company


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_year_breaks_no_law(seed: int) -> None:
    counts = Company(seed, 40).year()
    assert counts["sends"] > 50
    assert counts["opt-out"]


def test_a_seed_replays() -> None:
    one, other = Company(7, 30), Company(7, 30)
    assert one.year() == other.year()
    assert one.records == other.records


Break = Callable[[pytest.MonkeyPatch], None]
ELIGIBILITY = "govern.sequences.eligibility"


def gives(target: str, value: object) -> Break:
    """A mutation: a function of the product that gives the same, whatever it is asked."""
    return lambda monkeypatch: monkeypatch.setattr(target, lambda *_, **__: value)


def nobody_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{ELIGIBILITY}.never", lambda _: iter(()))
    monkeypatch.setattr(Suppressor, "match", lambda *_: None)


def a_mailbox_has_one_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govern.sequences.suppression.base_form", lambda address, *_, **__: address)


def every_chain_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ChainVerdict, "complete", property(lambda _: True))


def a_rest_is_a_day_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terms, "cool_down_days", property(lambda _: 59))


def a_gap_is_a_day_short(monkeypatch: pytest.MonkeyPatch) -> None:
    original = progress._first_day

    def early(*given: Any) -> date | None:
        day = original(*given)
        return day and day - timedelta(days=1)

    monkeypatch.setattr(progress, "_first_day", early)


def back_on_the_last_day_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terms, "business_day_after", lambda _, day: day)


def stale_is_a_day_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{ELIGIBILITY}._not_stale", lambda *_: iter(()))


def a_reply_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def deaf(self: Any, on: date, why: str) -> None:
        if self.running is not None and why not in {"positive", "negative"}:
            self.change(ended=on, end=why)

    monkeypatch.setattr("govern.sequences.progress._Course.end", deaf)


def the_merge_driver_loses_an_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    original = merging._merged_history

    def losing(*sides: Any) -> str:
        lines = (original(*sides) or "").splitlines(keepends=True)
        return "".join(lines[:-1]) if len(lines) > 2 else "".join(lines)

    monkeypatch.setattr(merging, "_merged_history", losing)


def no_incident_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govern.sequences.incidents.sends_after_stop", lambda _: ())
    monkeypatch.setattr("govern.sequences.incidents._across", lambda *_: ())


NOTHING: tuple[()] = ()
MUTATIONS: dict[str, tuple[Break, str, int]] = {
    "opt-outs and the suppression list are ignored": (nobody_is_stopped, "opted out", 0),
    "another writing of an address is another person": (a_mailbox_has_one_writing, "opted out", 0),
    "a chain is complete without sign-offs": (every_chain_is_complete, "without chain", 1),
    "the cool-down is a day short": (a_rest_is_a_day_short, "cool-down", 0),
    "the gap is a day short": (a_gap_is_a_day_short, "too early", 0),
    "out of office ends a day early": (back_on_the_last_day_away, "away", 0),
    "the stage is not asked": (gives(f"{ELIGIBILITY}.stage_blockers", NOTHING), "stage", 0),
    "no limit of touches": (gives(f"{ELIGIBILITY}._limit", NOTHING), "over the limit", 6),
    "two sequences at a time": (gives(f"{ELIGIBILITY}._busy", NOTHING), "busy", 0),
    "a no is forgotten": (gives(f"{ELIGIBILITY}._answered", NOTHING), "not interested", 3),
    "re-engagement for everybody": (stale_is_a_day_short, "not stale", 0),
    "consent is not asked": (gives(f"{ELIGIBILITY}.consent_blockers", NOTHING), "no consent", 0),
    "an answer ends no sequence": (a_reply_ends_nothing, "not in a sequence", 0),
    "a price that everybody signed goes out": (
        gives("govern.exchange.clearance._found", NOTHING),
        "price",
        0,
    ),
    "an import knows nothing": (gives("govern.exchange.incoming._known", False), "imported twice", 0),
    "a merge loses an entry": (the_merge_driver_loses_an_entry, "lost or doubled", 0),
    "no SEV2 is found": (no_incident_is_found, "SEV2 not found", 6),
}
"""Ways to break the product, one function each, the law that is then broken, and a seed that sees it."""


@pytest.mark.parametrize("name", list(MUTATIONS))
def test_the_oracle_has_teeth(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    breakage, law, seed = MUTATIONS[name]
    breakage(monkeypatch)
    assert law in _until_it_breaks(law, seed)


def _until_it_breaks(law: str, first: int) -> str:
    """What a seed finds broken that names the law. Another may stumble over another law first, so several have a try."""
    told = ""
    for seed in (first, *range(12)):
        try:
            Company(seed, 40).year()
        except BrokenLawError as broken:
            told = str(broken)
            if law in told:
                break
    return told


@pytest.mark.slow
def test_a_thousand_years_break_no_law() -> None:
    for seed in range(1000):
        Company(seed, 40).year()
