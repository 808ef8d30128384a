"""Prices of ours in passages: what stands before a passage, what is in it, and where.

``find_prices`` judges one passage; ``prices_of`` goes through the passages of a touch and gives each
the words that lead to it: the heading, the sentence before, the titles of its column and row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from govern import patterns
from govern.documents.passages import Folded, Passage, Place, Tag
from govern.rules.money import mentions
from govern.rules.money_model import DOUBT, judge, listed, signs
from govern.rules.money_scene import Own
from govern.rules.money_sieve import MOST_TEXT, Sieve
from govern.rules.money_text import MOST_NUMBERS, Kind, Mention, Text, read
from govern.rules.second_reading import Patience
from govern.values import NamedTuple

MOST_PASSAGES = 800
"""So many passages of one document are judged with their context; no sequence has more with sums in them."""

_PARTS = patterns.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_EXPLAINED = 20
"""So many prices of one passage are explained; nobody reads more."""

_BREAK = " ¶ "
_LEAD = 220
"""So many characters of what stands before a passage help to judge it."""


class Price(NamedTuple):
    """A price of ours at ``[start, end)`` of a passage's text; the higher ``sure``, the surer it is."""

    start: int
    end: int
    kind: Kind
    amounts: tuple[float, ...] = ()
    currency: str = ""
    sure: float = 0.0
    why: tuple[str, ...] = ()
    """The words that say so, the strongest first."""


def find_prices(passage: Passage, own: Own, lead: str = "", *, every: bool = False) -> tuple[Price, ...]:
    """Find every statement of a price of ours in a passage (SOP 5.3, item 2).

    ``own`` holds the policy's prices, ``lead`` the folded text that leads to the passage. Gives the
    prices in order, with offsets into ``passage.text``; with ``every`` also the amounts of the price list
    that are judged to be another's (``sure`` is not above zero).
    """
    text = passage.folded.text
    return _prices(passage, own, lead, Patience(), worth=Sieve((text,)).worth_reading(text), every=every)


def _prices(
    passage: Passage, own: Own, lead: str, patience: Patience, *, worth: bool, every: bool
) -> tuple[Price, ...]:
    found = list(_tags(passage.tags))
    if worth:
        found.extend(_judged(passage.folded, own, lead, patience, every=every))
    if len(passage.folded.text) > MOST_TEXT:
        found.extend(_rest(passage.folded, MOST_TEXT))
    found.sort(key=lambda price: (price.start, -price.end))
    kept: list[Price] = []
    for price in found:
        if not kept or price.start >= kept[-1].end:
            kept.append(price)
    return tuple(kept)


def prices_of(
    passages: Sequence[Passage],
    source: str,
    own: Own,
    *,
    every: bool = False,
    sieve: Sieve | None = None,
    patience: Patience | None = None,
) -> Iterator[tuple[Passage, Price]]:
    """Find the prices in the passages of a touch, each judged with what leads to it.

    ``source`` is the document's text; it tells the rows and columns of a table. A ``sieve`` of all the passages of
    the document spares making one; ``patience`` is that for all of it.
    """
    judged = seen = 0
    patience = patience or Patience()
    sieve = sieve or Sieve([passage.folded.text for passage in passages])
    for passage, lead in leads(passages, source):
        seen += 1
        worth = sieve.worth_reading(passage.folded.text)
        if worth:
            judged += 1
        elif not passage.tags and len(passage.folded.text) <= MOST_TEXT:
            continue
        for price in _prices(passage, own, lead, patience, worth=worth, every=every):
            yield passage, price
        if judged >= MOST_PASSAGES:
            break
    for passage in passages[seen:]:
        for price in _rest(passage.folded, 0):
            yield passage, price


# --- what leads to a passage ------------------------------------------------------------------------

_ASIDE = frozenset({Place.ALT, Place.TITLE})
_HEADERS = frozenset({Place.SUBJECT, Place.PREHEADER})


def leads(passages: Sequence[Passage], source: str) -> Iterator[tuple[Passage, str]]:
    """Every passage with the folded text that leads to it, ``""`` where there is none."""
    table = _Table(source)
    before = opening = ""
    for passage in passages:
        if passage.place is Place.CELL:
            yield passage, table.lead(passage)
            continue
        table = _Table(source)
        listed = passage.place is Place.LIST_ITEM
        yield passage, (opening if listed else before) if passage.place not in _HEADERS else ""
        if passage.place in _ASIDE or passage.place in _HEADERS:
            continue
        before = passage.folded.text[-_LEAD:] + _BREAK
        opening = opening if listed else before


