from __future__ import annotations

import dataclasses
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govern.documents.passages import Passage, Place, Run, fold
from govern.documents.reading import read_passages
from govern.policy.model import RuleSettings, Term
from govern.rules.opening import Verdict, judge, sentences
from govern.rules.opening_search import PATTERNS, Names, compiled, matches, search_plan, source
from govern.rules.valuefirst import RULES, sender_names
from tests.rules.test_cadence import packaged_policy, problems_of, said

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "valuefirst" / "work.jsonl"
CASES = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
NAMES = sender_names(packaged_policy())
RULE = RULES[0]

VALUE = "Deals with a named partner contact close at 46%, deals without one at 22%."
PITCH = "We help companies like yours grow partner revenue, and I'd love to show you how."


def opening(body: str, names: Names = NAMES) -> Verdict | None:
    return judge(read_passages(body, 0, len(body)), names)


def label(body: str) -> str:
    verdict = opening(body)
    return verdict.label if verdict else "nothing"


def test_the_corpus_is_sound() -> None:
    assert len(CASES) >= 200
    assert len({case["text"] for case in CASES}) == len(CASES)
    pitches = sum(case["label"] == "pitch-first" for case in CASES)
    assert abs(2 * pitches - len(CASES)) <= len(CASES) // 10
    for case in CASES:
        assert set(case) == {"id", "text", "label", "span", "tags"}
        assert case["span"] in case["text"]


def test_the_working_corpus_is_told_apart() -> None:
    wrong = [case["id"] for case in CASES if label(case["text"]) != case["label"]]
    assert len(wrong) <= len(CASES) // 100, wrong


@pytest.mark.parametrize(
    "tail", [VALUE, PITCH, "Best,\nRick", "Not for you? [Unsubscribe]({{unsubscribe_link}})."]
)
def test_later_paragraphs_do_not_count(tail: str) -> None:
    for first, expected in ((VALUE, "value-first"), (PITCH, "pitch-first")):
        assert label(f"Hi {{{{first_name}}}},\n\n{first}\n\n{tail}\n") == expected


@pytest.mark.parametrize(
    "lead",
    [
        "Hi {{first_name}},",
        'Hi {{ first_name | default: "there" }},',
        "{{first_name}},",
        "Dear {{first_name}} and team,",
        "Hello —",
        "Hi {{first_name}},\n\nI hope you are well.",
        "Hi {{first_name}},\n\nHappy Tuesday!",
        "Hi {{first_name}},\n\nThanks for connecting. I hope your week is going well.",
        "Hi {{first_name}},\n\nQuick thought for you.",
        "Hi {{first_name}},\n\nHere is something I keep seeing:",
        "Hi {{first_name}},\n\nI noticed something odd last week.",
        "[View in your browser]({{unsubscribe_link}})\n\nHi {{first_name}},",
        "![A chart of deals](https://example.com/chart.png)\n\nHi {{first_name}},",
        "# The number of the week\n\nHi {{first_name}},",
        "<!-- we help companies like yours -->\n\nHi {{first_name}},",
    ],
)
def test_greetings_and_pleasantries_are_passed_over(lead: str) -> None:
    assert label(f"{lead}\n\n{VALUE}\n") == "value-first"
    assert label(f"{lead}\n\n{PITCH}\n") == "pitch-first"


@pytest.mark.parametrize(
    "body",
    [
        f"Hi {{{{first_name}}}}, {VALUE}",
        f"Hi {{{{first_name}}}}\n{VALUE}",
        f"Hi {{{{first_name}}}} – {VALUE}",
        f"Hi {{{{first_name}}}}, I hope you are well. {VALUE}",
        f"**{VALUE}**",
        f"> {VALUE}\n\nA CRO said that to me in March.",
        f"Three numbers:\n\n- {VALUE}\n- The median cycle is 61 days.",
        "| Motion | Win rate |\n| --- | --- |\n| co-sell | 46% |\n| direct | 22% |\n\nThe gap has grown since 2021.",
        VALUE.replace(" ", "\n"),
        VALUE.replace("named", "na\u00admed").replace("contact", "con\u200btact"),
    ],
)
def test_the_form_does_not_matter(body: str) -> None:
    assert label(body + "\n") == "value-first"


@pytest.mark.parametrize(
    "body", ["", "Hi {{first_name}},\n", "<!-- later -->\n", "{{body}}\n", "Words.\n", "---\n", "👋\n"]
)
def test_where_there_is_nothing_to_judge(body: str) -> None:
    assert opening(body) is None


