from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govern.documents.passages import Passage, Place, Run, Tag, fold
from govern.rules import voice
from govern.rules.voice import shown_length
from govern.rules.voice_dates import passed_dates
from govern.rules.voice_lexicon import (
    DISCOURAGED,
    SPAM,
    SPAM_IN_SUBJECT,
    SPAM_SIGNS_IN_SUBJECT,
    may_have_signs,
    may_occur,
    read,
)
from tests.rules.test_cadence import document_of, judged, problems_of, said

RULE = {rule.code: rule for rule in voice.RULES}


def places(code: str, text: str, where: str = "body", **options: Any) -> list[str]:
    return [place for place, _ in said(RULE[code], text, where, "nurture", options)]


# ----------------------------------------------------------------------------- subject and preheader


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("abc", 3),
        ("na\u00adme\u200b", 4),
        ("cafe\u0301", 4),
        ("👋🏽", 2),
        ("日本", 2),
    ],
)
def test_shown_length(text: str, length: int) -> None:
    assert shown_length(Passage(Place.SUBJECT, text, (Run(0, len(text), 0, len(text)),))) == length


def test_a_field_counts_as_its_default_or_as_ten() -> None:
    text = '{{company_name}} and {{ first_name | default: "you" }}'
    second = text.index("{{ ")
    default = (text.index("you"), text.index("you") + 3)
    tags = (
        Tag(0, 16, "company_name", "company_name", None),
        Tag(second, len(text), 'first_name | default: "you"', "first_name", default),
    )
    passage = Passage(Place.SUBJECT, text, (Run(0, len(text), 0, len(text)),), tags=tags)
    assert shown_length(passage) == 10 + len(" and ") + 3


@pytest.mark.parametrize(
    ("code", "where", "text", "options", "long"),
    [
        ("VOC101", "subject", "x" * 60, {}, False),
        ("VOC101", "subject", "x" * 61, {}, True),
        ("VOC101", "subject", "x" * 50 + "{{company_name}}", {}, False),
        ("VOC101", "subject", "x" * 51 + "{{company_name}}", {}, True),
        ("VOC101", "subject", "x" * 41, {"max_characters": 40}, True),
        ("VOC101", "subject", "x" * 41, {"max_characters": "many"}, False),
        ("VOC101", "preheader", "x" * 200, {}, False),
        ("VOC103", "preheader", "x" * 110, {}, False),
        ("VOC103", "preheader", "x" * 111, {}, True),
        ("VOC103", "subject", "x" * 200, {}, False),
    ],
)
def test_long_lines(code: str, where: str, text: str, options: dict[str, Any], long: bool) -> None:
    assert places(code, text, where, **options) == ([text] if long else [])


@pytest.mark.parametrize(("text", "missing"), [("", True), ("  ", True), ("What partners know", False)])
def test_no_preheader(text: str, missing: bool) -> None:
    assert bool(places("VOC102", text, "preheader")) is missing


def test_no_preheader_line_at_all() -> None:
    assert places("VOC102", "Words.\n\n## Touch 2\nWait: 14 days\n\nWords.\n") == ["## Touch 2"]


# ----------------------------------------------------------------------------- length of text

LONG = "Partners sell" + " and sell" * 20 + "."


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        (f"Short. {LONG} Short.", {}, [LONG]),
        (f"- {LONG}\n- short\n", {}, [LONG]),
        (f"> {LONG}\n", {}, [LONG]),
        ("Partners sell what they know.", {"max_words": 4}, ["Partners sell what they know."]),
        ("It's a well-known co-sell.", {"max_words": 4}, []),
        (LONG, {"max_words": 42}, []),
    ],
)
def test_long_sentences(text: str, options: dict[str, Any], expected: list[str]) -> None:
    assert places("VOC104", text, **options) == expected


@pytest.mark.parametrize(
    ("text", "options", "count"),
    [
        ("Partners sell what they know. " * 24, {}, 0),
        ("Partners sell what they know. " * 25, {}, 1),
        ("One two three.\n\nOne two three four.\n", {"max_words": 3}, 1),
    ],
)
def test_long_paragraphs(text: str, options: dict[str, Any], count: int) -> None:
    assert len(places("VOC105", text, **options)) == count


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("a" * (102 * 1024 - 1), {}, []),
        ("a" * 102 * 1024 + "a", {}, ["## Touch 1"]),
        ("é" * 52 * 1024, {}, ["## Touch 1"]),
        ("a" * 1025, {"max_kilobytes": 1}, ["## Touch 1"]),
    ],
)
def test_large_mail(text: str, options: dict[str, Any], expected: list[str]) -> None:
    assert places("VOC109", text, **options) == expected


