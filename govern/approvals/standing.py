"""How a signed document stands, for those who look at many of them: status, inbox, reports."""

from __future__ import annotations

from govern.approvals.assessing import Fault, State
from govern.approvals.signoff import read_sign_offs
from govern.approvals.verdict import ChainVerdict, Clause
from govern.documents.document import Document
from govern.values import frozen


@frozen
class Change:
    """What made a sign-off stale: a commit (empty: not committed yet), its author's address, the day, the changed lines.

    Lines begin with ``-`` or ``+``; ``@`` begins another place.
    """

    commit: str
    name: str
    day: str
    subject: str
    lines: tuple[str, ...]


@frozen(slots=False)
class Standing:
    """One document and its chain; ``change`` where a sign-off is stale and the history has what was signed."""

    document: Document
    verdict: ChainVerdict
    change: Change | None = None

    @property
    def status(self) -> str:
        """The status, ``""`` where the document has none."""
        value = self.document.data.get("status")
        return value if isinstance(value, str) else ""

    @property
    def stale(self) -> Clause | None:
        """The first link whose sign-off was given to another text."""
        return next((one for one in self.verdict.clauses if one.fault is Fault.CONTENT), None)

    @property
    def rests(self) -> bool:
        """Whether nobody is asked to sign yet, or any more."""
        return self.status in self.verdict.chain.rests and not read_sign_offs(self.document)

    @property
    def waits_for(self) -> str | None:
        """The role that must act next; ``None`` when nobody must."""
        return None if self.rests else self.verdict.next_role

    @property
    def word(self) -> str:
        """One word for a summary: complete, draft, stale, broken, waiting."""
        if self.verdict.complete:
            return "complete"
        if self.rests:
            return self.status
        states = {one.state for one in self.verdict.clauses}
        if State.BROKEN in states or self.verdict.claim or self.verdict.faults:
            return "broken"
        return "stale" if State.STALE in states else "waiting"
