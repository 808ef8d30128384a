"""The rules, registered in one place: a new rule module is added here and nowhere else.

A module is imported when one of its rules is wanted: checking a lead loads nothing about e-mail prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module

from govern.rules.registry import Rule

_MODULES: dict[str, tuple[str, ...]] = {
    "doc": ("DOC",),
    "naming": ("NAM",),
    "silence": ("RUN", "SUP"),
    "pricing": ("PRC",),
    "terms": ("TRM",),
    "optout": ("OPT",),
    "personalisation": ("PER",),
    "valuefirst": ("VAL",),
    "cadence": ("CAD",),
    "voice": ("VOC",),
    "links": ("VOC",),
    "approvals": ("APR",),
    "gate": ("APR", "LED", "POL", "RCP"),
    "leads": ("LED",),
    "recipients": ("RCP",),
}
"""Each module of rules and the families it has rules of."""

_CORPUS: dict[str, tuple[str, ...]] = {
    "naming": (),
    "approvals": ("recipient-list", "sop"),
    "leads": ("lead",),
    "recipients": ("recipient-list", "lead", "email-sequence"),
}
"""The modules with corpus rules, and the kinds these rules are about (none: all)."""

_FAMILY = 3
"""How many letters of a code name its family."""


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order of code."""
    rules = {rule.code: rule for name in _MODULES for rule in _module(name)}
    return dict(sorted(rules.items()))


def find_rule(code: str) -> Rule | None:
    """The rule of a code, or ``None``."""
    return _family(code[:_FAMILY]).get(code)


def the_rule(code: str) -> Rule:
    """The rule of a code that is known to be registered. Raises ``KeyError`` when it is not."""
    return _family(code[:_FAMILY])[code]


def rules_of(prefixes: tuple[str, ...]) -> Iterator[Rule]:
    """The rules whose codes begin with one of the prefixes, in order of code."""
    for family in sorted({prefix[:_FAMILY] for prefix in prefixes}):
        for code, rule in _family(family).items():
            if code.startswith(prefixes):
                yield rule


@lru_cache(maxsize=256)
def corpus_rules(kind: str, prefixes: tuple[str, ...] = ("",)) -> tuple[Rule, ...]:
    """The corpus rules that gather from files of a kind or judge them, in order of code.

    ``prefixes`` are what their codes may begin with; modules without such a rule are not imported.
    """
    found = {
        rule.code: rule
        for name, kinds in _CORPUS.items()
        if (not kinds or kind in kinds) and _may_hold(name, prefixes)
        for rule in _module(name)
        if rule.judge is not None
        and rule.code.startswith(prefixes)
        and (not rule.kinds or kind in rule.kinds)
    }
    return tuple(rule for _, rule in sorted(found.items()))


def _may_hold(name: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a module may hold rules whose codes begin so."""
    return any(family.startswith(prefix[:_FAMILY]) for family in _MODULES[name] for prefix in prefixes)


@lru_cache(maxsize=64)
def _family(family: str) -> Mapping[str, Rule]:
    rules = {
        rule.code: rule
        for name, families in _MODULES.items()
        if family in families
        for rule in _module(name)
        if rule.code.startswith(family)
    }
    return dict(sorted(rules.items()))


def _module(name: str) -> tuple[Rule, ...]:
    rules: tuple[Rule, ...] = import_module(f"govern.rules.{name}").RULES
    return rules