# ----------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("We are rockstars.", ["rockstars"], ["rockstars"]),
        ("We are ROCKSTARS.", ["rockstars"], ["ROCKSTARS"]),
        ("We are rock\u00adstars.", ["rockstars"], ["rock\u00adstars"]),
        ("We are ｒockstars.", ["rockstars"], ["ｒockstars"]),
        ("Rockstars' rockstar", ["rockstar"], ["rockstar"]),
        ("A quick win\nis here.", ["win is"], ["win\nis"]),
        ("A [quick **win**](https://example.com).", ["quick win"], ["quick **win"]),
        ("A `quick win`.", ["quick win"], []),
        ("C++ and C.", ["c++"], ["C++"]),
        ("Anything.", [], []),
        ("Anything.", ["", "  ", 3, None], []),
        ("Anything.", "anything", []),
        ("A (big) deal.", ["(big)"], ["(big)"]),
        ("{{first_name}} first_name", ["first_name"], ["first_name"]),
    ],
)
def test_banned_words(text: str, words: Any, expected: list[str]) -> None:
    assert places("VOC106", text, words=words) == expected


def test_a_better_word_is_offered() -> None:
    _, found = problems_of(
        RULE["VOC106"], "We Utilise it.", options={"words": {"utilise": "use", "other": None}}
    )
    assert [problem.help for problem in found] == ["Write “use” instead."]


@pytest.mark.parametrize(("where", "count"), [("subject", 1), ("preheader", 1), ("body", 1)])
def test_words_are_sought_everywhere(where: str, count: int) -> None:
    assert len(places("VOC106", "A quick win", where, words=["quick win"])) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Our world-class, best-in-class, cutting-edge team.",
            ["world-class", "best-in-class", "cutting-edge"],
        ),
        ("World\u2011class synergies", ["World\u2011class", "synergies"]),
        ("Leverage your partners; leveraging helps.", ["Leverage your", "leveraging"]),
        ("They have leverage. The leverage of a reseller is time.", []),
        ("Synergistically speaking", []),
        ("> A world-class team, he said.", []),
        ("Skyrocketing costs, a seamless handover", ["Skyrocketing", "seamless"]),
        ("A class of its own in the world", []),
    ],
)
def test_discouraged_words(text: str, expected: list[str]) -> None:
    assert places("VOC107", text) == expected


def test_a_policy_has_its_own_discouraged_words() -> None:
    assert places("VOC107", "A world-class deep dive.", words=["deep dive"]) == ["deep dive"]
    assert places("VOC107", "A world-class deep dive.", words=[]) == []


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("Act now, it is 100% free and risk-free", "body", ["Act now", "100% free", "risk-free"]),
        ("Results guaranteed. Nothing is guaranteed.", "body", ["Results guaranteed"]),
        ("[Click here](https://example.com)", "body", ["Click here"]),
        ("One click here and there", "body", ["click here"]),
        ("Really!!! Why?! What???", "body", ["!!!", "???"]),
        ("Wow!!", "body", []),
        ("Wow!!", "subject", ["!!"]),
        ("The winner of the tender", "body", []),
        ("You are a winner", "body", ["You are a winner"]),
        ("The winner is here", "subject", ["winner"]),
        ("$$$ for partners", "body", ["$$$"]),
        ("A note on partners", "subject", []),
        ("What AWS, SAP and IBM pay", "subject", []),
        ("READ THIS NOTE", "subject", ["READ THIS NOTE"]),
        ("PARTNERS sell what they know", "subject", []),
        ("WHY partners LEAVE their VENDORS", "subject", ["LEAVE their VENDORS"]),
        ("NEWS: PARTNERS", "subject", ["NEWS: PARTNERS"]),
        ("GDPR and SAAS", "subject", []),
        ("{{FIRST_NAME}} and {{COMPANY_NAME}}", "subject", []),
        ("ACT NOW", "body", ["ACT NOW"]),
        ("A contract now", "body", []),
    ],
)
def test_spam(text: str, where: str, expected: list[str]) -> None:
    assert places("VOC108", text, where) == expected


def test_a_policy_adds_spam_words() -> None:
    assert places("VOC108", "Act now, dear fellow.", words=["dear fellow"]) == ["Act now", "dear fellow"]


