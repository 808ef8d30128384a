"""A new contact becomes a prospect: a lead's file with who it is, and nothing claimed (SOP 3.1)."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.documents.writing import flow, scalar
from govern.errors import UsageError
from govern.exchange.changes import Changes
from govern.exchange.records import LEAD, Records


class Contact(NamedTuple):
    """What a tool knows of a person, as texts; empty where it knows nothing."""

    email: str
    first_name: str = ""
    last_name: str = ""
    title: str = ""
    company: str = ""
    industry: str = ""
    country: str = ""
    website: str = ""


def new_lead(records: Records, contact: Contact, changes: Changes) -> Document:
    """Lay a new lead's file into ``changes``. Raises ``UsageError`` for a contact without a company."""
    if not contact.company.strip():
        raise UsageError(f"a new contact without a company: {contact.email}")
    taken = {
        *records.documents[LEAD],
        *(path.rpartition("/")[2].removesuffix(".md") for path in changes.paths),
    }
    name = _free(slug(contact.company), taken)
    folder = records.policy.kinds[LEAD].folder
    text = "\n".join(_lines(name, contact)) + "\n"
    reading = read_document(text.encode("utf-8", "replace"), f"{folder}/{name}.md", LEAD, "markdown")
    if reading.document is None:
        raise UsageError(f"a new contact with values that no file can hold: {contact.email}")
    changes.create(reading.document)
    return reading.document


def slug(text: str) -> str:
    """A company's name as an id: small letters, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "lead"


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def _lines(name: str, contact: Contact) -> list[str]:
    company = {"name": contact.company.strip(), "industry": contact.industry, "country": contact.country}
    website = contact.website.strip()
    if website:
        company["website"] = website if website.startswith(("http://", "https://")) else f"https://{website}"
    person = {
        "first_name": contact.first_name,
        "last_name": contact.last_name,
        "email": contact.email.strip(),
        "title": contact.title,
    }
    return [
        "---",
        f"id: {scalar(name)}",
        f"company: {flow({key: value.strip() for key, value in company.items() if value.strip()})}",
        f"contact: {flow({key: value.strip() for key, value in person.items() if value.strip()})}",
        "stage: prospect",
        "gates: {}",
        "history: []",
        "---",
    ]
