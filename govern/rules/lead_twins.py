"""LED120, LED121: two files for one person. Facts carry digests, never addresses: they are kept and sent about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from govern.documents.document import Document
from govern.hashing import sha256
from govern.rules.lead_reading import view
from govern.rules.registry import Conflict, Context, Fact, Facts, Stated, Wanted

ADDRESS, PERSON = "lead-address", "lead-person"


def gather_identity(document: Document, context: Context) -> Iterator[Fact]:
    """What tells a lead's person from others: the address without case and plus-tag; the name at a domain.

    The data are whether the lead has left the ladder, and whether it may not be written to.
    """
    from govern.ladder.criteria import stops

    contact = document.data.get("contact")
    if not isinstance(contact, dict) or not isinstance(contact.get("email"), str):
        return
    address = normal_address(contact["email"])
    if not address:
        return
    seen = view(document, context)
    state = (seen.ladder.is_exit(seen.timeline.stage), bool(stops(seen.lead, seen.as_of)))
    place = document.position("contact", "email")
    yield Fact(ADDRESS, _digest(address), place.key_start, place.key_end, state)
    names = [contact.get(key) for key in ("first_name", "last_name")]
    if all(isinstance(name, str) and name.strip() for name in names):
        person = " ".join(_folded(str(name)) for name in names)
        yield Fact(
            PERSON, _digest(f"{person}@{address.rpartition('@')[2]}"), place.key_start, place.key_end, state
        )


def normal_address(written: str) -> str:
    """An address as mailboxes tell them apart: no case, no plus-tag, the domain in its ASCII form; ``""`` for none."""
    text = unicodedata.normalize("NFKC", written).strip().casefold()
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain:
        return ""
    try:
        domain = domain.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        domain = domain.rstrip(".")
    return f"{local.partition('+')[0] or local}@{domain}"


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if char.isalnum())


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def same_address(facts: Facts, _: Context) -> Iterator[Conflict]:
    """LED120: one address in two files. One of them may have left the ladder, but not by opting out."""
    for other, stated in _repeated(facts.get(ADDRESS, ())):
        left, stopped = _state(other)
        if stopped != _state(stated)[1]:
            out, back = (other, stated) if stopped else (stated, other)
            yield Conflict(
                back,
                f"{out.path} has the same address and may not be written to; a second file re-adds the person.",
                "Never re-add: archive this lead, and record the same stop in its history.",
            )
        elif not left and not _state(stated)[0]:
            yield Conflict(
                stated,
                f"{other.path} has the same address: one person would get every mail twice.",
                "Keep the file with the history, note in it what the other knows, and archive the other.",
            )


def same_identity(stated: Stated) -> Iterator[Wanted]:
    """What both judges must know of other leads: those of one address, and those of one name at one domain."""
    if stated.topic in (ADDRESS, PERSON):
        yield stated.topic, stated.key


def _state(stated: Stated) -> tuple[bool, bool]:
    data = stated.data
    return (
        (bool(data[0]), bool(data[1]))
        if isinstance(data, tuple | list) and len(data) == 2
        else (False, False)
    )


def same_person(facts: Facts, _: Context) -> Iterator[Conflict]:
    """LED121: one name at one company domain in two files, under different addresses."""
    twins = {(other.path, stated.path) for other, stated in _repeated(facts.get(ADDRESS, ()))}
    for other, stated in _repeated(facts.get(PERSON, ())):
        if (other.path, stated.path) not in twins and not (_state(other)[0] or _state(stated)[0]):
            yield Conflict(
                stated,
                f"{other.path} is about a person of the same name at the same company.",
                "Are they one person with two addresses? Then archive one. If not, say so in a silence.",
            )


def _repeated(stated: Iterable[Stated]) -> Iterator[tuple[Stated, Stated]]:
    """The first that states a key, with each further one."""
    for _, group in groupby(sorted(stated, key=lambda one: (one.key, one.path)), key=lambda one: one.key):
        first, *rest = group
        for one in rest:
            yield first, one
