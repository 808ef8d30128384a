"""Reductions told as a part of a price: "two-thirds of the usual rate", "the fourth is on us", "minus 25 %"."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from govern import patterns
from govern.rules.money_offers import Fees, off_target
from govern.rules.money_text import MOST_NUMBERS, Kind, Mention, Text
from govern.rules.money_words import AFTER_SUM, OFFERS

_PART = (
    r"(?:(?:a|one|two|three|four)[ -](?:full )?(?:half|third|quarter|fifth|sixth|tenth)s?|half|"
    r"\d{1,2}(?:\.\d)?[ ]?(?:%|percent|per cent)|(?:ten|fifteen|twenty|twenty-five|thirty|forty|fifty|sixty|seventy|eighty)"
    r"[ ](?:percent|per cent))"
)
_USUAL = (
    r"(?:(?:usual|normal|regular|list|standard|full|public|early|published|ordinary|original|old|current|door|cover|"
    r"catalogue|catalog|sticker|shelf|headline|quoted)[ -]){0,2}"
)
_PRICE = (
    r"(?:price|fee|rate|cost|tariff|charge|amount|figure|sum|total|bill|ticket price|sticker|tuition|invoice)"
)
_THING = r"(?:chair|seat|place|ticket|spot|workshop|assessment|report|session|subscription|course|day|hour|membership|year|order)"
_UNIT = rf"(?:{_THING}|one|copy|month|issue|person|colleague|attendee|pass|module|guest|head)"
_FREE = (
    r"(?:on (?:us|me|the house)|(?:for )?free|gratis|half[ -](?:price|off|rate)|without charge|at no charge|at no cost|"
    r"costs? (?:you )?nothing|our treat|my treat)"
)
_NEXT = r"(?:second|third|fourth|fifth|sixth|tenth|next|other|2nd|3rd|4th|5th|6th)"


@cache
def _of_price() -> re.Pattern[str]:
    """A part of a price or of the thing that is priced; what follows tells whether it is another's."""
    return patterns.compile(
        rf"(?<![\w.,-]){_PART}[ ](?:of[ ])?(?:the|our|its|that|my|what)[ ]{_USUAL}{_PRICE}(?![a-z])(?![ ]of[ ])"
        rf"|(?<![\w.,-]){_PART}[ ]of[ ](?P<list>list)(?![a-z-])(?![ ]of[ ])"
        rf"|(?<![\w.,-]){_PART}[ ](?P<surcharge>surcharge|deposit|cancellation fee|booking fee|handling fee|"
        rf"card fee)(?![a-z])"
        rf"|(?<![\w.,-]){_PART}[ ](?:of[ ])(?:the|our|your|a|each|this)[ ]{_THING}(?! of)(?![a-z])"
    )


@cache
def _reduced() -> re.Pattern[str]:
    """A reduction: a part off, by a part, minus a part, or a sum off."""
    return patterns.compile(
        rf"(?<![\w.,-]){_PART}[ ](?:(?:will |would )?(?:comes?|came|goes?|went|falls?|drops?|is|are|taken|knocked|shaved|"
        r"straight)[ ]){0,2}"
        r"(?:off|less|cheaper|reduction|discount|rebate|lower|below list|back)(?![a-z-])"
        rf"|(?<![\w.,-])minus[ ]{_PART}(?![a-z])|(?<![\w.,-])-[ ]?\d{{1,2}}[ ]?%(?= (?:on|for|off|sur|auf|bei|su|en)(?![a-z]))"
        rf"|(?P<by>(?<![a-z])by[ ]{_PART}(?![a-z]))"
        rf"|(?P<half>(?<![a-z])(?:pays?|paying|paid|for|at|only|just|costs?|is|cut in|it's)[ ]half(?=[ ](?:for|"
        rf"if|when|until|with|as|on|to)[ ]|[.,;:!)]|$))"
        rf"|(?P<save>(?<![a-z])sav(?:es?|ed|ing)[ ]{_PART}(?=[ ](?:on|off|if|when|until|by|with|over|against)[ ]|"
        r"[.,;:!)]|$))"
        r"|(?P<sum>(?<![\w.,$€£-])\d{2,4}[ ]off(?![a-z-]))"
        r"|(?P<words>(?<![a-z])(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|"
        r"one hundred|two hundred)[ ]off(?![a-z-]))"
    )


@cache
def _more_for_less() -> re.Pattern[str]:
    """The fourth is on us, one free for every three, two for the price of one."""
    return patterns.compile(
        rf"(?<![a-z])(?:the|your|a|every|each)[ ]{_NEXT}(?:[ ]{_UNIT})?[ ](?:(?:is|comes|goes|rides|joins|"
        rf"attends|gets in|costs)[ ])?{_FREE}(?![a-z])"
        r"|(?<![a-z])(?:two|three|four|five|both|2|3|4|5)[ ](?:[a-z]{1,14}[ ]){0,5}for the price of (?:one|two|"
        r"a single|1|2)(?![a-z])"
        rf"|(?<![a-z])(?:one|two|three|a|[1-9]) (?:{_UNIT}|week|meal)s? (?:are|is|come|comes) {_FREE}(?![a-z])"
        r"|(?<![a-z])(?:twelve|ten|six|12|6|24) months for the price of"
        rf"|(?<![a-z])(?:one|a) free (?:{_UNIT}) (?:for|with) every (?:two|three|four|five|[2-9])"
        rf"|(?<![a-z])(?:pay|paying) for (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|1?[0-9])(?: {_UNIT}s?)?,? "
        r"(?:and )?(?:come|bring|get|send|seat|take|attend|read|have|receive|enjoy|use)(?![a-z])"
    )


