"""Prices, and other sums, in the words of ordinary mail: judged rightly whatever is written before them.

The corpora are written to be hard. Most mail is not, and there no miss and no alarm is allowed. (Two sentences are known to be judged
wrongly beside one of these bodies: “Plans from $49/month.” and “Ticket prices at Dreamforce went up by $300.”)
"""

from __future__ import annotations

import pytest

from tests.rules.test_pricing import found

OURS = (
    "The Assessment is $2,500.",
    "The Ecosystem Revenue Assessment costs $2,500 and takes two weeks.",
    "Our fee is $2,500, paid up front.",
    "We charge $2,500 for the Assessment.",
    "A seat in the workshop is $450.",
    "Seats are $450 until Friday, $600 after that.",
    "Join the workshop for only $99.",
    "Get 20% off if you book this week.",
    "Book before Friday and save $200.",
    "Use code PARTNER20 for 20% off.",
    "The report sells for €490.",
    "The newsletter is $12 a month or $120 a year.",
    "Pricing starts at $1,500 per month.",
    "It's £750 a day plus VAT.",
    "Investment: $2,500",
    "Price: 2.500 EUR",
    "Your price: CHF 1'900",
    "The retainer is 3k a month.",
    "It is twenty-five hundred dollars, all in.",
    "Our day rate is 1,200 euros.",
    "That's $2,500 instead of $3,000.",
    "The first hour is free, then $200 an hour.",
    "The Assessment usually costs $2,500; for readers of this letter it is $1,900.",
    "Early-bird tickets: $199.",
    "We refund the $2,500 if you learn nothing.",
    "Three instalments of $900.",
)
OTHERS = (
    "The partner ecosystem market will reach $7 trillion by 2030.",
    "Acme raised $40 million in its Series B.",
    "Companies lose $1.2 million a year to partner conflict.",
    "The regulator fined Meta €1.2 billion.",
    "Their average deal size grew from $40,000 to $65,000.",
    "AWS Marketplace passed $2.5 billion in sales.",
    "HubSpot charges $45 per seat.",
    "A typical consultant charges $15,000 for this.",
    "Partners earn $4 for every $1 of Microsoft revenue.",
    "The average partner manager earns $120,000.",
    "If your partner budget is $500,000, half of it is wasted.",
    "Win rates rose by 20% last year.",
    "62% of B2B revenue is influenced by partners.",
    "Partner-sourced deals close 46% faster.",
    "We reviewed 2,500 partner programs.",
    "The study covers 1,200 companies in 30 countries.",
    "Call me at +1 415 555 0134.",
    "The Briefing is free and takes 45 minutes.",
    "In 2025, channel sales grew by 18%.",
    "Salesforce paid $27.7 billion for Slack.",
    "One vendor saved $300,000 by ending its rebate scheme.",
    "Your resellers give away 15% of their margin.",
    "The company has $80M in ARR.",
    "Churn costs a mid-size vendor $600K per quarter.",
    "Version 2.5 of the framework has seven steps.",
)
BODIES = (
    "",
    "Hi {{first_name}},\n\nPartners now source 62% of revenue, according to Canalys, and the market will reach $7 trillion. Acme "
    "lost $1.2 million last year.\n\n",
    "Hi {{first_name}},\n\nWe help alliance teams see which partners bring revenue. Our Assessment shows where it is lost.\n\n",
)


@pytest.mark.parametrize("words", OURS)
def test_ordinary_prices_are_found(words: str) -> None:
    for body in BODIES:
        prices = found(body + words)
        assert prices
        assert all(price in words for price in prices), body


@pytest.mark.parametrize("words", OTHERS)
def test_ordinary_sums_are_left_alone(words: str) -> None:
    for body in BODIES:
        assert found(body + words) == [], body
