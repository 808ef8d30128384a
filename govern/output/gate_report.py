"""The gate's verdict told to people, to programs and to forges."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import click

from govern.approvals.verdict import Clause, State
from govern.findings import Severity
from govern.gate.model import DocumentVerdict, GateReport, document_data
from govern.output import LineOf
from govern.output.forges import code_cell, github_report, markdown_cell, markdown_report
from govern.output.json_report import report_data
from govern.output.plain import plain
from govern.output.text import TextOptions, text_report

_MARKS = {
    State.SATISFIED: ("✓", "green"),
    State.MISSING: ("·", "white"),
    State.STALE: ("~", "yellow"),
    State.UNVERIFIABLE: ("?", "yellow"),
    State.BROKEN: ("✗", "red"),
}
_ROW_MOST = 200
"""Verdicts shown in one table; a job summary is for people."""


def gate_data(found: GateReport) -> dict[str, Any]:
    """The verdict as plain values: check's form, and what the gate adds to it (schemas/check-report.schema.json)."""
    return {
        **report_data(found.report),
        "policy": found.policy or "unversioned",
        "proof": found.proof,
        "base": found.base,
        "head": found.head,
        "notes": list(found.notes),
        "templates": [document_data(one) for one in found.documents],
    }


def _json(found: GateReport) -> Iterator[str]:
    yield json.dumps(gate_data(found), indent=2, ensure_ascii=True)


def _text(found: GateReport, line_of: LineOf, columns: int, show_all: bool) -> Iterator[str]:
    for one in found.documents:
        yield from _shown(one, columns)
    if found.documents:
        yield ""
    for note in found.notes:
        yield from textwrap.wrap(f"note: {note}", columns, subsequent_indent="      ")
    if found.report.findings:
        yield from text_report(found.report, line_of, TextOptions(columns, show_all))
    yield _summary(found)


def _shown(one: DocumentVerdict, columns: int) -> Iterator[str]:
    label = click.style("pass ", fg="green") if one.passes else click.style("block", fg="red", bold=True)
    yield f"{label}  {click.style(plain(one.path), bold=True)}"
    links = " · ".join(_link(clause) for clause in one.chain.clauses)
    yield f"       {plain(one.word)}: {links}"
    for line in textwrap.wrap(plain(one.why), max(columns - 7, 30)):
        yield f"       {line}"
    if one.next_role is not None:
        yield f"       waits for {one.next_role}"


def _link(clause: Clause) -> str:
    mark, colour = _MARKS[clause.state]
    who = plain(clause.name or (clause.sign_off.by if clause.sign_off is not None else ""))
    told = f"{clause.link.role} {mark}" + (f" {who}" if who and clause.state is State.SATISFIED else "")
    return click.style(told, fg=colour)


def _summary(found: GateReport) -> str:
    blocked = sum(not one.passes for one in found.documents)
    errors = sum(finding.severity is Severity.ERROR for finding in found.report.findings)
    told = f"{len(found.documents)} documents with a chain, {blocked} blocked; {errors} errors."
    if found.exit_code == 0:
        return click.style(f"The gate is open. {told}", fg="green")
    return click.style(f"The gate is closed. {told}", fg="red", bold=True)


def _markdown(found: GateReport) -> Iterator[str]:
    head = "\n".join(_verdicts(found))
    yield head
    if found.report.findings:
        yield from markdown_report(found.report, len(head.encode("utf-8")))


def _verdicts(found: GateReport) -> Iterator[str]:
    state = "open" if found.exit_code == 0 else "closed"
    yield f"## govern gate: {state}\n"
    yield (
        f"Judged `{found.head[:12]}` by the policy of `{found.base[:12]}` "
        f"({markdown_cell(found.policy)}, proof: {found.proof}).\n"
    )
    for note in found.notes:
        yield f"> {markdown_cell(note)}\n"
    if found.documents:
        yield "| | document | chain | what is said of it | waits for |\n| --- | --- | --- | --- | --- |"
        ranked = sorted(found.documents, key=lambda one: (one.passes, one.path))
        for one in ranked[:_ROW_MOST]:
            yield _row(one)
        if len(ranked) > _ROW_MOST:
            yield f"\n… and {len(ranked) - _ROW_MOST} more; `govern gate` shows them."
        yield ""


def _row(one: DocumentVerdict) -> str:
    cells = (
        "✅ pass" if one.passes else "⛔ block",
        code_cell(one.path),
        markdown_cell(click.unstyle(" · ".join(_link(clause) for clause in one.chain.clauses))),
        markdown_cell(f"{one.word}: {one.why}"),
        markdown_cell(one.next_role or "–"),
    )
    return "| " + " | ".join(cells) + " |"


def _github(found: GateReport) -> Iterator[str]:
    yield from github_report(found.report)
    # Workflow commands are what GitHub reads; the verdicts are for whoever opens the log.
    yield from (click.unstyle(line) for line in _text_verdicts(found))


def _text_verdicts(found: GateReport) -> Iterator[str]:
    for one in found.documents:
        for line in _shown(one, 120):
            # Nothing from a file may begin a line that GitHub takes for a command of ours.
            yield line.replace("::", ": :")
    yield _summary(found)


Writer = Callable[[GateReport, LineOf, int, bool], Iterator[str]]

GATE_FORMATS: dict[str, Writer] = {
    "text": _text,
    "json": lambda found, *_: _json(found),
    "markdown": lambda found, *_: _markdown(found),
    "github": lambda found, *_: _github(found),
}
