from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govern import packaged
from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.policy.load import load_policy
from govern.policy.model import Policy, RuleSettings
from govern.rules import cadence
from govern.rules.cadence import wait_days
from govern.rules.registry import Context, Problem, Rule
from govern.rules.specimen import specimen


@lru_cache(maxsize=1)
def packaged_policy() -> Policy:
    return load_policy(b"extends: sop-rev-v0\n", packaged.schema("policy"), packaged.profile).policy


def document_of(text: str, where: str = "body", sequence: str = "nurture") -> Document | None:
    """A specimen as a document, or ``None`` where its front matter cannot be read."""
    path, whole = specimen(text, where, sequence)
    return read_document(whole.encode("utf-8", "surrogatepass"), path, "email-sequence", "markdown").document


def judged(rule: Rule, document: Document, options: Mapping[str, Any] | None = None) -> list[Problem]:
    """What a rule says of a document, under the packaged policy and options of the rule."""
    policy = dataclasses.replace(packaged_policy(), rules={rule.code: RuleSettings(None, options or {})})
    assert rule.check is not None
    found = list(rule.check(document, Context(policy, date(2026, 4, 24))))
    assert all(0 <= problem.start <= problem.end <= len(document.text) for problem in found)
    assert all(problem.message for problem in found)
    return found


def problems_of(
    rule: Rule,
    text: str,
    where: str = "body",
    sequence: str = "nurture",
    options: Mapping[str, Any] | None = None,
) -> tuple[str, list[Problem]]:
    """A specimen's text and what a rule says of it."""
    document = document_of(text, where, sequence)
    return (document.text, judged(rule, document, options)) if document else ("", [])


def said(rule: Rule, text: str, *arguments: Any, **options: Any) -> list[tuple[str, str]]:
    """The offending text and the message of each problem."""
    whole, found = problems_of(rule, text, *arguments, **options)
    return [(whole[problem.start : problem.end], problem.message) for problem in found]


RULE = {rule.code: rule for rule in cadence.RULES}


def template(*touches: str, sequence: str = "nurture", before: str = "") -> str:
    front, _, _ = specimen("", "body", sequence)[1].partition("## Touch 1")
    return front + before + "".join(touches)


def touch(heading: str, *headers: str, body: str = "Partners sell what they know.") -> str:
    return "\n".join([heading, "Subject: A note", *headers, "", body, "", ""])


def sequence_of(count: int, wait: str, sequence: str) -> str:
    first = touch("## Touch 1", "Wait: 0 days")
    rest = (touch(f"## Touch {number}", f"Wait: {wait}") for number in range(2, count + 1))
    return template(first, *rest, sequence=sequence)


def fired(text: str, sequence: str = "nurture") -> dict[str, list[str]]:
    found = {
        code: [place for place, _ in said(rule, text, "document", sequence)] for code, rule in RULE.items()
    }
    return {code: places for code, places in found.items() if places}


@pytest.mark.parametrize(
    ("sequence", "count", "wait", "expected"),
    [
        ("nurture", 1, "14 days", {}),
        ("nurture", 6, "14 days", {}),
        ("nurture", 7, "14 days", {"CAD101": ["## Touch 7"]}),
        ("nurture", 9, "2 weeks", {"CAD101": ["## Touch 7"]}),
        ("nurture", 2, "13 days", {"CAD103": ["13 days"]}),
        ("nurture", 3, "1 week", {"CAD103": ["1 week", "1 week"]}),
        ("nurture", 2, "60 days", {}),
        ("nurture", 2, "0 days", {"CAD103": ["0 days"]}),
        ("activation", 3, "7 days", {}),
        ("activation", 3, "1 week", {}),
        ("activation", 4, "7 days", {"CAD101": ["## Touch 4"]}),
        ("activation", 2, "6 days", {"CAD103": ["6 days"]}),
        ("re-engagement", 2, "30 days", {}),
        ("re-engagement", 1, "30 days", {"CAD102": ["## Touch 1"]}),
        ("re-engagement", 3, "30 days", {"CAD101": ["## Touch 3"]}),
        ("re-engagement", 2, "29 days", {"CAD103": ["29 days"]}),
        ("re-engagement", 2, "4 weeks", {"CAD103": ["4 weeks"]}),
    ],
)
def test_count_and_gap(sequence: str, count: int, wait: str, expected: dict[str, list[str]]) -> None:
    assert fired(sequence_of(count, wait, sequence), sequence) == expected


