"""Corners of the reading form, each with the reading that a recipient's screen asks for."""

from __future__ import annotations

import pytest

from govern.documents.document import Document
from govern.documents.passages import HOLE, Passage, fold
from govern.documents.reader import read_document
from govern.documents.reading import read_passages, read_with_code


def read(markdown: str) -> tuple[Passage, ...]:
    return read_passages(markdown, 0, len(markdown))


def shape(markdown: str) -> list[tuple[str, str]]:
    return [(passage.place.value, passage.text.replace(HOLE, "¤")) for passage in read(markdown)]


def hidden(markdown: str) -> list[str]:
    return [markdown[low:high] for passage in read(markdown) for low, high in passage.hidden]


# Line ends and blanks.


@pytest.mark.parametrize(
    ("markdown", "text", "word", "source"),
    [
        # A line end next to markup reads as one space, and a match across it points at both lines.
        ("*You pay*\n2,500 USD", "You pay 2,500 USD", "pay 2,500", "pay*\n2,500"),
        ("You pay\n*2,500* USD", "You pay 2,500 USD", "pay 2,500", "pay\n*2,500"),
        ("Run `pay`\nnow", "Run ¤ now", "now", "now"),
        ("Now run\n`pay`", "Now run ¤", "run", "run"),
        # A blank spelled as an entity is no text before a line break.
        ("&#32;\\\nHello", "Hello", "Hello", "Hello"),
        ("&#32;<br>Hello", "Hello", "Hello", "Hello"),
        ("&Tab;  \nHello", "Hello", "Hello", "Hello"),
    ],
)
def test_line_ends_next_to_markup(markdown: str, text: str, word: str, source: str) -> None:
    (passage,) = read(markdown)
    assert passage.text.replace(HOLE, "¤") == text
    start = passage.text.index(word)
    assert markdown[slice(*passage.origin(start, start + len(word)))] == source


@pytest.mark.parametrize("markdown", ["&#32;", "[](https://example.com)", "**[ ](/u)**"])
def test_a_paragraph_with_nothing_to_see_is_no_passage(markdown: str) -> None:
    assert shape(f"One\n\n{markdown}\n\nTwo") == [("paragraph", "One"), ("paragraph", "Two")]


# Blocks.


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        # An empty cell is no passage, and those after it are still read.
        (
            "a | b | c\n--|---|--\n1 |   | 3",
            [("table cell", cell) for cell in ("a", "b", "c", "1", "3")],
        ),
        # A year or a sum that begins a line of a paragraph begins no list; only a 1 may.
        ("We met in\n2019. It rained.", [("paragraph", "We met in 2019. It rained.")]),
        ("- We met in\n  2019. It rained.", [("list item", "We met in 2019. It rained.")]),
        ("# Offer  \ntext", [("heading", "Offer"), ("paragraph", "text")]),
        ("# Offer #  \ntext", [("heading", "Offer"), ("paragraph", "text")]),
        ("> # \n> text", [("quotation", "text")]),
        # What stands deeper than a hundred quotations or items is read all the same.
        (">" * 101 + " Only $5", [("quotation", "> Only $5")]),
        ("- " * 101 + "Only $5", [("list item", "- Only $5")]),
    ],
)
def test_blocks(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert shape(markdown) == expected


# Inlines.


@pytest.mark.parametrize(
    ("markdown", "text", "targets"),
    [
        # Marks that cross: who closes first wins, and the other is text.
        ("*a ~~b* c~~", "a ~~b c~~", []),
        ("*a**b*", "a**b", []),
        # A destination may be empty or hold pairs of parentheses; what is no destination is text.
        ("[x]( )", "x", [""]),
        ("[x](a(b(c))d)", "x", ["a(b(c))d"]),
        ("[x](a(b)", "[x](a(b)", []),
        ("[x](<a b)", "[x](<a b)", []),
        ("[x](" + "(" * 9 + ")" * 9 + ")", "[x](" + "(" * 9 + ")" * 9 + ")", []),
        # A label of a thousand characters refers to nothing.
        (f"[{'y' * 1000}]\n\n[{'y' * 1000}]: /u", f"[{'y' * 1000}]", []),
        (f"[{'y' * 999}]\n\n[{'y' * 999}]: /u", "y" * 999, ["/u"]),
        # Of a picture with an empty alternative text only the picture is told.
        ("![](/i.png) ![ ](/i.png)", "¤ ¤", []),
        ("<img src=i alt='' title=' '> x", "¤ x", []),
    ],
)
def test_links_and_emphasis(markdown: str, text: str, targets: list[str]) -> None:
    passage = read(markdown)[0]
    assert passage.text.replace(HOLE, "¤") == text
    assert [link.target for link in passage.links] == targets


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        # A footnote's label may hold what would be markup elsewhere; the mark is still one hole.
        ("Proven[^`x`] twice\n\n[^`x`]: note", "Proven¤ twice"),
        ("R[^&amp;] and D\n\n[^&amp;]: note", "R¤ and D"),
        # An array and a footnote: the text before the brackets keeps its own cuts.
        ("`a` [^&amp;]\n\n[^&amp;]: note", "¤ ¤"),
        # Declarations are not shown, one or many; what never ends is text, one or many.
        ("a <!DOCTYPE x> b <!ENTITY y> c", "a  b  c"),
        ("a <!-- x <!-- y", "a <!-- x <!-- y"),
        ("a <!-- x --> b <!-- y", "a  b <!-- y"),
        ("a <![CDATA[x]]> b <![CDATA[ y", "a  b <![CDATA[ y"),
        ("a <!> b <!1> c", "a <!> b <!1> c"),
    ],
)
def test_inlines(markdown: str, text: str) -> None:
    assert read(markdown)[0].text.replace(HOLE, "¤") == text


