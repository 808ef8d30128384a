"""Everything that clearing needs, opened at once. Raises ``SuppressionError`` when the list cannot be consulted."""

from __future__ import annotations

from datetime import date

from govern.check import Settings
from govern.exchange.clearance import Desk
from govern.exchange.records import open_records
from govern.exchange.suppression_file import open_suppressor
from govern.repository.workspace import Workspace


def open_desk(workspace: Workspace, as_of: date) -> Desk:
    """Records, settings and the suppression list of a workspace."""
    records = open_records(workspace)
    suppressor = open_suppressor(workspace.root, workspace.policy, records.addresses)
    return Desk(records, Settings(workspace.policy, workspace.schemas, as_of), suppressor)
