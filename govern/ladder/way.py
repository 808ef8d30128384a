"""The shortest way up: what is missing for the next rung, who may bring it, and who then takes the step.

``way_up(standing, ladder) -> Way | None`` (``None`` above the last rung and off the ladder). Its ``needs`` are the fewest
entries that prove the rung; ``entries(way, ladder, day)`` makes them, as a test and a what-if would.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govern.annotations import Any
from govern.ladder.evidence import Answer, Evidence, answer
from govern.ladder.policy import EVENT, FIELD, GROUP, MARK, SIGHTING, Criterion, Ladder
from govern.ladder.replay import Standing, wants
from govern.values import NamedTuple

_NEVER = 10_000
"""What a criterion costs that no entry can meet."""


class Need(NamedTuple):
    """So many entries of a kind (``gate``, ``indicator``, ``engagement``, ``event``, ``field``), each for another of the codes.

    ``choices`` are best first: what nobody has looked at comes before what was looked at and found wanting.
    """

    kind: str
    count: int  # type: ignore[assignment]  # a tuple's own `count` is of no use here
    choices: tuple[str, ...]
    who: tuple[str, ...]
    criterion: str
    fields: tuple[tuple[str, tuple[Any, ...]], ...] = ()


class Way(NamedTuple):
    """The way to a rung. Without needs only the step is missing."""

    to: str
    owner: str
    needs: tuple[Need, ...]
    possible: bool = True


def way_up(standing: Standing, ladder: Ladder) -> Way | None:
    """The shortest way from where a lead stands to the next rung."""
    above = ladder.next_stage(standing.timeline.stage)
    if above is None:
        return None
    assessment = standing.assessment
    wanted = ladder.criteria_of_step(standing.timeline.stage, above.id)
    found: list[Need] = []
    for name in wanted:
        found.extend(_needs(ladder.criteria[name], assessment.evidence, assessment.as_of, ladder, name))
    possible = all(need.kind != "field" for need in found)
    return Way(above.id, above.owner, tuple(found), possible)


def _needs(criterion: Criterion, evidence: Evidence, day: date, ladder: Ladder, name: str) -> Iterator[Need]:
    if answer(criterion, evidence, day) is Answer.YES:
        return
    if criterion.kind != GROUP:
        yield _leaf(criterion, 1, (criterion.name,), ladder, name)
        return
    told = [(part, answer(part, evidence, day)) for part in criterion.parts]
    short = criterion.at_least - sum(one is Answer.YES for _, one in told)
    open_parts = sorted(
        (part for part, one in told if one is not Answer.YES),
        key=lambda part: (_cost(part, evidence, day), answer(part, evidence, day) is Answer.NO),
    )
    kinds = {_kind(part, ladder) for part in open_parts}
    if len(kinds) == 1 and kinds <= {"gate", "indicator", "engagement"}:
        yield _leaf(open_parts[0], short, tuple(part.name for part in open_parts), ladder, name)
        return
    for part in open_parts[:short]:
        yield from _needs(part, evidence, day, ladder, name)


def _leaf(criterion: Criterion, count: int, choices: tuple[str, ...], ladder: Ladder, name: str) -> Need:
    kind = _kind(criterion, ladder)
    group = {"gate": "gates", "indicator": "indicators"}.get(kind, kind)
    return Need(kind, count, choices, ladder.verifiers.get(group, ()), name, criterion.fields)


def _kind(criterion: Criterion, ladder: Ladder) -> str:
    if criterion.kind == MARK:
        return "gate" if criterion.name in ladder.gates else "indicator"
    return {SIGHTING: "engagement", EVENT: "event", FIELD: "field"}.get(criterion.kind, GROUP)


def _cost(criterion: Criterion, evidence: Evidence, day: date) -> int:
    """How many entries a criterion needs at least."""
    if answer(criterion, evidence, day) is Answer.YES:
        return 0
    if criterion.kind == FIELD:
        return _NEVER
    if criterion.kind != GROUP:
        return 1
    costs = sorted(_cost(part, evidence, day) for part in criterion.parts)
    return sum(costs[: criterion.at_least])


def entries(way: Way, ladder: Ladder, day: date, signals: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The entries of a way, the step last, all of one day; each by the first role that may make it.

    ``signals`` are engagement signals that hold already, for the step to rely on where it must name one.
    """
    made: list[dict[str, Any]] = []
    for need in way.needs:
        by = need.who[0] if need.who else way.owner
        made.extend(_entry(need, code, day.isoformat(), by) for code in need.choices[: need.count])
    step: dict[str, Any] = {
        "on": day.isoformat(),
        "by": way.owner,
        "event": "stage",
        "to": way.to,
        "note": "shortest way",
    }
    cited = [
        *signals,
        *(code for need in way.needs if need.kind == "engagement" for code in need.choices[:1]),
    ]
    if wants(ladder, way.to)[0] and cited:
        step["signals"] = cited[-1:]
    return [*made, step]


def _entry(need: Need, code: str, on: str, by: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"on": on, "by": by, "event": need.kind}
    if need.kind == "gate":
        return {**entry, "gate": code, "result": "pass", "note": "shortest way"}
    if need.kind == "indicator":
        return {**entry, "signal": code, "met": True, "evidence": "shortest way"}
    if need.kind == "engagement":
        return {**entry, "signal": code, "source": "shortest way"}
    return {**entry, "event": code, **{key: values[0] for key, values in need.fields}}
