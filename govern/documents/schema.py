"""Schema findings in plain words, each at the very key or value that is wrong.

A compiled validator (jsonschema-rs) decides first whether a document is valid. Of the first few documents ``sound`` may
say it, so that nobody waits for a library. What is wrong with one that is not, ``complaints`` tells where it is sure;
otherwise jsonschema, which is slower but knows everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from govern.annotations import TYPE_CHECKING, Any
from govern.documents.faults import Fault

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    from govern.documents.complaints import Complaint
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

        return Draft202012Validator(self.schema).iter_errors

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
        fits = None
        if self._few > 0:
            from govern.documents.sound import fits_surely

            self._few -= 1
            fits = fits_surely(data, self.schema)
        if fits is None:
            fits = self._is_valid(data)
        return [] if fits else self._told(data)

    def _told(self, data: Any) -> list[_Told]:
        from govern.documents.complaints import complaints, told_by_library
        from govern.documents.sound import UnsureError

        try:
            told = _some(complaints(data, self.schema))
        except (UnsureError, RecursionError):
            told = _some(map(told_by_library, self._explain(data)))
        return told or [
            ("DOC203", (), True, "The front matter does not have the form its schema asks for.", "")
        ]

    def __reduce__(self) -> tuple[type[Schema], tuple[Mapping[str, Any]]]:
        """Pickle as the plain schema: compiled validators do not travel between processes."""
        return (Schema, (self.schema,))


def _bounds(position: Callable[..., Position], path: Path, on_key: bool) -> tuple[int, int]:
    at = position(*path)
    return (at.key_start, at.key_end) if on_key else (at.start, at.end)


def _some(found: Iterable[Complaint]) -> list[_Told]:
    # The library complains of every missing key by itself, and each complaint tells of all of them.
    told: dict[_Told, None] = {}
    for complaint in found:
        told.update(dict.fromkeys(_tell(complaint)))
        if len(told) > _MAX_FAULTS:
            break
    return list(told)


def _tell(error: Complaint) -> Iterator[_Told]:
    """Turn one error into plain words; under oneOf/anyOf tell of the branch that was meant."""
    if error.keyword in {"oneOf", "anyOf"} and error.context:
        for inner in _meant_branch(error):
            yield from _tell(inner)
        return
    teller = _TELLERS.get(error.keyword)
    path = error.path
    if teller is None and not error.message:
        # There are no words of ours for it, and the library was not asked yet.
        from govern.documents.sound import UnsureError

        raise UnsureError
    if teller is None:
        yield ("DOC203", path, False, f"{_name(path)} does not have the form asked for: {error.message}", "")
        return
    yield from teller(error, path)


def _meant_branch(error: Complaint) -> list[Complaint]:
    """The errors of the branch the author most likely meant.

    A branch whose ``const``/``enum`` properties agree with the value (a discriminator) comes first, then the
    branch of the right type, then the one with the fewest and deepest complaints.
    """
    branches: dict[int, list[Complaint]] = {}
    for branch, inner in error.context:
        branches.setdefault(branch, []).append(inner)

    def rank(item: tuple[int, list[Complaint]]) -> tuple[bool, bool, int, int]:
        _, errors = item
        below = [(one.keyword, len(one.path) - len(error.path)) for one in errors]
        discriminated = any(keyword in {"const", "enum"} and depth == 1 for keyword, depth in below)
        wrong_type = ("type", 0) in below
        return (wrong_type, discriminated, len(errors), -max(depth for _, depth in below))

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


def _required(error: Complaint, path: Path) -> Iterator[_Told]:
    instance = error.value if isinstance(error.value, dict) else {}
    wanted: Any = error.wanted
    for key in wanted:
        if key not in instance:
            about = _about(error, key)
            where = "" if not path else f" in {_name(path)}"
            yield ("DOC201", path, True, f"The key “{key}” is missing{where}.", f"Add `{key}:`{about}.")


def _about(error: Complaint, key: str) -> str:
    schema = error.part if isinstance(error.part, Mapping) else {}
    known = schema.get("properties", {}).get(key, {})
    described = known.get("description") if isinstance(known, Mapping) else None
    return f" – {str(described).rstrip('.')}" if described else ""


def _additional(error: Complaint, path: Path) -> Iterator[_Told]:
    schema = error.part if isinstance(error.part, Mapping) else {}
    known = list(schema.get("properties", {}))
    patterns = schema.get("patternProperties", {})
    import re

    instance: Any = error.value
    for key in instance:
        if key in known or any(re.search(pattern, key) for pattern in patterns):
            continue
        mend = _near(key, known).strip() or "Remove it, or name it x-… if it is yours."
        if instance[key] is None and " " in key:
            mend = "If it belongs to the value before it, put that value in quotes: a comma ends an unquoted one."
        yield ("DOC202", (*path, key), True, f"The key “{key}” is not known here.", mend)


def _enum(error: Complaint, path: Path) -> Iterator[_Told]:
    value: Any = error.wanted
    allowed = [value] if error.keyword == "const" else list(value)
    choice = ", ".join(_written(value) for value in allowed)
    near = _near(error.value, allowed) if isinstance(error.value, str) else ""
    yield (
        "DOC204",
        path,
        False,
        f"{_name(path)} may not be {_written(error.value)}.",
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


def _type(error: Complaint, path: Path) -> Iterator[_Told]:
    wanted = error.wanted if isinstance(error.wanted, list) else [error.wanted]
    words = " or ".join(_TYPE_WORDS.get(str(kind), str(kind)) for kind in wanted)
    mend = f"Put it in quotes: '{error.value}'." if words == "a text" and _is_number(error.value) else ""
    yield ("DOC203", path, False, f"{_name(path)} must be {words}, not {_written(error.value)}.", mend)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _pattern(error: Complaint, path: Path) -> Iterator[_Told]:
    schema = error.part if isinstance(error.part, Mapping) else {}
    examples = schema.get("examples") or []
    like = f" Write it like {' or '.join(_written(example) for example in examples[:2])}." if examples else ""
    described = str(schema.get("description", "")).rstrip(".")
    mend = (f"{described}." if described else "") + like
    yield ("DOC205", path, False, f"{_name(path)} cannot be {_written(error.value)}.", mend.strip())


def _size(error: Complaint, path: Path) -> Iterator[_Told]:
    limit = error.wanted
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
    }[error.keyword]
    yield ("DOC206", path, False, f"{_name(path)} {words}.", "")


def _written(value: Any) -> str:
    if isinstance(value, str):
        return f"“{value[:60]}”"
    if isinstance(value, (dict, list)):
        return "a list" if isinstance(value, list) else "a group of keys"
    if value is None:
        return "empty"
    return str(value).lower() if isinstance(value, bool) else str(value)[:60]


_TELLERS: dict[str, Callable[[Complaint, Path], Iterator[_Told]]] = {
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
