"""What the policy says of sequences in motion (SOP 5.2, 5.6): one immutable value, numbers and words all from there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from govern.annotations import Any
from govern.ladder.calendar import Calendar, calendar_of
from govern.policy.model import Policy
from govern.values import frozen

ONE_DAY = timedelta(days=1)
IN_PERSON = "-direct"
"""`then: cro-direct`: after it the role before the ending writes in person."""


@frozen
class SequenceTerms:
    """One sequence type: whom it is for, how many touches, how many days apart, what follows."""

    name: str
    audience: str
    """The stage that a lead must have."""
    max_touches: int
    gap_days: int
    then: str
    prices: bool = False
    templated: bool = True
    only_stale: bool = False
    """Whether it is only for leads without engagement for a while (re-engagement)."""
    execution_owner: str = ""


@frozen
class Response:
    """What one kind of reply leads to: who handles it, and the action."""

    kind: str
    handler: str
    action: str
    cool_down_days: int = 0


@frozen
class ConsentRule:
    """What a country's law asks for before someone is written to. ``countries`` are upper-case codes or names."""

    law: str
    countries: frozenset[str]
    bases: frozenset[str]
    proof: bool
    lasts_days: Mapping[str, int]
    """Days after which a basis runs out when the lead's file names no day."""


@frozen
class Terms:
    """All of it."""

    sequences: Mapping[str, SequenceTerms]
    responses: Mapping[str, Response]
    stages: tuple[str, ...]
    exits: tuple[str, ...]
    stale_after_days: int
    calendar: Calendar
    consent: tuple[ConsentRule, ...]
    incident_owner: str
    incident_informs: tuple[str, ...]
    settled_incidents: frozenset[tuple[str, str]]
    """``(lead id, day of the send)`` of SEV2 incidents that the signed policy calls settled."""

    @property
    def cool_down_days(self) -> int:
        """Days between a sequence that ended in silence and the next one."""
        silent = self.responses.get("none")
        return silent.cool_down_days if silent else 0

    def rank(self, stage: str) -> int:
        """The place of a stage on the ladder, from 0; -1 for an exit or an unknown one."""
        return self.stages.index(stage) if stage in self.stages else -1

    def sequence_of(self, template: str) -> SequenceTerms | None:
        """The sequence type of a template's id (``re-engagement-v1-2026-05-18``); ``None`` for an unknown one."""
        names = [name for name in self.sequences if template.startswith(f"{name}-v")]
        return self.sequences[max(names, key=len)] if names else None

    def lowest_priced_rank(self) -> int:
        """The lowest rung that may read a price of ours: the audience of the sequences that allow prices."""
        ranks = [self.rank(one.audience) for one in self.sequences.values() if one.prices]
        return min((rank for rank in ranks if rank >= 0), default=len(self.stages))

    def business_day_after(self, day: date) -> date:
        """The first business day after ``day``."""
        return self.calendar.business_day_from(day + ONE_DAY)


_kept: tuple[Policy, Terms] | None = None


def terms_of(policy: Policy) -> Terms:
    """The terms of a policy; the last one is kept, as every rule asks for it."""
    global _kept
    if _kept is None or _kept[0] is not policy:
        _kept = (policy, read_terms(policy.data, calendar_of(policy)))
    return _kept[1]


def read_terms(data: Mapping[str, Any], calendar: Calendar) -> Terms:
    """The terms that merged policy data describe (sections sequences, responses, ladder, consent, escalations)."""
    ladder: Mapping[str, Any] = data.get("ladder", {})
    incident: Mapping[str, Any] = data.get("escalations", {}).get("opted-out-send", {})
    return Terms(
        sequences={name: _sequence(name, one) for name, one in data.get("sequences", {}).items()},
        responses={name: _response(name, one) for name, one in data.get("responses", {}).items()},
        stages=tuple(one["id"] for one in ladder.get("stages", ())),
        exits=tuple(one if isinstance(one, str) else one["id"] for one in ladder.get("exits", ())),
        stale_after_days=int(ladder.get("stale_after_days", 0)),
        calendar=calendar,
        consent=tuple(_consent(law, one) for law, one in data.get("consent", {}).items()),
        incident_owner=str(incident.get("settled_by", "")),
        incident_informs=tuple(incident.get("with", ())),
        settled_incidents=frozenset(
            (str(one.get("lead")), str(one.get("sent"))) for one in incident.get("settled", ())
        ),
    )


def _sequence(name: str, data: Mapping[str, Any]) -> SequenceTerms:
    return SequenceTerms(
        name=name,
        audience=data.get("stage", ""),
        max_touches=data.get("max_touches", 1),
        gap_days=data.get("gap_days", 0),
        then=data.get("then", ""),
        prices=data.get("prices", False),
        templated=data.get("templated", True),
        only_stale=data.get("only_stale", False),
        execution_owner=data.get("execution_owner", ""),
    )


def _response(kind: str, data: Mapping[str, Any]) -> Response:
    return Response(kind, data.get("handler", ""), data.get("action", ""), data.get("cool_down_days", 0))


def _consent(law: str, data: Mapping[str, Any]) -> ConsentRule:
    return ConsentRule(
        law=str(data.get("law", law)),
        countries=frozenset(str(one).upper() for one in data.get("countries", ())),
        bases=frozenset(data.get("bases", ())),
        proof=bool(data.get("proof", False)),
        lasts_days=dict(data.get("lasts_days", {})),
    )
