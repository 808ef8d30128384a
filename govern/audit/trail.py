"""The audit of a repository: every send held against what was current when it went out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from pathlib import Path

from govern import __version__
from govern.audit.judging import Judge, Law
from govern.audit.mainline import MainLine, first_parents
from govern.audit.model import Audit, Judged, Send, State, Subject, Verdict
from govern.audit.sends import sends_of, template_name
from govern.documents.reader import read_document
from govern.errors import PolicyError, RepositoryError
from govern.gate.trusted import load_trusted
from govern.ladder.history import Lead, read_lead
from govern.policy.load import POLICY_FILE
from govern.policy.model import Policy
from govern.reports.weeks import week_calendar
from govern.repository.commits import Commit, read_commits, read_history
from govern.repository.objects import Objects, TooLarge
from govern.repository.workspace import kind_of

TEMPLATE, LIST, LEAD = "email-sequence", "recipient-list", "lead"
_MOST_NAMED = 5


@dataclass(frozen=True)
class Ground:
    """What an audit stands on: the head, its policy, the branch's line, the judge, and the leads of the head."""

    objects: Objects
    head: Commit
    law: Law
    line: MainLine
    judge: Judge
    leads: tuple[Lead, ...]
    unread: tuple[str, ...]

    @property
    def policy(self) -> Policy:
        """The policy of the head."""
        return self.law.policy

    def paths(self, kind: str) -> list[str]:
        """Every path of a kind that ever stood in this history."""
        touched = self.judge.history.touches
        return sorted(path for path in touched if kind_of(path, self.policy) == kind)

    def there(self, kind: str) -> list[str]:
        """The paths of a kind in the head."""
        return [path for path in self.paths(kind) if self.judge.history.blob(path, self.head.oid)]


def stand_on(objects: Objects, ref: str) -> Ground:
    """Read what an audit of a commit needs: five processes of Git, however many commits, documents and sends there are.

    Raises ``RepositoryError`` for no such commit and for a shallow clone, ``PolicyError`` without a sound policy.
    """
    (oid,) = objects.resolve(ref)
    trusted = load_trusted(objects, oid, objects.tree(oid))
    if trusted is None:
        raise PolicyError(f"The commit {oid[:12]} has no {POLICY_FILE}.", "Name a commit that has one.")
    history = read_history(objects, oid, _folders(trusted.policy))
    judge = Judge(objects, history)
    law = judge.law(oid)
    if isinstance(law, str):
        raise PolicyError(
            f"The commit {oid[:12]} cannot be audited: {law}.", f"Name a commit with a {POLICY_FILE}."
        )
    commits = read_commits(objects, first_parents(history))
    line = MainLine(history, commits, week_calendar(law.policy).day_of_moment)
    leads, unread = _leads(objects, judge, oid, law.policy)
    return Ground(objects, commits[oid], law, line, judge, leads, unread)


def _folders(policy: Policy) -> list[str]:
    """The policy's file and the folders in which governed documents stand; everything, where a kind says so."""
    found = {POLICY_FILE}
    for kind in policy.kinds.values():
        for pattern in kind.paths:
            found.add("/".join(takewhile(lambda part: not set(part) & set("*?["), pattern.split("/"))))
    return [] if "" in found else sorted(found)


def _leads(
    objects: Objects, judge: Judge, oid: str, policy: Policy
) -> tuple[tuple[Lead, ...], tuple[str, ...]]:
    history = judge.history
    paths = sorted(path for path in history.touches if kind_of(path, policy) == LEAD)
    blobs = {path: blob for path in paths if (blob := history.blob(path, oid))}
    objects.read(blobs.values())
    leads: list[Lead] = []
    unread: list[str] = []
    for path, blob in blobs.items():
        data = objects.read_one(blob)
        reading = (
            None if isinstance(data, TooLarge) else read_document(data, path, LEAD, policy.kinds[LEAD].format)
        )
        if reading is None or reading.document is None:
            unread.append(path)
        else:
            leads.append(read_lead(reading.document))
    return tuple(leads), tuple(unread)


def audit(root: Path, ref: str, since: str | None, as_of: date | None) -> Audit:
    """Audit every send up to a day (else the head's own), after the day of the commit ``since`` when one is named."""
    with Objects(root) as objects:
        ground = stand_on(objects, ref)
        day_of = week_calendar(ground.policy).day_of_moment
        day = as_of or day_of(ground.head.committed)
        first = None
        if since is not None:
            (base,) = objects.resolve(since)
            if base not in ground.judge.history.parents:
                raise RepositoryError(
                    f"{since} does not lead to {ref}.", "Name an earlier commit of this branch."
                )
            first = day_of(read_commits(objects, [base])[base].committed)
        sends = [one for one in all_sends(ground, day) if first is None or one.on is None or one.on > first]
        verdicts = [judge_send(one, ground) for one in sends]
        subjects = tuple(_subjects(verdicts, ground, day))
        return Audit(
            head=ground.head.oid,
            begins=ground.line.begins,
            commits=len(ground.line.commits),
            as_of=day,
            since=first,
            policy=ground.law.name,
            govern=__version__,
            subjects=subjects,
            gaps=tuple(_gaps(ground, verdicts)),
            processes=objects.started,
        )


def all_sends(ground: Ground, day: date) -> Iterator[Send]:
    """Every send of every lead up to a day, in order of lead and entry."""
    for lead in ground.leads:
        for event, template, recipients, stopped, struck in sends_of(lead, day):
            touch = event.data.get("touch")
            yield Send(
                lead=lead.id,
                path=lead.path,
                on=event.on,
                by=event.by,
                template=template,
                touch=touch if isinstance(touch, int) and not isinstance(touch, bool) else 0,
                recipients=recipients,
                entry=event.index + 1,
                stopped=stopped,
                struck=struck,
            )


