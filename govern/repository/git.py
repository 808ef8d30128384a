"""Questions to Git, each one process. Nothing outside this package starts Git."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from govern.errors import RepositoryError


def find_root(start: Path) -> Path:
    """The top of the Git work tree that ``start`` is in. Raises ``RepositoryError`` outside of one."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    raise RepositoryError(f"{folder} is not in a Git repository.", "Run `git init`, then `govern init`.")


def run_git(root: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    """Run one Git command in ``root`` and give its output. Raises ``RepositoryError`` with Git's own words."""
    import subprocess

    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment)  # noqa: S603
    except OSError as error:
        raise RepositoryError(f"Git could not be started: {error.strerror}.", "Install Git.") from None
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RepositoryError(f"git {arguments[0]}: {words[0] if words else 'failed'}", _hint(words))
    return done.stdout


def _hint(words: list[str]) -> str:
    text = " ".join(words)
    if "unknown revision" in text or "bad revision" in text or "Not a valid object name" in text:
        return "Name a commit, branch or tag that exists here; a shallow clone may lack it (git fetch --unshallow)."
    return ""


def _split(output: bytes) -> list[str]:
    return [os.fsdecode(path).rstrip("/") for path in output.split(b"\0") if path]


def list_files(root: Path) -> list[str]:
    """Paths of all files that Git tracks, or would if asked: untracked but not ignored."""
    listed = run_git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return sorted(set(_split(listed)))


def index_files(root: Path) -> list[str]:
    """Paths of all files in the index."""
    return sorted(set(_split(run_git(root, "ls-files", "-z", "--cached"))))


def staged_files(root: Path) -> list[str]:
    """Paths whose content in the index differs from HEAD's (added, changed, renamed; not removed)."""
    return _split(run_git(root, "diff", "--cached", "--name-only", "-z", "--no-renames", "--diff-filter=d"))


def changed_since(root: Path, ref: str) -> list[str]:
    """Paths changed in the work tree since it forked from ``ref``, and untracked ones."""
    if ref.startswith("-"):
        raise RepositoryError(f"“{ref}” is no commit.", "Name a commit, branch or tag.")
    changed = run_git(
        root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--merge-base", ref, "--"
    )
    new = run_git(root, "ls-files", "-z", "--others", "--exclude-standard")
    return sorted({*_split(changed), *_split(new)})


def index_contents(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None, str]]:
    """``(path, bytes, file mode)`` from the index, by one ``cat-file --batch``; bytes ``None`` for no regular file."""
    wanted = list(paths)
    if not wanted:
        return
    entries = _index_entries(root, wanted)
    names = [entries[path][1] for path in wanted if path in entries]
    output = run_git(root, "cat-file", "--batch", stdin="".join(f"{name}\n" for name in names).encode())
    contents = _batch(output)
    for path in wanted:
        if path not in entries:
            continue
        mode, _ = entries[path]
        content = next(contents)
        yield path, content if mode.startswith("100") else None, mode


def _index_entries(root: Path, paths: list[str]) -> dict[str, tuple[str, str]]:
    listed = run_git(root, "ls-files", "-z", "--stage")
    wanted = set(paths)
    entries: dict[str, tuple[str, str]] = {}
    for line in listed.split(b"\0"):
        if not line:
            continue
        head, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        if path in wanted:
            mode, blob, _stage = head.decode().split(" ")
            entries[path] = (mode, blob)
    return entries


def _batch(output: bytes) -> Iterator[bytes | None]:
    cursor = 0
    while cursor < len(output):
        line_end = output.index(b"\n", cursor)
        header = output[cursor:line_end].split(b" ")
        cursor = line_end + 1
        if len(header) != 3:
            yield None
            continue
        size = int(header[2])
        yield output[cursor : cursor + size]
        cursor += size + 1
