"""The suppression list: who is on it, that a missing or wrong key never lets anybody through, that it only grows."""

from __future__ import annotations

import copy
import hashlib
import hmac
from datetime import date
from typing import Any

import pytest

from govern.sequences.addresses import read_address
from govern.sequences.suppression import (
    Matching,
    SuppressionError,
    Suppressor,
    key_check,
    parse_keys,
    read_suppression,
    shrinkage,
    unsubscribe_token,
)

KEY = "a-secret-of-some-length"
ON = date(2026, 6, 18)
LOOSE = Matching(True, frozenset({"gmail.com"}))


def data(*entries: dict[str, Any], key_id: str = "k1", checked: bool = True) -> dict[str, Any]:
    keys = [{"id": key_id, "check": key_check(KEY, key_id)}] if checked else []
    return {
        "version": 1,
        "algorithm": "hmac-sha256",
        "key_id": key_id,
        "keys": keys,
        "entries": list(entries),
    }


def entry(address: str, **more: Any) -> dict[str, Any]:
    value = hmac.new(KEY.encode(), address.encode(), hashlib.sha256).hexdigest()
    return {"key": value, "on": "2026-06-18", "reason": "opt-out", "scope": "address", **more}


def made(*addresses: str, domain: str = "") -> dict[str, Any]:
    empty = Suppressor(read_suppression(data()), {"k1": KEY}, LOOSE)
    entries = []
    for text in addresses:
        address = read_address(text)
        assert address is not None
        entries.append(empty.new_entry(address, ON, "opt-out", "reply"))
    if domain:
        entries.append(empty.new_domain_entry(domain, ON, "legal"))
    return data(*entries)


def suppressor(values: dict[str, Any], key: str = KEY) -> Suppressor:
    return Suppressor(read_suppression(values), {"k1": key}, LOOSE)


@pytest.mark.parametrize(
    ("listed", "asked", "how"),
    [
        ("jo@acme.example", "jo@acme.example", "address"),
        ("jo@acme.example", " JO@Acme.EXAMPLE ", "address"),
        ("jo@acme.example", "jo+news@acme.example", "same mailbox"),
        ("jo+news@acme.example", "jo@acme.example", "address"),
        ("jo+news@acme.example", "jo+other@acme.example", "same mailbox"),
        ("j.o@gmail.com", "jo@gmail.com", "address"),
        ("jo@gmail.com", "j.o+x@gmail.com", "same mailbox"),
        ("jo@b\u00fccher.example", "jo@xn--bcher-kva.example", "address"),
        ("jo@stra\u00dfe.example", "jo@xn--strae-oqa.example", "address"),
        ("jo@acme.example", "joe@acme.example", None),
        ("j.o@acme.example", "jo@acme.example", None),
        ("jo@acme.example", "jo@acme.example.org", None),
    ],
)
def test_a_listed_mailbox_is_found_however_it_is_typed(listed: str, asked: str, how: str | None) -> None:
    match = suppressor(made(listed)).match(asked)
    assert (match.how if match else None) == how


def test_a_plain_hmac_over_the_lower_case_address_is_an_entry() -> None:
    assert suppressor(data(entry("jo@acme.example"))).match("Jo@acme.example")


def test_a_domain_entry_holds_for_everybody_in_it_and_below_it() -> None:
    one = suppressor(made(domain="acme.example"))
    assert one.match("anybody@acme.example")
    assert one.match("anybody@mail.acme.example")
    assert not one.match("anybody@notacme.example")
    assert not one.match("acme.example@other.example")


def test_an_address_is_no_domain_entry_and_the_other_way_round() -> None:
    values = made("jo@acme.example")
    values["entries"][0]["scope"] = "domain"
    assert not suppressor(values).match("jo@acme.example")


@pytest.mark.parametrize("keys", [{}, {"k1": ""}, {"k2": KEY}])
def test_without_the_key_nobody_passes(keys: dict[str, str]) -> None:
    with pytest.raises(SuppressionError, match="needs the key"):
        Suppressor(read_suppression(made("jo@acme.example")), keys)


def test_a_wrong_key_is_found_out_even_when_the_list_is_empty() -> None:
    with pytest.raises(SuppressionError, match="not the one"):
        suppressor(data(), "another-secret-of-length")


def test_without_a_check_value_a_known_address_proves_the_key() -> None:
    values = data(entry("jo@acme.example"), checked=False)
    with pytest.raises(SuppressionError, match="Nothing proves"):
        suppressor(values)
    listed = read_suppression(values)
    assert Suppressor(listed, {"k1": KEY}, witnesses=["x@y.example", "jo@acme.example"]).match(
        "jo@acme.example"
    )
    with pytest.raises(SuppressionError, match="Nothing proves"):
        Suppressor(listed, {"k1": "another-secret-of-length"}, witnesses=["x@y.example", "jo@acme.example"])


