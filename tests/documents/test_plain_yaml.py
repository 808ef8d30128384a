"""What is read without the YAML library is what the library's reader gives, value by value and place by place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govern.documents.plain_yaml import read_plainly
from govern.documents.yaml_reader import load
from tests.conftest import PROJECT

PLAIN = [
    "a: b\n",
    "a: b",
    "a:   b   # said\n# more\n\n  # and more\nb_c.d/e-f: -3\n",
    "a:\n  b: c\n  d:\n  - x\n  - y: z\n    w: 1.5\n  - 'it''s'\ne: true\n",
    "a:\n  - b\n  -   c d\n\n  # between\n  - e: f\n    g: h\n# behind\n\nlast: ~\n",
    "a:\n- b\nc: d\n",
    "roster:\n  cmo:\n    - {name: Dana, email: dana@example.com, from: 2026-01-01}\n",
    "a: [1, two, 'three', \"four\", [], {}, {b: c, d: [e]}]\nb: {}\nc: [ x , z ]\n",
    "a: [b,\n  c,\n\n  d\n]\nb: c\n",
    "a:\n  {b: c}\nd:\n  [e]\n",
    'a: "b: c # d"\nb: "say \\"x\\"\\nand \\\\"\nc: \'x # y\'\n',
    "a: http://example.com/x#y\nb: -x\nc: é –\xa0z\n",
    "a:\n  signature: |\n    -----BEGIN\n      deeper\n    # kept\n  next: |-\n    x\n",
    "a: |\n  x\n# comment\nb: c\n",
    "a:\n  b:\n    c: d\ne: f\n",
]  # fmt: skip
NOT_PLAIN = [
    *("", "\n", "# only\n", "  a: b\n", "a\n", "- a\n", "a: b\r\n", "a:\tb\n", "a: \x85\n", "a: \ufeff\n"),
    *("a:\n", "a:\nb: c\n", "a: # c\n", "a: b\na: c\n", "'a': b\n", "a: &x b\n", "a: *x\n", "a: !!str b\n", "? a\n: b\n"),
    *("a: b: c\n", "a: b:\n", "a: b\n  c\n", "a: 'b'\n  c\n", "a: 'b' c\n", "a: 'b\n  c'\n", 'a: "\\x41"\n', "a: 'b\n"),
    *("a: [b\n", "a: [b,]\n", "a: [b c: d]\n", "a: [b: c]\n", "a: {b}\n", "a: {b: }\n", "a: {b: c, b: d}\n", "a: [b] c\n"),
    *("a: [b # c\n]\n", "a: [b\n c]\n", "a: [,]\n", "a: {'b': c}\n", "a: {b: c d: e}\n", "a: [?b]\n"),
    *("a: >\n  b\n", "a: |2\n  b\n", "a: |\nb: c\n", "a: |\n  b\n\n  c\n", "a: |\n  b\n   \n", "a: |\n  b", "a: |\n  b\n c\n"),
    *("a: |\n  b\n  \n", "a: |\n    b\n  c: d\n", "a: no\n", "a: 010\n", "a: 1:30\n", "a: [yes]\n", "a: @b\n", "a: --b\n"),
    *("a:\n  - b\n c: d\n", "a:\n  - b\n  c: d\n", "a:\n  b: c\n d: e\n", "a:\n  - - b\n", "a:\n  -\n    b\n", "a:\n - b\n  - c\n"),
    *("a:\n  - b: c\n   d: e\n", "a: b\n- c\n", "a:\n  b\n", "a:\n- b\n c: d\n", "a: b\n---\nc: d\n", "%YAML 1.2\n", "<<: {a: b}\n"),
    "a:" + "\n  - a:".join([""] + [" " * n for n in range(3)]) + "\n",
    "".join(f"{' ' * n}a:\n" for n in range(30)) + " " * 30 + "a: b\n",
    "a:\n" + "".join(f"{' ' * n}- a:\n" for n in range(1, 60, 2)) + " " * 70 + "- b\n",
    "a: " + "[" * 30 + "]" * 30 + "\n",
    "a: " + "b" * 70_000 + "\n",
]  # fmt: skip
BITS = st.sampled_from(
    [
        *("a: b\n", "k: ", "  ", "\n", "- ", "- x\n", "  - a: b\n", "    c: d\n", ":", ": ", "#", " #", "# c\n", ",", "[", "]"),
        *("{", "}", "{a: b}", "[a, b]", "'", "''", '"', "\\", "\\n", '"x\\n"', "|", "|\n", "|-\n", "  x\n", ">", "&a", "*a", "!"),
        *("?", "-", "--", "---", "...", "@", "`", "%", "~", "null", "no", "1", "1:30", "0x1f", "2026-01-01", "é", "\xa0", "\u3000"),
        *("\t", "\r", "\x85", "<<", "=", "b:\n", "d:\n  e: f\n", "g:\n- h\n"),
    ]
)  # fmt: skip


def same(text: str) -> bool:
    """Whether the text is plain; then both readers must agree."""
    plain = read_plainly(text, 7)
    if plain is None:
        return False
    loaded = load(text, 7)
    assert plain == (loaded.value, loaded.positions)
    assert list(plain[1]) == list(loaded.positions)
    assert not loaded.faults
    return True


@pytest.mark.parametrize("text", PLAIN)
def test_plain_texts_are_read(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_everything_else_is_left_to_the_library(text: str) -> None:
    assert read_plainly(text) is None


@settings(max_examples=800, deadline=None)
@given(st.lists(BITS, max_size=12).map("".join))
def test_any_text_means_the_same_to_both(text: str) -> None:
    same(text)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(PLAIN), st.data())
def test_a_plain_text_with_a_slip_means_the_same_to_both(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(BITS) + text[at + data.draw(st.sampled_from([0, 0, 1, 2, 5])) :]
    same(text)


def front_matter(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text[4 : text.index("\n---\n", 4) + 1]


def test_what_people_write_here_is_plain() -> None:
    files = [PROJECT / "govern.yaml", PROJECT / "govern" / "policy" / "profiles" / "sop-rev-v0.yaml"]
    texts = [path.read_text(encoding="utf-8") for path in files]
    for folder in ("content/campaigns/email-sequences", "leads"):
        texts.extend(front_matter(path) for path in sorted((PROJECT / folder).glob("*.md")))
    assert [text for text in texts if not same(text)] == []
