"""One sign-off at a time: is it well-formed, by the right person, in time, about this text, and proven?

What depends on other links (order, one person in two links) is the verdict's; see ``verdict``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from govern.approvals.chain import Chain, Link, Proof, Strength, stated_authors
from govern.approvals.digest import content_digest
from govern.approvals.people import People, holds, people_of
from govern.approvals.signoff import SignOff, read_sign_offs
from govern.approvals.statement import signoff_digest
from govern.documents.document import Document
from govern.policy.model import Holder
from govern.values import frozen


class State(StrEnum):
    """How a link of a chain, or one sign-off, stands."""

    SATISFIED = "satisfied"
    MISSING = "missing"
    STALE = "stale"
    UNVERIFIABLE = "unverifiable"
    BROKEN = "broken"


class Fault(StrEnum):
    """What keeps a sign-off from counting."""

    MALFORMED = "malformed"
    UNKNOWN_LINK = "unknown-link"
    NOT_HOLDER = "not-holder"
    OWN_TEXT = "own-text"
    BROKEN_PREVIOUS = "broken-previous"
    FUTURE = "future"
    TOO_EARLY = "too-early"
    WITHDRAWN = "withdrawn"
    CONTENT = "content"
    SAME_PERSON = "same-person"
    LAPSED = "lapsed"
    WRONG_ORDER = "wrong-order"
    UNPROVEN = "unproven"


@frozen
class Assessment:
    """What became of one sign-off. ``person`` and ``name`` are of the one whom it names, ``day`` of its moment."""

    sign_off: SignOff
    state: State
    why: str
    fault: Fault | None = None
    person: str = ""
    name: str = ""
    day: str = ""
    proof: Proof | None = None

    @property
    def usable(self) -> bool:
        """Whether nothing but a proof is wanting."""
        return self.state in {State.SATISFIED, State.UNVERIFIABLE}

    def fits(self, link: Link) -> bool:
        """Whether it says yes for a link. Role and scope must be the link's very characters."""
        return self.sign_off.approves and (self.sign_off.role, self.sign_off.scope) == (link.role, link.scope)

    def turned(self, state: State, fault: Fault, why: str) -> Assessment:
        """The same sign-off, judged otherwise."""
        return replace(self, state=state, fault=fault, why=why)


@frozen
class Assessed:
    """All sign-offs of a document assessed; ``ancestors`` are the earlier ones that each covers by ``previous``."""

    assessments: tuple[Assessment, ...]
    ancestors: Mapping[int, frozenset[int]]
    authors: frozenset[str]


@frozen
class _Case:
    """What all sign-offs of one document are held against."""

    document: Document
    chain: Chain
    people: People
    as_of: date
    evidence: Mapping[int, Proof] | None
    authors: frozenset[str]
    content: str
    sign_offs: tuple[SignOff, ...]
    lost: frozenset[int]
    withdrawn: Mapping[int, SignOff]


def assess(
    document: Document,
    chain: Chain,
    roster: tuple[Holder, ...],
    as_of: date,
    evidence: Mapping[int, Proof] | None,
    authors: Iterable[str],
) -> Assessed:
    """Assess every sign-off of a document by itself. Parameters as for ``verdict.judge``."""
    sign_offs = read_sign_offs(document)
    people = people_of(roster)
    writers = people.persons((*stated_authors(document), *authors))
    if not sign_offs:
        return Assessed((), {}, writers)
    ancestors, lost = ancestors_of(document, sign_offs)
    case = _Case(
        document=document,
        chain=chain,
        people=people,
        as_of=as_of,
        evidence=evidence,
        authors=writers,
        content=content_digest(document),
        sign_offs=sign_offs,
        lost=lost,
        withdrawn=_withdrawn(sign_offs, ancestors, people, chain),
    )
    return Assessed(tuple(_assess(case, one) for one in sign_offs), ancestors, writers)


def ancestors_of(
    document: Document, sign_offs: tuple[SignOff, ...]
) -> tuple[Mapping[int, frozenset[int]], frozenset[int]]:
    """The earlier sign-offs that each one covers, at first and second hand, and those that cover none though they say so.

    A sign-off that stands twice is covered twice: which of the two is proven is not for ``previous`` to say.
    """
    known: dict[str, frozenset[int]] = {}
    found: dict[int, frozenset[int]] = {}
    lost: set[int] = set()
    for one in sign_offs:
        parents = frozenset() if one.previous is None else known.get(one.previous, frozenset())
        if one.previous is not None and not parents:
            lost.add(one.index)
        found[one.index] = parents.union(*(found[parent] for parent in parents))
        mark = signoff_digest(document, one)
        known[mark] = known.get(mark, frozenset()) | {one.index}
    return found, frozenset(lost)


def _withdrawn(
    sign_offs: tuple[SignOff, ...], ancestors: Mapping[int, frozenset[int]], people: People, chain: Chain
) -> Mapping[int, SignOff]:
    """Which sign-offs were taken back, and by which entry.

    Whoever held the role on that day can take back its sign-offs, also a predecessor's. A withdrawal holds, wherever it
    stands in the list, until a sign-off covers it. It needs no proof and no date in order: to believe a false one costs a
    signature, not to believe a true one sends a mail.
    """
    taken: dict[int, SignOff] = {}
    for revoke in sign_offs:
        if revoke.decision != "revoke" or not _held(revoke, people, chain):
            continue
        for one in sign_offs:
            same = (one.role, one.scope) == (revoke.role, revoke.scope)
            if one.approves and same and revoke.index not in ancestors[one.index]:
                taken.setdefault(one.index, revoke)
    return taken


