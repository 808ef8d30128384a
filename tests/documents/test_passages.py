from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.documents.document import Document
from govern.documents.passages import HOLE, Passage, Place, Run, Tag, fold
from govern.documents.reader import read_document
from govern.documents.reading import read_passages
from govern.documents.source import Source
from govern.findings import Span


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("$2,500", "$2,500"),
        ("＄２，５００", "$2,500"),
        ("٢٥٠٠ €", "2500 €"),
        ("2\u200b500\u00ad", "2500"),
        ("a\u00a0b\u2009c", "a b c"),
        ("1\u20135 \u2014 it\u2019s \u201cso\u201d", '1-5 - it\'s "so"'),
        ("cafe\u0301 é", "cafe é"),
        ("½ ﬁ", "1⁄2 fi"),
        (f"a{HOLE}b é", f"a{HOLE}b é"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(st.text(max_size=60))
def test_folding_maps_back(text: str) -> None:
    folded = fold(text)
    for index in range(len(folded.text)):
        low, high = folded.back(index, index + 1)
        assert 0 <= low < high <= len(text)
    assert folded.back(0, 0)[0] == folded.back(0, 0)[1]


def test_origin_maps_plain_and_replaced_runs() -> None:
    text = "It costs &#36;2,**500** now."
    passage = read_passages(text, 0, len(text))[0]
    assert passage.text == "It costs $2,500 now."
    at = passage.text.index("$2,500")
    start, end = passage.origin(at, at + 6)
    assert text[start:end] == "&#36;2,**500"
    assert passage.origin(at, at) == (start, start)
    assert Passage(Place.PARAGRAPH, "", ()).origin(0, 0) == (0, 0)


def test_prose_blanks_tags_but_not_their_defaults() -> None:
    text = 'Hi {{ name | default: "there" }}, {{x}}!'
    passage = read_passages(text, 0, len(text))[0]
    assert len(passage.prose) == len(passage.text)
    assert passage.prose.replace(HOLE, "") == "Hi there, !"
    plain = Passage(Place.PARAGRAPH, "abc", (Run(0, 3, 0, 3),))
    assert plain.prose == "abc"
    tagged = Passage(Place.PARAGRAPH, "{{a}}", (Run(0, 5, 0, 5),), tags=(Tag(0, 5, "a", "a", None),))
    assert tagged.prose == HOLE * 5


def test_lines_and_places() -> None:
    source = Source("one\r\ntwo\rthree\nfour")
    assert [source.line(number) for number in (0, 1, 2, 3, 4, 5)] == ["", "one", "two", "three", "four", ""]
    assert source.place(0) == (1, 1)
    assert source.place(5) == (2, 1)
    assert source.place(999) == (4, 5)
    assert source.span(9, 2) == Span(3, 1, 3, 1)


def test_a_document_without_touches_is_read_whole() -> None:
    def document(text: str) -> Document:
        found = read_document(text.encode(), "x.md", "sop", "markdown").document
        assert found is not None
        return found

    assert [p.text for p in document("---\na: 1\n---\n# One\n\nTwo.\n").passages] == ["One", "Two."]
    touched = document("---\nsequence: nurture\n---\n\n## Touch 1\nSubject: S\n\nBody.\n")
    assert [p.text for p in touched.passages] == ["S", "Body."]
    assert [p.text for p in touched.touches[0].body] == ["Body."]
    assert touched.sequence == "nurture"
    assert document("---\nsequence: [a]\n---\n").sequence == ""
