"""A report as text for a terminal, at most 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from govern.output.plain import plain, width
from govern.reports.metrics import Reading, definition
from govern.reports.settings import CONVERSION
from govern.reports.weekly import Line, Report, is_small, number, percent, shown, target_words

_LABEL, _CELL, _WHOLE = 33, 7, 8
_MOST_COLUMNS = 4
_FIGURES = {CONVERSION: ("cohort", "period")}
_NOT_REACHED = "n.r."


def weekly_lines(report: Report, *, explain: bool = False) -> Iterator[str]:
    """The weekly close: a line a metric, the weeks side by side, then the marks that were used."""
    week = report.weeks[-1]
    running = ", still running" if report.running else ""
    yield f"Weekly close {week.name} · {week.words}{running}"
    yield f"{report.source.words} · as of {report.as_of}"
    yield ""
    heads = [one.name[5:] for one in report.weeks[-_MOST_COLUMNS:]]
    yield _row("", heads, f"{len(report.weeks)} weeks", "target")
    marks: set[str] = set()
    for owner in dict.fromkeys(line.metric.owner for line in report.lines):
        yield owner
        for line in report.lines:
            if line.metric.owner == owner:
                yield from _metric_rows(line, report.small, marks)
    yield ""
    yield from _footnotes(report, marks)
    if explain:
        for line in report.lines:
            yield ""
            yield from explained(line.last, report.small)
    else:
        yield "next: `govern report weekly --explain` names the leads behind each number."


def _row(label: str, cells: Iterable[str], whole: str, target: str) -> str:
    weeks = "".join(_right(cell, _CELL) for cell in cells)
    return f"{_left(label, _LABEL)}{weeks}{_right(whole, _WHOLE)}  {target}".rstrip()


def _metric_rows(line: Line, small: int, marks: set[str]) -> Iterator[str]:
    readings = line.readings[-_MOST_COLUMNS:]
    target = target_words(line.metric) + {True: " ✓", False: " ✗", None: ""}[line.met]
    labels = _FIGURES.get(line.metric.measure, ("",))
    title = line.metric.title
    if len(labels) > 1:
        yield f"  {title}"
    for place, label in enumerate(labels):
        cells = [_cell(one, place, small, marks) for one in readings]
        whole = _cell(line.whole, place, small, marks)
        yield _row(f"    {label}" if label else f"  {title}", cells, whole, target if place == 0 else "")


def _cell(reading: Reading, place: int, small: int, marks: set[str]) -> str:
    figure = reading.figures[place]
    words = shown(reading, figure, small).replace("not reached", _NOT_REACHED)
    if is_small(reading, figure, small):
        marks.add("*")
    if words.startswith(_NOT_REACHED):
        marks.add(_NOT_REACHED)
    if words.startswith("n/a"):
        marks.add("n/a")
        words = "n/a"
    if not figure.mature and figure.base:
        marks.add("~")
        words += "~"
    return words


def _footnotes(report: Report, marks: set[str]) -> Iterator[str]:
    youngest = [line.metric.mature_after for line in report.lines if line.metric.measure == CONVERSION]
    words = {
        "*": f"*     fewer than {report.small} cases: a count or a guess, no rate to act on",
        "~": f"~     the cohort is younger than {max(youngest, default=0)} days: it can still rise",
        _NOT_REACHED: "n.r.  not reached: fewer than half are estimated to arrive, so far",
        "n/a": "n/a   nothing to divide by",
    }
    yield from (text for mark, text in words.items() if mark in marks)
    if any(line.metric.measure == "open-rate" for line in report.lines):
        yield "      Opens are an upper bound: many mail programs fetch pictures by themselves."


def explained(reading: Reading, small: int) -> Iterator[str]:
    """One metric in one week: what it means, what it was divided by, and which leads it was counted from."""
    metric, words = reading.metric, definition(reading.metric)
    yield f"{metric.title} · {reading.week.name} · {metric.unit} · {metric.owner} · SOP {metric.sop}"
    yield from _wrapped("means", words.counts)
    yield from _wrapped("over", words.denominator)
    if words.caveat:
        yield from _wrapped("caveat", words.caveat)
    for figure in reading.figures:
        over = f" of {figure.denominator}" if figure.base else ""
        value = shown(reading, figure, small)
        ids = ", ".join(figure.hits) or "nobody"
        yield from _wrapped(figure.label, f"{value} = {figure.numerator}{over}: {ids}")
        if figure.base and figure.base != figure.hits:
            yield from _wrapped("", f"of: {', '.join(figure.base)}")
    for aside in reading.asides:
        yield from _wrapped("besides", f"{aside.label}: {len(aside.who)}: {', '.join(aside.who)}")
    for estimate in reading.estimates:
        share = "nobody was watched for so long" if estimate.share is None else percent(estimate.share)
        yield from _wrapped("estimate", f"within {estimate.days} days: {share}")


def _wrapped(label: str, text: str) -> list[str]:
    indent = " " * 16
    return textwrap.wrap(
        plain(text),
        80,
        initial_indent=f"  {_left(label, 14)}",
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def series_lines(report: Report) -> Iterator[str]:
    """Many weeks: a row a week, a column a metric."""
    yield f"{report.weeks[0].name} to {report.weeks[-1].name} · {report.source.words} · as of {report.as_of}"
    yield ""
    heads, rows = series_table(report)
    widths = [max(width(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    for row in (heads, *rows):
        first, *rest = zip(row, widths, strict=True)
        yield (_left(*first) + "".join("  " + _right(text, size) for text, size in rest)).rstrip()
    yield ""
    marks = {mark for row in rows for cell in row for mark in ("*", "~", _NOT_REACHED, "n/a") if mark in cell}
    yield from _footnotes(report, marks)


def series_table(report: Report) -> tuple[list[str], list[list[str]]]:
    """Heads and rows of the series: one column a figure."""
    heads = ["week"]
    for line in report.lines:
        names = ("cohort", "period") if line.metric.measure == CONVERSION else ("",)
        heads.extend(f"{line.metric.id} {name}".strip() for name in names)
    marks: set[str] = set()
    rows = []
    for number_, week in enumerate(report.weeks):
        row = [week.name]
        for line in report.lines:
            figures = 2 if line.metric.measure == CONVERSION else 1
            row.extend(_cell(line.readings[number_], one, report.small, marks) for one in range(figures))
        rows.append(row)
    return heads, rows


def days_words(reading: Reading) -> str:
    """The median in a sentence, for other reports."""
    value = reading.figure.value
    return "not reached" if value is None else f"{number(value)} days"


def _left(text: str, size: int) -> str:
    return text + " " * (size - width(text))


def _right(text: str, size: int) -> str:
    return " " * (size - width(text)) + text
