"""The policy as one immutable value. Every number, name and word of the SOP stands here, none in code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from govern.annotations import Any
from govern.findings import Severity
from govern.values import frozen

_NO_OPTIONS: Mapping[str, Any] = {}


@frozen
class Term:
    """A canonical term, written exactly so (SOP 5.3, item 3).

    ``plural`` says whether the last word may take a plain plural; ``ordinary_lower_case`` allows
    the words in lower case as ordinary prose; ``short_forms`` may stand for the term; ``symbol``
    ("™", "®") must follow its first use in a touch where it is set.
    """

    text: str
    plural: bool = True
    ordinary_lower_case: bool = False
    short_forms: tuple[str, ...] = ()
    symbol: str = ""
    aliases: tuple[str, ...] = ()


@frozen
class OwnPrice:
    """A price of ours and the sequences in which it may stand (SOP 5.3, item 2)."""

    name: str
    amount: float
    currency: str
    sequences: tuple[str, ...] = ()


@frozen(slots=False)
class Fields:
    """Every merge field a template may use, by what it personalises (SOP 5.3, item 4)."""

    contact: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    opt_out: tuple[str, ...] = ("unsubscribe_link",)
    postal_address: tuple[str, ...] = ("postal_address",)
    fallback_required: tuple[str, ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        """All declared names."""
        return frozenset((*self.contact, *self.company, *self.context, *self.other))


@frozen
class Sequence:
    """A sequence type of SOP 5.2: its touches, the days between them, and what may stand in it."""

    name: str
    templated: bool = True
    min_touches: int = 1
    max_touches: int = 6
    gap_days: int = 14
    prices: bool = False
    audience: str = ""
    then: str = ""


@frozen
class Kind:
    """A kind of governed document: which files it is, and what judges them."""

    name: str
    paths: tuple[str, ...]
    format: str
    schema: str | None
    rules: tuple[str, ...]
    folder: str = ""
    chain: str = ""


@frozen
class RuleSettings:
    """What a policy says of one rule: its severity, and options such as limits and word lists."""

    severity: Severity | None = None
    options: Mapping[str, Any] = _NO_OPTIONS


@frozen
class Holder:
    """A person who holds a role from one day to another, both included."""

    role: str
    name: str
    email: str
    start: date
    end: date | None = None
    keys: tuple[str, ...] = ()
    github: str = ""


@frozen
class PolicyExample:
    """A text that must pass or must fail a rule; ``govern policy test`` runs them."""

    rule: str
    text: str
    fails: bool
    where: str = "body"
    sequence: str = "nurture"
    file: str = ""
    """A glob of repository files to run in place of ``text``."""
    origin: str = ""


@frozen(slots=False)
class Policy:
    """The merged policy. ``data`` is the whole of it as plain values, for the parts not typed here."""

    version: str
    terms: tuple[Term, ...]
    prices: tuple[OwnPrice, ...]
    fields: Fields
    sequences: Mapping[str, Sequence]
    kinds: Mapping[str, Kind]
    roster: tuple[Holder, ...]
    rules: Mapping[str, RuleSettings]
    never_silence: frozenset[str]
    examples: tuple[PolicyExample, ...]
    proof: str
    data: Mapping[str, Any]

    def option(self, code: str, name: str, default: Any) -> Any:
        """An option of a rule (``rules: {VOC101: {max_characters: 60}}``), or ``default``."""
        settings = self.rules.get(code)
        return default if settings is None else settings.options.get(name, default)
