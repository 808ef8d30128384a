"""What a lead's file says happened: typed, frozen values, cheap to make, total on malformed data.

``read_lead(document) -> Lead`` and ``lead_from(data, path) -> Lead`` never raise. A ``Lead`` has the claims of the
file (``stage``, ``gates``, ``indicators``, ``engagement``) and its history:

- ``lead.events``: every entry that is a mapping, in the order of the file (``event.index`` counts from 0);
- ``lead.standing``: the entries that count on the day of the last correction, in order of day (entries of one day in
  the order of the file), without undated ones and without those that a correction struck out;
- ``lead.standing_on(day)``: the same as it was known on a day: neither later entries nor later corrections;
- ``lead.claims``: entries made from the flat forms that the schema allows (``gates: {G1: true}``, ``indicators`` as a
  mapping or a list, ``engagement`` records), only for those of the three of which the history holds no entry at all:
  where there is a history, it is the truth. Their index is -1: nobody has verified them (``LED103``).

A correction (``event: correction, corrects: 3``, or ``corrects: {on: …, event: …, signal: …}``) strikes out one earlier
entry; corrected corrections have no effect. An opt-out or a suppression cannot be struck out (SOP 5.6: never re-add).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from govern.annotations import Any
from govern.documents.document import Document
from govern.values import NamedTuple

_EMPTY: Mapping[str, Any] = MappingProxyType({})


class Event(NamedTuple):
    """One entry of a history. ``on`` is ``None`` when the day is missing or is none; ``index`` counts from 0."""

    on: date | None
    by: str
    kind: str
    data: Mapping[str, Any]
    index: int  # type: ignore[assignment]  # a tuple's own `index` is of no use here

    def text(self, key: str) -> str:
        """A field as text; ``""`` when it is missing or something else."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def codes(self, key: str) -> tuple[str, ...]:
        """A field that lists codes (``signals``, ``indicators``); whatever is no text is left out."""
        value = self.data.get(key)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


class Correction(NamedTuple):
    """What a correction entry does. ``target`` is the index that it strikes out; ``fault`` says why it strikes none."""

    event: Event
    target: int | None
    fault: str = ""


class Lead(NamedTuple):
    """A lead as its file tells it. The mappings are the file's own plain values; nothing in them is trusted."""

    id: str
    path: str
    stage: str
    """The claim of the file; the history is what counts."""
    data: Mapping[str, Any]
    events: tuple[Event, ...]
    standing: tuple[Event, ...]
    corrections: tuple[Correction, ...]
    claims: tuple[Event, ...] = ()

    @property
    def company(self) -> Mapping[str, Any]:
        """The company's mapping (empty when there is none)."""
        return _mapping(self.data.get("company"))

    @property
    def company_name(self) -> str:
        """The company's name, or ``""``."""
        name = self.company.get("name")
        return name if isinstance(name, str) else ""

    @property
    def contact(self) -> Mapping[str, Any]:
        """The contact's mapping (empty when there is none)."""
        return _mapping(self.data.get("contact"))

    @property
    def email(self) -> str:
        """The contact's address as written, or ``""``."""
        value = self.contact.get("email")
        return value if isinstance(value, str) else ""

    @property
    def gates(self) -> Mapping[str, Any]:
        """The file's claim of where the gates stand."""
        return _mapping(self.data.get("gates"))

    @property
    def struck(self) -> frozenset[int]:
        """Indexes of the entries that corrections struck out."""
        return frozenset(c.target for c in self.corrections if c.target is not None)

    def standing_on(self, day: date) -> tuple[Event, ...]:
        """The entries that count as it was known on ``day``, in order of day."""
        if self.corrections and any(_later(c.event, day) for c in self.corrections):
            known = tuple(event for event in self.events if not _later(event, day))
            return _in_order(known, {c.target for c in _corrections(known)})
        return tuple(event for event in self.standing if not _later(event, day))

    def up_to(self, index: int) -> Lead:
        """The lead as its file was before the entry at a position: without that one and those after it."""
        events = tuple(event for event in self.events if event.index < index)
        corrections = _corrections(events)
        standing = _in_order(events, {c.target for c in corrections})
        return self._replace(events=events, corrections=corrections, standing=standing)

    def evidence_on(self, day: date) -> tuple[Event, ...]:
        """Claims and standing entries up to a day, in order of day: what a judgement on that day rests on."""
        standing = self.standing_on(day)
        if not self.claims:
            return standing
        claims = (event for event in self.claims if event.on is not None and event.on <= day)
        return tuple(sorted((*claims, *standing), key=lambda event: (event.on or date.min, event.index)))

    @property
    def stops(self) -> tuple[Event, ...]:
        """Opt-outs and suppressions, dated or not, whatever corrections say (SOP 5.6: never re-add)."""
        return tuple(event for event in self.events if final(event))


def read_lead(document: Document) -> Lead:
    """The lead that a document of kind ``lead`` describes. Never raises."""
    return lead_from(document.data, document.path)


def lead_from(data: Mapping[str, Any], path: str = "") -> Lead:
    """The lead that plain front-matter values describe. Never raises; what is no mapping is as if it were not there."""
    entries = data.get("history")
    events = tuple(_events(entries)) if isinstance(entries, list) else ()
    corrections = _corrections(events)
    identity, stage = data.get("id"), data.get("stage")
    return Lead(
        identity if isinstance(identity, str) else path.rsplit("/", 1)[-1].removesuffix(".md"),
        path,
        stage if isinstance(stage, str) else "",
        data,
        events,
        _in_order(events, {c.target for c in corrections} if corrections else ()),
        corrections,
        _claims(data, {event.kind for event in events}),
    )


