"""What waits for whom, and the forms it is told in."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator

from govern import packaged
from govern.ladder.history import Lead
from govern.reports.inbox import Item, for_role, inbox
from govern.reports.inbox_forms import ical_text, json_text, markdown_lines, text_lines
from tests.conftest import Repository
from tests.ladder.leads import AS_OF, POLICY, gates, indicators, lead, mql, signal, sql, step

JO = {"first_name": "Jo", "last_name": "M", "email": "jo@acme.example"}


def items(*leads: Lead, as_of: date = AS_OF, role: str = "") -> list[tuple[str, str, str | None, int]]:
    return [
        (one.role, one.sort, one.due.date().isoformat() if one.due else None, one.late)
        for one in for_role(inbox(leads, (), POLICY, as_of), role)
    ]


def test_signals_wait_for_sales_ops_and_mqls_for_the_cro() -> None:
    assert items(lead(signal())) == [("sales.ops", "classify", "2026-04-03", 15)]
    assert items(lead(signal()), as_of=date(2026, 4, 3)) == [("sales.ops", "classify", "2026-04-03", 0)]
    assert items(lead(*mql(), stage="mql"), as_of=date(2026, 4, 8)) == [("cro", "review", "2026-04-07", 1)]
    assert items(lead(signal(), *gates(G1="fail"))) == []
    assert items(lead(*mql(), *indicators("S1"), stage="mql")) == []


def test_an_sql_waits_for_its_briefing() -> None:
    told = lead(*sql(), stage="sql")
    assert items(told) == [("cro", "briefing", None, 0)]
    booked = {"on": "2026-04-07", "by": "cro", "event": "briefing", "status": "scheduled"}
    assert items(lead(*sql(), booked, stage="sql")) == []


def test_a_stale_mql_waits_for_re_engagement() -> None:
    told = lead(
        *mql(),
        *indicators("S1"),
        stage="mql",
        contact=JO,
    )
    assert items(told, as_of=date(2026, 5, 31)) == []
    assert items(told, as_of=date(2026, 6, 1)) == [("sales.ops", "re-engagement", None, 0)]
    gone = [*mql(), step("archived", "2026-04-20", reason="x")]
    assert items(lead(*gone, stage="archived"), as_of=date(2026, 6, 1)) == []


def test_a_positive_reply_waits_for_the_cro_and_an_opt_out_for_its_suppression() -> None:
    def answered(kind: str) -> Lead:
        entry: dict[str, Any] = {"on": "2026-04-23", "by": "sales.ops", "event": "response", "kind": kind}
        start = {
            "on": "2026-04-21",
            "by": "sales.ops",
            "event": "enrolled",
            "template": "nurture-v1-2026-04-20",
        }
        sent = {
            "on": "2026-04-21",
            "by": "sales.ops",
            "event": "sent",
            "touch": 1,
            "template": "nurture-v1-2026-04-20",
        }
        return lead(*mql(), *indicators("S1"), start, sent, entry, stage="mql", contact=JO)

    assert items(answered("positive"), role="cro") == [("cro", "positive-reply", "2026-04-23", 1)]
    assert ("sales.ops", "not-suppressed", "2026-04-23", 1) in items(answered("opt-out"))


def sample() -> tuple[Item, ...]:
    return inbox((lead(signal()), lead(*sql(), stage="sql")), (), POLICY, AS_OF)


def test_the_forms() -> None:
    told = "\n".join(text_lines(sample(), "", AS_OF))
    assert told.startswith("2 wait on Fri 2026-04-24, 1 of them overdue.")
    assert "Due Fri 2026-04-03 17:00 EDT, 15 business days late." in " ".join(told.split())
    assert all(len(line) <= 80 for line in told.splitlines())
    assert list(text_lines((), "cro", AS_OF)) == ["Nothing waits for cro on Fri 2026-04-24."]
    table = list(markdown_lines(sample(), "cro", AS_OF))
    assert len({line.count("|") for line in table if line.startswith("|")}) == 1
    data = json.loads(json_text(sample(), "", AS_OF))
    assert [one["sort"] for one in data["items"]] == ["classify", "briefing"]
    Draft202012Validator(packaged.schema("inbox")).validate(data)
    assert data["items"][0]["due"] == "2026-04-03T17:00:00-04:00"


def test_icalendar_is_folded_escaped_and_the_same_every_time() -> None:
    hostile = sample()[0]._replace(subject="a;b,c\nEND:VCALENDAR", words="ü" * 200)
    text = ical_text([hostile, *sample()], AS_OF)
    assert text == ical_text([hostile, *sample()], AS_OF)
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = text.replace("\r\n ", "")
    assert unfolded.count("\r\nEND:VCALENDAR") == 1
    assert unfolded.count("BEGIN:VEVENT") == 2, "what has no deadline is no event"
    assert "DTEND:20260403T210000Z" in unfolded
    assert "a\\;b\\,c" in unfolded


def test_the_command(repo: Repository) -> None:
    repo.template()
    ran = repo.govern("inbox", "--role", "cmo", "--format", "json")
    assert ran.status == 0
    assert repo.govern("inbox", "--role", "boss").status == 2
    assert "Nothing waits for legal.exec" in repo.govern("inbox", "--role", "legal.exec").out
