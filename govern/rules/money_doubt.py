"""Sums of which the words around them leave a doubt: the second reader is asked, and both readings count."""

from __future__ import annotations

from collections.abc import Sequence

from govern.annotations import Final
from govern.rules.money_model import DOUBT, settled
from govern.rules.money_text import Mention, Text
from govern.rules.second_reading import PRICE, Patience, Question, answers, understands

SHARE: Final = 0.5
"""How much the second reading counts."""


def settled_doubts(
    text: Text,
    source: str,
    begin: int,
    mentions: Sequence[Mention],
    scores: list[float],
    patience: Patience,
) -> list[float]:
    """The scores with both readings where the first is in doubt, the nearest to zero first as long as ``patience`` lasts.

    ``source`` is what ``text`` was read from; what stands before ``begin`` only leads to the passage and is not asked about.
    """
    doubts = [
        place
        for place, (mention, score) in enumerate(zip(mentions, scores, strict=True))
        if abs(score) < DOUBT
        and not settled(mention)
        and text.plain.back(mention.start, mention.end)[0] >= begin
    ]
    doubts.sort(key=lambda place: abs(scores[place]))
    asked = {
        place: Question(source, *text.plain.back(mentions[place].start, mentions[place].end), PRICE)
        for place in doubts
    }
    asked = {place: question for place, question in asked.items() if understands(question)}
    if not asked:
        return scores
    both = list(scores)
    for place, answer in zip(asked, answers(list(asked.values()), patience), strict=False):
        both[place] = (1 - SHARE) * scores[place] + SHARE * answer
    return both
