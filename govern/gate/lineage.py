"""Where a document's sign-offs and its text come from: which commits brought them in, through merges and renames."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from govern.repository.commits import History


@dataclass(frozen=True, slots=True)
class Version:
    """One stored version of a document: the digest of its content, its sign-offs as canonical JSON, its status."""

    digest: str
    entries: tuple[str, ...]
    status: str = ""


ReadVersion = Callable[[str, str], Version | None]
"""Path and object id to the version; ``None`` where no document comes out."""


def entry_key(entry: Any) -> str:
    """A sign-off as one text: equal for equal values, however they were written down."""
    return json.dumps(entry, sort_keys=True, ensure_ascii=True)


@dataclass(frozen=True, slots=True)
class Origin:
    """A commit that brought a sign-off in: its parents did not have it.

    ``same_content``: the text was there before, unchanged. ``added`` are all sign-offs that it brought in, ``removed``
    whether it took others away.
    """

    commit: str
    path: str
    same_content: bool
    added: tuple[str, ...]
    removed: bool


_Step = tuple[str, str, Version | None, list[Version]]
"""A document's name, a commit that changed it, the version there and those of the commit's parents."""


class Lineage:
    """The history of some documents, asked about sign-offs and editors."""

    def __init__(self, history: History, read: ReadVersion) -> None:
        """``read`` gives versions; it is asked for each at most once a commit, so it should remember."""
        self._history = history
        self._read = read
        self._lives: dict[str, list[_Step]] = {}

    def version(self, path: str, commit: str) -> Version | None:
        """The version of a path in a commit."""
        return self._at(path, self._history.blob(path, commit))

    def _at(self, path: str, oid: str) -> Version | None:
        return self._read(path, oid) if oid else None

    def _sources(self, path: str, commit: str) -> Iterator[tuple[str, str, Version]]:
        """``(path, parent, version)`` of each parent's version of a document, under an older name if it was moved."""
        for number, parent in enumerate(self._history.parents.get(commit, ())):
            version = self.version(path, parent)
            if version is not None:
                yield path, parent, version
            elif number == 0:
                yield from self._moved(path, commit, parent)

    def _moved(self, path: str, commit: str, parent: str) -> Iterator[tuple[str, str, Version]]:
        for other, (before, after) in self._history.changed.get(commit, {}).items():
            if before and not after and other != path:
                version = self._at(other, before)
                if version is not None:
                    yield other, parent, version

    def origins(self, path: str, entry: str) -> tuple[Origin, ...]:
        """The commits that brought a sign-off of the head's version in, going back only where it stood all along."""
        return self._beginnings(path, lambda version: entry in version.entries)

    def turned(self, path: str, status: str) -> tuple[Origin, ...]:
        """The commits since which the head's version has had its status."""
        return self._beginnings(path, lambda version: version.status == status)

    def _beginnings(self, path: str, holds: Callable[[Version], bool]) -> tuple[Origin, ...]:
        found: dict[tuple[str, str], Origin] = {}
        start = self._history.last_touch(path, self._history.head)
        waiting = [(path, start)] if start is not None else []
        seen = set(waiting)
        while waiting:
            at, commit = waiting.pop()
            sources = list(self._sources(at, commit))
            having = [(name, parent) for name, parent, version in sources if holds(version)]
            if not having:
                found[(at, commit)] = self._origin(at, commit, [version for _, _, version in sources])
            for name, parent in having:
                touch = self._history.last_touch(name, parent)
                if touch is not None and (name, touch) not in seen:
                    seen.add((name, touch))
                    waiting.append((name, touch))
        return tuple(found.values())

    def _origin(self, path: str, commit: str, before: list[Version]) -> Origin:
        version = self.version(path, commit)
        entries = version.entries if version is not None else ()
        known = {entry for one in before for entry in one.entries}
        same = version is not None and any(one.digest == version.digest for one in before)
        return Origin(
            commit,
            path,
            same,
            tuple(entry for entry in entries if entry not in known),
            bool(known - set(entries)),
        )

    def edits(self, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Every commit that changed the text of a document, under this name or one that it was moved from.

        With each come the sign-offs that it brought in as well: many where a whole branch was squashed into it.
        """
        for _, commit, version, sources in self._life(path):
            if version is None or all(one.digest != version.digest for one in sources):
                known = {entry for one in sources for entry in one.entries}
                added = version.entries if version is not None else ()
                yield commit, tuple(entry for entry in added if entry not in known)

    def beginnings(self, path: str, digest: str) -> Iterator[str]:
        """Every commit that put a text there, on whatever branch: none of its parents had it."""
        for _, commit, version, sources in self._life(path):
            if (
                version is not None
                and version.digest == digest
                and all(one.digest != digest for one in sources)
            ):
                yield commit

    def births(self, path: str) -> Iterator[str]:
        """Every commit that brought a document into the repository."""
        for _, commit, _, sources in self._life(path):
            if not sources:
                yield commit

    def names(self, path: str) -> frozenset[str]:
        """A document's path and all those that it was moved from."""
        return frozenset({path, *(name for name, _, _, _ in self._life(path))})

    def _life(self, path: str) -> list[_Step]:
        """Every commit that changed a document, under this name or one that it was moved from."""
        if path not in self._lives:
            self._lives[path] = list(self._steps(path))
        return self._lives[path]

    def _steps(self, path: str) -> Iterator[_Step]:
        names, done = [path], {path}
        while names:
            name = names.pop()
            for commit, after in self._history.touches.get(name, {}).items():
                if not after:
                    continue
                sources = list(self._sources(name, commit))
                for other, _, _ in sources:
                    if other not in done:
                        done.add(other)
                        names.append(other)
                yield name, commit, self._at(name, after), [version for _, _, version in sources]

    def versions(self, path: str, among: Iterable[str] | None = None) -> Iterator[Version]:
        """Every version that a path ever had, or had in the commits ``among``."""
        wanted = None if among is None else frozenset(among)
        for commit, after in self._history.touches.get(path, {}).items():
            if wanted is None or commit in wanted:
                version = self._at(path, after)
                if version is not None:
                    yield version

    def ancestors(self, commit: str) -> frozenset[str]:
        """A commit and all that lead to it."""
        found = {commit}
        waiting = [commit]
        while waiting:
            for parent in self._history.parents.get(waiting.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return frozenset(found)
