"""What a reply leads to (SOP 5.6): the entries that the history gets, and whose turn it is then."""

from __future__ import annotations

from datetime import date

from govern.annotations import Any
from govern.errors import UsageError
from govern.sequences.eligibility import Case
from govern.sequences.progress import Plan, next_due, silent_since
from govern.sequences.terms import IN_PERSON
from govern.values import frozen

KINDS = ("positive", "neutral", "negative", "opt-out", "auto-reply", "none")
Entry = dict[str, Any]


@frozen
class Outcome:
    """What logging a response does. ``suppress``: the address goes onto the suppression list at once.

    ``role`` acts next and does ``act``; both are empty when nobody needs to.
    """

    entries: tuple[Entry, ...]
    suppress: bool = False
    role: str = ""
    act: str = ""


@frozen
class Heard:
    """A response as it came: its kind, the day, who logs it, and what else is known."""

    kind: str
    on: date
    by: str
    until: date | None = None
    note: str = ""
    permanent: bool = False
    channel: str = "reply"
    touch: int | None = None
    template: str = ""
    message_id: str = ""


def respond(case: Case, heard: Heard, plan: Plan | None = None) -> Outcome:
    """The outcome of a response. Raises ``UsageError`` for one that cannot be logged, with the reason.

    ``plan`` is that of the template that the lead is in, if it can be had.
    """
    _refuse(case, heard, plan)
    entry = _entry(case, heard)
    policy = case.terms.responses.get(heard.kind)
    role = policy.handler if policy else ""
    return _OUTCOMES[policy.action if policy else ""](case, heard, entry, role, plan)


def _refuse(case: Case, heard: Heard, plan: Plan | None) -> None:
    policy = case.terms.responses.get(heard.kind)
    if policy is None or policy.action not in _OUTCOMES:
        known = ", ".join(case.terms.responses)
        raise UsageError(f"The policy says nothing of a response “{heard.kind}”.", f"Use one of: {known}.")
    if heard.until is not None and policy.action != "pause":
        raise UsageError(
            f"--until belongs to an auto-reply, not to a {heard.kind} one.", "Leave --until out."
        )
    if heard.until is not None and heard.until < heard.on:
        raise UsageError(
            f"The day of return, {heard.until}, is before the day of the reply, {heard.on}.",
            "Check the year.",
        )
    if policy.action == "remove" and not heard.note.strip():
        raise UsageError("A negative reply is logged with its reason (SOP 5.6).", 'Add --note "why".')
    if heard.permanent and policy.action != "remove":
        raise UsageError("--permanent belongs to a negative reply.", "Leave it out.")
    if policy.action == "re-engage":
        _refuse_silence(case, heard, plan)


def _refuse_silence(case: Case, heard: Heard, plan: Plan | None) -> None:
    running = case.progress.running
    if running is None:
        raise UsageError(f"{case.lead.id} is in no sequence that could have ended in silence.")
    since = silent_since(running, plan, case.terms)
    if since is None:
        due = next_due(running, plan, case.terms)
        touch = f"touch {due.touch} is still to come" if due else "no touch went out yet"
        raise UsageError(f"{running.template} is not over for {case.lead.id}: {touch}.")
    if heard.on < since:
        raise UsageError(
            f"The last touch of {running.template} went out on {running.last_sent}; there is time to answer until {since}.",
            f"Log the silence on {since} or later.",
        )


def _entry(case: Case, heard: Heard) -> Entry:
    entry: Entry = {"on": heard.on.isoformat(), "by": heard.by, "event": "response", "kind": heard.kind}
    if heard.until is not None:
        entry["until"] = heard.until.isoformat()
    if heard.permanent:
        entry["permanent"] = True
    running = case.progress.running
    template = heard.template or (running.template if running and running.sent else "")
    touch = heard.touch or (
        running.sent[-1].touch if running and running.sent and not heard.template else None
    )
    for name, value in (
        ("touch", touch),
        ("template", template),
        ("message_id", heard.message_id),
        ("note", heard.note.strip()),
    ):
        if value:
            entry[name] = value
    return entry


def _engage(case: Case, heard: Heard, entry: Entry, role: str, plan: Plan | None) -> Outcome:  # noqa: ARG001
    # A request for the CRO to qualify or to book; never a way round the indicators (SOP 3.3).
    act = f"Engage {case.lead.id} in person: qualify it, or book the Briefing."
    return Outcome((entry,), role=role, act=act)


def _continue(case: Case, heard: Heard, entry: Entry, role: str, plan: Plan | None) -> Outcome:  # noqa: ARG001
    return Outcome((entry,))


def _remove(case: Case, heard: Heard, entry: Entry, role: str, plan: Plan | None) -> Outcome:  # noqa: ARG001
    if not heard.permanent:
        return Outcome((entry,))
    to = case.terms.exits[0] if case.terms.exits else ""
    if not to or case.stage == to:
        return Outcome((entry,))
    reason = heard.note.strip()
    step = {"on": entry["on"], "by": heard.by, "event": "stage", "to": to, "note": reason, "reason": reason}
    return Outcome((entry, step))


def _suppress(case: Case, heard: Heard, entry: Entry, role: str, plan: Plan | None) -> Outcome:  # noqa: ARG001
    if "suppressed" in {event.kind for event in case.lead.events}:
        return Outcome((entry,), suppress=True)
    return Outcome((entry, suppressed_entry(heard.on, heard.by, "opt-out", heard.channel)), suppress=True)


def suppressed_entry(on: date, by: str, reason: str, channel: str = "") -> Entry:
    """The entry that a lead's history gets when its address goes onto the suppression list."""
    entry = {"on": on.isoformat(), "by": by, "event": "suppressed", "reason": reason}
    return entry | ({"channel": channel} if channel else {})


def _pause(case: Case, heard: Heard, entry: Entry, role: str, plan: Plan | None) -> Outcome:  # noqa: ARG001
    if heard.until is not None:
        return Outcome((entry,))
    act = f"Find out until when {case.lead.id} is away; the sequence stands still until then."
    return Outcome((entry,), role=role, act=act)


def _re_engage(case: Case, heard: Heard, entry: Entry, role: str, plan: Plan | None) -> Outcome:  # noqa: ARG001
    running = case.progress.running
    then = running.terms.then if running and running.terms else ""
    if then.endswith(IN_PERSON):
        act = f"Write to {case.lead.id} in person: {running.template if running else 'the sequence'} ended in silence."
        return Outcome((entry,), role=then.removesuffix(IN_PERSON), act=act)
    if then == "archive":
        return Outcome((entry,), role=role, act=f"Archive {case.lead.id}: re-engagement ended in silence.")
    return Outcome((entry,))


_OUTCOMES = {
    "engage": _engage,
    "continue": _continue,
    "remove": _remove,
    "suppress": _suppress,
    "pause": _pause,
    "re-engage": _re_engage,
}
