"""Finds everything in a text that may be a sum of money, a discount or an unfilled price.

Only finds: whose money it is, ``money_model`` judges.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from govern import patterns
from govern.rules import money_currencies as currencies
from govern.rules.money_fractions import reductions
from govern.rules.money_offers import fields, figure_words, percentages, promotions
from govern.rules.money_sums import romans, sums
from govern.rules.money_text import MOST_NUMBERS, Kind, Mention, Text


@cache
def _hint() -> re.Pattern[str]:
    """A figure, a currency sign, another script, or letters that are spaced out."""
    signs = re.escape(currencies.SYMBOLS)
    return patterns.compile(
        rf"[0-9{signs}\u0370-\u04ff\u0590-\u06ff\u0900-\u0fff\u2460-\u27bf\u3007\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
        r"|(?:^| )[A-Za-z] {1,2}[A-Za-z] {1,2}[A-Za-z](?![A-Za-z])|[Xx]{2}|[MDCLX]{3}"
    )


@cache
def _word() -> re.Pattern[str]:
    return patterns.compile(r"[a-z]+")


_PARTS = frozenset(
    "half third thirds quarter quarters fifth sixth seventh eighth ninth tenth twentieth".split()
)
_PERCENT = frozenset("percent per pct percentage prozent".split())
_OFFERS = frozenset(
    "price prices pricing rate rates fee fees bird birds earlybird bogo buy code codes coupon coupons voucher "
    "vouchers rabatt rabattcode gutscheincode frühbucher frühbucherrabatt discount discounts sale waive waived waives "
    "waiving free terms deal deals tuition tariff tariffs charge charges".split()
)
_REDUCTIONS = frozenset("percent cent off free price house gratis treat cheaper minus".split())
_COUNTS = frozenset("figure figures digit digits".split())
_MONEY = frozenset(
    "hundred hundreds thousand thousands thou grand million dollar dollars bucks buck quid euro euros euronen pound pounds "
    "percent "
    "prozent tenner tenners fiver fivers hundo hundos benjamin benjamins francs franken rupees rupee yen usd eur gbp chf "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty "
    "seventy eighty ninety ninty promo promotional discounted markdown amount tbd tba rebate remise descuento nachlass".split()
)
_HINTS = (_MONEY | _PARTS | _OFFERS | _COUNTS) - {"terms", "charges", "deal", "deals"}
_MARKS = (
    "[",
    "{",
    "<",
    "__",
    "#",
    "?",
    "xx",
    "$x",
    "$n",
    "€x",
    "£x",
    "$_",
    "$*",
    "...",
    "…",
    "\ufffc",
    "tb",
    "|",
    "%%",
)


_PAIRS = ("for one", "for two", "two-five", "two five", "fraction of")


def worth_reading(folded: str) -> bool:
    """Whether a text can hold a sum at all: a figure, a sign or a word for money."""
    if _hint().search(folded) is not None:
        return True
    low = folded.lower()
    return not _HINTS.isdisjoint(_word().findall(low)) or any(pair in low for pair in _PAIRS)


_FINDERS: tuple[tuple[frozenset[str], tuple[str, ...], Callable[[Text], list[Mention]]], ...] = (
    (_PERCENT, ("%",), percentages),
    (_OFFERS | _PARTS, ("for one", "1/2", "for two", "for 1", "for 2", "-for-", "折", "割"), promotions),
    (_REDUCTIONS | _PARTS, ("%", "is on us", "is on me"), reductions),
    (_COUNTS, (), figure_words),
    (frozenset(), _MARKS, fields),
)
"""What finds which mentions, and the words and marks without one of which it finds none."""


def _found(text: Text) -> Iterator[Mention]:
    low = text.plain.low
    for known, marks, finder in _FINDERS:
        if not text.words.isdisjoint(known) or any(mark in low for mark in marks):
            yield from finder(text)
    yield from sums(text)
    yield from romans(text)


def mentions(text: Text) -> list[Mention]:
    """All mentions of a text in order; of overlapping ones the longest, earliest."""
    found = sorted(_found(text), key=lambda m: (m.start, -(m.end - m.start)))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            if kept[-1].kind in _WEAK and mention.kind not in _WEAK:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept[:MOST_NUMBERS]


_WEAK = frozenset({Kind.BARE, Kind.OFFER})
