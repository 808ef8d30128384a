"""What ``govern check`` does, whoever has read the words of the command line."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from govern.annotations import TYPE_CHECKING
from govern.check import BASELINE_FILE, Report, Selection, Settings
from govern.cli.day import today
from govern.cli.say import say
from govern.documents.source import MAX_BYTES
from govern.errors import UsageError
from govern.findings import Severity
from govern.output import FORMATS, LineOf
from govern.output.paint import strip
from govern.repository.files import Unread, read_bytes, write_output
from govern.repository.git import Changes, changed_since, index_contents, list_files, staged_files
from govern.repository.workspace import (
    Target,
    Workspace,
    governed,
    open_workspace,
    relative_path,
    template_folders,
)
from govern.reuse import Reuse
from govern.run import check_index, check_stdin, check_targets
from govern.values import frozen

if TYPE_CHECKING:
    from pathlib import Path

_STDIN = "-"
_SHORT = 20
"""Up to so many files, what a run leaves behind is less than looking for it costs."""


@frozen
class Asked:
    """What the command line asks of ``govern check``: its arguments by the names of the options."""

    paths: tuple[str, ...] = ()
    staged: bool = False
    since: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    form: str = "text"
    output: Path | None = None
    show_all: bool = False
    jobs: int = 0
    write_baseline: bool = False
    no_baseline: bool = False
    shard: str | None = None
    no_cache: bool = False
    stdin_filename: str | None = None
    as_of: date | None = None


def run_check(asked: Asked) -> int:
    """Check what was asked, print the report, and give the exit status."""
    _refuse_contradictions(asked)
    workspace = open_workspace(os.getcwd(), cached=not asked.no_cache)
    settings = _settings(workspace, asked)
    reuse = _reuse(workspace, settings)
    if _STDIN in asked.paths:
        return _run_stdin(asked, workspace, settings, reuse)
    changes = changed_since(workspace.top, asked.since) if asked.since else None
    targets = _targets(workspace, asked, changes)
    if len(targets) > _SHORT:
        gc.enable()
    if asked.shard is not None:
        return _run_shard(asked, workspace, targets, settings, reuse, asked.shard)
    if asked.fix or asked.diff:
        from govern.cli.fix import fix_targets

        fix_targets(workspace, targets, settings, write=not asked.diff, unsafe=asked.unsafe_fixes)
    if asked.diff:
        return 0
    whole = not (asked.paths or asked.staged or asked.since)
    if asked.staged:
        found = check_index(workspace.top, targets, settings, reuse)
        lines = _index_lines(workspace)
    else:
        found = check_targets(
            workspace.top,
            targets,
            settings,
            asked.jobs,
            _progress(),
            whole=whole,
            reuse=reuse,
            changes=changes,
        )
        lines = disk_lines(workspace)
    found = with_baseline(
        found, workspace, settings, write=asked.write_baseline, use=not asked.no_baseline, whole=whole
    )
    if not found.results:
        _say_nothing_checked(asked.paths, workspace, whole=whole)
    _write(found, asked, lines)
    return found.exit_code


def _run_stdin(asked: Asked, workspace: Workspace, settings: Settings, reuse: Reuse | None) -> int:
    if not asked.stdin_filename:
        raise UsageError(
            "Standard input needs a name.", "Add --stdin-filename PATH: the path tells its kind."
        )
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    found = _check_stdin(data, workspace, settings, reuse, asked.stdin_filename)
    _write(found, asked, _lines(lambda _: data))
    return found.exit_code


def _run_shard(
    asked: Asked,
    workspace: Workspace,
    targets: list[Target],
    settings: Settings,
    reuse: Reuse | None,
    shard: str,
) -> int:
    chosen = asked.paths or asked.staged or asked.since or asked.fix or asked.diff
    if chosen or asked.form not in {"json", "sarif"}:
        raise UsageError(
            "--shard checks a part of the whole repository, and hands on JSON or SARIF.",
            f"govern check --shard {shard} --format json --output report.json",
        )
    from govern.cli.shards import check_shard

    found = check_shard(workspace, targets, settings, reuse, shard, asked.jobs)
    _write(found, asked, disk_lines(workspace))
    return found.exit_code


def _write(found: Report, asked: Asked, line_of: LineOf) -> None:
    write_report(found, asked.form, asked.output, asked.show_all, line_of)


def with_baseline(
    found: Report, workspace: Workspace, settings: Settings, *, write: bool, use: bool, whole: bool
) -> Report:
    """The report without what the baseline excuses, which is written first when ``write`` says so."""
    if not write and not os.path.exists(os.path.join(workspace.top, BASELINE_FILE)):
        return found
    from govern.baseline import excuse

    if write:
        from govern.cli import baseline

        baseline.write(found, workspace, settings)
    return excuse(found, workspace.root, settings, whole=whole) if use or write else found


def _refuse_contradictions(asked: Asked) -> None:
    mending = asked.fix or asked.diff
    if asked.staged and asked.since:
        raise UsageError("--staged and --since exclude each other.", "Use one of them.")
    if _STDIN in asked.paths and (len(asked.paths) > 1 or asked.staged or asked.since or mending):
        raise UsageError("“-” stands alone: standard input is one file.", "Pipe one file and name it.")
    if asked.staged and mending:
        raise UsageError("--fix changes the work tree, --staged checks the index.", "Fix first, then stage.")
    chosen = asked.paths or asked.staged or asked.since or asked.select or asked.ignore
    if asked.write_baseline and chosen:
        raise UsageError(
            "A baseline is of the whole repository and all rules.", "Run `govern check --write-baseline`."
        )


def _settings(workspace: Workspace, asked: Asked) -> Settings:
    chosen = Selection(_codes(asked.select), _codes(asked.ignore))
    return Settings(workspace.policy, workspace.schemas, today(asked.as_of, workspace.policy), chosen)


def _reuse(workspace: Workspace, settings: Settings) -> Reuse | None:
    if workspace.cache is None:
        return None
    return Reuse(workspace.cache, workspace.top, workspace.judged_by, settings)


def _codes(words: tuple[str, ...]) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for word in words for code in word.split(",") if code.strip())
    if not codes:
        return ()
    from govern.rules import all_rules

    for code in codes:
        if not any(known.startswith(code) for known in all_rules()):
            raise UsageError(f"There is no rule or family {code}.", "See `govern rule --all`.")
    return codes


def _targets(workspace: Workspace, asked: Asked, changes: Changes | None) -> list[Target]:
    root, paths, staged = workspace.top, asked.paths, asked.staged
    if paths and not (staged or changes):
        named = _named_files(workspace, paths)
        if named is not None:
            return governed(named, workspace.policy)
    if staged:
        listed = staged_files(root)
    elif changes:
        listed = list(changes.paths)
    else:
        listed = sorted({*list_files(root), *template_folders(root, workspace.policy)})
    if paths:
        listed = _within(workspace, listed, paths, exact=not (staged or changes))
    return governed(listed, workspace.policy)


def _named_files(workspace: Workspace, paths: tuple[str, ...]) -> list[str] | None:
    """The paths when each names a file: then Git need not be asked which files there are."""
    relative = [relative_path(workspace.top, argument, os.getcwd()) for argument in paths]
    if not all(os.path.isfile(os.path.join(workspace.top, path)) for path in relative):
        return None
    for path, argument in zip(relative, paths, strict=True):
        _note_if_ungoverned(path, argument, workspace)
    return sorted(set(relative))


def _note_if_ungoverned(path: str, argument: str, workspace: Workspace) -> None:
    if not governed([path], workspace.policy):
        say(f"note: {argument} is not governed: no kind of the policy claims it.", err=True)


def _within(workspace: Workspace, listed: list[str], paths: tuple[str, ...], *, exact: bool) -> list[str]:
    """The listed files that the arguments name: a file itself, or all below a folder."""
    kept: set[str] = set()
    for argument in paths:
        path = relative_path(workspace.top, argument, os.getcwd())
        full = workspace.root / path
        if not full.exists() and not full.is_symlink():
            raise UsageError(f"There is no file or folder {argument}.", "Check the spelling.")
        inside = (
            listed if path == "." else [one for one in listed if one == path or one.startswith(f"{path}/")]
        )
        kept.update(inside)
        if exact and not full.is_dir():
            kept.add(path)
            _note_if_ungoverned(path, argument, workspace)
    return sorted(kept)


def _check_stdin(
    data: bytes, workspace: Workspace, settings: Settings, reuse: Reuse | None, name: str
) -> Report:
    path = relative_path(workspace.top, name, os.getcwd())
    targets = governed([path], workspace.policy)
    if not targets:
        raise UsageError(f"No kind of the policy claims {name}.", "Name a path of a governed file.")
    return check_stdin(workspace.top, data, targets[0], settings, reuse)


def _lines(read: Callable[[str], bytes | Unread]) -> LineOf:
    from functools import lru_cache

    from govern.documents.source import Source

    @lru_cache(maxsize=8)
    def source(path: str) -> Source:
        data = read(path)
        return Source(
            "" if isinstance(data, Unread) else data.decode("utf-8", "replace").removeprefix("\ufeff")
        )

    return lambda path, number: source(path).line(number)


def disk_lines(workspace: Workspace) -> LineOf:
    """Source lines from the work tree."""
    return _lines(lambda path: read_bytes(workspace.top, path, MAX_BYTES))


def _index_lines(workspace: Workspace) -> LineOf:
    return _lines(
        lambda path: next((data or b"" for _, data, _ in index_contents(workspace.root, [path])), b"")
    )


def _progress() -> Callable[[int, int], None] | None:
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        filled = 30 * done // max(total, 1)
        end = "\r\x1b[K" if done >= total else ""
        say(f"\rchecking {'█' * filled}{'░' * (30 - filled)} {done}/{total}{end}", err=True, nl=False)

    return show


def _say_nothing_checked(paths: tuple[str, ...], workspace: Workspace, *, whole: bool) -> None:
    kinds = ", ".join(workspace.policy.kinds) or "none"
    if whole:
        raise UsageError(
            f"No file of this repository is governed (kinds of the policy: {kinds}).",
            "Give the policy a kind: begin govern.yaml with `extends: sop-rev-v0`.",
        )
    if not paths:
        say("note: no governed file has changed.", err=True)


def write_report(found: Report, form: str, output: Path | None, show_all: bool, line_of: LineOf) -> None:
    """Print a report in a form, or write it to a file and say so."""
    columns = min(_columns(), 120)
    text = "\n".join(FORMATS[form](found, line_of, columns, show_all))
    if output is None:
        say(text)
        return
    write_output(output, (strip(text) + "\n").encode("utf-8"))
    errors = sum(finding.severity is Severity.ERROR for finding in found.findings)
    say(f"wrote {output}: {len(found.findings)} findings, {errors} of them errors.", err=True)


def _columns() -> int:
    """The width of the terminal, as shutil tells it, which takes long to import."""
    with suppress(ValueError):
        if (told := int(os.environ.get("COLUMNS", "0"))) > 0:
            return told
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80
