"""The bundle for one template, recipient list or lead: every version with its commit, every entry with who brought it in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from govern.approvals.digest import content_digest
from govern.audit.model import Judged, Verdict
from govern.audit.sends import template_name
from govern.audit.trail import LEAD, LIST, TEMPLATE, Ground, all_sends, judge_send, stand_on
from govern.documents.document import Document
from govern.errors import UsageError
from govern.gate.documents import Shelf
from govern.ladder.history import read_lead
from govern.ladder.policy import ladder_of
from govern.ladder.replay import Step, replay
from govern.output.plain import plain
from govern.reports.weeks import week_calendar
from govern.repository.commits import Commit, read_commits
from govern.repository.objects import Objects


class Stored(NamedTuple):
    """A version of a file: the commit that brought it in, its digest (of what is signed), its status or stage."""

    commit: str
    on: datetime
    author: str
    subject: str
    blob: str
    digest: str
    status: str


class Entry(NamedTuple):
    """An entry of a lead's history, as it stands in the file, and the commit that brought it in.

    ``late`` are the days between the day that it tells of and the day on which it was committed.
    """

    number: int
    words: str
    on: date | None
    commit: str
    author: str
    committed: date
    late: int | None


class Evidence(NamedTuple):
    """Everything that this history holds about one document."""

    name: str
    kind: str
    path: str
    head: str
    as_of: date
    policy: str
    now: Judged | None
    versions: tuple[Stored, ...]
    entries: tuple[Entry, ...]
    steps: tuple[Step, ...]
    verdicts: tuple[Verdict, ...]


def evidence(root: Path, ref: str, name: str, as_of: date | None) -> Evidence:
    """The bundle for a template, a recipient list or a lead, by its name, id or path.

    Raises ``UsageError`` when there is none of that name, or several, in this history.
    """
    with Objects(root) as objects:
        ground = stand_on(objects, ref)
        kind, path = _find(ground, name)
        day_of = week_calendar(ground.policy).day_of_moment
        day = as_of or day_of(ground.head.committed)
        commits = read_commits(objects, ground.judge.history.touches[path])
        shelf = Shelf(objects, ground.policy)
        stored = tuple(_versions(ground, path, commits, shelf))
        lead = next((one for one in ground.leads if one.path == path), None)
        stem = template_name(path)
        wanted = [
            send
            for send in all_sends(ground, day)
            if (send.path == path if kind == LEAD else stem in {send.template, send.recipients})
        ]
        now = ground.judge.judge(path, ground.head, day)
        return Evidence(
            name=lead.id if lead is not None else stem,
            kind=kind,
            path=path,
            head=ground.head.oid,
            as_of=day,
            policy=ground.law.name,
            now=now if isinstance(now, Judged) else None,
            versions=stored,
            entries=tuple(_entries(ground, path, commits, shelf)) if kind == LEAD else (),
            steps=replay(lead, ladder_of(ground.policy), day).steps if lead is not None else (),
            verdicts=tuple(judge_send(send, ground) for send in wanted),
        )


def _find(ground: Ground, name: str) -> tuple[str, str]:
    wanted = name.removeprefix("./")
    found = [
        (kind, path)
        for kind in (TEMPLATE, LIST, LEAD)
        for path in ground.paths(kind)
        if wanted in {path, template_name(path)}
    ]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(plain(path) for _, path in found[:5])
        raise UsageError(f"“{plain(name)}” could be any of: {listed}.", "Name one of these paths.")
    from difflib import get_close_matches

    names = [template_name(path) for kind in (TEMPLATE, LIST, LEAD) for path in ground.paths(kind)]
    close = get_close_matches(wanted, names, 3, 0.5)
    hint = (
        f"Did you mean {' or '.join(map(plain, close))}?"
        if close
        else "Name a template, a recipient list or a lead."
    )
    raise UsageError(f"This history has never had a template, list or lead “{plain(name)}”.", hint)


def _versions(ground: Ground, path: str, commits: dict[str, Commit], shelf: Shelf) -> Iterator[Stored]:
    for oid, blob in _oldest_first(ground, path):
        commit = commits[oid]
        document = shelf.stored(path, blob) if blob else None
        yield Stored(
            commit=oid,
            on=commit.committed,
            author=commit.author,
            subject=commit.subject,
            blob=blob,
            digest=content_digest(document) if document is not None else "",
            status="removed" if not blob else _status(document),
        )


def _status(document: Document | None) -> str:
    if document is None:
        return "cannot be read"
    value = document.data.get("status", document.data.get("stage", ""))
    return value if isinstance(value, str) else ""


def _oldest_first(ground: Ground, path: str) -> list[tuple[str, str]]:
    """Commit and blob of each change of a path; history lists the newest commit first, children before parents."""
    order = {oid: number for number, oid in enumerate(ground.judge.history.parents)}
    touches = ground.judge.history.touches[path].items()
    return sorted(touches, key=lambda one: -order.get(one[0], 0))


def _entries(ground: Ground, path: str, commits: dict[str, Commit], shelf: Shelf) -> Iterator[Entry]:
    """The entries of the head's version, each with the first commit whose version holds it."""
    brought: dict[str, str] = {}
    for oid, blob in _oldest_first(ground, path):
        document = shelf.stored(path, blob) if blob else None
        for entry in _history(document):
            brought.setdefault(_key(entry), oid)
    blob = ground.judge.history.blob(path, ground.head.oid)
    document = shelf.stored(path, blob) if blob else None
    if document is None:
        return
    events = {event.index: event for event in read_lead(document).events}
    day_of = week_calendar(ground.policy).day_of_moment
    for number, entry in enumerate(_history(document)):
        commit = commits[brought[_key(entry)]]
        committed = day_of(commit.committed)
        on = events[number].on if number in events else None
        late = (committed - on).days if on is not None else None
        yield Entry(number + 1, _words(entry), on, commit.oid, commit.author, committed, late)


def _history(document: Document | None) -> list[object]:
    entries = document.data.get("history") if document is not None else None
    return entries if isinstance(entries, list) else []


def _key(entry: object) -> str:
    return json.dumps(entry, sort_keys=True, default=str)


def _words(entry: object) -> str:
    if not isinstance(entry, dict):
        return json.dumps(entry, ensure_ascii=False, default=str)
    return ", ".join(
        f"{key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)}"
        for key, value in entry.items()
    )
