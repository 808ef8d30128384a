"""The stage on which a sum is judged: sentences, mentions, and what each word is where it stands."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache

from govern.documents.passages import HOLE
from govern.rules.money_text import Kind, Mention, Text
from govern.rules.money_words import ABBREVIATED, COMPANIES, IT, NO_NAMES, OFFERS, THEY, US, YOU
from govern.values import NamedTuple, frozen

LONGEST = 120
"""No sentence is longer, in words, than this; what is, is cut."""

_CLASSES = {
    **dict.fromkeys(OFFERS, "OFFER"),
    **dict.fromkeys(US, "US"),
    **dict.fromkeys(YOU, "YOU"),
    **dict.fromkeys(THEY, "THEY"),
    **dict.fromkeys(IT, "IT"),
}
_OPENING_MARKS = frozenset({'"', "'", "(", ":", "-", "*", "•", "|", ">"})
_MARKS = {kind: f"<{kind.value[0].upper()}>" for kind in Kind}


@frozen
class Own:
    """What the policy says of our prices: amounts, with the currency of each, and the words of what they are for."""

    amounts: frozenset[float] = frozenset()
    names: frozenset[str] = frozenset()
    currencies: frozenset[tuple[float, str]] = frozenset()


class Spot(NamedTuple):
    """A mention and its place in tokens: ``[first, behind)`` in the sentence ``[begin, end)``."""

    number: int
    mention: Mention
    first: int
    behind: int
    begin: int
    end: int


@frozen(slots=False)
class Scene:
    """A text, its mentions, our prices, and the ordinary words (by stem) that are no name where a sentence begins."""

    text: Text
    mentions: tuple[Mention, ...]
    own: Own
    ordinary: frozenset[str] = frozenset()

    @cached_property
    def _words(self) -> dict[int, str]:
        return {}

    @cached_property
    def _classes(self) -> dict[int, str]:
        return {}

    def spot(self, number: int) -> Spot:
        """A mention with its bounds in tokens."""
        mention = self.mentions[number]
        first = self.text.at_or_after(mention.start)
        begin, end = self.sentence(first)
        return Spot(number, mention, first, max(first, self.text.at_or_after(mention.end)), begin, end)

    @cached_property
    def taken(self) -> dict[int, int]:
        """Token index to the number of the mention it belongs to."""
        owner: dict[int, int] = {}
        for number, mention in enumerate(self.mentions):
            for index in range(self.text.at_or_after(mention.start), self.text.at_or_after(mention.end)):
                owner[index] = number
        return owner

    @cached_property
    def breaks(self) -> list[int]:
        """The token index at which each sentence begins."""
        found = [0]
        for index in range(len(self.text.tokens)):
            if self._ends(index) or index - found[-1] >= LONGEST:
                found.append(index + 1)
        return found

    @cached_property
    def _openings(self) -> frozenset[int]:
        return frozenset(self.breaks)

    def _ends(self, index: int) -> bool:
        tokens = self.text.tokens
        word = tokens[index].low
        if word in {"!", "?", "\n", "…", "¶"}:
            return True
        if word != "." or index + 1 >= len(tokens) or tokens[index + 1].start == tokens[index].end:
            return False
        abbreviated = index > 0 and tokens[index - 1].low in ABBREVIATED
        return not (
            abbreviated and tokens[index - 1].end == tokens[index].start and tokens[index + 1].low != "¶"
        )

    def sentence(self, index: int) -> tuple[int, int]:
        """Bounds, in tokens, of the sentence in which a token stands."""
        at = bisect_right(self.breaks, index)
        end = self.breaks[at] if at < len(self.breaks) else len(self.text.tokens)
        return (self.breaks[at - 1], end)

    def previous(self, begin: int) -> tuple[int, int]:
        """Bounds of the sentence before the one that begins at a token, marks alone left out; empty at the start."""
        high = begin
        while (
            high
            and not self.text.word(high - 1).isalnum()
            and self.text.word(high - 1) not in {"?", ":", ")", "%", "-"}
        ):
            high -= 1
        return (self.sentence(high - 1)[0], high) if high else (0, 0)

    @cached_property
    def _titles(self) -> dict[int, bool]:
        return {}

    def titled(self, begin: int) -> bool:
        """Whether most words of a sentence have a capital, so that capitals say nothing."""
        known = self._titles.get(begin)
        if known is None:
            tokens = self.text.tokens[begin : self.sentence(begin)[1]][:26]
            words = [token for token in tokens if len(token.low) > 3 and token.low.isalpha()]
            known = len(words) > 3 and sum(self._capital(token.start) for token in words) * 4 > len(words) * 3
            self._titles[begin] = known
        return known

    def _capital(self, offset: int) -> bool:
        return self.text.plain.text[offset].isupper()

    # --- what a word is -----------------------------------------------------------------------

    def word(self, index: int) -> str:
        """A word in lower case; numbers, fields, names and mentions as one sign each."""
        known = self._words.get(index)
        if known is None:
            known = self._words[index] = self._word(index)
        return known

    def _word(self, index: int) -> str:
        number = self.taken.get(index)
        if number is not None:
            return _MARKS[self.mentions[number].kind]
        word = self.text.word(index)
        if not word:
            return ""
        if word[0].isdigit():
            return "<n>"
        if word[0] == HOLE:
            return "<f>"
        return "<Name>" if self._name(index, word) else word

    def class_of(self, index: int) -> str:
        """``US``, ``YOU``, ``THEY``, ``IT``, ``OFFER``, ``NAME``, ``NAMES`` (a name's), a sign, or ``""``."""
        known = self._classes.get(index)
        if known is None:
            known = self._classes[index] = self._class(index)
        return known

    def _class(self, index: int) -> str:
        word = self.word(index)
        if word == "<Name>":
            return "NAME"
        if word[:1] == "<":
            return word
        if word in self.own.names:
            return "OFFER"
        found = _CLASSES.get(word, "")
        if not found and word.endswith("'s") and self._capital(self.text.tokens[index].start):
            return "NAMES" if self._strange(index, word[:-2]) else ""
        return found

    def _name(self, index: int, word: str) -> bool:
        if not word.isalpha() or not self._capital(self.text.tokens[index].start):
            return False
        if word in NO_NAMES or word in self.own.names or word in US:
            return False
        return word in COMPANIES or (self._strange(index, word) and not self.titled(self.sentence(index)[0]))

    def _strange(self, index: int, word: str) -> bool:
        """Whether a capital is more than the beginning of a sentence: inside one, or on a word that nobody knows."""
        if index not in self._openings and self.text.word(index - 1) not in _OPENING_MARKS:
            return True
        return (
            bool(self.ordinary) and len(word) > 2 and word not in _CLASSES and stem(word) not in self.ordinary
        )


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without the endings of number, time and owner ("charges", "charged": "charg")."""
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) > 4:
        for suffix, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
            if word.endswith(suffix) and not word.endswith("ss"):
                word = word[: -len(suffix)] + rest
                break
        word = word.removesuffix("e")
    return word


def in_policy(scene: Scene, mention: Mention) -> bool:
    """Whether an amount is one of our own prices."""
    return mention.kind in {Kind.MONEY, Kind.BARE} and bool(scene.own.amounts.intersection(mention.amounts))
