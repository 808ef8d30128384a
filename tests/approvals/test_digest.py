"""The digest: what changes it, what does not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.approvals.canonical import canonical_text
from govern.approvals.digest import content_digest
from govern.documents.reader import read_document
from tests.approvals.samples import PATH, read

FRONT = """\
title: "Partner signals"
count: 1
context_fields: [industry]
sender: {name: Rick, mail: rick@example.com}
status: draft
approvals: []
"""
BODY = "\n## Touch 1\nSubject: Hello\n\nHi {{first_name}},\n\n- one\n- two\n\n\tend\n"


def digest(text: str, path: str = PATH) -> str:
    return content_digest(read(text, path))


def whole(front: str = FRONT, body: str = BODY) -> str:
    return f"---\n{front}---\n{body}"


BASE = digest(whole())

SAME = {
    "CRLF": whole().replace("\n", "\r\n"),
    "CR": whole().replace("\n", "\r"),
    "byte order mark": "\ufeff" + whole(),
    "blanks at line ends": whole().replace("Hello\n", "Hello  \n").replace("Rick,", "Rick,").replace("\n\n-", "\n \t\n-"),
    "blanks behind the fences": whole().replace("---\n", "---  \n"),
    "no final newline": whole().rstrip("\n"),
    "empty lines at the end": whole() + "\n\n",
    "key order": whole("".join(reversed(FRONT.splitlines(keepends=True)))),
    "inner key order": whole(FRONT.replace("name: Rick, mail: rick@example.com", "mail: rick@example.com, name: Rick")),
    "quoting style": whole(FRONT.replace('"Partner signals"', "'Partner signals'")),
    "no quotes": whole(FRONT.replace('"Partner signals"', "Partner signals")),
    "escapes": whole(FRONT.replace("Partner", "P\\u0061rtner")),
    "folded text": whole(FRONT.replace('"Partner signals"', ">-\n  Partner\n  signals")),
    "block for flow": whole(FRONT.replace("[industry]", "\n  - industry")),
    "mapping in block form": whole(FRONT.replace("{name: Rick, mail: rick@example.com}", "\n  name: Rick\n  mail: rick@example.com")),
    "a comment": whole(FRONT.replace("count: 1", "count: 1  # one")),
    "a comment line": whole("# first\n" + FRONT),
    "status": whole(FRONT.replace("draft", "approved")),
    "no status": whole(FRONT.replace("status: draft\n", "")),
    "sign-offs": whole(FRONT.replace("[]", "[{role: cmo}]")),
}  # fmt: skip

OTHER = {
    "a word": whole(body=BODY.replace("one", "two")),
    "case": whole(body=BODY.replace("Hello", "hello")),
    "a blank inside a line": whole(body=BODY.replace("- one", "-  one")),
    "indentation": whole(body=BODY.replace("\tend", "  end")),
    "an empty line": whole(body=BODY.replace("- one\n", "- one\n\n")),
    "an empty line less": whole(body=BODY.replace(",\n\n-", ",\n-")),
    "an empty line before the text": whole(body="\n" + BODY),
    "a no-break space at a line end": whole(body=BODY.replace("Hello\n", "Hello\xa0\n")),
    "a zero-width space": whole(body=BODY.replace("Hello", "Hel\u200blo")),
    "a homoglyph": whole(body=BODY.replace("Hello", "Hell\u043e")),
    "an HTML comment": whole(body=BODY + "<!-- x -->\n"),
    "a number for a text": whole(FRONT.replace("count: 1", 'count: "1"')),
    "another spelling of a number": whole(FRONT.replace("count: 1", "count: 1.0")),
    "a truth value for a text": whole(FRONT.replace("count: 1", "count: true")),
    "null for nothing": whole(FRONT + "x-note:\n"),
    "an empty text for null": whole(FRONT + "x-note: ''\n"),
    "another key": whole(FRONT.replace("count", "counts")),
    "order in a list": whole(FRONT.replace("[industry]", "[industry, ecosystem]")),
    "list for text": whole(FRONT.replace("[industry]", "industry")),
    "text that looks like a tagged number": whole(FRONT.replace("count: 1", 'count: "#1"')),
    "inner status": whole(FRONT.replace("name: Rick", "name: Rick, status: x")),
    "a date": whole(FRONT + "date: 2026-04-20\n"),
}  # fmt: skip


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_what_no_reader_notices_changes_nothing(text: str) -> None:
    assert digest(text) == BASE


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_what_a_reader_notices_changes_it(text: str) -> None:
    assert digest(text) != BASE


def test_all_the_others_differ_from_each_other() -> None:
    found = [digest(text) for text in OTHER.values()]
    assert len(set(found)) == len(found)


def test_the_file_name_is_no_content() -> None:
    assert digest(whole(), PATH.replace("v1", "v2")) == BASE


def test_two_spellings_of_a_price_are_two_contents() -> None:
    assert digest(whole(FRONT + "x-price: 1.50\n")) != digest(whole(FRONT + "x-price: 1.5\n"))
    assert digest(whole(FRONT + "version: 1.10\n")) != digest(whole(FRONT + "version: 1.1\n"))


def test_unicode_forms_are_two_contents() -> None:
    # In a link or a field two forms lead to two places; U+212A even becomes a plain K.
    for letter in ("é", "\u212a"):
        composed = whole(body=BODY + f"https://example.com/{letter}\n")
        assert digest(composed) != digest(unicodedata.normalize("NFD", composed)), letter


def test_text_cannot_move_between_body_and_front_matter() -> None:
    assert digest("---\na: b\n---\nc\n") != digest("---\na: bc\n---\n\n")
    assert digest("---\na: [b, c]\n---\n") != digest("---\na: ['b\", \"=c']\n---\n")


def test_yaml_documents() -> None:
    path = "content/campaigns/recipient-lists/x.yaml"
    base = digest("template: t\nleads: [a, b]\napprovals: []\n", path)
    assert digest("# x\nleads:\n  - a\n  - 'b'\r\ntemplate: t\nstatus: approved\n", path) == base
    assert digest("template: t\nleads: [b, a]\n", path) != base


def test_aliases_count_as_what_they_stand_for() -> None:
    assert digest("---\na: &x 1.5\nb: *x\n---\n") == digest("---\na: 1.5\nb: 1.5\n---\n")


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), max_size=60)


@given(TEXTS, TEXTS)
def test_equal_digests_mean_equal_texts(one: str, other: str) -> None:
    same = digest(whole(body=one)) == digest(whole(body=other))
    assert same == (canonical_text(one) == canonical_text(other))


@given(TEXTS)
def test_canonical_text_is_its_own(text: str) -> None:
    assert canonical_text(canonical_text(text)) == canonical_text(text)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text('ab1#="\\: é', max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abk", min_size=1, max_size=3), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(VALUES, VALUES)
def test_equal_digests_mean_equal_values(one: object, other: object) -> None:
    import json

    # JSON is YAML in flow form; numbers keep their spelling.
    first, second = (json.dumps(value, ensure_ascii=False) for value in (one, other))

    def told(value: object) -> object:
        if isinstance(value, dict):
            return ("map", sorted((key, told(item)) for key, item in value.items()))
        if isinstance(value, list):
            return [told(item) for item in value]
        return (type(value).__name__, canonical_text(value) if isinstance(value, str) else value)

    same = digest(f"---\nx-a: {first}\n---\n") == digest(f"---\nx-a: {second}\n---\n")
    assert same == (repr(told(one)) == repr(told(other)))


@given(st.binary(max_size=200))
def test_any_bytes_that_read_have_a_digest(data: bytes) -> None:
    reading = read_document(b"---\n" + data, PATH, "email-sequence", "markdown")
    if reading.document is not None:
        assert len(content_digest(reading.document)) == 71
