"""The command as people and CI run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import ENVIRONMENT, PROJECT, Ran
from tests.gate.world import NURTURE, World, approved, template

TEXT, FIRST, SIGNED = approved()


def govern(world: World, *arguments: str, **env: str) -> Ran:
    world.flush()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "govern", *arguments],
        cwd=world.root,
        env={**ENVIRONMENT, **env},
        capture_output=True,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran


@pytest.fixture
def half(world: World) -> World:
    world.commit("dana", {NURTURE: TEXT})
    world.commit("michelle", {NURTURE: FIRST})
    return world


def test_text(half: World) -> None:
    ran = govern(half, "gate", "--base", "main", "--head", "work")
    assert ran.status == 1
    assert f"block  {NURTURE}" in ran.out
    assert "cmo ✓ Michelle Arden · cro ·" in ran.out
    assert "waits for cro" in ran.out
    assert "The gate is closed" in ran.out
    half.commit("marcus", {NURTURE: SIGNED})
    ran = govern(half, "gate", "--base", "main", "--head", "work")
    assert (ran.status, ran.err) == (0, "")
    assert "approved: cmo ✓ Michelle Arden · cro ✓ Marcus Feld" in ran.out
    assert "The gate is open" in ran.out


def test_json_has_its_schema(half: World) -> None:
    ran = govern(half, "gate", "--base", "main", "--head", "work", "--format", "json")
    schema: dict[str, Any] = json.loads((PROJECT / "schemas/check-report.schema.json").read_text())
    Draft202012Validator(schema).validate(ran.json)
    (one,) = ran.json["templates"]
    assert (one["path"], one["verdict"], one["next"]) == (NURTURE, "block", "cro")
    assert [link["state"] for link in one["chain"]] == ["satisfied", "missing"]
    assert ran.json["head"] == half.git("rev-parse", "work")
    at = govern(half, "gate", "--at", "work", "--format", "json")
    Draft202012Validator(schema).validate(at.json)
    assert at.json["templates"][0]["word"] == "not approved"


def test_github_and_the_job_summary(half: World, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    ran = govern(
        half,
        "gate",
        "--base",
        "main",
        "--head",
        "work",
        "--format",
        "github",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    assert ran.out.startswith(f"::error file={NURTURE}")
    page = summary.read_text()
    assert "## govern gate: closed" in page
    assert "⛔ block" in page
    assert "| cro |" in page


def test_a_file_name_is_no_workflow_command(world: World, tmp_path: Path) -> None:
    path = NURTURE.replace("nurture-v1", "x::error::y\n::set-output name=a::b|c")
    world.commit("dana", {path.replace("\n", "%0A"): template()})
    summary = tmp_path / "summary.md"
    ran = govern(
        world,
        "gate",
        "--base",
        "main",
        "--head",
        "work",
        "--format",
        "github",
        GITHUB_STEP_SUMMARY=str(summary),
    )
    assert not any(line.startswith("::set-output") for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Against which branch?"),
        (("--at", "main", "--base", "main"), "--at judges one commit"),
        (("--base", "nowhere"), "There is no commit “nowhere” here."),
        (("--base", "main", "--head", "nowhere"), "There is no commit “nowhere” here."),
        (("--base=--output=x",), "is no commit"),
        (("--base", "main", "--format", "xml"), "xml"),
    ],
)
def test_bad_usage(half: World, arguments: tuple[str, ...], words: str) -> None:
    ran = govern(half, "gate", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert words in ran.err


def test_outside_of_a_repository(world: World, tmp_path: Path) -> None:
    elsewhere = World(tmp_path)
    assert govern(elsewhere, "gate", "--base", "main").status == 2


def test_output_and_the_day(half: World) -> None:
    ran = govern(
        half,
        "gate",
        "--base",
        "main",
        "--head",
        "work",
        "--format",
        "json",
        "--output",
        "verdict.json",
        "--as-of",
        "2026-04-25",
    )
    assert (ran.status, ran.out) == (1, "")
    assert json.loads((half.root / "verdict.json").read_text())["as_of"] == "2026-04-25"


@pytest.mark.parametrize(
    "name",
    [
        "sitecustomize.py",
        "click/__init__.py",
        "govern/__init__.py",
        "usercustomize.py",
        "conftest.py",
        "jsonschema.py",
    ],
)
def test_15_code_in_the_checkout_is_not_run(half: World, name: str) -> None:
    """As an installed program runs: its own folder first on the path, the checkout not at all."""
    half.commit(
        "dana", {name: "raise SystemExit('owned')\n", "pyproject.toml": "[tool.govern]\nproof = 'declared'\n"}
    )
    half.flush()
    half.git("checkout", "-q", "-f", "work")
    ran = govern(half, "gate", "--base", "main")
    assert ran.status == 1
    assert "owned" not in ran.err


def test_help_shows_an_example(world: World) -> None:
    ran = govern(world, "gate", "--help")
    assert "govern gate --base origin/main" in ran.out


def test_a_bare_repository_will_do(half: World, tmp_path: Path) -> None:
    half.flush()
    half.git("clone", "-q", "--bare", str(half.root), str(tmp_path / "bare.git"))
    ran = govern(World(tmp_path / "bare.git"), "gate", "--base", "main", "--head", "work")
    assert (ran.status, "waits for cro" in ran.out) == (1, True)


def test_names_that_are_no_text(world: World) -> None:
    """A path of bytes that are no UTF-8, a newline in a folder: told in escapes, never a traceback."""
    world.commit("dana", {"README.md": "Hello!\n"})
    world.flush()
    for name in (
        b"content/campaigns/email-sequences/\xff.md",
        b"content/campaigns/email-sequences/a\nb/c.md",
    ):
        blob = world.git("rev-parse", "work:README.md")
        line = b"100644 " + blob.encode() + b"\t" + name + b"\0"
        subprocess.run(
            ["git", "update-index", "-z", "--index-info"],
            cwd=world.root,
            env=ENVIRONMENT,
            input=line,
            check=True,
        )
    tree = world.git("write-tree")
    commit = world.git("commit-tree", tree, "-p", "main", "-m", "Odd names")
    for form in ("text", "json", "github", "markdown"):
        ran = govern(world, "gate", "--base", "main", "--head", commit, "--format", form)
        assert ran.status == 1, ran.err
        assert "NAM101" in ran.out


def test_the_number_of_processes_does_not_grow_with_findings(world: World, tmp_path: Path) -> None:
    """Also where source lines are shown: counted by a git that stands first on the path."""
    shim, log = tmp_path / "bin", tmp_path / "calls"
    shim.mkdir()
    (shim / "git").write_text(f'#!/bin/sh\necho x >> {log}\nexec {shutil.which("git")} "$@"\n')
    (shim / "git").chmod(0o755)
    folder = NURTURE.rsplit("/", 1)[0]
    for number in range(1, 13):
        path = f"{folder}/nurture-v{number}-2026-04-20.md"
        world.commit("dana", {path: template(path, status="draft") + "\nThe Assessment is $2,500.\n"})
    ran = govern(
        world, "gate", "--base", "main", "--head", "work", PATH=f"{shim}{os.pathsep}{os.environ['PATH']}"
    )
    assert ran.out.count("error PRC101") == 12
    assert len(log.read_text().splitlines()) <= 8
