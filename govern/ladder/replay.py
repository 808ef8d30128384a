"""A history played back: which steps were taken, when, by whom, on which signals, and whether they were proven.

``replay(lead, ladder, as_of=None) -> Timeline`` and ``standing(lead, ladder, as_of) -> Standing`` (timeline and
assessment together: where the lead is, what is proven, whether it may be enrolled). Both total. The order of entries
in the file does not matter but for entries of one day that contradict each other: a day's entries count in file order.

A step is judged as of its own day: by what stood before it, or by all that is dated on or before that day, or by what
was known on that day (a correction that came later does not make a fault of a step that was right when it was taken).
``holds`` tells whether it is proven with today's knowledge too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import takewhile

from govern.ladder.criteria import Assessment, assess
from govern.ladder.evidence import Answer, Evidence, answer, gather
from govern.ladder.history import Event, Lead
from govern.ladder.policy import GROUP, SIGHTING, Criterion, Ladder
from govern.values import NamedTuple

UP, SKIP, BACK, SAME, EXIT, RETURN, UNKNOWN = "up", "skip", "back", "same", "exit", "return", "unknown"


class Step(NamedTuple):
    """A move from one stage to another. ``move`` is up, skip, back, same, exit, return or unknown (no such stage)."""

    frm: str
    to: str
    on: date
    by: str
    move: str
    signals: tuple[str, ...]
    indicators: tuple[str, ...]
    note: str
    reason: str
    event: Event
    missing: tuple[str, ...] = ()
    """Criteria of the stage that were not met on the day of the step."""
    unseen: tuple[str, ...] = ()
    """Codes that the step relies on and the evidence of the day does not bear out."""
    holds: bool = True
    """Whether the step is proven with today's knowledge, corrections included."""

    @property
    def proven(self) -> bool:
        """Whether the evidence of its day bears the step out."""
        return not self.missing


class Timeline(NamedTuple):
    """All steps of a lead in order of day, and where they lead. Steps to unknown stages change nothing."""

    lead: str
    steps: tuple[Step, ...]
    stage: str
    since: date | None
    """The day of the step to the present stage; ``None`` for a lead that never took one."""

    def first(self, stage: str) -> Step | None:
        """The first step onto a stage (a metric counts first entries; SOP 6.1)."""
        return next((step for step in self.steps if step.to == stage and step.move != UNKNOWN), None)

    @property
    def last(self) -> Step | None:
        """The step to the present stage."""
        return next((step for step in reversed(self.steps) if step.move not in (UNKNOWN, SAME)), None)


class Standing(NamedTuple):
    """Where a lead stands on a day: by its steps (``timeline.stage``) and by its evidence (``assessment.eligible``)."""

    lead: Lead
    timeline: Timeline
    assessment: Assessment
    enrollable: bool
    """At MQL or above by a proven step or by its evidence, not opted out, not off the ladder (SOP 5.2, 5.6)."""
    lapsed: tuple[str, ...]
    """Criteria of the present stage that are not met any more: reported, but no fault of the step (docs/ladder.md)."""


def replay(lead: Lead, ladder: Ladder, as_of: date | None = None) -> Timeline:
    """Play a lead's history back, up to and including a day (``None``: to its end)."""
    entries = lead.standing if as_of is None else lead.standing_on(as_of)
    if lead.claims:
        dated = (event for event in lead.claims if event.on is not None)
        entries = tuple(sorted((*dated, *entries), key=lambda event: (event.on or date.min, event.index)))
    evidence = Evidence(lead.data)
    fold = evidence.fold
    stage, since, top = ladder.first, None, 0
    steps: list[Step] = []
    for number, event in enumerate(entries):
        if event.kind != "stage" or event.on is None:
            fold(event)
            continue
        step = _step(event, stage, top, ladder)
        if step.move in (UP, SKIP, RETURN):
            step = _judged(step, lead, ladder, evidence, entries[number + 1 :])
        steps.append(step)
        if step.move not in (UNKNOWN, SAME):
            stage, since = step.to, step.on
            top = max(top, ladder.rank(stage))
    return Timeline(lead.id, tuple(steps), stage, since)


def standing(lead: Lead, ladder: Ladder, as_of: date) -> Standing:
    """Timeline and assessment of a lead on a day."""
    timeline = replay(lead, ladder, as_of)
    assessment = assess(lead, ladder, as_of)
    here = ladder.stage(timeline.stage)
    lapsed = (
        tuple(
            name
            for name in here.criteria
            if answer(ladder.criteria[name], assessment.evidence, as_of) is not Answer.YES
        )
        if here is not None
        else ()
    )
    proven = max(
        (ladder.rank(step.to) for step in timeline.steps if step.proven and step.move in (UP, RETURN)),
        default=0,
    )
    rank = min(ladder.rank(timeline.stage), proven)
    on_ladder = here is not None and not ladder.is_exit(lead.stage)
    enrollable = assessment.enrollable or (rank > 0 and not assessment.stops)
    return Standing(lead, timeline, assessment, on_ladder and enrollable, lapsed)


