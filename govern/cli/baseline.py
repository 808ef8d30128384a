"""The baseline of ``govern check``, written."""

from __future__ import annotations

import click

from govern.baseline import baseline_of, read_baseline
from govern.check import BASELINE_FILE, Report, Settings
from govern.repository.files import write_bytes
from govern.repository.workspace import Workspace


def write(found: Report, workspace: Workspace, settings: Settings) -> None:
    """Write the baseline of a whole run, and say what it can not excuse."""
    data = baseline_of(found, settings)
    known = sum(one.count for one in read_baseline(data))
    write_bytes(workspace.root / BASELINE_FILE, data)
    left = len(found.findings) - known
    tail = f" {left} cannot be excused: the policy protects their rules." if left else ""
    click.echo(f"wrote {BASELINE_FILE}: {known} known findings.{tail}", err=True)
