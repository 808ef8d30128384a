"""What takes long to work out, comes out the same every time, and can therefore outlive the process.

Compiled patterns and tables made of word lists take longer to make than everything else that a check of one file does.
They are taken from a store when one is in use, and made as usual when not; what they are is the same in both cases.
Values are kept as ``marshal`` writes them, as Python keeps its own compiled modules.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping

from govern.annotations import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing import Protocol

    class Store(Protocol):
        """Where kept values are found."""

        def get(self, key: str, /) -> bytes | None:
            """The bytes under a key, if they are sound."""


_T = TypeVar("_T")
_NO_STORE: dict[str, bytes] = {}


class _Use:
    """The store in use: what gives it and, once it was asked for, itself; and what it lacked."""

    loader: Callable[[], Store] | None = None
    store: Store = _NO_STORE
    program: Callable[[], str] | None = None
    fresh: dict[str, bytes] = {}  # noqa: RUF012 - there is one such use a process


def use(store: Store | Callable[[], Store], program: Callable[[], str] | None = None) -> None:
    """Take values from this store from now on; those missing in it are gathered for ``fresh``.

    A function is called for the store when the first value is needed. ``program`` names the state of the program's
    files: tables are kept for one such state. Without it they are not kept.
    """
    _Use.loader, _Use.store = (store, _NO_STORE) if callable(store) else (None, store)
    _Use.program, _Use.fresh = program, {}


def fresh() -> dict[str, bytes]:
    """What the store in use lacked, by key."""
    return dict(_Use.fresh)


def add(fresh: Mapping[str, bytes]) -> None:
    """Take over what a copy of this process found its store to lack."""
    _Use.fresh.update(fresh)


def look_up(key: str) -> Any:
    """The value kept under a key; ``None`` when there is none, or none that can be read."""
    if _Use.loader is not None:
        _Use.store, _Use.loader = _Use.loader(), None
    kept = _Use.store.get(key)
    if kept is None:
        return None
    try:
        return marshal.loads(kept)  # noqa: S302 - the store is the user's own, like Python's compiled modules
    except (ValueError, TypeError, EOFError):
        return None


def keep(key: str, value: Any) -> None:
    """Keep a value of plain Python for later runs."""
    _Use.fresh[key] = marshal.dumps(value)


def table(name: str, told: str, make: Callable[[], _T]) -> _T:
    """What ``make`` gives, which is plain Python and depends on ``told`` and the program's own files alone."""
    if _Use.program is None:
        return make()
    key = f"{name} {_Use.program()} {told}"
    found: _T | None = look_up(key)
    if found is None:
        found = make()
        keep(key, found)
    return found
