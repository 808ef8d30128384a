"""The ladder under other thresholds, and what signals tell about conversion."""

from __future__ import annotations

from datetime import date

import pytest

from govern.errors import UsageError
from govern.ladder.history import Lead
from govern.ladder.policy import read_ladder
from govern.ladder.whatif import compare, first_proofs, with_changes
from govern.reports.calibration import Contrast, Group, calibrate
from tests.ladder.leads import AS_OF, LADDER, POLICY, gates, indicators, lead, mql, signal, sql, step

SINCE = date(2026, 4, 1)
FOUR = read_ladder(with_changes(POLICY.data, {"criteria.indicators.at_least": 4}), POLICY.roster)


def test_changes_are_made_in_a_copy_and_checked() -> None:
    assert POLICY.data["ladder"]["criteria"]["indicators"]["at_least"] == 3
    assert FOUR.criteria["indicators"].at_least == 4
    for path, value in (
        ("criteria.nothing.at_least", 4),
        ("stages.0", 1),
        ("stale_after_days", "sixty"),
        ("", 1),
    ):
        with pytest.raises(UsageError):
            with_changes(POLICY.data, {path: value})


def test_who_would_move() -> None:
    told = compare([lead(*sql()), lead(*mql())], LADDER, FOUR, SINCE, AS_OF)
    assert [(one.lead, one.now, one.then) for one in told.moves] == [("acme", "sql", "mql")]
    assert (told.steps, [(one.step.to, one.missing) for one in told.unproven]) == (
        3,
        [("sql", ("indicators",))],
    )
    ((now, then),) = told.cohorts
    assert (now.entered, now.converted, then.entered, then.converted) == (2, 1, 2, 0)


def test_the_same_ladder_changes_nothing() -> None:
    told = compare([lead(*sql()), lead(*mql())], LADDER, LADDER, SINCE, AS_OF)
    assert (told.moves, told.unproven) == ((), ())
    assert all(now == then for now, then in told.cohorts)


def test_first_proofs_need_no_steps() -> None:
    told = lead(
        signal(),
        *gates("2026-04-05"),
        *indicators("S1", "S2", on="2026-04-06"),
        *indicators("S3", on="2026-04-09"),
    )
    assert first_proofs(told, LADDER, AS_OF) == {"mql": date(2026, 4, 5), "sql": date(2026, 4, 9)}
    # A window may run out before the rest comes together.
    late = lead(signal(on="2025-12-01"), *gates("2026-04-05"))
    assert first_proofs(late, LADDER, AS_OF) == {}


def went_on(code: str, times: int, reached: bool) -> list[Lead]:
    history = [signal(code), *gates(), step("mql", "2026-04-03", signals=[code])]
    if reached:
        history += [*indicators("S1", "S2", "S3"), step("sql", "2026-04-06")]
    return [lead(*history)] * times


def contrast(leads: list[Lead], code: str, mature: int = 0) -> Contrast:
    return next(one for one in calibrate(leads, LADDER, AS_OF, mature) if one.code == code)


def test_calibration_counts_with_and_without() -> None:
    leads = [
        *went_on("E4", 30, True),
        *went_on("E4", 10, False),
        *went_on("E1", 5, True),
        *went_on("E1", 35, False),
    ]
    told = contrast(leads, "E4")
    assert (told.stage, told.to, told.present, told.absent) == ("mql", "sql", Group(40, 30), Group(40, 5))
    assert told.present.share == 0.75
    assert told.caution == ""
    assert contrast(leads, "E7").caution == "too few to say anything"
    assert contrast([*went_on("E4", 6, True), *went_on("E1", 6, True)], "E4").caution.startswith(
        "may be chance"
    )
    assert contrast([*went_on("E4", 10, True), *went_on("E1", 10, False)], "E4").caution.startswith(
        "few leads"
    )


def test_immature_and_unproven_leads_are_left_out() -> None:
    leads = went_on("E4", 6, True)
    assert contrast(leads, "E4", mature=21).present.total == 6
    assert contrast(leads, "E4", mature=22).present.total == 0
    assert contrast([lead(step("mql", "2026-04-03", signals=["E4"]))], "E4").present.total == 0


def test_indicators_are_held_against_the_step_after() -> None:
    reached = lead(*sql(), step("briefing-ready", "2026-04-10"))
    told = contrast([reached, lead(*sql())], "S1")
    assert (told.stage, told.to, told.present) == ("sql", "briefing-ready", Group(2, 1))
    assert contrast([], "S1").present.share is None
