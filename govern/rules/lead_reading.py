"""A lead's document as the LED rules see it: read, replayed once for all of them, with the places of its entries.

The ladder is imported when the first lead is judged: a check of templates does not pay for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from govern.annotations import TYPE_CHECKING
from govern.documents.document import Document
from govern.rules.registry import Context, Problem
from govern.values import NamedTuple

if TYPE_CHECKING:
    from govern.ladder.history import Event, Lead
    from govern.ladder.policy import Ladder
    from govern.ladder.replay import Timeline


class View(NamedTuple):
    """What every LED rule asks for."""

    document: Document
    lead: Lead
    ladder: Ladder
    timeline: Timeline
    as_of: date

    def at(self, event: Event, message: str, help_: str, *keys: str) -> Problem:
        """A problem at the first of the entry's keys that it has, else at the entry."""
        for key in keys:
            found = self.document.positions.get(("history", event.index, key))
            if found is not None:
                return Problem(found.start, found.end, message, help_)
        place = self.document.position("history", event.index)
        return Problem(place.start, place.end, message, help_)

    def on(self, key: str, message: str, help_: str) -> Problem:
        """A problem at the value of a top-level key."""
        place = self.document.position(key)
        return Problem(place.start, place.end, message, help_)


_kept: tuple[Document, Context, View] | None = None


def view(document: Document, context: Context) -> View:
    """The view of a document; the last one is kept, since one rule after the other asks for it."""
    global _kept
    if _kept is None or _kept[0] is not document or _kept[1] != context:
        from govern.ladder.history import read_lead
        from govern.ladder.policy import ladder_of
        from govern.ladder.replay import replay

        lead, ladder = read_lead(document), ladder_of(context.policy)
        _kept = (document, context, View(document, lead, ladder, replay(lead, ladder), context.as_of))
    return _kept[2]


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a sentence: “a, b and c”."""
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else ""
