"""What is about to leave, held against what Git has stored: the gate's questions, asked again at the moment of export.

A work tree can say anything, and a branch that nobody has let in as well. Asked are the last commit, and the main branch
of `origin` as far as it was fetched: what either knows and the work tree does not, stops the export (SOP 5.4, 5.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from govern.documents.document import Document
from govern.errors import RepositoryError
from govern.findings import Severity
from govern.gate.documents import Past, Shelf, folders_of
from govern.gate.lists import set_by_another
from govern.gate.request import gate_request
from govern.gate.transitions import Change, growth
from govern.gate.trusted import Trusted, load_trusted, stored
from govern.policy.load import POLICY_FILE
from govern.policy.model import Policy
from govern.repository.files import Unread
from govern.repository.objects import Objects, Tree
from govern.repository.workspace import kind_of

_MAINS = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master")
_DECLARED = "declared"
_RECORDS = frozenset({"lead", "suppression-list"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that stops an export: a code for programs, the path that it is about, and words with the next step."""

    code: str
    path: str
    words: str


@dataclass(frozen=True)
class Outbound:
    """What leaves and what it rests on, as the work tree has it.

    ``going`` are the template and the list, ``records`` leads and the suppression list by path, ``policy_text`` the bytes
    of the work tree's policy.
    """

    root: Path
    going: tuple[Document, ...]
    records: Mapping[str, Document]
    policy_text: bytes
    today: Callable[[Policy], date]


def outbound_faults(outbound: Outbound) -> tuple[Fault, ...]:
    """Everything that Git knows against an export. Empty without a commit, or where the last one has no policy.

    Raises ``RepositoryError`` for a shallow clone under a policy that asks for proof.
    """
    with Objects(outbound.root) as objects:
        try:
            (head,) = objects.resolve("HEAD")
        except RepositoryError:
            return ()  # where proof is asked for, the chain itself has been refused for it
        tree = objects.tree(head)
        trusted = load_trusted(objects, head, tree)
        if trusted is None:
            return ()
        side = _Side(objects, outbound, head, tree, trusted)
        return tuple(dict.fromkeys((*side.unproven(), *side.shrunk(), *side.not_let_in())))


@dataclass(frozen=True)
class _Side:
    objects: Objects
    outbound: Outbound
    head: str
    tree: Tree
    trusted: Trusted

    @property
    def policy(self) -> Policy:
        return self.trusted.policy

    @cached_property
    def main(self) -> str:
        """The id of origin's main branch, or ``""``."""
        for name in _MAINS:
            status, output, _ = self.objects.git("rev-parse", "--verify", "-q", f"{name}^{{commit}}")
            if not status:
                return output.decode("ascii").strip()
        return ""

    @cached_property
    def fork(self) -> str:
        """Where the last commit left origin's main branch; ``""`` when there is none, or they never met."""
        try:
            return self.objects.merge_base(self.main, self.head) if self.main else ""
        except RepositoryError:
            return ""

    # -------------------------------------------------------------------------------------------- the last commit

    def unproven(self) -> Iterator[Fault]:
        """The policy as committed, and who said that the template is loaded."""
        if self.policy.proof == _DECLARED:
            return
        if not _same(stored(self.objects, self.tree, POLICY_FILE), self.outbound.policy_text):
            words = (
                f"{POLICY_FILE} is not what the last commit has: only a committed policy lets anything out"
            )
            yield Fault("policy-changed", POLICY_FILE, words)
        past = Past(
            self.objects,
            Shelf(self.objects, self.policy),
            self.head,
            folders_of(one.path for one in self.outbound.going),
        )
        # Where sign-offs bear their own signatures branches may be squashed; who set a status in what is let in is gone then.
        before = past.ancestors(self.fork) if self.policy.proof == "signature" and self.fork else frozenset()
        for document in self.outbound.going:
            yield from self._standing(document, past, before)

    def _standing(self, document: Document, past: Past, before: frozenset[str]) -> Iterator[Fault]:
        committed = past.shelf.document(self.tree, document.path)
        if committed is None or committed.text.replace("\r\n", "\n") != document.text.replace("\r\n", "\n"):
            yield Fault("uncommitted", document.path, "it is not what the last commit has: commit it first")
            return
        why = set_by_another(committed, past, self.policy, before)
        if why:
            status = document.data.get("status")
            mend = f"let who may say so set {status} in a commit of their own"
            words = f"{why}. Set it back, then {mend}; lists signed before are signed again"
            yield Fault("set-by-another", document.path, words)

    # -------------------------------------------------------------------------------------------- what only grows

    def shrunk(self) -> Iterator[Fault]:
        """Leads and the suppression list know all that the last commit and origin's main branch know."""
        yield from self._shrunk(self.tree, "the last commit has", "put it back")
        if self.main and self.main != self.head and self.fork != self.main:
            tree = self.objects.tree(self.main)
            yield from self._shrunk(tree, "origin's main branch has", "pull first")

    def _shrunk(self, tree: Tree, whose: str, mend: str) -> Iterator[Fault]:
        shelf = Shelf(self.objects, self.policy)
        for path in tree:
            if path not in self.outbound.records and kind_of(path, self.policy) in _RECORDS:
                yield Fault("history", path, f"it is gone or cannot be read, and {whose} it: {mend}")
        for path, now in self.outbound.records.items():
            entry = tree.get(path)
            if entry is None or now.kind not in _RECORDS:
                continue
            before = shelf.document(tree, path)
            if before is None or before.text == now.text:
                continue
            for trouble in growth(Change(path, now.kind, before, now, signed=False), self.policy):
                if trouble.code in {"LED201", "RCP201", "RCP202"}:
                    words = f"it lacks or changes what {whose} ({trouble.message.rstrip('.')}): {mend}"
                    yield Fault("history", path, words)
                    break

    # -------------------------------------------------------------------------------------------- the main branch

    def not_let_in(self) -> Iterator[Fault]:
        """Where the branch is ahead of origin's: the gate would have to let it in, as far as this export rests on it."""
        if self.policy.proof == _DECLARED or not self.fork or self.fork == self.head:
            return
        report = gate_request(self.outbound.root, self.main, self.head, self.outbound.today)
        rests = {one.path for one in self.outbound.going} | set(self.outbound.records)
        for result in report.report.results:
            for one in result.findings:
                judging = one.code.startswith(("POL2", "RCP2"))
                if one.severity is Severity.ERROR and (judging or result.path in rests):
                    told = f"{one.code} {one.message.rstrip('.')}"
                    words = f"the gate would not let this branch in ({told}): see `govern gate --base origin/main`"
                    yield Fault("not-let-in", result.path, words)
                    break


def _same(one: bytes | Unread, other: bytes) -> bool:
    return isinstance(one, bytes) and one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")
