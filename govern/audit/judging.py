"""One document at one commit: its findings, its chain and what proves it, under the policy of that very commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from govern import packaged
from govern.approvals.chain import chain_for, policy_digest
from govern.approvals.digest import content_digest
from govern.approvals.verdict import ChainVerdict, Clause
from govern.audit.mainline import until
from govern.audit.model import Judged, Kept, Signer
from govern.check import Settings, check_bytes
from govern.documents.document import Document
from govern.documents.schema import Schema
from govern.errors import PolicyError
from govern.findings import Severity
from govern.gate.documents import Past, Shelf, subject_of
from govern.gate.trusted import stored
from govern.gate.verdict import judge_subject
from govern.policy.load import POLICY_FILE, load_policy
from govern.policy.model import Policy
from govern.repository.commits import Commit, History
from govern.repository.objects import Objects, TooLarge
from govern.repository.workspace import kind_of, read_schemas

_MOST_ERRORS = 20


@dataclass(frozen=True)
class Law:
    """The policy in force at a commit, with its schemas, and how to name it."""

    policy: Policy
    schemas: Mapping[str, Schema]
    name: str


class Judge:
    """Judges versions of documents, each once: by the commit that brought it in, the policy, and the day."""

    def __init__(self, objects: Objects, history: History) -> None:
        """``history`` covers the folders of all documents that will be asked about, and the policy."""
        self._objects = objects
        self.history = history
        self._laws: dict[str, Law | str] = {}
        self._judged: dict[tuple[str, str, str, date], Judged | str] = {}
        self._pasts: dict[tuple[str, str], Past] = {}

    def law(self, commit: str) -> Law | str:
        """The policy in force at a commit, or why there is none that can be used."""
        blob = self.history.blob(POLICY_FILE, commit)
        if not blob:
            return "there was no policy yet"
        if blob not in self._laws:
            self._laws[blob] = self._load(commit, blob)
        return self._laws[blob]

    def _load(self, commit: str, blob: str) -> Law | str:
        data = self._objects.read_one(blob)
        if isinstance(data, TooLarge):
            return "its policy is too large to be one"
        try:
            policy = load_policy(data, packaged.schema("policy"), packaged.profile).policy
            schemas = read_schemas(
                policy, lambda name: stored(self._objects, self._objects.tree(commit), name)
            )
        except PolicyError as error:
            return f"its policy cannot be used by this govern: {error.message.splitlines()[0]}"
        return Law(policy, schemas, f"{policy.version}, {policy_digest(policy)}")

    def judge(self, path: str, commit: Commit, day: date) -> Judged | str | None:
        """A document at a commit as of a day; words for why it cannot be judged; ``None``: it was not there."""
        blob = self.history.blob(path, commit.oid)
        touch = self.history.last_touch(path, commit.oid)
        if not blob or touch is None:
            return None
        law = self.law(commit.oid)
        if isinstance(law, str):
            return law
        key = (path, touch, law.name, day)
        if key not in self._judged:
            self._judged[key] = self._judge(path, blob, touch, law, day, commit)
        found = self._judged[key]
        return (
            found if isinstance(found, str) else found._replace(commit=commit.oid, committed=commit.committed)
        )

    def _judge(self, path: str, blob: str, touch: str, law: Law, day: date, commit: Commit) -> Judged | str:
        data = self._objects.read_one(blob)
        kind = kind_of(path, law.policy)
        if isinstance(data, TooLarge) or kind is None:
            return "it was too large to be read" if kind is not None else "no kind of the policy claimed it"
        result = check_bytes(data, path, kind, Settings(law.policy, law.schemas, day))
        past = self._past(touch, law)
        document = past.shelf.stored(path, blob)
        if document is None:
            return "it could not be read as a document"
        chain, signers = self._chain(document, past, law.policy, day)
        errors = [
            f"{one.code} line {one.span.line}: {one.message}"
            for one in result.findings
            if one.severity is Severity.ERROR
        ]
        names = document.data.get("leads")
        return Judged(
            path=path,
            commit=commit.oid,
            brought_by=touch,
            committed=commit.committed,
            blob=blob,
            digest=content_digest(document),
            status=str(document.data.get("status", "")),
            errors=tuple(errors[:_MOST_ERRORS]),
            silences=tuple(
                Kept(one.finding.code, one.finding.span.line, one.finding.message, one.reason)
                for one in result.silenced
            ),
            chain=signers,
            complete=chain is not None and chain.complete,
            strength=str(chain.strength) if chain is not None and chain.complete else "",
            why=_why(chain),
            policy=law.name,
            names=tuple(one for one in names if isinstance(one, str)) if isinstance(names, list) else (),
            template=_text(document, "template"),
            content=_text(document, "content"),
        )

    def _past(self, touch: str, law: Law) -> Past:
        key = (touch, law.name)
        if key not in self._pasts:
            shelf = Shelf(self._objects, law.policy)
            self._pasts[key] = Past(self._objects, shelf, touch, (), until(self.history, touch))
        return self._pasts[key]

    @staticmethod
    def _chain(
        document: Document, past: Past, policy: Policy, day: date
    ) -> tuple[ChainVerdict | None, tuple[Signer, ...]]:
        chain = chain_for(document, policy)
        if chain is None:
            return None, ()
        subject = subject_of(document, chain, past, policy, day, document)
        verdict, _ = judge_subject(subject, policy, day, merging=False)
        return verdict.chain, tuple(_signer(one) for one in verdict.chain.clauses)


def _text(document: Document, key: str) -> str:
    value = document.data.get(key)
    return value if isinstance(value, str) else ""


def _why(chain: ChainVerdict | None) -> str:
    if chain is None:
        return "its kind has no chain"
    if chain.complete:
        return f"every link is signed, proven by {chain.strength}"
    if chain.faults:
        return chain.faults[0]
    return chain.next.why if chain.next is not None else "the chain is not complete"


def _signer(one: Clause) -> Signer:
    proven = one.proof is not None and one.proof.ok
    return Signer(
        role=one.link.role,
        scope=one.link.scope,
        state=str(one.state),
        who=one.name or (one.sign_off.by if one.sign_off is not None else ""),
        at=one.sign_off.at if one.sign_off is not None else "",
        strength=str(one.proof.strength) if one.proof is not None and proven else "",
        why=one.proof.why if one.proof is not None and one.proof.why else one.why,
    )
