"""The honest ways, by the commands alone, as a person types them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govern.rules.specimen import FOLDER
from tests.conftest import ENVIRONMENT, Ran
from tests.gate.world import NURTURE, PEOPLE, policy, template


class Desk:
    """A repository in which one person after another sits down at the keyboard."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, who: str, *command: str) -> Ran:
        name, email, _ = PEOPLE[who]
        env = {
            **{
                key: value
                for key, value in ENVIRONMENT.items()
                if not key.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))
            },
            **{
                f"GIT_{part}_{key}": value
                for part in ("AUTHOR", "COMMITTER")
                for key, value in (("NAME", name), ("EMAIL", email))
            },
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        subprocess.run(["git", "config", "user.email", email], cwd=self.root, env=env, check=True)
        subprocess.run(["git", "config", "user.name", name], cwd=self.root, env=env, check=True)
        done = subprocess.run(
            list(command), cwd=self.root, env=env, capture_output=True, text=True, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    def git(self, who: str, *arguments: str) -> str:
        ran = self.run(who, "git", *arguments)
        assert ran.status == 0, ran.err
        return ran.out

    def govern(self, who: str, *arguments: str) -> Ran:
        return self.run(who, sys.executable, "-m", "govern", *arguments)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path)], env=ENVIRONMENT, check=True)
    (tmp_path / "govern.yaml").write_text(policy())
    made.git("eva", "add", "-A")
    made.git("eva", "commit", "-q", "-m", "Govern this repository")
    made.git("eva", "checkout", "-q", "-b", "work")
    return made


def test_a_template(desk: Desk) -> None:
    (desk.root / FOLDER).mkdir(parents=True)
    (desk.root / NURTURE).write_text(template(status="in-review"))
    desk.git("dana", "add", "-A")
    desk.git("dana", "commit", "-q", "-m", "Write a nurture sequence")
    assert desk.govern("dana", "gate", "--base", "main").status == 1
    for who, role in (("michelle", "cmo"), ("marcus", "cro")):
        signed = desk.govern(who, "approve", NURTURE, "--as", role, "--commit", "--yes")
        assert signed.status == 0, signed.err + signed.out
    verdict = desk.govern("dana", "gate", "--base", "main")
    assert verdict.status == 0, verdict.out
    assert "approved: cmo ✓ Michelle Arden · cro ✓ Marcus Feld" in verdict.out


def test_a_change_of_the_roster(desk: Desk) -> None:
    (desk.root / "govern.yaml").write_text(policy().replace("Marcus Feld", "Marcus A. Feld"))
    desk.git("dana", "commit", "-q", "-a", "-m", "Write Marcus's name in full")
    drawn = desk.govern("dana", "gate", "--base", "main", "--record", "Marcus's name in full")
    assert drawn.out.startswith("wrote governance/roster/")
    path = drawn.out.split()[1]
    desk.git("dana", "add", "-A")
    desk.git("dana", "commit", "-q", "-m", "Record it")
    assert desk.govern("dana", "check", path).status == 0
    for who, role in (("michelle", "cmo"), ("marcus", "cro"), ("eva", "chief.staff")):
        assert desk.govern("dana", "gate", "--base", "main").status == 1
        signed = desk.govern(who, "approve", path, "--as", role, "--commit", "--yes")
        assert signed.status == 0, signed.err + signed.out
    verdict = desk.govern("dana", "gate", "--base", "main")
    assert verdict.status == 0, verdict.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--record", "x"), "Against which branch"),
        (("--base", "main", "--record", "x"), "Nothing that judges differs"),
    ],
)
def test_no_record(desk: Desk, arguments: tuple[str, ...], words: str) -> None:
    ran = desk.govern("dana", "gate", *arguments)
    assert (ran.status, words in ran.err) == (2, True)
