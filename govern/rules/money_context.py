"""Whose money a mention is: our own price, or somebody else's sum.

Every mention starts with a bias ("deny by default": a bare sum of money is taken for our price) and is
scored by what governs it, what it belongs to, and what stands around it, nearest first. Above zero it
is a price of ours. The words and their weights stand in ``money_lexicon``.
"""

from __future__ import annotations

import re

from govern.rules.money_complements import Link, complement
from govern.rules.money_cues import cued, our_share
from govern.rules.money_frames import frame, never
from govern.rules.money_lexicon import (
    AFTER_SUM,
    ASKING,
    AUDIENCE,
    COMMON,
    GLUE,
    LEANING,
    NEGATIONS,
    PAYERS,
    THIRD,
    WEAKENING,
    lexicon,
)
from govern.rules.money_links import governors
from govern.rules.money_owners import owner
from govern.rules.money_scene import WINDOW, Own, Scene, Spot, in_policy
from govern.rules.money_subjects import subject
from govern.rules.money_text import Kind, Mention, Text

_BIAS = {
    Kind.MONEY: 1.2,
    Kind.BARE: 0.6,
    Kind.DISCOUNT: 1.2,
    Kind.SHARE: 1.0,
    Kind.FIELD: 2.2,
    Kind.FIGURES: -0.2,
}
_LESS = {"save": -1.5, "weak": -1.3, "cut": -1.4, "words": -0.2}
_SIZES = ((250_000, -3.6), (100_000, -3.2), (40_000, -2.6), (20_000, -1.8), (10_000, -0.6))
_PRICING = frozenset({"price", "offer", "charge", "cost", "pay", "it", "sell"})
_OURS = frozenset({"offer", "price", "us", "sell", "charge"})
_OUT = [("out", -99.0)]


def judge(text: Text, mentions: tuple[Mention, ...], own: Own) -> list[float]:
    """The score of every mention of a text: above zero it is a price of ours, the higher the surer."""
    scene = Scene(text, mentions, own)
    links = governors(scene)
    return [sum(value for _, value in reasons(scene, spot, links[spot.number])) for spot in scene.spots]


def reasons(scene: Scene, spot: Spot, governor: Link) -> list[tuple[str, float]]:
    """The parts of a score, named, for whoever tunes it."""
    mention = spot.mention
    belongs = complement(scene, spot.behind, spot.end)
    if never(scene, mention) or (mention.kind is Kind.BARE and not cued(scene, spot, governor, belongs)):
        return _OUT
    if mention.kind is Kind.SHARE:
        return [("fee", 2.0)] if our_share(scene, spot) else _OUT
    discount = mention.kind is Kind.DISCOUNT
    framed = frame(scene, spot)
    # Where a third party charges or loses, the other words say little.
    decided = governor.score <= -2.2 and not in_policy(scene, mention)
    most = 0.5 if decided else 4.0
    left = range(spot.first - 1, max(spot.begin, spot.first - WINDOW) - 1, -1)
    right = range(spot.behind, min(spot.end, spot.behind + WINDOW))
    return [
        ("bias", _BIAS[mention.kind] + _LESS.get(mention.currency, 0.0)),
        ("owner", owner(scene, spot)),
        ("size", _size(mention)),
        ("frame", framed),
        ("policy", _listed(scene, mention, governor)),
        ("subject", _topic(scene, spot, governor) if discount else _generic(scene, spot, governor)),
        ("governor", _governing(governor, framed)),
        ("belongs", _belonging(scene, spot, governor, belongs)),
        ("elsewhere", _elsewhere(scene, spot)),
        ("left", _bag(scene, spot, left, 4.0, most)),
        ("right", _bag(scene, spot, right, 3.0, most, belongs.at if belongs.name == "unit" else -1)),
        ("around", _around(scene, spot)),
    ]


# --- what speaks for and against ------------------------------------------------------------------


def _listed(scene: Scene, mention: Mention, governor: Link) -> float:
    """An amount on our price list speaks for itself; a bare number only where it is governed like a sum."""
    if not in_policy(scene, mention):
        return 0.0
    if scene.text.plain.low[max(0, mention.start - 5) : mention.start].endswith((" the ", "our ")):
        return 5.5
    governed = mention.kind is Kind.MONEY or not mention.figures or governor.name in _PRICING
    return 3.0 if governed else 1.0


def _size(mention: Mention) -> float:
    if mention.kind is Kind.FIGURES:
        return {3: 0.6, 4: 0.6, 5: 0.0}.get(len(str(int(mention.largest))), -1.0)
    if mention.kind not in {Kind.MONEY, Kind.BARE}:
        return 0.0
    for limit, weight in _SIZES:
        if mention.largest >= limit:
            return weight
    return 0.4 if mention.largest < 1000 and mention.kind is Kind.MONEY else 0.0


