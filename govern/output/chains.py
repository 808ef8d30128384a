"""A chain of sign-offs told on one line, and as values."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from govern.approvals.people import People
from govern.approvals.verdict import ChainVerdict, Clause, State
from govern.output.plain import plain

_MARKS = {
    State.SATISFIED: ("✓", "green"),
    State.STALE: ("stale", "yellow"),
    State.UNVERIFIABLE: ("not proven", "yellow"),
    State.BROKEN: ("broken", "red"),
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def chain_line(verdict: ChainVerdict, people: People, as_of: date) -> str:
    """Such as ``CMO ✓ Michelle 21 Apr · CRO waiting for Marcus``."""
    following = verdict.next
    return " · ".join(_link(one, one is following, people, as_of) for one in verdict.clauses)


def chain_words(verdict: ChainVerdict, people: People, as_of: date) -> str:
    """The same line without colour, for pages and comments."""
    return click.unstyle(chain_line(verdict, people, as_of))


def _link(clause: Clause, is_next: bool, people: People, as_of: date) -> str:
    role = role_name(clause.link.role)
    if clause.state is State.MISSING:
        if clause.fault is not None:
            return click.style(f"{role} withdrawn", fg="yellow")
        if not is_next:
            return click.style(role, dim=True)
        return click.style(f"{role} waiting", fg="cyan") + waiting_for(clause.link.role, people, as_of)
    mark, colour = _MARKS[clause.state]
    who = f" {plain(clause.name)}" if clause.name else ""
    when = f" {day_of(clause)}" if clause.sign_off is not None and clause.sign_off.moment else ""
    return click.style(f"{role} {mark}", fg=colour) + f"{who}{when}"


def waiting_for(role: str, people: People, as_of: date) -> str:
    """`` for Marcus``: who holds a role today."""
    names = [plain(holder.name) for holder in people.holders(role, as_of)]
    return f" for {' or '.join(names)}" if names else " (nobody holds the role)"


def day_of(clause: Clause) -> str:
    """The day of a sign-off, such as ``21 Apr``."""
    moment = clause.sign_off.moment if clause.sign_off is not None else None
    return "" if moment is None else f"{moment.day} {_MONTHS[moment.month - 1]}"


def role_name(role: str) -> str:
    """A role as people say it: short ones in capitals."""
    return role.upper() if len(role) <= 3 else role


def chain_data(verdict: ChainVerdict) -> list[dict[str, Any]]:
    """The links as plain values."""
    return [_clause_data(one) for one in verdict.clauses]


def _clause_data(one: Clause) -> dict[str, Any]:
    entry = one.sign_off
    proof = one.proof
    return {
        "role": one.link.role,
        "scope": one.link.scope,
        "state": one.state.value,
        "why": one.why,
        "by": entry.by if entry is not None else None,
        "at": entry.at if entry is not None else None,
        "content": entry.content if entry is not None else None,
        "proof": proof.strength.value if proof is not None and proof.ok else None,
    }
