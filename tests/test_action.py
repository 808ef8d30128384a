"""The composite action: nothing a pull request can write reaches a script, and its scripts do what they say."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.conftest import ENVIRONMENT, PROJECT, Repository

ACTION: dict[str, Any] = YAML(typ="safe").load((PROJECT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = {
    str(step.get("name", step.get("uses"))): step for step in ACTION["runs"]["steps"]
}
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("name", STEPS)
def test_expressions_stand_in_the_environment_never_in_a_script(name: str) -> None:
    assert "${{" not in STEPS[name].get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_put_nothing_foreign_into_scripts(path: Path) -> None:
    for job in YAML(typ="safe").load(path.read_text(encoding="utf-8"))["jobs"].values():
        for step in job["steps"]:
            assert not re.search(r"\$\{\{[^}]*(?:event|head_ref|inputs)", step.get("run", "")), step


@pytest.mark.parametrize("path", [*WORKFLOWS, PROJECT / "action.yml"], ids=lambda path: path.name)
def test_other_peoples_actions_are_pinned(path: Path) -> None:
    for use in re.findall(r"uses: *(\S+)", path.read_text(encoding="utf-8")):
        assert use.startswith("./") or re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use), use


def run(repo: Repository, tmp_path: Path, **environment: str) -> tuple[int, str, str, str]:
    """Run the script of the check step with govern as the test has it."""
    govern = tmp_path / "govern"
    govern.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govern "$@"\n', encoding="utf-8")
    govern.chmod(govern.stat().st_mode | stat.S_IXUSR)
    summary, output = tmp_path / "summary", tmp_path / "output"
    summary.touch()
    output.touch()
    done = subprocess.run(
        ["bash", "-e", "-c", STEPS["govern check"]["run"]],
        cwd=repo.root,
        env={
            **ENVIRONMENT,
            "GOVERN": str(govern),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(output),
            "PATHS": "",
            "SARIF": "",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return (
        done.returncode,
        done.stdout,
        summary.read_text(encoding="utf-8"),
        output.read_text(encoding="utf-8"),
    )


@pytest.mark.skipif(os.name == "nt", reason="the action runs in bash")
def test_the_check_step(repo: Repository, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("action")
    path = repo.template("Hi {{first_name}}, the Assessment is $2,500.")
    status, out, summary, output = run(repo, folder, SARIF=str(folder / "found.sarif"))
    assert status == 1
    assert f"::error file={path}" in out
    assert "## govern check" in summary
    assert str(folder / "found.sarif") in output
    assert '"2.1.0"' in (folder / "found.sarif").read_text(encoding="utf-8")
    assert run(repo, folder, PATHS="govern.yaml\n")[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="the action runs in bash")
def test_an_input_that_wants_to_be_a_script_is_a_path(
    repo: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("action")
    repo.template()
    for hostile in (
        "$(touch owned)",
        "`touch owned`",
        "; touch owned",
        '"; touch owned; "',
        "--output=owned",
    ):
        assert run(repo, folder, PATHS=hostile)[0] == 2
    assert not (repo.root / "owned").exists()
    run(repo, folder, SARIF=str(folder / "a b\nname=value"))
    assert not (repo.root / "owned").exists()
