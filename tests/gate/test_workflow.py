"""The workflows: ours, and the one that `govern init` writes. Safe against forks, and doing what they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from govern.scaffold import files
from tests.conftest import ENVIRONMENT, PROJECT
from tests.gate.world import NURTURE, World, approved


def workflows() -> dict[str, str]:
    written = files("Eva", "eva@example.com", "2026-01-01", [])[".github/workflows/govern.yml"]
    ours = {str(path.name): path.read_text() for path in (PROJECT / ".github/workflows").glob("ci.yml")}
    return {"govern init": written, **ours}


@pytest.fixture(params=list(workflows()))
def workflow(request: pytest.FixtureRequest) -> str:
    return workflows()[request.param]


def data(text: str) -> Any:
    return YAML(typ="safe").load(text)


def test_14_no_token_and_no_secret_for_a_fork(workflow: str) -> None:
    loaded = data(workflow)
    assert "pull_request_target" not in loaded["on"]
    assert "workflow_run" not in loaded["on"]
    assert loaded["permissions"] == {"contents": "read"}
    assert "secrets." not in workflow
    for job in loaded["jobs"].values():
        if "permissions" in job:
            # What may write runs nothing of the change, and does not run for a fork.
            writes = {name for name, may in job["permissions"].items() if may != "read"}
            assert writes == {"security-events"}
            assert not any("run" in step or step["uses"].startswith(".") for step in job["steps"])
            assert "head.repo.full_name == github.repository" in job["if"]


def test_14_actions_are_pinned_and_keep_no_credentials(workflow: str) -> None:
    used = re.findall(r"uses: (\S+)", workflow)
    assert used
    # Our own action is the one of the checkout.
    assert all(one == "./" or re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", one) for one in used)
    for job in data(workflow)["jobs"].values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_14_nothing_is_interpolated_into_a_script(workflow: str) -> None:
    """A branch may be named `$(…)`: what comes from outside reaches a script as a variable of the environment."""
    for job in data(workflow)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_38_the_check_always_reports(workflow: str) -> None:
    loaded = data(workflow)
    for event in ("pull_request", "merge_group"):
        assert not (loaded["on"].get(event) or {}), "a filter would leave a required check waiting for ever"


def test_15_the_tool_is_there_before_the_request_is() -> None:
    steps = data(workflows()["govern init"])["jobs"]["gate"]["steps"]
    names = [step.get("name") or step["uses"].split("@")[0] for step in steps]
    assert names.index("Install govern") < names.index("actions/checkout")
    assert data(workflows()["govern init"])["jobs"]["gate"]["env"]["PYTHONSAFEPATH"] == "1"
    assert "-m govern" not in workflows()["govern init"], "python -m would look into the checkout first"


@pytest.mark.skipif(os.name == "nt", reason="the step runs on Linux")
@pytest.mark.parametrize("event", ["pull_request", "merge_group", "push"])
def test_the_gate_step_runs(world: World, tmp_path: Path, event: str) -> None:
    """The very script of the step, with what GitHub would put into its environment."""
    step = next(
        one for one in data(workflows()["govern init"])["jobs"]["gate"]["steps"] if one.get("name") == "Gate"
    )
    for who, text in zip(("dana", "michelle", "marcus"), approved(), strict=True):
        world.commit(who, {NURTURE: text})
    world.flush()
    world.git("update-ref", "refs/remotes/origin/main", "main")
    world.git("checkout", "-q", "-f", "work")
    base = {"pull_request": "origin/main", "merge_group": world.git("rev-parse", "main"), "push": ""}[event]
    tool = tmp_path / "bin" / "govern"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\nexec python3 -P -m govern "$@"\n')
    tool.chmod(0o755)
    path = f"{tool.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", step["run"]],
        cwd=world.root,
        env={**ENVIRONMENT, "PATH": path, "BASE": base},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The gate is open" in done.stdout