def _held(sign_off: SignOff, people: People, chain: Chain) -> bool:
    entries = people.entries(sign_off.by, sign_off.role)
    if sign_off.moment is None:
        return bool(entries)
    day = chain.day(sign_off.moment)
    return any(holds(entry, day) for entry in entries)


def _assess(case: _Case, one: SignOff) -> Assessment:
    name = case.people.name(one.by) or "somebody"
    day = "" if one.moment is None else case.chain.day(one.moment).isoformat()
    person = case.people.person(one.by) if one.by.strip() else ""
    proof = None if case.evidence is None else case.evidence.get(one.index)
    wrong = _wrong(case, one, name, day, person)
    if wrong is not None:
        state, fault, why = wrong
        return Assessment(one, state, why, fault, person, name, day, proof)
    unproven = _unproven(case, name, proof, person)
    if unproven:
        return Assessment(one, State.UNVERIFIABLE, unproven, Fault.UNPROVEN, person, name, day, proof)
    return Assessment(one, State.SATISFIED, f"{name} signed on {day}", None, person, name, day, proof)


_Wrong = tuple[State, Fault, str]


def _wrong(case: _Case, one: SignOff, name: str, day: str, person: str) -> _Wrong | None:
    """What is wrong with the sign-off itself, the worst first; ``None``: nothing."""
    if one.faults:
        words = ", ".join(words for _, words in one.faults)
        return State.BROKEN, Fault.MALFORMED, f"the sign-off cannot be understood: {words}"
    return (
        _wrong_link(case, one)
        or _wrong_person(case, one, name, day, person)
        or _wrong_place(case, one, name)
        or _wrong_day(case, one, name, day)
        or _gone(case, one, name, day)
    )


def _wrong_link(case: _Case, one: SignOff) -> _Wrong | None:
    if any((one.role, one.scope) == (link.role, link.scope) for link in case.chain.links):
        return None
    known = " · ".join(f"{link.role} for {link.scope}" for link in case.chain.links)
    odd = "" if (one.role + one.scope).isascii() else " (not all of its letters are Latin ones)"
    return (
        State.BROKEN,
        Fault.UNKNOWN_LINK,
        f"the chain has no link {one.role} for {one.scope}{odd}; it has {known}",
    )


def _wrong_person(case: _Case, one: SignOff, name: str, day: str, person: str) -> _Wrong | None:
    if not _held(one, case.people, case.chain):
        return State.BROKEN, Fault.NOT_HOLDER, _why_not_holder(case, one, name, day)
    if one.approves and person in case.authors:
        return State.BROKEN, Fault.OWN_TEXT, f"{name} wrote or edited this text, and nobody signs their own"
    return None


def _why_not_holder(case: _Case, one: SignOff, name: str, day: str) -> str:
    entries = case.people.entries(one.by, one.role)
    if entries:
        until = [entry.end.isoformat() for entry in entries if entry.end is not None]
        since = min(entry.start for entry in entries).isoformat()
        period = f"since {since}" if not until else f"from {since} to {max(until)}"
        return f"{name} was not {one.role} on {day} (in the role {period})"
    if case.people.known(one.by):
        roles = ", ".join(sorted({entry.role for entry in case.people.entries(one.by)}))
        return f"{name} does not hold the role {one.role} (but {roles})"
    return f"{one.by} is not in the roster"


def _wrong_place(case: _Case, one: SignOff, name: str) -> _Wrong | None:
    if one.index not in case.lost:
        return None
    return (
        State.BROKEN,
        Fault.BROKEN_PREVIOUS,
        f"the sign-off by {name} covers an earlier one that does not stand here: it was changed, removed or moved, "
        "or this one was copied from another file",
    )


def _wrong_day(case: _Case, one: SignOff, name: str, day: str) -> _Wrong | None:
    if one.moment is None:
        return None
    first, last = case.chain.days(one.moment)
    if first > case.as_of:
        return State.BROKEN, Fault.FUTURE, f"{name} signed on {day}, which is after {case.as_of.isoformat()}"
    written = content_day(case.document)
    if written is not None and last < written:
        return (
            State.BROKEN,
            Fault.TOO_EARLY,
            f"{name} signed on {day}, before the text was there ({written.isoformat()})",
        )
    return None


def content_day(document: Document) -> date | None:
    """The day that a document gives itself, under ``date`` or ``created``; ``None`` where it gives none."""
    for key in ("date", "created"):
        value = document.data.get(key)
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                return None
    return None


def _gone(case: _Case, one: SignOff, name: str, day: str) -> _Wrong | None:
    revoke = case.withdrawn.get(one.index)
    if revoke is not None:
        who = case.people.name(revoke.by)
        reason = f": {revoke.reason.strip()}" if revoke.reason.strip() else ""
        return State.MISSING, Fault.WITHDRAWN, f"{who} took the sign-off of {day} back{reason}"
    if one.content != case.content:
        return State.STALE, Fault.CONTENT, f"the text has changed since {name} signed on {day}"
    return None


def _unproven(case: _Case, name: str, proof: Proof | None, person: str) -> str:
    """What is wanting of the proof that the chain asks for; ``""``: nothing, or nobody was asked."""
    wanted = case.chain.proof
    if case.evidence is None or wanted is Strength.DECLARED:
        return ""
    if proof is None:
        return f"nothing proves that {name} signed (the policy asks for {wanted})"
    if not proof.ok:
        return f"the sign-off in {name}'s name is not proven: {proof.why or 'no proof was found'}"
    if proof.strength.rank < wanted.rank:
        return (
            f"the sign-off in {name}'s name is proven by {proof.strength} only; the policy asks for {wanted}"
        )
    if person not in case.people.persons(proof.emails):
        others = ", ".join(case.people.name(email) for email in proof.emails) or "nobody known"
        return f"the sign-off in {name}'s name came from {others}"
    return ""
