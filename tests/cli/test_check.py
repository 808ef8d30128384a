from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from govern import packaged
from govern.rules.specimen import FOLDER, specimen
from tests.conftest import POLICY, Repository

PRICE = "Hi {{first_name}},\n\nThe Assessment is $2,500.\n"
SPLIT = "{{company_name}} in {{industry}}: partners clo\u200bse faster.\n"


def test_a_clean_repository_is_clean_and_says_what_was_checked(repo: Repository) -> None:
    repo.template()
    ran = repo.govern("check")
    assert ran.status == 0, ran.out
    assert ran.out.strip() == "2 files checked (1 email-sequence, 1 policy): clean."


def test_a_finding_shows_place_text_reason_and_mend(repo: Repository) -> None:
    path = repo.template(PRICE)
    ran = repo.govern("check", "--select", "PRC101")
    assert ran.status == 1
    assert path in ran.out
    assert "error PRC101" in ran.out
    line = next(line for line in ran.out.splitlines() if "│ The Assessment" in line)
    caret = ran.out.splitlines()[ran.out.splitlines().index(line) + 1]
    assert line[caret.index("^") : caret.rindex("^") + 1] == "$2,500"
    assert "SOP 5.3" in ran.out
    assert "\x1b" not in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines() if "│" not in line)


def test_json_keeps_the_contract(repo: Repository) -> None:
    path = repo.template(PRICE)
    ran = repo.check("--as-of", "2026-05-01")
    report = ran.json
    Draft202012Validator(packaged.schema("check-report")).validate(report)
    assert report["version"] == 1
    assert report["as_of"] == "2026-05-01"
    assert report["checked"] == 2
    finding = next(found for found in report["findings"] if found["code"] == "PRC101")
    text = (repo.root / path).read_text(encoding="utf-8").splitlines()
    assert text[finding["line"] - 1][finding["column"] - 1 : finding["end_column"] - 1] == "$2,500"
    assert finding["path"] == path


def test_source_date_epoch_is_today(repo: Repository) -> None:
    assert repo.check().json["as_of"] == "2026-04-24"
    assert repo.govern("check", env={"SOURCE_DATE_EPOCH": "soon"}).status == 2


def test_warnings_do_not_fail(repo: Repository) -> None:
    repo.write("govern.yaml", POLICY + "rules: {DOC301: {severity: warning}}\n")
    repo.template(SPLIT)
    ran = repo.check("--select", "DOC301")
    assert (ran.status, ran.codes) == (0, ["DOC301"])


def test_a_rule_that_is_off_says_nothing(repo: Repository) -> None:
    repo.write("govern.yaml", POLICY + 'rules: {DOC301: {severity: "off"}}\n')
    repo.template(SPLIT)
    assert repo.check("--select", "DOC301").codes == []


def test_select_and_ignore(repo: Repository) -> None:
    repo.template(PRICE + SPLIT)
    assert repo.check("--select", "DOC3").codes == ["DOC301"]
    assert "DOC301" not in repo.check("--ignore", "DOC301").codes
    ran = repo.govern("check", "--select", "ZZZ")
    assert (ran.status, ran.out) == (2, "")
    assert "no rule or family ZZZ" in ran.err


def test_paths_name_files_or_folders(repo: Repository) -> None:
    repo.template(SPLIT)
    repo.write("README.md", "# Hello\n")
    assert repo.check(FOLDER).json["checked"] == 1
    assert repo.check("govern.yaml").json["checked"] == 1
    ran = repo.check("README.md")
    assert (ran.status, ran.json["checked"]) == (0, 0)
    assert "README.md is not governed" in ran.err
    assert repo.govern("check", "nowhere.md").status == 2
    assert repo.govern("check", "/etc/passwd").status == 2
    assert repo.govern("check", "--format", "json", ".", cwd="content").json["checked"] == 1


def test_ignored_files_are_left_out_and_untracked_ones_are_not(repo: Repository) -> None:
    repo.write(".gitignore", "leads/\n")
    repo.write("leads/a.md", "broken")
    path = repo.template(SPLIT)
    assert {found["path"] for found in repo.check().json["findings"]} == {path}


def test_a_deleted_file_that_git_still_lists_is_skipped(repo: Repository) -> None:
    path = repo.template(SPLIT)
    repo.commit()
    (repo.root / path).unlink()
    assert repo.check().codes == []


def test_staged_checks_the_index_and_not_the_work_tree(repo: Repository) -> None:
    repo.commit()
    path = repo.template(SPLIT)
    repo.git("add", path)
    repo.template()
    assert repo.check("--select", "DOC301").codes == []
    ran = repo.check("--staged", "--select", "DOC301")
    assert (ran.status, ran.codes) == (1, ["DOC301"])
    repo.commit()
    ran = repo.check("--staged")
    assert (ran.status, ran.json["checked"]) == (0, 0)
    assert "no governed file has changed" in ran.err


