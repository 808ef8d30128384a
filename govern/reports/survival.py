"""How long something takes when it has not happened to everybody yet (Kaplan and Meier 1958).

The median of those who have arrived is biased: the slow are still on their way. Here every lead counts, for as long
as it has been watched. Exact: probabilities are fractions, so that the same files give the same answer everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

_HALF = Fraction(1, 2)


class Spell(NamedTuple):
    """One wait: its days, and whether it ended in what is awaited (or is still open after these days)."""

    days: int
    done: bool


class Point(NamedTuple):
    """A day on which something arrived: how many were waiting until then, how many arrived, what share still waits."""

    days: int
    waiting: int
    arrived: int
    still: Fraction


class Curve(NamedTuple):
    """A Kaplan-Meier curve. ``watched`` is the longest wait, open ones included; ``None`` without any."""

    points: tuple[Point, ...]
    total: int
    done: int
    watched: int | None

    @property
    def median(self) -> Fraction | None:
        """Days after which half have arrived; ``None``: not reached.

        Where the curve lies on one half exactly, the middle between the two days counts, so that without open waits
        it is the usual median (of an even number: the mean of the two in the middle).
        """
        for number, point in enumerate(self.points):
            if point.still < _HALF:
                return Fraction(point.days)
            if point.still == _HALF:
                later = self.points[number + 1 :]
                return Fraction(point.days + later[0].days, 2) if later else Fraction(point.days)
        return None

    def arrived_within(self, days: int) -> Fraction | None:
        """The estimated share that has arrived after so many days; ``None`` when nobody was watched for that long."""
        if self.watched is None or self.watched < days:
            return None
        reached = [point.still for point in self.points if point.days <= days]
        return 1 - reached[-1] if reached else Fraction(0)


def curve(spells: Iterable[Spell]) -> Curve:
    """The curve of some waits. An arrival on a day counts before an open wait that ends on the same day."""
    arrived: Counter[int] = Counter()
    left: Counter[int] = Counter()
    for spell in spells:
        (arrived if spell.done else left)[spell.days] += 1
    total = waiting = arrived.total() + left.total()
    points: list[Point] = []
    still = Fraction(1)
    for days in sorted({*arrived, *left}):
        if arrived[days]:
            still *= Fraction(waiting - arrived[days], waiting)
            points.append(Point(days, waiting, arrived[days], still))
        waiting -= arrived[days] + left[days]
    return Curve(tuple(points), total, arrived.total(), max((*arrived, *left), default=None))


def plain_median(values: Iterable[int]) -> Fraction | None:
    """The usual median; of an even number the mean of the two in the middle; ``None`` of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle], 2)
