from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern import patterns
from govern.repository.pattern_store import load_store, save_store, store_path

SAMPLES = [
    (r"a(?P<x>b)?[c-é]+", re.IGNORECASE),
    (r"(?i:x)|\bword\b (?# comment) y", re.VERBOSE),
    (r"^(?P<day>\d{4})-(\d\d)$", re.MULTILINE),
    (r"(?<=x)y(?!z)", 0),
    (r"\u2019|'", re.ASCII),
]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("GOVERN_NO_CACHE", raising=False)


def same(one: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    def found(pattern: re.Pattern[str]) -> list[tuple[tuple[int, int], dict[str, str | None]]]:
        return [(match.span(), match.groupdict()) for match in pattern.finditer(text)]

    return (one.flags, one.groups, one.groupindex, found(one)) == (
        other.flags,
        other.groups,
        other.groupindex,
        found(other),
    )


@given(st.text("abcé xyz-2026'’\nword"))
def test_a_stored_pattern_does_what_a_compiled_one_does(text: str) -> None:
    patterns.use({})
    for pattern, flags in SAMPLES:
        patterns.compile_now(pattern, flags)
    stored = patterns.fresh()
    patterns.use(stored)
    for pattern, flags in SAMPLES:
        assert same(patterns.compile_now(pattern, flags), re.compile(pattern, flags), text)
    assert patterns.fresh() == {}


def test_the_store_survives_the_process() -> None:
    patterns.use({})
    for pattern, flags in SAMPLES:
        patterns.compile_now(pattern, flags)
    save_store(patterns.fresh())
    assert load_store() == patterns.fresh()
    assert len(load_store()) == len(SAMPLES)


@pytest.mark.parametrize("damage", [b"", b"\n\n", b"x" * 1000, b"\xff\n[]\n", None])
def test_a_damaged_store_is_no_store(damage: bytes | None) -> None:
    patterns.use({})
    patterns.compile_now(*SAMPLES[0])
    save_store(patterns.fresh())
    path = store_path()
    assert path is not None
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if damage is None else damage)
    assert load_store() == {}


def test_code_that_does_not_verify_is_compiled_again() -> None:
    patterns.use({})
    patterns.compile_now("a+b")
    key, good = next(iter(patterns.fresh().items()))
    for bad in (b"\xff" * 8, b"\xff" * 7, b""):
        patterns.use({key: good._replace(code=bad)})
        assert patterns.compile_now("a+b").match("aab")
        assert list(patterns.fresh()) == [key]


def test_no_cache_is_kept_when_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVERN_NO_CACHE", "1")
    patterns.use({})
    patterns.compile_now("abc")
    save_store(patterns.fresh())
    assert store_path() is None
    assert load_store() == {}


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    patterns.use({})
    patterns.compile_now("abc")
    save_store(patterns.fresh())
    assert load_store() == {}


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    asked: list[str] = []

    def store() -> patterns.Store:
        asked.append("store")
        return {}

    patterns.use(store)
    pattern = patterns.compile("a(b)?")
    assert (asked, patterns.fresh()) == ([], {})
    assert pattern.groups == 1
    assert pattern.match("ab")
    assert pattern.pattern == "a(b)?"
    assert (asked, len(patterns.fresh())) == (["store"], 1)
    assert patterns.known() == {}
    with pytest.raises(re.error):
        patterns.compile("(").match("x")
