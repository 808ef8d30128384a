"""What a lead's file gives for each merge field of the policy (SOP 5.3, item 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from govern.policy.model import Policy
from govern.rules.personalisation import company_names, first_names
from govern.rules.placeholders import key_of

UNSUBSCRIBE = "https://example.invalid/unsubscribe/preview"
"""Stands for the recipient's own opt-out link, which only the sending tool can make. ``.invalid`` leads nowhere."""


class Origin(StrEnum):
    """Where a field's value comes from."""

    LEAD = "lead"
    POLICY = "policy"
    STAND_IN = "stand-in"
    """The sending tool knows it, this repository does not: visible words stand in its place."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value: its text as the file has it, where from, and the key there (``company.name``)."""

    field: str
    text: str
    origin: Origin
    key: str = ""

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it, so that a Liquid default takes its place."""
        return not self.text.strip()


_KEYS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("firstname", "fname", "givenname", "forename"), ("contact", "first_name")),
    **dict.fromkeys(("lastname", "lname", "surname", "familyname"), ("contact", "last_name")),
    **dict.fromkeys(("title", "jobtitle", "position"), ("contact", "title")),
    **dict.fromkeys(("email", "emailaddress"), ("contact", "email")),
    **dict.fromkeys(("company", "companyname", "account", "accountname"), ("company", "name")),
    **dict.fromkeys(("industry", "sector", "vertical"), ("company", "industry")),
    **dict.fromkeys(("ecosystem", "ecosystems", "partnerecosystem"), ("company", "ecosystem")),
    **dict.fromkeys(("website", "companywebsite"), ("company", "website")),
    **dict.fromkeys(("country", "companycountry"), ("company", "country")),
    **dict.fromkeys(("size", "companysize"), ("company", "size")),
}
"""Field names, without case and separators, and the lead's key that each means."""


def resolve_values(policy: Policy, lead: Mapping[str, Any]) -> dict[str, Value]:
    """The value of every field the policy declares, for the front matter of one lead. Never raises."""
    fields = policy.fields
    names = sorted(fields.names | {*fields.opt_out, *fields.postal_address})
    return {name: _resolve(name, policy, lead) for name in names}


def _resolve(name: str, policy: Policy, lead: Mapping[str, Any]) -> Value:
    fields = policy.fields
    if name in fields.opt_out:
        return Value(name, UNSUBSCRIBE, Origin.STAND_IN)
    if name in fields.postal_address:
        return _sender(name, "postal_address", policy)
    key = _key(name, policy, lead)
    if key is not None:
        text = text_of(_section(lead, key[0]).get(key[1]))
        return Value(
            name, text or "", Origin.LEAD if text and text.strip() else Origin.MISSING, ".".join(key)
        )
    if name in fields.other:
        return _sender(name, name.removeprefix("sender_"), policy)
    section = "contact" if name in fields.contact else "company"
    return Value(name, "", Origin.MISSING, f"{section}.{name}")


def _key(name: str, policy: Policy, lead: Mapping[str, Any]) -> tuple[str, str] | None:
    """The lead's key for a field: one of its own name, else what the name means, else what its role says."""
    for section in ("contact", "company"):
        for own in (name, f"x-{name}"):
            if own in _section(lead, section):
                return section, own
    known = _KEYS.get(key_of(name))
    if known is not None:
        return known
    if name in policy.fields.contact and name in first_names(policy.fields):
        return "contact", "first_name"
    if name in policy.fields.company and name in company_names(policy.fields):
        return "company", "name"
    return None


def _section(lead: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = lead.get(name)
    return section if isinstance(section, Mapping) else {}


def _sender(name: str, key: str, policy: Policy) -> Value:
    """A fact about the sender: from ``sender`` of the policy, else words in its place that nobody overlooks."""
    sender = policy.data.get("sender")
    text = text_of(sender.get(key)) if isinstance(sender, Mapping) else None
    if text and text.strip():
        return Value(name, text, Origin.POLICY, f"sender.{key}")
    return Value(name, f"«{name.replace('_', ' ')}»", Origin.STAND_IN)


def text_of(value: object) -> str | None:
    """A front-matter value as a mail tool writes it: a list as “A, B and C”; ``None`` for what is no text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (list, tuple)):
        return _joined(
            [text for item in value if not isinstance(item, (list, tuple)) and (text := text_of(item))]
        )
    return None


def _joined(texts: list[str]) -> str:
    return " and ".join((", ".join(texts[:-1]), texts[-1])) if len(texts) > 1 else "".join(texts)
