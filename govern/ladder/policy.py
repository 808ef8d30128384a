"""The ladder of the policy as values: rungs in order, criteria in a small closed language, owners, deadlines.

``ladder_of(policy) -> Ladder`` (kept for the last policy asked for), ``read_ladder(data, roster) -> Ladder``. Raises
``PolicyError`` for a ladder that contradicts itself: an unknown criterion, a code in two groups, a ring of criteria.

The language of a criterion. It has no negation, so more evidence can never lower a stage:

- ``{all: [G1, G2]}``, ``{any: [E1, E2]}``, ``{at_least: 3, of: [S1, S2]}``: of codes, of other criteria by name, or of
  criteria written in place;
- ``within_days: 90`` beside them: the evidence is not older than that on the day that is judged, both ends included;
- ``{event: briefing, fields: {status: held}}``: such an entry stands in the history (a list of values: any of them);
- ``{field: company.industry}``, ``{field: company.country, in: [US, CA]}``: the file says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from govern.annotations import Any
from govern.errors import PolicyError
from govern.policy.model import Holder, Policy
from govern.values import NamedTuple

MARK, SIGHTING, EVENT, FIELD, GROUP = "mark", "sighting", "event", "field", "group"


class Criterion(NamedTuple):
    """A test of the evidence: a leaf, or so many of its ``parts`` (``at_least``).

    ``kind`` is ``mark`` (a gate or an indicator), ``sighting`` (an engagement signal), ``event``, ``field`` or ``group``.
    ``name`` is the code, the kind of entry, the field's path, or the criterion's id.
    """

    kind: str
    name: str
    at_least: int = 1
    parts: tuple[Criterion, ...] = ()
    within_days: int | None = None
    fields: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    word: str = ""
    """How the policy wrote a group: ``all``, ``any`` or ``at_least``."""


class Stage(NamedTuple):
    """A rung. ``criteria`` are the names of what must be proven for the step onto it."""

    id: str
    owner: str
    criteria: tuple[str, ...] = ()
    accountable: str = ""
    sop: str = ""


class Exit(NamedTuple):
    """Where a lead goes when it leaves the ladder, and the roles that may send it there (empty: any rung's owner)."""

    id: str
    owners: tuple[str, ...] = ()


class Deadline(NamedTuple):
    """Something a role must do within so many business days of something else (SOP 4.2, 4.3)."""

    id: str
    business_days: int
    start: str
    owner: str
    sop: str = ""


class Ladder(NamedTuple):
    """The whole ladder of a policy."""

    stages: tuple[Stage, ...]
    exits: tuple[Exit, ...]
    gates: tuple[str, ...]
    engagement: Mapping[str, str]
    indicators: Mapping[str, str]
    criteria: Mapping[str, Criterion]
    verifiers: Mapping[str, tuple[str, ...]]
    """Who may verify what: ``gates``, ``engagement``, ``indicators`` → roles (a missing one: anybody)."""
    stale_after_days: int
    deadlines: tuple[Deadline, ...]
    roster: tuple[Holder, ...]
    data: Mapping[str, Any]
    ranks: Mapping[str, int]
    asked: Mapping[tuple[str, str], tuple[str, ...]]
    """What a step from one stage onto a rung must prove: see ``_asked``."""
    leaves: Mapping[str, tuple[Criterion, ...]]
    """The criteria that ask for a code, by the code."""

    @property
    def first(self) -> str:
        """The rung on which every lead begins."""
        return self.stages[0].id

    def rank(self, stage: str) -> int:
        """The place of a rung, from 0; -1 for an exit or an unknown stage."""
        return self.ranks.get(stage, -1)

    def stage(self, name: str) -> Stage | None:
        """A rung by its id."""
        rank = self.rank(name)
        return self.stages[rank] if rank >= 0 else None

    def criteria_of_step(self, frm: str, to: str) -> tuple[str, ...]:
        """The criteria that a step onto a rung must meet on its day."""
        return self.asked.get((frm if frm in self.ranks else "", to), ())

    def is_exit(self, stage: str) -> bool:
        """Whether a stage is one where leads go when they leave the ladder."""
        return any(one.id == stage for one in self.exits)

    def next_stage(self, stage: str) -> Stage | None:
        """The rung above one; ``None`` above the last, and for an exit."""
        rank = self.rank(stage)
        return self.stages[rank + 1] if 0 <= rank < len(self.stages) - 1 else None

    def roles_of(self, by: str, day: date | None) -> frozenset[str]:
        """The roles in which ``by`` acts: itself when it is a role, else what the roster gives an address on a day."""
        wanted = by.strip().lower()
        if "@" not in wanted:
            return frozenset((by,))
        return frozenset(
            one.role
            for one in self.roster
            if one.email.lower() == wanted
            and (day is None or (one.start <= day and (one.end is None or day <= one.end)))
        )

    def may_step(self, to: str, frm: str) -> tuple[str, ...]:
        """The roles that may take the step from one stage to another."""
        target = self.stage(to)
        if target is not None and self.rank(frm) < self.rank(to):
            return (target.owner,)
        owners = [one.owners for one in self.exits if one.id == to]
        if owners and owners[0]:
            return owners[0]
        here = self.stage(frm)
        roles = [stage.owner for stage in (target, here) if stage is not None]
        return tuple(dict.fromkeys(roles or [stage.owner for stage in self.stages]))


_kept: tuple[Policy, Ladder] | None = None


def ladder_of(policy: Policy) -> Ladder:
    """The ladder of a policy; the last one is kept, as every rule asks for it. Raises ``PolicyError``."""
    global _kept
    if _kept is None or _kept[0] is not policy:
        _kept = (policy, read_ladder(policy.data, policy.roster))
    return _kept[1]


def read_ladder(data: Mapping[str, Any], roster: tuple[Holder, ...] = ()) -> Ladder:
    """The ladder that merged policy data describe (sections ``ladder`` and ``deadlines``). Raises ``PolicyError``."""
    section: Mapping[str, Any] = data.get("ladder", {})
    stages = tuple(
        Stage(
            one["id"],
            one["owner"],
            tuple(one.get("criteria", ())),
            one.get("accountable", ""),
            one.get("sop", ""),
        )
        for one in section.get("stages", ())
    )
    if not stages:
        raise PolicyError("The ladder of the policy has no stages.", "Name them under `ladder.stages`.")
    groups = _Groups(section)
    criteria = {name: groups.test(name) for name in section.get("criteria", {})}
    for stage in stages:
        for name in stage.criteria:
            if name not in criteria:
                raise PolicyError(
                    f"The stage “{stage.id}” asks for “{name}”, which is no criterion.",
                    "Write it under `ladder.criteria`.",
                )
    return Ladder(
        stages=stages,
        exits=tuple(
            Exit(one) if isinstance(one, str) else Exit(one["id"], tuple(one.get("owners", ())))
            for one in section.get("exits", ())
        ),
        gates=tuple(section.get("gates", ())),
        engagement=dict(section.get("engagement", {})),
        indicators=dict(section.get("indicators", {})),
        criteria=criteria,
        verifiers={name: tuple(roles) for name, roles in section.get("verifiers", {}).items()},
        stale_after_days=section.get("stale_after_days", 60),
        deadlines=tuple(
            Deadline(name, one["business_days"], one["from"], one["owner"], one.get("sop", ""))
            for name, one in data.get("deadlines", {}).items()
        ),
        roster=roster,
        data=section,
        ranks={stage.id: rank for rank, stage in enumerate(stages)},
        asked=_asked(stages),
        leaves=_leaves(criteria.values()),
    )


def _leaves(criteria: Iterable[Criterion]) -> dict[str, tuple[Criterion, ...]]:
    found: dict[str, tuple[Criterion, ...]] = {}
    for criterion in criteria:
        if criterion.kind != GROUP:
            found[criterion.name] = (*found.get(criterion.name, ()), criterion)
        for code, below in _leaves(criterion.parts).items():
            found[code] = (*found.get(code, ()), *below)
    return found


def _asked(stages: tuple[Stage, ...]) -> dict[tuple[str, str], tuple[str, ...]]:
    """The criteria that a step up must meet: those of every rung it takes and, if these have any, of all rungs below.

    So SQL is never proven without MQL, a skipped rung is proven with the one above it, and a rung without criteria
    (Briefing-ready and above) asks for its step alone. From outside the ladder everything is asked for anew.
    """
    asked: dict[tuple[str, str], tuple[str, ...]] = {}
    for rank, to in enumerate(stages):
        every = tuple(dict.fromkeys(name for stage in stages[: rank + 1] for name in stage.criteria))
        asked["", to.id] = every
        for low, frm in enumerate(stages[:rank]):
            own = any(stage.criteria for stage in stages[low + 1 : rank + 1])
            asked[frm.id, to.id] = every if own else ()
    return asked


class _Groups:
    """Compiles criteria, each once, and refuses rings."""

    def __init__(self, section: Mapping[str, Any]) -> None:
        self._written: Mapping[str, Any] = section.get("criteria", {})
        self._kinds: dict[str, str] = {}
        groups = (("gates", MARK), ("indicators", MARK), ("engagement", SIGHTING))
        for group, kind in groups:
            for code in section.get(group, ()):
                if code in self._kinds or code in self._written:
                    raise PolicyError(
                        f"The ladder uses the name “{code}” twice.", "Give each code a name of its own."
                    )
                self._kinds[code] = kind
        self._open: list[str] = []

    def test(self, name: str) -> Criterion:
        """The test that a criterion's name stands for."""
        if name in self._open:
            raise PolicyError(
                f"The criterion “{name}” asks for itself.", "Break the ring in `ladder.criteria`."
            )
        self._open.append(name)
        made = self._group(name, self._written[name], None)
        self._open.pop()
        return made

    def _group(self, name: str, value: Any, window: int | None) -> Criterion:
        window = _narrower(value.get("within_days"), window)
        if "event" in value:
            fields = tuple((key, _values(item)) for key, item in value.get("fields", {}).items())
            return Criterion(EVENT, value["event"], within_days=window, fields=fields)
        if "field" in value:
            wanted = value.get("in", value.get("equals"))
            return Criterion(
                FIELD, value["field"], fields=() if wanted is None else ((value["field"], _values(wanted)),)
            )
        word, operands = next(((k, value[k]) for k in ("all", "any", "of") if k in value), ("", ()))
        if not operands:
            raise PolicyError(
                f"The criterion “{name}” asks for nothing.",
                "Write `all`, `any`, `at_least` with `of`, `event` or `field`.",
            )
        parts = tuple(self._operand(name, one, window) for one in operands)
        least = {"all": len(parts), "any": 1}.get(word, value.get("at_least", 1))
        if not 1 <= least <= len(parts):
            raise PolicyError(
                f"The criterion “{name}” asks for {least} of {len(parts)}.",
                f"Ask for at least 1 and at most {len(parts)}.",
            )
        return Criterion(GROUP, name, least, parts, window, word="at_least" if word == "of" else word)

    def _operand(self, name: str, operand: Any, window: int | None) -> Criterion:
        if isinstance(operand, Mapping):
            return self._group(name, operand, window)
        if operand in self._written:
            return self.test(operand) if window is None else self._windowed(operand, window)
        kind = self._kinds.get(operand)
        if kind is None:
            raise PolicyError(
                f"The criterion “{name}” asks for “{operand}”, which the ladder does not know.",
                f"Use one of: {', '.join(self._kinds)}.",
            )
        return Criterion(kind, operand, within_days=window)

    def _windowed(self, name: str, window: int) -> Criterion:
        if name in self._open:
            raise PolicyError(
                f"The criterion “{name}” asks for itself.", "Break the ring in `ladder.criteria`."
            )
        self._open.append(name)
        made = self._group(name, self._written[name], window)
        self._open.pop()
        return made


def _narrower(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return min(one, other)


def _values(item: Any) -> tuple[Any, ...]:
    return tuple(item) if isinstance(item, list) else (item,)
