"""The line above a document that says how its chain stands: ``CMO ✓ Michelle 21 Apr · CRO waiting``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govern.approvals.chain import chain_for
from govern.approvals.people import people_of
from govern.approvals.verdict import judge
from govern.documents.document import Document
from govern.output.chains import chain_words
from govern.policy.model import Policy


@dataclass(frozen=True, slots=True)
class Lens:
    """Words shown above the line of a character offset."""

    start: int
    words: str


def lenses(document: Document, policy: Policy, as_of: date) -> list[Lens]:
    """How the document's chain stands, as far as the file alone can tell; nothing for kinds without a chain."""
    chain = chain_for(document, policy)
    if chain is None:
        return []
    verdict = judge(document, chain, policy.roster, as_of)
    words = chain_words(verdict, people_of(policy.roster), as_of) or "no sign-off is asked for"
    if verdict.complete:
        words += " (well-formed; `govern gate` proves it)"
    key = document.positions.get(("approvals",))
    return [Lens(key.key_start if key is not None else 0, words)]
