"""What the evidence proves on a day, with its reasons: the judgement that everybody shares.

``assess(lead, ladder, as_of) -> Assessment``: ``eligible`` (the highest rung with criteria that is proven, rungs below
included), the criteria with answers, reasons and the entry that meets each, ``enrollable`` and ``stale``.
``proves(ladder, stage, evidence, day)`` is the short form that a replay asks a hundred thousand times.

Reasons say what keeps the lead from the next rung: ``gate-failed:G3``, ``gate-unknown:G3``, ``no-engagement``,
``engagement-stale``, ``engagement-future``, ``engagement-invalid-date``, ``unknown-signal-type``, ``too-few-indicators``,
for criteria of another form ``not-met:NAME``, or ``all-met``. Flags stand beside them: ``duplicate-indicator``,
``unknown-indicator``, ``opted-out``, ``suppressed`` (the address is dead), ``forgotten``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from govern.annotations import Any
from govern.ladder.evidence import Answer, Evidence, answer, gather, meeting
from govern.ladder.history import Event, Lead
from govern.ladder.policy import EVENT, GROUP, MARK, SIGHTING, Criterion, Ladder
from govern.values import NamedTuple

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


class Judged(NamedTuple):
    """A criterion on a day. ``entry`` meets it; ``lapses`` is the first day on which it is not met any more."""

    id: str
    answer: Answer
    why: str
    entry: Event | None = None
    lapses: date | None = None
    parts: tuple[Judged, ...] = ()

    @property
    def met(self) -> bool:
        """Whether the answer is yes; unknown never counts as yes."""
        return self.answer is YES


class Assessment(NamedTuple):
    """What a lead's evidence proves on a day."""

    lead: str
    as_of: date
    eligible: str
    criteria: tuple[Judged, ...]
    reasons: tuple[str, ...]
    """What blocks the next rung (or ``all-met``), then the flags."""
    enrollable: bool
    stale: bool
    last_engagement: Event | None
    evidence: Evidence
    stops: tuple[str, ...] = ()
    """Why nobody may be written to: ``opted-out``, ``suppressed``, ``forgotten``."""

    def criterion(self, name: str) -> Judged | None:
        """The judgement of a criterion by its id."""
        return next((one for one in self.criteria if one.id == name), None)


def proves(ladder: Ladder, stage: str, evidence: Evidence, day: date) -> bool:
    """Whether the evidence meets every criterion of a rung and of the rungs below it."""
    rank = ladder.rank(stage)
    return rank >= 0 and all(
        answer(ladder.criteria[name], evidence, day) is YES
        for one in ladder.stages[: rank + 1]
        for name in one.criteria
    )


def eligible(ladder: Ladder, evidence: Evidence, day: date) -> str:
    """The highest rung that is proven: rungs without criteria above the first are reached by a step only."""
    proven = ladder.first
    for stage in ladder.stages[1:]:
        if not stage.criteria or not proves(ladder, stage.id, evidence, day):
            break
        proven = stage.id
    return proven


def assess(lead: Lead, ladder: Ladder, as_of: date) -> Assessment:
    """Judge a lead's evidence as of a day. Never raises."""
    evidence = gather(lead, as_of)
    proven = eligible(ladder, evidence, as_of)
    wanted = dict.fromkeys(name for stage in ladder.stages for name in stage.criteria)
    judged = tuple(judge(ladder.criteria[name], evidence, as_of) for name in wanted)
    stopped = stops(lead, as_of)
    last = last_engagement(evidence, ladder)
    return Assessment(
        lead=lead.id,
        as_of=as_of,
        eligible=proven,
        criteria=judged,
        reasons=(*_reasons(lead, ladder, proven, judged, as_of), *_flags(lead, ladder), *stopped),
        enrollable=ladder.rank(proven) > 0 and not stopped and not ladder.is_exit(lead.stage),
        stale=last is None or is_stale(last, ladder, as_of),
        last_engagement=last,
        evidence=evidence,
        stops=stopped,
    )


def last_engagement(evidence: Evidence, ladder: Ladder) -> Event | None:
    """The latest sighting of a signal that the ladder knows. Replies and opens are none (docs/ladder.md)."""
    seen = [event for code, event in evidence.seen.items() if code in ladder.engagement]
    return max(seen, key=lambda event: (event.on or date.min, event.index), default=None)


