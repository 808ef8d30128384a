"""The governed documents of a repository at one moment: of the work tree as it lies there, or of a commit.

What reports are computed from. A document that cannot be read is left out and named, so that nobody takes a number
for complete that is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.policy.model import Policy
from govern.repository.files import Unread, read_bytes
from govern.repository.git import list_files, run_git
from govern.repository.workspace import Workspace, governed, kind_of, open_workspace


@dataclass(frozen=True)
class Unreadable:
    """A governed file whose content does not count, and why."""

    path: str
    why: str


@dataclass(frozen=True)
class Snapshot:
    """Documents by kind, in order of path.

    ``commit`` is the commit that the files belong to (empty: there is none yet), ``committed`` its moment in UTC;
    ``changed`` says that governed files differ from it.
    """

    workspace: Workspace
    documents: Mapping[str, tuple[Document, ...]]
    unreadable: tuple[Unreadable, ...]
    commit: str = ""
    committed: datetime | None = None
    changed: bool = False

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self.workspace.policy

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        """The documents of a kind."""
        return self.documents.get(kind, ())


def snapshot(start: Path, kinds: Iterable[str]) -> Snapshot:
    """The documents of some kinds in the work tree that ``start`` is in.

    Raises ``RepositoryError`` outside a repository and ``PolicyError`` without a sound policy.
    """
    workspace = open_workspace(start)
    wanted = set(kinds)
    found: dict[str, list[Document]] = {}
    unreadable: list[Unreadable] = []
    for target in governed(list_files(workspace.root), workspace.policy):
        if target.kind not in wanted:
            continue
        data = read_bytes(workspace.root, target.path, MAX_BYTES)
        if isinstance(data, Unread):
            if not data.gone:
                unreadable.append(Unreadable(target.path, data.reason))
            continue
        document = read(data, target.path, target.kind, workspace.policy, unreadable)
        if document is not None:
            found.setdefault(target.kind, []).append(document)
    commit, committed = head(workspace.root)
    changed = bool(commit) and _changed(workspace)
    documents = {kind: tuple(several) for kind, several in found.items()}
    return Snapshot(workspace, documents, tuple(unreadable), commit, committed, changed)


def read(data: bytes, path: str, kind: str, policy: Policy, unreadable: list[Unreadable]) -> Document | None:
    """A document from its bytes; what cannot be read is added to ``unreadable``."""
    reading = read_document(data, path, kind, policy.kinds[kind].format)
    if reading.document is None:
        fault = reading.faults[0].message if reading.faults else "It cannot be read."
        unreadable.append(Unreadable(path, fault))
    return reading.document


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
