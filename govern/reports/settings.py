"""What the policy says about numbers: the metrics of SOP 6.1 by how they are measured, targets, what counts as few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from govern.errors import PolicyError
from govern.policy.model import Policy

NEW_ENTRIES, CONVERSION, OPEN_RATE, REPLY_RATE, DAYS_BETWEEN = (
    "new-entries",
    "conversion",
    "open-rate",
    "reply-rate",
    "days-between",
)
MEASURES = (NEW_ENTRIES, CONVERSION, OPEN_RATE, REPLY_RATE, DAYS_BETWEEN)


class Metric(NamedTuple):
    """A metric of the policy: how it is measured (one of ``MEASURES``) and between which rungs.

    ``target`` is in the metric's own unit: leads, percent or days. ``mature_after`` are the days after which a group of
    leads is old enough for its rate to be believed. ``within`` are days for the estimated share that arrives in time.
    """

    id: str
    title: str
    owner: str
    measure: str
    start: str = ""
    end: str = ""
    target: float | None = None
    mature_after: int = 0
    within: tuple[int, ...] = ()
    counts: tuple[str, ...] = ()
    sop: str = "6.1"

    @property
    def unit(self) -> str:
        """What the number counts."""
        return {NEW_ENTRIES: "leads", DAYS_BETWEEN: "calendar days"}.get(self.measure, "percent")

    @property
    def lower_is_better(self) -> bool:
        """Whether the target is a ceiling."""
        return self.measure == DAYS_BETWEEN


class Reporting(NamedTuple):
    """All settings of reports. Below ``small`` cases a rate is shown as a count."""

    metrics: tuple[Metric, ...]
    small: int = 5
    trend_weeks: int = 4

    def metric(self, name: str) -> Metric | None:
        """A metric by its id."""
        return next((one for one in self.metrics if one.id == name), None)


def reporting_of(policy: Policy) -> Reporting:
    """The settings of a policy (sections ``metrics`` and ``reporting``). Raises ``PolicyError`` for an unknown stage."""
    section = policy.data.get("reporting", {})
    stages = tuple(str(one["id"]) for one in policy.data.get("ladder", {}).get("stages", ()))
    metrics = tuple(_metric(name, one, stages) for name, one in policy.data.get("metrics", {}).items())
    return Reporting(metrics, int(section.get("small_below", 5)), int(section.get("trend_weeks", 4)))


def _metric(name: str, data: Mapping[str, Any], stages: tuple[str, ...]) -> Metric:
    measure = data.get("measure", "")
    if measure not in MEASURES:
        raise PolicyError(
            f"The metric “{name}” says `measure: {measure}`, which is none.",
            f"Write one of: {', '.join(MEASURES)}.",
        )
    start, end = str(data.get("from", data.get("stage", ""))), str(data.get("to", ""))
    wanted = {NEW_ENTRIES: (start,), CONVERSION: (start, end), DAYS_BETWEEN: (start, end)}.get(measure, ())
    for stage in wanted:
        if stage not in stages:
            raise PolicyError(
                f"The metric “{name}” counts the stage “{stage}”, which the ladder does not have.",
                f"Use one of: {', '.join(stages)}.",
            )
    return Metric(
        id=name,
        title=str(data.get("title", name)),
        owner=str(data.get("owner", "nobody")),
        measure=measure,
        start=start,
        end=end,
        target=data.get("target"),
        mature_after=int(data.get("mature_after_days", 0)),
        within=tuple(data.get("within_days", ())),
        counts=tuple(data.get("counts", ("positive", "neutral", "negative"))),
        sop=str(data.get("sop", "6.1")),
    )
