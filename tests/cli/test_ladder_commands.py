"""`govern ladder` and `govern policy holidays` as their user runs them."""

from __future__ import annotations

import pytest

from govern.rules.specimen import specimen
from tests.conftest import Repository


def test_what_if_and_calibrate(repo: Repository) -> None:
    path, text = specimen("", "lead")
    repo.write(path, text)
    data = repo.govern("ladder", "what-if", "--indicators", "1", "--format", "json").json
    assert data["changes"] == {"criteria.indicators.at_least": 1}
    assert data["moves"] == [{"lead": "acme-robotics", "stage": "mql", "now": "mql", "then": "sql"}]
    told = repo.govern("ladder", "what-if", "--window", "3").out
    assert "1 of 1 leads would prove another rung" in told
    assert "a difference here may be chance" in told
    table = repo.govern("ladder", "calibrate", "--mature", "0")
    assert table.status == 0
    assert "too few to say anything" in table.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["what-if"], "Say what would be otherwise"),
        (["what-if", "--set", "criteria"], "is no change"),
        (["what-if", "--indicators", "6"], "asks for 6 of 5"),
        (["what-if", "--indicators", "4", "--since", "2027-01-01"], "is after"),
    ],
)
def test_wrong_words(repo: Repository, arguments: list[str], words: str) -> None:
    ran = repo.govern("ladder", *arguments)
    assert (ran.status, words in ran.err) == (2, True), ran.err


def test_holidays_are_frozen_into_the_policy(repo: Repository) -> None:
    pytest.importorskip("holidays")
    shown = repo.govern("policy", "holidays", "us", "2027")
    assert "    - 2027-12-24  # Christmas Day (observed)" in shown.out
    assert "    - 2027-12-31  # New Year's Day (observed)" in shown.out, "2028's, observed in 2027"
    assert repo.govern("policy", "holidays", "US", "2026", "--write").status == 2
    policy = (repo.root / "govern.yaml").read_text(encoding="utf-8")
    repo.write("govern.yaml", policy + "calendar:\n  # ours\n  holidays: [2025-12-25, 2026-08-08]\n")
    assert repo.govern("policy", "holidays", "US", "2026", "--write").status == 0
    after = (repo.root / "govern.yaml").read_text(encoding="utf-8")
    assert "# ours" in after
    assert "2025-12-25" in after
    assert "2026-07-03" in after
    assert "2026-07-04" not in after
    assert "2026-08-08" not in after
    assert repo.govern("check").status == 0
    assert repo.govern("policy", "holidays", "Atlantis", "2026").status == 2


def test_a_ladder_that_contradicts_itself_stops_the_check(repo: Repository) -> None:
    path, text = specimen("", "lead")
    repo.write(path, text)
    policy = (repo.root / "govern.yaml").read_text(encoding="utf-8")
    repo.write("govern.yaml", policy + "ladder: {criteria: {gates: {all: [G1, G9]}}}\n")
    ran = repo.govern("check")
    assert (ran.status, ran.out) == (2, "")
    assert "asks for “G9”" in ran.err
