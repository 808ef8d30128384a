"""Which rules judge each touch by itself: what lets an editor judge anew only what a keystroke changed.

Of a rule named here, the problems of a template follow from those of the views that show one touch each
(``Document.alone``), with the front matter. ``tests/rules/test_locality.py`` holds every one to it. A rule that is not named
is judged over the whole template.
"""

from __future__ import annotations

from collections.abc import Sequence

from govern.rules.registry import Problem

EACH_TOUCH = frozenset(
    {
        *(
            "DOC302",
            "DOC304",
            "DOC305",
            "OPT101",
            "OPT102",
            "OPT104",
            "OPT105",
            "PER104",
            "PER105",
            "PER106",
            "PER107",
            "PER108",
        ),
        *("PRC101", "PRC102", "PRC103", "PRC104", "TRM101", "TRM102", "VAL101"),
        *(f"VOC{number}" for number in range(101, 115)),
    }
)
"""Their problems are those of all touches together."""

SOME_TOUCH = frozenset({"PER101", "PER102", "PER103"})
"""They ask for what one touch must have: a problem only where every touch has it, and then it stands at the first."""


def is_local(code: str) -> bool:
    """Whether a rule can be judged touch by touch."""
    return code in EACH_TOUCH or code in SOME_TOUCH


def joined(code: str, by_touch: Sequence[Sequence[Problem]]) -> tuple[Problem, ...]:
    """The problems of a template from those of its touches, in order; of two alike the first."""
    if code in SOME_TOUCH:
        return tuple(by_touch[0]) if by_touch and all(by_touch) else ()
    return tuple(dict.fromkeys(problem for problems in by_touch for problem in problems))
