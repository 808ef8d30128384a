"""Merge tags: which are well formed, and what they are covered with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.documents.fields import SHADE, parse_tag, read_tags, shade


@pytest.mark.parametrize(
    ("inner", "name", "default"),
    [
        ("first_name", "first_name", None),
        ("  first_name\t", "first_name", None),
        ("_x9", "_x9", None),
        (' first_name | default: "there" ', "first_name", "there"),
        ("first_name|default:'there'", "first_name", "there"),
        ('first_name | default: "it\'s *you*, | and more"', "first_name", "it's *you*, | and more"),
        ('first_name | default: ""', "first_name", ""),
    ],
)
def test_well_formed_tags(inner: str, name: str, default: str | None) -> None:
    read, bounds = parse_tag(inner)
    assert read == name
    assert (None if bounds is None else inner[slice(*bounds)]) == default


@pytest.mark.parametrize(
    "inner",
    [
        "",
        " ",
        "first name",
        "contact.firstname",
        "9lives",
        "prénom",
        "first-name",
        "first_name | there",
        "first_name | default: there",
        "first_name | default: “there”",
        'first_name | default "there"',
        'first_name | default: "there',
        'first_name | default: "there" | upcase',
        "first_name || 'there'",
        "#if first_name",
        "{first_name}",
        "$first_name",
    ],
)
def test_tags_that_are_not_in_the_dialect(inner: str) -> None:
    assert parse_tag(inner) == (None, None)


def test_tags_of_a_text_have_bounds_in_it() -> None:
    text = 'Hi {{ first_name | default: "there" }}, {{{raw}}} {{}} {{ a }}{{b}}'
    tags = read_tags(text)
    assert [text[tag.start : tag.end] for tag in tags] == [
        '{{ first_name | default: "there" }}',
        "{{{raw}}}",
        "{{}}",
        "{{ a }}",
        "{{b}}",
    ]
    assert [tag.name for tag in tags] == ["first_name", None, None, "a", "b"]
    assert tags[0].default is not None
    assert text[slice(*tags[0].default)] == "there"
    assert [tag.inner for tag in tags[1:]] == ["{raw}", "", " a ", "b"]


@pytest.mark.parametrize(
    "text", ["{{ a", "{ a }", "{{ a }", "{{ a\n}}", "{{ a\r}}", "{{ {b} c }}", "a }} {{"]
)
def test_what_is_no_tag(text: str) -> None:
    assert read_tags(text) == ()
    assert shade(text) == text


@given(st.text(alphabet="{}a |\n*", max_size=40))
def test_shading_keeps_every_offset(text: str) -> None:
    shaded = shade(text)
    assert len(shaded) == len(text)
    covered = {index for tag in read_tags(text) for index in range(tag.start, tag.end)}
    assert all(shaded[index] == (SHADE if index in covered else text[index]) for index in range(len(text)))


@pytest.mark.parametrize("piece", ["{", "{{", "{{a", "{{{a", "}}", '{{ a | default: "'])
def test_hostile_braces_are_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert read_tags(text) == ()
    assert parse_tag(text) == (None, None)
