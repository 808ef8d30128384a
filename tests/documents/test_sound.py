"""What is said to fit a schema without a validator is what the validator says, and the schemas we ship are understood."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govern.documents.complaints import Complaint, complaints, told_by_library
from govern.documents.schema import Schema
from govern.documents.sound import UnsureError, fits_surely
from govern.documents.yaml_reader import load
from tests.conftest import PROJECT
from tests.documents.test_plain_yaml import front_matter

DEFS = {"$defs": {"name": {"type": "string", "minLength": 2}}}
CASES: list[tuple[dict[str, Any], list[Any], list[Any]]] = [
    ({"type": "string"}, ["a"], [1, None, True]),
    ({"type": ["string", "null"]}, ["a", None], [1, []]),
    ({"type": "integer"}, [1], [True, "1"]),
    ({"type": "number"}, [1, 1.5], [True]),
    ({"type": "boolean"}, [True], [1]),
    ({"type": ["boolean", "integer"]}, [True, 1], [None]),
    ({"enum": ["a", None, 1]}, ["a", None, 1], ["b", True]),
    ({"const": 1}, [1], [True, "1"]),
    ({"pattern": "^a$"}, ["a", 1], ["b", "ab"]),
    ({"required": ["a"]}, [{"a": 1}, 1], [{}]),
    ({"properties": {"a": {"type": "string"}}}, [{"a": "b"}, {"c": 1}, 1], [{"a": 1}]),
    ({"patternProperties": {"^x-": {"type": "string"}}}, [{"x-a": "b"}, {"c": 1}, 1], [{"x-a": 1}]),
    ({"additionalProperties": False, "properties": {"a": True}, "patternProperties": {"^x-": True}},
     [{"a": 1, "x-b": 2}, 1], [{"b": 1}]),
    ({"additionalProperties": {"type": "string"}}, [{"a": "b"}], [{"a": 1}]),
    ({"propertyNames": {"maxLength": 1}}, [{"a": 1}, 1], [{"ab": 1}]),
    ({"items": {"type": "string"}}, [["a"], [], 1], [[1]]),
    ({"contains": {"const": "a"}}, [["b", "a"], 1], [["b"], []]),
    ({"uniqueItems": True}, [["a", "b"], [1, True], [{"a": 1}, {"a": True}], [[1], [2]], 1],
     [["a", "a"], [{"a": [1]}, {"a": [1]}]]),
    ({"uniqueItems": False}, [["a", "a"]], []),
    ({"allOf": [{"type": "string"}, {"minLength": 1}]}, ["a"], ["", 1]),
    ({"anyOf": [{"type": "string"}, {"type": "null"}]}, ["a", None], [1]),
    ({"oneOf": [{"type": "string"}, {"maxLength": 1}]}, ["ab", 1], ["a"]),
    ({"not": {"type": "string"}}, [1], ["a"]),
    ({"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"minimum": 1}}, ["a", 1], ["", 0]),
    ({"if": {"type": "string"}, "then": {"minLength": 1}}, ["a", 0], [""]),
    ({"minItems": 1, "maxItems": 2}, [["a"], "x"], [[], ["a", "b", "c"]]),
    ({"minProperties": 1, "maxProperties": 1}, [{"a": 1}, 1], [{}, {"a": 1, "b": 2}]),
    ({"minimum": 1, "maximum": 3}, [1, 3, 2.5, "x", True], [0, 4]),
    ({"exclusiveMinimum": 1, "exclusiveMaximum": 3}, [2], [1, 3]),
    ({**DEFS, "$ref": "#/$defs/name"}, ["ab"], ["a"]),
    ({"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/a", "title": "x",
      "format": "date", "items": True}, ["2026-02-30", 1], []),
    ({"items": False}, [[]], [[1]]),
]  # fmt: skip
UNSURE: list[tuple[dict[str, Any], Any]] = [
    ({"type": "integer"}, 1.0),
    ({"const": 1}, 1.0),
    ({"const": 1.5}, 1.5),
    ({"enum": [["a"]]}, ["a"]),
    ({"uniqueItems": True}, [1.0, 2.0]),
    ({"pattern": "^a$"}, "a\n"),
    ({"pattern": "^.*$"}, "\u2028"),
    ({"pattern": "\\d"}, "1"),
    ({"pattern": "(?=a)"}, "a"),
    ({"prefixItems": [True], "items": False}, ["a"]),
    ({"items": {"prefixItems": [True]}}, [["a"]]),
    ({"not": {"items": False, "prefixItems": [True]}}, ["a"]),
    ({"not": {"contains": False, "minContains": 0}}, ["a"]),
    ({"properties": {"a": {"$id": "https://example.com/b", "type": "string"}}}, {"a": "b"}),
    ({"$ref": "#"}, "a"),
    ({**DEFS, "$ref": "#/$defs/other"}, "ab"),
    ({"unevaluatedProperties": False}, {}),
]


def valid(value: Any, schema: dict[str, Any]) -> bool:
    return jsonschema_rs.Draft202012Validator(schema).is_valid(value)


@pytest.mark.parametrize(("schema", "fitting", "others"), CASES)
def test_keywords(schema: dict[str, Any], fitting: list[Any], others: list[Any]) -> None:
    for values, expected in ((fitting, True), (others, False)):
        for value in values:
            assert (fits_surely(value, schema), valid(value, schema)) == (expected, expected), value


@pytest.mark.parametrize(("schema", "fitting", "others"), CASES)
def test_what_is_wrong(schema: dict[str, Any], fitting: list[Any], others: list[Any]) -> None:
    assert [one for value in fitting for one in complaints(value, schema)] == []
    for value in others:
        with suppress(UnsureError):
            assert once(complaints(value, schema)) == library_says(value, schema), value


@pytest.mark.parametrize(
    "schema",
    [
        {"maxProperties": 0},
        {"exclusiveMaximum": 1},
        {"not": {}},
        {"items": False},
        {"contains": False},
        {"oneOf": [{}, {}]},
        {"properties": {"a": {"$id": "https://example.com/b", "type": "string"}}},
        {"items": {"prefixItems": [{"type": "null"}]}},
        {"items": {"type": "null"}, "prefixItems": [{"type": "null"}]},
    ],
)
def test_what_only_the_library_has_words_for(schema: dict[str, Any]) -> None:
    values = [{"a": 1}, 1, [1], [[1]]]
    told = [Schema(schema).problems(value) for value in values]
    assert [bool(one) for one in told] == [not Draft202012Validator(schema).is_valid(one) for one in values]
    assert any(told)


@pytest.mark.parametrize(("schema", "value"), UNSURE)
def test_where_validators_may_differ_nothing_is_said(schema: dict[str, Any], value: Any) -> None:
    assert fits_surely(value, schema) is None


def test_what_nests_too_deep_is_left_to_the_validator() -> None:
    value: Any = "a"
    for _ in range(5000):
        value = [value]
    schema = {"$defs": {"x": {"items": {"$ref": "#/$defs/x"}}}, "$ref": "#/$defs/x"}
    assert fits_surely(value, schema) is None


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (PROJECT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    )
    return found


SCHEMAS = {name: read(name) for name in ("email-sequence", "lead", "policy")}


def documents() -> list[tuple[str, Any]]:
    found = [("policy", load((PROJECT / "govern.yaml").read_text(encoding="utf-8")).value)]
    for name, folder in (("email-sequence", "content/campaigns/email-sequences"), ("lead", "leads")):
        paths = sorted((PROJECT / folder).glob("*.md"))[:12]
        found.extend((name, load(front_matter(path)).value) for path in paths)
    return found


DOCUMENTS = documents()
VALIDATORS = {name: jsonschema_rs.Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
VALUES = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 1.0, 2.5, 10**30, "", "x", "x\n", "\u2028", "2026-01-01", "G1", "S2", "pass", "no"),
        *("a" * 300, "approved", "nurture", "cmo", [], {}, ["a", "a"], [1, True], {"x-a": 1}, {"name": 1}, [{"a": 1}, {"a": 1}]),
    ]
)  # fmt: skip


def test_what_people_write_here_fits_surely() -> None:
    assert [value for name, value in DOCUMENTS if not fits_surely(value, SCHEMAS[name])] == []


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(DOCUMENTS), st.data())
def test_what_is_sure_is_so(document: tuple[str, Any], data: st.DataObject) -> None:
    """That a value fits or not, and then what is wrong with it, is what the validators say."""
    name, value = document[0], copy.deepcopy(document[1])
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(value, data)
    fits = fits_surely(value, SCHEMAS[name])
    assert fits in {None, VALIDATORS[name].is_valid(value)}
    with suppress(UnsureError):
        assert once(complaints(value, SCHEMAS[name])) == library_says(value, SCHEMAS[name])


def library_says(value: Any, schema: dict[str, Any]) -> list[Complaint]:
    """The same without the library's words."""
    return once(told_by_library(error) for error in Draft202012Validator(schema).iter_errors(value))