@pytest.mark.parametrize(
    ("body", "place", "reasons"),
    [
        (
            "Hi {{first_name}},\n\nI hope you are well. Do you have 15 minutes on Friday?\n\nPartners sell 46% more.\n",
            "Do you have 15 minutes on Friday?",
            "asks for a meeting (“Do you have 15 minutes on Friday”)",
        ),
        (
            "**Only 3 seats are left** in our\n[September cohort](https://example.com).\n",
            "Only 3 seats are left** in our\n[September cohort](https://example.com).",
            "urgency or scarcity (“Only 3 seats”)",
        ),
    ],
)
def test_what_is_said(body: str, place: str, reasons: str) -> None:
    whole, found = problems_of(RULE, body)
    assert len(found) == 1
    assert whole[found[0].start : found[0].end].startswith(place[:-1])
    assert found[0].message.startswith("This touch opens with a pitch, not with an insight: ")
    assert reasons in found[0].message
    assert found[0].help


def test_each_touch_is_judged() -> None:
    body = (
        f"{VALUE}\n\n## Touch 2\nSubject: x\nWait: 14 days\n\n{PITCH}\n\n## Touch 3\nSubject: y\n\n{PITCH}\n"
    )
    assert [place for place, _ in said(RULE, body)] == [PITCH, PITCH]


def test_evidence_points_into_the_text() -> None:
    verdict = opening(f"Hi {{{{first_name}}}},\n\n{PITCH}\n")
    assert verdict is not None
    quoted = {verdict.passages[item.passage].text[item.start : item.end]: item for item in verdict.evidence}
    assert quoted["We help"].weight < 0
    assert quoted["companies like yours"].reason == "companies like yours"


def test_names_come_from_the_policy_or_its_options() -> None:
    assert NAMES.brands == ("eco monetize",)
    assert set(NAMES.offers) == {
        "Ecosystem Revenue Architecture Briefing",
        "Ecosystem Revenue Assessment",
        "Briefing",
        "Assessment",
    }
    policy = dataclasses.replace(
        packaged_policy(), rules={"VAL101": RuleSettings(None, {"brands": ["Acme", 3], "offers": []})}
    )
    assert sender_names(policy) == Names(("Acme",), ())
    assert sender_names(dataclasses.replace(policy, rules={}, prices=(), terms=(Term(" "),))) == Names()


def test_a_brand_makes_the_difference() -> None:
    body = "Nobody knows ecosystems like North & Sons (Leeds).\n"
    assert judge(read_passages(body, 0, len(body)), Names(("North & Sons (Leeds)",))).label == "pitch-first"  # type: ignore[union-attr]
    assert judge(read_passages(body, 0, len(body)), Names()).label == "value-first"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "It rose 4.2 points, e.g. in May. Then it fell.",
            ["It rose 4.2 points, e.g. in May.", "Then it fell."],
        ),
        ("By Sept. 3, 2025 it was over.", ["By Sept. 3, 2025 it was over."]),
        ("Wait… what?", ["Wait…", "what?"]),
        ("…\n...\n", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[low:high].strip() for low, high in sentences(text)] == expected


WORDS = st.sampled_from(
    [VALUE, PITCH, "Hi {{first_name}},", "> ", "- ", "\n\n", "eco monetize", "Assessment", "?", "!"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS | st.text(max_size=30), max_size=12).map("".join))
def test_never_raises(body: str) -> None:
    whole, found = problems_of(RULE, body)
    assert all(0 <= problem.start <= problem.end <= len(whole) for problem in found)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.sampled_from(list(Place)), st.booleans())
def test_any_passage_can_be_judged(text: str, place: Place, quoted: bool) -> None:
    passage = Passage(place, text, (Run(0, len(text), 0, len(text)),), quoted=quoted)
    verdict = judge((passage, passage), NAMES)
    for item in verdict.evidence if verdict else ():
        assert 0 <= item.start <= item.end <= len(verdict.passages[item.passage].text)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        *("our " * 250_000, "Hi " + "a" * 1_000_000, "1,1." * 250_000, "we\u00a0" * 300_000, '"' * 1_000_000),
        *("hope " * 200_000, "\ufffc" * 1_000_000, "do you " * 140_000, "in our " * 140_000, "- " * 500_000),
        *("e.g." * 250_000, "." * 1_000_000),
    ],
    ids=range(12),
)
def test_large_input(text: str) -> None:
    passage = Passage(Place.PARAGRAPH, text, (Run(0, len(text), 0, len(text)),))
    judge((passage,) * 3, NAMES)
    assert sentences(text) is not None


