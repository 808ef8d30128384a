"""Cleared mails as the files of a tool, and a manifest that says what was cleared, by what, on which day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from govern.approvals.digest import content_digest
from govern.exchange import apollo, gmail, monday
from govern.exchange.clearance import Clearance, Cleared
from govern.exchange.connector import Package
from govern.exchange.outgoing import Mail, Sender
from govern.policy.model import Policy

TOOLS = ("gmail", "apollo", "monday")


def pack(tool: str, cleared: Cleared, policy: Policy, sender: Sender, on: date) -> Package:
    """The package of all clear leads for a tool."""
    going = [one for one in cleared.leads if one.clear and one.mail is not None]
    files = dict(_PACKERS[tool](cleared, going, policy, sender, on))
    mails = [one.mail for one in going if one.mail is not None]
    files["manifest.json"] = _manifest(tool, cleared, mails, sender, on)
    names = tuple(one.lead for one in going)
    return Package(tool, cleared.recipients.id, cleared.plan.template, cleared.touch, names, files)


Files = Mapping[str, bytes]


def _gmail(cleared: Cleared, going: Sequence[Clearance], policy: Policy, sender: Sender, on: date) -> Files:  # noqa: ARG001
    drafts = [(one.lead, gmail.draft(one.mail, sender, on)) for one in going if one.mail is not None]
    return {f"{lead}.eml": data for lead, data in drafts} | {"drafts.jsonl": gmail.api_requests(drafts)}


def _apollo(cleared: Cleared, going: Sequence[Clearance], policy: Policy, sender: Sender, on: date) -> Files:  # noqa: ARG001
    previews = [(one.preview, one.lead) for one in going if one.preview is not None]
    return {
        "contacts.csv": apollo.contacts(previews, policy, cleared.recipients.id),
        "sequence.json": apollo.steps(cleared.template, policy, cleared.plan, cleared.touch),
    }


def _monday(cleared: Cleared, going: Sequence[Clearance], policy: Policy, sender: Sender, on: date) -> Files:  # noqa: ARG001
    touches = [
        monday.BoardTouch(one.mail.lead, one.mail.template, one.mail.touch, on, monday.item_of(one.mail.lead))
        for one in going
        if one.mail is not None
    ]
    return {"board.csv": monday.board(touches), "mutations.jsonl": monday.mutations(touches, policy)}


_PACKERS: Mapping[str, Callable[[Cleared, Sequence[Clearance], Policy, Sender, date], Files]] = {
    "gmail": _gmail,
    "apollo": _apollo,
    "monday": _monday,
}


def _manifest(tool: str, cleared: Cleared, mails: Sequence[Mail], sender: Sender, on: date) -> bytes:
    data = {
        "version": 1,
        "tool": tool,
        "list": cleared.recipients.id,
        "template": cleared.plan.template,
        "content": content_digest(cleared.template),
        "touch": cleared.touch,
        "as_of": on.isoformat(),
        "mails": [{"lead": mail.lead.id, "message_id": gmail.message_id(mail, sender)} for mail in mails],
        "left_out": [
            {"lead": one.lead, "why": [f"{b.code}: {b.words}" for b in one.blockers]}
            for one in cleared.leads
            if not one.clear
        ],
    }
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
