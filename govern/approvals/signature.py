"""Which sign-offs carry an OpenSSH signature by a key that the roster gives to the person who is named."""

from __future__ import annotations

from collections.abc import Mapping

from govern.approvals.chain import Chain, Proof, Strength
from govern.approvals.people import fingerprint, fingerprint_of, holds, people_of
from govern.approvals.signoff import SignOff, read_sign_offs
from govern.approvals.sshsig import MissingLibraryError, SignatureError, parse, verify
from govern.approvals.statement import NAMESPACE, statement_bytes
from govern.documents.document import Document
from govern.policy.model import Holder


def signature_evidence(
    document: Document, chain: Chain, roster: tuple[Holder, ...], *, required: bool | None = None
) -> Mapping[int, Proof]:
    """A proof by signature for every sign-off that carries one, by index; it holds or it says why not.

    ``required`` says whether a missing library stops the work (``MissingLibraryError``); by default it does when the chain asks
    for signatures, and else the proof says that the signature was not verified, since another proof can do.
    """
    must = chain.proof is Strength.SIGNATURE if required is None else required
    found: dict[int, Proof] = {}
    for one in read_sign_offs(document):
        if not one.signature:
            continue
        try:
            found[one.index] = signature_proof(document, chain, roster, one)
        except MissingLibraryError as missing:
            if must:
                raise
            why = f"its signature was not verified ({missing.next_step.removesuffix('.')})"
            found[one.index] = Proof(Strength.SIGNATURE, ok=False, why=why)
    return found


def signature_proof(document: Document, chain: Chain, roster: tuple[Holder, ...], one: SignOff) -> Proof:
    """What the signature of one sign-off proves.

    The key must stand in the roster with the very person, role and day that the sign-off names: a key that was
    exchanged stands in an entry of its own, with the days on which it was in use. Equal fingerprints are equal keys.
    """
    if one.moment is None:
        return Proof(Strength.SIGNATURE, ok=False, why="the sign-off has no moment")
    try:
        signature = parse(one.signature)
    except SignatureError as fault:
        return _failed(fault)
    mark = fingerprint_of(signature.key)
    day = chain.day(one.moment)
    entries = people_of(roster).entries(one.by, one.role)
    in_force = [entry for entry in entries if holds(entry, day)]
    if not any(fingerprint(key) == mark for entry in in_force for key in entry.keys):
        return Proof(Strength.SIGNATURE, ok=False, why=_whose(mark, one, roster))
    try:
        verify(statement_bytes(document, one), signature, NAMESPACE)
    except SignatureError as fault:
        return _failed(fault)
    return Proof(Strength.SIGNATURE, ok=True, emails=(one.by,), why=f"signed with the key {mark}")


def _failed(fault: SignatureError) -> Proof:
    return Proof(Strength.SIGNATURE, ok=False, why=f"its signature does not hold: {fault}")


def _whose(mark: str, one: SignOff, roster: tuple[Holder, ...]) -> str:
    owners = sorted({h.name for h in roster for key in h.keys if fingerprint(key) == mark})
    if owners:
        return (
            f"its key {mark} is one of {' and '.join(owners)}, but not for {one.by} as {one.role} on that day"
        )
    return f"its key {mark} is nobody's in the roster"


def stronger(one: Proof | None, other: Proof | None) -> Proof | None:
    """The better of two proofs of one sign-off: one that holds before one that does not, then the stronger."""
    proofs = [proof for proof in (one, other) if proof is not None]
    return max(proofs, key=lambda proof: (proof.ok, proof.strength.rank), default=None)


def combined(*evidence: Mapping[int, Proof]) -> Mapping[int, Proof]:
    """Evidence from several sources as one, for each sign-off the better proof."""
    found: dict[int, Proof] = {}
    for source in evidence:
        for index, proof in source.items():
            better = stronger(found.get(index), proof)
            if better is not None:
                found[index] = better
    return found
