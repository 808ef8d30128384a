"""The reading form held against markdown-it-py, and against what a recipient's screen shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from govern.documents.html_tags import BREAKING
from govern.documents.passages import HOLE, Passage, Place
from govern.documents.reading import read_passages

# The oracle: markdown-it-py, and Python's own HTML parser for what Markdown leaves to the browser.


def _oracle() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 1000}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    # What a link leads to is left to the rules; here only text counts.
    vars(parser).update(validateLink=lambda _: True, normalizeLinkText=lambda url: url)
    return parser


ORACLE = _oracle()
SPLIT = "\x00"


class _Browser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.asides: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = {"alt", "title"} if tag in {"a", "area", "img", "input"} else set()
        shown |= {"value", "placeholder"} if tag == "input" else set()
        self.asides += [value for name, value in attrs if name in shown and value]
        if tag in BREAKING or tag == "br":
            self.parts.append(SPLIT if tag in BREAKING else " ")
        self.unread += tag in {"script", "style", "title"}

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKING:
            self.parts.append(SPLIT)
        self.unread -= bool(self.unread) and tag in {"script", "style", "title"}

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.parts.append(data)


def _html(source: str) -> tuple[str, list[str]]:
    browser = _Browser()
    browser.feed(source)
    browser.close()
    return "".join(browser.parts), browser.asides


def _alternative(token: Token) -> str:
    parts = []
    for child in token.children or []:
        if child.type == "image":
            parts.append(_alternative(child))
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type not in {"code_inline", "html_inline", "footnote_ref"}:
            parts.append(child.content)
    return "".join(parts)


def _inline(token: Token) -> tuple[str, list[str]]:
    parts: list[str] = []
    asides: list[str] = []
    for child in token.children or []:
        if child.type == "image":
            asides.append(_alternative(child))
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif child.type == "html_inline":
            text, told = _html(child.content)
            asides += told
            parts.append(" " if text else "")
        elif child.type not in {"code_inline", "footnote_ref"}:
            parts.append(child.content)
        title = child.attrs.get("title")
        asides += [str(title)] if title else []
    return "".join(parts), asides


def oracle_texts(markdown: str) -> tuple[list[str], list[str]]:
    """The visible texts of the blocks, and the alternative texts and titles."""
    texts: list[str] = []
    asides: list[str] = []
    for token in ORACLE.parse(markdown):
        if token.type == "inline":
            text, told = _inline(token)
        elif token.type == "html_block":
            text, told = _html(token.content)
        else:
            continue
        texts += text.split(SPLIT) if token.type == "html_block" else [text]
        asides += told
    return _normal(texts), _normal(asides)


def our_texts(markdown: str) -> tuple[list[str], list[str]]:
    passages = read_passages(markdown, 0, len(markdown))
    aside = {Place.ALT, Place.TITLE}
    return (
        _normal([passage.text for passage in passages if passage.place not in aside]),
        _normal([passage.text for passage in passages if passage.place in aside]),
    )


def _normal(texts: list[str]) -> list[str]:
    return [text for text in (" ".join(text.replace(HOLE, "").split()) for text in texts) if text]


def assert_same(markdown: str) -> None:
    texts, asides = our_texts(markdown)
    expected_texts, expected_asides = oracle_texts(markdown)
    assert texts == expected_texts, markdown
    # Where several stand in one block we tell alternative texts before titles, and a definition's title once.
    assert set(asides) == set(expected_asides), markdown


# Written by hand: what goes wrong in Markdown readers.

TRICKY = (
    "Plain text.",
    "  Indented\n    continued\nand on  ",
    "A *b **c** d* _e_ __f__ a_b_c ***g***",
    "**bold*mixed** *** ** * _ __ a**b**c ****x****",
    "*a `*` b* and ``a ` b`` and ` `` ` `unclosed",
    "~~gone~~ ~one~ ~~~three~~~ a~~b",
    "\\*not\\* \\a \\\\ \\` \\[x](y)",
    "hard  \nbreak and\\\nanother",
    "&amp; &copy; &#36; &#x24; &nope; &amp &#0; &ngE;",
    "[a](b) [a](<b c> 'd') [a](b \"c\nd\") [a]( b ) [a]() [a](b c) [](x)",
    "[a](b(c)d) [a](b(c) [a]\\(b) [a](\\)) [*a*](b)*",
    "[out [in](x) side](y) ![alt [in](x)](y) [![img](a)](b) ![a ![b](c) d](e)",
    "[full][Ref] [ref][] [ref] [no] [full][no]\n\n[REF]: /u 'title'",
    "[ref\\]]: /u\n\n[ref\\]] ![ref\\]]",
    "[a]: /u\n'title\nover lines'\n\n[a]",
    "[a]: <> (t)\n[b]: /u 'bad' title\n\n[a] [b]",
    "> [q]: /u\n\n[q]",
    "<https://a.b/?c=d&e> <a@b.c> <not@> <ftp:x y> <x:>",
    "a <b>c</b> <i title='t'>d</i> <br/> <First Name> < b> <1> </p >",
    "a <!-- c --> <!--> <!---> <? x ?> <!X y>",
    "<div>\n*raw* &pound;5 <b>x</b>\n\n*cooked*\n</div>",
    "<p>one</p><p>two<br>three</p>\n<img alt='a &amp; b' src=x>",
    "<!-- a\n\nb --> c\nd",
    "<script>\nlet a = '<b>';\n\n</script>\nafter",
    "<table><tr><td>a</td><th>b</th></tr></table>",
    "# One #\n## Two\\#\n### Three ###x\n#Four\n####### Five\n#",
    "Setext\n===\nOther\n---\n\n---\n\n***\n_ _ _\n- - -",
    "```\ncode\n```\ntext\n~~~ x\ncode ```\n~~~~\nmore\n\n    code\n\ntext\n    no code",
    "> a\nlazy\n> b\n\n> > c\n> d\n>\n> e\n\n    > code",
    "- a\n- b\n\n  b2\n  - c\n\n      code\n    text\n* other\n+ third\n1. one\n2) two\nlast",
    "1. one\n\n   two\n10. ten\n    eleven\n123456789. big\n1234567890. too big",
    "- a\n  > quote\n  lazy\n\n- # heading\n- ```\n  code\n  ```\n-\n  x\n-\n\n  y",
    "text\n- list\ntext\n2. no list\n1. list",
    "\t- a\n\n-\ta\n\n\tb\n>\tc\n> \td",
    "| a | b |\n|---|:-:|\n| c `x` | d \\| e | f |\n| g\nrow\n\nafter",
    "para\na | b\n- | -\nc | d\n> quote",
    "a|b\n-|-|-\nno",
    "Text[^1] and [^none] and[^b].\n\n[^1]: note *one*\n    continued\n\n    second\n\n"
    "[^b]: other\n\n[^c]: not used",
    "> text[^q]\n\n[^q]: - list in a note\n",
    "“*curly*” a*“b”*c é*f*é £*5* 1*2*3",
    "*a <b title='*'> c* [x`](y)`] <a href='*'>*",
    "\u00a0nbsp \u2028 line \u200b zero",
    "a\r\nb\\\r\nc\r\rd\n\r\n- e\r\n- f",
)

PIECES = st.sampled_from(
    (
        *("word", "$2,500", "é", "“", "”", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "!", '"t"', "'", "."),
        *("*", "*", "**", "***", "_", "__", "~~", "~", "`", "``", "\\", "\\\n", "  \n", "<", "&", "|"),
        *("&amp;", "&#36;", "&copy;", "<b>", "</b>", "<br>", "<!-- c -->", "<First Name>", "<i title='t'>"),
        *(
            "[",
            "]",
            "](",
            "(u)",
            ")",
            "![",
            "[x]",
            "[x][]",
            "[a](b)",
            "![i](j 'k')",
            "<http://a.b>",
            "<a@b.c>",
        ),
        *("[^1]", "\n\n[^1]: note\n\n", "\n\n[x]: /u 't'\n\n", "\n\n[x]: </v>\n\n"),
        *("> ", ">", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "# ", "## ", " #\n", "---\n", "===\n", "***\n"),
        *("```\n", "~~~\n", "\n\n| a | b |\n|---|:-:|\n| c | d |\n", "\n<div>\n", "\n</div>\n", "<p>x</p>"),
    )
)
MARKDOWN = st.lists(PIECES, max_size=24).map("".join)

# Where we follow browsers and cmark instead of markdown-it: a tag or comment that HTML would still be
# inside of at the end of its block, and quotations indented like code.
DIFFERS = re.compile(r"<[a-zA-Z!/?][^>]*(?:<|$)|> *\n {4,}>")


@pytest.mark.parametrize("markdown", TRICKY)
def test_reads_what_markdown_it_renders(markdown: str) -> None:
    assert_same(markdown)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_reads_any_markdown_as_markdown_it_renders_it(markdown: str) -> None:
    if not DIFFERS.search(markdown):
        assert_same(markdown)


# The map to the source.


def assert_mapped(text: str, passage: Passage) -> None:
    """Runs cover the text, ascend in the source, and plain ones say what the source says."""
    at, source = 0, 0
    for run in passage.runs:
        assert run.at == at
        assert run.length > 0
        assert run.source >= source
        at, source = run.at + run.length, run.source + run.source_length
        if run.length == run.source_length:
            ours, theirs = passage.text[run.at : at], text[run.source : source]
            assert all(a == b or a in f" {HOLE}" for a, b in zip(ours, theirs, strict=True))
    assert at == len(passage.text)
    assert source <= len(text)
    assert passage.text == passage.text.strip(" \t\n")
    spans = [passage.origin(index, index + 1) for index in range(len(passage.text))]
    assert all(low < high for low, high in spans)
    assert all(before[0] <= after[0] and before[1] <= after[1] for before, after in pairwise(spans))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        PIECES
        | st.sampled_from(
            (
                "{{a}}",
                '{{ b | default: "*c*" }}',
                "<p hidden>",
                "<i hidden>",
                "</i>",
                "<code>",
                "</code>",
                "\r\n",
            )
        ),
        max_size=24,
    ),
    st.integers(0, 3),
)
@example(["a", "\\\n", "b"], 0)
def test_every_character_has_an_origin(pieces: list[str], skipped: int) -> None:
    text = "x" * skipped + "".join(pieces) + "x"
    for passage in read_passages(text, skipped, len(text) - 1):
        assert_mapped(text, passage)
        for tag in passage.tags:
            assert text[slice(*passage.origin(tag.start, tag.end))] == f"{{{{{tag.inner}}}}}"
        for link in passage.links:
            assert 0 <= link.start <= link.end <= len(passage.text)
            assert skipped <= link.source <= link.source_end < len(text)
        for mark in passage.markup:
            assert text[mark.source : mark.source_end] == mark.text


@pytest.mark.parametrize(
    ("markdown", "word", "expected"),
    [
        ("costs $2,<b>500</b>!", "$2,500", "$2,<b>500"),
        ("costs $2,<!-- x -->500", "$2,500", "$2,<!-- x -->500"),
        ("costs &#36;2,**500**", "$2,500", "&#36;2,**500"),
        ("> Signal\n>   Note", "Signal Note", "Signal\n>   Note"),
        ("Signal  \nNote", "Signal Note", "Signal  \nNote"),
        ("a\\$b", "$", "\\$"),
    ],
)
def test_origin_gives_what_a_person_must_change(markdown: str, word: str, expected: str) -> None:
    (passage,) = read_passages(markdown, 0, len(markdown))
    start = passage.text.index(word)
    assert markdown[slice(*passage.origin(start, start + len(word)))] == expected


# What a passage says.


def read(markdown: str) -> tuple[Passage, ...]:
    return read_passages(markdown, 0, len(markdown))


def shape(markdown: str) -> list[tuple[str, str]]:
    return [(passage.place.value, passage.text.replace(HOLE, "¤")) for passage in read(markdown)]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "# H\n\ntext\n\n- item\n\n> quote",
            [("heading", "H"), ("paragraph", "text"), ("list item", "item"), ("quotation", "quote")],
        ),
        (
            "a|b\n-|-\nc|d",
            [("table cell", "a"), ("table cell", "b"), ("table cell", "c"), ("table cell", "d")],
        ),
        ("a[^1]\n\n[^1]: note", [("paragraph", "a¤"), ("footnote", "note")]),
        ("![alt](x 't') b", [("paragraph", "¤ b"), ("alt text", "alt"), ("link title", "t")]),
        (
            "<img src=x alt='A &amp; B' title=T>",
            [("paragraph", "¤"), ("alt text", "A & B"), ("link title", "T")],
        ),
        ("[a][r] [b][r]\n\n[r]: /u 'told once'", [("paragraph", "a b"), ("link title", "told once")]),
        ("[unused]: /u 'never told'", []),
        ("`code` b", [("paragraph", "¤ b")]),
        ("```\ncode\n```\n\n    code\n\n<!-- comment -->", []),
        (
            "<p>one</p><ul><li>two</li></ul><table><td>three",
            [("paragraph", "one"), ("list item", "two"), ("table cell", "three")],
        ),
        ("<h2>Head</h2><blockquote>Quote</blockquote>", [("heading", "Head"), ("quotation", "Quote")]),
        ("a<br>  \nb <br><br/> c", [("paragraph", "a b c")]),
        ("<style>p { color: red }</style><script>a()</script>x", [("paragraph", "x")]),
        ("x <script>a()</script> y", [("paragraph", "x  y")]),
        ("tabs\tand  blanks stay", [("paragraph", "tabs\tand  blanks stay")]),
        ("Signal\u200bNote", [("paragraph", "Signal\u200bNote")]),
    ],
)
def test_places(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert shape(markdown) == expected


def test_quoted_holds_for_what_stands_in_a_quotation() -> None:
    assert [passage.quoted for passage in read("> a\n>\n> - b\n>\n> # c\n\nd")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("markdown", "words", "target", "source"),
    [
        ("[stop]({{ unsubscribe_link }})", "stop", "{{ unsubscribe_link }}", "{{ unsubscribe_link }}"),
        ("[a **b**](<c d> 't')", "a b", "c d", "c d"),
        ("[a](b\\)&amp;c)", "a", "b)&c", "b\\)&amp;c"),
        ("[a]()", "a", "", ""),
        ("[a][r]\n\n[r]: https://x.y", "a", "https://x.y", "https://x.y"),
        ("<https://x.y>", "https://x.y", "https://x.y", "https://x.y"),
        ("<a@b.c>", "a@b.c", "mailto:a@b.c", "a@b.c"),
        ('x <a href="y?a=1&amp;b=2">z</a>', "z", "y?a=1&b=2", "y?a=1&amp;b=2"),
        ("<p><a href=y>z</a></p>", "z", "y", "y"),
        ("[![i](j)](k)", HOLE, "k", "k"),
    ],
)
def test_links(markdown: str, words: str, target: str, source: str) -> None:
    passage = read(markdown)[0]
    (link,) = passage.links
    assert passage.text[link.start : link.end] == words
    assert link.target == target
    assert markdown[link.source : link.source_end] == source


def test_the_alternative_text_of_a_linked_image_carries_the_link() -> None:
    _, alternative = read("[![Unsubscribe](button.png)]({{unsubscribe_link}})")
    assert [link.target for link in alternative.links] == ["{{unsubscribe_link}}"]


def test_bare_addresses_are_text() -> None:
    (passage,) = read("See https://x.y/a_b_c and www.x.y")
    assert passage.text == "See https://x.y/a_b_c and www.x.y"
    assert passage.links == ()


def test_merge_tags_mean_nothing_to_markdown() -> None:
    markdown = 'Hi {{ first_name | default: "*you*" }} {{a*b}} {{{raw}}} | {{`x`}}'
    (passage,) = read(markdown)
    assert passage.text == markdown
    assert [(tag.inner, tag.name) for tag in passage.tags] == [
        (' first_name | default: "*you*" ', "first_name"),
        ("a*b", None),
        ("{raw}", None),
        ("`x`", None),
    ]


def test_a_bar_in_a_tag_splits_no_cell() -> None:
    head, *_ = read('{{ a | default: "|" }} | b\n--|--\n')
    assert head.text == '{{ a | default: "|" }}'


def test_braces_that_come_together_in_reading_are_no_tag() -> None:
    for markdown in ("\\{\\{a}}", "{{a\nb}}", "{&#123;a}}"):
        assert all(passage.tags == () for passage in read(markdown)), markdown


def test_placeholders_in_angle_brackets_are_told() -> None:
    assert [mark.text for mark in read("Hi <First Name>,")[0].markup] == ["<First Name>"]
    (alone,) = read("<First Name>")
    assert alone.text == HOLE
    assert [mark.text for mark in alone.markup] == ["<First Name>"]


# What is hidden.


def hidden(markdown: str) -> list[str]:
    return [markdown[low:high] for passage in read(markdown) for low, high in passage.hidden]


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "style='display:none'",
        "style='DISPLAY : none !important'",
        "style='visibility:hidden'",
        "style='font-size:0'",
        "style='font-size:1px'",
        "style='font:0/0 a'",
        "style='opacity:0'",
        "style='mso-hide:all'",
        "style='max-height:0;overflow:hidden'",
        "style='text-indent:-9999px'",
        "style='position:absolute;left:-999em'",
        "style='color:#fff'",
        "style='color:white'",
        "style='color: rgb(255, 255, 255)'",
        "style='color:transparent'",
        "style='color:#06c;background:#0066CC'",
        "style='background-color:black;color:#000'",
        "style='dis\\70 lay:none'",
        "style='display/**/:none'",
        "style='display&#58;none'",
        "color=white",
        "style='unicode-bidi:bidi-override;direction:rtl'",
    ],
)
def test_hidden_text_is_a_hole_and_is_told(attribute: str) -> None:
    inline = f"a <font {attribute}>secret $5</font> b"
    assert shape(inline) == [("paragraph", "a ¤ b")]
    assert hidden(inline) == [f"<font {attribute}>secret $5</font>"]
    block = f"<div {attribute}>\nsecret\n\n*secret*\n\n</div>\n\nseen"
    assert [text for _, text in shape(block)] == ["¤", "¤", "seen"]
    assert len(hidden(block)) == 2


@pytest.mark.parametrize(
    "attribute",
    [
        "aria-hidden=true",
        "class=hidden",
        "style='display:block'",
        "style='font-size:14px'",
        "style='font:700 16px Arial'",
        "style='background:#06c;color:#ffffff'",
        "style='background:#06c url(x.png);color:#ffffff'",
        "style='opacity:.9'",
        "bgcolor=#006600 style='color:white'",
        "data-x='style=display:none'",
    ],
)
def test_other_styles_hide_nothing(attribute: str) -> None:
    markdown = f"a <span {attribute}>seen</span> b"
    assert shape(markdown) == [("paragraph", "a seen b")]
    assert hidden(markdown) == []


def test_text_that_is_turned_round_is_not_what_it_seems() -> None:
    assert hidden("Only <bdo dir=RTL>005,2$</bdo>") == ["<bdo dir=RTL>005,2$</bdo>"]
    assert hidden("Only <bdo dir=ltr>$5</bdo> <span dir=rtl>שלום</span>") == []
    assert hidden("<style>.x{unicode-bidi:isolate-override}</style>\n\n<p class=x>005,2$</p>") != []


def test_the_words_of_a_button_are_read() -> None:
    assert shape("<input type=button value='Buy for $2,500' placeholder='x'>")[1:] == [
        ("alt text", "Buy for $2,500"),
        ("alt text", "x"),
    ]
    assert [text for _, text in shape("<input type=hidden value='Reply STOP to opt out'>")] == ["¤"]


def test_white_on_a_coloured_ground_further_out_is_seen() -> None:
    assert (
        hidden("<table bgcolor=#003366><tr><td><a style='color:#fff' href=x>Go</a></td></tr></table>") == []
    )


def test_comments_and_style_sheets_are_not_hidden_text() -> None:
    assert hidden("a <!-- b --> c\n\n<style>d</style>\n\n<!-- e\n\nf -->") == []


def test_hidden_markup_ends_with_its_element() -> None:
    assert [text for _, text in shape("<p style='display:none'>a\n\nb is a paragraph of its own")] == [
        "¤",
        "b is a paragraph of its own",
    ]
    assert shape("a <b hidden>b\n\nc") == [("paragraph", "a ¤"), ("paragraph", "c")]
    assert shape("<div hidden><div>a</div>b</div>c") == [("paragraph", "¤c")]


def test_what_an_open_comment_or_tag_swallows_is_told() -> None:
    assert hidden("<div><!-- open\n\nswallowed") == ["swallowed"]
    assert hidden("<div><!-- open\n\nswallowed\n\n<p>--> seen") != []
    assert hidden("<div class='\n") == ["<div class='"]


# Any input, in time that grows with its length.

SIZE = 200_000
HOSTILE = (
    *(
        "[",
        "]",
        "![",
        "](",
        "[a](",
        "[](",
        '[a](b "',
        "[a][",
        "[a](b)",
        "[a]: b\n",
        '[a]: b "\n',
        "[^1]: a\n",
    ),
    *("*", "**a", "*a_", "a*", "***a** b* ", "_a_", "~~a", "`a``b", "\\", "&", "&#", "&amp;", "{{", "{{a}}"),
    *(
        "<",
        "<!--",
        "<?",
        "<![CDATA[",
        "<!a",
        "<a ",
        "<a x='",
        '<a x="',
        "<b>",
        "</b>",
        "<div>",
        "<div>\n",
        "<p><b>",
    ),
    *(
        "<p hidden>x",
        "<img alt='x'>",
        "<script>",
        "|",
        "a|b\n-|-\n",
        "# a\n",
        "=\n",
        "```\n",
        "    a\n",
        "\t",
        "\r\n",
    ),
    *("> ", ">", "- ", "1. ", "> a\n", "- a\n", "- \n", " ", " \n", "a  \n", "\x1a", "<http://", "a@b <"),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    read_passages(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "".join("`" * length + " " for length in range(1, 600)),
        "".join("`" * length + "\n" for length in range(3, 600)),
        ">" * 10_000 + "a",
        "- " * 10_000 + "a",
        "".join(" " * (2 * depth) + "- a\n" for depth in range(400)),
        "[" * (SIZE // 2) + "]" * (SIZE // 2),
        "[" * (SIZE // 2) + "[a](b)" * (SIZE // 12),
        "![" * (SIZE // 6) + "](b)" * (SIZE // 6),
        "*" * (SIZE // 2) + "a" + "*" * (SIZE // 2),
        "<b>" * (SIZE // 7) + "</i>" * (SIZE // 7),
        "<div>" + "<b>" * (SIZE // 10) + "<p></p>" * (SIZE // 10),
        "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|b\n" * 5_000,
        "".join(f"[a{number}]: /x 't'\n" for number in range(SIZE // 16)) + "\n" + "[a1]" * 1_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_nesting_is_read(text: str) -> None:
    read_passages(text, 0, len(text))


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("\x00\x1a{}[]()<>!-=\"'`*_~|&#;:\\ \t\r\n/ab1é\u200b\U0001f600"), max_size=60
    )
)
def test_any_text_is_read(text: str) -> None:
    for passage in read_passages(text, 0, len(text)):
        assert_mapped(text, passage)
