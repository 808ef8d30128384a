"""What may not happen between base and head: what was signed goes away, versions go back, records shrink."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from govern.approvals.digest import content_digest
from govern.documents.document import Document
from govern.documents.names import parse_template_name
from govern.gate.lineage import entry_key
from govern.gate.model import Trouble
from govern.policy.model import Policy
from govern.rules.naming import templated

RETIRED = "retired"


@dataclass(frozen=True)
class Change:
    """A governed path in base and head; ``None`` where there is no document."""

    path: str
    kind: str
    base: Document | None
    head: Document | None
    signed: bool
    """Whether the base's document has a chain and was signed or claims to be."""


def removals(change: Change, policy: Policy) -> Iterator[Trouble]:
    """A document that is gone in head: signed ones and those that only grow stay."""
    if change.base is None or change.head is not None:
        return
    if grows(change.kind, policy):
        code = "LED203" if change.kind == "lead" else "RCP203"
        yield Trouble(
            code,
            change.path,
            "It is gone, and with it its history.",
            "Restore it: records stay where they are.",
        )
    elif change.signed:
        yield Trouble(
            "APR205",
            change.path,
            "A signed document is gone: removed, renamed or moved out of its folder.",
            f"Restore it. What is not used any more gets the status {RETIRED}.",
        )


def grows(kind: str, policy: Policy) -> tuple[str, ...]:
    """The lists of a kind's documents that only grow, by the policy (``only_grows``)."""
    declared: Mapping[str, Any] = policy.data.get("kinds", {}).get(kind, {})
    return tuple(declared.get("only_grows", ()))


def growth(change: Change, policy: Policy) -> Iterator[Trouble]:
    """Lists that only grow: every entry of the base stands in head, in the same order, equal by value."""
    if change.base is None or change.head is None:
        return
    if change.kind == "lead" and grows(change.kind, policy):
        yield from _lead_growth(change, policy)
        return
    for key in grows(change.kind, policy):
        lost = _first_lost(_items(change.base, key), _items(change.head, key))
        if lost is None:
            continue
        number, entry = lost
        place = change.head.source.span(*_bounds(change.head, (key,)))
        yield Trouble(
            "LED201" if change.kind == "lead" else "RCP201",
            change.path,
            f"Entry {number + 1} of `{key}` was changed, moved or removed: {_short(entry)}",
            "Put it back as it was; what was wrong is put right by a new entry.",
            place,
        )
    yield from _same_meaning(change, policy)


def _lead_growth(change: Change, policy: Policy) -> Iterator[Trouble]:
    """A lead's history by the ladder's own measure: corrections and forgetting are growth, shifted meanings are not."""
    from govern.ladder.growth import growth_faults
    from govern.ladder.history import read_lead
    from govern.ladder.policy import ladder_of

    if change.base is None or change.head is None:
        return
    for fault in growth_faults(read_lead(change.base), read_lead(change.head), ladder_of(policy)):
        claim = fault.kind in {"stage", "gate"}
        key = {"stage": "stage", "gate": "gates", "changed-id": "id"}.get(fault.kind, "history")
        place = change.head.source.span(*_bounds(change.head, (key,)))
        yield Trouble("LED202" if claim else "LED201", change.path, fault.message, fault.help, place)


def _same_meaning(change: Change, policy: Policy) -> Iterator[Trouble]:
    """Top-level values of which the meaning of the kept entries depends, such as the key of a list of hashes."""
    if change.base is None or change.head is None:
        return
    declared: Mapping[str, Any] = policy.data.get("kinds", {}).get(change.kind, {})
    for key in declared.get("never_changes", ()):
        was, now = change.base.data.get(key), change.head.data.get(key)
        if was != now and was is not None:
            place = change.head.source.span(*_bounds(change.head, (key,)))
            yield Trouble(
                "RCP202",
                change.path,
                f"`{key}` was {_short(was)}: with another value the entries mean something else.",
                "Put it back.",
                place,
            )