def test_an_unknown_sequence_has_no_limits() -> None:
    text = sequence_of(9, "1 day", "nurture").replace("sequence: nurture", "sequence: newsletter")
    assert fired(text) == {}


@pytest.mark.parametrize(
    ("numbers", "faults"),
    [
        ((1, 2, 3), []),
        ((2,), ["Touch 1 is missing: touch 2 stands in its place."]),
        ((0, 1), ["Touch 0 stands after touch 0."]),
        ((1, 3, 4), ["Touch 2 is missing: touch 3 stands in its place."]),
        ((1, 2, 2, 3), ["There is a touch 2 already."]),
        ((1, 1), ["There is a touch 1 already."]),
        ((2, 1), ["Touch 1 is missing: touch 2 stands in its place.", "Touch 1 stands after touch 2."]),
        (
            (3, 2, 1),
            ["Touch 1 is missing: touch 3", "Touch 2 stands after touch 3.", "Touch 1 stands after touch 3."],
        ),
        ((1, "two", 3), ["The number of this touch cannot be read."]),
    ],
)
def test_order(numbers: tuple[int | str, ...], faults: list[str]) -> None:
    touches = [
        touch(f"## Touch {n}", "Wait: 14 days" if i else "Wait: 0 days") for i, n in enumerate(numbers)
    ]
    found = said(RULE["CAD104"], template(*touches), "document")
    assert len(found) == len(faults)
    for (place, message), fault in zip(found, faults, strict=True):
        assert place.startswith("## Touch")
        assert message.startswith(fault)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("0 days", 0),
        ("14 days", 14),
        ("1 day", 1),
        ("1 days", 1),
        ("2 weeks", 14),
        ("1 Week", 7),
        (" 14\tDAYS ", 14),
        ("", None),
        ("14", None),
        ("14days", None),
        ("-3 days", None),
        ("two weeks", None),
        ("14 business days", None),
        ("1 month", None),
        ("14 days after touch 1", None),
        ("1.5 weeks", None),
        ("١٤ days", None),
        ("１４ days", None),
        ("14 days\n", 14),
        ("9" * 5000 + " days", None),
    ],
)
def test_wait_days(value: str, days: int | None) -> None:
    assert wait_days(value) == days


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        ("Wait: 0 days", "Wait: 14 days", []),
        (None, "Wait: 14 days", []),
        ("Wait: 0 weeks", "Wait: 14 days", []),
        ("Wait: 3 days", "Wait: 14 days", ["3 days"]),
        ("Wait: none", "Wait: 14 days", ["none"]),
        ("Wait: 0 days", None, ["## Touch 2"]),
        ("Wait: 0 days", "Wait: soon", ["soon"]),
        ("Wait: 0 days", "Wait:", ["Wait:"]),
        ("Wait: 0 days", "wait: 14 days", []),
        ("Wait: 0 days", "Wait: {{gap}} days", ["{{gap}} days"]),
    ],
)
def test_wait(first: str | None, second: str | None, places: list[str]) -> None:
    text = template(
        touch("## Touch 1", *([first] if first else [])), touch("## Touch 2", *([second] if second else []))
    )
    assert [place for place, _ in said(RULE["CAD105"], text, "document")] == places


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("", ""),
        ("\n\n", ""),
        ("Partners sell.\nThey know.\n", "Partners sell."),
        ("# Touch 1\nSubject: x\n", "# Touch 1"),
        ("```\n## Touch 1\n```\n", "```"),
    ],
)
def test_no_touches(body: str, place: str) -> None:
    found = fired(template(body))
    assert found == {"CAD106": [place]}


