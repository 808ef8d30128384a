"""What the APR rules find: sign-offs that are not well-formed (SOP 5.4).

Well-formed and no more: whether the people named here really signed is proven by ``govern gate``, which asks Git, keys and
the trusted base. Drafts without sign-offs cost nothing here and say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govern.annotations import TYPE_CHECKING
from govern.documents.document import Document
from govern.rules.registry import Conflict, Context, Fact, Facts, Problem, Stated, Wanted

if TYPE_CHECKING:
    from govern.approvals.verdict import Assessment, ChainVerdict

Check = Callable[[Document, Context], Iterator[Problem]]


class _Judged:
    """The verdict of the document judged last: all rules of the family ask for the same one."""

    def __init__(self) -> None:
        self._asked: tuple[Document, Context] | None = None
        self._verdict: ChainVerdict | None = None

    def of(self, document: Document, context: Context) -> ChainVerdict | None:
        """The verdict; ``None`` for a document that needs none or that neither is signed nor claims to be."""
        if not (document.data.get("approvals") or document.data.get("status")):
            return None
        asked = self._asked
        if asked is None or asked[0] is not document or asked[1] is not context:
            self._verdict = _verdict(document, context)
            self._asked = (document, context)
        return self._verdict


_judged = _Judged()


def _verdict(document: Document, context: Context) -> ChainVerdict | None:
    if not document.data.get("approvals") and not _claims(document, context):
        return None
    from govern.approvals.chain import chain_for
    from govern.approvals.verdict import judge

    chain = chain_for(document, context.policy)
    if chain is None:
        return None
    return judge(document, chain, context.policy.roster, context.as_of)


def _claims(document: Document, context: Context) -> bool:
    """Whether the status of an unsigned document may say that everybody has signed.

    Asks the policy's plain values, so that checking drafts loads nothing of approvals.
    """
    status = document.data.get("status")
    kind = context.policy.kinds.get(document.kind)
    if status is None or kind is None or not kind.chain:
        return False
    claims = context.policy.data.get("chains", {}).get(kind.chain, {}).get("claims")
    return status in claims if claims else status not in context.policy.data.get("drafts", ())


def status_claims_too_much(document: Document, context: Context) -> Iterator[Problem]:
    """APR101: a status which says that everybody has signed when not everybody has."""
    verdict = _judged.of(document, context)
    if verdict is None or not verdict.claim:
        return
    at = document.position("status")
    lacking = [one.why for one in verdict.clauses if one.state != "satisfied"]
    why = "; ".join([*verdict.faults, *lacking])
    role = verdict.next_role
    act = f" Next: `govern approve {document.path} --as {role}`." if role else ""
    yield Problem(
        at.start,
        at.end,
        f"The status says {verdict.claim}, but the sign-offs do not: {why}",
        f"Write `status: {_draft(context)}` until the chain is complete.{act}",
    )


def _draft(context: Context) -> str:
    drafts = context.policy.data.get("drafts") or ["draft"]
    return str(drafts[0])


def check_for(fault: str, key: str, help_words: str) -> Check:
    """A check that yields what one fault says of the sign-offs that have it, at one of their keys."""

    def check(document: Document, context: Context) -> Iterator[Problem]:
        verdict = _judged.of(document, context)
        for one in () if verdict is None else _standing(verdict, fault):
            at = document.position(*one.sign_off.path, key)
            yield Problem(at.start, at.end, _capital(one.why), help_words.format(**_words(document, one)))

    return check


def _standing(verdict: ChainVerdict, fault: str) -> Iterator[Assessment]:
    """The sign-offs with a fault that matters: one beside a valid sign-off for the same link does no harm."""
    if verdict.complete:
        return
    filled = {clause.link for clause in verdict.clauses if clause.state == "satisfied"}
    nearest = {
        clause.sign_off.index: clause
        for clause in verdict.clauses
        if clause.sign_off is not None and clause.link not in filled
    }
    for one in verdict.assessments:
        clause = nearest.get(one.sign_off.index)
        if clause is not None and clause.fault is not None:
            # The link knows more than the sign-off alone: order, and one person in two links.
            one = one.turned(clause.state, clause.fault, clause.why)
        matters = clause is not None or fault in _TELLING
        if one.fault == fault and matters and not any(one.fits(link) for link in filled):
            yield one


_TELLING = frozenset(
    {"unknown-link", "not-holder", "own-text", "broken-previous", "future", "too-early", "malformed"}
)
"""Faults that are told of every sign-off; the others only of the one that comes nearest to filling its link."""


def _capital(words: str) -> str:
    return words if "@" in words.split(" ", 1)[0] else words[:1].upper() + words[1:]


def _words(document: Document, one: Assessment) -> dict[str, str]:
    return {"path": document.path, "role": one.sign_off.role, "name": one.name}


def stale(document: Document, context: Context) -> Iterator[Problem]:
    """APR102: a sign-off on a text that has changed, or on another sign-off that no longer counts."""
    words = "If the change is meant, have it signed again: `govern approve {path} --as {role}`."
    yield from check_for("content", "content", words)(document, context)
    yield from check_for("lapsed", "previous", words)(document, context)


def one_person_twice(document: Document, context: Context) -> Iterator[Problem]:
    """APR110: one person in two links, or fewer people than the chain asks for."""
    yield from check_for("same-person", "by", "Somebody else must sign as {role}.")(document, context)
    verdict = _judged.of(document, context)
    if verdict is not None and verdict.faults and not verdict.chain.barred:
        at = document.position("approvals")
        yield Problem(at.key_start, at.key_end, _capital(verdict.faults[0]), "Let another person sign.")


def impossible_moment(document: Document, context: Context) -> Iterator[Problem]:
    """APR112: a time that is on no clock. What the schema sees of a malformed sign-off is its own to tell."""
    verdict = _judged.of(document, context)
    for one in () if verdict is None else verdict.assessments:
        at = one.sign_off.at
        if one.sign_off.moment is None and len(at) in {20, 25} and _day_exists(at):
            place = document.position(*one.sign_off.path, "at")
            yield Problem(
                place.start, place.end, f"There is no such time: {at}.", "Write it as 2026-04-21T09:30:00Z."
            )


def _day_exists(at: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(at[:10])
    except ValueError:
        return False
    return True


def withdrawal_without_reason(document: Document, context: Context) -> Iterator[Problem]:
    """APR113: a sign-off taken back without a word why."""
    verdict = _judged.of(document, context)
    for one in () if verdict is None else verdict.assessments:
        if one.sign_off.decision == "revoke" and not one.sign_off.reason.strip():
            at = document.position(*one.sign_off.path, "decision")
            yield Problem(
                at.start,
                at.end,
                "A sign-off is taken back here without a reason.",
                "Add a line `reason: …`; those who mend the text need it.",
            )


def signature_missing(document: Document, context: Context) -> Iterator[Problem]:
    """APR115: the policy asks for signatures, and a sign-off that would count has none or an unreadable one."""
    verdict = _judged.of(document, context)
    if verdict is None or verdict.chain.proof != "signature":
        return
    from govern.approvals.sshsig import SignatureError, parse

    for clause in verdict.clauses:
        one = clause.sign_off
        if one is None or clause.state != "satisfied":
            continue
        try:
            parse(one.signature)
        except SignatureError as error:
            key = "signature" if one.signature else "role"
            at = document.position(*one.path, key)
            fault = f"cannot be read: {error}" if one.signature else "is missing, and the policy asks for one"
            yield Problem(
                at.start,
                at.end,
                f"The signature of {clause.name} {fault}.",
                f"Sign it again: `govern approve {document.path} --as {one.role} --sign`.",
            )


def sign_off_facts(document: Document, _: Context) -> Iterator[Fact]:
    """What each sign-off says, without the document that it stands in."""
    if not document.data.get("approvals"):
        return
    from govern.approvals.signoff import read_sign_offs

    for one in read_sign_offs(document):
        if one.faults:
            continue
        at = document.position(*one.path, "content")
        said = (one.role, one.scope, one.by, one.at, one.content, one.decision)
        yield Fact("sign-off", "\n".join(said), at.start, at.end)


def same_sign_off(stated: Stated) -> Iterator[Wanted]:
    """What APR114 must know of other files: the same sign-off."""
    if stated.topic == "sign-off":
        yield stated.topic, stated.key


def copied(facts: Facts, _: Context) -> Iterator[Conflict]:
    """APR114: the very same sign-off in two files."""
    first: dict[str, str] = {}
    for one in facts.get("sign-off", ()):
        other = first.setdefault(one.key, one.path)
        if other != one.path:
            yield Conflict(
                one,
                f"This sign-off stands in {other} too: it was copied, and a sign-off is for one file.",
                "Remove it here and have this file signed.",
            )
