from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.reports.intervals import wilson
from govern.reports.survival import Spell, curve, plain_median

DAYS = st.integers(0, 200)
SPELLS = st.lists(st.builds(Spell, DAYS, st.booleans()), max_size=60)


@given(st.lists(DAYS, min_size=1, max_size=60))
def test_without_open_waits_it_is_the_usual_median(days: list[int]) -> None:
    found = curve(Spell(one, done=True) for one in days)
    assert found.median == plain_median(days) == Fraction(statistics.median(days))


def test_a_textbook_curve() -> None:
    # Freireich et al. 1963, 6-MP: 6, 6, 6, 6+, 7, 9+, 10, 10+, 11+, 13, 16, 17+, 19+, 20+, 22, 23, 25+, 32+, 32+, 34+, 35+
    done = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = curve([*(Spell(one, True) for one in done), *(Spell(one, False) for one in still)])
    assert found.median == 23
    assert [round(float(point.still), 4) for point in found.points] == [
        0.8571,
        0.8067,
        0.7529,
        0.6902,
        0.6275,
        0.5378,
        0.4482,
    ]


def test_half_of_few_is_not_reached() -> None:
    found = curve([Spell(3, True), Spell(9, False), Spell(9, False)])
    assert found.median is None
    assert found.arrived_within(3) == Fraction(1, 3)
    assert found.arrived_within(9) == Fraction(1, 3)
    assert found.arrived_within(10) is None, "nobody was watched for ten days"


def test_nothing_at_all() -> None:
    found = curve([])
    assert (found.median, found.total, found.watched) == (None, 0, None)
    assert found.arrived_within(0) is None
    assert plain_median([]) is None


@given(SPELLS)
def test_the_open_ones_never_make_it_look_faster(spells: list[Spell]) -> None:
    found = curve(spells)
    arrived = plain_median(one.days for one in spells if one.done)
    if found.median is not None and arrived is not None:
        assert found.median >= arrived


@given(SPELLS)
def test_the_curve_only_falls(spells: list[Spell]) -> None:
    still = [point.still for point in curve(spells).points]
    assert still == sorted(still, reverse=True)
    assert all(0 <= one <= 1 for one in still)
    assert curve(reversed(spells)) == curve(spells)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # Newcombe 1998, table I (method 3).
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson(hits: int, total: int, low: float, high: float) -> None:
    found = wilson(hits, total)
    assert found is not None
    assert [round(one, 4) for one in found] == [low, high]


@given(st.integers(0, 300), st.integers(0, 300))
def test_wilson_holds_the_share_and_stays_inside(one: int, other: int) -> None:
    hits, total = min(one, other), max(one, other)
    found = wilson(hits, total)
    if total == 0:
        assert found is None
    else:
        assert found is not None
        assert 0 <= found[0] <= hits / total <= found[1] <= 1
