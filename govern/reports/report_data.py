"""A report as data: JSON (schemas/weekly-report.schema.json) and CSV. The same commit gives the same bytes."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from govern.reports.intervals import wilson
from govern.reports.metrics import Figure, Reading, definition
from govern.reports.settings import DAYS_BETWEEN, NEW_ENTRIES
from govern.reports.weekly import Line, Report, is_small, shown

VERSION = 1
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def report_data(report: Report) -> dict[str, Any]:
    """A report as plain values. Rates are shares from 0 to 1, rounded to six places; ids stand behind every number."""
    return {
        "version": VERSION,
        "as_of": report.as_of.isoformat(),
        "commit": report.source.commit or None,
        "uncommitted_changes": report.source.changed,
        "leads": report.source.leads,
        "small_below": report.small,
        "weeks": [
            {"week": week.name, "start": week.start.isoformat(), "end": week.end.isoformat()}
            for week in report.weeks
        ],
        "metrics": [_line(line, report.small) for line in report.lines],
    }


def _line(line: Line, small: int) -> dict[str, Any]:
    metric, words = line.metric, definition(line.metric)
    return {
        "id": metric.id,
        "title": metric.title,
        "owner": metric.owner,
        "measure": metric.measure,
        "unit": metric.unit,
        "definition": words.counts,
        "denominator": words.denominator,
        "caveat": words.caveat,
        "sop": metric.sop,
        "target": metric.target,
        "target_met": line.met,
        "weeks": [_reading(reading, small) for reading in line.readings],
        "all_weeks": {key: value for key, value in _reading(line.whole, small).items() if key != "week"},
    }


def _reading(reading: Reading, small: int) -> dict[str, Any]:
    return {
        "week": reading.week.name,
        "figures": [_figure(reading, figure, small) for figure in reading.figures],
        "asides": [
            {"label": one.label, "count": len(one.who), "ids": list(one.who)} for one in reading.asides
        ],
        "estimates": [{"within_days": one.days, "share": _rounded(one.share)} for one in reading.estimates],
    }


def _figure(reading: Reading, figure: Figure, small: int) -> dict[str, Any]:
    share = reading.metric.measure not in {NEW_ENTRIES, DAYS_BETWEEN}
    interval = wilson(figure.numerator, figure.denominator) if share and figure.label != "period" else None
    return {
        "label": figure.label,
        "value": _rounded(figure.value),
        "shown": shown(reading, figure, small),
        "numerator": figure.numerator,
        "denominator": figure.denominator if figure.base or share else None,
        "interval_95": None if interval is None else [round(one, 6) for one in interval],
        "small": is_small(reading, figure, small),
        "mature": figure.mature,
        "ids": list(figure.hits),
        "of": list(figure.base),
    }


def _rounded(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), 6)


def report_json(report: Report) -> str:
    """The JSON document."""
    return json.dumps(report_data(report), indent=2, ensure_ascii=False)


_COLUMNS = (
    "week",
    "start",
    "end",
    "metric",
    "figure",
    "unit",
    "value",
    "numerator",
    "denominator",
    "small",
    "mature",
    "owner",
    "as_of",
    "commit",
)


def report_csv(report: Report) -> str:
    """A row for each figure of each metric in each week, without a trailing line end."""
    parts: list[str] = []
    writer = csv.writer(SimpleNamespace(write=parts.append), lineterminator="\n")
    writer.writerow(_COLUMNS)
    for number, week in enumerate(report.weeks):
        for line in report.lines:
            reading = line.readings[number]
            for figure in reading.figures:
                data = _figure(reading, figure, report.small)
                row = (
                    week.name,
                    week.start,
                    week.end,
                    line.metric.id,
                    figure.label,
                    line.metric.unit,
                    *(
                        "" if data[key] is None else data[key]
                        for key in ("value", "numerator", "denominator")
                    ),
                    *(str(data[key]).lower() for key in ("small", "mature")),
                    line.metric.owner,
                    report.as_of,
                    report.source.commit,
                )
                writer.writerow([csv_cell(str(cell)) for cell in row])
    return "".join(parts).rstrip("\n")


def csv_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    return f"'{text}" if text.startswith(_DANGEROUS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
