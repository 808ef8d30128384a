"""Making and taking up keys of the suppression list. A secret goes to the person or a key file, never into the repository."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.errors import GovernError, UsageError
from govern.exchange.changes import Changes
from govern.exchange.suppression_file import KEY, KEY_FILE, load_keys, read_list, suppression_path
from govern.repository.workspace import Workspace
from govern.sequences.suppression import LEAST_KEY, SuppressionError, key_check

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


class Told(NamedTuple):
    """What the person is told: lines for standard output, and notes for standard error."""

    data: tuple[str, ...]
    notes: tuple[str, ...]


def new_key(
    workspace: Workspace, key_id: str | None, file: Path | None, on: date, *, dry_run: bool = False
) -> tuple[Changes, Told]:
    """A new secret, and the change that gives the list its check value."""
    import secrets

    name = key_id or f"key-{on.year}"
    if not _ID.match(name):
        raise UsageError(f"“{name}” is no key id.", "Use letters, digits, dots and hyphens.")
    found = read_list(workspace.root, workspace.policy)
    if found is not None and name in {*found[1].key_ids, *found[1].checks}:
        raise UsageError(f"The list has a key “{name}” already.", "Give the new one another --id.")
    secret = secrets.token_urlsafe(32)
    changes = _with_check(workspace, found[0] if found else None, name, secret, on)
    if dry_run:
        return changes, Told((), ())
    path = suppression_path(workspace.policy)
    old = " Keep the old keys too: entries made with them stay." if found and found[1].entries else ""
    if file is None:
        note = f"Keep it outside Git, for instance as a secret of your CI. {path} knows only its check value.{old}"
        return changes, Told((f"export {KEY}='{name}: {secret}'",), (note,))
    _append(file.expanduser(), f"{name}: {secret}\n", workspace.root)
    told = (f"wrote the key {name} to {file}", f"gave {path} its check value")
    return changes, Told(told, (f"next:  export {KEY_FILE}={file}{'; ' + old.strip() if old else ''}",))


def adopt_key(workspace: Workspace, key_id: str, on: date) -> tuple[Changes, Told]:
    """Give the list the check value of a key that somebody is sure of. Raises ``GovernError``."""
    found = read_list(workspace.root, workspace.policy)
    if found is None:
        raise GovernError("There is no suppression list.", "`govern suppress key` starts one.")
    document, suppressed = found
    if key_id in suppressed.checks:
        raise UsageError(f"The list has the check value of “{key_id}” already.")
    if key_id not in suppressed.key_ids:
        raise UsageError(
            f"No entry was made with a key “{key_id}”.", f"Its keys: {', '.join(suppressed.key_ids)}."
        )
    secret = load_keys(workspace.root, key_id).get(key_id, "")
    if len(secret) < LEAST_KEY:
        raise SuppressionError(
            f"The key “{key_id}” is not here, or too short.", f"Set {KEY}='{key_id}: SECRET'."
        )
    changes = _with_check(workspace, document, key_id, secret, on)
    return changes, Told((f"gave {document.path} the check value of {key_id}",), ())


def _with_check(workspace: Workspace, document: Document | None, name: str, secret: str, on: date) -> Changes:
    changes = Changes()
    entry = {"id": name, "check": key_check(secret, name), "since": on.isoformat()}
    if document is None:
        path = suppression_path(workspace.policy)
        started = read_document(
            _NEW.format(name=name, check=entry["check"], on=on).encode(), path, "suppression-list", "yaml"
        )
        assert started.document is not None  # noqa: S101 - our own words
        changes.create(started.document)
    else:
        changes.add(document, "keys", [entry])
    return changes


_NEW = """\
# Addresses that must never be written to again, as keyed hashes (docs/sequences.md). Only add; never change or remove.
version: 1
algorithm: hmac-sha256
key_id: {name}
keys:
  - {{id: {name}, check: {check}, since: {on}}}
entries: []
"""


def _append(path: Path, line: str, root: Path) -> None:
    if path.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{path} lies in the repository.", "A key file stands outside of Git.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as handle:
            handle.write(line)
    except OSError as error:
        raise GovernError(f"{path} cannot be written: {error.strerror}.", "Choose another --file.") from None
