"""Whether a document's chain of sign-offs is complete and proven, asked as the policy asks for it."""

from __future__ import annotations

from datetime import date

from govern.approvals.chain import chain_for
from govern.approvals.verdict import judge
from govern.documents.document import Document
from govern.errors import GovernError
from govern.exchange.records import Records
from govern.gate.model import GateReport
from govern.gate.state import gate_state
from govern.repository.git import run_git


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
