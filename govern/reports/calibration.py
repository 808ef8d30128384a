"""Are the thresholds right (SOP 7)? How conversion to the next rung differs with and without each signal.

``calibrate(leads, ladder, as_of, mature_days) -> tuple[Contrast, ...]``. Engagement signals are held against the step from
MQL to SQL, indicators against the step after SQL: only evidence that the step itself did not ask for can tell anything
about it. Counts first, shares with Wilson intervals after them, and a word where they mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from govern.ladder.evidence import Answer, gather
from govern.ladder.history import Lead
from govern.ladder.policy import Ladder
from govern.ladder.replay import Step, replay, wants
from govern.reports.intervals import wilson

FEW = 5
"""Below this many no share is told."""
THIN = 30
"""Below this many a share is told with a word of caution."""


class Group(NamedTuple):
    """Leads with, or without, a signal, and how many of them reached the next rung."""

    total: int
    converted: int

    @property
    def share(self) -> float | None:
        """The share that converted; ``None`` when there are too few to tell one."""
        return self.converted / self.total if self.total >= FEW else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % Wilson interval of the share."""
        return wilson(self.converted, self.total)


class Contrast(NamedTuple):
    """One signal: conversion from a rung to the next with it and without it."""

    code: str
    words: str
    stage: str
    to: str
    present: Group
    absent: Group

    @property
    def caution(self) -> str:
        """What a reader must know before believing the difference; ``""`` when there is nothing to warn of."""
        least = min(self.present.total, self.absent.total)
        if least < FEW:
            return "too few to say anything"
        one, other = self.present.interval, self.absent.interval
        overlap = one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]
        if overlap:
            return "may be chance: the intervals overlap"
        return "few leads: watch, do not decide" if least < THIN else ""


def calibrate(leads: Iterable[Lead], ladder: Ladder, as_of: date, mature_days: int) -> tuple[Contrast, ...]:
    """The contrasts of all signals. Leads that entered a rung less than ``mature_days`` ago are left out: not done yet."""
    entered: dict[str, list[tuple[frozenset[str], bool]]] = {}
    for lead in leads:
        timeline = replay(lead, ladder, as_of)
        for rung, code_kinds in _rungs(ladder):
            step = timeline.first(rung)
            above = ladder.next_stage(rung)
            if step is None or above is None or not step.proven or (as_of - step.on).days < mature_days:
                continue
            reached = any(
                ladder.rank(one.to) >= ladder.rank(above.id) and one.proven and one.on >= step.on
                for one in timeline.steps
            )
            entered.setdefault(rung, []).append((_held(lead, ladder, step, code_kinds), reached))
    return tuple(_contrasts(entered, ladder))


def _rungs(ladder: Ladder) -> Iterator[tuple[str, str]]:
    """Each rung that asks for signals or for indicators, and which of the two."""
    for stage in ladder.stages:
        signals, indicators = wants(ladder, stage.id)
        if signals:
            yield stage.id, "engagement"
        if indicators:
            yield stage.id, "indicators"


def _held(lead: Lead, ladder: Ladder, step: Step, kind: str) -> frozenset[str]:
    """The codes of a kind that were met on the day of the step."""
    evidence = gather(lead, step.on)
    if kind == "engagement":
        return frozenset(code for code in evidence.seen if code in ladder.engagement)
    return frozenset(
        code for code, (told, _) in evidence.marks.items() if code in ladder.indicators and told is Answer.YES
    )


def _contrasts(entered: dict[str, list[tuple[frozenset[str], bool]]], ladder: Ladder) -> Iterator[Contrast]:
    for rung, kind in _rungs(ladder):
        above = ladder.next_stage(rung)
        rows = entered.get(rung, [])
        if above is None:
            continue
        for code, words in (ladder.engagement if kind == "engagement" else ladder.indicators).items():
            present = [reached for held, reached in rows if code in held]
            absent = [reached for held, reached in rows if code not in held]
            yield Contrast(
                code,
                words,
                rung,
                above.id,
                Group(len(present), sum(present)),
                Group(len(absent), sum(absent)),
            )
