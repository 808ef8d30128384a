"""What a sign-off would be and what stands against it in the document itself, before anything is written. Pure.

What Git, the other files and the base have against it is asked in ``govern.trial``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from govern.approvals.assessing import ancestors_of
from govern.approvals.chain import Chain, Link, Proof, Strength, chain_for, policy_digest, stated_authors
from govern.approvals.digest import content_digest
from govern.approvals.people import people_of
from govern.approvals.signoff import APPROVE, REVOKE, SignOff, read_sign_offs
from govern.approvals.statement import signoff_digest, statement_bytes
from govern.approvals.verdict import ChainVerdict, Fault, State, judge
from govern.check import Settings
from govern.documents.document import Document
from govern.documents.writing import append_entry, reread
from govern.errors import UsageError
from govern.policy.load import POLICY_FILE
from govern.policy.model import Holder, Policy

_SKEW = timedelta(minutes=10)
"""By how much a colleague's clock may run ahead before their sign-off counts as one from the future."""


@dataclass(frozen=True)
class Plan:
    """A sign-off as it would be written. ``refusals`` say what stands against it; with none it may be written.

    ``text`` is the whole file's new text, ``message`` the statement that a signature is made over.
    """

    document: Document
    link: Link
    signer: Holder
    moment: datetime
    entry: dict[str, Any]
    text: str
    message: bytes
    before: ChainVerdict
    after: ChainVerdict
    refusals: tuple[str, ...]

    @property
    def sign_off(self) -> SignOff:
        """The new sign-off."""
        return self.after.assessments[-1].sign_off


def chain_of(document: Document, policy: Policy) -> Chain:
    """The chain of a document. Raises ``UsageError`` for a kind that nobody signs."""
    chain = chain_for(document, policy)
    if chain is None:
        signed = ", ".join(name for name, kind in policy.kinds.items() if kind.chain)
        record = "a change of the policy is signed through its record (`govern gate --record`)"
        hint = f"Signed are: {signed}" + (f"; {record}." if document.path == POLICY_FILE else ".")
        raise UsageError(f"{document.path} is a {document.kind}, and nobody signs those.", hint)
    return chain


def link_of(chain: Chain, role: str, scope: str = "") -> Link:
    """The link of a chain that a role (and a scope, where the role has several) names."""
    fitting = [link for link in chain.links if link.role == role and scope in {"", link.scope}]
    if len(fitting) == 1:
        return fitting[0]
    known = ", ".join(f"{link.role} ({link.scope})" for link in chain.links)
    if fitting:
        raise UsageError(f"{role} signs several things here: {known}.", "Add --scope.")
    what = f"{role} for {scope}" if scope else role
    raise UsageError(f"The chain “{chain.name}” has no link {what}.", f"It has: {known}.")


def signer_of(policy: Policy, role: str, email: str, settings: Settings) -> Holder:
    """The roster's entry under which an address signs in a role today. Raises ``UsageError`` with the reason."""
    people = people_of(policy.roster)
    holders = people.holders(role, settings.as_of)
    person = people.person(email)
    for holder in holders:
        if people.person(holder.email) == person:
            return holder
    who = ", ".join(f"{holder.name} <{holder.email}>" for holder in holders) or "nobody"
    known = people.known(email)
    name = f"{people.name(email)} <{email}>" if known else email
    why = f"{name} does not hold the role {role} today" if known else f"{email} is not in the roster"
    raise UsageError(
        f"{why}; it is held by {who}.",
        "Set your identity with `git config user.email`, or have the roster in govern.yaml changed.",
    )


def plan(
    document: Document,
    link: Link,
    signer: Holder,
    moment: datetime,
    settings: Settings,
    *,
    decision: str = APPROVE,
    reason: str = "",
    authors: Iterable[str] = (),
    evidence: Mapping[int, Proof] | None = None,
    signature: str = "",
    comment: str = "",
) -> Plan:
    """The sign-off of one link by one person at a moment (UTC), and what stands against it.

    ``authors`` are those who wrote or edited the text, besides those whom the front matter names; ``evidence`` is what is
    known of the earlier sign-offs, and of the new one it is taken that it will be proven; ``comment`` is the link of the
    comment in which the person said so. Raises ``DocumentError`` when the file's form does not allow an entry.
    """
    chain = chain_of(document, settings.policy)
    roster = settings.policy.roster
    authors = tuple(authors)
    before = judge(document, chain, roster, settings.as_of, evidence, authors)
    entry = _entry(document, link, signer, moment, settings.policy, decision, reason)
    if comment:
        entry["comment"] = comment
    if signature:
        entry["signature"] = signature
    text = append_entry(document, "approvals", entry, expanded=True)
    changed = reread(document, text)
    hoped = Proof(Strength.SIGNATURE, ok=True, emails=(signer.email,))
    known = None if evidence is None else {**evidence, len(before.assessments): hoped}
    after = judge(changed, chain, roster, settings.as_of, known, authors)
    refuse = _against_approval if decision == APPROVE else _against_revocation
    refusals = tuple(dict.fromkeys(refuse(before, after, link)))
    message = statement_bytes(changed, read_sign_offs(changed)[-1])
    return Plan(document, link, signer, moment, entry, text, message, before, after, refusals)


