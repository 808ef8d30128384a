"""A document held against its chain: each link satisfied, missing, stale, unverifiable or broken, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from govern.approvals.assessing import Assessed, Assessment, Fault, State, assess
from govern.approvals.chain import Chain, Link, Proof, Strength
from govern.approvals.signoff import SignOff
from govern.approvals.statement import signoff_digest
from govern.documents.document import Document
from govern.policy.model import Holder
from govern.values import frozen

__all__ = ["Assessment", "ChainVerdict", "Clause", "Fault", "State", "judge"]

_MOST_STEPS = 5000
"""Sign-offs are tried in this many arrangements; a file that needs more is not signed but stuffed."""


@frozen
class Clause:
    """One link of the chain and how it stands. ``sign_off`` is the entry that counts for it, or the nearest to it."""

    link: Link
    state: State
    why: str
    fault: Fault | None = None
    sign_off: SignOff | None = None
    name: str = ""
    proof: Proof | None = None


@frozen(slots=False)
class ChainVerdict:
    """How a document stands.

    ``strength`` is the weakest proof among the sign-offs that count (``declared`` where no evidence was asked for:
    then it is well-formed and no more). ``faults`` hold for the chain as a whole. ``claim`` is the status where it
    claims more than that.
    """

    chain: Chain
    clauses: tuple[Clause, ...]
    faults: tuple[str, ...]
    strength: Strength
    proven: bool
    claim: str
    assessments: tuple[Assessment, ...]

    @property
    def complete(self) -> bool:
        """Whether every link is satisfied and nothing stands against the chain."""
        return not self.faults and bool(self.clauses) and self.next is None

    @property
    def next(self) -> Clause | None:
        """The first link that is not satisfied."""
        return next((one for one in self.clauses if one.state is not State.SATISFIED), None)

    @property
    def next_role(self) -> str | None:
        """The role that must act next; ``None`` when the chain is complete or nobody can complete it."""
        return None if self.next is None or self.chain.barred else self.next.link.role


def judge(
    document: Document,
    chain: Chain,
    roster: tuple[Holder, ...],
    as_of: date,
    evidence: Mapping[int, Proof] | None = None,
    authors: Iterable[str] = (),
) -> ChainVerdict:
    """Hold a document's sign-offs against a chain.

    ``roster`` is that of the trusted side. ``evidence`` gives what was found out about each sign-off by its index;
    ``None``: nobody was asked, and the verdict says only whether the chain is well-formed. ``authors`` are addresses of
    those who wrote or edited the text, besides those whom the front matter names. Never raises.
    """
    found = assess(document, chain, roster, as_of, evidence, authors)
    best = _arrange(chain, found.assessments, found.ancestors)
    clauses = tuple(_clause(position, chain, best, found, document) for position in range(len(chain.links)))
    faults = _faults(chain, clauses, found.authors)
    complete = not faults and bool(clauses) and all(one.state is State.SATISFIED for one in clauses)
    status = document.data.get("status")
    return ChainVerdict(
        chain=chain,
        clauses=clauses,
        faults=faults,
        strength=_strength(clauses),
        proven=evidence is not None,
        claim=str(status) if chain.claims_completion(status) and not complete else "",
        assessments=found.assessments,
    )


def _arrange(
    chain: Chain, assessments: tuple[Assessment, ...], ancestors: Mapping[int, frozenset[int]]
) -> tuple[Assessment, ...]:
    """The best row of sign-offs, one a link, each covering the one before it, no person twice."""
    columns = [
        sorted(
            (one for one in assessments if one.usable and one.fits(link)),
            key=lambda one: (one.state is State.SATISFIED, one.sign_off.index),
            reverse=True,
        )
        for link in chain.links
    ]
    best: tuple[Assessment, ...] = ()
    waiting: list[tuple[Assessment, ...]] = [()]
    steps = 0
    while waiting and steps < _MOST_STEPS and _score(best)[0] < len(columns):
        row = waiting.pop()
        steps += 1
        if _score(row) > _score(best):
            best = row
        if len(row) < len(columns):
            fitting = [one for one in columns[len(row)] if _follows(one, row, ancestors)]
            waiting.extend((*row, one) for one in reversed(fitting))
    return best


def _score(row: tuple[Assessment, ...]) -> tuple[int, int, int]:
    """The more links a row fills without a gap, the better; then the longer one, then that with more proven sign-offs.

    A whole row that somebody has made up must not stand before the first link that is truly signed.
    """
    proven = [one.state is State.SATISFIED for one in row]
    leading = proven.index(False) if False in proven else len(proven)
    return leading, len(row), sum(proven)


def _follows(one: Assessment, row: tuple[Assessment, ...], ancestors: Mapping[int, frozenset[int]]) -> bool:
    if any(one.person == other.person for other in row):
        return False
    return not row or (row[-1].sign_off.index in ancestors[one.sign_off.index] and not _earlier(one, row[-1]))


def _earlier(one: Assessment, other: Assessment) -> bool:
    first, second = one.sign_off.moment, other.sign_off.moment
    return first is not None and second is not None and first < second


def _clause(
    position: int,
    chain: Chain,
    best: tuple[Assessment, ...],
    found: Assessed,
    document: Document,
) -> Clause:
    link = chain.links[position]
    if position < len(best):
        return _told(link, best[position])
    candidates = [one for one in found.assessments if one.fits(link)]
    if not candidates:
        return Clause(link, State.MISSING, f"nobody has signed as {link.role} yet")
    nearest = max(candidates, key=lambda one: (_NEARNESS[one.state], one.sign_off.index))
    if nearest.usable:
        # The first link takes any usable sign-off, so this is a later one.
        nearest = _out_of_order(nearest, chain.links[position - 1], best, found, document)
    return _told(link, nearest)


_NEARNESS = {
    State.SATISFIED: 4,
    State.UNVERIFIABLE: 3,
    State.STALE: 2,
    State.MISSING: 1,
    State.BROKEN: 0,
}


def _told(link: Link, one: Assessment) -> Clause:
    return Clause(link, one.state, one.why, one.fault, one.sign_off, one.name, one.proof)


def _out_of_order(
    one: Assessment,
    before: Link,
    best: tuple[Assessment, ...],
    found: Assessed,
    document: Document,
) -> Assessment:
    """What is wrong with a sign-off that is sound in itself and fits into no row."""
    twin = next((other for other in best if other.person == one.person), None)
    if twin is not None:
        return one.turned(
            State.BROKEN,
            Fault.SAME_PERSON,
            f"{one.name} signed as {twin.sign_off.role} already, and nobody fills two links of a chain",
        )
    ancestors = found.ancestors[one.sign_off.index]
    covered = [other for other in found.assessments if other.sign_off.index in ancestors]
    lapsed = next(
        (
            other
            for other in reversed(covered)
            if other.state is not State.SATISFIED and other.sign_off.approves
        ),
        None,
    )
    if lapsed is not None:
        counts = "is not proven" if lapsed.usable else "no longer counts"
        return one.turned(
            State.STALE,
            Fault.LAPSED,
            f"{one.name} signed over the {lapsed.sign_off.role} sign-off by {lapsed.name}, which {counts}",
        )
    if covered:
        return one.turned(
            State.BROKEN,
            Fault.WRONG_ORDER,
            f"{one.name}'s sign-off is dated before the one that it covers ({covered[-1].name}, {covered[-1].sign_off.at})",
        )
    return one.turned(
        State.BROKEN,
        Fault.WRONG_ORDER,
        f"{one.name} signed as {one.sign_off.role} on {one.day} and did not cover a sign-off as {before.role}, which comes first"
        + _to_cover(one, best, document),
    )


def _to_cover(one: Assessment, best: tuple[Assessment, ...], document: Document) -> str:
    """What would have to stand under ``previous`` of a sign-off that covers none, though one to cover stands above it."""
    above = best[-1].sign_off if best else None
    if above is None or above.index > one.sign_off.index or one.sign_off.previous is not None:
        return ""
    word = "is null" if one.sign_off.states_previous else "is missing"
    return f": its `previous` {word} and should be {signoff_digest(document, above)}"


def _faults(chain: Chain, clauses: tuple[Clause, ...], authors: frozenset[str]) -> tuple[str, ...]:
    if chain.barred:
        return (chain.barred,)
    if any(one.sign_off is None or one.state is not State.SATISFIED for one in clauses):
        return ()
    # Everybody who signed is somebody else by now, and no author is among them.
    people = len(clauses) + len(authors)
    if people >= chain.distinct_people:
        return ()
    known = "" if authors else " (nobody is named as the author)"
    return (f"{chain.distinct_people} different people must take part and only {people} did{known}",)


def _strength(clauses: tuple[Clause, ...]) -> Strength:
    proofs = [one.proof for one in clauses if one.state is State.SATISFIED]
    strengths = [proof.strength if proof is not None else Strength.DECLARED for proof in proofs]
    return min(strengths, key=lambda one: one.rank, default=Strength.DECLARED)
