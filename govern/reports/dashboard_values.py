"""What the dashboard shows, as values. ``dashboard.dashboard`` makes them, ``page.page`` turns them into HTML."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from govern.approvals.verdict import State
from govern.check import Silenced
from govern.findings import Severity
from govern.reports.escalations import Escalation
from govern.reports.metrics import Reading
from govern.reports.survival import Curve
from govern.reports.weekly import Report, Source
from govern.reports.weeks import Week


class Stage(NamedTuple):
    """A column of the board: where leads stand now."""

    id: str
    label: str
    owner: str
    leads: int
    exit: bool


class Card(NamedTuple):
    """A lead as the page shows it. ``contact`` is empty unless contacts were asked for."""

    id: str
    path: str
    company: str
    stage: int
    since: date | None
    days: int
    sequence: str
    last_mail: date | None
    last_signal: date | None
    late: bool
    stopped: bool
    contact: str


class Rung(NamedTuple):
    """A step of the funnel: how many ever climbed onto a rung, and how many of them onto a later one."""

    stage: str
    label: str
    reached: int
    moved_on: int


class Time(NamedTuple):
    """How long leads stay on a stage: the curve of all stays, open ones included, and the open ones' days."""

    label: str
    curve: Curve
    open_days: tuple[int, ...]


class Touch(NamedTuple):
    """What came of one touch of a sequence. All counts are of mails, ``answered`` of mails that got a human answer."""

    sequence: str
    touch: int
    sent: int
    delivered: int
    opened: int
    answered: int
    opted_out: int


class LinkState(NamedTuple):
    """One link of a template's chain: the role, how it stands, why."""

    role: str
    scope: str
    state: State
    why: str
    proof: str
    """What proves it: ``commit``, ``signature`` …; empty: nothing, or nobody was asked."""


class Template(NamedTuple):
    """A template or list, and where its approval waits (``""``: nowhere)."""

    path: str
    name: str
    title: str
    sequence: str
    status: str
    links: tuple[LinkState, ...]
    waits_for: str
    findings: int


class Item(NamedTuple):
    """Something that waits for a role. ``late`` are business days beyond the deadline."""

    role: str
    what: str
    subject: str
    path: str
    due: date | None
    late: int
    sop: str


class RuleCount(NamedTuple):
    """A rule's findings over all files."""

    code: str
    name: str
    severity: Severity
    findings: int
    places: tuple[str, ...]


class KindCount(NamedTuple):
    """How many files of a kind there are, and how many have neither error nor warning."""

    kind: str
    files: int
    clean: int


class Trend(NamedTuple):
    """A metric over weeks. For rates each reading covers four weeks that end with the week: single weeks hold too few."""

    metric: str
    title: str
    readings: tuple[Reading, ...]


class Dashboard(NamedTuple):
    """The whole page as values."""

    as_of: date
    source: Source
    weekly: Report
    stages: tuple[Stage, ...]
    cards: tuple[Card, ...]
    funnel: tuple[Rung, ...]
    trends: tuple[Trend, ...]
    weeks: tuple[Week, ...]
    times: tuple[Time, ...]
    touches: tuple[Touch, ...]
    templates: tuple[Template, ...]
    inbox: tuple[Item, ...]
    escalations: tuple[Escalation, ...]
    rules: tuple[RuleCount, ...]
    kinds: tuple[KindCount, ...]
    silenced: tuple[Silenced, ...]
