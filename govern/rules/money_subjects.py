"""Who acts in a clause: we, the reader, a third party, a company, or some thing."""

from __future__ import annotations

from govern.rules.money_lexicon import CAPITALS, GLUE, WHERE, lexicon
from govern.rules.money_scene import Scene

_SOMEBODY = frozenset("he she who everyone someone somebody others else they".split())
_YOU = frozenset("you you'll you'd your".split())
_IT = frozenset("it it'll it's that's which".split())
_NO_GERUNDS = frozenset("thing nothing something anything everything during bring spring string king".split())
_OUR_WORK = frozenset("finding knowing seeing mapping tracing measuring learning proving".split())
_INDEFINITE = frozenset("a an most every each many some".split())


def subject(scene: Scene, verb: int, begin: int) -> str:
    """Who charges or what costs: the subject of the word ``verb`` in the sentence from ``begin``.

    Gives ``own`` (we or an offer of ours), ``third``, ``org`` (a named company), ``they`` (somebody),
    ``thing`` (something that is no offer of ours), ``some`` (what may be one), ``it``, ``you``, or ``""`` where none can be told.
    """
    if _gerund(scene, verb, begin):
        return "third"
    if scene.word(verb - 1) in {"and", "or"}:
        return _shared(scene, verb, begin)
    found = ""
    for index in range(verb - 1, max(begin, verb - 10) - 1, -1):
        word = scene.word(index)
        if word in {",", ";", "(", "but", "while", "whereas", "?"} or (
            word == ":" and not _tight(scene, index)
        ):
            break
        if word in _NOT_S and _third_person(scene.word(verb)):
            continue  # "the PRM you mentioned charges …"
        if not found:
            found = "you" if word in _YOU else "it" if word in _IT else _of_word(scene, index, begin, verb)
        elif word in {"our", "my"} or (word == "we" and verb - index != 2):
            return "own"
        elif scene.entry(index)[0] == "org":
            found = "org"
        elif found == "own" and scene.entry(index)[0] == "party" and scene.entry(index)[1] <= -1.6:
            found = "third"
    return found or _of_article(scene, verb, begin)


_NOT_S = frozenset("you we i they".split())


def _third_person(verb: str) -> bool:
    return verb in {
        "charges",
        "costs",
        "asks",
        "quotes",
        "sells",
        "bills",
        "pays",
        "runs",
        "wants",
        "adds",
        "lists",
    }


def _shared(scene: Scene, verb: int, begin: int) -> str:
    """The subject that a second verb shares with the first: "MSPs bill $140 and pay $38"."""
    for index in range(begin, verb - 1):
        word = scene.word(index)
        found = "you" if word in _YOU else "it" if word in _IT else _of_word(scene, index, begin, verb)
        if found:
            return found
    return ""


def name(scene: Scene, index: int, begin: int) -> bool:
    """Whether a word is a capital inside a sentence that we do not know: a name."""
    token = scene.text.tokens[index]
    if (
        index <= begin
        or not scene.word(index - 1).isalpha()
        or scene.titled(begin)
        or not scene.english(begin)
    ):
        return False
    return scene.capital(token.start) and token.low not in lexicon() and token.low not in CAPITALS


def _gerund(scene: Scene, verb: int, begin: int) -> bool:
    """“Building it yourself costs …”, but not “Booking costs …”."""
    opening = scene.word(begin)
    if begin >= verb - 1 or not opening.endswith("ing") or opening in _NO_GERUNDS:
        return False
    if opening in _OUR_WORK and scene.word(begin + 1) in {
        "it",
        "them",
        "out",
        "that",
        "yours",
        "which",
        "where",
        "how",
    }:
        return False
    return scene.entry(begin)[0] not in {"sell", "offer", "price"} and "," not in scene.words(begin, verb)


def _of_word(scene: Scene, index: int, begin: int, verb: int) -> str:
    kind, weight = scene.entry(index)
    word = scene.word(index)
    if kind in {"us", "offer", "price"} and weight > 0:
        # "The cheapest tool we tested costs …" is not about us.
        return "" if word in {"we", "i"} and verb - index == 2 else "own"
    named = verb - index <= 2 and name(scene, index, begin) and scene.word(index - 1) not in {"with", "in"}
    if kind == "org" or named:
        return "org"
    if index == verb - 1 and word in {"this", "that", "each", "both", "another"}:
        return "it"
    if index == verb - 1 and not kind and word.isalpha() and _opens(scene, index, begin):
        return "" if word in GLUE or word in {"what", "which", "that", "who", "or", "and"} else "thing"
    if kind in {"party", "metric", "happen"} and weight <= -0.7:
        return "they" if word in _SOMEBODY else "third"
    return ""


def _of_article(scene: Scene, verb: int, begin: int) -> str:
    """“A trademark filing costs …”: some thing that is no offer of ours."""
    for index in range(verb - 1, max(begin, verb - 7) - 1, -1):
        word = scene.word(index)
        if word in _INDEFINITE:
            return "thing"
        if word in {"the", "these", "those"} and scene.word(index - 1) not in WHERE:
            return "some"
        if _opens(scene, index, begin) or not word.isalpha():
            break
    return ""


def _tight(scene: Scene, index: int) -> bool:
    """Whether a mark has no blank behind it: "re:Invent"."""
    tokens = scene.text.tokens
    return index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start


def _opens(scene: Scene, index: int, begin: int) -> bool:
    return index == begin or scene.word(index - 1) in {",", ";", "¶"}
