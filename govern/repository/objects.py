"""Git objects as they are stored: commits, trees and blobs, read without a work tree and without a process a file.

Nothing that a repository's own configuration, attributes, replace refs, grafts or hooks say has any influence here:
what is read is what the object ids name.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from govern.documents.reader import MAX_BYTES
from govern.errors import RepositoryError
from govern.values import frozen

_KEPT = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH"})
"""The only variables of Git's own that a caller may set: where the repository and Git lie."""

_OVERRIDES = (
    "core.commitGraph=false",
    "core.fsmonitor=false",
    "core.useReplaceRefs=false",
    "core.quotePath=false",
    "core.warnAmbiguousRefs=true",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.follow=false",
    "diff.renames=false",
    "diff.ignoreSubmodules=none",
    "maintenance.auto=false",
    "gc.auto=0",
    "advice.graftFileDeprecated=false",
)
"""Settings of the repository or its user that could change what Git prints, or start something."""

_CHUNK = 64
"""Names asked for at once: few enough that they fit into the smallest pipe while Git is still answering."""

_PIECE = 1 << 20


@frozen
class TreeEntry:
    """A path's entry in a commit's tree: its file mode (``100644`` …) and the id of its object."""

    mode: str
    oid: str


Tree = Mapping[str, TreeEntry]


@frozen
class TooLarge:
    """An object that was not read, because it is larger than any document may be. ``size`` in bytes."""

    size: int


