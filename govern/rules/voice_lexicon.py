"""The words that brand voice and spam filters frown upon, and how words are found (SOP 5.3, item 1).

Patterns are matched without regard to case, between word boundaries, over folded text; a blank in
them stands for up to three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from govern import kept, patterns
from govern.documents.passages import Passage, fold
from govern.values import NamedTuple

# Hype that says nothing a reader can check, and what to write instead.
DISCOURAGED: Mapping[str, str] = {
    r"synerg(?:y|ies|istic|i[sz]e)": "say what each side gains",
    r"leverag(?:ing|(?:e|es|ed)\s(?:the|your|our|their|its|this|these|existing|an?|ai))": "use",
    r"game[-\s]chang(?:er|ers|ing)": "say what changes",
    r"revolution(?:ary|i[sz]e|i[sz]es|i[sz]ing)": "say what is new",
    r"world[-\s]class": "give the figure that shows it",
    r"best[-\s]in[-\s]class": "give the figure that shows it",
    r"best[-\s]of[-\s]breed": "give the figure that shows it",
    r"cutting[-\s]edge": "say what is new",
    r"bleeding[-\s]edge": "say what is new",
    r"state[-\s]of[-\s]the[-\s]art": "say what is new",
    r"next[-\s]gen(?:eration)?": "say what is new",
    r"industry[-\s]leading": "give the figure that shows it",
    r"market[-\s]leading": "give the figure that shows it",
    r"paradigm shifts?": "say what changes",
    r"one[-\s]stop[-\s]shop": "list what is in it",
    r"turn-?key": "say what is left to do",
    r"seamless(?:ly)?": "say what the reader no longer does",
    r"frictionless(?:ly)?": "say what the reader no longer does",
    r"unparalleled": "compare it",
    r"unrivall?ed": "compare it",
    r"supercharg(?:e|es|ed|ing)": "give the figure",
    r"skyrocket(?:s|ed|ing)?": "give the figure",
    r"low[-\s]hanging fruit": "name it",
    r"move the needle": "give the figure",
    r"thought[-\s]leader(?:s|ship)?": "name the thought",
    r"(?:sales|growth|marketing|partner|revenue) (?:ninja|guru|rock\s?star|wizard)s?": "name the role",
    r"think outside the box": "say it plainly",
    r"circle back": "reply",
    r"touch base": "talk",
}

# What filters and readers take for spam. In subjects some single words are enough.
SPAM = (
    r"act (?:now|fast|immediately|today)",
    r"100\s?% (?:free|guaranteed|satisfied|satisfaction)",
    r"risk[-\s]free",
    r"guaranteed (?:results?|revenue|returns?|income|success|growth|roi|savings)",
    r"(?:satisfaction|result|results|success|roi|revenue) guaranteed",
    r"you(?:'re| are| have been) (?:a winner|the winner|selected|chosen)",
    r"you(?:'ve| have) (?:won|been selected|been chosen)",
    r"click (?:here|below|now|this link)",
    r"(?:buy|order|call|apply|sign up|enrol|enroll) (?:now|today)\b",
    r"limited[-\s]time (?:offer|only|deal)",
    r"once in a lifetime",
    r"while (?:supplies|stocks?) lasts?",
    r"no (?:obligation|strings attached|catch)",
    r"no hidden (?:costs?|fees?)",
    r"money[-\s]back",
    r"double your (?:income|money|revenue|sales|profits?|pipeline)",
    r"(?:extra|fast|easy|cash) (?:income|cash|money|bonus)",
    r"free (?:gift|money|access|trial|consultation)!",
    r"(?:lowest|best|unbeatable) prices?",
    r"this is not spam",
    r"do(?:n't| not) (?:delete|miss out|miss this)",
    r"what are you waiting for",
    r"dear friend",
    r"work from home",
    r"miracle",
)
SPAM_SIGNS = (r"[!?]{3,}", r"[$€£]{3,}")
SPAM_IN_SUBJECT = (
    r"winner",
    r"guaranteed?",
    r"urgent(?:ly)?",
    r"last chance",
    r"final notice",
)
SPAM_SIGNS_IN_SUBJECT = (r"!{2,}", *SPAM_SIGNS)


def advice_for(words: Mapping[str, str], text: str) -> str:
    """How to mend ``text``, by the words a policy lists (their ``word_key``) and what to write instead."""
    better = words.get(word_key(text))
    return f"Write “{better}” instead." if better else "Use another word."


def word_key(text: str) -> str:
    """What two writings of one word have in common."""
    return " ".join(fold(text).text.casefold().split())


@lru_cache(maxsize=256)
def better_than(text: str) -> str:
    """How to mend a word of ``DISCOURAGED``."""
    for pattern, better in DISCOURAGED.items():
        if re.fullmatch(pattern.replace(" ", r"\s{1,3}"), fold(text).text, re.IGNORECASE):
            return f"Instead: {better}."
    return "Use another word."


def matches(passage: Passage, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Where a pattern stands in a passage: bounds in its text, and the words there."""
    folded = passage.folded
    for match in pattern.finditer(folded.text):
        if match.end() > match.start():
            start, end = folded.back(*match.span())
            yield start, end, " ".join(passage.text[start:end].split())


