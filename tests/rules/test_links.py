from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govern.rules import links
from govern.rules.links import host, targets
from tests.rules.test_cadence import document_of, judged, problems_of, said

RULE = {rule.code: rule for rule in links.RULES}


def places(code: str, text: str, **options: Any) -> list[str]:
    return [place for place, _ in said(RULE[code], text, "body", "nurture", options)]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.com/a", "example.com"),
        ("HTTPS://Example.COM.:443/a", "example.com"),
        ("//example.com/a", "example.com"),
        ("https://user:word@example.com/", "example.com"),
        ("https://example.com@evil.io/", "evil.io"),
        ("https://example.com:80@evil.io/", "evil.io"),
        ("https://evil.io\\@example.com/", "evil.io"),
        ("https:\\\\evil.io/", "evil.io"),
        ("ht\ttps://evil\n.io/", "evil.io"),
        ("https://example.com.evil.io/", "example.com.evil.io"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ("https://exаmple.com/", "xn--exmple-4nf.com"),
        ("https://example。com/", "example.com"),
        ("https://[::1]/", "::1"),
        ("https://[::1", ""),
        ("https://exa℀mple.com/", ""),
        ("https://" + "ü" * 300 + ".com/", "ü" * 300 + ".com"),
        ("https://", None),
        ("mailto:jo@example.com", None),
        ("/relative", None),
        ("#", None),
        ("", None),
        ("{{unsubscribe_link}}", None),
        ("javascript:alert(1)", None),
        ("tel:+4930123", None),
    ],
)
def test_host(url: str, name: str | None) -> None:
    assert host(url) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[a](https://example.com/a) https://example.com/b.",
            ["https://example.com/a", "https://example.com/b"],
        ),
        ("<https://example.com/a>", ["https://example.com/a"]),
        ("(see https://example.com/a), and", ["https://example.com/a"]),
        ("[https://example.com/shown](https://example.com/real)", ["https://example.com/real"]),
        ("`https://example.com/code` <!-- https://example.com/c -->", []),
        ("a :// b ://", ["://", "://"]),
        ("no link", []),
    ],
)
def test_targets(text: str, expected: list[str]) -> None:
    document = document_of(text)
    assert document is not None
    found = list(targets(document.touches[0]))
    assert [target.url for target in found] == expected
    assert [document.text[target.start : target.end] for target in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](http://example.com)", ["http://example.com"]),
        ("[a](HTTP://example.com)", ["HTTP://example.com"]),
        ("Look at http://example.com/x.", ["http://example.com/x"]),
        ("[a](https://example.com?u=http://x)", []),
        ("[a](mailto:jo@example.com)", []),
        ("[a]({{unsubscribe_link}})", []),
        ("`http://example.com`", []),
    ],
)
def test_insecure_links(text: str, expected: list[str]) -> None:
    assert places("VOC111", text) == expected


def test_an_insecure_link_can_be_mended() -> None:
    whole, found = problems_of(RULE["VOC111"], "[a](http://example.com/http://)\n")
    fix = found[0].fix
    assert fix is not None
    assert not fix.safe
    edit = fix.edits[0]
    assert (whole[: edit.start] + edit.replacement + whole[edit.end :]).endswith(
        "[a](https://example.com/http://)\n"
    )


@pytest.mark.parametrize(
    ("text", "hosts", "expected"),
    [
        ("[a](https://bit.ly/x)", [], ["https://bit.ly/x"]),
        ("[a](https://www.bit.ly/x)", [], ["https://www.bit.ly/x"]),
        ("[a](https://BIT.LY./x)", [], ["https://BIT.LY./x"]),
        ("[a](https://me@t.co/x)", [], ["https://me@t.co/x"]),
        ("https://tinyurl.com/x", [], ["https://tinyurl.com/x"]),
        ("[a](https://rabbit.ly/x)", [], []),
        ("[a](https://example.com/bit.ly)", [], []),
        ("[a](https://go.example.com/x)", [], []),
        ("[a](https://go.example.com/x)", ["go.example.com"], ["https://go.example.com/x"]),
        ("[a](https://go.example.com/x)", "go.example.com", ["https://go.example.com/x"]),
        ("[a](https://[::1)", [], []),
    ],
)
def test_shorteners(text: str, hosts: Any, expected: list[str]) -> None:
    assert places("VOC112", text, hosts=hosts) == expected


