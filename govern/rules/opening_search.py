"""Where in a sentence the cues of ``opening_lexicon`` are looked for: only where a match of theirs can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from govern import kept, patterns
from govern.documents.passages import HOLE, fold
from govern.rules.opening_lexicon import CAMEL, CAMEL_NAME, NAMES, PITCH, VALUE
from govern.rules.opening_starts_lexicon import STARTS
from govern.values import NamedTuple, frozen


@frozen
class Names:
    """What the sender calls itself (``brands``) and its paid and free offers (``offers``)."""

    brands: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


CUES = (*PITCH, *VALUE)


class SearchPlan(NamedTuple):
    """By up to three letters, the cues that can begin with them: at the start of a word, or anywhere."""

    words: dict[str, tuple[int, ...]]
    anywhere: dict[str, tuple[int, ...]]
    shorter: frozenset[str]
    """The first letters of beginnings of one or two letters."""
    camel: tuple[int, ...]
    """Those that can begin with a name in camel case."""
    always: tuple[int, ...]
    names: Names
    known: dict[int, re.Pattern[str]]

    def pattern(self, number: int) -> re.Pattern[str]:
        """The pattern of a cue."""
        found = self.known.get(number)
        if found is None:
            found = self.known[number] = compiled(CUES[number].pattern, self.names)
        return found

    def occurring(self, body: str) -> dict[int, list[int] | None]:
        """The cues that occur in a sentence, in their order, with where they may begin; ``None``: anywhere."""
        found: list[tuple[int, list[int] | None]] = []
        for number, starts in self.places(body).items():
            if starts is None:
                found.append((number, None))
                continue
            match = self.pattern(number).match
            for start in starts:
                if match(body, start):
                    found.append((number, starts))
                    break
        return dict(sorted(found, key=itemgetter(0)))

    def places(self, body: str) -> dict[int, list[int] | None]:
        """The cues that may occur in a sentence, with where they can begin; ``None``: anywhere."""
        if not body.replace(HOLE, "").isascii():  # letters that have more than one other case
            return dict.fromkeys(range(len(CUES)))
        starts: dict[int, list[int]] = {}
        read = _BLANK.sub("_", body.lower())
        words, shorter, known = self.words, self.shorter, starts.setdefault
        for match in _WORD_START.finditer(read):
            place = match.start()
            for number in words.get(read[place : place + 3], ()):
                known(number, []).append(place)
            if read[place] in shorter:
                for number in (*words.get(read[place], ()), *words.get(read[place : place + 2], ())):
                    known(number, []).append(place)
        for key in [key for key in self.anywhere if key in read]:
            place = read.find(key)
            while place >= 0:
                for number in self.anywhere[key]:
                    known(number, []).append(place)
                place = read.find(key, place + 1)
        found: dict[int, list[int] | None] = {**starts, **dict.fromkeys(self.always)}
        if _CAMEL_CASE.search(body):
            found.update(dict.fromkeys(self.camel))
        return found


_TAIL = patterns.compile(r"\W+$")
_BLANK = patterns.compile(r"\s")
_WORD_START = patterns.compile(r"(?<![^\W_])[^\W_]")
_CAMEL_CASE = patterns.compile(r"[a-z][A-Z]")


@lru_cache(maxsize=8)
def search_plan(names: Names) -> SearchPlan:
    """The plan for one sender's names."""
    return SearchPlan(*kept.table("beginnings of cues", repr(names), lambda: _plan(names)), names, {})


_Plan = tuple[
    dict[str, tuple[int, ...]], dict[str, tuple[int, ...]], frozenset[str], tuple[int, ...], tuple[int, ...]
]


def _plan(names: Names) -> _Plan:
    tables: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    camel, always = list[int](), list[int]()
    own = {_bare(name)[:3].lower() for name in (*names.offers, *names.brands)} - {""}
    for number, (bounded, starts) in enumerate(STARTS):
        keys = set(starts.split(" "))
        if NAMES in keys:
            keys |= own
        if "" in keys or (NAMES in keys and not all(key.isalnum() and key.isascii() for key in own)):
            always.append(number)
            continue
        if CAMEL_NAME in keys:
            camel.append(number)
        for key in keys - {NAMES, CAMEL_NAME}:
            tables[0 if bounded else 1].setdefault(key, []).append(number)
    words, anywhere = ({key: tuple(numbers) for key, numbers in table.items()} for table in tables)
    shorter = frozenset(key[0] for key in words if len(key) < 3)
    return words, anywhere, shorter, tuple(camel), tuple(always)


def matches(pattern: re.Pattern[str], body: str, starts: list[int] | None) -> Iterator[re.Match[str]]:
    """The same as ``pattern.finditer(body)``, tried only where a match can begin."""
    if starts is None:
        yield from pattern.finditer(body)
        return
    end = 0
    for start in sorted(starts) if len(starts) > 1 else starts:
        match = pattern.match(body, start) if start >= end else None
        if match:
            yield match
            end = match.end()


@lru_cache(maxsize=512)
def compiled(pattern: str, names: Names) -> re.Pattern[str]:
    """A pattern of the lexicon with one sender's names in it."""
    pattern = pattern.replace("CAMEL", CAMEL).replace("HOLE", HOLE).replace("_", r"\s{1,3}")
    # Offers are matched as written, so that "assessment" as a plain word is none.
    pattern = pattern.replace("OWN", f"(?-i:{_alternatives(names.offers)})")
    pattern = pattern.replace("BRAND", _alternatives(names.brands))
    return patterns.compile(pattern, re.IGNORECASE | re.VERBOSE)


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
