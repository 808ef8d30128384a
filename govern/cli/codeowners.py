"""``govern codeowners``."""

from __future__ import annotations

import difflib
import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path

import click

from govern.check import Report, Settings
from govern.cli.main import exit_with
from govern.cli.options import as_of_option, today
from govern.documents.source import Source
from govern.errors import UsageError
from govern.gate.checking import with_troubles
from govern.gate.codeowners import PLACES, judge_codeowners, render
from govern.gate.model import Trouble
from govern.output import FORMATS
from govern.repository.files import Unread, read_bytes, write_bytes
from govern.repository.git import list_files
from govern.repository.workspace import Workspace, open_workspace

_MOST = 4 * 1024 * 1024


@click.command(name="codeowners")
@click.option("--write", is_flag=True, help="Write the file from the policy.")
@click.option("--check", "checking", is_flag=True, help="Hold the file that is there against the policy.")
@click.option("--dry-run", is_flag=True, help="With --write: show what would change; write nothing.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@as_of_option
def command(write: bool, checking: bool, dry_run: bool, form: str, as_of: date | None) -> None:
    """Write CODEOWNERS from the policy, or hold an existing one against it.

    Without an option the file is printed as it should be.

    \b
    Examples:
      govern codeowners --write
      govern codeowners --check
    """
    if write and checking:
        raise UsageError("--write and --check exclude each other.", "Write first, then check.")
    workspace = open_workspace(Path.cwd())
    day = today(as_of, workspace.policy)
    if checking:
        exit_with(_check(workspace, day, form))
    text = render(workspace.policy, day)
    if not write:
        click.echo(text, nl=False)
        return
    _write(workspace, text, dry_run=dry_run)


def _place(workspace: Workspace) -> str:
    """The file that a forge reads: the first of its places where one stands."""
    return next((place for place in PLACES if (workspace.root / place).is_file()), PLACES[0])


def _write(workspace: Workspace, text: str, *, dry_run: bool) -> None:
    place = _place(workspace)
    old = read_bytes(workspace.root, place, _MOST)
    before = "" if isinstance(old, Unread) else old.decode("utf-8", "replace")
    if before == text:
        click.echo(f"kept  {place}: it says what the policy says.", err=True)
    elif dry_run:
        lines = difflib.unified_diff(before.splitlines(), text.splitlines(), place, place, lineterm="")
        click.echo("\n".join(lines))
    else:
        write_bytes(workspace.root / place, text.encode("utf-8"))
        click.echo(f"wrote {place}", err=True)


def _check(workspace: Workspace, day: date, form: str) -> int:
    policy = workspace.policy
    place = _place(workspace)
    data = read_bytes(workspace.root, place, _MOST)
    text = "" if isinstance(data, Unread) else data.decode("utf-8", "replace")
    if isinstance(data, Unread):
        words = f"There is no {place}" if data.gone else data.reason
        troubles = [Trouble("POL210", place, f"{words}: nobody is asked for a review.", _WRITE)]
    else:
        troubles = list(judge_codeowners(text, place, list_files(workspace.root), policy, day))
        troubles.extend(
            Trouble("POL210", other, f"GitHub reads {place} and not this file.", "Remove it.")
            for other in PLACES
            if other != place and (workspace.root / other).is_file()
        )
    settings = Settings(policy, workspace.schemas, day)
    found = with_troubles(Report(day, ()), troubles, settings)

    @lru_cache(maxsize=1)
    def source() -> Source:
        return Source(text)

    columns = min(shutil.get_terminal_size((80, 24)).columns, 120)
    click.echo("\n".join(FORMATS[form](found, lambda _, number: source().line(number), columns, True)))
    return found.exit_code


_WRITE = "govern codeowners --write"
