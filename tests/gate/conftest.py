from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ENVIRONMENT
from tests.gate.world import World, policy

Start = Callable[..., World]


@pytest.fixture(scope="session")
def empty_git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("git")
    subprocess.run(["git", "init", "-q", "-b", "main", "--template=", str(root)], env=ENVIRONMENT, check=True)
    return root


@pytest.fixture
def bare_world(empty_git: Path, tmp_path: Path) -> World:
    shutil.copytree(empty_git, tmp_path / "repository")
    return World(tmp_path / "repository")


@pytest.fixture
def world(bare_world: World) -> World:
    """A company whose main branch holds its policy and nothing else."""
    bare_world.commit("eva", {"govern.yaml": policy(), "README.md": "Hello.\n"}, branch="main")
    return bare_world


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A real OpenSSH key for everybody, and a second one for Michelle."""
    folder = tmp_path_factory.mktemp("keys")
    people = ("michelle", "marcus", "mallory", "dana", "eva", "second")
    for who in people:
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", who, "-f", str(folder / who)]
        subprocess.run(command, check=True)
    return {who: folder / who for who in people}
