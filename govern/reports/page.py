"""The dashboard as one HTML page that needs nothing else: no network, no framework, no file beside it.

``page(dashboard, links, title) -> str``. A content security policy lets only the page's own style and script run, by their
hashes; whatever a lead or template holds is text and cannot become markup, script or an address.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from govern.reports import page_sections as sections
from govern.reports.dashboard_values import Card, Dashboard
from govern.reports.page_parts import safe, text
from govern.reports.page_script import RELOAD, SCRIPT
from govern.reports.page_style import STYLE

_NAV = (
    ("numbers", "Numbers"),
    ("escalations", "Escalations"),
    ("inbox", "Inboxes"),
    ("leads", "Leads"),
    ("funnel", "Funnel"),
    ("trends", "Trends"),
    ("sequences", "Sequences"),
    ("approvals", "Approvals"),
    ("compliance", "Compliance"),
    ("definitions", "Definitions"),
)


def page(
    board: Dashboard, links: str = "", title: str = "Pipeline and content", *, reload: bool = False
) -> str:
    """The whole page.

    ``links`` is an address with ``{path}`` in it, under which files can be looked at (empty: files are named, not
    linked); it must begin with ``https://`` or ``http://``. ``reload`` adds a script that asks the serving server
    whether the page was made anew.
    """
    scripts = (SCRIPT, RELOAD) if reload else (SCRIPT,)
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_security(scripts, reload=reload)}">\n',
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n',
            f"<title>{text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
            *_body(board, links, title),
            f'<script type="application/json" id="data">{_json(_data(board, links))}</script>\n',
            *(f"<script>{script}</script>\n" for script in scripts),
            "</body>\n</html>\n",
        )
    )


def _security(scripts: tuple[str, ...], *, reload: bool) -> str:
    allowed = " ".join(_hash(script) for script in scripts)
    connect = " connect-src 'self';" if reload else ""
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(STYLE)};{connect}"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _body(board: Dashboard, links: str, title: str) -> Iterator[str]:
    yield '<a class="skip" href="#main">Skip to content</a>\n<header class="wrap"><div class="head"><div>'
    yield f"<h1>{text(title)}</h1>"
    yield f'<p class="sub">{text(_subtitle(board))}</p></div>'
    yield '<button type="button" id="theme" hidden>Dark</button></div>'
    yield from sections.tiles(board)
    yield '</header>\n<nav aria-label="Sections"><ul>'
    yield "".join(f'<li><a href="#{name}">{words}</a></li>' for name, words in _NAV)
    yield '</ul></nav>\n<main id="main" class="wrap">\n'
    yield from sections.numbers(board)
    yield from sections.escalations(board, links)
    yield from sections.inbox(board)
    yield from sections.leads(board)
    yield from sections.funnel(board)
    yield from sections.trends(board)
    yield from sections.sequences(board)
    yield from sections.approvals(board, links)
    yield from sections.compliance(board, links)
    yield from sections.definitions(board)
    yield f'</main>\n<footer class="wrap">{text(_subtitle(board))} · made by <code>govern dashboard</code></footer>\n'


def _subtitle(board: Dashboard) -> str:
    return f"{board.source.words} · as of {_day(board.as_of)}"


_MONTHS = "January February March April May June July August September October November December".split()


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _data(board: Dashboard, links: str) -> dict[str, Any]:
    return {
        "links": links,
        "stages": [{"label": stage.label} for stage in board.stages],
        "leads": [_lead(card) for card in board.cards],
        "inbox": [
            [one.role, safe(one.what), safe(one.subject), one.path, _iso(one.due), one.late, one.sop]
            for one in board.inbox
        ],
    }


def _lead(card: Card) -> list[Any]:
    row: list[Any] = [
        safe(card.id),
        card.path,
        safe(card.company),
        card.stage,
        _iso(card.since),
        card.days,
        safe(card.sequence),
        _iso(card.last_mail),
        _iso(card.last_signal),
        int(card.late) + 2 * int(card.stopped),
    ]
    return [*row, safe(card.contact)] if card.contact else row


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _json(data: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in, whatever its texts hold."""
    written = json.dumps(data, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
