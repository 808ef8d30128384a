"""One writing for one mailbox."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.sequences.addresses import base_form, read_address, read_domain


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("jo@acme.example", "jo@acme.example"),
        ("  Jo@ACME.Example\n", "jo@acme.example"),
        ("<jo@acme.example>", "jo@acme.example"),
        ("mailto:jo@acme.example", "jo@acme.example"),
        ("jo@acme.example.", "jo@acme.example"),
        ("J\u006f\u0308rg@acme.example", "j\u00f6rg@acme.example"),
        ("jo@b\u00fccher.example", "jo@xn--bcher-kva.example"),
        ("jo@bu\u0308cher.example", "jo@xn--bcher-kva.example"),
        ("jo@XN--BCHER-KVA.example", "jo@xn--bcher-kva.example"),
        ("jo+news@acme.example", "jo+news@acme.example"),
        ("j.o@gmail.com", "j.o@gmail.com"),
    ],
)
def test_one_writing(typed: str, expected: str) -> None:
    address = read_address(typed)
    assert address is not None
    assert address.text == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "jo",
        "@acme.example",
        "jo@",
        "jo @acme.example",
        "jo@ac me.example",
        "jo@a\u200bcme.example",
        "jo@..",
        "x" * 400 + "@a.b",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    assert read_address(typed) is None


@given(st.text(max_size=60))
def test_reading_never_raises_and_is_settled(text: str) -> None:
    address = read_address(text)
    if address is not None:
        again = read_address(address.text)
        assert again is not None
        assert again.text == address.text


def test_a_letter_that_two_standards_read_differently_gives_both_forms() -> None:
    assert read_domain("stra\u00dfe.example") == ("strasse.example", "xn--strae-oqa.example")
    assert "strasse.example" in read_domain("xn--strae-oqa.example")


def test_the_mailbox_behind_a_variant() -> None:
    def base(text: str) -> str:
        address = read_address(text)
        assert address is not None
        return base_form(address, frozenset({"gmail.com"})).text

    assert base("jo+news@acme.example") == "jo@acme.example"
    assert base("j.o+x@gmail.com") == "jo@gmail.com"
    assert base("j.o@acme.example") == "j.o@acme.example"
    assert base("+@acme.example") == "+@acme.example"


def test_domains_go_up_to_two_labels() -> None:
    address = read_address("jo@mail.eu.acme.example")
    assert address is not None
    assert address.domains == ("mail.eu.acme.example", "eu.acme.example", "acme.example")
