"""Processes end with the last file, or with the one who asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from govern.rules.specimen import specimen
from tests.conftest import ENVIRONMENT, Repository

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


def children(pid: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                told = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            if int(told[1]) == pid and told[0] != "Z":
                found.append(int(folder.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def until(wanted: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # Asked once: a worker that is seen now may be gone in a moment.
        if wanted():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to that")


def until_at_work(process: subprocess.Popen[bytes], workers: int = 2) -> None:
    until(lambda: len(children(process.pid)) >= workers or process.poll() is not None)


@pytest.fixture
def busy(repo: Repository) -> Repository:
    path, text = specimen("Partners close faster in {{industry}}, eco-monetize. " * 100, "body")
    for number in range(1, 90):
        repo.write(path.replace("-v1-", f"-v{number}-"), text.replace("version: v1", f"version: v{number}"))
    return repo


def start(repo: Repository) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "govern", "check", "--jobs", "2"],
        cwd=repo.root,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Tests may run in the background, where shells let programs ignore an interrupt from their birth.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.parametrize("to_all", [False, True])
def test_an_interrupt_ends_it_at_once(busy: Repository, to_all: bool) -> None:
    process = start(busy)
    until_at_work(process)
    workers = children(process.pid)
    if process.poll() is not None:
        pytest.skip("this machine was done before it could be interrupted")
    if to_all:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert out == b""
    until(lambda: not any(map(alive, workers)))
    # What is left behind by it does not disturb the next run.
    assert busy.govern("check", "govern.yaml").status == 0


def test_workers_do_not_outlive_a_killed_parent(busy: Repository) -> None:
    process = start(busy)
    until_at_work(process)
    workers = children(process.pid)
    process.kill()
    process.communicate(timeout=20)
    until(lambda: not any(map(alive, workers)))


def test_a_worker_that_is_killed_is_told_and_ends_the_check(busy: Repository) -> None:
    process = start(busy)
    until_at_work(process)
    for worker in children(process.pid)[:1]:
        os.kill(worker, signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"ended before its work did" in err
    assert b"--jobs 1" in err
    assert b"Traceback" not in err
    assert out == b""


def test_an_interrupt_at_any_moment_leaves_no_traceback(busy: Repository) -> None:
    for delay in (0.0, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3):
        process = start(busy)
        # Before its first worker the interpreter itself may still be starting, and that tells of an interrupt its own way.
        until_at_work(process, 1)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=20)
        assert b"Traceback" not in err, (delay, err)
        assert b"Exception" not in err, (delay, err)
