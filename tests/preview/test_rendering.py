"""Touches, days, senders, and whether a lead may receive the mail."""

from __future__ import annotations

from typing import Any

import pytest

from govern.preview.pieces import joined
from govern.preview.recipient import reservations
from govern.preview.rendering import render
from tests.preview.samples import LEAD, lead, policy, preview, template

TOUCHES = """\
---
sequence: nurture
---

## Touch 1
Subject: One for {{company_name}}
From: {{sender_name}} <rick@example.com>

Hi.

## Touch 2
Subject: Two
Preheader: {{ industry }} in short
Wait: 2 weeks

Hi.

## Touch
Subject: Three
Wait: soon

Hi.

## Touch 4
Wait: 14 days

Hi.
"""


def test_days_add_up_until_one_is_not_told() -> None:
    made = render(template(TOUCHES, "document"), lead(), policy())
    assert [(touch.number, touch.day) for touch in made.touches] == [(1, 0), (2, 14), (3, None), (4, None)]


def test_headers_are_merged() -> None:
    made = render(template(TOUCHES, "document"), lead(), policy())
    assert joined(made.touches[0].subject) == "One for Acme Robotics"
    assert joined(made.touches[0].sender) == "«sender name» <rick@example.com>"
    assert joined(made.touches[1].preheader) == "industrial automation in short"
    assert joined(made.touches[3].subject) == ""


def test_one_touch_alone() -> None:
    made = render(template(TOUCHES, "document"), lead(), policy(), only=2)
    assert [touch.number for touch in made.touches] == [2]
    assert made.touches[0].day == 14


def test_fields_and_where_they_are_used() -> None:
    used = preview().used
    assert used["first_name"] == (1,)
    assert set(used) >= {
        "company_name",
        "industry",
        "ecosystem",
        "unsubscribe_link",
        "sender_name",
        "postal_address",
    }


def test_the_inbox_shows_the_body_after_the_preheader() -> None:
    assert (
        preview("Hi {{first_name}},\n\nFine.").touches[0].snippet
        == "What 214 alliances taught us Hi Jo, Fine."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"stage": "sql"}, "nurture mail is for mql"),
        ({"stage": None}, "not given"),
        (
            {"history": [{"on": "2026-06-01", "event": "response", "kind": "opt-out"}]},
            "opted out on 2026-06-01",
        ),
        ({"history": [{"on": "2026-06-01", "event": "response", "kind": "negative"}]}, "answered no"),
        ({"history": [{"event": "suppressed"}]}, "suppression list on an unknown day"),
        ({"history": [{"on": "2026-06-01", "event": "forgotten"}]}, "forgotten"),
        ({"history": [{"on": "2026-06-01", "event": "response", "kind": "positive"}]}, ""),
        ({"history": "none"}, ""),
        ({"history": [None, 3, {"event": "response", "kind": ["opt-out"]}]}, ""),
        ({"consent": {"status": "withdrawn"}}, "withdrawn consent"),
    ],
)
def test_reservations(changes: dict[str, Any], words: str) -> None:
    told = reservations("nurture", {**LEAD, **changes}, policy())
    assert bool(told) == bool(words)
    assert words in " ".join(told)


def test_an_unknown_sequence_is_told() -> None:
    assert "knows no sequence" in reservations("welcome", LEAD, policy())[0]
