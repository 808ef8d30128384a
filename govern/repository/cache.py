"""What earlier runs found out, kept beside Git: a small database in the repository's own Git folder.

It can only save time. Every entry carries a checksum over its key and content, so that a damaged one is not taken
for an answer; a database that cannot be used is removed and made again; when it cannot be written, nothing is
kept. Nothing in a checked-out tree can put an entry here, and a file of another user is not read. Several runs may use
it at once (SQLite's write-ahead log).
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from govern.annotations import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

try:
    # hashlib would load OpenSSL first, which takes longer than all that is done with a digest here.
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - interpreters that keep it elsewhere
    from hashlib import blake2b

_T = TypeVar("_T")
_FORM = "1"
_MOST_BYTES = 1024 * 1024 * 1024
_MANY = 200
_BUSY_SECONDS = 2.0
_TABLES = """
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, day INTEGER, sum BLOB, content BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (path BLOB PRIMARY KEY, sum BLOB, content BLOB) WITHOUT ROWID;
"""


def digest(*parts: bytes) -> bytes:
    """A digest of 20 bytes over parts; where one part ends and the next begins counts."""
    hashed = blake2b(digest_size=20)
    for part in parts:
        hashed.update(b"%d:" % len(part))
        hashed.update(part)
    return hashed.digest()


def git_folder(root: Path | str) -> str | None:
    """The Git folder of a work tree: ``.git``, or where a linked work tree's ``.git`` file points."""
    entry = os.path.join(root, ".git")
    if os.path.isfile(entry):
        with suppress(OSError, UnicodeDecodeError):
            with open(entry, encoding="utf-8") as handle:
                words = handle.read().strip()
            if words.startswith("gitdir: "):
                entry = os.path.join(root, words.removeprefix("gitdir: "))
    return entry if os.path.isfile(os.path.join(entry, "HEAD")) else None