def is_stale(last: Event, ladder: Ladder, day: date) -> bool:
    """Whether the last engagement is 60 days ago or more (SOP 5.2, “60+ days”: day 60 is in)."""
    return last.on is None or (day - last.on).days >= ladder.stale_after_days


def judge(criterion: Criterion, evidence: Evidence, day: date) -> Judged:
    """One criterion with its parts, in words."""
    told = answer(criterion, evidence, day)
    if criterion.kind != GROUP:
        entry = meeting(criterion, evidence, day)
        lapses = _lapse(criterion, entry)
        return Judged(criterion.name, told, _leaf_words(criterion, told, entry, evidence, day), entry, lapses)
    parts = tuple(judge(part, evidence, day) for part in criterion.parts)
    met = sorted((part for part in parts if part.met), key=lambda part: part.lapses or date.max, reverse=True)
    deciding = met[criterion.at_least - 1] if told is YES else None
    entry = deciding.entry if deciding and criterion.at_least == 1 else None
    lapses = deciding.lapses if deciding else None
    return Judged(criterion.name, told, _group_words(criterion, told, parts, entry), entry, lapses, parts)


def _lapse(criterion: Criterion, entry: Event | None) -> date | None:
    if entry is None or entry.on is None or criterion.within_days is None:
        return None
    try:
        return entry.on + timedelta(days=criterion.within_days + 1)
    except OverflowError:
        return None


# --------------------------------------------------------------------------------------------------------------- words


def entry_words(event: Event) -> str:
    """An entry in a few words: its day, who made it, and where it was seen."""
    if event.index < 0:
        return "the file claims it, no entry of the history verifies it"
    where = event.text("source") or event.text("evidence") or event.text("note")
    return f"{event.on} by {event.by}" + (f": {where}" if where else "")


def _leaf_words(
    criterion: Criterion, told: Answer, entry: Event | None, evidence: Evidence, day: date
) -> str:
    if entry is not None:
        return entry_words(entry)
    if criterion.kind == MARK:
        found = evidence.marks.get(criterion.name)
        if found is None or (found[0] is UNKNOWN and found[1].index < 0):
            return "not checked"
        if told is NO and found[0] is YES:
            return f"too long ago: {entry_words(found[1])}"
        return f"{'not met' if told is NO else 'unknown'}: {entry_words(found[1])}"
    if criterion.kind == SIGHTING:
        seen = evidence.seen.get(criterion.name)
        if seen is None or seen.on is None:
            return "not seen"
        return f"seen {(day - seen.on).days} days ago, the window is {criterion.within_days}"
    if criterion.kind == EVENT:
        return f"no such entry ({criterion.name})"
    return "the file says so" if told is YES else f"the file does not say so ({criterion.name})"


def _group_words(criterion: Criterion, told: Answer, parts: tuple[Judged, ...], entry: Event | None) -> str:
    met = [part.id for part in parts if part.met]
    if criterion.at_least == len(parts):
        open_ones = [f"{part.id} {_short(part)}" for part in parts if not part.met]
        return "all of " + ", ".join(met) if told is YES else ", ".join(open_ones)
    window = "" if criterion.within_days is None else f" in the last {criterion.within_days} days"
    if criterion.at_least == 1:
        if told is YES and entry is not None:
            found = next(part.id for part in parts if part.entry is entry)
            return f"{found}, {entry_words(entry)}"
        return ", ".join(met) if told is YES else f"none of {_span(parts)}{window}{_latest(parts)}"
    listed = f" ({', '.join(met)})" if met else ""
    return f"{len(met)} of {len(parts)}{listed}, {criterion.at_least} needed"


def _short(part: Judged) -> str:
    if part.answer is UNKNOWN:
        return "not checked" if part.why == "not checked" else part.why
    return part.why if part.why.startswith("not met") else f"not met ({part.why})"


def _latest(parts: tuple[Judged, ...]) -> str:
    old = [f"{part.id} {part.why.split(',')[0]}" for part in parts if part.why.startswith("seen ")]
    return f"; {', '.join(old)}" if old else ""


def _span(parts: tuple[Judged, ...]) -> str:
    return parts[0].id if len(parts) == 1 else f"{parts[0].id}–{parts[-1].id}"


# ------------------------------------------------------------------------------------------------------------- reasons


