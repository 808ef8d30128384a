"""PRC: no price of ours where the sequence allows none (SOP 5.3, item 2).

What is a price and whose it is, the ``money_*`` modules tell; here stand the rules and their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from govern import patterns
from govern.annotations import Any
from govern.documents.document import Document
from govern.documents.passages import Link, Passage, Place, Run
from govern.findings import Severity
from govern.policy.model import OwnPrice, Policy
from govern.rules.money_prices import Price, find_prices, is_price_field, prices_of
from govern.rules.money_scene import Own
from govern.rules.money_sieve import Sieve
from govern.rules.money_text import Kind
from govern.rules.registry import Context, Example, Problem, Reach, Rule
from govern.rules.second_reading import Patience

_SOP = "5.3 item 2"
_SHOWN = 40
_SURE = 2.0
_WHY = (
    "A price in nurture mail turns a conversation into a quotation before the reader is qualified. The SOP keeps "
    "prices for activation mail, after SQL qualification."
)


_NAMING = patterns.compile(r"[a-z]{4,}")
_TAG = patterns.compile(r"\{{1,2}[^{}]{1,80}\}{1,2}")


def own_prices(policy: Policy) -> Own:
    """What the recogniser must know of a policy's prices."""
    names = {word for price in policy.prices for word in _NAMING.findall(price.name.lower())}
    listed = [price for price in policy.prices if price.amount > 0]
    return Own(
        frozenset(price.amount for price in listed),
        frozenset(names),
        frozenset((price.amount, price.currency) for price in listed),
    )


def price_in_nurture(document: Document, context: Context) -> Iterator[Problem]:
    """PRC101: one problem for each price of ours, in a sequence that allows none (SOP 5.3, item 2)."""
    policy = context.policy
    if _prices_allowed(document, policy):
        return
    own, help_text = own_prices(policy), _way_out(policy)
    for passage, price in _found(document, own):
        start, end = passage.origin(price.start, price.end)
        yield Problem(start, end, _message(passage, price, document.sequence, policy), help_text)


def price_in_link_target(document: Document, context: Context) -> Iterator[Problem]:
    """PRC102: one problem for each link whose target carries a price, where none may stand."""
    if _prices_allowed(document, context.policy):
        return
    own = own_prices(context.policy)
    for passage in document.passages:
        for link in passage.links:
            told = price_in_target(link.target, own)
            if told:
                yield _target_problem(link, told)


def listed_amount(document: Document, context: Context) -> Iterator[Problem]:
    """PRC104: one problem for each amount of our price list that reads as another's money, where no price may stand."""
    policy = context.policy
    if not policy.prices or _prices_allowed(document, policy):
        return
    for passage, price in _found(document, own_prices(policy), every=True):
        if price.sure > 0:
            continue
        named = next((one.name for one in policy.prices if one.amount in price.amounts), "")
        start, end = passage.origin(price.start, price.end)
        yield Problem(
            start,
            end,
            f"“{_shown(passage, price)}” is the amount that the price list has for the {named}. It reads as somebody "
            "else's here, but readers who know the price will not see that.",
            "Write another amount or none: a range, a share, “a small sum”.",
        )


def price_not_in_policy(document: Document, context: Context) -> Iterator[Problem]:
    """PRC103: one problem for each clear price of ours that the policy does not list for the sequence."""
    policy = context.policy
    if not policy.prices or not _prices_allowed(document, policy):
        return
    allowed = [price for price in policy.prices if document.sequence in price.sequences]
    for passage, price in _found(document, own_prices(policy)):
        if price.kind in {Kind.MONEY, Kind.BARE} and price.sure >= _SURE and not _listed(price, allowed):
            start, end = passage.origin(price.start, price.end)
            named = ", ".join(f"{one.name} {_sum(one)}" for one in allowed) or "none"
            yield Problem(
                start,
                end,
                f"“{_shown(passage, price)}” is not a price that the policy lists for {document.sequence} mail ({named}).",
                "Write the listed price, or have the price list in govern.yaml changed first.",
            )


# --- where to look ----------------------------------------------------------------------------------------


def _prices_allowed(document: Document, policy: Policy) -> bool:
    sequence = policy.sequences.get(document.sequence)
    return sequence is not None and sequence.prices


_Found = tuple[tuple[Passage, Price], ...]
_latest: list[tuple[Document, Own, _Found]] = []
"""What was found in the document read last: three rules ask for the same."""


