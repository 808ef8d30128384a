"""A small company in a real Git repository: people who commit, sign and cheat.

Commits go through one ``git fast-import`` a scenario, so that a hundred scenarios cost seconds.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from govern.approvals.digest import content_digest
from govern.approvals.signoff import read_sign_offs
from govern.approvals.statement import signoff_digest
from govern.documents.document import Document
from govern.documents.reader import read_document
from govern.documents.writing import append_entry
from govern.gate.model import DocumentVerdict, GateReport
from govern.gate.request import gate_request
from govern.gate.state import gate_state
from govern.rules.specimen import BODY, FOLDER
from tests.conftest import ENVIRONMENT

PEOPLE = {
    "dana": ("Dana Whitfield", "dana@example.com", "category.positioning"),
    "michelle": ("Michelle Arden", "michelle@example.com", "cmo"),
    "marcus": ("Marcus Feld", "marcus@example.com", "cro"),
    "priya": ("Priya Nair", "priya@example.com", "sales.ops"),
    "eva": ("Eva Lindqvist", "eva@example.com", "chief.staff"),
    "mallory": ("Mallory", "mallory@evil.example", ""),
}
AS_OF = date(2026, 4, 24)
NURTURE = f"{FOLDER}/nurture-v1-2026-04-20.md"
SECOND = f"{FOLDER}/nurture-v2-2026-04-22.md"
LIST = "content/campaigns/recipient-lists/nurture-2026-04.yaml"
SCOPES = {"cmo": "messaging", "cro": "sales-narrative"}
Files = Mapping[str, str | bytes | tuple[str, bytes] | None]
"""Path to text; ``None`` deletes; a pair gives mode and content."""


def roster(keys: Mapping[str, str] = {}, **ends: str) -> str:
    lines = ["roster:"]
    for who, (name, email, role) in PEOPLE.items():
        if role:
            extra = f", keys: ['{keys[who]}']" if who in keys else ""
            end = f", to: {ends[who]}" if who in ends else ""
            lines += [f"  {role}:", f"    - {{name: {name}, email: {email}, from: 2026-01-01{end}{extra}}}"]
    return "\n".join(lines) + "\n"


def policy(extra: str = "", keys: Mapping[str, str] = {}, **ends: str) -> str:
    return f"extends: sop-rev-v0\n{roster(keys, **ends)}{extra}"


def template(
    path: str = NURTURE, *, status: str = "approved", body: str = BODY, author: str = "dana@example.com"
) -> str:
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    sequence, rest = stem.rsplit("-v", 1)
    number, day = rest.split("-", 1)
    return (
        f"---\ntitle: Partner revenue signals\nsequence: {sequence}\nversion: v{number}\ndate: {day}\nstatus: {status}\n"
        f"owner: category.positioning\nauthor: {author}\ncontext_fields: [industry]\napprovals: []\n---\n\n"
        f"## Touch 1\nSubject: {{{{company_name}}}} and the partner revenue gap\n"
        f"Preheader: What 214 alliances taught us\nWait: 0 days\n\n{body}"
    )


def read(text: str, path: str = NURTURE) -> Document:
    kinds = {
        "content/campaigns/email-sequences": ("email-sequence", "markdown"),
        "content/campaigns/recipient-lists": ("recipient-list", "yaml"),
        "governance/policy": ("policy-change", "yaml"),
        "governance/roster": ("roster-change", "yaml"),
    }
    kind, form = kinds[path.rsplit("/", 1)[0]]
    document = read_document(text.encode(), path, kind, form).document
    assert document is not None
    return document


def sign(
    text: str,
    role: str,
    who: str,
    *,
    path: str = NURTURE,
    at: str = "2026-04-23T09:30:00Z",
    scope: str = "",
    previous: str | None = "chain",
    signer: Callable[[Document, dict[str, Any]], str] | None = None,
    **extra: Any,
) -> str:
    """The text with one more sign-off, as ``govern approve`` would write it."""
    document = read(text, path)
    before = read_sign_offs(document)
    link = signoff_digest(document, before[-1]) if before and previous == "chain" else None
    entry: dict[str, Any] = {
        "role": role,
        "scope": scope or SCOPES[role],
        "by": PEOPLE[who][1] if who in PEOPLE else who,
        "at": at,
        "content": content_digest(document),
        "previous": link if previous == "chain" else previous,
        **extra,
    }
    if signer is not None:
        entry["signature"] = signer(document, entry)
    return append_entry(document, "approvals", entry, expanded=True)


def approved(path: str = NURTURE, **options: Any) -> tuple[str, str, str]:
    """The three versions of an honest template: written, signed by the CMO, signed by the CRO."""
    text = template(path, **options)
    first = sign(text, "cmo", "michelle", path=path)
    return text, first, sign(first, "cro", "marcus", path=path)


@dataclass
class World:
    """A repository that grows by commits; flushed into Git when the gate is asked."""

    root: Path
    clock: int = int(datetime(2026, 4, 23, 8, 0, tzinfo=UTC).timestamp())
    _stream: list[bytes] = field(default_factory=list)
    _marks: int = 0
    _tips: dict[str, str] = field(default_factory=dict)

    def git(self, *arguments: str, **env: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**ENVIRONMENT, **env},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(
        self,
        who: str,
        files: Files,
        message: str = "Change",
        *,
        branch: str = "work",
        committer: str = "",
        merge: str = "",
        at: str = "",
        parent: str = "",
    ) -> str:
        """One commit on a branch; gives its mark. A new branch begins at main."""
        self.clock += 60
        seconds = int(datetime.fromisoformat(at).timestamp()) if at else self.clock
        self._marks += 1
        mark = f":{self._marks}"
        lines = [f"commit refs/heads/{branch}", f"mark {mark}"]
        for part, person in (("author", who), ("committer", committer or who)):
            name, email, _ = PEOPLE.get(person, (person, person, ""))
            lines.append(f"{part} {name} <{email}> {seconds} +0000")
        data = message.encode()
        lines.append(f"data {len(data)}")
        self._stream.append("\n".join(lines).encode() + b"\n" + data + b"\n")
        start = parent or self._tips.get(branch) or self._tips.get("main", "")
        if start:
            self._stream.append(f"from {start}\n".encode())
        if merge:
            self._stream.append(f"merge {self._tips.get(merge, merge)}\n".encode())
        for path, content in files.items():
            self._file(path, content)
        self._tips[branch] = mark
        return mark

    def _file(self, path: str, content: str | bytes | tuple[str, bytes] | None) -> None:
        quoted = '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if content is None:
            self._stream.append(f"D {quoted}\n".encode())
            return
        mode, data = content if isinstance(content, tuple) else ("100644", content)
        if mode == "160000":
            self._stream.append(f"M 160000 {'1' * 40} {quoted}\n".encode())
            return
        raw = data.encode() if isinstance(data, str) else data
        self._stream.append(f"M {mode} inline {quoted}\ndata {len(raw)}\n".encode() + raw + b"\n")

    def flush(self) -> None:
        if self._stream:
            subprocess.run(
                [
                    "git",
                    "fast-import",
                    "--quiet",
                    "--force",
                    "--export-marks=.git/marks",
                    "--import-marks-if-exists=.git/marks",
                ],
                cwd=self.root,
                env=ENVIRONMENT,
                input=b"".join(self._stream),
                check=True,
            )
            self._stream.clear()

    def refresh(self, branch: str) -> None:
        """Take note of a branch that Git itself has moved."""
        self._tips[branch] = self.git("rev-parse", branch)

    def gate(self, head: str = "work", base: str = "main", as_of: date = AS_OF) -> GateReport:
        self.flush()
        return gate_request(self.root, base, head, lambda _: as_of)

    def state(self, ref: str = "main", as_of: date = AS_OF) -> GateReport:
        self.flush()
        return gate_state(self.root, ref, lambda _: as_of)


def codes(found: GateReport) -> set[str]:
    return {finding.code for finding in found.report.findings if finding.severity.value == "error"}


def verdict(found: GateReport, path: str = NURTURE) -> DocumentVerdict:
    return next(one for one in found.documents if one.path == path)
