"""Where compiled patterns and tables are kept between runs: a file in the user's cache folder, never in a repository.

Like Python's own ``__pycache__`` it holds code of this interpreter, is written by marshal and belongs to
the user who runs govern; a file of another user, or one that others may write, is not read. Checksums find accidents:
one over the index, one over every entry, looked at when the entry is needed.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from zlib import crc32

from govern import __version__, packaged
from govern.patterns import MAGIC
from govern.repository.cache import digest, installation
from govern.repository.files import write_bytes

_MOST = 32 * 1024 * 1024
_ROOM = 12 * 1024 * 1024
"""A file larger than this is begun anew."""
_FORM = b"govern3\n"
_HEAD = len(_FORM) + 4 + 4

Index = dict[bytes, tuple[int, int, bytes]]
"""Where an entry begins behind the index, how long it is, and its checksum; by the digest of its key."""


def store_path() -> str | None:
    """The file of this interpreter and version of govern; ``None`` with GOVERN_NO_CACHE or without a home."""
    if os.environ.get("GOVERN_NO_CACHE") or not MAGIC:
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = base or os.path.expanduser(os.path.join("~", ".cache"))
    if folder.startswith("~"):
        return None
    name = f"start-{__version__}-{sys.implementation.cache_tag}-{MAGIC}-{sys.byteorder}.bin"
    return os.path.join(folder, "govern", name)


_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class _File:
    """An open file, of which only what is asked for is read."""

    def __init__(self, path: str) -> None:
        """Raises ``OSError`` for a file that cannot be read, and for one that is not this user's own."""
        self._descriptor = os.open(path, os.O_RDONLY | _FLAGS)
        state = os.fstat(self._descriptor)
        self._size = state.st_size
        others = hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022)
        if others or not stat.S_ISREG(state.st_mode) or self._size > _MOST:
            raise PermissionError(path)

    def __del__(self) -> None:
        with contextlib.suppress(OSError, AttributeError):
            os.close(self._descriptor)

    def read(self, start: int, length: int) -> bytes:
        """So many bytes from a place on; fewer where the file ends."""
        if start < 0 or length < 0 or start + length > self._size:
            return b""
        if hasattr(os, "pread"):
            return os.pread(self._descriptor, length, start)
        os.lseek(self._descriptor, start, os.SEEK_SET)  # pragma: no cover - Windows
        return os.read(self._descriptor, length)  # pragma: no cover


class KeptStore:
    """The entries of a file."""

    def __init__(self, index: Index, read: Callable[[int, int], bytes], start: int) -> None:
        """``read`` gives bytes of the file, by place and number; the entries begin at ``start``."""
        self._index = index
        self._read = read
        self._start = start

    def __len__(self) -> int:
        return len(self._index)

    def get(self, key: str) -> bytes | None:
        """The entry under a key, if it is sound."""
        name = _name(key)
        place = self._index.get(name)
        return None if place is None else self._at(name, place)

    def entries(self) -> dict[bytes, bytes]:
        """All sound entries, by the digest of their keys."""
        found = {name: self._at(name, place) for name, place in self._index.items()}
        return {name: content for name, content in found.items() if content is not None}

    def _at(self, name: bytes, place: tuple[int, int, bytes]) -> bytes | None:
        try:
            offset, length, check = place
            content = self._read(self._start + offset, length)
            return content if _sum(name, content) == check else None
        except (OSError, TypeError, ValueError, OverflowError):
            return None


def load_store() -> KeptStore:
    """What earlier runs kept; nothing when there is no file or it is not what was written."""
    path = store_path()
    nothing = KeptStore({}, lambda _, __: b"", 0)
    try:
        file = None if path is None else _File(path)
        head = b"" if file is None else file.read(0, _HEAD)
        if file is None or head[: len(_FORM)] != _FORM:
            return nothing
        told = file.read(_HEAD, int.from_bytes(head[len(_FORM) : len(_FORM) + 4], "little"))
        if _sum(_FORM, told) != head[_HEAD - 4 :]:
            return nothing
        index = marshal.loads(told)  # noqa: S302 - see above
        return KeptStore(index, file.read, _HEAD + len(told)) if isinstance(index, dict) else nothing
    except (OSError, ValueError, TypeError, EOFError):
        return nothing


def save_store(fresh: Mapping[str, bytes]) -> None:
    """Keep entries beside the earlier ones; whole or not at all, and without a word when that is not possible."""
    path = store_path()
    if path is None or not fresh:
        return
    entries = {**load_store().entries(), **{_name(key): content for key, content in fresh.items()}}
    if sum(map(len, entries.values())) > _ROOM:
        entries = {_name(key): content for key, content in fresh.items()}
    from pathlib import Path

    index: Index = {}
    offset = 0
    for name, content in entries.items():
        index[name] = (offset, len(content), _sum(name, content))
        offset += len(content)
    told = marshal.dumps(index)
    head = _FORM + len(told).to_bytes(4, "little") + _sum(_FORM, told)
    with contextlib.suppress(OSError):
        write_bytes(Path(path), b"".join((head, told, *entries.values())))


@lru_cache(maxsize=1)
def program() -> str:
    """The state of the program's own files as this process found them, for which tables are kept."""
    return installation(packaged.folders(), ()).hex()


def _name(key: str) -> bytes:
    return digest(key.encode("utf-8", "surrogatepass"))[:12]


def _sum(name: bytes, content: bytes) -> bytes:
    return crc32(content, crc32(name)).to_bytes(4, "little")
