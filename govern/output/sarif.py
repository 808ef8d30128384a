"""SARIF 2.1.0, for code scanning. Fingerprints survive line moves: they are made of text, not of line numbers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from govern import __version__
from govern.check import Report
from govern.findings import Finding, Severity
from govern.rules import the_rule
from govern.rules.registry import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_report(report: Report) -> str:
    """The report as a SARIF log with one run; silenced findings are in it as suppressed results."""
    seen: dict[str, int] = {}
    codes = sorted({f.code for f in report.findings} | {s.finding.code for s in report.silenced})
    index = {code: number for number, code in enumerate(codes)}
    results = [_result(finding, index, seen) for finding in report.findings]
    for silenced in report.silenced:
        result = _result(silenced.finding, index, seen)
        result["suppressions"] = [{"kind": "inSource", "justification": silenced.reason}]
        results.append(result)
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


def _rule(rule: Rule) -> dict[str, Any]:
    section = f" (SOP {rule.sop})" if rule.sop else ""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.why}{section}"},
        "help": {
            "text": f"{rule.summary} {rule.why}{section}",
            "markdown": f"**{rule.summary}**\n\n{rule.why}{section}",
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
        "message": {"text": f"{finding.message} {finding.help}".strip()},
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
