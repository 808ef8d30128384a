"""Signed documents for the tests: a template, a roster and sign-offs that are right until a test makes them wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from govern.approvals.chain import Chain, Link, Strength
from govern.approvals.digest import content_digest
from govern.approvals.signoff import read_sign_offs
from govern.approvals.statement import signoff_digest
from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.documents.writing import append_entry
from govern.policy.model import Holder
from govern.rules.specimen import BODY, FOLDER, specimen

PATH = f"{FOLDER}/nurture-v1-2026-04-20.md"
TODAY = date(2026, 4, 24)
FIRST = date(2026, 1, 1)

DANA, MICHELLE, MARCUS = "dana@example.com", "michelle@example.com", "marcus@example.com"

ROSTER = (
    Holder("category.positioning", "Dana", DANA, FIRST),
    Holder("cmo", "Michelle", MICHELLE, FIRST),
    Holder("cro", "Marcus", MARCUS, FIRST),
)

CHAIN = Chain(
    "template",
    (Link("cmo", "messaging"), Link("cro", "sales-narrative")),
    distinct_people=3,
    proof=Strength.COMMIT,
    claims=("approved", "loaded"),
    drafts=("draft", "in-review"),
)


def read(text: str, path: str = PATH, kind: str = "email-sequence") -> Document:
    """The document that a text makes."""
    reading = read_document(
        text.encode("utf-8", "surrogatepass"), path, kind, "markdown" if path.endswith(".md") else "yaml"
    )
    assert reading.document is not None, reading.faults
    return reading.document


def template(status: str = "draft") -> Document:
    """A sound template by Dana of 2026-04-20, without sign-offs."""
    _, text = specimen(BODY, "body")
    return read(text.replace("status: draft", f"status: {status}"))


def entry(
    document: Document, role: str, scope: str, by: str, at: str = "2026-04-21T09:30:00Z", **more: Any
) -> dict[str, Any]:
    """A sign-off on a document as it stands, covering the last one that it holds."""
    before = read_sign_offs(document)
    made: dict[str, Any] = {
        "role": role,
        "scope": scope,
        "by": by,
        "at": at,
        "content": content_digest(document),
        "previous": signoff_digest(document, before[-1]) if before else None,
    }
    return {**made, **more}


def with_entry(document: Document, **given: Any) -> Document:
    """The document with one more entry."""
    text = append_entry(document, "approvals", given, expanded=True)
    return read(text, document.path, document.kind)


def signed(document: Document, *roles: str) -> Document:
    """The document signed by the usual people, a quarter of an hour apart."""
    for minute, role in enumerate(roles):
        scope, by = {"cmo": ("messaging", MICHELLE), "cro": ("sales-narrative", MARCUS)}[role]
        at = f"2026-04-21T09:{30 + minute}:00Z"
        document = with_entry(document, **entry(document, role, scope, by, at))
    return document
