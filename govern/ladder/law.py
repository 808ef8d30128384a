"""The subset law: what proves a rung proves the rungs below it, and not the other way round (SOP 1, spec D3).

``law_faults(ladder) -> tuple[LawFault, ...]`` tries every combination of evidence, for each pair of neighbouring rungs
that have criteria. Empty: the law holds. ``combinations(ladder)`` says how many there are.

The language of criteria has no negation, so it is enough to know of each subject (a gate, a signal, …) whether it is met,
and within which of the windows that the ladder asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from math import prod

from govern.annotations import Any
from govern.ladder.policy import GROUP, Criterion, Ladder, Stage
from govern.values import NamedTuple

MOST = 1 << 20
"""More combinations than this are not tried; the law then counts as unproven."""

Leaf = tuple[str, str, tuple[tuple[str, tuple[Any, ...]], ...]]
Predicate = Callable[[int], bool]


class LawFault(NamedTuple):
    """A pair of rungs for which the law fails. ``example`` is the evidence that shows it."""

    lower: str
    higher: str
    message: str
    help: str
    example: tuple[str, ...] = ()


def law_faults(ladder: Ladder) -> tuple[LawFault, ...]:
    """Where the criteria of a rung are no proper subset of those of the next one. Tries all combinations."""
    rungs = [stage for stage in ladder.stages if stage.criteria]
    if combinations(ladder) > MOST:
        return (
            LawFault(
                rungs[0].id,
                rungs[-1].id,
                f"The ladder allows {combinations(ladder):,} combinations of evidence, too many to try.",
                "Ask for fewer codes or fewer different windows.",
            ),
        )
    atoms = _Atoms(rungs, ladder)
    faults: list[LawFault] = []
    for lower, higher in pairwise(rungs):
        fault = _pair(lower, higher, ladder, atoms)
        if fault is not None:
            faults.append(fault)
    return tuple(faults)


def combinations(ladder: Ladder) -> int:
    """How many combinations of evidence the criteria of the ladder can tell apart."""
    atoms = _Atoms([stage for stage in ladder.stages if stage.criteria], ladder)
    return prod(len(windows) + 1 for windows in atoms.windows.values())


class _Atoms:
    """Every subject and window that the criteria ask for, each a bit."""

    def __init__(self, rungs: Iterable[Stage], ladder: Ladder) -> None:
        self.windows: dict[Leaf, list[int]] = {}
        for stage in rungs:
            for name in stage.criteria:
                self._collect(ladder.criteria[name])
        self._bits: dict[tuple[Leaf, int], int] = {}
        for leaf, windows in self.windows.items():
            windows.sort()
            for window in windows:
                self._bits[leaf, window] = 1 << len(self._bits)

    def _collect(self, criterion: Criterion) -> None:
        if criterion.kind == GROUP:
            for part in criterion.parts:
                self._collect(part)
            return
        windows = self.windows.setdefault(_leaf(criterion), [])
        if _window(criterion) not in windows:
            windows.append(_window(criterion))

    def masks(self) -> list[int]:
        """All combinations. Evidence inside a window is inside every wider one."""
        masks = [0]
        for leaf, windows in self.windows.items():
            states = [0]
            for window in reversed(windows):
                states.append(states[-1] | self._bits[leaf, window])
            masks = [mask | state for mask in masks for state in states]
        return masks

    def predicate(self, criterion: Criterion) -> Predicate:
        """The criterion as a function of a combination."""
        if criterion.kind != GROUP:
            bit = self._bits[_leaf(criterion), _window(criterion)]
            return lambda mask: bool(mask & bit)
        least = criterion.at_least
        if all(part.kind != GROUP for part in criterion.parts):
            bits = {self._bits[_leaf(part), _window(part)] for part in criterion.parts}
            if len(bits) == len(criterion.parts):
                wanted = sum(bits)
                return lambda mask: (mask & wanted).bit_count() >= least
        parts = [self.predicate(part) for part in criterion.parts]
        return lambda mask: sum(part(mask) for part in parts) >= least

    def words(self, mask: int) -> tuple[str, ...]:
        """The evidence of a combination, in words."""
        told: list[str] = []
        for leaf, windows in self.windows.items():
            held = [window for window in windows if mask & self._bits[leaf, window]]
            if held and len(windows) > 1:
                told.append(f"{leaf[1]} within {held[0]} days" if held[0] < _EVER else f"{leaf[1]} long ago")
            elif held:
                told.append(leaf[1])
        return tuple(told)


_EVER = 1 << 30


def _leaf(criterion: Criterion) -> Leaf:
    return criterion.kind, criterion.name, criterion.fields


def _window(criterion: Criterion) -> int:
    return _EVER if criterion.within_days is None else criterion.within_days


def _pair(lower: Stage, higher: Stage, ladder: Ladder, atoms: _Atoms) -> LawFault | None:
    below = [atoms.predicate(ladder.criteria[name]) for name in lower.criteria]
    above = [atoms.predicate(ladder.criteria[name]) for name in higher.criteria]
    proper = False
    for mask in atoms.masks():
        low = all(test(mask) for test in below)
        high = all(test(mask) for test in above)
        if high and not low:
            return LawFault(
                lower.id,
                higher.id,
                f"A lead can prove {higher.id} without proving {lower.id}.",
                f"Give {higher.id} the criteria of {lower.id} as well: {', '.join(lower.criteria)}.",
                atoms.words(mask),
            )
        proper = proper or (low and not high)
    if proper:
        return None
    return LawFault(
        lower.id,
        higher.id,
        f"Whatever proves {lower.id} proves {higher.id} too: the step between them asks for nothing.",
        f"Give {higher.id} a criterion of its own, or drop the rung.",
    )
