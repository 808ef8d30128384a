"""Every format of `govern check` as its reader elsewhere takes it: snapshots of a fixed report, real reports by real readers."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern import __version__
from govern.check import FileResult, Report, Silenced
from govern.findings import Finding, Fix, Severity, Span
from govern.output import FORMATS
from govern.rules import all_rules
from govern.rules.specimen import BODY, FOLDER, LEADS, specimen
from tests.conftest import PROJECT, Repository
from tests.output.readers import READERS, read_github, read_markdown, read_sarif

SNAPSHOTS = Path(__file__).parent / "snapshots"
"""Made anew by ``GOVERN_SNAPSHOTS=write python -m pytest tests/output``; read the difference before you commit it."""

LINES = {
    3: "Gr\u200büße, **the width** of nothing.",
    4: "A | pipe, <b>markup</b>, 100 %, @michelle and [a link](https://x.example).",
    9: "x" * 300,
}


def finding(
    code: str, severity: Severity, path: str, line: int, message: str, mend: str = "", **more: Any
) -> Finding:
    span = Span(line, 3, line, 8)
    return Finding(code, all_rules()[code].name, severity, path, span, message, mend, "5.3", "text", **more)


def a_report() -> Report:
    template = f"{FOLDER}/nurture-v1-2026-04-20.md"
    hostile = f'{LEADS}/a b,c:d|"e"<f>&[g]@h%.md'
    found = (
        finding(
            "DOC301",
            Severity.ERROR,
            template,
            3,
            "Here stands a zero width space.",
            "Delete it.",
            fix=Fix("Delete", ()),
        ),
        finding(
            "VOC101", Severity.WARNING, template, 4, "It holds | and <b>, 100 %, @michelle,\r\na [link](x)."
        ),
        finding("DOC301", Severity.ERROR, template, 9, "Here stands a zero width space.", "Delete it."),
        finding("DOC301", Severity.ERROR, template, 9, "Here stands a zero width space.", "Delete it."),
    )
    other = (finding("DOC211", Severity.INFO, hostile, 1, "Naïve 漢字 \x1b[31m \ud800 ::error::no."),)
    silenced = Silenced(
        finding("VOC101", Severity.WARNING, template, 20, "It is long."), "the CMO's “wish” | <ok>"
    )
    known = finding("DOC301", Severity.ERROR, template, 30, "Known since the first day.")
    return Report(
        date(2026, 4, 24),
        (
            FileResult(template, "email-sequence", found, (silenced,)),
            FileResult(hostile, "lead", other),
            FileResult(f"{LEADS}/sound.md", "lead", ()),
        ),
        known=(known,),
    )


def written(form: str, report: Report, *, show_all: bool = False) -> str:
    return "\n".join(FORMATS[form](report, lambda _path, line: LINES.get(line, "a word here"), 80, show_all))


@pytest.mark.parametrize("show_all", [False, True], ids=["short", "all"])
@pytest.mark.parametrize("form", FORMATS)
def test_snapshot(form: str, show_all: bool) -> None:
    text = written(form, a_report(), show_all=show_all)
    READERS[form](text)
    short = SNAPSHOTS / f"report.{form}"
    file = SNAPSHOTS / f"report-all.{form}" if show_all and form == "sarif" else short
    text = click.unstyle(text).replace(__version__, "VERSION") + "\n"
    if os.environ.get("GOVERN_SNAPSHOTS") == "write":
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_text(encoding="utf-8"), (
        f"{file.name} is another: GOVERN_SNAPSHOTS=write, then read the diff"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found(form: str) -> None:
    clean = Report(date(2026, 4, 24), (FileResult("leads/a.md", "lead", ()),))
    if form == "github":
        assert written(form, clean) == ""
    else:
        READERS[form](written(form, clean))


severities = st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.INFO])
words = st.text(st.characters(exclude_categories=()), max_size=30)
findings = st.builds(
    lambda code, severity, path, line, message, mend: Finding(
        code, "a-name", severity, path, Span(line, 1, line + 1, 3), f"m{message}", mend, "", message
    ),
    st.sampled_from(["DOC301", "VOC101", "TRM101"]),
    severities,
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0/"), min_size=1).map(
        lambda name: f"a/{name}x"
    ),
    st.integers(1, 10_000),
    words,
    words,
)


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit", "markdown", "json", "jsonl"])
@given(found=st.lists(findings, max_size=40))
def test_whatever_is_found_its_reader_can_read(form: str, found: list[Finding]) -> None:
    text = written(form, Report(date(2026, 4, 24), (FileResult("a/b", "lead", tuple(found)),)), show_all=True)
    if form != "github" or text:
        READERS[form](text)
    text.encode("utf-8")


def test_github_shows_errors_first_and_one_line_for_the_rest() -> None:
    def lines(errors: int, warnings: int, notices: int) -> list[tuple[str, dict[str, str], str]]:
        kinds = [Severity.INFO] * notices + [Severity.ERROR] * errors + [Severity.WARNING] * warnings
        found = tuple(finding("DOC301", kind, "a.md", n + 1, "m") for n, kind in enumerate(kinds))
        return read_github(written("github", Report(date(2026, 4, 24), (FileResult("a.md", "lead", found),))))

    names = [name for name, _, _ in lines(12, 11, 10)]
    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert lines(12, 11, 10)[-1][2] == "4 more findings are not shown here: 2 errors, 1 warning, 1 notice."
    assert lines(0, 0, 11)[-1][2] == "2 more findings are not shown here: 2 notices."
    assert len(lines(10, 10, 10)) == 30
    assert [name for name, _, _ in lines(0, 11, 0)] == ["warning"] * 10 + ["notice"]


def test_markdown_reads_as_it_was_meant() -> None:
    rows = read_markdown(written("markdown", a_report()))
    assert [row[0] for row in rows[1:]] == ["error", "error", "error", "warning", "info"]
    assert "`" not in rows[1][1]
    assert rows[4][3] == "It holds | and <b>, 100 %, @michelle,\\x0d\\x0aa [link](x)."
    assert rows[5][1] == f'{LEADS}/a b,c:d|"e"<f>&[g]@h%.md:1:3'


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    repository = Repository(tmp_path_factory.mktemp("broken"))
    shutil.copytree(PROJECT / "examples" / "broken", repository.root, dirs_exist_ok=True)
    repository.git("init", "-q", "-b", "main")
    repository.git("add", "-A")
    return repository


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
def test_the_broken_example_in_every_format(broken: Repository, form: str) -> None:
    ran = broken.govern("check", "--format", form)
    assert ran.status == 1
    READERS[form](ran.out.removesuffix("\n"))


def test_sarif_of_excused_findings_and_of_joined_shards(repo: Repository) -> None:
    from tests.cli.test_baseline import WRONG

    path = repo.template(WRONG)
    repo.check("--write-baseline")
    repo.write(
        path, (repo.root / path).read_text(encoding="utf-8").replace("How does", "DR Partner. How does")
    )
    other, text = specimen(
        "<!-- govern: allow TRM101 -- as they write it -->\nEco Monetize.\n\n" + BODY, "body"
    )
    repo.write(other.replace("-v1-", "-v2-"), text.replace("version: v1", "version: v2"))
    repo.commit()
    whole = read_sarif(repo.govern("check", "--format", "sarif", "--all").out)["runs"][0]
    kinds = [result.get("suppressions", [{"kind": None}])[0]["kind"] for result in whole["results"]]
    assert set(kinds) == {None, "inSource", "external"}
    plain = read_sarif(repo.govern("check", "--format", "sarif").out)["runs"][0]
    assert len(plain["results"]) == kinds.count(None)
    assert not any("suppressions" in result for result in plain["results"])
    names = ["1.sarif", "2.sarif"]
    for number, name in enumerate(names, 1):
        repo.govern("check", "--shard", f"{number}/2", "--format", "sarif", "--output", name)
        assert read_sarif((repo.root / name).read_text(encoding="utf-8"))["runs"][0]["properties"]["shard"]
    merged = repo.govern("merge-reports", *names, "--format", "sarif", "--all")
    assert read_sarif(merged.out)["runs"][0]["results"] == whole["results"]


def moved(text: str) -> str:
    """A template or lead with three lines more, which change nothing."""
    front, fence, body = text.partition("\n---\n")
    return f"{front}\n# one\n# two\n# three{fence}{body}" if fence and ":" in front else text


def test_fingerprints_survive_moved_lines(broken: Repository, tmp_path: Path) -> None:
    def prints(repository: Repository) -> dict[str, tuple[str, int]]:
        run = read_sarif(repository.govern("check", "--format", "sarif", "--ignore", "SUP").out)["runs"][0]
        return {
            result["partialFingerprints"]["govern/v1"]: (
                f"{result['ruleId']} {result['locations'][0]['physicalLocation']['artifactLocation']['uri']}",
                result["locations"][0]["physicalLocation"]["region"]["startLine"],
            )
            for result in run["results"]
        }

    other = Repository(tmp_path)
    shutil.copytree(broken.root, other.root, dirs_exist_ok=True)
    before = prints(broken)
    for file in other.root.rglob("*.md"):
        data = file.read_bytes()
        if b"\r" not in data and b"govern: allow" not in data:
            file.write_bytes(
                moved(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
            )
    after = prints(other)
    assert sum(after[key][1] > line for key, (_, line) in before.items() if key in after) > 100
    lost = {before[key][0] for key in before.keys() - after.keys()}
    assert lost == set(), lost
