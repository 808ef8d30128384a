"""The suppression list: addresses that must never be written to again, as keyed hashes (SOP 5.6, “never re-add”).

A plain hash of an address can be undone with a dictionary; an HMAC cannot without its key. The key stands in the
environment or in a file outside Git, never here. Because the list wins over everything, two faults must not pass
silently: a missing key and a wrong one. So the list keeps for each key a *check value*, which proves that a key is
the one that made the entries, and a ``Suppressor`` cannot be made without every key that the list needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from govern.annotations import Any
from govern.errors import GovernError
from govern.policy.model import Policy
from govern.sequences.addresses import Address, base_form, read_address, read_domain
from govern.values import frozen

ADDRESS, DOMAIN = "address", "domain"
_CHECK = b"govern suppression key check v1\0"
_TOKEN = b"govern unsubscribe token v1\0"
LEAST_KEY = 16
"""A new key of fewer characters is refused: it can be guessed."""

Keys = Mapping[str, str]
"""Secrets by key id."""


class SuppressionError(GovernError):
    """The list cannot be consulted: a key is missing or wrong, or the list is broken. Nothing may be sent."""


@frozen
class Entry:
    """One entry. ``key_id`` is the key that made it: its own, else the list's."""

    key: str
    key_id: str
    on: str
    reason: str
    scope: str
    channel: str = ""
    base: str = ""
    """The hash of the mailbox behind a ``+tag`` or dots, where it is another address."""


@frozen
class SuppressionList:
    """A suppression list as its file has it. ``checks`` are the keys' check values by key id, the newest last."""

    key_id: str
    entries: tuple[Entry, ...]
    checks: Mapping[str, str]

    @property
    def current_key(self) -> str:
        """The id of the key for new entries: the last one named, else the list's own."""
        return list(self.checks)[-1] if self.checks else self.key_id

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The ids of all keys that are needed to consult the list."""
        return tuple(dict.fromkeys((self.current_key, *(entry.key_id for entry in self.entries))))


EMPTY = SuppressionList("", (), {})


@frozen
class Match:
    """Why an address is suppressed: the entry, and how it fits (``address``, ``same mailbox`` or ``domain``)."""

    entry: Entry
    how: str

    @property
    def words(self) -> str:
        """``on the suppression list since 2026-06-18 (opt-out, domain)``."""
        how = "" if self.how == ADDRESS else f", {self.how}"
        return f"on the suppression list since {self.entry.on} ({self.entry.reason}{how})"


@frozen
class Matching:
    """What counts as the same mailbox (policy, section ``suppression``)."""

    plus_tag: bool = True
    dotless: frozenset[str] = frozenset()


def matching_of(policy: Policy) -> Matching:
    """The policy's ``suppression: {plus_tag: true, dots_ignored: [gmail.com]}``."""
    section = policy.data.get("suppression", {})
    return Matching(bool(section.get("plus_tag", True)), frozenset(section.get("dots_ignored", ())))


def read_suppression(data: Mapping[str, Any]) -> SuppressionList:
    """The list that front matter describes. Raises ``SuppressionError`` for an entry that has no usable key.

    An entry that cannot be read is no entry that can be skipped: the person behind it said no.
    """
    key_id = str(data.get("key_id", ""))
    raw = data.get("entries")
    if raw is not None and not isinstance(raw, list):
        raise _broken("`entries` is no list")
    keys = data.get("keys")
    checks = {
        str(one.get("id")): str(one.get("check", ""))
        for one in (keys if isinstance(keys, list) else ())
        if isinstance(one, Mapping)
    }
    entries = tuple(_entry(number, one, key_id) for number, one in enumerate(raw or (), 1))
    return SuppressionList(key_id, entries, checks)


def _entry(number: int, data: Any, key_id: str) -> Entry:
    if not isinstance(data, Mapping):
        raise _broken(f"entry {number} is no mapping")
    key, scope = data.get("key"), data.get("scope")
    if not _is_hash(key) or scope not in {ADDRESS, DOMAIN}:
        raise _broken(f"entry {number} has no sound `key` and `scope`")
    base = data.get("base", "")
    if base and not _is_hash(base):
        raise _broken(f"entry {number} has no sound `base`")
    text = {name: str(data.get(name, "")) for name in ("on", "reason", "channel")}
    return Entry(str(key), str(data.get("key_id") or key_id), scope=str(scope), base=str(base), **text)