class _Table:
    """The titles of a table's columns and rows, gathered while its cells go by."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.first_line = self.line = -1
        self.columns: dict[int, str] = {}
        self.row = ""
        self.first_column = -1

    def lead(self, cell: Passage) -> str:
        """The title of the cell's column and row, as a label."""
        at = cell.origin(0, 0)[0]
        line = self.source.rfind("\n", 0, at) + 1
        column = self.source.count("|", line, at)
        text = cell.folded.text[:80]
        if self.first_line < 0:
            self.first_line = line
        if line == self.first_line:
            self.first_column = column if self.first_column < 0 else self.first_column
            self.columns[column] = text
            return ""
        if line != self.line:
            self.line, self.row = line, ""
        opening = self.columns.get(self.first_column, "") if self.row else ""
        label = " | ".join(part for part in (self.columns.get(column, ""), opening, self.row) if part)
        self.row = self.row or text
        return f"{label}: " if label else ""


# --- what is in it ------------------------------------------------------------------------------------


def _judged(folded: Folded, own: Own, lead: str, patience: Patience, *, every: bool) -> list[Price]:
    alone = read(folded.text[:MOST_TEXT])
    found = tuple(mentions(alone))
    if not found:
        return []
    text = alone
    if lead:
        text = read(lead + folded.text[:MOST_TEXT])
        found = tuple(mentions(text))
    scores = judge(text, found, own)
    if min(map(abs, scores)) < DOUBT:
        from govern.rules.money_doubt import settled_doubts

        scores = settled_doubts(text, lead + folded.text[:MOST_TEXT], len(lead), found, scores, patience)
    prices: list[Price] = []
    for number, (mention, score) in enumerate(zip(found, scores, strict=True)):
        low, high = text.plain.back(mention.start, mention.end)
        wanted = score > 0 or (every and listed(own, mention))
        if wanted and low >= len(lead) and not _told_twice(text, number, found, scores):
            start, end = folded.back(low - len(lead), high - len(lead))
            why = tuple(signs(text, found, own, number)) if len(prices) < _EXPLAINED else ()
            prices.append(Price(start, end, mention.kind, mention.amounts, mention.currency, score, why))
    if len(found) >= MOST_NUMBERS:
        prices.extend(_rest(folded, text.plain.back(found[-1].start, found[-1].end)[1] - len(lead)))
    return prices


@cache
def _plain_price() -> re.Pattern[str]:
    return patterns.compile(r"[$€£¥][ ]?\d(?:[.,]?\d){0,12}(?!\d|[.,]\d|[ ]?[mb])", re.IGNORECASE)


def _rest(folded: Folded, after: int) -> Iterator[Price]:
    """Behind more sums than any e-mail has, the first plain one counts as ours."""
    match = _plain_price().search(folded.text, max(0, after))
    if match is not None:
        yield Price(*folded.back(match.start(), match.end()), Kind.MONEY, sure=1.0)


@cache
def _title_of_price() -> re.Pattern[str]:
    return patterns.compile(
        r"(?:rates?|prices?|pricing|discounts?|codes?|vouchers?|coupons?|birds?|offers?)$"
    )


def _told_twice(text: Text, number: int, found: tuple[Mention, ...], scores: list[float]) -> bool:
    """Whether the words of a discount only announce a sum beside it: “the group rate is $400”."""
    mention = found[number]
    if mention.kind is not Kind.OFFER and mention.currency not in {"words", "weak"}:
        return False
    if not _title_of_price().search(text.plain.low, mention.start, mention.end):
        return False
    for beside in range(max(0, number - 2), min(len(found), number + 3)):
        other = found[beside]
        if scores[beside] > 0 and (
            other.kind not in {Kind.DISCOUNT, Kind.OFFER} or other.currency in {"%", "save", "cut", "part"}
        ):
            low, high = min(mention.end, other.end), max(mention.start, other.start)
            if high - low <= 40 and not re.search(r"[.!](?: |$)|¶", text.plain.low[low:high]):
                return True
    return False


# --- fields that a price will fill ----------------------------------------------------------------------

_PRICE_WORDS = frozenset(
    "price prices pricing fee fees cost costs amount tuition investment discount coupon voucher promo rate rates "
    "invoice deposit instalment installment quote charge subscription dollars usd eur".split()
)
_OTHER_WORDS = frozenset(
    "deal pipeline revenue budget funding arr mrr salary loss losses savings saved gmv acv market stock share win open "
    "reply click growth conversion churn close attach spend quota commission bonus name code_name quote_author author "
    "testimonial competitor vendor partner customer client delay inaction round valuation raised mdf".split()
)
_RATE_OF = frozenset("day hourly daily seat monthly our list early bird group member".split())


def _tags(tags: Sequence[Tag]) -> Iterator[Price]:
    """The merge fields that will put a price of ours into the mail (``{{assessment_price}}``)."""
    for tag in tags:
        if is_price_field(tag.name or tag.inner):
            yield Price(tag.start, tag.end, Kind.FIELD, sure=9.0)


def is_price_field(name: str) -> bool:
    """Whether a field's name says that it holds a price of ours."""
    head = name.split("|", 1)[0][:120]
    words = {word.lower() for word in _PARTS.findall(head)}
    hits = words & _PRICE_WORDS
    if not hits or words & _OTHER_WORDS:
        return False
    return not hits <= {"rate", "rates", "quote"} or bool(words & _RATE_OF)
