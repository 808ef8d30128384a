"""The Python API for scripts: check a text or a repository without the command line.

    >>> import govern
    >>> for finding in govern.check_text(text, path="content/campaigns/email-sequences/nurture-v1-2026-04-20.md"):
    ...     print(finding.span.line, finding.code, finding.message)

What is not named here may change without notice.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from govern import packaged
from govern.baseline import excuse
from govern.check import Report, Settings, check_bytes
from govern.documents.schema import Schema
from govern.errors import UsageError
from govern.findings import Finding
from govern.policy.load import load_policy
from govern.policy.model import Policy
from govern.repository.git import list_files
from govern.repository.workspace import governed, kind_of, open_workspace, relative_path, template_folders
from govern.run import check_targets

_PROFILE = b"extends: sop-rev-v0\n"


def check_text(
    text: str,
    *,
    path: str = "content/campaigns/email-sequences/nurture-v1-2026-01-01.md",
    policy: str | bytes = _PROFILE,
    as_of: date | None = None,
) -> list[Finding]:
    """Findings about a text, in order of place.

    ``path`` says what the text stands for (its kind, name and place); ``policy`` is the content of a govern.yaml, by
    default the packaged profile and nothing else. ``as_of`` is the day that counts as today (default: today, UTC).
    Neither disk nor Git is asked. Raises ``PolicyError`` for a broken policy and ``UsageError`` for a path that no
    kind claims.
    """
    loaded, schemas = _policy(policy.encode() if isinstance(policy, str) else policy)
    kind = kind_of(path, loaded)
    if kind is None:
        raise UsageError(f"No kind of the policy claims {path}.", f"Kinds: {', '.join(loaded.kinds)}.")
    settings = Settings(loaded, schemas, as_of or datetime.now(UTC).date())
    return list(check_bytes(text.encode("utf-8", "surrogatepass"), path, kind, settings).findings)


def check_repository(
    root: str | os.PathLike[str], paths: Iterable[str] | None = None, *, as_of: date | None = None
) -> Report:
    """The report about the repository that ``root`` is in, or about some of its files.

    ``paths`` are files and folders, relative to the repository, with forward slashes; those that no kind claims are passed
    over, as on the command line. ``None``: all governed files. ``as_of`` as above. What the repository's baseline knows
    stands in ``known``. Raises ``RepositoryError`` outside a repository, ``PolicyError`` without a sound govern.yaml or with a
    broken baseline, and ``UsageError`` for a path that is not there.
    """
    if isinstance(paths, str | bytes):
        raise UsageError("`paths` is one text, not several.", f"Write check_repository(root, [{paths!r}]).")
    workspace = open_workspace(Path(root))
    policy = workspace.policy
    listed = sorted({*list_files(workspace.root), *template_folders(workspace.root, policy)})
    wanted = listed if paths is None else sorted(_named(workspace.root, listed, paths))
    settings = Settings(policy, workspace.schemas, as_of or datetime.now(UTC).date())
    targets = governed(wanted, policy)
    found = check_targets(workspace.root, targets, settings, jobs=1, whole=paths is None)
    return excuse(found, workspace.root, settings, whole=paths is None)


def _named(root: Path, listed: Iterable[str], paths: Iterable[str]) -> set[str]:
    """The files that paths name: a file itself, or all that Git lists below a folder."""
    named: set[str] = set()
    for one in paths:
        path = relative_path(root, one, root)
        full = root / path
        if not full.exists() and not full.is_symlink():
            raise UsageError(f"There is no file or folder {one}.", "Check the spelling.")
        below = "" if path == "." else f"{path}/"
        named.update((file for file in listed if file.startswith(below)) if full.is_dir() else [path])
    return named


@lru_cache(maxsize=8)
def _policy(data: bytes) -> tuple[Policy, dict[str, Schema]]:
    policy = load_policy(data, packaged.schema("policy"), packaged.profile).policy
    # A schema of a repository's own (a path) cannot be had from a text; such a kind is judged by its rules alone.
    schemas = {
        kind.name: Schema(packaged.schema(kind.schema))
        for kind in policy.kinds.values()
        if kind.schema and "/" not in kind.schema
    }
    return policy, schemas
