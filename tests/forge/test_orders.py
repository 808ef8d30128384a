from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.forge.orders import NotUnderstood, Order, read_order


@pytest.mark.parametrize(
    ("body", "order"),
    [
        ("/govern approve cmo", Order("approve", "cmo")),
        ("/govern  approve\tcmo  \r\n\r\nGood work.\n", Order("approve", "cmo")),
        ("/govern approve cmo 3f9a2c1b77aa", Order("approve", "cmo", digest="3f9a2c1b77aa")),
        (
            "/govern approve cmo content/a/b.md sha256:3f9a2c1b",
            Order("approve", "cmo", "content/a/b.md", "3f9a2c1b"),
        ),
        ("/govern approve category.positioning", Order("approve", "category.positioning")),
        (
            "/govern revoke cmo the study was withdrawn",
            Order("revoke", "cmo", reason="the study was withdrawn"),
        ),
        (
            "/govern revoke cro content/a.md wrong numbers",
            Order("revoke", "cro", "content/a.md", reason="wrong numbers"),
        ),
    ],
)
def test_orders(body: str, order: Order) -> None:
    assert read_order(body) == order


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Looks good to me",
        "I would say /govern approve cmo",
        "> /govern approve cmo",
        "`/govern approve cmo`",
        "```\n/govern approve cmo\n```",
        "    /govern approve cmo",
        "\n/govern approve cmo",
        "/governor approve cmo",
        "<!-- /govern approve cmo -->",
    ],
)
def test_talk_is_no_order(body: str) -> None:
    assert read_order(body) is None


@pytest.mark.parametrize(
    "body",
    [
        "/govern",
        "/govern approve",
        "/govern sign cmo",
        "/govern approve CMO",
        "/govern approve сmo",  # Cyrillic
        "/govern approve cmo please",
        "/govern approve cmo and cro",
        "/govern revoke cmo",
        "/govern approve cmo\n/govern approve cro",
        "/govern approve cmo; rm -rf /",
        "/govern approve $(id)",
    ],
)
def test_what_is_not_understood_is_said(body: str) -> None:
    with pytest.raises(NotUnderstood):
        read_order(body)


@given(st.text())
def test_any_text_is_talk_an_order_or_not_understood(body: str) -> None:
    for text in (body, f"/govern {body}", f"/govern approve {body}"):
        try:
            order = read_order(text)
        except NotUnderstood:
            continue
        assert order is None or order.verb in {"approve", "revoke"}
