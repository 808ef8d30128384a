"""What governs a sum: the verb, noun or label to its left, and whose it is."""

from __future__ import annotations

from govern.rules.money_complements import Link, complement
from govern.rules.money_lexicon import (
    ACTING,
    BEING,
    BUYERS,
    DEFINITE,
    GLUE,
    LINKING,
    PAST,
    PAYERS,
    THIRD,
    WHERE,
)
from govern.rules.money_scene import WINDOW, Scene, Spot
from govern.rules.money_subjects import name, subject
from govern.rules.money_text import Kind

_CHARGED = {
    "own": 4.0,
    "third": -4.5,
    "org": -4.5,
    "they": -1.5,
    "thing": -2.8,
    "some": -1.5,
    "it": 2.5,
    "you": 1.0,
    "": 1.5,
}
_COST = {
    "own": 3.0,
    "third": -3.0,
    "org": -3.5,
    "they": -1.0,
    "thing": -2.8,
    "some": -1.0,
    "it": 1.2,
    "you": 0.5,
    "": 0.3,
}
_PAID = {
    "own": -3.2,
    "third": -3.0,
    "org": -3.5,
    "they": -0.5,
    "thing": -2.2,
    "some": -1.5,
    "it": 0.0,
    "you": 2.0,
    "": 1.5,
}
_GIVEN = {
    "own": 2.0,
    "third": -2.8,
    "org": -3.0,
    "they": -2.0,
    "thing": -2.5,
    "some": -1.5,
    "you": 0.0,
    "it": 0.0,
    "": 0.8,
}

_SINGLE = frozenset("he she they who somebody someone everyone".split())
_OURSELVES = frozenset("we i our my i'd i've i'll we've we'd we'll".split())
_PRONOUNS = frozenset("it it's it'll it'd that'll that that's this they're these".split())
_SAVING = frozenset("save saves saved saving".split())
_GOVERNING = frozenset("price charge cost pay give offer metric happen sell party org".split())
_JOINED = frozenset("and or , / then plus not ( instead".split())


def governors(scene: Scene) -> list[Link]:
    """What governs each mention, in order; a later one may inherit from the one before."""
    links: list[Link] = []
    for spot in scene.spots:
        links.append(_inherited(scene, spot, links[-1] if links else Link()))
    return links


def _inherited(scene: Scene, spot: Spot, before: Link) -> Link:
    """The governor, or that of the sum before: "costs $25,000 to set up and $1,000 a month"."""
    found = _governor(scene, spot)
    if found.name or not before.name:
        return found
    for index in range(spot.first - 1, max(spot.begin, spot.first - 8) - 1, -1):
        if index in scene.taken:
            between = scene.words(index + 1, spot.first)
            if between & _JOINED or not between:
                return Link(before.name, 0.8 * before.score, before.linked, before.at)
            return found
    return found


def _governor(scene: Scene, spot: Spot) -> Link:
    """Walk left over words like "is", "at", "just" to the word that governs the sum."""
    linked = False
    factor = 1.0
    for steps, index in enumerate(range(spot.first - 1, spot.begin - 1, -1)):
        word = scene.word(index)
        if index in scene.taken:
            return Link()
        if word in _PRONOUNS and (linked or "'" in word):
            return Link("it", _antecedent(scene, spot.begin), True, index)
        if word in _SAVING:
            return _saved(scene, spot, index)
        kind = scene.entry(index)[0]
        if kind in _GOVERNING and not (kind == "sell" and word in GLUE):
            return _weighed(
                spot, _governed(scene, spot, index, linked), factor, to_you=scene.word(index + 1) == "you"
            )
        if word not in GLUE or steps > 9:
            return _unknown(scene, spot, index)
        factor *= 0.3 if word == "," else 1.0
        linked = linked or word in LINKING
    return _after_question(scene, spot.begin) if spot.first - spot.begin <= 6 else Link()


