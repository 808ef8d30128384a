"""Frozen values that cost nothing until they are used.

A frozen dataclass takes about a millisecond to make, because four methods are compiled for each; with some seventy
of them that was the largest part of a check of one file. ``frozen`` makes the same kind of class (for type checkers it
is one, PEP 681; ``dataclasses.replace``, ``fields`` and pattern matching work), compiles only ``__init__``, and
that when the first instance is made. ``NamedTuple`` does the same for named tuples.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter, itemgetter

from govern.annotations import TYPE_CHECKING, Any

try:
    from _collections import _tuplegetter  # type: ignore[import-not-found]
except ImportError:  # pragma: no cover - interpreters without CPython's own

    def _tuplegetter(at: int, doc: str) -> Any:
        return property(itemgetter(at), doc=doc)


if TYPE_CHECKING:
    from typing import NamedTuple, NoReturn, TypeVar, dataclass_transform, overload

    _T = TypeVar("_T")

    @overload
    def frozen(cls: type[_T], /) -> type[_T]: ...

    @overload
    def frozen(*, slots: bool = True, eq: bool = True) -> Callable[[type[_T]], type[_T]]: ...

    @dataclass_transform(frozen_default=True)
    def frozen(cls: Any = None, /, *, slots: bool = True, eq: bool = True) -> Any:
        """What ``_frozen`` does, as type checkers know it."""


__all__ = ["NamedTuple", "frozen", "replace"]


def _frozen(cls: Any = None, /, *, slots: bool = True, eq: bool = True) -> Any:
    """Make a class of annotated names a frozen value, as ``@dataclass(frozen=True, slots=True)`` would.

    ``slots=False`` is for classes with cached properties. ``eq=False`` keeps identity as equality. A default is
    shared by all instances. Values are not to be subclassed.
    """
    if cls is None:
        return lambda inner: _made(inner, slots, eq)
    return _made(cls, slots, eq)


if not TYPE_CHECKING:
    frozen = _frozen


def _made(cls: type, slots: bool, eq: bool) -> type:
    annotations: Mapping[str, Any] = cls.__annotations__
    names = tuple(name for name, kind in annotations.items() if not str(kind).startswith("ClassVar"))
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    namespace = {
        "__init__": _first_init,
        "__repr__": _repr,
        "__reduce__": _reduce,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__dataclass_fields__": _DataclassFields(),
        "__match_args__": names,
        **(_equality(names) if eq else {}),
        **{key: item for key, item in cls.__dict__.items() if key not in _OWN and key not in defaults},
        "_defaults": defaults,
    }
    if slots:
        namespace["__slots__"] = names
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


_OWN = {"__dict__", "__weakref__", "__slots__"}


_SELDOM = 4
_uses: dict[type, int] = {}
"""How often classes were used: what is used so seldom is not worth compiling anything for."""


def _bound(cls: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any] | None:
    """The values by their names; ``None`` when it is time to compile, or for arguments that do not fit."""
    names, defaults = cls.__match_args__, cls._defaults
    uses = _uses[cls] = _uses.get(cls, 0) + 1
    if uses > _SELDOM or len(arguments) > len(names):
        return None
    given = dict(zip(names, arguments, strict=False))
    values = {**defaults, **given, **named}
    fits = len(values) == len(names) and given.keys().isdisjoint(named) and values.keys() == set(names)
    return values if fits else None


def _first_init(self: Any, *arguments: Any, **named: Any) -> None:
    """Set the values; of what is used more often compile the real ``__init__``, which replaces this one, and call it."""
    cls = type(self)
    values = _bound(cls, arguments, named)
    if values is None:
        cls.__init__ = _compiled_init(cls)
        cls.__init__(self, *arguments, **named)
    elif hasattr(cls, "__slots__"):
        for name, value in values.items():
            cls.__dict__[name].__set__(self, value)
    else:
        self.__dict__.update(values)


def _compiled_init(cls: Any) -> Callable[..., None]:
    names, defaults = cls.__match_args__, cls._defaults
    scope: dict[str, Any] = {}
    if hasattr(cls, "__slots__"):
        # A slot's own setter goes past the frozen __setattr__, and is faster than object's.
        scope.update({f"_set_{name}": cls.__dict__[name].__set__ for name in names})
        body = [f"_set_{name}(self, {name})" for name in names]
    else:
        body = ["_values = self.__dict__", *(f"_values[{name!r}] = {name}" for name in names)]
    scope.update({f"_default_{name}": default for name, default in defaults.items()})
    signature = ", ".join(f"{name}=_default_{name}" if name in defaults else name for name in names)
    source = f"def __init__(self, {signature}):\n " + "\n ".join(body or ["pass"])
    exec(source, scope)  # noqa: S102 - made of the names in a class body, nothing else
    made: Callable[..., None] = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def replace(value: Any, **named: Any) -> Any:
    """A frozen value with other values for some of its names, as ``dataclasses.replace`` would make it."""
    return type(value)(**{name: getattr(value, name) for name in value.__match_args__} | named)


def _equality(names: tuple[str, ...]) -> dict[str, Any]:
    key = attrgetter(*names) if names else type

    def equal(self: Any, other: Any) -> Any:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return {"__eq__": equal, "__hash__": lambda self: hash(key(self))}


def _repr(self: Any) -> str:
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({inside})"


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), tuple([getattr(self, name) for name in self.__match_args__])


def _refuse(self: Any, name: str, *_: Any) -> NoReturn:
    raise AttributeError(f"{type(self).__qualname__} is a value: {name} cannot be changed")


class _DataclassFields:
    """What the functions of ``dataclasses`` look for, made when one of them asks."""

    def __get__(self, instance: object, cls: Any) -> Any:
        from dataclasses import field, make_dataclass

        annotations = cls.__annotations__
        fields = [
            (name, annotations[name], field(default=None) if name in cls._defaults else field())
            for name in cls.__match_args__
        ]
        found = make_dataclass(cls.__name__, fields).__dataclass_fields__  # type: ignore[attr-defined]
        cls.__dataclass_fields__ = found
        return found


class _Row(type):
    """The class of named tuples: what ``collections.namedtuple`` makes, without compiling anything at once."""

    def __new__(cls, name: str, bases: tuple[Any, ...], namespace: dict[str, Any]) -> Any:
        if bases == (tuple,):
            return super().__new__(cls, name, bases, namespace)
        names = tuple(namespace.get("__annotations__", ()))
        defaults = {field: namespace[field] for field in names if field in namespace}
        getters = {field: _tuplegetter(at, f"Alias for field number {at}") for at, field in enumerate(names)}
        own = {key: item for key, item in namespace.items() if key not in names}
        more = {
            "__slots__": (),
            "__match_args__": names,
            "_fields": names,
            "_field_defaults": defaults,
            "_defaults": defaults,
        }
        return super().__new__(cls, name, bases, {"__new__": _first_new, **getters, **own, **more})


class _NamedTuple(tuple[Any, ...], metaclass=_Row):
    """What named tuples have in common."""

    __slots__ = ()
    _fields: tuple[str, ...]

    def __repr__(self) -> str:
        inside = ", ".join(map("{}={!r}".format, self._fields, self))
        return f"{type(self).__name__}({inside})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    @classmethod
    def _make(cls, values: Any) -> Any:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **named: Any) -> Any:
        made = self._make(map(named.pop, self._fields, self))
        if named:
            raise ValueError(f"Got unexpected field names: {list(named)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))


if not TYPE_CHECKING:
    NamedTuple = _NamedTuple


def _first_new(cls: Any, /, *arguments: Any, **named: Any) -> Any:
    """A row; of what is used more often compile the real ``__new__``, which replaces this one, and call it."""
    values = _bound(cls, arguments, named)
    if values is not None:
        return tuple.__new__(cls, map(values.__getitem__, cls._fields))
    cls.__new__ = _compiled_new(cls)
    return cls.__new__(cls, *arguments, **named)


def _compiled_new(cls: Any) -> Callable[..., Any]:
    names, defaults = cls._fields, cls._field_defaults
    scope: dict[str, Any] = {f"_default_{name}": default for name, default in defaults.items()}
    scope["_tuple_new"] = tuple.__new__
    signature = "".join(f", {name}=_default_{name}" if name in defaults else f", {name}" for name in names)
    values = "".join(f"{name}, " for name in names)
    source = f"def __new__(_cls{signature}):\n return _tuple_new(_cls, ({values}))"
    exec(source, scope)  # noqa: S102 - made of the names in a class body, nothing else
    made: Callable[..., Any] = scope["__new__"]
    made.__qualname__ = f"{cls.__qualname__}.__new__"
    return made