def _governing(governor: Link, framed: float) -> float:
    """“We run partner ops for vendors from $4k”: the frame of an offer outdoes whom it is made to."""
    return 0.0 if framed > 0 and governor.name == "party" else governor.score


def _topic(scene: Scene, spot: Spot, governor: Link) -> float:
    """A discount that others give or ask for, that we do not give, or that is only talked about."""
    left = scene.words(spot.begin, spot.first)
    if any(
        scene.word(i) in NEGATIONS and scene.word(i + 1) != "-"
        for i in range(max(spot.begin, spot.first - 5), spot.first)
    ):
        return -5.0
    acting = (
        "" if governor.name == "charge" and governor.score > 0 else subject(scene, spot.first, spot.begin)
    )
    if any(_of_another(scene.word(i)) for i in range(spot.first, spot.behind)):
        return -2.2  # "a 20% reseller discount"
    if _told_of(scene, spot, left):
        return -2.2
    if acting in {"third", "they"} and _gets_ours(scene, spot):
        acting = ""
    if acting == "org" or (acting in {"third", "they"} and (left & ASKING or not left & AUDIENCE)):
        return -2.2
    if spot.first == spot.begin and scene.word(spot.behind) in _LOOKING:
        return -2.5
    return _worded(scene, spot, acting)


def _worded(scene: Scene, spot: Spot, acting: str) -> float:
    """What the words around a discount say: quoted, coded, for the reader, or only a topic."""
    score = -2.2 if scene.word(spot.first - 1) == '"' else 0.0
    if spot.mention.currency == "weak" and _coded(scene, spot.mention.end):
        score += 1.6
    if spot.mention.currency == "weak" and scene.words(spot.begin, spot.end) & {
        "you",
        "your",
        "inside",
        "below",
        "here",
    }:
        score += 1.2
    if scene.word(spot.behind) == "list":
        score -= 1.2
    if spot.mention.currency == "words" and _of_something(scene, spot.behind):
        score -= 1.4
    if scene.word(spot.begin) in {"why", "how", "when", "what"}:
        return score - 1.2
    return score + (0.6 if acting in {"own", "you"} else 0.0)


def _told_of(scene: Scene, spot: Spot, left: set[str]) -> bool:
    """A sentence that opens with somebody else and names neither us nor the reader."""
    opening = scene.word(spot.begin)
    return (
        scene.entry(spot.begin)[0] == "party"
        and opening not in AUDIENCE
        and opening not in PAYERS
        and not left & {"our", "us", "we", "you"}
    )


_LOOKING = frozenset(
    "looks look sounds feels seems never rarely works kills attracts tells teaches buys does".split()
)


def _gets_ours(scene: Scene, spot: Spot) -> bool:
    """“Small vendors get the map at 40% off”: what they get is ours."""
    return any(
        scene.entry(i)[0] == "offer"
        and scene.entry(i)[1] > 0
        and scene.word(i - 1) in {"the", "our", "any", "this"}
        for i in range(spot.begin + 1, spot.first)
    )


def _of_another(word: str) -> bool:
    name, weight = lexicon().get(word, ("", 0.0))
    return name == "org" or (name == "party" and weight <= -1.4 and word not in AUDIENCE)


def _of_something(scene: Scene, behind: int) -> bool:
    """Whether the words only qualify a noun: "the early-bird effect"."""
    word = scene.word(behind)
    known = word in GLUE or word in AFTER_SUM or word in COMMON or scene.entry(behind)[0] if word else True
    return (
        word.isalpha()
        and not known
        and word not in {"ends", "closes", "expires", "opens", "runs", "available"}
    )


def _coded(scene: Scene, end: int) -> bool:
    """Whether a code follows: "promo code HELLO10"."""
    behind = scene.text.plain.text[end : end + 12]
    return re.match(r'[ :=]{1,3}["(]?[A-Z][A-Z0-9-]{3,9}', behind) is not None


