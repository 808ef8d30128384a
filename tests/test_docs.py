"""Every command that the README and the docs show is run, in a copy of this repository, page by page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ENVIRONMENT, PROJECT, project_files

PAGES = [
    PROJECT / "README.md",
    *(
        path
        for path in sorted((PROJECT / "docs").rglob("*.md"))
        if path.relative_to(PROJECT).parts[1] not in {"rules", "reference", "sops"}
    ),
]
_BLOCK = re.compile(
    r"(?:<!-- not run: (?P<why>[^>]+) -->\n+)?^```(?P<form>sh|console)\n(?P<text>.*?)^```", re.M | re.S
)
TODAY = "1795867200"  # 2026-11-28, the day of the repository's own content


@dataclass(frozen=True)
class Block:
    page: str
    line: int
    commands: tuple[str, ...]


def blocks(path: Path) -> Iterator[Block]:
    text = path.read_text(encoding="utf-8")
    for match in _BLOCK.finditer(text):
        if match["why"]:
            continue
        lines = match["text"].replace("\\\n", " ").splitlines()
        if match["form"] == "console":
            lines = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
        commands = tuple(line for line in lines if line.strip() and not line.startswith("#"))
        yield Block(path.relative_to(PROJECT).as_posix(), text.count("\n", 0, match.start()) + 1, commands)


BY_PAGE = {path.relative_to(PROJECT).as_posix(): list(blocks(path)) for path in PAGES}


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what Git tracks, or would, as a repository of its own with one commit."""
    root = tmp_path_factory.mktemp("docs") / "repository"
    for name in project_files():
        if name.startswith(("tests/", "benchmarks/")):
            continue
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / name, target)
    for command in (
        ["init", "-q", "-b", "main"],
        ["add", "-A"],
        ["commit", "-q", "-m", "The repository"],
        ["tag", "v1.0"],
    ):
        subprocess.run(["git", *command], cwd=root, env=ENVIRONMENT, check=True)
    return root


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bin")
    for name, rest in (("govern", " -m govern"), ("python", "")):
        program = folder / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}"{rest} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are shown for a POSIX shell")
@pytest.mark.parametrize("page", [page for page, found in BY_PAGE.items() if found])
def test_the_commands_of_a_page_work(page: str, copy: Path, shim: Path, tmp_path: Path) -> None:
    root = tmp_path / "repository"
    shutil.copytree(copy, root, symlinks=True)
    environment = {
        **ENVIRONMENT,
        "PATH": f"{shim}:{ENVIRONMENT['PATH']}",
        "SOURCE_DATE_EPOCH": TODAY,
        "HOME": str(tmp_path),
        "GOVERN_SUPPRESSION_KEY": "demo-2026: harbour-street-demo-key",  # of made-up people; docs/sequences.md has it
        "GIT_AUTHOR_EMAIL": "michelle@example.com",
        "GIT_COMMITTER_EMAIL": "michelle@example.com",
    }
    for block in BY_PAGE[page]:
        for command in block.commands:
            if "--serve" in command:
                continue  # it ends when somebody ends it; tests/reports tries it
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=root,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )
            told = f"{page}:{block.line}: {command}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}"
            assert "Traceback" not in done.stderr, told
            assert done.returncode in {0, 1}, told


@pytest.mark.parametrize("page", BY_PAGE)
def test_links_lead_somewhere(page: str) -> None:
    path = PROJECT / page
    for target in re.findall(r"\]\((?!https?://|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
        if not set("{…") & set(target) and not target.startswith("images/"):
            assert (path.parent / target).resolve().exists(), f"{page} links to {target}"
