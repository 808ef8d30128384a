"""Adopting govern on an old repository: what was known on the first day does not fail, what is new does.

A baseline counts known findings by file, rule and offending text, so that it survives moved lines. It never holds what the
policy lets nobody silence, and an entry that matches nothing any more is a finding itself: a baseline only shrinks.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from govern.annotations import Any
from govern.check import BASELINE_FILE, FileResult, Report, Settings, make_finding, wanted
from govern.errors import PolicyError
from govern.findings import Finding, Span
from govern.repository.files import Unread, read_bytes
from govern.rules.silence import protected
from govern.values import frozen

_VERSION = 1
_MOST = 64 * 1024 * 1024


@frozen
class Known:
    """Findings of one rule with one text in one file, and how many of them are known. ``line`` is in the baseline."""

    path: str
    code: str
    text: str
    count: int
    line: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        """What findings are matched by."""
        return (self.path, self.code, self.text)


def baseline_of(report: Report, settings: Settings) -> bytes:
    """The baseline that makes a report clean, one line an entry, as JSON; protected codes are left out."""
    counts = Counter(
        _key(finding)
        for finding in (*report.findings, *report.known)
        if not protected(finding.code, settings.policy.never_silence)
    )
    lines = [
        json.dumps({"path": path, "code": code, "text": text, "count": count})
        for (path, code, text), count in sorted(counts.items())
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    return f'{{\n  "version": {_VERSION},\n  "known": [\n{body}\n  ]\n}}\n'.encode()


def read_baseline(data: bytes) -> tuple[Known, ...]:
    """The entries of a baseline file. Raises ``PolicyError`` when it is none."""
    try:
        value = json.loads(data)
        # A version that is not known has no reader here, which is a KeyError like any other missing thing.
        entries = _READERS[_number(value["version"])](value["known"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        told = "it nests too deeply" if isinstance(error, RecursionError) else str(error)
        raise PolicyError(
            f"{BASELINE_FILE}: this is no baseline: {told}.",
            "Write it anew: `govern check --write-baseline`.",
        ) from None
    lines = _entry_lines(data)
    return tuple(replace(one, line=line) for one, line in zip(entries, lines, strict=False))


def _version_1(entries: Any) -> list[Known]:
    return [
        Known(str(one["path"]), str(one["code"]), str(one["text"]), _number(one["count"])) for one in entries
    ]


def _number(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ValueError(f"“{value}” is no number of anything")
    return value


_READERS = {_VERSION: _version_1}


def _entry_lines(data: bytes) -> Iterator[int]:
    """The lines on which entries begin; for a file that somebody reformatted, as good as can be."""
    number = 1
    for number, line in enumerate(data.splitlines(), 1):
        if b'"code"' in line:
            yield number
    while True:
        yield number


def excuse(report: Report, root: Path, settings: Settings, *, whole: bool) -> Report:
    """A report without what the baseline of the repository at ``root`` knows; as it is where there is none.

    ``whole`` as for ``subtract``. Raises ``PolicyError`` for a baseline that is none.
    """
    data = read_bytes(root, BASELINE_FILE, _MOST)
    if isinstance(data, Unread):
        if data.gone:
            return report
        raise PolicyError(f"{BASELINE_FILE}: {data.reason}", data.help)
    return subtract(report, read_baseline(data), settings, whole=whole)


def subtract(report: Report, known: tuple[Known, ...], settings: Settings, *, whole: bool) -> Report:
    """A report without the findings that a baseline knows; these stand in ``report.known``.

    ``whole`` says that all files were checked: then an entry about a file that is gone is stale, too.
    """
    allowed = [one for one in known if not protected(one.code, settings.policy.never_silence)]
    left = Counter({one.key: 0 for one in allowed})
    for one in allowed:
        left[one.key] += one.count
    results: list[FileResult] = []
    taken: list[Finding] = []
    for result in report.results:
        kept: list[Finding] = []
        for finding in result.findings:
            if left[_key(finding)] > 0:
                left[_key(finding)] -= 1
                taken.append(finding)
            else:
                kept.append(finding)
        results.append(replace(result, findings=tuple(kept)))
    about = tuple(_about(known, left, {result.path for result in results}, settings, whole=whole))
    if about:
        results.append(FileResult(BASELINE_FILE, "baseline", about))
        results.sort(key=lambda result: result.path)
    return replace(report, results=tuple(results), known=tuple(taken))


def _about(
    known: Iterable[Known],
    left: Counter[tuple[str, str, str]],
    checked: set[str],
    settings: Settings,
    *,
    whole: bool,
) -> Iterator[Finding]:
    for one in known:
        if protected(one.code, settings.policy.never_silence):
            message = f"The policy does not let anyone excuse {one.code}: this entry does nothing."
            yield from _finding("SUP107", one, message, settings)
        elif left[one.key] > 0 and (whole or one.path in checked) and settings.selection.allows(one.code):
            times = f"{left[one.key]} of {one.count} known findings" if one.count > 1 else "What was known"
            message = f"{times} of {one.code} in {one.path} {'are' if one.count > 1 else 'is'} gone."
            left[one.key] = 0
            yield from _finding("SUP106", one, message, settings)


def _finding(code: str, one: Known, message: str, settings: Settings) -> Iterator[Finding]:
    mend = "Write the baseline anew: `govern check --write-baseline`."
    severity = wanted(code, settings)
    if severity is not None:
        yield make_finding(code, severity, BASELINE_FILE, Span(one.line, 1, one.line, 1), (message, mend))


def _key(finding: Finding) -> tuple[str, str, str]:
    text = finding.text if len(finding.text) <= 80 else hashlib.sha256(finding.text.encode()).hexdigest()
    return (finding.path, finding.code, text)
