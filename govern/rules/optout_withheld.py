"""What of a touch does not reach every recipient as it stands: struck through, or under a condition.

An opt-out must be there for each of them, clear and conspicuous (15 USC 7704(a)(5)(A)(ii)).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from govern.annotations import Final
from govern.documents.document import Touch
from govern.documents.passages import Passage
from govern.rules.conditions import Condition, conditions
from govern.rules.optout_targets import blanked

Stretches = tuple[tuple[int, int], ...]
"""Bounds in the source, apart and in order."""

STRUCK: Final = "it is struck through"
CONDITIONAL: Final = "it stands under a condition, so some recipients do not get it"


def readings(text: str, touch: Touch) -> Iterator[list[Sequence[Passage]]]:
    """What recipients get of a touch's body, in groups: what all readings of one group show, every recipient is shown.

    ``text`` is the document's. The first group is one reading without all that stands under a condition. Where a condition
    has a branch for all others, its branches make a group: every recipient gets one of them.
    """
    at = touch.body_start
    found = conditions(text[at : touch.body_end])
    held = [(at + one.start, at + one.end) for one in found]
    yield [for_everyone(touch.body, joined(held))]
    for one in [one for one in found if 0 < len(one.branches) <= _MOST_BRANCHES][:_MOST]:
        others = [span for span in held if span != (at + one.start, at + one.end)]
        yield [_with_branch(text, touch, others, one, branch) for branch in one.branches]


_MOST: Final = 5
_MOST_BRANCHES: Final = 20
"""Of so many conditions the branches are looked into; one with more branches gives nothing to all."""


def _with_branch(
    text: str, touch: Touch, others: list[tuple[int, int]], one: Condition, branch: tuple[int, int]
) -> Sequence[Passage]:
    """What those get who get this branch, without what stands under further conditions in it."""
    at = touch.body_start
    low, high = at + branch[0], at + branch[1]
    nested = [(low + inner.start, low + inner.end) for inner in conditions(text[low:high])]
    around = [(at + one.start, low), (high, at + one.end)]
    return for_everyone(touch.body, joined([*others, *nested, *around]))


def joined(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Stretches in order, those that meet as one."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(stretches):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def for_everyone(passages: Sequence[Passage], under_condition: Stretches) -> Sequence[Passage]:
    """The passages with what is struck through or ``under_condition`` blanked."""
    if not under_condition and not any(passage.struck for passage in passages):
        return passages
    return [blanked(one, [*_bounds(one, one.struck), *_bounds(one, under_condition)]) for one in passages]


def why_withheld(place: tuple[int, int], passage: Passage) -> str:
    """Why what stands at a place of the source, in a passage, does not count."""
    struck = any(low < place[1] and place[0] < high for low, high in passage.struck)
    return STRUCK if struck else CONDITIONAL


def _bounds(passage: Passage, stretches: Stretches) -> Iterator[tuple[int, int]]:
    """Where in a passage's text that stands which comes from stretches of the source."""
    for run in passage.runs if stretches else ():
        end = run.source + run.source_length
        index = max(0, bisect_right(stretches, (run.source, 0)) - 1)
        while index < len(stretches) and stretches[index][0] < end:
            low, high = max(stretches[index][0], run.source), min(stretches[index][1], end)
            if low < high and run.length == run.source_length:
                yield run.at + low - run.source, run.at + high - run.source
            elif low < high:
                yield run.at, run.at + run.length
            index += 1