@lru_cache(maxsize=16)
def pattern_of(words: tuple[str, ...], signs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """One pattern of many: ``words`` stand whole, ``signs`` anywhere."""
    spaced = "|".join(words).replace(" ", r"\s{1,3}")
    whole = (rf"(?<!\w)(?:{spaced})(?!\w)",) if words else ()
    return patterns.compile("|".join((*whole, *signs)), re.IGNORECASE)


_LETTERS = bytes([code if chr(code).isalnum() and code < 128 else 32 for code in range(256)])
_TOLD = 14
"""So many letters of a beginning tell it from other words well enough."""
_PIECE = patterns.compile(
    r"\(\?:(?P<group>[^()]*)\)(?P<maybe>\??)|(?P<gap>\[-\\s\]|[- ])(?P<lax>\??)|(?P<letter>[a-z0-9'])(?P<option>\??)"
)


class Reading(NamedTuple):
    """A text as ``may_occur`` looks at it."""

    text: str
    plain: str
    """In lower case, a blank before it, and one for whatever is no letter or digit of ASCII."""
    odd: bool
    """Has letters whose other case is not told by ``lower``."""


def read(text: str) -> Reading:
    """A folded text, read once for all lists."""
    plain = text.lower().encode("ascii", "replace").translate(_LETTERS).decode("ascii")
    odd = not text.isascii() and not patterns.MORE_CASES.isdisjoint(text)
    return Reading(text, f" {plain}", odd)


def may_occur(words: tuple[str, ...], reading: Reading) -> bool:
    """Whether one of ``words`` (of the lists here) can stand in a text at all; told for many at once, and fast."""
    return reading.odd or _beginning(words).search(reading.plain) is not None


_AMOUNTS = patterns.compile(r"[$€£]{2}")


def may_have_signs(text: str) -> bool:
    """Whether any of the signs that look like spam can stand in a text: two of them stand together."""
    if any(pair in text for pair in ("!!", "??", "!?", "?!")):
        return True
    return any(sign in text for sign in "$€£") and _AMOUNTS.search(text) is not None


@lru_cache(maxsize=16)
def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of what the matches of these begin with, in a text as ``Reading.plain`` has it.

    It begins with a blank, since what they match stands whole, and so it is tried at words only.
    """
    return patterns.compile(kept.table("beginnings of words", repr(words), lambda: _one_pattern(words)))


def _one_pattern(words: tuple[str, ...]) -> str:
    beginnings = {beginning for word in words for beginning in _beginnings_of(word)}
    plain = (one.encode("ascii").translate(_LETTERS).decode("ascii").split() for one in beginnings)
    tree: _Tree = {}
    for letters in sorted(" ".join(one) for one in plain):
        at = tree
        for letter in letters:
            at = at.setdefault(letter, {})
        at[""] = {}
    return " " + _written(tree)


_Tree = dict[str, "_Tree"]


def _written(tree: _Tree) -> str:
    """The pattern of what a tree of letters spells, up to where the shortest ends."""
    if "" in tree:
        return ""
    branches = [(" +" if letter == " " else letter) + _written(rest) for letter, rest in tree.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _beginnings_of(pattern: str) -> set[str]:
    """Beginnings as far as they are plain: letters, gaps and simple choices; at most ``_TOLD`` letters."""
    found, at = {""}, 0
    while piece := _PIECE.match(pattern, at):
        if all(len(one) >= _TOLD for one in found):
            break
        at = piece.end()
        if piece["group"] is not None:
            choices = {one for choice in piece["group"].split("|") for one in _beginnings_of(choice)}
            whole = all(map(_IS_PLAIN.fullmatch, piece["group"].split("|")))
        else:
            choices, whole = {piece["letter"] or " "}, True
        optional = piece["maybe"] or piece["lax"] or piece["option"]
        found = {one + choice for one in found for choice in (*choices, *([""] if optional else []))}
        if not whole:
            break
    return {one[:_TOLD].rstrip() for one in found}


_IS_PLAIN = patterns.compile(r"[a-z0-9' -]*")


@lru_cache(maxsize=16)
def literal_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of words and phrases as a policy writes them, standing whole."""
    forms = (r"\s{1,3}".join(map(re.escape, fold(word).text.split())) for word in words)
    longest_first = sorted((form for form in forms if form), key=len, reverse=True)
    return patterns.compile(
        rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)" if longest_first else r"(?!)", re.IGNORECASE
    )
