"""``govern merge-driver``: what Git calls to merge a lead's file, and how it comes to call it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from govern.cli.main import exit_with
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.errors import GovernError, UsageError
from govern.ladder.policy import Ladder
from govern.output.plain import plain
from govern.repository.files import write_bytes
from govern.repository.git import find_root, run_git
from govern.repository.merging import merge_file
from govern.scaffold import ATTRIBUTES

NAME = "govern-lead"


@click.command(name="merge-driver")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[BASE OURS THEIRS [PATH]]")
@click.option(
    "--install", is_flag=True, help="Register the driver in this clone, and name it in .gitattributes."
)
def command(files: tuple[Path, ...], install: bool) -> None:
    """Merge two branches that wrote into one lead, and lose the entries of neither.

    Git calls it. New entries of both sides stay, in order of day; stage and gates are set to what the merged history says.
    When both branches moved the lead to different stages, or the rest of the file conflicts, a person must look.
    A clone that has not registered it merges leads as plain text.

    \b
    Example:
      govern merge-driver --install
    """
    if install:
        if files:
            raise UsageError("--install takes no files.", "govern merge-driver --install")
        register(find_root(Path.cwd()))
        return
    if len(files) not in {3, 4}:
        raise UsageError(
            "Git gives three files and a path.", "govern merge-driver --install registers the driver."
        )
    base, ours, theirs = files[:3]
    shown = str(files[3]) if len(files) == 4 else str(ours)
    exit_with(merge(base, ours, theirs, shown))


def register(root: Path) -> None:
    """Register the driver in the clone's configuration and add its line to .gitattributes."""
    program = "govern" if shutil.which("govern") else f'"{sys.executable}" -m govern'
    run_git(root, "config", f"merge.{NAME}.name", "govern: histories of leads only grow")
    run_git(root, "config", f"merge.{NAME}.driver", f"{program} merge-driver %O %A %B %P")
    click.echo(f"registered merge.{NAME} in this clone")
    path = root / ".gitattributes"
    before = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
    if f"merge={NAME}".encode() in before:
        click.echo("kept  .gitattributes")
        return
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    write_bytes(path, before + gap + ATTRIBUTES.encode())
    click.echo("wrote .gitattributes")


def merge(base: Path, ours: Path, theirs: Path, shown: str) -> int:
    """Merge three files into ``ours``: 0 clean, 1 a person must look. Falls back to Git's own merge of texts."""
    from govern.ladder.merging import complete, prepare

    ladder = _ladder()
    documents = [_read(path, shown) for path in (base, ours, theirs)]
    first, left, right = documents
    prepared = prepare(first, left, right, ladder) if ladder and first and left and right else None
    if prepared is None or left is None:
        return _as_text(base, ours, theirs, shown)
    folder = ours.resolve().parent
    names = [folder / f"{ours.name}.{suffix}" for suffix in ("rest-ours", "rest-base", "rest-theirs")]
    try:
        for path, text in zip(names, (prepared.ours, prepared.base, prepared.theirs), strict=True):
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        rest, clean = merge_file(names)
    finally:
        for path in names:
            path.unlink(missing_ok=True)
    merged = complete(prepared, rest.decode("utf-8", "surrogatepass"), left, clean=clean)
    ours.write_bytes(merged.text.encode("utf-8", "surrogatepass"))
    for note in merged.notes:
        click.echo(f"{plain(shown)}: {plain(note)}", err=True)
    return 0 if merged.clean else 1


def _ladder() -> Ladder | None:
    """The ladder of the repository that is merged in; ``None`` where its policy cannot be read in the midst of a merge."""
    from govern.ladder.policy import ladder_of
    from govern.repository.workspace import open_workspace

    try:
        return ladder_of(open_workspace(Path.cwd()).policy)
    except GovernError:
        return None


def _read(path: Path, shown: str) -> Document | None:
    data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    reading = read_document(data, shown, "lead", "markdown")
    return None if reading.faults else reading.document


def _as_text(base: Path, ours: Path, theirs: Path, shown: str) -> int:
    merged, clean = merge_file([ours, base, theirs])
    ours.write_bytes(merged)
    if not clean:
        click.echo(f"{plain(shown)}: merged as text, with conflicts.", err=True)
    return 0 if clean else 1
