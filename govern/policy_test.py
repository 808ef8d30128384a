"""Run a policy's own examples: does each text break its rule, or pass it, as the policy says?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govern.check import Settings, check_bytes, stray
from govern.findings import Severity
from govern.policy.model import PolicyExample
from govern.repository.workspace import governed
from govern.rules import find_rule
from govern.rules.specimen import specimen
from govern.values import frozen

FilesOf = Callable[[str], list[tuple[str, bytes]]]
"""Gives path and bytes of the repository's files that match a glob."""


@frozen
class ExampleResult:
    """How an example went: ``fault`` is empty when it did what it says."""

    example: PolicyExample
    fault: str = ""


def run_examples(settings: Settings, files_of: FilesOf) -> Iterator[ExampleResult]:
    """Run every example of the policy under its own rules and severities."""
    for example in settings.policy.examples:
        yield ExampleResult(example, _fault(example, settings, files_of))


def _fault(example: PolicyExample, settings: Settings, files_of: FilesOf) -> str:
    if find_rule(example.rule) is None:
        return f"there is no rule {example.rule}"
    if not example.file:
        try:
            path, text = specimen(example.text, example.where, example.sequence)
        except ValueError as error:
            return str(error)
        return _disagreement(example, path, text.encode("utf-8"), settings)
    matched = files_of(example.file)
    if not matched:
        return f"no file matches {example.file}"
    faults = (_disagreement(example, path, data, settings) for path, data in matched)
    return next((f"{fault} in {path}" for fault, (path, _) in zip(faults, matched, strict=True) if fault), "")


def _disagreement(example: PolicyExample, path: str, data: bytes, settings: Settings) -> str:
    targets = governed([path], settings.policy)
    if not targets:
        return f"no kind of the policy claims {path}"
    target = targets[0]
    result = (
        stray(path, target.stray, settings)
        if target.stray
        else check_bytes(data, path, target.kind, settings)
    )
    found = [finding for finding in result.findings if finding.code == example.rule]
    if example.fails and not found:
        rule = settings.policy.rules.get(example.rule)
        off = rule is not None and rule.severity is Severity.OFF
        return f"{example.rule} is off" if off else f"{example.rule} finds nothing wrong"
    if not example.fails and found:
        return f"{example.rule} objects: {found[0].message}"
    return ""
