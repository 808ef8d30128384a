"""The side that judges: policy, roster, keys and schemas as they stand in a commit of the base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govern import packaged
from govern.documents.schema import Schema
from govern.errors import PolicyError
from govern.policy.load import POLICY_FILE, load_policy
from govern.policy.model import Policy
from govern.repository.files import Unread
from govern.repository.objects import Objects, TooLarge, Tree
from govern.repository.workspace import read_schemas


@dataclass(frozen=True)
class Trusted:
    """A commit's policy and schemas. ``commit`` is its id."""

    commit: str
    tree: Tree
    policy: Policy
    schemas: Mapping[str, Schema]


def load_trusted(objects: Objects, commit: str, tree: Tree) -> Trusted | None:
    """The trusted side of a commit; ``None`` when it has no policy at all.

    Raises ``PolicyError`` when it has one that cannot be used: then nothing can be judged.
    """
    if POLICY_FILE not in tree:
        return None
    data = stored(objects, tree, POLICY_FILE)
    if isinstance(data, Unread):
        raise PolicyError(f"{POLICY_FILE} of {commit[:12]}: {data.reason}", "Mend the base first.")
    loaded = load_policy(data, packaged.schema("policy"), packaged.profile)
    schemas = read_schemas(loaded.policy, lambda name: stored(objects, tree, name))
    return Trusted(commit, tree, loaded.policy, schemas)


def stored(objects: Objects, tree: Tree, path: str) -> bytes | Unread:
    """The bytes of a path in a tree, or why there are none: it is missing, a link, a submodule, too large."""
    entry = tree.get(path)
    if entry is None:
        return Unread("It is not there.", "Restore it.", gone=True)
    if not entry.mode.startswith("100"):
        what = "symbolic link" if entry.mode == "120000" else "submodule"
        return Unread(f"It is a {what}, not a file.", "Put the file itself there.")
    data = objects.read_one(entry.oid)
    if isinstance(data, TooLarge):
        return Unread(f"It is too large ({data.size // 2**20} MB).", "Split it.")
    return data
