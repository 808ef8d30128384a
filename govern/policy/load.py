"""From govern.yaml and the profile it extends to one Policy. Pure: bytes in, value out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from govern import kept
from govern.annotations import TYPE_CHECKING, Any
from govern.errors import PolicyError
from govern.policy.build import build_policy
from govern.policy.model import Policy
from govern.values import frozen

if TYPE_CHECKING:
    from govern.documents.document import Document, Path
    from govern.documents.faults import Fault
    from govern.documents.reader import Reading
    from govern.documents.schema import Schema

POLICY_FILE = "govern.yaml"
_PACKAGED = "profile "


@frozen
class Origin:
    """Where a value of the merged policy came from: a file (or ``profile NAME``) and a line from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@frozen(slots=False)
class LoadedPolicy:
    """A policy and, for every path into its data, the origin of the value there."""

    policy: Policy
    origins: Mapping[Path, Origin]


def load_policy(data: bytes, schema: Mapping[str, Any], profile: Callable[[str], bytes]) -> LoadedPolicy:
    """Load a policy from the bytes of its govern.yaml.

    ``schema`` is the policy schema, ``profile`` gives a packaged profile's bytes by name. Raises
    ``PolicyError`` whose message has a line ``file:line:column: what is wrong`` for every fault.
    """
    from govern.documents.schema import Schema

    layers: list[tuple[Document, str]] = []
    validator = Schema(schema)
    name = POLICY_FILE
    seen: set[str] = set()
    while True:
        document = _read_layer(data, name, validator)
        layers.append((document, name))
        parent = document.data.get("extends")
        if not isinstance(parent, str):
            break
        if parent in seen:
            raise PolicyError(f"{name}: the profile “{parent}” extends itself.")
        seen.add(parent)
        data, name = profile(parent), f"{_PACKAGED}{parent}"
    merged: dict[str, Any] = {}
    origins: dict[Path, Origin] = {}
    for document, origin in reversed(layers):
        merged = _merge(merged, dict(document.data), (), document, origin, origins)
    return LoadedPolicy(build_policy(merged, lambda path: str(origins[path])), origins)


def _read_layer(data: bytes, name: str, validator: Schema) -> Document:
    from govern.documents.reader import read_document

    if name.startswith(_PACKAGED):
        return _read_packaged(data, name)
    reading = read_document(data, name, "policy", "yaml")
    if reading.document is None:
        raise _broken(name, reading, reading.faults)
    faults = (*reading.faults, *validator.faults(reading.document))
    if faults:
        raise _broken(name, reading, faults)
    return reading.document


def _read_packaged(data: bytes, name: str) -> Document:
    """A packaged profile: proven by the tests, so that it need not be held against its schema at every start."""
    from govern.documents.document import Document, Position
    from govern.documents.source import Source

    def read() -> tuple[Any, list[tuple[Path, tuple[int, ...]]]]:
        from govern.documents.reader import read_document

        reading = read_document(data, name, "policy", "yaml")
        if reading.document is None or reading.faults:
            raise _broken(name, reading, reading.faults)
        return reading.document.data, [(path, tuple(at)) for path, at in reading.document.positions.items()]

    text = data.decode("utf-8", "replace")
    value, places = kept.table("profile", text, read)
    positions = {path: Position._make(at) for path, at in places}
    return Document(name, "policy", Source(text), value, positions, len(text))


def _broken(name: str, reading: Reading, faults: tuple[Fault, ...]) -> PolicyError:
    lines = []
    for fault in faults[:10]:
        line, column = reading.source.place(fault.start)
        lines.append(f"{name}:{line}:{column}: {fault.message} {fault.help}".rstrip())
    return PolicyError("\n".join(lines), "Mend the policy; nothing was checked.")


def _merge(
    base: Any, over: Any, path: Path, document: Document, file: str, origins: dict[Path, Origin]
) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        merged = dict(base)
        for key, value in over.items():
            merged[key] = _merge(base.get(key), value, (*path, key), document, file, origins)
        return merged
    _set_origin(over, path, document, file, origins)
    return over


def _set_origin(value: Any, path: Path, document: Document, file: str, origins: dict[Path, Origin]) -> None:
    origins[path] = Origin(file, document.source.place(document.position(*path).key_start)[0])
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        _set_origin(child, (*path, key), document, file, origins)
