"""``govern merge-reports``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from govern.check import Selection, Settings
from govern.cli.checking import disk_lines, with_baseline, write_report
from govern.cli.main import exit_with
from govern.cli.shards import judges
from govern.errors import UsageError
from govern.output import FORMATS
from govern.repository.workspace import open_workspace
from govern.run import report
from govern.shards import joined


@click.command(name="merge-reports")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
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
@click.option("--no-baseline", is_flag=True, help="Report known findings, too.")
def command(
    files: tuple[Path, ...], form: str, output: Path | None, show_all: bool, no_baseline: bool
) -> None:
    """Join the reports of `govern check --shard` into the one of a single run.

    The reports (JSON or SARIF) must be all the shards of one run over one commit; what only all files together show is
    judged here. The exit status is that of `govern check`.

    \b
    Example:
      govern check --shard 1/2 --format json --output 1.json     on one machine
      govern check --shard 2/2 --format json --output 2.json     on another
      govern merge-reports 1.json 2.json --format sarif --output report.sarif
    """
    workspace = open_workspace(Path.cwd(), cached=True)
    whole = joined(((str(file), _record(file)) for file in files), judges(workspace))
    settings = Settings(
        workspace.policy, workspace.schemas, whole.as_of, Selection(whole.select, whole.ignore)
    )
    found = report(whole.results, settings)
    found = with_baseline(found, workspace, settings, write=False, use=not no_baseline, whole=True)
    write_report(found, form, output, show_all, disk_lines(workspace))
    exit_with(found.exit_code)


def _record(file: Path) -> Any:
    """What a shard handed on, out of its JSON or SARIF report."""
    try:
        told = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(
            f"{file} is no report: {error}.", "Name the shards' JSON or SARIF reports."
        ) from None
    if not isinstance(told, dict):
        return None
    runs = told.get("runs")
    if isinstance(runs, list) and runs and isinstance(runs[0], dict):
        return (runs[0].get("properties") or {}).get("shard")
    return told.get("shard")
