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
from govern.rules.money_text import Kind, Mention, Text


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
    "off price prices priced pricing rate rates fee fees bird birds earlybird bogo buy code codes coupon coupons voucher "
    "vouchers "
    "rabatt rabattcode gutscheincode frühbucher frühbucherrabatt discount discounts sale waive waived waives waiving free that "
    "theirs terms deal deals tuition tariff tariffs charge charges deposit much one what".split()
)
_REDUCTIONS = frozenset(
    "percent per free off us me house less cheaper lower minus rebate reduction back both".split()
)
_COUNTS = frozenset("figure figures digit digits".split())
_MONEY = frozenset(
    "hundred hundreds thousand thousands thou grand million dollar dollars bucks buck quid euro euros euronen pound pounds "
    "percent "
    "prozent tenner tenners fiver fivers hundo hundos benjamin benjamins francs franken rupees rupee yen usd eur gbp chf "
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty "
    "seventy eighty ninety ninty promo promotional discounted markdown amount tbd tba rebate remise descuento nachlass".split()
)
_HINTS = (_MONEY | _PARTS | _OFFERS | _COUNTS | {"zero", "five"}) - {
    "that",
    "theirs",
    "much",
    "one",
    "what",
    "off",
    "terms",
}
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
    "*|",
    "%%",
)


def worth_reading(folded: str) -> bool:
    """Whether a text can hold a sum at all: a figure, a sign or a word for money."""
    if _hint().search(folded) is not None:
        return True
    low = folded.lower()
    return not _HINTS.isdisjoint(_word().findall(low)) or "for one" in low


_FINDERS: tuple[tuple[frozenset[str], Callable[[Text], list[Mention]]], ...] = (
    (_PERCENT, percentages),
    (_OFFERS | _PARTS, promotions),
    (_REDUCTIONS | _PARTS, reductions),
    (_COUNTS, figure_words),
)


def _found(text: Text) -> Iterator[Mention]:
    for known, finder in _FINDERS:
        if not text.words.isdisjoint(known):
            yield from finder(text)
    low = text.plain.low
    if "%" in low and text.words.isdisjoint(_PERCENT):
        yield from percentages(text)
    if any(mark in low for mark in _MARKS):
        yield from fields(text)
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
    return kept


_WEAK = frozenset({Kind.BARE, Kind.OFFER})
