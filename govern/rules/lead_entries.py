"""LED108–LED117: the entries of a history and the claims beside it: days, codes, authors, personal data."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from govern import patterns
from govern.annotations import TYPE_CHECKING, Any
from govern.documents.document import Document
from govern.documents.names import stem_of
from govern.findings import Edit, Fix
from govern.rules.lead_reading import View, listed, view
from govern.rules.registry import Context, Problem

if TYPE_CHECKING:
    from govern.ladder.evidence import Answer

_ADDRESS = patterns.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_GROUPS = {
    "gate": ("gates", "gate"),
    "indicator": ("indicators", "signal"),
    "engagement": ("engagement", "signal"),
}
"""Kinds of evidence: their group in the ladder, and the field that holds the code."""


def claim_contradicts(document: Document, context: Context) -> Iterator[Problem]:
    """LED108: a gate or an indicator stands otherwise beside the history than in it."""
    from govern.ladder.evidence import Evidence, mark

    seen = view(document, context)
    evidence = Evidence(document.data)
    for event in seen.lead.standing:
        evidence.fold(event)
    told = {event.kind for event in seen.lead.events}
    for kind in ("gate", "indicator"):
        group = _GROUPS[kind][0]
        claims = document.data.get(group)
        if kind not in told or not isinstance(claims, Mapping):
            continue
        for code, value in claims.items():
            if not isinstance(code, str) or code.startswith("x-"):
                continue
            found = evidence.marks.get(code)
            truth = found[0].value if found else "unknown"
            if mark(value) != truth:
                yield _claim(document, group, code, value, truth)


def _claim(document: Document, group: str, code: str, value: Any, truth: str) -> Problem:
    place = document.position(group, code)
    words = {"yes": "pass", "no": "fail", "unknown": "unknown"}
    if group == "indicators":
        words = {"yes": "true", "no": "false", "unknown": "unknown"}
    said = {True: "true", False: "false", None: "nothing"}.get(value, str(value)[:40])
    return Problem(
        place.start,
        place.end,
        f"{code} stands as {said} here; the history says {words[truth]}.",
        f"Write `{code}: {words[truth]}`, or record the check that changed it.",
        Fix(
            f"Say what the history says: {words[truth]}",
            (Edit(place.start, place.end, words[truth]),),
            safe=False,
        ),
    )


def unverified(document: Document, context: Context) -> Iterator[Problem]:
    """LED109: something counts as met, and no entry says who checked it, and when."""
    seen = view(document, context)
    for kind, (group, field) in _GROUPS.items():
        bare = [
            str(event.data.get(field))
            for event in seen.lead.claims
            if event.kind == kind and not (event.by and event.on) and _counts(event.data, kind)
        ]
        if bare:
            yield seen.on(
                group,
                f"{listed(bare)} {'stands' if len(bare) == 1 else 'stand'} here as met, "
                "but no entry of the history says who saw it, and when.",
                f"Record each with `govern lead {'signal' if kind == 'engagement' else kind} {seen.lead.id} …`.",
            )


def _counts(data: Mapping[str, Any], kind: str) -> bool:
    from govern.ladder.evidence import YES, mark

    if kind == "engagement":
        return True
    answer: Answer = mark(data.get("result" if kind == "gate" else "met"))
    return answer is YES


def future(document: Document, context: Context) -> Iterator[Problem]:
    """LED110: an entry of a day that has not come."""
    seen = view(document, context)
    for event in seen.lead.events:
        if event.on is not None and event.on > seen.as_of:
            yield seen.at(
                event,
                f"{event.on} has not come yet (today is {seen.as_of}): a history tells what happened.",
                "Correct the day. What is planned belongs into the text below, or into a Briefing's `for`.",
                "on",
            )


def out_of_order(document: Document, context: Context) -> Iterator[Problem]:
    """LED111: an entry that is older than one before it."""
    seen = view(document, context)
    latest = None
    for event in seen.lead.events:
        if event.on is None:
            continue
        if latest is not None and event.on < latest:
            yield seen.at(
                event,
                f"This entry is of {event.on} and stands after one of {latest}.",
                "Entries stand in order of day. One that was written down late counts from its own day; say so in `note`, "
                "and silence this finding with that reason.",
                "on",
            )
        else:
            latest = event.on


def unknown_code(document: Document, context: Context) -> Iterator[Problem]:
    """LED112: a gate, signal or indicator that the ladder does not know."""
    seen = view(document, context)
    known = {
        "gate": seen.ladder.gates,
        "indicator": tuple(seen.ladder.indicators),
        "engagement": tuple(seen.ladder.engagement),
    }
    for event in seen.lead.events:
        if event.kind not in known:
            continue
        field = _GROUPS[event.kind][1]
        code = event.data.get(field)
        if isinstance(code, str) and code not in known[event.kind]:
            yield seen.at(
                event,
                f"The ladder has no {event.kind} “{code[:40]}”; this entry proves nothing.",
                f"Use one of: {', '.join(known[event.kind])}.",
                field,
            )
    yield from _unknown_claims(seen, known)


def _unknown_claims(seen: View, known: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    for kind, (group, field) in _GROUPS.items():
        codes = [event.data.get(field) for event in seen.lead.claims if event.kind == kind]
        bad = [
            code for code in codes if isinstance(code, str) and code not in known[kind] and code[:2] != "x-"
        ]
        if bad:
            yield seen.on(
                group,
                f"The ladder has no {kind} “{bad[0][:40]}”; it proves nothing.",
                f"Use one of: {', '.join(known[kind])}.",
            )


def wrong_verifier(document: Document, context: Context) -> Iterator[Problem]:
    """LED113: evidence from somebody who is not to verify that kind of evidence."""
    seen = view(document, context)
    for event in seen.lead.events:
        allowed = seen.ladder.verifiers.get(_GROUPS[event.kind][0]) if event.kind in _GROUPS else None
        if allowed is None or not event.by or seen.ladder.roles_of(event.by, event.on) & set(allowed):
            continue
        yield seen.at(
            event,
            f"{event.by} recorded this; {event.kind} entries are verified by {listed(allowed, 'or')}.",
            f"Let {listed(allowed, 'or')} check it and record it.",
            "by",
        )


def overdue(document: Document, context: Context) -> Iterator[Problem]:
    """LED114: something waits longer than the SOP allows."""
    from govern.ladder.calendar import calendar_of
    from govern.ladder.deadlines import duties

    seen = view(document, context)
    if not seen.ladder.deadlines or not seen.lead.events:
        return
    calendar = calendar_of(context.policy)
    for duty in duties(seen.lead, seen.ladder, calendar, seen.as_of):
        if duty.overdue(seen.as_of):
            late = duty.late_by(seen.as_of, calendar)
            yield seen.at(
                duty.start,
                f"{duty.deadline.id} was due on {duty.due:%Y-%m-%d at %H:%M} ({duty.deadline.owner}, "
                f"{duty.deadline.business_days} business day{'s' * (duty.deadline.business_days != 1)}) and is "
                f"{late} business day{'s' * (late != 1)} late.",
                f"See `govern inbox --role {duty.deadline.owner}`.",
                "on",
            )


def address_in_id(document: Document, context: Context) -> Iterator[Problem]:
    """LED115: an id or a file name that holds the person's address or name."""
    seen = view(document, context)
    stem = stem_of(document.path)
    for key, value in (("id", seen.lead.id), ("", stem)):
        told = _personal(value, seen)
        if told:
            place = document.position("id")
            yield Problem(
                place.start,
                place.end,
                f"The {'id' if key else 'file name'} “{value[:60]}” holds {told}; it stays when the person is forgotten.",
                "Name the file and the id by the company: a file name stands in every commit, for good.",
            )
            return


