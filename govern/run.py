"""Check the files of a workspace: those that changed, one after the other or in a few processes when there are many."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from govern.annotations import TYPE_CHECKING
from govern.check import FileResult, Report, Settings, check_bytes, stray, unreadable
from govern.corpus import judge_corpus
from govern.known import blob_results, keep_result, known_results
from govern.others import gather_index, gather_others, remember_all
from govern.pool import Checked, check_in_processes, check_one
from govern.repository.git import Changes, index_entries
from govern.repository.workspace import Target
from govern.reuse import Reuse

if TYPE_CHECKING:
    from pathlib import Path

_WORTH_A_POOL = 60
"""Below this many files to read, starting processes costs more than it saves."""
_WORTH_A_COPY = 6
"""Below this many not even a copy of this process is worth its while."""
_MAY_BE_COPIED = sys.platform == "linux"
"""Elsewhere a copy of a process is not to be had, or not to be trusted with the system's libraries."""
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
    changes: Changes | None = None,
) -> Report:
    """Check files of the work tree.

    ``jobs`` is the number of processes, 0 for as many as there are processors. ``progress`` is told
    ``(done, total)`` now and then. The report does not depend on the order of files, on the number of jobs or on what
    ``reuse`` still knows.
    ``whole`` says that ``targets`` are all of the repository; if not, what corpus rules need to know of the
    other files is gathered from them, and nothing is reported about these. ``changes`` may tell what has changed since
    some commit, when Git was asked already.
    """
    results = check_files(root, targets, settings, jobs, progress, reuse=reuse)
    others = () if whole else gather_others(root, results, targets, settings, reuse, changes)
    if whole and reuse is not None:
        remember_all(root, results, settings, reuse)
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
    others = gather_others(root, [result], [target], settings, reuse, typed=True)
    if reuse is not None:
        reuse.flush()
    return report([result], settings, others)


def check_index(
    root: Path | str, targets: list[Target], settings: Settings, reuse: Reuse | None = None
) -> Report:
    """Check the staged content of files: what the commit will hold, not what the work tree holds."""
    entries = index_entries(root, [target.path for target in targets])
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
        blob_results(root, wanted, entries, reuse, lambda data, target: check_bytes(data, *target, settings))
    )
    others = gather_index(root, results, targets, settings, reuse)
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
    known = known_results(targets, marks, reuse)
    results = list(known.values())
    missing = [target for target in targets if target.path not in known]
    for number, (target, checked) in enumerate(_checked(root, missing, settings, jobs), len(results) + 1):
        if checked.result is not None:
            results.append(checked.result)
            keep_result(target, checked, marks.get(target.path), reuse)
        if reuse is not None and number % _KEPT_AT_ONCE == 0:
            # An interrupted run has not been for nothing, and what is written need not stay in memory.
            reuse.flush()
        if progress is not None and number % 25 == 0:
            progress(number, len(targets))
    if progress is not None:
        progress(len(targets), len(targets))
    return results


def _checked(
    root: Path | str, targets: Sequence[Target], settings: Settings, jobs: int
) -> Iterator[tuple[Target, Checked]]:
    workers = min(jobs or os.cpu_count() or 1, len(targets))
    if workers > 1 and len(targets) >= _WORTH_A_POOL:
        yield from check_in_processes(root, targets, settings, workers)
    elif workers > 1 and len(targets) >= _WORTH_A_COPY and _MAY_BE_COPIED:
        from govern.two_ends import check_from_both_ends

        yield from check_from_both_ends(root, targets, settings)
    else:
        yield from ((target, check_one(root, target, settings)) for target in targets)
