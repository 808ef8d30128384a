"""The versions of some files in the history of HEAD, for two Git processes however many files and commits there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from govern.errors import RepositoryError
from govern.repository.git import run_git

_FORMAT = "%x02%H%x1f%an%x1f%ae%x1f%as%x1f%s%x1f%(trailers:key=Co-authored-by,valueonly,separator=%x1d)"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a file and the commit that brought it: who made it, on which day (``YYYY-MM-DD``), with which words."""

    path: str
    commit: str
    name: str
    email: str
    day: str
    subject: str
    co_authors: tuple[str, ...]
    data: bytes


def past_versions(root: Path, paths: Iterable[str]) -> Mapping[str, tuple[Version, ...]]:
    """All versions of each path, the newest first, along first parents. Empty before the first commit."""
    wanted = list(dict.fromkeys(paths))
    listed = list(_listed(_log(root, wanted))) if wanted else []
    blobs = _contents(root, dict.fromkeys(blob for _, _, blob in listed if blob))
    found: dict[str, list[Version]] = {path: [] for path in wanted}
    for head, path, blob in listed:
        if path in found and blob in blobs:
            commit, name, email, day, subject, co_authors = head
            others = tuple(one.partition("<")[2].partition(">")[0] for one in co_authors.split("\x1d") if one)
            found[path].append(Version(path, commit, name, email, day, subject, others, blobs[blob]))
    return {path: tuple(versions) for path, versions in found.items()}


def _log(root: Path, paths: list[str]) -> bytes:
    try:
        return run_git(
            root, "log", f"--format={_FORMAT}", "--raw", "--no-abbrev", "--no-renames", "--topo-order",
            "--diff-merges=first-parent", "--no-ext-diff", "-z", "HEAD", "--",
            *(f":(top,literal){path}" for path in paths),
        )  # fmt: skip
    except RepositoryError:
        if _has_commits(root):
            raise
        return b""


def _has_commits(root: Path) -> bool:
    try:
        run_git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    except RepositoryError:
        return False
    return True


def _listed(output: bytes) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """``(commit's fields, path, blob id)``, the blob empty where the file was removed or is no regular file."""
    head: tuple[str, ...] = ()
    fields = iter(output.split(b"\0"))
    for field in fields:
        piece = field.lstrip(b"\n")
        if piece.startswith(b"\x02"):
            words = piece[1:].decode("utf-8", "replace").split("\x1f")
            head = tuple((words + [""] * 6)[:6])
        elif piece.startswith(b":"):
            _, mode, _, blob, _ = piece[1:].decode("ascii").split(" ")
            yield head, os.fsdecode(next(fields)), blob if mode.startswith("100") else ""


def _contents(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    names = list(blobs)
    output = run_git(root, "cat-file", "--batch", stdin="".join(f"{name}\n" for name in names).encode())
    found: dict[str, bytes] = {}
    at = 0
    for name in names:
        line_end = output.index(b"\n", at)
        header = output[at:line_end].split(b" ")
        at = line_end + 1
        if len(header) == 3 and header[1] == b"blob":
            found[name] = output[at : at + int(header[2])]
            at += int(header[2]) + 1
    return found
