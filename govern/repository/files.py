"""Reading files of the work tree safely, and writing them whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from functools import lru_cache

from govern.annotations import TYPE_CHECKING
from govern.values import frozen

if TYPE_CHECKING:
    from pathlib import Path

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


@frozen
class Unread:
    """Why a file's bytes could not be had, in words, and what to do. ``gone``: it is not there any more."""

    reason: str
    help: str = ""
    gone: bool = False


def read_bytes(root: Path | str, path: str, limit: int) -> bytes | Unread:
    """The bytes of a regular file below ``root``.

    Links are never followed, devices and pipes never opened for long, nothing outside the tree is read, and
    no more than ``limit`` + 1 bytes are taken.
    """
    full = os.path.join(root, path)
    try:
        mode = os.lstat(full).st_mode
        refusal = _refusal(mode)
        if refusal is not None:
            return refusal
        if not _inside(str(root), os.path.dirname(full)):
            return Unread(
                "It lies behind a link that leads out of the repository.", "Put the file itself there."
            )
        descriptor = os.open(full, _FLAGS)
        with os.fdopen(descriptor, "rb") as handle:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Unread("It is no regular file.", "Put a text file in its place.")
            return handle.read(limit + 1)
    except FileNotFoundError:
        return Unread("It is not there any more.", "Restore it, or remove it from Git.", gone=True)
    except OSError as error:
        return Unread(f"It cannot be opened: {error.strerror}.", "Check the file's permissions.")


def _refusal(mode: int) -> Unread | None:
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        return Unread("It is a symbolic link; links are never followed.", "Put the file itself there.")
    if stat.S_ISDIR(mode):
        return Unread("It is a folder named like a document.", "Rename or remove it.")
    return Unread("It is a device, pipe or socket.", "Put a text file in its place.")


def is_inside(root: Path | str, path: str) -> bool:
    """Whether a path's folder really lies in the tree, and not behind a link that leads out of it."""
    return _inside(str(root), f"{root}/{path.rpartition('/')[0]}")


@lru_cache(maxsize=4096)
def _inside(root: str, folder: str) -> bool:
    real_root, real_folder = os.path.realpath(root), os.path.realpath(folder)
    return real_folder == real_root or real_folder.startswith(real_root + os.sep)


def near_twins(root: Path | str, paths: Iterable[str]) -> bool:
    """Whether another path of the work tree may differ from one of these only by case or Unicode form."""
    names: dict[str, list[str]] = {}
    for folder, name in {step for path in paths for step in _steps(path)}:
        if folder not in names:
            with contextlib.suppress(OSError):
                names[folder] = os.listdir(f"{root}/{folder}")
        folded, plain = name.casefold(), name.isascii()
        for other in names.get(folder, ()):
            # Where one of two names is not ASCII, only Unicode's tables could tell: that is not done here.
            if other != name and (not (plain and other.isascii()) or other.lower() == folded):
                return True
    return False


def _steps(path: str) -> Iterator[tuple[str, str]]:
    parts = path.split("/")
    return (("/".join(parts[:count]), name) for count, name in enumerate(parts))


def write_output(path: Path, data: bytes) -> None:
    """Write what somebody asked for to where they said: a file whole or not at all, also behind a link.

    A terminal, a device or a pipe (``/dev/stdout``, ``/dev/null``, ``/dev/fd/63``) is written into.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as handle:
            handle.write(data)
    else:
        write_bytes(path.resolve(), data)


def _is_special(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISLNK(mode) or stat.S_ISDIR(mode))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, then renamed over it. Keeps the file's mode.

    Raises ``OSError`` for a device, a pipe or a socket: what is renamed over it would take its place.
    """
    import tempfile

    if _is_special(path):
        raise OSError(errno.EINVAL, "It is no regular file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        os.chmod(name, stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
