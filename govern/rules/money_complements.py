"""What a sum belongs to: the words behind it ("in pipeline", "for the Assessment", "a seat", "Series B")."""

from __future__ import annotations

from typing import NamedTuple

from govern.rules.money_lexicon import GETTING, OTHER_UNITS, OWN_UNITS, PHRASE_END, TIMES, lexicon
from govern.rules.money_scene import Entry, Scene


class Link(NamedTuple):
    """What a sum hangs on: the class of the word, what it says, and whether it can make a number a sum."""

    name: str = ""
    score: float = 0.0
    linked: bool = False
    at: int = -1


_PREPOSITIONS = frozenset("of in on from worth to for with by through via at".split())
_MODIFIERS = frozenset("a an our your the any this each us".split())
_THEIRS = frozenset({"metric", "party", "happen"})
_TOLD = frozenset({"metric", "party", "happen", "offer", "price", "sell", "cost"})


def complement(scene: Scene, behind: int, end: int) -> Link:
    """The words behind a sum that ends before token ``behind``, in a sentence that ends at ``end``."""
    word = scene.word(behind) if behind < end else ""
    if word == "-" and scene.word(behind + 1) in {"a", "per"}:
        return _per(scene, behind + 2, end)
    if word in {"per", "/", "a", "an", "each", "every"}:
        return _per(scene, behind + 1, end)
    if word == "to" and _idle(scene, behind + 1, end):
        return Link("to", -2.0, False, behind + 1)
    if word in _PREPOSITIONS:
        return _phrase(scene, behind + 1, end, word)
    return _phrase(scene, behind, end, "")


def _idle(scene: Scene, index: int, end: int) -> bool:
    """“… to do nothing”, “… to replace her”: what is bought is no offer of ours."""
    word = scene.word(index) if index < end else ""
    if not word.isalpha() or word in GETTING or lexicon().get(word, ("",))[0] in {"sell", "offer", "us"}:
        return False
    return not scene.has(range(index, min(end, index + 5)), {"offer", "us"})


def _per(scene: Scene, index: int, end: int) -> Link:
    word = scene.word(index) if index < end else ""
    if word in OTHER_UNITS:
        return Link("metric", -2.2, False, index)
    if word not in OWN_UNITS:
        return Link("", 0.0, False, index)
    further = scene.word(index + 1) in {"in", "on", "for", "of", "to"}
    beyond = complement(scene, index + 1, end).score if further else 0.0
    return Link("unit", (0.3 if word in TIMES else 0.8) + beyond, True, index)


def _phrase(scene: Scene, index: int, end: int, preposition: str) -> Link:
    """The noun phrase behind a sum; its last known word counts, a name in it makes it another's."""
    best = Link()
    for at in range(index, min(end, index + 6)):
        word = scene.word(at)
        if at in scene.taken or not (word[0].isalpha() or word in {"-", "'"}):
            break
        if word in PHRASE_END and not (preposition and word in _MODIFIERS):
            break
        name, weight = _compound(scene, at)
        if not preposition and word.rstrip("s") in OTHER_UNITS and weight > -1:
            name, weight = "metric", -1.2
        if name == "org":
            return Link("org", -3.0, False, at)
        best = _better(best, name, weight, preposition, at)
    return best


def _better(best: Link, name: str, weight: float, preposition: str, at: int) -> Link:
    if preposition == "in" and weight > 0:
        return Link("metric", -1.4, False, at) if name == "price" else best  # "$900 in fees"
    if name == "us" and preposition:
        return Link("us", 2.5 if preposition == "with" else 1.0, False, at)
    if name in _TOLD and best.name != "happen":
        return Link(name, weight * (1.2 if name == "sell" else 1.6), name not in _THEIRS, at)
    return best


def _compound(scene: Scene, at: int) -> Entry:
    """The class of a word, or of the compound that it opens ("write-off")."""
    if scene.word(at + 1) == "-":
        joined = lexicon().get(f"{scene.word(at)}-{scene.word(at + 2)}")
        if joined is not None:
            return joined
    return scene.entry(at)
