"""Merged policy data to the typed Policy, with what a schema cannot say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from govern.annotations import TYPE_CHECKING, Any
from govern.errors import PolicyError
from govern.findings import Severity
from govern.policy.model import (
    Fields,
    Holder,
    Kind,
    OwnPrice,
    Policy,
    PolicyExample,
    RuleSettings,
    Sequence,
    Term,
)

if TYPE_CHECKING:
    from govern.documents.document import Path

    Where = Callable[[Path], str]


def build_policy(data: Mapping[str, Any], where: Where) -> Policy:
    """Build the policy from merged data that already fits the schema.

    ``where`` names file and line of a path. Raises ``PolicyError`` for what contradicts itself: a price
    allowed in an unknown sequence, two kinds for one file, a holder whose last day is before the first.
    """
    sequences = {name: _sequence(name, value) for name, value in data.get("sequences", {}).items()}
    policy = Policy(
        version=str(data.get("version", "")),
        terms=tuple(_term(value) for value in data.get("terms", ())),
        prices=tuple(_price(value) for value in data.get("prices", ())),
        fields=_fields(data.get("fields", {})),
        sequences=sequences,
        kinds={name: _kind(name, value) for name, value in data.get("kinds", {}).items()},
        roster=tuple(_roster(data.get("roster", {}), where)),
        rules={code: _settings(value) for code, value in data.get("rules", {}).items()},
        never_silence=frozenset(data.get("never_silence", ())),
        examples=tuple(_examples(data.get("examples", ()), where)),
        proof=str(data.get("proof", "commit")),
        data=data,
    )
    _cross_check(policy, where)
    return policy


def _term(value: str | Mapping[str, Any]) -> Term:
    if isinstance(value, str):
        return Term(value)
    return Term(
        text=value["term"],
        plural=value.get("plural", True),
        ordinary_lower_case=value.get("ordinary_lower_case", False),
        short_forms=tuple(value.get("short_forms", ())),
        symbol=value.get("symbol", ""),
        aliases=tuple(value.get("aliases", ())),
    )


def _price(value: Mapping[str, Any]) -> OwnPrice:
    return OwnPrice(
        value["name"], float(value["amount"]), value["currency"], tuple(value.get("sequences", ()))
    )


def _fields(value: Mapping[str, Any]) -> Fields:
    return Fields(**{role: tuple(names) for role, names in value.items()})


def _sequence(name: str, value: Mapping[str, Any]) -> Sequence:
    return Sequence(
        name=name,
        templated=value.get("templated", True),
        min_touches=value.get("min_touches", 1),
        max_touches=value.get("max_touches", 1),
        gap_days=value.get("gap_days", 0),
        prices=value.get("prices", False),
        audience=value.get("stage", ""),
        then=value.get("then", ""),
    )


def _kind(name: str, value: Mapping[str, Any]) -> Kind:
    return Kind(
        name=name,
        paths=tuple(value["paths"]),
        format=value["format"],
        schema=value.get("schema"),
        rules=tuple(value.get("rules", ())),
        folder=value.get("folder", "").rstrip("/"),
        chain=value.get("chain", ""),
    )


def _settings(value: Mapping[str, Any]) -> RuleSettings:
    options = {key: item for key, item in value.items() if key != "severity"}
    severity = value.get("severity")
    return RuleSettings(Severity(severity) if severity else None, options)


def _roster(data: Mapping[str, Any], where: Where) -> Iterator[Holder]:
    for role, holders in data.items():
        for number, holder in enumerate(holders):
            start = date.fromisoformat(holder["from"])
            end = date.fromisoformat(holder["to"]) if "to" in holder else None
            if end is not None and end < start:
                raise PolicyError(
                    f"{where(('roster', role, number))}: {holder['name']} leaves the role {role} before holding it.",
                    "Put the later day under `to`.",
                )
            yield Holder(
                role=role,
                name=holder["name"],
                email=holder["email"],
                start=start,
                end=end,
                keys=tuple(holder.get("keys", ())),
                github=holder.get("github", ""),
            )


def _examples(data: Any, where: Where) -> Iterator[PolicyExample]:
    for number, example in enumerate(data):
        fails = "fails" in example or "fails_file" in example
        yield PolicyExample(
            rule=example["rule"],
            text=example.get("fails" if fails else "passes", ""),
            fails=fails,
            file=example.get("fails_file" if fails else "passes_file", ""),
            where=example.get("where", "body"),
            sequence=example.get("sequence", "nurture"),
            origin=where(("examples", number)),
        )


def _cross_check(policy: Policy, where: Where) -> None:
    for number, price in enumerate(policy.prices):
        for name in price.sequences:
            if name not in policy.sequences:
                raise PolicyError(
                    f"{where(('prices', number))}: the price “{price.name}” is allowed in “{name}”, "
                    "which is no sequence of this policy.",
                    f"Use one of: {', '.join(policy.sequences)}.",
                )
    for name, kind in policy.kinds.items():
        chains = policy.data.get("chains", {})
        if kind.chain and kind.chain not in chains:
            raise PolicyError(
                f"{where(('kinds', name, 'chain'))}: there is no chain “{kind.chain}”.",
                f"Use one of: {', '.join(chains)}.",
            )
    known_roles = set(policy.data.get("roles", {}))
    for holder in policy.roster:
        if holder.role not in known_roles:
            raise PolicyError(
                f"{where(('roster', holder.role))}: “{holder.role}” is no role of this policy.",
                f"Use one of: {', '.join(sorted(known_roles))}.",
            )
