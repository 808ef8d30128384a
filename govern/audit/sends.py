"""Every mail that the lead files tell of, struck out or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govern.ladder.history import Event, Lead, final
from govern.sequences.incidents import is_after


def template_name(path: str) -> str:
    """``nurture-v1-2026-04-20`` of its path."""
    return path.rpartition("/")[2].rpartition(".")[0]


def sends_of(lead: Lead, as_of: date) -> Iterator[tuple[Event, str, str, str, bool]]:
    """``(entry, template, recipient list, why nobody should have written, struck out)`` of each send up to a day.

    Template and list are the entry's own, else those of the enrolment before it. An entry without a sound day is
    given, too: it cannot be judged, and must not be overlooked.
    """
    template = recipients = ""
    stops = [event for event in lead.events if final(event)]
    for event in lead.events:
        if event.kind == "enrolled":
            template, recipients = event.text("template"), event.text("list")
        if event.kind != "sent" or (event.on is not None and event.on > as_of):
            continue
        own = event.text("template")
        listed = event.text("list") or (recipients if own in {"", template} else "")
        stop = next((one for one in stops if is_after(event, one)), None)
        yield event, own or template, listed, _words(stop), event.index in lead.struck


def _words(stop: Event | None) -> str:
    if stop is None:
        return ""
    what = "suppression" if stop.kind == "suppressed" else "opt-out"
    return f"the {what} of {stop.on or 'an unknown day'} stands before it"
