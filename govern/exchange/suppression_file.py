"""The suppression list on disk, and its keys: from the environment or a file outside Git, never from the repository."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.errors import GovernError
from govern.policy.model import Policy
from govern.repository.files import Unread, read_bytes
from govern.sequences.suppression import (
    Keys,
    SuppressionError,
    SuppressionList,
    Suppressor,
    matching_of,
    parse_keys,
    read_suppression,
)

KEY, KEY_FILE = "GOVERN_SUPPRESSION_KEY", "GOVERN_SUPPRESSION_KEY_FILE"
KIND = "suppression-list"


def suppression_path(policy: Policy) -> str:
    """Where the list stands: the first path of its kind in the policy. Raises ``GovernError`` without one."""
    kind = policy.kinds.get(KIND)
    path = next((path for path in kind.paths if "*" not in path), "") if kind else ""
    if not path:
        raise GovernError(
            f"The policy names no file for the kind “{KIND}”.",
            "Begin govern.yaml with `extends: sop-rev-v0`.",
        )
    return path


def read_list(root: Path, policy: Policy) -> tuple[Document, SuppressionList] | None:
    """The list of the work tree; ``None`` when there is no file. Raises ``GovernError`` for one that cannot be read."""
    path = suppression_path(policy)
    data = read_bytes(root, path, MAX_BYTES)
    if isinstance(data, Unread):
        if data.gone:
            return None
        raise SuppressionError(f"{path} cannot be read. {data.reason}", data.help)
    document = read_document(data, path, KIND, "yaml").document
    if document is None:
        raise SuppressionError(f"{path} cannot be read.", f"`govern check {path}` tells more.")
    return document, read_suppression(document.data)


def load_keys(root: Path, default_id: str) -> Keys:
    """Secrets by key id. A bare secret belongs to ``default_id``. Raises ``GovernError`` for a file in the repository."""
    keys: dict[str, str] = {}
    named = os.environ.get(KEY_FILE)
    if named:
        keys.update(parse_keys(_key_file(Path(named), root), default_id))
    keys.update(parse_keys(os.environ.get(KEY, ""), default_id))
    return keys


def _key_file(path: Path, root: Path) -> str:
    real = path.expanduser().resolve()
    if real.is_relative_to(root.resolve()):
        raise GovernError(
            f"The key file {path} lies in the repository: with the key there, the list hides nobody.",
            "Move it out, delete it from Git's history if it was committed, and make a new key.",
        )
    try:
        if os.name == "posix" and stat.S_IMODE(real.stat().st_mode) & 0o022:
            raise GovernError(f"Others may write to the key file {path}.", f"chmod 600 {path}")
        return real.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no UTF-8 text"
        raise GovernError(f"The key file {path} cannot be read: {why}.", f"Check {KEY_FILE}.") from None


def open_suppressor(root: Path, policy: Policy, witnesses: Iterable[str] = ()) -> Suppressor:
    """The list with its keys, ready to be asked. Raises ``SuppressionError`` when it cannot be consulted.

    No list is no answer either: without this, deleting the file would let everybody through.
    """
    found = read_list(root, policy)
    if found is None:
        raise SuppressionError(
            f"There is no suppression list ({suppression_path(policy)}): nobody can tell who must not be written to.",
            "`govern suppress key` starts one.",
        )
    _, suppressed = found
    return Suppressor(suppressed, load_keys(root, suppressed.current_key), matching_of(policy), witnesses)