def _step(event: Event, frm: str, top: int, ladder: Ladder) -> Step:
    to = event.text("to")
    return Step(
        frm,
        to,
        event.on or date.min,
        event.by,
        move(frm, to, ladder, top),
        event.codes("signals"),
        event.codes("indicators"),
        event.text("note"),
        event.text("reason"),
        event,
    )


def move(frm: str, to: str, ladder: Ladder, top: int = 0) -> str:
    """What kind of move leads from one stage to another. ``top`` is the highest rung that was ever reached (from 0)."""
    if frm == to:
        return SAME
    if ladder.is_exit(to):
        return EXIT
    rank, here = ladder.rank(to), ladder.rank(frm)
    if rank < 0:
        return UNKNOWN
    if here < 0:
        # Back from outside: to a rung where it has been, or to the first two.
        return RETURN if rank <= max(top, 1) else SKIP
    if rank == here + 1:
        return UP
    return SKIP if rank > here else BACK


def _judged(step: Step, lead: Lead, ladder: Ladder, evidence: Evidence, later: Sequence[Event]) -> Step:
    """The step with what its day's evidence lacks. Most steps are proven by what stands before them."""
    day, asked = step.on, ladder.criteria_of_step(step.frm, step.to)
    lack, unseen = _lacking(ladder, asked, evidence, day), _unseen(step, ladder, evidence)
    if not lack and not unseen:
        return step
    whole = evidence.copy()
    for event in takewhile(lambda one: one.on == day, later):
        whole.fold(event)
    known = [evidence, whole]
    holds = not all(_lacking(ladder, asked, one, day) for one in known)
    if lead.corrections:
        known.extend((gather(lead, day), _known_before(step.event, lead)))
    lacks = [(_lacking(ladder, asked, one, day), _unseen(step, ladder, one)) for one in known]
    least, unseen = min(lacks, key=lambda one: (len(one[0]), len(one[1])))
    return step._replace(missing=least, unseen=unseen, holds=holds)


def _known_before(step: Event, lead: Lead) -> Evidence:
    """The evidence that stood in the file when a step was written: no later entry, no later correction."""
    evidence = Evidence(lead.data)
    before = lead.up_to(step.index)
    for event in before.evidence_on(step.on or date.min):
        evidence.fold(event)
    return evidence


def _lacking(ladder: Ladder, names: Iterable[str], evidence: Evidence, day: date) -> tuple[str, ...]:
    return tuple(name for name in names if answer(ladder.criteria[name], evidence, day) is not Answer.YES)


def missing(ladder: Ladder, stage: str, evidence: Evidence, day: date) -> tuple[str, ...]:
    """The criteria of a rung, and of the rungs below it, that the evidence does not meet on a day."""
    return _lacking(ladder, ladder.criteria_of_step("", stage), evidence, day)


def _unseen(step: Step, ladder: Ladder, evidence: Evidence) -> tuple[str, ...]:
    """Codes that a step relies on without their being met on its day."""
    if not step.signals and not step.indicators:
        return ()
    return tuple(
        code
        for code in (*step.signals, *step.indicators)
        if not any(answer(leaf, evidence, step.on) is Answer.YES for leaf in ladder.leaves.get(code, ()))
    )


def wants(ladder: Ladder, stage: str) -> tuple[bool, bool]:
    """Whether the step to a rung must say which signals, and which indicators, it relies on (SOP 4.4).

    Those are the kinds of evidence that the rung asks for and the rungs below it do not.
    """
    rank = ladder.rank(stage)
    if rank < 0:
        return False, False
    below = {name for one in ladder.stages[:rank] for name in one.criteria}
    own = [ladder.criteria[name] for name in ladder.stages[rank].criteria if name not in below]
    kinds = list(_leaf_kinds(own))
    return (
        any(kind == SIGHTING for kind, _ in kinds),
        any(name in ladder.indicators for _, name in kinds),
    )


def _leaf_kinds(criteria: Iterable[Criterion]) -> Iterable[tuple[str, str]]:
    for criterion in criteria:
        if criterion.kind == GROUP:
            yield from _leaf_kinds(criterion.parts)
        else:
            yield criterion.kind, criterion.name
