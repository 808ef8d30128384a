"""The LED rules on leads that try to be more than they are."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from govern.check import FileResult, Settings, check_bytes
from govern.corpus import judge_corpus
from govern.findings import Finding
from govern.policy.model import Holder
from govern.rules.lead_twins import normal_address
from govern.rules.specimen import LEAD, specimen
from tests.corpus.score import settings

BASE = settings("LED")
ALL = Settings(BASE.policy, BASE.schemas, date(2026, 4, 24))


def checked(text: str, where: str = "lead", chosen: Settings = BASE) -> FileResult:
    path, whole = specimen(text, where)
    today = dataclasses.replace(chosen, as_of=date(2026, 4, 24))
    return check_bytes(whole.encode(), path, "lead", today)


def codes(text: str, where: str = "lead") -> list[str]:
    return sorted({finding.code for finding in checked(text, where).findings})


def only(text: str, where: str = "lead") -> Finding:
    (finding,) = checked(text, where).findings
    return finding


def test_the_specimen_is_sound() -> None:
    assert checked("", "lead", ALL).findings == ()


OUT = LEAD["history"].replace("\n", "history:\n", 1)
MQL_STEP = "{on: 2026-04-21, by: sales.ops, event: stage, to: mql, signals: [E1], note: x}"
ATTACKS = [
    ("a stage and nothing else", "stage: sql\ngates: {}\nhistory: []", ["LED107"]),
    ("claims and no entry", "stage: mql\nhistory: []", ["LED107", "LED109"]),
    (
        "flat claims",
        "stage: sql\nhistory: []\nengagement: [{type: E1, date: 2026-04-20}]\nindicators: [S1, S2, S3]",
        ["LED107", "LED109"],
    ),
    ("a step and nothing else", f"history:\n  - {MQL_STEP}", ["LED101", "LED106", "LED109", "LED114"]),
    (
        "by a friend",
        LEAD["history"]
        .replace("\n", "history:\n", 1)
        .replace("by: sales.ops, event: stage", "by: mining.mind, event: stage"),
        ["LED104"],
    ),
    (
        "a role written otherwise",
        LEAD["history"]
        .replace("\n", "history:\n", 1)
        .replace("by: sales.ops, event: stage", "by: Sales.Ops, event: stage"),
        ["LED104"],
    ),
    (
        "a signal of last year",
        OUT.replace("on: 2026-04-20", "on: 2025-12-20"),
        ["LED101", "LED106"],
    ),
    (
        "a signal from tomorrow",
        OUT.replace("on: 2026-04-20", "on: 2027-04-20"),
        ["LED101", "LED106", "LED110", "LED111"],
    ),
    (
        "a gate that failed and passed again by correction of nothing",
        OUT.replace("G3, result: pass", "G3, result: fail"),
        ["LED101", "LED108"],
    ),
]


@pytest.mark.parametrize(("text", "want"), [pytest.param(*one[1:], id=one[0]) for one in ATTACKS])
def test_ways_to_be_more_than_one_is(text: str, want: list[str]) -> None:
    assert codes(text) == want


def test_an_unproven_step_says_which_criterion() -> None:
    text = "{on: 2026-04-22, by: cro, event: stage, to: sql, indicators: [S1], note: x}"
    (finding,) = (one for one in checked(text, "lead-history").findings if one.code == "LED101")
    assert finding.text == "sql"
    assert finding.message == "On 2026-04-22 the file did not prove sql: indicators (1 of 5 (S1), 3 needed)."


def test_a_holder_of_the_role_may_step_in_their_own_name() -> None:
    people = (
        Holder("sales.ops", "Priya", "priya@example.com", date(2026, 1, 1), date(2026, 6, 30)),
        Holder("cro", "Marcus", "marcus@example.com", date(2026, 1, 1)),
        Holder("sales.ops", "Gone", "gone@example.com", date(2025, 1, 1), date(2026, 4, 20)),
    )
    chosen = dataclasses.replace(BASE, policy=dataclasses.replace(BASE.policy, roster=people))
    found = {}
    for person in people:
        history = OUT.replace("by: sales.ops, event: stage", f"by: {person.email}, event: stage")
        found[person.name] = [(one.code, one.text) for one in checked(history, "lead", chosen).findings]
    assert found == {
        "Priya": [],
        "Marcus": [("LED104", "marcus@example.com")],
        "Gone": [("LED104", "gone@example.com")],
    }


def test_fixes_are_unsafe() -> None:
    finding = only("stage: sql")
    assert finding.fix is not None
    assert not finding.fix.safe
    assert finding.fix.edits[0].replacement == "mql"


def together(*contacts: str, **more: str) -> list[str]:
    results = []
    for number, contact in enumerate(contacts):
        path, text = specimen(f"contact: {contact}\n{more.get(f'over{number}', '')}", "lead")
        path = path.replace(".md", f"-{number}.md")
        chosen = dataclasses.replace(BASE, as_of=date(2026, 4, 24))
        results.append(check_bytes(text.encode(), path, "lead", chosen))
        assert "@" not in repr(results[-1].facts)
    found = judge_corpus(results, BASE)
    return sorted(finding.code for result in found for finding in result.findings if finding.code > "LED119")


def jo(email: str, last: str = "Meyer") -> str:
    return f"{{first_name: Jo, last_name: {last}, email: {email}}}"


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        (jo("jo@acme.example"), jo("jo@acme.example", "M"), ["LED120"]),
        (jo("jo@acme.example"), jo("JO@ACME.example"), ["LED120"]),
        (jo("jo@acme.example"), jo("jo+news@acme.example"), ["LED120"]),
        (jo("jo@bücher.example"), jo("jo@xn--bcher-kva.example"), ["LED120"]),
        (jo("jo@acme.example"), jo("j.meyer@acme.example"), ["LED121"]),
        (jo("jo@acme.example"), jo("j.meyer@acme.example", "MÉYER"), ["LED121"]),
        (jo("jo@acme.example"), jo("jo@other.example"), []),
        (jo("jo@acme.example"), jo("ann@acme.example", "Smith"), []),
    ],
)
def test_duplicates(one: str, other: str, want: list[str]) -> None:
    assert together(one, other) == want


def test_an_archived_twin_is_none_unless_it_opted_out() -> None:
    archived = (
        "stage: archived\n"
        + OUT
        + ("\n  - {on: 2026-04-23, by: sales.ops, event: stage, to: archived, note: x, reason: merged}")
    )
    both = (jo("jo@acme.example"), jo("jo@acme.example"))
    assert together(*both, over0=archived) == []
    stopped = OUT + "\n  - {on: 2026-04-23, by: sales.ops, event: response, kind: opt-out}"
    assert together(*both, over0=stopped) == ["LED120"]
    assert together(*both, over1=stopped) == ["LED120"]


@pytest.mark.parametrize("written", ["", "@", "jo@", "@acme", "jo", " ", "jo@" + "x" * 300 + ".example"])
def test_odd_addresses_do_no_harm(written: str) -> None:
    normal_address(written)
