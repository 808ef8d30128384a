"""What the gate would say of a sign-off before it is written: asked of the gate itself, on commits that are then gone.

The commits that would be made are made in a store of their own: the one with the sign-off, by whoever would make it, and
one in which all who are then still missing have signed. What blocks that last one is no matter of waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from govern.approvals.chain import Strength
from govern.approvals.people import holds, people_of
from govern.approvals.verdict import State
from govern.approving import Completed, Plan, completed
from govern.check import Settings, check_bytes
from govern.documents.schema import Schema
from govern.findings import Finding, Severity
from govern.forge.model import Forge
from govern.gate.documents import Assumed, Past, Shelf, folders_of
from govern.gate.lineage import entry_key
from govern.gate.model import NOWHERE, GateReport
from govern.gate.protected import record_kinds
from govern.gate.request import judge_request
from govern.gate.trusted import load_trusted
from govern.policy.load import POLICY_FILE
from govern.policy.model import Policy
from govern.repository.git import default_branch
from govern.repository.objects import Objects
from govern.repository.plumbing import Quarantine, quarantine

Person = tuple[str, str]
"""Name and address of somebody who commits."""

_NOBODY: Person = ("Nobody", "nobody@invalid")
_OF_THE_CHAIN = frozenset({"APR201", "APR202", "APR203"})
_COPIED = "APR114"


@dataclass(frozen=True)
class Judge:
    """Who judges a sign-off that is about to be given.

    ``base`` is the branch as a person would name it and ``head`` the commit on which the sign-off will stand; both are
    empty where nothing is committed that could judge. ``told`` says in words whose policy it is.
    """

    root: Path
    base: str
    head: str
    policy: Policy
    schemas: Mapping[str, Schema]
    told: str


@dataclass(frozen=True)
class Act:
    """Sign-offs about to be committed, together, by ``author`` and ``committer``.

    ``earlier`` are files that must be committed before (path to bytes) and by whom; ``taken`` the sign-offs in them that
    are taken for what they say. ``mode`` is the files' own, ``""`` the one that they have in HEAD. ``will_sign``: a
    signature is made when all else is in order.
    """

    plans: tuple[Plan, ...]
    contents: Mapping[str, bytes]
    author: Person
    committer: Person
    earlier: Mapping[str, bytes] = field(default_factory=dict)
    editor: Person = _NOBODY
    mode: str = ""
    taken: frozenset[str] = frozenset()
    will_sign: bool = False


def find_judge(root: Path, base: str, policy: Policy, schemas: Mapping[str, Schema]) -> Judge:
    """Who judges: the policy of the commit at which HEAD left the base, as for ``govern gate``.

    ``base`` is the branch that was named, else it is the default one of the remote, ``main`` or ``master``, else HEAD itself.
    ``policy`` and ``schemas`` are the work tree's, for a repository in which none is committed yet. Raises
    ``RepositoryError`` for a shallow clone or an unknown branch and ``PolicyError`` for a policy that cannot be used.
    """
    with Objects(root) as objects:
        status, _, _ = objects.git("rev-parse", "--verify", "--quiet", "HEAD")
        if status:
            return Judge(root, "", "", policy, schemas, _OF_WORK_TREE.format("nothing is committed yet"))
        named = base or default_branch(root)
        base_id, head = objects.resolve(named or "HEAD", "HEAD")
        fork = objects.merge_base(base_id, head)
        trusted = load_trusted(objects, fork, objects.tree(fork)) or load_trusted(
            objects, base_id, objects.tree(base_id)
        )
        if trusted is not None:
            told = f"judged by the policy of {_short(named)} ({trusted.commit[:10]})." if named else _OF_HEAD
            if trusted.policy.data != policy.data:
                told += f" The {POLICY_FILE} of the work tree differs and has no say."
            return Judge(root, named or head, head, trusted.policy, trusted.schemas, told)
        if POLICY_FILE in objects.tree(head):
            # The gate has its own words on content that comes with the first policy.
            told = f"{_short(named)} has no {POLICY_FILE} yet."
            return Judge(root, named or head, head, policy, schemas, told)
        return Judge(root, "", "", policy, schemas, _OF_WORK_TREE.format(f"{POLICY_FILE} is not committed"))


_OF_WORK_TREE = f"judged by the {POLICY_FILE} of the work tree, and by this file alone: {{}}."
_OF_HEAD = "judged by the policy of HEAD: there is no default branch to be found here; --base names one."


def _short(ref: str) -> str:
    return ref.removeprefix("refs/heads/").removeprefix("refs/remotes/")


def objections(
    judge: Judge, act: Act, settings: Settings, as_of: date, forge: Forge | None = None
) -> dict[str, tuple[str, ...]]:
    """What the gate would have against each document of an act, by path, for reasons other than waiting.

    ``forge`` is asked about sign-offs made in comments; without one they are taken for what they say. Raises as
    ``gate_request`` does.
    """
    with quarantine(judge.root) as store, Objects(judge.root, store.places) as objects:
        before = _earlier(judge, act, store)
        own = store.commit(before, act.contents, (act.author, act.committer), act.mode)
        last, rests = own, dict[str, Completed]()
        authors = _authors(objects, own, act, settings.policy)
        for one in act.plans:
            if not one.refusals:
                rests[one.document.path] = completed(one, settings, authors[one.document.path])
        more = {path: rest.text.encode("utf-8") for path, rest in rests.items() if rest.entries}
        if more:
            last = store.commit(own, more, (_NOBODY, _NOBODY), act.mode)
        assumed = _assumed(act, rests.values(), settings, forge)
        found = _gate(objects, judge, last, as_of, forge, assumed)
        words = {own[:10]: "the commit of this sign-off"}
        if before != judge.head:
            words[before[:10]] = "the commit of your changes"
        reasons: dict[str, tuple[str, ...]] = {}
        for one in act.plans:
            names = _names(objects, last, one, found, settings.policy)
            told = dict.fromkeys(_reasons(found, one, names, rests.get(one.document.path), settings.policy))
            reasons[one.document.path] = tuple(_renamed(line, words) for line in told)
        return reasons


def objections_to_withdrawals(
    judge: Judge, act: Act, settings: Settings, as_of: date, forge: Forge | None = None
) -> dict[str, tuple[str, ...]]:
    """What the gate would have against each withdrawal of an act, by path: the entry itself, and what it brings about.

    What is wrong with the document anyway is no reason to keep a sign-off; it may be the very reason to take it back. Nor is
    that the chain is open then, or that the status says more. ``forge`` as for ``objections``. Raises as ``gate_request`` does.
    """
    with quarantine(judge.root) as store, Objects(judge.root, store.places) as objects:
        before = _earlier(judge, act, store)
        own = store.commit(before, act.contents, (act.author, act.committer), act.mode)
        assumed = _assumed(act, (), settings, forge)
        known = {_mark(one) for one in _gate(objects, judge, before, as_of, forge, assumed).report.findings}
        found = _gate(objects, judge, own, as_of, forge, assumed)
        words = {own[:10]: "the commit of this withdrawal"}
        reasons: dict[str, tuple[str, ...]] = {}
        for made in act.plans:
            path = made.document.path
            told = [*_of_the_entry(found, path)]
            told += [
                _told(one, path) for one in found.report.findings if one.path == path and _is_new(one, known)
            ]
            reasons[path] = tuple(_renamed(line, words) for line in dict.fromkeys(told))
        return reasons


def _gate(
    objects: Objects, judge: Judge, head: str, as_of: date, forge: Forge | None, assumed: Assumed
) -> GateReport:
    return judge_request(objects, judge.base, head, lambda _: as_of, forge, assumed)


def _mark(finding: Finding) -> tuple[str, str, str]:
    """What makes a finding the same when lines above it have moved it."""
    return finding.code, finding.path, finding.message


def _is_new(finding: Finding, known: set[tuple[str, str, str]]) -> bool:
    error = finding.severity is Severity.ERROR
    return error and not _about_the_chain(finding.code) and _mark(finding) not in known


def _of_the_entry(found: GateReport, path: str) -> Iterator[str]:
    """Why the last sign-off of a document proves nothing."""
    verdict = next((one.chain for one in found.documents if one.path == path), None)
    own = verdict.assessments[-1] if verdict is not None and verdict.assessments else None
    if own is not None and own.state is not State.SATISFIED:
        yield own.why


def objections_of_file(made: Plan, settings: Settings) -> tuple[str, ...]:
    """What ``govern check`` has against the file by itself: all that can be said where nothing is committed."""
    document = made.document
    data = made.text.encode("utf-8", "surrogatepass")
    found = check_bytes(data, document.path, document.kind, settings).findings
    wrong = [one for one in found if one.severity is Severity.ERROR and not _about_the_chain(one.code)]
    return tuple(_told(one, document.path) for one in wrong)


def _earlier(judge: Judge, act: Act, store: Quarantine) -> str:
    if not act.earlier:
        return judge.head
    return store.commit(judge.head, act.earlier, (act.editor, act.editor), act.mode)


def _authors(objects: Objects, head: str, act: Act, policy: Policy) -> dict[str, frozenset[str]]:
    paths = [one.document.path for one in act.plans]
    past = Past(objects, Shelf(objects, policy), head, folders_of(paths))
    return {path: past.people_behind(path) for path in paths}


def _assumed(act: Act, rests: Iterable[Completed], settings: Settings, forge: Forge | None) -> Assumed:
    """What cannot be there yet: the signature of this very sign-off, and all of those that are still missing."""
    later = {entry_key(entry) for rest in rests for entry in rest.entries}
    own = {entry_key(one.entry) for one in act.plans if act.will_sign and _has_key(one, settings)}
    sealed = frozenset(entry_key(one.entry) for one in act.plans)
    return Assumed(frozenset(later | own | act.taken), sealed, comments=forge is None)


def _has_key(made: Plan, settings: Settings) -> bool:
    entries = people_of(settings.policy.roster).entries(made.signer.email, made.link.role)
    return any(one.keys and holds(one, settings.as_of) for one in entries)


def _names(objects: Objects, head: str, made: Plan, found: GateReport, policy: Policy) -> frozenset[str]:
    """The paths whose findings are about this document: its own, and those that it was moved from."""
    path = made.document.path
    gone = [one.path for one in found.report.findings if one.code == "APR205"]
    if not gone:
        return frozenset({path})
    past = Past(objects, Shelf(objects, policy), head, folders_of(sorted({path, *gone})))
    return past.lineage.names(path)


def _reasons(
    found: GateReport, made: Plan, names: frozenset[str], rest: Completed | None, policy: Policy
) -> Iterator[str]:
    path = made.document.path
    if rest is not None:
        yield from _of_the_chain(found, made, rest)
    record = made.document.kind in record_kinds(policy).values()
    waiting = rest is None or not rest.whole
    for one in found.report.findings:
        if one.severity is not Severity.ERROR or _about_the_chain(one.code):
            continue
        judges = one.code.startswith("POL2") and not (record and waiting and one.code == "POL201")
        if one.path in names or judges:
            yield _told(one, path)


def _about_the_chain(code: str) -> bool:
    return code in _OF_THE_CHAIN or (code.startswith("APR1") and code != _COPIED)


def _of_the_chain(found: GateReport, made: Plan, rest: Completed) -> Iterator[str]:
    """Why the chain would not be complete; where somebody is wanting who could sign, why it fails so far."""
    verdict = next((one.chain for one in found.documents if one.path == made.document.path), None)
    if verdict is None or verdict.complete:
        return
    own = next(number for number, one in enumerate(verdict.clauses) if one.link == made.link)
    clauses = verdict.clauses if rest.whole else verdict.clauses[: own + 1]
    open_ones = [one for one in clauses if one.state is not State.SATISFIED]
    if not open_ones:
        yield from verdict.faults
        return
    first = open_ones[0]
    missing = verdict.chain.proof is Strength.SIGNATURE and first.proof is None
    if missing and first.link == made.link:
        yield f"the roster names no key of {made.signer.name} as {made.link.role}, and the policy asks for a signature"
    else:
        yield first.why


def _told(finding: Finding, path: str) -> str:
    where = "" if finding.path == path else f"{finding.path}: "
    if finding.span != NOWHERE:
        where += f"{finding.span.line}:{finding.span.column} "
    mend = f" {finding.help}" if finding.code.startswith(("APR2", "RCP2", "LED2", "POL2")) else ""
    return f"{where}{finding.code} {finding.name}: {finding.message}{mend}"


def _renamed(line: str, words: Mapping[str, str]) -> str:
    for oid, name in words.items():
        line = line.replace(f"commit {oid}", name)
    return line


__all__ = [
    "Act",
    "Judge",
    "Person",
    "find_judge",
    "objections",
    "objections_of_file",
    "objections_to_withdrawals",
]
