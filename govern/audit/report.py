"""Audit and evidence as blocks, and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from govern.audit.blocks import Block, Heading, Items, Line, Table
from govern.audit.evidence import Evidence
from govern.audit.model import Audit, Judged, State, Subject, Verdict

_SHORT = 12
_MOST_LEADS = 8


def audit_blocks(found: Audit, *, every: bool) -> Iterator[Block]:
    """The audit. ``every``: a row for each send; else sends of one day with one answer share a row."""
    yield Heading(1, "Audit of what was sent")
    yield Line(
        f"Commit {found.head}, as of {found.as_of}{f', sends after {found.since}' if found.since else ''}."
        f" {found.commits} commits since {_moment(found.begins)}."
    )
    yield Line(
        f"Policy of the head: {found.policy}. Judged by govern {found.govern}, each send by the policy of the commit that"
        " was current on its day."
    )
    yield Line(_summary(found.verdicts))
    if found.gaps:
        yield Heading(2, "Gaps")
        yield Items(found.gaps)
    for subject in found.subjects:
        yield from _subject(subject, every=every)
    yield Heading(2, "To verify")
    yield Line(f"In a clone: git checkout {found.head}; govern audit --at {found.head} --format json")


def _summary(verdicts: Iterable[Verdict]) -> str:
    several = list(verdicts)
    counts = {state: sum(one.state is state for one in several) for state in State}
    told = ", ".join(f"{count} {state}" for state, count in counts.items())
    many = "1 send" if len(several) == 1 else f"{len(several)} sends"
    return f"{many}: {told}."


def _subject(subject: Subject, *, every: bool) -> Iterator[Block]:
    yield Heading(2, subject.path or subject.name or "sends without a template")
    if subject.now is not None:
        yield from _now(subject.now)
        yield Line(
            f"{subject.versions} {'version' if subject.versions == 1 else 'versions'} in this history."
        )
    yield Line(_summary(subject.verdicts))
    if subject.verdicts:
        yield _every(subject.verdicts) if every else _grouped(subject.verdicts)


def _now(now: Judged) -> Iterator[Block]:
    state = "compliant" if not now.errors else f"{len(now.errors)} errors"
    yield Line(f"In the head: status {now.status or 'none'}, {state}; {now.why}.")
    yield Line(f"Content {now.digest}, brought in by {now.brought_by}.")
    if now.errors:
        yield Items(now.errors)
    if now.chain:
        yield Table(
            ("Link", "State", "Who", "When", "Proven by", "Why"),
            tuple(
                (f"{one.role}, {one.scope}", one.state, one.who, one.at, one.strength or "nothing", one.why)
                for one in now.chain
            ),
        )
    if now.silences:
        told = (
            f"{one.code} on line {one.line}: {one.message} Silenced because: {one.reason}"
            for one in now.silences
        )
        yield Items(tuple(told))


def _grouped(verdicts: Iterable[Verdict]) -> Table:
    groups: dict[tuple[str, State, str, str], list[str]] = {}
    for one in verdicts:
        commits = ", ".join(dict.fromkeys(judged.commit[:_SHORT] for judged in (*one.templates, *one.lists)))
        key = (_day(one.send.on), one.state, "; ".join(one.why), commits)
        groups.setdefault(key, []).append(f"{one.send.lead} touch {one.send.touch}")
    rows = []
    for (day, state, why, commits), leads in groups.items():
        more = f" and {len(leads) - _MOST_LEADS} more" if len(leads) > _MOST_LEADS else ""
        rows.append((day, str(state), ", ".join(leads[:_MOST_LEADS]) + more, why, commits))
    return Table(("Day", "Answer", "To", "Why", "Current commits"), tuple(rows))


def _every(verdicts: Iterable[Verdict]) -> Table:
    rows = tuple(
        (
            _day(one.send.on),
            f"{one.send.lead}, entry {one.send.entry}" + (" (struck out later)" if one.send.struck else ""),
            str(one.send.touch),
            str(one.state),
            "; ".join(one.why),
            ", ".join(dict.fromkeys(judged.commit for judged in (*one.templates, *one.lists))),
            ", ".join(dict.fromkeys(judged.digest for judged in (*one.templates, *one.lists))),
        )
        for one in verdicts
    )
    return Table(("Day", "To", "Touch", "Answer", "Why", "Current commits", "Content"), rows)


def _day(day: date | None) -> str:
    return "no day" if day is None else day.isoformat()


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def evidence_blocks(found: Evidence) -> Iterator[Block]:
    """The bundle for one document."""
    yield Heading(1, f"Evidence: {found.name}")
    yield Line(
        f"{found.path} ({found.kind}), at commit {found.head}, as of {found.as_of}. Policy {found.policy}."
    )
    if found.now is not None:
        yield Heading(2, "As it stands")
        if found.kind == "lead":
            state = "no errors" if not found.now.errors else f"{len(found.now.errors)} errors"
            yield Line(f"Stage {found.versions[-1].status}, {state}. Brought in by {found.now.brought_by}.")
            yield Items(found.now.errors)
        else:
            yield from _now(found.now)
    else:
        yield Line("It is not in this commit, or cannot be judged there.")
    if found.steps:
        yield Heading(2, "Steps")
        yield Table(
            ("Day", "From", "To", "By", "Proven on its day", "Evidence named"),
            tuple(
                (
                    step.on.isoformat(),
                    step.frm,
                    step.to,
                    step.by,
                    "yes" if step.proven else f"no: lacks {', '.join(step.missing)}",
                    ", ".join((*step.signals, *step.indicators)),
                )
                for step in found.steps
            ),
        )
    if found.entries:
        yield Heading(2, "Entries and the commits that brought them in")
        yield Table(
            ("No.", "Entry", "Committed", "By", "Commit", "Days later"),
            tuple(
                (
                    str(one.number),
                    one.words,
                    one.committed.isoformat(),
                    one.author,
                    one.commit,
                    "" if one.late is None else str(one.late),
                )
                for one in found.entries
            ),
        )
    yield Heading(2, "Versions")
    yield Table(
        ("When", "Commit", "Author", "What the commit says", "Status", "Content"),
        tuple(
            (_moment(one.on), one.commit, one.author, one.subject, one.status, one.digest)
            for one in found.versions
        ),
    )
    yield Heading(2, "Sends")
    yield Line(_summary(found.verdicts))
    if found.verdicts:
        yield _every(found.verdicts)
    yield Heading(2, "To verify")
    yield Line(f"In a clone: govern evidence {found.path} --at {found.head}")


def as_data(value: Any) -> Any:
    """A value of this package as plain values for JSON: tuples with names become objects."""
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    fields = getattr(value, "_fields", None)
    if fields is not None:
        return {name: as_data(getattr(value, name)) for name in fields if name != "event"}
    if isinstance(value, tuple | list):
        return [as_data(one) for one in value]
    return value
