"""Values in the place of tags: defaults, targets, layout."""

from __future__ import annotations

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from govern.documents.reading import read_passages
from govern.preview.merged_source import escaped
from govern.preview.merging import merge_passage
from govern.preview.pieces import Kind, is_safe_target, joined, merge_line, merge_target, shown
from govern.preview.plain_text import plain_text
from tests.preview.samples import given

VALUES = given(
    first_name="Jo", company_name="Acme & Söhne", industry="", site="https://acme.example/a b?q=(1)"
)


def laid_out(markdown: str, columns: int = 72) -> str:
    passages = [
        merge_passage(passage, markdown, VALUES) for passage in read_passages(markdown, 0, len(markdown))
    ]
    return plain_text(passages, markdown, (0, len(markdown)), VALUES, columns)


@pytest.mark.parametrize(
    ("line", "text", "kinds"),
    [
        ("Hi {{first_name}},", "Hi Jo,", "text value text"),
        ("{{ first_name }}", "Jo", "value"),
        ('{{ first_name | default: "there" }}', "Jo", "value"),
        ('{{ industry | default: "your field" }}', "your field", "default"),
        ("{{ industry | default: '' }}!", "!", "default text"),
        ("In {{industry}}.", "In .", "text missing text"),
        ("{{First_Name}}", "{{First_Name}}", "left"),
        ("{{first name}}", "{{first name}}", "left"),
        ("{{{first_name}}}", "{{{first_name}}}", "left"),
        ("{first_name}", "{first_name}", "text"),
        ("", "", ""),
    ],
)
def test_a_line(line: str, text: str, kinds: str) -> None:
    pieces = merge_line(line, VALUES)
    assert joined(pieces) == text
    assert " ".join(piece.kind for piece in pieces) == kinds


def test_a_value_is_never_read_again() -> None:
    values = given(first_name="{{company_name}}", company_name="Acme")
    assert joined(merge_line("Hi {{first_name}}", values)) == "Hi {{company_name}}"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("https://e.example/?c={{company_name}}", "https://e.example/?c=Acme%20%26%20S%C3%B6hne"),
        ("{{site}}", "https://acme.example/a%20b?q=%281%29"),
        ("{{site}}/{{first_name}}", "https://acme.example/a%20b?q=%281%29/Jo"),
        ("https://{{site}}", "https://https%3A%2F%2Facme.example%2Fa%20b%3Fq%3D%281%29"),
        ("mailto:x@y.example?subject={{first_name}}", "mailto:x@y.example?subject=Jo"),
        ("{{industry}}", ""),
    ],
)
def test_a_target(written: str, target: str) -> None:
    assert merge_target(written, VALUES) == target


@pytest.mark.parametrize(
    "target", ["https://a.example", "HTTP://a.example", "mailto:a@b.example", "tel:+49301"]
)
def test_safe_targets(target: str) -> None:
    assert is_safe_target(target)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "#",
        "/x",
        "javascript:alert(1)",
        "java\tscript:x",
        "data:text/html,x",
        " https://a.example",
        "https://",
        "vbscript:x",
    ],
)
def test_unsafe_targets(target: str) -> None:
    assert not is_safe_target(target)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\r\nb\tc", "a b c"),
        ("a\u2028b", "a b"),
        ("a\u202eb", "a\ufffdb"),
        ("a\x00\x1b[31mb", "a\ufffd[31mb"),
        ("zero\u200bwidth", "zero\ufffdwidth"),
        ("\ud800", "?"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("  kept  ", "  kept  "),
    ],
)
def test_shown(value: str, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Hi {{first_name}},\n\n**{{company_name}}**s.", "Hi Jo,\n\nAcme & Söhnes."),
        ("{{first_name}}\\\n{{company_name}}", "Jo\nAcme & Söhne"),
        ("[Stop](https://a.example/{{first_name}}).", "Stop <https://a.example/Jo>."),
        ("<https://a.example/{{first_name}}>", "https://a.example/Jo"),
        ("[Stop]({{industry}})", "Stop <no target>"),
        ("# Head {{first_name}}\n\ntext", "Head Jo\n-------\n\ntext"),
        ("Head\n---\n\ntext", "Head\n----\n\ntext"),
        ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
        ("- a\n- b\n\n  c\n- d", "- a\n- b\n\n  c\n- d"),
        ("1. a\n1. b\n   - c\n1. d\n\nx\n\n1. e", "1. a\n2. b\n   - c\n3. d\n\nx\n\n1. e"),
        ("> a\n> {{first_name}}", "> a Jo"),
        ("| a | b |\n|---|---|\n| {{first_name}} | x |", "a | b\nJo | x"),
        ("```\nx {{first_name}}\n```\n\ny", "    x Jo\n\ny"),
        ("x\n\n    code\n\ny", "x\n\n    code\n\ny"),
        ("`a {{first_name}}` b", "a Jo b"),
        ("![Chart {{first_name}}](x.png)", "[picture: Chart Jo]"),
        ("<!-- gone -->\n\nx", "x"),
        ("<p hidden>secret</p>\n\nx", "x"),
        ("\\{{first_name}} &#123;{first_name}}", "\\Jo {{first_name}}"),
    ],
)
def test_layout(markdown: str, text: str) -> None:
    assert laid_out(markdown) == text


def test_lines_are_wrapped_and_indented() -> None:
    text = laid_out("- one two three four five six seven\n\n日本語日本語日本語日本語", 30)
    assert text == "- one two three four five six\n  seven\n\n日本語日本語日本語日本語"
    assert laid_out("日本語日本語日本語日本語x", 10) == "日本語日本\n語日本語日\n本語x"


@for_all(st.text(max_size=60))
def test_an_escaped_value_brings_no_markup(value: str) -> None:
    # What the reader takes out of the merged source is the value, whatever it holds.
    source = f"Before {escaped(shown(value))} after"
    (passage,) = read_passages(source, 0, len(source))
    assert passage.text.split() == f"Before {shown(value)} after".split()
    assert not passage.links
    assert not passage.markup


@for_all(st.text(max_size=200), st.text(max_size=40))
def test_nothing_raises(markdown: str, value: str) -> None:
    values = given(first_name=value)
    passages = [
        merge_passage(passage, markdown, values) for passage in read_passages(markdown, 0, len(markdown))
    ]
    plain_text(passages, markdown, (0, len(markdown)), values, 40)
    assert all(piece.kind in Kind for passage in passages for piece in passage.pieces)
