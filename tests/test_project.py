"""Promises of the project itself: the README's commands, generated pages, the repository's own content."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ENVIRONMENT, PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=PROJECT, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


def test_the_readmes_set_up_commands_are_found() -> None:
    first, second = (run("scripts/readme_command.py", number).stdout for number in ("1", "2"))
    assert first.rstrip().endswith("govern check")
    assert "pytest" in second


def test_the_rule_pages_are_fresh() -> None:
    done = run("scripts/rule_pages.py", "--check")
    assert done.returncode == 0, done.stderr


def test_our_own_content_is_clean() -> None:
    from govern.check import Settings
    from govern.repository.workspace import governed, open_workspace
    from govern.run import check_targets

    workspace = open_workspace(PROJECT) if (PROJECT / ".git").exists() else None
    if workspace is None:
        return
    paths = [
        str(path.relative_to(PROJECT).as_posix())
        for folder in ("content", "leads", "docs/sops")
        for path in (PROJECT / folder).rglob("*")
        if path.is_file()
    ]
    from datetime import date

    settings = Settings(workspace.policy, workspace.schemas, date(2026, 11, 22))
    report = check_targets(PROJECT, governed(paths, workspace.policy), settings)
    assert [finding for finding in report.findings if finding.severity == "error"] == []
    assert len(report.results) >= 8 + 40


def test_every_command_of_the_readme_exists() -> None:
    from govern.cli.main import _COMMANDS

    for line in README.splitlines():
        for part in line.split("`")[1::2]:
            if part.startswith("govern ") and not part.startswith("govern.") and len(part.split()) > 1:
                assert part.split()[1] in _COMMANDS, part
