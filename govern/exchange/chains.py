"""Whether what an export rests on is complete and proven: the chains of sign-offs, and all that Git knows besides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govern.approvals.chain import chain_for
from govern.approvals.verdict import judge
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES
from govern.errors import GovernError
from govern.exchange.records import LEAD, SUPPRESSION, Records
from govern.gate.model import GateReport
from govern.gate.outbound import Outbound, outbound_faults
from govern.gate.state import gate_state
from govern.policy.load import POLICY_FILE
from govern.repository.files import Unread, read_bytes
from govern.repository.git import run_git
from govern.sequences.eligibility import Blocker


class Chains:
    """Answers for the documents of a work tree. Where the policy asks for proof, only what is committed counts."""

    def __init__(self, records: Records, as_of: date) -> None:
        self._records = records
        self._as_of = as_of
        self._state: GateReport | None = None

    def wanting(self, document: Document) -> str:
        """What is wanting of a document's chain, in words; ``""`` when it is complete and proven."""
        policy = self._records.policy
        chain = chain_for(document, policy)
        if chain is None:
            return f"the policy asks for no sign-off of a {document.kind}: nobody can clear it"
        verdict = judge(document, chain, policy.roster, self._as_of)
        if not verdict.complete:
            waiting = verdict.next
            return (
                waiting.why
                if waiting is not None
                else "; ".join(verdict.faults) or "the chain is not complete"
            )
        return "" if chain.proof.value == "declared" else self._unproven(document)

    def held_against(self, *going: Document) -> Iterator[Blocker]:
        """What the last commit and origin's main branch say against letting a template and its list out."""
        workspace = self._records.workspace
        records = {
            one.path: one for kind in (LEAD, SUPPRESSION) for one in self._records.documents[kind].values()
        }
        data = read_bytes(workspace.root, POLICY_FILE, MAX_BYTES)
        policy = b"" if isinstance(data, Unread) else data
        outbound = Outbound(workspace.root, going, records, policy, lambda _: self._as_of)
        try:
            faults = outbound_faults(outbound)
        except GovernError as error:
            yield Blocker("unproven", f"what Git knows of it cannot be asked: {error.message}")
            return
        for fault in faults:
            yield Blocker(fault.code, f"{fault.path}: {fault.words}")

    def _unproven(self, document: Document) -> str:
        root = self._records.workspace.root
        try:
            if run_git(root, "status", "--porcelain", "--", document.path, "govern.yaml").strip():
                return "it (or the policy) has changes that are not committed, and a sign-off is proven by its commit"
            if self._state is None:
                self._state = gate_state(root, "HEAD", lambda _: self._as_of)
        except GovernError as error:
            return f"its sign-offs cannot be proven: {error.message}"
        found = next((one for one in self._state.documents if one.path == document.path), None)
        if found is None:
            return "no commit has it with its sign-offs"
        return "" if found.passes and found.chain.complete else found.why
