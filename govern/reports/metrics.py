"""The metrics of SOP 6.1, each with its definition, its unit, its denominator and the leads it was counted from.

``measure(metric, flows, week, as_of) -> Reading``. All values are whole numbers and fractions: exact, and the same on
any machine. A rate over nothing is ``None`` ("n/a"), never 0 %, never a crash.

===============  ====================================================================================================
new-entries      leads that climbed onto the rung for the first time in the week. Returns are counted beside it.
conversion       cohort: of the leads that first climbed onto one rung in the week, those that climbed onto the other
                 by the day of the report. period: leads that first climbed onto the other in the week ÷ leads that
                 first climbed onto the one in the week (two different groups: it can exceed 100 %).
open-rate        mails of the week that were opened at least once ÷ mails of the week that were delivered.
reply-rate       people who answered a mail of the week themselves ÷ mails of the week that were delivered.
days-between     Kaplan-Meier median of calendar days from one rung to the other over all leads that have ever climbed
                 onto the first by the end of the week; those still on their way are counted as still on their way.
===============  ====================================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from govern.reports.flows import Flow, Mail
from govern.reports.settings import CONVERSION, DAYS_BETWEEN, NEW_ENTRIES, OPEN_RATE, REPLY_RATE, Metric
from govern.reports.survival import Spell, curve, plain_median
from govern.reports.weeks import Week


class Figure(NamedTuple):
    """A number and what it was counted from.

    ``value`` is a count, a share (0 to 1 and above) or days; ``None``: n/a, or for a median: not reached. ``hits`` and
    ``base`` list what numerator and denominator count: lead ids, for mails with template and touch.
    """

    label: str
    value: Fraction | None
    hits: tuple[str, ...]
    base: tuple[str, ...] = ()
    mature: bool = True

    @property
    def numerator(self) -> int:
        """How many it counts."""
        return len(self.hits)

    @property
    def denominator(self) -> int:
        """Of how many."""
        return len(self.base)


class Aside(NamedTuple):
    """Something that is counted beside a metric, and by which leads."""

    label: str
    who: tuple[str, ...]


class Estimate(NamedTuple):
    """The estimated share that arrives within so many days; ``None`` when nobody was watched for that long."""

    days: int
    share: Fraction | None


class Reading(NamedTuple):
    """A metric in one week: its figure, other figures beside it, and what else must be known to read it."""

    metric: Metric
    week: Week
    figure: Figure
    beside: tuple[Figure, ...] = ()
    asides: tuple[Aside, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    small_base: int = 0
    """On how many cases it rests, for the mark that says: few."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, the metric's own first."""
        return (self.figure, *self.beside)


class Definition(NamedTuple):
    """What a metric means, in words to print beside it."""

    counts: str
    denominator: str
    caveat: str = ""


def definition(metric: Metric) -> Definition:
    """The words of a metric's measure, with its own rungs."""
    start, end = _label(metric.start), _label(metric.end)
    return {
        NEW_ENTRIES: Definition(
            f"Leads whose first climb to {start} lies in the week; returns are counted apart.",
            "none: a count",
        ),
        CONVERSION: Definition(
            f"Cohort: of the leads that first became {start} in the week, the share that has become {end} by the day of"
            f" the report. Period: first entries to {end} in the week over first entries to {start} in the week.",
            f"leads that first became {start} in the week",
            f"A cohort younger than {metric.mature_after} days can still rise. The period rate compares two different"
            " groups and can exceed 100 %.",
        ),
        OPEN_RATE: Definition(
            "Mails of the week that were opened at least once.",
            "mails of the week that were delivered (sent, not bounced)",
            "Mail programs that fetch pictures by themselves (Apple Mail Privacy Protection, scanners) count as opens:"
            " the rate is an upper bound of reading.",
        ),
        REPLY_RATE: Definition(
            f"People who answered a mail of the week themselves ({', '.join(metric.counts)}), each once.",
            "mails of the week that were delivered (sent, not bounced)",
            "Automatic replies are no replies; opt-outs are counted apart.",
        ),
        DAYS_BETWEEN: Definition(
            f"Kaplan-Meier median of the calendar days from first becoming {start} to becoming {end}; leads still on"
            " their way count as such, and leads that left the ladder as never arriving.",
            f"all leads that had become {start} by the end of the week",
            "“not reached”: fewer than half are estimated ever to arrive, so far.",
        ),
    }[metric.measure]


def _label(stage: str) -> str:
    return stage.upper() if len(stage) <= 3 else stage


def measure(metric: Metric, flows: Sequence[Flow], week: Week, as_of: date) -> Reading:
    """A metric in a week, with what was known on ``as_of``. The order of ``flows`` does not matter."""
    return _MEASURES[metric.measure](metric, sorted(flows, key=lambda flow: (flow.id, flow.key)), week, as_of)


