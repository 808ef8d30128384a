"""What forges and CI systems read: GitHub annotations, GitLab code quality, JUnit, Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from govern.check import Report
from govern.findings import Finding, Severity
from govern.output.plain import plain
from govern.output.sarif import fingerprint

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GITHUB_MOST = 10
"""GitHub shows ten annotations of a kind for a step and drops the rest silently."""
_GITLAB = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}
_SUMMARY_MOST = 900_000
"""GitHub drops a whole job summary above 1 MiB."""


def github_report(report: Report) -> Iterator[str]:
    """Workflow commands: at most ten of a kind, and one notice that says how many more there are."""
    for severity, word in _GITHUB.items():
        found = [finding for finding in report.findings if finding.severity is severity]
        for finding in found[:_GITHUB_MOST]:
            span = finding.span
            place = (
                f"file={_property(finding.path)},line={span.line},endLine={span.end_line},col={span.column},"
                f"endColumn={span.end_column},title={_property(f'{finding.code} {finding.name}')}"
            )
            yield f"::{word} {place}::{_message(f'{finding.message} {finding.help}'.strip())}"
        if len(found) > _GITHUB_MOST:
            yield f"::notice::{len(found) - _GITHUB_MOST} more findings of severity {severity.value} are not shown here."


def _message(text: str) -> str:
    # A path may hold bytes that are no text: they are written out, or the log could not be read.
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def gitlab_report(report: Report) -> str:
    """A Code Quality report."""
    seen: dict[str, int] = {}
    return json.dumps(
        [
            {
                "description": f"{finding.message} {finding.help}".strip(),
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": fingerprint(finding, seen),
                "severity": _GITLAB.get(finding.severity, "info"),
                "location": {
                    "path": finding.path,
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
            yield f'<failure message="{len(errors)} errors" type="govern">{told}</failure>'
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


def markdown_report(report: Report) -> Iterator[str]:
    """A job summary: a table of findings, errors first, cut below GitHub's limit by us and not by it."""
    counts = {severity: sum(f.severity is severity for f in report.findings) for severity in Severity}
    yield "## govern check\n"
    yield (
        f"{len(report.results)} files checked: **{counts[Severity.ERROR]} errors**, "
        f"{counts[Severity.WARNING]} warnings, {len(report.silenced)} silenced.\n"
    )
    if not report.findings:
        return
    yield "| | place | rule | what is wrong | mend |\n| --- | --- | --- | --- | --- |"
    order = list(Severity)
    size = 0
    ranked = sorted(report.findings, key=lambda f: (order.index(f.severity), f.sort_key))
    for number, finding in enumerate(ranked):
        row = _row(finding)
        size += len(row.encode("utf-8")) + 1
        if size > _SUMMARY_MOST:
            yield f"\n… and {len(ranked) - number} more; `govern check` shows them."
            return
        yield row


def _row(finding: Finding) -> str:
    place = f"`{finding.path}:{finding.span.line}:{finding.span.column}`"
    cells = (finding.severity.value, place, f"{finding.code} {finding.name}", finding.message, finding.help)
    return "| " + " | ".join(markdown_cell(cell) for cell in cells) + " |"


def markdown_cell(text: str) -> str:
    """Text from anywhere as one cell of a Markdown table: no markup, no mention, no second cell comes of it."""
    return escape(plain(text)).replace("|", "\\|").replace("[", "\\[").replace("@", "&#64;")
