"""Check the files of a workspace: one after the other, or in a few processes when there are many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from govern import patterns
from govern.check import (
    FileResult,
    Report,
    Settings,
    check_bytes,
    gather_bytes,
    gathers,
    stray,
    unreadable,
)
from govern.corpus import judge_corpus, needs_others
from govern.documents.reader import MAX_BYTES
from govern.repository.files import Unread, read_bytes
from govern.repository.git import index_contents, index_files, list_files
from govern.repository.pattern_store import load_store
from govern.repository.workspace import Target, governed

_BATCH = 50
_WORTH_A_POOL = 200
"""Below this many files, starting processes costs more than it saves."""

Progress = Callable[[int, int], None]


def check_targets(
    root: Path,
    targets: list[Target],
    settings: Settings,
    jobs: int = 0,
    progress: Progress | None = None,
    *,
    whole: bool = True,
) -> Report:
    """Check files of the work tree.

    ``jobs`` is the number of processes, 0 for as many as there are processors. ``progress`` is told
    ``(done, total)`` now and then. The report does not depend on the order of files or the number of jobs.
    ``whole`` says that ``targets`` are all of the repository; if not, what corpus rules need to know of the
    other files is gathered from them, and nothing is reported about these.
    """
    workers = min(jobs or os.cpu_count() or 1, max(1, len(targets) // _BATCH))
    if workers > 1 and len(targets) >= _WORTH_A_POOL:
        results: Iterable[FileResult | None] = _pooled(root, targets, settings, workers, progress)
    else:
        results = _told((_check_one(root, target, settings) for target in targets), len(targets), progress)
    others = () if whole else _gather_others(root, targets, settings)
    return report(results, settings, others)


def check_stdin(root: Path, data: bytes, target: Target, settings: Settings) -> Report:
    """Check bytes that stand for a file of the work tree, against the other files there."""
    result = (
        stray(target.path, target.stray, settings)
        if target.stray
        else check_bytes(data, target.path, target.kind, settings)
    )
    return report([result], settings, _gather_others(root, [target], settings))


def check_index(root: Path, targets: list[Target], settings: Settings) -> Report:
    """Check the staged content of files: what the commit will hold, not what the work tree holds."""
    by_path = {target.path: target for target in targets}
    results: list[FileResult | None] = []
    for path, data, mode in index_contents(root, by_path):
        target = by_path[path]
        if target.stray:
            results.append(stray(path, target.stray, settings))
        elif data is None:
            what = "It is a symbolic link" if mode == "120000" else "It is a submodule"
            results.append(
                unreadable(path, target.kind, f"{what}, not a file.", "Put the file there.", settings)
            )
        else:
            results.append(check_bytes(data, path, target.kind, settings))
    return report(results, settings, _gather_index(root, targets, settings))


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


def _gather_others(root: Path, targets: list[Target], settings: Settings) -> list[FileResult]:
    """The facts of all other files of the work tree, when a corpus rule needs them to judge these."""
    if not needs_others({target.kind for target in targets}, settings.policy, settings):
        return []
    found: list[FileResult] = []
    for target in _unasked(list_files(root), targets, settings):
        data = read_bytes(root, target.path, MAX_BYTES) if gathers(target.kind) else b""
        if isinstance(data, bytes):
            found.append(gather_bytes(data, target.path, target.kind, settings))
        elif not data.gone:
            found.append(FileResult(target.path, target.kind, ()))
    return found


def _gather_index(root: Path, targets: list[Target], settings: Settings) -> list[FileResult]:
    """The same of the index."""
    if not needs_others({target.kind for target in targets}, settings.policy, settings):
        return []
    others = _unasked(index_files(root), targets, settings)
    wanted = {target.path: target for target in others if gathers(target.kind)}
    found = [
        gather_bytes(data or b"", path, wanted[path].kind, settings)
        for path, data, _ in index_contents(root, wanted)
    ]
    found.extend(FileResult(target.path, target.kind, ()) for target in others if target.path not in wanted)
    return found


def _unasked(listed: Iterable[str], targets: list[Target], settings: Settings) -> list[Target]:
    asked = {target.path for target in targets}
    return [target for target in governed(listed, settings.policy) if target.path not in asked]


def _check_one(root: Path, target: Target, settings: Settings) -> FileResult | None:
    if target.stray:
        return stray(target.path, target.stray, settings)
    data = read_bytes(root, target.path, MAX_BYTES)
    if isinstance(data, Unread):
        # Git still lists what was deleted but not committed; there is nothing to check in it.
        return None if data.gone else unreadable(target.path, target.kind, data.reason, data.help, settings)
    return check_bytes(data, target.path, target.kind, settings)


def _told(
    results: Iterable[FileResult | None], total: int, progress: Progress | None
) -> Iterator[FileResult | None]:
    for done, result in enumerate(results, 1):
        if progress is not None and done % 25 == 0:
            progress(done, total)
        yield result


_worker: tuple[Path, Settings] | None = None


def _start_worker(root: Path, settings: Settings) -> None:
    patterns.use(load_store)
    global _worker
    _worker = (root, settings)


def _check_batch(targets: list[Target]) -> list[FileResult | None]:
    if _worker is None:  # pragma: no cover - the pool's initializer always ran
        return []
    root, settings = _worker
    return [_check_one(root, target, settings) for target in targets]


def _pooled(
    root: Path, targets: list[Target], settings: Settings, workers: int, progress: Progress | None
) -> list[FileResult | None]:
    from concurrent.futures import ProcessPoolExecutor

    batches = [targets[start : start + _BATCH] for start in range(0, len(targets), _BATCH)]
    results: list[FileResult | None] = []
    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(root, settings)) as pool:
        try:
            for batch in pool.map(_check_batch, batches):
                results.extend(batch)
                if progress is not None:
                    progress(len(results), len(targets))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return results
