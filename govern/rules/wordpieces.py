"""Words cut into pieces of a fixed list, as the second reader was taught them (WordPiece, uncased).

Devlin et al., “BERT: Pre-training of Deep Bidirectional Transformers” (2019), section 3: text is split at spaces and
punctuation, lower-cased and stripped of accents; a word becomes the longest known pieces from its beginning.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from govern.values import NamedTuple

_LONGEST_WORD = 60
UNKNOWN = "[UNK]"


class Piece(NamedTuple):
    """A piece's number in the list, and where it stands in the text."""

    number: int
    start: int
    end: int


def pieces(text: str, known: Mapping[str, int]) -> list[Piece]:
    """The pieces of a text, in order. ``known`` gives the number of each piece; one inside a word begins with ``##``."""
    found: list[Piece] = []
    for word, places in _words(text):
        for number, start, end in _cut(word, known):
            found.append(Piece(number, places[start], places[end - 1] + 1))
    return found


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Words and marks, folded, with the place of each of their characters."""
    word, places = "", list[int]()
    for place, char in enumerate(text):
        sort, folded = _read(char)
        if not sort:
            continue
        if word and sort != "word":
            yield word, places
            word, places = "", []
        if sort == "mark":
            yield folded, [place] * len(folded)
        elif sort == "word":
            word += folded
            places += [place] * len(folded)
    if word:
        yield word, places


@lru_cache(maxsize=1024)
def _read(char: str) -> tuple[str, str]:
    """What sort of character it is, and how it is read: ``word``, ``mark``, ``space``; ``""`` counts for nothing."""
    category = unicodedata.category(char)
    if char in " \t\n\r" or category == "Zs":
        return "space", ""
    if category[0] == "C" or char == "\ufffd":
        return "", ""
    folded = "".join(
        one for one in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(one) != "Mn"
    )
    is_mark = category[0] == "P" or char in "$+<=>^`|~" or _is_ideograph(char)
    return ("mark" if is_mark and folded else "word", folded)


def _is_ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _cut(word: str, known: Mapping[str, int]) -> list[tuple[int, int, int]]:
    cut: list[tuple[int, int, int]] = []
    start = 0
    while start < len(word) <= _LONGEST_WORD:
        mark = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in known), start)
        if end == start:
            break
        cut.append((known[mark + word[start:end]], start, end))
        start = end
    return cut if start == len(word) else [(known[UNKNOWN], 0, len(word))]
