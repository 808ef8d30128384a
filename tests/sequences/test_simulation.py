"""A year of a made-up company from seeds: the laws that must never break, and the proof that breaking one is noticed.

Any seed replays: ``python -m tests.sequences.company --first SEED --seeds 1``. A thousand years: ``pytest -m slow
tests/sequences/test_simulation.py``, or the module itself. What a run of a thousand found stands in docs/sequences.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from govern.sequences.eligibility import case_of
from govern.sequences.suppression import Suppressor
from tests.sequences import company
from tests.sequences.company import BrokenLawError, Company


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_year_breaks_no_law(seed: int) -> None:
    counts = Company(seed, 60).year()
    assert counts["sends"] > 50
    assert counts["opt-out"]


def test_a_seed_replays() -> None:
    one, other = Company(7, 30), Company(7, 30)
    assert one.year() == other.year()
    assert one.records == other.records


def _until_it_breaks() -> str:
    for seed in range(6):
        try:
            Company(seed, 60).year()
        except BrokenLawError as law:
            return str(law)
    return ""


def _nobody_is_suppressed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Suppressor, "match", lambda *_: None)


def _every_chain_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company.Company, "complete", lambda *_: True)


def _no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    hasty = {name: replace(one, gap_days=3) for name, one in company.TERMS.sequences.items()}
    monkeypatch.setattr(company, "TERMS", replace(company.TERMS, sequences=hasty))
    monkeypatch.setattr("govern.sequences.eligibility.terms_of", lambda _: company.TERMS)
    shapes = {name: (most, 3) for name, (most, _) in company.SHAPES.items()}
    original = company.Company._template

    def hasty_template(self: Company, *given: Any, **more: Any) -> str:
        name = original(self, *given, **more)
        plan = self.plans[name]
        self.plans[name] = replace(plan, waits=tuple(min(wait, 3) for wait in plan.waits))
        return name

    assert shapes
    monkeypatch.setattr(company.Company, "_template", hasty_template)


def _any_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govern.sequences.eligibility.stage_blockers", lambda *_: iter(()))
    monkeypatch.setattr(company.Company, "draw_up", _everybody)


def _everybody(self: Company, template: str) -> None:
    self._sign(template, tuple(list(self.records)[:40]), signed=True)


def _no_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govern.sequences.eligibility._cool_down", lambda *_: iter(()))


def _nothing_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    original = case_of

    def without_pause(*given: Any) -> Any:
        case = original(*given)
        enrolments = tuple(replace(one, paused_until=None) for one in case.progress.enrolments)
        return case._replace(progress=replace(case.progress, enrolments=enrolments))

    monkeypatch.setattr(company, "case_of", without_pause)


def _a_merge_loses_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    original = company.Company.merge

    def losing(self: Company) -> None:
        before = {name: len(record["history"]) for name, record in self.records.items()}
        original(self)
        for name, record in self.records.items():
            if name in before and len(record["history"]) > before[name] > 0:
                record["history"].pop(0)

    monkeypatch.setattr(company.Company, "merge", losing)


@pytest.mark.parametrize(
    ("breakage", "named"),
    [
        (_nobody_is_suppressed, "opted out"),
        (_every_chain_is_complete, "without chain"),
        (_no_gap, "too early"),
        (_any_stage, "stage"),
        (_no_rest, "cool-down"),
        (_nothing_pauses, "was lost"),
        (_a_merge_loses_entries, "lost or doubled"),
    ],
)
def test_the_oracle_has_teeth(
    monkeypatch: pytest.MonkeyPatch, breakage: Callable[[pytest.MonkeyPatch], None], named: str
) -> None:
    breakage(monkeypatch)
    assert named in _until_it_breaks()


@pytest.mark.slow
def test_a_thousand_years_break_no_law() -> None:
    for seed in range(1000):
        Company(seed).year()
