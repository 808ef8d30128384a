"""Questions to Git, each one process. Nothing outside this package starts Git."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from govern.annotations import TYPE_CHECKING
from govern.errors import RepositoryError
from govern.values import frozen

if TYPE_CHECKING:
    from pathlib import Path


def find_root(start: Path) -> Path:
    """The top of the Git work tree that ``start`` is in. Raises ``RepositoryError`` outside of one."""
    from pathlib import Path

    return Path(find_top(str(start)))


def find_top(start: str) -> str:
    """The same as a plain text: what needs no more than that does not wait for ``pathlib``."""
    folder = candidate = os.path.realpath(start)
    while True:
        if os.path.exists(os.path.join(candidate, ".git")):
            return candidate
        above = os.path.dirname(candidate)
        if above == candidate:
            break
        candidate = above
    raise RepositoryError(f"{folder} is not in a Git repository.", "Run `git init`, then `govern init`.")


def run_git(
    root: Path | str, *arguments: str, stdin: bytes | None = None, env: Mapping[str, str] | None = None
) -> bytes:
    """Run one Git command in ``root`` and give its output; ``env`` is set over the environment.

    Raises ``RepositoryError`` with Git's own words.
    """
    import subprocess

    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", **(env or {})}
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment)  # noqa: S603
    except OSError as error:
        raise RepositoryError(f"Git could not be started: {error.strerror}.", "Install Git.") from None
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RepositoryError(f"git {arguments[0]}: {words[0] if words else 'failed'}", _hint(words))
    return done.stdout


def who_is(root: Path | str, part: str = "AUTHOR") -> str:
    """The address of Git's author or committer (``AUTHOR``, ``COMMITTER``) here, environment included; ``""`` for none."""
    try:
        told = run_git(root, "var", f"GIT_{part}_IDENT").decode("utf-8", "replace")
    except RepositoryError:
        return ""
    return told.rpartition("<")[2].partition(">")[0].strip()


def file_modes_count(root: Path | str) -> bool:
    """Whether Git takes the modes of files here for what they say (``core.fileMode``)."""
    try:
        return run_git(root, "config", "--type=bool", "core.fileMode").strip() != b"false"
    except RepositoryError:
        return True


def default_branch(root: Path | str) -> str:
    """The branch that pull requests go into, in full: that of ``upstream`` or ``origin``, else the local one; ``""`` for none.

    A remote's own word (``HEAD``) counts most, then a branch named as ``init.defaultBranch`` says, ``main`` or ``master``.
    """
    try:
        named = run_git(root, "config", "init.defaultBranch").decode("utf-8", "replace").strip()
    except RepositoryError:
        named = ""
    listed = run_git(root, "for-each-ref", "--format=%(refname)%00%(symref)", "refs/heads", "refs/remotes")
    refs = dict(line.split("\0") for line in listed.decode("utf-8", "surrogateescape").splitlines())
    for place in ("refs/remotes/upstream", "refs/remotes/origin", "refs/heads"):
        pointed = refs.get(f"{place}/HEAD", "")
        for ref in (pointed, *(f"{place}/{name}" for name in (named, "main", "master") if name)):
            if ref in refs:
                return ref
    return ""


def _hint(words: list[str]) -> str:
    text = " ".join(words)
    if "unknown revision" in text or "bad revision" in text or "Not a valid object name" in text:
        return "Name a commit, branch or tag that exists here; a shallow clone may lack it (git fetch --unshallow)."
    return ""


def _split(output: bytes) -> list[str]:
    return [os.fsdecode(path).rstrip("/") for path in output.split(b"\0") if path]


def list_files(root: Path | str) -> list[str]:
    """Paths of all files that Git tracks, or would if asked: untracked but not ignored."""
    listed = run_git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return sorted(set(_split(listed)))


def staged_files(root: Path | str) -> list[str]:
    """Paths whose content in the index differs from HEAD's (added, changed, renamed; not removed)."""
    return _split(run_git(root, "diff", "--cached", "--name-only", "-z", "--no-renames", "--diff-filter=d"))


def changed_since(root: Path | str, ref: str) -> list[str]:
    """Paths changed in the work tree since it forked from ``ref``, and untracked ones."""
    if ref.startswith("-"):
        raise RepositoryError(f"“{ref}” is no commit.", "Name a commit, branch or tag.")
    changed = run_git(
        root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", "--merge-base", ref, "--"
    )
    new = run_git(root, "ls-files", "-z", "--others", "--exclude-standard")
    return sorted({*_split(changed), *_split(new)})


@frozen
class Entry:
    """What the index holds for a path: the file mode in Git's octal form, and the name of the blob."""

    mode: str
    blob: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file (and no link or submodule)."""
        return self.mode.startswith("100")


def index_entries(root: Path | str) -> dict[str, Entry]:
    """What the index holds, by path; of a path in conflict, the last side listed."""
    entries: dict[str, Entry] = {}
    for line in run_git(root, "ls-files", "-z", "--stage").split(b"\0"):
        head, _, name = line.partition(b"\t")
        if name:
            mode, blob, _stage = head.decode().split(" ")
            entries[os.fsdecode(name)] = Entry(mode, blob)
    return entries


def blob_contents(root: Path | str, blobs: Iterable[str]) -> Iterator[bytes]:
    """The contents of blobs, in their order, by one ``cat-file --batch``."""
    wanted = list(blobs)
    if wanted:
        output = run_git(root, "cat-file", "--batch", stdin="".join(f"{name}\n" for name in wanted).encode())
        for content in _batch(output):
            yield content or b""


def index_contents(root: Path | str, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None, str]]:
    """``(path, bytes, file mode)`` of the paths that the index holds; bytes ``None`` for no regular file."""
    entries = index_entries(root)
    wanted = [path for path in paths if path in entries]
    contents = blob_contents(root, [entries[path].blob for path in wanted if entries[path].is_file])
    for path in wanted:
        entry = entries[path]
        yield path, next(contents) if entry.is_file else None, entry.mode


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