def test_a_staged_link_is_refused(repo: Repository) -> None:
    (repo.root / FOLDER).mkdir(parents=True)
    (repo.root / FOLDER / "nurture-v1-2026-04-20.md").symlink_to("/etc/passwd")
    repo.git("add", "-A")
    assert repo.check("--staged").codes == ["DOC101"]
    assert repo.check().codes == ["DOC101"]


def test_since_checks_what_changed(repo: Repository) -> None:
    repo.template(SPLIT)
    repo.commit()
    assert repo.check("--since", "main").json["checked"] == 0
    repo.git("checkout", "-q", "-b", "topic")
    path, text = specimen(SPLIT, "body", "activation")
    repo.write(path, text)
    assert [
        found["path"] for found in repo.check("--since", "main", "--select", "DOC301").json["findings"]
    ] == [path]
    repo.commit()
    assert repo.check("--since", "main").json["checked"] == 1
    ran = repo.govern("check", "--since", "nowhere")
    assert ran.status == 2
    assert "shallow clone" in ran.err
    assert repo.govern("check", "--since", "--output=x").status == 2


def test_standard_input_stands_for_a_path(repo: Repository) -> None:
    path, text = specimen(SPLIT, "body")
    ran = repo.govern(
        "check", "-", "--stdin-filename", path, "--format", "json", "--select", "DOC", stdin=text.encode()
    )
    assert (ran.status, ran.codes) == (1, ["DOC301"])
    ran = repo.govern("check", "-", "--stdin-filename", path, "--select", "DOC", stdin=text.encode())
    assert "│" in ran.out
    assert repo.govern("check", "-", stdin=b"").status == 2
    assert repo.govern("check", "-", "--stdin-filename", "README.md", stdin=b"").status == 2
    misplaced = repo.govern(
        "check", "-", "--stdin-filename", "nurture-v1-2026-04-20.md", "--format", "json", stdin=b""
    )
    assert misplaced.codes == ["NAM101"]


@pytest.mark.parametrize(
    "words",
    [
        ["--staged", "--since", "x"],
        ["-", "--staged"],
        ["--staged", "--fix"],
        ["--format", "xml"],
        ["--jobs", "x"],
    ],
)
def test_contradictions_are_usage_errors(repo: Repository, words: list[str]) -> None:
    ran = repo.govern("check", *words)
    assert ran.status == 2
    assert ran.err


def test_outside_a_repository_or_without_a_policy_nothing_passes(
    tmp_path: Path, empty_repo: Repository
) -> None:
    empty_repo.template()
    ran = empty_repo.govern("check")
    assert (ran.status, ran.out) == (2, "")
    assert "govern init" in ran.err
    outside = Repository(tmp_path.parent)
    ran = outside.govern("check")
    assert ran.status == 2
    assert "not in a Git repository" in ran.err


def test_a_policy_that_governs_nothing_is_no_success(repo: Repository) -> None:
    repo.write("govern.yaml", "version: mine\n")
    ran = repo.govern("check")
    assert (ran.status, ran.out) == (2, "")
    assert "extends: sop-rev-v0" in ran.err


def test_a_broken_policy_stops_with_file_and_line(repo: Repository) -> None:
    repo.write("govern.yaml", "extends: sop-rev-v0\nproof: comit\n")
    ran = repo.govern("check")
    assert (ran.status, ran.out) == (2, "")
    assert "govern.yaml:2:8: “proof” may not be “comit”" in ran.err


