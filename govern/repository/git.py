"""Questions to Git, each one process. Nothing outside this package starts Git."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from govern.annotations import TYPE_CHECKING
from govern.errors import RepositoryError
from govern.values import frozen

if TYPE_CHECKING:
    import subprocess
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
    return _finished(_started(root, arguments, stdin, env), arguments[0], stdin)


def _run_together(root: Path | str, commands: Iterable[Sequence[str]]) -> list[bytes]:
    """The outputs of several commands that run at the same time. Raises ``RepositoryError`` if one fails."""
    started = [(_started(root, words), words[0]) for words in commands]
    try:
        return [_finished(process, name) for process, name in started]
    finally:
        for process, _ in started:
            if process.stdout is not None and not process.stdout.closed:
                process.kill()
                process.communicate()


def _started(
    root: Path | str,
    arguments: Sequence[str],
    stdin: bytes | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    import subprocess

    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", **(env or {})}
    pipe = subprocess.PIPE
    given = None if stdin is None else pipe
    try:
        return subprocess.Popen(command, stdin=given, stdout=pipe, stderr=pipe, env=environment)  # noqa: S603
    except OSError as error:
        raise RepositoryError(f"Git could not be started: {error.strerror}.", "Install Git.") from None


def _finished(process: subprocess.Popen[bytes], name: str, stdin: bytes | None = None) -> bytes:
    try:
        output, errors = process.communicate(stdin)
    except BaseException:
        process.kill()
        process.wait()
        raise
    if process.returncode != 0:
        words = errors.decode("utf-8", "replace").strip().splitlines()
        raise RepositoryError(f"git {name}: {words[0] if words else 'failed'}", _hint(words))
    return output


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


_DIFF = ("diff", "--name-only", "-z", "--no-renames", "--diff-filter=d")


def staged_files(root: Path | str) -> list[str]:
    """Paths whose content in the index differs from HEAD's (added, changed, renamed; not removed)."""
    return _split(run_git(root, *_DIFF, "--cached"))


@frozen
class Changes:
    """The paths whose content in the work tree may not be that of a commit, in order; not those that are gone."""

    commit: str
    paths: tuple[str, ...]


_UNTRACKED = ("ls-files", "-z", "--others", "--exclude-standard")


def changed_since(root: Path | str, ref: str) -> Changes:
    """What has changed in the work tree since it forked from ``ref``, untracked files included."""
    if ref.startswith("-"):
        raise RepositoryError(f"“{ref}” is no commit.", "Name a commit, branch or tag.")
    changed, new, base = _run_together(
        root, ((*_DIFF, "--merge-base", ref, "--"), _UNTRACKED, ("merge-base", ref, "HEAD"))
    )
    return Changes(base.decode().strip(), tuple(sorted({*_split(changed), *_split(new)})))


def changed_from(root: Path | str, commit: str) -> Changes:
    """What differs in the work tree from a commit, untracked files included."""
    changed, new = _run_together(root, ((*_DIFF, commit, "--"), _UNTRACKED))
    return Changes(commit, tuple(sorted({*_split(changed), *_split(new)})))


def head_commit(root: Path | str) -> str:
    """The commit that HEAD is at; ``""`` before the first one."""
    try:
        return run_git(root, "rev-parse", "--verify", "-q", "HEAD^{commit}").decode().strip()
    except RepositoryError:
        return ""


def differing(root: Path | str, commit: str, other: str | None = None) -> frozenset[str] | None:
    """Paths that the index, or the commit ``other``, may hold otherwise than ``commit`` does; ``None`` if it is gone."""
    ends = (commit, other) if other else ("--cached", commit)
    try:
        return frozenset(_split(run_git(root, *_DIFF, *ends, "--")))
    except RepositoryError:
        return None


_MOST_NAMED = 200
"""So many paths Git is told by name; of more it tells all it has."""


@frozen
class Entry:
    """What the index holds for a path: the file mode in Git's octal form, and the name of the blob."""

    mode: str
    blob: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file (and no link or submodule)."""
        return self.mode.startswith("100")


def index_entries(root: Path | str, paths: Iterable[str] | None = None) -> dict[str, Entry]:
    """What the index holds, by path; of a path in conflict, the last side listed. Of few ``paths`` only these are told."""
    entries: dict[str, Entry] = {}
    named = [] if paths is None else sorted(paths)
    if paths is not None and not named:
        return entries
    told = named if len(named) <= _MOST_NAMED else ()
    command = ("--literal-pathspecs", "ls-files", "-z", "--stage", "--", *told)
    for line in run_git(root, *command).split(b"\0"):
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
    paths = list(paths)
    entries = index_entries(root, paths)
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
