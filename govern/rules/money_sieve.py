"""What can be told without grammar: most passages hold no sum, and most numbers only count things.

A ``Sieve`` is made of all the texts of a document at once, and then asked about each. It lets a text pass that may
hold a sum. What it holds back has no currency, no word of any finder, and only plain numbers: "94 renewals", "86 %".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

from govern import patterns
from govern.documents.passages import HOLE
from govern.rules import money_currencies as currencies
from govern.rules import money_edges as edges
from govern.rules import money_numbers as numbers
from govern.rules.money_words import AFTER_SUM

MOST_TEXT = 60_000
"""So many characters of one passage are judged; mail programs cut longer mails off."""

Gate = tuple[frozenset[str], frozenset[str]]
"""Words of which one must stand in a text, and further ones of which one must, too (none: that is all)."""


def _gate(first: str, second: str = "") -> Gate:
    return (frozenset(first.split()), frozenset(second.split()))


PARTS = frozenset(
    "half third thirds quarter quarters fifth fifths sixth sixths seventh eighth ninth tenth tenths twentieth fraction "
    "percent cent".split()
)
"""Words for a part of something."""
PERCENT: tuple[Gate, ...] = (
    _gate(
        "off discount discounts discounted reduction rebate cheaper markdown less price rabatt nachlass nstiger descuento "
        "remise duction sconto korting save saves saving reduced knock knocks knocked slash slashed drop drops cut fee fees "
        "brokerage deduct deducted deducts royalty royalties "
        "rate rates commission commissions charge charges charged charging take keep bill deposit refund refunded surcharge "
        "upfront down contingency success shop store pays pay paid cost costs beat retainer prices pricing tuition tariff "
        "ticket invoice minus back lower below fall falls fell dropped reduce reduces cuts lowered lowers shrinks trimmed "
        "marked percentage premium quote owe owed owes instalment instalments checkout signature mine tariffs settle sell sells "
        "raise raised billed bills invoiced priced taken takes taking keeps supplement supplements rebates refunds"
    ),
)
"""Words near which a percentage may be a discount or a fee."""
PERCENT_MARKS = (
    "of that",
    "of theirs",
    "of what",
    "get in",
    "we ask",
    "i ask",
    "we get",
    "i get",
    "we live",
    "we want",
    "to us",
    "reaches us",
    "paid us",
)

PROMOTIONS: tuple[Gate, ...] = (
    _gate(
        "bird birds earlybird bogo coupon coupons voucher vouchers rabattcode gutscheincode hbucher hbucherrabatt "
        "discount waive waives waived waiving halve halves halved halving"
    ),
    _gate("code codes", "promo promotional promotion rebate"),
    _gate("buy", "get"),
    _gate("friday flash clearance", "deal deals sale price prices offer offers discounts"),
    _gate(
        "free",
        "month months week weeks issue issues hour hours session sessions seat seats place places day days get",
    ),
)
REDUCTIONS: tuple[Gate, ...] = (
    _gate("off"),
    _gate(
        "free gratis charge nothing treat", "second third fourth fifth sixth tenth next other nd rd th every"
    ),
)
COUNTS: tuple[Gate, ...] = (_gate("figure figures digit digits"),)
FIELDS: tuple[Gate, ...] = (
    _gate("price fee amount cost sum tuition investment dollars discount usd eur gbp chf euro euros"),
)
FIELD_MARKS = ("[", "{", "<", "__", "#", "?", "xx", "x", "_", "*", "...", "…", "\ufffc", "tb", "|", "%%")
MONEY: Gate = _gate(
    "grand dollar dollars bucks buck quid euro euros euronen pound pounds tenner tenners fiver fivers hundo hundos benjamin "
    "benjamins francs franken rupees rupee yen usd eur gbp chf promo promotional discounted markdown amount tbd tba rebate "
    "remise descuento nachlass cents pence lares reais stacks smackers greenbacks pesos roubles rubles dirhams shekels "
    "zloty zlotys oty otych ote kronor kroner liras racks clams balles k gs"
)
MARKS = (
    "for one",
    "for two",
    "for 1",
    "for 2",
    "-for-",
    "for the price of",
    "fraction of",
    "two-five",
    "two five",
    "1/2",
    "1/3",
    "1/4",
)
MORE_MARKS = (
    "on us",
    "on me",
    "on the house",
    "is free",
    "are free",
    "come free",
    "comes free",
    "pay for ",
    "paying for ",
)
"""What the finders need that is more than one word."""

_WORDED = frozenset(
    {word for word, value in numbers.SMALL.items() if value >= 15}
    | set("hundred hundreds thousand thousands thou million".split())
)
_CODES = frozenset(
    {*currencies.CODES, *currencies.CAPITAL_CODES, *currencies.AFTER_SIGNS, *currencies.SHORT_SIGNS}
    | set("zl lei fcfa cfa skr fs dhs sign signs bitcoin can us r s".split())
)
_LETTERS = patterns.compile("[a-z]+")
_UNITS = frozenset(
    {word for names in currencies.WORDS for word in _LETTERS.findall(names)}
    | {*numbers.MAGNITUDES, *numbers.SMALL, *numbers.FRACTIONS, *numbers.VAGUE}
)
_OPEN = AFTER_SUM | _CODES | _UNITS | {"of", "x"}
"""Behind a number these leave it open whether it counts."""
_TAILS = frozenset("ish odd plus off discount price for a one two three four five".split()) | _UNITS | _CODES
_LEAST = 15
_SPACED = frozenset("bcfghjklnopqruvwxyz")
_EDGES = ".,;:()!?\"'“”‘’*"


@cache
def _ascii_words() -> re.Pattern[str]:
    return patterns.compile(r"[a-z]+")


@cache
def _odd() -> re.Pattern[str]:
    """A currency sign or another script."""
    signs = re.escape(currencies.SYMBOLS)
    return patterns.compile(
        rf"[{signs}\u0370-\u04ff\u0590-\u06ff\u0900-\u0fff\u2460-\u27bf\u3007\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
    )


@cache
def _letters() -> re.Pattern[str]:
    """Letters that are spaced out, or stand as a Roman numeral."""
    return patterns.compile(
        r"(?:^| )[A-Za-z] {1,2}[A-Za-z] {1,2}[A-Za-z](?![A-Za-z])|[Xx]{2}|(?<![A-Za-z])[MDCLXVI]{3,12}(?![A-Za-z])"
    )


def words_of(low: str) -> frozenset[str]:
    """The ASCII words of a text in lower case."""
    return frozenset(_ascii_words().findall(low))


def passes(words: frozenset[str], gates: Iterable[Gate]) -> bool:
    """Whether one of the gates is open to a text of these words."""
    return any(not words.isdisjoint(a) and (not b or not words.isdisjoint(b)) for a, b in gates)


def near_percent(low: str, words: frozenset[str]) -> bool:
    """Whether a percentage of a text may be a discount or a fee."""
    return passes(words, PERCENT) or any(mark in low for mark in PERCENT_MARKS)


def may_reduce(low: str, words: frozenset[str]) -> bool:
    """Whether a text may tell a reduction as a part of a price."""
    if passes(words, REDUCTIONS) or any(mark in low for mark in _ALL_MARKS) or _parted(low, words):
        return True
    return "sav" in low and not words.isdisjoint(PARTS)


_ALL_MARKS = (*MARKS, *MORE_MARKS, "折", "割")
_TITLES: Gate = _gate(
    "rate rates price prices pricing discounts deal deals fee fees terms tariff tariffs tuition"
)
_WHOSE = frozenset(
    "introductory launch founding founder founders founder's founders' family insider insiders insiders' member members "
    "member's members' loyalty group groups group's groups' team seat alumni subscriber subscribers subscriber's "
    "subscribers' minute student students student's students' nonprofit nonprofits profit profits preferential special "
    "reduced discounted better lower good fair exclusive bundle volume summer winter spring autumn holiday christmas year "
    "seasonal monday friday client clients customer customers reader speaker startup up promotional old year's sector "
    "academic charity intro pilot friendly concession concessionary".split()
)


@cache
def _titled() -> re.Pattern[str]:
    """What kind of rate, price or deal is spoken of."""
    return patterns.compile(
        r"(?<![a-z'])([a-z']{1,24})[ -](?:rates?|prices?|pricing|discounts?|deals?|fees?|terms|tariffs?|tuition)(?![a-z])"
    )


def may_promote(low: str, words: frozenset[str]) -> bool:
    """Whether a text may tell a discount in words."""
    if passes(words, PROMOTIONS) or any(mark in low for mark in _ALL_MARKS) or _parted(low, words):
        return True
    return passes(words, (_TITLES,)) and not _WHOSE.isdisjoint(_titled().findall(low))


@cache
def _part() -> re.Pattern[str]:
    """A part of something that may be a price; tried where a word for a part stands."""
    return patterns.compile(
        r"(?:half|[a-z]{4,9}|cent|%)"
        r"(?:[ -](?:of[ ](?:the|our|its|that|those|my|what|your|a|each|this|theirs?|list)|the|our|its|that|those|my|as|what|"
        r"theirs?|price|off|rate|fee|less|cheaper|reduction|discount|rebate|lower|below|back|surcharge|deposit|"
        r"cancellation|booking|handling|card|comes?|came|goes|went|is|are|taken|knocked|shaved|falls?|drops?|straight|will|would|for|if|when|until|"
        r"with|on|to|free)(?![a-z])|(?<=half)(?:[.,;:!)]|$))"
    )


@cache
def _less() -> re.Pattern[str]:
    """What falls, and by how much."""
    return patterns.compile(
        r"-[ ]?[0-9]{1,2}[ ]?%|(?:minus|by)[ ](?:[0-9]|(?:a|one|two|three)[ -](?:half|third|quarter|fifth|sixth|tenth)|half|"
        r"ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty)"
    )


def _parted(low: str, words: frozenset[str]) -> bool:
    parts = words & PARTS
    if not parts and "%" not in low:
        return False
    for part in (*parts, "%"):
        at = low.find(part)
        while at >= 0:
            if _part().match(low, at) is not None:
                return True
            at = low.find(part, at + 1)
    return (" by " in low or "minus " in low or "-" in low) and _less().search(low) is not None


_IN_WORDS: Gate = (PARTS | {"prozent", "centum", "basis", "bps", "mille"}, PERCENT[0][0])
_NONE: frozenset[str] = frozenset()
_SURE: tuple[Gate, ...] = (MONEY, _IN_WORDS, *COUNTS, *FIELDS)
_GATES: tuple[Gate, ...] = (*_SURE, _TITLES, (PARTS, frozenset()), *PROMOTIONS, *REDUCTIONS)


class Sieve:
    """Tells of each text of a document whether it may hold a sum; made of all of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = list(texts)
        read = [text[:MOST_TEXT] for text in texts]
        joined = "\n".join(read)
        lower = [text.lower() for text in read]
        low = "\n".join(lower)
        words = words_of(low)
        self._gates = [(a & words, b) for a, b in _GATES if passes(words, ((a, b),))]
        self._firsts = tuple({word for a, _ in self._gates for word in a})
        self._marks = tuple(mark for mark in _ALL_MARKS if mark in low)
        self._odd = not joined.replace(HOLE, "").isascii() and _odd().search(joined) is not None
        self._percent = near_percent(low, words)
        self._worded = tuple(words & _WORDED)
        self._letters = (
            not words.isdisjoint(_SPACED)
            or "xx" in low
            or any(not word.strip("mdclxvi") and len(word) > 2 and word.upper() in joined for word in words)
        )

        if self._odd or self._letters:
            self._doubtful = set(texts)
        else:
            self._doubtful = {texts[at] for at in self._told(low, lower)}

    def _told(self, low: str, lower: list[str]) -> Iterator[int]:
        """The texts in which a figure, a mark or one of the words stands; ``low`` holds them all, a line break between."""
        begins = [0, *accumulate(len(text) + 1 for text in lower)]
        for needle in ("$", *self._marks, *self._firsts, *self._worded):
            at = low.find(needle)
            while at >= 0:
                text = bisect_right(begins, at) - 1
                yield text
                at = low.find(needle, begins[text + 1])
        found = _digit().search(low)
        while found is not None:
            text = bisect_right(begins, found.start()) - 1
            yield text
            found = _digit().search(low, begins[text + 1])

    def worth_reading(self, text: str) -> bool:
        """Whether a text of the document can hold a sum at all."""
        if text not in self._doubtful:
            return False
        text = text[:MOST_TEXT]
        if self._odd and not text.isascii() and _odd().search(text) is not None:
            return True
        if "$" in text or (self._letters and _letters().search(text) is not None):
            return True
        low = text.lower()
        if any(mark in low for mark in self._marks):
            return True
        words: frozenset[str] | None = None
        if any(word in low for word in self._firsts):
            words = words_of(low)
            if passes(words, _SURE) or may_promote(low, words) or may_reduce(low, words):
                return True
        elif "%" in low and _parted(low, _NONE):
            return True
        return _telling(low, words, percent=self._percent, worded=any(word in low for word in self._worded))