def _new_entries(metric: Metric, flows: list[Flow], week: Week, _: date) -> Reading:
    first = [flow for flow in flows if flow.entered(metric.start) in week]
    again = [flow for flow in flows if any(one.on in week for one in flow.entries(metric.start)[1:])]
    doubtful = [flow for flow in first if not flow.entries(metric.start)[0].proven]
    ids = _ids(first)
    asides = (Aside("came back to it", _ids(again)), Aside("not borne out by evidence", _ids(doubtful)))
    figure = Figure("new", Fraction(len(first)), ids)
    return Reading(metric, week, figure, (), _some(asides), (), len(first))


def _conversion(metric: Metric, flows: list[Flow], week: Week, as_of: date) -> Reading:
    base = [
        (flow, way) for flow in flows if (way := flow.onward(metric.start, metric.end)) and way[0] in week
    ]
    hits = [flow for flow, (_, arrived) in base if arrived is not None]
    mature = (as_of - week.end).days >= metric.mature_after
    cohort = Figure(
        "cohort", _share(len(hits), len(base)), _ids(hits), _ids(flow for flow, _ in base), mature
    )
    arrivals = [flow for flow in flows if flow.entered(metric.end) in week]
    period = Figure("period", _share(len(arrivals), len(base)), _ids(arrivals), cohort.base)
    skipped = [flow for flow in arrivals if any(one.skipped for one in flow.entries(metric.end)[:1])]
    asides = (Aside(f"arrived without a step to {_label(metric.start)}", _ids(skipped)),)
    return Reading(metric, week, cohort, (period,), _some(asides), (), len(base))


def _open_rate(metric: Metric, flows: list[Flow], week: Week, _: date) -> Reading:
    mails = _mails(flows, week)
    delivered = [(flow, mail) for flow, mail in mails if mail.delivered]
    opened = [(flow, mail) for flow, mail in delivered if mail.opened is not None]
    figure = Figure("opened", _share(len(opened), len(delivered)), _named(opened), _named(delivered))
    bounced = Aside("bounced", _named((flow, mail) for flow, mail in mails if not mail.delivered))
    return Reading(metric, week, figure, (), _some((bounced,)), (), len(delivered))


def _reply_rate(metric: Metric, flows: list[Flow], week: Week, _: date) -> Reading:
    mails = [(flow, mail) for flow, mail in _mails(flows, week) if mail.delivered]
    people = [flow for flow in flows if _answered(flow, week, metric.counts)]
    figure = Figure("answered", _share(len(people), len(mails)), _ids(people), _named(mails))
    asides = (
        Aside("opted out", _ids(flow for flow in flows if _answered(flow, week, ("opt-out",)))),
        Aside("automatic replies", _ids(flow for flow in flows if _answered(flow, week, ("auto-reply",)))),
    )
    return Reading(metric, week, figure, (), _some(asides), (), len(mails))


def _answered(flow: Flow, week: Week, kinds: tuple[str, ...]) -> bool:
    return any(
        kind in kinds for mail in flow.mails if mail.delivered and mail.on in week for kind, _ in mail.replies
    )


def _days_between(metric: Metric, flows: list[Flow], week: Week, as_of: date) -> Reading:
    until = min(week.end, as_of)
    ways = [
        (flow, way) for flow in flows if (way := flow.onward(metric.start, metric.end)) and way[0] <= until
    ]
    arrived = {
        flow.key: (way[1] - way[0]).days for flow, way in ways if way[1] is not None and way[1] <= until
    }
    spells = [
        Spell(arrived[flow.key], done=True)
        if flow.key in arrived
        else Spell((until - way[0]).days, done=False)
        for flow, way in ways
    ]
    found = curve(spells)
    figure = Figure(
        "median",
        found.median,
        _ids(flow for flow, _ in ways if flow.key in arrived),
        _ids(flow for flow, _ in ways),
    )
    naive = Figure("arrived only", plain_median(arrived.values()), figure.hits, figure.hits)
    open_ones = Aside("still open or left", _ids(flow for flow, _ in ways if flow.key not in arrived))
    estimates = tuple(Estimate(days, found.arrived_within(days)) for days in metric.within)
    return Reading(metric, week, figure, (naive,), _some((open_ones,)), estimates, len(ways))


_MEASURES: dict[str, Callable[[Metric, list[Flow], Week, date], Reading]] = {
    NEW_ENTRIES: _new_entries,
    CONVERSION: _conversion,
    OPEN_RATE: _open_rate,
    REPLY_RATE: _reply_rate,
    DAYS_BETWEEN: _days_between,
}


def _share(hits: int, total: int) -> Fraction | None:
    return Fraction(hits, total) if total else None


def _ids(flows: Iterable[Flow]) -> tuple[str, ...]:
    return tuple(flow.id for flow in flows)


def _mails(flows: Iterable[Flow], week: Week) -> list[tuple[Flow, Mail]]:
    return [(flow, mail) for flow in flows for mail in flow.mails if mail.on in week]


def _named(mails: Iterable[tuple[Flow, Mail]]) -> tuple[str, ...]:
    return tuple(
        f"{flow.id}: {mail.template or 'unknown template'} touch {mail.touch}" for flow, mail in mails
    )


def _some(asides: Iterable[Aside]) -> tuple[Aside, ...]:
    return tuple(one for one in asides if one.who)