def _weighed(spot: Spot, found: Link, factor: float, *, to_you: bool) -> Link:
    if spot.mention.kind is Kind.DISCOUNT and (-2.2 < found.score < 0 or to_you):
        return Link()
    return Link(found.name, found.score * factor, found.linked, found.at)


def _governed(scene: Scene, spot: Spot, index: int, linked: bool) -> Link:
    kind, weight = scene.entry(index)
    if scene.word(index + 1) == ":" and index + 1 < spot.first:
        return _label(scene, spot, index)
    paid = _paid_to(scene, spot, index) if kind == "party" else None
    if paid is not None:
        return paid
    if (
        scene.word(index) in {"rate", "rates"}
        and kind == "metric"
        and weight > -1
        and spot.mention.kind is Kind.MONEY
    ):
        return Link("price", 1.2, linked, index)
    if kind in {"metric", "happen", "party", "org"}:
        return Link(kind, 1.3 * weight, linked, index)
    acting = subject(scene, index, spot.begin)
    if kind in {"price", "offer", "sell"}:
        if kind == "sell" and acting in {"org", "third"}:
            return Link(kind, 0.0, linked, index)
        if acting == "org":
            return Link("org", -2.5, linked, index)
        if acting == "third":
            return Link(kind, -0.8, linked, index)
        return Link(kind, 1.3 * weight, linked, index)
    return Link(kind, _acted(scene, spot, index, acting), True, index)


def _paid_to(scene: Scene, spot: Spot, index: int) -> Link | None:
    """“Costs the company $60”, “pays them $2,500”, “charges its partners $99”: the party is an object."""
    for verb in range(index - 1, max(spot.begin, index - 3) - 1, -1):
        kind = scene.entry(verb)[0]
        if kind in {"cost", "pay"}:
            return Link(kind, -2.8, True, verb)
        if kind == "charge":
            return Link(kind, _charged(scene, verb, subject(scene, verb, spot.begin)), True, verb)
    return None


def _acted(scene: Scene, spot: Spot, index: int, acting: str) -> float:
    """What a verb of charging, costing, paying or giving says, by who does it."""
    kind = scene.entry(index)[0]
    if kind == "give":
        return _given(spot, acting, off=scene.word(spot.behind) in {"off", "back"})
    if kind == "charge":
        return _charged(scene, index, acting)
    return _costs(scene, index, acting) if kind == "cost" else _paid(scene, index, acting)


def _costs(scene: Scene, index: int, acting: str) -> float:
    if scene.word(index + 1) == "us":
        return -3.0  # what we spent
    past = scene.word(index) == "cost" and not scene.word(index - 1).endswith("s")
    return 1.2 if past and acting == "own" else _COST[acting]


def _charged(scene: Scene, index: int, acting: str) -> float:
    if scene.word(index + 1) in {"me", "us", "him", "her"}:
        return -4.5
    if acting == "you" and scene.word(index) in {"sell", "sold", "selling"}:
        return -2.5
    passive = scene.word(index).endswith("ed") and scene.word(index - 1) in {
        "are",
        "is",
        "be",
        "get",
        "gets",
        "were",
    }
    return 1.5 if passive and acting in {"third", "they", "thing", "some"} else _CHARGED[acting]


def _given(spot: Spot, acting: str, *, off: bool) -> float:
    """Who gives a discount; a sum given is no price."""
    if spot.mention.kind is Kind.DISCOUNT or off:
        return _GIVEN[acting]
    return -2.6 if spot.mention.kind is Kind.MONEY else 0.0


def _paid(scene: Scene, index: int, acting: str) -> float:
    if scene.word(index + 1) == "us":
        return 4.0
    if scene.word(index + 1) in {"you", "them", "him", "her"}:
        return -2.6
    found = _payer(scene, index, acting)
    if found is not None:
        return found
    if acting == "you" and _already(scene, index):
        return -2.2
    if acting == "third" and "first" in scene.words(index - 4, index):
        return 1.0
    if acting in {"third", "own"} and scene.words(index - 3, index) & BUYERS:
        return -0.4
    if acting == "own" and not scene.words(index - 6, index) & _OURSELVES:
        return 1.5
    return _PAID[acting]


