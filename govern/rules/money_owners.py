"""Clauses that name the owner of a sum outright: who pays it, whose price list it is from, whom it goes back to."""

from __future__ import annotations

import re
from functools import cache

from govern import patterns
from govern.rules.money_scene import Scene, Spot
from govern.rules.money_subjects import name
from govern.rules.money_text import Kind

_START = r"(?:^|[.!?:;,(¶>] |\b(?:and|but|so|because|when|if|that) )"
_ADVERBS = r"(?:(?:also|now|still|just|already|once|gladly|happily|even|have|had|recently|only|never|usually|'ve|'d) ){0,2}"


@cache
def _we_pay() -> re.Pattern[str]:
    """“We pay guest authors …”, “I gave a student …”: our expense."""
    return patterns.compile(
        rf"{_START}(?:we|i|we've|i've|we'd|i'd) {_ADVERBS}"
        r"(?:pay|paid|spend|spent|tip|tipped|gave|owe|owed|wired|donate|donated|lost|bought|hired|borrowed|bet|"
        r"subscribe to|subscribed to)"
        r"(?! us| me| back| our| you an?(?![a-z]))(?: (?:[^ ;!?]{0,15}[^ .;!?])){1,10} ?$"
    )


@cache
def _our_money() -> re.Pattern[str]:
    return patterns.compile(
        r" (?:out )?(?:of|from) (?:our|my|your|their|her|his) (?:own )?(?:money|budget|pocket|savings|wallet|fund)(?![a-z])"
        r"|[^.!?¶]{0,30} (?:of|from) (?:our|my) own (?:money|budget|pocket|savings)(?![a-z])"
    )


@cache
def _disclaimed() -> re.Pattern[str]:
    """We say that the offer is not ours, or that nobody sells there."""
    return patterns.compile(
        r"(?:no (?:stake|share|part|interest|commission) in|we (?:get|earn|make|take|see) (?:nothing|no commission|no cut)|"
        r"(?:is|are)(?:n't| not) ours(?! alone)|not affiliated|nothing to do with (?:us|it|them)|i (?:get|earn|"
        r"make) (?:nothing|no commission)|"
        r"no kickback|no affiliate|not an ad(?![a-z])|we don't sell (?:it|them|one|that)|not (?:one of )?ours(?![a-z]))"
    )


@cache
def _your_list() -> re.Pattern[str]:
    """“On your public page …”, “your resellers quote …”: the reader's own prices."""
    return patterns.compile(
        r"(?<![a-z])(?:your|their|its|(?!our|today|it|that|here|what|let)[a-z]{3,14}'s|"
        r"\ufffc(?:'s)?) (?:[a-z-]{2,14} ){0,2}(?:page|site|website|portal|price list|pricelist|rate card|"
        r"plan|tier|listing|sku|brochure|catalogue|catalog)(?![a-z])"
    )


@cache
def _your_sum() -> re.Pattern[str]:
    """“Your £3k quarterly event money”, “the $2k you gave the reseller”: a sum that the reader has or gave."""
    return patterns.compile(
        r" (?:[a-z-]{2,14} ){0,3}(?:money|budget|funds?|spend|mdf|pot|kitty|pool|cheque|check|allowance)(?![a-z])"
    )


@cache
def _gave() -> re.Pattern[str]:
    return patterns.compile(
        r" (?:that )?(?:you|they|he|she) (?:gave|put|spent|sent|sank|spend|set aside|threw|poured|invested|lost)(?![a-z])"
    )


@cache
def _asked() -> re.Pattern[str]:
    """“He quoted a day rate of …”, “another firm offered them …”: a price of others."""
    asked = r"(?:offered|quoted|asked|charged|billed|sold|pitched|invoiced|wanted|demanded)"
    return patterns.compile(
        rf"(?:^|[,;:] |and |but |when |while )(?:he|she|they) {asked} [^;!?]{{0,60}}$"
        rf"|(?:^|[a-z] )(?!(?:we|i|was|were|is|are|been|be|get|got) )[a-z]{{2,20}} {asked} (?:them|him|her|me|"
        rf"us) [^;!?]{{0,60}}$"
    )