def stages(change: Change, policy: Policy) -> Iterator[Trouble]:
    """A new lead's stage has an entry of its history that says so (SOP 4.4); one that was there is held to its growth."""
    head = change.head
    if head is None or change.kind != "lead" or change.base is not None:
        return
    stage = head.data.get("stage")
    before = _first_stage(policy)
    if stage == before:
        return
    added = _items(head, "history")
    if any(isinstance(one, dict) and one.get("event") == "stage" and one.get("to") == stage for one in added):
        return
    place = head.source.span(*_bounds(head, ("stage",)))
    yield Trouble(
        "LED202",
        change.path,
        f"A new lead begins at {stage}, not at {before}, and no entry of its history says who moved it and why.",
        "Record the step: govern lead advance, or an entry `{on, by, event: stage, to, …}`.",
        place,
    )


def _first_stage(policy: Policy) -> Any:
    declared = policy.data.get("ladder", {}).get("stages", ())
    first = declared[0] if declared else None
    return first.get("id") if isinstance(first, dict) else first


def comebacks(change: Change) -> Iterator[Trouble]:
    """A retired document that is put to use again, with the sign-offs of its first life."""
    if change.base is None or change.head is None:
        return
    if change.base.data.get("status") == RETIRED and change.head.data.get("status") != RETIRED:
        place = change.head.source.span(*_bounds(change.head, ("status",)))
        yield Trouble(
            "APR207",
            change.path,
            "A retired document comes back into use.",
            "Write a new version instead.",
            place,
        )


Order = tuple[str, tuple[int, ...], str]
"""A template's sequence, version and day: within a sequence, greater is newer."""


def order_of(path: str, policy: Policy) -> Order | None:
    """Where a template's name puts it; ``None`` for a name that cannot be understood."""
    parsed = parse_template_name(path.rpartition("/")[2], templated(policy))
    if isinstance(parsed, str):
        return None
    return parsed.sequence, _number(parsed.version), parsed.date


def backward(change: Change, newer: Iterable[str], policy: Policy) -> Iterator[Trouble]:
    """A new template that claims to be in force and is older than one of its sequence that already is.

    ``newer`` gives the base's newer versions that are signed or claim to be; the first one will do.
    """
    if change.head is None or change.base is not None or change.kind != "email-sequence":
        return
    if change.head.data.get("status") in (*policy.data.get("drafts", ()), RETIRED):
        return
    found = next(iter(newer), None)
    if found is not None:
        yield Trouble(
            "APR206",
            change.path,
            f"This version comes after {PurePosixPath(found).name}, which is newer and in force.",
            "Give it the next version.",
        )


def replayed(head: Sequence[Any], base: Sequence[Any], before: frozenset[str]) -> Iterator[int]:
    """Indices of sign-offs that head has, the base has not, and the base's history once had: taken out, put back."""
    standing = {entry_key(one) for one in base}
    for index, entry in enumerate(head):
        key = entry_key(entry)
        if key not in standing and key in before:
            yield index


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.removeprefix("v").split(".") if part.isdigit())


def _items(document: Document | None, key: str) -> list[Any]:
    value = document.data.get(key) if document is not None else None
    return value if isinstance(value, list) else []


def _first_lost(base: list[Any], head: list[Any]) -> tuple[int, Any] | None:
    position = 0
    keys = [entry_key(one) for one in head]
    for number, entry in enumerate(base):
        try:
            position = keys.index(entry_key(entry), position) + 1
        except ValueError:
            return number, entry
    return None


def _bounds(document: Document, path: tuple[str | int, ...]) -> tuple[int, int]:
    at = document.position(*path)
    return at.start, at.end


def _short(value: Any) -> str:
    text = entry_key(value)
    return text if len(text) <= 90 else f"{text[:89]}…"


def lost_withdrawals(head: Document, gone: Iterable[str]) -> Iterator[Trouble]:
    """Withdrawals that the document's history knows and head does not show, while the text is still the one meant."""
    digest = content_digest(head)
    for entry in gone:
        value = json.loads(entry)
        if isinstance(value, dict) and value.get("decision") == "revoke" and value.get("content") == digest:
            place = head.source.span(*_bounds(head, ("approvals",)))
            yield Trouble(
                "APR209",
                head.path,
                f"A withdrawal by {_short(value.get('by'))} was taken out, and the text is still the one it was about.",
                "Put the entry back; only a new sign-off, or another text, goes beyond it.",
                place,
            )
