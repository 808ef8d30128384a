"""Laws of the policy itself: what must hold of it so that the rules it states can be kept (spec G1). Pure.

A law names every place that breaks it, and the next step; one that has nothing to hold on to says so.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from govern.approvals.chain import Chain, Strength, chain_named
from govern.approvals.people import People, fingerprint, people_of
from govern.documents.document import Path
from govern.errors import PolicyError
from govern.ladder.law import MOST, combinations, law_faults
from govern.ladder.policy import ladder_of
from govern.policy.model import Policy
from govern.values import frozen

Where = Callable[[Path], str]
_LEAST_RSA_BITS = 2048


@frozen
class Breach:
    """A place where a law is broken: its origin (``file:line``), what is wrong, and what to do."""

    where: str
    message: str
    help: str


@frozen
class Law:
    """A law, what it was held against (``scope``), and where it is broken (nowhere: it holds)."""

    id: str
    title: str
    scope: str
    breaches: tuple[Breach, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing breaks it."""
        return not self.breaches


def check_policy(policy: Policy, where: Where, as_of: date) -> tuple[Law, ...]:
    """Hold a merged policy against every law. ``where`` names file and line of a path into its data."""
    case = _Case(policy, where, as_of)
    return (
        _law("single-owners", "Each activity has one responsible and one accountable role.", case.owners()),
        _law("roles-held", "Every role that must act is held by somebody today.", case.roles_held()),
        _law(
            "no-one-alone", "No one person can complete a chain, and enough people can.", case.no_one_alone()
        ),
        _law("no-shared-keys", "No two people share a key, and every key is a sound one.", case.keys()),
        _law("claims-are-no-drafts", "What may be merged unsigned claims no sign-off.", case.drafts()),
        _law("prices-from-stage", "Prices stand only in mail to leads who are far enough.", case.prices()),
        _law("subset", "What proves a rung of the ladder proves the rungs below it.", case.subset()),
    )


def _law(name: str, title: str, found: tuple[str, Iterator[Breach]]) -> Law:
    scope, breaches = found
    return Law(name, title, scope, tuple(breaches))


