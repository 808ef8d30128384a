"""The Python API: the same findings as the command line, without it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

import govern
from govern.rules.specimen import BODY, specimen
from tests.conftest import ENVIRONMENT, Repository

DAY = date(2026, 4, 24)


def test_a_text_is_checked_without_disk_or_git() -> None:
    path, text = specimen(BODY + "\n\nThe Assessment is $2,500.", "body")
    found = govern.check_text(text, path=path, as_of=DAY)
    assert [finding.code for finding in found] == ["PRC101"]
    assert isinstance(found[0], govern.Finding)
    assert found[0].severity is govern.Severity.ERROR
    assert govern.check_text(specimen(BODY, "body")[1], path=path, as_of=DAY) == []


def test_the_policy_is_a_text_too() -> None:
    path, text = specimen(BODY + "\n\nSay AcmeCloud.", "body")
    assert govern.check_text(text, path=path, as_of=DAY) == []
    own = "extends: sop-rev-v0\nterms: [Acme Cloud]\n"
    assert [one.code for one in govern.check_text(text, path=path, policy=own, as_of=DAY)] == ["TRM101"]
    with pytest.raises(govern.GovernError, match="no policy profile"):
        govern.check_text(text, policy="extends: nowhere\n")
    with pytest.raises(govern.GovernError, match="No kind"):
        govern.check_text(text, path="README.md")


def test_a_repository_gives_what_the_command_gives(repo: Repository) -> None:
    path = repo.template(BODY + "\n\nEco Monetize.")
    report = govern.check_repository(repo.root, as_of=DAY)
    assert [(f.code, f.span.line) for f in report.findings] == [
        (f["code"], f["line"]) for f in repo.check().json["findings"]
    ]
    assert report.exit_code == 1
    assert govern.check_repository(repo.root, [path], as_of=DAY).findings == report.findings
    assert govern.check_repository(repo.root, ["govern.yaml"], as_of=DAY).findings == ()


def test_paths_are_files_and_folders_that_are_there(repo: Repository) -> None:
    path = repo.template(BODY + "\n\nEco Monetize.")
    repo.write("README.md", "# No kind claims this\n")
    assert govern.check_repository(repo.root, ["content"], as_of=DAY).exit_code == 1
    assert govern.check_repository(repo.root, [".", "README.md"], as_of=DAY).exit_code == 1
    assert govern.check_repository(repo.root, ["README.md"], as_of=DAY).results == ()
    for wrong in (["nope.md"], ["/etc/passwd"], ["../x"], [path.replace("/", "\\")], path):
        with pytest.raises(govern.GovernError):
            govern.check_repository(repo.root, wrong, as_of=DAY)


def test_the_baseline_counts_as_on_the_command_line(repo: Repository) -> None:
    path = repo.template(BODY + "\n\nEco Monetize.")
    assert repo.check("--write-baseline").status == 0
    report = govern.check_repository(repo.root, as_of=DAY)
    assert (report.exit_code, [finding.code for finding in report.known]) == (0, ["TRM101"])
    assert govern.check_repository(repo.root, [path], as_of=DAY).exit_code == 0
    repo.write(".govern-baseline.json", "{")
    with pytest.raises(govern.GovernError, match="no baseline"):
        govern.check_repository(repo.root, as_of=DAY)


def test_there_is_nothing_else() -> None:
    with pytest.raises(AttributeError, match="check_everything"):
        govern.check_everything  # noqa: B018
    assert set(govern.__all__) <= set(dir(govern)) | set(govern._HOMES)


def test_importing_the_package_imports_nothing_else() -> None:
    words = (
        "import sys, govern; print([m for m in sys.modules if m.startswith(('govern.', 'click', 'ruamel'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", words], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
