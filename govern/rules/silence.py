"""SUP: comments that silence a finding where it stands, by code and with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govern import patterns
from govern.documents.document import Document
from govern.findings import Severity, Span
from govern.rules import find_rule
from govern.rules.registry import Example, Problem, Rule
from govern.values import frozen

_HTML = patterns.compile(r"<!--[ \t]*govern:[ \t]*([^\n]{0,400}?)[ \t]*-->")
_YAML = patterns.compile(r"(?:(?<=\n)|(?<=\r)|(?<=[ \t])|\A)#[ \t]*govern:[ \t]*([^\r\n]{0,400})")
_WORDS = patterns.compile(
    r"allow[ \t]+([A-Z]{3}[0-9]{3}(?:[ \t]*,[ \t]*[A-Z]{3}[0-9]{3})*)(?:[ \t]+--[ \t]*(.*))?\Z"
)


@frozen
class Silence:
    """A silencing comment: the codes it names, its reason, where it stands and the lines it covers.

    ``first``/``last`` are line numbers from 1, both included. ``span`` and ``text`` are the comment itself.
    """

    codes: tuple[str, ...]
    reason: str
    span: Span
    text: str
    first: int
    last: int

    def covers(self, code: str, line: int) -> bool:
        """Whether a finding of a code on a line is silenced by it."""
        return code in self.codes and self.first <= line <= self.last


def read_silences(document: Document) -> tuple[tuple[Silence, ...], tuple[tuple[str, Problem], ...]]:
    """All silences of a document, and ``(code, problem)`` for those that are written wrongly."""
    text = document.text
    if "govern:" not in text:
        return (), ()
    silences: list[Silence] = []
    problems: list[tuple[str, Problem]] = []
    for match in _comments(document):
        start, end = match.start(), match.end()
        words = _WORDS.match(match[1].strip())
        if words is None:
            problems.append(("SUP105", _malformed(start, end)))
            continue
        codes = tuple(code.strip() for code in words[1].split(","))
        reason = (words[2] or "").strip()
        if not reason:
            problems.append(("SUP101", _reasonless(start, end, codes)))
            continue
        first, last = _scope(document, start, end)
        silences.append(Silence(codes, reason, document.source.span(start, end), match[0], first, last))
    return tuple(silences), tuple(problems)


def _comments(document: Document) -> Iterator[re.Match[str]]:
    text, body = document.text, document.body_start
    yield from _YAML.finditer(text, 0, body)
    yield from _HTML.finditer(text, body)


def _malformed(start: int, end: int) -> Problem:
    return Problem(
        start, end, "This comment to govern cannot be understood.", "Write `govern: allow CODE -- reason`."
    )


def _reasonless(start: int, end: int, codes: tuple[str, ...]) -> Problem:
    return Problem(
        start,
        end,
        "A silence needs a reason.",
        f"Write `govern: allow {', '.join(codes)} -- why it may stand`.",
    )


def _scope(document: Document, start: int, end: int) -> tuple[int, int]:
    """The lines a silence covers: its own when text shares the line, else the next line or block."""
    source = document.source
    line = source.place(start)[0]
    last_line = source.place(end)[0]
    own = source.line(line)
    column = source.place(start)[1]
    tail = source.line(last_line)[source.place(end)[1] - 1 :]
    if own[: column - 1].strip() or tail.strip():
        return line, last_line
    if start < document.body_start:
        return last_line, _yaml_block_end(document, last_line + 1)
    return last_line, _text_block_end(document, last_line + 1)


def _text_block_end(document: Document, line: int) -> int:
    count = len(document.source.line_starts)
    while line <= count and not document.source.line(line).strip():
        line += 1
    while line < count and document.source.line(line + 1).strip():
        line += 1
    return line


def _yaml_block_end(document: Document, line: int) -> int:
    count = len(document.source.line_starts)
    indent = _indent(document.source.line(line))
    while line < count:
        following = document.source.line(line + 1)
        if not following.strip() or _indent(following) <= indent:
            break
        line += 1
    return line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def protected(code: str, never: frozenset[str]) -> bool:
    """Whether the policy forbids silencing a code: it names the code, its family, or a prefix of it."""
    return any(code.startswith(prefix) for prefix in never)


def judge(code: str, never: frozenset[str]) -> tuple[str, str, str] | None:
    """What is wrong with naming a code in a silence (rule, message, help): it is unknown, or protected."""
    if find_rule(code) is None:
        return "SUP102", f"There is no rule {code}.", "See `govern rule --all`."
    if protected(code, never):
        return (
            "SUP104",
            f"The policy does not let anyone silence {code}.",
            "Mend the text instead; the finding stands.",
        )
    return None


def unused(code: str) -> tuple[str, str, str]:
    """The rule, message and help for a silence that silences nothing."""
    return "SUP103", f"Nothing here breaks {code}: this silence does nothing.", "Delete it."


def _rule(code: str, name: str, summary: str, fails: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=summary,
        why="An exception is a decision: it names what it excuses and why, and goes when it is not needed any more.",
        sop="5.3",
        fails=(Example(fails),),
        passes=(),
        severity=severity,
        kinds=(),
    )


def _entry(code: str, name: str, summary: str, why: str) -> Rule:
    return Rule(code=code, name=name, summary=summary, why=why, sop="5.3", fails=(), passes=(), kinds=())


RULES: tuple[Rule, ...] = (
    Rule(
        code="RUN101",
        name="rule-failed",
        summary="A rule failed on this file; the fault is in govern, not in the file.",
        why="A check that did not finish is no clean check: the run ends with exit status 2.",
        sop="",
        fails=(),
        passes=(),
        kinds=(),
    ),
    _rule(
        "SUP101",
        "silence-without-reason",
        "A silence that gives no reason.",
        "<!-- govern: allow VOC107 -->\nWords.",
    ),
    _rule(
        "SUP102",
        "unknown-code",
        "A silence that names no known rule.",
        "<!-- govern: allow XYZ999 -- why -->\nWords.",
    ),
    _rule(
        "SUP103",
        "unused-silence",
        "A silence that silences nothing.",
        "<!-- govern: allow VOC107 -- it may stand -->\nPlain words.",
        Severity.WARNING,
    ),
    _rule(
        "SUP104",
        "protected-code",
        "A silence for a rule that the policy protects.",
        "<!-- govern: allow PRC101 -- please -->\nThe Assessment is $2,500.",
    ),
    _rule(
        "SUP105",
        "malformed-silence",
        "A comment to govern that cannot be understood.",
        "<!-- govern: ignore all -->\nWords.",
    ),
    _entry(
        "SUP106",
        "stale-baseline",
        "An entry of the baseline that matches nothing any more.",
        "What was mended is not excused any more; a baseline only shrinks, or old faults come back unseen.",
    ),
    _entry(
        "SUP107",
        "protected-baseline",
        "An entry of the baseline for a rule that the policy protects.",
        "Prices, opt-outs and sign-offs are never excused, on the first day or later.",
    ),
)
