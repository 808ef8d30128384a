"""Mail that went to someone who had said no: a SEV2 incident (SOP 7), found in the history alone.

Corrections do not hide one: a send that somebody later calls a mistake is for the investigation to judge. What the
policy calls settled (``escalations.opted-out-send.settled``, signed like every change to the policy) is settled.
"""

from __future__ import annotations

from collections.abc import Iterable

from govern.ladder.history import Event, Lead, final
from govern.sequences.addresses import base_form, read_address
from govern.sequences.suppression import Matching
from govern.sequences.terms import Terms
from govern.values import NamedTuple


class Incident(NamedTuple):
    """A send after a stop. ``stopped_lead`` is another lead with the same mailbox, when the stop stands there."""

    lead: str
    path: str
    sent: Event
    stop: Event
    stopped_lead: str = ""

    @property
    def words(self) -> str:
        """``touch 4 went out on 2026-07-01, after the opt-out of 2026-06-23``."""
        touch = self.sent.data.get("touch")
        what = f"touch {touch}" if isinstance(touch, int) else "a mail"
        day = self.sent.on.isoformat() if self.sent.on else "an unknown day"
        why = "suppression" if self.stop.kind == "suppressed" else "opt-out"
        since = self.stop.on.isoformat() if self.stop.on else "an unknown day"
        whose = f" of the same person ({self.stopped_lead})" if self.stopped_lead else ""
        return f"{what} went out on {day}, after the {why} of {since}{whose}"


def opted_out_sends(lead: Lead, terms: Terms) -> tuple[Incident, ...]:
    """The sends of a lead's history that stand after an opt-out or a suppression, and are not settled."""
    return tuple(
        Incident(lead.id, lead.path, sent, stop)
        for sent, stop in sends_after_stop(lead)
        if not settled(lead.id, sent, terms)
    )


def sends_after_stop(lead: Lead) -> Iterable[tuple[Event, Event]]:
    """Each send that stands after a stop, with the first such stop; struck-out entries count, undated ones too."""
    stops = [event for event in lead.events if final(event)]
    for event in lead.events:
        if event.kind == "sent":
            stop = next((one for one in stops if is_after(event, one)), None)
            if stop is not None:
                yield event, stop


def is_after(sent: Event, stop: Event) -> bool:
    """Whether a send came after a stop: by day; of one day, or without one, by the order in the file."""
    if sent.on is None or stop.on is None or sent.on == stop.on:
        return sent.index > stop.index
    return sent.on > stop.on


def settled(lead: str, sent: Event, terms: Terms) -> bool:
    """Whether the policy says that this incident was investigated and closed."""
    return sent.on is not None and (lead, sent.on.isoformat()) in terms.settled_incidents


def shared_incidents(leads: Iterable[Lead], terms: Terms, matching: Matching) -> tuple[Incident, ...]:
    """All incidents, with those across leads: mail to a lead whose mailbox said no under another lead's file."""
    leads = list(leads)
    found = [incident for lead in leads for incident in opted_out_sends(lead, terms)]
    by_mailbox: dict[str, list[Lead]] = {}
    for lead in leads:
        address = read_address(lead.email)
        if address is not None:
            base = base_form(address, matching.dotless, plus_tag=matching.plus_tag)
            by_mailbox.setdefault(base.text, []).append(lead)
    for group in by_mailbox.values():
        found.extend(_across(group, terms) if len(group) > 1 else ())
    return tuple(found)


def _across(group: list[Lead], terms: Terms) -> Iterable[Incident]:
    for lead in group:
        for other in group:
            if other is lead:
                continue
            stops = [event for event in other.events if final(event)]
            for sent in (event for event in lead.events if event.kind == "sent"):
                stop = next((one for one in stops if _later(sent, one)), None)
                if stop is not None and not settled(lead.id, sent, terms):
                    yield Incident(lead.id, lead.path, sent, stop, other.id)


def _later(sent: Event, stop: Event) -> bool:
    """Across files there is no order within a day: only a later day counts."""
    return sent.on is not None and stop.on is not None and sent.on > stop.on