def test_titles_are_told_only_where_a_recipient_can_point_at_them() -> None:
    # A link within an alternative text is no link, so its title is never shown; the picture's is.
    assert shape('![All [prices](/p "from $5") here](/i.png "Overview")') == [
        ("paragraph", "¤"),
        ("alt text", "All prices here"),
        ("link title", "Overview"),
    ]
    assert shape('<i hidden>[a](/u "from $5")</i> b') == [("paragraph", "¤ b")]
    assert shape('<i>[a](/u "from $5")</i> b') == [("paragraph", "a b"), ("link title", "from $5")]


# Merge tags.


@pytest.mark.parametrize(
    ("markdown", "tags"),
    [
        ("Hi *{{first_name}}*, {{ company_name }}", ["{{first_name}}", "{{ company_name }}"]),
        # What only reads like a tag is filled in by no sender, also beside a real one.
        ("{{first_name}}: {**{company_name}**}", ["{{first_name}}"]),
        ("{{first_name}}: &#123;{company_name}}", ["{{first_name}}"]),
        ("{{first_name}}: \\{\\{company_name}}", ["{{first_name}}"]),
        ("{{first_name}}: {<b></b>{company_name}}", ["{{first_name}}"]),
        ("{{first_name}}&nbsp;{<!-- -->{company_name}}", ["{{first_name}}"]),
    ],
)
def test_tags_beside_markup(markdown: str, tags: list[str]) -> None:
    (passage,) = read(markdown)
    assert [passage.text[tag.start : tag.end] for tag in passage.tags] == tags
    assert [markdown[slice(*passage.origin(tag.start, tag.end))] for tag in passage.tags] == tags


