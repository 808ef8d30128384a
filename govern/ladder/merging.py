"""Two branches wrote into one lead: a merge that loses neither. Pure; ``govern merge-driver`` gives it the files.

The history is taken out of the three texts, the rest is merged as text, and the histories are merged as what they are:
lists that only grow. New entries of both sides keep their own words, comments and formatting, and stand in order of day
(ours first on one day), unless a correction would then strike out another one than before.
Stage, gates and indicators are then set to what the merged history says.

``prepare(base, ours, theirs) -> Prepared | None`` (``None``: not such a case, merge it as text), then, with the merged
text of the rest, ``complete(prepared, text) -> Merged``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from govern.annotations import Any
from govern.documents.document import Document
from govern.documents.writing import replace_value, reread
from govern.errors import DocumentError
from govern.ladder.evidence import Answer, gather
from govern.ladder.growth import alike, history_only_grows, new_entries
from govern.ladder.history import Event, Lead, read_lead
from govern.ladder.policy import Ladder
from govern.ladder.replay import replay
from govern.values import NamedTuple

PLACE = "history: GOVERN-MERGE-PUTS-THE-HISTORY-HERE\n"
"""What stands in place of the history while the rest is merged as text."""

_CLAIMS = ("stage", "gates", "indicators")


class Side(NamedTuple):
    """One of the three versions: its document, its lead, and its history as pieces of text, one an entry."""

    document: Document
    lead: Lead
    head: str
    pieces: tuple[str, ...]


class Prepared(NamedTuple):
    """Three texts whose histories are taken out, and the merged history as text."""

    base: str
    ours: str
    theirs: str
    history: str
    moved_twice: tuple[str, str] | None
    """The stages to which both sides moved the lead, when they differ."""
    ladder: Ladder


class Merged(NamedTuple):
    """The result. ``clean`` is false when a person must look; ``notes`` say at what."""

    text: str
    clean: bool
    notes: tuple[str, ...]


def prepare(base: Document, ours: Document, theirs: Document, ladder: Ladder) -> Prepared | None:
    """Take the histories apart; ``None`` when one of them did more than grow, is not a block list, or both correct."""
    sides = [_side(one) for one in (base, ours, theirs)]
    first, left, right = sides
    if first is None or left is None or right is None:
        return None
    if history_only_grows(first.lead, left.lead) or history_only_grows(first.lead, right.lead):
        return None
    history = _merged_history(first, left, right)
    if history is None:
        return None
    return Prepared(
        _rest(first, first),
        _rest(left, first),
        _rest(right, first),
        history,
        _moved_twice(first, left, right),
        ladder,
    )


def _side(document: Document) -> Side | None:
    """A version taken apart, one line or more an entry; ``None`` when its history is no block list."""
    text, items = document.text, document.data.get("history")
    place = document.positions.get(("history",))
    if place is None or not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return None
    lead = read_lead(document)
    start = text.rfind("\n", 0, place.key_start) + 1
    if not items:
        return Side(document, lead, text[start : _line_end(text, place.end)], ())
    if text[place.start] == "[":
        return None
    starts = [_item_start(text, document.position("history", number).start) for number in range(len(items))]
    end = _line_end(text, document.position("history", len(items) - 1).end)
    bounds = [*starts, end]
    pieces = tuple(text[one:other] for one, other in pairwise(bounds))
    return Side(document, lead, text[start : starts[0]], pieces)


def _item_start(text: str, value: int) -> int:
    """Where an item begins: its own line, with the lines of comment right above it."""
    start = text.rfind("\n", 0, value) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not re.match(r"[ ]+#", text[above:start]):
            break
        start = above
    return start


def _line_end(text: str, offset: int) -> int:
    newline = text.find("\n", offset)
    return len(text) if newline < 0 else newline + 1


def _rest(side: Side, base: Side) -> str:
    """A version's text without its history, and with the base's claims, which the history decides."""
    document = side.document
    history = side.head + "".join(side.pieces)
    start = document.text.index(history)
    spans = [(start, start + len(history), PLACE)]
    for key in _CLAIMS:
        here, there = document.positions.get((key,)), base.document.positions.get((key,))
        if here is not None and there is not None and here.start > 0:
            spans.append((here.start, here.end, base.document.text[there.start : there.end]))
    text = document.text
    for begin, end, put in sorted(spans, reverse=True):
        text = text[:begin] + put + text[end:]
    return text


def _merged_history(base: Side, ours: Side, theirs: Side) -> str | None:
    """Ours, and theirs that ours does not have, those after the base's last entry in order of day.

    Where that would make a correction strike out another entry, one side's new entries follow the other's; ``None`` when
    that does not help either.
    """
    known = list(new_entries(base.lead, ours.lead))
    added: list[tuple[Event, str]] = []
    for event in new_entries(base.lead, theirs.lead):
        twin = next((one for one in known if alike(one.data, event.data)), None)
        if twin is not None:
            known.remove(twin)
            continue
        added.append((event, theirs.pieces[event.index]))
    fresh = {event.index for event in new_entries(base.lead, ours.lead)}
    old = [event.index for event in ours.lead.events if event.index not in fresh]
    cut = max(old) + 1 if old else 0
    tail = [(event, ours.pieces[event.index]) for event in ours.lead.events[cut:]]
    before = [(event, ours.pieces[event.index]) for event in ours.lead.events[:cut]]
    for order in (_by_day([*tail, *added]), [*tail, *added], [*added, *tail]):
        merged = [*before, *order]
        if _corrections_hold(
            [event for event, _ in merged], ours.lead, theirs.lead, {id(one) for one, _ in added}
        ):
            return _joined(merged, ours, theirs)
    return None


Entries = list[tuple[Event, str]]


def _by_day(entries: Entries) -> Entries:
    latest = date.min
    dated: list[tuple[date, int, tuple[Event, str]]] = []
    for number, one in enumerate(entries):
        latest = one[0].on or latest
        dated.append((one[0].on or latest, number, one))
    return [one for _, _, one in sorted(dated, key=lambda item: item[:2])]


def _corrections_hold(merged: list[Event], ours: Lead, theirs: Lead, added: set[int]) -> bool:
    """Whether every correction still strikes out what it struck out on its own side: it names a position."""
    for event in merged:
        target = event.data.get("corrects")
        if event.kind != "correction" or not isinstance(target, int):
            continue
        side = theirs.events if id(event) in added else ours.events
        if not 1 <= target <= len(side):
            continue
        if target > len(merged) or not alike(merged[target - 1].data, side[target - 1].data):
            return False
    return True


def _joined(entries: Entries, ours: Side, theirs: Side) -> str:
    pieces = [piece for _, piece in entries]
    if not pieces:
        return ours.head
    head = ours.head if ours.pieces else theirs.head if theirs.pieces else ours.head
    return head + "".join(piece if piece.endswith("\n") else f"{piece}\n" for piece in _indented(pieces))


def _indented(pieces: list[str]) -> list[str]:
    """All items by the indentation of the first."""
    want = _indent(pieces[0])
    return [
        piece
        if _indent(piece) == want
        else "".join(want + line[len(_indent(piece)) :] for line in piece.splitlines(keepends=True))
        for piece in pieces
    ]


def _indent(piece: str) -> str:
    item = next((line for line in piece.splitlines() if line.lstrip().startswith("-")), piece)
    return item[: len(item) - len(item.lstrip(" "))]


def _moved_twice(base: Side, ours: Side, theirs: Side) -> tuple[str, str] | None:
    ends = []
    for side in (ours, theirs):
        steps = [one.text("to") for one in new_entries(base.lead, side.lead) if one.kind == "stage"]
        ends.append(steps[-1] if steps else "")
    return (ends[0], ends[1]) if all(ends) and ends[0] != ends[1] else None


def complete(prepared: Prepared, rest: str, like: Document, *, clean: bool) -> Merged:
    """Put the merged history into the merged rest, and the claims to what it says. ``like`` gives path and kind."""
    text = rest.replace(PLACE, prepared.history, 1)
    notes: list[str] = []
    if rest.count(PLACE) != 1:
        return Merged(text, False, ("The history stands in a conflict: take both sides' entries.",))
    if prepared.moved_twice:
        ours, theirs = prepared.moved_twice
        notes.append(f"Both branches moved the lead, one to {ours} and one to {theirs}: see which holds.")
    if clean:
        try:
            text = settled(reread(like, text), prepared.ladder)
        except DocumentError as error:
            return Merged(text, False, (*notes, error.message))
    return Merged(text, clean and not notes, tuple(notes))


def settled(document: Document, ladder: Ladder) -> str:
    """The text with stage, gates and indicators as the history says."""
    lead = read_lead(document)
    if not lead.events:
        return document.text
    stage = replay(lead, ladder).stage
    if document.data.get("stage") != stage and ("stage",) in document.positions:
        document = reread(document, replace_value(document, ("stage",), stage))
    told = {event.kind for event in lead.events}
    words: Mapping[str, Mapping[Answer, Any]] = {
        "gates": {Answer.YES: "pass", Answer.NO: "fail", Answer.UNKNOWN: "unknown"},
        "indicators": {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: "unknown"},
    }
    marks = gather(lead, date.max).marks
    for group, kind in (("gates", "gate"), ("indicators", "indicator")):
        claims = document.data.get(group)
        if kind not in told or not isinstance(claims, dict):
            continue
        for code in claims:
            if code in marks and claims[code] != words[group][marks[code][0]]:
                document = reread(
                    document, replace_value(document, (group, code), words[group][marks[code][0]])
                )
    return document.text
