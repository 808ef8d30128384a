"""RCP301–RCP307: what was sent to a lead, against what may be sent. A fact that broke the SOP stays in the history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govern.annotations import TYPE_CHECKING
from govern.documents.document import Document
from govern.rules.lead_reading import view
from govern.rules.recipient_lists import mailbox_digest
from govern.rules.registry import Conflict, Context, Fact, Facts, Problem, Stated, Wanted

if TYPE_CHECKING:
    from govern.sequences.progress import Enrolment
    from govern.sequences.terms import Terms

SENT, STOP = "mail-sent", "mail-stop"
_INVESTIGATE = "SEV2: legal.exec investigates at once (SOP 7). The entry stays; correct nothing."


def sent_after_stop(document: Document, context: Context) -> Iterator[Problem]:
    """RCP301: a send that stands after an opt-out or a suppression."""
    from govern.sequences.incidents import opted_out_sends
    from govern.sequences.terms import terms_of

    seen = view(document, context)
    for incident in opted_out_sends(seen.lead, terms_of(context.policy)):
        yield seen.at(
            incident.sent, f"{incident.words[:1].upper()}{incident.words[1:]}.", _INVESTIGATE, "event"
        )


def gather(document: Document, context: Context) -> Iterator[Fact]:
    """Every send and every stop of a lead, under its mailbox."""
    from govern.ladder.history import final

    seen = view(document, context)
    mailbox = mailbox_digest(seen.lead.email, context)
    if not mailbox:
        return
    for event in seen.lead.events:
        topic = SENT if event.kind == "sent" else STOP if final(event) else ""
        if topic and event.on is not None:
            place = document.position("history", event.index)
            yield Fact(topic, mailbox, place.start, place.end, (seen.lead.id, event.on.isoformat()))


def stopped_before(stated: Stated) -> Iterator[Wanted]:
    """What RCP302 must know of other leads: the stops of the mailbox that a mail went to."""
    if stated.topic == SENT:
        yield STOP, stated.key


def sent_to_stopped_person(facts: Facts, context: Context) -> Iterator[Conflict]:
    """RCP302: a send to a person who had said no under another lead's file."""
    from govern.sequences.terms import terms_of

    settled = terms_of(context.policy).settled_incidents
    stops: dict[str, list[tuple[str, str]]] = {}
    for one in facts.get(STOP, ()):
        if isinstance(one.data, tuple):
            stops.setdefault(one.key, []).append((str(one.data[0]), str(one.data[1])))
    for one in facts.get(SENT, ()):
        lead, on = one.data if isinstance(one.data, tuple) else ("", "")
        other = next((s for s in stops.get(one.key, ()) if s[0] != lead and s[1] < str(on)), None)
        if other is not None and (str(lead), str(on)) not in settled:
            yield Conflict(
                one,
                f"A mail went out on {on}; the same person said no on {other[1]} as {other[0]}.",
                _INVESTIGATE,
            )


def stray(document: Document, context: Context) -> Iterator[Problem]:
    """RCP303: a send while the lead was in no sequence, or of another template than its own."""
    from govern.sequences.progress import progress_of
    from govern.sequences.terms import terms_of

    seen = view(document, context)
    progress = progress_of(seen.lead, terms_of(context.policy))
    for sent in progress.strays:
        event = seen.lead.events[sent.index] if sent.index < len(seen.lead.events) else None
        if event is not None:
            what = f"A touch of {sent.template}" if sent.template else "A touch"
            words = f"{what} went out on {sent.on}, while the lead was not in that sequence."
            yield seen.at(
                event,
                words,
                "Enrol first, send then. If the entry is wrong, correct it.",
                "template",
                "event",
            )


def out_of_cadence(document: Document, context: Context) -> Iterator[Problem]:
    """RCP304: a touch too early, twice, out of order, or one too many."""
    from govern.sequences.progress import progress_of
    from govern.sequences.terms import terms_of

    seen = view(document, context)
    terms = terms_of(context.policy)
    events = {event.index: event for event in seen.lead.events}
    for enrolment in progress_of(seen.lead, terms).enrolments:
        for index, words in _faults(enrolment, terms):
            yield seen.at(
                events[index],
                words,
                "If the entry is wrong, correct it; else see to the next one.",
                "on",
                "touch",
            )


def _faults(enrolment: Enrolment, terms: Terms) -> Iterator[tuple[int, str]]:  # noqa: ARG001
    sequence = enrolment.terms
    if sequence is None:
        return
    last: date | None = None
    numbers: set[int] = set()
    for count, sent in enumerate(enrolment.sent, 1):
        if last is not None and (sent.on - last).days < sequence.gap_days:
            days = (sent.on - last).days
            yield (
                sent.index,
                f"{days} days after the touch before; {sequence.name} keeps {sequence.gap_days} (SOP 5.2).",
            )
        if sent.touch is not None and sent.touch in numbers:
            yield sent.index, f"Touch {sent.touch} went out twice."
        if count > sequence.max_touches:
            yield (
                sent.index,
                f"This is touch {count}; {sequence.name} has {sequence.max_touches} at most (SOP 5.2).",
            )
        numbers |= {sent.touch} if sent.touch is not None else set()
        last = sent.on


def overlap(document: Document, context: Context) -> Iterator[Problem]:
    """RCP305: enrolled while another sequence was running."""
    from govern.sequences.progress import progress_of
    from govern.sequences.terms import terms_of

    seen = view(document, context)
    events = {event.index: event for event in seen.lead.events}
    for running, newcomer in progress_of(seen.lead, terms_of(context.policy)).overlaps:
        words = f"Enrolled in {newcomer.template} while {running.template} was running since {running.on}."
        yield seen.at(
            events[newcomer.index], words, "End the one before the other: one sequence at a time.", "template"
        )


def not_suppressed(document: Document, context: Context) -> Iterator[Problem]:
    """RCP306: an opt-out without the entry that the address is on the suppression list."""
    seen = view(document, context)
    if any(event.kind == "suppressed" for event in seen.lead.events):
        return
    for event in seen.lead.events:
        if event.kind == "response" and event.data.get("kind") == "opt-out":
            words = "The lead opted out, and its address is not on the suppression list."
            yield seen.at(event, words, f"govern suppress --lead {seen.lead.id}", "kind")
            return


def off_stage(document: Document, context: Context) -> Iterator[Problem]:
    """RCP307: enrolled in a sequence that is for another stage."""
    from govern.sequences.progress import progress_of
    from govern.sequences.terms import terms_of

    seen = view(document, context)
    events = {event.index: event for event in seen.lead.events}
    for enrolment in progress_of(seen.lead, terms_of(context.policy)).enrolments:
        sequence = enrolment.terms
        if sequence is None or not sequence.audience:
            continue
        day = enrolment.on
        stages = {seen.timeline.steps[0].frm if seen.timeline.steps else seen.ladder.first}
        before = [step for step in seen.timeline.steps if step.on <= day]
        stages = {step.to for step in before if step.on == day} | ({before[-1].to} if before else stages)
        if sequence.audience not in stages:
            words = f"Enrolled at the stage {', '.join(sorted(stages))}; {sequence.name} is for {sequence.audience} (SOP 5.2)."
            yield seen.at(
                events[enrolment.index],
                words,
                "Qualify first. Take the lead out of the sequence.",
                "template",
            )
