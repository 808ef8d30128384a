"""Files checked in several processes at once, and how these end: with the last file, or with the one who asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from govern import kept
from govern.annotations import TYPE_CHECKING, Any
from govern.check import FileResult, Settings, check_bytes, stray, unreadable
from govern.documents.source import MAX_BYTES
from govern.errors import GovernError
from govern.records import decode, encode
from govern.repository.cache import digest
from govern.repository.files import Unread, read_bytes
from govern.repository.pattern_store import load_store, program
from govern.repository.workspace import Target
from govern.values import frozen

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

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


def check_one(root: Path | str, target: Target, settings: Settings) -> Checked:
    """Check one file of the work tree."""
    if target.stray:
        return Checked(stray(target.path, target.stray, settings))
    data = read_bytes(root, target.path, MAX_BYTES)
    if isinstance(data, Unread):
        # Git still lists what was deleted but not committed; there is nothing to check in it.
        told = unreadable(target.path, target.kind, data.reason, data.help, settings)
        return Checked(None if data.gone else told)
    return Checked.of(data, check_bytes(data, target.path, target.kind, settings))


Told = tuple[bytes | None, bytes | None]
"""An encoded result and the digest of the content: smaller than the values, and as the cache wants it."""


def _work(connection: Connection, root: Path | str, settings: Settings) -> None:
    """Check the batches that come, until ``None`` does."""
    refuse_interrupts()
    _end_with_parent()
    kept.use(load_store, program)
    while (targets := connection.recv()) is not None:
        try:
            found: list[Told] | Exception = [told(check_one(root, target, settings)) for target in targets]
        except Exception as error:
            found = error
        connection.send(found)


def refuse_interrupts() -> None:
    """Leave an interrupt to the one who asked, who ends us; a second traceback would tell nobody anything."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def told(checked: Checked) -> Told:
    """A result as it travels between processes."""
    return None if checked.result is None else encode(checked.result), checked.content


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


def heard(target: Target, one: Told) -> Checked:
    """A result that came from another process."""
    encoded, content = one
    result = None if encoded is None else decode(encoded, target.path, target.kind)
    return Checked(result, content, encoded)


def check_in_processes(
    root: Path | str, targets: Sequence[Target], settings: Settings, workers: int
) -> Iterator[tuple[Target, Checked]]:
    """Each target with its result, in order. Leaving early, by an interrupt too, ends the processes at once.

    Raises ``GovernError`` when a process ends before its work does.
    """
    batches = [list(targets[start : start + _BATCH]) for start in range(0, len(targets), _BATCH)]
    crew: dict[Connection, BaseProcess] = {}
    try:
        _hire(crew, root, settings, min(workers, len(batches)))
        for batch, answers in zip(batches, _worked_off(list(crew), batches), strict=True):
            for target, one in zip(batch, answers, strict=True):
                yield target, heard(target, one)
        for connection in crew:
            connection.send(None)
        for process in crew.values():
            process.join()
    finally:
        # Waiting for running batches is what an interrupt must not do.
        for process in crew.values():
            process.kill()


def _hire(crew: dict[Connection, BaseProcess], root: Path | str, settings: Settings, workers: int) -> None:
    # Not ``concurrent.futures``: ending its processes early makes its own thread fail, aloud, now and then.
    from multiprocessing import Pipe, Process

    with uninterrupted():
        for _ in range(workers):
            ours, theirs = Pipe()
            process = Process(target=_work, args=(theirs, root, settings), daemon=True)
            process.start()
            crew[ours] = process
            theirs.close()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep an interrupt until the block is over: a process would be born with it before it can refuse it."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover - Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _worked_off(crew: Sequence[Connection], batches: Sequence[list[Target]]) -> Iterator[list[Told]]:
    """What the crew tells of each batch, in order; each gets a batch when it has told of the one before."""
    from multiprocessing.connection import wait

    waiting = iter(enumerate(batches))
    at_work: dict[Any, int] = {}
    told: dict[int, list[Told]] = {}
    _give(crew, waiting, at_work)
    for number in range(len(batches)):
        while number not in told:
            ready = wait(list(at_work))
            for connection in ready:
                told[at_work.pop(connection)] = _hear(connection)
            _give(ready, waiting, at_work)
        yield told.pop(number)


def _give(idle: Iterable[Any], waiting: Iterator[tuple[int, list[Target]]], at_work: dict[Any, int]) -> None:
    for connection, (number, batch) in zip(idle, waiting, strict=False):
        with _alive():
            connection.send(batch)
        at_work[connection] = number


def _hear(connection: Any) -> list[Told]:
    with _alive():
        told: list[Told] | Exception = connection.recv()
    if isinstance(told, Exception):
        raise told
    return told


@contextmanager
def _alive() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError):
        raise GovernError(
            "A process that checks files ended before its work did; the system may have run out of memory.",
            "Run `govern check --jobs 1`, or fewer files at once.",
        ) from None
