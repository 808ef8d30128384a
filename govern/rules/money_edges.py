"""What stands directly beside a number, and makes it a count, a date, a telephone number or the tail of a word."""

from __future__ import annotations

import re
from functools import cache

from govern import patterns
from govern.rules.money_text import Text
from govern.rules.money_words import AFTER_SUM, MANNERS, OFFERS, PAYMENTS


def glued_left(low: str, start: int) -> bool:
    """Whether a number is the tail of something else: "INV-2500", "#12", "v2.5", "/2500"."""
    if not start:
        return False
    before = low[start - 1]
    if (before.isalnum() and before < "\u2e80") or before in "_#/@&^":
        return True
    if start < 2 or low[start - 2] >= "\u2e80":
        return before == "+"
    if before == ":":
        return low[start - 2].isdigit()
    return before == "+" or (before in "-.'" and low[start - 2].isalnum())


def behind_dash(low: str, start: int) -> bool:
    """Whether a number may be the second of a range: "97-297", "3-5k"."""
    return start > 1 and low[start - 1] == "-" and (low[start - 2].isdigit() or low[start - 2] in "kmb")


def before_dash(low: str, end: int) -> bool:
    """Whether a number is the first of a range, and so no sum by itself."""
    return len(low) > end + 1 and low[end] == "-" and low[end + 1].isdigit()


def glued_right(low: str, end: int) -> bool:
    """Whether a number goes on as something else: "45-min", "3pm", "24/7", "12:30", "20%"."""
    rest = low[end : end + 4]
    if not rest:
        return False
    if rest[0].isalnum() or rest[0] in "%°_":
        return True
    if rest[0] in "/:" and len(rest) > 1:
        return rest[1].isdigit()
    if rest.startswith(("-ish", "-odd", "-plu")):
        return False
    return rest[0] == "-" and len(rest) > 1 and rest[1].isalpha() or rest.startswith(" %")


def counts(text: Text, end: int, *, slang: bool = False) -> bool:
    """Whether the word behind a number makes it a count of things ("2,500 partner leaders")."""
    following = _following().match(text.plain.low, end)
    if following is None:
        return False
    word, further = following["word"], following["further"] or ""
    if text.plain.low.startswith(": ", following.end("word")):
        # A label begins the next line: “Investment: 2,500” above “Duration: three weeks”.
        return False
    if word == "to" and further[:1].isdigit():
        return True
    if word == "of" and further in _OF_IT:
        return False
    if manner(word) and text.plain.low[following.end("word") : following.end("word") + 1] != "-":
        return False
    if word in AFTER_SUM or word.partition("'")[0] in _PERSONS:
        return word in MANNERS and further in PAYMENTS
    return not (slang and (word in OFFERS or word in _HELD))


def dashed(low: str, end: int) -> bool:
    """Whether a number ends as only prices do: “480,-”."""
    return low[end - 2 : end] in {",-", ".-"}


def like_a_price(low: str, before: str, start: int, end: int) -> bool:
    """Whether a small number behind the word ``before`` is told as prices are: “4/mo”, “costs 4.99”, “2.95 a garment”."""
    if per_unit().match(low, end):
        return True
    exact = _to_the_cent().fullmatch(low, start, end) is not None
    return exact and (before in _COSTING or low.startswith((" a ", " an ", " per ", " each "), end))


_COSTING = frozenset("cost costs costing charge charges charged price priced pay just only".split())


@cache
def _to_the_cent() -> re.Pattern[str]:
    return patterns.compile(r"\d{1,2}[.,]\d\d")


def manner(word: str) -> bool:
    """Whether a word tells how ("390 exactly"), and not of what kind ("36 early accounts")."""
    return word.endswith("ly") and word not in _KINDLY


_KINDLY = frozenset(
    "early family friendly likely unlikely costly lively lonely elderly ugly holy fly july italy reply".split()
)


@cache
def leading() -> re.Pattern[str]:
    """The word or mark before a number; search with the number's start as the end."""
    return patterns.compile(r"([^\W\d_]+|\d+|[^\w\s])[ ]{0,2}$")


@cache
def telephone() -> re.Pattern[str]:
    """“555 0100”: figures that go on as no thousands do."""
    return patterns.compile(r"[ -]\d{2}(?!\d)|[ -]\d{4}(?!\d)|[ -]0\d")


@cache
def per_unit() -> re.Pattern[str]:
    """“12/mo”: what makes even a small number a price."""
    return patterns.compile(
        r"[ ]?/[ ]?(?:mo|month|seat|user|yr|year|hour|hr|h|day|week|wk|head|person|pp|issue)(?![a-z])"
    )


@cache
def _following() -> re.Pattern[str]:
    """The word behind a number, and the one behind that."""
    return patterns.compile(
        r"[ ]{0,2}\+?[ ]{0,2}(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)(?:[ ]{1,2}(?P<further>\w+))?"
    )


_PERSONS = frozenset("i you he she it we they".split())
_OF_IT = frozenset("it that this them your our".split())
_HELD = frozenset("fee price upfront pipeline revenue budget booking voucher pricing deal well".split())


WEIGHTS = frozenset({"pound", "pounds"})
"""What names a weight as well as a sum."""


@cache
def heavy() -> re.Pattern[str]:
    """“Twenty pounds of paper”, “two pounds lighter”."""
    return patterns.compile(
        r"[ -](?:of(?! (?:it|that|this|your|our)(?![a-z]))|heavier|lighter|heavy|overweight)(?![a-z])"
    )
