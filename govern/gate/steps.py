"""Who took a step on the ladder: the role that the entry names, or somebody else in its name (SOP 3, 4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from govern.documents.document import Document
from govern.gate.documents import Past
from govern.gate.lineage import Lineage, ReadVersion, Version, entry_key
from govern.gate.model import Trouble
from govern.gate.transitions import Change
from govern.ladder.growth import new_entries
from govern.ladder.history import Event, read_lead
from govern.ladder.policy import Ladder, ladder_of
from govern.policy.model import Policy


def taken_by_another(change: Change, past: Past, policy: Policy) -> Iterator[Trouble]:
    """LED204: a new step of a lead whose commit was not authored by a holder of the role that the step names.

    Only ``by`` says who took a step, and anybody can write that; the author of the commit that brought the entry in is
    held against the roster of the base, as of the day of the step.
    """
    if change.kind != "lead" or change.head is None:
        return
    base = read_lead(change.base) if change.base is not None else None
    steps = [event for event in new_entries(base, read_lead(change.head)) if event.kind == "stage"]
    if not steps:
        return
    ladder = ladder_of(policy)
    lineage = Lineage(past.history, _reader(past))
    for event in steps:
        authors = _authors(lineage, past, change.path, event)
        if authors and not any(_is(event, author, ladder) for author in authors):
            place = change.head.position("history", event.index, "by")
            yield Trouble(
                "LED204",
                change.path,
                f"The step to {event.text('to')} says that {event.by} took it; it came in a commit of {', '.join(authors)}.",
                f"Let {event.by} commit the step: `govern lead … --commit` in their own name.",
                change.head.source.span(place.start, place.end),
            )


def _reader(past: Past) -> ReadVersion:
    def read(path: str, oid: str) -> Version | None:
        document = past.shelf.stored(path, oid)
        return None if document is None else Version("", _keys(document))

    return read


def _keys(document: Document) -> tuple[str, ...]:
    return tuple(entry_key(event.data) for event in read_lead(document).events if event.kind == "stage")


def _authors(lineage: Lineage, past: Past, path: str, event: Event) -> tuple[str, ...]:
    origins = lineage.origins(path, entry_key(event.data))
    commits = past.commits(origin.commit for origin in origins)
    return tuple(sorted({commits[origin.commit].author for origin in origins}))


def _is(event: Event, author: str, ladder: Ladder) -> bool:
    """Whether the author of a commit is who the entry names, or held that role on its day."""
    return event.by.strip().lower() == author or event.by in ladder.roles_of(author, event.on)
