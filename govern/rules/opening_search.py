"""Where in a sentence the patterns of ``opening_lexicon`` are looked for: only where a match of theirs can begin."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from functools import lru_cache

from govern import kept, patterns
from govern.documents.passages import HOLE, fold
from govern.rules.opening_beginnings import INSIDE, Beginnings, table
from govern.rules.opening_lexicon import (
    CAMEL,
    NAMES,
    PITCH,
    READER,
    RESEARCH_OWN,
    SENDER,
    SENTENCE_OWN,
    VALUE,
)
from govern.values import NamedTuple, frozen


@frozen
class Names:
    """What the sender calls itself (``brands``) and its paid and free offers (``offers``)."""

    brands: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


CUES = (*PITCH, *VALUE)
PATTERNS = (*[cue.pattern for cue in CUES], RESEARCH_OWN, SENTENCE_OWN, SENDER, READER)
"""All that is looked for in a sentence: the cues, then what tells whom it speaks of."""
SOURCED, OWN, OF_SENDER, TO_READER = range(len(CUES), len(PATTERNS))
"""The numbers of the latter."""
RESEARCH = next(number for number, cue in enumerate(CUES) if cue.pattern.endswith(RESEARCH_OWN))
"""The cue that finds whatever tells that a sentence is sourced, and more."""

Places = dict[int, list[int] | None]
"""By the number of a pattern, where its matches can begin, ascending; ``None``: anywhere."""


class SearchPlan(NamedTuple):
    """How to look for the patterns, for one sender's names."""

    beginnings: Beginnings
    names: Names
    known: dict[int, re.Pattern[str]]

    def pattern(self, number: int) -> re.Pattern[str]:
        """The pattern of a number."""
        found = self.known.get(number)
        if found is None:
            found = self.known[number] = compiled(PATTERNS[number], self.names)
        return found

    def first(self, number: int, body: str, places: Places) -> re.Match[str] | None:
        """The same as ``pattern(number).search(body)``, by the ``places`` of the body."""
        if number not in places:
            return None
        pattern, starts = self.pattern(number), places[number]
        if starts is None:
            return pattern.search(body)
        for start in starts:
            match = pattern.match(body, start)
            if match:
                return match
        return None

    def places(self, body: str) -> Places:
        """The patterns that may occur in a folded sentence, with where they can begin."""
        if not body.isascii() and not patterns.MORE_CASES.isdisjoint(body):
            return dict.fromkeys(range(len(PATTERNS)))
        read = body.lower().translate(_READ)
        at = None
        if "  " in read:
            at = [
                place for place, letter in enumerate(read) if letter != " " or read[place - 1 : place] != " "
            ]
            read = "".join([read[place] for place in at])
        found = self.beginnings.at_words(read)
        for number, place in self.beginnings.elsewhere(read):
            insort(found[number], place)
        if at is not None:
            found = {number: [at[place] for place in starts] for number, starts in found.items()}
        for name in _CAMEL_CASE.finditer(body) if self.beginnings.names else ():
            for number in self.beginnings.names:
                insort(found.setdefault(number, []), name.start())
        places: Places = {**found}
        places.update(dict.fromkeys([~number for number in found if number < 0]))
        places.update(dict.fromkeys(self.beginnings.unknown))
        return places


_LONGEST = 12
_READ = {
    **dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85"), " "),
    **dict.fromkeys(range(ord("0"), ord("9") + 1), "0"),
}
_TAIL = patterns.compile(r"\W+$")
_CAMEL_CASE = patterns.compile(r"\b[A-Z][a-z]{1,14}[A-Z]")


@lru_cache(maxsize=8)
def search_plan(names: Names) -> SearchPlan:
    """The plan for one sender's names."""
    found = kept.table("beginnings of cues", repr(names), lambda: table(_starts(names)))
    return SearchPlan(Beginnings(*found), names, {})


def _starts(names: Names) -> Iterator[list[str]]:
    """How each pattern can begin, with the sender's names in it."""
    from govern.rules.opening_starts_lexicon import STARTS

    own = {_key(name) for name in (*names.offers, *names.brands)} - {""}
    if not all(key[0].isalnum() and key.isascii() for key in own):
        own = {INSIDE}
    for starts in STARTS:
        yield [
            key
            for start in starts.split(" ")
            for key in (own if start == NAMES else (start.replace("_", " "),))
        ]


def matches(pattern: re.Pattern[str], body: str, starts: list[int] | None) -> Iterator[re.Match[str]]:
    """The same as ``pattern.finditer(body)``, tried only where a match can begin."""
    if starts is None:
        yield from pattern.finditer(body)
        return
    end = 0
    for start in starts:
        match = pattern.match(body, start) if start >= end else None
        if match:
            yield match
            end = match.end()


@lru_cache(maxsize=512)
def compiled(pattern: str, names: Names) -> re.Pattern[str]:
    """A pattern of the lexicon with one sender's names in it."""
    return patterns.compile(source(pattern, names), re.IGNORECASE | re.VERBOSE)


def source(pattern: str, names: Names) -> str:
    """The regular expression, verbose and for any case, of a pattern of the lexicon with one sender's names in it."""
    pattern = pattern.replace("CAMEL", CAMEL).replace("HOLE", HOLE).replace("_", r"\s{1,3}")
    # Offers are matched as written, so that "assessment" as a plain word is none.
    pattern = pattern.replace("OWN", f"(?-i:{_alternatives(names.offers)})")
    return pattern.replace("BRAND", _alternatives(names.brands))


def _alternatives(names: tuple[str, ...]) -> str:
    # Without what stands after the last letter ("Acme Inc."), where no word boundary would be found.
    words = sorted({_bare(name) for name in names} - {""}, key=len, reverse=True)
    return (
        "(?:" + "|".join(re.escape(word).replace("\\ ", r"\s{1,3}") for word in words) + ")"
        if words
        else "(?!)"
    )


def _bare(name: str) -> str:
    return _TAIL.sub("", fold(name).text)


def _key(name: str) -> str:
    """The beginning of a name as it is looked for."""
    return " ".join(_bare(name).lower().translate(_READ).split(" "))[:_LONGEST]