def _payer(scene: Scene, index: int, acting: str) -> float | None:
    """What the one who pays says: an audience of ours, nobody of ours, or somebody told about."""
    if not acting and scene.words(scene.sentence(index)[0], index) & {"who", "whose"}:
        return -2.5
    if scene.word(index) == "paid" and scene.word(index - 1) in _SINGLE:
        return -3.0
    left = scene.words(max(scene.sentence(index)[0], index - 9), index)
    if acting in {"third", "own", "they", ""} and left & PAYERS and not left & THIRD:
        return 1.5
    if left & {"nobody", "none"} and left & {"our", "us"}:
        return 1.5
    if acting in {"they", "third"} and scene.word(index) == "paid" and left & _SINGLE:
        return -3.0
    return None


def _already(scene: Scene, verb: int) -> bool:
    """Whether "you pay" tells what the reader pays to somebody else."""
    if scene.words(verb - 3, verb) & {"already", "currently", "probably", "likely", "often"}:
        return True
    _, end = scene.sentence(verb)
    goal = next((i for i in range(verb + 1, min(end, verb + 9)) if scene.word(i) == "for"), 0)
    if not goal or scene.word(goal + 1) not in {"a", "an", "your", "tools", "software"}:
        return False
    named = range(goal + 1, min(end, goal + 6))
    return not any(scene.entry(i)[0] in {"offer", "us"} and scene.entry(i)[1] > 0 for i in named)


def _label(scene: Scene, spot: Spot, colon: int) -> Link:
    """“Typical MDF per partner: …”: a label is somebody else's if any word of it says so."""
    kind, weight = scene.entry(colon)
    label = range(spot.begin, colon + 1)
    if any(i in scene.taken for i in label):
        return Link()
    entries = [scene.entry(i) for i in label]
    if any(k == "org" for k, _ in entries):
        return Link("org", -5.0, True, colon)
    worst = min((w for k, w in entries if k == "metric"), default=0.0)
    if "|" in scene.words(spot.begin, colon):
        worst = min([worst, *(w for k, w in entries if k == "party" and w <= -1.4)])
    if any(name(scene, i, spot.begin) for i in label):
        worst = min(worst, -1.6)
    if worst <= -1.2:
        return Link("metric", 1.3 * worst, True, colon)
    if not kind:
        kind, weight = max(
            (e for e in entries if e[0] in {"offer", "price"}), key=lambda e: e[1], default=("", 0.0)
        )
    if kind == "charge":
        return Link(kind, 2.0, True, colon)
    return Link(kind, (0.4 if kind == "party" else 1.3) * weight, True, colon)


def _unknown(scene: Scene, spot: Spot, index: int) -> Link:
    """A thing that is no offer of ours as far as we know: "flights are $400", "AMZN at $210"."""
    begin = spot.begin
    if scene.entry(index)[0] == "us":
        return Link()
    if _past(scene.word(index)):
        return Link("past", -1.5, False, index)
    if index == spot.first - 1:
        return Link("org", -1.5, False, index) if name(scene, index, begin) else Link()
    if scene.word(index - 1) in {"by", "from"} and name(scene, index, begin):
        return Link("org", -2.8, False, index)
    if scene.word(index + 1) == ":":
        return _label(scene, spot, index)
    passed = scene.words(index + 1, spot.first)
    opens = index == begin or scene.word(index - 1) in {",", ";"}
    if not scene.word(index).isalpha() or not (passed & BEING or (opens and "at" in passed)):
        return Link()
    if _offer_of(scene, index, begin):
        return Link("offer", 1.0, True, index)
    return _phrase_before(scene, index, begin, past=bool(passed & {"was", "were"}))


