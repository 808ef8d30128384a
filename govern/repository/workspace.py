"""The governed repository as a command finds it: its root, its policy, its schemas, its governed files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial

from govern import packaged
from govern.annotations import TYPE_CHECKING, Any
from govern.documents.schema import Schema
from govern.errors import PolicyError, UsageError
from govern.plain_json import loads
from govern.policy.build import build_policy
from govern.policy.globs import matches
from govern.policy.load import POLICY_FILE, LoadedPolicy, load_policy
from govern.policy.model import Kind, Policy
from govern.repository.cache import Cache, digest, installation
from govern.repository.files import Unread, read_bytes
from govern.repository.git import find_top
from govern.repository.pattern_store import program as own_files
from govern.values import frozen

if TYPE_CHECKING:
    from pathlib import Path

_MAX_POLICY = 4 * 1024 * 1024


@frozen(slots=False)
class Workspace:
    """A repository with a policy. ``schemas`` are by kind name.

    ``cache`` and ``judged_by``, the digest of all that judges, are there when asked for.
    """

    top: str
    """The top folder of the work tree; ``root`` is the same as a path."""
    loaded: LoadedPolicy
    schemas: Mapping[str, Schema]
    cache: Cache | None = None
    judged_by: bytes = b""

    @cached_property
    def root(self) -> Path:
        """The top folder of the work tree."""
        from pathlib import Path

        return Path(self.top)

    @property
    def policy(self) -> Policy:
        """The merged policy."""
        return self.loaded.policy


def open_workspace(start: Path | str, *, cached: bool = False) -> Workspace:
    """Find the repository ``start`` is in and load its policy.

    ``cached`` opens the cache beside Git and takes the merged policy from it, without the origins of its values.
    Raises ``RepositoryError`` outside a repository and ``PolicyError`` without a sound govern.yaml.
    """
    root = find_top(str(start))
    data = read_bytes(root, POLICY_FILE, _MAX_POLICY)
    if isinstance(data, Unread):
        what = "There is no govern.yaml" if data.gone else f"{POLICY_FILE}: {data.reason}"
        raise PolicyError(f"{what} in {root}: nothing says what to check.", "Run `govern init` to write one.")
    cache = Cache.beside(root) if cached else None
    program = b"" if cache is None else digest(own_files().encode(), installation((), sys.path))
    loaded = _load(data, cache, digest(b"policy", program, data))
    read: list[bytes] = []

    def schema(name: str) -> bytes | Unread:
        found = read_bytes(root, name, _MAX_POLICY)
        read.append(found if isinstance(found, bytes) else b"")
        return found

    schemas = read_schemas(loaded.policy, schema)
    return Workspace(root, loaded, schemas, cache, digest(program, data, *read))


def _load(data: bytes, cache: Cache | None, key: bytes) -> LoadedPolicy:
    """The policy of these bytes, merged by an earlier run where one did."""
    kept = cache.get([key]).get(key) if cache is not None else None
    if kept is not None:
        # It was proven when it was kept: nothing can contradict itself, so no origin is asked for.
        return LoadedPolicy(build_policy(loads(kept), lambda _: POLICY_FILE), {})
    loaded = load_policy(data, packaged.schema("policy"), packaged.profile)
    if cache is not None:
        import json

        merged = json.dumps(loaded.policy.data)
        if loads(merged) == loaded.policy.data:
            cache.keep(key, merged.encode())
    return loaded


def read_schemas(policy: Policy, read: Callable[[str], bytes | Unread]) -> dict[str, Schema]:
    """The schemas of a policy's kinds, by kind: packaged ones by name, the repository's own through ``read``.

    Raises ``PolicyError`` for one that cannot be read or is no JSON Schema.
    """
    return {kind.name: _schema(kind, read) for kind in policy.kinds.values() if kind.schema}


def _schema(kind: Kind, read: Callable[[str], bytes | Unread]) -> Schema:
    name = kind.schema or ""
    if "/" not in name:
        packaged.need_schema(name)
        return Schema(partial(packaged.schema, name))
    import json

    data = read(name)
    if isinstance(data, Unread):
        raise PolicyError(
            f"The schema {name} of the kind “{kind.name}” cannot be read. {data.reason}", data.help
        )
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise PolicyError(f"{name}: not valid JSON: {error}.", "Mend the schema.") from None
    return Schema(_sound(value, name))


def _sound(value: Any, name: str) -> Mapping[str, Any]:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    try:
        Draft202012Validator.check_schema(value)
    except SchemaError as error:
        raise PolicyError(f"{name}: not a JSON Schema: {error.message}.", "Mend the schema.") from None
    if not isinstance(value, dict):
        raise PolicyError(f"{name}: a schema of a kind must be an object.", "Mend the schema.")
    return value


@frozen
class Target:
    """A file to check: its path, its kind, and what is wrong with its place when no kind claims it."""

    path: str
    kind: str
    stray: str = ""


def kind_of(path: str, policy: Policy) -> str | None:
    """The name of the kind that claims a path, or ``None``."""
    if path.endswith("/.gitkeep"):
        # Git keeps no empty folder: this file only stands for one.
        return None
    if matches(path, tuple(policy.data.get("exclude", ()))):
        return None
    return next((kind.name for kind in policy.kinds.values() if matches(path, kind.paths)), None)


def governed(paths: Iterable[str], policy: Policy) -> list[Target]:
    """Which of the paths are governed, and which should be but stand in the wrong place."""
    excluded = tuple(policy.data.get("exclude", ()))
    targets: list[Target] = []
    for path in paths:
        kind = kind_of(path, policy)
        if kind is not None:
            targets.append(Target(path, kind))
            continue
        fault = None if matches(path, excluded) else _stray_fault(path, policy)
        if fault is not None:
            targets.append(Target(path, "", fault))
    return targets


def _stray_fault(path: str, policy: Policy) -> str | None:
    from govern.rules.naming import stray_fault

    return stray_fault(path, policy)


def template_folders(root: Path | str, policy: Policy) -> list[str]:
    """Folders inside governed folders that are named like documents: Git lists no empty folder."""
    from pathlib import Path

    found: list[str] = []
    for kind in policy.kinds.values():
        folder = Path(root, kind.folder)
        if not kind.folder or not folder.is_dir() or folder.is_symlink():
            continue
        found.extend(
            f"{kind.folder}/{entry.name}"
            for entry in folder.iterdir()
            if entry.suffix == ".md" and entry.is_dir() and not entry.is_symlink()
        )
    return found


def relative_path(root: Path | str, argument: str, start: Path | str) -> str:
    """A path argument as a path of the repository. Raises ``UsageError`` when it leads out of it."""
    if os.sep == "/" and not _ODD_PARTS.intersection(argument.removeprefix("/").split("/")):
        # The same as below for a path that is written without detours, without ``pathlib``.
        folder, _, name = os.path.join(start, argument).rpartition("/")
        top, resolved = str(root).rstrip("/"), os.path.realpath(folder or "/").rstrip("/")
        if f"{resolved}/".startswith(f"{top}/"):
            return f"{resolved}/{name}"[len(top) + 1 :]
    from pathlib import Path

    return _relative_path(Path(root), argument, Path(start))


_ODD_PARTS = frozenset(("", ".", ".."))


def _relative_path(root: Path, argument: str, start: Path) -> str:
    full = start / argument
    # The last part stays as it is: a link named like a document must be seen as a link.
    resolved = full.parent.resolve() / full.name if full.name not in {"", ".", ".."} else full.resolve()
    try:
        relative = resolved.relative_to(root)
    except ValueError:
        raise UsageError(
            f"{argument} lies outside the repository {root}.", "Name files of this repository."
        ) from None
    return relative.as_posix()
