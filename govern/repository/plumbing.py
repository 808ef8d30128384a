"""Commits made from Git's objects alone: no checkout, no hook, no filter of the branch that they go onto."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from govern.errors import RepositoryError
from govern.repository.git import run_git


def commit_files(
    root: Path, parent: str, files: Mapping[str, bytes], author: tuple[str, str], message: str
) -> str:
    """A commit on top of ``parent`` in which some regular files have other contents; gives its id.

    ``author`` is name and address of author and committer. No reference is moved and the work tree is not looked at.
    Raises ``RepositoryError`` when Git refuses, or when a path is no regular file in ``parent``.
    """
    with tempfile.TemporaryDirectory(prefix="govern-index-") as folder:
        index = {"GIT_INDEX_FILE": os.fspath(Path(folder) / "index")}
        run_git(root, "read-tree", parent, env=index)
        lines: list[bytes] = []
        for path, data in files.items():
            listed = run_git(root, "ls-files", "-z", "--stage", "--", f":(top,literal){path}", env=index)
            mode = listed.split(b" ", 1)[0].decode("ascii", "replace")
            if not mode.startswith("100"):
                raise RepositoryError(
                    f"{path} is no regular file in {parent[:12]}.", "Put the file itself there."
                )
            blob = run_git(root, "hash-object", "-w", "--stdin", stdin=data).decode("ascii").strip()
            lines.append(f"{mode} {blob}\t".encode("ascii") + os.fsencode(path))
        run_git(root, "update-index", "-z", "--index-info", stdin=b"\0".join(lines) + b"\0", env=index)
        tree = run_git(root, "write-tree", env=index).decode("ascii").strip()
    name, email = author
    who = {
        f"GIT_{part}_{key}": value
        for part in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", name), ("EMAIL", email))
    }
    made = run_git(
        root, "commit-tree", "--no-gpg-sign", tree, "-p", parent, stdin=message.encode("utf-8"), env=who
    )
    return made.decode("ascii").strip()


def push_commit(root: Path, commit: str, branch: str, remote: str = "origin") -> None:
    """Move a branch of a remote forward to a commit. Raises ``RepositoryError`` when it has moved meanwhile."""
    run_git(root, "push", "--quiet", remote, f"{commit}:refs/heads/{branch}")
