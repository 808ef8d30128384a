"""The stage on which a sum is judged: sentences, mentions, and what each word is where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from govern.rules.money_lexicon import (
    ABBREVIATED,
    ADJECTIVES,
    ARTICLES,
    BEFORE_NOUN,
    CAPITALS,
    CLIENTS,
    FEES,
    GLUE,
    IMPERATIVES,
    MARKET_PRICES,
    OTHER_UNITS,
    OTHERS,
    PLAIN_FEES,
    RATES,
    STAFF,
    THIRD,
    TIME_OWNERS,
    TITLES,
    class_of,
    lexicon,
    look_up,
)
from govern.rules.money_text import Kind, Mention, Text

WINDOW = 26
"""So many words to either side of a sum are weighed."""

LONGEST = 120
"""No sentence is longer, in words, than this; what is, is cut."""

Entry = tuple[str, float]
"""The class of a word and its weight: above zero for a price of ours, below for another's money."""

NOTHING: Entry = ("", 0.0)
FOREIGN: Entry = ("party", -1.4)


@dataclass(frozen=True)
class Own:
    """What the policy says of our prices: their amounts, and the words of what they are for."""

    amounts: frozenset[float] = frozenset()
    names: frozenset[str] = frozenset()


class Spot(NamedTuple):
    """A mention and its place in tokens: ``[first, behind)`` in the sentence ``[begin, end)``."""

    number: int
    mention: Mention
    first: int
    behind: int
    begin: int
    end: int


