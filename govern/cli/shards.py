"""The shard side of ``govern check``: this part of the files, checked, and the record that is handed on."""

from __future__ import annotations

import json

from govern import packaged
from govern.check import Report, Settings
from govern.repository.cache import digest
from govern.repository.workspace import Target, Workspace
from govern.reuse import Reuse
from govern.run import check_files
from govern.shards import Shard, shard_record


def check_shard(
    workspace: Workspace,
    targets: list[Target],
    settings: Settings,
    reuse: Reuse | None,
    words: str,
    jobs: int,
) -> Report:
    """Check the part ``I/N`` of the files. What only all files together show is left to who joins the parts."""
    shard = Shard.parse(words)
    sizes = _sizes(workspace, targets)
    mine = shard.deal(sizes)
    results = check_files(
        workspace.root, [target for target in targets if target.path in mine], settings, jobs, reuse=reuse
    )
    if reuse is not None:
        reuse.flush()
    results.sort(key=lambda result: result.path)
    record = shard_record(shard, results, sizes, judges(workspace), settings)
    return Report(settings.as_of, tuple(results), shard=record)


def judges(workspace: Workspace) -> str:
    """A fingerprint of policy, schemas and program that is the same on every machine."""
    schemas = {name: schema.schema for name, schema in workspace.schemas.items()}
    told = json.dumps([workspace.policy.data, schemas], sort_keys=True).encode()
    return digest(packaged.fingerprint(), told).hex()


def _sizes(workspace: Workspace, targets: list[Target]) -> dict[str, int]:
    found: dict[str, int] = {}
    for target in targets:
        try:
            found[target.path] = (workspace.root / target.path).lstat().st_size
        except OSError:
            # Deleted and still in the index: no shard has it, as a single run would not.
            continue
    return found
