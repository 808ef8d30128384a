"""The HTML of a mail: only what is on the list comes out, and a value is text wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import example
from hypothesis import given as for_all
from hypothesis import strategies as st

from govern.preview.mail_html import mail_html
from govern.preview.pieces import Piece
from govern.preview.sanitise import KEPT, mark, sanitise
from tests.preview.samples import RICH, Skeleton, given

NAMES = ("first_name", "company_name", "industry", "ecosystem", "sender_name", "postal_address")
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "](javascript:alert(1))",
    "**bold** _it_ `code` ~~no~~",
    "javascript:alert(1)",
    "{{first_name}}",
    "line\nbreak\r\n\r\nBcc: all@example.com",
    "</div></main></body><h1>",
    "<!-- ",
    "]]>",
    "&lt;b&gt; &#60;i&#62;",
    "\ue0000\ue001",
    "| a | b |",
    "# head\n- item\n    code",
    "\u202egnp.exe",
]


def merged(markdown: str, value: str) -> str:
    link = "https://example.invalid/u"
    return mail_html(markdown, given(unsubscribe_link=link, **dict.fromkeys(NAMES, value)))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_change_no_tag(value: str) -> None:
    assert Skeleton(merged(RICH, value)).tags == Skeleton(merged(RICH, "Xx")).tags


@for_all(st.text(min_size=1).filter(str.strip))
@example("<![foo]>")
def test_no_value_changes_a_tag(value: str) -> None:
    html = merged(RICH, f"<q {value}>")
    assert Skeleton(html).tags == Skeleton(merged(RICH, "Xx")).tags
    assert "<q" not in html


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_makes_a_link_dangerous(value: str) -> None:
    html = merged(
        "[a]({{first_name}}) [b](https://e.example/{{first_name}}) <a href='{{first_name}}'>c</a>", value
    )
    targets = [text for _, name, text in Skeleton(html).attributes if name == "href"]
    assert all(target.startswith("https://e.example/") for target in targets)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("a <script>alert(1)</script> b", "<p>a  b</p>"),
        ("a <style>p{}</style><iframe src=x>y</iframe> b", "<p>a  b</p>"),
        ('<p onclick="x()" style="color:red" id="a" class="b">x</p>', "<p>x</p>"),
        ("[a](javascript:alert(1))", '<p><a class="dead" title="leads nowhere">a</a></p>'),
        ("[a](#top)", '<p><a class="dead" title="leads nowhere">a</a></p>'),
        ("<svg onload=x><b>y</b></svg>z", "<p>z</p>"),
        ('<p style="display:none">secret</p>', ""),
        ("</div></article></body>\n", ""),
        ("x <b>y", "<p>x <b>y</b></p>"),
        ("# A", '<div class="h1" role="heading" aria-level="4">A</div>'),
        ("![A <b>](https://x.example/p.png)", '<p><span class="picture">A &lt;b&gt;</span></p>'),
        ("<!-- x -->", ""),
        ("a <unknown>b</unknown>", "<p>a b</p>"),
        ("~~a~~", "<p><s>a</s></p>"),
        ("<center>a</center>", '<div class="center">a</div>'),
        (
            "{{first name}} *x*",
            '<p><span class="unfilled" title="not filled in">{{first name}}</span> <em>x</em></p>',
        ),
        ("{{industry}}.", '<p><span class="missing" title="industry"></span>.</p>'),
    ],
)
def test_what_comes_out(markdown: str, html: str) -> None:
    assert mail_html(markdown, given(industry="")).strip() == html


FRAGMENTS = st.lists(
    st.sampled_from(
        "<script> </script> <b> </b> <p> </p> <div hidden> </div> <table> <tr> <td> </table> <a href= javascript: \" ' > "
        "<![ <!-- --> <? & &#x3c; <svg> <img src=x onerror=y> onclick=z style=display:none <textarea> <title> </body> "
        "{{first_name}} \n \n\n > | - # ``` ](".split(" ")
    )
    | st.text(max_size=5),
    max_size=25,
).map("".join)
SAFE = KEPT | {"span"}


@for_all(FRAGMENTS)
def test_no_template_gets_past_the_list(markdown: str) -> None:
    skeleton = Skeleton(mail_html(markdown, given(first_name="<i>Jo")))
    assert {tag.split(" ")[0].lstrip("/") for tag in skeleton.tags} <= SAFE
    assert {name for _, name, _ in skeleton.attributes} <= {
        "href", "rel", "title", "class", "role", "aria-level", "colspan", "rowspan", "start",
    }  # fmt: skip
    assert not skeleton.open
    assert not skeleton.unbalanced


@for_all(FRAGMENTS)
def test_sanitise_takes_any_html(html: str) -> None:
    skeleton = Skeleton(sanitise(html + mark(0) + mark(7), [Piece("<x>")]))
    assert {tag.split(" ")[0].lstrip("/") for tag in skeleton.tags} <= SAFE


def test_deep_html_ends() -> None:
    assert sanitise("<b>" * 50_000 + "x", []).count("<b>") <= 200
