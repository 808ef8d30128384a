"""Whether a value surely fits a JSON Schema (draft 2020-12), found out without importing a validator.

Importing one takes longer than judging a template does. What is said here is what a validator says; where anything is
in doubt (a keyword, a regular expression, a number or a character that not all validators take alike), nothing
is said, and the validator is asked. A test holds both to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from re import Pattern

from govern import patterns
from govern.annotations import Any

Part = Mapping[str, Any] | bool
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


class UnsureError(Exception):
    """Only a validator can tell."""


def fits_surely(value: Any, schema: Mapping[str, Any]) -> bool | None:
    """Whether a value of plain Python fits a schema; ``None`` where that cannot be told here."""
    try:
        return judge_by(schema).fits(value, schema)
    except (UnsureError, RecursionError):
        return None


def judge_by(schema: Mapping[str, Any]) -> _Judge:
    """Who says of a value whether it fits the schema, a part of it or one keyword, or raises ``UnsureError``."""
    return _Judge(schema)


class _Judge:
    """The keywords, each a method that says whether a value fits it, or raises ``UnsureError``."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root

    def fits(self, value: Any, part: Part) -> bool:
        if isinstance(part, bool):
            return part
        self.be_sure_of(part)
        for keyword, wanted in part.items():
            if keyword not in SAY_NOTHING and not self.keeps(value, keyword, wanted, part):
                return False
        return True

    def be_sure_of(self, part: Mapping[str, Any]) -> None:
        """Raise ``UnsureError`` for a part with a name of its own, to which references may lead."""
        if "$id" in part and part is not self._root:
            raise UnsureError

    def keeps(self, value: Any, keyword: str, wanted: Any, part: Mapping[str, Any]) -> bool:
        """Whether a value keeps what one keyword of a part wants."""
        judge = _JUDGES.get(keyword)
        if judge is None:
            raise UnsureError
        return judge(self, value, wanted, part)

    def referred(self, name: str) -> Part:
        """The part that a reference leads to."""
        part: Part | None = (
            self._root.get("$defs", {}).get(name.removeprefix(_OWN)) if name.startswith(_OWN) else None
        )
        if part is None:
            raise UnsureError
        return part

    def reference(self, value: Any, name: str, _: Any) -> bool:
        return self.fits(value, self.referred(name))

    def type(self, value: Any, wanted: str | list[str], _: Any) -> bool:
        names = [wanted] if isinstance(wanted, str) else wanted
        if isinstance(value, float) and "integer" in names and "number" not in names:
            # 1.0 is a whole number to some.
            raise UnsureError
        return any(isinstance(value, _TYPES[name]) for name in names) and (
            value is not True and value is not False or "boolean" in names
        )

    def enum(self, value: Any, wanted: list[Any], _: Any) -> bool:
        return any(_same(value, one) for one in wanted)

    def const(self, value: Any, wanted: Any, _: Any) -> bool:
        return _same(value, wanted)

    def pattern(self, value: Any, wanted: str, _: Any) -> bool:
        return not isinstance(value, str) or occurs(wanted, value)

    def required(self, value: Any, wanted: list[str], _: Any) -> bool:
        return not isinstance(value, dict) or all(name in value for name in wanted)

    def properties(self, value: Any, wanted: Mapping[str, Part], _: Any) -> bool:
        if not isinstance(value, dict):
            return True
        return all(self.fits(item, wanted[name]) for name, item in value.items() if name in wanted)

    def pattern_properties(self, value: Any, wanted: Mapping[str, Part], _: Any) -> bool:
        if not isinstance(value, dict):
            return True
        return all(
            self.fits(item, part)
            for name, item in value.items()
            for pattern, part in wanted.items()
            if occurs(pattern, name)
        )

    def additional(self, value: Any, wanted: Part, part: Mapping[str, Any]) -> bool:
        if not isinstance(value, dict):
            return True
        return all(self.fits(value[name], wanted) for name in extra(value, part))

    def names(self, value: Any, wanted: Part, _: Any) -> bool:
        return not isinstance(value, dict) or all(self.fits(name, wanted) for name in value)

    def items(self, value: Any, wanted: Part, part: Mapping[str, Any]) -> bool:
        if "prefixItems" in part:
            raise UnsureError
        return not isinstance(value, list) or all(self.fits(item, wanted) for item in value)

    def contains(self, value: Any, wanted: Part, part: Mapping[str, Any]) -> bool:
        if "minContains" in part:
            raise UnsureError
        return not isinstance(value, list) or any(self.fits(item, wanted) for item in value)

    def unique(self, value: Any, wanted: bool, _: Any) -> bool:
        return not wanted or not isinstance(value, list) or len({_key(item) for item in value}) == len(value)

    def all_of(self, value: Any, wanted: list[Part], _: Any) -> bool:
        return all(self.fits(value, part) for part in wanted)

    def any_of(self, value: Any, wanted: list[Part], _: Any) -> bool:
        return any(self.fits(value, part) for part in wanted)

    def one_of(self, value: Any, wanted: list[Part], _: Any) -> bool:
        return sum(self.fits(value, part) for part in wanted) == 1

    def none_of(self, value: Any, wanted: Part, _: Any) -> bool:
        return not self.fits(value, wanted)

    def condition(self, value: Any, wanted: Part, part: Mapping[str, Any]) -> bool:
        return self.fits(value, part.get("then" if self.fits(value, wanted) else "else", True))


def extra(value: Mapping[str, Any], part: Mapping[str, Any]) -> Iterator[str]:
    """The keys that a part of a schema does not name."""
    known, like = part.get("properties", {}), part.get("patternProperties", {})
    for name in value:
        if name not in known and not any(occurs(pattern, name) for pattern in like):
            yield name


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
            raise UnsureError
        return False
    if isinstance(one, dict | list | float):
        raise UnsureError
    return bool(one == other)


def _key(value: Any) -> Any:
    """What is equal for equal values only."""
    if isinstance(value, dict):
        return frozenset((name, _key(item)) for name, item in value.items())
    if isinstance(value, list):
        return (list, *map(_key, value))
    if isinstance(value, float):
        raise UnsureError
    return type(value), value


def occurs(pattern: str, text: str) -> bool:
    """Whether a regular expression is found in a text, where all engines say the same."""
    if _ODD.search(text):
        raise UnsureError
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Pattern[str]:
    bare = pattern.replace("\\r\\n", "")
    if any(sign in bare for sign in _DOUBTFUL_PATTERN):
        raise UnsureError
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
SAY_NOTHING = frozenset(
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
