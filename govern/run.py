"""Check the files of a workspace: those that changed, one after the other or in a few processes when there are many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from govern.annotations import TYPE_CHECKING
from govern.check import (
    FileResult,
    Report,
    Settings,
    check_bytes,
    gather_bytes,
    stray,
    unreadable,
)
from govern.corpus import judge_corpus, needs_others, stating_kinds
from govern.documents.source import MAX_BYTES
from govern.pool import Checked, check_in_processes, check_one
from govern.repository.files import Unread, near_twins, read_bytes
from govern.repository.git import Entry, blob_contents, index_entries, list_files
from govern.repository.workspace import Target, governed
from govern.reuse import Mark, Reuse

if TYPE_CHECKING:
    from pathlib import Path

_WORTH_A_POOL = 60
"""Below this many files to read, starting processes costs more than it saves."""
_BLOBS = 500
_KEPT_AT_ONCE = 500

Progress = Callable[[int, int], None]


def check_targets(
    root: Path | str,
    targets: list[Target],
    settings: Settings,
    jobs: int = 0,
    progress: Progress | None = None,
    *,
    whole: bool = True,
    reuse: Reuse | None = None,
) -> Report:
    """Check files of the work tree.

    ``jobs`` is the number of processes, 0 for as many as there are processors. ``progress`` is told
    ``(done, total)`` now and then. The report does not depend on the order of files, on the number of jobs or on what
    ``reuse`` still knows.
    ``whole`` says that ``targets`` are all of the repository; if not, what corpus rules need to know of the
    other files is gathered from them, and nothing is reported about these.
    """
    results = check_files(root, targets, settings, jobs, progress, reuse=reuse)
    others = () if whole else _gather_others(root, targets, settings, reuse)
    if reuse is not None:
        reuse.flush()
    return report(results, settings, others)


def check_stdin(
    root: Path | str, data: bytes, target: Target, settings: Settings, reuse: Reuse | None = None
) -> Report:
    """Check bytes that stand for a file of the work tree, against the other files there."""
    result = (
        stray(target.path, target.stray, settings)
        if target.stray
        else check_bytes(data, target.path, target.kind, settings)
    )
    return report([result], settings, _gather_others(root, [target], settings, reuse))


def check_index(
    root: Path | str, targets: list[Target], settings: Settings, reuse: Reuse | None = None
) -> Report:
    """Check the staged content of files: what the commit will hold, not what the work tree holds."""
    entries = index_entries(root)
    results: list[FileResult] = []
    wanted: list[Target] = []
    for target in targets:
        entry = entries.get(target.path)
        if target.stray:
            results.append(stray(target.path, target.stray, settings))
        elif entry is not None and entry.is_file:
            wanted.append(target)
        elif entry is not None:
            what = "It is a symbolic link" if entry.mode == "120000" else "It is a submodule"
            results.append(
                unreadable(target.path, target.kind, f"{what}, not a file.", "Put the file there.", settings)
            )
    results.extend(
        _blobs(root, wanted, entries, reuse, lambda data, target: check_bytes(data, *target, settings))
    )
    others = _gather_index(root, targets, entries, settings, reuse)
    if reuse is not None:
        reuse.flush()
    return report(results, settings, others)


def report(
    results: Iterable[FileResult | None], settings: Settings, others: Iterable[FileResult] = ()
) -> Report:
    """Join results into a report: sorted by path, with what only all files together show.

    ``others`` are results of which only the facts count (and failures: then the facts are not complete).
    """
    asked = [result for result in results if result is not None]
    unasked = {result.path for result in others if not result.crashed}
    judged = judge_corpus([*asked, *others], settings)
    shown = sorted(
        (result for result in judged if result.path not in unasked), key=lambda result: result.path
    )
    return Report(settings.as_of, tuple(shown))


def check_files(
    root: Path | str,
    targets: Sequence[Target],
    settings: Settings,
    jobs: int = 0,
    progress: Progress | None = None,
    *,
    reuse: Reuse | None = None,
) -> list[FileResult]:
    """Results for files of the work tree, each by itself; none for those that are gone."""
    marks = reuse.marks([target for target in targets if not target.stray]) if reuse is not None else {}
    known = _known(targets, marks, reuse)
    results = list(known.values())
    missing = [target for target in targets if target.path not in known]
    for number, (target, checked) in enumerate(_checked(root, missing, settings, jobs), len(results) + 1):
        if checked.result is not None:
            results.append(checked.result)
            _keep(target, checked, marks.get(target.path), reuse)
        if reuse is not None and number % _KEPT_AT_ONCE == 0:
            # An interrupted run has not been for nothing, and what is written need not stay in memory.
            reuse.flush()
        if progress is not None and number % 25 == 0:
            progress(number, len(targets))
    if progress is not None:
        progress(len(targets), len(targets))
    return results


def _known(
    targets: Sequence[Target], marks: dict[str, Mark], reuse: Reuse | None, part: str = "check"
) -> dict[str, FileResult]:
    if reuse is None:
        return {}
    wanted = [
        (target, content)
        for target in targets
        if (mark := marks.get(target.path)) is not None and (content := mark.content) is not None
    ]
    known = reuse.known(wanted, part)
    for target, content in wanted:
        if target.path in known:
            reuse.note(target.path, marks[target.path], content)
    return known


def _keep(
    target: Target, checked: Checked, mark: Mark | None, reuse: Reuse | None, part: str = "check"
) -> None:
    if reuse is not None and checked.result is not None and checked.content is not None:
        reuse.keep(target, checked.content, checked.result, part, checked.encoded)
        if mark is not None:
            reuse.note(target.path, mark, checked.content)


def _checked(
    root: Path | str, targets: Sequence[Target], settings: Settings, jobs: int
) -> Iterator[tuple[Target, Checked]]:
    workers = min(jobs or os.cpu_count() or 1, len(targets))
    if workers > 1 and len(targets) >= _WORTH_A_POOL:
        yield from check_in_processes(root, targets, settings, workers)
    else:
        yield from ((target, check_one(root, target, settings)) for target in targets)


def _gather_others(
    root: Path | str, targets: list[Target], settings: Settings, reuse: Reuse | None
) -> list[FileResult]:
    """What must be known of the other files of the work tree to judge these."""
    kinds = {target.kind for target in targets}
    stating = stating_kinds(kinds, settings)
    if not needs_others(kinds, settings) or not (stating or near_twins(root, [t.path for t in targets])):
        # Nearly always it is only about names, and no other name is near.
        return []
    others = _unasked(list_files(root), targets, settings)
    wanted = [target for target in others if target.kind in stating]
    found = [FileResult(target.path, target.kind, ()) for target in others if target.kind not in stating]
    marks = reuse.marks(wanted) if reuse is not None else {}
    known = _known(wanted, marks, reuse)
    wanted = [target for target in wanted if target.path not in known]
    known |= _known(wanted, marks, reuse, "facts")
    for target in wanted:
        if target.path in known:
            continue
        data = read_bytes(root, target.path, MAX_BYTES)
        if isinstance(data, Unread):
            if not data.gone:
                found.append(FileResult(target.path, target.kind, ()))
            continue
        result = gather_bytes(data, target.path, target.kind, settings)
        _keep(target, Checked.of(data, result), marks.get(target.path), reuse, "facts")
        known[target.path] = result
    return [*found, *known.values()]


def _gather_index(
    root: Path | str,
    targets: list[Target],
    entries: dict[str, Entry],
    settings: Settings,
    reuse: Reuse | None,
) -> list[FileResult]:
    """The same of the index."""
    kinds = {target.kind for target in targets}
    if not needs_others(kinds, settings):
        return []
    stating = stating_kinds(kinds, settings)
    others = _unasked(sorted(entries), targets, settings)
    wanted = [target for target in others if target.kind in stating and entries[target.path].is_file]
    gathered = {target.path for target in wanted}
    found = [FileResult(target.path, target.kind, ()) for target in others if target.path not in gathered]
    found.extend(
        _blobs(
            root, wanted, entries, reuse, lambda data, target: gather_bytes(data, *target, settings), "facts"
        )
    )
    return found


def _unasked(listed: Iterable[str], targets: list[Target], settings: Settings) -> list[Target]:
    asked = {target.path for target in targets}
    return [target for target in governed(listed, settings.policy) if target.path not in asked]


def _blobs(
    root: Path | str,
    targets: Sequence[Target],
    entries: dict[str, Entry],
    reuse: Reuse | None,
    work: Callable[[bytes, tuple[str, str]], FileResult],
    part: str = "check",
) -> Iterator[FileResult]:
    """Results for files of the index; a content is read only when its result is not known."""
    names = {target.path: b"blob " + entries[target.path].blob.encode() for target in targets}
    known: dict[str, FileResult] = {}
    if reuse is not None:
        known = reuse.known([(target, names[target.path]) for target in targets], "check")
        if part != "check":
            rest = [target for target in targets if target.path not in known]
            known |= reuse.known([(target, names[target.path]) for target in rest], part)
    yield from known.values()
    missing = [target for target in targets if target.path not in known]
    for start in range(0, len(missing), _BLOBS):
        batch = missing[start : start + _BLOBS]
        contents = blob_contents(root, [entries[target.path].blob for target in batch])
        for target, data in zip(batch, contents, strict=True):
            result = work(data, (target.path, target.kind))
            if reuse is not None:
                reuse.keep(target, names[target.path], result, part)
            yield result
