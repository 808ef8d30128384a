"""What forges and CI systems read: GitHub annotations, GitLab code quality, JUnit, Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from govern.check import Report
from govern.findings import Finding, Severity
from govern.output.plain import encodable, plain
from govern.output.sarif import fingerprint

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GITHUB_MOST = 10
"""GitHub shows ten annotations of a kind for a step and drops the rest silently."""
_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}
_SUMMARY_MOST = 900_000
"""GitHub drops a whole job summary above 1 MiB."""


def github_report(report: Report) -> Iterator[str]:
    """Workflow commands: errors first, at most ten of a kind, and one last notice that says how many more there are."""
    ranked = {
        word: [f for f in report.findings if f.severity is severity] for severity, word in _GITHUB.items()
    }
    left = {word: len(found) - _GITHUB_MOST for word, found in ranked.items() if len(found) > _GITHUB_MOST}
    if left and len(ranked["notice"]) >= _GITHUB_MOST:
        # The last word is a notice itself, and takes the tenth one's place.
        left["notice"] = len(ranked["notice"]) - _GITHUB_MOST + 1
    for word, found in ranked.items():
        for finding in found[: len(found) - left.get(word, 0)]:
            yield _annotation(word, finding)
    if left:
        counts = ", ".join(_count(count, word) for word, count in left.items())
        yield f"::notice title=govern::{sum(left.values())} more findings are not shown here: {counts}."


def _annotation(word: str, finding: Finding) -> str:
    span = finding.span
    place = (
        f"file={_property(finding.path)},line={span.line},endLine={span.end_line},col={span.column},"
        f"endColumn={span.end_column},title={_property(f'{finding.code} {finding.name}')}"
    )
    return f"::{word} {place}::{_message(f'{finding.message} {finding.help}'.strip())}"


def _message(text: str) -> str:
    # A path may hold bytes that are no text: they are written out, or the log could not be read.
    return encodable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def gitlab_report(report: Report) -> str:
    """A Code Quality report."""
    seen: dict[str, int] = {}
    return json.dumps(
        [
            {
                "description": encodable(f"{finding.message} {finding.help}".strip()),
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": fingerprint(finding, seen),
                "severity": _GITLAB.get(finding.severity, "info"),
                "location": {
                    "path": encodable(finding.path),
                    "positions": {
                        "begin": {"line": finding.span.line, "column": finding.span.column},
                        "end": {"line": finding.span.end_line, "column": finding.span.end_column},
                    },
                },
            }
            for finding in report.findings
        ],
        indent=2,
    )


def junit_report(report: Report) -> Iterator[str]:
    """One test case a file; its errors are failures, its warnings stand in its output."""
    failed = sum(any(f.severity is Severity.ERROR for f in result.findings) for result in report.results)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<testsuites><testsuite name="govern" tests="{len(report.results)}" failures="{failed}" errors="0">'
    for result in report.results:
        errors = [f for f in result.findings if f.severity is Severity.ERROR]
        others = [f for f in result.findings if f.severity is not Severity.ERROR]
        yield f"<testcase classname={quoteattr(result.kind or 'misplaced')} name={_attribute(result.path)}>"
        if errors:
            told = escape(plain_lines(errors))
            yield f'<failure message="{_count(len(errors), "error")}" type="govern">{told}</failure>'
        if others:
            yield f"<system-out>{escape(plain_lines(others))}</system-out>"
        yield "</testcase>"
    yield "</testsuite></testsuites>"


def _attribute(text: str) -> str:
    return quoteattr(plain(text))


def plain_lines(findings: list[Finding]) -> str:
    """Findings as lines ``path:line:column: CODE name: message``, safe for any reader."""
    return "\n".join(
        plain(f"{f.path}:{f.span.line}:{f.span.column}: {f.code} {f.name}: {f.message} {f.help}".rstrip())
        for f in findings
    )


def markdown_report(report: Report, taken: int = 0) -> Iterator[str]:
    """A job summary: a table of findings, errors first, cut below GitHub's limit by us and not by it.

    ``taken`` is how many bytes of the summary others have filled.
    """
    counts = {severity: sum(f.severity is severity for f in report.findings) for severity in Severity}
    yield "## govern check\n"
    yield (
        f"{_count(len(report.results), 'file')} checked: **{_count(counts[Severity.ERROR], 'error')}**, "
        f"{_count(counts[Severity.WARNING], 'warning')}, {len(report.silenced)} silenced, {len(report.known)} known.\n"
    )
    if not report.findings:
        return
    yield "| | place | rule | what is wrong | mend |\n| --- | --- | --- | --- | --- |"
    order = list(Severity)
    size = taken
    ranked = sorted(report.findings, key=lambda f: (order.index(f.severity), f.sort_key))
    for number, finding in enumerate(ranked):
        row = _row(finding)
        size += len(row.encode("utf-8")) + 1
        if size > _SUMMARY_MOST:
            yield f"\n… and {len(ranked) - number} more; `govern check` shows them."
            return
        yield row


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _row(finding: Finding) -> str:
    place = code_cell(f"{finding.path}:{finding.span.line}:{finding.span.column}")
    words = (f"{finding.code} {finding.name}", finding.message, finding.help)
    return f"| {finding.severity.value} | {place} | {' | '.join(map(markdown_cell, words))} |"


def code_cell(text: str) -> str:
    """A path or the like as code in one cell of a Markdown table; in code no entity and no escape is read but that of a bar."""
    text = plain(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}".replace("|", "\\|")


def markdown_cell(text: str) -> str:
    """Text from anywhere as one cell of a Markdown table: no markup, no mention, no second cell comes of it."""
    return escape(plain(text)).replace("|", "\\|").replace("[", "\\[").replace("@", "&#64;")