class Cache:
    """Contents by key, and what was last seen at a path. Writes are gathered and done by ``flush``."""

    def __init__(self, file: str) -> None:
        """``file`` is the database."""
        self._file = file
        self._day = int(time.time()) // 86400
        self._database: sqlite3.Connection | None = None
        self._kept: dict[bytes, bytes] = {}
        self._seen: dict[str, bytes] = {}
        self._used: list[bytes] = []
        self._trimmed = self._full = False

    @classmethod
    def beside(cls, root: Path | str) -> Cache | None:
        """The cache of a repository; ``None`` with GOVERN_NO_CACHE or where there is no place for one."""
        folder = None if os.environ.get("GOVERN_NO_CACHE") else git_folder(root)
        return None if folder is None else cls(os.path.join(folder, "govern", f"cache-{_FORM}.sqlite"))

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The sound contents under keys."""
        wanted = list(keys)
        found: dict[bytes, bytes] = {}
        for key, check, content, day in self._rows("key, sum, content, day", "kept", wanted):
            if _is_sound(key, check, content):
                found[key] = content
                if day != self._day:
                    self._used.append(key)
        return found

    def seen(self, paths: Iterable[str]) -> dict[str, bytes]:
        """What was last noted at paths, as far as it is sound."""
        rows = self._rows("path, sum, content", "seen", [os.fsencode(path) for path in paths])
        return {
            os.fsdecode(path): content for path, check, content in rows if _is_sound(path, check, content)
        }

    def keep(self, key: bytes, content: bytes) -> None:
        """Keep a content under a key, from ``flush`` on; not when the file is as large as it may become."""
        if not self._full:
            self._kept[key] = content

    def note(self, path: str, content: bytes) -> None:
        """Note what is seen at a path, from ``flush`` on."""
        self._seen[path] = content

    def flush(self) -> None:
        """Write what was kept and noted, in one transaction; give up without a word when that cannot be done."""
        if self._kept or self._seen or self._used:
            self._guarded(self._write)
        self._kept, self._seen, self._used = {}, {}, []

    def close(self) -> None:
        """Flush and let go of the file."""
        self.flush()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _write(self, database: sqlite3.Connection) -> None:
        day = self._day
        with database:
            database.executemany(
                "REPLACE INTO kept VALUES (?, ?, ?, ?)",
                [(key, day, _sum(key, content), content) for key, content in self._kept.items()],
            )
            database.executemany(
                "REPLACE INTO seen VALUES (?, ?, ?)",
                [(os.fsencode(path), _sum(os.fsencode(path), c), c) for path, c in self._seen.items()],
            )
            database.executemany("UPDATE kept SET day = ? WHERE key = ?", [(day, key) for key in self._used])
        if os.stat(self._file).st_size > _MOST_BYTES:
            self._trim(database)

    def _trim(self, database: sqlite3.Connection) -> None:
        """Let go of what no run of today has used, once a run: what is too large after that grows no more."""
        if not self._trimmed:
            self._trimmed = True
            with database:
                database.execute("DELETE FROM seen")
                database.execute("DELETE FROM kept WHERE day <> ?", (self._day,))
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._full = os.stat(self._file).st_size > _MOST_BYTES

    def _rows(self, columns: str, table: str, wanted: list[bytes]) -> list[tuple[Any, ...]]:
        query = f"SELECT {columns} FROM {table}"  # noqa: S608 - names of ours
        by_key = f"{query} WHERE {columns.partition(',')[0]} = ?"

        def read(database: sqlite3.Connection) -> list[tuple[Any, ...]]:
            if len(wanted) > _MANY:
                chosen = set(wanted)
                return [row for row in database.execute(query) if row[0] in chosen]
            return [row for key in wanted for row in database.execute(by_key, (key,))]

        return self._guarded(read) or []

    def _guarded(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Do something with the database; ``None`` when it cannot be had. A broken one is removed, to be made anew."""
        try:
            database = self._connected()
            return None if database is None else work(database)
        except sqlite3.OperationalError:
            # Locked for too long, a full disk, a read-only folder: do without, leave it to others.
            self._drop(remove=False)
        except (sqlite3.Error, OSError, TypeError):
            self._drop(remove=True)
        return None

    def _connected(self) -> sqlite3.Connection | None:
        if self._database is None:
            os.makedirs(os.path.dirname(self._file), exist_ok=True)
            if not _ours(self._file):
                return None
            self._database = sqlite3.connect(self._file, timeout=_BUSY_SECONDS)
            self._database.execute("PRAGMA journal_mode = WAL")
            # Losing the last entries in a power cut costs a little time; checksums find what is half written.
            self._database.execute("PRAGMA synchronous = OFF")
            self._database.executescript(_TABLES)
        return self._database

    def _drop(self, *, remove: bool) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None
        if remove:
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    os.unlink(f"{self._file}{suffix}")


def _sum(key: bytes, content: bytes) -> bytes:
    return digest(key, content)[:8]


def _is_sound(key: bytes, check: Any, content: Any) -> bool:
    return isinstance(content, bytes) and bool(check == _sum(key, content))


def _ours(file: str) -> bool:
    """Whether a file is this user's, or not there yet."""
    if not hasattr(os, "getuid"):  # pragma: no cover - Windows keeps folders apart by itself
        return True
    try:
        found = os.lstat(file)
    except FileNotFoundError:
        return True
    return found.st_uid == os.getuid() and not found.st_mode & 0o022 and os.path.isfile(file)


def stamp(found: os.stat_result) -> bytes:
    """All that a file system says about a file's content without reading it."""
    return b"%d %d %d %d %d" % (
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_ino,
        found.st_dev,
    )


def installation(folders: Iterable[Path | str], paths: Iterable[str]) -> bytes:
    """A digest of what judges: the files of this package, and the folders that libraries are installed in."""
    told = [_told(path) for path in paths if path.endswith(("site-packages", "dist-packages"))]
    left = list(map(str, folders))
    while left:
        with suppress(OSError), os.scandir(left.pop()) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    told.append(_told(entry.path))
                elif entry.name != "__pycache__":
                    left.append(entry.path)
    return digest("\n".join(sorted(told)).encode("utf-8", "surrogateescape"))


def _told(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return path
    return f"{path} {found.st_size} {found.st_mtime_ns}"
