"""A sound document around an example, so that a rule can be tried on one sentence.

Rule examples, ``govern policy test`` and the tests all build their documents here.
"""

from __future__ import annotations

import re

from govern import patterns
from govern.documents.names import parse_template_name

FOLDER = "content/campaigns/email-sequences"
_KEY = patterns.compile(r"^([A-Za-z_-]+):", 8)  # in several lines
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


LEADS = "leads"
LEAD = {
    "id": "acme-robotics",
    "company": "{name: Acme Robotics, industry: industrial automation, ecosystem: [AWS, SAP]}",
    "contact": "{first_name: Jo, last_name: Meyer, email: jo@acme.example, title: VP Alliances}",
    "stage": "mql",
    "gates": "{G1: pass, G2: pass, G3: pass, G4: pass, G5: pass}",
    "history": """
  - {on: 2026-04-20, by: mining.mind, event: engagement, signal: E1, source: LinkedIn}
  - {on: 2026-04-21, by: sales.ops, event: gate, gate: G1, result: pass, note: "1,200 employees"}
  - {on: 2026-04-21, by: sales.ops, event: gate, gate: G2, result: pass, note: partner program since 2019}
  - {on: 2026-04-21, by: sales.ops, event: gate, gate: G3, result: pass, note: sells in three regions}
  - {on: 2026-04-21, by: sales.ops, event: gate, gate: G4, result: pass, note: VP with a budget}
  - {on: 2026-04-21, by: sales.ops, event: gate, gate: G5, result: pass, note: no conflict found}
  - {on: 2026-04-21, by: sales.ops, event: stage, to: mql, signals: [E1], note: gates checked on the board}
  - {on: 2026-04-22, by: cro, event: indicator, signal: S1, met: true, evidence: 31 % via partners}""",
}
"""The front matter of a lead that no rule has anything to say about."""


def specimen(text: str, where: str, sequence: str = "nurture") -> tuple[str, str]:
    """The path and the text of a document that shows ``text`` at a place and is sound elsewhere.

    ``where`` is one of the places of ``Example.where``; ``lead…`` makes a lead, all else a template.
    Raises ``ValueError`` for another.
    """
    if where in {"lead", "lead-history", "lead-file"}:
        return _lead_specimen(text, where)
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


def specimen_kind(path: str) -> str:
    """The kind of document that a specimen's path makes it."""
    return "lead" if path.startswith(f"{LEADS}/") else "email-sequence"


def _lead_specimen(text: str, where: str) -> tuple[str, str]:
    """A lead with other top-level keys (``lead``), further entries (``lead-history``), or another file (``lead-file``)."""
    lines = dict(LEAD)
    name = lines["id"]
    over = text if where == "lead" else ""
    if where == "lead-history":
        entries = (line if line.startswith(" ") else f"  - {line}" for line in text.rstrip("\n").splitlines())
        lines["history"] = "\n".join((lines["history"], *entries))
    elif where == "lead-file":
        name = text.removesuffix(".md")
        lines["id"] = name
    for key in re.findall(r"^([A-Za-z_-]+):", over, re.MULTILINE):
        lines.pop(key, None)
    kept = [f"{key}: {value}".replace(": \n", ":\n") for key, value in lines.items()]
    head = "\n".join([*kept, *([over.rstrip("\n")] if over else [])])
    return f"{LEADS}/{name}.md", f"---\n{head}\n---\n\nFound at the partner summit.\n"


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
    set_over = set(_KEY.findall(front))
    kept = [f"{key}: {value}" for key, value in lines.items() if key not in set_over]
    head = "\n".join([*kept, *([front.rstrip("\n")] if front else [])])
    return (
        f"---\n{head}\n---\n\n## Touch 1\nSubject: {subject}\nPreheader: {preheader}\nWait: 0 days\n\n{body}"
    )
