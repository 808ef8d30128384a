"""A report as Markdown, ready to paste into the weekly close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govern.output.plain import plain
from govern.reports.metrics import Reading, definition
from govern.reports.settings import CONVERSION
from govern.reports.weekly import Line, Report, percent, shown, target_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&])")


def markdown_text(text: str) -> str:
    """Text from a file made safe to stand in Markdown: no markup, no mention, no control characters, one line."""
    return _SPECIAL.sub(r"\\\1", plain(text))


def weekly_markdown(report: Report, *, explain: bool = False) -> Iterator[str]:
    """The weekly close as a heading, a table and its notes."""
    week = report.weeks[-1]
    yield f"## Weekly close {week.name}"
    yield ""
    running = " (still running)" if report.running else ""
    yield f"{week.words}{running}. {report.source.words}, as of {report.as_of}."
    yield ""
    yield from _table(
        ["Metric", "Owner", *(one.name for one in report.weeks), f"{len(report.weeks)} weeks", "Target"],
        (row for line in report.lines for row in _rows(line, report)),
    )
    yield ""
    yield from _notes(report)
    if explain:
        for line in report.lines:
            yield ""
            yield from _explained(line.last, report.small)


def series_markdown(report: Report) -> Iterator[str]:
    """Many weeks as a table."""
    from govern.reports.report_text import series_table

    heads, rows = series_table(report)
    yield f"## {report.weeks[0].name} to {report.weeks[-1].name}"
    yield ""
    yield f"{report.source.words}, as of {report.as_of}."
    yield ""
    yield from _table(heads, ([markdown_text(cell) for cell in row] for row in rows))
    yield ""
    yield from _notes(report)


def _rows(line: Line, report: Report) -> Iterator[list[str]]:
    sign = {True: " (met)", False: " (**missed**)", None: ""}[line.met]
    figures = (0, 1) if line.metric.measure == CONVERSION else (0,)
    for number in figures:
        label = f", {('cohort', 'period')[number]}" if len(figures) > 1 else ""
        cells = []
        for reading in (*line.readings, line.whole):
            figure = reading.figures[number]
            young = " (young)" if not figure.mature and figure.base else ""
            cells.append(markdown_text(shown(reading, figure, report.small)) + young)
        target = target_words(line.metric) + sign if number == 0 else ""
        yield [
            markdown_text(line.metric.title) + label,
            line.metric.owner if number == 0 else "",
            *cells,
            target,
        ]


def _table(heads: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _notes(report: Report) -> Iterator[str]:
    yield f"\\* fewer than {report.small} cases: a count or a guess, no rate to act on. n/a: nothing to divide by."
    yield "Cohort and period, and what else each number means: `govern report weekly --explain`."
    yield "Opens are an upper bound: many mail programs fetch pictures by themselves."


def _explained(reading: Reading, small: int) -> Iterator[str]:
    words = definition(reading.metric)
    yield f"### {markdown_text(reading.metric.title)}, {reading.week.name}"
    yield ""
    yield f"- Means: {markdown_text(words.counts)}"
    yield f"- Over: {markdown_text(words.denominator)} · unit: {reading.metric.unit} · SOP {reading.metric.sop}"
    if words.caveat:
        yield f"- Caveat: {markdown_text(words.caveat)}"
    for figure in reading.figures:
        over = f" of {figure.denominator}" if figure.base else ""
        value = markdown_text(shown(reading, figure, small))
        yield f"- {figure.label}: {value} = {figure.numerator}{over}: {_ids(figure.hits)}"
        if figure.base and figure.base != figure.hits:
            yield f"  - of: {_ids(figure.base)}"
    for aside in reading.asides:
        yield f"- besides, {aside.label}: {len(aside.who)}: {_ids(aside.who)}"
    for estimate in reading.estimates:
        share = "nobody was watched for so long" if estimate.share is None else percent(estimate.share)
        yield f"- estimated to arrive within {estimate.days} days: {share}"


def _ids(ids: tuple[str, ...]) -> str:
    return ", ".join(markdown_text(one) for one in ids) or "nobody"
