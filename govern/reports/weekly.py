"""The weekly close (SOP 6.1): every metric with its owner, last week, the weeks before it, and its target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from govern.reports.flow_index import FlowIndex
from govern.reports.flows import Flow
from govern.reports.metrics import Figure, Reading, measure
from govern.reports.settings import CONVERSION, DAYS_BETWEEN, NEW_ENTRIES, Metric, Reporting
from govern.reports.weeks import Week, WeekCalendar


class Source(NamedTuple):
    """Where the numbers come from: the commit (empty: none yet), and whether the files differ from it."""

    commit: str
    changed: bool
    leads: int

    @property
    def words(self) -> str:
        """``40 leads at commit 0b3edab1`` or ``… and uncommitted changes``."""
        at = f" at commit {self.commit[:12]}" if self.commit else ", not committed yet"
        return f"{self.leads} leads{at}{' with uncommitted changes' if self.changed and self.commit else ''}"


class Line(NamedTuple):
    """A metric over some weeks, the last one last. ``met`` says whether it meets its target; ``None``: nobody can say."""

    metric: Metric
    readings: tuple[Reading, ...]
    whole: Reading
    """The same over all the weeks at once: single weeks often hold too few leads for a rate."""
    met: bool | None

    @property
    def last(self) -> Reading:
        """The week that the report is about."""
        return self.readings[-1]


class Report(NamedTuple):
    """Numbers over weeks, ready to be shown."""

    as_of: date
    weeks: tuple[Week, ...]
    lines: tuple[Line, ...]
    source: Source
    small: int
    running: bool
    """Whether the last week has not ended on the day of the report."""


def weekly_report(
    flows: Sequence[Flow],
    reporting: Reporting,
    calendar: WeekCalendar,
    week: Week,
    as_of: date,
    source: Source,
) -> Report:
    """One week with the weeks before it, ``reporting.trend_weeks`` in all."""
    weeks = [calendar.before(week, back) for back in range(reporting.trend_weeks - 1, -1, -1)]
    return report_over(flows, reporting, weeks, as_of, source)


def report_over(
    flows: Sequence[Flow], reporting: Reporting, weeks: Iterable[Week], as_of: date, source: Source
) -> Report:
    """Every metric in every one of some weeks, the oldest first (at least one)."""
    chosen, index = tuple(weeks), FlowIndex(flows)
    span = Week(chosen[0].start, chosen[-1].end)
    lines = []
    for metric in reporting.metrics:
        readings = tuple(measure(metric, index, week, as_of) for week in chosen)
        whole = measure(metric, index, span, as_of)
        lines.append(Line(metric, readings, whole, meets(readings[-1], reporting.small)))
    return Report(as_of, chosen, tuple(lines), source, reporting.small, chosen[-1].end > as_of)


def meets(reading: Reading, small: int) -> bool | None:
    """Whether a reading meets its metric's target. Too few cases, or a cohort too young to fail, prove nothing."""
    metric, value = reading.metric, reading.figure.value
    if metric.target is None or value is None:
        return None
    if metric.measure != NEW_ENTRIES and reading.small_base < small:
        return None
    target = Fraction(str(metric.target))
    if metric.lower_is_better:
        return value <= target
    if metric.measure != NEW_ENTRIES:
        value *= 100
    if metric.measure == CONVERSION and value < target and not reading.figure.mature:
        return None
    return value >= target


def is_small(reading: Reading, figure: Figure, small: int) -> bool:
    """Whether a figure rests on so few cases that a rate would say more than is known."""
    cases = figure.denominator if figure.base else figure.numerator
    return 0 < cases < small if reading.metric.measure != NEW_ENTRIES else False


def shown(reading: Reading, figure: Figure, small: int) -> str:
    """A figure in words: ``12``, ``33 %``, ``2/4*`` (few), ``n/a``, ``not reached``, ``4.5``."""
    metric = reading.metric
    if metric.measure == NEW_ENTRIES:
        return str(figure.numerator)
    mark = "*" if is_small(reading, figure, small) else ""
    if metric.measure == DAYS_BETWEEN:
        if figure.value is None:
            return "not reached" + mark if figure.base else "n/a"
        return number(figure.value) + mark
    if figure.value is None:
        # A period rate over no new leads still has arrivals to tell of.
        return f"n/a ({figure.numerator}/0)" if figure.numerator else "n/a"
    return f"{figure.numerator}/{figure.denominator}*" if mark else percent(figure.value)


def percent(share: Fraction) -> str:
    """``33 %``; with a decimal below ten."""
    tenths = round(share * 1000)
    whole, rest = divmod(tenths, 10)
    if whole < 10 and rest:
        return f"{whole}.{rest} %"
    return f"{round(share * 100)} %"


def number(value: Fraction) -> str:
    """``4``, ``4.5``: a whole number, or one with a decimal."""
    tenths = round(value * 10)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def target_words(metric: Metric) -> str:
    """``≥ 5``, ``≥ 20 %``, ``≤ 14``, or a dash."""
    if metric.target is None:
        return "–"
    sign = "≤" if metric.lower_is_better else "≥"
    return f"{sign} {number(Fraction(str(metric.target)))}{' %' if metric.unit == 'percent' else ''}"
