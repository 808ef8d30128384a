"""E-mail addresses as keys: one writing for one mailbox, so that a suppressed address is found however it is typed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from govern.values import frozen

_LONGEST = 320
_UNDECIDED = {"ß": "ss", "ς": "σ"}
"""Letters that IDNA 2003 folds and IDNA 2008 keeps; a domain with one has two ASCII forms."""


@frozen
class Address:
    """A normalised address: trimmed, NFC, lower case in both parts, the domain in ASCII (IDNA).

    RFC 5321 lets a mail system tell ``Jo@`` from ``jo@``; none that people use does, and a list that never lets
    anyone be written to again must err on that side.
    """

    local: str
    domain: str
    other_domains: tuple[str, ...] = ()
    """Other ASCII forms of the same domain (IDNA 2008 beside 2003)."""

    @property
    def text(self) -> str:
        """``local@domain``."""
        return f"{self.local}@{self.domain}"

    @property
    def domains(self) -> tuple[str, ...]:
        """The domain in all its forms, and the domains above it down to two labels (``mail.acme.com``, ``acme.com``)."""
        found: dict[str, None] = {}
        for form in (self.domain, *self.other_domains):
            labels = form.split(".")
            for start in range(max(1, len(labels) - 1)):
                found[".".join(labels[start:])] = None
        return tuple(found)


@lru_cache(maxsize=32)
def read_address(text: str) -> Address | None:
    """An address as typed, normalised; ``None`` for what cannot be one. Never raises."""
    cleaned = unicodedata.normalize("NFC", text).strip().removeprefix("mailto:").strip("<>").strip()
    local, at, domain = cleaned.rpartition("@")
    if not at or not local or not domain or len(cleaned) > _LONGEST or _has_blank(cleaned):
        return None
    forms = read_domain(domain)
    if not forms:
        return None
    return Address(unicodedata.normalize("NFC", local.lower()), forms[0], forms[1:])


def read_domain(text: str) -> tuple[str, ...]:
    """A domain's ASCII forms, the usual one first; ``()`` for what is none. Never raises."""
    domain = unicodedata.normalize("NFC", text).strip().strip("@").rstrip(".").lower()
    if not domain or _has_blank(domain) or "@" in domain:
        return ()
    first = _ascii_form(domain)
    if first is None:
        return ()
    return tuple(dict.fromkeys((first, *_later_forms(domain))))


def _ascii_form(domain: str) -> str | None:
    if domain.isascii():
        labels = domain.split(".")
        return domain if all(0 < len(label) < 64 for label in labels) else None
    try:
        return domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None


def _later_forms(domain: str) -> tuple[str, ...]:
    """The IDNA 2008 form of a domain whose letters IDNA 2003 folds, and the 2003 form of one written in 2008's."""
    shown = ".".join(_unicode_label(label) for label in domain.split("."))
    if not any(letter in shown for letter in _UNDECIDED):
        return ()
    kept = ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in shown.split(".")
    )
    folded = _ascii_form("".join(_UNDECIDED.get(letter, letter) for letter in shown))
    return tuple(form for form in (kept, folded) if form)


def _unicode_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def base_form(address: Address, dotless: frozenset[str], *, plus_tag: bool = True) -> Address:
    """The mailbox behind a variant: without a ``+tag``, and without dots where the domain is one that ignores them."""
    local = address.local
    if plus_tag and "+" in local[1:]:
        local = local[0] + local[1:].split("+", 1)[0]
    if address.domain in dotless and local.replace(".", ""):
        local = local.replace(".", "")
    return Address(local, address.domain, address.other_domains)


def _has_blank(text: str) -> bool:
    if text.isascii():
        return " " in text or not text.isprintable()
    return any(
        character.isspace() or unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in text
    )
