"""Results as plain values and back, for the cache and for what shards tell each other.

What comes back equals what went in. Values that do not have this form raise ``ValueError``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from sys import intern

from govern.annotations import TYPE_CHECKING, Any
from govern.check import FileResult, Silenced
from govern.findings import Edit, Finding, Fix, Severity, Span
from govern.plain_json import dumps, loads
from govern.rules.registry import Data, Stated

if TYPE_CHECKING:
    from govern.rules.silence import Silence


def result_record(result: FileResult) -> list[Any]:
    """A result as lists, texts and numbers (what JSON can hold), without its path and kind."""
    return [
        [_finding(finding) for finding in result.findings],
        [[_finding(silenced.finding), silenced.reason] for silenced in result.silenced],
        [[fact.topic, fact.key, _span(fact.span), fact.data, fact.text] for fact in result.facts],
        [
            [list(one.codes), one.reason, _span(one.span), one.text, one.first, one.last]
            for one in result.silences
        ],
        result.crashed,
        result.dated,
    ]


def read_result(record: Any, path: str, kind: str) -> FileResult:
    """The result that a record was made of. Raises ``ValueError`` for anything else."""
    return _strictly(lambda: _result(record, path, kind))


def encode(result: FileResult) -> bytes:
    """A result's record as compact JSON; nothing at all for a file about which there is nothing to say."""
    if result == FileResult(result.path, result.kind, ()):
        return b""
    return dumps(result_record(result), ascii_only=True).encode()


def decode(told: bytes, path: str, kind: str) -> FileResult:
    """The result that was encoded. Raises ``ValueError`` for anything else."""
    return read_result(loads(told), path, kind) if told else FileResult(path, kind, ())


def _strictly(read: Callable[[], FileResult]) -> FileResult:
    try:
        return read()
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"this is no record of a result: {error}") from error


def _result(record: Any, path: str, kind: str) -> FileResult:
    findings, silenced, facts, silences, crashed, dated = record
    return FileResult(
        path,
        kind,
        tuple([_read_finding(one, path) for one in findings]),
        tuple([Silenced(_read_finding(one, path), reason) for one, reason in silenced]),
        bool(crashed),
        tuple(
            [
                Stated(path, kind, intern(topic), intern(key), Span(*span), _data(data), intern(text))
                for topic, key, span, data, text in facts
            ]
        ),
        tuple([_read_silence(*one) for one in silences]),
        bool(dated),
    )


def _read_silence(codes: list[str], reason: str, span: list[int], *rest: Any) -> Silence:
    from govern.rules.silence import Silence

    return Silence(tuple(codes), reason, Span(*span), *rest)


def _span(span: Span) -> list[int]:
    return [span.line, span.column, span.end_line, span.end_column]


def _finding(finding: Finding) -> list[Any]:
    fix = finding.fix
    return [
        finding.code,
        finding.name,
        finding.severity.value,
        _span(finding.span),
        finding.message,
        finding.help,
        finding.sop,
        finding.text,
        None
        if fix is None
        else [fix.title, [[edit.start, edit.end, edit.replacement] for edit in fix.edits], fix.safe],
    ]


def _read_finding(record: Any, path: str) -> Finding:
    code, name, severity, span, message, mend, sop, text, fix = record
    read = None if fix is None else Fix(fix[0], tuple([Edit(*edit) for edit in fix[1]]), fix[2])
    return Finding(code, name, Severity(severity), path, Span(*span), message, mend, sop, text, read)


def _data(value: Any) -> Data:
    """The data of a fact. What many facts have in common is kept once: a repository has a million of them."""
    if isinstance(value, str):
        return intern(value)
    return _shared(tuple([_data(item) for item in value])) if isinstance(value, list) else value


@lru_cache(maxsize=4096)
def _shared(value: tuple[Data, ...]) -> tuple[Data, ...]:
    return value
