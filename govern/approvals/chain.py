"""The chain of sign-offs that a policy asks for, and how strongly a sign-off is proven (SOP 5.4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum

from govern.annotations import Any
from govern.approvals.digest import values_digest
from govern.documents.document import Document
from govern.policy.model import Policy
from govern.values import frozen

POLICY_DOMAIN = "govern-policy@v1"
AUTHOR_KEYS = ("author", "by", "co_authors")
"""Front-matter keys that name who wrote a document."""


class Strength(StrEnum):
    """What stands behind a sign-off, the weakest first."""

    DECLARED = "declared"
    COMMIT = "commit"
    FORGE = "forge"
    SIGNATURE = "signature"

    @property
    def rank(self) -> int:
        """From 0, the weakest."""
        return list(Strength).index(self)


@frozen
class Proof:
    """What somebody who asked Git, a forge or a key found about one sign-off.

    ``ok`` says that the proof of this strength holds; ``emails`` are the addresses that it names (the commit's author,
    the key's holder); ``why`` says in words what was found, above all when it does not hold.
    """

    strength: Strength
    ok: bool
    emails: tuple[str, ...] = ()
    why: str = ""


@frozen
class Link:
    """One link of a chain: who signs what."""

    role: str
    scope: str


@frozen
class Chain:
    """The links in order, and what a document under this chain must keep.

    ``distinct_people`` counts the authors too. ``claims`` are the statuses which say that the chain is complete,
    ``drafts`` those that say nothing; with no ``claims`` every other status is taken for a claim. In those under ``rests``
    nobody is asked to sign. ``barred`` says why no sign-off can ever complete it. Days are those of ``zone``.
    """

    name: str
    links: tuple[Link, ...]
    distinct_people: int = 0
    proof: Strength = Strength.DECLARED
    claims: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()
    barred: str = ""
    zone: tzinfo = UTC
    sop: str = ""

    def claims_completion(self, status: Any) -> bool:
        """Whether a status says that everybody has signed."""
        if not isinstance(status, str):
            return False
        return status in self.claims if self.claims else status not in self.drafts

    def day(self, moment: datetime) -> date:
        """The day of a moment in the policy's time zone: terms of office begin and end by it."""
        return moment.astimezone(self.zone).date()

    def days(self, moment: datetime) -> tuple[date, date]:
        """The first and the last day that a moment falls on, in the policy's time zone and in UTC.

        For comparison with days that nobody has given a zone: today, and the day that a document gives itself.
        """
        both = sorted((moment.date(), moment.astimezone(self.zone).date()))
        return both[0], both[1]


def chain_for(document: Document, policy: Policy) -> Chain | None:
    """The chain of a document by its kind and, where the policy says so, by its sequence; ``None``: it has none."""
    kind = policy.kinds.get(document.kind)
    if kind is None or not kind.chain:
        return None
    chain = chain_named(policy, kind.chain, document.sequence)
    sequence = policy.sequences.get(document.sequence)
    if sequence is None or sequence.templated:
        return chain
    barred = f"{document.sequence} mail is written by hand: no template of it can be signed"
    return Chain(chain.name, chain.links, proof=chain.proof, claims=chain.claims, barred=barred)


def chain_named(policy: Policy, name: str, sequence: str = "") -> Chain:
    """A chain of the policy by its name, as it stands for a sequence type."""
    data: dict[str, Any] = dict(policy.data["chains"][name])
    data.update(data.get("sequences", {}).get(sequence, {}))
    return Chain(
        name=name,
        links=tuple(Link(link["role"], link["scope"]) for link in data["links"]),
        distinct_people=int(data.get("distinct_people", 0)),
        proof=Strength(data.get("proof", policy.proof)),
        claims=tuple(data.get("claims", ())),
        drafts=tuple(policy.data.get("drafts", ())),
        rests=tuple(data.get("rests", ())),
        zone=_zone(policy),
        sop=str(data.get("sop", "")),
    )


def policy_digest(policy: Policy) -> str:
    """The fingerprint of the merged policy, which a sign-off records under ``policy``."""
    return values_digest(POLICY_DOMAIN, policy.data)


def stated_authors(document: Document) -> tuple[str, ...]:
    """The addresses that a document's front matter names as those who wrote it."""
    found: list[str] = []
    for key in AUTHOR_KEYS:
        value = document.data.get(key)
        found.extend(one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))
    return tuple(found)


def _zone(policy: Policy) -> tzinfo:
    from zoneinfo import ZoneInfo

    calendar = policy.data.get("calendar")
    name = calendar.get("time_zone") if isinstance(calendar, Mapping) else None
    try:
        return ZoneInfo(str(name)) if name else UTC
    except (KeyError, ValueError, OSError):
        return UTC
