"""Numbers with a currency, bare numbers that may be sums, and ranges of both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from govern import patterns
from govern.rules import money_currencies as currencies
from govern.rules import money_edges as edges
from govern.rules import money_numbers as numbers
from govern.rules import money_tongues as tongues
from govern.rules.money_numbers import Number
from govern.rules.money_text import MOST_NUMBERS, Kind, Mention, Text
from govern.rules.money_words import FEW, NUMBERED
from govern.values import NamedTuple


def _numbers(text: Text) -> list[Number]:
    found: list[Number] = []
    low = text.plain.low
    for match in _numerals(low):
        number = _numeral(match, low)
        if number is not None:
            found.append(number)
        if len(found) >= MOST_NUMBERS:
            break
    if not text.words.isdisjoint(_TELLING):
        found.extend(_words(text, [(n.start, n.end) for n in found]))
    if not text.words.isdisjoint(tongues.CURRENCIES) or "ευρ" in low:
        found.extend(_apart(found, tongues.foreign(text)))
    if not low.isascii():
        found.extend(_apart(found, tongues.ideographic(low)))
    if not text.words.isdisjoint(_COUNTED):
        found.extend(_articles(text))
    found.sort(key=lambda n: n.start)
    return _joined(found, low)


def _apart(found: list[Number], others: list[Number]) -> list[Number]:
    """Those of the others that overlap none of the numbers found."""
    return [o for o in others if all(o.end <= n.start or n.end <= o.start for n in found)]


def _numerals(low: str) -> Iterator[re.Match[str]]:
    """The numerals of a text: the pattern is tried only where a figure stands, for it is slow everywhere else."""
    digit, numeral = _digit(), numbers.numeral()
    cursor = 0
    while (found := digit.search(low, cursor)) is not None:
        at = found.start()
        match = numeral.match(low, at - 1) if at > cursor and low[at - 1] == "." else None
        match = match or numeral.match(low, at)
        if match is not None:
            yield match
        cursor = match.end() if match is not None else at + 1


@cache
def _digit() -> re.Pattern[str]:
    return patterns.compile("[0-9]")


def _numeral(match: re.Match[str], low: str) -> Number | None:
    value, grouped = numbers.figures(match)
    end = match.end()
    magnitude = ""
    if not match["tail"]:
        size = numbers.magnitude_after().match(low, end)
        if size is not None:
            magnitude = size[0].strip(" -")
            value *= numbers.MAGNITUDES[magnitude]
            end = size.end()
            if magnitude == "k" and end < len(low) and low[end].isdigit():
                value += 100 * int(low[end])
                end += 1
    return Number(match.start(), end, value, True, grouped, magnitude)


def _words(text: Text, taken: list[tuple[int, int]]) -> list[Number]:
    found: list[Number] = []
    starts = [start for start, _ in taken]
    index = 0
    while index < len(text.tokens) and len(found) < MOST_NUMBERS:
        token = text.tokens[index]
        if token.low not in _OPENERS:
            index += 1
            continue
        read_number = numbers.worded(text.tokens, index)
        if read_number is None:
            index += 1
            continue
        number, index = read_number
        at = bisect_left(starts, number.end)
        if not (at and taken[at - 1][1] > number.start):
            found.append(number)
    return found


def _articles(text: Text) -> list[Number]:
    """“A tenner a month”, “a single euro”: an article that counts one of a unit."""
    found: list[Number] = []
    for index, token in enumerate(text.tokens):
        if token.low == "a":
            last = index + (text.word(index + 1) in numbers.PRAISE)
            if text.word(last + 1) in _COUNTED and (last == index or not _denied(text, index)):
                found.append(Number(token.start, text.tokens[last].end, 1.0, figures=False))
    return found[:MOST_NUMBERS]


def _denied(text: Text, index: int) -> bool:
    """“It won't cost you a single dollar” is free."""
    before = (text.word(at) for at in range(index - 6, index))
    return any(word in _DENIALS or word.endswith("n't") for word in before)


