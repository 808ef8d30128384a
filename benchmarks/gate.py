"""Whole-process time of `govern gate` on a large repository, and the processes that it starts.

    python -m pip install '.[sign]' && python benchmarks/gate.py [--templates 2000] [--commits 5000] [--files 20]

Builds the repository with one `git fast-import`: every template written by one person and signed by two, in commits
of their own, then edits until there are as many commits as asked for; and a pull request that changes some files.
Prints a Markdown table; processes are counted by a `git` that stands first on the PATH and notes each call.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from tests.gate.world import FOLDER, World, approved, policy  # noqa: E402


def paths(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield f"{FOLDER}/nurture-v{number}-2026-04-20.md"


def build(root: Path, templates: int, commits: int, files: int) -> None:
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    world = World(root)
    names = list(paths(templates))
    world.commit("eva", {"govern.yaml": policy(), "README.md": "0\n"}, branch="main")
    # Signing is slow, so one chain in ten is real and the others wait in review; all have a history.
    for number, path in enumerate(names):
        if number % 10 == 0:
            for who, text in zip(("dana", "michelle", "marcus"), approved(path), strict=True):
                world.commit(who, {path: text}, branch="main")
        else:
            world.commit("dana", {path: approved_text(path)}, branch="main")
    made = world._marks
    for number in range(max(commits - made - 3 * files, 0)):
        world.commit("dana", {"README.md": f"{number}\n"}, branch="main")
    for number in range(1, files + 1):
        path = f"{FOLDER}/nurture-v{templates + number}-2026-04-22.md"
        for who, text in zip(("dana", "michelle", "marcus"), approved(path), strict=True):
            world.commit(who, {path: text}, branch="work")
    world.flush()
    world.git("checkout", "-q", "-f", "work")
    world.git("gc", "-q")


def approved_text(path: str) -> str:
    from tests.gate.world import template

    return template(path, status="draft")


def counting_git(folder: Path) -> tuple[Path, Path]:
    log = folder / "calls"
    shim = folder / "shim"
    shim.mkdir()
    real = shutil.which("git")
    (shim / "git").write_text(f'#!/bin/sh\necho x >> {log}\nexec {real} "$@"\n')
    (shim / "git").chmod(0o755)
    return shim, log


def timed(command: list[str], root: Path, runs: int) -> list[float]:
    env = {**os.environ, "PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": "1777075200"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    found = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        done = subprocess.run(command, cwd=root, env=env, capture_output=True, check=False)
        found.append(time.perf_counter() - begin)
        if done.returncode:
            sys.exit(done.stdout.decode() + done.stderr.decode())
    return found[1:]


def counted(command: list[str], root: Path, shim: Path, log: Path) -> int:
    log.write_text("")
    env = {
        **os.environ,
        "PYTHONPATH": str(PROJECT),
        "SOURCE_DATE_EPOCH": "1777075200",
        "PATH": f"{shim}:{os.environ['PATH']}",
    }
    subprocess.run(command, cwd=root, env=env, capture_output=True, check=True)
    return len(log.read_text().splitlines())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--templates", type=int, default=2000)
    parser.add_argument("--commits", type=int, default=5000)
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repository"
        build(root, options.templates, options.commits, options.files)
        shim, log = counting_git(Path(folder))
        count = subprocess.run(
            ["git", "rev-list", "--count", "work"], cwd=root, capture_output=True, text=True, check=True
        )
        print(
            f"{options.templates} templates, {count.stdout.strip()} commits, {options.files} files in the request\n"
        )
        print("| command | min s | median s | max s | Git processes |\n| --- | ---: | ---: | ---: | ---: |")
        govern = [sys.executable, "-m", "govern"]
        for words in (["--version"], ["gate", "--base", "main"], ["gate", "--at", "main"]):
            times = timed([*govern, *words], root, options.runs)
            calls = counted([*govern, *words], root, shim, log)
            print(
                f"| `govern {' '.join(words)}` | {min(times):.2f} | {statistics.median(times):.2f} | {max(times):.2f} | {calls} |"
            )


if __name__ == "__main__":
    main()
