"""A governed repository in a temporary folder, and govern as its user runs it."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from govern.rules.specimen import BODY, FOLDER, specimen

# As `packaged.second_reader` has it, which comes too late where another library has loaded numpy before: on each processor a
# process tests already.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Commands are run some two thousand times: without byte code each of them would compile all of govern first.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None) and "PYTHONPYCACHEPREFIX" not in os.environ:
    os.environ["PYTHONPYCACHEPREFIX"] = tempfile.mkdtemp(prefix="govern-bytecode-")
    atexit.register(shutil.rmtree, os.environ["PYTHONPYCACHEPREFIX"], ignore_errors=True)

# How long an example takes says something about the machine, not about the code.
settings.register_profile("govern", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("govern")

PROJECT = Path(__file__).resolve().parent.parent

POLICY = """\
extends: sop-rev-v0
roster:
  category.positioning:
    - {name: Dana, email: dana@example.com, from: 2026-01-01}
  cmo:
    - {name: Michelle, email: michelle@example.com, from: 2026-01-01}
  cro:
    - {name: Marcus, email: marcus@example.com, from: 2026-01-01}
"""

ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GOVERN_"))},
    "GIT_AUTHOR_NAME": "Dana",
    "GIT_AUTHOR_EMAIL": "dana@example.com",
    "GIT_COMMITTER_NAME": "Dana",
    "GIT_COMMITTER_EMAIL": "dana@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "SOURCE_DATE_EPOCH": "1776988800",  # 2026-04-24
    "PYTHONPATH": str(PROJECT),
    "PYTHONUTF8": "1",
    "NO_COLOR": "1",
}


@dataclass(frozen=True)
class Ran:
    """A finished command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        return [finding["code"] for finding in self.json["findings"]]


class Repository:
    """A Git repository in a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=ENVIRONMENT, capture_output=True, text=True, check=True
        )
        return done.stdout

    def write(self, path: str, text: str | bytes) -> Path:
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
        return full

    def template(self, body: str = BODY, where: str = "body", sequence: str = "nurture") -> str:
        path, text = specimen(body, where, sequence)
        self.write(path, text)
        return path

    def commit(self, message: str = "Change content") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def govern(
        self, *arguments: str, stdin: bytes | None = None, cwd: str = ".", env: dict[str, str] | None = None
    ) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "govern", *arguments],
            cwd=self.root / cwd,
            env={**ENVIRONMENT, **(env or {})},
            input=stdin,
            capture_output=True,
            check=False,
        )
        ran = Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
        assert "Traceback" not in ran.err, ran.err
        return ran

    def check(self, *arguments: str) -> Ran:
        return self.govern("check", "--format", "json", *arguments)


def project_files() -> Iterator[str]:
    """The files of this project that Git tracks, or would, as they lie in the work tree: paths from its top."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return (name for name in listed.split("\0") if name and (PROJECT / name).is_file())


@pytest.fixture
def empty_repo(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.git("init", "-q", "-b", "main")
    return repository


@pytest.fixture
def repo(empty_repo: Repository) -> Repository:
    empty_repo.write("govern.yaml", POLICY)
    return empty_repo


@pytest.fixture
def templates() -> str:
    return FOLDER


Check = Callable[..., Ran]
