"""What is found in a merged mail."""

from __future__ import annotations

import re
from typing import Any

import click
import pytest
from hypothesis import given as for_all
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from govern.documents.characters import BIDI, CONTROL
from govern.findings import Severity
from govern.preview.lint import lint, residues
from govern.preview.page import page
from govern.preview.pieces import merge_line
from govern.preview.remarks import Remark
from govern.preview.rendering import render
from govern.preview.report import json_preview, text_preview, text_remarks
from govern.preview.value_faults import value_faults
from tests.preview.samples import RICH, given, lead, policy, preview, settings, template
from tests.preview.test_values import ANY

PLAIN = """\
Hi {{first_name}},

In {{industry}}, {{company_name}} may look at {{ecosystem}} ([more](https://e.example/{{company_name}})).

Not for you? [Unsubscribe]({{unsubscribe_link}}).

{{sender_name}}, {{postal_address}}
"""


def remarks(
    body: str = PLAIN, where: str = "body", sequence: str = "nurture", **changes: Any
) -> list[Remark]:
    return list(lint(preview(body, where, sequence, **changes), settings()))


def codes(body: str = PLAIN, where: str = "body", sequence: str = "nurture", **changes: Any) -> set[str]:
    return {one.code for one in remarks(body, where, sequence, **changes)}


@pytest.mark.parametrize("body", [PLAIN, RICH])
def test_sound_values_are_clean(body: str) -> None:
    assert remarks(body) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"first_name": ""}, {"PRV102", "PRV103"}),
        ({"first_name": None}, {"PRV102", "PRV103"}),
        ({"industry": "   "}, {"PRV102", "PRV103"}),
        ({"first_name": "None"}, {"PRV104"}),
        ({"company_name": "null"}, {"PRV104"}),
        ({"industry": "undefined"}, {"PRV104"}),
        ({"industry": "nan"}, {"PRV104"}),
        ({"company_name": "--"}, {"PRV104"}),
        ({"first_name": "Nan"}, {"PRV104"}),
        ({"first_name": "JOANNA"}, {"PRV107"}),
        ({"first_name": "joanna"}, {"PRV107"}),
        ({"first_name": "Dr. Jo"}, {"PRV107"}),
        ({"first_name": "Jo2"}, {"PRV107"}),
        ({"first_name": "Jo "}, {"PRV102"}),
        ({"first_name": "<script>x</script>"}, {"PRV106"}),
        ({"first_name": "Jo\nBcc: all@example.com"}, {"PRV106"}),
        ({"company_name": "Acme\u202e"}, {"PRV106"}),
        ({"company_name": "Ac\u200bme"}, {"PRV106"}),
        ({"company_name": "](javascript:alert(1))"}, {"PRV106"}),
        ({"company_name": "https://evil.example"}, {"PRV106"}),
        ({"first_name": "jo.example.com"}, {"PRV106", "PRV107"}),
        ({"company_name": "AT&amp;T"}, {"PRV106"}),
        ({"first_name": "{{first_name}}"}, {"PRV101"}),
        ({"company_name": "{{x}}"}, {"PRV101"}),
        ({"industry": "consulting at $2,500 a seat"}, {"PRV105"}),
        ({"company_name": "[Name]"}, {"PER106"}),
    ],
)
def test_faulty_values(changes: dict[str, Any], found: set[str]) -> None:
    assert codes(**changes) == found


@pytest.mark.parametrize(
    "changes",
    [
        {"first_name": "Aïssatou"},
        {"first_name": "Wei Ling"},
        {"first_name": "Ji-woo"},
        {"first_name": "JP"},
        {"first_name": "O'Neil"},
        {"first_name": "明"},
        {"company_name": "Booking.com"},
        {"company_name": "AT&T"},
        {"company_name": "3M"},
        {"company_name": "Yahoo!"},
        {"company_name": "Null & Sons"},
        {"industry": "R&D <5 people"},
        {"ecosystem": ["AWS", "Booking.com"]},
        {"ecosystem": "SAP"},
    ],
)
def test_sound_but_unusual_values(changes: dict[str, Any]) -> None:
    assert codes(**changes) == set()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Hi {{frist_name}},", {"PRV101"}),
        ("Hi {{first name}},", {"PRV101"}),
        ("Hi {first_name},", {"PRV101"}),
        ("[x](https://e.example/{{region}})", {"PRV101"}),
        ("Hi {{ first_name | default: 'there' }},", set()),
        ("Not seen: <!-- {{frist_name}} -->", set()),
    ],
)
def test_faulty_templates(body: str, found: set[str]) -> None:
    assert codes(f"{PLAIN}\n{body}") == found