def _entry(
    document: Document,
    link: Link,
    signer: Holder,
    moment: datetime,
    policy: Policy,
    decision: str,
    reason: str,
) -> dict[str, Any]:
    last = _to_cover(document)
    if last is not None and last.moment is not None and moment < last.moment <= moment + _SKEW:
        moment = last.moment
    entry: dict[str, Any] = {
        "role": link.role,
        "scope": link.scope,
        "by": signer.email,
        "at": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "content": content_digest(document),
        "previous": signoff_digest(document, last) if last is not None else None,
        "policy": policy_digest(policy),
    }
    if decision != APPROVE:
        entry["decision"] = decision
    if reason:
        entry["reason"] = reason
    return entry


def _to_cover(document: Document) -> SignOff | None:
    """The sign-off that a new one covers: the last, unless that leaves out what stands before it.

    Somebody may have written an entry that covers nothing. On top of it no withdrawal before it could be got past.
    """
    earlier = read_sign_offs(document)
    above, _ = ancestors_of(document, earlier)
    taken_back = {one.index for one in earlier if not one.approves}

    def reach(one: SignOff) -> tuple[int, int, int]:
        covered = above[one.index] | {one.index}
        return len(covered & taken_back), len(covered), one.index

    return max(earlier, key=reach, default=None)


def _against_approval(before: ChainVerdict, after: ChainVerdict, link: Link) -> list[str]:
    standing = next(one for one in before.clauses if one.link == link)
    if standing.state is State.SATISFIED:
        return [f"{standing.why} as {link.role} already, and the text has not changed since"]
    refusals: list[str] = [after.chain.barred] if after.chain.barred else []
    clause = next(one for one in after.clauses if one.link == link)
    own = after.assessments[-1]
    waits = next((one for one in before.clauses if one.state is not State.SATISFIED), None)
    if not own.usable:
        refusals.append(own.why)
    elif (
        waits is not None
        and waits.link != link
        and before.clauses.index(waits) < before.clauses.index(standing)
    ):
        refusals.append(f"{waits.link.role} must sign first: {waits.why}")
    elif clause.state is not State.SATISFIED:
        refusals.append(clause.why)
    if after.complete is False and all(one.state is State.SATISFIED for one in after.clauses):
        refusals.extend(after.faults)
    return refusals


def _against_revocation(before: ChainVerdict, after: ChainVerdict, link: Link) -> list[str]:
    own = after.assessments[-1]
    if own.state is not State.SATISFIED and own.fault != "unproven":
        return [own.why]
    what = f"as {link.role} for {link.scope}"
    given = [one for one in before.assessments if one.fits(link) and one.fault is not Fault.MALFORMED]
    if all(one.fault is Fault.WITHDRAWN for one in given):
        return [
            f"there is no sign-off {what} to take back" + (": it was taken back already" if given else "")
        ]
    # A sign-off that nobody can have given is refused for that, taken back or not; one of a day to come may count then.
    turned = (
        then.fault is Fault.WITHDRAWN or one.fault is Fault.FUTURE
        for one, then in zip(before.assessments, after.assessments, strict=False)
        if one in given and one.fault is not Fault.WITHDRAWN
    )
    if any(turned):
        return []
    return [
        f"a withdrawal would change nothing: the sign-off {what} counts for nothing, since {given[-1].why}"
    ]


@dataclass(frozen=True)
class Completed:
    """A document in which everybody who is still missing has signed, too.

    ``entries`` are those sign-offs; ``whole`` is false where a link has nobody today who could sign.
    """

    text: str
    entries: tuple[Mapping[str, Any], ...]
    whole: bool


def completed(made: Plan, settings: Settings, authors: Iterable[str]) -> Completed:
    """What a planned sign-off becomes when all that is merely missing after it is given at the same moment.

    Whatever still stands against that document is no matter of waiting.
    """
    people = people_of(settings.policy.roster)
    taken = set(people.persons((*authors, *stated_authors(made.document))))
    filled = [one.sign_off for one in made.after.clauses if one.state is State.SATISFIED]
    taken.update(people.person(one.by) for one in filled if one is not None)
    moment = made.moment
    text, entries = made.text, list[Mapping[str, Any]]()
    for clause in made.after.clauses:
        if clause.state is State.SATISFIED:
            continue
        holders = people.holders(clause.link.role, settings.as_of)
        holder = next((one for one in holders if people.person(one.email) not in taken), None)
        if holder is None:
            return Completed(text, tuple(entries), whole=False)
        document = reread(made.document, text)
        entry = _entry(document, clause.link, holder, moment, settings.policy, APPROVE, "")
        text = append_entry(document, "approvals", entry, expanded=True)
        taken.add(people.person(holder.email))
        entries.append(entry)
    return Completed(text, tuple(entries), whole=True)


__all__ = ["APPROVE", "REVOKE", "Completed", "Plan", "chain_of", "completed", "link_of", "plan", "signer_of"]