class _Case:
    """One policy on one day."""

    def __init__(self, policy: Policy, where: Where, as_of: date) -> None:
        self.policy = policy
        self.where = where
        self.as_of = as_of
        self.data = policy.data
        self.people: People = people_of(policy.roster)
        self.roles = frozenset(policy.data.get("roles", {}))

    def _breach(self, path: Path, message: str, help_words: str) -> Breach:
        return Breach(self.where(path), message, help_words)

    # ------------------------------------------------------------------------------------------ owners (SOP 5.1)
    def owners(self) -> tuple[str, Iterator[Breach]]:
        activities = self.data.get("activities", {})
        owned = len(activities) + len(self.policy.sequences)
        return f"{owned} activities and sequences", self._owners(activities)

    def _owners(self, activities: Any) -> Iterator[Breach]:
        if not activities:
            yield self._breach(
                ("activities",),
                "The policy names no activity.",
                "Name each with `responsible` and `accountable`.",
            )
        for name, activity in activities.items():
            for part in ("responsible", "accountable"):
                yield from self._one_role(("activities", name, part), activity.get(part), f"{name}: {part}")
        for name, sequence in self.data.get("sequences", {}).items():
            for part in ("content_owner", "execution_owner"):
                if part in sequence:
                    yield from self._one_role(("sequences", name, part), sequence[part], f"{name}: {part}")

    def _one_role(self, path: Path, role: Any, what: str) -> Iterator[Breach]:
        if role not in self.roles:
            yield self._breach(
                path,
                f"{what} is “{role}”, which is no single role of this policy.",
                f"Name one of: {', '.join(sorted(self.roles))}.",
            )

    # ------------------------------------------------------------------------------------------ who acts
    def _acting(self) -> Iterator[tuple[Path, str, str]]:
        """``(path, role, why)`` of every role that somebody must fill."""
        for name, activity in self.data.get("activities", {}).items():
            for part in ("responsible", "accountable"):
                yield ("activities", name, part), str(activity.get(part, "")), f"{part} for {name}"
        for path, chain in self._chains():
            for number, link in enumerate(chain.links):
                yield (*path, "links", number), link.role, f"signs {link.scope} in the chain {chain.name}"
        for number, stage in enumerate(self.data.get("ladder", {}).get("stages", ())):
            yield ("ladder", "stages", number), stage["owner"], f"owns the stage {stage['id']}"
        for status, role in self.data.get("gate", {}).get("set_by", {}).items():
            yield ("gate", "set_by", status), str(role), f"sets the status {status}"

    def roles_held(self) -> tuple[str, Iterator[Breach]]:
        count = len({role for _, role, _ in self._acting()})
        return f"{count} roles, on {self.as_of.isoformat()}", self._roles_held()

    def _roles_held(self) -> Iterator[Breach]:
        told: set[str] = set()
        for path, role, why in self._acting():
            if role in told or self.people.holders(role, self.as_of):
                continue
            told.add(role)
            if role in self.roles or not role:
                yield self._breach(
                    path,
                    f"Nobody holds the role {role or '(none)'} today; it {why}.",
                    f"Name somebody under `roster: {{{role}: […]}}` whose days include today.",
                )
            else:
                yield self._breach(
                    path,
                    f"“{role}” is no role of this policy; it {why}.",
                    f"Use one of: {', '.join(sorted(self.roles))}.",
                )

    # ------------------------------------------------------------------------------------------ chains (SOP 5.4)
    def _chains(self) -> Iterator[tuple[Path, Chain]]:
        for name, data in self.data.get("chains", {}).items():
            yield ("chains", name), chain_named(self.policy, name)
            for sequence in data.get("sequences", {}):
                yield ("chains", name, "sequences", sequence), chain_named(self.policy, name, sequence)

    def no_one_alone(self) -> tuple[str, Iterator[Breach]]:
        return f"{len(list(self._chains()))} chains", self._no_one_alone()

    def _no_one_alone(self) -> Iterator[Breach]:
        for path, chain in self._chains():
            if max(len(chain.links), chain.distinct_people) < 2:
                yield self._breach(
                    path,
                    f"One person can complete the chain {chain.name} alone: it has one link and asks for no second person.",
                    "Write `distinct_people: 2`, so that nobody signs what they wrote.",
                )
            holders = [self._persons(link.role) for link in chain.links]
            if all(holders) and not _distinct(holders):
                yield self._stuck(path, chain, holders)
            if chain.proof is Strength.SIGNATURE:
                yield from self._without_key(chain)

    def _persons(self, role: str) -> frozenset[str]:
        return self.people.persons(one.email for one in self.people.holders(role, self.as_of))

    def _stuck(self, path: Path, chain: Chain, holders: Sequence[frozenset[str]]) -> Breach:
        only = sorted(sorted(holders, key=len)[0])[0]
        roles = sorted(
            {link.role for link, people in zip(chain.links, holders, strict=True) if only in people}
        )
        name = next(one.name for one in self.policy.roster if self.people.person(one.email) == only)
        return self._breach(
            ("roster", roles[0]) if ("roster" in self.data and roles) else path,
            f"{name} holds {' and '.join(roles)}, and nobody fills two links of the chain {chain.name}: one person would "
            "complete it, so nobody can.",
            "Give one of the roles to somebody else. (One address, key, forge account or name is one person.)",
        )

    def _without_key(self, chain: Chain) -> Iterator[Breach]:
        for link in chain.links:
            holders = self.people.holders(link.role, self.as_of)
            if holders and not any(one.keys for one in holders):
                yield self._breach(
                    ("roster", link.role),
                    f"The chain {chain.name} asks for signatures, and nobody who holds {link.role} today has a key.",
                    'Add `keys: ["ssh-ed25519 …"]` to the holder (the .pub file\'s line).',
                )

    # ------------------------------------------------------------------------------------------ keys
    def keys(self) -> tuple[str, Iterator[Breach]]:
        count = len({fingerprint(key) for one in self.policy.roster for key in one.keys})
        return f"{count} keys of {len({one.email for one in self.policy.roster})} people", self._keys()

    def _keys(self) -> Iterator[Breach]:
        owners: dict[str, str] = {}
        for role, entries in self.data.get("roster", {}).items():
            for number, entry in enumerate(entries):
                path: Path = ("roster", role, number)
                if "*" in entry["email"] or "?" in entry["email"]:
                    yield self._breach(
                        path, f"The address {entry['email']} is a pattern.", "Name one person's own address."
                    )
                for position, key in enumerate(entry.get("keys", ())):
                    yield from self._key((*path, "keys", position), key, entry["email"], owners)

    def _key(self, path: Path, key: str, email: str, owners: dict[str, str]) -> Iterator[Breach]:
        mark = fingerprint(key)
        fault = _key_fault(key, mark)
        if fault:
            yield self._breach(
                path, f"The key of {email} {fault}.", "Paste the line of the person's .pub file."
            )
            return
        other = owners.setdefault(mark, email)
        if other.lower() != email.lower():
            yield self._breach(
                path,
                f"{email} and {other} have one and the same key ({mark}): nobody can tell who signed.",
                "Give each their own key.",
            )

    # ------------------------------------------------------------------------------------------ statuses
    def drafts(self) -> tuple[str, Iterator[Breach]]:
        drafts = tuple(self.data.get("drafts", ()))
        return f"statuses {', '.join(drafts) or 'none'}", self._drafts(drafts)

    def _drafts(self, drafts: tuple[str, ...]) -> Iterator[Breach]:
        for path, chain in self._chains():
            for status in drafts:
                if status in chain.claims:
                    yield self._breach(
                        (*path[:2], "claims"),
                        f"A document may be merged unsigned as “{status}”, and in the chain {chain.name} that status says "
                        "that everybody has signed.",
                        f"Take {status} out of `drafts`.",
                    )

    # ------------------------------------------------------------------------------------------ prices (SOP 5.3)
    def prices(self) -> tuple[str, Iterator[Breach]]:
        floor = self.data.get("laws", {}).get("prices_from_stage")
        scope = (
            f"{len(self.policy.sequences)} sequences, from the stage {floor}"
            if floor
            else "no stage is named"
        )
        return scope, self._prices(floor)

    def _prices(self, floor: Any) -> Iterator[Breach]:
        ranks = {
            stage["id"]: rank for rank, stage in enumerate(self.data.get("ladder", {}).get("stages", ()))
        }
        if floor not in ranks:
            yield self._breach(
                ("laws", "prices_from_stage"),
                "The policy does not say from which stage of the ladder mail may state prices.",
                "Write `laws: {prices_from_stage: sql}`.",
            )
            return
        for path, name, what in self._bearing():
            stage = self.policy.sequences[name].audience
            if ranks.get(stage, -1) < ranks[floor]:
                yield self._breach(
                    path,
                    f"{what}, and {name} mail goes to leads at the stage {stage or '(none)'}, below {floor}.",
                    f"Allow no price in {name}, or send it to {floor} or above.",
                )

    def _bearing(self) -> Iterator[tuple[Path, str, str]]:
        for name, sequence in self.policy.sequences.items():
            if sequence.prices:
                yield ("sequences", name, "prices"), name, f"{name} mail may state prices"
        for number, price in enumerate(self.policy.prices):
            for name in price.sequences:
                yield ("prices", number), name, f"The price “{price.name}” may stand in {name} mail"

    # ------------------------------------------------------------------------------------------ ladder (SOP 1)
    def subset(self) -> tuple[str, Iterator[Breach]]:
        try:
            ladder = ladder_of(self.policy)
        except PolicyError as error:
            return "no ladder", iter((self._breach(("ladder",), error.message, error.next_step),))
        count = combinations(ladder)
        tried = f"all {count:,} combinations of evidence tried" if count <= MOST else "not tried"
        breaches = (
            self._breach(
                ("ladder", "stages"),
                fault.message + (f" Such as with {', '.join(fault.example)}." if fault.example else ""),
                fault.help,
            )
            for fault in law_faults(ladder)
        )
        return tried, breaches


def _distinct(holders: Sequence[frozenset[str]], taken: frozenset[str] = frozenset()) -> bool:
    """Whether each link can be given to another person."""
    if not holders:
        return True
    return any(_distinct(holders[1:], taken | {one}) for one in holders[0] - taken)


def _key_fault(key: str, mark: str) -> str:
    parts = key.split()
    if not mark:
        return "cannot be read"
    blob = base64.b64decode(parts[1])
    length = int.from_bytes(blob[:4], "big")
    if blob[4 : 4 + length].decode("ascii", "replace") != parts[0]:
        return f"says {parts[0]} and is something else"
    if parts[0] == "ssh-rsa":
        exponent = int.from_bytes(blob[4 + length : 8 + length], "big")
        modulus = blob[8 + length + exponent + 4 :]
        if int.from_bytes(modulus, "big").bit_length() < _LEAST_RSA_BITS:
            return f"has fewer than {_LEAST_RSA_BITS} bits"
    return ""
