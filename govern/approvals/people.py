"""Which addresses, keys and accounts belong to one person: nobody becomes two by having two of them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from govern.policy.model import Holder

_NO_REPLY = re.compile(r"(?:[0-9]+[+-])?([a-z0-9][a-z0-9_.-]*)@users\.noreply\.(?:github|gitlab)\.com")


class People:
    """The persons of a roster.

    Two entries are one person when they share an address, a key, a forge account or a name. That errs on the safe
    side: it can ask for one more signature, never for one fewer.
    """

    def __init__(self, roster: tuple[Holder, ...]) -> None:
        self._roster = roster
        self._parent: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._accounts: set[str] = set()
        for holder in roster:
            marks = [f"mail:{same_case(holder.email)}", f"name:{_name(holder.name)}"]
            marks.extend(f"key:{mark}" for mark in map(fingerprint, holder.keys) if mark)
            if holder.github:
                marks.append(_account(holder.github))
                self._accounts.add(marks[-1])
            for mark in marks[1:]:
                self._join(marks[0], mark)
            self._names[marks[0]] = holder.name

    def person(self, email: str) -> str:
        """A mark that is equal for all addresses of one person; an unknown address is a person of its own."""
        mark = f"mail:{same_case(email)}"
        found = self._find(mark)
        if found != mark or mark in self._names:
            return found
        # Commits made on a forge's pages carry an address of the forge's own, with the account's name in it.
        hidden = _NO_REPLY.fullmatch(same_case(email))
        account = _account(hidden[1]) if hidden is not None else ""
        return self._find(account) if account in self._accounts else mark

    def persons(self, emails: Iterable[str]) -> frozenset[str]:
        """The persons behind some addresses; empty addresses are nobody."""
        return frozenset(self.person(email) for email in emails if email.strip())

    def name(self, email: str) -> str:
        """The name to an address, or the address when nobody in the roster has it."""
        return self._names.get(f"mail:{same_case(email)}", email)

    def known(self, email: str) -> bool:
        """Whether the roster knows an address, in whatever role and time."""
        return f"mail:{same_case(email)}" in self._names

    def holders(self, role: str, day: date) -> tuple[Holder, ...]:
        """Who holds a role on a day (first and last day included)."""
        return tuple(one for one in self._roster if one.role == role and holds(one, day))

    def entries(self, email: str, role: str | None = None) -> tuple[Holder, ...]:
        """The roster's entries of an address, in a role or in any."""
        wanted = same_case(email)
        return tuple(
            one
            for one in self._roster
            if same_case(one.email) == wanted and (role is None or one.role == role)
        )

    def _find(self, mark: str) -> str:
        while (parent := self._parent.get(mark, mark)) != mark:
            mark = parent
        return mark

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self._parent[second] = first


@lru_cache(maxsize=16)
def people_of(roster: tuple[Holder, ...]) -> People:
    """The persons of a roster, worked out once."""
    return People(roster)


def holds(holder: Holder, day: date) -> bool:
    """Whether an entry of the roster is in force on a day (first and last day included)."""
    return holder.start <= day and (holder.end is None or day <= holder.end)


def same_case(text: str) -> str:
    """Lower case for ASCII letters only: no other letter of any script becomes an ASCII one."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text.strip(" "))


def fingerprint(key: str) -> str:
    """The SHA-256 fingerprint of an OpenSSH public key line as ssh-keygen prints it; ``""`` for anything else."""
    parts = key.split()
    if len(parts) < 2:
        return ""
    try:
        blob = base64.b64decode(parts[1], validate=True)
    except (binascii.Error, ValueError):
        return ""
    return fingerprint_of(blob)


def fingerprint_of(blob: bytes) -> str:
    """The SHA-256 fingerprint of a public key in wire form."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode("ascii").rstrip("=")


def _account(login: str) -> str:
    return f"forge:{same_case(login)}"


def _name(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
