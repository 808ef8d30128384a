"""When a bare number is a sum, and when a percentage is a fee of ours."""

from __future__ import annotations

import re

from govern.rules.money_complements import Link
from govern.rules.money_owners import haggled, handed_back
from govern.rules.money_scene import WINDOW, Scene, Spot, in_policy


def cued(scene: Scene, spot: Spot, governor: Link, belongs: Link) -> bool:
    """Whether a bare number is governed, or followed, like a sum."""
    ours = in_policy(scene, spot.mention)
    if max(spot.mention.amounts) < 15 and not 0 <= spot.first - governor.at <= 4:
        return False
    if governor.name in {"charge", "pay", "save", "cost"} or (ours and not spot.mention.figures):
        return True
    if handed_back(scene, spot) or haggled(scene, spot) or _paid_by(scene, spot, belongs):
        return True
    if governor.name == "it":
        named = scene.words(spot.begin, spot.end) & {"euros", "dollars", "pounds", "francs", "price", "fee"}
        return ours or spot.mention.slang or bool(named) or _comes_to(scene, spot)
    if governor.name == "price":
        return governor.linked or ours or not scene.word(spot.behind).isalpha()
    if (
        governor.name == "sell"
        and governor.linked
        and min(spot.mention.amounts) >= 20
        and _sells(scene, spot)
    ):
        return True
    if governor.name == "offer":
        return _offered(scene, spot, governor)
    if belongs.linked and belongs.name in {"price", "offer", "sell", "unit"}:
        return ours or belongs.name == "price" or _sells(scene, spot)
    return ours and _sells(scene, spot)


def _paid_by(scene: Scene, spot: Spot, belongs: Link) -> bool:
    """“4k monthly”, “for 4K/mo”: paid by the month."""
    thousands = "k" in scene.text.plain.low[spot.mention.start : spot.mention.end]
    if thousands and scene.word(spot.behind) in {"monthly", "yearly", "annually", "upfront", "flat"}:
        return True
    if scene.word(spot.behind) in {"each", "apiece"} and _sells(scene, spot):
        return True
    if spot.mention.largest >= 100 and _in_all(scene, spot.behind):
        return True
    return belongs.name == "unit" and scene.word(spot.first - 1) in {"for", "only", "just", "from"}


def _in_all(scene: Scene, behind: int) -> bool:
    """“Nine hundred all in”, “1,200 in total”."""
    following = (scene.word(behind), scene.word(behind + 1))
    return following in {
        ("all", "in"),
        ("all", "-"),
        ("in", "total"),
        ("plus", "vat"),
        ("excl", "."),
        ("ex", "vat"),
    }


def _offered(scene: Scene, spot: Spot, governor: Link) -> bool:
    """“Assessment: 900” is a sum; “Briefings: 140” is a count, unless prices are being told."""
    if scene.word(spot.behind) in {"each", "apiece", "pp", "plus"}:
        return True
    ours = in_policy(scene, spot.mention)
    noun = scene.word(governor.at)
    if noun.rstrip("s") in _PEOPLE or scene.word(spot.behind + 1) == "counting":
        return False
    plural = noun.endswith("s") and noun not in {"tickets", "passes"} and not ours
    near = range(max(0, spot.first - WINDOW), spot.first)
    count = plural and not scene.has(near, {"price", "cost", "charge"})
    told = (
        scene.has(range(max(0, spot.first - WINDOW), spot.first), {"price"})
        and not scene.word(spot.behind).isalpha()
    )
    linked = (
        governor.linked
        or told
        or scene.word(governor.at).endswith("'s")
        or (ours and not scene.word(spot.behind).isalpha())
    )
    return linked and min(spot.mention.amounts) >= (1000 if count else 50)


_PEOPLE = frozenset("subscriber member attendee participant delegate guest reader".split())


def _comes_to(scene: Scene, spot: Spot) -> bool:
    """“It comes in at nineteen hundred”: no clock time, no count."""
    near = scene.words(spot.first - 4, spot.first)
    if not spot.mention.figures and near & {"mere", "cool", "only", "just", "modest", "about"}:
        return min(spot.mention.amounts) >= 50
    return min(spot.mention.amounts) >= 100 and bool(
        near & {"comes", "sits", "lands", "goes", "starts", "begins", "set"}
    )


def _sells(scene: Scene, spot: Spot) -> bool:
    """Whether this sentence or one beside it speaks of an offer of ours."""
    low = scene.previous(spot.begin)[0]
    high = scene.sentence(spot.end)[1] if spot.end < len(scene.text.tokens) else spot.end
    near = range(max(low, spot.first - WINDOW), min(high, spot.first + WINDOW))
    return scene.has(near, {"offer", "price", "charge", "sell"})


def our_share(scene: Scene, spot: Spot) -> bool:
    """A percentage that we charge: "our success fee is 10%", "we take 5%"."""
    left = scene.words(max(spot.begin, spot.first - 8), spot.first)
    right = scene.text.plain.low[spot.mention.end : spot.mention.end + 40]
    if re.match(
        r" (?:success|contingency|finder's) fee| of (?:what|whatever|anything|everything) we | to us", right
    ):
        return True
    near = scene.words(max(spot.begin, spot.first - 5), spot.first)
    near |= scene.words(spot.behind, min(spot.end, spot.behind + 4))
    if not near & {"fee", "fees", "charge", "take", "keep", "commission", "bill"}:
        return False
    return bool({"our", "we", "my", "we'll", "us"} & left) and not {"rate", "clients", "partners"} & near
