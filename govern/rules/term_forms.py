"""All writings by which a term of the policy can be recognised, right and wrong, as one vocabulary.

A *form* is a way in which someone may write a term (in full, inflected, out of order, with a word
missing …), known by its letters alone, without case and separators. ``Vocabulary`` finds forms by
those letters, tells which letters can still grow into one, and mends a word that is one edit away
from a word of a term. What a form means where it stands is decided in ``term_matching``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate, combinations, pairwise, permutations, product

from govern import kept, patterns
from govern.policy.model import Term
from govern.values import frozen

_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
# Superscript figures are footnote signs, not letters of the word before them.
_LETTER = r"[^\W_\u00b2\u00b3\u00b9\u2070-\u209f]"
WORD = patterns.compile(rf"{_LETTER}(?:[{_HIDDEN}]*[^\W_\u00b2\u00b3\u00b9\u2070-\u209f]|[\u0300-\u036f])*")
WORD_ASCII = patterns.compile(r"[A-Za-z0-9]+")
HIDDEN = patterns.compile(f"[{_HIDDEN}]")

# A capital may look like another letter than its small one does: the capitals of their own come first.
# Written as escapes, because here the eye is just what fails.
_CAPITALS = "\u0412\u041d\u0420\u0421\u0423\u0425\u039d\u0397\u03a1\u03a5\u03a7"
_LOOKALIKE_CAPITALS = str.maketrans(_CAPITALS, "BHPCYXNHPYX")
_CYRILLIC = (
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0457\u0458\u0455\u0501\u051b\u051d\u04bb\u04cf\u0433\u043f",
    "abekmhopctyxiijsdqwhlrn",
)
_GREEK = (
    "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03b6\u03b7\u03b3\u03c9\u03c3",
    "abeikuvoptuxznywo",
)
_LATIN = (
    "\u0131\u0261\u0251\u0578\u057d\u0585\u050d\u1d00\u0299\u1d04"
    "\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f\u1d0d"
    "\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22",
    "iganuogabcdefghijklmnoprstuvwyz",
)
_LOOKALIKE_LETTERS = str.maketrans(
    {like: plain for alphabet in (_CYRILLIC, _GREEK, _LATIN) for like, plain in zip(*alphabet, strict=True)}
)

_MAX_WORD = 60
_MAX_PERMUTED = 4


class Shape(IntEnum):
    """How a form stands to its term. The order is that of preference where two forms stand in one place."""

    FULL = 0
    PLURAL = 1
    SHORT = 2
    ALIAS = 3
    VERB = 4
    INNER = 5
    ABBREVIATED = 6
    ORDER = 7
    DROPPED = 8


_SHAPES = tuple(Shape)


@frozen
class Form:
    """One writing of a term. ``letters`` are its letters in the case the policy gives them.

    ``text`` is the writing in full where that can be right; ``instead`` is what should stand in its
    place (``""`` where only a person can say). ``words`` are its words in lower case.
    """

    term: Term
    shape: Shape
    letters: str
    words: tuple[str, ...]
    text: str = ""
    instead: str = ""


def fold_word(raw: str) -> str:
    """The letters of a word in plain form, in their case: no accents, no look-alikes of other scripts."""
    return raw if raw.isascii() else _fold(raw)


@lru_cache(maxsize=4096)
def _fold(raw: str) -> str:
    plain = unicodedata.normalize("NFKD", HIDDEN.sub("", raw))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return "".join(_fold_letter(c) for c in plain)


def _fold_letter(letter: str) -> str:
    small = letter.lower().translate(_LOOKALIKE_LETTERS)
    if letter.isupper():
        return letter.translate(_LOOKALIKE_CAPITALS) if letter in _CAPITALS else small.upper()
    return small


def words_of(text: str) -> list[tuple[int, int]]:
    """Bounds of the words in a text."""
    pattern = WORD_ASCII if text.isascii() else WORD
    return [match.span() for match in pattern.finditer(text)]


def plural_of(word: str) -> str:
    """The plain English plural of a word."""
    lower = word.lower()
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def is_verb(word: str) -> bool:
    """Whether a word's ending makes it a verb, so that its *-s* is no plural."""
    return len(word) > 4 and word.lower().endswith(("ize", "ise", "ify", "yze", "yse"))


def verb_forms(word: str) -> Iterator[str]:
    """The word with the endings that make it a verb or something done."""
    stem = word[:-1] if word.lower().endswith("e") else word
    yield from (stem + "ed", stem + "ing")
    if stem != word:
        yield word + "ing"
    if word.lower().endswith("y"):
        yield word[:-1] + "ied"
    for ending in ("ure", "ment", "ing"):
        if word.lower().endswith(ending) and len(word) > len(ending) + 3:
            # A noun made from a verb: "assessment", "assessed".
            yield from (word[: -len(ending)] + tail for tail in ("ed", "ing") if tail != ending)
    if is_verb(word):
        yield from (
            word + "s",
            stem + "er",
            stem + "ers",
            stem + "able",
            stem + "ation",
            stem + "ations",
            stem + "ings",
        )


