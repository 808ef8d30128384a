"""A few files are judged by two processes: the same report, nobody left behind, and nothing lost with the copy."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest

from govern import two_ends
from govern.check import FileResult, Selection, Settings
from govern.pool import Checked, Told
from govern.pool import told as told_by_pool
from govern.repository.git import list_files
from govern.repository.workspace import governed, open_workspace
from govern.rules.specimen import FOLDER
from govern.run import check_files
from govern.two_ends import check_from_both_ends
from tests.conftest import ENVIRONMENT, Repository
from tests.test_pool import alive, children, until
from tests.test_reuse import LEAD

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only there a process is copied"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # of the threads that pytest-xdist has
]
BODIES = ("The Assessment is $2,500.", "eco-monetize {{frist_name}}", "Words.", "Eco-Monetize it.")


def fill(repo: Repository, number: int, body: str) -> None:
    path = repo.template(body)
    repo.write(path.replace("-v1-", f"-v{number + 1}-"), (repo.root / path).read_bytes())
    repo.write(f"leads/lead-{number}.md", LEAD.format(f"lead-{number}", body))


@pytest.fixture
def mixed(repo: Repository) -> Repository:
    """Sixteen files of two kinds, some of them broken."""
    for number in range(1, 9):
        fill(repo, number, f"{BODIES[number % 4]} Number {number}.")
    return repo


@pytest.fixture
def busy(repo: Repository) -> Repository:
    """Files that take some seconds together."""
    for number in range(1, 13):
        fill(repo, number, "Partners close faster in {{industry}}, eco-monetize. " * 300)
    return repo


def results(repo: Repository, jobs: int) -> list[FileResult]:
    workspace = open_workspace(repo.root, cached=False)
    using = Settings(workspace.policy, workspace.schemas, date(2026, 4, 24), Selection(()))
    found = check_files(repo.root, governed(list_files(repo.root), workspace.policy), using, jobs)
    return sorted(found, key=lambda result: result.path)


def start(repo: Repository) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "govern", "check", "--jobs", "2", "--format", "json"],
        cwd=repo.root,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def copies_of(process: subprocess.Popen[bytes]) -> list[int]:
    """The copies, not the Git that it asks before."""

    def found() -> list[int]:
        own = command(process.pid)
        return [child for child in children(process.pid) if command(child) == own]

    until(lambda: found() or process.poll() is not None)
    return found()


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_two_give_what_one_gives(mixed: Repository) -> None:
    alone = mixed.check("--no-cache", "--jobs", "1")
    assert alone.status == 1
    assert len({finding["path"] for finding in alone.json["findings"]}) > 6
    for _ in range(3):
        assert mixed.check("--no-cache", "--jobs", "2") == alone
    assert mixed.check("--jobs", "2") == alone
    assert mixed.check("--jobs", "2") == alone


@pytest.mark.parametrize("ending", ["a fault", "half an answer", "no answer"])
def test_what_the_copy_does_not_answer_for_is_judged_all_the_same(
    mixed: Repository, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    alone, parent = results(mixed, 1), os.getpid()
    truth = told_by_pool

    def told(checked: Checked) -> Told:
        if os.getpid() != parent:
            if ending == "no answer":
                os.kill(os.getpid(), signal.SIGKILL)
            if ending == "a fault":
                raise ValueError
        return truth(checked)

    monkeypatch.setattr(two_ends, "told", told)
    if ending == "half an answer":
        monkeypatch.setattr(two_ends, "answer_of", lambda *_: b"[half")
    assert results(mixed, 2) == alone


def test_leaving_early_ends_the_copy(busy: Repository) -> None:
    workspace = open_workspace(busy.root, cached=False)
    using = Settings(workspace.policy, workspace.schemas, date(2026, 4, 24), Selection(()))
    going = check_from_both_ends(busy.root, governed(list_files(busy.root), workspace.policy), using)
    assert isinstance(going, Generator)
    next(going)
    (copy,) = children(os.getpid())
    going.close()
    assert not alive(copy)


def test_an_interrupt_ends_both_at_once(busy: Repository) -> None:
    process = start(busy)
    copies = copies_of(process)
    assert copies
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    until(lambda: not any(map(alive, copies)))


def test_the_copy_does_not_outlive_a_killed_parent(busy: Repository) -> None:
    process = start(busy)
    copies = copies_of(process)
    process.kill()
    process.communicate(timeout=20)
    until(lambda: not any(map(alive, copies)))


def test_a_killed_copy_costs_nothing_but_time(busy: Repository) -> None:
    process = start(busy)
    for copy in copies_of(process):
        os.kill(copy, signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert err == b""
    assert json.loads(out) == busy.check("--no-cache", "--jobs", "1").json


def test_tables_that_only_the_copy_needed_are_kept(mixed: Repository, tmp_path: Path) -> None:
    """Else each check of these files would make them again."""
    both = {"XDG_CACHE_HOME": str(tmp_path / "both")}
    mixed.govern("check", env={"XDG_CACHE_HOME": str(tmp_path / "first")})
    mixed.govern("check", "--no-cache", "--jobs", "2", env=both)
    for path in ("leads/lead-1.md", FOLDER + "/nurture-v2-2026-04-20.md"):
        alone = {"XDG_CACHE_HOME": str(tmp_path / path.replace("/", "-"))}
        mixed.govern("check", "--no-cache", "--jobs", "1", path, env=alone)
        assert kept_names(alone)
        assert kept_names(alone) <= kept_names(both)


def kept_names(environment: dict[str, str]) -> set[str]:
    names = "from govern.repository.pattern_store import load_store\nprint(*map(bytes.hex, load_store().entries()))"
    told = subprocess.run(
        [sys.executable, "-c", names], env={**ENVIRONMENT, **environment}, capture_output=True, check=True
    )
    return set(told.stdout.decode().split())
