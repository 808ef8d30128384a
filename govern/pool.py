"""Files checked in several processes at once, and how these end: with the last file, or with the one who asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govern import patterns
from govern.check import FileResult, Settings, check_bytes, stray, unreadable
from govern.documents.reader import MAX_BYTES
from govern.records import decode, encode
from govern.repository.cache import digest
from govern.repository.files import Unread, read_bytes
from govern.repository.pattern_store import load_store
from govern.repository.workspace import Target
from govern.values import frozen

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_BATCH = 20


@frozen
class Checked:
    """A file's result (``None``: it is gone) and the digest of the content that gave it, where there was one.

    ``encoded`` is the result as it came from another process.
    """

    result: FileResult | None
    content: bytes | None = None
    encoded: bytes | None = None

    @staticmethod
    def of(data: bytes, result: FileResult) -> Checked:
        """A result and the content that gave it."""
        return Checked(result, digest(data))


def check_one(root: Path, target: Target, settings: Settings) -> Checked:
    """Check one file of the work tree."""
    if target.stray:
        return Checked(stray(target.path, target.stray, settings))
    data = read_bytes(root, target.path, MAX_BYTES)
    if isinstance(data, Unread):
        # Git still lists what was deleted but not committed; there is nothing to check in it.
        told = unreadable(target.path, target.kind, data.reason, data.help, settings)
        return Checked(None if data.gone else told)
    return Checked.of(data, check_bytes(data, target.path, target.kind, settings))


_worker: tuple[Path, Settings] | None = None


def _start_worker(root: Path, settings: Settings) -> None:
    import signal

    # The one who asked is interrupted and ends us; a second traceback would tell nobody anything.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    patterns.use(load_store)
    global _worker
    _worker = (root, settings)


def _end_with_parent() -> None:
    """End this process as soon as the one who started it is gone, however it went."""
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    parent = parent_process()
    if parent is None:  # pragma: no cover - a worker always has one
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()


_Told = tuple[bytes | None, bytes | None]
"""An encoded result and the digest of the content: smaller than the values, and as the cache wants it."""


def _check_batch(targets: list[Target]) -> list[_Told]:
    if _worker is None:  # pragma: no cover - the pool's initializer always ran
        return []
    root, settings = _worker
    checked = [check_one(root, target, settings) for target in targets]
    return [(None if one.result is None else encode(one.result), one.content) for one in checked]


def _read(target: Target, told: _Told) -> Checked:
    encoded, content = told
    result = None if encoded is None else decode(encoded, target.path, target.kind)
    return Checked(result, content, encoded)


def check_in_processes(
    root: Path, targets: Sequence[Target], settings: Settings, workers: int
) -> Iterator[tuple[Target, Checked]]:
    """Each target with its result, in order. Leaving early, by an interrupt too, ends the processes at once."""
    from concurrent.futures import ProcessPoolExecutor

    batches = [list(targets[start : start + _BATCH]) for start in range(0, len(targets), _BATCH)]
    pool = ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(root, settings))
    done = False
    try:
        for batch, told in zip(batches, pool.map(_check_batch, batches), strict=True):
            for target, one in zip(batch, told, strict=True):
                yield target, _read(target, one)
        done = True
    finally:
        if not done:
            _kill(pool)
        pool.shutdown(wait=done, cancel_futures=True)


def _kill(pool: ProcessPoolExecutor) -> None:
    # Waiting for running batches is what an interrupt must not do, and there is no public way to end them before 3.14.
    for process in list((pool._processes or {}).values()):  # noqa: SLF001
        process.kill()
