"""Which files state what, by digest: with it a few files are judged against the few others that matter.

Corpus rules compare what documents state. To judge one lead among a hundred thousand, only the leads that state the same
must be read; this index tells which these may be. It only ever names files to read: what a named file says is read
from the file, and one named in vain costs a moment. What must not happen is that a file is left out. Therefore the index is
of the content of one commit, the files that may have differed from it when it was made are listed in it, and Git
is asked which files differ from that commit now. An index of which any part is missing or damaged is none.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from govern.repository.cache import Cache, digest
from govern.rules.registry import Wanted
from govern.values import frozen

_BUCKETS = 2048
_KEY, _GENERATION = 8, 20
_AT_ONCE = 150
"""So many entries of the cache are looked up one by one; of more it would go through all it holds."""


@frozen
class Head:
    """What an index is of: the content of a commit, but for the ``unsure`` paths. ``generation`` ties its parts together."""

    generation: bytes
    commit: str
    unsure: frozenset[str]


class Statements:
    """The index of one reader of the repository, kept in the cache."""

    def __init__(self, cache: Cache, judged_by: bytes, name: str) -> None:
        """``judged_by`` is the digest of policy, schemas and program; ``name`` tells the index of the work tree from others."""
        self._cache = cache
        self._base = digest(b"statements", judged_by, name.encode())

    def head(self) -> Head | None:
        """What the index is of; ``None`` when there is none."""
        key = self._key(-1)
        told = self._cache.get([key]).get(key)
        if told is None:
            return None
        commit, *unsure = told[_GENERATION:].split(b"\0")
        return Head(told[:_GENERATION], commit.decode(), frozenset(map(os.fsdecode, filter(None, unsure))))

    def paths(self, head: Head, wanted: Iterable[Wanted]) -> set[str] | None:
        """The files that may state one of these; ``None`` when the index cannot tell."""
        by_bucket: dict[int, list[bytes]] = {}
        for key in {_digest(one) for one in wanted}:
            by_bucket.setdefault(_bucket(key), []).append(key)
        parts = self._parts(head, by_bucket)
        if parts is None:
            return None
        return {path for bucket, content in parts.items() for path in _stating(content, by_bucket[bucket])}

    def renew(
        self, commit: str, unsure: Iterable[str], stated: Iterable[tuple[str, Iterable[Wanted]]]
    ) -> None:
        """Make the index anew: ``stated`` is what each path states, in the content of ``commit`` if it is not ``unsure``."""
        head = Head(digest(os.urandom(16)), commit, frozenset(unsure))
        entries = _entries(stated)
        self._keep(head, {bucket: entries.get(bucket, []) for bucket in range(_BUCKETS)})

    def extend(
        self, head: Head, commit: str, unsure: Iterable[str], stated: Iterable[tuple[str, Iterable[Wanted]]]
    ) -> None:
        """Bring the index to a later commit: ``stated`` is what the files state that differ between the two.

        What they no longer state stays in it: it names a file in vain, until the index is made anew.
        """
        added = _entries(stated)
        parts = self._parts(head, added)
        if parts is not None:
            longer = {
                bucket: [*filter(None, parts[bucket].split(b"\0")), *more] for bucket, more in added.items()
            }
            self._keep(Head(head.generation, commit, frozenset(unsure)), longer)

    def _keep(self, head: Head, buckets: Mapping[int, Iterable[bytes]]) -> None:
        # One transaction writes all of it: whoever reads in between sees the index before, whole.
        self._cache.flush()
        for bucket, entries in buckets.items():
            self._cache.keep(self._key(bucket), head.generation + b"\0".join(dict.fromkeys(entries)))
        words = b"\0".join([head.commit.encode(), *map(os.fsencode, sorted(head.unsure))])
        self._cache.keep(self._key(-1), head.generation + words)
        self._cache.flush()

    def _parts(self, head: Head, buckets: Iterable[int]) -> dict[int, bytes] | None:
        """The contents of buckets; ``None`` when one of them is missing or of another index."""
        keys = {self._key(bucket): bucket for bucket in buckets}
        wanted = list(keys)
        kept: dict[bytes, bytes] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            kept |= self._cache.get(wanted[start : start + _AT_ONCE])
        if len(kept) < len(keys) or any(not one.startswith(head.generation) for one in kept.values()):
            return None
        return {keys[key]: content[_GENERATION:] for key, content in kept.items()}

    def _key(self, bucket: int) -> bytes:
        return digest(self._base, b"%d" % bucket)


def _entries(stated: Iterable[tuple[str, Iterable[Wanted]]]) -> dict[int, list[bytes]]:
    """What the index has for each statement, by bucket: the digest of what is stated, and the path."""
    entries: dict[int, list[bytes]] = {}
    for path, keys in stated:
        name = os.fsencode(path)
        for key in map(_digest, keys):
            entries.setdefault(_bucket(key), []).append(key + name)
    return entries


def _digest(wanted: Wanted) -> bytes:
    topic, key = wanted
    # A digest must not hold what parts one entry from the next.
    told = digest(topic.encode(), key.encode("utf-8", "surrogatepass"))
    return told.replace(b"\0", b"\1")[:_KEY]


def _bucket(key: bytes) -> int:
    return int.from_bytes(key[:2]) % _BUCKETS


def _stating(content: bytes, keys: Iterable[bytes]) -> Iterable[str]:
    padded = b"\0" + content
    for key in keys:
        at = padded.find(b"\0" + key)
        while at >= 0:
            start = at + 1 + _KEY
            end = padded.find(b"\0", start)
            yield os.fsdecode(padded[start : end if end >= 0 else len(padded)])
            at = padded.find(b"\0" + key, start)