@pytest.mark.parametrize(
    ("before", "places"),
    [
        ("", []),
        ("<!-- a note -->\n\n", []),
        ("A note.\n\nAnd another.\n\n", ["A note.\n\nAnd another."]),
        ("# Partner notes\n\n", ["# Partner notes"]),
    ],
)
def test_text_outside_a_touch(before: str, places: list[str]) -> None:
    text = template(touch("## Touch 1"), before=before)
    assert [place for place, _ in said(RULE["CAD107"], text, "document")] == places


@pytest.mark.parametrize(
    ("line", "place", "mend"),
    [
        ("Subjct: x", "Subjct", "Did you mean `Subject:`?"),
        ("Preheder: x", "Preheder", "Did you mean `Preheader:`?"),
        ("Preview: x", "Preview", "Did you mean `Preheader:`?"),
        ("Delay: 3 days", "Delay", "Did you mean `Wait:`?"),
        ("Wiat: 3 days", "Wiat", "Did you mean `Wait:`?"),
        ("Campaign: spring", "Campaign", "If it belongs to the mail"),
        ("FROM: x", None, ""),
        ("Reply-To: x", None, ""),
    ],
)
def test_unknown_header(line: str, place: str | None, mend: str) -> None:
    whole, found = problems_of(RULE["CAD108"], template(touch("## Touch 1", line)), "document")
    assert [whole[problem.start : problem.end] for problem in found] == ([place] if place else [])
    for problem in found:
        assert problem.help.startswith(mend)


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (["Wait: 0 days"], []),
        (["Subject: Another"], ["Subject: Another"]),
        (["subject: Another"], ["subject: Another"]),
        (["Wait: 0 days", "WAIT: 3 days", "Wait: 4 days"], ["WAIT: 3 days", "Wait: 4 days"]),
    ],
)
def test_duplicate_header(lines: list[str], places: list[str]) -> None:
    text = template(touch("## Touch 1", *lines))
    assert [place for place, _ in said(RULE["CAD109"], text, "document")] == places


@pytest.mark.parametrize(
    ("body", "empty"),
    [
        ("Words.", False),
        ("{{first_name}}", False),
        ("", True),
        ("   \n\n  ", True),
        ("<!-- later -->", True),
        ("![A chart of deals](chart.png)", True),
        ("[](https://example.com)", True),
        ("- item", False),
    ],
)
def test_empty_touch(body: str, empty: bool) -> None:
    found = said(RULE["CAD110"], template(touch("## Touch 1", body=body)), "document")
    assert [place for place, _ in found] == (["## Touch 1"] if empty else [])


PIECES = st.sampled_from(
    [
        *(
            "## Touch 1\n",
            "## Touch\n",
            "## Touch 99999999999\n",
            "## touch II\n",
            "Subject: x\n",
            "Subject:\n",
        ),
        *(
            "Wait: 3 days\n",
            "Wait:\n",
            "Wait: x\n",
            "Foo: bar\n",
            "\n",
            "Text.\n",
            "<!--",
            "-->",
            "```\n",
            "\r\n",
        ),
        *("\ufeff", "{{"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=20), max_size=25), st.sampled_from(["nurture", "re-engagement", "?"])
)
def test_never_raises(pieces: list[str], sequence: str) -> None:
    text = template("".join(pieces)).replace("sequence: nurture", f"sequence: '{sequence}'")
    document = document_of(text, "document")
    if document is not None:
        for rule in RULE.values():
            judged(rule, document)


@pytest.mark.parametrize(
    "text",
    ["## Touch 1\n" * 45_000, "Wait: " + "9" * 1_000_000, "A: b\n" * 100_000, "## Touch " + "1" * 1_000_000],
    ids=["touches", "wait", "headers", "number"],
)
def test_large_input(text: str) -> None:
    document = document_of(template("## Touch 1\n", text), "document")
    assert document is not None
    for rule in RULE.values():
        judged(rule, document)
