"""What must be known of the files that were not asked about, to judge those that were.

A large repository is not gone through for that: the index of statements names the few files that matter.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence

from govern.annotations import TYPE_CHECKING
from govern.check import FileResult, Settings, gather_bytes, gathers
from govern.corpus import needed_facts, needs_others, stating_kinds
from govern.documents.source import MAX_BYTES
from govern.errors import RepositoryError
from govern.known import blob_results, keep_result, known_results
from govern.pool import Checked
from govern.repository.files import Unread, near_twins, read_bytes
from govern.repository.git import (
    Changes,
    Entry,
    changed_from,
    differing,
    head_commit,
    index_entries,
    list_files,
)
from govern.repository.workspace import Target, governed
from govern.reuse import Mark, Reuse
from govern.rules.naming import folded_path
from govern.rules.registry import Wanted
from govern.statements import Head, Statements

if TYPE_CHECKING:
    from pathlib import Path

_WORTH_AN_INDEX = 300
"""Of fewer files than this, all are asked."""
_MOST_UNSURE = 1000
"""When more files than this are not as committed, all are asked, and no index is made."""
_OFTEN_READ = 100
"""When more files than this differ from the commit that an index is of, it is brought to a later one."""


def gather_others(
    root: Path | str,
    asked: Collection[FileResult],
    targets: Sequence[Target],
    settings: Settings,
    reuse: Reuse | None,
    changes: Changes | None = None,
    *,
    typed: bool = False,
) -> list[FileResult]:
    """What files of the work tree must be known to judge those asked about: their facts count, nothing else.

    ``asked`` are the results of ``targets``. ``changes`` tells what has changed since some commit, if that is known already.
    ``typed`` says that the results are of texts that do not lie there: then nothing is remembered.
    """
    kinds = {target.kind for target in targets}
    stating = stating_kinds(kinds, settings)
    if not needs_others(kinds, settings) or not (stating or near_twins(root, [t.path for t in targets])):
        # Nearly always it is only about names, and no other name is near.
        return []
    tree = WorkTree(root, settings, reuse, changes)
    few = _few(tree, asked, targets, settings, remember=not typed) if stating else None
    return _all(tree, asked, targets, settings, stating, remember=not typed) if few is None else few


def gather_index(
    root: Path | str,
    asked: Collection[FileResult],
    targets: Sequence[Target],
    settings: Settings,
    reuse: Reuse | None,
) -> list[FileResult]:
    """The same of the index."""
    kinds = {target.kind for target in targets}
    if not needs_others(kinds, settings):
        return []
    staged = Staged(root, settings, reuse)
    few = _few(staged, asked, targets, settings, remember=True)
    if few is not None:
        return few
    return _all(staged, asked, targets, settings, stating_kinds(kinds, settings), remember=True)


def _all(
    place: Place,
    asked: Collection[FileResult],
    targets: Sequence[Target],
    settings: Settings,
    stating: frozenset[str],
    *,
    remember: bool,
) -> list[FileResult]:
    """All other files, those of kinds that state nothing only by name."""
    others = _unasked(place.listed(), targets, settings)
    kinds = stating_anything(settings) if stating else stating
    found = [FileResult(target.path, target.kind, ()) for target in others if target.kind not in kinds]
    found.extend(place.gather([target for target in others if target.kind in kinds]))
    if stating and remember:
        place.remember([*asked, *found])
    return found


def _few(
    place: Place,
    asked: Collection[FileResult],
    targets: Sequence[Target],
    settings: Settings,
    *,
    remember: bool,
) -> list[FileResult] | None:
    """The other files that matter, by the index of statements; ``None`` when it cannot tell."""
    for number, statements in enumerate(place.statements()):
        head = statements.head()
        changed = None if head is None else place.changed(head)
        if head is None or changed is None or len(changed) > _MOST_UNSURE:
            continue
        needed = needed_facts(asked, settings)
        named = None if needed is None else statements.paths(head, needed)
        if named is None:
            continue
        found = place.gather(_unasked(sorted(named | changed), targets, settings))
        # Another's index is read only: what lies here need not be what lies there.
        if remember and number == 0 and len(changed) > _OFTEN_READ:
            place.advance(statements, head, changed, [*asked, *found])
        return found
    return None


def stating_anything(settings: Settings) -> frozenset[str]:
    """The kinds whose files state facts, whichever rules are selected."""
    return frozenset(kind for kind in settings.policy.kinds if gathers(kind))


def remember_all(root: Path | str, results: Collection[FileResult], settings: Settings, reuse: Reuse) -> None:
    """Remember what all files of the work tree state, unless an index is there that still serves."""
    WorkTree(root, settings, reuse, None).remember(results)


class Place:
    """Where files are read, and what is remembered of them."""

    names: tuple[str, ...]
    """The indexes that tell of this place, the first being its own."""

    def __init__(self, root: Path | str, settings: Settings, reuse: Reuse | None) -> None:
        self._root = root
        self._settings = settings
        self._reuse = reuse

    def listed(self) -> list[str]:
        """All files."""
        raise NotImplementedError

    def gather(self, targets: Sequence[Target]) -> list[FileResult]:
        """What files state; nothing about those that are gone."""
        raise NotImplementedError

    def changed(self, head: Head) -> frozenset[str] | None:
        """The files that may state other things here than the index says; ``None`` when that cannot be known."""
        raise NotImplementedError

    def unsure(self, commit: str, paths: Collection[str]) -> frozenset[str] | None:
        """The files that may not be here as in the commit that HEAD is at, and those of ``paths`` that have just moved."""
        raise NotImplementedError

    def statements(self) -> Iterator[Statements]:
        """The indexes that may tell of this place."""
        if self._reuse is not None:
            for name in self.names:
                yield self._reuse.statements(name)

    def remember(self, results: Collection[FileResult]) -> None:
        """Make an index of what all files state, when there are many and no index serves yet."""
        if len(results) < _WORTH_AN_INDEX or any(result.crashed for result in results):
            return
        own = next(self.statements(), None)
        commit = head_commit(self._root) if own is not None else ""
        if own is None or not commit or self._serves(own, commit):
            return
        unsure = self.unsure(commit, [result.path for result in results])
        # What came with another commit while files were read is as committed, and in no result.
        came = {target.path for target in _unasked(self.listed(), results, self._settings)}
        if unsure is not None and len(unsure | came) <= _MOST_UNSURE:
            own.renew(commit, unsure | came, map(_stated, results))

    def _serves(self, own: Statements, commit: str) -> bool:
        head = own.head()
        since = None if head is None else differing(self._root, head.commit, commit)
        return head is not None and since is not None and len(since | head.unsure) <= _OFTEN_READ

    def advance(
        self, statements: Statements, head: Head, changed: frozenset[str], results: Collection[FileResult]
    ) -> None:
        """Bring an index to the commit that HEAD is at. ``results`` are those of all files that ``changed``."""
        commit = head_commit(self._root)
        since = differing(self._root, head.commit, commit) if commit else None
        unsure = self.unsure(commit, changed) if since is not None else None
        if since is None or unsure is None or any(result.crashed for result in results):
            return
        statements.extend(
            head,
            commit,
            # What differs and was not read came with a commit of this moment.
            unsure | (since - changed),
            [_stated(one) for one in results if one.path in changed and one.path not in unsure],
        )


class WorkTree(Place):
    """The files as they lie on disk."""

    names = ("tree",)

    def __init__(
        self, root: Path | str, settings: Settings, reuse: Reuse | None, changes: Changes | None = None
    ) -> None:
        super().__init__(root, settings, reuse)
        self._changes = changes

    def listed(self) -> list[str]:
        """Those that Git tracks, or would if asked."""
        return list_files(self._root)

    def gather(self, targets: Sequence[Target]) -> list[FileResult]:
        """By earlier runs where nothing has changed, else from the files."""
        reuse, stating = self._reuse, stating_anything(self._settings)
        named = [one for one in targets if one.kind not in stating and _is_there(self._root, one.path)]
        wanted = [one for one in targets if one.kind in stating]
        marks = reuse.marks(wanted) if reuse is not None else {}
        known = known_results(wanted, marks, reuse, "facts")
        for target in wanted:
            if target.path not in known:
                result = self._gather_one(target, marks.get(target.path))
                if result is not None:
                    known[target.path] = result
        return [*(FileResult(one.path, one.kind, ()) for one in named), *known.values()]

    def _gather_one(self, target: Target, mark: Mark | None) -> FileResult | None:
        data = read_bytes(self._root, target.path, MAX_BYTES)
        if isinstance(data, Unread):
            return None if data.gone else FileResult(target.path, target.kind, ())
        result = gather_bytes(data, target.path, target.kind, self._settings)
        keep_result(target, Checked.of(data, result), mark, self._reuse, "facts")
        return result

    def changed(self, head: Head) -> frozenset[str] | None:
        """What differs from the commit of the index, untracked files included."""
        try:
            now = self._changes or changed_from(self._root, head.commit)
        except RepositoryError:
            # The commit has been cleared away since.
            return None
        between = differing(self._root, head.commit, now.commit)
        return None if between is None else between | head.unsure | frozenset(now.paths)

    def unsure(self, commit: str, paths: Collection[str]) -> frozenset[str] | None:
        """What differs from the commit, and what has moved since this run began."""
        moving = self._reuse.moving(paths) if self._reuse is not None else frozenset[str]()
        return moving.union(changed_from(self._root, commit).paths)


class Staged(Place):
    """The files as the index has them: what the next commit will hold."""

    names = ("index", "tree")

    def __init__(self, root: Path | str, settings: Settings, reuse: Reuse | None) -> None:
        super().__init__(root, settings, reuse)
        self._read: dict[str, Entry] = {}

    def listed(self) -> list[str]:
        """All paths of the index."""
        listed = index_entries(self._root)
        self._read = {**listed, **self._read}
        return sorted(listed)

    def gather(self, targets: Sequence[Target]) -> list[FileResult]:
        """By earlier runs for the same blobs, else from the blobs."""
        missing = [target.path for target in targets if target.path not in self._read]
        entries = self._read = {**self._read, **index_entries(self._root, missing)}
        stating = stating_anything(self._settings)
        there = [target for target in targets if target.path in entries]
        wanted = [one for one in there if one.kind in stating and entries[one.path].is_file]
        names = {target.path for target in wanted}
        found = [FileResult(one.path, one.kind, ()) for one in there if one.path not in names]
        found.extend(blob_results(self._root, wanted, entries, self._reuse, self._gather_one, "facts"))
        return found

    def _gather_one(self, data: bytes, target: tuple[str, str]) -> FileResult:
        return gather_bytes(data, *target, self._settings)

    def changed(self, head: Head) -> frozenset[str] | None:
        """What is staged otherwise than in the commit of the index."""
        staged = differing(self._root, head.commit)
        return None if staged is None else staged | head.unsure

    def unsure(self, commit: str, paths: Collection[str]) -> frozenset[str] | None:
        """What is staged otherwise than in the commit, and otherwise than when it was read here."""
        staged, now = differing(self._root, commit), index_entries(self._root, paths)
        moved = (path for path in paths if now.get(path) != self._read.get(path))
        return None if staged is None else staged.union(moved)


def _stated(result: FileResult) -> tuple[str, Iterable[Wanted]]:
    return result.path, {folded_path(result.path), *((fact.topic, fact.key) for fact in result.facts)}


def _is_there(root: Path | str, path: str) -> bool:
    return os.path.lexists(f"{root}/{path}")


def _unasked(
    listed: Iterable[str], targets: Iterable[Target | FileResult], settings: Settings
) -> list[Target]:
    asked = {target.path for target in targets}
    return [target for target in governed(listed, settings.policy) if target.path not in asked]