def _inner_forms(word: str) -> Iterator[str]:
    stem = word[:-1] if word.lower().endswith("e") else word
    yield from {plural_of(word), word + "s", stem + "ing", stem + "ed"}
    if word.lower().endswith("l"):
        yield from (word + "ling", word + "led")
    if word.lower().endswith("ure") and len(word) > 6:
        yield from (word[:-3], word[:-3] + "s", word[:-1] + "al")


def _short(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The words with one or two of them cut to their beginning ("Rev", "Arch")."""
    cuts = [[word[:n] for n in range(3, min(6, len(word) - 2) + 1)] for word in words]
    for position, options in enumerate(cuts):
        for cut in options:
            yield (*words[:position], cut, *words[position + 1 :])
    for (a, first), (b, second) in combinations(enumerate(cuts), 2):
        if len(words) > 2:
            for one, other in product(first, second):
                yield tuple(one if i == a else other if i == b else word for i, word in enumerate(words))


def _orders(words: list[str]) -> Iterator[tuple[str, ...]]:
    if len(words) <= _MAX_PERMUTED:
        yield from (order for order in permutations(words) if list(order) != words)
        return
    for i in range(len(words) - 1):
        yield (*words[:i], words[i + 1], words[i], *words[i + 2 :])


def _gaps_in(text: str) -> list[str]:
    """What stands between the words of a term, other than a blank."""
    spans = words_of(text)
    between = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    return [gap for gap in between if gap != " "]


def _core(text: str) -> tuple[str, list[str]]:
    """A term from its first to its last letter, and its words."""
    spans = words_of(text)
    if not spans:
        return "", []
    return text[spans[0][0] : spans[-1][1]], [text[start:end] for start, end in spans]


def _forms_of(term: Term) -> Iterator[Form]:
    core, words = _core(term.text)
    if not words:
        return

    def form(shape: Shape, parts: Iterable[str], text: str = "", instead: str = core) -> Form:
        parts = tuple(parts)
        return Form(
            term,
            shape,
            "".join(map(fold_word, parts)),
            tuple(fold_word(p).lower() for p in parts),
            text,
            instead,
        )

    many = plural_of(words[-1])
    core_many = core[: len(core) - len(words[-1])] + many
    yield form(Shape.FULL, words, core)
    if not is_verb(words[-1]):
        right = core_many if term.plural else core
        yield form(Shape.PLURAL, (*words[:-1], many), core_many if term.plural else "", right)
    for verb in verb_forms(words[-1]):
        yield form(Shape.VERB, (*words[:-1], verb), instead="")
    for shape, parts in _bent(words, many):
        yield form(shape, parts, instead=core_many if parts[-1] == many and term.plural else core)
    for text, shape in [(s, Shape.SHORT) for s in term.short_forms] + [
        (a, Shape.ALIAS) for a in term.aliases
    ]:
        short_core, parts_of_text = _core(text)
        if parts_of_text:
            yield form(shape, parts_of_text, short_core)


def _bent(words: list[str], many: str) -> Iterator[tuple[Shape, tuple[str, ...]]]:
    """Forms of several words with a word inflected, cut, out of order or missing."""
    if len(words) < 2:
        return
    *inner, last = words
    tails = (last, many)
    for position, word in enumerate(inner):
        for bent in _inner_forms(word):
            yield from (
                (Shape.INNER, (*inner[:position], bent, *inner[position + 1 :], tail)) for tail in tails
            )
    if 2 < len(words) <= _MAX_PERMUTED:
        all_many = tuple(plural_of(word) for word in inner)
        yield from ((Shape.INNER, (*all_many, tail)) for tail in tails)
    yield from ((Shape.ABBREVIATED, parts) for parts in _short(words) if not is_verb(last))
    if not is_verb(last):
        yield from ((Shape.ABBREVIATED, (*parts[:-1], many)) for parts in _short(words) if parts[-1] == last)
    yield from ((Shape.ORDER, parts) for parts in _orders(words))
    yield from ((Shape.ORDER, parts) for parts in _orders([*inner, many]) if many in parts)
    if len(words) > 2:
        for position in range(len(inner)):
            rest = (*inner[:position], *inner[position + 1 :])
            yield from ((Shape.DROPPED, (*rest, tail)) for tail in tails)


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter changed, added, lost or swapped with its neighbour makes one word the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    i = 0
    while i < len(one) and one[i] == other[i]:
        i += 1
    if len(one) < len(other):
        return one[i:] == other[i + 1 :]
    if one[i + 1 :] == other[i + 1 :]:
        return True
    return one[i : i + 2] == other[i : i + 2][::-1] and one[i + 2 :] == other[i + 2 :]


def _without_one(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


class Vocabulary:
    """The forms of a policy's terms, to be looked up by letters. Make it with ``vocabulary``."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        made = kept.table("forms of terms", repr(terms), lambda: _Growing(terms).table())
        rows, self.prefixes, self.evident_prefixes, self._known, self._near, self._longest = made
        self.forms: dict[str, list[Form]] = {}
        for number, shape, letters, words, text, instead in rows:
            form = Form(terms[number], _SHAPES[shape], letters, words, text, instead)
            self.forms.setdefault("".join(words), []).append(form)
        self.own_gaps = frozenset(gap for term in terms for gap in _gaps_in(term.text))
        full = [forms[0] for forms in self.forms.values() if forms[0].shape is Shape.FULL and forms[0].text]
        self.exact_forms = {form.text: form for form in full}
        choices = "|".join(re.escape(text) for text in sorted(self.exact_forms, key=len, reverse=True))
        self.exact = patterns.compile(rf"(?:{choices})(?![\w{_HIDDEN}\u0300-\u036f])" if choices else r"(?!)")
        # The mapping of a word to what it may be is the same for every passage; texts repeat their words.
        self.read = lru_cache(maxsize=1 << 15)(self._read)
        self.starts = lru_cache(maxsize=1 << 15)(self._starts)

    def _read(self, raw: str) -> tuple[str, tuple[str, ...]]:
        """A word's letters in lower case, and the words of terms that it may be a slip for."""
        key = fold_word(raw[:_MAX_WORD]).lower()
        if len(raw) > _MAX_WORD or len(key) > self._longest or key in self._known:
            return key, ()
        near = set(self._near.get(key, ()))
        for shorter in _without_one(key):
            near.update(self._near.get(shorter, ()))
        return key, tuple(sorted(base for base in near if _is_slip(key, base)))

    def _starts(self, raw: str) -> bool:
        """Whether a term, however written, can begin with this word."""
        key, slips = self.read(raw)
        return key in self.prefixes or any(slip in self.prefixes for slip in slips)


_Row = tuple[int, int, str, tuple[str, ...], str, str]
"""A form as plain values: the number of its term and that of its shape, and the rest of it."""


class _Growing:
    """A vocabulary as plain values, while it is made."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.rows: list[_Row] = []
        self.prefixes: set[str] = set()
        self.evident_prefixes: set[str] = set()
        self.known: set[str] = set()
        self.near: dict[str, set[str]] = {}
        self.longest = 0
        for number, term in enumerate(terms):
            for form in _forms_of(term):
                self.rows.append((number, int(form.shape), form.letters, form.words, form.text, form.instead))
                self._add(form)

    def table(
        self,
    ) -> tuple[list[_Row], frozenset[str], frozenset[str], frozenset[str], dict[str, tuple[str, ...]], int]:
        """The rows, what forms may begin with, the known words, the words near to others, the longest of these."""
        near = {key: tuple(sorted(words)) for key, words in self.near.items()}
        return (
            self.rows,
            frozenset(self.prefixes),
            frozenset(self.evident_prefixes),
            frozenset(self.known),
            near,
            self.longest,
        )

    def _add(self, form: Form) -> None:
        letters = "".join(form.words)
        ends = accumulate(map(len, form.words))
        prefixes = {letters[:end] for end in ends}
        if form.shape <= Shape.VERB:
            prefixes.update(letters[:n] for n in range(1, len(letters)))
            self._learn(form)
        self.prefixes |= prefixes
        if form.shape < Shape.ORDER:
            self.evident_prefixes |= prefixes
        if form.shape is not Shape.ABBREVIATED:
            self.known.update(form.words)

    def _learn(self, form: Form) -> None:
        """Remember the words of a form, and any of them run together, as words to mend others by."""
        if form.shape in (Shape.SHORT, Shape.ALIAS):
            return
        count = len(form.words)
        for low in range(count):
            for high in range(low + 1, count + 1):
                base = "".join(form.words[low:high])
                if len(base) >= 3:
                    self.longest = max(self.longest, len(base) + 1)
                    for key in (base, *_without_one(base)):
                        self.near.setdefault(key, set()).add(base)


def _is_slip(key: str, base: str) -> bool:
    # A figure after a word is a number or a note sign ("Note2"), not a slip.
    if key[-1].isdigit() and (key[:-1] == base or (key[:-1] == base[:-1] and base[-1] == "s")):
        return False
    return one_edit_apart(key, base)


@lru_cache(maxsize=16)
def vocabulary(terms: tuple[Term, ...]) -> Vocabulary:
    """The vocabulary of these terms, made once."""
    return Vocabulary(terms)
