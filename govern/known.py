"""Results of single files by what earlier runs found, and kept for later ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govern.annotations import TYPE_CHECKING
from govern.check import FileResult
from govern.pool import Checked
from govern.repository.git import Entry, blob_contents
from govern.repository.workspace import Target
from govern.reuse import Mark, Reuse

if TYPE_CHECKING:
    from pathlib import Path

_BLOBS = 500


def known_results(
    targets: Sequence[Target], marks: dict[str, Mark], reuse: Reuse | None, part: str = "check"
) -> dict[str, FileResult]:
    """What earlier runs found about files of the work tree, by path. ``part`` names what was asked of them."""
    if reuse is None:
        return {}
    wanted = [
        (target, content)
        for target in targets
        if (mark := marks.get(target.path)) is not None and (content := mark.content) is not None
    ]
    known = reuse.known(wanted, part)
    for target, content in wanted:
        if target.path in known:
            reuse.note(target.path, marks[target.path], content)
    return known


def keep_result(
    target: Target, checked: Checked, mark: Mark | None, reuse: Reuse | None, part: str = "check"
) -> None:
    """Keep what was found about a file for later runs."""
    if reuse is not None and checked.result is not None and checked.content is not None:
        reuse.keep(target, checked.content, checked.result, part, checked.encoded)
        if mark is not None:
            reuse.note(target.path, mark, checked.content)


def blob_results(
    root: Path | str,
    targets: Sequence[Target],
    entries: dict[str, Entry],
    reuse: Reuse | None,
    work: Callable[[bytes, tuple[str, str]], FileResult],
    part: str = "check",
) -> Iterator[FileResult]:
    """Results for files of the index; a content is read only when its result is not known."""
    names = {target.path: b"blob " + entries[target.path].blob.encode() for target in targets}
    known: dict[str, FileResult] = {}
    if reuse is not None:
        known = reuse.known([(target, names[target.path]) for target in targets], part)
    yield from known.values()
    missing = [target for target in targets if target.path not in known]
    for start in range(0, len(missing), _BLOBS):
        batch = missing[start : start + _BLOBS]
        contents = blob_contents(root, [entries[target.path].blob for target in batch])
        for target, data in zip(batch, contents, strict=True):
            result = work(data, (target.path, target.kind))
            if reuse is not None:
                reuse.keep(target, names[target.path], result, part)
            yield result