def test_a_default_stands_in_for_a_missing_value() -> None:
    body = PLAIN.replace("{{first_name}}", '{{ first_name | default: "there" }}')
    assert codes(body, first_name="") == set()
    assert codes(body, first_name="  ") == set()


def test_an_empty_default_leaves_a_hole() -> None:
    body = PLAIN.replace("{{first_name}}", '{{ first_name | default: "" }}')
    assert codes(body, first_name="") == {"PRV102"}


def test_a_subject_is_judged_with_its_values() -> None:
    assert codes("{{company_name}} " + "x" * 60, "subject", company_name="A" * 10) == set()
    assert codes("{{company_name}} and the partners", "subject", company_name="Acme Works " * 6) >= {"PRV108"}
    assert codes("{{industry}}", "subject", industry="") >= {"PRV102", "PRV103"}
    assert codes("{{industry}}", "preheader", industry="") == {"PRV102", "PRV103"}


def test_a_price_in_activation_mail_is_signed_in_the_template_only() -> None:
    body = f"{PLAIN}\nThe Assessment is $2,500."
    assert codes(body, sequence="activation") == set()
    assert codes(body, sequence="activation", industry="consulting, where our seat costs $1,900,") == {
        "PRV105"
    }


def test_a_target_that_a_value_breaks() -> None:
    body = PLAIN + "\n[site]({{company_name}})"
    assert "PRV106" in codes(body)


def test_one_remark_for_a_value_in_many_places() -> None:
    found = [one for one in remarks(first_name="None") if one.code == "PRV104"]
    assert len(found) == 1
    assert found[0].touches == (1,)
    assert "contact.first_name" in found[0].where


def test_severities() -> None:
    assert {one.severity for one in remarks(first_name="JOANNA")} == {Severity.WARNING}
    assert {one.severity for one in remarks(first_name="None")} == {Severity.ERROR}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Hi {{x}},", "Hi ,"),
        ("At {{x}}.", "At ."),
        ("for  {{x}} teams", "for   teams"),
        ("for {{x}} teams", "for  teams"),
        ("({{x}})", "()"),
        ("{{x}}, hello", ", hello"),
        ("{{x}} hello", " hello"),
        ("Hello {{x}}", "Hello "),
        ("“{{x}}”", "“”"),
        ("re{{x}}set", None),
        ("pre-{{x}}x", None),
        ("{{x}}", None),
        ("Hi {{y}},", None),
        ("a {{x}}, {{y}}", "a , Jo"),
    ],
)
def test_residues(line: str, found: str | None) -> None:
    assert next(residues(merge_line(line, given(x="", y="Jo"))), None) == found


@for_all(st.text(), st.sampled_from(["contact.first_name", "company.name", "contact.email"]))
def test_value_faults_never_raise(text: str, key: str) -> None:
    list(value_faults(text, key))


@hypothesis_settings(max_examples=40)
@for_all(ANY, ANY, ANY, st.text(st.characters(exclude_characters="\0"), max_size=60))
def test_no_lead_and_no_body_raises(first: Any, company: Any, history: Any, body: str) -> None:
    data = {
        "contact": {"first_name": first},
        "company": company,
        "history": [history],
        "stage": first,
        "id": company,
    }
    made = render(template(f"{body}\n\n{RICH}"), lead(data), policy())
    found = lint(made, settings())
    for text in (*text_preview(made, 72), *text_remarks(found, made, 72)):
        assert not re.search(f"[{CONTROL}{BIDI}\n\t]", click.unstyle(text))
    json_preview(made, found, 72)
    page(made, found)


@pytest.mark.parametrize(
    "value", ["<" * 200_000, "&" * 200_000, "a." * 100_000, "[" * 200_000, "{{" * 100_000, "\u202e" * 100_000]
)
def test_huge_values_end_soon(value: str) -> None:
    assert isinstance(list(value_faults(value, "contact.first_name")), list)
