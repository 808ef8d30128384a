"""A report for people: grouped by file, the source line underlined, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from govern import patterns
from govern.check import FileResult, Report
from govern.findings import Finding, Severity
from govern.output import LineOf
from govern.output.paint import style
from govern.output.plain import plain, width
from govern.rules import find_rule
from govern.values import frozen

_FIRST_SENTENCE = patterns.compile(r"(?<=[.!?:;])\s")

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_PER_FILE = 10
"""Findings shown of one file unless all are asked for: about a screenful."""


@frozen
class TextOptions:
    """How wide to write, and whether to show every finding of a file."""

    columns: int = 80
    show_all: bool = False


def text_report(report: Report, line_of: LineOf, options: TextOptions | None = None) -> Iterator[str]:
    """Lines of the report, with colour codes (the caller strips them where they are not wanted)."""
    options = options or TextOptions()
    for result in report.results:
        if result.findings:
            yield from _file(result, line_of, options)
    for silenced in report.silenced:
        finding = silenced.finding
        yield (
            f"{plain(finding.path)}:{finding.span.line}: silenced {finding.code} {finding.name} "
            f"– {plain(silenced.reason)}"
        )
    if report.silenced:
        yield ""
    yield summary(report)


def _file(result: FileResult, line_of: LineOf, options: TextOptions) -> Iterator[str]:
    yield style(plain(result.path), bold=True)
    shown = result.findings if options.show_all else _worst(result.findings)
    explained: set[str] = set()
    for finding in shown:
        yield from _finding(finding, line_of, options, first=finding.code not in explained)
        explained.add(finding.code)
    hidden = len(result.findings) - len(shown)
    if hidden:
        yield style(f"  … and {hidden} more in this file; `govern check --all` shows them.", dim=True)
        yield ""


def _worst(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if len(findings) <= _PER_FILE:
        return findings
    order = list(Severity)
    worst = sorted(findings, key=lambda finding: order.index(finding.severity))[:_PER_FILE]
    return tuple(finding for finding in findings if finding in worst)


def _finding(finding: Finding, line_of: LineOf, options: TextOptions, *, first: bool) -> Iterator[str]:
    colour = _COLOURS.get(finding.severity, "white")
    place = f"{finding.span.line}:{finding.span.column}"
    head = f"  {place:<8}{style(finding.severity.value, fg=colour, bold=True)} "
    yield f"{head}{style(finding.code, bold=True)} {finding.name}"
    yield from _wrapped(plain(finding.message), "          ", options)
    yield from _source(finding, line_of(finding.path, finding.span.line), colour, options)
    if first:
        yield from _why(finding, options)
    if finding.help:
        yield from _labelled("mend", plain(finding.help), options)
    yield ""


def _why(finding: Finding, options: TextOptions) -> Iterator[str]:
    rule = find_rule(finding.code)
    if rule is None or not rule.why:
        return
    section = f" (SOP {rule.sop})" if rule.sop else ""
    # The first sentence says why; the rest is for `govern rule CODE`.
    yield from _labelled("why", f"{_FIRST_SENTENCE.split(rule.why, 1)[0]}{section}", options)


def _labelled(label: str, text: str, options: TextOptions) -> Iterator[str]:
    indent = f"          {label + ':':<6}"
    yield from _wrapped(text, indent, options, " " * len(indent))


def _wrapped(text: str, indent: str, options: TextOptions, later: str | None = None) -> Iterator[str]:
    import textwrap

    yield from textwrap.wrap(
        text,
        max(40, options.columns),
        initial_indent=indent,
        subsequent_indent=indent if later is None else later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _source(finding: Finding, line: str, colour: str, options: TextOptions) -> Iterator[str]:
    """The line with the fault underlined, cut around it where the line is longer than the terminal."""
    if not line.strip():
        return
    span = finding.span
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    fault = _spelled(line[start:end])
    line = line[:start] + fault + line[end:]
    end = start + max(len(fault), 1)
    number = f"{span.line:>7} │ "
    room = max(30, options.columns - len(number) - 1)
    low = 0 if end <= room else max(0, min(start - room // 4, len(line) - room))
    cut = line[low : low + room]
    shown = ("…" + plain(cut[1:]) if low else plain(cut)) + ("…" if low + room < len(line) else "")
    before = width(plain(line[low:start]))
    under = max(1, min(width(plain(line[start:end])), room - before))
    yield f"{style(number, dim=True)}{shown}"
    yield f"{'':>7} {style('│', dim=True)} {' ' * before}{style('^' * under, fg=colour, bold=True)}"


def _spelled(fault: str) -> str:
    """The offending text, with what nobody can see in it written out."""
    from govern.documents.characters import INVISIBLE

    return INVISIBLE.sub(lambda match: "".join(f"<U+{ord(one):04X}>" for one in match[0]), fault)


def summary(report: Report) -> str:
    """The last line: what was checked and what was found."""
    kinds: dict[str, int] = {}
    for result in report.results:
        kinds[result.kind or "misplaced file"] = kinds.get(result.kind or "misplaced file", 0) + 1
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    checked = f"{_count(len(report.results), 'file')} checked" + (f" ({told})" if told else "")
    counts = {severity: sum(f.severity is severity for f in report.findings) for severity in Severity}
    found = [
        style(_count(counts[severity], word), fg=_COLOURS[severity], bold=True)
        for severity, word in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "note"),
        )
        if counts[severity]
    ]
    fixable = sum(f.fix is not None and f.fix.safe for f in report.findings)
    tail = f" {fixable} can be mended by `govern check --fix`." if fixable else ""
    clean = style("clean", fg="green", bold=True)
    known = f" {_count(len(report.known), 'known finding')} not counted (baseline)." if report.known else ""
    return f"{checked}: {', '.join(found) or clean}.{tail}{known}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
