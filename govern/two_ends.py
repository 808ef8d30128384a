"""A few files checked by two processes, one from each end of the list, until they meet.

A pool is too much for them: its library takes longer to load than a file to be judged. Here a copy of this process (``fork``)
takes the last file, and then the one before it. Files of a kind stand together, so each process mostly loads the
rules of its own kind. What the copy does not answer for, however it ended, this process judges itself.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Sequence

from govern import kept
from govern.annotations import TYPE_CHECKING
from govern.check import Settings
from govern.pool import Checked, Told, check_one, heard, refuse_interrupts, told, uninterrupted
from govern.repository.workspace import Target

if TYPE_CHECKING:
    from pathlib import Path

    _Answer = tuple[list[Told], dict[str, bytes]]


def check_from_both_ends(
    root: Path | str, targets: Sequence[Target], settings: Settings
) -> Iterator[tuple[Target, Checked]]:
    """Each target with its result, in any order. Leaving early, by an interrupt too, ends the other process at once."""
    ordered = sorted(targets, key=lambda target: (target.kind, target.path))
    turns, answer, child = _begin(root, ordered, settings)
    try:
        done = 0
        while os.read(turns, 1):
            yield ordered[done], check_one(root, ordered[done], settings)
            done += 1
        theirs, fresh = _hear(answer)
        kept.add(fresh)
        for target, one in zip(reversed(ordered[done:]), theirs, strict=False):
            yield target, heard(target, one)
        for target in ordered[done : len(ordered) - len(theirs)]:
            yield target, check_one(root, target, settings)
    finally:
        os.close(turns)
        os.close(answer)
        _end(child)


def _begin(root: Path | str, ordered: Sequence[Target], settings: Settings) -> tuple[int, int, int]:
    """Where turns are taken, where the answer comes, and the other process."""
    turns, given = os.pipe()
    answer, answering = os.pipe()
    # Who takes a byte takes the next file; there are as many as files.
    os.write(given, bytes(len(ordered)))
    os.close(given)
    parent = os.getpid()
    with uninterrupted():
        child = os.fork()
        if child == 0:
            _work(root, ordered, settings, (turns, answering), parent)
    os.close(answering)
    return turns, answer, child


def _work(
    root: Path | str, ordered: Sequence[Target], settings: Settings, pipes: tuple[int, int], parent: int
) -> None:
    """What the copy does. It never returns, and whatever goes wrong with it is for the other process to find."""
    turns, answering = pipes
    try:
        refuse_interrupts()
        found: list[Told] = []
        for target in reversed(ordered):
            if not os.read(turns, 1) or os.getppid() != parent:
                break
            found.append(told(check_one(root, target, settings)))
        data = answer_of(found)
        while data:
            data = data[os.write(answering, data) :]
    finally:
        os._exit(0)


def answer_of(found: list[Told]) -> bytes:
    """What the copy tells at its end: what it found, and what its store lacked."""
    return marshal.dumps((found, kept.fresh()))


def _hear(answer: int) -> _Answer:
    """What the other process found, the last file first; nothing if it did not come to its end."""
    data = bytearray()
    while more := os.read(answer, 1 << 20):
        data += more
    try:
        found: _Answer = marshal.loads(data)  # noqa: S302 - written by a copy of this very process
    except (EOFError, ValueError, TypeError):
        return [], {}
    return found


def _end(child: int) -> None:
    import signal

    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