# ----------------------------------------------------------------------------- dates that have passed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Join us on 3 March 2025.", ["3 March 2025"]),
        ("Join us on the 3rd of March 2025.", ["3rd of March 2025"]),
        ("Register by March 3, 2025 to take part.", ["March 3, 2025"]),
        ("The offer ends 2025-03-03.", ["2025-03-03"]),
        ("Let me know by Friday, 17 April 2026.", ["17 April 2026"]),
        ("Send me the list by Sept. 3, 2025.", ["Sept. 3, 2025"]),
        ("The forum takes place from 1 Jan 2026 to 2 Jan 2026.", ["1 Jan 2026", "2 Jan 2026"]),
        ("Join us on ３ March ２０２５.", ["３ March ２０２５"]),
        ("Join us on 3\nMarch 2025.", ["3\nMarch 2025"]),
        ("Join us on 20 April 2026.", []),
        ("Join us on 3 March 2027.", []),
        ("Join us in March 2025.", []),
        ("Join us on 3 March.", []),
        ("On 3 March 2025 we measured 214 alliances.", []),
        ("Since 3 March 2025 the rules are new.", []),
        ("By 3 March 2025 forty vendors had signed.", []),
        ("The rule of 3 March 2025 changed how partners are paid.", []),
        ("Registration is open. The study of 3 March 2025 has the figures.", []),
        ("Join us on 31 February 2025.", []),
        ("Join us in room 2025-03-031.", []),
        ("Join us: ISO 12025-03-03.", []),
    ],
)
def test_passed_dates(text: str, expected: list[str]) -> None:
    assert places("VOC110", text) == expected


def test_a_template_without_a_date_has_no_past() -> None:
    text = "Join us on 3 March 2025."
    for written in (None, 3, "soon", "2026-02-30", "２０２６-04-20"):
        assert list(passed_dates(text, written)) == []
    assert list(passed_dates(text, "2026-04-20")) == [(11, 23, "2026-04-20")]


# ----------------------------------------------------------------------------- any input

PIECES = st.sampled_from(
    [
        *(
            "Act now!!!",
            "world-class ",
            "by 3 March 2025",
            "{{first_name}}",
            "http://bit.ly/x",
            "\n\n",
            "- ",
            "> ",
            "**",
        ),
        *(
            "\u200b",
            "ﬁ",
            "İ",
            "ẞ",
            "\ud800",
            "\x00",
            "| a | b |\n| --- | --- |\n",
            "[x](",
            ")",
            "2025-99-99 by",
        ),
    ]
)
OPTIONS: dict[str, Any] = {
    "words": ["İ", "a.*b", "(", "world-class", 7],
    "max_words": 1,
    "max_characters": -1,
}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=20), max_size=20).map("".join), st.sampled_from(["body", "subject"])
)
def test_never_raises(text: str, where: str) -> None:
    document = document_of(text if where == "body" else text.replace("\n", " "), where)
    if document is not None:
        for rule in RULE.values():
            judged(rule, document, OPTIONS)
            judged(rule, document)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "by 3 March 2025 " * 20_000,
            "act now " * 40_000,
            "a" * 1_000_000,
            "A" * 1_000_000,
            "!" * 1_000_000,
        ),
        *(
            "leverage " * 110_000,
            "was " * 250_000,
            "3 March " * 120_000,
            "\u00a0" * 1_000_000,
            "1. " * 300_000,
        ),
    ],
    ids=range(10),
)
def test_large_input(text: str) -> None:
    passage = Passage(Place.SUBJECT, text, (Run(0, len(text), 0, len(text)),))
    assert shown_length(passage) <= len(text)
    assert len(list(passed_dates(fold(text).text, "2026-04-20"))) in {0, 20_000}
    document = document_of(text, "subject")
    assert document is not None
    for rule in RULE.values():
        judged(rule, document, {"words": ["zebra", "x y"]})


@pytest.mark.parametrize("words", [SPAM + SPAM_IN_SUBJECT, tuple(DISCOURAGED)], ids=["spam", "hype"])
@given(data=st.data())
def test_what_is_looked_for_in_the_whole_mail_first_rules_no_match_out(
    words: tuple[str, ...], data: st.DataObject
) -> None:
    """The search of every passage is left out where no word of the list stands anywhere in the mail."""
    pattern = data.draw(st.sampled_from(words)).replace(" ", r"\s{1,3}")
    found = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    before = data.draw(st.sampled_from(("On ", "", "(", "1-", "é ", "\ufffc", "\u00b7", "\n")))
    assert may_occur(words, read(f"{before}{found}!"))


@given(st.text("!?$€£ a", max_size=6))
def test_signs_are_looked_for_where_they_stand(text: str) -> None:
    """The passages are searched for signs only where there may be one in the mail."""
    assert may_have_signs(text) or not re.search("|".join(SPAM_SIGNS_IN_SUBJECT), text)


def test_an_ordinary_mail_has_none_of_the_words() -> None:
    """Or the search would be left out for no mail at all."""
    mail = "You have seen what no revenue report can do: this is the result of one partner call."
    assert not may_occur(SPAM + SPAM_IN_SUBJECT, read(mail))
    assert not may_occur(tuple(DISCOURAGED), read(mail))
