from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from govern.rules.specimen import FOLDER
from tests.conftest import ENVIRONMENT, Repository


@pytest.fixture
def fresh(empty_repo: Repository) -> Repository:
    empty_repo.git("config", "user.name", 'Jo "J" Ångström')
    empty_repo.git("config", "user.email", "jo@example.com")
    return empty_repo


def test_init_makes_a_repository_that_passes(fresh: Repository) -> None:
    ran = fresh.govern("init")
    assert ran.status == 0
    for path in (
        "govern.yaml",
        "schemas/lead.schema.json",
        ".pre-commit-config.yaml",
        ".github/workflows/govern.yml",
    ):
        assert f"wrote {path}" in ran.out
        assert (fresh.root / path).is_file()
    assert (fresh.root / FOLDER).is_dir()
    assert fresh.govern("check").status == 0
    assert fresh.govern("policy", "test").status == 0


def test_init_keeps_what_is_there(fresh: Repository) -> None:
    fresh.write("govern.yaml", "extends: sop-rev-v0\n")
    ran = fresh.govern("init")
    assert "kept  govern.yaml" in ran.out
    assert (fresh.root / "govern.yaml").read_text(encoding="utf-8") == "extends: sop-rev-v0\n"


def test_init_dry_run_writes_nothing(fresh: Repository) -> None:
    ran = fresh.govern("init", "--dry-run", "--hooks")
    assert "would write govern.yaml" in ran.out
    assert sorted(path.name for path in fresh.root.iterdir()) == [".git"]


def test_init_needs_a_person_and_a_repository(empty_repo: Repository) -> None:
    ran = empty_repo.govern("init")
    assert ran.status == 2
    assert "git config user.name" in ran.err
    assert Repository(empty_repo.root.parent).govern("init").status == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_hook_blocks_a_commit(fresh: Repository) -> None:
    fresh.govern("init", "--hooks")
    shim = fresh.root / ".git" / "bin"
    shim.mkdir()
    (shim / "govern").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govern "$@"\n', encoding="utf-8")
    (shim / "govern").chmod(0o755)
    environment = {**ENVIRONMENT, "PATH": f"{shim}:{ENVIRONMENT['PATH']}"}

    def commit() -> subprocess.CompletedProcess[str]:
        fresh.git("add", "-A")
        return subprocess.run(
            ["git", "commit", "-m", "x"],
            cwd=fresh.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert commit().returncode == 0
    fresh.template("Dear customer,\n\nOur Assessment costs $2,500.\n")
    blocked = commit()
    assert blocked.returncode != 0
    assert "PRC101" in blocked.stdout + blocked.stderr
    assert shutil.which("git")


def test_new_writes_a_template_whose_brackets_check_names(repo: Repository) -> None:
    ran = repo.govern("new", "nurture", "--title", 'Signals: a "field" guide', "--author", "dana@example.com")
    path = f"{FOLDER}/nurture-v1-2026-04-24.md"
    assert ran.out == f"wrote {path}\n"
    report = repo.check(path)
    assert {finding["code"] for finding in report.json["findings"] if finding["severity"] == "error"} == {
        "PER106"
    }
    text = (repo.root / path).read_text(encoding="utf-8")
    assert text.count("## Touch") == 6
    assert 'title: "Signals: a \\"field\\" guide"' in text
    again = repo.govern("new", "nurture", "--author", "dana@example.com")
    assert again.out == f"wrote {FOLDER}/nurture-v2-2026-04-24.md\n"


def test_new_takes_touches_from_the_policy_and_prints_on_dry_run(repo: Repository) -> None:
    ran = repo.govern("new", "re-engagement", "--author", "dana@example.com", "--dry-run")
    assert ran.out.count("## Touch") == 2
    assert "Wait: 30 days" in ran.out
    assert not (repo.root / FOLDER).exists()
    assert (
        repo.govern("new", "activation", "--touches", "1", "--author", "a@b.example", "--dry-run").out.count(
            "## T"
        )
        == 1
    )


def test_new_refuses_what_there_is_no_template_for(repo: Repository) -> None:
    assert "by hand" in repo.govern("new", "post-briefing").err
    ran = repo.govern("new", "newsletter")
    assert ran.status == 2
    assert "known: nurture, activation, re-engagement" in ran.err
    ran = repo.govern("new", "nurture", env={"GIT_AUTHOR_EMAIL": "", "EMAIL": ""})
    assert "--author" in ran.err


def test_rule_explains(repo: Repository) -> None:
    ran = repo.govern("rule", "prc101")
    assert ran.status == 0
    assert "PRC101" in ran.out
    assert "Breaks it:" in ran.out
    assert repo.govern("rule", "price-in-nurture").out == ran.out
    every = repo.govern("rule", "--all", "--format", "json").json
    assert {"PRC101", "TRM101", "OPT101", "PER101", "VAL101", "NAM101"} <= {rule["code"] for rule in every}
    from jsonschema import Draft202012Validator

    from govern import packaged

    Draft202012Validator(packaged.schema("rules")).validate(every)
    assert repo.govern("rule").status == 2
    assert repo.govern("rule", "ZZZ999").status == 2
    assert "PRC101" in repo.govern("rule", "--all").out


def test_help_shows_an_example_for_every_command(repo: Repository) -> None:
    for words in ([], ["check"], ["init"], ["new"], ["rule"], ["policy"]):
        ran = repo.govern(*words, "--help")
        assert ran.status == 0
        assert "Example" in ran.out
    assert repo.govern("--version").out.startswith("govern, version ")
    ran = repo.govern("chekc")
    assert ran.status == 2
    assert "No such command" in ran.err