_DENIALS = frozenset("not never no without nor hardly".split())
_COUNTED = frozenset("tenner fiver hundo benjamin dollar euro pound buck".split())
_OPENERS = frozenset({*numbers.SMALL, *numbers.VAGUE, "a", "an", "half", "quarter"})
_TELLING = frozenset(
    {word for word, value in numbers.SMALL.items() if value >= 5}
    | {word for word in numbers.MAGNITUDES if len(word) > 2}
    | set(
        "dollar dollars bucks buck quid euro euros euronen pound pounds tenner tenners fiver fivers francs franken rupees "
        "yen yuan pesos rand cents cent pence penny k oh zero usd eur gbp chf large racks clams crowns kronor kroner benjamins "
        "stacks smackers greenbacks hundos roubles rubles dirhams shekels zloty reais liras shillings cad aud".split()
    )
)
"""Words without one of which no number in words is a sum: "two", "a couple", "one in four"."""


def _joined(found: list[Number], low: str) -> list[Number]:
    """Join “2 thousand” and “five hundred”, and a sum in words with its repetition in figures."""
    joined: list[Number] = []
    for number in found:
        last = joined[-1] if joined else None
        gap = low[last.end : number.start] if last is not None else ""
        if last is not None and gap == " (" and not last.figures and last.value == number.value:
            joined[-1] = last._replace(end=number.end + low.startswith(")", number.end))
        elif last is not None and _continues(last, number, gap):
            joined[-1] = last._replace(end=number.end, value=last.value + number.value)
        else:
            joined.append(number)
    return joined


def _continues(last: Number, number: Number, gap: str) -> bool:
    """Whether a number goes on another: “2 thousand 500”, “two thousand, five hundred”."""
    if last.magnitude not in _CARRIERS or not 0 < number.value < numbers.MAGNITUDES[last.magnitude]:
        return False
    if not number.figures:
        further = gap == ", " and last.magnitude in {"thousand", "million"} and number.value >= 100
        return further or (last.figures and gap in {" ", " and ", "-"})
    if not last.figures or gap not in {" ", " and ", "-"}:
        return False
    if last.magnitude == "hundred":
        return gap != "-" and number.value >= 10
    return bool(number.magnitude) or (gap == " " and not number.grouped and 100 <= number.value < 1000)


_CARRIERS = frozenset({"hundred", "thousand", "grand", "thou", "million"})


class _Sum(NamedTuple):
    start: int
    end: int
    number: Number
    currency: str = ""
    money: bool = False
    slang: bool = False
    tail: bool = False


def sums(text: Text) -> list[Mention]:
    """The numbers of a text that are money, that may be, or that span a range of it, in order."""
    found = [_sum(text, number) for number in _numbers(text)]
    merged: list[Mention] = []
    skip = False
    for index, one in enumerate(found):
        if skip:
            skip = False
            continue
        other = found[index + 1] if index + 1 < len(found) else None
        span = _both(text, one, other)
        if span is not None:
            merged.append(span)
            skip = True
        elif one is not None and (one.money or _may_be_sum(text, one)):
            merged.append(_mention(one))
    return merged


def _both(text: Text, one: _Sum | None, other: _Sum | None) -> Mention | None:
    if one is None or other is None:
        return None
    return _range(text, one, other) or _with_cents(text, one, other)


def _mention(one: _Sum) -> Mention:
    kind = Kind.MONEY if one.money else Kind.BARE
    return Mention(
        one.start,
        one.end,
        kind,
        (one.number.value,),
        one.currency,
        not one.number.vague,
        one.slang,
        one.number.figures,
    )


