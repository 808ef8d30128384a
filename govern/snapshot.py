"""The governed documents of a repository at one moment: of the work tree as it lies there, or of a commit.

What reports are computed from. A document that cannot be read is left out and named, so that nobody takes a number
for complete that is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from govern.approvals.chain import Chain, Proof, chain_for
from govern.approvals.standing import Standing
from govern.approvals.verdict import judge
from govern.check import Report, Settings
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.documents.schema import Schema
from govern.errors import PolicyError, RepositoryError
from govern.gate.checking import check_tree
from govern.gate.documents import Past, Shelf, folders_of, subject_of
from govern.gate.trusted import load_trusted, stored
from govern.gate.work_tree import open_work_tree
from govern.policy.load import POLICY_FILE
from govern.policy.model import Policy
from govern.repository.commits import read_commits
from govern.repository.files import Unread, read_bytes
from govern.repository.git import find_root, list_files, run_git
from govern.repository.objects import Objects
from govern.repository.workspace import Target, Workspace, governed, kind_of, open_workspace
from govern.run import check_targets


@dataclass(frozen=True)
class Unreadable:
    """A governed file whose content does not count, and why."""

    path: str
    why: str


@dataclass(frozen=True)
class Snapshot:
    """Documents by kind, in order of path.

    ``commit`` is the commit that the files belong to (empty: there is none yet), ``committed`` its moment in UTC;
    ``changed`` says that governed files differ from it. ``targets`` are all governed files, read or not.
    """

    root: Path
    policy: Policy
    schemas: Mapping[str, Schema]
    documents: Mapping[str, tuple[Document, ...]]
    unreadable: tuple[Unreadable, ...]
    targets: tuple[Target, ...]
    commit: str = ""
    committed: datetime | None = None
    changed: bool = False
    stored: bool = False
    """Whether it was taken from a commit's objects, not from the work tree."""

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        """The documents of a kind."""
        return self.documents.get(kind, ())


def snapshot(start: Path, kinds: Iterable[str]) -> Snapshot:
    """The documents of some kinds in the work tree that ``start`` is in.

    Raises ``RepositoryError`` outside a repository and ``PolicyError`` without a sound policy.
    """
    workspace = open_workspace(start)
    targets = governed(list_files(workspace.root), workspace.policy)
    commit, committed = head(workspace.root)
    contents = (
        (target, read_bytes(workspace.root, target.path, MAX_BYTES)) for target in _wanted(targets, kinds)
    )
    return _taken(
        workspace.root,
        workspace.policy,
        workspace.schemas,
        targets,
        contents,
        (commit, committed, bool(commit) and _changed(workspace), False),
    )


def snapshot_at(start: Path, ref: str, kinds: Iterable[str]) -> Snapshot:
    """The same of a commit, from Git's objects alone, under that commit's own policy.

    Raises ``RepositoryError`` for a name that is no commit here, ``PolicyError`` for a commit without a sound policy.
    """
    root = find_root(start)
    with Objects(root) as objects:
        (commit,) = objects.resolve(ref)
        tree = objects.tree(commit)
        trusted = load_trusted(objects, commit, tree)
        if trusted is None:
            raise PolicyError(
                f"The commit {commit[:12]} has no {POLICY_FILE}: nothing says what to count.",
                "Name a later commit.",
            )
        targets = governed(sorted(tree), trusted.policy)
        wanted = list(_wanted(targets, kinds))
        objects.read(tree[one.path].oid for one in wanted if tree[one.path].mode.startswith("100"))
        contents = ((target, stored(objects, tree, target.path)) for target in wanted)
        moment = read_commits(objects, [commit])[commit].committed
        return _taken(root, trusted.policy, trusted.schemas, targets, contents, (commit, moment, False, True))


def _wanted(targets: Iterable[Target], kinds: Iterable[str]) -> Iterator[Target]:
    chosen = frozenset(kinds)
    return (target for target in targets if target.kind in chosen)


