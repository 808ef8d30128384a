"""``govern status`` told to people, to programs and to pages."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import click

from govern.approvals.chain import Strength
from govern.approvals.people import People
from govern.approvals.standing import Change, Standing
from govern.approvals.verdict import State
from govern.output.chains import chain_data, chain_line
from govern.output.plain import plain

_COLUMNS = 80
_MOST_LINES = 12
_COLOURS = {"complete": "green", "stale": "yellow", "broken": "red", "waiting": "cyan"}
_TOLD = {State.STALE, State.BROKEN, State.UNVERIFIABLE}


def text(standings: list[Standing], people: People, as_of: date) -> Iterator[str]:
    """For the terminal: a heading for each folder, two lines and more for each document."""
    folder = ""
    for one in standings:
        path = PurePosixPath(one.document.path)
        if str(path.parent) != folder:
            if folder:
                yield ""
            folder = str(path.parent)
            yield click.style(f"{plain(folder)}/", bold=True)
        yield from _shown(one, path.stem if path.suffix == ".md" else path.name, people, as_of)
    if standings:
        yield ""
    yield from _summary(standings)


def _shown(one: Standing, name: str, people: People, as_of: date) -> Iterator[str]:
    yield f"  {plain(name)}  {click.style(plain(one.status), dim=True)}".rstrip()
    if one.rests:
        return
    yield f"      {chain_line(one.verdict, people, as_of)}"
    if one.verdict.complete:
        yield "      " + _proven(one)
    for words in _whys(one):
        yield from _wrapped(f"{words[:1].upper()}{words[1:]}.", 6)
    if one.change is not None:
        yield from _wrapped(_changed_by(one.change, people), 6)
        yield from _lines(one.change)


def _proven(one: Standing) -> str:
    verdict = one.verdict
    if not verdict.proven or verdict.chain.proof is Strength.DECLARED:
        return "Well-formed; who signed is not proven."
    return f"Complete, proven by {verdict.strength.value}."


def _whys(one: Standing) -> Iterator[str]:
    verdict = one.verdict
    told: set[str] = set()
    for clause in verdict.clauses:
        if (clause.state in _TOLD or clause.fault is not None) and clause.why not in told:
            told.add(clause.why)
            yield clause.why
    yield from verdict.faults
    if verdict.claim:
        yield f"the status says {verdict.claim}, which is more than the sign-offs say"


def _changed_by(change: Change, people: People) -> str:
    if not change.commit:
        return "The change is not committed yet:"
    who = f"{people.name(change.name)} on {change.day}, {change.commit[:7]} “{change.subject}”"
    return f"First changed by {who}; since the sign-off:"


def _lines(change: Change) -> Iterator[str]:
    lines = [line for line in change.lines if line != "@"]
    for line in lines[:_MOST_LINES]:
        shown = textwrap.shorten(plain(line[1:]), _COLUMNS - 10, placeholder=" …")
        yield "        " + click.style(f"{line[0]} {shown}", fg="green" if line[0] == "+" else "red")
    if len(lines) > _MOST_LINES:
        yield f"        … and {len(lines) - _MOST_LINES} more lines"


def _wrapped(words: str, indent: int) -> Iterator[str]:
    blank = " " * indent
    yield from textwrap.wrap(plain(words), _COLUMNS, initial_indent=blank, subsequent_indent=blank)


def _summary(standings: list[Standing]) -> Iterator[str]:
    counts = Counter(one.word for one in standings)
    told = ", ".join(
        click.style(f"{count} {word}", fg=_COLOURS.get(word)) for word, count in sorted(counts.items())
    )
    yield f"{len(standings)} document{'s' * (len(standings) != 1)}" + (f": {told}." if told else ".")
    waiting = Counter(one.waits_for for one in standings if one.waits_for)
    if waiting:
        yield "Next: " + " · ".join(f"{role} {count}" for role, count in sorted(waiting.items())) + "."
    if any(one.verdict.proven for one in standings):
        yield click.style(
            "Judged by this work tree's own policy; `govern gate` judges by that of the base.", dim=True
        )


def status_data(standings: list[Standing], people: People, as_of: date) -> dict[str, Any]:
    """As plain values (schemas/status.schema.json)."""
    return {
        "version": 1,
        "as_of": as_of.isoformat(),
        "documents": [_document_data(one, people, as_of) for one in standings],
    }


def _document_data(one: Standing, people: People, as_of: date) -> dict[str, Any]:
    role = one.waits_for
    holders = [] if role is None else people.holders(role, as_of)
    change = one.change
    return {
        "path": one.document.path,
        "kind": one.document.kind,
        "status": one.status or None,
        "standing": one.word,
        "strength": _strength(one),
        "complete": one.verdict.complete,
        "claims_too_much": bool(one.verdict.claim),
        "faults": list(one.verdict.faults),
        "chain": chain_data(one.verdict),
        "next": role,
        "holders": [{"name": holder.name, "email": holder.email} for holder in holders],
        "change": None
        if change is None
        else {
            "commit": change.commit or None,
            "by": change.name or None,
            "on": change.day or None,
            "subject": change.subject or None,
            "lines": [line for line in change.lines if line != "@"],
        },
    }


def _strength(one: Standing) -> str | None:
    """How strongly a complete chain is proven; ``well-formed`` where nobody was asked or the policy asks for nothing."""
    if not one.verdict.complete:
        return None
    asked = one.verdict.proven and one.verdict.chain.proof is not Strength.DECLARED
    return one.verdict.strength.value if asked else "well-formed"


def json_text(standings: list[Standing], people: People, as_of: date) -> Iterator[str]:
    """For programs."""
    yield json.dumps(status_data(standings, people, as_of), indent=2, ensure_ascii=False)


def markdown(standings: list[Standing], people: People, as_of: date) -> Iterator[str]:
    """For a page or a job summary."""
    yield f"## Sign-offs as of {as_of.isoformat()}\n"
    yield "| document | status | chain | waits for |"
    yield "| --- | --- | --- | --- |"
    for one in standings:
        chain = click.unstyle(chain_line(one.verdict, people, as_of)) if not one.rests else "–"
        cells = (f"`{one.document.path}`", one.status, chain, one.waits_for or "–")
        yield "| " + " | ".join(_cell(cell) for cell in cells) + " |"
    yield ""
    for words in _summary(standings):
        yield click.unstyle(words) + "\n"


def _cell(words: str) -> str:
    escaped = plain(words).replace("\\", "\\\\").replace("|", "\\|")
    return escaped.replace("<", "&lt;").replace("[", "\\[") or "–"
