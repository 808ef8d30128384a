"""Whether a value surely fits a JSON Schema (draft 2020-12), found out without importing a validator.

Importing one takes longer than judging a template does. What is said here is what a validator says; where anything is
in doubt (a keyword, a regular expression, a number or a character that not all validators take alike), nothing
is said, and the validator is asked. A test holds both to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from re import Pattern

from govern import patterns
from govern.annotations import Any

_Part = Mapping[str, Any] | bool
_OWN = "#/$defs/"
# Where Python and other engines read a regular expression alike, as long as the text is one ordinary line.
_DOUBTFUL_PATTERN = (
    "\\",
    "[[",
    "[:",
    "&&",
    "--",
    "~~",
    "(?=",
    "(?!",
    "(?<",
    "(?P",
    "(?i",
    "(?x",
    "(?s",
    "(?m",
    "{,",
)
_ODD = patterns.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]")


class _UnsureError(Exception):
    """Only a validator can tell."""


def is_surely_valid(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value of plain Python fits a schema; ``False`` also where that cannot be told here."""
    try:
        return _Judge(schema).fits(value, schema)
    except (_UnsureError, RecursionError):
        return False


class _Judge:
    """The keywords, each a method that says whether a value fits it."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root

    def fits(self, value: Any, part: _Part) -> bool:
        if isinstance(part, bool):
            return part
        if "$id" in part and part is not self._root:
            raise _UnsureError
        for keyword, wanted in part.items():
            if keyword in _SAY_NOTHING:
                continue
            judge = _JUDGES.get(keyword)
            if judge is None:
                raise _UnsureError
            if not judge(self, value, wanted, part):
                return False
        return True

    def reference(self, value: Any, name: str, _: Any) -> bool:
        part = self._root.get("$defs", {}).get(name.removeprefix(_OWN)) if name.startswith(_OWN) else None
        if part is None:
            raise _UnsureError
        return self.fits(value, part)

    def type(self, value: Any, wanted: str | list[str], _: Any) -> bool:
        names = [wanted] if isinstance(wanted, str) else wanted
        if isinstance(value, float) and "integer" in names and "number" not in names:
            # 1.0 is a whole number to some.
            raise _UnsureError
        return any(isinstance(value, _TYPES[name]) for name in names) and (
            value is not True and value is not False or "boolean" in names
        )

    def enum(self, value: Any, wanted: list[Any], _: Any) -> bool:
        return any(_same(value, one) for one in wanted)

    def const(self, value: Any, wanted: Any, _: Any) -> bool:
        return _same(value, wanted)

    def pattern(self, value: Any, wanted: str, _: Any) -> bool:
        return not isinstance(value, str) or _occurs(wanted, value)

    def required(self, value: Any, wanted: list[str], _: Any) -> bool:
        return not isinstance(value, dict) or all(name in value for name in wanted)

    def properties(self, value: Any, wanted: Mapping[str, _Part], _: Any) -> bool:
        if not isinstance(value, dict):
            return True
        return all(self.fits(item, wanted[name]) for name, item in value.items() if name in wanted)

    def pattern_properties(self, value: Any, wanted: Mapping[str, _Part], _: Any) -> bool:
        if not isinstance(value, dict):
            return True
        return all(
            self.fits(item, part)
            for name, item in value.items()
            for pattern, part in wanted.items()
            if _occurs(pattern, name)
        )

    def additional(self, value: Any, wanted: _Part, part: Mapping[str, Any]) -> bool:
        if not isinstance(value, dict):
            return True
        known, like = part.get("properties", {}), part.get("patternProperties", {})
        return all(
            self.fits(item, wanted)
            for name, item in value.items()
            if name not in known and not any(_occurs(pattern, name) for pattern in like)
        )

    def names(self, value: Any, wanted: _Part, _: Any) -> bool:
        return not isinstance(value, dict) or all(self.fits(name, wanted) for name in value)

    def items(self, value: Any, wanted: _Part, part: Mapping[str, Any]) -> bool:
        if "prefixItems" in part:
            raise _UnsureError
        return not isinstance(value, list) or all(self.fits(item, wanted) for item in value)

    def contains(self, value: Any, wanted: _Part, part: Mapping[str, Any]) -> bool:
        if "minContains" in part:
            raise _UnsureError
        return not isinstance(value, list) or any(self.fits(item, wanted) for item in value)

    def unique(self, value: Any, wanted: bool, _: Any) -> bool:
        return not wanted or not isinstance(value, list) or len({_key(item) for item in value}) == len(value)

    def all_of(self, value: Any, wanted: list[_Part], _: Any) -> bool:
        return all(self.fits(value, part) for part in wanted)

    def any_of(self, value: Any, wanted: list[_Part], _: Any) -> bool:
        return any(self.fits(value, part) for part in wanted)

    def one_of(self, value: Any, wanted: list[_Part], _: Any) -> bool:
        return sum(self.fits(value, part) for part in wanted) == 1

    def none_of(self, value: Any, wanted: _Part, _: Any) -> bool:
        return not self.fits(value, wanted)

    def condition(self, value: Any, wanted: _Part, part: Mapping[str, Any]) -> bool:
        return self.fits(value, part.get("then" if self.fits(value, wanted) else "else", True))


def _measured(kind: Any, hold: Callable[[Any, Any], bool]) -> Callable[[_Judge, Any, Any, Any], bool]:
    return lambda _, value, limit, __: not isinstance(value, kind) or hold(len(value), limit)


def _compared(hold: Callable[[Any, Any], bool]) -> Callable[[_Judge, Any, Any, Any], bool]:
    return lambda _, value, limit, __: (
        isinstance(value, bool) or not isinstance(value, int | float) or hold(value, limit)
    )


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same to JSON, where 1 is not true."""
    if type(one) is not type(other):
        if isinstance(one, float) or isinstance(other, float):
            raise _UnsureError
        return False
    if isinstance(one, dict | list | float):
        raise _UnsureError
    return bool(one == other)