@cache
def _for_us() -> re.Pattern[str]:
    return patterns.compile(r"[^.!?]{0,40} (?:with|from|to) us(?![a-z])")


@cache
def _put_in() -> re.Pattern[str]:
    """“Put £2,500 a month behind events”, “moves €3,000 from ads to co-sell”."""
    return patterns.compile(
        r"(?:^|[^a-z])(?:put|puts|putting|move|moves|moved|shift|shifts|shifted|pour|pours|poured|steer|sink|"
        r"sank|divert|diverts)"
        r"(?: (?:just|only|about|roughly|another|an extra|some)){0,2} $"
    )


@cache
def _into() -> re.Pattern[str]:
    return patterns.compile(
        r"(?: (?:a|per|each) [a-z]{3,8})? (?:behind|into|toward|towards|from|in|to)(?![a-z])"
    )


@cache
def _back() -> re.Pattern[str]:
    return patterns.compile(
        r",? (?:is |was |comes |came |goes |went |gets |were |will come |straight |right |paid |sent |"
        r"handed ){0,3}back(?![ -](?:on|in|from|to)(?![a-z]))(?![a-z])"
    )


@cache
def _returned() -> re.Pattern[str]:
    """Who hands it back: we, or the reader gets it."""
    return patterns.compile(
        r"(?<![a-z])(?:we|i|you|we'll|i'll|you'll|we've|i've|your|clients?|subscribers?)(?![a-z'])[^.!?¶;]{0,80}$"
    )


@cache
def _landing() -> re.Pattern[str]:
    """“You would land at …”, “for you it comes out at …”: what the reader would pay us."""
    return patterns.compile(
        r"(?<![a-z])(?:you(?:'d| would|'ll| will)|that puts you|puts you|for you (?:it|that)(?:'s| is| would|"
        r" comes?| will)?) "
        r"(?:[a-z]{2,6} ){0,4}(?:land|be|end up|come out|come in|pay|owe|sit|out|in|looking|at|come)"
        r" (?:at |in |between |around |about |with |somewhere |us |roughly |only |just ){0,3}$"
    )


_COUNT = (
    r"(?:\d[\d,]{0,8}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundred)"
)
_GOING_ON = frozenset(
    "the they their those these prices fees rates some most it its both each entry all typical".split()
)


@cache
def _counted() -> re.Pattern[str]:
    """A sentence on many others: “of 73 programmes, 31 charge”, “half the programmes charge”."""
    return patterns.compile(
        rf"(?:^|[^a-z])(?:(?:of|across|among) (?:the |our )?{_COUNT} [a-z]{{4,20}}s|"
        rf"{_COUNT} of (?:the )?{_COUNT} [a-z]{{4,20}}s?|"
        r"(?:half|most|some|many|two-thirds|a third) (?:of )?(?:the )?(?:[a-z]{3,14} )?(?:vendors|programmes|"
        r"programs|marketplaces|resellers|firms|companies|distributors|partners))(?![a-z])"
    )


_OWN = frozenset("our ours your yours we us my i me we'll we'd i'll i'd mine you'd you'll".split())
_MOVABLE = frozenset({Kind.MONEY, Kind.BARE})


def owner(scene: Scene, spot: Spot) -> float:
    """What the clause of a sum says of its owner: below zero another's, above zero ours, else 0."""
    if _is_disclaimed(scene, spot):
        return -5.0
    if _clause_of_another(scene, spot) or _carried(scene, spot):
        return -7.0
    if spot.mention.kind not in _MOVABLE:
        return 0.0
    return _moved(scene, spot) or _listed_by_reader(scene, spot) or _had(scene, spot)


def _sides(scene: Scene, spot: Spot) -> tuple[str, str]:
    low = scene.text.plain.low
    left = max(scene.text.tokens[spot.begin].start, spot.mention.start - 120)
    return (low[left : spot.mention.start], low[spot.mention.end : spot.mention.end + 60])


