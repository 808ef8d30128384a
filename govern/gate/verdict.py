"""One document with a chain: may it be merged with the status it claims, and what may be said of it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from govern.approvals.chain import Chain, Proof, Strength
from govern.approvals.verdict import ChainVerdict, Fault, State, judge
from govern.documents.document import Document
from govern.gate.model import DocumentVerdict, Trouble
from govern.policy.model import Policy

_FORGED = {
    Fault.UNPROVEN,
    Fault.OWN_TEXT,
    Fault.NOT_HOLDER,
    Fault.BROKEN_PREVIOUS,
    Fault.FUTURE,
    Fault.MALFORMED,
}


@dataclass(frozen=True)
class Subject:
    """A document and what Git knows of it. ``evidence`` is by the index of the sign-off."""

    document: Document
    chain: Chain
    evidence: Mapping[int, Proof]
    authors: frozenset[str]


def judge_subject(
    subject: Subject, policy: Policy, as_of: date, *, merging: bool = True
) -> tuple[DocumentVerdict, tuple[Trouble, ...]]:
    """Hold a document against its chain, and say what blocks.

    ``merging``: it is about to be let in; if not, it stands there already, and only what it claims is held against it.
    """
    chain = judge(subject.document, subject.chain, policy.roster, as_of, subject.evidence, subject.authors)
    status = str(subject.document.data.get("status", ""))
    troubles = tuple(_troubles(subject, chain, status, policy)) if merging or chain.claim else ()
    word, why = _word(chain, status)
    verdict = DocumentVerdict(
        path=subject.document.path,
        kind=subject.document.kind,
        status=status,
        passes=not troubles,
        word=word,
        why=why,
        chain=chain,
    )
    return verdict, troubles


def _troubles(subject: Subject, chain: ChainVerdict, status: str, policy: Policy) -> Iterator[Trouble]:
    document = subject.document
    if chain.complete:
        return
    at = document.source.span(*_bounds(document, ("status",)))
    step = _next_step(chain, document)
    if chain.claim:
        yield Trouble(
            "APR202", document.path, f"The status {status} says more than is proven: {_open(chain)}", step, at
        )
    elif not _may_wait(status, policy):
        yield Trouble("APR201", document.path, f"Not cleared: {_open(chain)}", step, at)
    for one in chain.assessments:
        if one.state in {State.BROKEN, State.UNVERIFIABLE} and one.fault in _FORGED:
            place = document.source.span(*_bounds(document, one.sign_off.path))
            mend = "Remove this entry; the person signs with `govern approve`, in a commit of their own."
            yield Trouble("APR203", document.path, f"A sign-off proves nothing: {one.why}", mend, place)


def _may_wait(status: str, policy: Policy) -> bool:
    drafts: Iterable[str] = policy.data.get("drafts", ())
    return status in tuple(drafts)


def _bounds(document: Document, path: tuple[str | int, ...]) -> tuple[int, int]:
    at = document.position(*path)
    return at.start, at.end


def _open(chain: ChainVerdict) -> str:
    if chain.faults:
        return chain.faults[0]
    waiting = chain.next
    return waiting.why if waiting is not None else "the chain is not complete"


def _next_step(chain: ChainVerdict, document: Document) -> str:
    if chain.next_role is None:
        return ""
    return f"It waits for {chain.next_role}: govern approve {document.path} --as {chain.next_role}"


def _word(chain: ChainVerdict, status: str) -> tuple[str, str]:
    """What may be said of the document, and the reason."""
    if chain.complete:
        if chain.chain.proof is Strength.DECLARED:
            return "well-formed", "every link is signed; the policy asks for no proof of who signed"
        return "approved", f"every link is signed and proven by {chain.strength}"
    unproven = [one for one in chain.clauses if one.state is State.UNVERIFIABLE]
    wanting = [one for one in chain.clauses if one.state not in {State.SATISFIED, State.UNVERIFIABLE}]
    if unproven and not wanting and not chain.faults:
        return "well-formed", unproven[0].why
    # A status that claims more than was proven is not repeated.
    return "not approved" if chain.claim or not status else status, _open(chain)
