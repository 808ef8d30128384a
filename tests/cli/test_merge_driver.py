"""Two branches write into one lead: real Git merges that lose nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govern.rules.specimen import specimen
from tests.conftest import ENVIRONMENT, Repository

LEAD = "leads/acme-robotics.md"
Change = Callable[[str], str]


@pytest.fixture
def team(repo: Repository) -> Repository:
    path, text = specimen("", "lead")
    repo.write(path, text)
    repo.write(".gitattributes", "leads/*.md merge=govern-lead\n")
    repo.git("config", "merge.govern-lead.driver", f'"{sys.executable}" -m govern merge-driver %O %A %B %P')
    repo.commit()
    return repo


def read(team: Repository) -> str:
    return (team.root / LEAD).read_text(encoding="utf-8")


def branch(team: Repository, name: str, change: Change) -> None:
    team.git("checkout", "-q", "-b", name, "main")
    before = read(team)
    after = change(before)
    assert after != before
    team.write(LEAD, after)
    team.commit(name)


def merged(team: Repository, ours: Change, theirs: Change) -> tuple[int, str, str]:
    """Status, text and words of merging ``theirs`` into ``ours``."""
    branch(team, "theirs", theirs)
    branch(team, "ours", ours)
    done = subprocess.run(
        ["git", "merge", "-q", "--no-edit", "theirs"],
        cwd=team.root,
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, read(team), done.stdout + done.stderr


def add(*entries: str, comment: str = "") -> Change:
    lines = "".join(f"  - {entry}\n" for entry in entries)
    return lambda text: text.replace("\n---\n\nFound", f"\n{comment}{lines}---\n\nFound")


E4 = "{on: 2026-04-23, by: category.positioning, event: engagement, signal: E4, source: web form}"
S2 = "{on: 2026-04-22, by: cro, event: indicator, signal: S2, met: true, evidence: new CRO}"
S3 = "{on: 2026-04-24, by: cro, event: indicator, signal: S3, met: true, evidence: three clouds}"
SQL = "{on: 2026-04-24, by: cro, event: stage, to: sql, indicators: [S1, S2, S3], note: three of five}"


def history(text: str) -> list[str]:
    return [line.strip()[2:] for line in text.splitlines() if line.startswith("  - ")]


def test_both_sides_are_kept_in_order_of_day(team: Repository) -> None:
    status, text, words = merged(team, add(E4, comment="  # from the form\n"), add(S2, S3))
    assert status == 0, words
    assert history(text)[-3:] == [S2, E4, S3]
    assert "  # from the form\n  - " + E4 in text
    assert "<<<<" not in text
    assert team.check(LEAD).codes == []


def test_whoever_merges_whom_the_facts_are_the_same(team: Repository) -> None:
    _, one, _ = merged(team, add(E4), add(S2, S3))
    team.git("branch", "-m", "ours", "first")
    team.git("branch", "-m", "theirs", "second")
    status, other, _ = merged(team, add(S2, S3), add(E4))
    assert status == 0
    assert sorted(history(one)) == sorted(history(other))


def test_the_stage_is_what_the_merged_history_says(team: Repository) -> None:
    status, text, words = merged(
        team, lambda text: add(S2, S3, SQL)(text).replace("stage: mql", "stage: sql"), add(E4)
    )
    assert status == 0, words
    assert "stage: sql" in text
    assert len(history(text)) == 12
    assert team.check(LEAD).codes == []


def test_two_steps_to_different_stages_need_a_person_and_lose_nothing(team: Repository) -> None:
    out = "{on: 2026-04-24, by: sales.ops, event: stage, to: archived, note: asked to wait, reason: budget freeze}"
    status, text, words = merged(
        team,
        lambda text: add(S2, S3, SQL)(text).replace("stage: mql", "stage: sql"),
        lambda text: add(out)(text).replace("stage: mql", "stage: archived"),
    )
    assert status == 1
    assert "Both branches moved the lead, one to sql and one to archived" in words
    assert set(history(text)) >= {S2, S3, SQL, out}
    assert "<<<<" not in text


def test_the_same_entry_on_both_sides_stands_once(team: Repository) -> None:
    status, text, _ = merged(team, add(E4, S3), add(E4))
    assert status == 0
    assert history(text).count(E4) == 1


def test_the_rest_of_the_file_merges_as_text(team: Repository) -> None:
    status, text, _ = merged(
        team,
        lambda text: add(E4)(text).replace("title: VP Alliances", "title: SVP Alliances"),
        lambda text: add(S3)(text).replace(
            "Found at the partner summit.", "Found at the partner summit in May."
        ),
    )
    assert status == 0
    assert "title: SVP Alliances" in text
    assert "summit in May" in text
    assert history(text)[-2:] == [E4, S3]


def test_a_conflict_in_the_rest_keeps_the_history(team: Repository) -> None:
    status, text, _ = merged(
        team,
        lambda text: add(E4)(text).replace("title: VP Alliances", "title: SVP"),
        lambda text: add(S3)(text).replace("title: VP Alliances", "title: EVP"),
    )
    assert status == 1
    assert "<<<<<<<" in text
    assert set(history(text)) >= {E4, S3}


def test_a_side_that_rewrote_history_is_merged_as_text(team: Repository) -> None:
    status, text, _ = merged(
        team, add(E4), lambda text: add(S3)(text).replace("note: x", "note: y").replace("1,200", "9,200")
    )
    assert status == 1
    assert "<<<<<<<" in text
    assert E4 in text
    assert S3 in text


def test_empty_histories_and_the_first_entries(team: Repository) -> None:
    _, text = specimen("stage: prospect\ngates: {}\nhistory: []", "lead")
    team.write(LEAD, text)
    team.git("checkout", "-q", "main")
    team.write(LEAD, text)
    team.commit()

    def first(entry: str) -> Change:
        return lambda text: text.replace("history: []", f"history:\n  - {entry}")

    status, text, words = merged(team, first(E4), first(S2))
    assert status == 0, words
    assert history(text) == [S2, E4]


def test_install(team: Repository, tmp_path: Path) -> None:
    (team.root / ".gitattributes").unlink()
    team.git("config", "--unset", "merge.govern-lead.driver")
    ran = team.govern("merge-driver", "--install")
    assert ran.status == 0
    assert "merge-driver %O %A %B %P" in team.git("config", "merge.govern-lead.driver")
    assert (team.root / ".gitattributes").read_text() == "leads/*.md merge=govern-lead\n"
    assert "kept" in team.govern("merge-driver", "--install").out
    assert team.govern("merge-driver", "x").status == 2
