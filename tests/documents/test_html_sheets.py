"""What style sheets in a touch hide: treated as a hidden attribute is, whatever a mail program makes of them."""

from __future__ import annotations

import time

import pytest

from govern.documents.html_sheets import MAX_RULES
from govern.documents.passages import HOLE, Passage
from govern.documents.reading import read_passages


def read(markdown: str) -> tuple[Passage, ...]:
    return read_passages(markdown, 0, len(markdown))


def texts(sheet: str, body: str) -> list[str]:
    return [passage.text for passage in read(f"<style>{sheet}</style>\n\n{body}")]


X = "a <span class='y x' id=z data-k=v>secret</span> b"


@pytest.mark.parametrize(
    "sheet",
    [
        ".x{display:none}",
        ".X { DISPLAY : none !important; }",
        "span.x{visibility:hidden}",
        ".x.y{font-size:0}",
        "#z{display:none}",
        "span{display:none}",
        "td .x, .other{display:none}",
        "p>.x{display:none}",
        ".w ~ .x:not(.q):first-child{display:none}",
        "[data-k]{display:none}",
        "[class ~= 'x']{display:none}",
        "span[data-k='v w']{display:none}",
        "@media screen and (max-width:600px){.q{color:red}.x{display:none}}",
        ".x{display:none}@media all{.x{display:block}}",
        ".x{display:none}.x{display:block}",
        "/* } */ .x{/**/display/**/:none}",
        "<!-- .x{display:none} -->",
        "@import 'a.css'; .x{display:none}",
        r".\78{display:none}",
        r".\x{\64 isplay:none}",
        ".x{color:#fff}",
        ".y{background:#06c}.x{color:#0066cc}",
        ".y{overflow:hidden}.x{max-height:0}",
        ".x{display:none",
        ".q{color:red}}.x{display:none}",
    ],
)
def test_a_sheet_hides(sheet: str) -> None:
    assert texts(sheet, X)[-1] == f"a {HOLE} b"
    assert any(passage.hidden for passage in read(f"<style>{sheet}</style>\n\n{X}"))


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        ".x",
        ".q{display:none}",
        ".x{display:block}",
        ".x .q{display:none}",
        "#q{display:none}",
        "[data-q]{display:none}",
        "b.x{display:none}",
        ".x.q{display:none}",
        ".x:hover{color:#fff}",
        ".x::before{display:none}",
        "@font-face{font-size:0}",
        "@media (prefers-color-scheme:dark){.x{color:#fff}}",
        ".x{background:#06c;color:#fff}",
        ".x{/* display:none */}",
        ".x{line-height:0}",
        r".\110000 x{display:none}",
        "/* .x{display:none}",
    ],
)
def test_a_sheet_hides_nothing(sheet: str) -> None:
    assert texts(sheet, X)[-1] == "a secret b"


@pytest.mark.parametrize("style", ["<style>", "<STYLE type='text/css'>", "<style\nmedia=all>"])
def test_a_sheet_holds_wherever_it_stands_in_the_touch(style: str) -> None:
    first = read(f"<p class=x>secret</p>\n\nAnd{style}.x{{display:none}}</style> more.")
    assert [passage.text for passage in first] == [HOLE, "And more."]


@pytest.mark.parametrize(
    ("sheet", "body"),
    [
        ("p{display:none}", "secret"),
        ("*{display:none}", "secret"),
        (":is(.x, p){display:none}", "secret"),
        ("body{display:none}", "<div>secret</div>"),
        ("body{display:none}", "# secret"),
        ("h2{font-size:0}", "## secret"),
        ("li{display:none}", "- secret"),
        ("td{display:none}", "| secret |\n|---|\n| secret |"),
        ("blockquote{opacity:0}", "> secret"),
        ("a{display:none}", "[secret](https://example.com)"),
        ("strong{display:none}", "**secret**"),
        ("del{display:none}", "~~secret~~"),
    ],
)
def test_what_markdown_makes_can_be_hidden_too(sheet: str, body: str) -> None:
    assert all("secret" not in text for text in texts(sheet, body))
    assert "secret" in texts(sheet.replace("{", "{line-height:1;}.q{"), body)[-1]


def test_elements_that_markdown_did_not_make_here_hide_nothing_of_it() -> None:
    assert texts("a{display:none} em{display:none} li{display:none}", "seen") == ["seen"]


def test_a_sheet_of_too_many_rules_hides_everything() -> None:
    rules = "".join(f".a{number}{{top:{number}px}}" for number in range(MAX_RULES))
    assert texts(rules, X)[-1] == "a secret b"
    assert texts(rules + ".b{top:1px}", X)[-1] == HOLE


@pytest.mark.parametrize(
    "hostile",
    [
        "<style>" * 30_000,
        "<style>" + "{" * 200_000,
        "<style>" + "(" * 200_000 + "{display:none}",
        "<style>" + "[" * 200_000 + "{display:none}",
        "<style>" + "/*" * 100_000,
        "<style>"
        + "".join(f".a{{top:{number}px}}" for number in range(199))
        + "</style>\n\n"
        + "".join(f"<b class='a c{number}'>x</b>" for number in range(3_000)),
    ],
)
def test_hostile_sheets_take_no_time(hostile: str) -> None:
    start = time.perf_counter()
    read(hostile)
    assert time.perf_counter() - start < 2


# Struck through.


@pytest.mark.parametrize(
    ("markdown", "struck"),
    [
        ("a ~~b **c**~~ d", ["b **c**"]),
        ("~~a ~~b~~ c~~", ["a ~~b~~ c"]),
        ("a <s>b</s> <strike>c</strike> <del>d</del>", ["b", "c", "d"]),
        ("<p style='text-decoration: line-through'>a</p>", ["a"]),
        ("<p style='text-decoration-line:line-through'>a</p>", ["a"]),
        ("<style>.x{text-decoration:line-through}</style><p class=x>a</p>", ["a"]),
        ("~~a <s>b~~ c</s>", ["a <s>b~~ c"]),
        ("<del>a\n\n", ["a"]),
        ("<s>a", ["a"]),
        ("a ~b~ <u>c</u> <ins style='color:red'>d</ins>", []),
        ("~~![a](b.png)~~", ["![a](b.png)"]),
    ],
)
def test_struck_text_is_read_and_told(markdown: str, struck: list[str]) -> None:
    passages = read(markdown)
    assert {markdown[low:high] for passage in passages for low, high in passage.struck} == set(struck)
    assert "a" in passages[-1].text


def test_an_open_element_strikes_what_follows() -> None:
    markdown = "<div><del>\n\none\n\ntwo\n\n</del></div>\n\nthree"
    assert [bool(passage.struck) for passage in read(markdown)] == [True, True, False]
