"""What a sign-off says, to the byte: the statement that is signed, and the digest that the next sign-off covers."""

from __future__ import annotations

from collections.abc import Mapping

from govern.approvals.canonical import canonical_json, canonical_text, digest
from govern.approvals.signoff import SignOff
from govern.documents.document import Document

NAMESPACE = "govern-approval@v1"
"""The OpenSSH namespace of our signatures: a signature made for Git, mail or a file is none of ours."""

SIGN_OFF_DOMAIN = "govern-sign-off@v1"


def statement(document: Document, sign_off: SignOff) -> Mapping[str, str | None]:
    """What the person states: this decision, in this role, about this content of this document at this path.

    All values are texts or null; what the document or the entry does not hold is null.
    """
    return {
        "at": sign_off.at,
        "by": sign_off.by,
        "content": sign_off.content,
        "date": _text(document, "date"),
        "decision": sign_off.decision,
        "id": _text(document, "id") or _text(document, "template"),
        "kind": document.kind,
        "path": document.path,
        "policy": sign_off.policy or None,
        "previous": sign_off.previous,
        "reason": canonical_text(sign_off.reason) or None,
        "role": sign_off.role,
        "scope": sign_off.scope,
        "sequence": _text(document, "sequence"),
        "statement": NAMESPACE,
        "version": _text(document, "version"),
    }


def statement_bytes(document: Document, sign_off: SignOff) -> bytes:
    """The statement as canonical JSON: the message that ``ssh-keygen -Y sign -n govern-approval@v1`` signs."""
    return canonical_json(statement(document, sign_off))


def signoff_digest(document: Document, sign_off: SignOff) -> str:
    """What the next sign-off's ``previous`` holds: a digest of statement and signature.

    It covers path and version, so a chain copied to another file does not hold together there.
    """
    signature = canonical_text(sign_off.signature) or None
    return digest(SIGN_OFF_DOMAIN, {"signature": signature, "statement": dict(statement(document, sign_off))})


def _text(document: Document, key: str) -> str | None:
    value = document.data.get(key)
    return value if isinstance(value, str) else None
