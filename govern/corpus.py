"""The second half of the main road: what only all files together show.

Every result carries the facts its file states. The corpus rules judge them once, wherever the files were
checked: in one process, in several, on several machines, or in a run before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from govern.check import (
    NOWHERE,
    FileResult,
    Settings,
    about_silence,
    crash,
    is_corpus_rule,
    make_finding,
    silence_findings,
    sort_key,
    wanted,
)
from govern.findings import Finding
from govern.policy.load import POLICY_FILE
from govern.policy.model import Policy
from govern.rules import corpus_rules
from govern.rules.registry import FILE, Conflict, Context, Facts, Rule, Stated, Wanted


def judge_corpus(results: Iterable[FileResult], settings: Settings) -> list[FileResult]:
    """Add to each result what the corpus rules find in its file. ``results`` hold every file's facts."""
    results = list(results)
    facts = _by_topic(results)
    kinds = {result.path: result.kind for result in results}
    found: dict[str, dict[Finding, None]] = {}
    crashes: list[Finding] = []
    rules = {
        rule.code: rule
        for kind in set(kinds.values())
        for rule in corpus_rules(kind, _families(kind, settings.policy))
    }
    for _, rule in sorted(rules.items()):
        for finding in _run(rule, facts, kinds, settings, crashes):
            found.setdefault(finding.path, {})[finding] = None
    judged = [_joined(result, found.get(result.path, {}), settings) for result in results]
    if crashes:
        judged.append(FileResult(crashes[0].path, "policy", tuple(crashes), crashed=True))
    return judged


def needs_others(kinds: Collection[str], settings: Settings) -> bool:
    """Whether files of these kinds can only be judged together with the repository's other files."""
    return any(True for _ in _judges(kinds, settings))


def stating_kinds(kinds: Collection[str], settings: Settings) -> frozenset[str]:
    """The kinds whose files' facts are needed to judge files of ``kinds``."""
    found: set[str] = set()
    for rule in _judges(kinds, settings):
        if rule.gather is not None:
            found.update(rule.kinds or settings.policy.kinds)
    return frozenset(found)


def needed_facts(results: Iterable[FileResult], settings: Settings) -> set[Wanted] | None:
    """Topics and keys of all facts that decide whether these files conflict with others; ``None`` when all might.

    The files that state one of them, theirs included, are enough to judge these files as if all were there.
    """
    needed: set[Wanted] = set()
    for result in results:
        own = (Stated(result.path, result.kind, FILE, result.path, NOWHERE), *result.facts)
        for rule in _judges((result.kind,), settings):
            if rule.needs is None:
                return None
            for fact in own:
                needed.update(rule.needs(fact))
    return needed


def _judges(kinds: Collection[str], settings: Settings) -> Iterator[Rule]:
    for kind in kinds:
        for rule in corpus_rules(kind, _families(kind, settings.policy)):
            if _applies(rule, kind, settings.policy) and wanted(rule.code, settings) is not None:
                yield rule


def _families(kind: str, policy: Policy) -> tuple[str, ...]:
    """What the codes of a kind's rules begin with; a file that no kind claims is judged by all."""
    declared = policy.kinds.get(kind)
    return ("",) if declared is None else declared.rules


def _applies(rule: Rule, kind: str, policy: Policy) -> bool:
    """Whether a corpus rule may find something in files of a kind (``""``: a file that no kind claims)."""
    if rule.kinds and kind not in rule.kinds:
        return False
    return rule.code.startswith(_families(kind, policy))


def _by_topic(results: Iterable[FileResult]) -> Facts:
    topics: dict[str, list[Stated]] = {FILE: []}
    for result in sorted(results, key=lambda result: result.path):
        topics[FILE].append(Stated(result.path, result.kind, FILE, result.path, NOWHERE))
        for fact in result.facts:
            topics.setdefault(fact.topic, []).append(fact)
    return {topic: tuple(stated) for topic, stated in topics.items()}


def _run(
    rule: Rule, facts: Facts, kinds: dict[str, str], settings: Settings, crashes: list[Finding]
) -> Iterator[Finding]:
    severity = wanted(rule.code, settings)
    if severity is None or rule.judge is None:
        return
    try:
        conflicts: list[Conflict] = list(rule.judge(facts, Context(settings.policy, settings.as_of)))
    except Exception as error:
        crashes.append(crash(rule, POLICY_FILE, error))
        return
    for conflict in conflicts:
        at = conflict.at
        if _applies(rule, kinds.get(at.path, ""), settings.policy):
            yield make_finding(
                rule.code, severity, at.path, at.span, (conflict.message, conflict.help), at.text
            )


def _joined(result: FileResult, found: Iterable[Finding], settings: Settings) -> FileResult:
    kept, silenced, used = silence_findings(found, result.silences, settings.policy)
    if result.silences:
        from govern.rules.silence import judge as fault_of_silence
        from govern.rules.silence import unused
    for silence in result.silences:
        for code in silence.codes:
            judged = is_corpus_rule(code) and settings.selection.allows(code)
            idle = judged and (silence, code) not in used
            if idle and fault_of_silence(code, settings.policy.never_silence) is None:
                kept.extend(about_silence(result.path, silence, unused(code), settings))
    if not kept and not silenced:
        return result
    return FileResult(
        result.path,
        result.kind,
        tuple(sorted((*result.findings, *kept), key=sort_key)),
        tuple(sorted((*result.silenced, *silenced), key=lambda item: item.finding.sort_key)),
        result.crashed,
        result.facts,
        result.silences,
        result.dated,
    )
