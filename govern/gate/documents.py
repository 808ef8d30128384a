"""The documents of a tree and what their history says, each read once under one policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from govern.approvals.assessing import content_day
from govern.approvals.chain import Chain, Proof, Strength
from govern.approvals.digest import content_digest
from govern.approvals.people import People, people_of
from govern.approvals.signature import combined, signature_evidence
from govern.approvals.signoff import SignOff, read_sign_offs
from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.errors import RepositoryError
from govern.forge.model import Forge
from govern.forge.proof import forge_proof
from govern.gate.evidence import Brought, Came, commit_proof, entry_values, in_force_today, signer_of
from govern.gate.lineage import Lineage, Origin, Version, entry_key
from govern.gate.verdict import Subject
from govern.policy.model import Policy
from govern.repository.commits import Commit, History, read_commits, read_history
from govern.repository.objects import Objects, TooLarge, Tree
from govern.repository.workspace import kind_of


class Shelf:
    """Documents by path and object, and their versions: each read once."""

    def __init__(self, objects: Objects, policy: Policy) -> None:
        """``policy`` says which kind a path is of."""
        self._objects = objects
        self._policy = policy
        self._documents: dict[tuple[str, str], Document | None] = {}
        self._versions: dict[tuple[str, str], Version | None] = {}

    def document(self, tree: Tree, path: str) -> Document | None:
        """The document at a path of a tree; ``None`` where none comes out."""
        entry = tree.get(path)
        return None if entry is None or not entry.mode.startswith("100") else self.stored(path, entry.oid)

    def stored(self, path: str, oid: str) -> Document | None:
        """The document that an object is, read as the kind that its path is of."""
        key = (path, oid)
        if key not in self._documents:
            kind = kind_of(path, self._policy)
            self._documents[key] = None if kind is None else self._read(path, oid, kind)
        return self._documents[key]

    def _read(self, path: str, oid: str, kind: str) -> Document | None:
        data = self._objects.read_one(oid)
        if isinstance(data, TooLarge):
            return None
        return read_document(data, path, kind, self._policy.kinds[kind].format).document

    def version(self, path: str, oid: str) -> Version | None:
        """What matters of a stored version."""
        key = (path, oid)
        if key not in self._versions:
            document = self.stored(path, oid)
            self._versions[key] = None if document is None else _version(document)
        return self._versions[key]


def _version(document: Document) -> Version:
    entries = tuple(map(entry_key, entry_values(document.data)))
    return Version(content_digest(document), entries, str(document.data.get("status", "")))


@dataclass(frozen=True, slots=True)
class Assumed:
    """What those who ask what the verdict would be take as proven. The gate itself assumes nothing.

    ``proven`` are sign-offs as texts (``entry_key``) that are still to be given or signed, ``sealed`` those whose commit is
    still to be signed; ``comments``: those made in comments, where nobody can ask the forge. A signature that stands
    there is always verified.
    """

    proven: frozenset[str] = frozenset()
    sealed: frozenset[str] = frozenset()
    comments: bool = False


NOTHING = Assumed()


@dataclass(frozen=True)
class Past:
    """The history that leads to a head, of the folders in which some paths stand."""

    objects: Objects
    shelf: Shelf
    head: str
    folders: tuple[str, ...]
    known: History | None = None
    """The walk, where somebody has made it already."""
    assumed: Assumed = NOTHING

    @cached_property
    def history(self) -> History:
        """The walk itself: one process, when it is first needed."""
        return self.known or read_history(self.objects, self.head, self.folders)

    @cached_property
    def lineage(self) -> Lineage:
        """The same, asked about sign-offs."""
        return Lineage(self.history, self.shelf.version)

    def commits(self, oids: Iterable[str]) -> dict[str, Commit]:
        """Commits by id."""
        return read_commits(self.objects, oids)

    def people_behind(self, path: str) -> frozenset[str]:
        """The addresses of everybody who had a hand in the text of a document.

        A forge that squashes a branch names everybody who committed to it as a co-author, those who only signed as
        well: whose sign-off comes with the very commit is not taken for an editor for that.
        """
        edits = list(self.lineage.edits(path))
        commits = self.commits(commit for commit, _ in edits)
        found: set[str] = set()
        for oid, added in edits:
            commit = commits[oid]
            found.update((commit.author, commit.committer))
            found.update(set(commit.co_authors) - {signer_of(entry).lower() for entry in added})
        return frozenset(found - {""})

    def brought(self, document: Document) -> tuple[Brought, ...]:
        """Every sign-off of the head's version of a document with the commits that brought it in."""
        entries = entry_values(document.data)
        found: list[tuple[int, tuple[Origin, ...]]] = [
            (index, self.lineage.origins(document.path, entry_key(entry)))
            for index, entry in enumerate(entries)
        ]
        commits = self.commits(origin.commit for _, origins in found for origin in origins)
        sign_offs = read_sign_offs(document)
        digest = content_digest(document)
        came = self._came(document, digest)
        return tuple(
            Brought(
                sign_offs[index],
                tuple((origin, commits[origin.commit]) for origin in origins),
                came if sign_offs[index].content == digest else None,
            )
            for index, origins in found
        )

    def _came(self, document: Document, digest: str) -> Came | None:
        """When the text of a document came into the repository first, by the earlier of a commit's two times."""
        texts = self.commits(self.lineage.beginnings(document.path, digest))
        births = self.commits(self.lineage.births(document.path))
        if not texts or not births:
            return None
        first = min(texts.values(), key=_made)
        return Came(first.oid, _made(first), min(map(_made, births.values())), content_day(document))

    def ancestors(self, commit: str) -> frozenset[str]:
        """A commit of this history and all that lead to it."""
        return self.lineage.ancestors(commit)


