"""Whether a history only grew from one state of a lead's file to the next (spec D4). For the gate; pure.

``growth_faults(base, head, ladder) -> tuple[GrowthFault, ...]`` is all of it: pass ``None`` for a file that is not there.
Single questions: ``history_only_grows``, ``new_entries``, ``unexplained_claims``.

Entries are compared by value, so formatting, comments and quoting may change. Every entry of the base must be there
still, in the same order; new ones may stand between them (a merge of two branches puts them there), unless that would
make an old correction strike out another entry than before.

``lead forget`` may replace free text of old entries by ``FORGOTTEN`` in the very change that adds a ``forgotten`` entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govern.annotations import Any
from govern.ladder.history import Event, Lead
from govern.ladder.policy import Ladder
from govern.ladder.replay import replay
from govern.values import NamedTuple

FORGOTTEN = "[forgotten]"
FREE_TEXT = frozenset(("note", "source", "evidence", "reason", "message_id", "channel"))
"""Fields of entries that may hold personal data, and so may be blanked when a person wants to be forgotten."""


class GrowthFault(NamedTuple):
    """What shrank or changed. ``entry`` is its position in the base's history, from 1 (0: not about one entry)."""

    kind: str
    entry: int
    message: str
    help: str


def growth_faults(base: Lead | None, head: Lead | None, ladder: Ladder) -> tuple[GrowthFault, ...]:
    """Everything that makes the step from ``base`` to ``head`` more than growth. ``None``: there is no such file."""
    if base is None:
        return ()
    if head is None:
        return (
            GrowthFault(
                "removed-lead",
                0,
                f"The lead {base.id} was removed, and its history with it.",
                "Restore the file. Archive a lead with `govern lead archive`; a person who wants to be forgotten "
                "with `govern lead forget`.",
            ),
        )
    faults = [*history_only_grows(base, head), *unexplained_claims(base, head, ladder)]
    if base.id != head.id:
        faults.append(
            GrowthFault(
                "changed-id",
                0,
                f"The id was {base.id} and is now {head.id}.",
                "An id never changes: put it back.",
            )
        )
    return tuple(faults)


def history_only_grows(base: Lead, head: Lead) -> tuple[GrowthFault, ...]:
    """What happened to the base's entries: removed, rewritten, put in another order, or struck out by a shift."""
    places = _places(base, head)
    faults = [
        _lost(event, base, head) for event, place in zip(base.events, places, strict=True) if place is None
    ]
    if not faults:
        faults.extend(_shifted(base, head, [place for place in places if place is not None]))
    return (*faults, *_malformed_entries(base, head))


def new_entries(base: Lead | None, head: Lead) -> tuple[Event, ...]:
    """The entries of ``head`` that the base does not have, in the order of the file."""
    if base is None:
        return head.events
    old = {place for place in _places(base, head) if place is not None}
    return tuple(event for number, event in enumerate(head.events) if number not in old)


def _places(base: Lead, head: Lead) -> list[int | None]:
    """For each entry of the base its place among the head's events, keeping the order; ``None`` when it is not there."""
    blanked = _forgets(base, head)
    places: list[int | None] = []
    start = 0
    for event in base.events:
        found = next(
            (n for n in range(start, len(head.events)) if _same(event, head.events[n], blanked)),
            None,
        )
        places.append(found)
        if found is not None:
            start = found + 1
    return places


def _forgets(base: Lead, head: Lead) -> bool:
    return len(_forgotten(head)) > len(_forgotten(base))


def _forgotten(lead: Lead) -> list[Event]:
    return [event for event in lead.events if event.kind == "forgotten"]


def _same(old: Event, new: Event, blanked: bool) -> bool:
    if alike(old.data, new.data):
        return True
    return (
        blanked
        and old.data.keys() == new.data.keys()
        and all(
            alike(value, new.data[key]) or (key in FREE_TEXT and new.data[key] == FORGOTTEN)
            for key, value in old.data.items()
        )
    )