def hardened_environment() -> dict[str, str]:
    """The environment of every Git process of the gate: Git's own variables only where they name a place."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "GIT_ATTR_NOSYSTEM": "1",
    }


class Objects:
    """The objects of one repository. A context manager: it keeps one ``git cat-file --batch`` running.

    ``started`` counts the processes started, for those who want to know (and for the benchmark).
    """

    def __init__(self, root: Path, places: Mapping[str, str] | None = None) -> None:
        """``root`` is a folder of the repository; ``places`` are variables that say where else objects lie.

        Only a caller that made a store of its own sets ``places`` (``plumbing.Quarantine``); the environment never does.
        """
        self.root = root
        self._environment = {**hardened_environment(), **(places or {})}
        self.started = 0
        self._reader: subprocess.Popen[bytes] | None = None
        self._blobs: dict[str, bytes | TooLarge] = {}

    def __enter__(self) -> Objects:
        """Nothing is started before it is needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the reading process."""
        if self._reader is not None:
            for pipe in (self._reader.stdin, self._reader.stdout):
                if pipe is not None:
                    pipe.close()
            self._reader.wait()
            self._reader = None

    def git(self, *arguments: str) -> tuple[int, bytes, str]:
        """Run one Git command: its exit status, output and last line of complaint."""
        self.started += 1
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program, options of our own
                self._command(*arguments),
                capture_output=True,
                check=False,
                env=self._environment,
                stdin=subprocess.DEVNULL,
            )
        except OSError as error:
            raise RepositoryError(f"Git could not be started: {error.strerror}.", "Install Git.") from None
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return done.returncode, done.stdout, words[-1].removeprefix("fatal: ") if words else ""

    def _command(self, *arguments: str) -> list[str]:
        settings = [word for setting in _OVERRIDES for word in ("-c", setting)]
        return ["git", "--no-pager", "--no-replace-objects", "-C", str(self.root), *settings, *arguments]

    def _must(self, *arguments: str) -> bytes:
        status, output, words = self.git(*arguments)
        if status:
            raise RepositoryError(f"git {arguments[0]}: {words or 'failed'}", _NEXT_FETCH)
        return output

    def resolve(self, *names: str) -> tuple[str, ...]:
        """The commit ids that names stand for.

        Raises ``RepositoryError`` for a name that is no commit here, and for a shallow clone: where history is
        cut off nobody can say who brought a sign-off in.
        """
        for name in names:
            if not name or name.startswith("-") or any(ord(character) < 0x20 for character in name):
                raise RepositoryError(f"“{name}” is no commit.", "Name a commit, branch or tag.")
        wanted = [f"{name}^{{commit}}" for name in names]
        status, output, words = self.git("rev-parse", "--is-shallow-repository", *wanted)
        lines = output.decode("ascii", "replace").split()
        if lines and lines[0] == "true":
            raise RepositoryError(
                "This is a shallow clone: the commits that brought the sign-offs in may be missing.",
                "Fetch the whole history: `git fetch --unshallow` (in a workflow: `fetch-depth: 0`).",
            )
        if status:
            raise RepositoryError(self._unknown(names, lines, words), _NEXT_FETCH)
        if "is ambiguous" in words:
            # A tag named like the base branch would stand for it: whoever may push tags could choose the judge.
            raise RepositoryError(
                f"A name stands for two things here ({words.removeprefix('warning: ')}).",
                "Name it in full: refs/heads/main, refs/remotes/origin/main, or a commit id.",
            )
        return tuple(lines[1:])

    @staticmethod
    def _unknown(names: tuple[str, ...], lines: list[str], words: str) -> str:
        known = len([line for line in lines[1:] if len(line) in {40, 64}])
        missing = names[known] if known < len(names) else names[-1]
        return f"There is no commit “{missing}” here." if "not a git repository" not in words else words

    def merge_base(self, one: str, other: str) -> str:
        """The commit at which two lines of history parted. Raises ``RepositoryError`` when they share none.

        Where lines crossed several times there are several; the newest on the first line counts.
        """
        status, output, words = self.git("merge-base", one, other)
        if status or not output.strip():
            raise RepositoryError(
                f"{one[:12]} and {other[:12]} share no history{f': {words}' if words else ''}.",
                "Name the branch that the pull request goes into; fetch it in full (git fetch origin).",
            )
        return output.decode("ascii").split()[0]

    def tree(self, commit: str) -> dict[str, TreeEntry]:
        """Every path of a commit's tree, files, links and submodules alike."""
        listed = self._must("ls-tree", "-r", "-z", "--full-tree", commit)
        entries: dict[str, TreeEntry] = {}
        for line in listed.split(b"\0"):
            if line:
                head, _, name = line.partition(b"\t")
                mode, _type, oid = head.decode("ascii").split(" ")
                entries[os.fsdecode(name)] = TreeEntry(mode, oid)
        return entries

    def read(self, oids: Iterable[str]) -> Mapping[str, bytes | TooLarge]:
        """The contents of objects by id, each read once in the life of this store.

        Raises ``RepositoryError`` when one is missing: a partial clone, or a damaged repository.
        """
        wanted = [oid for oid in dict.fromkeys(oids) if oid not in self._blobs]
        for start in range(0, len(wanted), _CHUNK):
            self._read_chunk(wanted[start : start + _CHUNK])
        return self._blobs

    def read_one(self, oid: str) -> bytes | TooLarge:
        """The content of one object."""
        return self.read((oid,))[oid]

    def _read_chunk(self, oids: list[str]) -> None:
        stdin, stdout = self._pipes()
        try:
            stdin.write("".join(f"{oid}\n" for oid in oids).encode("ascii"))
            stdin.flush()
        except OSError as error:
            raise RepositoryError(f"git cat-file ended: {error.strerror}.", "Run `git fsck`.") from None
        for oid in oids:
            self._blobs[oid] = _answer(stdout, oid)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._reader is None:
            self.started += 1
            self._reader = subprocess.Popen(  # noqa: S603 - the same
                self._command("cat-file", "--batch"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environment,
            )
        if (
            self._reader.stdin is None or self._reader.stdout is None
        ):  # pragma: no cover - both were asked for
            raise RepositoryError("git cat-file has no pipes.")
        return self._reader.stdin, self._reader.stdout


_NEXT_FETCH = "Name a commit, branch or tag that exists here; fetch it first (git fetch origin)."


def _answer(stdout: IO[bytes], oid: str) -> bytes | TooLarge:
    header = stdout.readline().split()
    if len(header) != 3 or header[0].decode("ascii", "replace") != oid:
        raise RepositoryError(
            f"The object {oid[:12]} is missing.", "Fetch it (a partial clone lacks it), or run `git fsck`."
        )
    size = int(header[2])
    if size <= MAX_BYTES:
        content = stdout.read(size)
        stdout.read(1)
        return content
    left = size + 1
    while left > 0:
        left -= len(stdout.read(min(left, _PIECE))) or left
    return TooLarge(size)


def changed_paths(old: Tree, new: Tree) -> Iterator[str]:
    """Paths whose entry differs between two trees, sorted. Nothing is taken for a rename."""
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            yield path
