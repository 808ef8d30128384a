"""Finds everything in a text that may be a sum of money, a discount or an unfilled price.

Only finds: whose money it is, ``money_model`` judges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govern import patterns
from govern.rules.money_fractions import fractions, reductions
from govern.rules.money_offers import Fees, fields, figure_words, percentages, promotions
from govern.rules.money_sieve import (
    COUNTS,
    FIELD_MARKS,
    FIELDS,
    PARTS,
    Sieve,
    may_promote,
    may_reduce,
    near_percent,
    passes,
)
from govern.rules.money_sums import romans, sums
from govern.rules.money_text import MOST_NUMBERS, Kind, Mention, Text


def worth_reading(folded: str) -> bool:
    """Whether a text can hold a sum at all; for the texts of a whole document, a ``Sieve`` is faster."""
    return Sieve((folded,)).worth_reading(folded)


def _found(text: Text) -> Iterator[Mention]:
    low, words = text.plain.low, text.words
    percent, part = "%" in low or "‰" in low or not words.isdisjoint(_PERCENT), not words.isdisjoint(PARTS)
    if (percent or part) and near_percent(low, words):
        fees = Fees(low)
        if percent:
            yield from percentages(text, fees)
        if part:
            yield from fractions(text, fees)
    if may_promote(low, words):
        yield from promotions(text)
    if may_reduce(low, words):
        yield from reductions(text)
    if passes(words, COUNTS):
        yield from figure_words(text)
    if any(mark in low for mark in FIELD_MARKS) and (
        passes(words, FIELDS) or any(sign in low for sign in "$€£¥₹")
    ):
        yield from fields(text)
    yield from sums(text)
    if has_romans(text.plain.text):
        yield from romans(text)


_PERCENT = frozenset("percent per pct percentage prozent basis bps".split())


@cache
def _roman_letters() -> re.Pattern[str]:
    return patterns.compile("[MDCLXVI]{2}")


def has_romans(text: str) -> bool:
    """Whether capitals that make Roman numerals stand in a text."""
    return _roman_letters().search(text) is not None


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


_WEAK = frozenset({Kind.BARE, Kind.OFFER, Kind.SHARE})