def _found(document: Document, own: Own, *, every: bool = False) -> Iterator[tuple[Passage, Price]]:
    """The prices of a document; with ``every`` also the listed amounts that are no prices."""
    known = _latest[0] if _latest else None
    if known is None or known[0] is not document or known[1] != own:
        known = (document, own, tuple(_sought(document, own)))
        _latest[:] = [known]
    return (pair for pair in known[2] if every or pair[1].sure > 0)


def _sought(document: Document, own: Own) -> Iterator[tuple[Passage, Price]]:
    sieve = Sieve([passage.folded.text for passage in document.passages])
    patience = Patience()
    for passage in _front_matter(document):
        for price in find_prices(passage, own, every=True):
            yield passage, price
    for passages in [touch.passages for touch in document.touches] or [document.passages]:
        yield from prices_of(passages, document.text, own, every=True, sieve=sieve, patience=patience)


def _front_matter(document: Document) -> Iterator[Passage]:
    """The title and the preheader of the front matter, which tools show to readers too."""
    for key in ("title", "preheader"):
        yield from _values(document, (key,), document.data.get(key))


def _values(document: Document, path: tuple[str | int, ...], value: Any) -> Iterator[Passage]:
    if isinstance(value, str) and value:
        at = document.position(*path)
        written = document.text[at.start : at.end]
        inside = written.find(value)
        if inside >= 0:
            runs = (Run(0, len(value), at.start + inside, len(value)),)
        else:
            runs = (Run(0, len(value), at.start, at.end - at.start),)
        yield Passage(Place.SUBJECT, value, runs)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _values(document, (*path, key), item)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _values(document, (*path, index), item)


# --- links ------------------------------------------------------------------------------------------------


@cache
def _priced_query() -> re.Pattern[str]:
    return patterns.compile(
        r"(?:^|[?&#;/])(?:[a-z]{1,12}[_-])?(?:price|amount|amt|fee|cost|total|sum|usd|eur|gbp|pay|deposit)=(?P<sum>[\d.,]{0,12}[1-9][\d.,]{0,12})(?:k\b)?",
        re.IGNORECASE,
    )


@cache
def _money_in_target() -> re.Pattern[str]:
    return patterns.compile(
        r"[$€£¥]\s?\d[\d.,]{0,12}|(?<![a-z])(?:usd|eur|gbp|chf)[-_]?\d[\d.,]{1,12}|(?<!\d)\d[\d.,]{1,12}[-_]?(?:usd|eur|gbp|chf|dollars?|euros?)(?![a-z])"
        r"|(?:coupon|promo|discount|voucher)(?:[_-]?code)?=[^&#\s]{2,40}|(?<!\d)\d{1,2}(?:%|-?percent)?-?off(?![a-z])",
        re.IGNORECASE,
    )


@cache
def _selling() -> re.Pattern[str]:
    return patterns.compile(
        r"assessment|price|pricing|pay|buy|checkout|order|ticket|seat|book|register|workshop|offer",
        re.IGNORECASE,
    )


def price_in_target(target: str, own: Own) -> str:
    """The price that a link target carries, or ``""``: an amount, a field, a coupon, or a price of ours."""
    target = target[:4000]
    if "%" in target:
        from urllib.parse import unquote

        target = unquote(target)
    plain = target
    for field in _TAG.findall(plain):
        if is_price_field(field.strip("{}")):
            return str(field)
    match = _priced_query().search(plain) or _money_in_target().search(plain)
    if match is not None:
        return match[0].lstrip("?&#;/")
    if _selling().search(plain):
        for number in re.findall(r"(?<![\d.,])\d{1,7}(?![\d])", plain):
            if float(number) in own.amounts:
                return str(number)
    return ""


def _target_problem(link: Link, told: str) -> Problem:
    return Problem(
        link.source,
        link.source_end,
        f"The address of this link carries a price (“{told[:_SHOWN]}”). Readers see addresses when they hover or forward.",
        "Use an address without a price in it.",
    )


# --- words ------------------------------------------------------------------------------------------------


def _message(passage: Passage, price: Price, sequence: str, policy: Policy) -> str:
    shown, mail = _shown(passage, price), f"{sequence} mail" if sequence else "this mail"
    if price.kind is Kind.FIELD:
        return f"“{shown}” will put a price of ours into {mail}, where none may stand."
    if price.kind in {Kind.DISCOUNT, Kind.OFFER, Kind.SHARE}:
        return f"“{shown}” offers a reduction{_because(price)}, and {mail} may not speak of our prices."
    listed = next((one for one in policy.prices if one.amount in price.amounts), None)
    if listed:
        return f"“{shown}” is the price of the {listed.name}, and {mail} may not state a price."
    return f"“{shown}” reads as a price of ours{_because(price)}, and {mail} may not state a price."


