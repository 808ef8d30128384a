"""What an audit says, as values."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Send(NamedTuple):
    """A mail that a lead's history tells of. ``entry`` counts from 1.

    ``stopped`` says why this person must not have been written to any more (empty: nothing). ``struck``: a later
    correction says that the entry is wrong; it is judged all the same.
    """

    lead: str
    path: str
    on: date | None
    by: str
    template: str
    touch: int
    recipients: str
    entry: int
    stopped: str = ""
    struck: bool = False


class Signer(NamedTuple):
    """One link of a chain as it stood. ``strength`` is how it is proven (empty: not at all), ``proof`` in words."""

    role: str
    scope: str
    state: str
    who: str
    at: str
    strength: str
    why: str


class Kept(NamedTuple):
    """A finding that a comment silenced, with the reason given."""

    code: str
    line: int
    message: str
    reason: str


class Judged(NamedTuple):
    """A document at a commit, judged as of a day by the policy of that commit."""

    path: str
    commit: str
    brought_by: str
    """The commit that brought this version in."""
    committed: datetime
    blob: str
    digest: str
    status: str
    errors: tuple[str, ...]
    silences: tuple[Kept, ...]
    chain: tuple[Signer, ...]
    complete: bool
    strength: str
    why: str
    policy: str
    """The policy's version and digest."""
    names: tuple[str, ...] = ()
    """The leads that a recipient list names."""
    template: str = ""
    """The template that a recipient list is for."""
    content: str = ""
    """The digest of the text that a recipient list is for."""

    @property
    def faults(self) -> tuple[str, ...]:
        """Why it was not cleared; empty: it was."""
        found = [f"not compliant: {one}" for one in self.errors]
        if not self.complete:
            found.append(f"chain not complete: {self.why}")
        return tuple(found)


class State(StrEnum):
    """What can be said of a send."""

    CLEARED = "cleared"
    NOT_CLEARED = "not cleared"
    UNKNOWN = "cannot be told"


class Verdict(NamedTuple):
    """A send with what was current when it went out: the template, and the recipient list where one is named.

    Several versions stand where a document changed on the very day: an entry tells the day, not the hour.
    """

    send: Send
    state: State
    why: tuple[str, ...]
    templates: tuple[Judged, ...] = ()
    lists: tuple[Judged, ...] = ()


class Subject(NamedTuple):
    """A template with how it stands now and what was sent of it. ``now`` is ``None`` when it is not there any more."""

    name: str
    path: str
    now: Judged | None
    versions: int
    verdicts: tuple[Verdict, ...]

    def sent(self, state: State) -> int:
        """How many sends are in a state."""
        return sum(one.state is state for one in self.verdicts)


class Audit(NamedTuple):
    """The whole audit. ``gaps`` are what it could not look at, or what weakens what it says."""

    head: str
    begins: datetime
    commits: int
    as_of: date
    since: date | None
    policy: str
    govern: str
    subjects: tuple[Subject, ...]
    gaps: tuple[str, ...]
    processes: int

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All sends."""
        return tuple(verdict for subject in self.subjects for verdict in subject.verdicts)

    @property
    def exit_code(self) -> int:
        """0 when every send was cleared, else 1: what cannot be told is no pass."""
        return int(any(one.state is not State.CLEARED for one in self.verdicts))
