"""Discounts and promotions, percentages, prices nobody filled in, and "four figures"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from govern import patterns
from govern.rules import money_numbers as numbers
from govern.rules.money_text import MOST_NUMBERS, Kind, Mention, Text

_REDUCTION = (
    "off|discount|reduction|rebate|cheaper|markdown|price cut|less|"
    "rabatt|nachlass|günstiger|de descuento|de remise|de réduction|di sconto|korting"
)
_PERCENT = "%|percent|per cent|per centum|percentage|pct|prozent|basis points|bps|per mille|‰"


@cache
def _percentage() -> re.Pattern[str]:
    words = "|".join(sorted((w for w in numbers.SMALL if len(w) > 2), key=len, reverse=True))
    return patterns.compile(
        r"(?<![\w.,-])(?P<number>\d{1,3}(?:[.,]\d{1,2})?(?:[ ]?(?:-|to)[ ]?\d{1,3})?"
        rf"|(?:{words})(?:[ -](?:{words}))?)[ -]?(?:{_PERCENT})(?![a-z])"
        rf"(?P<off>[ -]{{0,3}}(?:{_REDUCTION})(?![a-z-]))?"
    )


@cache
def _named_discount() -> re.Pattern[str]:
    return patterns.compile(
        r"[ ](?:[a-z-]{2,14}[ -]){0,3}(?:discount|discounts|rabatt|remise|descuento)(?![a-z])"
    )


@cache
def _reduced_by() -> re.Pattern[str]:
    return patterns.compile(
        r"(?:save|saves|saving|(?:the|our) (?:discount|reduction) (?:is|stays|remains|stays at|goes up to|"
        r"rises to)|discount of|reduction of|discounted by|reduced by|knock(?:ed|s)?(?: off)?|minus|slash(?:ed)?|drops?|cut|"
        r"(?:fee|price|rate) (?:is )?(?:down|reduced) (?:by )?)"
        r"(?:[ ](?:you|an?|up to|another|extra|a further|by|the|flat|whopping|at least)){0,3}[ ]$"
    )


@cache
def off_target() -> re.Pattern[str]:
    """Off the mark, not off the price."""
    return patterns.compile(
        r"[ ](?:(?:the|its|their|your|our|his|her|a|from|of)[ ]){0,2}(?:\w{1,14}[ ])?"
        r"(?:target|forecast|mark|quota|pace|track|budget|peak|highs?|lows?|balance|limits?|"
        r"guard|estimates?|actuals?|goal|trend|baseline|schedule)(?![a-z])"
        r"|[ ](?:(?:the|its|their|his|her|from) )?(?:plan|base|site|number|record)(?![a-z])"
        r"|[ ](?:its |their )?course(?![a-z])"
    )


def percentages(text: Text, fees: Fees) -> list[Mention]:
    """The percentages of a text: discounts, and shares that may be a fee."""
    found: list[Mention] = []
    low = text.plain.low
    for match in _percentage().finditer(low):
        if len(found) >= MOST_NUMBERS:
            break
        end = match.end()
        if match["off"]:
            if "off" in match["off"] and off_target().match(low, end):
                continue
            cut = match["off"].strip(" -") in {"reduction", "less", "cheaper", "rebate", "price cut"}
            found.append(Mention(match.start(), end, Kind.DISCOUNT, (), "cut" if cut else "%"))
        elif (named := _named_discount().match(low, end)) is not None:
            found.append(Mention(match.start(), named.end(), Kind.DISCOUNT, (), "%"))
        elif _reduced_by().search(low[max(0, match.start() - 44) : match.start()]):
            found.append(Mention(match.start(), end, Kind.DISCOUNT, (), "save"))
        elif fees.near(match.start(), end):
            found.append(Mention(match.start(), end, Kind.SHARE, (_percent_value(match["number"]),), "%"))
    return found


class Fees:
    """Where a text speaks of paying: a share near by may be a fee of ours and is worth a judgement."""

    def __init__(self, low: str) -> None:
        self._places = [match.start() for match in _our_share().finditer(low)]

    def near(self, start: int, end: int) -> bool:
        """Whether one of these words stands within sixty characters of ``[start, end)``."""
        at = bisect_left(self._places, start - _NEAR)
        return at < len(self._places) and self._places[at] < end + _NEAR


_NEAR = 60


@cache
def _our_share() -> re.Pattern[str]:
    return patterns.compile(
        r"(?<![a-z])(?:fees?|commissions?|charge[sd]?|charging|take[sn]?|taking|keeps?|cut|bill(?:ed|s)?|deposit|prices?|priced|rates?|"
        r"refund(?:ed|s)?|surcharge|supplements?|rebates?|premium|upfront|down|contingency|success|saves?|invoiced?|quote|brokerage|deduct(?:ed|s)?|"
        r"royalt(?:y|ies)|discounts?|pays?|paid|costs?|beat|retainer|get in|we ask|owe[sd]?|instalments?|checkout|tuition|"
        r"signature|tariffs?|settle|sells?|raised?|"
        r"(?:to|reaches|reach|paid) us|mine|we (?:get|want|live|strip|knock)|i (?:ask|get|strip|knock)|"
        r"of (?:that|theirs|what we|whatever we)|shop|store)(?![a-z])"
    )


def _percent_value(written: str) -> float:
    figure = re.match(r"\d{1,3}", written)
    return float(figure[0]) if figure else 0.0


_TWO_FOR_ONE = (
    r"(?:two|2|three|3|four|4|five|5)[ -]for[ -](?:the price of )?(?:one|1|two|2|three|3|four|4)(?![\w%])"
    r"(?![ -](?:stock|split|ratio))"
    r"|(?:two|2|three|3|four|4|both)(?: [a-z]{2,14}){0,2} for the price of (?:one|1|two|2|three|3)(?![a-z])"
    r"|bogo|b1g1|buy[ -](?:one|1|two|2|three|3)(?: [a-z]{2,14}){0,2},?[ -]get[ -]"
    r"(?:one|1|the (?:second|third|next|other)|a(?:nother)? (?:second|third|\w{3,10}))"
    r"(?: [a-z]{2,14}){0,2}(?: free| half[ -](?:price|off))?"
)
_NOUN = (
    r"(?:rates?|prices?|pricing|discounts?|tickets?|offers?|seats?|fees?|deals?|places?|spots?|registration|"
    r"specials?|tariffs?|terms|tuition)"
)
_EARLY_BIRD = (
    rf"(?:super[ -])?early[ -]?bird(?:s)?(?! (?:catch|get|and the worm|may|who))(?:[ -]{_NOUN})?(?![a-z])"
)
_WHOSE = (
    r"introductory|launch|founding|founding[ -]members?|founders?'?|friends[ -]and[ -]family|insiders?|members?'?|loyalty|"
    r"groups?|team|multi[ -]seat|alumni|subscribers?'?|last[ -]minute|students?'?|non-?profits?|preferential|special|reduced|"
    r"discounted|better|lower|good|fair|exclusive|bundle|volume|summer|winter|spring|autumn|holiday|christmas|"
    r"new year|seasonal|cyber monday|black friday|returning[ -](?:client|customer)s?|reader|speaker|start-?up|"
    r"promotional|old|last year's|public[ -]sector|academic|charity|intro|pilot|friendly|concession|concessionary"
)
_PARTS = r"(?:a|one|two|three)[ -](?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|fraction)s?"
_THAT = (
    r"(?:that|those|theirs|what (?:they|others|you|he|she|it)|the (?:price|sum|amount|figure)|"
    r"their (?:price|fee|rate|quote|figure))"
)


@cache
def _offer_words() -> re.Pattern[str]:
    return patterns.compile(
        r"(?<![a-z])(?:"
        r"(?:half|1/2)[ -](?:price|off|rate|fee)(?![a-z])(?![ ]of(?![a-z]))"
        r"|half (?:the|our|its|that|my) (?:usual |normal |regular |list |standard |full |public ){0,2}"
        r"(?:price|fee|rate|cost)(?![a-z])(?![ ]of)"
        r"|(?:(?:a |one )?(?:third|quarter|fifth|tenth)|(?<![\d.,/])[123]/[2-9]) off(?![a-z-])"
        rf"|{_TWO_FOR_ONE}|{_EARLY_BIRD}"
        r"|(?:promo(?:tional|tion)?|coupon|discount|voucher|rebate)[ -]?codes?(?![a-z])"
        r"|(?:coupons?|vouchers?)(?![a-z-])"
        r"|(?:rabattcode|gutscheincode|frühbucher\w{0,10}|code promo|frühbucherrabatt)"
        r"|[1-9一二三四五六七八九](?:\.\d)?(?:折|割引)"
        r"|black friday (?:deal|sale|price|offer|discount)s?|(?:flash|clearance) sale"
        r")"
    )


@cache
def _vague_offers() -> re.Pattern[str]:
    """What may be a reduction of ours and names no figure; only the words around it tell."""
    return patterns.compile(
        r"(?:(?<![a-z])|(?='s))(?:"
        rf"(?:{_WHOSE})[ -](?:rates?|prices?|pricing|discounts?|deals?|fees?|terms|tariffs?|tuition)(?![a-z])"
        r"|waiv(?:e|es|ed|ing) (?:the|our|your|my|that|this|any|all|its|their|a)?[ ]?(?:[a-z-]{2,14} ){0,2}(?:fees?|"
        r"charges?|price|deposit|cost)(?![a-z])"
        r"|(?:fee|charge|deposit)s? (?:is|are|was|were|will be|has been|have been|gets?|being) waived"
        r"|(?:on|at) (?:a|an|our|your) (?:big |small |nice |generous )?discount(?![a-z])"
        r"|(?:a|an|the|our|your|some|any|this|that) (?:[a-z-]{3,14} )?discount"
        r"(?= (?:on|for|off|if|when|until|to)(?![a-z])|[.,;!?]|$)"
        rf"|{_PARTS} (?:of )?{_THAT}(?![a-z])"
        r"|half (?:the|our|its|that|my) (?:usual |normal |list |full )?(?:price|fee|rate|cost) of(?![a-z])"
        r"|half (?:of )?(?:that|as much|what (?:they|others|you|it))(?![a-z])|less than half(?=[.,;!?]|$)"
        r"|(?:one|two|three|four|six|[1-9]) (?:free )?"
        r"(?:months?|weeks?|issues?|hours?|sessions?|seats?|places?|days?) (?:for )?free(?![a-z])"
        r"|get (?:one|two|three|[1-3]) (?:for )?free(?![a-z])"
        r"|(?:(?<![a-z])(?:is|are|goes|go|comes|come)|'s) on (?:us|me|the house)(?![a-z])"
        r"|halv(?:e|es|ed|ing) (?:the|your|our|its|her|his|their|my|that)[ ](?:[a-z-]{2,14} )?"
        rf"(?:{_NOUN}|price|bill|invoice|tab|seat)(?![a-z])"
        r")"
    )


def promotions(text: Text) -> list[Mention]:
    """Discounts without a sum: half price, two for one, early bird, codes, a waived fee."""
    found: list[Mention] = []
    for match in _offer_words().finditer(text.plain.low):
        start, end = match.span()
        if re.fullmatch(r"(two|three|four|five|[2-5])[ -]for[ -]\1", match[0]):
            continue
        weak = re.fullmatch("[a-z]{3,13}[ -]codes?|coupons?|vouchers?", match[0])
        found.append(Mention(start, end, Kind.DISCOUNT, (), "weak" if weak else "words"))
        if len(found) >= MOST_NUMBERS:
            break
    for match in _vague_offers().finditer(text.plain.low):
        found.append(Mention(match.start(), match.end(), Kind.OFFER))
        if len(found) >= 2 * MOST_NUMBERS:
            break
    return found


_PRICE_FIELD = "price|fee|amount|cost|sum|tuition|investment|dollars|discount|usd|eur"


@cache
def _unfilled() -> re.Pattern[str]:
    blank = r"x{1,6}(?:[.,]x{2,3}){0,2}k?|_{2,20}|\?{1,6}|#{2,6}|tb[dac]|\ufffc{1,80}|\[[^\[\]\n]{0,30}\]"
    braces = rf"\{{[^{{}}\n]{{0,20}}(?:{_PRICE_FIELD})[^{{}}\n]{{0,12}}\}}"
    return patterns.compile(
        rf"[$€£¥₹][ ]?(?:{blank}|{braces}|n{{2,5}}|_|#|\*{{2,6}}|\.{{3}}|…|<[^<>\n]{{1,30}}>)(?![a-z\d])"
        rf"|(?<![a-z])(?:usd|eur|gbp|chf)[ ]?(?:{blank})(?![a-z\d])"
        rf"|(?<![\w$])(?:x{{1,6}}(?:[.,]x{{3}})?|_{{3,20}}|\?{{2,6}}|\ufffc|\[[^\[\]\n]{{0,30}}\])[ ]?"
        r"(?:usd|eur|gbp|chf|dollars|euros?|€|£|\$)(?![a-z\d])"
        rf"|[\[{{<%(]{{1,3}}[!=]?[ ]?(?:[a-z]{{1,14}}[ _.-]){{0,4}}(?:{_PRICE_FIELD})(?:[ _-]{{1,2}}[a-z]{{1,12}}){{0,2}}[ "
        rf"]?[\]}}>%)]{{1,3}}"
        rf"|\*?\|(?:[a-z]{{1,12}}_){{0,3}}(?:{_PRICE_FIELD})(?:_[a-z]{{1,12}}){{0,2}}\|\*?"
    )


def fields(text: Text) -> list[Mention]:
    """Prices that are still to be filled in. A pair of round brackets alone is no field."""
    found: list[Mention] = []
    for match in _unfilled().finditer(text.plain.low):
        if match[0].startswith("(") and not match[0].startswith(("([", "({", "(<", "(%")):
            continue
        found.append(Mention(match.start(), match.end(), Kind.FIELD))
        if len(found) >= MOST_NUMBERS:
            break
    return found


@cache
def _figure_words() -> re.Pattern[str]:
    count = "three|four|five|six|seven|eight|3|4|5|6|7|8"
    return patterns.compile(
        rf"(?<![\w.])(?:(?:low|mid|high|solid|single)[ -])?(?:{count})(?P<hyphen>-|[ ])(?:figures?|digits?)(?:[ ]sums?)?(?![a-z])"
    )


def figure_words(text: Text) -> list[Mention]:
    """“Four-figure”, “low five figures”, with the least amount that they mean."""
    found: list[Mention] = []
    for match in _figure_words().finditer(text.plain.low):
        word = match[0].replace("-", " ").split()
        count = next(w for w in word if w in _FIGURE_COUNT)
        if match["hyphen"] == " " and word[0] == count and _opens(text, match.start()):
            continue
        found.append(Mention(match.start(), match.end(), Kind.FIGURES, (10.0 ** (_FIGURE_COUNT[count] - 1),)))
        if len(found) >= MOST_NUMBERS:
            break
    return found


def _opens(text: Text, offset: int) -> bool:
    """Whether a sentence begins at an offset: "Five figures explain it" counts figures."""
    return text.word(text.at_or_after(offset) - 1) in {"", ".", "!", "?", "\n", "¶", ":"}


_FIGURE_COUNT = {w: i for i, w in enumerate("three four five six seven eight".split(), 3)} | {
    str(i): i for i in range(3, 9)
}
