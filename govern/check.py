"""The main road: read, validate, run the rules, weigh, silence, sort. Every door of govern leads here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from govern.documents.document import Document
from govern.documents.faults import Fault
from govern.documents.reader import read_document
from govern.documents.schema import Schema
from govern.documents.source import Source
from govern.findings import Finding, Severity, Span
from govern.policy.model import Policy
from govern.rules import all_rules
from govern.rules.registry import Context, Problem, Rule
from govern.rules.silence import Silence, judge, protected, read_silences, unused

_EMPTY = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run: codes or prefixes to keep (empty: all) and to leave out."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def allows(self, code: str) -> bool:
        """Whether findings of a code are wanted."""
        return (not self.select or code.startswith(self.select)) and not code.startswith(
            self.ignore or ("\0",)
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """All that judging one file needs besides the file. Travels to worker processes."""

    policy: Policy
    schemas: Mapping[str, Schema]
    as_of: date
    selection: Selection = Selection()


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that a comment silenced, and the reason given."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """What checking one file gave. ``crashed``: a rule failed, so the check as a whole did not succeed."""

    path: str
    kind: str
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    crashed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found, in order of path and place."""

    as_of: date
    results: tuple[FileResult, ...]
    notes: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, sorted."""
        return tuple(finding for result in self.results for finding in result.findings)

    @property
    def silenced(self) -> tuple[Silenced, ...]:
        """All silenced findings, sorted."""
        return tuple(silenced for result in self.results for silenced in result.silenced)

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings of severity error, 2 a rule failed."""
        if any(result.crashed for result in self.results):
            return 2
        return int(any(finding.severity is Severity.ERROR for finding in self.findings))


def check_bytes(data: bytes, path: str, kind: str, settings: Settings) -> FileResult:
    """Judge one file's bytes as a document of a kind. Never raises for anything the bytes hold."""
    declared = settings.policy.kinds[kind]
    reading = read_document(data, path, kind, declared.format)
    raw = [(fault.code, _problem(fault)) for fault in reading.faults]
    document = reading.document
    if document is None:
        raw.extend(_place_of_unreadable(path, kind, settings))
        findings = _findings(raw, path, reading.source, settings)
        return FileResult(path, kind, tuple(sorted(findings, key=_key)))
    schema = settings.schemas.get(kind)
    if schema is not None:
        raw.extend((fault.code, _problem(fault)) for fault in schema.faults(document))
    crashes: list[Finding] = []
    if not any(fault.code == "DOC215" for fault in reading.faults):
        rules = _rules_for(declared.rules, kind)
        raw.extend(_run(rules, document, settings, crashes))
    return _judged(document, raw, crashes, settings)


def _judged(
    document: Document, raw: list[tuple[str, Problem]], crashes: list[Finding], settings: Settings
) -> FileResult:
    silences, malformed = read_silences(document)
    findings = _findings(raw, document.path, document.source, settings)
    kept, silenced, used = _silence(findings, silences, settings.policy)
    about = [*malformed, *_about_silences(silences, used, settings.policy)]
    kept.extend(_findings(about, document.path, document.source, settings))
    return FileResult(
        document.path,
        document.kind,
        tuple(sorted((*kept, *crashes), key=_key)),
        tuple(sorted(silenced, key=lambda item: item.finding.sort_key)),
        bool(crashes),
    )


def unreadable(path: str, kind: str, reason: str, mend: str, settings: Settings) -> FileResult:
    """The result for a file whose bytes could not be had."""
    raw = [("DOC101", Problem(0, 0, reason, mend)), *_place_of_unreadable(path, kind, settings)]
    return FileResult(path, kind, tuple(sorted(_findings(raw, path, Source(""), settings), key=_key)))


def stray(path: str, reason: str, settings: Settings) -> FileResult:
    """The result for a file that stands where no kind claims it but one should."""
    raw = [("NAM101", Problem(0, 0, reason, "Move, rename or remove it."))]
    return FileResult(path, "", tuple(_findings(raw, path, Source(""), settings)))


def _place_of_unreadable(path: str, kind: str, settings: Settings) -> list[tuple[str, Problem]]:
    from govern.rules.naming import path_fault

    fault = path_fault(path, settings.policy) if kind == "email-sequence" else None
    return [("NAM101", Problem(0, 0, fault))] if fault else []


