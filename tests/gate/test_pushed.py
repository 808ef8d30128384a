"""Before a push, what is pushed is judged: not what is checked out, and every branch of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from govern.cli.pushed import Pushed, pushed
from govern.errors import UsageError
from govern.rules.specimen import BODY, FOLDER
from tests.conftest import ENVIRONMENT, Ran, Repository

ONE, TWO, NONE = "1" * 40, "2" * 40, "0" * 40


def test_what_git_tells() -> None:
    lines = [
        f"refs/heads/a {ONE} refs/heads/a {NONE}\n",
        f"refs/heads/b {ONE} refs/heads/b {TWO}\n",
        f"(delete) {NONE} refs/heads/old {TWO}\n",
        f"HEAD~1^{{a b}} {TWO} refs/heads/c {NONE}\r\n",
        "\n",
    ]
    # Git's own word stands above what another program left in the environment.
    found = pushed(lines, {"PRE_COMMIT": "1", "PRE_COMMIT_TO_REF": "9" * 40})
    assert found == (Pushed(ONE, "refs/heads/a"), Pushed(TWO, "refs/heads/c"))
    assert pushed([f"(delete) {NONE} refs/heads/old {TWO}\n"], {}) == ()


def test_what_pre_commit_tells() -> None:
    branch = {
        "PRE_COMMIT": "1",
        "PRE_COMMIT_LOCAL_BRANCH": "refs/heads/a",
        "PRE_COMMIT_REMOTE_BRANCH": "refs/heads/b",
    }
    assert pushed([], {**branch, "PRE_COMMIT_TO_REF": ONE}) == (Pushed(ONE, "refs/heads/b"),)
    assert pushed([], branch) == (Pushed("refs/heads/a", "refs/heads/b"),)
    assert pushed([], {"PRE_COMMIT": "1"}) == (Pushed("HEAD"),)
    assert pushed([], {}) is None


@pytest.mark.parametrize("line", ["hello", f"a {ONE} b", f"a b {ONE} refs/heads/a", f"a {'g' * 40} b {ONE}"])
def test_what_git_does_not_tell(line: str) -> None:
    with pytest.raises(UsageError):
        pushed([line], {})


# ---- the plain hook, under the real Git


@pytest.fixture
def clone(repo: Repository, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A governed repository with a server and the plain hooks; main is pushed."""
    server = tmp_path_factory.mktemp("server")
    repo.git("init", "-q", "--bare", str(server))
    repo.git("remote", "add", "origin", str(server))
    hooks = repo.root / ".git" / "hooks"
    repo.git("config", "user.name", "Dana")
    repo.git("config", "user.email", "dana@example.com")
    assert repo.govern("init", "--hooks").status == 0
    shim = repo.root / ".git" / "bin"
    shim.mkdir()
    (shim / "govern").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govern "$@"\n', encoding="utf-8")
    (shim / "govern").chmod(0o755)
    (hooks / "pre-commit").unlink()
    repo.commit()
    return repo


def push(repository: Repository, *refs: str) -> Ran:
    path = f"{repository.root / '.git' / 'bin'}:{ENVIRONMENT['PATH']}"
    done = subprocess.run(
        ["git", "push", "origin", *refs],
        cwd=repository.root,
        env={**ENVIRONMENT, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_plain_hook_judges_what_is_pushed(clone: Repository) -> None:
    first = push(clone, "main")
    assert first.status == 0, first.err
    assert "nothing judges this push" in first.err
    assert "pushed" not in first.out

    clone.git("checkout", "-q", "-b", "good")
    path = clone.template(BODY)
    text = Path(clone.root / path).read_text(encoding="utf-8")
    clone.commit("Write a template")
    clone.git("checkout", "-q", "-b", "bad", "main")
    clone.write(path, text.replace("status: draft", "status: approved"))
    clone.commit("Claim what nobody has signed")

    # HEAD is bad, and what is pushed is not; then the other way round.
    ran = push(clone, "good")
    assert ran.status == 0, ran.err
    assert "to good" in ran.err
    clone.git("checkout", "-q", "main")
    for refs in (["bad"], ["bad:refs/heads/other"], ["good", "bad"], ["bad", "good"], ["bad~0:refs/heads/x"]):
        ran = push(clone, *refs)
        assert ran.status != 0
        assert "The gate is closed" in ran.out + ran.err, refs
    # A rewritten file in the work tree, or a staged one, changes nothing.
    clone.write(path, text)
    clone.git("add", "-A")
    assert push(clone, "bad").status != 0
    clone.git("reset", "-q", "--hard")

    ran = push(clone, ":good")
    assert ran.status == 0, ran.err
    assert "nothing is pushed but deletions" in ran.err
    clone.git("tag", "-a", "-m", "First", "v1", "bad")
    assert push(clone, "v1").status != 0
    assert FOLDER in path


def test_without_a_push_there_is_nothing_to_judge(repo: Repository) -> None:
    repo.template(BODY)
    repo.commit()
    ran = repo.govern("gate", "--base", "main", "--pushed")
    assert ran.status == 2
    assert "--head REF" in ran.err
    for more in (("--head", "main"), ("--at", "main"), ("--output", "x.txt")):
        assert repo.govern("gate", "--base", "main", "--pushed", *more).status == 2