def _sum(text: Text, number: Number) -> _Sum | None:
    """The number with the currency before or behind it, or ``None`` where letters grow into it."""
    low = text.plain.low
    after = _currency_after(text, number)
    left = max(0, number.start - 26)
    before = currencies.before().search(low[left : number.start])
    if before is not None and _is_sign(text, number, left + before.start(), before[0]):
        return _preceded(text, number, left + before.start(), before[0], after)
    tail = edges.glued_left(low, number.start)
    if tail and not edges.behind_dash(low, number.start):
        return None
    if after is not None:
        return _followed(number, after)
    if number.magnitude == "grand":
        return (
            None
            if _grand_thing(text, number.end)
            else _Sum(number.start, number.end, number, "USD", True, True)
        )
    if edges.glued_right(low, number.end) or (
        low[number.start] == "0" and low[number.start + 1 : number.start + 2].isdigit()
    ):
        return None
    return _Sum(number.start, number.end, number, tail=tail or edges.before_dash(low, number.end))


def _grand_thing(text: Text, end: int) -> bool:
    """“Two grand prizes”, “a grand total”, but not “half a grand well spent”."""
    word = text.word(text.at_or_after(end))
    return edges.counts(text, end, slang=True) and (word.endswith("s") or word in _GRAND)


_GRAND = frozenset("total slam prize piano finale tour jury opening plan bargain strategy hotel".split())


def _currency_after(text: Text, number: Number) -> re.Match[str] | None:
    """The currency behind a number, if it is one there."""
    after = currencies.after().match(text.plain.low, number.end)
    if after is None:
        return None
    if after["code"] and not _is_code(text, after.start("code"), after["code"]):
        return None
    if after["pence"] and (number.value >= 100 or after.start("pence") != number.end):
        return None
    if after["word"] in edges.WEIGHTS:
        return None if edges.heavy().match(text.plain.low, after.end()) else after
    if after["word"] in currencies.SLANG_WORDS and edges.counts(text, after.end(), slang=True):
        return None
    return after


def _preceded(text: Text, number: Number, start: int, written: str, after: re.Match[str] | None) -> _Sum:
    currency = currencies.currency_of(written)
    if ")" in written or re.search("[a-z][:=]", written):
        return _Sum(number.start, number.end, number, currency, True)
    if written.startswith("us ") and text.plain.text[start].islower():
        start += 3  # "pay us $2,500"
    end = after.end() if after is not None and after["code"] else number.end
    return _Sum(start, end, number, currency, True)


def _followed(number: Number, after: re.Match[str]) -> _Sum:
    written = after["sign"] or after["word"] or after["code"] or "cent"
    factor = (
        0.01 if after["pence"] else currencies.WORD_FACTORS.get(after["word"] or after["code"] or "", 1.0)
    )
    number = number._replace(value=number.value * factor)
    return _Sum(
        number.start,
        after.end(),
        number,
        currencies.currency_of(written),
        True,
        after["word"] in currencies.SLANG_WORDS,
    )


def _is_sign(text: Text, number: Number, start: int, written: str) -> bool:
    """Whether letters before a number are a currency: "CAD 900", but not "try 3" or "r2"."""
    code = re.sub(r"[^a-z]", "", written)
    if not code or any(sign in written for sign in currencies.SYMBOLS):
        return True
    original = text.plain.text[start : start + len(written)]
    if code == "r":
        return number.grouped and original.startswith("R")
    if code in currencies.MAIN_CODES or code in currencies.SHORT_SIGNS:
        return not (code in {"cad", "php"} and not number.grouped and 1900 <= number.value <= 2100)
    if code in currencies.CODES or code in currencies.CAPITAL_CODES:
        return original.strip(" ~:=(.").isupper() and number.value >= 5
    return True


def _is_code(text: Text, start: int, code: str) -> bool:
    if code in currencies.MAIN_CODES or code in currencies.AFTER_SIGNS or "." in code or " " in code:
        return True
    written = text.plain.text[start : start + len(code)]
    return written.isupper() or written == "Ft"


_LEAST = 15
"""A number without a currency that is smaller than this is a count."""


