"""The trend charts of the page."""

from __future__ import annotations

from collections.abc import Iterator

from govern.reports.charts import Dot, columns, line
from govern.reports.dashboard_values import Dashboard, Trend
from govern.reports.metrics import Reading
from govern.reports.page_parts import text
from govern.reports.settings import CONVERSION, DAYS_BETWEEN, NEW_ENTRIES, OPEN_RATE, REPLY_RATE
from govern.reports.weekly import is_small, shown
from govern.reports.weeks import Week

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def trend_figures(board: Dashboard) -> Iterator[str]:
    """A figure for each metric: counts as columns, rates and days as lines, all over the same weeks."""
    labels = _months(board.weeks)
    for trend in board.trends:
        dots, target = _dots(trend, board.weeks, board.weekly.small), _target(trend)
        measure = trend.readings[0].metric.measure if trend.readings else NEW_ENTRIES
        if measure == NEW_ENTRIES:
            drawn = columns(trend.title, dots, labels, target)
        else:
            drawn = line(trend.title, dots, labels, "" if measure == DAYS_BETWEEN else " %", target)
        yield _figure(trend.title, drawn, _NOTES.get(measure, ""))


_NOTES = {
    CONVERSION: "Cohorts of four weeks. Hollow: few cases, or can still rise",
    OPEN_RATE: "Four weeks of mails. Opens are an upper bound",
    REPLY_RATE: "Four weeks of mails. Hollow: few cases",
    DAYS_BETWEEN: "Kaplan-Meier median at the end of each week; a gap: not reached",
    NEW_ENTRIES: "First entries in each week",
}


def _target(trend: Trend) -> float | None:
    return trend.readings[-1].metric.target if trend.readings else None


def _dots(trend: Trend, weeks: tuple[Week, ...], small: int) -> list[Dot]:
    return [_dot(reading, week, small) for reading, week in zip(trend.readings, weeks, strict=True)]


def _dot(reading: Reading, week: Week, small: int) -> Dot:
    figure, rate = reading.figure, reading.metric.unit == "percent"
    value = None if figure.value is None else float(figure.value) * (100 if rate else 1)
    told = f"{week.name}: {shown(reading, figure, small)}"
    if rate and figure.denominator >= small:
        told += f" ({figure.numerator} of {figure.denominator})"
    return Dot(week.name, value, is_small(reading, figure, small), not figure.mature, told)


def _months(weeks: tuple[Week, ...]) -> list[tuple[int, str]]:
    """A label where a new month begins, at least three weeks from the last one."""
    found: list[tuple[int, str]] = []
    for place, week in enumerate(weeks):
        begins = place > 0 and weeks[place - 1].start.month != week.start.month
        if begins and (not found or place - found[-1][0] >= 3):
            found.append((place, _MONTHS[week.start.month - 1]))
    return found


def _figure(words: str, drawn: str, caption: str) -> str:
    return (
        f'<figure class="card"><h3>{text(words)}</h3>{drawn}<figcaption>{text(caption)}</figcaption></figure>'
    )
