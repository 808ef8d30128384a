from __future__ import annotations

import marshal
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern import kept, patterns
from govern.repository.pattern_store import KeptStore, _File, load_store, program, save_store, store_path

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


def entries() -> dict[bytes, bytes]:
    return load_store().entries()


def compile_all() -> None:
    kept.use({})
    for pattern, flags in SAMPLES:
        patterns.compile_now(pattern, flags)


@given(st.text("abcé xyz-2026'’\nword"))
def test_a_stored_pattern_does_what_a_compiled_one_does(text: str) -> None:
    compile_all()
    kept.use(kept.fresh())
    for pattern, flags in SAMPLES:
        assert same(patterns.compile_now(pattern, flags), re.compile(pattern, flags), text)
    assert kept.fresh() == {}


def test_the_store_survives_the_process() -> None:
    compile_all()
    fresh = kept.fresh()
    save_store(fresh)
    store = load_store()
    assert {key: store.get(key) for key in fresh} == fresh
    assert len(store) == len(SAMPLES)
    assert store.get("another") is None
    kept.use({})
    patterns.compile_now("one more")
    save_store(kept.fresh())
    assert len(load_store()) == len(SAMPLES) + 1


@pytest.mark.parametrize(
    "damage",
    [b"", b"\n\n", b"x" * 1000, b"\xff\n[]\n", b"govern3\n", b"govern3\n\xff\xff\xff\x7f" + b"0" * 20],
)
def test_a_damaged_store_is_no_store(damage: bytes) -> None:
    compile_all()
    save_store(kept.fresh())
    path = Path(store_path() or "")
    path.write_bytes(damage)
    assert entries() == {}


def test_one_damaged_bit_costs_what_it_stands_in() -> None:
    compile_all()
    fresh = kept.fresh()
    save_store(fresh)
    path = Path(store_path() or "")
    data = path.read_bytes()
    for at in range(0, len(data), 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        store = load_store()
        found = {key: store.get(key) for key in fresh}
        assert all(content in (None, fresh[key]) for key, content in found.items())
        assert None in found.values()


def test_an_index_of_another_form_is_no_store() -> None:
    places: list[Any] = [None, 3, ("a", 1, b""), (0, 1), (-1, 1, b""), (0, -1, b""), (0, 2**70, b"")]
    for place in places:
        assert (
            KeptStore({b"x": place}, lambda start, length: b"abc"[start : start + length], 0).entries() == {}
        )


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps folders apart by itself")
def test_a_file_that_others_may_write_is_not_read() -> None:
    compile_all()
    save_store(kept.fresh())
    path = Path(store_path() or "")
    path.chmod(0o666)
    assert entries() == {}
    path.chmod(0o644)
    assert entries() != {}


def test_a_store_that_has_grown_too_large_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    compile_all()
    save_store(kept.fresh())
    monkeypatch.setattr("govern.repository.pattern_store._ROOM", 10)
    kept.use({})
    patterns.compile_now("one more")
    save_store(kept.fresh())
    assert len(load_store()) == 1


def test_code_that_does_not_verify_is_compiled_again() -> None:
    kept.use({})
    patterns.compile_now("a+b")
    key, good = next(iter(kept.fresh().items()))
    flags, code, groups, names = marshal.loads(good)  # noqa: S302 - our own
    bad: list[Any] = [(flags, other, groups, names) for other in (b"\xff" * 8, b"\xff" * 7, b"", None, 3)]
    for wrong in (*bad, (), (flags, code), None, 7, "text", {}):
        kept.use({key: marshal.dumps(wrong)})
        assert patterns.compile_now("a+b").match("aab")
        assert list(kept.fresh()) == [key]
    kept.use({key: b"\xff"})
    assert patterns.compile_now("a+b").match("aab")


def test_no_cache_is_kept_when_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVERN_NO_CACHE", "1")
    compile_all()
    save_store(kept.fresh())
    assert store_path() is None
    assert entries() == {}


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    compile_all()
    save_store(kept.fresh())
    assert entries() == {}


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    asked: list[str] = []

    def store() -> kept.Store:
        asked.append("store")
        return {}

    kept.use(store)
    pattern = patterns.compile("a(b)?")
    assert (asked, kept.fresh()) == ([], {})
    assert pattern.groups == 1
    assert pattern.match("ab")
    assert pattern.pattern == "a(b)?"
    assert (asked, len(kept.fresh())) == (["store"], 1)
    with pytest.raises(re.error):
        patterns.compile("(").match("x")


def test_a_table_is_made_once_for_one_state_of_the_program() -> None:
    made: list[str] = []

    def table() -> dict[str, tuple[str, float]]:
        made.append("made")
        return {"a": ("b", 1.5)}

    kept.use({})
    assert kept.table("letters", "of a", table) == {"a": ("b", 1.5)}
    assert (len(made), kept.fresh()) == (1, {})
    kept.use({}, lambda: "state 1")
    assert kept.table("letters", "of a", table) == {"a": ("b", 1.5)}
    save_store(kept.fresh())
    for state, told, times in (("state 1", "of a", 2), ("state 2", "of a", 3), ("state 1", "of b", 4)):
        kept.use(load_store, lambda state=state: state)  # type: ignore[misc]
        assert kept.table("letters", told, table) == {"a": ("b", 1.5)}
        assert len(made) == times


def test_the_state_of_the_program_is_told() -> None:
    assert program() == program()
    assert len(program()) == 40


def test_only_bytes_of_the_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abcdef")
    path.chmod(0o600)
    file = _File(str(path))
    assert file.read(2, 3) == b"cde"
    for start, length in ((-1, 2), (0, -1), (0, 7), (6, 1), (2**70, 1), (0, 2**70)):
        assert file.read(start, length) == b""
    path.write_bytes(b"")
    assert file.read(0, 3) == b""
    for other in (tmp_path, tmp_path / "none"):
        with pytest.raises(OSError, match=r"."):
            _File(str(other))
