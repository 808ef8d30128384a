"""Monday.com: a CSV for the board's import, and the GraphQL mutations that log a touch on existing items.

The mutations are a file, run one after the other by whoever holds the token: nothing here talks to Monday. Values
travel as GraphQL variables, never inside the query; what becomes a comment is HTML there, and so is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any, NamedTuple

from govern.exchange.csv_safe import write_rows
from govern.ladder.history import Lead
from govern.policy.model import Policy

COLUMNS = ("Name", "Group", "Status", "Email", "Company", "Template", "Touch", "Sent", "Govern Lead Id")
_CREATE = (
    "mutation ($board: ID!, $name: String!, $values: JSON!) "
    "{ create_item(board_id: $board, item_name: $name, column_values: $values, create_labels_if_missing: false) { id } }"
)
_CHANGE = (
    "mutation ($board: ID!, $item: ID!, $values: JSON!) "
    "{ change_multiple_column_values(board_id: $board, item_id: $item, column_values: $values) { id } }"
)
_COMMENT = "mutation ($item: ID!, $body: String!) { create_update(item_id: $item, body: $body) { id } }"


class BoardTouch(NamedTuple):
    """A touch that goes out to a lead, as the board shows it. ``item`` is the lead's item there, if known."""

    lead: Lead
    template: str
    touch: int
    on: date
    item: str = ""


def item_of(lead: Lead) -> str:
    """The board item of a lead, from ``x-monday-item`` of its file; ``""`` when it has none."""
    value = lead.data.get("x-monday-item", "")
    text = str(value)
    return text if text.isdecimal() else ""


def board(touches: Iterable[BoardTouch]) -> bytes:
    """The CSV for "Import data" on a board: a row a lead."""
    return write_rows(
        COLUMNS,
        (
            (
                one.lead.company_name or one.lead.id,
                "Sequences",
                one.lead.stage,
                one.lead.email,
                one.lead.company_name,
                one.template,
                str(one.touch),
                one.on.isoformat(),
                one.lead.id,
            )
            for one in touches
        ),
    )


def mutations(touches: Iterable[BoardTouch], policy: Policy) -> bytes:
    """One request a line: ``{"query": …, "variables": …}``, to be sent one after the other (a board takes no two at once)."""
    section = policy.data.get("exchange", {})
    monday: Mapping[str, Any] = section.get("monday", {}) if isinstance(section, Mapping) else {}
    board_id, columns = str(monday.get("board", "0")), monday.get("columns", {})
    lines: list[str] = []
    for one in touches:
        # column_values is a JSON text inside the JSON of the variables.
        values = json.dumps(_values(one, columns), ensure_ascii=False)
        if one.item:
            lines.append(_request(_CHANGE, {"board": board_id, "item": one.item, "values": values}))
            lines.append(_request(_COMMENT, {"item": one.item, "body": comment(one)}))
        else:
            name = one.lead.company_name or one.lead.id
            lines.append(_request(_CREATE, {"board": board_id, "name": name, "values": values}))
    return "".join(f"{line}\n" for line in lines).encode()


def comment(one: BoardTouch) -> str:
    """The update on the item that says what went out: HTML, escaped."""
    words = f"Touch {one.touch} of {one.template} is out to {one.lead.id} ({one.on.isoformat()})."
    return f"<p>{escape(words)}</p>"


def _values(one: BoardTouch, columns: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "stage": {"label": one.lead.stage},
        "email": {"email": one.lead.email, "text": one.lead.email},
        "company": one.lead.company_name,
        "template": one.template,
        "touch": str(one.touch),
        "sent": {"date": one.on.isoformat()},
    }
    return {columns[name]: value for name, value in found.items() if name in columns}


def _request(query: str, variables: Mapping[str, Any]) -> str:
    return json.dumps({"query": query, "variables": dict(variables)}, ensure_ascii=False)
