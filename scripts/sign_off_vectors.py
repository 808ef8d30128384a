"""Write tests/approvals/vectors.json: documents, the bytes that are hashed, and the digests; with --check, compare.

usage: python scripts/sign_off_vectors.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from govern.approvals.digest import content_bytes, content_digest
from govern.approvals.signoff import read_sign_offs
from govern.approvals.statement import signoff_digest, statement_bytes
from govern.documents.reader import read_document

FILE = Path(__file__).resolve().parent.parent / "tests" / "approvals" / "vectors.json"

_TEMPLATE = """\
---
title: "Partner revenue signals"
sequence: nurture
version: v1
date: 2026-04-20
status: in-review
owner: category.positioning
author: dana@example.com
context_fields: [industry]
approvals:
  - role: cmo
    scope: messaging
    by: michelle@example.com
    at: 2026-04-21T09:30:00Z
    content: sha256:{content}
    previous: null
  - role: cro
    scope: sales-narrative
    by: marcus@example.com
    at: 2026-04-21T10:00:00Z
    content: sha256:{content}
    previous: sha256:{previous}
---

## Touch 1
Subject: {{{{company_name}}}} and the partner revenue gap
Wait: 0 days

Hi {{{{first_name}}}},  \t
one – two “three” \\u00e9 é
"""
_PATH = "content/campaigns/email-sequences/nurture-v1-2026-04-20.md"


def _signed_template() -> str:
    text = _TEMPLATE.format(content="0" * 64, previous="0" * 64)
    content = content_digest(_read(text, _PATH, "email-sequence"))[7:]
    text = _TEMPLATE.format(content=content, previous="0" * 64)
    document = _read(text, _PATH, "email-sequence")
    previous = signoff_digest(document, read_sign_offs(document)[0])[7:]
    return _TEMPLATE.format(content=content, previous=previous)


def _read(text: str, path: str, kind: str) -> Any:
    form = "markdown" if path.endswith(".md") else "yaml"
    return read_document(text.encode("utf-8"), path, kind, form).document


def _cases() -> list[tuple[str, str, str, str]]:
    signed = _signed_template()
    values = (
        '---\na: 1\nb: "1"\nc: 1.50\nd: true\ne: null\nf: {y: [x, 2], "": ~}\n'
        'g: |\n  two  \n  lines\n"\\U0001F600": z\n"\\uFB33": z\n---\n'
    )
    folder = "content/campaigns/recipient-lists"
    return [
        ("a signed template", signed, _PATH, "email-sequence"),
        ("the same with CRLF and a byte order mark", "\ufeff" + signed.replace("\n", "\r\n"), _PATH, "email-sequence"),
        ("the same at another path", signed, _PATH.replace("v1", "v2"), "email-sequence"),
        ("values of every type", values, _PATH, "email-sequence"),
        ("nothing at all", "---\n---\n", _PATH, "email-sequence"),
        (
            "a recipient list",
            "# comment\ntemplate: nurture-v1-2026-04-20\nleads:\n  - acme\n  - 'petra'\nstatus: draft\napprovals: []\n",
            f"{folder}/nurture-2026-11.yaml",
            "recipient-list",
        ),
    ]  # fmt: skip


def vectors() -> list[dict[str, Any]]:
    """The vectors as plain values."""
    made = []
    for name, text, path, kind in _cases():
        document = _read(text, path, kind)
        made.append(
            {
                "name": name,
                "path": path,
                "kind": kind,
                "file": text,
                "hashed": content_bytes(document).decode("utf-8"),
                "content": content_digest(document),
                "sign_offs": [
                    {
                        "statement": statement_bytes(document, one).decode("utf-8"),
                        "digest": signoff_digest(document, one),
                    }
                    for one in read_sign_offs(document)
                ],
            }
        )
    return made


def main() -> int:
    """Write the vectors, or say that the stored ones are not what govern makes."""
    text = json.dumps(vectors(), indent=1, ensure_ascii=True) + "\n"
    if "--check" in sys.argv:
        stale = not FILE.is_file() or FILE.read_text(encoding="utf-8") != text
        if stale:
            sys.stderr.write("vectors.json differs: a released digest must not change\n")
        return int(stale)
    FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