@dataclass(frozen=True)
class Scene:
    """A text, its mentions, and our prices."""

    text: Text
    mentions: tuple[Mention, ...]
    own: Own

    def word(self, index: int) -> str:
        """The token in lower case, ``""`` outside the text."""
        return self.text.word(index)

    def words(self, start: int, end: int) -> set[str]:
        """The tokens of a stretch, bounds cut to the text."""
        return {token.low for token in self.text.tokens[max(0, start) : max(0, end)]}

    @cached_property
    def spots(self) -> list[Spot]:
        """Every mention with its bounds in tokens."""
        found = []
        for number, mention in enumerate(self.mentions):
            first = self.text.at_or_after(mention.start)
            begin, end = self.sentence(first)
            found.append(Spot(number, mention, first, self.text.at_or_after(mention.end), begin, end))
        return found

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
    def openings(self) -> frozenset[int]:
        """The tokens that open a sentence."""
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
            and not self.word(high - 1).isalnum()
            and self.word(high - 1) not in {"?", ":", ")", "%", "-"}
        ):
            high -= 1
        return (self.sentence(high - 1)[0], high) if high else (0, 0)

    def titled(self, begin: int) -> bool:
        """Whether most words of a sentence have a capital, so that capitals say nothing."""
        tokens = self.text.tokens[begin : self.sentence(begin)[1]][:WINDOW]
        words = [token for token in tokens if len(token.low) > 3 and token.low.isalpha()]
        return len(words) > 3 and sum(self.capital(token.start) for token in words) * 4 > len(words) * 3

    def english(self, begin: int) -> bool:
        """Whether a sentence has small words of English, without which its words say nothing."""
        return bool(self.words(begin, min(self.sentence(begin)[1], begin + 40)) & ARTICLES)

    def capital(self, offset: int) -> bool:
        """Whether a capital stands at an offset of the plain text."""
        return self.text.plain.text[offset].isupper()

    def has(self, indexes: Iterable[int], names: frozenset[str] | set[str]) -> bool:
        """Whether a word of one of these classes stands at one of these indexes."""
        return any(self.entry(i)[0] in names for i in indexes if i not in self.taken)

    def total(self, indexes: Iterable[int]) -> float:
        """The sum of the weights at these indexes."""
        return sum(self.entry(i)[1] for i in indexes if i not in self.taken)

    # --- what a word is -----------------------------------------------------------------------

    @cached_property
    def _known(self) -> dict[int, Entry]:
        return {}

    def entry(self, index: int) -> Entry:
        """Class and weight of a word where it stands."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._entry(index)
        return known

    def _entry(self, index: int) -> Entry:
        word = self.text.tokens[index].low
        special = self._special(index, word)
        if special is not None:
            return special
        found = look_up(word)
        if found is None:
            return NOTHING
        name, weight = self._part_of_speech(index, word, *found)
        if name in {"offer", "price"} and (self._foreign(index) or self._strange_fee(index, word)):
            return FOREIGN
        return (name, weight)

    def _special(self, index: int, word: str) -> Entry | None:
        """Words that are something else in some places."""
        before, after = self.word(index - 1), self.word(index + 1)
        if word in IMPERATIVES and index in self.openings and after != ":":
            return ("sell", 0.6)
        return self._bought(word, before, after) or self._timed(index, word, before, after)

    def _bought(self, word: str, before: str, after: str) -> Entry | None:
        if word in {"claim", "order", "purchase"} and after in {"your", "the", "a", "now", "yours"}:
            return ("sell", 1.0)
        if word == "spent" and before == "well":
            return ("sell", 1.0)
        if word == "budget" and before in {
            "to",
            "should",
            "must",
            "can",
            "could",
            "would",
            "you'd",
            "please",
        }:
            return ("sell", 0.6)
        if word == "book" and before.endswith("'s"):
            return FOREIGN
        if word in {"gets", "buys"} and len(after) > 4 and after.endswith("ed"):
            return NOTHING
        if word in {"rent", "hire"} and after == "us":
            return ("sell", 1.0)
        return None

    def _timed(self, index: int, word: str, before: str, after: str) -> Entry | None:
        if word in {"hour", "hours", "half-hour", "afternoon", "morning"} and self._hired(
            index, before, after
        ):
            return ("offer", 1.2)
        if word == "worth" and (index in self.openings or before in {"(", ","}):
            return ("sell", 0.5)
        if word == "spend" and before in {"you'd", "you'll", "would", "will"}:
            return ("pay", 0.2)
        if word == "day" and (
            before in {"half", "full"} or (before == "-" and self.word(index - 2) == "half")
        ):
            return ("offer", 1.0)
        if word in {"offer", "offers"} and index + 1 in self.taken and before not in BEFORE_NOUN:
            return ("give", 0.0)
        return None

    def _hired(self, index: int, before: str, after: str) -> bool:
        """“An hour with me”, “the half-hour is …”: time that we sell."""
        if (
            before in {"our", "my"}
            or after in {"with", "of"}
            and self.words(index + 2, index + 4) & {"me", "us", "our"}
        ):
            return True
        head = index - 3 if before == "-" else index - 1
        opening = head in self.openings or self.word(head - 1) in {",", ";", "-", "and", "costs"}
        return self.word(head) in {"the", "each", "an", "a"} and opening

    def _part_of_speech(self, index: int, word: str, name: str, weight: float) -> Entry:
        """The cost and a charge are prices, "costs" and "charges" verbs; the price of a miss is neither."""
        if name == "org":
            return (name, weight) if self.capital(self.text.tokens[index].start) else NOTHING
        if name == "us":
            return self._us(index, word, weight)
        if self._not_meant(index, word, name):
            return NOTHING
        if name not in {"cost", "charge", "price"}:
            return (name, weight)
        if self.word(index + 1) == "per" and self.words(index + 2, index + 4) & OTHER_UNITS:
            return ("metric", -1.8)
        if name != "charge" and self.word(index + 1) == "of" and index + 2 not in self.taken:
            ours = {class_of(self.word(i)) for i in range(index + 2, index + 6)} & {"offer", "us"}
            return ("price", 1.6) if ours else ("metric", -1.6)
        if name == "price":
            return self._price(index, word, weight)
        if word in {"run", "runs"} and self.word(index - 1) in {"we", "i", "you", "they", "to"}:
            return NOTHING
        verb = self.word(index - 1) == "one" and word.endswith("s")
        return ("price", 1.2) if self.word(index - 1) in BEFORE_NOUN and not verb else (name, weight)

    def _not_meant(self, index: int, word: str, name: str) -> bool:
        """“Our analysts”, “no contract”, “non-profits”: nobody else's money."""
        before = self.word(index - 1)
        if name == "party":
            return before in {"our", "my"} and word.rstrip("s") in STAFF
        if name != "metric":
            return False
        return before in {"no", "without", "non"} or (
            word == "profits" and "non" in self.words(index - 4, index)
        )

    def _price(self, index: int, word: str, weight: float) -> Entry:
        before = self.word(index - 1)
        if index - 1 in self.taken:
            return ("price", weight)
        if before in MARKET_PRICES or (
            before in {"list", "own", "public"} and self.word(index - 2) in {"your", "their"}
        ):
            return ("metric", -1.8)
        if word in {"rate", "rates"}:
            if (
                before in {"going", "market", "industry", "average", "typical"}
                and self.word(index + 2) != "us"
            ):
                return ("metric", -2.4)
            # A day rate or our rate is a price, a win rate is none.
            if not ({before, self.word(index - 2)} & RATES or before in {"", "¶", ".", "|"}):
                return ("metric", -0.8)
        return ("price", weight)

    def _us(self, index: int, word: str, weight: float) -> Entry:
        """“With us” and “pay us” speak for our price; “our clients” and “our survey” say nothing."""
        before = self.word(index - 1)
        if word == "us" and before in {"with", "from", "pay", "pays", "paying", "paid", "hire", "owe"}:
            return ("us", 2.0)
        people = word in {"our", "my", "unser", "notre", "nuestro"} and any(
            class_of(self.word(i)) == "party" for i in (index + 1, index + 2, index + 3)
        )
        return NOTHING if people else ("us", weight)

    def _strange_fee(self, index: int, word: str) -> bool:
        """“Visa fees”, “train tickets”: what stands before the fee is no offer of ours."""
        before = self.word(index - 1)
        if (
            word.rstrip("s") not in FEES
            or not before.isalpha()
            or len(before) < 3
            or self.word(index + 1) in {":", "("}
        ):
            return False
        if (
            self.word(index - 2) == "-"
            or before in lexicon()
            or before.rstrip("s") in lexicon()
            or before in GLUE
            or before in PLAIN_FEES
        ):
            return False
        return not self.words(index - 4, index - 1) & {"our", "my", "your", "the", "this"}

    def _foreign(self, index: int) -> bool:
        """Whether an offer or a price is another's: "their fee", "a Gartner seat", "the vendor's rate"."""
        if self._product(index) and not self.titled(self.sentence(index)[0]):
            return self.word(index) not in self.own.names
        for back in range(1, 4):
            at = index - back
            word = self.word(at)
            if word == "'" and self.word(at - 1).endswith("s"):
                continue
            if word in THIRD or (back <= 2 and word in OTHERS):
                return self.word(index) not in self.own.names
            if word.endswith("'s") and word not in TIME_OWNERS:
                if self.word(at - 1) in {"our", "my"}:
                    return False
                return class_of(word[:-2]) not in {"offer", "price", "sell"}
            if self._owner(at, back, word) or (word in {"com", "io", "ai"} and self.word(at - 1) == "."):
                return True
            if class_of(word) == "us" or not word.isalpha() or (word in GLUE and word not in ADJECTIVES):
                return False
        return False

    def _product(self, index: int) -> bool:
        """“A Sales Cloud seat”, “the Premier Partner badge”: named by somebody else."""
        at = index - 1
        while index - at < 5 and self._named(at):
            at -= 1
        count = index - 1 - at
        return bool(count) and (
            self.word(at) in {"a", "an", "one", "every", "each"} or (count > 1 and self.word(at) == "the")
        )

    def _named(self, at: int) -> bool:
        word = self.word(at)
        if (
            at < 1
            or not word.isalpha()
            or not self.capital(self.text.tokens[at].start)
            or at in self.openings
        ):
            return False
        return (
            word not in CAPITALS
            and word not in self.own.names
            and word not in TITLES
            and word not in ARTICLES
        )

    def _owner(self, at: int, back: int, word: str) -> bool:
        name, weight = lexicon().get(word, NOTHING)
        if name == "org":
            return self.capital(self.text.tokens[at].start)
        if name == "party":
            return back <= 2 and weight <= -1.4 and word not in CLIENTS
        named = back == 1 and word[:1].isalpha() and not name and self.capital(self.text.tokens[at].start)
        return named and self.word(at - 1) in {"a", "an", "one", "every", "each", "most"}


def in_policy(scene: Scene, mention: Mention) -> bool:
    """Whether an amount is one of our own prices: that needs strong evidence to be another's."""
    return mention.kind in {Kind.MONEY, Kind.BARE} and bool(scene.own.amounts.intersection(mention.amounts))