def _is_disclaimed(scene: Scene, spot: Spot) -> bool:
    end = scene.sentence(spot.end)[1] if spot.end < len(scene.text.tokens) else spot.end
    start, stop = scene.text.tokens[spot.begin].start, scene.text.tokens[end - 1].end
    near = scene.text.plain.low[max(start, spot.mention.start - 160) : min(stop, spot.mention.end + 160)]
    return _disclaimed().search(near) is not None


def _moved(scene: Scene, spot: Spot) -> float:
    """What is paid by us, put into something, or handed back."""
    left, right = _sides(scene, spot)
    if handed_back(scene, spot):
        return 5.0
    if _we_pay().search(left) or _our_money().match(right):
        return -8.0
    if _asked().search(left) and not _for_us().match(right):
        return -7.0
    if _put_in().search(left) and _into().match(right):
        return -4.5
    if _funded().search(left) and _from_pot().match(right):
        return 6.0
    if _haggled().search(left) or _brought().search(left):
        return 2.5
    if _off().match(right) and (
        _taker().search(left) or scene.words(spot.begin, spot.first) & {"we", "i", "we'll"}
    ):
        return 3.0
    return (
        3.5 if _landing().search(left) or _each_more().search(left) or _less_than(scene, spot, left) else 0.0
    )


def handed_back(scene: Scene, spot: Spot) -> bool:
    """“We sent them their €400 back”, “your $2,500 comes back”."""
    left, right = _sides(scene, spot)
    if not _back().match(right):
        return False
    if spot.mention.kind is Kind.BARE:
        return left.endswith((" the ", "your ", "their "))
    return _returned().search(left or " ") is not None or re.search(r"(?:your|the) $", left) is not None


@cache
def _funded() -> re.Pattern[str]:
    return patterns.compile(
        r"(?<![a-z])(?:fund|finance|cover|expense|pay|take|charge|book|claim|put) (?:the |our |that |"
        r"this ){1,2}(?:full |whole )?$"
    )


@cache
def _from_pot() -> re.Pattern[str]:
    """Our price, paid from the reader's budget."""
    return patterns.compile(
        r" (?:from|out of|against|under|on|to|through|via) (?:your|unused|the|left|any|next|this|last|a|mdf)(?![a-z])"
    )


@cache
def _haggled() -> re.Pattern[str]:
    """“How about 2k?”, “we could do 900”: a price named in passing."""
    return patterns.compile(
        r"(?:(?:we|i)(?: could| can| would|'d|'ll) (?:even )?(?:do|offer|go to|settle for|manage) (?:it |that |"
        r"this |the \w{3,12} )?(?:for |at )?|"
        r"(?:how|what) about |(?:let's )?call it |(?:is|are) (?:possible|available|yours|on offer) (?:for|at|"
        r"from) |that makes |\? (?:sure|yes|well|roughly|about)?,? ?)$"
    )


@cache
def _brought() -> re.Pattern[str]:
    return patterns.compile(
        r"(?:^|[.!?:¶] )(?:bring|send|book|reserve|join) [^.!?:;$€£]{3,50} for (?:just |only )?$"
    )


def haggled(scene: Scene, spot: Spot) -> bool:
    """Whether a bare number is a price named in passing."""
    return spot.mention.largest >= 100 and _haggled().search(_sides(scene, spot)[0]) is not None


@cache
def _off() -> re.Pattern[str]:
    return patterns.compile(r" off(?![ -](?:target|plan|the table|the market|the back|limits)|-)(?![a-z])")


@cache
def _taker() -> re.Pattern[str]:
    """Whoever gets a reduction by ordering, or orders now."""
    return patterns.compile(
        r"(?<![a-z])(?:you|get|gets|takes?|save|knocks?|enjoy|receive|with|claim|readers|alumni|members) (?:a |"
        r"an |another |up to |flat )?$"
    )


@cache
def _each_more() -> re.Pattern[str]:
    """“Each further team costs …”: the next step of a price."""
    return patterns.compile(
        r"(?<![a-z])(?:each|every|any|an?|one) (?:further|additional|extra|other|second|third|next|"
        r"more) [a-z-]{2,14}(?: [a-z]{2,14}){0,4}"
        r" (?:costs|adds|is|at|comes to|for|runs)(?: (?:another|an extra|only|just))? $"
    )


