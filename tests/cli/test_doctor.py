"""`govern doctor` and `govern completion`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ENVIRONMENT, Repository


def test_a_sound_repository(repo: Repository) -> None:
    ran = repo.govern("doctor", env={"GIT_AUTHOR_EMAIL": "michelle@example.com"})
    assert ran.status == 0, ran.out
    assert "michelle@example.com holds cmo." in ran.out
    assert "nobody holds chief.staff" in ran.out
    assert "mend: pre-commit install" in ran.out
    assert all(len(line) <= 140 for line in ran.out.splitlines())
    checks = {one["what"]: one["health"] for one in repo.govern("doctor", "--format", "json").json["checks"]}
    assert checks["Git"] == checks["policy"] == checks["you"] == "fine"
    assert checks["hook"] == checks["CI"] == "advice"


def test_what_is_broken_is_named_with_the_next_step(empty_repo: Repository) -> None:
    ran = empty_repo.govern("doctor")
    assert ran.status == 1
    assert "✗ policy" in ran.out
    assert "govern init" in ran.out
    empty_repo.write("govern.yaml", "extends: sop-rev-v0\nroster: 3\n")
    ran = empty_repo.govern("doctor")
    assert ran.status == 1
    assert "govern.yaml:2:" in ran.out


def test_outside_a_repository(tmp_path: os.PathLike[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "govern", "doctor"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "git init" in done.stdout


def test_an_old_schema_and_a_shallow_clone(
    repo: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repo.write("schemas/lead.schema.json", "{}")
    repo.commit()
    repo.write("schemas/lead.schema.json", "{ ")
    repo.commit("again")
    clone = tmp_path_factory.mktemp("clone") / "it"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", repo.root.as_uri(), str(clone)], env=ENVIRONMENT, check=True
    )
    ran = Repository(clone).govern("doctor")
    assert ran.status == 0
    assert "git fetch --unshallow" in ran.out
    assert "schemas/lead.schema.json is not the one" in ran.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(repo: Repository, shell: str) -> None:
    ran = repo.govern("completion", shell)
    assert ran.status == 0
    assert "_GOVERN_COMPLETE" in ran.out
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=ran.out, text=True, check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [("govern che", "check"), ("govern check --fo", "--format"), ("govern check --format sa", "sarif")],
)
def test_completion_answers(repo: Repository, typed: str, expected: str) -> None:
    words = typed.split(" ")
    environment = {
        "_GOVERN_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
    }
    ran = repo.govern(env=environment)
    assert expected in {line.split(",")[-1] for line in ran.out.splitlines()}


def offered(repo: Repository, *words: str) -> list[str]:
    """What bash is offered for the last of the words."""
    asked = {
        "_GOVERN_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("govern", *words)),
        "COMP_CWORD": str(len(words)),
    }
    return repo.govern(env=asked).out.split()


def test_values_are_completed(repo: Repository) -> None:
    repo.template()
    repo.write("leads/acme-robotics.md", "---\nid: acme-robotics\n---\n")
    repo.commit()
    assert "plain,PRC101" in offered(repo, "rule", "PRC")
    assert "plain,PRC,TRM101" in offered(repo, "check", "--select", "PRC,TRM1")
    assert offered(repo, "approve", "x", "--as", "cm") == ["plain,cmo"]
    assert offered(repo, "gate", "--base", "ma") == ["plain,main"]
    assert offered(repo, "lead", "show", "ac") == ["plain,acme-robotics"]
    assert offered(repo, "new", "nur") == ["plain,nurture"]
    assert offered(repo, "approve", "content/") == ["file,content/"]
    assert offered(repo, "check", "content/") == ["file,content/"]
    assert offered(repo, "check", "--format", "sa") == ["plain,sarif"]


def test_without_a_repository_nothing_is_offered_and_nothing_is_said(empty_repo: Repository) -> None:
    assert offered(empty_repo, "approve", "x", "--as", "cm") == []
    assert offered(empty_repo, "lead", "show", "ac") == []
    empty_repo.write("govern.yaml", "roster: 3\n")
    assert offered(empty_repo, "inbox", "--role", "c") == []


def test_a_machine_without_git_and_a_folder_among_the_workflows(repo: Repository) -> None:
    ran = repo.govern("doctor", env={"PATH": "/nonexistent"})
    assert ran.status == 1
    assert "✗ Git" in ran.out and "Install Git" in ran.out
    (repo.root / ".github/workflows/odd.yml").mkdir(parents=True)
    assert repo.govern("doctor").status == 0
