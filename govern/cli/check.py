"""``govern check``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from govern.check import BASELINE_FILE, Report, Selection, Settings
from govern.cli.main import exit_with
from govern.cli.options import as_of_option, today
from govern.documents.reader import MAX_BYTES
from govern.errors import UsageError
from govern.findings import Severity
from govern.output import FORMATS, LineOf
from govern.repository.files import Unread, read_bytes, write_output
from govern.repository.git import changed_since, index_contents, list_files, staged_files
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

_STDIN = "-"


@click.command(name="check")
@click.argument("paths", nargs=-1)
@click.option("--staged", is_flag=True, help="Check what is staged: the content the commit will hold.")
@click.option("--since", metavar="REF", help="Check only files changed since this commit or branch.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix: also files that carry sign-offs, which then go stale."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules or families (PRC101, TRM).")
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these rules or families.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to this file."
)
@click.option(
    "--all",
    "show_all",
    is_flag=True,
    help="Show every finding of a file, not only the worst ten; in SARIF the excused, too.",
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes to use; 0 for one a processor.")
@click.option(
    "--write-baseline", is_flag=True, help="Excuse what is found now; only what is new fails from then on."
)
@click.option("--no-baseline", is_flag=True, help="Report known findings, too.")
@click.option(
    "--shard", metavar="I/N", help="Check the I-th of N parts; join them by `govern merge-reports`."
)
@click.option("--no-cache", is_flag=True, help="Judge every file anew; keep nothing for the next run.")
@click.option("--stdin-filename", metavar="PATH", help="With “-”: the path that standard input stands for.")
@as_of_option
def command(
    paths: tuple[str, ...],
    staged: bool,
    since: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    output: Path | None,
    show_all: bool,
    jobs: int,
    write_baseline: bool,
    no_baseline: bool,
    shard: str | None,
    no_cache: bool,
    stdin_filename: str | None,
    as_of: date | None,
) -> None:
    """Prove the governed files: templates, leads, lists, the policy.

    Without PATH, every file that Git tracks or would track is looked at; those that a kind of the policy
    claims are read, held against their schema and judged by its rules.

    \b
    Examples:
      govern check
      govern check --staged
      govern check --since main --format json
      govern check content/campaigns/email-sequences --fix --diff
    """
    _refuse_contradictions(paths, staged, since, fix or diff)
    if write_baseline and (paths or staged or since or select or ignore):
        raise UsageError(
            "A baseline is of the whole repository and all rules.", "Run `govern check --write-baseline`."
        )
    workspace = open_workspace(Path.cwd(), cached=not no_cache)
    settings = _settings(workspace, select, ignore, as_of)
    reuse = _reuse(workspace, settings)
    if _STDIN in paths:
        if not stdin_filename:
            raise UsageError(
                "Standard input needs a name.", "Add --stdin-filename PATH: the path tells its kind."
            )
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        found = _check_stdin(data, workspace, settings, stdin_filename)
        write_report(found, form, output, show_all, _lines(lambda _: data))
        exit_with(found.exit_code)
    targets = _targets(workspace, paths, staged, since)
    if shard is not None:
        if paths or staged or since or fix or diff or form not in {"json", "sarif"}:
            raise UsageError(
                "--shard checks a part of the whole repository, and hands on JSON or SARIF.",
                f"govern check --shard {shard} --format json --output report.json",
            )
        from govern.cli.shards import check_shard

        found = check_shard(workspace, targets, settings, reuse, shard, jobs)
        write_report(found, form, output, show_all, disk_lines(workspace))
        exit_with(found.exit_code)
    if fix or diff:
        from govern.cli.fix import fix_targets

        fix_targets(workspace, targets, settings, write=not diff, unsafe=unsafe_fixes)
    if diff:
        return
    if staged:
        found = check_index(workspace.root, targets, settings, reuse)
        lines = _index_lines(workspace)
    else:
        whole = not (paths or since)
        found = check_targets(workspace.root, targets, settings, jobs, _progress(), whole=whole, reuse=reuse)
        lines = disk_lines(workspace)
    found = with_baseline(
        found,
        workspace,
        settings,
        write=write_baseline,
        use=not no_baseline,
        whole=not (paths or staged or since),
    )
    if not found.results:
        _say_nothing_checked(paths, workspace, whole=not (paths or staged or since))
    write_report(found, form, output, show_all, lines)
    exit_with(found.exit_code)


def with_baseline(
    found: Report, workspace: Workspace, settings: Settings, *, write: bool, use: bool, whole: bool
) -> Report:
    """The report without what the baseline excuses, which is written first when ``write`` says so."""
    if not write and not (workspace.root / BASELINE_FILE).exists():
        return found
    from govern.baseline import excuse

    if write:
        from govern.cli import baseline

        baseline.write(found, workspace, settings)
    return excuse(found, workspace.root, settings, whole=whole) if use or write else found


def _refuse_contradictions(paths: tuple[str, ...], staged: bool, since: str | None, mending: bool) -> None:
    if staged and since:
        raise UsageError("--staged and --since exclude each other.", "Use one of them.")
    if _STDIN in paths and (len(paths) > 1 or staged or since or mending):
        raise UsageError("“-” stands alone: standard input is one file.", "Pipe one file and name it.")
    if staged and mending:
        raise UsageError("--fix changes the work tree, --staged checks the index.", "Fix first, then stage.")


def _settings(
    workspace: Workspace, select: tuple[str, ...], ignore: tuple[str, ...], as_of: date | None
) -> Settings:
    chosen = Selection(_codes(select), _codes(ignore))
    return Settings(workspace.policy, workspace.schemas, today(as_of, workspace.policy), chosen)


def _reuse(workspace: Workspace, settings: Settings) -> Reuse | None:
    if workspace.cache is None:
        return None
    return Reuse(workspace.cache, workspace.root, workspace.judged_by, settings)


def _codes(words: tuple[str, ...]) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for word in words for code in word.split(",") if code.strip())
    from govern.rules import all_rules

    for code in codes:
        if not any(known.startswith(code) for known in all_rules()):
            raise UsageError(f"There is no rule or family {code}.", "See `govern rule --all`.")
    return codes


def _targets(workspace: Workspace, paths: tuple[str, ...], staged: bool, since: str | None) -> list[Target]:
    root = workspace.root
    if paths and not (staged or since):
        named = _named_files(workspace, paths)
        if named is not None:
            return governed(named, workspace.policy)
    if staged:
        listed = staged_files(root)
    elif since:
        listed = changed_since(root, since)
    else:
        listed = sorted({*list_files(root), *template_folders(root, workspace.policy)})
    if paths:
        listed = _within(workspace, listed, paths, exact=not (staged or since))
    return governed(listed, workspace.policy)


def _named_files(workspace: Workspace, paths: tuple[str, ...]) -> list[str] | None:
    """The paths when each names a file: then Git need not be asked which files there are."""
    relative = [relative_path(workspace.root, argument, Path.cwd()) for argument in paths]
    if not all((workspace.root / path).is_file() for path in relative):
        return None
    for path, argument in zip(relative, paths, strict=True):
        _note_if_ungoverned(path, argument, workspace)
    return sorted(set(relative))


def _note_if_ungoverned(path: str, argument: str, workspace: Workspace) -> None:
    if not governed([path], workspace.policy):
        click.echo(f"note: {argument} is not governed: no kind of the policy claims it.", err=True)


def _within(workspace: Workspace, listed: list[str], paths: tuple[str, ...], *, exact: bool) -> list[str]:
    """The listed files that the arguments name: a file itself, or all below a folder."""
    kept: set[str] = set()
    for argument in paths:
        path = relative_path(workspace.root, argument, Path.cwd())
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


def _check_stdin(data: bytes, workspace: Workspace, settings: Settings, name: str) -> Report:
    path = relative_path(workspace.root, name, Path.cwd())
    targets = governed([path], workspace.policy)
    if not targets:
        raise UsageError(f"No kind of the policy claims {name}.", "Name a path of a governed file.")
    return check_stdin(workspace.root, data, targets[0], settings)


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
    return _lines(lambda path: read_bytes(workspace.root, path, MAX_BYTES))


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
        click.echo(f"\rchecking {'█' * filled}{'░' * (30 - filled)} {done}/{total}{end}", err=True, nl=False)

    return show


def _say_nothing_checked(paths: tuple[str, ...], workspace: Workspace, *, whole: bool) -> None:
    kinds = ", ".join(workspace.policy.kinds) or "none"
    if whole:
        raise UsageError(
            f"No file of this repository is governed (kinds of the policy: {kinds}).",
            "Give the policy a kind: begin govern.yaml with `extends: sop-rev-v0`.",
        )
    if not paths:
        click.echo("note: no governed file has changed.", err=True)


def write_report(found: Report, form: str, output: Path | None, show_all: bool, line_of: LineOf) -> None:
    """Print a report in a form, or write it to a file and say so."""
    columns = min(_columns(), 120)
    text = "\n".join(FORMATS[form](found, line_of, columns, show_all))
    if output is None:
        click.echo(text)
        return
    write_output(output, (click.unstyle(text) + "\n").encode("utf-8"))
    errors = sum(finding.severity is Severity.ERROR for finding in found.findings)
    click.echo(f"wrote {output}: {len(found.findings)} findings, {errors} of them errors.", err=True)


def _columns() -> int:
    """The width of the terminal, as shutil tells it, which takes long to import."""
    with suppress(ValueError):
        if (told := int(os.environ.get("COLUMNS", "0"))) > 0:
            return told
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80
