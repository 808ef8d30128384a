"""`govern lead` as its user runs it: from a name on a list to a qualified lead, wrong turns included."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from govern import packaged
from govern.rules.specimen import specimen
from tests.conftest import Repository

POLICY = """\
extends: sop-rev-v0
roster:
  sales.ops: [{name: Dana, email: dana@example.com, from: 2026-01-01}]
  cro: [{name: Marcus, email: marcus@example.com, from: 2026-01-01}]
"""
WHO = ["--first-name", "Jo", "--last-name", "Meyer", "--email", "jo@acme.example"]


@pytest.fixture
def team(empty_repo: Repository) -> Repository:
    empty_repo.write("govern.yaml", POLICY)
    empty_repo.git("config", "user.email", "dana@example.com")
    empty_repo.git("config", "user.name", "Dana")
    empty_repo.commit()
    return empty_repo


def read(team: Repository, name: str = "acme-robotics") -> str:
    return (team.root / f"leads/{name}.md").read_text(encoding="utf-8")


def explain(team: Repository, *more: str, name: str = "acme-robotics") -> Any:
    return team.govern("lead", "explain", name, "--format", "json", *more).json


def test_from_a_name_to_a_qualified_lead(team: Repository) -> None:
    assert team.govern("lead", "new", "Acme Robotics", *WHO).status == 0
    refused = team.govern("lead", "classify", "acme-robotics", "--note", "looks good")
    assert refused.status == 1
    assert refused.out == ""
    assert "gates is not met on 2026-04-24: G1 not checked, G2 not checked" in refused.err
    assert (
        "sales.ops or category.positioning records it: `govern lead gate acme-robotics G1 …`" in refused.err
    )
    assert "history: []" in read(team)

    path = team.root / "leads/acme-robotics.md"
    gates = "".join(
        f"  - {{on: 2026-04-23, by: sales.ops, event: gate, gate: G{n}, result: pass, note: board}}  # by hand\n"
        for n in range(1, 5)
    )
    by_hand = read(team).replace("history: []\n", f"history:\n{gates}").replace(": unknown, ", ": pass, ")
    path.write_text(by_hand, encoding="utf-8")
    assert team.govern("lead", "gate", "acme-robotics", "G5", "pass", "--note", "no conflict").status == 0
    assert "G5: pass" in read(team)
    signal = team.govern(
        "lead", "signal", "acme-robotics", "e3", "--by", "mining.mind", "--source", "LinkedIn: “hi, Rick”"
    )
    assert "its evidence proves mql now: govern lead classify acme-robotics" in signal.err

    shown = team.govern("lead", "classify", "acme-robotics", "--note", "board", "--dry-run")
    assert "+stage: mql" in shown.out
    assert "stage: prospect" in read(team)
    assert team.govern("lead", "classify", "acme-robotics", "--note", "board", "--commit").status == 0
    assert (
        team.git("log", "-1", "--format=%s").strip()
        == "acme-robotics: prospect → mql on 2026-04-24 by sales.ops, on E3"
    )
    assert team.git("status", "--porcelain") == ""

    qualify = ("lead", "qualify", "acme-robotics", "--note", "review call")
    assert "dana@example.com holds" not in team.govern(*qualify).err
    told = team.govern(*qualify, "--by", "cro")
    assert told.status == 1
    assert "indicators is not met on 2026-04-24: 0 of 5, 3 needed." in told.err
    path.write_text(
        read(team).replace(
            "note: board}\n---",
            "note: board}\n"
            + "".join(
                f"  - {{on: 2026-04-24, by: cro, event: indicator, signal: S{n}, met: true, evidence: x}}\n"
                for n in (1, 2, 3)
            )
            + "---",
        ),
        encoding="utf-8",
    )
    assert team.govern(*qualify, "--by", "marcus@example.com").status == 0
    assert read(team).count("# by hand") == 4
    assert "indicators: [S1, S2, S3], note: review call}" in read(team)
    data = explain(team)
    assert (data["stage"], data["eligible"], data["reasons"], data["enrollable"]) == (
        "sql",
        "sql",
        ["all-met"],
        True,
    )
    assert team.check("leads").codes == []


def test_explain_has_the_contracts_keys_and_ours(team: Repository) -> None:
    path, text = specimen("", "lead")
    team.write(path, text)
    data = explain(team)
    assert list(data)[:4] == ["id", "stage", "eligible", "criteria"]
    assert (data["id"], data["stage"], data["eligible"]) == ("acme-robotics", "mql", "mql")
    assert [(one["id"], one["met"]) for one in data["criteria"]] == [
        ("gates", True),
        ("engagement", True),
        ("indicators", False),
    ]
    assert data["criteria"][1]["lapses"] == "2026-07-20"
    assert data["criteria"][1]["entry"] == {"number": 1, "on": "2026-04-20", "by": "mining.mind"}
    assert data["next"]["missing"] == [
        {"kind": "indicator", "count": 2, "of": ["S2", "S3", "S4", "S5"], "by": ["cro", "sales.ops"]}
    ]
    Draft202012Validator(packaged.schema("lead-explanation")).validate(data)
    later = explain(team, "--as-of", "2026-07-20")
    assert (later["eligible"], later["stage"], later["lapsed"]) == ("prospect", "mql", ["engagement"])
    before = explain(team, "--as-of", "2026-04-20")
    assert (before["eligible"], before["stage_by_history"]) == ("prospect", "prospect")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["explain", "acme"], "Did you mean acme-robotics?"),
        (["explain", "../../etc/passwd"], "outside the repository"),
        (["explain", "govern.yaml.md"], "There is no lead"),
        (["show", "broken"], "leads/broken.md:3:"),
        (
            ["signal", "acme-robotics", "E1", "--source", "x", "--by", "mining.mnd"],
            "Did you mean mining.mind?",
        ),
        (["signal", "acme-robotics", "E1", "--source", "x", "--on", "2026-04-25"], "has not come yet"),
        (["signal", "acme-robotics", "E1", "--source", "x", "--at", "25:00"], "no time of day"),
        (["correct", "acme-robotics", "99", "--note", "x"], "has no entry 99"),
        (["new", "Other", *WHO[:-1], "JO+x@ACME.example"], "has this address already"),
        (["new", "Acme Robotics", *WHO[:-1], "a@b.example"], "exists already"),
        (["list", "--stage", "customer"], "no stage"),
    ],
)
def test_wrong_words(team: Repository, arguments: list[str], words: str) -> None:
    path, text = specimen("", "lead")
    team.write(path, text)
    team.write("leads/broken.md", "---\nid: [\n---\n")
    ran = team.govern("lead", *arguments)
    assert ran.status == 2
    assert words in ran.err


def test_nothing_in_a_file_reaches_the_terminal_raw(team: Repository) -> None:
    path, text = specimen("", "lead")
    text = text.replace("id: acme-robotics", 'id: "a\\x1b[2Jb"').replace(
        "source: LinkedIn", 'source: "x\\x1b[2Jy\\u202e"'
    )
    team.write(path, text)
    for command in ("show", "explain"):
        ran = team.govern("lead", command, "acme-robotics")
        assert ran.status == 0
        assert "\x1b" not in ran.out + ran.err
        assert "\u202e" not in ran.out


def test_list_filters_and_formats(team: Repository) -> None:
    path, text = specimen("", "lead")
    team.write(path, text)
    team.write(
        "leads/b.md",
        text.replace("id: acme-robotics", "id: b")
        .replace("name: Acme Robotics", 'name: "=1+1"')
        .replace("stage: mql", "stage: won"),
    )
    rows = team.govern("lead", "list", "--signal", "E1", "--format", "json").json["leads"]
    assert [(row["id"], row["stage"], row["flags"]) for row in rows] == [
        ("acme-robotics", "mql", []),
        ("b", "mql", ["claims:won"]),
    ]
    assert team.govern("lead", "list", "--stale", "--format", "json").json["leads"] == []
    told = list(csv.DictReader(io.StringIO(team.govern("lead", "list", "--format", "csv").out)))
    assert told[1]["company"].startswith("'=1+1")


def test_corrections_bring_the_stage_back(team: Repository) -> None:
    path, text = specimen("", "lead")
    team.write(path, text)
    ran = team.govern(
        "lead", "correct", "acme-robotics", "7", "--note", "the wrong company", "--by", "sales.ops"
    )
    assert ran.status == 0
    assert "struck out entry 7" in ran.out
    assert "stage: prospect" in read(team)
    assert "corrects: {on: 2026-04-21, event: stage, to: mql}" in read(team)
    shown = team.govern("lead", "show", "acme-robotics").out
    assert "[struck out]" in shown
