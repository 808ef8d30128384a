"""JSON is read as Python's own reader reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.plain_json import dumps, loads

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES, st.booleans(), st.sampled_from(["", " ", "\r\n\t"]))
def test_what_is_written_is_read(value: Any, ascii_only: bool, blank: str) -> None:
    text = blank + json.dumps(value, ensure_ascii=ascii_only) + blank
    assert loads(text) == value
    if "\\ud" not in repr(text):
        assert loads(text.encode("utf-8", "surrogatepass")) == json.loads(text)


@pytest.mark.parametrize(
    "text", ["[NaN]", "[Infinity]", "[-Infinity]", '{"a": 1, "a": 2}', "1e400", "[1E5, -0, 0.1]"]
)
def test_odd_numbers_and_keys_are_read_alike(text: str) -> None:
    assert repr(loads(text)) == repr(json.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "[1,]",
        "{",
        "1 2",
        '"a',
        '"\n"',
        "nul",
        "\ufeff1",
        "{'a': 1}",
        "[" * 3,
        "01",
        "+1",
        b"\xff",
        b"\xef\xbb\xbf1",
    ],
)
def test_anything_else_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        loads(text)


@given(VALUES)
def test_what_is_written_is_what_pythons_own_writer_writes(value: Any) -> None:
    assert dumps(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert dumps(value, ascii_only=True) == json.dumps(value, separators=(",", ":"))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x", {"a": object()}])
def test_what_is_no_json_is_not_written(value: object) -> None:
    with pytest.raises((ValueError, TypeError)) as refused:
        dumps(value)
    with pytest.raises(refused.type):
        json.dumps(value, allow_nan=False)