@pytest.mark.parametrize(
    ("url", "listed"),
    [
        ("https://example.com/a", True),
        ("https://www.example.com/a", True),
        ("https://a.b.EXAMPLE.com./a", True),
        ("https://user@example.com/a", True),
        ("https://xn--bcher-kva.example/", True),
        ("mailto:jo@evil.io", True),
        ("{{unsubscribe_link}}", True),
        ("https://notexample.com/a", False),
        ("https://example.com.evil.io/", False),
        ("https://example.com@evil.io/", False),
        ("https://evil.io/example.com", False),
        ("https://evil.io\\\\@example.com/", False),
        ("https://exаmple.com/", False),
        ("https://%65xample.com/", False),
        ("https://exa℀mple.com/", False),
        ("//evil.io/", False),
        ("https://{{domain}}/", False),
        ("https://com/", False),
    ],
)
def test_unlisted_domains(url: str, listed: bool) -> None:
    text = f"[a]({url})"
    assert bool(places("VOC113", text, domains=["example.com", "bücher.example"])) is not listed
    assert places("VOC113", text) == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://example.com.evil.io/", "It only looks like example.com."),
        ("https://exаmple.com/", "Its name is written in other letters."),
        ("https://[::1", "an address that cannot be read"),
    ],
)
def test_a_look_alike_is_named(url: str, words: str) -> None:
    found = said(RULE["VOC113"], f"[a]({url})", "body", "nurture", {"domains": ["example.com"]})
    assert words in found[0][1]


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("[a](https://x.com/a)", {}, []),
        ("[a](https://x.com/a) [b](https://x.com/b)", {}, ["https://x.com/b"]),
        ("[a](https://x.com/a) [b](https://x.com/a)", {}, []),
        ("[a](https://x.com/a) [Unsubscribe](https://x.com/u) [b]({{unsubscribe_link}})", {}, []),
        ("[a](https://x.com/a) [b](https://x.com/b)", {"max_links": 2}, []),
        ("[a](https://x.com/a)", {"max_links": 0}, ["https://x.com/a"]),
        ("[a](https://x.com/a) [b](https://x.com/b)", {"max_links": "two"}, ["https://x.com/b"]),
    ],
)
def test_several_calls(text: str, options: dict[str, Any], expected: list[str]) -> None:
    assert places("VOC114", text, **options) == expected


PIECES = st.sampled_from(
    [
        *(
            "[a](",
            ")",
            "http://",
            "https://",
            "[::1",
            "@",
            "\\",
            "bit.ly",
            "xn--",
            "。",
            "{{x}}",
            "<",
            ">",
            "%",
            "://",
        ),
        *("\u200b", "\ud800", "\x00", "ß", "İ", "..", " ", "\n\n", "]", "#", "?"),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES | st.text(max_size=10), max_size=20).map("".join))
def test_never_raises(text: str) -> None:
    host(text)
    document = document_of(text)
    if document is not None:
        for rule in RULE.values():
            judged(rule, document, {"domains": ["example.com", "ß.example", ".", 3], "hosts": [text]})


@pytest.mark.parametrize(
    "text",
    [
        *("http://" * 140_000, "://" * 300_000, "a" * 1_000_000 + "://", "[a](http://b.c) " * 20_000),
        *(
            "http://b.c " * 30_000,
            "https://" + "ü." * 400_000,
            "https://" + "a." * 400_000,
            "<http://b.c> d://e " * 20_000,
        ),
    ],
    ids=range(8),
)
def test_large_input(text: str) -> None:
    document = document_of(text)
    assert document is not None
    for rule in RULE.values():
        judged(rule, document, {"domains": ["example.com"]})