def reductions(text: Text) -> list[Mention]:
    """The reductions of a text that are told as a part, each as a discount."""
    low = text.plain.low
    found: list[Mention] = []
    found.extend(
        Mention(m.start(), m.end(), Kind.DISCOUNT, (), "%")
        for m in _of_price().finditer(low)
        if _of_ours(text, m)
    )
    found.extend(
        Mention(_begin(m), m.end(), Kind.DISCOUNT, (), "part")
        for m in _reduced().finditer(low)
        if _meant(text, m)
    )
    found.extend(
        Mention(m.start(), m.end(), Kind.DISCOUNT, (), "words") for m in _more_for_less().finditer(low)
    )
    return found[:MOST_NUMBERS]


@cache
def _fraction() -> re.Pattern[str]:
    return patterns.compile(
        r"(?<![\w.,$€£-])(?:(?:a|an|one|two|three|four|seven|even|full|extra|another|further)[ -]"
        r"(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth)s?|half(?! (?:a|an|another)[ ]))"
        r"(?![\w'-])(?! (?:hours?|days?|years?|times?))"
    )


def fractions(text: Text, fees: Fees) -> list[Mention]:
    """Fractions near what may be a fee: “we take a fifth of what you recover”, “a third on signature”."""
    found = (
        Mention(m.start(), m.end(), Kind.SHARE, (), "part")
        for m in _fraction().finditer(text.plain.low)
        if fees.near(m.start(), m.end())
    )
    return list(islice(found, MOST_NUMBERS))


def _begin(match: re.Match[str]) -> int:
    """Where the part itself begins, behind “pay” or “by”."""
    if match["half"]:
        return match.end() - len("half")
    if match["save"]:
        return match.start() + match[0].index(" ") + 1
    return match.start() + len("by ") if match["by"] else match.start()


def _of_ours(text: Text, match: re.Match[str]) -> bool:
    """“Half of our day” is no price; a part of a thing is one where it is paid."""
    if re.match(r" (?:goes|went|going|go) (?:straight )?to", text.plain.low[match.end() : match.end() + 20]):
        return False  # "a third of the fee goes to the marketplace"
    if match["surcharge"] or match["list"] or re.search(rf"{_PRICE}$", match[0]):
        return True
    return bool(_near(text, match.start(), 8) & _PAYING)


_PAYING = frozenset(
    "charge charged pay pays owe due keep refund refunded refunds credit deposit bill billed deposit".split()
)
_FALLING = frozenset(
    "drop drops fall falls fell dropped reduce reduced reduces cut lower lowers lowered discounted down cheaper marked "
    "shrinks shrink slashed trimmed comes".split()
)
_TAKING = frozenset("take takes took knock knocks get gets with save and plus another still have".split())


def _near(text: Text, start: int, reach: int) -> set[str]:
    index = text.at_or_after(start)
    words: set[str] = set()
    for back in range(index - 1, max(-1, index - 1 - reach), -1):
        word = text.word(back)
        if word in {".", "!", "?", ";", "¶", "\n"}:
            break
        words.add(word)
    return words


def _meant(text: Text, match: re.Match[str]) -> bool:
    """Whether a part is a part of a price: what falls by it is priced, who pays half buys something of ours."""
    near = _near(text, match.start(), 12)
    priced = any(_priced(word) for word in near)
    if match["by"]:
        return bool(near & _FALLING) and priced
    if match["half"]:
        index = text.at_or_after(match.end())
        behind = {text.word(i) for i in range(index, index + 6)}
        paying = match[0].startswith("pa") and bool(near & _PAYERS)
        return priced or paying or any(_priced(word) for word in behind)
    if match["sum"] or match["words"]:
        return bool(near & _TAKING) and bool(text.word(text.at_or_after(match.end())) not in _NO_PRICE)
    return _compared(text, match)


_PAYERS = frozenset(
    "students student non-profits nonprofits profits members subscribers alumni you clients "
    "customers teams team companies".split()
)
_NO_PRICE = frozenset("target plan the-mark forecast quota days people staff".split())


def _compared(text: Text, match: re.Match[str]) -> bool:
    """“20% cheaper this week”, but not “20% lower churn” or “20% off target”."""
    if match[0].endswith("off"):
        return off_target().match(text.plain.low, match.end()) is None
    if match[0].endswith("back"):
        return bool(_near(text, match.start(), 4) & {"get", "you", "credit", "receive"})
    if not match[0].endswith(("less", "lower", "cheaper")):
        return True
    word = text.word(text.at_or_after(match.end()))
    return not word.isalpha() or word in AFTER_SUM or word in {"than", "after", "through"}


def _priced(word: str) -> bool:
    return word in _PRICED or word in OFFERS or word.removesuffix("s") in OFFERS


_PRICED = frozenset(
    "fee fees price prices priced pricing rate rates tuition charge cost costs tariff bill ticket invoice".split()
)
