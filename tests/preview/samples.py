"""Templates, leads and a policy for the tests of the preview."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from govern import packaged
from govern.check import Settings
from govern.documents.document import Document
from govern.documents.html_tags import VOID
from govern.documents.reader import read_document
from govern.documents.source import Source
from govern.policy.load import load_policy
from govern.policy.model import Policy
from govern.preview.rendering import Preview, render
from govern.preview.values import Origin, Value
from govern.rules.specimen import specimen

LEAD: dict[str, Any] = {
    "id": "acme-robotics",
    "company": {"name": "Acme Robotics", "industry": "industrial automation", "ecosystem": ["AWS", "SAP"]},
    "contact": {
        "first_name": "Jo",
        "last_name": "Meyer",
        "email": "jo@acme.example",
        "title": "VP Alliances",
    },
    "stage": "mql",
    "history": [],
}

RICH = """\
Hi {{first_name}},

# What {{industry}} shows

In {{ecosystem}} we saw **{{company_name}}** and *{{company_name}}'s* peers
([report](https://www.example.com/r?c={{company_name}} "for {{company_name}}")).

> Quoted {{company_name}} wisdom
> over two lines

| Stage | {{industry}} |
|:--|--:|
| Counted | {{company_name}} |

1. One
1. Two with `code {{first_name}}`
   - nested {{first_name}}

```
verbatim {{first_name}}
```

<div>Raw {{company_name}} <a href="https://example.com/{{first_name}}">there</a></div>

![Chart of {{industry}}](https://www.example.com/{{first_name}}.png)

Not for you? [Unsubscribe]({{unsubscribe_link}}) and I will not write again.

{{sender_name}}
{{postal_address}}
"""
"""A body with a tag in every place where one can stand."""


@lru_cache(maxsize=4)
def policy(more: str = "") -> Policy:
    text = f"extends: sop-rev-v0\n{more}"
    return load_policy(text.encode(), packaged.schema("policy"), packaged.profile).policy


def settings(more: str = "") -> Settings:
    return Settings(policy(more), {}, date(2026, 4, 24))


def template(body: str = RICH, where: str = "body", sequence: str = "nurture") -> Document:
    path, text = specimen(body, where, sequence)
    document = read_document(text.encode("utf-8", "replace"), path, "email-sequence", "markdown").document
    assert document is not None
    return document


def lead(data: Mapping[str, Any] | None = None, /, **changes: Any) -> Document:
    """A lead. A change names a key of contact or company, or one at the top."""
    values: dict[str, Any] = json.loads(json.dumps(LEAD)) if data is None else dict(data)
    for key, value in changes.items():
        section = "contact" if key in {"first_name", "last_name", "title", "email"} else "company"
        if key == "company_name":
            values["company"]["name"] = value
        elif key in {"stage", "history", "consent", "id"}:
            values[key] = value
        else:
            values[section][key] = value
    return Document("leads/acme-robotics.md", "lead", Source("---\n---\n"), values, {}, 8)


def preview(body: str = RICH, where: str = "body", sequence: str = "nurture", **changes: Any) -> Preview:
    return render(template(body, where, sequence), lead(**changes), policy())


def given(**texts: str) -> dict[str, Value]:
    """Values as a lead would give them."""
    return {
        name: Value(name, text, Origin.LEAD if text.strip() else Origin.MISSING, f"x.{name}")
        for name, text in texts.items()
    }


class Skeleton(HTMLParser):
    """The tags of a page with the names of their attributes, and its links; texts left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"{tag} {' '.join(name for name, _ in attrs)}")
        self.attributes += ((tag, name, value or "") for name, value in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)
