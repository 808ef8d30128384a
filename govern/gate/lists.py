"""A recipient list against its template, and who may say that something was loaded or sent (SOP 5.4).

The chain's second half: a template is loaded by sales.ops, then the CRO approves the list, then it is sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from govern.approvals.chain import chain_for
from govern.approvals.digest import content_digest
from govern.approvals.people import holds, people_of
from govern.approvals.verdict import State
from govern.documents.document import Document
from govern.forge.model import Forge
from govern.gate.documents import Past, subject_of
from govern.gate.model import DocumentVerdict, Trouble
from govern.gate.protected import gate_settings
from govern.gate.verdict import judge_subject
from govern.policy.model import Policy
from govern.repository.commits import Commit
from govern.repository.objects import Tree
from govern.repository.workspace import kind_of

LIST = "recipient-list"
TEMPLATE = "email-sequence"
LOADED = "loaded"
EXECUTED = "executed"


@dataclass(frozen=True)
class Case:
    """What lists and statuses are held against. ``before`` are the commits that were let in already.

    ``merging``: something is about to be let in; if not, only what stands is judged, and who set a status is not asked
    again: a squash has taken the answer away.
    """

    past: Past
    tree: Tree
    policy: Policy
    as_of: date
    before: frozenset[str] = frozenset()
    forge: Forge | None = None
    merging: bool = True


def judge_lists(verdicts: Iterable[DocumentVerdict], case: Case) -> Iterator[Trouble]:
    """What is wrong with statuses that only one role may set, and with lists that are ahead of their template."""
    for verdict in verdicts:
        document = case.past.shelf.document(case.tree, verdict.path)
        if document is None:
            continue
        yield from _set_by(document, case.past, case)
        done = not case.merging and verdict.status == EXECUTED
        if verdict.kind == LIST and not done and (verdict.chain.complete or verdict.chain.claim):
            yield from _ahead(document, verdict, case)


def _set_by(document: Document, past: Past, case: Case) -> Iterator[Trouble]:
    if not case.merging:
        return
    why = set_by_another(document, past, case.policy, case.before)
    if why:
        role = _setter(document, case.policy)
        at = document.position("status")
        yield Trouble(
            "APR210",
            document.path,
            f"{why}.",
            f"Let {role} set this status, in a commit of their own.",
            document.source.span(at.start, at.end),
        )


def set_by_another(
    document: Document, past: Past, policy: Policy, before: frozenset[str] = frozenset()
) -> str:
    """Why a document's status was not set by the role that the policy names for it; ``""`` when it was.

    Author and committer must both have held the role on the day of the commit. ``before`` are commits that are not asked.
    """
    role = _setter(document, policy)
    status = str(document.data.get("status", ""))
    if not role or policy.proof == "declared":
        return ""
    turned = {origin.commit for origin in past.lineage.turned(document.path, status)}
    for commit in past.commits(sorted(turned - before)).values():
        wrong = next(
            (one for one in (commit.author, commit.committer) if not _held(one, role, commit, policy)), None
        )
        if wrong is not None:
            return f"Only {role} may say that it is {status}; commit {commit.oid[:10]} by {wrong or 'nobody'} did"
    return ""


def _setter(document: Document, policy: Policy) -> str:
    roles: Mapping[str, str] = gate_settings(policy).get("set_by", {})
    return roles.get(str(document.data.get("status", "")), "")


def _held(email: str, role: str, commit: Commit, policy: Policy) -> bool:
    people, day = people_of(policy.roster), commit.committed.date()
    person = people.person(email)
    # A day of grace on both sides: the roster's days are of the policy's time zone, the commit's moment is UTC.
    near = (day - timedelta(days=1), day, day + timedelta(days=1))
    return any(
        one.role == role and people.person(one.email) == person and any(holds(one, on) for on in near)
        for one in policy.roster
    )


def _ahead(document: Document, verdict: DocumentVerdict, case: Case) -> Iterator[Trouble]:
    at = document.position("template")
    place = document.source.span(at.start, at.end)
    name = str(document.data.get("template", ""))
    found = _template(name, case)
    why = "no such template stands in this repository"
    if found is not None:
        why = _not_ready(document, verdict, found, case)
    if why:
        yield Trouble(
            "RCP204", document.path, f"The list is ahead of its template {name}: {why}.", _ORDER, place
        )


_ORDER = "First the template is signed and loaded, then the list is signed, then it is sent (SOP 5.4)."


def _template(name: str, case: Case) -> Document | None:
    for path in case.tree:
        if PurePosixPath(path).stem == PurePosixPath(name).stem and kind_of(path, case.policy) == TEMPLATE:
            return case.past.shelf.document(case.tree, path)
    return None


def _not_ready(document: Document, verdict: DocumentVerdict, template: Document, case: Case) -> str:
    past, policy = case.past, case.policy
    if document.data.get("content") != content_digest(template):
        return "its text is not the one that the list names"
    if template.data.get("status") != LOADED:
        return f"its status is {template.data.get('status')}, not {LOADED}"
    chain = chain_for(template, policy)
    if chain is None:
        return ""
    folder = str(PurePosixPath(template.path).parent)
    view = Past(past.objects, past.shelf, past.head, (folder,), assumed=past.assumed)
    subject = subject_of(template, chain, view, policy, case.as_of, template, case.forge)
    judged, _ = judge_subject(subject, policy, case.as_of)
    if not judged.chain.complete:
        return judged.why
    wrong = next((trouble.message.rstrip(".") for trouble in _set_by(template, view, case)), "")
    return wrong or _too_early(document, verdict, template, past, view)


def _too_early(
    document: Document, verdict: DocumentVerdict, template: Document, past: Past, view: Past
) -> str:
    """The list was signed by a commit that did not know the template as loaded."""
    loaded = {origin.commit for origin in view.lineage.turned(template.path, LOADED)}
    signed = [
        one.sign_off.index for one in verdict.chain.clauses if one.state is State.SATISFIED and one.sign_off
    ]
    for one in past.brought(document):
        if one.sign_off.index not in signed:
            continue
        for origin, _ in one.origins:
            if not loaded & past.ancestors(origin.commit):
                return f"{one.sign_off.by} signed the list before the template was loaded"
    return ""
