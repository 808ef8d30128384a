from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree as ET

from govern.check import FileResult, Report, Silenced
from govern.findings import Finding, Severity, Span
from govern.output import FORMATS
from govern.output.plain import plain, width


def finding(
    number: int = 1, severity: Severity = Severity.ERROR, path: str = "leads/a.md", text: str = "x"
) -> Finding:
    return Finding(
        "DOC301",
        "invisible-character",
        severity,
        path,
        Span(number, 2, number, 4),
        "Bad, 100%\nbad.",
        "Mend: it",
        "5.4",
        text,
    )


def report(*findings: Finding, silenced: tuple[Silenced, ...] = ()) -> Report:
    return Report(date(2026, 4, 24), (FileResult("leads/a.md", "lead", findings, silenced),))


def written(form: str, found: Report, *, show_all: bool = False) -> str:
    return "\n".join(FORMATS[form](found, lambda _path, _line: "a word here", 80, show_all))


def test_sarif() -> None:
    silenced = Silenced(finding(9), "it must")
    log = json.loads(
        written(
            "sarif",
            report(finding(1), finding(2), finding(3, Severity.WARNING), silenced=(silenced,)),
            show_all=True,
        )
    )
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["DOC301"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "error"]
    assert run["results"][3]["suppressions"] == [{"kind": "inSource", "justification": "it must"}]
    prints = [result["partialFingerprints"]["govern/v1"] for result in run["results"]]
    assert len(set(prints)) == 4
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 4}


def test_sarif_fingerprints_survive_line_moves() -> None:
    def prints(first: int) -> list[str]:
        log = json.loads(written("sarif", report(finding(first), finding(first + 7, text="y"))))
        return [result["partialFingerprints"]["govern/v1"] for result in log["runs"][0]["results"]]

    assert prints(1) == prints(100)


def test_github_shows_ten_of_a_kind_and_counts_the_rest() -> None:
    lines = written(
        "github", report(*(finding(n) for n in range(1, 14)), finding(20, Severity.WARNING))
    ).splitlines()
    assert lines[0] == (
        "::error file=leads/a.md,line=1,endLine=1,col=2,endColumn=4,title=DOC301 invisible-character"
        "::Bad, 100%25%0Abad. Mend: it"
    )
    assert len([line for line in lines if line.startswith("::error ")]) == 10
    assert lines[10].startswith("::warning ")
    assert lines[11] == "::notice title=govern::3 more findings are not shown here: 3 errors."


def test_github_properties_cannot_be_broken_out_of() -> None:
    line = written("github", report(finding(path="leads/a,line=9::b\n::error::x.md")))
    assert line.count("\n") == 0
    assert "file=leads/a%2Cline=9%3A%3Ab%0A%3A%3Aerror%3A%3Ax.md,line=1" in line


def test_gitlab() -> None:
    found = json.loads(written("gitlab", report(finding(), finding(3, Severity.INFO))))
    assert [item["severity"] for item in found] == ["critical", "info"]
    assert found[0]["location"]["positions"]["begin"] == {"line": 1, "column": 2}
    assert found[0]["fingerprint"] != found[1]["fingerprint"]


def test_junit_is_xml_whatever_stands_in_a_file() -> None:
    hostile = finding(path='leads/"<&\x1b.md', text="]]>")
    root = ET.fromstring(written("junit", report(hostile, finding(2, Severity.WARNING))))  # noqa: S314 - our own output
    case = root.find("./testsuite/testcase")
    assert case is not None
    assert case.find("failure") is not None
    assert case.find("system-out") is not None
    assert root.find("./testsuite[@failures='1']") is not None


def test_markdown_puts_errors_first_and_stays_below_the_limit() -> None:
    text = written("markdown", report(finding(1, Severity.WARNING), finding(2, path="leads/a|b[x]@y<z.md")))
    rows = [line for line in text.splitlines() if line.startswith(("| error", "| warning"))]
    assert rows[0].startswith("| error | `leads/a\\|b[x]@y<z.md:2:2`")
    many = written("markdown", report(*(finding(n) for n in range(12_000))))
    assert len(many.encode()) < 1024 * 1024
    assert many.splitlines()[-1].endswith("more; `govern check` shows them.")
    assert "1 file checked: **0 errors**" in written("markdown", report())


def test_text_cuts_long_lines_around_the_fault_and_counts_columns() -> None:
    line = "漢字" * 60 + "fault" + "x" * 200
    found = Finding("DOC301", "n", Severity.ERROR, "leads/a.md", Span(1, 121, 1, 126), "m", "", "", "fault")
    out = "\n".join(FORMATS["text"](report(found), lambda *_: line, 80, False))
    shown = next(part for part in out.splitlines() if "fault" in part)
    under = out.splitlines()[out.splitlines().index(shown) + 1]
    assert "…" in shown
    assert under.count("^") == 5


def test_silenced_findings_are_listed() -> None:
    assert "leads/a.md:1: silenced DOC301 invisible-character – it must" in written(
        "text", report(silenced=(Silenced(finding(), "it must"),))
    )


def test_plain_text_moves_no_cursor() -> None:
    assert plain("a\x1b[31m\tb\u202ec\ud800") == "a\\x1b[31m b\\u202ec\\ud800"
    assert width("漢e\u0301\u200b") == 3
