"""Where in a sentence the patterns of ``opening_search`` can begin, told word by word.

The table is that of ``opening_starts_lexicon``, with one sender's names in it. It is for sentences in lower case in
which a blank stands for any run of blanks and 0 for any digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govern import patterns
from govern.annotations import Any
from govern.rules.opening_lexicon import CAMEL_NAME
from govern.values import NamedTuple

Numbers = tuple[int, ...]
"""Patterns by their numbers; ``~number`` where it is a later word of theirs that is told, and they begin anywhere."""
_Endings = tuple[tuple[str, Numbers], ...]
"""How beginnings go on, and the patterns that can begin so."""
_PAIR, _STEM = 2, 3
_WORD = patterns.compile(r"[^\W_]+")
_NUMBER = patterns.compile(r"[0,.]+")
_DIGIT = "0"
FIRST, INSIDE, LATER, EDGE = "^~+|"
"""The marks of ``opening_starts_lexicon``: at the beginning of a sentence, anywhere, behind a word that begins the match; and the
end of a word, where no sign is known to follow."""


class Beginnings(NamedTuple):
    """The patterns by how they begin."""

    words: dict[str, Numbers]
    """By a whole word, a number being one digit; of those for which it does not suffice, none."""
    pairs: dict[str, _Endings]
    """By such a word and the next two letters, or the next one alone: what follows."""
    stems: dict[str, _Endings]
    """By three letters of a word: the beginnings of such words."""
    short: _Endings
    """Beginnings of words with fewer letters."""
    first: dict[str, _Endings]
    """By the first two letters of the sentence, or the first one alone: what follows."""
    signs: dict[str, _Endings]
    """Neither where a word begins nor the sentence: by a sign, the whole beginnings that have it."""
    names: Numbers
    """What can begin with a name in camel case."""
    unknown: Numbers
    """What can begin with anything."""

    def at_words(self, read: str) -> dict[int, list[int]]:
        """What can begin where a word begins, and where, ascending."""
        words, stems, short = self.words.get, self.stems, self.short
        found: dict[int, list[int]] = defaultdict(list)
        for match in _WORD.finditer(read):
            word = match[0]
            place, end = match.span()
            if word[0] == _DIGIT:
                whole = _NUMBER.match(read, place)
                word, end = _DIGIT, whole.end() if whole else end
            numbers = words(word)
            if numbers is not None:
                for number in numbers:
                    found[number].append(place)
                self._note_pairs(read, word, place, end, found)
            if short or word[:_STEM] in stems:
                self._note_stems(word, place, found)
        return found

    def _note_pairs(self, read: str, word: str, place: int, end: int, found: dict[int, list[int]]) -> None:
        for high in (end + _PAIR, end + 1):
            for rest, numbers in self.pairs.get(word + read[end:high], ()):
                if read.startswith(rest, high):
                    for number in numbers:
                        found[number].append(place)

    def _note_stems(self, word: str, place: int, found: dict[int, list[int]]) -> None:
        for stem, numbers in (*self.stems.get(word[:_STEM], ()), *self.short):
            if word.startswith(stem):
                for number in numbers:
                    found[number].append(place)

    def elsewhere(self, read: str) -> Iterator[tuple[int, int]]:
        """What can begin with the sentence, or within a word or with a sign, and where."""
        for high in (_PAIR, 1):
            for rest, numbers in self.first.get(read[:high], ()):
                if read.startswith(rest, high):
                    yield from ((number, 0) for number in numbers)
        for sign, beginnings in self.signs.items():
            for key, numbers in beginnings if sign in read else ():
                place = read.find(key)
                while place >= 0:
                    yield from ((number, place) for number in numbers)
                    place = read.find(key, place + 1)


def table(starts: Iterable[Iterable[str]]) -> tuple[Any, ...]:
    """The values of ``Beginnings``, from those of each pattern as ``opening_starts_lexicon`` writes them."""
    by_key: dict[str, list[int]] = {}
    for number, keys in enumerate(starts):
        for key in keys:
            by_key.setdefault(key.removeprefix(LATER), []).append(~number if key[0] == LATER else number)
    names, unknown = tuple(by_key.pop(CAMEL_NAME, ())), tuple(by_key.pop(INSIDE, ()))
    words: dict[str, Numbers] = {}
    pairs, stems, first, signs = (defaultdict[str, list[tuple[str, Numbers]]](list) for _ in range(4))
    for key, found in by_key.items():
        numbers, bare = tuple(found), key.strip(f"{EDGE}{FIRST}{INSIDE}")
        run, rest = _word_and_rest(bare)
        if key[0] == FIRST:
            first[bare[:_PAIR]].append((bare[_PAIR:], numbers))
        elif key[0] == INSIDE:
            signs[_sign(bare)].append((bare, numbers))
        elif rest:
            words.setdefault(run, ())
            pairs[run + rest[:_PAIR]].append((rest[_PAIR:], numbers))
        elif run == _DIGIT or bare != key:
            words[run] = (*words.get(run, ()), *numbers)
        else:
            stems[run[:_STEM]].append((run, numbers))
    short = [one for letters in [*stems] if len(letters) < _STEM for one in stems.pop(letters)]
    by_letters = ({at: tuple(some) for at, some in one.items()} for one in (pairs, stems, first, signs))
    pairs_by, stems_by, *others = by_letters
    return words, pairs_by, stems_by, tuple(short), *others, names, unknown


def _word_and_rest(beginning: str) -> tuple[str, str]:
    """The first word of a beginning, a number being one digit, and what stands behind it."""
    if beginning[0] == _DIGIT:
        return _DIGIT, _NUMBER.sub("", beginning, count=1)
    word = _WORD.match(beginning)
    return (word[0], beginning[word.end() :]) if word else ("", beginning)


def _sign(beginning: str) -> str:
    return next((letter for letter in beginning if not letter.isalnum() and letter != " "), beginning[0])
