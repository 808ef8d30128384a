"""Recipient lists as values: which template, which leads, and how each lead stood when the list was drawn up (E1)."""

from __future__ import annotations

from collections.abc import Mapping

from govern.approvals.digest import values_digest
from govern.documents.document import Document
from govern.documents.names import stem_of
from govern.ladder.history import Lead
from govern.values import NamedTuple

STANDING_DOMAIN = "govern-recipient-standing@v1"
CLOSED = frozenset({"executed", "retired"})
"""Statuses of a list from which nobody is enrolled any more."""


class Recipients(NamedTuple):
    """A list as its file has it."""

    id: str
    path: str
    template: str
    content: str
    sequence: str
    status: str
    leads: tuple[str, ...]
    standing: Mapping[str, str]

    @property
    def open(self) -> bool:
        """Whether leads may still be enrolled from it."""
        return self.status not in CLOSED


def read_recipients(document: Document) -> Recipients:
    """The list that a document describes. Never raises."""
    data = document.data

    def text(key: str) -> str:
        value = data.get(key)
        return value if isinstance(value, str) else ""

    leads, standing = data.get("leads"), data.get("standing")
    return Recipients(
        id=stem_of(document.path),
        path=document.path,
        template=text("template").removesuffix(".md"),
        content=text("content"),
        sequence=text("sequence"),
        status=text("status"),
        leads=tuple(one for one in leads if isinstance(one, str)) if isinstance(leads, list) else (),
        standing=(
            {str(key): str(value) for key, value in standing.items()} if isinstance(standing, Mapping) else {}
        ),
    )


def standing_digest(lead: Lead, stage: str) -> str:
    """The fingerprint of what a signer of a list looked at: who the person is, where, on what ground, at which stage.

    Touches sent do not change it; a new address, company, consent or stage does, and makes the sign-off stale.
    """
    return values_digest(
        STANDING_DOMAIN,
        {
            "id": lead.id,
            "stage": stage,
            "contact": dict(lead.contact),
            "company": dict(lead.company),
            "consent": lead.data.get("consent"),
        },
    )
