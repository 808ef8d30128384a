"""The main road for one file: read, validate, run the rules, weigh, silence, sort. Every door of govern leads here.

What only all files together show is judged in ``govern.corpus``, from the facts that each result carries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from govern.annotations import TYPE_CHECKING, Any
from govern.documents.source import Source
from govern.errors import GovernError
from govern.findings import Finding, Fix, Severity, Span
from govern.policy.model import Policy
from govern.rules import corpus_rules, find_rule, rules_of, the_rule
from govern.rules.registry import Context, Problem, Rule, Stated
from govern.values import frozen

if TYPE_CHECKING:
    from govern.documents.document import Document
    from govern.documents.faults import Fault
    from govern.documents.schema import Schema
    from govern.rules.silence import Silence

    Ask = Callable[[Rule, Document, Context], Iterable[Problem]]
    """How a rule is asked about a document."""

NOWHERE = Span(1, 1, 1, 1)
"""Where a finding stands that is about a file as a whole."""
BASELINE_FILE = ".govern-baseline.json"
"""Where a repository keeps what was known on its first day, at its top."""
_MOST_FACT_TEXT = 100


@frozen
class Selection:
    """Which rules run: codes or prefixes to keep (empty: all) and to leave out."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def allows(self, code: str) -> bool:
        """Whether findings of a code are wanted."""
        return (not self.select or code.startswith(self.select)) and not code.startswith(
            self.ignore or ("\0",)
        )


@frozen
class Settings:
    """All that judging one file needs besides the file. Travels to worker processes."""

    policy: Policy
    schemas: Mapping[str, Schema]
    as_of: date
    selection: Selection = Selection()


@frozen
class Silenced:
    """A finding that a comment silenced, and the reason given."""

    finding: Finding
    reason: str


@frozen
class FileResult:
    """What checking one file gave. ``crashed``: a rule failed, so the check as a whole did not succeed.

    ``facts`` is what the file tells the corpus rules, ``silences`` those of its silences that name such a rule.
    ``dated`` says that a rule asked which day it is: on another the result may be another.
    """

    path: str
    kind: str
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    crashed: bool = False
    facts: tuple[Stated, ...] = ()
    silences: tuple[Silence, ...] = ()
    dated: bool = False


@frozen
class Report:
    """What a run found, in order of path and place. ``known`` are findings that the baseline excuses.

    ``shard`` is what one of several shards hands on to whoever joins them.
    """

    as_of: date
    results: tuple[FileResult, ...]
    notes: tuple[str, ...] = ()
    known: tuple[Finding, ...] = ()
    shard: Mapping[str, Any] | None = None

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


def _plainly(rule: Rule, document: Document, context: Context) -> Iterable[Problem]:
    return () if rule.check is None else rule.check(document, context)


def check_bytes(data: bytes, path: str, kind: str, settings: Settings, ask: Ask = _plainly) -> FileResult:
    """Judge one file's bytes as a document of a kind. Never raises for anything the bytes hold.

    ``ask`` lets an editor's server remember what a rule said; everybody else asks plainly.
    """
    declared = settings.policy.kinds[kind]
    from govern.documents.reader import read_document

    reading = read_document(data, path, kind, declared.format)
    raw = [(fault.code, _problem(fault)) for fault in reading.faults]
    document = reading.document
    if document is None:
        raw.extend(_place_of_unreadable(path, kind, settings))
        findings = _findings(raw, path, reading.source, settings)
        return FileResult(path, kind, tuple(sorted(findings, key=sort_key)))
    schema = settings.schemas.get(kind)
    if schema is not None:
        raw.extend((fault.code, _problem(fault)) for fault in schema.faults(document))
    crashes: list[Finding] = []
    context = Context(settings.policy, settings.as_of)
    if not any(fault.code == "DOC215" for fault in reading.faults):
        rules = _rules_for(declared.rules, kind)
        raw.extend(_run(rules, document, context, settings, crashes, ask))
    facts = _gather(document, context, crashes)
    return _judged(document, raw, crashes, facts, settings, context.dated)


def gather_bytes(data: bytes, path: str, kind: str, settings: Settings) -> FileResult:
    """Only what a file states for the corpus rules: for files that were not asked about but are judged against."""
    declared = settings.policy.kinds.get(kind)
    if declared is None or not gathers(kind):
        return FileResult(path, kind, ())
    from govern.documents.reader import read_document

    document = read_document(data, path, kind, declared.format).document
    crashes: list[Finding] = []
    context = Context(settings.policy, settings.as_of)
    facts = () if document is None else _gather(document, context, crashes)
    return FileResult(path, kind, tuple(crashes), (), bool(crashes), facts, (), context.dated)


def _judged(
    document: Document,
    raw: list[tuple[str, Problem]],
    crashes: list[Finding],
    facts: tuple[Stated, ...],
    settings: Settings,
    dated: bool,
) -> FileResult:
    from govern.rules.silence import read_silences

    silences, malformed = read_silences(document)
    findings = _findings(raw, document.path, document.source, settings)
    kept, silenced, used = silence_findings(findings, silences, settings.policy)
    kept.extend(_findings(malformed, document.path, document.source, settings))
    kept.extend(_about_silences(document.path, silences, used, settings))
    return FileResult(
        document.path,
        document.kind,
        tuple(sorted((*kept, *crashes), key=sort_key)),
        tuple(sorted(silenced, key=lambda item: item.finding.sort_key)),
        bool(crashes),
        facts,
        tuple(silence for silence in silences if any(map(is_corpus_rule, silence.codes))),
        dated,
    )


