"""Files that travel with the package: schemas and policy profiles. Read only from where the package is installed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from govern.annotations import Any
from govern.errors import PolicyError
from govern.plain_json import loads

_HERE = Path(__file__).resolve().parent


def _schema_folder() -> Path:
    # In a wheel schemas/ lies inside the package; in a source checkout beside it.
    inside = _HERE / "schemas"
    return inside if inside.is_dir() else _HERE.parent / "schemas"


def folders() -> tuple[Path, ...]:
    """Where everything lies that is this program."""
    return (_HERE, _schema_folder())


def fingerprint() -> bytes:
    """The content of everything that is this program: the same on every machine with the same version."""
    files = (
        path
        for folder in folders()
        for path in folder.rglob("*")
        if path.suffix in {".py", ".yaml", ".json"} and path.is_file()
    )
    # With the last folder only: in a checkout the schemas lie elsewhere than in an installed program.
    told = sorted((f"{path.parent.name}/{path.name}", path.read_bytes()) for path in files)
    return b"".join(b"%s %d\0%s" % (name.encode(), len(data), data) for name, data in told)


def need_schema(name: str) -> None:
    """Raise ``PolicyError`` when there is no packaged schema of a name."""
    if not (_schema_folder() / f"{name}.schema.json").is_file():
        raise PolicyError(
            f"There is no packaged schema named “{name}”.", f"Known schemas: {', '.join(schema_names())}."
        )


@lru_cache(maxsize=32)
def schema(name: str) -> dict[str, Any]:
    """The packaged JSON Schema of a name such as ``lead``. Raises ``PolicyError`` for an unknown one."""
    need_schema(name)
    path = _schema_folder() / f"{name}.schema.json"
    loaded: dict[str, Any] = loads(path.read_bytes())
    return loaded


def schema_names() -> tuple[str, ...]:
    """Names of all packaged schemas, sorted."""
    return tuple(
        sorted(path.name.removesuffix(".schema.json") for path in _schema_folder().glob("*.schema.json"))
    )


def profile(name: str) -> bytes:
    """The bytes of a packaged policy profile. Raises ``PolicyError`` for an unknown one."""
    folder = _HERE / "policy" / "profiles"
    path = folder / f"{name}.yaml"
    if path.parent != folder or not path.is_file():
        known = ", ".join(sorted(entry.stem for entry in folder.glob("*.yaml")))
        raise PolicyError(f"There is no policy profile named “{name}”.", f"Write `extends:` one of: {known}.")
    return path.read_bytes()
