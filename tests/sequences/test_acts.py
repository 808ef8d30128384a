"""What waits for whom because of a sequence; SEV2 in the inboxes of legal.exec and cro."""

from __future__ import annotations

from datetime import date

import pytest

from govern.reports.inbox import for_role, inbox
from govern.sequences.acts import acts_of
from govern.sequences.eligibility import case_of, enrolment_blockers
from govern.sequences.progress import Plan
from tests.ladder.leads import POLICY, Entry, lead, mql, signal, sql, step

NURTURE, ACTIVATION, AGAIN = (
    "nurture-v1-2026-04-20",
    "activation-v1-2026-04-27",
    "re-engagement-v1-2026-05-18",
)
PLANS = {
    NURTURE: Plan(NURTURE, (0, 14)),
    ACTIVATION: Plan(ACTIVATION, (0, 7, 7)),
    AGAIN: Plan(AGAIN, (0, 30)),
}
PERSON = {"contact": {"email": "jo@acme.example"}}


def at(on: str, event: str, by: str = "sales.ops", **more: object) -> Entry:
    return {"on": on, "by": by, "event": event, **more}


def enrolled(template: str, on: str, *sends: str) -> list[Entry]:
    return [
        at(on, "enrolled", template=template),
        *(at(day, "sent", template=template, touch=number) for number, day in enumerate(sends, 1)),
    ]


def acts(as_of: str, *history: Entry, stage: str = "mql") -> list[tuple[str, str, str]]:
    case = case_of(lead(*history, stage=stage, **PERSON), POLICY, date.fromisoformat(as_of))
    return [(act.sort, act.role, act.due.isoformat()) for act in acts_of(case, PLANS)]


def test_a_touch_is_due_from_the_day_on_which_the_last_one_went_out() -> None:
    history = [*mql(), *enrolled(NURTURE, "2026-05-01", "2026-05-04")]
    assert acts("2026-05-17", *history) == []
    assert acts("2026-05-18", *history) == [("touch-due", "sales.ops", "2026-05-18")]


def test_activation_ends_with_the_cro_in_person() -> None:
    history = [*sql(), *enrolled(ACTIVATION, "2026-05-01", "2026-05-01", "2026-05-08", "2026-05-15")]
    assert acts("2026-05-22", *history, stage="sql") == [("ended-in-silence", "sales.ops", "2026-05-22")]
    history.append(at("2026-05-22", "response", kind="none"))
    assert acts("2026-05-23", *history, stage="sql") == [("cro-direct", "cro", "2026-05-22")]
    history.append(at("2026-05-25", "note", "cro", note="wrote to her"))
    assert acts("2026-05-26", *history, stage="sql") == []


def test_re_engagement_ends_in_the_archive() -> None:
    history = [
        *mql(),
        *enrolled(AGAIN, "2026-07-01", "2026-07-01", "2026-07-31"),
        at("2026-08-30", "response", kind="none"),
    ]
    assert acts("2026-08-31", *history) == [("archive", "sales.ops", "2026-08-30")]
    archived = step("archived", "2026-09-01", reason="silent")
    assert acts("2026-09-01", *history, archived, stage="archived") == []


def test_a_pause_without_an_end_waits_for_a_person() -> None:
    history = [
        *mql(),
        *enrolled(NURTURE, "2026-05-01", "2026-05-01"),
        at("2026-05-02", "response", kind="auto-reply"),
    ]
    assert acts("2026-08-01", *history) == [("away-without-date", "sales.ops", "2026-05-02")]
    history.append(at("2026-08-02", "response", kind="auto-reply", until="2026-08-07"))
    assert acts("2026-08-09", *history) == []
    # 7 August is a Friday: the first business day after it is Monday.
    assert acts("2026-08-10", *history) == [("touch-due", "sales.ops", "2026-08-10")]


@pytest.mark.parametrize(("kind", "free"), [("neutral", True), ("positive", False)])
def test_who_is_away_is_not_enrolled_elsewhere_either(kind: str, free: bool) -> None:
    history = [
        *mql(),
        *enrolled(NURTURE, "2026-05-01", "2026-05-01"),
        at("2026-05-02", "response", kind="auto-reply", until="2026-05-29"),
        at("2026-05-03", "response", kind=kind),
        *sql()[7:],
    ]
    case = case_of(lead(*history, stage="sql", **PERSON), POLICY, date(2026, 5, 20))
    codes = [one.code for one in enrolment_blockers(case, case.terms.sequences["activation"], 3)]
    assert ("away" in codes) is not free


def test_a_positive_reply_waits_for_the_cro_until_the_cro_acts() -> None:
    history = [
        *mql(),
        *enrolled(NURTURE, "2026-05-01", "2026-05-01"),
        at("2026-05-02", "response", kind="positive"),
    ]
    assert acts("2026-05-03", *history) == [("positive-reply", "cro", "2026-05-02")]
    assert acts("2026-05-06", *history, at("2026-05-05", "briefing", "cro", status="scheduled")) == []


def test_an_opt_out_waits_for_its_suppression() -> None:
    out = at("2026-05-02", "response", kind="opt-out")
    assert acts("2026-05-03", *mql(), out) == [("not-suppressed", "sales.ops", "2026-05-02")]
    assert acts("2026-05-03", *mql(), out, at("2026-05-02", "suppressed", reason="opt-out")) == []


@pytest.mark.parametrize("role", ["legal.exec", "cro"])
def test_sev2_is_in_the_inbox(role: str) -> None:
    history = [
        *mql(),
        at("2026-05-02", "suppressed", reason="opt-out"),
        *enrolled(NURTURE, "2026-05-03", "2026-05-04"),
    ]
    items = inbox([lead(*history, stage="mql", **PERSON)], [], POLICY, date(2026, 5, 5), PLANS)
    assert [item.sort for item in for_role(items, role)].count("opted-out-send") == 1


def test_two_files_of_one_person_are_one_person() -> None:
    one = lead(*mql(), at("2026-05-02", "suppressed", reason="opt-out"), **PERSON)
    history = [signal(), *enrolled(NURTURE, "2026-05-03", "2026-05-04")]
    other = lead(*history, stage="mql", contact={"email": "Jo+b@acme.example"})._replace(id="bolt")
    items = inbox([one, other], [], POLICY, date(2026, 5, 5), PLANS)
    assert [item.subject for item in for_role(items, "legal.exec")] == ["bolt"]