def _generic(scene: Scene, spot: Spot, governor: Link) -> float:
    """A sentence about "a", "most" or "every" thing of which nothing is ours, or about a company."""
    if governor.name not in {"charge", "cost", "pay", "org"}:
        acting = subject(scene, spot.first, spot.begin)
        if acting == "org":
            return -1.6
        if acting == "third" and governor.name == "sell":
            return -3.0
        if acting in {"third", "they"} and not scene.has(range(spot.begin, spot.first), _OURS - {"sell"}):
            return -0.9
    if scene.words(max(spot.begin, spot.first - 4), spot.first) & {
        "often",
        "typically",
        "generally",
        "commonly",
        "easily",
    }:
        return -3.0
    if _some_thing(scene, spot):
        return -1.5
    if scene.word(spot.begin) not in {"a", "an", "most", "every", "each", "many", "some", "any"}:
        return 0.0
    return 0.0 if scene.has(range(spot.begin, spot.first), {"offer", "us", "price"}) else -0.8


def _some_thing(scene: Scene, spot: Spot) -> bool:
    """“A $1,500 laptop”: a thing that is no offer of ours."""
    if spot.mention.kind is not Kind.MONEY or scene.word(spot.first - 1) not in {
        "a",
        "an",
        "his",
        "her",
        "another",
    }:
        return False
    word = scene.word(spot.behind)
    return _strange(word) and not scene.entry(spot.behind)[0]


def _belonging(scene: Scene, spot: Spot, governor: Link, belongs: Link) -> float:
    """What the words behind a sum say, once it is seen whose fee or seat they name."""
    if spot.mention.kind is Kind.DISCOUNT:
        return belongs.score if belongs.name in {"offer", "org", "sell", "us"} else 0.0
    if belongs.name in {"price", "offer"} and belongs.score > 0:
        owned = scene.words(max(spot.begin, spot.first - 3), spot.first) & THIRD
        if owned or governor.score <= -2.2 or subject(scene, spot.first, spot.begin) == "org":
            return -1.5
    if belongs.name == "unit" and governor.score <= -2.2:
        return min(0.0, belongs.score)
    return belongs.score


def _elsewhere(scene: Scene, spot: Spot) -> float:
    """A sentence that talks of many things and names nothing of ours."""
    if spot.mention.kind is Kind.FIELD or in_policy(scene, spot.mention):
        return 0.0
    if not scene.english(spot.begin):
        return 0.0
    if spot.mention.kind is Kind.DISCOUNT and (
        spot.first == spot.begin or any(scene.entry(i)[0] == "offer" for i in range(spot.first, spot.behind))
    ):
        return 0.0
    near = [
        i
        for i in range(max(spot.begin, spot.first - 12), min(spot.end, spot.behind + 12))
        if i not in scene.taken
    ]
    if any(scene.entry(i)[0] in _OURS and scene.entry(i)[1] > 0 for i in near):
        return 0.0
    return max(-1.8, -0.35 * sum(_strange(word) for word in {scene.word(i) for i in near}))


def _strange(word: str) -> bool:
    return (
        len(word) > 3 and word.isalpha() and word not in GLUE and word not in AFTER_SUM and word not in COMMON
    )


_ENDING = frozenset("closes close closed drops dropped expires expired sold claim".split())


def _bag(scene: Scene, spot: Spot, indexes: range, limit: float, most: float, unit: int = -1) -> float:
    """The words on one side, the nearer the heavier; commas, contrasts and other sums weaken."""
    total, factor = 0.0, 1.0
    skipped = AUDIENCE | _ENDING if spot.mention.kind is Kind.DISCOUNT else frozenset()
    passed = {spot.number}
    for distance, index in enumerate(indexes):
        other = scene.taken.get(index)
        if other is not None:
            factor *= 1.0 if other in passed else 0.5
            passed.add(other)
            continue
        word = scene.word(index)
        factor *= WEAKENING.get(word, 1.0)
        if word == "-" and scene.text.plain.low[scene.text.tokens[index].start - 1] == " ":
            factor *= 0.7
        if word not in skipped and index != unit:
            total += scene.entry(index)[1] * factor * 0.93**distance
    least = -1.0 if spot.mention.kind is Kind.DISCOUNT else -limit
    return max(least, min(limit, most, total))


def _around(scene: Scene, spot: Spot) -> float:
    """The sentences before and behind; before a fragment or "it …" they weigh more."""
    total = 0.0
    if spot.begin:
        low, high = scene.previous(spot.begin)
        leaning = scene.word(spot.begin) in LEANING or spot.end - spot.begin < 7
        announced = scene.word(high - 1) == ":"
        factor = 0.6 if announced else 0.3 if leaning else 0.1
        before = scene.total(range(max(low, high - WINDOW), high)) * factor
        total += max(-2.2, min(1.5, before))
    if spot.end < len(scene.text.tokens):
        low, high = scene.sentence(spot.end)
        total += max(-0.6, min(0.6, scene.total(range(low, min(high, low + WINDOW))) * 0.08))
    return total
