"""Schema findings in plain words, each at the very key or value that is wrong.

A compiled validator (jsonschema-rs) decides first whether a document is valid; only when it is not does
jsonschema, which is slower but knows the branches, explain what is wrong. Of the first few documents ``sound`` may
say that they are valid, so that nobody waits for a library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from govern.annotations import TYPE_CHECKING, Any
from govern.documents.faults import Fault

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    from govern.documents.document import Document, Path, Position

    _Told = tuple[str, Path, bool, str, str]

_MAX_FAULTS = 50
_FEW = 12
"""So many documents are judged without the compiled validator, which takes as long to import as they take."""


class Schema:
    """A JSON Schema (draft 2020-12) ready to judge documents."""

    def __init__(self, schema: Mapping[str, Any] | Callable[[], Mapping[str, Any]]) -> None:
        """``schema`` is a valid draft 2020-12 schema as plain values, or what gives it when it is needed."""
        self._given = schema
        self._few = _FEW

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The schema as plain values."""
        return self._given() if callable(self._given) else self._given

    @cached_property
    def _is_valid(self) -> Callable[[Any], bool]:
        import jsonschema_rs

        return jsonschema_rs.Draft202012Validator(dict(self.schema)).is_valid

    @cached_property
    def _explain(self) -> Callable[[Any], Iterable[ValidationError]]:
        from jsonschema import Draft202012Validator
        from jsonschema.validators import extend

        def items(
            validator: Any, items: Any, instance: Any, schema: Mapping[str, Any]
        ) -> Iterator[ValidationError]:
            """The same errors as the library's own, which looks into items without a fault too, and long."""
            if not self._is_closed or "prefixItems" in schema or not isinstance(instance, list):
                yield from Draft202012Validator.VALIDATORS["items"](validator, items, instance, schema)
                return
            is_sound = self._compiled(items)
            for index, item in enumerate(instance):
                if not is_sound(item):
                    yield from validator.descend(instance=item, schema=items, path=index)

        explainer: Any = extend(Draft202012Validator, {"items": items})  # type: ignore[no-untyped-call]
        explain: Callable[[Any], Iterable[ValidationError]] = explainer(self.schema).iter_errors
        return explain

    @cached_property
    def _is_closed(self) -> bool:
        """Whether what the schema refers to are its own definitions, so that a part of it can be taken out."""
        return all(ref.startswith("#/$defs/") for ref in _references(self.schema))

    def _compiled(self, part: Any) -> Callable[[Any], bool]:
        """Whether a value has the form of a part of the schema."""
        found = self._parts.get(id(part))
        if found is None:
            import jsonschema_rs

            # Definitions come first: a part may refer to them, and none has its own.
            whole = {"$defs": self.schema.get("$defs", {}), "allOf": [part]}
            found = self._parts[id(part)] = jsonschema_rs.Draft202012Validator(whole).is_valid
        return found

    @cached_property
    def _parts(self) -> dict[int, Callable[[Any], bool]]:
        return {}

    def faults(self, document: Document) -> tuple[Fault, ...]:
        """What breaks the schema in a document's values, at most 50, in order of place."""
        found = self.problems(document.data)
        placed = {
            Fault(code, *_bounds(document.position, path, on_key), words, mend): None
            for code, path, on_key, words, mend in found
        }
        return tuple(
            sorted(placed, key=lambda fault: (fault.start, fault.end, fault.code, fault.message))[
                :_MAX_FAULTS
            ]
        )

    def problems(self, data: Any) -> list[tuple[str, Path, bool, str, str]]:
        """The same as ``(code, path, stands at the key, message, help)``, without positions."""
        if self._few > 0:
            from govern.documents.sound import is_surely_valid

            self._few -= 1
            if is_surely_valid(data, self.schema):
                return []
        if self._is_valid(data):
            return []
        told: list[tuple[str, Path, bool, str, str]] = []
        for error in self._explain(data):
            told.extend(_tell(error))
            if len(told) > _MAX_FAULTS:
                break
        return told or [
            ("DOC203", (), True, "The front matter does not have the form its schema asks for.", "")
        ]

    def __reduce__(self) -> tuple[type[Schema], tuple[Mapping[str, Any]]]:
        """Pickle as the plain schema: compiled validators do not travel between processes."""
        return (Schema, (self.schema,))


