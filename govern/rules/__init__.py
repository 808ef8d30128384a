"""The rules, registered in one place: a new rule module is added to ``_MODULES`` and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

from govern.rules.registry import Rule

_MODULES = (
    "doc",
    "naming",
    "silence",
    "pricing",
    "terms",
    "optout",
    "personalisation",
    "valuefirst",
    "cadence",
    "voice",
    "links",
)


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in order of code."""
    rules: dict[str, Rule] = {}
    for name in _MODULES:
        module = import_module(f"govern.rules.{name}")
        for rule in module.RULES:
            rules[rule.code] = rule
    return dict(sorted(rules.items()))
