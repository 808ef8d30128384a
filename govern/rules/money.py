"""Finds everything in a text that may be a sum of money, a discount or an unfilled price.

Only finds: whose money it is, ``money_context`` decides.
"""

from __future__ import annotations

import re
from functools import cache

from govern import patterns
from govern.rules import money_currencies as currencies
from govern.rules.money_fractions import reductions
from govern.rules.money_offers import fields, figure_words, percentages, promotions
from govern.rules.money_sums import romans, sums
from govern.rules.money_text import Kind, Mention, Text


@cache
def _hint() -> re.Pattern[str]:
    signs = re.escape(currencies.SYMBOLS)
    words = (
        "hundred|thousand|thou|grand|million|dollars?|bucks?|quid|euros?|pounds?|figures?|half|thirds?|quarter|fifth|sixth|tenth|percent|tenners?|fivers?|"
        "one|single|second|fourth|next|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
        "eighty|ninety|bogo|buy|early|promo|coupon|voucher|discount|x{2,}|u ?s ?d|eur|gbp|chf|mm?d|price|fee|amount|cost|rate"
    )
    return patterns.compile(
        rf"(?:\b[a-z] {{1,2}}){{3}}|[0-9{signs}\u0370-\u04ff\u0660-\u0669\u2460-\u27bf\u4e00-\u9fff]|\b(?:{words})",
        re.IGNORECASE,
    )


def worth_reading(folded: str) -> bool:
    """Whether a text can hold a sum at all: a figure, a sign or a word for money."""
    return _hint().search(folded) is not None


def mentions(text: Text) -> list[Mention]:
    """All mentions of a text in order; of overlapping ones the longest, earliest."""
    found = [
        *percentages(text),
        *promotions(text),
        *reductions(text),
        *fields(text),
        *figure_words(text),
        *sums(text),
        *romans(text),
    ]
    found.sort(key=lambda m: (m.start, -(m.end - m.start)))
    kept: list[Mention] = []
    for mention in found:
        if kept and mention.start < kept[-1].end:
            if kept[-1].kind is Kind.BARE and mention.kind is not Kind.BARE:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