@cache
def _than() -> re.Pattern[str]:
    return patterns.compile(
        r"(?:costs?|is|runs|priced) (?:about |much |far |a bit )?(?:less|more|cheaper|dearer|"
        r"lower) than [^.;!?:$€£]{3,60}[:,-] ?$"
    )


def _less_than(scene: Scene, spot: Spot, left: str) -> bool:
    """“The Assessment costs less than one lost deal: $2,500”."""
    return _than().search(left) is not None and scene.has(
        range(spot.begin, min(spot.begin + 5, spot.first)), {"offer", "price", "us"}
    )


def _listed_by_reader(scene: Scene, spot: Spot) -> float:
    left, _ = _sides(scene, spot)
    return (
        -4.0
        if _your_list().search(left) and not scene.words(spot.begin, spot.first) & (_OWN - {"your", "yours"})
        else 0.0
    )


@cache
def _imagined() -> re.Pattern[str]:
    return patterns.compile(
        r"^(?:picture|imagine|suppose|assume|take|say|let's say|let's assume|think of)(?: that)? (?:a|an|one|"
        r"your|two|three|some|you|\ufffc)(?![a-z])"
    )


def _had(scene: Scene, spot: Spot) -> float:
    """A sum that the reader has, gave or lost, or that somebody is only imagined to have."""
    left, right = _sides(scene, spot)
    ours = any(
        scene.entry(i)[0] in {"offer", "us", "price"} and scene.entry(i)[1] > 0
        for i in range(spot.begin, spot.first)
    )
    if not ours and _imagined().match(left):
        return -3.5
    if re.search(
        r"(?:your|their|his|her|its) (?:entire |whole |last |first |remaining |own )?$", left
    ) and _your_sum().match(right):
        return -3.5
    return -3.0 if _gave().match(right) else 0.0


def _clause_of_another(scene: Scene, spot: Spot) -> bool:
    """“AWS lists the same format at …”: a company opens the clause and nothing of ours stands between."""
    if spot.mention.kind is Kind.SHARE:
        return False
    begin = _clause(scene, spot)
    if begin >= spot.first or scene.words(begin, spot.first) & _OWN:
        return False
    opener = begin + (scene.word(begin) in {"the", "and", "but", "while", "at", "then"})
    if scene.entry(opener)[0] != "org" and not name(scene, opener, begin):
        return False
    if scene.entry(opener)[0] != "org" and _titled_offer(scene, opener):
        return False
    following = scene.entry(opener + 1)[0]
    return following not in {"party", "us", "offer", "price"} and scene.word(opener + 1) not in {
        ",",
        ":",
        ")",
        "-",
    }


def _titled_offer(scene: Scene, opener: int) -> bool:
    """“The Ecosystem Revenue Assessment”: a run of capitals that ends in an offer of ours."""
    return any(
        scene.entry(i)[0] in {"offer", "price"}
        for i in range(opener, min(opener + 4, len(scene.text.tokens)))
    )


def _clause(scene: Scene, spot: Spot) -> int:
    for index in range(spot.first - 1, max(spot.begin, spot.first - 14) - 1, -1):
        if scene.word(index) in {";", ":", "but", "while", "whereas", "and", "(", "-"}:
            return index + 1
    return spot.begin


def _carried(scene: Scene, spot: Spot) -> bool:
    """The sentence before is about many others, and this one goes on about them."""
    if not spot.begin or scene.words(spot.begin, spot.end) & (_OWN | scene.own.names):
        return False
    if scene.word(spot.begin) not in _GOING_ON:
        return False
    low, high = scene.previous(spot.begin)
    if high <= low or "¶" in scene.words(high, spot.begin):
        return False
    before = scene.text.plain.low[scene.text.tokens[low].start : scene.text.tokens[high - 1].end]
    return _counted().search(before[-200:]) is not None and not scene.words(low, high) & {"we", "i", "us"}
