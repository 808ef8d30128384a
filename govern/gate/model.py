"""What the gate says, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govern.approvals.chain import Strength
from govern.approvals.verdict import ChainVerdict
from govern.check import Report
from govern.findings import Span

NOWHERE = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that blocks: a rule's code, a path, words and a mend, and where in the file it stands if anywhere."""

    code: str
    path: str
    message: str
    help: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class DocumentVerdict:
    """How one document with a chain stands.

    ``passes``: nothing about its sign-offs blocks. ``word`` is what may be said of it and no more: ``approved`` only
    where the chain is complete and proven as the policy asks. ``why`` is for people.
    """

    path: str
    kind: str
    status: str
    passes: bool
    word: str
    why: str
    chain: ChainVerdict

    @property
    def next_role(self) -> str | None:
        """The role that must act next."""
        return self.chain.next_role

    @property
    def strength(self) -> Strength:
        """The weakest proof among the sign-offs that count."""
        return self.chain.strength


@dataclass(frozen=True)
class GateReport:
    """What the gate found. ``base`` and ``head`` are commit ids; ``base`` is the judge's (``--at``: the same).

    ``report`` has the findings, those of the gate among them; ``documents`` a verdict for each document with a chain;
    ``notes`` say what was not judged, or how. ``processes`` is the number of Git processes started.
    """

    report: Report
    documents: tuple[DocumentVerdict, ...]
    base: str
    head: str
    policy: str
    proof: str
    notes: tuple[str, ...] = ()
    processes: int = 0

    @property
    def exit_code(self) -> int:
        """0 nothing blocks, 1 something does, 2 a rule failed."""
        blocked = any(not one.passes for one in self.documents)
        return max(self.report.exit_code, int(blocked))


def document_data(one: DocumentVerdict) -> dict[str, Any]:
    """A verdict as plain values, in the form of the contract."""
    return {
        "path": one.path,
        "kind": one.kind,
        "status": one.status,
        "verdict": "pass" if one.passes else "block",
        "word": one.word,
        "strength": one.strength.value,
        "why": one.why,
        "chain": [
            {
                "role": clause.link.role,
                "scope": clause.link.scope,
                "state": clause.state.value,
                "why": clause.why,
                "by": clause.sign_off.by if clause.sign_off is not None else None,
                "at": clause.sign_off.at if clause.sign_off is not None else None,
                "proof": clause.proof.strength.value
                if clause.proof is not None and clause.proof.ok
                else None,
            }
            for clause in one.chain.clauses
        ],
        "next": one.next_role,
    }
