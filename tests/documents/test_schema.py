from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from govern import packaged
from govern.documents.reader import read_document
from govern.documents.schema import Schema
from govern.documents.sound import UnsureError
from govern.errors import PolicyError

ENTRY: dict[str, Any] = {
    "type": "object",
    "required": ["event"],
    "properties": {"event": {"enum": ["sent", "note"]}},
    "oneOf": [
        {"required": ["touch"], "properties": {"event": {"const": "sent"}, "touch": {"type": "integer"}}},
        {"required": ["text"], "properties": {"event": {"const": "note"}, "text": {"type": "string"}}},
    ],
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["title"],
    "additionalProperties": False,
    "patternProperties": {"^x-": {}},
    "properties": {
        "title": {"type": "string", "minLength": 1, "maxLength": 10, "description": "What it is about."},
        "status": {"enum": ["draft", "approved"]},
        "kind": {"const": "mail"},
        "version": {
            "type": "string",
            "pattern": "^v[0-9]+$",
            "examples": ["v1", "v2"],
            "description": "The version.",
        },
        "names": {
            "type": "array",
            "items": {"type": "string"},
            "minItems": 1,
            "maxItems": 2,
            "uniqueItems": True,
        },
        "count": {"type": "integer", "minimum": 1, "maximum": 5},
        "amount": {"type": "number", "exclusiveMinimum": 0},
        "group": {"type": "object", "minProperties": 1},
        "history": {"type": "array", "items": ENTRY},
        "choice": {"anyOf": [{"type": "string"}, {"type": "object", "required": ["name"]}]},
        "odd": {"multipleOf": 2},
    },
}


def said(front: str) -> list[tuple[str, str, str, str]]:
    text = f"---\n{front}\n---\n"
    document = read_document(text.encode(), "x.md", "k", "markdown").document
    assert document is not None
    return [(f.code, text[f.start : f.end], f.message, f.help) for f in Schema(SCHEMA).faults(document)]


@pytest.mark.parametrize(
    ("front", "code", "at", "words", "mend"),
    [
        ("status: draft", "DOC201", "---", "“title” is missing", "What it is about"),
        ("title: a\ntitel: b", "DOC202", "titel", "“titel” is not known", "“title”"),
        ("title: a\nzzz: b", "DOC202", "zzz", "not known", "x-"),
        ("{title: a, 200 employees}", "DOC202", "200 employees", "not known", "a comma ends"),
        ("title: null", "DOC203", "null", "must be a text, not empty", ""),
        ("title: [a]", "DOC203", "[a]", "must be a text, not a list", ""),
        ("title: 12", "DOC203", "12", "must be a text", "'12'"),
        ("title: {a: 1}", "DOC203", "{a: 1}", "not a group of keys", ""),
        ("title: true", "DOC203", "true", "not true", ""),
        ("title: a\nstatus: aproved", "DOC204", "aproved", "may not be “aproved”", "Did you mean “approved”?"),
        ("title: a\nstatus: 3", "DOC204", "3", "may not be 3", "“draft”, “approved”"),
        ("title: a\nkind: post", "DOC204", "post", "may not be", "“mail”"),
        ("title: a\nversion: one", "DOC205", "one", "cannot be “one”", "The version. Write it like “v1” or “v2”."),
        ('title: ""', "DOC206", '""', "may not be empty", ""),
        ("title: abcdefghijkl", "DOC206", "abcdefghijkl", "at most 10 characters", ""),
        ("title: a\nnames: []", "DOC206", "[]", "at least 1", ""),
        ("title: a\nnames: [a, b, c]", "DOC206", "[a, b, c]", "at most 2", ""),
        ("title: a\nnames: [a, a]", "DOC206", "[a, a]", "same value twice", ""),
        ("title: a\nnames: [a, 3]", "DOC203", "3", "Entry 2 of “names”", ""),
        ("title: a\ncount: 0", "DOC206", "0", "less than 1", ""),
        ("title: a\ncount: 9", "DOC206", "9", "more than 5", ""),
        ("title: a\namount: 0", "DOC206", "0", "must be more than 0", ""),
        ("title: a\ngroup: {}", "DOC206", "{}", "may not be empty", ""),
        ("title: a\nhistory: [{event: sent}]", "DOC201", "{event: sent}", "“touch” is missing", ""),
        ("title: a\nhistory: [{event: note, text: 3}]", "DOC203", "3", "“text” must be a text", ""),
        ("title: a\nchoice: {nam: x}", "DOC201", "choice", "“name” is missing", ""),
        ("title: a\nodd: 3", "DOC203", "3", "does not have the form", ""),
    ],
)  # fmt: skip
def test_a_fault_points_at_the_key_or_value_and_says_it_plainly(
    front: str, code: str, at: str, words: str, mend: str
) -> None:
    found = said(front)
    assert [(f[0], f[1].split(":")[0] if code in {"DOC201"} and at == "---" else f[1]) for f in found] == [
        (code, at)
    ]
    assert words in found[0][2]
    assert mend in found[0][3]


