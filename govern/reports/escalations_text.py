"""Escalations as text, Markdown and data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from govern.output.plain import plain
from govern.reports.escalations import Escalation, State
from govern.reports.report_markdown import markdown_text
from govern.reports.weekly import Source
from govern.reports.weeks import day_words

_WORD = {State.OPEN: "OPEN", State.UNKNOWN: "?", State.CLEAR: "clear"}
_MOST_PROOFS = 12


def escalation_lines(found: Sequence[Escalation], as_of: date, source: Source) -> Iterator[str]:
    """All conditions for a terminal, open ones first, at most 80 columns wide."""
    yield f"Escalations · as of {as_of} · {source.words}"
    for one in found:
        yield ""
        severity = f" · {one.severity.upper()}" if one.severity else ""
        yield f"{_WORD[one.state]:<6} {one.title}{severity} · SOP {one.sop}"
        yield from _wrapped(one.why)
        if one.state is State.OPEN:
            yield from _wrapped(f"since {_since(one)} · acts: {who(one)}")
            if one.action:
                yield from _wrapped(f"do: {one.action}")
        if one.state is not State.CLEAR:
            for proof in one.evidence[:_MOST_PROOFS]:
                where = f" ({proof.path})" if proof.path else ""
                yield from _wrapped(f"- {proof.words}{where}", hang=2)
            if len(one.evidence) > _MOST_PROOFS:
                yield from _wrapped(f"- and {len(one.evidence) - _MOST_PROOFS} more: --format json has all")


def who(one: Escalation) -> str:
    """``cmo with cro``."""
    return f"{one.acts} with {', '.join(one.involves)}" if one.involves else one.acts


def _since(one: Escalation) -> str:
    return f"{day_words(one.since)} {one.since.year}" if one.since is not None else "now"


def _wrapped(text: str, hang: int = 0) -> list[str]:
    indent = " " * 7
    return textwrap.wrap(
        plain(text), 80, initial_indent=indent, subsequent_indent=indent + " " * hang, break_on_hyphens=False
    )


def escalation_markdown(found: Sequence[Escalation], as_of: date, source: Source) -> Iterator[str]:
    """All conditions as Markdown."""
    yield f"## Escalations, {as_of}"
    yield ""
    yield f"{source.words}."
    yield ""
    yield "| State | Condition | Since | Acts | Why |"
    yield "|---|---|---|---|---|"
    for one in found:
        severity = f" ({one.severity.upper()})" if one.severity else ""
        since = one.since.isoformat() if one.since is not None and one.state is State.OPEN else ""
        cells = (
            f"**{one.state}**" if one.state is State.OPEN else str(one.state),
            f"{markdown_text(one.title)}{severity}, SOP {one.sop}",
            since,
            markdown_text(who(one)),
            markdown_text(one.why),
        )
        yield f"| {' | '.join(cells)} |"
    for one in found:
        if one.state is State.OPEN and one.evidence:
            yield ""
            yield f"### {markdown_text(one.title)}"
            yield ""
            if one.action:
                yield f"{markdown_text(one.action)}"
                yield ""
            for proof in one.evidence:
                where = f" ({markdown_text(proof.path)})" if proof.path else ""
                yield f"- {markdown_text(proof.words)}{where}"


def escalation_data(found: Sequence[Escalation], as_of: date, source: Source) -> dict[str, Any]:
    """All conditions as plain values."""
    return {
        "version": 1,
        "as_of": as_of.isoformat(),
        "commit": source.commit or None,
        "uncommitted_changes": source.changed,
        "escalations": [
            {
                "id": one.id,
                "title": one.title,
                "state": str(one.state),
                "severity": one.severity or None,
                "since": one.since.isoformat() if one.since is not None else None,
                "why": one.why,
                "acts": one.acts,
                "involves": list(one.involves),
                "action": one.action,
                "sop": one.sop,
                "evidence": [
                    {
                        "words": proof.words,
                        "path": proof.path or None,
                        "on": proof.on and proof.on.isoformat(),
                    }
                    for proof in one.evidence
                ],
            }
            for one in found
        ],
    }
