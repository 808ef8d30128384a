"""Commits made from Git's objects alone: no checkout, no hook, no filter of the branch that they go onto."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from govern.errors import RepositoryError
from govern.repository.git import run_git

_PLAIN = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}
"""Commits are made on what is stored, not on what somebody has put in its place."""


def commit_files(
    root: Path, parent: str, files: Mapping[str, bytes], author: tuple[str, str], message: str
) -> str:
    """A commit on top of ``parent`` in which some regular files have other contents; gives its id.

    ``author`` is name and address of author and committer. No reference is moved and the work tree is not looked at.
    Raises ``RepositoryError`` when Git refuses, or when a path is no regular file in ``parent``.
    """
    tree = _tree(root, parent, files, {})
    return _commit(root, parent, tree, (author, author), message, {})


@dataclass(frozen=True)
class Quarantine:
    """A store of its own on top of a repository's: commits made here leave no trace there.

    ``places`` are the variables that make Git write here and read from both.
    """

    root: Path
    places: Mapping[str, str]

    def commit(
        self,
        parent: str,
        files: Mapping[str, bytes],
        people: tuple[tuple[str, str], tuple[str, str]],
        mode: str = "",
    ) -> str:
        """A commit on top of ``parent``, at Git's own time; gives its id.

        ``people`` are name and address of author and committer; ``mode`` is that of the files, ``""`` the one that they have.
        """
        tree = _tree(self.root, parent, files, self.places, mode)
        return _commit(self.root, parent, tree, people, "What would be\n", self.places)


@contextmanager
def quarantine(root: Path) -> Iterator[Quarantine]:
    """A store that is gone when it is left."""
    with tempfile.TemporaryDirectory(prefix="govern-objects-") as folder:
        told = run_git(root, "rev-parse", "--git-path", "objects").decode("utf-8", "surrogateescape")
        store = Path(folder) / "objects"
        (store / "info").mkdir(parents=True)
        real = os.fsencode((root / told.removesuffix("\n")).resolve())
        (store / "info" / "alternates").write_bytes(real + b"\n")
        yield Quarantine(root, {"GIT_OBJECT_DIRECTORY": os.fspath(store)})


def _tree(
    root: Path, parent: str, files: Mapping[str, bytes], places: Mapping[str, str], mode: str = ""
) -> str:
    """The tree of ``parent`` with other contents, and with another ``mode`` where one is given."""
    with tempfile.TemporaryDirectory(prefix="govern-index-") as folder:
        index = {**_PLAIN, **places, "GIT_INDEX_FILE": os.fspath(Path(folder) / "index")}
        run_git(root, "read-tree", parent, env=index)
        lines: list[bytes] = []
        for path, data in files.items():
            listed = run_git(root, "ls-files", "-z", "--stage", "--", f":(top,literal){path}", env=index)
            there = listed.split(b" ", 1)[0].decode("ascii", "replace") or mode
            if not there.startswith("100"):
                raise RepositoryError(
                    f"{path} is no regular file in {parent[:12]}.", "Put the file itself there."
                )
            blob = run_git(root, "hash-object", "-w", "--stdin", stdin=data, env=index).decode("ascii")
            lines.append(f"{mode or there} {blob.strip()}\t".encode("ascii") + os.fsencode(path))
        run_git(root, "update-index", "-z", "--index-info", stdin=b"\0".join(lines) + b"\0", env=index)
        return run_git(root, "write-tree", env=index).decode("ascii").strip()


def _commit(
    root: Path,
    parent: str,
    tree: str,
    people: tuple[tuple[str, str], tuple[str, str]],
    message: str,
    places: Mapping[str, str],
) -> str:
    who = {
        f"GIT_{part}_{key}": value
        for part, person in zip(("AUTHOR", "COMMITTER"), people, strict=True)
        for key, value in zip(("NAME", "EMAIL"), person, strict=True)
    }
    made = run_git(
        root,
        "commit-tree",
        "--no-gpg-sign",
        tree,
        "-p",
        parent,
        stdin=message.encode("utf-8"),
        env={**_PLAIN, **places, **who},
    )
    return made.decode("ascii").strip()


def push_commit(root: Path, commit: str, branch: str, remote: str = "origin") -> None:
    """Move a branch of a remote forward to a commit. Raises ``RepositoryError`` when it has moved meanwhile."""
    run_git(root, "push", "--quiet", remote, f"{commit}:refs/heads/{branch}")