def _references(part: Any) -> Iterator[str]:
    """All references in a schema, and names that could be referred to, which start with no ``#``."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key in ("$ref", "$dynamicRef", "$anchor", "$dynamicAnchor") and isinstance(value, str):
                yield value
            yield from _references(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _references(value)


def _bounds(position: Callable[..., Position], path: Path, on_key: bool) -> tuple[int, int]:
    at = position(*path)
    return (at.key_start, at.key_end) if on_key else (at.start, at.end)


def _tell(error: ValidationError) -> Iterator[_Told]:
    """Turn one error into plain words; under oneOf/anyOf tell of the branch that was meant."""
    if error.validator in {"oneOf", "anyOf"} and error.context:
        for inner in _meant_branch(error):
            yield from _tell(inner)
        return
    teller = _TELLERS.get(str(error.validator))
    path: Path = tuple(error.absolute_path)
    if teller is None:
        yield ("DOC203", path, False, f"{_name(path)} does not have the form asked for: {error.message}", "")
        return
    yield from teller(error, path)


def _meant_branch(error: ValidationError) -> list[ValidationError]:
    """The errors of the branch the author most likely meant.

    A branch whose ``const``/``enum`` properties agree with the value (a discriminator) comes first, then the
    branch of the right type, then the one with the fewest and deepest complaints.
    """
    branches: dict[int, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)

    def rank(item: tuple[int, list[ValidationError]]) -> tuple[bool, bool, int, int]:
        _, errors = item
        discriminated = any(e.validator in {"const", "enum"} and len(e.path) == 1 for e in errors)
        wrong_type = any(e.validator == "type" and not e.path for e in errors)
        return (wrong_type, discriminated, len(errors), -max(len(e.path) for e in errors))

    return min(branches.items(), key=rank)[1]


def _name(path: Path) -> str:
    if not path:
        return "The front matter"
    last = path[-1]
    if isinstance(last, int):
        parent = next((part for part in reversed(path) if isinstance(part, str)), "the list")
        return f"Entry {last + 1} of “{parent}”"
    return f"“{last}”"


def _near(word: Any, names: Iterable[Any]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(str(word).lower(), [str(name) for name in names], 1, 0.6)
    return f" Did you mean “{close[0]}”?" if close else ""


def _required(error: ValidationError, path: Path) -> Iterator[_Told]:
    instance = error.instance if isinstance(error.instance, dict) else {}
    wanted: Any = error.validator_value
    for key in wanted:
        if key not in instance:
            about = _about(error, key)
            where = "" if not path else f" in {_name(path)}"
            yield ("DOC201", path, True, f"The key “{key}” is missing{where}.", f"Add `{key}:`{about}.")


def _about(error: ValidationError, key: str) -> str:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    known = schema.get("properties", {}).get(key, {})
    described = known.get("description") if isinstance(known, Mapping) else None
    return f" – {str(described).rstrip('.')}" if described else ""


def _additional(error: ValidationError, path: Path) -> Iterator[_Told]:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    known = list(schema.get("properties", {}))
    patterns = schema.get("patternProperties", {})
    import re

    instance: Any = error.instance
    for key in instance:
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        mend = _near(key, known).strip() or "Remove it, or name it x-… if it is yours."
        if instance[key] is None and " " in key:
            mend = "If it belongs to the value before it, put that value in quotes: a comma ends an unquoted one."
        yield ("DOC202", (*path, key), True, f"The key “{key}” is not known here.", mend)


def _enum(error: ValidationError, path: Path) -> Iterator[_Told]:
    value: Any = error.validator_value
    allowed = [value] if error.validator == "const" else list(value)
    choice = ", ".join(_written(value) for value in allowed)
    near = _near(error.instance, allowed) if isinstance(error.instance, str) else ""
    yield (
        "DOC204",
        path,
        False,
        f"{_name(path)} may not be {_written(error.instance)}.",
        f"Use one of: {choice}.{near}",
    )


_TYPE_WORDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of `key: value` lines",
    "null": "empty",
}


def _type(error: ValidationError, path: Path) -> Iterator[_Told]:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    words = " or ".join(_TYPE_WORDS.get(str(kind), str(kind)) for kind in wanted)
    mend = (
        f"Put it in quotes: '{error.instance}'." if words == "a text" and _is_number(error.instance) else ""
    )
    yield ("DOC203", path, False, f"{_name(path)} must be {words}, not {_written(error.instance)}.", mend)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _pattern(error: ValidationError, path: Path) -> Iterator[_Told]:
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    examples = schema.get("examples") or []
    like = f" Write it like {' or '.join(_written(example) for example in examples[:2])}." if examples else ""
    described = str(schema.get("description", "")).rstrip(".")
    mend = (f"{described}." if described else "") + like
    yield ("DOC205", path, False, f"{_name(path)} cannot be {_written(error.instance)}.", mend.strip())


def _size(error: ValidationError, path: Path) -> Iterator[_Told]:
    limit = error.validator_value
    words = {
        "minItems": f"needs at least {limit}",
        "maxItems": f"may hold at most {limit}",
        "minLength": "may not be empty" if limit == 1 else f"needs at least {limit} characters",
        "maxLength": f"may have at most {limit} characters",
        "minProperties": "may not be empty" if limit == 1 else f"needs at least {limit} keys",
        "minimum": f"may not be less than {limit}",
        "maximum": f"may not be more than {limit}",
        "exclusiveMinimum": f"must be more than {limit}",
        "uniqueItems": "holds the same value twice",
    }[str(error.validator)]
    yield ("DOC206", path, False, f"{_name(path)} {words}.", "")


def _written(value: Any) -> str:
    if isinstance(value, str):
        return f"“{value[:60]}”"
    if isinstance(value, (dict, list)):
        return "a list" if isinstance(value, list) else "a group of keys"
    if value is None:
        return "empty"
    return str(value).lower() if isinstance(value, bool) else str(value)[:60]


_TELLERS: dict[str, Callable[[ValidationError, Path], Iterator[_Told]]] = {
    "required": _required,
    "additionalProperties": _additional,
    "enum": _enum,
    "const": _enum,
    "type": _type,
    "pattern": _pattern,
    **dict.fromkeys(
        (
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "minProperties",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "uniqueItems",
        ),
        _size,
    ),
}
