"""What is wrong with how a file stands in a tree: links, submodules, modes, and paths that pass for others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govern.documents.characters import INVISIBLE
from govern.policy.globs import matches
from govern.repository.objects import TreeEntry

_LFS = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A path and what is wrong with its place."""

    path: str
    message: str
    help: str


def plain_path(path: str) -> str:
    """A path as a system sees it that minds neither case nor Unicode form, nor dots and blanks at the end of a name."""
    parts = INVISIBLE.sub("", unicodedata.normalize("NFKC", path)).casefold().replace("\\", "/").split("/")
    # After a colon NTFS names a stream of the file: `govern.yaml::$DATA` is govern.yaml.
    return "/".join(part.partition(":")[0].rstrip(". ") for part in parts)


def disguises(paths: Iterable[str], globs: Iterable[str]) -> Iterator[Misplaced]:
    """Paths that no glob of those that matter claims as they are written, but one does where a system is less exact.

    A checkout on macOS or Windows puts the one in the place of the other.
    """
    exact = tuple(globs)
    loose = {plain_path(glob): glob for glob in exact}
    for path in sorted(paths):
        if matches(path, exact):
            continue
        plain = plain_path(path)
        real = next((glob for less, glob in loose.items() if matches(plain, (less,))), None)
        if real is not None:
            yield Misplaced(
                path, f"On some systems this path is one of {real}, under a disguise.", "Rename it."
            )


def mode_fault(path: str, entry: TreeEntry) -> Misplaced | None:
    """What is wrong with the mode of a governed file; links and submodules are told by the reading itself."""
    if entry.mode == "100755":
        return Misplaced(path, "The file is marked as a program.", f"git update-index --chmod=-x {path}")
    return None


def lfs_pointer(data: bytes) -> bool:
    """Whether these bytes are a pointer into Git LFS: the document itself is then not in the repository."""
    return data.startswith(_LFS)