# Raw HTML.


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        # Signs of comparison in a block of HTML are text, as in a browser.
        ("<div>1 < 2 <3 <= 4</div>", [("paragraph", "1 < 2 <3 <= 4")]),
        ("<div>a </> b </1> c</div>", [("paragraph", "a  b  c")]),
        # A line-making element breaks the line, and goes on in the next paragraph.
        ("Hello <div>you\n\nthere</div> all", [("paragraph", "Hello you"), ("paragraph", "there all")]),
        ("Text <blockquote>\n\nquoted\n\n</blockquote>\n\nmore",
         [("paragraph", "Text"), ("paragraph", "quoted"), ("paragraph", "more")]),
    ],
)  # fmt: skip
def test_raw_html(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert shape(markdown) == expected


def test_a_block_closes_the_paragraph_before_it_with_all_that_is_open_in_it() -> None:
    assert shape("<p>seen <b>too<p>Only $5") == [("paragraph", "seen too"), ("paragraph", "Only $5")]
    assert [text for _, text in shape("<p hidden>unseen <b>too<p>Only $5")] == ["¤Only $5"]
    assert hidden("<p hidden>unseen <b>too<p>Only $5") == ["<p hidden>unseen <b>too<p>"]
    # What an element around the paragraph hides stays hidden.
    assert [text for _, text in shape("<div hidden><p>unseen <b>too<p>Only $5")] == ["¤"]


def test_an_element_that_a_paragraph_opens_hides_the_paragraphs_after_it() -> None:
    markdown = "Hello <div hidden>\n\nOnly $5\n\n# Buy\n\n</div>\n\nBye"
    assert shape(markdown) == [
        ("paragraph", "Hello"), ("paragraph", "¤"), ("heading", "¤"), ("paragraph", "Bye"),
    ]  # fmt: skip
    assert [part.strip() for part in hidden(markdown)] == ["Only $5", "Buy"]
    # An inline element ends with its paragraph, whatever stands in it.
    assert hidden("Hello <b hidden>x\n\nOnly $5") == ["<b hidden>x"]


@pytest.mark.parametrize(
    ("markdown", "text", "withheld"),
    [
        # Code is shown, but is no prose, whether Markdown or HTML marks it.
        ("Run <code>a < b</code> now", "Run ¤ now", []),
        ("Run <code class=x>a **b**</code> now", "Run ¤ now", []),
        ("<p>Run <code>a<br>b</code> now</p>", "Run ¤ now", []),
        # It hides nothing by being code, and is no place to hide something in.
        ("Run <code hidden>$5</code> now", "Run ¤ now", ["<code hidden>$5</code>"]),
        ("Run <code style='display:none'>$5</code>", "Run ¤", ["<code style='display:none'>$5</code>"]),
        ("<i hidden>x <code>$5</code> y</i> z", "¤ z", ["<i hidden>x <code>$5</code> y</i>"]),
        ("Run <code>a <b hidden>$5</b> c</code> d", "Run ¤¤¤ d", ["<b hidden>$5"]),
        ("<p>Run <code>a <b hidden>$5</b></code> d</p>", "Run ¤¤ d", ["<b hidden>$5"]),
    ],
)
def test_code_in_html(markdown: str, text: str, withheld: list[str]) -> None:
    (passage,) = read(markdown)
    assert passage.text.replace(HOLE, "¤") == text
    assert hidden(markdown) == withheld


def test_code_that_goes_on_in_other_paragraphs_leaves_a_hole_where_something_stands() -> None:
    markdown = "<div><code>\n\na *b*\n\n#\n\n<b hidden>$5</b> c\n\n</code></div>\n\nBye"
    assert [text for _, text in shape(markdown)] == ["¤", "¤¤", "Bye"]
    assert hidden(markdown) == ["<b hidden>$5"]
    assert [markdown[slice(*passage.origin(0, 1))] for passage in read(markdown)] == [
        "a *b*", "<b hidden>$5", "B",
    ]  # fmt: skip


def test_an_open_comment_withholds_text_and_nothing_where_there_is_none() -> None:
    # In a paragraph Markdown would escape the "-->", so that the comment goes on.
    markdown = "<div><!-- open\n\n#\n\nOnly $5\n\n--> and $6\n\n#\n\n<p>--> seen"
    assert hidden(markdown) == ["Only $5", "--> and $6", "<p>-->"]
    assert [text for _, text in shape(markdown)] == ["¤", "¤", "¤ seen"]


# Passages and documents.


def test_a_match_in_folded_text_maps_back_to_what_stood_there() -> None:
    folded = fold("½ \u200bﬁve")
    start = folded.text.index("five")
    assert folded.back(start, start + 4) == (3, 6)
    assert folded.back(0, 3) == (0, 1)
    assert folded.back(start, start) == (3, 3)
    assert fold("five").back(1, 3) == (1, 3)
    end = len(folded.text)
    assert folded.back(end, end) == (6, 6)
    assert fold("\u200b").back(0, 0) == (0, 0)


def test_a_passage_is_folded_without_its_merge_tags() -> None:
    (passage,) = read('Hi {{ first_name | default: "ﬁend" }} — ２５')
    assert passage.folded.text.replace(HOLE, "") == "Hi fiend - 25"
    start = passage.folded.text.index("25")
    assert passage.text[slice(*passage.folded.back(start, start + 2))] == "２５"


def test_a_touch_alone_is_the_document_with_no_other() -> None:
    text = "---\nsequence: nurture\n---\n## Touch 1\nSubject: One\n\nFirst\n\n## Touch 2\nSubject: Two\n\nSecond\n"
    document = read_document(text.encode(), "a.md", "email-sequence", "markdown").document
    assert isinstance(document, Document)
    second = document.alone(document.touches[1])
    assert second.touches == (document.touches[1],)
    assert [passage.text for passage in second.passages] == ["Two", "Second"]
    assert [passage.text for passage in document.passages] == ["One", "First", "Two", "Second"]
    assert second.text == text
    assert second.sequence == "nurture"
    assert second.position("sequence") == document.position("sequence")
    assert document.alone(document.touches[0], {"sequence": "activation"}).sequence == "activation"


@pytest.mark.parametrize(
    ("markdown", "texts", "code"),
    [
        ("a `b` c", ["a b c"], ["b"]),
        ("a ``b ` c``", ["a b ` c"], ["b ` c"]),
        ("a\n\n    b\n    c\n\nd", ["a", "b     c", "d"], ["b\n    c"]),
        ("```x\nb\n\nc\n```\nd\n\n~~~\ne", ["b  c", "d", "e"], ["b\n\nc", "e"]),
        ("> ```\n> b\n> {{c}}", ["b > {{c}}"], ["b\n> {{c}}"]),
        ("a <code>b <b>c</b></code> d <code>e", ["a b c d e"], ["b <b>c</b>", "e"]),
        ("<div><code>\n\na\n\n</code></div>\n\nb", ["a", "b"], ["a"]),
        ("<p>a <code>b</code></p>", ["a b"], ["b"]),
        ("a <code hidden>b</code>", ["a ¤"], ["b"]),
        ("![a `b`](c.png)", ["¤", "a b"], ["b"]),
        ("```\n\n```", [], []),
        ("a <!-- `b` --> ![`", ["a  ![`"], []),
    ],
)
def test_code_can_be_read_as_prose(markdown: str, texts: list[str], code: list[str]) -> None:
    passages, stretches = read_with_code(markdown, 0, len(markdown))
    assert [passage.text.replace(HOLE, "¤") for passage in passages] == texts
    assert [markdown[low:high] for low, high in stretches] == code