def _key(value: Any) -> Any:
    """What is equal for equal values only."""
    if isinstance(value, dict):
        return frozenset((name, _key(item)) for name, item in value.items())
    if isinstance(value, list):
        return (list, *map(_key, value))
    if isinstance(value, float):
        raise _UnsureError
    return type(value), value


def _occurs(pattern: str, text: str) -> bool:
    if _ODD.search(text):
        raise _UnsureError
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Pattern[str]:
    bare = pattern.replace("\\r\\n", "")
    if any(sign in bare for sign in _DOUBTFUL_PATTERN):
        raise _UnsureError
    return patterns.compile_now(pattern)


_TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}
_SAY_NOTHING = frozenset(
    (
        "$schema",
        "$id",
        "$defs",
        "$comment",
        "title",
        "description",
        "examples",
        "default",
        "format",
        "then",
        "else",
    )
)
_JUDGES: dict[str, Callable[[_Judge, Any, Any, Any], bool]] = {
    "$ref": _Judge.reference,
    "type": _Judge.type,
    "enum": _Judge.enum,
    "const": _Judge.const,
    "pattern": _Judge.pattern,
    "required": _Judge.required,
    "properties": _Judge.properties,
    "patternProperties": _Judge.pattern_properties,
    "additionalProperties": _Judge.additional,
    "propertyNames": _Judge.names,
    "items": _Judge.items,
    "contains": _Judge.contains,
    "uniqueItems": _Judge.unique,
    "allOf": _Judge.all_of,
    "anyOf": _Judge.any_of,
    "oneOf": _Judge.one_of,
    "not": _Judge.none_of,
    "if": _Judge.condition,
    "minLength": _measured(str, lambda size, limit: size >= limit),
    "maxLength": _measured(str, lambda size, limit: size <= limit),
    "minItems": _measured(list, lambda size, limit: size >= limit),
    "maxItems": _measured(list, lambda size, limit: size <= limit),
    "minProperties": _measured(dict, lambda size, limit: size >= limit),
    "maxProperties": _measured(dict, lambda size, limit: size <= limit),
    "minimum": _compared(lambda value, limit: value >= limit),
    "maximum": _compared(lambda value, limit: value <= limit),
    "exclusiveMinimum": _compared(lambda value, limit: value > limit),
    "exclusiveMaximum": _compared(lambda value, limit: value < limit),
}
