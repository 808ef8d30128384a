"""Replies sorted by explained rules; return dates read only where they can be read one way."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.exchange.mail_text import text_of_html
from govern.exchange.replies import sort_reply
from govern.exchange.return_dates import return_date

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Stop", "opt-out"),
        ("Please remove me from your list.", "opt-out"),
        ("unsubscribe", "opt-out"),
        ("Don\u2019t email me again.", "opt-out"),
        ("Not interested. Please take me off this list", "opt-out"),
        ("Not interested, sorry.", "negative"),
        ("I am the wrong person for this.", "negative"),
        ("She is no longer with the company.", "negative"),
        ("Not right now, maybe next quarter.", "neutral"),
        ("Thanks, reading along.", "neutral"),
        ("Thank you!", "neutral"),
        ("Very interested. When are you available?", "positive"),
        ("Happy to talk next week.\n\nJo", "positive"),
        ("Can we schedule the Briefing?", "positive"),
        ("Sounds good, tell me more.", "positive"),
        # Left for a person.
        ("Interested, but please unsubscribe my colleague", ""),
        ("I did not want to unsubscribe, the link was in the way: please stop emailing twice", ""),
        ("Our unsubscribe rate is 0.2 %, please remove me", ""),
        ("Not interested now, check back in spring", ""),
        ("Who are you?", ""),
        ("", ""),
        ("> unsubscribe here", ""),
    ],
)
def test_a_persons_reply(text: str, kind: str) -> None:
    found = sort_reply({}, "Re: One number", text, ON)
    assert found.kind == kind, found.why
    assert found.why


def test_what_is_quoted_says_nothing() -> None:
    text = (
        "Great, let's talk.\n\nOn Mon, 16 Nov 2026, Rick Vance wrote:\n> Not for you? Unsubscribe me here.\n"
    )
    assert sort_reply({}, "", text, ON).kind == "positive"


@pytest.mark.parametrize(
    "headers",
    [
        {"auto-submitted": "auto-replied"},
        {"auto-submitted": "auto-generated; owner-email=x@y.example"},
        {"x-autoreply": "yes"},
        {"x-autorespond": "1"},
        {"precedence": "auto_reply"},
    ],
)
def test_an_automatic_reply_is_known_by_its_headers(headers: dict[str, str]) -> None:
    found = sort_reply(headers, "Hello", "Very interested! I am back on 1 December 2026.", ON)
    assert (found.kind, found.until) == ("auto-reply", date(2026, 12, 1))
    assert "header" in found.why


@pytest.mark.parametrize("headers", [{"auto-submitted": "no"}, {"x-autoreply": "no"}, {"precedence": "bulk"}])
def test_other_headers_are_none(headers: dict[str, str]) -> None:
    assert sort_reply(headers, "Re: x", "Not interested", ON).kind == "negative"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("I am out of office until 2026-12-07.", date(2026, 12, 7)),
        ("I'm out of the office until 7 December.", date(2026, 12, 7)),
        ("I will be on leave and back on December 7th, 2026.", date(2026, 12, 7)),
        ("Out of office from 23 November to 4 December.", date(2026, 12, 4)),
        ("Out of office 21.12.2026 - 08.01.2027", date(2027, 1, 8)),
        ("Ich bin im Urlaub bis zum 7. Dezember 2026.", date(2026, 12, 7)),
        ("Out of office until 5 January.", date(2027, 1, 5)),
        ("Out of office until 25/12/2026.", date(2026, 12, 25)),
        ("Out of office until 12/25.", date(2026, 12, 25)),
        ("Out of office until 01/12/2026.", date(2026, 12, 1)),
        ("Out of office until 12/12/2026.", date(2026, 12, 12)),
        # Cannot be read one way.
        ("Out of office until 05/06/2027.", None),
        ("Out of office until 12/01.", None),
        ("Out of office until 2026-11-02.", None),
        ("Out of office until 10 November.", None),
        ("Out of office until 31 November.", None),
        ("Out of office until 2029-01-01.", None),
        ("Out of office. On 1 December Li is here, on 8 December Jo.", None),
        ("Out of office until Monday.", None),
        ("Out of office.", None),
    ],
)
def test_return_dates(text: str, until: date | None) -> None:
    found = sort_reply({}, "Re: x", text, ON)
    assert (found.kind, found.until) == ("auto-reply", until), found.why


@pytest.mark.parametrize(
    "text",
    [
        "un\u200bsubscribe",
        "\uff35\uff2e\uff33\uff35\uff22\uff33\uff23\uff32\uff29\uff22\uff25",
        "Un-suscribe me",
        "Hello Rick,\nplease take me\noff your list.",
        "> Would you like to talk?\n\nOpt me out, please.",
        "On Mon, 16 Nov 2026 at 09:00, Rick Vance\n<rick@example.com> wrote:\n> Hello\n\nremove me from this list",
        "Would you mind taking us off this thing?",
        "Thank you, it was good. " * 40 + "Please do not write to me again.",
        "Thanks.\n\nJo Baker\nVP Alliances\n\nPS: no more of these, please",
        "Ok\n\nThis is confidential. If you are not the intended recipient, delete it.\n\nStop e-mailing me.",
    ],
)
def test_an_opt_out_hides_behind_nothing(text: str) -> None:
    assert sort_reply({}, "Re: One number", text, ON).kind == "opt-out"


@pytest.mark.parametrize(
    "text",
    [
        "Great, let's talk!\n" + "Lorem ipsum. " * 3000 + "\nStop writing to me.",
        "Oh great, another one. Let's talk.",
        "Not for us, but my colleague would love to talk.",
        "Sure, I'm interested. Please stop the automated emails though.",
        "Let's talk. If I get one more of these I will ask you to take me off the list.",
    ],
)
def test_a_doubtful_reply_is_left_for_a_person(text: str) -> None:
    assert sort_reply({}, "Re: One number", text, ON).kind == ""


def test_an_opt_out_in_an_automatic_reply_is_no_pause() -> None:
    found = sort_reply({"auto-submitted": "auto-replied"}, "Away", "Remove this address from your list.", ON)
    assert (found.kind, found.until) == ("", None)


def test_small_print_and_signatures_ask_for_nothing() -> None:
    text = "Sounds good, let's talk.\n\n--\nJo | Acme\nFollow us | Unsubscribe\nThis message is confidential."
    assert sort_reply({}, "Re: x", text, ON).kind == "positive"


def test_markup_splits_no_word_and_quotes_are_not_the_writers() -> None:
    markup = (
        '<div>Please <b>un</b>subscribe<span> me</span></div><div class="gmail_quote">Let\'s talk!'
        "<blockquote>Are you interested?</blockquote></div>"
    )
    assert text_of_html(markup).split() == ["Please", "unsubscribe", "me"]
    assert sort_reply({}, "Re: x", text_of_html(markup), ON).kind == "opt-out"


@given(st.text(alphabet="<>/!-abd ='\"&;", max_size=200))
def test_any_markup_at_all(markup: str) -> None:
    text_of_html(markup)


def test_long_and_hostile_text_ends_soon() -> None:
    began = time.process_time()
    for text in (
        "stop " * 4000,
        "a " * 10_000,
        "remove my " * 2000,
        "if " * 7000,
        "<b>" * 100_000,
        "un-su" * 4000,
    ):
        sort_reply({}, text[:500], text_of_html(text) + text, ON)
    assert time.process_time() - began < 10


@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    assert sort_reply({}, text, text, ON).kind in {
        "positive",
        "neutral",
        "negative",
        "opt-out",
        "auto-reply",
        "",
    }
    found = return_date(text, ON)
    assert found.until is None or found.until >= ON
