"""The simulated company's papers as the product sees them: texts merged by its merge driver, files imported, exports cleared.

The rest of the simulation plays with values, since texts are slow; here the real functions get real documents.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any, cast

from govern import packaged
from govern.approvals.chain import chain_for
from govern.approvals.verdict import judge
from govern.check import Settings
from govern.documents.document import Document
from govern.documents.schema import Schema
from govern.exchange import incoming
from govern.exchange.chains import Chains
from govern.exchange.clearance import Clearance, Cleared, Desk, clear
from govern.exchange.incoming import Import, Incoming
from govern.exchange.outgoing import Sender
from govern.exchange.records import LEAD, LIST, SUPPRESSION, TEMPLATE, Records
from govern.ladder.merging import complete, prepare
from govern.ladder.policy import ladder_of
from govern.policy.model import Policy
from govern.repository.workspace import Workspace
from govern.sequences.suppression import Suppressor
from tests.approvals.samples import read

Entry = dict[str, Any]
SENDER = Sender(
    "Rick",
    "rick@example.com",
    "rick@example.com",
    "12 Harbour Street",
    "https://mail.example.com/u/{token}",
    "unsubscribe@example.com",
)


def lead_document(record: Mapping[str, Any], history: Sequence[Entry]) -> Document:
    """A lead's file."""
    flow = "".join(f"{key}: {json.dumps(record[key])}\n" for key in record if key not in {"history", "stage"})
    items = "".join(f"  - {json.dumps(one)}\n" for one in history)
    text = f"---\n{flow}stage: {record['stage']}\nhistory:{' []' if not items else ''}\n{items}---\n"
    return read(text, f"leads/{record['id']}.md", "lead")


def merged(
    record: Mapping[str, Any], base: Sequence[Entry], theirs: Entry, policy: Policy
) -> list[Entry] | None:
    """A history after a branch with one more entry is merged; ``None`` where the driver leaves it to a person."""
    ours = lead_document(record, record["history"])
    prepared = prepare(
        lead_document(record, base), ours, lead_document(record, [*base, theirs]), ladder_of(policy)
    )
    if prepared is None:
        return None
    done = complete(prepared, prepared.ours, ours, clean=True)
    history = read(done.text, ours.path, "lead").data["history"]
    return cast("list[Entry]", history)


def _records(
    policy: Policy, leads: Sequence[Document], lists: Sequence[Document], template: Document | None
) -> Records:
    workspace = cast("Workspace", SimpleNamespace(policy=policy, root=Path("/nowhere")))
    documents: dict[str, dict[str, Document]] = {
        LEAD: {str(one.data["id"]): one for one in leads},
        LIST: {PurePosixPath(one.path).stem: one for one in lists},
        TEMPLATE: {PurePosixPath(template.path).stem: template} if template else {},
        SUPPRESSION: {},
    }
    return Records(workspace, documents, {})


def imported(
    record: Mapping[str, Any], lists: Sequence[Document], rows: Sequence[Incoming], policy: Policy
) -> list[Entry]:
    """The entries that `govern import` adds to a lead's history for some rows."""
    document = lead_document(record, record["history"])
    work = Import(_records(policy, [document], lists, None), "sales.ops")
    work.run(rows)
    history = cast("list[Entry]", work.changes.current(document).data["history"])
    return [dict(one) for one in history[len(record["history"]) :]]


def sent_row(record: Mapping[str, Any], template: str, touch: int, on: date) -> Incoming:
    """A send as a tool's table tells it."""
    return Incoming(1, incoming.SENT, record["contact"]["email"], on, record["id"], touch, template)


class _Declared(Chains):
    """Chains of documents that stand in no repository."""

    def __init__(self, policy: Policy, as_of: date) -> None:
        self._policy, self._day = policy, as_of

    def wanting(self, document: Document) -> str:
        chain = chain_for(document, self._policy)
        assert chain is not None
        return "" if judge(document, chain, self._policy.roster, self._day).complete else "not complete"

    def held_against(self, *going: Document) -> Any:
        return ()


def cleared(
    record: Mapping[str, Any],
    papers: tuple[Document, Document],
    touch: int,
    suppressor: Suppressor,
    policy: Policy,
    as_of: date,
) -> tuple[Cleared, Clearance]:
    """What `govern export` says of one lead; ``papers`` are template and list."""
    template, listed = papers
    lead = lead_document(record, record["history"])
    settings = Settings(policy, _schemas(policy), as_of)
    desk = Desk(_records(policy, [lead], [listed], template), settings, suppressor)
    found = clear(desk, listed, touch, SENDER, _Declared(policy, as_of))
    return found, next(one for one in found.leads if one.lead == record["id"])


_SCHEMAS: dict[str, Schema] = {}


def _schemas(policy: Policy) -> dict[str, Schema]:
    if not _SCHEMAS:
        _SCHEMAS.update(
            {kind.name: Schema(packaged.schema(kind.schema)) for kind in policy.kinds.values() if kind.schema}
        )
    return _SCHEMAS
