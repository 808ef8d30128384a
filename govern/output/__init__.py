"""Findings to text, JSON and what forges read. Each format's module is imported when the format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from govern.annotations import TYPE_CHECKING

if TYPE_CHECKING:
    from govern.check import Report

LineOf = Callable[[str, int], str]
"""Gives the source text of a path's line (from 1), without its line end."""
Writer = Callable[["Report", LineOf, int, bool], Iterable[str]]
"""Report, source lines, columns of the terminal, and whether to show all: to lines of output."""


def _text(report: Report, line_of: LineOf, columns: int, show_all: bool) -> Iterable[str]:
    from govern.output.text import TextOptions, text_report

    return text_report(report, line_of, TextOptions(columns, show_all))


def _json(report: Report, *_: object) -> Iterable[str]:
    from govern.output.json_report import json_report

    return [json_report(report)]


def _json_lines(report: Report, *_: object) -> Iterable[str]:
    from govern.output.json_report import json_lines

    return json_lines(report)


def _sarif(report: Report, _line_of: LineOf, _columns: int, show_all: bool) -> Iterable[str]:
    from govern.output.sarif import sarif_report

    return [sarif_report(report, show_all=show_all)]


def _github(report: Report, *_: object) -> Iterable[str]:
    from govern.output.forges import github_report

    return github_report(report)


def _gitlab(report: Report, *_: object) -> Iterable[str]:
    from govern.output.forges import gitlab_report

    return [gitlab_report(report)]


def _junit(report: Report, *_: object) -> Iterable[str]:
    from govern.output.forges import junit_report

    return junit_report(report)


def _markdown(report: Report, *_: object) -> Iterable[str]:
    from govern.output.forges import markdown_report

    return markdown_report(report)


FORMATS: dict[str, Writer] = {
    "text": _text,
    "json": _json,
    "jsonl": _json_lines,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "markdown": _markdown,
}
