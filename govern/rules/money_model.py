"""Whose money a mention is: our own price, or somebody else's sum.

A linear model: every feature of ``money_features`` has a learned weight in ``money_lexicon``, and what holds is
added up. Above zero it is a price of ours. No single word can clear a sum, for each weighs little beside the rest.
Before any word is read, nothing and a million are no prices; an amount of the policy's own price list starts with
an advance (and PRC104 reports it where the words say that it is another's).
"""

from __future__ import annotations

from functools import cache

from govern import kept
from govern.rules.money_currencies import unit
from govern.rules.money_features import features
from govern.rules.money_scene import Own, Scene
from govern.rules.money_text import Kind, Mention, Text

MILLION = 1_000_000.0
LISTED = 3.0
"""The advance of an amount that is on our price list, in its currency: one more than it had when the weights were learned, for a
listed price that is let pass is worse than one too many."""
NEVER = -99.0
DOUBT = 3.0
"""A score nearer to zero than this is no certainty: the second reader is asked."""
_A_FEW_CENTS = 0.05
"""“My two cents”, “not one cent”: nobody sells anything for so little."""
_SUMS = frozenset({Kind.MONEY, Kind.BARE, Kind.FIGURES})


@cache
def weights() -> dict[str, float]:
    """The learned weight of each feature; loaded when the first sum is found."""
    return kept.table("weights of sums", "", _weights)


def _weights() -> dict[str, float]:
    from govern.rules.money_lexicon import WEIGHTS

    found: dict[str, float] = {}
    for line in WEIGHTS.splitlines():
        value, _, names = line.partition("\t")
        found.update(dict.fromkeys(names.split("\t"), int(value) / 100))
    return found


@cache
def ordinary_words() -> frozenset[str]:
    """The stems of ordinary words, as the model has met them."""
    from govern.rules.money_lexicon import ORDINARY

    return frozenset(ORDINARY.split())


def judge(text: Text, mentions: tuple[Mention, ...], own: Own) -> list[float]:
    """The score of every mention of a text: above zero it is a price of ours, the higher the surer."""
    scene = Scene(text, mentions, own, ordinary_words())
    return [_score(scene, number) for number in range(len(mentions))]


def _score(scene: Scene, number: int) -> float:
    mention = scene.mentions[number]
    decided = settled(mention)
    if decided:
        return decided
    known = weights()
    total = known["bias"] + (LISTED if listed(scene.own, mention) else 0.0)
    for name, value, _ in features(scene, number):
        weight = known.get(name)
        if weight is not None:
            total += weight * value
    return total


def listed(own: Own, mention: Mention) -> bool:
    """Whether a sum of money is an amount of our price list, in the currency that the list gives."""
    return mention.kind is Kind.MONEY and any(
        (a, mention.currency) in own.currencies for a in mention.amounts
    )


def settled(mention: Mention) -> float:
    """What needs no words: nothing at all, and what weighs as much as a million dollars."""
    most = MILLION * unit(mention.currency)
    if mention.kind in _SUMS and not 0 < mention.largest < most:
        return NEVER
    return NEVER if mention.currency == "cent" and max(mention.amounts) <= _A_FEW_CENTS else 0.0


def signs(text: Text, mentions: tuple[Mention, ...], own: Own, number: int, most: int = 3) -> list[str]:
    """The words that spoke most for a price, the strongest first, as they stand in the text."""
    scene, known = Scene(text, mentions, own, ordinary_words()), weights()
    weighed: dict[int, float] = {}
    for name, value, token in features(scene, number):
        if token >= 0:
            weighed[token] = weighed.get(token, 0.0) + known.get(name, 0.0) * value
    best = sorted((-weight, token) for token, weight in weighed.items() if weight > 0.2)
    words = []
    for _, token in best:
        at = text.tokens[token]
        word = text.plain.text[at.start : at.end]
        if word[:1].isalpha() and token not in scene.taken and word not in words:
            words.append(word)
    return words[:most]
