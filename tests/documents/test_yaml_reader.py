from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from govern.documents.faults import Unreadable
from govern.documents.scalars import readers_disagree, resolve_plain
from govern.documents.yaml_reader import Limits, load


def fault(text: str, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(Unreadable) as stopped:
        load(text, 0, limits or Limits())
    found = stopped.value.fault
    return found.code, text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("a: 1\nb: 2\na: 3\n", "DOC107", "a"),
        ("a: {b: 1, b: 2}\n", "DOC107", "b"),
        ("a: 1\n'a': 2\n", "DOC107", "'a'"),
        ("a: &x [*x]\n", "DOC111", "*x"),
        ("a: *nowhere\n", "DOC111", "*nowhere"),
        ("a: !!python/object/apply:os.system [ls]\n", "DOC109", "!!python/object/apply:os.system ["),
        ("a: !custom x\n", "DOC109", "!custom x"),
        ("a: !!int abc\n", "DOC109", "!!int abc"),
        ("a: !!map [x]\n", "DOC109", "!!map ["),
        ("? [a]\n: b\n", "DOC113", "["),
        (": b\n", "DOC113", ":"),
        ("a: 1\n---\nb: 2\n", "DOC112", "---"),
        ("%YAML 1.1\n---\na: 1\n", "DOC112", "%YAML 1.1\n---"),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", "DOC112", "%TAG ! tag:x,2000:\n---"),
        ("a: b: c\n", "DOC106", ":"),
        ("a:\n\tb: 1\n", "DOC106", "\t"),
        ("a: 'open\n", "DOC106", ""),
        ("a: @x\n", "DOC106", "@"),
        ("{a: :b, c: }}", "DOC106", ":"),
        ("a: \x07\n", "DOC106", "\x07"),
        ('a: "\\q"\n', "DOC106", "\\"),
        ('a: "x\\ud800"\n', "DOC106", '"x\\ud800"'),
        ('"\\udfff": 1\n', "DOC106", '"\\udfff"'),
        ("a: [1, 2\n", "DOC106", ""),
        ("[" * 5000, "DOC110", "["),
        ("a: " + "{b: " * 5000, "DOC110", "{"),
    ],
)
def test_what_two_readers_could_read_differently_is_refused(text: str, code: str, at: str) -> None:
    assert fault(text) == (code, at)


def test_an_alias_bomb_is_refused_before_it_unfolds() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert fault("\n".join(lines))[0] == "DOC111"


def test_a_long_text_gets_no_second_try() -> None:
    assert load("{a: :b}").value == {"a": ":b"}
    assert fault("{a: :b, c: " + "x" * 70_000 + "}")[0] == "DOC106"


def test_too_many_values_are_refused() -> None:
    assert fault("[" + "1, " * 50 + "1]", Limits(nodes=20))[0] == "DOC110"
    assert fault("[" + "[], " * 50 + "1]", Limits(nodes=20))[0] == "DOC110"


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ("a: &x 1\nb: *x\n", {"a": 1, "b": 1}, ["DOC210", "DOC210"]),
        ("a: &x [1]\nb: 2\n", {"a": [1], "b": 2}, ["DOC210"]),
        ("&k a: 1\n", {"a": 1}, ["DOC210"]),
        (
            "b: &x {c: 1}\na:\n  <<: *x\n  d: 2\n",
            {"b": {"c": 1}, "a": {"c": 1, "d": 2}},
            ["DOC210", "DOC210", "DOC211"],
        ),
        ("b: {<<: [{c: 1}, {c: 2, d: 3}, 4], d: 5}\n", {"b": {"c": 1, "d": 5}}, ["DOC211"]),
        ("'<<': 1\n", {"<<": 1}, []),
        ("a: no\n", {"a": "no"}, ["DOC217"]),
        ("a: 'no'\non: 010\n", {"a": "no", "on": 10}, ["DOC217"]),
        ("a: 12:30\n", {"a": "12:30"}, ["DOC217"]),
        ("a: 1_000\n", {"a": "1_000"}, ["DOC217"]),
        (
            "a: !!str 12\nb: !!int 3\nc: !!float 3\nd: !!null ''\ne: !!bool true\nf: ! 12\n",
            {"a": "12", "b": 3, "c": 3, "d": None, "e": True, "f": "12"},
            [],
        ),
        ("a: !!seq [1]\nb: !!map {c: 1}\n", {"a": [1], "b": {"c": 1}}, []),
        ("%YAML 1.2\n---\na: 2026-04-20\n", {"a": "2026-04-20"}, []),
        ("1: a\n", {"1": "a"}, []),
        ("", None, []),
    ],
)
def test_values_and_what_is_said_of_them(text: str, value: Any, codes: list[str]) -> None:
    loaded = load(text)
    assert loaded.value == value
    assert sorted(f.code for f in loaded.faults) == sorted(codes)


def test_every_value_and_key_has_its_place() -> None:
    text = "é😀: x\nb: [one, {c: 'two'}]\nt: |\n  text\n"
    positions = load(text, 100).positions

    def at(*path: str | int) -> tuple[str, str]:
        found = positions[path]
        return text[found.key_start - 100 : found.key_end - 100], text[found.start - 100 : found.end - 100]

    assert at("é😀") == ("é😀", "x")
    assert at("b") == ("b", "[one, {c: 'two'}]")
    assert at("b", 0) == ("one", "one")
    assert at("b", 1, "c") == ("c", "'two'")
    assert at("t") == ("t", "|\n  text")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("true", True), ("False", False), ("yes", "yes"),
        ("12", 12), ("-3", -3), ("+4", 4), ("014", 14), ("0o14", 12), ("0x1F", 31), ("1.5", 1.5), (".5", 0.5),
        ("1e3", 1000.0), ("1e999", "1e999"), (".inf", ".inf"), (".nan", ".nan"), ("1" * 400, "1" * 400),
        ("2026-04-20", "2026-04-20"), ("1:30", "1:30"), ("-", "-"), ("1.2.3", "1.2.3"),
    ],
)  # fmt: skip
def test_plain_scalars_follow_the_core_schema(text: str, value: Any) -> None:
    got = resolve_plain(text)
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize("text", ["no", "Yes", "ON", "010", "1:30", "12:30:00", "1_000", "0b11"])
def test_readers_of_two_yaml_versions_disagree(text: str) -> None:
    assert readers_disagree(text)


@pytest.mark.parametrize("text", ["none", "10", "0", "a:b", "2026-04-20", "", "1.5"])
def test_readers_agree(text: str) -> None:
    assert not readers_disagree(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text("abc: #-'\"\n\té✓", max_size=12),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text("abcé", min_size=1, max_size=4), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_what_a_yaml_writer_writes_is_read_back(value: Any) -> None:
    import io

    stream = io.StringIO()
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.dump({"value": value}, stream)
    assert load(stream.getvalue()).value == {"value": value}


@given(st.text("ab:-[]{}&*!|>'\"%@` \n\t#,?~<\u0085\u2028é", max_size=60))
def test_any_text_gives_a_value_or_a_fault(text: str) -> None:
    try:
        loaded = load(text)
    except Unreadable as stopped:
        assert stopped.fault.code.startswith("DOC1")
        assert 0 <= stopped.fault.start <= stopped.fault.end <= len(text) + 1
    else:
        assert all(0 <= p.start <= p.end <= len(text) for p in loaded.positions.values())