@cache
def _digit() -> re.Pattern[str]:
    return patterns.compile("[0-9]")


def _telling(low: str, words: frozenset[str] | None, *, percent: bool, worded: bool) -> bool:
    """Whether a number of a text is more than a plain count."""
    if not worded and _digit().search(low) is None:
        return False
    percent = percent and "%" in low and near_percent(low, words_of(low) if words is None else words)
    tokens = low.split()
    for index, token in enumerate(tokens):
        core = token.strip(_EDGES)
        if core.isalpha():
            if not (worded and core in _WORDED):
                continue
        elif not _numeric(core, worded):
            continue
        following = "" if not token.endswith(core) or index + 1 >= len(tokens) else tokens[index + 1]
        before = tokens[index - 1].strip(_EDGES) if index else ""
        if not _counting(core, before, following, percent=percent):
            return True
    return False


def _numeric(core: str, worded: bool) -> bool:
    if _digit().search(core) is not None:
        return True
    return worded and not _WORDED.isdisjoint(core.split("-"))


def _counting(core: str, before: str, following: str, *, percent: bool) -> bool:
    """Whether a number, with the word before and the one directly behind, is a plain count, year or percentage."""
    if core[-1:] == "%":
        return core[:-1].isdecimal() and not percent
    if before in _CODES:
        return False
    head, dash, tail = core.partition("-")
    if dash and head.isdecimal() and tail.isalpha() and len(tail) > 2:
        return tail not in _TAILS
    digits = core.isdecimal()
    if not digits and not (core.isalpha() or _numbered_words(core)):
        return False
    word = following.strip(_EDGES)
    kind, hyphen, _ = word.partition("-")
    if kind.isalpha() and kind not in _OPEN and (hyphen or not edges.manner(kind)):
        return following[0] == kind[0]
    if not digits or len(core) > 4:
        return False
    plain = not following or (word.isalpha() and word not in _UNITS and word not in _CODES and word != "x")
    value = int(core)
    return plain and (value < _LEAST or (len(core) == 4 and 1900 <= value <= 2100 and word != "for"))


def _numbered_words(core: str) -> bool:
    return all(part.isalpha() for part in core.split("-"))