def _may_be_sum(text: Text, one: _Sum) -> bool:
    """Whether a number without currency can be a sum at all: no count, no date, no numbering."""
    number = one.number
    low = text.plain.low
    if one.tail or (edges.counts(text, one.end) and not edges.dashed(low, one.end)):
        return False
    leading = edges.leading().search(low, max(0, one.start - 24), one.start)
    before = leading[1] if leading else ""
    if number.value < _LEAST and not edges.like_a_price(low, before, one.start, one.end):
        return False
    if before.isdigit() and low[one.end : one.end + 2].strip()[:1].isdigit():
        return False
    if edges.telephone().match(text.plain.low, one.end):
        return False
    if before == "#" or _numbered(low, one, before):
        return False
    return not (
        number.figures and not number.grouped and not number.magnitude and 1900 <= number.value <= 2100
    )


def _numbered(low: str, one: _Sum, before: str) -> bool:
    """Whether what stands before a number numbers it: "section 2,500", "no. 12", "1. 40"."""
    if before == ".":
        word = edges.leading().search(low, max(0, one.start - 24), low.rindex(".", 0, one.start))
        before = word[1] if word else ""
        if before.isdigit():
            return True
    small = before in FEW and one.number.value >= _FEW
    return before in NUMBERED and not one.number.magnitude and not small


_FEW = 100


@cache
def _between() -> re.Pattern[str]:
    return patterns.compile(
        r"[ ]?(?:-{1,2}>?|>{1,2}|~|\.{2,3}|/)[ ]?|[ ](?:to|till|until|up to|bis|à|through|thru|or)[ ]|[ ]and[ ]"
    )


def _range(text: Text, one: _Sum, other: _Sum) -> Mention | None:
    low = text.plain.low
    gap = low[one.end : other.start]
    if len(gap) > 9 or not _between().fullmatch(gap) or not (one.number.value and other.number.value):
        return None
    if edges.before_dash(low, other.end) or not _may_span(text, one, other, gap.strip()):
        return None
    first, second = one.number.value, other.number.value
    if not one.number.magnitude and other.number.magnitude and first < 1000 and first < second:
        first *= numbers.MAGNITUDES[other.number.magnitude]
    money = one.money or other.money
    return Mention(
        one.start,
        other.end,
        Kind.MONEY if money else Kind.BARE,
        (first, second),
        one.currency or other.currency,
        True,
        one.slang or other.slang,
        one.number.figures,
    )


def _with_cents(text: Text, one: _Sum, other: _Sum) -> Mention | None:
    """“Eighty-nine dollars and ninety-nine cents”."""
    near = text.plain.low[one.end : other.start] in {" and ", " ", ", "}
    if not (one.money and other.currency == "cent" and near):
        return None
    amount = one.number.value + other.number.value
    return Mention(
        one.start, other.end, Kind.MONEY, (amount,), one.currency, True, one.slang, one.number.figures
    )


def _may_span(text: Text, one: _Sum, other: _Sum, link: str) -> bool:
    index = text.at_or_after(one.start)
    if link == "and" and "between" not in [text.word(i) for i in range(index - 3, index)]:
        return False
    if link in {"or", "/"}:
        return one.money != other.money and not edges.counts(text, other.end)
    if not (one.money or other.money):
        return _may_be_sum(text, other._replace(tail=False)) and one.number.value >= 1
    return other.money or not edges.counts(text, other.end)


def romans(text: Text) -> list[Mention]:
    """Roman numerals that stand beside a currency ("MMD dollars") or alone ("MMD")."""
    found: list[Mention] = []
    for match in _roman_word().finditer(text.plain.text):
        value = numbers.roman(match[0])
        if value is None:
            continue
        number = Number(match.start(), match.end(), value)
        one = _sum(text, number)
        if one is not None and ((one.money and value >= 20) or match[0].startswith("MM")):
            found.append(_mention(one))
    return found[:50]


@cache
def _roman_word() -> re.Pattern[str]:
    return patterns.compile(r"(?<![A-Za-z\d])[MDCLXVI]{2,12}(?![A-Za-z\d])")
