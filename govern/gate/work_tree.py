"""What the history of HEAD says about documents as they stand in the work tree: for those who sign and those who look.

The policy that judges here is the work tree's own; only ``govern gate`` judges by a trusted base.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govern.approvals.chain import Chain, Proof, Strength
from govern.approvals.digest import content_digest
from govern.approvals.signoff import read_sign_offs
from govern.documents.document import Document
from govern.errors import RepositoryError
from govern.forge.model import Forge
from govern.gate.documents import Past, Shelf, folders_of, subject_of
from govern.gate.evidence import entry_values
from govern.gate.lineage import entry_key
from govern.policy.model import Policy
from govern.repository.commits import Commit
from govern.repository.objects import Objects


@dataclass(frozen=True)
class Stored:
    """A version of a document and the commit that made it."""

    document: Document
    commit: Commit


@dataclass(frozen=True)
class Evidence:
    """What is known of a document's sign-offs, by index, and of those who had a hand in its text.

    ``uncommitted`` are the sign-offs that stand in the work tree only: nothing speaks for or against them yet.
    """

    proofs: Mapping[int, Proof]
    authors: frozenset[str]
    uncommitted: frozenset[int]


class WorkTree:
    """The history of HEAD, asked about some documents; few processes, however many there are."""

    def __init__(self, past: Past, policy: Policy) -> None:
        """``past`` is that of HEAD."""
        self._past = past
        self._policy = policy

    def evidence(self, document: Document, chain: Chain, as_of: date, forge: Forge | None = None) -> Evidence:
        """What commits and keys prove of a document's sign-offs, and the forge where one is asked."""
        subject = subject_of(document, chain, self._past, self._policy, as_of, document, forge)
        last = next(self.versions(document.path), None)
        known = set(map(entry_key, entry_values(last.document.data))) if last is not None else set()
        entries = entry_values(document.data)
        new = frozenset(index for index, entry in enumerate(entries) if entry_key(entry) not in known)
        waiting = {
            index: Proof(Strength.COMMIT, ok=False, why="it is not committed yet")
            for index in new
            if (proof := subject.evidence.get(index)) is None or proof.strength is not Strength.SIGNATURE
        }
        return Evidence({**subject.evidence, **waiting}, subject.authors, new)

    def versions(self, path: str) -> Iterator[Stored]:
        """The versions of a path that can be read, the newest first."""
        touches = self._past.history.touches.get(path, {})
        for oid, blob in touches.items():
            document = self._past.shelf.stored(path, blob) if blob else None
            if document is not None:
                yield Stored(document, self._past.commits([oid])[oid])

    def with_content(self, path: str, content: str) -> tuple[Stored, Stored | None] | None:
        """The newest version whose content has a digest, and the version after it if there is one."""
        later: Stored | None = None
        for version in self.versions(path):
            if content_digest(version.document) == content:
                return version, later
            later = version
        return None


@contextmanager
def open_work_tree(root: Path, policy: Policy, paths: Iterable[str]) -> Iterator[WorkTree | None]:
    """The history of HEAD as far as it concerns some paths; ``None`` before the first commit.

    Raises ``RepositoryError`` for a shallow clone: what is cut off cannot be asked.
    """
    with Objects(root) as objects:
        try:
            (head,) = objects.resolve("HEAD")
        except RepositoryError:
            if _has_commits(objects):
                raise
            yield None
            return
        past = Past(objects, Shelf(objects, policy), head, folders_of(sorted(set(paths))))
        yield WorkTree(past, policy)


def _has_commits(objects: Objects) -> bool:
    status, _, _ = objects.git("rev-parse", "--verify", "--quiet", "HEAD")
    return status == 0


def no_evidence(document: Document) -> Evidence:
    """What is known before the first commit: nothing."""
    return Evidence({}, frozenset(), frozenset(one.index for one in read_sign_offs(document)))
