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

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from govern.reports.flow_index import FlowIndex, Posted
from govern.reports.flows import Flow
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


def measure(metric: Metric, flows: Iterable[Flow] | FlowIndex, week: Week, as_of: date) -> Reading:
    """A metric in a week, with what was known on ``as_of``. The order of ``flows`` does not matter.

    Who asks for many weeks gives a ``FlowIndex``, so that it is built once.
    """
    index = flows if isinstance(flows, FlowIndex) else FlowIndex(flows)
    return _MEASURES[metric.measure](metric, index, week, as_of)


def _new_entries(metric: Metric, flows: FlowIndex, week: Week, _: date) -> Reading:
    first = flows.first_climbs(metric.start, week)
    again = flows.later_climbs(metric.start, week)
    doubtful = [flow for flow in first if not flow.entries(metric.start)[0].proven]
    asides = (Aside("came back to it", _ids(again)), Aside("not borne out by evidence", _ids(doubtful)))
    figure = Figure("new", Fraction(len(first)), _ids(first))
    return Reading(metric, week, figure, (), _some(asides), (), len(first))


def _conversion(metric: Metric, flows: FlowIndex, week: Week, as_of: date) -> Reading:
    base = flows.ways(metric.start, metric.end, week)
    hits = [way.flow for way in base if way.arrived is not None]
    mature = (as_of - week.end).days >= metric.mature_after
    cohort = Figure(
        "cohort", _share(len(hits), len(base)), _ids(hits), _ids(way.flow for way in base), mature
    )
    arrivals = flows.first_climbs(metric.end, week)
    period = Figure("period", _share(len(arrivals), len(base)), _ids(arrivals), cohort.base)
    skipped = [flow for flow in arrivals if any(one.skipped for one in flow.entries(metric.end)[:1])]
    asides = (Aside(f"arrived without a step to {_label(metric.start)}", _ids(skipped)),)
    return Reading(metric, week, cohort, (period,), _some(asides), (), len(base))


def _open_rate(metric: Metric, flows: FlowIndex, week: Week, _: date) -> Reading:
    mails = flows.mails(week)
    delivered = [one for one in mails if one.mail.delivered]
    opened = [one for one in delivered if one.mail.opened is not None]
    figure = Figure("opened", _share(len(opened), len(delivered)), _named(opened), _named(delivered))
    bounced = Aside("bounced", _named(one for one in mails if not one.mail.delivered))
    return Reading(metric, week, figure, (), _some((bounced,)), (), len(delivered))


def _reply_rate(metric: Metric, flows: FlowIndex, week: Week, _: date) -> Reading:
    mails = [one for one in flows.mails(week) if one.mail.delivered]
    people = _repliers(mails, metric.counts)
    figure = Figure("answered", _share(len(people), len(mails)), people, _named(mails))
    asides = (
        Aside("opted out", _repliers(mails, ("opt-out",))),
        Aside("automatic replies", _repliers(mails, ("auto-reply",))),
    )
    return Reading(metric, week, figure, (), _some(asides), (), len(mails))


def _repliers(mails: Iterable[Posted], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Who answered one of the mails in one of the ways, each once."""
    found = {one.place: one.flow for one in mails if any(kind in kinds for kind, _ in one.mail.replies)}
    return _ids(found.values())


def _days_between(metric: Metric, flows: FlowIndex, week: Week, as_of: date) -> Reading:
    until = min(week.end, as_of)
    ways = flows.ways_until(metric.start, metric.end, until)
    arrived = [way for way in ways if way.arrived is not None and way.arrived <= until]
    waiting = [way for way in ways if way.arrived is None or way.arrived > until]
    days = [(way.arrived - way.start).days for way in arrived if way.arrived is not None]
    spells = [
        *(Spell(one, done=True) for one in days),
        *(Spell((until - way.start).days, done=False) for way in waiting),
    ]
    found = curve(spells)
    hits = _ids(way.flow for way in arrived)
    figure = Figure("median", found.median, hits, _ids(way.flow for way in ways))
    naive = Figure("arrived only", plain_median(days), hits, hits)
    open_ones = Aside("still open or left", _ids(way.flow for way in waiting))
    estimates = tuple(Estimate(within, found.arrived_within(within)) for within in metric.within)
    return Reading(metric, week, figure, (naive,), _some((open_ones,)), estimates, len(ways))


_MEASURES: dict[str, Callable[[Metric, FlowIndex, Week, date], Reading]] = {
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


def _named(mails: Iterable[Posted]) -> tuple[str, ...]:
    return tuple(
        f"{one.flow.id}: {one.mail.template or 'unknown template'} touch {one.mail.touch}" for one in mails
    )


def _some(asides: Iterable[Aside]) -> tuple[Aside, ...]:
    return tuple(one for one in asides if one.who)
