"""What a JSON Schema (draft 2020-12) does not allow in a value, found out without importing a validator.

Importing the one that explains takes longer than judging several templates. Every keyword that ``sound`` can judge is told
of here as jsonschema tells of it, in the same order; where ``sound`` is not sure, the library is asked. A test holds both to
each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from govern.annotations import TYPE_CHECKING, Any
from govern.documents.sound import SAY_NOTHING, Part, UnsureError, extra, judge_by, occurs
from govern.values import frozen

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    from govern.documents.document import Path

    _Found = Iterator["Complaint"]


@frozen
class Complaint:
    """A keyword that a value breaks, and where.

    ``part`` is the schema in which the keyword stands. Under ``anyOf`` and ``oneOf`` there are complaints of every branch,
    each with the branch's number. ``message`` is what the library says, if it was asked.
    """

    keyword: str
    wanted: Any
    value: Any
    part: Any
    path: Path
    context: tuple[tuple[int, Complaint], ...] = ()
    message: str = ""


def told_by_library(error: ValidationError) -> Complaint:
    """The same of an error that jsonschema found."""
    return Complaint(
        str(error.validator),
        error.validator_value,
        error.instance,
        error.schema,
        tuple(error.absolute_path),
        tuple((int(inner.schema_path[0]), told_by_library(inner)) for inner in error.context or ()),
        error.message,
    )


def complaints(value: Any, schema: Mapping[str, Any]) -> Iterator[Complaint]:
    """All complaints about a value of plain Python, in the order in which jsonschema has them.

    Raises ``UnsureError`` where only a validator can tell, and ``RecursionError``: then those before count for nothing.
    """
    return _Explainer(schema).about(value, schema, ())


class _Explainer:
    """The keywords that look into other parts; what all others want, ``sound`` knows."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._judge = judge_by(root)

    def about(self, value: Any, part: Part, path: Path) -> _Found:
        if part is True:
            return
        if part is False:
            raise UnsureError
        self._judge.be_sure_of(part)
        for keyword, wanted in part.items():
            if keyword in SAY_NOTHING:
                continue
            look = _LOOKING.get(keyword)
            if look is not None:
                yield from look(self, value, wanted, part, path)
            elif not self._judge.keeps(value, keyword, wanted, part):
                yield Complaint(keyword, wanted, value, part, path)

    def reference(self, value: Any, name: str, _: Any, path: Path) -> _Found:
        yield from self.about(value, self._judge.referred(name), path)

    def properties(self, value: Any, wanted: Mapping[str, Part], _: Any, path: Path) -> _Found:
        for name, part in wanted.items() if isinstance(value, dict) else ():
            if name in value:
                yield from self.about(value[name], part, (*path, name))

    def like(self, value: Any, wanted: Mapping[str, Part], _: Any, path: Path) -> _Found:
        for pattern, part in wanted.items() if isinstance(value, dict) else ():
            for name, item in value.items():
                if occurs(pattern, name):
                    yield from self.about(item, part, (*path, name))

    def additional(self, value: Any, wanted: Part, part: Mapping[str, Any], path: Path) -> _Found:
        if not isinstance(value, dict):
            return
        unknown = list(extra(value, part))
        if wanted is False and unknown:
            yield Complaint("additionalProperties", wanted, value, part, path)
        elif wanted is not False:
            for name in unknown:
                yield from self.about(value[name], wanted, (*path, name))

    def names(self, value: Any, wanted: Part, _: Any, path: Path) -> _Found:
        for name in value if isinstance(value, dict) else ():
            yield from self.about(name, wanted, path)

    def items(self, value: Any, wanted: Part, part: Mapping[str, Any], path: Path) -> _Found:
        if "prefixItems" in part:
            raise UnsureError
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from self.about(item, wanted, (*path, index))

    def all_of(self, value: Any, wanted: list[Part], _: Any, path: Path) -> _Found:
        for part in wanted:
            yield from self.about(value, part, path)

    def any_of(
        self, value: Any, wanted: list[Part], part: Any, path: Path, *, keyword: str = "anyOf"
    ) -> _Found:
        context: list[tuple[int, Complaint]] = []
        for number, branch in enumerate(wanted):
            found = [(number, one) for one in self.about(value, branch, path)]
            if not found:
                break
            context += found
        else:
            yield Complaint(keyword, wanted, value, part, path, tuple(context))

    def one_of(self, value: Any, wanted: list[Part], part: Any, path: Path) -> _Found:
        if sum(self._judge.fits(value, branch) for branch in wanted) > 1:
            raise UnsureError
        yield from self.any_of(value, wanted, part, path, keyword="oneOf")

    def condition(self, value: Any, wanted: Part, part: Mapping[str, Any], path: Path) -> _Found:
        yield from self.about(
            value, part.get("then" if self._judge.fits(value, wanted) else "else", True), path
        )


_LOOKING: Mapping[str, Callable[[_Explainer, Any, Any, Any, Path], _Found]] = {
    "$ref": _Explainer.reference,
    "properties": _Explainer.properties,
    "patternProperties": _Explainer.like,
    "additionalProperties": _Explainer.additional,
    "propertyNames": _Explainer.names,
    "items": _Explainer.items,
    "allOf": _Explainer.all_of,
    "anyOf": _Explainer.any_of,
    "oneOf": _Explainer.one_of,
    "if": _Explainer.condition,
}
