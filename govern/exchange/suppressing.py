"""Putting an address onto the suppression list, and every lead with it out of its sequences, in one change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from govern.documents.document import Document
from govern.errors import UsageError
from govern.exchange.changes import HISTORY, Changes
from govern.exchange.records import LEAD, Records
from govern.exchange.suppression_file import load_keys, open_suppressor, read_list
from govern.sequences.addresses import Address, base_form, read_address
from govern.sequences.responses import suppressed_entry
from govern.sequences.suppression import ADDRESS, DOMAIN, Match, SuppressionError, Suppressor


@dataclass(frozen=True, slots=True)
class Wish:
    """That an address, or a whole domain, must never be written to again."""

    target: str
    on: date
    by: str
    reason: str = "opt-out"
    channel: str = ""
    scope: str = ADDRESS


class Suppressed(NamedTuple):
    """What suppressing does: whether the list knew it already, and the leads whose history gets an entry."""

    known: Match | None
    leads: tuple[str, ...]


def suppress(records: Records, wish: Wish, changes: Changes, witnesses: Iterable[str] = ()) -> Suppressed:
    """Lay the changes that a wish needs into ``changes``. Raises ``SuppressionError`` without the list or its key."""
    root, policy = records.workspace.root, records.policy
    suppressor = open_suppressor(root, policy, (*records.addresses, *witnesses))
    found = read_list(root, policy)
    assert found is not None, "open_suppressor has read it"  # noqa: S101
    document = changes.current(found[0])
    if wish.scope == DOMAIN:
        domain = wish.target.rpartition("@")[2]
        known = _domain_known(suppressor, domain)
        entry = suppressor.new_domain_entry(domain, wish.on, wish.reason, wish.channel)
    else:
        address = address_of(wish.target)
        known = suppressor.match(wish.target)
        entry = suppressor.new_entry(address, wish.on, wish.reason, wish.channel)
    if known is None and not _waiting(document, entry["key"]):
        changes.add(document, "entries", [entry])
    touched = tuple(_mark(records, name, wish, changes) for name in _meant(records, suppressor, wish))
    return Suppressed(known, tuple(name for name in touched if name))


def address_of(text: str) -> Address:
    """An address as typed. Raises ``UsageError`` for what is none."""
    address = read_address(text)
    if address is None:
        raise UsageError(
            f"“{text}” is no e-mail address.", "Write it as jo@example.com; for a domain: --scope domain."
        )
    return address


def _waiting(document: Document, key: str) -> bool:
    entries = document.data.get("entries")
    return any(isinstance(one, dict) and one.get("key") == key for one in entries or ())


def _domain_known(suppressor: Suppressor, domain: str) -> Match | None:
    match = suppressor.match(f"postmaster@{domain}")
    return match if match is not None and match.how == DOMAIN else None


def _meant(records: Records, suppressor: Suppressor, wish: Wish) -> Iterable[str]:
    """The leads that a wish is about: with the same mailbox, or in the domain."""
    wanted = read_address(wish.target) if wish.scope == ADDRESS else None
    domain = wish.target.rpartition("@")[2].lower()
    for name, lead in records.leads.items():
        address = read_address(lead.email)
        if address is None:
            continue
        if wanted is None:
            if domain in address.domains:
                yield name
        elif _mailbox(address, suppressor) == _mailbox(wanted, suppressor):
            yield name


def _mailbox(address: Address, suppressor: Suppressor) -> str:
    matching = suppressor.matching
    return base_form(address, matching.dotless, plus_tag=matching.plus_tag).text


def _mark(records: Records, name: str, wish: Wish, changes: Changes) -> str:
    document = records.documents[LEAD][name]
    if _says_so(changes.current(document)):
        return ""
    changes.add(document, HISTORY, [suppressed_entry(wish.on, wish.by, wish.reason, wish.channel)])
    return name


def _says_so(document: Document) -> bool:
    history = document.data.get("history")
    return any(isinstance(one, dict) and one.get("event") == "suppressed" for one in history or ())


class Gap(NamedTuple):
    """A lead on which its file and the suppression list do not agree."""

    lead: str
    path: str
    words: str
    mend: str


def gaps(records: Records, suppressor: Suppressor) -> tuple[Gap, ...]:
    """Where the leads' files and the suppression list do not agree: each must say what the other says (SOP 5.6)."""
    found: list[Gap] = []
    for lead in records.leads.values():
        if read_address(lead.email) is None:
            continue
        match, says = suppressor.match(lead.email), bool(lead.stops)
        if match is not None and not says:
            mend = f"govern suppress --lead {lead.id} --reason {match.entry.reason}"
            found.append(Gap(lead.id, lead.path, f"is {match.words}, and its history does not say so", mend))
        elif says and match is None:
            mend = f"govern suppress --lead {lead.id}"
            found.append(Gap(lead.id, lead.path, "opted out, and is not on the suppression list", mend))
    return tuple(found)


def keys_of(records: Records, default_id: str) -> dict[str, str]:
    """The keys that are here, by id. Raises ``SuppressionError`` when there is none."""
    keys = dict(load_keys(records.workspace.root, default_id))
    if not keys:
        raise SuppressionError("No suppression key is here.", "Set GOVERN_SUPPRESSION_KEY.")
    return keys