def _problem(fault: Fault) -> Problem:
    return Problem(fault.start, fault.end, fault.message, fault.help)


@lru_cache(maxsize=64)
def _rules_for(families: tuple[str, ...], kind: str) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in all_rules().values()
        if rule.check is not None
        and rule.code.startswith(families)
        and (not rule.kinds or kind in rule.kinds)
    )


def _run(
    rules: Iterable[Rule], document: Document, settings: Settings, crashes: list[Finding]
) -> list[tuple[str, Problem]]:
    context = Context(settings.policy, settings.as_of)
    found: list[tuple[str, Problem]] = []
    for rule in rules:
        if rule.check is None or severity_of(rule, settings.policy) is Severity.OFF:
            continue
        if not settings.selection.allows(rule.code):
            continue
        try:
            found.extend((rule.code, problem) for problem in rule.check(document, context))
        except Exception as error:
            crashes.append(_crash(rule, document.path, error))
    return found


def _crash(rule: Rule, path: str, error: Exception) -> Finding:
    return Finding(
        "RUN101",
        "rule-failed",
        Severity.ERROR,
        path,
        _EMPTY,
        f"The rule {rule.code} {rule.name} failed: {type(error).__name__}: {error}",
        "This is a fault of govern: please report it with this file.",
    )


def severity_of(rule: Rule, policy: Policy) -> Severity:
    """The severity of a rule under a policy."""
    settings = policy.rules.get(rule.code)
    return settings.severity if settings is not None and settings.severity is not None else rule.severity


def _findings(
    raw: Iterable[tuple[str, Problem]], path: str, source: Source, settings: Settings
) -> list[Finding]:
    findings: list[Finding] = []
    rules = all_rules()
    for code, problem in raw:
        rule = rules[code]
        severity = severity_of(rule, settings.policy)
        if severity is Severity.OFF or not settings.selection.allows(code):
            continue
        findings.append(
            Finding(
                code=code,
                name=rule.name,
                severity=severity,
                path=path,
                span=source.span(problem.start, problem.end),
                message=_sentence(problem.message),
                help=_sentence(problem.help),
                sop=rule.sop,
                text=source.text[problem.start : problem.end],
                fix=problem.fix,
            )
        )
    return list(dict.fromkeys(findings))


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?", "”", "…", "`")) else f"{words}."


def _silence(
    findings: list[Finding], silences: tuple[Silence, ...], policy: Policy
) -> tuple[list[Finding], list[Silenced], set[tuple[Silence, str]]]:
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    used: set[tuple[Silence, str]] = set()
    for finding in findings:
        found = next((one for one in silences if one.covers(finding.code, finding.span.line)), None)
        if found is None or protected(finding.code, policy.never_silence):
            kept.append(finding)
        else:
            silenced.append(Silenced(finding, found.reason))
            used.add((found, finding.code))
    return kept, silenced, used


def _about_silences(
    silences: tuple[Silence, ...], used: set[tuple[Silence, str]], policy: Policy
) -> list[tuple[str, Problem]]:
    problems: list[tuple[str, Problem]] = []
    for silence in silences:
        for code in silence.codes:
            wrong = judge(silence, code, all_rules(), policy.never_silence)
            if wrong is not None:
                problems.append(wrong)
            elif (silence, code) not in used:
                problems.append(("SUP103", unused(silence, code)))
    return problems


def twins(results: Iterable[FileResult], settings: Settings) -> list[FileResult]:
    """Add NAM103 to files whose paths differ only by case or Unicode form: some systems hold only one of them."""
    from govern.rules.naming import twin_groups

    results = list(results)
    by_path = {result.path: result for result in results}
    for path, other in twin_groups(by_path):
        raw = [("NAM103", Problem(0, 0, f"Its path differs from {other} only by case or Unicode form."))]
        found = _findings(raw, path, Source(""), settings)
        result = by_path[path]
        by_path[path] = replace(result, findings=tuple(sorted((*result.findings, *found), key=_key)))
    return [by_path[result.path] for result in results]


def _key(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.sort_key