def test_own_keys_are_left_alone() -> None:
    assert said("title: a\nx-mine: [1]") == []


def test_no_more_than_fifty_faults_are_told() -> None:
    assert len(said("title: a\n" + "\n".join(f"k{n}: 1" for n in range(80)))) == 50


def test_a_schema_travels_to_another_process() -> None:
    schema = pickle.loads(pickle.dumps(Schema(SCHEMA)))  # noqa: S301 - our own bytes
    assert schema.problems({"title": "a"}) == []
    assert schema.problems({}) != []


def test_the_compiled_validator_has_the_last_word() -> None:
    # Python's $ also matches before a final line feed; the compiled validator's does not.
    assert [problem[0] for problem in Schema(SCHEMA).problems({"title": "a", "version": "v1\n"})] == [
        "DOC203"
    ]


LEADS = [
    read_document(path.read_bytes(), path.name, "lead", "markdown").document
    for path in sorted((Path(__file__).resolve().parents[2] / "leads").glob("*.md"))[:12]
]


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_told_is_what_the_library_alone_tells(data: st.DataObject) -> None:
    schema = Schema(packaged.schema("lead"))
    document = data.draw(st.sampled_from(LEADS))
    assert document is not None
    lead = copy.deepcopy(dict(document.data))
    for _ in range(data.draw(st.integers(1, 3))):
        entry = data.draw(st.sampled_from(lead["history"])) if lead.get("history") else lead
        key = data.draw(st.sampled_from(sorted(entry)))
        entry[key] = data.draw(st.sampled_from([None, 7, "", "sent", [], {}, "2026-13-01"]))
    told = schema.problems(lead)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("govern.documents.complaints.complaints", doubting)
        assert Schema(schema.schema).problems(lead) == told


def doubting(*_: Any) -> NoReturn:
    raise UnsureError


def test_a_schema_says_the_same_of_the_second_document_as_of_the_first() -> None:
    """What it keeps to explain one document serves the next, which may break another part of it."""
    schema = Schema(packaged.schema("lead"))
    document = LEADS[0]
    assert document is not None
    first, second = copy.deepcopy(dict(document.data)), copy.deepcopy(dict(document.data))
    first["history"][0]["event"] = "snet"
    second["history"][-1]["on"] = 7
    told = [schema.problems(lead) for lead in (first, second, first, document.data)]
    assert told == [Schema(schema.schema).problems(lead) for lead in (first, second, first, document.data)]
    assert [problems[0][1] if problems else None for problems in told] == [
        ("history", 0, "event"),
        ("history", len(second["history"]) - 1, "on"),
        ("history", 0, "event"),
        None,
    ]


@pytest.mark.parametrize(
    ("ref", "right", "wrong"),
    [("#", {"list": [1]}, {"list": 1}), ("#/properties/kinds", [1], [1, 1]), ("other.json", [1], [1, 1])],
)
def test_a_schema_that_refers_elsewhere_is_explained_as_a_whole(ref: str, right: Any, wrong: Any) -> None:
    """A part of it cannot be judged by itself, for what it refers to is not part of it."""
    schema = Schema(
        {
            "properties": {
                "kinds": {"type": "array", "maxItems": 1},
                "list": {"type": "array", "items": {"anyOf": [{"$ref": ref}, {"type": "integer"}]}},
            },
            "$defs": {"unused": {"$id": "other.json", "type": "array", "maxItems": 1}},
        }
    )
    assert schema.problems({"list": [1, right]}) == []
    assert {path[:2] for _, path, *_ in schema.problems({"list": [1, wrong]})} == {("list", 1)}


@pytest.mark.parametrize("name", packaged.schema_names())
def test_packaged_schemas_are_sound_and_portable(name: str) -> None:
    schema = packaged.schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    Schema(schema).problems({})


def test_an_unknown_schema_or_profile_is_named() -> None:
    with pytest.raises(PolicyError, match="no packaged schema named “nope”"):
        packaged.schema("nope")
    with pytest.raises(PolicyError, match="no policy profile named"):
        packaged.profile("../../../etc/passwd")
