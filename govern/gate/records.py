"""Writing the record of a change of what judges: which protected files change, from what to what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from govern.check import BASELINE_FILE
from govern.documents.writing import scalar
from govern.errors import UsageError
from govern.gate import protected
from govern.gate.checking import baseline_grew
from govern.gate.trusted import load_trusted
from govern.policy.model import Policy
from govern.repository.objects import Objects, changed_paths

_LONGEST = 60


def draft_record(
    root: Path, base: str, head: str, title: str, author: str, today: Callable[[Policy], date]
) -> tuple[str, str]:
    """Path and text of a record of the protected files that differ between two commits.

    Raises ``UsageError`` when none does, or the base's policy names no kind of records.
    """
    with Objects(root) as objects:
        base_id, head_id = objects.resolve(base, head)
        fork = objects.merge_base(base_id, head_id)
        old, new = objects.tree(fork), objects.tree(head_id)
        trusted = load_trusted(objects, fork, old)
        if trusted is None:
            raise UsageError("The base has no policy yet: its first one needs no record.")
        paths = protected.protected_changes(changed_paths(old, new), trusted.policy)
        if baseline_grew(objects, old, new):
            paths = (*paths, BASELINE_FILE)
        if not paths:
            raise UsageError(
                f"Nothing that judges differs between {base} and {head}.",
                "Commit the change of the policy first; the record goes into the commit after it.",
            )
        kind = _kind(trusted.policy, protected.roster_changed(objects, trusted.policy, new))
        files = protected.change_of(objects, old, new, paths)
    folder, day = trusted.policy.kinds[kind].folder, today(trusted.policy)
    return f"{folder}/{day.isoformat()}-{_slug(title)}.yaml", _text(title, author, day, files)


def _kind(policy: Policy, roster: bool) -> str:
    kinds = protected.record_kinds(policy)
    name = kinds.get(protected.ROSTER if roster else "policy", "")
    if name not in policy.kinds or not policy.kinds[name].folder:
        raise UsageError(
            "The base's policy names no kind of documents for such records.",
            "Begin govern.yaml with `extends: sop-rev-v0`, or name them under `gate: records:`.",
        )
    return name


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "change"


def _text(title: str, author: str, day: date, files: Mapping[str, Mapping[str, str | None]]) -> str:
    lines = [
        "# Written by `govern gate --record`. Those who sign it agree to this change and no other.",
        f"title: {scalar(title)}",
        f"date: {day.isoformat()}",
        f"by: {scalar(author)}",
        "status: in-review",
        "files:",
    ]
    for path, change in files.items():
        lines.append(f"  {scalar(path)}:")
        lines.extend(f"    {key}: {scalar(value)}" for key, value in change.items())
    return "\n".join([*lines, "approvals: []", ""])
