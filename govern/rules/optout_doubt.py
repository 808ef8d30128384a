"""Offers to opt out that words and grammar leave in doubt: the second reader is asked, and both readings count."""

from __future__ import annotations

from collections.abc import Sequence

from govern.annotations import Final
from govern.documents.passages import HOLE
from govern.rules.optout_evidence import Candidate
from govern.rules.optout_tokens import Sentence
from govern.rules.second_reading import OPT_OUT, Patience, Question, answers, understands

SHARE: Final = 0.5
"""How much the second reading counts."""
_MOST: Final = 2
"""So many candidates of a touch are looked into, the heaviest first."""
_NEIGHBOURS: Final = 2
_FAR: Final = 260
"""So many characters before and after a candidate are read with it."""
_TARGETS: Final = {
    "FIELD": "unsubscribe link",
    "STOP": "unsubscribe page",
    "MAIL": "mail address",
    "WEB": "web page",
    "BAD": "broken link",
}


def both_readings(
    sentences: Sequence[Sentence], weighed: Sequence[tuple[Candidate, float]], patience: Patience
) -> tuple[Candidate, float]:
    """The candidate that is likeliest after both readings, and its weight. ``weighed`` are candidates with their weights."""
    heaviest = sorted(weighed, key=lambda one: -one[1])[:_MOST]
    places = {id(sentence): place for place, sentence in enumerate(sentences)}
    asked = [question_about(sentences, places[id(candidate.sentence)]) for candidate, _ in heaviest]
    if not all(map(understands, asked)):
        return heaviest[0]
    both = [
        (candidate, (1 - SHARE) * weight + SHARE * answer)
        for (candidate, weight), answer in zip(heaviest, answers(asked, patience), strict=False)
    ]
    return max(both or heaviest, key=lambda one: one[1])


def question_about(sentences: Sequence[Sentence], place: int) -> Question:
    """What is asked about the sentence at a place: it is read with two before and two after it."""
    here = _words(sentences[place])
    before = " ".join(map(_words, sentences[max(0, place - _NEIGHBOURS) : place]))[-_FAR:]
    after = " ".join(map(_words, sentences[place + 1 : place + 1 + _NEIGHBOURS]))[:_FAR]
    text = " ".join(part for part in (before, here, after) if part)
    start = len(before) + 1 if before else 0
    return Question(text, start, start + len(here), OPT_OUT)


def _words(sentence: Sentence) -> str:
    """A sentence as it is read out: links with what they lead to."""
    text, read = sentence.passage.folded.text, list[str]()
    before = None
    for token in sentence.tokens:
        here = None if "LINK" in token.word else (token.start, token.end)
        # “isn't” is two tokens with one place.
        if here is None or here != before:
            read.append(_read_out(token.word, text[token.start : token.end]))
        before = here
    return " ".join(read)


def _read_out(word: str, written: str) -> str:
    kind = word.rpartition(">")[2] if word.startswith("LINK>") else word.partition(":")[2]
    target = _TARGETS.get(kind, "link")
    if word == "<LINK":
        return "["
    if word.startswith("LINK>"):
        return f"] ( {target} )"
    if word.startswith("URL:"):
        return f"( {target} )"
    if word.startswith("ADDRESS:"):
        return "( broken mail address )" if kind == "BAD" else "( mail address )"
    if word == "FIELD":
        return "( unsubscribe link )"
    return "name" if word == "TAG" or (written and not written.strip(HOLE)) else written