def unreadable(path: str, kind: str, reason: str, mend: str, settings: Settings) -> FileResult:
    """The result for a file whose bytes could not be had."""
    raw = [("DOC101", Problem(0, 0, reason, mend)), *_place_of_unreadable(path, kind, settings)]
    return FileResult(path, kind, tuple(sorted(_findings(raw, path, Source(""), settings), key=sort_key)))


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
        for rule in rules_of(families)
        if rule.check is not None and (not rule.kinds or kind in rule.kinds)
    )


def _run(
    rules: Iterable[Rule],
    document: Document,
    context: Context,
    settings: Settings,
    crashes: list[Finding],
    ask: Ask,
) -> list[tuple[str, Problem]]:
    found: list[tuple[str, Problem]] = []
    for rule in rules:
        if severity_of(rule, settings.policy) is Severity.OFF:
            continue
        if not settings.selection.allows(rule.code):
            continue
        try:
            found.extend((rule.code, problem) for problem in ask(rule, document, context))
        except GovernError:
            # The policy itself cannot be used: no finding about this file, nothing was checked.
            raise
        except Exception as error:
            crashes.append(crash(rule, document.path, error))
    return found


def _gather(document: Document, context: Context, crashes: list[Finding]) -> tuple[Stated, ...]:
    """What a document states: whatever rules are selected, since other rules may judge by it."""
    source, path, kind = document.source, document.path, document.kind
    facts: list[Stated] = []
    for rule in _gathering(kind):
        if rule.gather is None:  # pragma: no cover - only such rules are among them
            continue
        try:
            facts.extend(
                Stated(
                    path,
                    kind,
                    fact.topic,
                    fact.key,
                    source.span(fact.start, fact.end),
                    fact.data,
                    source.text[fact.start : min(fact.end, fact.start + _MOST_FACT_TEXT)],
                )
                for fact in rule.gather(document, context)
            )
        except GovernError:
            raise
        except Exception as error:
            crashes.append(crash(rule, path, error))
    return tuple(facts)


def gathers(kind: str) -> bool:
    """Whether files of a kind state facts."""
    return bool(_gathering(kind))


@lru_cache(maxsize=64)
def _gathering(kind: str) -> tuple[Rule, ...]:
    """A rule for each distinct way of gathering facts from a kind."""
    found: dict[object, Rule] = {}
    for rule in corpus_rules(kind):
        if rule.gather is not None:
            found.setdefault(rule.gather, rule)
    return tuple(found.values())


def is_corpus_rule(code: str) -> bool:
    """Whether a code is that of a corpus rule."""
    rule = find_rule(code)
    return rule is not None and rule.judge is not None


def crash(rule: Rule, path: str, error: Exception) -> Finding:
    """The finding that says that a rule failed on a file."""
    return Finding(
        "RUN101",
        "rule-failed",
        Severity.ERROR,
        path,
        NOWHERE,
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
    findings: dict[Finding, None] = {}
    for code, problem in raw:
        severity = wanted(code, settings)
        if severity is None:
            continue
        finding = make_finding(
            code,
            severity,
            path,
            source.span(problem.start, problem.end),
            (problem.message, problem.help),
            source.text[problem.start : problem.end],
            problem.fix,
        )
        findings[finding] = None
    return list(findings)


def wanted(code: str, settings: Settings) -> Severity | None:
    """The severity of findings of a code; ``None`` when the policy or the selection leaves them out."""
    if not settings.selection.allows(code):
        return None
    severity = severity_of(the_rule(code), settings.policy)
    return None if severity is Severity.OFF else severity


def make_finding(
    code: str,
    severity: Severity,
    path: str,
    span: Span,
    words: tuple[str, str],
    text: str = "",
    fix: Fix | None = None,
) -> Finding:
    """A finding of a registered code. ``words`` are message and help; ``text`` is the offending source text."""
    rule = the_rule(code)
    message, mend = words
    return Finding(
        code, rule.name, severity, path, span, _sentence(message), _sentence(mend), rule.sop, text, fix
    )


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?", "”", "…", "`")) else f"{words}."


def silence_findings(
    findings: Iterable[Finding], silences: tuple[Silence, ...], policy: Policy
) -> tuple[list[Finding], list[Silenced], set[tuple[Silence, str]]]:
    """Part findings into those that stand and those a silence covers; with the silences and codes that did."""
    if not silences:
        return list(findings), [], set()
    from govern.rules.silence import protected

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
    path: str, silences: tuple[Silence, ...], used: set[tuple[Silence, str]], settings: Settings
) -> Iterator[Finding]:
    if not silences:
        return
    from govern.rules.silence import judge, unused

    for silence in silences:
        for code in silence.codes:
            wrong = judge(code, settings.policy.never_silence)
            # Whether a corpus rule is silenced here shows only when all files have been read.
            judged = settings.selection.allows(code) and not is_corpus_rule(code)
            if wrong is None and judged and (silence, code) not in used:
                wrong = unused(code)
            yield from about_silence(path, silence, wrong, settings)


def about_silence(
    path: str, silence: Silence, wrong: tuple[str, str, str] | None, settings: Settings
) -> Iterator[Finding]:
    """The finding about a silence (rule, message, help), if there is one and it is wanted."""
    severity = None if wrong is None else wanted(wrong[0], settings)
    if wrong is not None and severity is not None:
        code, message, mend = wrong
        yield make_finding(code, severity, path, silence.span, (message, mend), silence.text)


def sort_key(finding: Finding) -> tuple[str, int, int, str, str]:
    """The order of a report."""
    return finding.sort_key