def _offer_of(scene: Scene, index: int, begin: int) -> bool:
    """“Access to the deal database”: the head of a phrase stands before its preposition."""
    passed = False
    for back in range(index - 1, max(begin, index - 7) - 1, -1):
        word = scene.word(back)
        if not word.isalpha():
            return False
        if passed and scene.entry(back)[0] in {"offer", "price"} and scene.entry(back)[1] > 0.5:
            return True
        passed = passed or word in {"to", "for", "with", "in"}
    return False


def _past(word: str) -> bool:
    """Whether an unknown verb tells what happened: “travel ate $5,000”, “the CFO counted: $214”."""
    return word in PAST or (len(word) > 4 and word.endswith("ed"))


def _phrase_before(scene: Scene, index: int, begin: int, *, past: bool) -> Link:
    """What the noun phrase that ends in an unknown word is: a definite thing, an offer, or anything."""
    for back in range(index - 1, max(begin, index - 5) - 1, -1):
        word = scene.word(back)
        if word in DEFINITE and scene.word(back - 1) in WHERE:
            continue
        if word in DEFINITE:
            return Link("the", -1.8 if past else -1.2, True, index)
        if scene.entry(back)[1] <= -1.4:
            return Link("metric", 1.3 * scene.entry(back)[1], True, back)
        if scene.entry(back)[0] in {"offer", "price", "us", "sell"} or not word.isalpha():
            return Link("", 0.0, True, index)
    return Link("thing", -1.8, False, index)


def _after_question(scene: Scene, begin: int) -> Link:
    """“What does it cost? Twenty-five hundred.”, “The fee:” and then “2,500”."""
    if not begin:
        return Link()
    low, high = scene.previous(begin)
    near = range(max(low, high - 12), high)
    classes = {scene.entry(i)[0] for i in near}
    asked = classes & {"price", "cost", "charge", "pay"}
    if asked and scene.word(high - 1) == "?" and scene.total(near) < 0:
        return Link("third", -2.0, True, high - 1)
    if asked and not {"org", "party"} & classes:
        return Link("price", 2.0, True, high - 1)
    if "org" in classes or any(scene.entry(i) == ("party", -1.4) for i in near):
        return Link("org", -2.5, True, high - 1)
    if "offer" in classes and scene.word(high - 1) in {":", "-"}:
        return Link("offer", 1.0, True, high - 1)
    return Link()


def _antecedent(scene: Scene, begin: int) -> float:
    """What "it" and "that" may stand for: the sentence before decides."""
    if not begin:
        return 0.4
    low, high = scene.previous(begin)
    total = scene.total(range(max(low, high - WINDOW), high))
    return 1.0 if total > 0.5 else -1.0 if total < -1 else 0.2


def _saved(scene: Scene, spot: Spot, index: int) -> Link:
    """Saving on an offer of ours is a discount; any other saving is a result."""
    near = scene.words(spot.behind, min(spot.end, spot.behind + 8)) | scene.words(spot.begin, index)
    behind = complement(scene, spot.behind, spot.end)
    ours = behind.score > 0 and behind.name != "unit"
    good = ours or near & ACTING or _just_saves(scene, spot, index)
    return Link("save", 2.2 if good else -2.4, True, index)


def _just_saves(scene: Scene, spot: Spot, index: int) -> bool:
    """“Save 20%”, “(save $60)”, “readers save 25 %”: on nothing in particular."""
    before = scene.word(index - 1)
    ordered = index == spot.begin or before in {"&", "(", "-", ":", "and", "+", ">", '"'}
    savers = {"you", "readers", "alumni", "teams", "groups", "pairs"}
    if not (ordered or before in savers or scene.entry(index - 1)[0] == "offer"):
        return False
    return spot.behind >= spot.end or not scene.word(spot.behind).isalnum()
