"""A sound document around an example, so that a rule can be tried on one sentence.

Rule examples, ``govern policy test`` and the tests all build their documents here.
"""

from __future__ import annotations

import re

from govern.documents.names import parse_template_name

FOLDER = "content/campaigns/email-sequences"
_DAY = "2026-04-20"

_FRONT = {
    "title": "Partner revenue signals",
    "version": "v1",
    "date": _DAY,
    "status": "draft",
    "owner": "category.positioning",
    "author": "dana@example.com",
    "context_fields": "[industry]",
    "approvals": "[]",
}

BODY = """\
Hi {{first_name}},

In 214 alliances that we studied, partner-led deals closed 40 % faster than direct ones. The
reason is plain: somebody the buyer trusts has already vouched for the seller.

For a company in {{industry}} such as {{company_name}}, that is worth a look.

Not for you? [Unsubscribe]({{unsubscribe_link}}) and I will not write again.

{{sender_name}}, {{postal_address}}
"""
"""A touch that no rule has anything to say about."""


def specimen(text: str, where: str, sequence: str = "nurture") -> tuple[str, str]:
    """The path and the text of a document that shows ``text`` at a place and is sound elsewhere.

    ``where`` is one of the places of ``Example.where``. Raises ``ValueError`` for another.
    """
    path = f"{FOLDER}/{sequence}-v1-{_DAY}.md"
    if where == "document":
        return path, text
    if where == "file-name":
        return f"{FOLDER}/{text}" if "/" not in text else text, _named(text)
    if where == "front-matter":
        return path, _template(sequence, front=text)
    if where == "body":
        return path, _template(sequence, body=text)
    if where == "subject":
        return path, _template(sequence, subject=text)
    if where == "preheader":
        return path, _template(sequence, preheader=text)
    raise ValueError(f"There is no place “{where}” in a template.")


def _named(name: str) -> str:
    """A template whose front matter agrees with a file name as far as the name can be understood."""
    known = ("nurture", "activation", "re-engagement")
    parts = parse_template_name(name.rsplit("/", 1)[-1], known)
    if isinstance(parts, str):
        return _template("nurture")
    return _template(parts.sequence, front=f"version: {parts.version}\ndate: {parts.date}")


def _template(
    sequence: str,
    *,
    front: str = "",
    subject: str = "{{company_name}} and the partner revenue gap",
    preheader: str = "What 214 alliances taught us",
    body: str = BODY,
) -> str:
    lines = {"title": _FRONT["title"], "sequence": sequence, **_FRONT}
    set_over = set(re.findall(r"^([A-Za-z_-]+):", front, re.MULTILINE))
    kept = [f"{key}: {value}" for key, value in lines.items() if key not in set_over]
    head = "\n".join([*kept, *([front.rstrip("\n")] if front else [])])
    return (
        f"---\n{head}\n---\n\n## Touch 1\nSubject: {subject}\nPreheader: {preheader}\nWait: 0 days\n\n{body}"
    )