def _claims(data: Mapping[str, Any], told: set[str]) -> tuple[Event, ...]:
    """The flat forms as entries, for what the history does not tell of."""
    claims: list[Event] = []
    if "gate" not in told:
        for code, result in _mapping(data.get("gates")).items():
            claims.append(Event(date.min, "", "gate", {"gate": code, "result": result}, -1))
    if "indicator" not in told and "indicators" in data:
        claims.extend(_claimed_indicators(data["indicators"]))
    if "engagement" not in told and isinstance(data.get("engagement"), list):
        claims.extend(_claimed_engagement(record) for record in data["engagement"])
    return tuple(claims)


def _claimed_indicators(value: Any) -> Iterator[Event]:
    if isinstance(value, Mapping):
        for code, met in value.items():
            told = met.get("met") if isinstance(met, Mapping) else met
            yield Event(date.min, "", "indicator", {"signal": code, "met": told}, -1)
    for item in value if isinstance(value, list) else ():
        record = {"signal": item} if not isinstance(item, Mapping) else {"signal": _code(item), **item}
        on = record.get("on", record.get("date"))
        day = date.min if on is None else day_of(on)
        yield Event(day, _text(record.get("by")), "indicator", {"met": True, **record}, -1)


def _claimed_engagement(record: Any) -> Event:
    if not isinstance(record, Mapping):
        record = {"signal": record}
    by = record.get("by", record.get("verified_by"))
    day = day_of(record.get("on", record.get("date")))
    return Event(day, _text(by), "engagement", {**record, "signal": _code(record)}, -1)


def _code(record: Mapping[str, Any]) -> Any:
    return next((record[key] for key in ("signal", "type", "code") if key in record), None)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


@lru_cache(maxsize=16384)
def _day(text: str) -> date | None:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_of(value: Any) -> date | None:
    """A front-matter value as a day: exactly ``YYYY-MM-DD`` and a day that exists, else ``None``."""
    if isinstance(value, str):
        return _day(value)
    return value if type(value) is date else None


def _events(entries: list[Any]) -> Iterator[Event]:
    make, cls = tuple.__new__, Event
    for index, entry in enumerate(entries):
        if isinstance(entry, dict):
            get = entry.get
            on, by, kind = get("on"), get("by"), get("event")
            yield make(
                cls,
                (
                    _day(on) if type(on) is str else day_of(on),
                    by if isinstance(by, str) else "",
                    kind if isinstance(kind, str) else "",
                    entry,
                    index,
                ),
            )


def _in_order(events: tuple[Event, ...], struck: Iterable[int | None]) -> tuple[Event, ...]:
    """The dated entries that are not struck out, in order of day; one day's in the order of the file."""
    left_out = frozenset(struck)
    sound, latest = not left_out, date.min
    for event in events:
        day = event[0]
        if day is None or day < latest:
            sound = False
            break
        latest = day
    if sound:
        return events
    kept = [event for event in events if event.on is not None and event.index not in left_out]
    kept.sort(key=lambda event: (event.on or date.min, event.index))
    return tuple(kept)


def _later(event: Event, day: date) -> bool:
    return event.on is not None and event.on > day


def final(event: Event) -> bool:
    """Whether an entry can never be struck out: an opt-out or a suppression (SOP 5.6, “never re-add”).

    An event of a name of its own (``opt-out``, ``unsubscribed``) is no event of the contract, and `govern check` says so; it is
    believed all the same, since not to believe it would send a mail that must not go out.
    """
    return event.kind in _FINAL or (event.kind == "response" and event.data.get("kind") == "opt-out")


_FINAL = {"suppressed", "opt-out", "opt_out", "optout", "opted-out", "unsubscribe", "unsubscribed"}


def _corrections(events: tuple[Event, ...]) -> tuple[Correction, ...]:
    """Resolve corrections from the last to the first, so that a corrected correction has no effect."""
    if "correction" not in {event[2] for event in events}:
        return ()
    found: list[Correction] = []
    struck: set[int] = set()
    for event in reversed(events):
        if event.kind != "correction" or event.index in struck:
            continue
        correction = _resolve(event, events, struck)
        if correction.target is not None:
            struck.add(correction.target)
        found.append(correction)
    return tuple(reversed(found))


def _resolve(event: Event, events: tuple[Event, ...], struck: set[int]) -> Correction:
    wanted = event.data.get("corrects")
    earlier = [one for one in events if one.index < event.index]
    if isinstance(wanted, bool) or not isinstance(wanted, int | dict):
        return Correction(event, None, "it does not say which entry it corrects")
    if isinstance(wanted, int):
        matches = [one for one in earlier if one.index == wanted - 1]
    else:
        matches = [one for one in earlier if wanted and all(one.data.get(k) == v for k, v in wanted.items())]
    matches = [one for one in matches if one.index not in struck] or matches
    if not matches:
        return Correction(event, None, "there is no such entry before it")
    if len(matches) > 1:
        return Correction(event, None, f"it fits {len(matches)} entries, so none is struck out")
    if final(matches[0]):
        return Correction(event, None, "an opt-out or a suppression stands for good (SOP 5.6)")
    return Correction(event, matches[0].index)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else _EMPTY