def test_strange_files_are_findings_and_stop_nothing(repo: Repository) -> None:
    folder = f"{FOLDER}/"
    repo.write(f"{folder}nurture-v2-2026-04-20.md", b"\xff\xfea\x00")
    repo.write(f"{folder}nurture-v3-2026-04-20.md", b"\x00" * 100)
    repo.write(f"{folder}nurture-v4-2026-04-20.md", "---\na: " + "[" * 5000 + "\n---\n")
    (repo.root / folder / "nurture-v5-2026-04-20.md").mkdir()
    (repo.root / folder / "nurture-v6-2026-04-20.md").symlink_to("gone")
    repo.write(f"{folder}notes.txt", "x")
    repo.write(f"{folder}archive/nurture-v1-2026-04-20.md", "x")
    repo.write(f"{folder}nurture-v8-2026-04-20.md", "---\na: \x1b[31mred\n---\n")
    repo.template(SPLIT)
    if hasattr(os, "mkfifo"):
        # Git does not list pipes; one that is named must not hang the check.
        os.mkfifo(repo.root / folder / "nurture-v7-2026-04-20.md")
    ran = repo.check()
    found = {(Path(f["path"]).name, f["code"]) for f in ran.json["findings"] if f["severity"] == "error"}
    assert ran.status == 1
    assert {
        ("nurture-v2-2026-04-20.md", "DOC103"),
        ("nurture-v3-2026-04-20.md", "DOC103"),
        ("nurture-v4-2026-04-20.md", "DOC110"),
        ("nurture-v5-2026-04-20.md", "DOC101"),
        ("nurture-v6-2026-04-20.md", "DOC101"),
        ("nurture-v8-2026-04-20.md", "DOC106"),
        ("notes.txt", "NAM101"),
        ("nurture-v1-2026-04-20.md", "NAM101"),
        ("nurture-v1-2026-04-20.md", "DOC301"),
    } <= found
    text = repo.govern("check")
    assert "\x1b" not in text.out
    if hasattr(os, "mkfifo"):
        assert repo.check(f"{folder}nurture-v7-2026-04-20.md").codes == ["DOC101"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_a_finding(repo: Repository) -> None:
    path = repo.template()
    (repo.root / path).chmod(0)
    assert repo.check().codes == ["DOC101"]


def test_a_folder_behind_a_link_is_not_read(
    repo: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    repo.template()
    repo.commit()
    folder = repo.root / FOLDER
    folder.rename(outside / "moved")
    folder.symlink_to(outside / "moved")
    found = repo.check().json["findings"]
    assert {f["code"] for f in found} == {"DOC101", "NAM101"}
    assert all(f["code"] == "DOC101" for f in found if f["path"].endswith(".md"))
    assert repo.govern("check", f"{FOLDER}/nurture-v1-2026-04-20.md").status == 2


def test_files_in_the_wrong_place_are_found(repo: Repository) -> None:
    for path in (
        "nurture-v1-2026-04-20.md",
        "content/Activation-v2-2026-04-20.md",
        "Leads/a.md",
        "drafts/re_engagement-1.txt",
    ):
        repo.write(path, "x")
    found = {f["path"]: f["code"] for f in repo.check().json["findings"]}
    assert found["nurture-v1-2026-04-20.md"] == "NAM101"
    assert found["content/Activation-v2-2026-04-20.md"] == "NAM101"
    assert found["drafts/re_engagement-1.txt"] == "NAM101"


def test_a_new_kind_needs_no_code(repo: Repository) -> None:
    repo.write(
        "govern.yaml",
        POLICY
        + "kinds:\n  press:\n    paths: [press/*.md]\n    folder: press\n    format: markdown\n"
        + "    schema: schemas/press.json\n    rules: [DOC, TRM]\n",
    )
    repo.write("schemas/press.json", json.dumps({"type": "object", "required": ["headline"]}))
    repo.write("press/one.md", "---\ntitle: x\n---\nEco Monetize grew.\n")
    repo.write("press/two.txt", "x")
    assert set(repo.check().codes) == {"DOC201", "TRM101", "NAM101"}
    repo.write("schemas/press.json", "{")
    assert repo.govern("check").status == 2
    repo.write("schemas/press.json", '{"type": 3}')
    assert repo.govern("check").status == 2
    repo.write("schemas/press.json", "true")
    assert repo.govern("check").status == 2
    (repo.root / "schemas/press.json").unlink()
    assert repo.govern("check").status == 2


def test_the_report_does_not_depend_on_the_number_of_processes(repo: Repository) -> None:
    for number in range(1, 231):
        path, text = specimen(SPLIT if number % 3 else "", "body")
        repo.write(path.replace("-v1-", f"-v{number}-"), text.replace("version: v1", f"version: v{number}"))
    one, two = repo.check("--jobs", "1"), repo.check("--jobs", "2")
    assert one.out == two.out
    assert one.json["checked"] == 231


def test_output_goes_to_a_file(repo: Repository) -> None:
    repo.template(SPLIT)
    ran = repo.govern("check", "--output", "report.json", "--format", "json")
    assert (ran.status, ran.out) == (1, "")
    assert json.loads((repo.root / "report.json").read_text(encoding="utf-8"))["findings"]


def test_twins_by_case_are_findings(repo: Repository) -> None:
    repo.write("leads/a.md", "x")
    repo.write("leads/A.md", "x")
    assert repo.check().codes.count("NAM103") == 2


def test_only_the_worst_ten_of_a_file_are_shown(repo: Repository) -> None:
    repo.template("\n\n".join(f"Word {n} with\u200b a hidden one." for n in range(15)))
    assert "… and" in repo.govern("check", "--select", "DOC301").out
    assert "… and" not in repo.govern("check", "--select", "DOC301", "--all").out


def test_a_rule_that_fails_is_a_finding_and_exit_2(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from govern.check import Selection, Settings, check_bytes
    from tests.corpus.score import settings

    def broken(*_: object) -> None:
        raise ValueError("boom")

    path, text = specimen(SPLIT, "body")
    base = settings("DOC")
    from govern import check as road
    from govern.rules import all_rules

    rule = all_rules()["DOC301"]
    import dataclasses

    broken_rule = dataclasses.replace(rule, check=broken)  # type: ignore[arg-type]
    monkeypatch.setattr(road, "_rules_for", lambda *_: (broken_rule,))
    result = check_bytes(
        text.encode(), path, "email-sequence", Settings(base.policy, {}, date(2026, 4, 24), Selection())
    )
    assert result.crashed
    assert [f.code for f in result.findings] == ["RUN101"]
    assert "DOC301" in result.findings[0].message
    assert road.Report(date(2026, 4, 24), (result,)).exit_code == 2
