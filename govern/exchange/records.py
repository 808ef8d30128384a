"""The files that sequences live in, as commands find them in the work tree: leads, templates, recipient lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePosixPath

from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.errors import GovernError, UsageError
from govern.ladder.history import Lead, read_lead
from govern.policy.model import Policy
from govern.preview.rendering import numbered
from govern.repository.files import Unread, read_bytes
from govern.repository.git import list_files
from govern.repository.workspace import Workspace, kind_of
from govern.sequences.eligibility import Case, case_of
from govern.sequences.progress import Plan

LEAD, TEMPLATE, LIST, SUPPRESSION = "lead", "email-sequence", "recipient-list", "suppression-list"


@dataclass(frozen=True)
class Records:
    """The work tree's documents by kind and id, each read once. ``unread`` tells why a file could not be read."""

    workspace: Workspace
    documents: Mapping[str, Mapping[str, Document]]
    unread: Mapping[str, str]

    @property
    def policy(self) -> Policy:
        """The merged policy."""
        return self.workspace.policy

    @cached_property
    def leads(self) -> dict[str, Lead]:
        """Every lead by its id, in order of id."""
        return {name: read_lead(document) for name, document in sorted(self.documents[LEAD].items())}

    @cached_property
    def plans(self) -> dict[str, Plan]:
        """The plan of every template, by its id."""
        return {name: plan_of(document) for name, document in self.documents[TEMPLATE].items()}

    @property
    def addresses(self) -> Iterator[str]:
        """The leads' addresses: witnesses that a suppression key is the right one."""
        return (lead.email for lead in self.leads.values() if lead.email)

    def case(self, lead: Lead, as_of: date) -> Case:
        """A lead as it stands on a day."""
        return case_of(lead, self.policy, as_of)

    def lead(self, name: str) -> tuple[Document, Lead]:
        """A lead by its id or file. Raises ``UsageError`` when there is none, ``GovernError`` when it is unreadable."""
        document = self.document(LEAD, name)
        return document, read_lead(document)

    def document(self, kind: str, name: str) -> Document:
        """A document by its id, file name or path. Raises as above."""
        stem = PurePosixPath(name.replace("\\", "/")).name
        stem = stem.removesuffix(".md").removesuffix(".yaml").removesuffix(".yml")
        found = self.documents[kind].get(stem)
        if found is not None:
            return found
        for path, why in self.unread.items():
            if PurePosixPath(path).stem == stem:
                raise GovernError(f"{path} cannot be read: {why}", f"`govern check {path}` tells more.")
        known = sorted(self.documents[kind])
        close = get_close_matches(stem, known, 3, 0.5)
        mend = f"Did you mean {' or '.join(close)}?" if close else f"There are {len(known)} of them."
        raise UsageError(f"There is no {_WORDS[kind]} “{name}”.", mend)


_WORDS = {LEAD: "lead", TEMPLATE: "template", LIST: "recipient list", SUPPRESSION: "suppression list"}


def open_records(workspace: Workspace) -> Records:
    """Read the leads, templates and recipient lists of the work tree."""
    documents: dict[str, dict[str, Document]] = {kind: {} for kind in _WORDS}
    unread: dict[str, str] = {}
    for path in list_files(workspace.root):
        kind = kind_of(path, workspace.policy)
        if kind not in documents:
            continue
        found = _read(workspace, path, kind)
        if isinstance(found, str):
            unread[path] = found
        elif found is not None:
            documents[kind][PurePosixPath(path).stem] = found
    return Records(workspace, documents, unread)


def _read(workspace: Workspace, path: str, kind: str) -> Document | str | None:
    data = read_bytes(workspace.root, path, MAX_BYTES)
    if isinstance(data, Unread):
        return None if data.gone else data.reason
    reading = read_document(data, path, kind, workspace.policy.kinds[kind].format)
    return reading.document if reading.document is not None else reading.faults[0].message


def plan_of(template: Document) -> Plan:
    """The plan of a template: for each touch the days that it waits after the one before.

    A wait that cannot be read counts as none; the policy's own gap holds besides.
    """
    waits: list[int] = []
    before = 0
    for _, _, day in numbered(template):
        waits.append(0 if day is None else max(0, day - before))
        before = before if day is None else day
    return Plan(PurePosixPath(template.path).stem, tuple(waits))
