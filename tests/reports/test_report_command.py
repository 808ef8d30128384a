"""``govern report`` as its user runs it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from govern import packaged
from tests.conftest import Repository

GATES = "".join(
    f"  - {{on: 2026-04-03, by: sales.ops, event: gate, gate: G{number}, result: pass, note: x}}\n"
    for number in range(1, 6)
)


def lead(repo: Repository, name: str, history: str = "", stage: str = "prospect") -> None:
    repo.write(
        f"leads/{name}.md",
        f"---\nid: {name}\ncompany: {{name: {name.title()}}}\ncontact: {{first_name: Jo, email: jo@{name}.example}}\n"
        f"stage: {stage}\ngates: {{}}\nhistory:\n{history or '  []'}\n---\n",
    )


def mql(on: str = "2026-04-14") -> str:
    signal = f"  - {{on: {on}, by: mining.mind, event: engagement, signal: E1, source: x}}\n"
    return (
        GATES + signal + f"  - {{on: {on}, by: sales.ops, event: stage, to: mql, signals: [E1], note: x}}\n"
    )


@pytest.fixture
def company(repo: Repository) -> Repository:
    lead(repo, "acme", mql(), "mql")
    lead(
        repo,
        "bolt",
        mql() + "  - {on: 2026-04-17, by: cro, event: stage, to: sql, indicators: [S1, S2, S3], note: x}\n",
    )
    lead(repo, "coil")
    repo.commit()
    return repo


def test_the_weekly_close(company: Repository) -> None:
    ran = company.govern("report", "weekly", "--as-of", "2026-04-24")
    assert ran.status == 0
    assert ran.out.startswith("Weekly close 2026-W16 · Mon 13 Apr – Sun 19 Apr 2026\n3 leads at commit ")
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    row = next(line for line in ran.out.splitlines() if "New MQLs" in line)
    assert row.split()[-6:] == ["0", "2", "2", "≥", "5", "✗"]
    assert "1/2*~" in ran.out


def test_every_number_names_its_leads(company: Repository) -> None:
    ran = company.govern("report", "weekly", "--week", "2026-W16", "--explain", "--as-of", "2026-04-24")
    assert "cohort        1/2* = 1 of 2: bolt\n                of: acme, bolt" in ran.out
    assert ran.out.count("SOP 6.1") == 6
    assert "not borne out by evidence" not in ran.out


def test_json_keeps_its_schema(company: Repository) -> None:
    schema = json.loads(json.dumps(packaged.schema("weekly-report")))
    Draft202012Validator.check_schema(schema)
    for arguments in (
        ["weekly"],
        ["--since", "2026-01-01", "--by", "week"],
        ["weekly", "--week", "2026-W01"],
    ):
        ran = company.govern("report", *arguments, "--format", "json", "--as-of", "2026-04-24")
        Draft202012Validator(schema).validate(ran.json)
    figures = {one["id"]: one["weeks"][-1]["figures"] for one in ran.json["metrics"]}
    assert figures["mql-to-sql"][0]["value"] is None, "nothing over nothing is no 0 %"
    assert (
        figures["mql-to-sql"][0]["shown"]
        == figures["open-rate"][0]["shown"]
        == figures["days-mql-to-sql"][0]["shown"]
        == "n/a"
    )


def test_csv_has_a_row_for_each_figure(company: Repository) -> None:
    ran = company.govern(
        "report", "--since", "2026-04-06", "--by", "week", "--format", "csv", "--as-of", "2026-04-24"
    )
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    # Eight figures and the converted-only median beside the Kaplan-Meier one, in each of three weeks.
    assert len(rows) == 3 * 9
    cohort = next(
        row
        for row in rows
        if (row["week"], row["metric"], row["figure"]) == ("2026-W16", "mql-to-sql", "cohort")
    )
    assert (cohort["value"], cohort["numerator"], cohort["denominator"], cohort["small"]) == (
        "0.5",
        "1",
        "2",
        "true",
    )


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_the_same_files_give_the_same_bytes_in_any_time_zone(company: Repository, zone: str) -> None:
    arguments = (
        "report",
        "--since",
        "2026-04-01",
        "--by",
        "week",
        "--format",
        "json",
        "--as-of",
        "2026-04-24",
    )
    here = company.govern(*arguments)
    there = company.govern(*arguments, env={"TZ": zone, "LC_ALL": "C", "PYTHONHASHSEED": "7"})
    assert here.out == there.out


def test_no_leads_at_all(repo: Repository) -> None:
    ran = repo.govern("report", "weekly")
    assert ran.status == 0
    assert "0 leads, not committed yet" in ran.out
    assert " 0 %" not in ran.out
    assert ran.out.count("n/a") > 20


def test_what_cannot_be_read_is_named(company: Repository) -> None:
    company.write("leads/broken.md", "---\nid: [\n---\n")
    ran = company.govern("report", "weekly", "--as-of", "2026-04-24")
    assert ran.status == 0
    assert "leads/broken.md is in no number" in ran.err
    assert "3 leads at commit" in ran.out
    assert "with uncommitted changes" in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Which report?"),
        (("weekly", "--week", "2025-W53"), "“2025-W53” is no week."),
        (("weekly", "--week", "2026-W40"), "has not begun"),
        (("--since", "2027-01-01"), "is after"),
        (("--since", "0001-01-01"), "too many weeks"),
        (("weekly", "--since", "2026-01-01"), "--since shows many weeks"),
        (("weekly", "--by", "week"), "needs a first day"),
    ],
)
def test_wrong_words(company: Repository, arguments: tuple[str, ...], words: str) -> None:
    ran = company.govern("report", *arguments, "--as-of", "2026-04-24")
    assert ran.status == 2
    assert words in ran.err
    assert "next:" in ran.err
    assert ran.out == ""


def test_text_from_a_lead_cannot_write_markdown_or_escape_sequences(company: Repository) -> None:
    lead(company, "evil", mql(), "mql")
    path = company.root / "leads/evil.md"
    path.write_text(path.read_text().replace("id: evil", 'id: "[x](javascript:1)\\e[31m|<b>@team"'))
    text = company.govern("report", "weekly", "--explain", "--as-of", "2026-04-24").out
    assert "\x1b" not in text
    markdown = company.govern(
        "report", "weekly", "--explain", "--format", "markdown", "--as-of", "2026-04-24"
    ).out
    assert "\x1b" not in markdown
    assert "[x](" not in markdown
    assert "<b>" not in markdown


def test_a_target_is_policy(company: Repository) -> None:
    policy = company.root / "govern.yaml"
    policy.write_text(
        policy.read_text() + "metrics: {new-mqls: {target: 2}}\nreporting: {small_below: 1, trend_weeks: 2}\n"
    )
    ran = company.govern("report", "weekly", "--as-of", "2026-04-24")
    assert "≥ 2 ✓" in ran.out
    assert "50 %~" in ran.out
    assert "2 weeks" in ran.out


def test_a_metric_of_ones_own(company: Repository) -> None:
    policy = company.root / "govern.yaml"
    policy.write_text(
        policy.read_text()
        + "metrics: {briefings: {title: Briefings, owner: cro, measure: new-entries, stage: briefing-ready}}\n"
    )
    assert "  Briefings    " in company.govern("report", "weekly").out
    policy.write_text(policy.read_text().replace("stage: briefing-ready", "stage: briefed"))
    ran = company.govern("report", "weekly")
    assert ran.status == 2
    assert "the stage “briefed”, which the ladder does not have" in ran.err