def _made(commit: Commit) -> datetime:
    return min(commit.authored, commit.committed)


def folders_of(paths: Iterable[str]) -> tuple[str, ...]:
    """The folders of some paths; the path itself where it stands at the top."""
    found = {str(PurePosixPath(path).parent) for path in paths}
    return tuple(sorted(path for path in paths if "/" not in path)) + tuple(sorted(found - {"."}))


def subject_of(
    document: Document,
    chain: Chain,
    past: Past,
    policy: Policy,
    as_of: date,
    base: Document | None,
    forge: Forge | None = None,
) -> Subject:
    """A document with all that Git, the keys of the roster and the forge say about its sign-offs.

    ``base`` is the base's version: sign-offs that stand in it were held against the day on which they came in. Raises
    ``ForgeError`` when a forge is given and does not answer.
    """
    authors = past.people_behind(document.path)
    sign_offs = read_sign_offs(document)
    if not sign_offs:
        return Subject(document, chain, {}, authors)
    people = people_of(policy.roster)
    standing = {entry_key(one) for one in entry_values(base.data)} if base is not None else set()
    entries = entry_values(document.data)
    signed: dict[int, Proof] = {
        index: proof
        if entry_key(entries[index]) in standing
        else in_force_today(proof, sign_offs[index], people, as_of)
        for index, proof in signature_evidence(document, chain, policy.roster).items()
    }
    hoped = dict(_hoped(sign_offs, entries, past.assumed))
    if chain.proof is Strength.SIGNATURE:
        return Subject(document, chain, {**hoped, **signed}, authors)
    asked = bool(policy.data.get("gate", {}).get("signed_commits"))
    found = {
        one.sign_off.index: commit_proof(
            one, people, chain, signed=asked and not _sealed(one, entries, people, past.assumed)
        )
        for one in past.brought(document)
    }
    said = {one.index: _said(one, document, past, people, forge) for one in sign_offs if one.comment}
    return Subject(document, chain, combined(signed, combined(found, said, hoped)), authors)


def _hoped(
    sign_offs: tuple[SignOff, ...], entries: list[Any], assumed: Assumed
) -> Iterator[tuple[int, Proof]]:
    """Proofs that are taken for granted; none where a signature stands that can be verified."""
    for one in sign_offs:
        taken = entry_key(entries[one.index]) in assumed.proven or (one.comment and assumed.comments)
        if taken and not one.signature:
            yield one.index, Proof(Strength.SIGNATURE, ok=True, emails=(one.by,), why="taken for granted")


def _sealed(one: Brought, entries: list[Any], people: People, assumed: Assumed) -> bool:
    """Whether the commit of a sign-off is one that its signer will sign, and has a key in the roster to do it with."""
    key = entry_key(entries[one.sign_off.index])
    return key in assumed.sealed and any(entry.keys for entry in people.entries(one.sign_off.by))


def _said(sign_off: SignOff, document: Document, past: Past, people: People, forge: Forge | None) -> Proof:
    """What the forge says about a sign-off that was made in a comment."""
    if forge is None:
        return Proof(Strength.FORGE, ok=False, why="it was made in a comment, and the forge was not asked")

    def held(commit: str) -> bool:
        try:
            there = past.shelf.document(past.objects.tree(commit), document.path)
        except RepositoryError:
            # What the branch showed then is not here any more: it was replaced by force.
            return False
        return there is not None and content_digest(there) == sign_off.content

    holders = people.entries(sign_off.by, sign_off.role)
    return forge_proof(sign_off, document.path, sign_off.comment, forge, holders, held)
