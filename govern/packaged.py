"""Files that travel with the package: schemas and policy profiles. Read only from where the package is installed."""

from __future__ import annotations

import os
from functools import lru_cache

from govern.annotations import Any
from govern.errors import PolicyError
from govern.plain_json import loads

_SCHEMA = ".schema.json"
_HERE = os.path.dirname(os.path.realpath(__file__))


@lru_cache(maxsize=1)
def _schema_folder() -> str:
    # In a wheel schemas/ lies inside the package; in a source checkout beside it.
    inside = os.path.join(_HERE, "schemas")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_HERE), "schemas")


def folders() -> tuple[str, ...]:
    """Where everything lies that is this program."""
    return (_HERE, _schema_folder())


def fingerprint() -> bytes:
    """The content of everything that is this program: the same on every machine with the same version."""
    from pathlib import Path

    files = (
        path
        for folder in folders()
        for path in Path(folder).rglob("*")
        if path.suffix in {".py", ".yaml", ".json", ".bin"} and path.is_file()
    )
    # With the last folder only: in a checkout the schemas lie elsewhere than in an installed program.
    told = sorted((f"{path.parent.name}/{path.name}", path.read_bytes()) for path in files)
    return b"".join(b"%s %d\0%s" % (name.encode(), len(data), data) for name, data in told)


def _schema_path(name: str) -> str:
    return os.path.join(_schema_folder(), f"{name}{_SCHEMA}")


def need_schema(name: str) -> None:
    """Raise ``PolicyError`` when there is no packaged schema of a name."""
    if not os.path.isfile(_schema_path(name)):
        raise PolicyError(
            f"There is no packaged schema named “{name}”.", f"Known schemas: {', '.join(schema_names())}."
        )


@lru_cache(maxsize=32)
def schema(name: str) -> dict[str, Any]:
    """The packaged JSON Schema of a name such as ``lead``. Raises ``PolicyError`` for an unknown one."""
    need_schema(name)
    with open(_schema_path(name), "rb") as handle:
        loaded: dict[str, Any] = loads(handle.read())
    return loaded


def schema_names() -> tuple[str, ...]:
    """Names of all packaged schemas, sorted."""
    return _stems(_schema_folder(), _SCHEMA)


def _stems(folder: str, ending: str) -> tuple[str, ...]:
    return tuple(sorted(name.removesuffix(ending) for name in os.listdir(folder) if name.endswith(ending)))


def profile(name: str) -> bytes:
    """The bytes of a packaged policy profile. Raises ``PolicyError`` for an unknown one."""
    folder = os.path.join(_HERE, "policy", "profiles")
    path = os.path.join(folder, f"{name}.yaml")
    if os.path.dirname(path) != folder or not os.path.isfile(path):
        known = ", ".join(_stems(folder, ".yaml"))
        raise PolicyError(f"There is no policy profile named “{name}”.", f"Write `extends:` one of: {known}.")
    with open(path, "rb") as handle:
        return handle.read()


def second_reader() -> bytes:
    """The weights of the second reader, which ``tests/corpus/train_reader.py`` makes. Asked for before numpy is loaded."""
    # Its sums are small: threads would only wait for each other, and for the threads of other processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with open(os.path.join(_HERE, "rules", "second_reader.bin"), "rb") as handle:
        return handle.read()
