"""What Git proves about one sign-off: the commit that brought it in, and the keys.

An author's address in a commit is what whoever made the commit typed. It is worth what the protection of the
repository is worth: see docs/gate.md. A signed commit is held against the roster's keys; an OpenSSH signature in
the sign-off itself needs no commit at all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from govern.approvals.chain import Chain, Proof, Strength
from govern.approvals.people import People, fingerprint, fingerprint_of, holds
from govern.approvals.signoff import SignOff
from govern.gate.lineage import Origin
from govern.repository.commits import Commit

_GIT = "git"
"""The namespace in which Git signs commits."""


@dataclass(frozen=True, slots=True)
class Came:
    """When a text came, by the clock of its commits: ``commit`` put it there first, at ``moment`` (UTC).

    ``birth`` is when the document itself came, ``day`` the day that it gives itself (``date`` or ``created``), if it does.
    """

    commit: str
    moment: datetime
    birth: datetime
    day: date | None


@dataclass(frozen=True, slots=True)
class Brought:
    """A sign-off, the commits that brought it in, and when the text that it is about came."""

    sign_off: SignOff
    origins: tuple[tuple[Origin, Commit], ...]
    came: Came | None = None


def commit_proof(brought: Brought, people: People, chain: Chain, *, signed: bool = False) -> Proof:
    """Whether a sign-off was brought in by a commit of its signer that did nothing else to the document.

    ``signed``: the commit must also be signed with a key that the roster gives to the signer.
    """
    if not brought.origins:
        return Proof(Strength.COMMIT, False, (), "no commit brings it in")
    whys: list[str] = []
    for origin, commit in brought.origins:
        why = _why_not(brought.sign_off, origin, commit, people, chain)
        why = why or _early(brought.sign_off, commit, brought.came, chain)
        why = why or _wrong_key(brought.sign_off, commit, people, chain, signed=signed)
        if not why:
            told = f"commit {commit.oid[:10]} by {commit.author}{', signed' if commit.signature else ''}"
            return Proof(Strength.COMMIT, True, (commit.author, commit.committer), told)
        whys.append(why)
    return Proof(Strength.COMMIT, False, _others(brought, people), whys[0])


def _others(brought: Brought, people: People) -> tuple[str, ...]:
    """Who did bring it in, where that is not the signer."""
    signer = people.person(brought.sign_off.by)
    seen = {one for _, commit in brought.origins for one in (commit.author, commit.committer)}
    return tuple(sorted(one for one in seen if one and people.person(one) != signer))


def _why_not(sign_off: SignOff, origin: Origin, commit: Commit, people: People, chain: Chain) -> str:
    short = commit.oid[:10]
    signer = people.person(sign_off.by)
    for role, address in (("author", commit.author), ("committer", commit.committer)):
        if not address or people.person(address) != signer:
            return f"commit {short}, which brings it in, has the {role} {address or 'nobody'}"
    if not origin.same_content:
        return f"commit {short}, which brings it in, changes the text as well"
    foreign = {by for by in map(signer_of, origin.added) if people.person(by) != signer}
    if foreign:
        return f"commit {short} brings in sign-offs of {', '.join(sorted(foreign))} as well"
    return _late(sign_off, commit, people, chain)


def signer_of(entry: str) -> str:
    """The address under ``by`` of a sign-off in canonical JSON; ``""`` where there is none."""
    value = json.loads(entry)
    return str(value.get("by", "")) if isinstance(value, dict) else ""


def _late(sign_off: SignOff, commit: Commit, people: People, chain: Chain) -> str:
    """A sign-off dated into a term of office that had ended when its commit was made."""
    if sign_off.moment is None:
        return ""
    day, made = chain.day(sign_off.moment), chain.day(commit.committed)
    held = [one for one in people.entries(sign_off.by, sign_off.role) if holds(one, day)]
    if held and all(one.end is not None and made > one.end for one in held):
        return f"commit {commit.oid[:10]} was made on {made.isoformat()}, after the term as {sign_off.role} had ended"
    return ""


def _early(sign_off: SignOff, commit: Commit, came: Came | None, chain: Chain) -> str:
    """A sign-off dated before the day on which its text came.

    What is written by hand and what Git writes are two clocks. They are only held against one another where it is known
    that they go alike: the commit of the sign-off was made on the day that the sign-off names, or the first commit of
    the document on the day that the document names.
    """
    if sign_off.moment is None or came is None:
        return ""
    day, text_day = chain.day(sign_off.moment), chain.day(came.moment)
    made = {chain.day(commit.authored), chain.day(commit.committed)}
    alike = day in made or (came.day is not None and came.day == chain.day(came.birth))
    if not alike or day >= text_day:
        return ""
    return f"it is dated {day.isoformat()}, and its text came with commit {came.commit[:10]} on {text_day.isoformat()}"


def _wrong_key(sign_off: SignOff, commit: Commit, people: People, chain: Chain, *, signed: bool) -> str:
    """What is wrong with a commit's signature. Only OpenSSH ones can be held against the roster; others say nothing."""
    short, day = commit.oid[:10], chain.day(commit.committed)
    keys = [key for entry in people.entries(sign_off.by) if holds(entry, day) for key in entry.keys]
    if not keys:
        return f"the roster holds no key of {sign_off.by} for the day of commit {short}" if signed else ""
    if "BEGIN SSH SIGNATURE" not in commit.signature:
        return f"commit {short} carries no OpenSSH signature, and the policy asks for one" if signed else ""
    from govern.approvals.sshsig import SignatureError, parse, verify

    try:
        signature = parse(commit.signature)
        verify(commit.payload, signature, _GIT)
    except SignatureError as error:
        return f"commit {short} has a signature that does not hold: {error}"
    if fingerprint_of(signature.key) not in {fingerprint(key) for key in keys}:
        return f"commit {short} is signed with a key that is not the signer's in the roster"
    return ""


def in_force_today(proof: Proof, sign_off: SignOff, people: People, as_of: date) -> Proof:
    """A signature that does not stand in the base yet, held against today as well.

    The day that a signer writes is no proof of when a key was used, so a key whose days are over signs nothing new.
    """
    if proof.strength is not Strength.SIGNATURE or not proof.ok:
        return proof
    from govern.approvals.sshsig import parse

    mark = fingerprint_of(parse(sign_off.signature).key)
    today = [one for one in people.entries(sign_off.by, sign_off.role) if holds(one, as_of)]
    if any(fingerprint(key) == mark for one in today for key in one.keys):
        return proof
    why = f"its key is not in force as {sign_off.role} today, and nothing but its own date says it was used before"
    return Proof(Strength.SIGNATURE, ok=False, why=why)


def entry_values(data: Mapping[str, Any]) -> list[Any]:
    """The sign-offs of a document's values, whatever stands there."""
    found = data.get("approvals")
    return found if isinstance(found, list) else []
