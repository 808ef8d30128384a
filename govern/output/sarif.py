"""SARIF 2.1.0, for code scanning. Fingerprints survive line moves: they are made of text, not of line numbers.

GitHub does not read ``suppressions``: it opens an alert for a suppressed result, too (github/codeql-action#1230). So
what is silenced or known stands in the log only when all is asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from govern import __version__
from govern.check import BASELINE_FILE, Report
from govern.findings import Finding, Severity
from govern.output.plain import encodable
from govern.output.rule_pages import rule_page
from govern.rules import the_rule
from govern.rules.registry import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_report(report: Report, *, show_all: bool = False) -> str:
    """The report as a SARIF log with one run.

    ``show_all`` adds the silenced and the known findings, as results suppressed in the source and by the baseline.
    """
    excused = list(_excused(report)) if show_all else []
    codes = sorted({f.code for f in report.findings} | {finding.code for finding, _ in excused})
    index = {code: number for number, code in enumerate(codes)}
    seen: dict[str, int] = {}
    results = [_result(finding, index, seen) for finding in report.findings]
    results += [
        {**_result(finding, index, seen), "suppressions": [suppression]} for finding, suppression in excused
    ]
    driver = {
        "name": "govern",
        "semanticVersion": __version__,
        "rules": [_rule(the_rule(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "invocations": [{"executionSuccessful": report.exit_code != 2}],
    }
    if report.shard is not None:
        run["properties"] = {"shard": report.shard}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _excused(report: Report) -> Iterator[tuple[Finding, dict[str, str]]]:
    for silenced in report.silenced:
        yield silenced.finding, {"kind": "inSource", "justification": encodable(silenced.reason)}
    for known in report.known:
        yield known, {"kind": "external", "justification": f"known in {BASELINE_FILE}"}


def _rule(rule: Rule) -> dict[str, Any]:
    section = f" (SOP {rule.sop})" if rule.sop else ""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.why}{section}"},
        "help": {
            "text": f"{rule.summary} {rule.why}{section}",
            "markdown": rule_page(rule),
        },
        "defaultConfiguration": {
            "level": _LEVELS[rule.severity],
            "enabled": rule.severity is not Severity.OFF,
        },
    }


def _result(finding: Finding, index: Mapping[str, int], seen: dict[str, int]) -> dict[str, Any]:
    span = finding.span
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": encodable(f"{finding.message} {finding.help}".strip())},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.path.encode("utf-8", "surrogateescape"))},
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": span.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"govern/v1": fingerprint(finding, seen)},
    }


def fingerprint(finding: Finding, seen: dict[str, int]) -> str:
    """A digest of file, rule and offending text; the n-th equal one of a report gets its number mixed in."""
    basis = json.dumps([finding.path, finding.code, finding.text, finding.message])
    seen[basis] = seen.get(basis, 0) + 1
    return hashlib.sha256(f"{basis}#{seen[basis]}".encode()).hexdigest()
