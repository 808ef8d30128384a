from __future__ import annotations

from typing import Any

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.documents import reader
from govern.documents.reader import Reading, read_document


def read(data: bytes | str, form: str = "markdown") -> Reading:
    return read_document(data if isinstance(data, bytes) else data.encode("utf-8"), "x.md", "lead", form)


def codes(reading: Reading) -> list[str]:
    return [fault.code for fault in reading.faults]


@pytest.mark.parametrize(
    ("data", "body"),
    [
        ("---\na: 1\n---\nbody", "body"),
        ("\ufeff---\na: 1\n---\nbody", "body"),
        ("---\r\na: 1\r\n---\r\nbody", "body"),
        ("---\ra: 1\r---\rbody", "body"),
        ("--- \na: 1\n---\t\nbody", "body"),
        ("---\na: 1\n---", ""),
        ("---\n# a comment\na: 1\n---\n---\nbody", "---\nbody"),
    ],
)
def test_front_matter_is_split_from_the_text(data: str, body: str) -> None:
    document = read(data).document
    assert document is not None
    assert document.data == {"a": 1}
    assert document.text[document.body_start :] == body


@pytest.mark.parametrize("data", ["---\n---\nbody", "---\n# only a comment\n---\nbody"])
def test_empty_front_matter_is_an_empty_mapping(data: str) -> None:
    document = read(data).document
    assert document is not None
    assert document.data == {}


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"", "DOC104", 1, 1),
        (b"Hello\n---\na: 1\n---\n", "DOC104", 1, 1),
        (b"----\na: 1\n----\n", "DOC104", 1, 1),
        (b"\n---\na: 1\n---\n", "DOC104", 1, 1),
        (b"---\na: 1\n", "DOC105", 1, 1),
        (b"---\na: 1\n...\nbody", "DOC105", 3, 1),
        (b"---\na: 1\n ---\n", "DOC105", 1, 1),
        (b"---\n- a\n---\n", "DOC108", 2, 1),
        (b"---\nnull\n---\n", "DOC108", 2, 1),
        (b"---\njust words\n---\n", "DOC108", 2, 1),
        (b"\xff\xfe-\x00-\x00", "DOC103", 1, 1),
        (b"---\na: \xe9t\xe9\n---\n", "DOC103", 2, 4),
        (b"---\na: b\n---\nx\x00y", "DOC103", 4, 2),
        (b"---\na: b\n---\n\xed\xa0\x80", "DOC103", 4, 1),
    ],
)
def test_what_gives_no_mapping_is_a_fault_with_its_place(
    data: bytes, code: str, line: int, column: int
) -> None:
    reading = read(data)
    assert reading.document is None
    assert codes(reading) == [code]
    assert reading.source.place(reading.faults[0].start) == (line, column)


@pytest.mark.parametrize(
    ("data", "code", "text"),
    [
        ("---\na: x\u200by\n---\n", "DOC212", "\u200b"),
        ("---\na: x\u202ey\n---\n", "DOC212", "\u202e"),
        ("---\na: x\ufeffy\n---\n", "DOC213", "\ufeff"),
        ("---\nd: 2026-02-30\n---\n", "DOC214", "2026-02-30"),
        ("---\nn: 1\nd: 2026-02-30\n---\n", "DOC214", "2026-02-30"),
        ("---\nh:\n  - {at: 2026-13-01T00:00:00Z}\n---\n", "DOC214", "2026-13-01T00:00:00Z"),
    ],
)
def test_a_mapping_comes_out_but_something_is_wrong_in_it(data: str, code: str, text: str) -> None:
    reading = read(data)
    assert reading.document is not None
    assert [(f.code, reading.source.text[f.start : f.end]) for f in reading.faults] == [(code, text)]


def test_an_impossible_date_behind_an_alias_is_told_once() -> None:
    assert codes(read("---\na: &x {d: 2026-02-30}\nb: *x\n---\n")).count("DOC214") == 1


def test_joiners_of_scripts_that_need_them_are_visible() -> None:
    assert codes(read("---\nname: دوست\u200cداشتنی 👩\u200d💻\n---\n")) == []


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_BYTES", 40)
    assert codes(read(b"---\na: 1\n---\n" + b"x" * 60)) == ["DOC102"]
    monkeypatch.setattr(reader, "MAX_BYTES", 4000)
    monkeypatch.setattr(reader, "MAX_FRONT_MATTER", 100)
    assert codes(read("---\na: " + "x" * 200 + "\n---\n")) == ["DOC102"]
    monkeypatch.setattr(reader, "MAX_CHECKED", 100)
    reading = read("---\na: 1\n---\n" + "x" * 200)
    assert codes(reading) == ["DOC215"]
    assert reading.document is not None


def test_yaml_files_are_read_whole() -> None:
    document = read("a: 1\n", "yaml").document
    assert document is not None
    assert document.data == {"a": 1}
    assert document.body_start == 5


def test_the_nearest_known_parent_stands_for_what_has_no_place() -> None:
    document = read("---\na: {b: 1}\n---\n").document
    assert document is not None
    assert document.position("a", "c", 3) == document.position("a")
    assert document.position("zzz") == document.position()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_raising(data: bytes) -> None:
    for form in ("markdown", "yaml"):
        reading = read_document(data, "x", "k", form)
        assert reading.document is not None or reading.faults


@given(st.text("ab:-[]{}&*!|>'\" \n\t#,?~\r\u0085é.", max_size=80))
def test_any_front_matter_is_read_without_raising(text: str) -> None:
    reading = read(f"---\n{text}\n---\nbody")
    assert reading.document is not None or reading.faults


_words = st.text("abc éß✓", min_size=1, max_size=10).filter(lambda text: text.strip() == text)


@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=5), _words.filter(lambda w: w.lower() not in {"n", "y"})
    )
)
def test_agrees_with_python_frontmatter_on_plain_documents(data: dict[str, Any]) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in data.items()) + "---\nbody\n"
    document = read(text).document
    assert document is not None
    assert document.data == frontmatter.loads(text).metadata


@pytest.mark.parametrize(
    ("data", "taken"),
    [("---\nstatus: draft\nstatus: approved\n---\n", {"status": "approved"}), ("---\nstatus: draft\n", {})],
)
def test_refuses_what_python_frontmatter_takes(data: str, taken: dict[str, str]) -> None:
    assert frontmatter.loads(data).metadata == taken
    assert read(data).document is None