def judge_send(send: Send, ground: Ground) -> Verdict:
    """One send: cleared only when every version that was current on its day was, and nothing else stands against it."""
    why: list[str] = [f"mail to somebody who had said no: {send.stopped}"] if send.stopped else []
    if send.on is None:
        return Verdict(
            send, State.NOT_CLEARED if why else State.UNKNOWN, (*why, "the entry has no sound day")
        )
    if not send.template:
        return Verdict(
            send, State.NOT_CLEARED if why else State.UNKNOWN, (*why, "the entry names no template")
        )
    templates, gap = _current(send.template, TEMPLATE, send.on, ground)
    lists, list_gap = _lists(send, ground)
    faults = [*why, *_faults(templates)]
    if not send.recipients:
        faults.append("no recipient list is named, so nobody approved the recipients")
    faults.extend(f"recipient list {one}" for one in _faults(lists))
    faults.extend(_misfits(send, templates, lists))
    unknown = [one for one in (gap, list_gap) if one]
    if why or (faults and not gap):
        return Verdict(send, State.NOT_CLEARED, tuple(dict.fromkeys((*faults, *unknown))), templates, lists)
    if unknown:
        return Verdict(send, State.UNKNOWN, tuple(unknown), templates, lists)
    return Verdict(send, State.CLEARED, (_proof_words(templates, lists),), templates, lists)


def _misfits(send: Send, templates: tuple[Judged, ...], lists: tuple[Judged, ...]) -> Iterator[str]:
    """What stands against it that this list was for this lead and this text."""
    digests = {one.digest for one in templates}
    for one in lists:
        if send.lead not in one.names:
            yield f"{send.lead} was not on the recipient list {send.recipients}"
        if one.template != send.template:
            yield f"the recipient list {send.recipients} was for {one.template or 'no template'}"
        elif digests and one.content not in digests:
            yield f"the recipient list {send.recipients} was drawn up for another text of {send.template}"


def _proof_words(templates: tuple[Judged, ...], lists: tuple[Judged, ...]) -> str:
    strengths = sorted({one.strength for one in (*templates, *lists)})
    return f"compliant, and every link of both chains signed; proven by {' and '.join(strengths)}"


def _faults(versions: Iterable[Judged]) -> list[str]:
    several = list(versions)
    found: dict[str, None] = {}
    for one in several:
        for fault in one.faults:
            found[fault if len(several) == 1 else f"{fault} (version of {one.brought_by[:12]})"] = None
    return list(found)


def _lists(send: Send, ground: Ground) -> tuple[tuple[Judged, ...], str]:
    if not send.recipients or send.on is None:
        return (), ""
    return _current(send.recipients, LIST, send.on, ground)


def _current(name: str, kind: str, day: date, ground: Ground) -> tuple[tuple[Judged, ...], str]:
    """The versions of a document that were current on a day, and why it cannot be told (empty: it can)."""
    paths = [path for path in ground.paths(kind) if template_name(path) == name]
    what = "template" if kind == TEMPLATE else "recipient list"
    if not paths:
        return (), f"there is no {what} {name} anywhere in this history"
    commits = ground.line.current(day)
    if not commits:
        return (), f"this history begins on {ground.line.days[0]}, after the send"
    found: dict[tuple[str, str], Judged] = {}
    words = ""
    for commit in commits:
        for path in paths:
            judged = ground.judge.judge(path, commit, day)
            if isinstance(judged, str):
                words = f"{path} at {commit.oid[:12]}: {judged}"
            elif judged is not None:
                found[judged.brought_by, judged.policy] = judged
    if not found and not words:
        return (), f"the {what} {name} was not in the repository on {day}"
    return tuple(found.values()), words


def _subjects(verdicts: list[Verdict], ground: Ground, day: date) -> Iterator[Subject]:
    paths = {template_name(path): path for path in ground.paths(TEMPLATE)}
    by_name: dict[str, list[Verdict]] = {template_name(path): [] for path in ground.there(TEMPLATE)}
    for verdict in verdicts:
        by_name.setdefault(verdict.send.template, []).append(verdict)
    for name, several in sorted(by_name.items()):
        path = paths.get(name, "")
        now = ground.judge.judge(path, ground.head, day) if path else None
        touches = ground.judge.history.touches.get(path, {})
        several.sort(key=lambda one: (one.send.on or date.min, one.send.lead, one.send.entry))
        blobs = {blob for blob in touches.values() if blob}
        yield Subject(name, path, now if isinstance(now, Judged) else None, len(blobs), tuple(several))


def _gaps(ground: Ground, verdicts: list[Verdict]) -> Iterator[str]:
    yield from (f"{path} cannot be read: its sends are in no number" for path in ground.unread)
    for commit in ground.line.backdated[:_MOST_NAMED]:
        yield f"the commit {commit.oid[:12]} is dated before its parent; it counts from its parent's day on"
    before = [one for one in verdicts if one.send.on is not None and one.send.on < ground.line.days[0]]
    if before:
        yield (
            f"{len(before)} sends are dated before the first commit ({ground.line.days[0]}): what was sent then, this"
            " history cannot tell"
        )
    struck = [one for one in verdicts if one.send.struck]
    if struck:
        yield f"{len(struck)} sends were struck out by later corrections; they are judged all the same"
    odd = sorted(
        {one.send.template for one in verdicts if one.send.template}
        - {template_name(p) for p in ground.paths(TEMPLATE)}
    )
    yield from (f"mail was sent from {name}, and no such template ever stood in this history" for name in odd)