def _reasons(
    lead: Lead, ladder: Ladder, proven: str, judged: tuple[Judged, ...], day: date
) -> tuple[str, ...]:
    above = ladder.next_stage(proven)
    if above is None or not above.criteria:
        return ("all-met",)
    by_name = {one.id: one for one in judged}
    lower = [name for stage in ladder.stages[: ladder.rank(proven) + 1] for name in stage.criteria]
    found: list[str] = []
    for name in dict.fromkeys((*lower, *above.criteria)):
        if not by_name[name].met:
            found.extend(_blocks(ladder.criteria[name], by_name[name], lead, ladder, day))
    return tuple(dict.fromkeys(found))


def _blocks(criterion: Criterion, judged: Judged, lead: Lead, ladder: Ladder, day: date) -> Iterator[str]:
    kinds = {part.kind for part in criterion.parts}
    if kinds == {SIGHTING}:
        yield from engagement_reasons(lead, ladder, day)
    elif kinds == {MARK} and criterion.at_least == len(criterion.parts):
        for part in judged.parts:
            if not part.met:
                yield f"gate-{'failed' if part.answer is NO else 'unknown'}:{part.id}"
    elif kinds == {MARK} and all(part.name in ladder.indicators for part in criterion.parts):
        yield "too-few-indicators"
    else:
        yield f"not-met:{criterion.name}"


def engagement_reasons(lead: Lead, ladder: Ladder, day: date) -> tuple[str, ...]:
    """Why no sighting counts on a day: what is wrong with each that the file has, or that it has none."""
    found = dict.fromkeys(_sighting_fault(event, ladder, day) for event in sightings(lead))
    return tuple(found) or ("no-engagement",)


def sightings(lead: Lead) -> Iterator[Event]:
    """Every engagement entry that is not struck out, dated or not, and the file's claims of them."""
    struck = lead.struck
    yield from (event for event in lead.events if event.kind == "engagement" and event.index not in struck)
    yield from (event for event in lead.claims if event.kind == "engagement")


def _sighting_fault(event: Event, ladder: Ladder, day: date) -> str:
    code = event.data.get("signal")
    if not isinstance(code, str) or code not in ladder.engagement:
        return "unknown-signal-type"
    if event.on is None:
        return "engagement-invalid-date"
    return "engagement-future" if event.on > day else "engagement-stale"


def _flags(lead: Lead, ladder: Ladder) -> Iterator[str]:
    entries = tuple(_indicator_entries(lead))
    told = [event.data.get("signal") for event in entries]
    # Looked at again on another day is no duplicate; twice on one day, or twice in a list, is.
    if len(entries) != len({(str(event.data.get("signal")), event.on) for event in entries}):
        yield "duplicate-indicator"
    if any(not isinstance(code, str) or code not in ladder.indicators for code in told):
        yield "unknown-indicator"


def _indicator_entries(lead: Lead) -> Iterator[Event]:
    struck = lead.struck
    yield from (event for event in lead.events if event.kind == "indicator" and event.index not in struck)
    yield from (event for event in lead.claims if event.kind == "indicator")


def stops(lead: Lead, day: date) -> tuple[str, ...]:
    """Why nobody may be written to on a day. An undated stop holds on every day: who asked to be left alone, is."""
    found: list[str] = []
    kinds = {_stop_kind(event) for event in lead.stops if event.on is None or event.on <= day}
    if "opted-out" in kinds or _says_opted_out(lead.data):
        found.append("opted-out")
    if "suppressed" in kinds:
        found.append("suppressed")
    if any(event.kind == "forgotten" for event in lead.events):
        found.append("forgotten")
    return tuple(found)


def _stop_kind(event: Event) -> str:
    """A bounce is nobody's wish; every other ground for a suppression is."""
    return "suppressed" if event.text("reason") in {"bounce", "manual"} else "opted-out"


_STOP_KEYS = {"optedout", "optout", "unsubscribed", "suppressed", "donotcontact"}
"""Top-level or contact keys by which files of other makers say that somebody opted out, without case, blanks, hyphens and
underscores: read, never written. To miss one would send a mail that must not go out."""


def _plain(word: Any) -> str:
    return "".join(letter for letter in str(word).lower() if letter.isalnum())


def _says_opted_out(data: Mapping[str, Any]) -> bool:
    places: list[Any] = [data, data.get("contact")]
    for place in places:
        if isinstance(place, Mapping):
            for key, value in place.items():
                if _plain(key) in _STOP_KEYS and value not in (None, False, "", "false", "no", "False"):
                    return True
    consent = data.get("consent")
    return isinstance(consent, Mapping) and consent.get("status") == "withdrawn"