def _personal(value: str, seen: View) -> str:
    if "@" in value:
        return "an e-mail address"
    slug = _slug(value)
    if seen.lead.email and _slug(seen.lead.email) and _slug(seen.lead.email) in slug:
        return "the contact's address"
    names = [seen.lead.contact.get(key) for key in ("first_name", "last_name")]
    if all(isinstance(name, str) and _slug(name) for name in names):
        both = {_slug("-".join(map(str, order))) for order in (names, names[::-1])}
        company = _slug(seen.lead.company_name)
        if any(one in slug and one not in company for one in both):
            return "the contact's name"
    return ""


_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    if plain.isascii():
        return "-".join(plain.translate(_BLANKS).split())
    return "-".join(
        "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char)).split()
    )


def address_in_history(document: Document, context: Context) -> Iterator[Problem]:
    """LED116: an e-mail address in the text of an entry, which can never be removed."""
    seen = view(document, context)
    for event in seen.lead.events:
        for key, value in event.data.items():
            if key in {"by", "message_id"} or not isinstance(value, str) or "@" not in value:
                continue
            found = _ADDRESS.search(value)
            if found:
                yield seen.at(
                    event,
                    "There is an e-mail address in this entry, and a history cannot be cut when its owner wants to be "
                    "forgotten.",
                    "Say who it was by role or company, and keep the address in `contact`.",
                    key,
                )


def idle_correction(document: Document, context: Context) -> Iterator[Problem]:
    """LED117: a correction that strikes nothing out."""
    seen = view(document, context)
    for correction in seen.lead.corrections:
        if correction.target is None:
            yield seen.at(
                correction.event,
                f"This correction has no effect: {correction.fault}.",
                "Name the entry by its day, event and code: `corrects: {on: 2026-04-02, event: engagement, signal: E1}`.",
                "corrects",
            )
