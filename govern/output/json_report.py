"""The report as JSON, in the form of schemas/check-report.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from govern.check import Report, Silenced
from govern.findings import Finding


def json_report(report: Report) -> str:
    """The whole report as one JSON document; control characters and lone surrogates are escaped."""
    return json.dumps(report_data(report), indent=2, ensure_ascii=True)


def report_data(report: Report) -> dict[str, Any]:
    """The report as plain values: version 1 of the check report."""
    kinds: dict[str, int] = {}
    for result in report.results:
        if result.kind:
            kinds[result.kind] = kinds.get(result.kind, 0) + 1
    return {
        "version": 1,
        "as_of": report.as_of.isoformat(),
        "checked": len(report.results),
        "kinds": dict(sorted(kinds.items())),
        "findings": [finding_data(finding) for finding in report.findings],
        "silenced": [_silenced(silenced) for silenced in report.silenced],
        "known": [finding_data(finding) for finding in report.known],
        **({} if report.shard is None else {"shard": report.shard}),
    }


def json_lines(report: Report) -> Iterator[str]:
    """One finding a line, for programs that read as it comes; the last line is the summary."""
    for finding in report.findings:
        yield json.dumps({"type": "finding", **finding_data(finding)}, ensure_ascii=True)
    for silenced in report.silenced:
        yield json.dumps({"type": "silenced", **_silenced(silenced)}, ensure_ascii=True)
    data = report_data(report)
    counts = {"findings": len(report.findings), "silenced": len(report.silenced), "known": len(report.known)}
    yield json.dumps(
        {"type": "summary", "version": 1, "as_of": data["as_of"], "checked": data["checked"], **counts}
    )


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding as plain values."""
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": finding.message,
        "help": finding.help,
        "sop": finding.sop,
        "fixable": finding.fix is not None,
    }


def _silenced(silenced: Silenced) -> dict[str, Any]:
    return {**finding_data(silenced.finding), "reason": silenced.reason}
