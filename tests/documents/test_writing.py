"""Writing into a person's file: just the change, every other byte as it was."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.documents.scalars import resolve_plain
from govern.documents.writing import append_entry, flow, replace_value, scalar
from govern.errors import DocumentError

ENTRY = {"on": "2026-04-02", "by": "mining.mind", "event": "engagement", "signal": "E1", "source": "a: b, c"}
SIGNED = {"role": "cmo", "previous": None, "signature": "-----BEGIN-----\nabc\n-----END-----\n"}


def read(text: str, path: str = "leads/a.md") -> Document:
    form = "markdown" if path.endswith(".md") else "yaml"
    document = read_document(text.encode(), path, "lead", form).document
    assert document is not None
    return document


def added(before: str, after: str) -> list[str]:
    lines = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    assert not [line for line in lines if line.startswith("- ")], lines
    return [line[2:] for line in lines if line.startswith("+ ")]


@pytest.mark.parametrize(
    "text",
    [
        "---\nid: x   # mine\nhistory:\n  - {on: 2026-01-01, by: a, event: note, note: 'x'}   # why\nnext: 1\n---\nbody ---\n",
        "---\nhistory:\n- {on: 2026-01-01}\n# a comment of a person\nnext: 1\n---\n",
        "---\nhistory:\n    - on: 2026-01-01\n      note: |\n        two\n        lines\n\n---\n\nText\n",
        "---\r\nhistory:\r\n  - {on: 2026-01-01}\r\n---\r\nText\r\n",
        "---\nid: x\n---\nText\n",
        "---\nid: x\nhistory:\n---\nText\n",
    ],
)
@pytest.mark.parametrize("entry", [ENTRY, SIGNED])
def test_appending_adds_lines_and_changes_none(text: str, entry: dict[str, str | None]) -> None:
    after = append_entry(read(text), "history", entry, expanded=entry is SIGNED)
    new = added(text, after)
    assert read(after).data["history"][-1] == entry
    assert "".join(new).count("- ") >= 1
    assert ("\r\n" in text) == all(line.endswith("\r\n") for line in new)


def test_a_flow_list_stays_one() -> None:
    after = append_entry(read("---\nhistory: [{on: 2026-01-01}]  # short\n---\n"), "history", ENTRY)
    assert after.startswith("---\nhistory: [{on: 2026-01-01}, {on: 2026-04-02, ")
    assert after.endswith("]  # short\n---\n")


@pytest.mark.parametrize("empty", ["[]", "[ ]", "null", "~"])
def test_an_empty_list_becomes_a_block(empty: str) -> None:
    after = append_entry(read(f"---\napprovals: {empty}\nz: 1\n---\n"), "approvals", SIGNED, expanded=True)
    assert after == (
        "---\napprovals:\n  - role: cmo\n    previous: null\n    signature: |\n"
        "      -----BEGIN-----\n      abc\n      -----END-----\nz: 1\n---\n"
    )


def test_a_yaml_file_without_its_last_line_end() -> None:
    after = append_entry(read("version: 1", "leads/suppression.yaml"), "entries", {"key": "ab"})
    assert after == "version: 1\nentries:\n  - {key: ab}\n"


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(DocumentError):
        append_entry(read("---\nhistory: {a: 1}\n---\n"), "history", ENTRY)


def test_a_value_is_replaced_in_its_place() -> None:
    text = "---\nid: x\nstage: mql   # claim\ngates: {G1: pass, G2: unknown}\n---\nText\n"
    assert replace_value(read(text), ("stage",), "sql") == text.replace("mql", "sql")
    assert replace_value(read(text), ("gates", "G2"), "pass") == text.replace("unknown", "pass")
    with pytest.raises(DocumentError):
        replace_value(read(text), ("nothing",), "x")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back(value: str) -> None:
    written = scalar(value)
    if not written.startswith('"'):
        assert resolve_plain(written) == value
    for form, expected in (
        (f"a: {written}\n", value),
        (f"a: [{written}, b]\n", [value, "b"]),
        (f"a: {flow({'k': value})}\n", {"k": value}),
    ):
        assert len(form.splitlines()) == 1
        document = read_document(form.encode("utf-8"), "x.yaml", "lead", "yaml").document
        assert document is not None
        assert document.data["a"] == expected


@given(
    st.dictionaries(
        st.sampled_from(["note", "source", "by"]),
        st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"]),
            max_size=30,
        ),
    )
)
def test_any_entry_comes_back(entry: dict[str, str]) -> None:
    for expanded in (False, True):
        after = append_entry(read("---\nhistory: []\n---\n"), "history", entry, expanded=expanded)
        assert read(after).data["history"] == [entry]