# ---- looking for cues only where they can begin


def test_the_beginnings_are_those_of_the_cues() -> None:
    root = Path(__file__).resolve().parents[2]
    program = [sys.executable, str(root / "scripts" / "opening_starts.py"), "--check"]
    assert subprocess.run(program, capture_output=True, text=True, check=False).returncode == 0


LEXICON_WORDS = sorted({word for pattern in PATTERNS for word in re.findall(r"[a-z']{2,}", pattern)})
SENDERS = (
    Names(),
    Names(("eco monetize", "Acme"), ("Signal Note", "2,000 Seats")),
    Names(("HP", "X", "Élan"), ("A to Z",)),
    Names(("HP", "X"), ("3M Plan",)),
)


def missed(text: str, names: Names) -> list[str]:
    """The patterns that would be found elsewhere by searching all of a text for them."""
    plan = search_plan(names)
    places = plan.places(text)
    wrong = []
    for number, pattern in enumerate(PATTERNS):
        program = compiled(pattern, names)
        found = [match.span() for match in matches(program, text, places.get(number, []))]
        first = plan.first(number, text, places)
        whole = [match.span() for match in program.finditer(text)]
        if found != whole or (first.span() if first else None) != (whole[0] if whole else None):
            wrong.append(pattern)
    return wrong


@pytest.mark.parametrize("names", SENDERS)
@pytest.mark.parametrize("part", ["held-out", "final"])
def test_nothing_is_missed_by_looking_only_there(names: Names, part: str) -> None:
    path = Path(__file__).resolve().parents[1] / "corpus" / "valuefirst" / f"{part}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        assert missed(fold(json.loads(line)["text"]).text[:600], names) == []


@pytest.mark.parametrize("number", range(len(PATTERNS)))
def test_whatever_a_pattern_matches_is_found(number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - texts to try, each time the same
    for names in SENDERS:
        program = re.compile(source(PATTERNS[number], names), re.IGNORECASE | re.VERBOSE)
        parsed = list(parser.parse(program.pattern, re.IGNORECASE | re.VERBOSE))
        for _ in range(60):
            piece = fold(an_example(parsed, chance)).text
            text = (
                chance.choice(("", "So, ", "x ", "(", "0", "1,", "Café  "))
                + piece
                + chance.choice(("", " y", ".", "s"))
            )
            places = search_plan(names).places(text)
            whole = [match.span() for match in program.finditer(text)]
            found = matches(search_plan(names).pattern(number), text, places.get(number, []))
            assert [match.span() for match in found] == whole, text


def an_example(parsed: Iterable[tuple[Any, Any]], chance: random.Random) -> str:
    """A text that a parsed pattern may match, conditions left aside."""
    return "".join(one_of(code, value, chance) for code, value in parsed)


def one_of(code: Any, value: Any, chance: random.Random) -> str:
    if code is op.LITERAL:
        return chance.choice((chr(value), chr(value).upper()))
    if code is op.IN:
        return a_letter(value, chance)
    if code is op.BRANCH:
        return an_example(chance.choice(value[1]), chance)
    if code is op.SUBPATTERN:
        return an_example(value[3], chance)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inside = value
        return "".join(an_example(inside, chance) for _ in range(chance.randint(least, min(most, least + 3))))
    return ""


def a_letter(members: Sequence[tuple[Any, Any]], chance: random.Random) -> str:
    code, value = chance.choice([member for member in members if member[0] is not op.NEGATE])
    if members[0][0] is op.NEGATE:
        return chance.choice("ab 1")
    if code is op.RANGE:
        return chr(chance.randint(*value))
    if code is op.CATEGORY:
        return {op.CATEGORY_DIGIT: "7", op.CATEGORY_SPACE: chance.choice(" \t\x85 ")}.get(
            value
        ) or chance.choice("ab1_")
    return chr(value)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"'\"-.,!%$€ \t\x1f\x85_İıſK\ufffcé1", *LEXICON_WORDS]) | st.text(max_size=2),
        max_size=30,
    ),
    st.sampled_from(SENDERS),
)
def test_nothing_is_missed_in_odd_texts(pieces: list[str], names: Names) -> None:
    assert missed(fold("".join(pieces)).text, names) == []
