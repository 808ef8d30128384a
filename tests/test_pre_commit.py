"""The hooks of `.pre-commit-hooks.yaml` under the real pre-commit framework: it clones this project and installs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govern.rules.specimen import BODY
from tests.conftest import ENVIRONMENT, PROJECT, Repository, project_files

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="Git is needed"),
]
CONFIG = """\
repos:
  - repo: {source}
    rev: v1
    hooks:
      - id: govern-check
      - id: govern-fix
      - id: govern-gate
"""
Hook = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """This project as it stands in the work tree, as a repository with a tag."""
    repository = Repository(tmp_path_factory.mktemp("source"))
    for name in project_files():
        if not name.startswith(("tests/", "docs/", "benchmarks/", "examples/")):
            repository.write(name, (PROJECT / name).read_bytes())
    repository.git("init", "-q", "-b", "main")
    repository.commit()
    repository.git("tag", "v1")
    return repository


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps its environments: govern is installed once for all tests."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def hook(repo: Repository, source: Repository, home: Path) -> Hook:
    repo.write(".pre-commit-config.yaml", CONFIG.format(source=source.root))
    repo.write("README.md", "# Not governed\n")
    repo.commit()
    # What is run is what pre-commit installed, not this work tree.
    environment = {key: value for key, value in ENVIRONMENT.items() if key != "PYTHONPATH"}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", *words],
            cwd=repo.root,
            env={**environment, "PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_check_sees_what_is_staged(repo: Repository, hook: Hook) -> None:
    path = repo.template("Hi {{first_name}}, the Assessment is $2,500.")
    repo.git("add", path)
    done = hook("run", "govern-check")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "PRC101" in done.stdout
    # Mended in the work tree only: the commit would still hold the price.
    repo.template(BODY)
    assert hook("run", "govern-check").returncode == 1
    repo.git("add", path)
    done = hook("run", "govern-check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_fix_mends_and_says_that_files_were_modified(repo: Repository, hook: Hook) -> None:
    path = repo.template(BODY.replace("In 214 alliances", "eco-Monetize read on. In 214 alliances"))
    repo.write("notes.md", "eco-Monetize\n")
    repo.git("add", "-A")
    done = hook("run", "govern-fix")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert "eco monetize read on" in (repo.root / path).read_text(encoding="utf-8")
    assert (repo.root / "notes.md").read_text(encoding="utf-8") == "eco-Monetize\n"
    repo.git("add", "-A")
    assert hook("run", "govern-fix").returncode == 0


def test_gate_stops_a_push_that_ci_would_stop(
    repo: Repository, hook: Hook, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = tmp_path_factory.mktemp("server")
    repo.git("init", "-q", "--bare", str(server))
    repo.git("remote", "add", "origin", str(server))
    repo.git("push", "-q", "origin", "main")
    assert hook("install", "--hook-type", "pre-push").returncode == 0
    repo.git("checkout", "-q", "-b", "work")
    path = repo.template(BODY)
    text = (repo.root / path).read_text(encoding="utf-8")
    repo.write(path, text.replace("status: draft", "status: approved"))
    repo.commit()

    def push(*refs: str) -> subprocess.CompletedProcess[str]:
        environment = {**ENVIRONMENT, "PRE_COMMIT_HOME": str(home)}
        environment.pop("PYTHONPATH")
        return subprocess.run(
            ["git", "push", "origin", *(refs or ("work",))],
            cwd=repo.root,
            env={**environment, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )

    done = push()
    assert done.returncode != 0
    assert "The gate is closed" in done.stdout + done.stderr
    # What is pushed is judged, not what is checked out, under whatever name it goes.
    repo.git("branch", "bad")
    repo.git("checkout", "-q", "main")
    for refs in (["bad"], ["bad:refs/heads/other"], [f"{repo.git('rev-parse', 'bad').strip()}:refs/heads/x"]):
        done = push(*refs)
        assert done.returncode != 0, refs
        assert "The gate is closed" in done.stdout + done.stderr
    repo.git("checkout", "-q", "work")
    repo.write(path, text)
    repo.commit()
    repo.git("checkout", "-q", "bad")
    done = push()
    assert done.returncode == 0, done.stdout + done.stderr
    # By hand nothing is pushed, and HEAD is what is meant.
    assert hook("run", "--hook-stage", "manual", "govern-gate").returncode == 1
    repo.git("checkout", "-q", "work")
    assert hook("run", "--hook-stage", "manual", "govern-gate").returncode == 0


def test_gate_judges_a_whole_history_that_is_pushed(
    repo: Repository, hook: Hook, tmp_path_factory: pytest.TempPathFactory, home: Path
) -> None:
    """Then pre-commit names the branch and no commit, for there is none to begin from."""
    server = tmp_path_factory.mktemp("server")
    repo.git("init", "-q", "--bare", str(server))
    repo.git("remote", "add", "elsewhere", str(server))
    repo.git("update-ref", "refs/remotes/origin/main", "main")
    repo.git("checkout", "-q", "-b", "bad")
    path = repo.template(BODY)
    text = (repo.root / path).read_text(encoding="utf-8")
    repo.write(path, text.replace("status: draft", "status: approved"))
    repo.commit()
    repo.git("checkout", "-q", "main")
    assert hook("install", "--hook-type", "pre-push").returncode == 0
    environment = {key: value for key, value in ENVIRONMENT.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        ["git", "push", "elsewhere", "bad"],
        cwd=repo.root,
        env={**environment, "PRE_COMMIT_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "The gate is closed" in done.stdout + done.stderr
