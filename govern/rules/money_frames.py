"""Fixed phrases around a sum: idioms that are no price, and the frames in which offers are made."""

from __future__ import annotations

import re
from functools import cache

from govern import patterns
from govern.rules.money_scene import Scene, Spot, in_policy
from govern.rules.money_text import Kind, Mention

MILLION = 1_000_000.0


@cache
def _idiom_after() -> re.Pattern[str]:
    return patterns.compile(
        r"(?:[ -]dollar)?[ -](?P<saying>question|smile|idea|word|bill|note|coin|banknote)s?(?![a-z])"
        r"|[ ]?(?P<rate>=)[ ]?[$€£]|[ ](?P<each>for) (?:each|every)(?= [\"a-z])"
        r"|[ ](?:on|in|to) the (?:dollar|euro|pound)|[ ](?P<worth>worth)(?! of)(?=[.,!?]|$)"
    )


@cache
def _idiom_before() -> re.Pattern[str]:
    return patterns.compile(
        r"(?:for every|for each|of every|out of every|every|each additional|per|an extra|my|put in (?:your|my)|"
        r"add (?:your|my)|(?P<bet>bet|bet you))[ ]$|[$€£]1 = $"
    )


@cache
def _ratio() -> re.Pattern[str]:
    """A ratio of small sums: "$6 for every $1", "$9 out of every $10"."""
    return patterns.compile(
        r"(?:every|each|per|out of|to (?:sell|make|earn|get|buy|win|move)) [$€£]\d{1,2}(?![\d,.]\d)"
        r"(?: (?:of|in)|[.,;]|$| \w{2,14}ed)"
    )


def never(scene: Scene, mention: Mention) -> bool:
    """Nothing, a million and more, and idioms are no price."""
    if mention.kind in {Kind.MONEY, Kind.BARE, Kind.FIGURES} and not 0 < mention.largest < MILLION:
        return True
    if mention.kind is not Kind.MONEY:
        return False
    low, most = scene.text.plain.low, max(mention.amounts)
    if mention.currency == "cent" and most <= 0.05:
        return True
    if most <= 20 and _ratio().search(low, max(0, mention.start - 60), mention.end + 60):
        return True
    if _exchange().search(low, max(0, mention.start - 30), mention.end + 30):
        return True
    after = _idiom_after().match(low, mention.end)
    if after is not None:
        return _saying(after, mention, listed=in_policy(scene, mention))
    before = _idiom_before().search(low[max(0, mention.start - 20) : mention.start])
    return before is not None and (most <= 10 or before["bet"] is not None)


def _saying(after: re.Match[str], mention: Mention, *, listed: bool) -> bool:
    most = max(mention.amounts)
    if after["saying"] in {"bill", "note", "coin", "banknote"} or after["rate"]:
        return most <= 100
    if after["each"]:
        return most <= 10
    if after["saying"] == "question":
        return not listed
    return not after["worth"] or mention.currency == "cent"


@cache
def _exchange() -> re.Pattern[str]:
    """A rate of exchange: “€100 is about $108”."""
    return patterns.compile(
        r"[$€£¥]1(?:0{0,3}) (?:is|was|buys|bought|equals) (?:about |around |roughly |now |only |worth ){0,2}[$€£¥]\d"
    )


_PER = r"(?:[ /](?:a |per )?(?:month|mo|year|day|hour|seat|head|person))?"
_TAXES = r"(?:plus |excl\.? |incl\.? |ex |net of |zzgl\.? |inkl\.? |excluding |including )?(?:vat|mwst|gst|ttc|ht|iva)"
_RESULTS = "found|lost|paid|spent|saw|made|raised|got|booked|gave|bet|estimate"


@cache
def _frame_before() -> re.Pattern[str]:
    return patterns.compile(
        r"(?P<against>[\dk)](?: [a-z]{1,12}){0,2} ?= ?|there (?:was|were|is|are) (?:only |just |about |some |another ){0,2})$"
        r"|(?:^|[.!?:¶>] )(?!it|for|all|at|only|just|now|still|from|get|join|you)[a-z]{3,14} (?:[a-z]{2,14} ){0,2}"
        r"(?P<threshold>under|below|over|above|beyond|exceeding) $"
        r"|(?P<for>(?:^|[.!?:¶,(] )for (?:just |only |about |under |less than |as little as )?)$"
        r"|(?:^|[.!?:¶>] )"
        r"(?:only|just|still|now|from|starting at|starts at|all for|yours for|for (?:just|only|as little as)) $"
        r"|(?:rent|hire|book|get|have|join) us (?:for|at|from) $"
        rf"|(?:^|[.!?¶] )we (?!{_RESULTS})[a-z]{{2,12}} (?:[a-z]{{2,14}} ){{1,6}}(?:for|from|at) $"
    )


@cache
def _frame_after() -> re.Pattern[str]:
    return patterns.compile(
        rf"{_PER},? (?P<you>you(?:'ll|'d| will| can| would)? (?:get|have|learn|know|own|read|keep|receive|see|find))"
        rf"|{_PER}[ ,(+]{{1,3}}{_TAXES}(?![a-z])|[ ](?:buys|gets|covers|secures) (?:you|your|it)(?![a-z])"
    )


@cache
def _starting() -> re.Pattern[str]:
    return patterns.compile(r"(?:start|starts|starting|begin|begins) (?:at|in|from) (?:the )?$")


@cache
def _settled() -> re.Pattern[str]:
    return patterns.compile(
        r" (?:is |are |was |gets |be )?(?:credited|waived|deducted|non-refundable|refundable)(?! by)(?![a-z])"
    )


def frame(scene: Scene, spot: Spot) -> float:
    """What the frame of a sum says, whatever its nouns: “for $4k a month you get …”, “… plus VAT”."""
    low = scene.text.plain.low
    if spot.mention.kind is Kind.FIGURES:
        return 1.2 if _starting().search(low[max(0, spot.mention.start - 24) : spot.mention.start]) else 0.0
    if spot.mention.kind not in {Kind.MONEY, Kind.BARE}:
        return 0.0
    before = _frame_before().search(low[max(0, spot.mention.start - 70) : spot.mention.start])
    after = _frame_after().match(low, spot.mention.end)
    if before is not None and before["against"]:
        return -1.5
    if before is not None and before["threshold"]:
        return -1.5 if re.match(" [a-z]{3}", low[spot.mention.end :][:5]) else 0.0
    if before is not None and before["for"] and not (after is not None and after["you"]):
        before = None
    if _settled().match(low, spot.mention.end):
        return 3.0
    return (1.5 if before is not None else 0.0) + (1.8 if after is not None else 0.0)