def test_rotation_keeps_old_entries_and_needs_both_keys() -> None:
    values = made("jo@acme.example")
    values["keys"].append({"id": "k2", "check": key_check("the-second-secret-key", "k2")})
    listed = read_suppression(values)
    with pytest.raises(SuppressionError, match="k1"):
        Suppressor(listed, {"k2": "the-second-secret-key"})
    with pytest.raises(SuppressionError, match="k2"):
        Suppressor(listed, {"k1": KEY})
    both = Suppressor(listed, {"k1": KEY, "k2": "the-second-secret-key"})
    assert both.match("jo@acme.example")
    address = read_address("li@acme.example")
    assert address is not None
    fresh = both.new_entry(address, ON, "opt-out")
    assert fresh["key_id"] == "k2"
    values["entries"].append(fresh)
    again = Suppressor(read_suppression(values), {"k1": KEY, "k2": "the-second-secret-key"})
    assert again.match("li@acme.example")


@pytest.mark.parametrize(
    "broken",
    [
        {"key": "short", "scope": "address"},
        {"key": "0" * 64, "scope": "person"},
        {"key": "0" * 64, "scope": "address", "base": "x"},
        "jo@acme.example",
    ],
)
def test_an_entry_that_cannot_be_read_stops_everything(broken: Any) -> None:
    with pytest.raises(SuppressionError, match="broken"):
        read_suppression(data(broken))


def test_entries_that_are_no_list_stop_everything() -> None:
    with pytest.raises(SuppressionError, match="broken"):
        read_suppression({**data(), "entries": {"a": 1}})


def test_what_is_no_address_cannot_be_asked_for() -> None:
    with pytest.raises(SuppressionError):
        suppressor(data()).match("nobody")


# ------------------------------------------------------------------------------------------------ grows only


def test_adding_is_growth() -> None:
    base = made("jo@acme.example")
    head = copy.deepcopy(base)
    head["entries"].insert(0, entry("li@acme.example"))
    head["keys"].append({"id": "k2", "check": "0" * 64})
    assert shrinkage(base, head) == ()
    assert shrinkage(None, head) == ()


def _change(values: dict[str, Any], **what: Any) -> dict[str, Any]:
    head = copy.deepcopy(values)
    head["entries"][0].update(what)
    return head


@pytest.mark.parametrize(
    "what",
    [
        {"key": "0" * 64},
        {"reason": "manual"},
        {"on": "2026-06-19"},
        {"scope": "domain"},
        {"key_id": "k9"},
        {"base": "0" * 64},
        {"channel": "phone"},
    ],
)
def test_changing_an_entry_is_no_growth(what: dict[str, Any]) -> None:
    base = made("jo@acme.example")
    assert shrinkage(base, _change(base, **what))


def test_taking_away_is_no_growth() -> None:
    base = made("jo@acme.example", "li@acme.example")
    assert shrinkage(base, None)
    assert shrinkage(base, {**base, "entries": base["entries"][:1]})
    assert shrinkage(base, {**base, "entries": []})
    assert shrinkage(base, {**base, "entries": None})
    assert shrinkage(base, {**base, "entries": "none"})


def test_another_key_id_for_the_whole_list_changes_every_entry() -> None:
    base = made("jo@acme.example", "li@acme.example")
    assert len(shrinkage(base, {**base, "key_id": "k2"})) == 2


def test_another_check_value_would_let_a_wrong_key_through() -> None:
    base = made("jo@acme.example")
    assert shrinkage(base, {**base, "keys": [{"id": "k1", "check": key_check("mine-not-yours-key", "k1")}]})
    assert shrinkage(base, {**base, "keys": []})


def test_one_of_two_equal_entries_may_not_go_either() -> None:
    base = data(entry("jo@acme.example"), entry("jo@acme.example"))
    assert shrinkage(base, data(entry("jo@acme.example")))


# ------------------------------------------------------------------------------------------------ keys and tokens


def test_keys_come_bare_or_named() -> None:
    text = "# ours\nk1: one\n\nbare-secret\nk2:two"
    assert dict(parse_keys(text, "k9")) == {"k1": "one", "k9": "bare-secret", "k2": "two"}


def test_a_link_token_is_opaque_and_stands_for_list_and_lead() -> None:
    token = unsubscribe_token(KEY, "list-1", "acme")
    assert len(token) == 26
    assert token.isalnum()
    assert token == unsubscribe_token(KEY, "list-1", "acme")
    others = {
        unsubscribe_token(KEY, "list-2", "acme"),
        unsubscribe_token(KEY, "list-1", "bcme"),
        unsubscribe_token("x" * 20, "list-1", "acme"),
    }
    assert token not in others
    assert len(others) == 3
