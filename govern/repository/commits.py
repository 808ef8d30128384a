"""Commits as they are stored, and the history of paths: who changed what, in one walk for all files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from govern.errors import RepositoryError
from govern.repository.objects import Objects, TooLarge

_IDENTITY = re.compile(rb"([^<>\n]*)<([^<>\n]*)> ([0-9]{1,12}) [+-][0-9]{4}\Z")
_CO_AUTHOR = re.compile(rb"^[ \t]*co-authored-by[ \t]*:[^<\n]*<([^<>\n]*)>", re.IGNORECASE | re.MULTILINE)
_LAST_SECOND = 253402300799


@dataclass(frozen=True, slots=True)
class Commit:
    """What a commit says of itself. E-mail addresses are as they stand, stripped and in lower case; moments are UTC.

    ``signature`` is the armoured signature of a signed commit, ``payload`` the bytes that it signs.
    """

    oid: str
    parents: tuple[str, ...]
    author: str
    committer: str
    authored: datetime
    committed: datetime
    co_authors: tuple[str, ...] = ()
    subject: str = ""
    signature: str = ""
    payload: bytes = b""

    @property
    def people(self) -> frozenset[str]:
        """The addresses of everybody who had a hand in it."""
        return frozenset(one for one in (self.author, self.committer, *self.co_authors) if one)


def read_commits(objects: Objects, oids: Iterable[str]) -> dict[str, Commit]:
    """Commits by id, read by the store's one process."""
    wanted = list(dict.fromkeys(oids))
    contents = objects.read(wanted)
    return {oid: parse_commit(oid, contents[oid]) for oid in wanted}


def parse_commit(oid: str, content: bytes | TooLarge) -> Commit:
    """Read a raw commit object. What is malformed or stands twice proves nothing: it comes out empty."""
    raw = b"" if isinstance(content, TooLarge) else content
    head, _, message = raw.partition(b"\n\n")
    fields: dict[bytes, list[bytes]] = {}
    kept: list[bytes] = []
    name = b""
    for line in head.split(b"\n"):
        if line.startswith(b" "):
            if fields.get(name):
                fields[name][-1] += b"\n" + line[1:]
        else:
            name, _, value = line.partition(b" ")
            fields.setdefault(name, []).append(value)
        if name not in {b"gpgsig", b"gpgsig-sha256"}:
            kept.append(line)
    author, authored = _identity(fields.get(b"author", []))
    committer, committed = _identity(fields.get(b"committer", []))
    signatures = fields.get(b"gpgsig", [])
    return Commit(
        oid=oid,
        parents=tuple(parent.decode("ascii", "replace") for parent in fields.get(b"parent", ())),
        author=author,
        committer=committer,
        authored=authored,
        committed=committed,
        co_authors=tuple(map(_address, _CO_AUTHOR.findall(message))),
        subject=message.partition(b"\n")[0][:200].decode("utf-8", "replace"),
        signature=signatures[0].decode("ascii", "replace") + "\n" if len(signatures) == 1 else "",
        payload=b"\n".join(kept) + b"\n\n" + message if signatures else b"",
    )


def _identity(values: list[bytes]) -> tuple[str, datetime]:
    match = _IDENTITY.match(values[0]) if len(values) == 1 else None
    if match is None:
        return "", datetime.fromtimestamp(0, UTC)
    moment = datetime.fromtimestamp(min(int(match[3]), _LAST_SECOND), UTC)
    return _address(match[2]), moment


def _address(written: bytes) -> str:
    """An address in lower case; of bytes only ASCII letters have a case, so no other letter becomes one."""
    return written.strip().lower().decode("utf-8", "replace")


@dataclass(frozen=True)
class History:
    """The commits that lead to a head, and how each changed the paths that were asked about.

    ``parents`` has every commit, newest first. ``touches`` gives, by path, the commits that changed it against their
    first parent, with the new object id (empty: deleted).
    """

    head: str
    parents: Mapping[str, tuple[str, ...]]
    touches: Mapping[str, Mapping[str, str]]
    changed: Mapping[str, Mapping[str, tuple[str, str]]]
    """By commit: path to ``(old id, new id)`` against the first parent; empty ids where there is no file."""
    _chains: dict[str, tuple[str, int]] = field(default_factory=dict)
    _members: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay the commits out in chains of first parents, so that a path's version anywhere is a short look-up."""
        for commit, parents in self.parents.items():
            place = self._chains.setdefault(commit, (commit, 0))
            self._members.setdefault(place[0], [commit] if place[1] == 0 else [])
            if parents and parents[0] not in self._chains and parents[0] in self.parents:
                self._chains[parents[0]] = (place[0], place[1] + 1)
                self._members[place[0]].append(parents[0])

    def last_touch(self, path: str, commit: str) -> str | None:
        """The commit itself or its nearest first-parent ancestor that changed a path; ``None`` without one."""
        touched = self.touches.get(path, {})
        if not touched:
            return None
        at: str | None = commit
        while at is not None and at in self._chains:
            chain, position = self._chains[at]
            places = self._places(path, chain)
            later = [place for place in places if place >= position]
            if later:
                return self._members[chain][later[0]]
            parents = self.parents[self._members[chain][-1]]
            at = parents[0] if parents else None
        return None

    def _places(self, path: str, chain: str) -> list[int]:
        return sorted(
            self._chains[commit][1]
            for commit in self.touches.get(path, {})
            if self._chains.get(commit, ("", 0))[0] == chain
        )

    def blob(self, path: str, commit: str) -> str:
        """The object id of a path in a commit; empty where there is no such file."""
        touch = self.last_touch(path, commit)
        return self.touches[path][touch] if touch is not None else ""


def read_history(objects: Objects, head: str, paths: Iterable[str]) -> History:
    """The whole history of a head, with the changes below some paths (files or folders), by one ``git log``."""
    specs = [f":(top,literal){path}" for path in paths]
    status, output, words = objects.git(
        "log",
        "--topo-order",
        "--full-history",
        "--sparse",
        "--format=%x02%H %P",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--diff-merges=first-parent",
        "--no-ext-diff",
        "--no-textconv",
        f"-O{os.devnull}",
        "-z",
        head,
        "--",
        *specs,
    )
    if status:
        raise RepositoryError(f"git log: {words or 'failed'}", "Run `git fsck`.")
    return _parse_history(head, output)


def _parse_history(head: str, output: bytes) -> History:
    parents: dict[str, tuple[str, ...]] = {}
    touches: dict[str, dict[str, str]] = {}
    changed: dict[str, dict[str, tuple[str, str]]] = {}
    commit = ""
    fields = iter(output.split(b"\0"))
    for item in fields:
        piece = item.lstrip(b"\n")
        if piece.startswith(b"\x02"):
            commit, *rest = piece[1:].decode("ascii").split()
            parents[commit] = tuple(rest)
        elif piece.startswith(b":"):
            path = os.fsdecode(next(fields))
            was, mode, old, new, _ = piece[1:].decode("ascii").split(" ")
            # A link or a submodule is no version of a document.
            before, after = old if was.startswith("100") else "", new if mode.startswith("100") else ""
            touches.setdefault(path, {})[commit] = after
            changed.setdefault(commit, {})[path] = (before, after)
    return History(head, parents, touches, changed)