def _is_hash(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")


def _broken(what: str) -> SuppressionError:
    return SuppressionError(
        f"The suppression list is broken: {what}.", "Run `govern check` and mend the list."
    )


# ------------------------------------------------------------------------------------------------ keyed hashes


def address_hash(secret: str, address: Address) -> str:
    """HMAC-SHA-256 over the normalised address in UTF-8, as 64 hexadecimal digits."""
    return _hmac(secret, address.text.encode())


def domain_hash(secret: str, domain: str) -> str:
    """HMAC-SHA-256 over ``@domain``: no address begins with an at sign, so the two sorts cannot meet."""
    return _hmac(secret, f"@{domain}".encode())


def key_check(secret: str, key_id: str) -> str:
    """The check value of a key: an HMAC over a text that is no address, and the key's id."""
    return _hmac(secret, _CHECK + key_id.encode())


def unsubscribe_token(secret: str, recipient_list: str, lead: str) -> str:
    """An opaque id for a recipient of a list (RFC 8058 wants one in the link): 26 letters and digits, unguessable.

    Made from the key, so the same link comes out at every export and nothing needs to be kept to read it back.
    """
    import base64
    import hmac

    mac = hmac.digest(secret.encode(), _TOKEN + f"{recipient_list}\0{lead}".encode(), "sha256")
    return base64.b32encode(mac[:16]).decode().rstrip("=").lower()


def _hmac(secret: str, message: bytes) -> str:
    import hmac

    return hmac.new(secret.encode(), message, "sha256").hexdigest()


# ------------------------------------------------------------------------------------------------ consulting


class Suppressor:
    """A list with its keys: answers whether an address may be written to.

    Raises ``SuppressionError`` when a key that the list needs is missing or is not the one that made
    the entries: a wrong key would find nobody, and so let everybody through. For a key without a check value,
    one of the ``witnesses`` (known addresses, the leads') must be found by it.
    """

    def __init__(
        self,
        suppressed: SuppressionList,
        keys: Keys,
        matching: Matching | None = None,
        witnesses: Iterable[str] = (),
    ) -> None:
        self.list = suppressed
        self.matching = matching or Matching()
        self._secrets = {key_id: _secret(suppressed, keys, key_id) for key_id in suppressed.key_ids if key_id}
        self._found: dict[tuple[str, str, str], Entry] = {}
        for entry in suppressed.entries:
            for value in filter(None, (entry.key, entry.base)):
                self._found.setdefault((entry.key_id, entry.scope, value), entry)
        self._prove(witnesses)

    def _prove(self, witnesses: Iterable[str]) -> None:
        made = {entry.key_id for entry in self.list.entries}
        unproven = {key_id for key_id in self._secrets if key_id in made and key_id not in self.list.checks}
        for text in witnesses if unproven else ():
            address = read_address(text)
            match = self._match(address) if address else None
            unproven.discard(match.entry.key_id if match else "")
            if not unproven:
                return
        for key_id in sorted(unproven):
            raise SuppressionError(
                f"Nothing proves that the key given for “{key_id}” is the one that made the suppression list.",
                f"Whoever is sure of it runs `govern suppress key --adopt {key_id}` once.",
            )

    def match(self, text: str) -> Match | None:
        """The entry that forbids writing to an address, or ``None``. What is no address raises ``SuppressionError``."""
        address = read_address(text)
        if address is None:
            raise SuppressionError(
                "What stands for an address is none.", "Mend the address in the lead's file."
            )
        return self._match(address)

    def _match(self, address: Address) -> Match | None:
        base = base_form(address, self.matching.dotless, plus_tag=self.matching.plus_tag)
        for key_id, secret in self._secrets.items():
            for how, scope, value in _wanted(secret, address, base):
                entry = self._found.get((key_id, scope, value))
                if entry is not None:
                    return Match(entry, how)
        return None

    @property
    def secret(self) -> str:
        """The current key's secret, for new entries and link tokens."""
        return self._secrets[self.list.current_key]

    def new_entry(self, address: Address, on: date, reason: str, channel: str = "") -> dict[str, str]:
        """An entry for an address, in the order in which the file shows it."""
        base = base_form(address, self.matching.dotless, plus_tag=self.matching.plus_tag)
        entry = self._entry(address_hash(self.secret, address), on, reason, channel, ADDRESS)
        if base.text != address.text:
            entry["base"] = address_hash(self.secret, base)
        return entry

    def new_domain_entry(self, domain: str, on: date, reason: str, channel: str = "") -> dict[str, str]:
        """An entry for a whole domain. Raises ``SuppressionError`` for what is none."""
        forms = read_domain(domain)
        if not forms or "." not in forms[0]:
            raise SuppressionError(f"“{domain}” is no domain.", "Write it as example.com.")
        return self._entry(domain_hash(self.secret, forms[0]), on, reason, channel, DOMAIN)

    def _entry(self, key: str, on: date, reason: str, channel: str, scope: str) -> dict[str, str]:
        entry = {"key": key}
        if self.list.current_key != self.list.key_id:
            entry["key_id"] = self.list.current_key
        entry |= {"on": on.isoformat(), "reason": reason}
        if channel:
            entry["channel"] = channel
        return entry | {"scope": scope}


def _wanted(secret: str, address: Address, base: Address) -> Iterator[tuple[str, str, str]]:
    for domain in (address.domain, *address.other_domains):
        exact = Address(address.local, domain)
        yield ADDRESS, ADDRESS, address_hash(secret, exact)
        if base.local != address.local:
            yield "same mailbox", ADDRESS, address_hash(secret, Address(base.local, domain))
    for domain in address.domains:
        yield DOMAIN, DOMAIN, domain_hash(secret, domain)


def _secret(suppressed: SuppressionList, keys: Keys, key_id: str) -> str:
    secret = keys.get(key_id, "")
    if not secret:
        raise SuppressionError(
            f"The suppression list needs the key “{key_id}”, and it is not here: nobody can tell who must not be written to.",
            "Set GOVERN_SUPPRESSION_KEY, or name a key file in GOVERN_SUPPRESSION_KEY_FILE (see docs/sequences.md).",
        )
    import hmac

    check = suppressed.checks.get(key_id)
    if check is not None and not hmac.compare_digest(check, key_check(secret, key_id)):
        raise SuppressionError(
            f"The key given for “{key_id}” is not the one that made the suppression list: with it nobody would be found.",
            "Use the right key; it is kept outside Git.",
        )
    return secret


# ------------------------------------------------------------------------------------------------ grows only


def lost_entries(base: SuppressionList, head: SuppressionList) -> tuple[Entry, ...]:
    """Entries of ``base`` that ``head`` lacks or has changed. Empty when the list only grew (SOP 5.6).

    An entry is compared whole, with the key that made it: changing the list's own key id changes every entry.
    """
    return tuple((Counter(base.entries) - Counter(head.entries)).elements())


def lost_keys(base: SuppressionList, head: SuppressionList) -> tuple[str, ...]:
    """Ids of keys whose check value ``head`` lacks or has changed: with another check value a wrong key would pass."""
    return tuple(key_id for key_id, check in base.checks.items() if head.checks.get(key_id) != check)


def shrinkage(base: Mapping[str, Any] | None, head: Mapping[str, Any] | None) -> tuple[str, ...]:
    """What a change takes from the list, in words for the gate; ``()`` when it only grows.

    ``base`` and ``head`` are the file's values, ``None`` where there is no file. A list that is gone, or that cannot
    be read any more, has lost everything.
    """
    if base is None:
        return ()
    before = read_suppression(base)
    if head is None:
        return (f"the suppression list is gone, with {_count(len(before.entries))}",)
    try:
        after = read_suppression(head)
    except SuppressionError as error:
        return (f"the suppression list cannot be read any more: {error.message}",)
    return (
        *(
            f"the entry of {entry.on} ({entry.reason}, {entry.scope}, {entry.key[:8]}…) is removed or changed"
            for entry in lost_entries(before, after)
        ),
        *(
            f"the check value of the key “{key_id}” is removed or changed"
            for key_id in lost_keys(before, after)
        ),
    )


def _count(number: int) -> str:
    return f"{number} {'entry' if number == 1 else 'entries'}"


def parse_keys(text: str, default_id: str) -> Iterable[tuple[str, str]]:
    """``(key id, secret)`` from a key file or variable: lines ``id: secret``; a bare secret belongs to ``default_id``."""
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, colon, secret = line.partition(":")
        yield (name.strip(), secret.strip()) if colon else (default_id, line)
