"""What may be a sum is found, however it is written: what nobody finds is never judged, and is a way round the price rule."""

from __future__ import annotations

import re

import pytest

from govern.rules.money import mentions, worth_reading
from govern.rules.money_text import read

FOUND = """
Members get «40% off» any plan.
Guild members save «a third» on every inspection.
«A third» on signature, the rest on delivery.
Our fee is «one third» of the recovery.
You pay «a tenth of list».
It is yours at «a quarter of the cover price».
We take «150 basis points» of what closes.
We ask «one per centum» of the recovered sum.
Our charge: «5 per mille» of turnover.
From July our fees rise by «a tenth».
Take a dozen and «a sixth falls off» the bill.
You «pay for nine issues and read» twelve.
Bring a colleague and we «halve her fee».
The first month «is on us».
January«'s on the house» for new subscribers.
Unser Seminar kostet «480,-» Gebühr.
Das Seminar kostet «480.— CHF».
Sign for a year and you are at «1.85» a mile.
It was worth the «nineteen hundred» she'd spent on us.
Three instalments of «850» are fine.
The fortieth client pays «2,000» rather than the usual.
In 2019 my first customer paid «200 złoty» a page.
Workshop in Rotterdam: «tachtig euro».
The workshop costs «260» pp without VAT.
The «half-price» offer on the letter closed on Sunday.
Our Black Friday: «1/3 off» the letter.
A rush report attracts a supplement of «35%».
We earn by taking «5 to 8 percent» of funds recovered.
The renewal is «{!Subscription.Price__c}» a year.
"""

COUNTED = """
We met 850 people.
She spent half an hour on the invoice.
Revenue came in 12% off plan.
They were 20% off their base.
A third of partners never register a deal.
We spoke to a quarter of them.
Two and a half years went by before they paid.
"""


def found(text: str) -> list[str]:
    """What is found in a text, as it stands there."""
    if not worth_reading(text):
        return []
    plain = read(text)
    return [text[slice(*plain.plain.back(one.start, one.end))] for one in mentions(plain)]


@pytest.mark.parametrize("line", FOUND.strip().splitlines())
def test_what_may_be_a_sum_is_found(line: str) -> None:
    wanted = re.findall("«(.+?)»", line)
    assert wanted
    assert set(wanted) <= set(found(re.sub("[«»]", "", line)))


@pytest.mark.parametrize("line", COUNTED.strip().splitlines())
def test_what_counts_things_is_no_sum(line: str) -> None:
    assert found(line) == []
