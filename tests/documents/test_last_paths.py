"""Corners that no other test of the reader comes by."""

from __future__ import annotations

import pytest

from govern.documents.assembly import attribute_cuts, html_cut, position_of
from govern.documents.characters import kind_of
from govern.documents.document import Document, Position
from govern.documents.html_visibility import UNKNOWN, _colour
from govern.documents.names import TemplateName, looks_like_template, parse_template_name
from govern.documents.passages import HOLE, Passage, Place, Run
from govern.documents.reading import read_passages
from govern.documents.schema import Schema
from govern.documents.source import Source
from govern.documents.writing import append_entry, flow, reread
from govern.errors import DocumentError
from tests.documents.test_writing import read

TYPES = ("nurture", "re-engagement")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("nurture-v1-2026-04-20.md", TemplateName("nurture", "v1", "2026-04-20")),
        ("nurture-v1-2026-04-20.MD", "must end in .md"),
        ("newsletter-v1-2026-04-20.md", "must begin with a sequence type: nurture, re-engagement"),
        ("nurture-v1.md", "must end in a date"),
        ("nurture-v1-2026-02-30.md", "There is no day 2026-02-30"),
        ("nurture-2026-04-20.md", "lacks a version"),
        ("nurture-one-2026-04-20.md", "not “one”"),
    ],
)
def test_names_of_templates(name: str, found: object) -> None:
    parsed = parse_template_name(name, TYPES)
    assert parsed == found or (isinstance(parsed, str) and str(found) in parsed)


def test_a_name_meant_for_a_template() -> None:
    assert looks_like_template("Re_Engagement V2.markdown")
    assert not looks_like_template("notes.md")


def test_entities_that_mean_nothing_stay() -> None:
    assert html_cut("a & b", 2, 5) is None
    assert html_cut("&zzzzzz;", 0, 8) is None
    assert html_cut("&ampx", 0, 5) is not None
    assert attribute_cuts("&zzzzzz; &amp;\n", 0, 15) == [(9, 14, "&"), (14, 15, " ")]


def test_a_place_before_all_runs() -> None:
    assert position_of([Run(0, 3, 10, 3)], [10], 5) == 0
    assert Passage(Place.PARAGRAPH, "", ()).origin(0, 0) == (0, 0)


def test_an_empty_document_has_positions() -> None:
    document = Document("a.md", "lead", Source(""), {}, {}, 0)
    assert document.position("x") == Position(0, 0, 0, 0)
    assert document.sequence == ""


def test_invisible_characters_have_names() -> None:
    assert kind_of("\ufeff") == "a byte order mark (U+FEFF)"
    assert kind_of("\u202e").startswith("a text-direction control")
    assert kind_of("\x07").startswith("a control character")
    assert kind_of("\u200b").startswith("an invisible character")


def test_colours_are_compared_by_value() -> None:
    assert _colour("#FFF") == _colour("#ffffff") == _colour("rgb(255, 300, 255)") == _colour("white")
    assert _colour("#ffffff00") == _colour("rgba(1, 2, 3, 0)") == _colour("transparent")
    assert _colour("var(--x)") == UNKNOWN


@pytest.mark.parametrize(
    ("markdown", "texts"),
    [
        ("a <![CDATA[ x ]]> b", ["a  b"]),
        ("a <! b> c", ["a <! b> c"]),
        ("[x][]\n\n[y]: /u\n", ["[x][]"]),
        ("[]: /u\n\ntext", ["[]: /u", "text"]),
        ("[ ]: /u\n\ntext", ["[ ]: /u", "text"]),
        ("[^1] and [^2]\n\n[^1]: note\n", ["¤ and [^2]", "note"]),
        ('[a](/u "t&amp;i")', ["a", "t&i"]),
        ('[a](/u " ")', ["a"]),
        ("<div>\n&copy &zzzzzz;\nmore\n</div>", ["© &zzzzzz; more"]),
        ("<div><?php x ?>a</div>", ["a"]),
        ("<div><? never closed", []),
        ("<p hidden>unseen\n\nstill", ["¤", "still"]),
        ("<span style='display:none'>x", ["¤"]),
        ("a | b\n--|--\n | \nc | d\n", ["a", "b", "c", "d"]),
        ("text\na | b\n--|--\n1 | 2\n", ["text", "a", "b", "1", "2"]),
        ("[a]: /u\n===\n", ["==="]),
        ("![alt <b>x</b>](/p.png)<i hidden>![y](/z.png)</i>", ["¤¤", "alt x"]),
        ("a  \nb\\\nc", ["a b c"]),
        ("[y]: /u\n\n[x][y and [z][] and [[y]][] and [y]", ["[x][y and [z][] and [y][] and y"]),
        ("[y]: /u\n\n[" + "y" * 1200 + "]", ["[" + "y" * 1200 + "]"]),
        (
            "[^1]: note\n\n[^2] and [^" + "1" * 1200 + "] and [^1]",
            ["note", "[^2] and [^" + "1" * 1200 + "] and ¤"],
        ),
        ("a <!> b <!1> c <!DOCTYPE d> e", ["a <!> b <!1> c  e"]),
        ("<div>a <b hidden>x</b> </em> <b>c", ["a ¤  c"]),
        ("**a <p hidden>b** c\n\nd </p> e", ["a ¤", "d e"]),
    ],
)
def test_a_corner_reads_as_its_recipient_would_see_it(markdown: str, texts: list[str]) -> None:
    passages = read_passages(markdown, 0, len(markdown))
    assert [passage.text.replace(HOLE, "¤") for passage in passages] == texts
    for passage in passages:
        start, end = passage.origin(0, len(passage.text))
        assert 0 <= start <= end <= len(markdown)


def test_only_the_keys_that_are_missing_are_told() -> None:
    told = Schema({"type": "object", "required": ["a", "b"]}).problems({"a": 1})
    assert [(code, words) for code, _, _, words, _ in told] == [("DOC201", "The key “b” is missing.")]


def test_flow_writes_what_reads_back() -> None:
    assert flow(("a", {"b": True, "c": None})) == flow(["a", {"b": True, "c": None}])
    entry = {"on": "2026-04-02", "list": ["x", "y"], "map": {"k": 1}}
    after = append_entry(read("history:\n  - {on: 2026-01-01}\n", "leads/a.yaml"), "history", entry)
    assert read(after, "leads/a.yaml").data["history"][-1]["map"] == {"k": 1}


def test_a_change_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        reread(read("---\na: 1\n---\n"), "---\na: [\n---\n")
    with pytest.raises(DocumentError, match="without touching the rest"):
        append_entry(read("---\na: 1\n---\n"), "history", {"on": ("a", "b")})
    assert append_entry(read("a: 1", "leads/a.yaml"), "history", {"x": 1}).startswith("a: 1\n")
    assert append_entry(read("a: 1\n", "leads/a.yaml"), "history", {"x": 1}).startswith("a: 1\nhistory:")