def alike(one: Any, other: Any) -> bool:
    """Equal in value and in kind, all the way down: ``true`` is not ``1``."""
    if type(one) is not type(other):
        return False
    if isinstance(one, Mapping):
        return one.keys() == other.keys() and all(alike(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return bool(one == other)


def _lost(event: Event, base: Lead, head: Lead) -> GrowthFault:
    where = f"Entry {event.index + 1} of the history ({event.data.get('on')}, {event.kind or 'no event'})"
    mend = (
        "Put it back as it was. What is wrong is set right by a new entry: `event: correction, corrects: …`."
    )
    if any(alike(event.data, other.data) for other in head.events):
        return GrowthFault("moved", event.index + 1, f"{where} stands in another place than before.", mend)
    rewritten = _like(event, head) >= _like(event, base)
    kind, words = ("changed", "was rewritten") if rewritten else ("removed", "was removed")
    return GrowthFault(kind, event.index + 1, f"{where} {words}.", mend)


def _like(event: Event, lead: Lead) -> int:
    """How many entries of a lead share kind, day and author with one: as many as before, and it was rewritten."""
    subject = (event.kind, event.on, event.by)
    return sum((other.kind, other.on, other.by) == subject for other in lead.events)


def _shifted(base: Lead, head: Lead, places: list[int]) -> Iterator[GrowthFault]:
    """Corrections of the base that strike out another entry now, because positions shifted under them."""
    now = {correction.event.index: correction.target for correction in head.corrections}
    number_of = {event.index: number for number, event in enumerate(base.events)}
    for correction in base.corrections:
        here = head.events[places[number_of[correction.event.index]]]
        want = None if correction.target is None else head.events[places[number_of[correction.target]]].index
        if here.index in now and now[here.index] != want:
            yield GrowthFault(
                "shifted",
                correction.event.index + 1,
                f"The correction in entry {correction.event.index + 1} of the history now means another entry than before.",
                "Put new entries at the end, or name the corrected entry by its day and event, not by its position.",
            )


def _malformed_entries(base: Lead, head: Lead) -> Iterator[GrowthFault]:
    """Entries that are no mappings count for nothing, but they may not vanish either."""
    before, after = (_others(lead) for lead in (base, head))
    if len(after) < len(before):
        yield GrowthFault(
            "removed",
            0,
            "An entry of the history that is no mapping was removed.",
            "Leave it, and add what is right.",
        )


def _others(lead: Lead) -> list[Any]:
    history = lead.data.get("history")
    return [entry for entry in history if not isinstance(entry, dict)] if isinstance(history, list) else []


def unexplained_claims(base: Lead, head: Lead, ladder: Ladder) -> tuple[GrowthFault, ...]:
    """Claims (stage, gates, indicators, engagement) that changed without an entry that says so."""
    fresh = new_entries(base, head)
    faults: list[GrowthFault] = []
    corrects = any(event.kind == "correction" for event in fresh)
    if base.stage != head.stage and not (
        any(event.kind == "stage" and event.text("to") == head.stage for event in fresh)
        or replay(head, ladder).stage == head.stage
    ):
        faults.append(
            GrowthFault(
                "stage",
                0,
                f"The stage went from {base.stage or 'nothing'} to {head.stage or 'nothing'} without an entry of that step.",
                "Take the step with `govern lead classify`, `qualify` or `advance`; it writes the entry and the stage.",
            )
        )
    told = {event.text("gate") for event in fresh if event.kind == "gate"}
    for code in ladder.gates:
        before, after = base.gates.get(code), head.gates.get(code)
        if not alike(before, after) and code not in told and not corrects:
            faults.append(
                GrowthFault(
                    "gate",
                    0,
                    f"Gate {code} went from {before!r} to {after!r} without an entry that checked it.",
                    f"Record the check with `govern lead gate {head.id} {code} …`.",
                )
            )
    faults.extend(
        GrowthFault(
            key,
            0,
            f"Something under `{key}` was changed or removed.",
            "Put it back; new facts are new entries.",
        )
        for key in ("indicators", "engagement")
        if not _grew(base.data.get(key), head.data.get(key))
    )
    return tuple(faults)


def _grew(before: Any, after: Any) -> bool:
    if before is None or alike(before, after):
        return True
    if isinstance(before, list) and isinstance(after, list):
        left = list(after)
        for item in before:
            found = next((n for n, one in enumerate(left) if alike(item, one)), None)
            if found is None:
                return False
            del left[found]
        return True
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return all(key in after and alike(value, after[key]) for key, value in before.items())
    return False
