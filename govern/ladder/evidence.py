"""What stands proven when entries are laid one on another: the latest mark of each code, the latest sighting.

``gather(lead, ladder, day) -> Evidence`` for one day. A replay makes one ``Evidence`` and calls ``fold`` entry by entry.
``answer(criterion, evidence, day) -> Answer`` is the one evaluator of criteria. All total.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from govern.annotations import Any
from govern.ladder.history import Event, Lead
from govern.ladder.policy import EVENT, FIELD, GROUP, MARK, SIGHTING, Criterion


class Answer(StrEnum):
    """Whether a criterion is met. Unknown never counts as yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


class Evidence:
    """What the entries folded so far say. Entries must come in order of day; later ones take the place of earlier ones."""

    __slots__ = ("data", "events", "marks", "seen")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.marks: dict[str, tuple[Answer, Event]] = {}
        """Gates and indicators by code: the latest answer, and the entry that gave it."""
        self.seen: dict[str, Event] = {}
        """Engagement signals by code: the latest dated sighting."""
        self.events: list[Event] = []
        """All other entries, the oldest first."""

    def fold(self, event: Event) -> None:
        """Lay one entry on what is there. An undated entry proves nothing."""
        kind = event.kind
        if event.on is None:
            return
        if kind == "engagement":
            code = event.data.get("signal")
            if isinstance(code, str):
                self.seen[code] = event
        elif kind == "gate":
            self._mark(event.data.get("gate"), event.data.get("result"), event)
        elif kind == "indicator":
            self._mark(event.data.get("signal"), event.data.get("met"), event)
        else:
            self.events.append(event)

    def _mark(self, code: Any, value: Any, event: Event) -> None:
        if isinstance(code, str):
            self.marks[code] = (mark(value), event)

    def copy(self) -> Evidence:
        """Another evidence of the same content, to try something on."""
        other = Evidence(self.data)
        other.marks, other.seen, other.events = dict(self.marks), dict(self.seen), list(self.events)
        return other


def mark(value: Any) -> Answer:
    """A gate's or an indicator's value: only ``pass`` and ``true`` are yes, ``fail`` and ``false`` no, all else unknown."""
    if value is True or value == "pass":
        return YES
    return NO if value is False or value == "fail" else UNKNOWN


def gather(lead: Lead, day: date) -> Evidence:
    """The evidence of a lead as it was known on a day."""
    evidence = Evidence(lead.data)
    for event in lead.evidence_on(day):
        evidence.fold(event)
    return evidence


def answer(criterion: Criterion, evidence: Evidence, day: date) -> Answer:
    """Whether the evidence meets a criterion on a day.

    A window of N days holds ``0 ≤ day - on ≤ N``: day N is in, day N + 1 is out (SOP 3.2, “trailing 90 days”).
    """
    kind = criterion.kind
    if kind == GROUP:
        return _group(criterion, evidence, day)
    if kind == MARK:
        found = evidence.marks.get(criterion.name)
        if found is None:
            return UNKNOWN
        return found[0] if found[0] is not YES or _inside(criterion, found[1], day) else NO
    if kind == SIGHTING:
        seen = evidence.seen.get(criterion.name)
        return YES if seen is not None and _inside(criterion, seen, day) else NO
    return YES if meeting(criterion, evidence, day) is not None or _said(criterion, evidence) else NO


def _group(criterion: Criterion, evidence: Evidence, day: date) -> Answer:
    yes = unknown = 0
    marks = evidence.marks
    for part in criterion.parts:
        if part.kind == MARK and part.within_days is None:
            found = marks.get(part.name)
            told = UNKNOWN if found is None else found[0]
        else:
            told = answer(part, evidence, day)
        if told is YES:
            yes += 1
        elif told is UNKNOWN:
            unknown += 1
    if yes >= criterion.at_least:
        return YES
    return UNKNOWN if yes + unknown >= criterion.at_least else NO


def meeting(criterion: Criterion, evidence: Evidence, day: date) -> Event | None:
    """The latest entry that meets a leaf criterion on a day; ``None`` when it is not met, or met by a field."""
    if criterion.kind == SIGHTING:
        seen = evidence.seen.get(criterion.name)
        return seen if seen is not None and _inside(criterion, seen, day) else None
    if criterion.kind == MARK:
        found = evidence.marks.get(criterion.name)
        return found[1] if found and found[0] is YES and _inside(criterion, found[1], day) else None
    if criterion.kind == EVENT:
        fits = (one for one in reversed(evidence.events) if _fits(criterion, one))
        return next((one for one in fits if _inside(criterion, one, day)), None)
    return None


def _inside(criterion: Criterion, event: Event, day: date) -> bool:
    if event.on is None or event.on > day:
        return False
    return criterion.within_days is None or (day - event.on).days <= criterion.within_days


def _fits(criterion: Criterion, event: Event) -> bool:
    return event.kind == criterion.name and all(
        _one_of(event.data.get(key), wanted) for key, wanted in criterion.fields
    )


def _said(criterion: Criterion, evidence: Evidence) -> bool:
    """Whether the file's front matter says what a field criterion asks for."""
    if criterion.kind != FIELD:
        return False
    value: Any = evidence.data
    for key in criterion.name.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if not criterion.fields:
        return value not in (None, "", [], {}, False)
    return _one_of(value, criterion.fields[0][1])


def _one_of(value: Any, wanted: tuple[Any, ...]) -> bool:
    """Equal in value and in kind: ``1`` is not ``true``."""
    return any(type(value) is type(one) and value == one for one in wanted)
