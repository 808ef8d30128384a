"""Ending a command that changes several files: show the difference, or write all, and commit them where asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from govern.cli.lead.files import Choices, commit_only
from govern.output.plain import plain

if TYPE_CHECKING:
    from govern.exchange.changes import Changes


def finish(root: Path, changes: Changes, told: str, choices: Choices) -> None:
    """Show the changes, or write them all and commit nothing else. ``told`` says what was done."""
    if choices.dry_run:
        for line in changes.diff().splitlines():
            click.echo(plain(line))
        return
    changes.write(root)
    click.echo(told)
    if choices.commit and changes.paths:
        commit_only(root, changes.paths, told)
    else:
        for path in changes.paths:
            click.echo(f"changed {path}", err=True)
