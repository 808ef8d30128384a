"""A text as the money modules read it: plain, in tokens, with what was found in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from functools import cache, cached_property

from govern import patterns
from govern.rules import money_currencies as currencies
from govern.rules.money_digits import Plain, plain
from govern.values import NamedTuple, frozen


class Token(NamedTuple):
    """A word, a figure cluster or a mark of a plain text; ``low`` is the text in lower case."""

    start: int
    end: int
    low: str


@cache
def _token() -> re.Pattern[str]:
    return patterns.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,']\d+){0,6}|\ufffc+|[^\w\s]|_+|\n")


def tokens(text: Plain) -> list[Token]:
    """The tokens of a plain text in order."""
    return [Token(m.start(), m.end(), m[0]) for m in _token().finditer(text.low)]


MOST_NUMBERS = 600
"""So many numbers of one passage are looked at; no e-mail has more."""


class Kind(StrEnum):
    """What sort of thing was found."""

    MONEY = "money"
    """An amount with a currency."""
    BARE = "bare"
    """A number that is a sum only if a cue governs it."""
    DISCOUNT = "discount"
    SHARE = "share"
    """A percentage that may be our fee."""
    OFFER = "offer"
    """A reduction told in words alone: “early-bird rate”, “we waive the fee”, “a sixth of that”."""
    FIELD = "field"
    """A price that nobody filled in: ``$XX``, ``[PRICE]``."""
    FIGURES = "figures"
    """“Four figures”."""


class Mention(NamedTuple):
    """A possible sum at ``[start, end)`` of the plain text; the two amounts of a range."""

    start: int
    end: int
    kind: Kind
    amounts: tuple[float, ...] = ()
    currency: str = ""
    exact: bool = True
    slang: bool = False
    figures: bool = True

    @property
    def largest(self) -> float:
        """The largest amount in rough dollars, 0 when none is known."""
        return max(self.amounts, default=0.0) / currencies.unit(self.currency)


@frozen(slots=False)
class Text:
    """A plain text with its tokens, which are made when they are first asked for."""

    plain: Plain

    @cached_property
    def tokens(self) -> list[Token]:
        """The words, figures and marks in order."""
        return tokens(self.plain)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return [token.start for token in self.tokens]

    @cached_property
    def words(self) -> frozenset[str]:
        """The ASCII words that stand anywhere in the text."""
        return frozenset(_word().findall(self.plain.low))

    def at_or_after(self, offset: int) -> int:
        """The index of the first token that begins at or behind an offset."""
        return bisect_left(self.starts, offset)

    def word(self, index: int) -> str:
        """The token in lower case, ``""`` outside the text."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""


def read(folded: str) -> Text:
    """Prepare a folded text (``Folded.text``) for ``mentions``."""
    return Text(plain(folded))


@cache
def _word() -> re.Pattern[str]:
    return patterns.compile(r"[a-z]+")
