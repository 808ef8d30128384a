"""Which key of a lead gives which field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern.preview.values import UNSUBSCRIBE, Origin, resolve_values, text_of
from tests.preview.samples import LEAD, policy

MORE = """\
fields:
  contact: [first_name, last_name, title, vorname]
  company: [company_name, konto]
  context: [industry, ecosystem, region]
  other: [unsubscribe_link, postal_address, sender_name, webinar_date, email]
"""


@pytest.mark.parametrize(
    ("field", "text", "key"),
    [
        ("first_name", "Jo", "contact.first_name"),
        ("last_name", "Meyer", "contact.last_name"),
        ("title", "VP Alliances", "contact.title"),
        ("vorname", "Jo", "contact.first_name"),
        ("company_name", "Acme Robotics", "company.name"),
        ("industry", "industrial automation", "company.industry"),
        ("ecosystem", "AWS and SAP", "company.ecosystem"),
        ("email", "jo@acme.example", "contact.email"),
    ],
)
def test_a_field_finds_its_key_by_name_or_role(field: str, text: str, key: str) -> None:
    value = resolve_values(policy(MORE), LEAD)[field]
    assert (value.text, value.key, value.origin) == (text, key, Origin.LEAD)


def test_what_only_the_sending_tool_knows_has_visible_words() -> None:
    values = resolve_values(policy(MORE), LEAD)
    assert values["unsubscribe_link"].text == UNSUBSCRIBE
    assert values["postal_address"].text == "«postal address»"
    assert values["webinar_date"].text == "«webinar date»"
    assert {values[name].origin for name in ("unsubscribe_link", "postal_address", "sender_name")} == {
        Origin.STAND_IN
    }


def test_the_policy_may_name_the_sender() -> None:
    values = resolve_values(policy("sender: {name: Rick, postal_address: 1 Harbor St}\n"), LEAD)
    assert (values["sender_name"].text, values["sender_name"].origin) == ("Rick", Origin.POLICY)
    assert values["postal_address"].text == "1 Harbor St"


def test_own_keys_of_a_lead_come_first() -> None:
    values = resolve_values(policy(MORE), {**LEAD, "company": {"x-region": "DACH"}})
    assert (values["region"].text, values["region"].key) == ("DACH", "company.x-region")


@pytest.mark.parametrize("value", [None, "", "  ", {}, []])
def test_what_is_not_there_is_missing(value: Any) -> None:
    assert resolve_values(policy(), {"contact": {"first_name": value}})["first_name"].origin is Origin.MISSING


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a", "a"),
        (1200, "1200"),
        (2.5, "2.5"),
        (True, "true"),
        (None, None),
        ({}, None),
        ([], ""),
        (["AWS"], "AWS"),
        (["AWS", "SAP"], "AWS and SAP"),
        (["AWS", "SAP", "Oracle"], "AWS, SAP and Oracle"),
        (["AWS", "", None, ["x"], "SAP"], "AWS and SAP"),
    ],
)
def test_text_of(value: Any, text: str | None) -> None:
    assert text_of(value) == text


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["contact", "company", "x"]), ANY))
def test_no_lead_raises(data: dict[str, Any]) -> None:
    assert set(resolve_values(policy(), data)) >= {"first_name", "company_name", "industry"}
