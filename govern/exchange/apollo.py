"""Apollo.io: contacts as CSV in its own column names, and the steps of a sequence with its merge tags.

Apollo merges and sends by itself, so it gets the template with tags and the contacts with values. Every tag that the
template uses is a column of the contacts; a contact without a value is never exported, because Apollo would put
the mail into "Not Sent".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from govern.documents.document import Document
from govern.documents.fields import TAG, parse_tag
from govern.errors import UsageError
from govern.exchange.csv_safe import write_rows
from govern.policy.model import Policy
from govern.preview.rendering import Preview, numbered
from govern.sequences.progress import Plan

STANDARD = (
    "First Name",
    "Last Name",
    "Title",
    "Company",
    "Email",
    "Country",
    "Website",
    "Contact Owner",
    "Stage",
    "Lists",
)
_OF_STANDARD = {
    "first_name": "First Name",
    "last_name": "Last Name",
    "title": "Title",
    "company_name": "Company",
}


def tag_names(policy: Policy) -> Callable[[str], str]:
    """How a field of ours is called in Apollo: the policy's ``exchange.apollo.tags``, else by the same name."""
    section = policy.data.get("exchange", {})
    tags: Mapping[str, str] = (
        section.get("apollo", {}).get("tags", {}) if isinstance(section, Mapping) else {}
    )
    return lambda field: tags.get(field, field)


def contacts(previews: Iterable[tuple[Preview, str]], policy: Policy, list_name: str) -> bytes:
    """The contacts of some previews (each with the lead's id) as a CSV file that Apollo's import takes."""
    rows = list(previews)
    fields = sorted({name for preview, _ in rows for name in preview.used} - set(_OF_STANDARD))
    named = tag_names(policy)
    columns = (*STANDARD, *(named(field) for field in fields), "Govern Lead Id")
    return write_rows(columns, (_row(preview, lead, fields, list_name) for preview, lead in rows))


def _row(preview: Preview, lead: str, fields: Sequence[str], list_name: str) -> list[str]:
    who = preview.recipient
    values = preview.values

    def value(name: str) -> str:
        return values[name].text.strip() if name in values else ""

    company = _section(preview, "company")
    contact = _section(preview, "contact")
    return [
        value("first_name") or str(contact.get("first_name", "")),
        str(contact.get("last_name", "")),
        who.title,
        value("company_name") or who.company,
        who.email,
        str(contact.get("country") or company.get("country") or ""),
        str(company.get("website", ""))
        .removeprefix("https://")
        .removeprefix("http://")
        .removeprefix("www.")
        .rstrip("/"),
        "",
        who.stage,
        list_name,
        *map(value, fields),
        lead,
    ]


def _section(preview: Preview, name: str) -> Mapping[str, Any]:
    found = preview.lead.get(name)
    return found if isinstance(found, Mapping) else {}


def steps(template: Document, policy: Policy, plan: Plan, only: int | None = None) -> bytes:
    """The steps of a template as JSON in the words of Apollo's sequences: type, wait, subject, body with its tags.

    ``only`` gives one touch. Raises ``UsageError`` when the template has no such touch.
    """
    named = tag_names(policy)
    found: list[dict[str, Any]] = []
    for index, (number, touch, _) in enumerate(numbered(template)):
        if only is not None and number != only:
            continue
        subject = touch.headers.get("subject")
        found.append(
            {
                "position": number,
                "type": "auto_email",
                "wait_time": plan.waits[index],
                "wait_mode": "day",
                "subject": with_tags(subject.value if subject else "", named),
                "body_text": with_tags(template.text[touch.body_start : touch.body_end].strip(), named),
            }
        )
    if not found:
        raise UsageError(f"{template.path} has no touch {only}.", "See `govern preview`.")
    data = {"version": 1, "name": plan.template, "active": False, "emailer_steps": found}
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


_DEFAULT_SAFE = re.compile(r"[^{}]*\Z")


def with_tags(text: str, named: Callable[[str], str]) -> str:
    """A text with our tags in Apollo's writing.

    A tag with a default becomes a condition with an else arm, so that the words of the template stand in for want of a value.
    """

    def turned(match: re.Match[str]) -> str:
        inner = match[0][2:-2]
        name, default = parse_tag(inner)
        if name is None:
            return match[0]
        if default is None:
            return f"{{{{{named(name)}}}}}"
        words = inner[slice(*default)]
        if not _DEFAULT_SAFE.match(words):
            return match[0]
        field = named(name)
        return f"{{{{#if {field}}}}}{{{{{field}}}}}{{{{#else}}}}{words}{{{{#endif}}}}"

    return TAG.sub(turned, text)
