"""Leads and ladders for tests: short to write, judged by the packaged profile."""

from __future__ import annotations

from datetime import date
from typing import Any

from govern import packaged
from govern.ladder.history import Lead, lead_from
from govern.ladder.policy import Ladder, ladder_of
from govern.policy.load import load_policy
from govern.policy.model import Policy

AS_OF = date(2026, 4, 24)
Entry = dict[str, Any]


def policy(extra: str = "") -> Policy:
    """The packaged profile with what ``extra`` sets over it."""
    text = "extends: sop-rev-v0\nroster:\n  cro: [{name: M, email: marcus@example.com, from: 2026-01-01, to: 2026-06-30}]\n"
    return load_policy((text + extra).encode(), packaged.schema("policy"), packaged.profile).policy


POLICY = policy()
LADDER: Ladder = ladder_of(POLICY)


def gates(on: str = "2026-04-03", **results: str) -> list[Entry]:
    """An entry for each gate, passing unless said otherwise."""
    return [
        {
            "on": on,
            "by": "sales.ops",
            "event": "gate",
            "gate": code,
            "result": results.get(code, "pass"),
            "note": "x",
        }
        for code in ("G1", "G2", "G3", "G4", "G5")
    ]


def signal(code: str = "E1", on: str = "2026-04-02", by: str = "mining.mind") -> Entry:
    return {"on": on, "by": by, "event": "engagement", "signal": code, "source": "LinkedIn"}


def indicators(*codes: str, on: str = "2026-04-06", met: bool = True) -> list[Entry]:
    return [
        {"on": on, "by": "cro", "event": "indicator", "signal": code, "met": met, "evidence": "x"}
        for code in codes
    ]


def step(to: str, on: str, by: str | None = None, **more: Any) -> Entry:
    who = by or ("sales.ops" if to in ("mql", "prospect", "archived") else "cro")
    cited: Entry = {"mql": {"signals": ["E1"]}, "sql": {"indicators": ["S1", "S2", "S3"]}}.get(to, {})
    return {"on": on, "by": who, "event": "stage", "to": to, **cited, "note": "x", **more}


def mql() -> list[Entry]:
    """A sound history up to MQL."""
    return [signal(), *gates(), step("mql", "2026-04-03")]


def sql() -> list[Entry]:
    """A sound history up to SQL."""
    return [*mql(), *indicators("S1", "S2", "S3"), step("sql", "2026-04-06")]


def lead(*history: Entry, **data: Any) -> Lead:
    return lead_from({"id": "acme", "stage": "prospect", "history": list(history), **data}, "leads/acme.md")