def _because(price: Price) -> str:
    """The words that say so, as they stand in the text."""
    words = [f"“{word}”" for word in price.why]
    return f" (from {', '.join(words)})" if words else ""


def _way_out(policy: Policy) -> str:
    allowed = [name for name, sequence in policy.sequences.items() if sequence.prices and sequence.templated]
    where = (
        f"Prices may stand only in {' and '.join(allowed)} mail. "
        if allowed
        else "No sequence may state a price. "
    )
    return where + (
        "Leave it out and offer the free step instead, such as “book a free 45-minute Briefing”. If it is not our "
        "price, say in the same sentence whose money it is."
    )


def _shown(passage: Passage, price: Price) -> str:
    text = " ".join(passage.text[price.start : price.end].split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _listed(price: Price, allowed: Iterable[OwnPrice]) -> bool:
    """Whether every amount of a price is listed, in its currency where one is named."""
    return all(
        any(one.amount == amount and price.currency in {"", one.currency} for one in allowed)
        for amount in price.amounts
    )


def _sum(price: OwnPrice) -> str:
    return (
        f"{price.currency} {price.amount:,.0f}"
        if price.amount == int(price.amount)
        else f"{price.currency} {price.amount:,.2f}"
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="PRC101",
        name="price-in-nurture",
        summary="A price, fee or discount of ours in a sequence that may not state any.",
        why=_WHY,
        sop=_SOP,
        fails=(
            Example("The Assessment is $2,500."),
            Example("It runs 2.5 grand, all in.", note="slang, no symbol"),
            Example("The fee is $2,5OO.", note="letters for digits"),
            Example("Book before Friday and get 20% off the workshop.", note="a discount without a sum"),
            Example(
                "| Option | Fee |\n|---|---|\n| Assessment | 2,500 |", note="a bare number in a priced column"
            ),
            Example("A seat for $45?", "subject"),
            Example("Our fee is {{assessment_price}}.", note="a field that a price will fill"),
            Example("title: The $2,500 Assessment", "front-matter"),
        ),
        passes=(
            Example("Partners brought in $4.2 billion last year."),
            Example("Acme Robotics closed a $40M Series B."),
            Example("Partner-sourced deals averaged $48,000 last year.", note="a statistic"),
            Example("Gartner charges $30,000 for a seat.", note="a third party's price"),
            Example("The Briefing is free ($0)."),
            Example("The Assessment is $2,500.", sequence="activation"),
        ),
        check=price_in_nurture,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="PRC102",
        name="price-in-link-target",
        summary="The address of a link carries a price, in a sequence that may not state any.",
        why="The recipient does not read the address, but mail programs show it on hover and in plain text.",
        sop=_SOP,
        fails=(
            Example("[Book the Assessment](https://example.com/pay?amount=2500)"),
            Example("[Your seat](https://example.com/seat?fee={{price}})"),
        ),
        passes=(Example("[Book a free Briefing](https://example.com/briefing?ref=2500)"),),
        severity=Severity.WARNING,
        check=price_in_link_target,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="PRC104",
        name="listed-amount",
        summary="An amount of our own price list, as somebody else's money, in a sequence that may not state prices.",
        why=(
            "No words around it can clear an amount that is on the price list: whoever knows the price sees it, and "
            "an approver should see it first. PRC101 judges whose money a sum is; this rule does not."
        ),
        sop=_SOP,
        fails=(
            Example("Contoso pays its resellers $2,500 per migration."),
            Example("One in three vendors loses two and a half grand on each order.", note="in any spelling"),
        ),
        passes=(
            Example("Contoso pays its resellers $2,400 per migration."),
            Example("The Assessment is $2,500.", note="PRC101 says it"),
            Example("We spoke with 2,500 partner leaders.", note="no money"),
        ),
        check=listed_amount,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="PRC103",
        name="price-not-in-policy",
        summary="A price of ours that the policy does not list for this sequence.",
        why="Where prices may stand, they must be the ones on the price list, so that nobody is quoted another.",
        sop=_SOP,
        fails=(Example("The Assessment is $1,900.", sequence="activation"),),
        passes=(
            Example("The Assessment is $2,500.", sequence="activation"),
            Example("The Assessment is $1,900.", note="PRC101 says it there"),
        ),
        severity=Severity.WARNING,
        check=price_not_in_policy,
        reach=Reach.EACH_TOUCH,
    ),
)
