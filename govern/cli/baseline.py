"""The baseline of ``govern check``: read, subtracted, written."""

from __future__ import annotations

import click

from govern.baseline import baseline_of, read_baseline, subtract
from govern.check import BASELINE_FILE, Report, Settings
from govern.errors import PolicyError
from govern.repository.files import Unread, read_bytes, write_bytes
from govern.repository.workspace import Workspace

_MOST = 64 * 1024 * 1024


def excuse(found: Report, workspace: Workspace, settings: Settings, *, whole: bool) -> Report:
    """The report without what the repository's baseline knows; as it is where there is no baseline."""
    data = read_bytes(workspace.root, BASELINE_FILE, _MOST)
    if isinstance(data, Unread):
        if data.gone:
            return found
        raise PolicyError(f"{BASELINE_FILE}: {data.reason}", data.help)
    return subtract(found, read_baseline(data), settings, whole=whole)


def write(found: Report, workspace: Workspace, settings: Settings) -> None:
    """Write the baseline of a whole run, and say what it can not excuse."""
    data = baseline_of(found, settings)
    known = sum(one.count for one in read_baseline(data))
    write_bytes(workspace.root / BASELINE_FILE, data)
    left = len(found.findings) - known
    tail = f" {left} cannot be excused: the policy protects their rules." if left else ""
    click.echo(f"wrote {BASELINE_FILE}: {known} known findings.{tail}", err=True)
