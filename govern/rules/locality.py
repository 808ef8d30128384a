"""Judging a template touch by touch, by the rules whose ``reach`` allows it."""

from __future__ import annotations

from collections.abc import Sequence

from govern.rules.registry import Problem, Reach, Rule


def is_local(rule: Rule) -> bool:
    """Whether a rule can be judged touch by touch."""
    return rule.reach is not Reach.WHOLE


def joined(rule: Rule, by_touch: Sequence[Sequence[Problem]]) -> tuple[Problem, ...]:
    """The problems of a template from those of its touches, in order; of two alike the first."""
    if rule.reach is Reach.SOME_TOUCH:
        return tuple(by_touch[0]) if by_touch and all(by_touch) else ()
    return tuple(dict.fromkeys(problem for problems in by_touch for problem in problems))
