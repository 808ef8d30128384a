"""A frozen value is what a frozen dataclass is, only made later."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import typing
from collections.abc import Callable
from functools import cached_property
from typing import ClassVar

import pytest

from govern.annotations import Any, Literal, cast
from govern.values import NamedTuple, frozen, replace


@frozen
class Place:
    """A value with everything."""

    kind: ClassVar[str] = "place"
    line: int
    column: int = 1
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


@frozen
class Other:
    line: int
    column: int = 1
    names: tuple[str, ...] = ()


@frozen(slots=False)
class Cached:
    line: int

    @cached_property
    def double(self) -> int:
        return self.line * 2


@frozen(slots=False, eq=False)
class Identity:
    line: int


@frozen
class Nothing:
    pass


def test_it_is_made_and_compared_by_its_fields() -> None:
    other: object = Other(3)
    assert Place(3) == Place(3, 1, ()) == Place(line=3)
    assert Place(3) != Place(3, 2)
    assert Place(3) != other
    assert hash(Place(3)) == hash(Place(3))
    assert repr(Place(3)) == "Place(line=3, column=1, names=())"
    assert (str(Place(3)), Place.kind) == ("3:1", "place")
    assert Nothing() == Nothing()


def test_it_is_replaced_in_part() -> None:
    assert replace(Place(3, 4), column=5) == dataclasses.replace(Place(3, 4), column=5) == Place(3, 5)
    with pytest.raises(TypeError):
        replace(Place(3), row=1)


def test_wrong_arguments_are_refused_as_always() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'line'"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword"):
        Place(1, row=2)  # type: ignore[call-arg]


def test_it_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="line cannot be changed"):
        Place(3).line = 4  # type: ignore[misc]
    with pytest.raises(AttributeError, match="cannot be changed"):
        del Cached(3).line
    with pytest.raises(AttributeError):
        Place(3).__dict__  # noqa: B018 - slots leave none


def test_cached_properties_and_identity() -> None:
    assert Cached(3).double == 6
    one = Identity(3)
    assert one == one
    assert one != Identity(3)


def test_it_travels() -> None:
    for one in (Place(3, 4, ("a",)), Cached(3)):
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own
        assert copy.deepcopy(one) == one


def test_the_functions_of_dataclasses_take_it() -> None:
    assert dataclasses.replace(Place(3), column=2) == Place(3, 2)
    assert [field.name for field in dataclasses.fields(Place)] == ["line", "column", "names"]
    match Place(3, 4):
        case Place(line, column):
            assert (line, column) == (3, 4)


class Stretch(NamedTuple):
    """A row with everything."""

    start: int
    end: int = 1
    names: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start


class Plain(typing.NamedTuple):
    start: int
    end: int = 1
    names: tuple[str, ...] = ()


def test_a_named_tuple_is_what_typings_is() -> None:
    ours: Any = Stretch(3, end=7)
    theirs: Any = Plain(3, end=7)
    assert ours == theirs == (3, 7, ())
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Plain", "Stretch")
    assert ours._replace(end=9) == theirs._replace(end=9)
    assert type(ours._replace(end=9)) is type(Stretch._make([1, 2, ()])) is Stretch
    assert ours._asdict() == theirs._asdict()
    assert (Stretch._fields, Stretch._field_defaults) == (Plain._fields, Plain._field_defaults)
    assert (ours.start, ours.end, ours.names, ours.length, Stretch.__doc__) == (
        3,
        7,
        (),
        4,
        "A row with everything.",
    )
    assert sorted([Stretch(2), Stretch(1)]) == [Stretch(1), Stretch(2)]
    for again in (pickle.loads(pickle.dumps(ours)), copy.copy(ours), copy.deepcopy(ours)):  # noqa: S301
        assert (again, type(again)) == (ours, Stretch)
    match ours:
        case Stretch(start, end):
            assert (start, end) == (3, 7)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda row: row(),
        lambda row: row(1, 2, (), 4),
        lambda row: row(1, start=2),
        lambda row: row(1, other=2),
    ],
)
def test_a_named_tuple_refuses_what_typings_refuses(wrong: Callable[[type], object]) -> None:
    told = []
    for row in (Stretch, Plain):
        with pytest.raises(TypeError) as refused:
            wrong(row)
        told.append(str(refused.value).replace(row.__name__, "Row"))
    assert told[0] == told[1]


def test_a_named_tuple_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Stretch(1).start = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Stretch(1).other = 2  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="unexpected field names"):
        Stretch(1)._replace(other=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Expected 3 arguments"):
        Stretch._make([1])


def test_names_of_annotations_may_be_used_where_they_are_looked_at() -> None:
    assert cast("Any", "x") == "x"
    assert dict[str, Any] | None
    assert Callable[[Any], Literal[1]]


def test_seldom_and_often_used_are_the_same() -> None:
    @frozen
    class Slotted:
        one: int
        two: str = "b"

    @frozen(slots=False)
    class Open:
        one: int
        two: str = "b"

    class Row(NamedTuple):
        one: int
        two: str = "b"

    kinds: list[Any] = [Slotted, Open, Row]
    for kind in kinds:
        for _ in range(10):
            made = [kind(1), kind(1, "c"), kind(two="c", one=1), kind(1, two="b")]
            assert [(value.one, value.two) for value in made] == [(1, "b"), (1, "c"), (1, "c"), (1, "b")]
            assert made[0] == made[3] != made[1] == made[2]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [((), {}), ((1, 2, 3), {}), ((), {"two": 2}), ((), {"one": 1, "three": 3}), ((1,), {"one": 1})],
)
def test_wrong_arguments_are_refused_at_any_time(arguments: tuple[int, ...], named: dict[str, int]) -> None:
    @frozen
    class Slotted:
        one: int
        two: int = 2

    @frozen(slots=False)
    class Open:
        one: int
        two: int = 2

    kinds: list[Any] = [Slotted, Open]
    for kind in kinds:
        for _ in range(6):
            with pytest.raises(TypeError):
                kind(*arguments, **named)
            assert kind(1) == kind(one=1, two=2)