def once(found: Iterable[Complaint]) -> list[Complaint]:
    """Each complaint once: the library complains of every missing key by itself."""
    told: list[Complaint] = []
    for one in found:
        branches: dict[int, list[Complaint]] = {branch: [] for branch, _ in one.context}
        for branch, inner in one.context:
            branches[branch].append(inner)
        context = tuple((branch, inner) for branch in branches for inner in once(branches[branch]))
        bare = Complaint(one.keyword, one.wanted, one.value, one.part, one.path, context)
        if bare not in told:
            told.append(bare)
    return told


def spoil(value: Any, data: st.DataObject) -> None:
    """Change, add or remove something, anywhere inside."""
    while value and data.draw(st.booleans()):
        inner = value[draw_key(value, data)]
        if not isinstance(inner, dict | list) or not inner:
            break
        value = inner
    if not value:
        return
    if data.draw(st.booleans()):
        value[draw_key(value, data)] = copy.deepcopy(data.draw(VALUES))
    elif data.draw(st.booleans()):
        del value[draw_key(value, data)]
    elif isinstance(value, list):
        value.append(copy.deepcopy(value[draw_key(value, data)]))
    else:
        value[data.draw(st.sampled_from(["x-new", "new", "G1", "note"]))] = copy.deepcopy(data.draw(VALUES))


def draw_key(value: Any, data: st.DataObject) -> Any:
    return data.draw(st.sampled_from(list(value) if isinstance(value, dict) else range(len(value))))


def test_a_schema_says_the_same_of_the_first_documents_and_of_later_ones() -> None:
    schema = Schema(SCHEMAS["lead"])
    sound = next(value for name, value in DOCUMENTS if name == "lead")
    broken = {**sound, "stage": "nowhere"}
    told = [schema.problems(value) for _ in range(15) for value in (sound, broken)]
    assert told[::2] == [[]] * 15
    assert [one[0][0] for one in told[1::2]] == ["DOC204"] * 15
