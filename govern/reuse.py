"""Results of earlier runs, taken again where neither the file nor anything that judges it has changed.

A result is found by the file's content, path and kind, and by a digest over all that judges: the policy, the schemas,
the selection, this program and the libraries it runs on. Results that depend on the day are found by the day, too.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence

from govern.annotations import TYPE_CHECKING
from govern.check import FileResult, Settings
from govern.records import decode, encode
from govern.repository.cache import Cache, digest, stamp
from govern.repository.files import is_inside
from govern.repository.workspace import Target
from govern.statements import Statements
from govern.values import frozen

if TYPE_CHECKING:
    from pathlib import Path

_DATED = b"day"
_SETTLED_NS = 2_000_000_000
"""A file changed less than this ago may change again without its times telling so."""
_ID = 20
_FEW = 50
"""So many files are read to look for their results; of more, those never seen are new and checked at once."""


@frozen
class Mark:
    """What is known of a file before it is read: what the file system says, and the digest of its content if known."""

    stamp: bytes
    settled: bool
    content: bytes | None = None


class Reuse:
    """Results by what they depend on."""

    def __init__(self, cache: Cache, root: Path | str, judged_by: bytes, settings: Settings) -> None:
        """``judged_by`` is the digest of policy, schemas and program."""
        chosen = settings.selection
        self._began = time.time_ns()
        self._cache = cache
        self._judges = judged_by
        self._root = root
        self._judged_by = digest(judged_by, repr((chosen.select, chosen.ignore)).encode())
        self._day = settings.as_of.isoformat().encode()

    def marks(self, targets: Sequence[Target]) -> dict[str, Mark]:
        """What is known of files of the work tree; those that are not there, or no files, are left out."""
        seen = self._cache.seen(target.path for target in targets)
        now = time.time_ns()
        found: dict[str, Mark] = {}
        for target in targets:
            mark = self._mark(target.path, seen.get(target.path, b""), now, read=len(targets) <= _FEW)
            if mark is not None:
                found[target.path] = mark
        return found

    def _mark(self, path: str, noted: bytes, now: int, *, read: bool) -> Mark | None:
        full = f"{self._root}/{path}"
        try:
            state = os.lstat(full)
        except (OSError, ValueError):
            return None
        if state.st_mode & 0o170000 != 0o100000 or not is_inside(self._root, path):
            return None
        told = stamp(state)
        settled = max(state.st_mtime_ns, state.st_ctime_ns) + _SETTLED_NS < now
        if noted[_ID:] == told:
            return Mark(told, settled, noted[:_ID])
        return Mark(told, settled, self._digest(full) if noted or read else None)

    def _digest(self, full: str) -> bytes | None:
        try:
            with open(full, "rb") as handle:  # noqa: PTH123 - once for every changed file
                return digest(handle.read())
        except OSError:
            return None

    def known(self, wanted: Iterable[tuple[Target, bytes]], part: str = "check") -> dict[str, FileResult]:
        """Results for targets of the contents with these digests, by path.

        ``part`` names what was asked of the file: a whole check tells its facts, too.
        """
        if part == "check":
            return self._known(wanted, part)
        wanted = list(wanted)
        found = self._known(wanted, "check")
        return found | self._known([one for one in wanted if one[0].path not in found], part)

    def _known(self, wanted: Iterable[tuple[Target, bytes]], part: str) -> dict[str, FileResult]:
        asked = {self._key(target, content, part): target for target, content in wanted}
        found: dict[str, FileResult] = {}
        kept = self._cache.get(asked)
        dated = {digest(key, self._day): key for key, content in kept.items() if content == _DATED}
        for key, content in self._cache.get(dated).items() if dated else ():
            kept[dated[key]] = content
        for key, content in kept.items():
            target = asked[key]
            result = None if content == _DATED else _read(content, target)
            if result is not None:
                found[target.path] = result
        return found

    def keep(
        self,
        target: Target,
        content: bytes,
        result: FileResult,
        part: str = "check",
        encoded: bytes | None = None,
    ) -> None:
        """Keep a result, which may be encoded already, for later runs. What failed is tried again."""
        if result.crashed:
            return
        key = self._key(target, content, part)
        if result.dated:
            self._cache.keep(key, _DATED)
            key = digest(key, self._day)
        self._cache.keep(key, encode(result) if encoded is None else encoded)

    def note(self, path: str, mark: Mark, content: bytes) -> None:
        """Note what content a file had; how it looked then only if it has been at rest, else it is read again."""
        self._cache.note(path, content + (mark.stamp if mark.settled else b""))

    def moving(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of the paths that have moved since this run began, or are gone: who knows which content was read."""
        since = self._began - _SETTLED_NS
        return frozenset(path for path in paths if _moved(f"{self._root}/{path}") >= since)

    def statements(self, name: str) -> Statements:
        """The index of what the files of a place state (``tree``, ``index``)."""
        return Statements(self._cache, self._judges, name)

    def flush(self) -> None:
        """Write what was kept."""
        self._cache.flush()

    def _key(self, target: Target, content: bytes, part: str) -> bytes:
        path = os.fsencode(target.path)
        return digest(self._judged_by, part.encode(), path, target.kind.encode(), content)


def _moved(full: str) -> int:
    try:
        return os.lstat(full).st_ctime_ns
    except (OSError, ValueError):
        return sys.maxsize


def _read(content: bytes, target: Target) -> FileResult | None:
    try:
        return decode(content, target.path, target.kind)
    except ValueError:
        return None