def _taken(
    root: Path,
    policy: Policy,
    schemas: Mapping[str, Schema],
    targets: Iterable[Target],
    contents: Iterable[tuple[Target, bytes | Unread]],
    state: tuple[str, datetime | None, bool, bool],
) -> Snapshot:
    found: dict[str, list[Document]] = {}
    unreadable: list[Unreadable] = []
    for target, data in contents:
        if isinstance(data, Unread):
            # Git still lists what was deleted but not committed.
            unreadable.extend(() if data.gone else (Unreadable(target.path, data.reason),))
            continue
        reading = read_document(data, target.path, target.kind, policy.kinds[target.kind].format)
        if reading.document is None:
            why = reading.faults[0].message if reading.faults else "It cannot be read."
            unreadable.append(Unreadable(target.path, why))
        else:
            found.setdefault(target.kind, []).append(reading.document)
    documents = {kind: tuple(several) for kind, several in found.items()}
    return Snapshot(root, policy, schemas, documents, tuple(unreadable), tuple(targets), *state)


def checked(taken: Snapshot, as_of: date, kinds: Iterable[str] = ()) -> Report:
    """What `govern check` finds in the snapshot's files (of some kinds only, when they are named)."""
    chosen = frozenset(kinds)
    settings = Settings(taken.policy, taken.schemas, as_of)
    targets = [target for target in taken.targets if not chosen or target.kind in chosen]
    if not taken.stored:
        return check_targets(taken.root, targets, settings, whole=not chosen)
    with Objects(taken.root) as objects:
        tree = objects.tree(taken.commit)
        return check_tree(objects, tree, [target.path for target in targets], settings)


def standings(taken: Snapshot, as_of: date) -> list[Standing]:
    """Every document with a chain and how it stands, with what Git and the roster's keys prove of its sign-offs.

    In a shallow clone nobody can say who brought a sign-off in: then the proof that needs history is missing.
    """
    policy = taken.policy
    found = [
        (document, chain)
        for documents in taken.documents.values()
        for document in documents
        if (chain := chain_for(document, policy)) is not None
    ]
    signed = [document.path for document, _ in found if document.data.get("approvals")]
    if not signed or not taken.commit:
        return [Standing(one, judge(one, chain, policy.roster, as_of)) for one, chain in found]
    evidence = _stored_evidence if taken.stored else _present_evidence
    try:
        known = evidence(taken, found, signed, as_of)
    except RepositoryError:
        known = {}
    return [
        Standing(one, judge(one, chain, policy.roster, as_of, *known.get(one.path, (None, ()))))
        for one, chain in found
    ]


_Known = dict[str, tuple[Mapping[int, Proof], Iterable[str]]]
_Chained = list[tuple[Document, Chain]]


def _stored_evidence(taken: Snapshot, found: _Chained, signed: list[str], as_of: date) -> _Known:
    with Objects(taken.root) as objects:
        past = Past(objects, Shelf(objects, taken.policy), taken.commit, folders_of(signed))
        subjects = [
            subject_of(document, chain, past, taken.policy, as_of, document)
            for document, chain in found
            if document.path in signed
        ]
        return {one.document.path: (one.evidence, one.authors) for one in subjects}


def _present_evidence(taken: Snapshot, found: _Chained, signed: list[str], as_of: date) -> _Known:
    with open_work_tree(taken.root, taken.policy, signed) as history:
        told = (
            {}
            if history is None
            else {
                document.path: history.evidence(document, chain, as_of)
                for document, chain in found
                if document.path in signed
            }
        )
    return {path: (known.proofs, known.authors) for path, known in told.items()}


def head(root: Path) -> tuple[str, datetime | None]:
    """The commit that the work tree stands on and its moment in UTC; ``("", None)`` before the first commit."""
    listed = run_git(root, "for-each-ref", "--count=1", "--format=%(objectname)")
    if not listed.strip():
        return "", None
    told = run_git(root, "log", "-1", "--format=%H %ct", "--no-show-signature").decode("ascii").split()
    return told[0], datetime.fromtimestamp(int(told[1]), UTC)


def _changed(workspace: Workspace) -> bool:
    """Whether a governed file of the work tree differs from the commit, or is not in it."""
    listed = run_git(workspace.root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
    paths = [entry[3:].decode("utf-8", "surrogateescape") for entry in listed.split(b"\0") if entry]
    return any(kind_of(path, workspace.policy) is not None for path in paths)
