"""The main road over Git objects: what `govern check` says about a tree, and the gate's own findings beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from govern.baseline import Known, read_baseline, subtract
from govern.check import (
    BASELINE_FILE,
    FileResult,
    Report,
    Settings,
    check_bytes,
    gather_bytes,
    gathers,
    make_finding,
    severity_of,
    sort_key,
    stray,
    unreadable,
)
from govern.corpus import needs_others
from govern.errors import PolicyError
from govern.findings import Finding, Severity
from govern.gate.model import Trouble
from govern.gate.placement import lfs_pointer
from govern.gate.trusted import stored
from govern.repository.files import Unread
from govern.repository.objects import Objects, Tree
from govern.repository.workspace import Target, governed
from govern.rules import the_rule
from govern.run import report


def check_tree(objects: Objects, tree: Tree, paths: Iterable[str], settings: Settings) -> Report:
    """Check the governed ones of some paths of a tree, against all others of it where a rule needs them."""
    targets = [target for target in governed(paths, settings.policy) if target.path in tree]
    objects.read(_oids(tree, (target.path for target in targets)))
    results = [_check(objects, tree, target, settings) for target in targets]
    return report(results, settings, _others(objects, tree, targets, settings))


def _oids(tree: Tree, paths: Iterable[str]) -> list[str]:
    return [tree[path].oid for path in paths if tree[path].mode.startswith("100")]


def _check(objects: Objects, tree: Tree, target: Target, settings: Settings) -> FileResult:
    if target.stray:
        return stray(target.path, target.stray, settings)
    data = stored(objects, tree, target.path)
    if isinstance(data, Unread):
        return unreadable(target.path, target.kind, data.reason, data.help, settings)
    if lfs_pointer(data):
        return unreadable(
            target.path,
            target.kind,
            "It is a pointer into Git LFS: the document itself is not in the repository.",
            "Store the file itself (git lfs untrack, git add).",
            settings,
        )
    return check_bytes(data, target.path, target.kind, settings)


def _others(objects: Objects, tree: Tree, targets: list[Target], settings: Settings) -> list[FileResult]:
    if not needs_others({target.kind for target in targets}, settings):
        return []
    asked = {target.path for target in targets}
    others = [target for target in governed(tree, settings.policy) if target.path not in asked]
    # All at once: an object at a time, two processes would wait for each other thousands of times.
    objects.read(_oids(tree, (target.path for target in others if gathers(target.kind))))
    found: list[FileResult] = []
    for target in others:
        data = stored(objects, tree, target.path) if gathers(target.kind) else b""
        if isinstance(data, bytes):
            found.append(gather_bytes(data, target.path, target.kind, settings))
        else:
            found.append(FileResult(target.path, target.kind, ()))
    return found


def excused(found: Report, objects: Objects, base: Tree, settings: Settings) -> Report:
    """A report without what the base's baseline knows. What the head's says has no weight, not even by growing less."""
    known = baseline(objects, base)
    if not known:
        return found
    less = subtract(found, known, settings, whole=False)
    return replace(less, results=tuple(one for one in less.results if one.path != BASELINE_FILE))


def baseline(objects: Objects, tree: Tree) -> tuple[Known, ...]:
    """The entries of a tree's baseline; none where there is none. Raises ``PolicyError`` when it is broken."""
    data = stored(objects, tree, BASELINE_FILE)
    return read_baseline(data) if isinstance(data, bytes) else ()


def baseline_grew(objects: Objects, base: Tree, head: Tree) -> bool:
    """Whether the head's baseline excuses something that the base's does not; one that cannot be read does."""
    if base.get(BASELINE_FILE) == head.get(BASELINE_FILE):
        return False
    old = {(one.path, one.code, one.text): one.count for one in baseline(objects, base)}
    try:
        new = baseline(objects, head)
    except PolicyError:
        return True
    return any(one.count > old.get((one.path, one.code, one.text), 0) for one in new)


def with_troubles(found: Report, troubles: Iterable[Trouble], settings: Settings) -> Report:
    """A report with the gate's own findings in it. No comment silences them."""
    results = {result.path: result for result in found.results}
    for trouble in troubles:
        finding = _finding(trouble, settings)
        if finding is not None:
            result = results.get(trouble.path, FileResult(trouble.path, "", ()))
            findings = tuple(sorted({*result.findings, finding}, key=sort_key))
            results[trouble.path] = replace(result, findings=findings)
    return Report(found.as_of, tuple(results[path] for path in sorted(results)), found.notes)


def _finding(trouble: Trouble, settings: Settings) -> Finding | None:
    severity = severity_of(the_rule(trouble.code), settings.policy)
    if severity is Severity.OFF:
        return None
    return make_finding(trouble.code, severity, trouble.path, trouble.span, (trouble.message, trouble.help))
