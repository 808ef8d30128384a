"""The ladder under other thresholds: who would move, and what last quarter would have looked like (spec G3, SOP 7).

``with_changes(data, changes)`` gives policy data with other values under ``ladder``; ``compare(leads, now, then, …)`` plays
the same histories under both. What is compared is what the evidence proves, not who took which step: people take steps
under the rules they have.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby, pairwise

from govern.annotations import Any
from govern.errors import UsageError
from govern.ladder.criteria import eligible
from govern.ladder.evidence import Evidence, gather
from govern.ladder.history import Lead
from govern.ladder.policy import Ladder
from govern.ladder.replay import Step, replay
from govern.values import NamedTuple


class Move(NamedTuple):
    """A lead whose evidence proves another rung under the other ladder."""

    lead: str
    stage: str
    now: str
    then: str


class Unproven(NamedTuple):
    """A step that was proven and would not have been."""

    lead: str
    step: Step
    missing: tuple[str, ...]


class Cohort(NamedTuple):
    """Leads that first proved a rung in the period, and how many of them had proved the next one by its end."""

    stage: str
    next_stage: str
    entered: int
    converted: int


class Comparison(NamedTuple):
    """The same leads under two ladders."""

    leads: int
    moves: tuple[Move, ...]
    unproven: tuple[Unproven, ...]
    steps: int
    """Steps of the period that were proven under the present ladder."""
    cohorts: tuple[tuple[Cohort, Cohort], ...]
    """For each rung with criteria but the last: now, and then."""


def with_changes(data: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Policy data with other values under ``ladder``; keys are paths such as ``criteria.indicators.at_least``.

    Raises ``UsageError`` for a path that leads nowhere.
    """
    changed = copy.deepcopy(dict(data))
    for path, value in changes.items():
        target: Any = changed.get("ladder", {})
        *folders, last = path.split(".")
        for key in folders:
            target = target.get(key) if isinstance(target, dict) else None
        if not isinstance(target, dict) or (last not in target and last != "within_days"):
            known = ", ".join(target) if isinstance(target, dict) else "none"
            raise UsageError(f"The ladder has no “{path}” to change.", f"Known there: {known}.")
        if type(target.get(last, value)) is not type(value):
            raise UsageError(
                f"“{path}” is {target[last]!r}; {value!r} is something else.",
                "Give a value of the same kind.",
            )
        target[last] = value
    return changed


def first_proofs(lead: Lead, ladder: Ladder, until: date) -> dict[str, date]:
    """For each rung with criteria the first day on whose evening the evidence proved it."""
    evidence = Evidence(lead.data)
    found: dict[str, date] = {}
    for day, events in groupby(lead.evidence_on(until), key=lambda event: event.on or date.min):
        for event in events:
            evidence.fold(event)
        rank = ladder.rank(eligible(ladder, evidence, day))
        for stage in ladder.stages[1 : rank + 1]:
            found.setdefault(stage.id, day)
    return found


def compare(leads: Iterable[Lead], now: Ladder, then: Ladder, since: date, until: date) -> Comparison:
    """Play the leads under both ladders; steps and cohorts are those of the days ``since`` to ``until``."""
    moves: list[Move] = []
    unproven: list[Unproven] = []
    proofs: list[tuple[dict[str, date], dict[str, date]]] = []
    count = steps = 0
    for lead in leads:
        count += 1
        timeline = replay(lead, now, until)
        evidence = gather(lead, until)
        before, after = eligible(now, evidence, until), eligible(then, evidence, until)
        if before != after:
            moves.append(Move(lead.id, timeline.stage, before, after))
        other = {step.event.index: step for step in replay(lead, then, until).steps}
        for step in timeline.steps:
            if since <= step.on <= until and step.proven and now.criteria_of_step(step.frm, step.to):
                steps += 1
                if other[step.event.index].missing:
                    unproven.append(Unproven(lead.id, step, other[step.event.index].missing))
        proofs.append((first_proofs(lead, now, until), first_proofs(lead, then, until)))
    rungs = [stage.id for stage in now.stages if stage.criteria]
    cohorts = tuple(
        (
            _cohort(low, high, (one[0] for one in proofs), since, until),
            _cohort(low, high, (one[1] for one in proofs), since, until),
        )
        for low, high in pairwise(rungs)
    )
    return Comparison(count, tuple(moves), tuple(unproven), steps, cohorts)


def _cohort(low: str, high: str, proofs: Iterable[dict[str, date]], since: date, until: date) -> Cohort:
    entered = [one for one in proofs if low in one and since <= one[low] <= until]
    return Cohort(low, high, len(entered), sum(high in one for one in entered))
