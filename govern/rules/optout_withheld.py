"""What of a touch does not reach every recipient as it stands: struck through, or under a condition.

An opt-out must be there for each of them, clear and conspicuous (15 USC 7704(a)(5)(A)(ii)).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from govern.annotations import Final
from govern.documents.document import Touch
from govern.documents.passages import Passage
from govern.rules.conditions import conditions
from govern.rules.optout_targets import blanked

Stretches = tuple[tuple[int, int], ...]
"""Bounds in the source, apart and in order."""

STRUCK: Final = "it is struck through"
CONDITIONAL: Final = "it stands under a condition, so some recipients do not get it"


def conditional(text: str, touch: Touch) -> Stretches:
    """The stretches of a document's ``text`` that stand under a condition in a touch's body."""
    at = touch.body_start
    found: list[tuple[int, int]] = []
    for one in conditions(text[at : touch.body_end]):
        if found and at + one.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], at + one.end))
        else:
            found.append((at + one.start, at + one.end))
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
