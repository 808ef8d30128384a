"""The conditions of SOP 7, each judged from the files: whether it holds, since when, by what evidence, and who acts.

``evaluate(policy, leads, flows, findings, as_of) -> tuple[Escalation, ...]``, one for each entry of the policy's section
``escalations``. A condition that the files do not suffice to judge is ``UNKNOWN``: weeks with too few leads are no
evidence, neither for nor against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from govern.approvals.chain import chain_for
from govern.documents.document import Document
from govern.findings import Finding, Severity
from govern.ladder.criteria import assess
from govern.ladder.history import Lead
from govern.ladder.policy import Ladder, ladder_of
from govern.ladder.replay import BACK, Step, Timeline, missing
from govern.policy.model import Policy
from govern.reports.flow_index import FlowIndex
from govern.reports.flows import Flow
from govern.reports.metrics import Reading, measure
from govern.reports.settings import CONVERSION, NEW_ENTRIES, Metric, reporting_of
from govern.reports.weekly import percent
from govern.reports.weeks import Week, week_calendar
from govern.sequences.incidents import shared_incidents
from govern.sequences.suppression import matching_of
from govern.sequences.terms import terms_of


class State(StrEnum):
    """Whether a condition holds."""

    OPEN = "open"
    CLEAR = "clear"
    UNKNOWN = "unknown"


class Proof(NamedTuple):
    """One piece of evidence: what was seen, on which day, and in which file."""

    words: str
    path: str = ""
    on: date | None = None


class Escalation(NamedTuple):
    """A condition of SOP 7. ``since`` is the first day on which it held without a break."""

    id: str
    title: str
    state: State
    why: str
    acts: str
    involves: tuple[str, ...]
    action: str
    severity: str
    since: date | None
    evidence: tuple[Proof, ...]
    sop: str


class Told(NamedTuple):
    """What a condition gave: state, why in one sentence, since when, evidence."""

    state: State
    why: str
    since: date | None = None
    evidence: tuple[Proof, ...] = ()


class Case(NamedTuple):
    """What conditions are judged by. ``findings`` are those of check in the templates that are in use."""

    policy: Policy
    ladder: Ladder
    leads: Sequence[Lead]
    flows: Sequence[Flow]
    findings: Sequence[Finding]
    as_of: date


def evaluate(
    policy: Policy,
    leads: Sequence[Lead],
    flows: Sequence[Flow],
    findings: Sequence[Finding],
    as_of: date,
) -> tuple[Escalation, ...]:
    """Every condition of the policy: open ones first, the most severe of them first, then in the policy's order."""
    case = Case(policy, ladder_of(policy), leads, flows, findings, as_of)
    found = [_judged(name, section, case) for name, section in policy.data.get("escalations", {}).items()]
    return tuple(sorted(found, key=_rank))


_ORDER = {State.OPEN: 0, State.UNKNOWN: 1, State.CLEAR: 2}


def _rank(one: Escalation) -> tuple[int, str]:
    return _ORDER[one.state], one.severity or "~"


class _Words(NamedTuple):
    title: str
    action: str
    judge: Callable[[Case, Mapping[str, Any]], Told]


def _judged(name: str, section: Mapping[str, Any], case: Case) -> Escalation:
    words = _CONDITIONS.get(name) or _Words(
        name,
        "",
        lambda _case, _section: Told(State.UNKNOWN, "Nothing in govern judges a condition of this name."),
    )
    told = words.judge(case, section)
    raised = (section["raised_by"],) if "raised_by" in section else ()
    return Escalation(
        id=name,
        title=str(section.get("title", words.title)),
        state=told.state,
        why=told.why,
        acts=str(section.get("settled_by", "chief.staff")),
        involves=(*raised, *section.get("with", ())),
        action=words.action,
        severity=str(section.get("severity", "")),
        since=told.since,
        evidence=told.evidence,
        sop=str(section.get("sop", "7")),
    )


def templates_in_use(
    policy: Policy, templates: Iterable[Document], flows: Iterable[Flow], as_of: date
) -> list[str]:
    """Paths of the templates that are approved or loaded, or went out lately (``in_use_days`` of ``brand-voice``)."""
    days = int(policy.data.get("escalations", {}).get("brand-voice", {}).get("in_use_days", 30))
    sent = {mail.template for flow in flows for mail in flow.mails if 0 <= (as_of - mail.on).days <= days}
    found = []
    for document in templates:
        chain = chain_for(document, policy)
        claims = chain is not None and chain.claims_completion(document.data.get("status"))
        if claims or document.path.rpartition("/")[2].removesuffix(".md") in sent:
            found.append(document.path)
    return found


# --------------------------------------------------------------------------------------------------- an opted-out send


def _opted_out_send(case: Case, _: Mapping[str, Any]) -> Told:
    """A mail that went out after an opt-out or a suppression, at any time, until the policy says it is settled."""
    found = shared_incidents(case.leads, terms_of(case.policy), matching_of(case.policy))
    evidence = [
        Proof(f"{one.lead}: {one.words}", one.path, one.sent.on)
        for one in found
        if one.sent.on is None or one.sent.on <= case.as_of
    ]
    if not evidence:
        return Told(State.CLEAR, "No mail went to anybody who had opted out or was suppressed.")
    evidence.sort(key=lambda one: (one.on or date.min, one.path))
    first = min((one.on for one in evidence if one.on is not None), default=None)
    many = "1 mail" if len(evidence) == 1 else f"{len(evidence)} mails"
    return Told(State.OPEN, f"{many} went to people who had said no.", first, tuple(evidence))


# ------------------------------------------------------------------------------------------------- definition disputes


def _definition_dispute(case: Case, _: Mapping[str, Any]) -> Told:
    """Leads whose stage two sides see differently; the criteria of SOP 3.2 and 3.3 say who is right."""
    pairs = zip(case.leads, case.flows, strict=True)
    evidence = [proof for lead, flow in pairs for proof in _disputed(lead, flow.timeline, case)]
    if not evidence:
        return Told(
            State.CLEAR, "No stage is claimed against its evidence, and none was taken back against it."
        )
    evidence.sort(key=lambda one: (one.on or date.min, one.path))
    many = "1 lead" if len(evidence) == 1 else f"{len(evidence)} leads"
    return Told(
        State.OPEN, f"The stage of {many} and the evidence do not agree.", evidence[0].on, tuple(evidence)
    )


def _disputed(lead: Lead, timeline: Timeline, case: Case) -> Iterator[Proof]:
    last = timeline.last
    if last is None:
        return
    if last.move == BACK:
        yield from _taken_back(lead, timeline, last, case)
        return
    claim = next((s for s in reversed(timeline.steps) if s.to == timeline.stage and s is last), None)
    if claim is not None and claim.missing and not claim.holds:
        lacks = ", ".join(claim.missing)
        yield Proof(
            f"{lead.id}: {_label(claim.to)} is claimed by {claim.by}, and the evidence does not prove it (lacks {lacks})",
            lead.path,
            claim.on,
        )


def _taken_back(lead: Lead, timeline: Timeline, step: Step, case: Case) -> Iterator[Proof]:
    """A step down from a rung whose criteria were met then and are met now: by definition it is that rung (SOP 7)."""
    rung = case.ladder.stage(step.frm)
    if rung is None or not rung.criteria or timeline.stage != step.to:
        return
    now = assess(lead, case.ladder, case.as_of).evidence
    if missing(case.ladder, step.frm, assess(lead, case.ladder, step.on).evidence, step.on):
        return
    if missing(case.ladder, step.frm, now, case.as_of):
        return
    yield Proof(
        f"{lead.id}: {step.by} took {_label(step.frm)} back, and all its criteria are met: it is {_label(step.frm)} by"
        " definition",
        lead.path,
        step.on,
    )


# --------------------------------------------------------------------------------------------------------- brand voice


def _brand_voice(case: Case, section: Mapping[str, Any]) -> Told:
    """Findings of the voice rules in templates that are in use."""
    families = tuple(section.get("rules", ("VOC",)))
    evidence = tuple(
        Proof(f"{one.code} {one.message}", f"{one.path}:{one.span.line}")
        for one in case.findings
        if one.code.startswith(families) and one.severity in {Severity.ERROR, Severity.WARNING}
    )
    if not evidence:
        return Told(State.CLEAR, "No template in use breaks a rule of brand voice.")
    paths = {proof.path.rpartition(":")[0] for proof in evidence}
    many = "1 template" if len(paths) == 1 else f"{len(paths)} templates"
    return Told(
        State.OPEN, f"{many} in use break rules of brand voice; pause their sequences.", None, evidence
    )


# -------------------------------------------------------------------------------------------------------------- weeks


def _mql_volume(case: Case, section: Mapping[str, Any]) -> Told:
    """Fewer new MQLs than the threshold in each of so many weeks running (weeks that have ended)."""
    below, wanted = section.get("below", 0), int(section.get("weeks", 2))
    metric = next((one for one in reporting_of(case.policy).metrics if one.measure == NEW_ENTRIES), None)
    if metric is None:
        return Told(State.UNKNOWN, "The policy has no metric that counts new leads on a rung.")
    readings = _readings(case, metric)
    run = _trailing(readings, lambda one: one.figure.numerator < below)
    name = _label(metric.start)
    evidence = tuple(
        Proof(f"{one.week.name}: {one.figure.numerator} new {name}, threshold {below}", "", one.week.end)
        for one in run[-max(wanted, 6) :]
    )
    if len(readings) < wanted:
        return Told(State.UNKNOWN, f"There are fewer than {wanted} whole weeks of data.", None, evidence)
    if len(run) >= wanted:
        words = f"New {name} stayed below {below} for {len(run)} weeks running (limit: {wanted})."
        return Told(State.OPEN, words, run[0].week.start, evidence)
    return Told(State.CLEAR, f"New {name} were not below {below} for {wanted} weeks running.", None, evidence)


def _sql_rate(case: Case, section: Mapping[str, Any]) -> Told:
    """A cohort conversion rate below the threshold in each of so many weeks running.

    Only cohorts old enough to be judged and large enough to mean something count; the others neither break a run nor
    lengthen it.
    """
    below, wanted = section.get("below_percent", 0), int(section.get("weeks", 4))
    least = int(section.get("minimum", reporting_of(case.policy).small))
    metric = next((one for one in reporting_of(case.policy).metrics if one.measure == CONVERSION), None)
    if metric is None:
        return Told(State.UNKNOWN, "The policy has no metric that measures a conversion.")
    old = [one for one in _readings(case, metric) if one.figure.mature]
    telling = [one for one in old if one.figure.denominator >= least]
    run = _trailing(telling, lambda one: 100 * one.figure.numerator < below * one.figure.denominator)
    evidence = tuple(_rate_proof(one) for one in run[-max(wanted, 6) :])
    if len(run) >= wanted:
        words = (
            f"{_rate_name(metric)} stayed below {below} % for {len(run)} cohorts running (limit: {wanted})."
        )
        return Told(State.OPEN, words, run[0].week.start, evidence)
    if len(telling) < wanted or len(telling) < len(old[-wanted:]):
        return Told(
            State.UNKNOWN,
            _too_few(old, telling, least, wanted, metric),
            None,
            evidence or _pooled(old, metric),
        )
    return Told(
        State.CLEAR,
        f"{_rate_name(metric)} was not below {below} % for {wanted} weeks running.",
        None,
        evidence,
    )


def _too_few(old: list[Reading], telling: list[Reading], least: int, wanted: int, metric: Metric) -> str:
    return (
        f"Only {len(telling)} of {len(old)} weekly cohorts older than {metric.mature_after} days hold {least} leads or"
        f" more; {wanted} are needed to tell."
    )


def _pooled(old: list[Reading], metric: Metric) -> tuple[Proof, ...]:
    hits, base = sum(one.figure.numerator for one in old), sum(one.figure.denominator for one in old)
    if not base:
        return ()
    from fractions import Fraction

    share = percent(Fraction(hits, base))
    return (
        Proof(f"All {len(old)} cohorts together: {hits} of {base} converted, {share} ({_rate_name(metric)})"),
    )


def _rate_proof(one: Reading) -> Proof:
    figure = one.figure
    share = percent(figure.value) if figure.value is not None else "n/a"
    return Proof(f"{one.week.name}: {figure.numerator} of {figure.denominator} = {share}", "", one.week.end)


def _rate_name(metric: Metric) -> str:
    return f"{_label(metric.start)} to {_label(metric.end)}"


def _readings(case: Case, metric: Metric) -> list[Reading]:
    """The metric in every whole week of the data that has ended, the oldest first."""
    index = FlowIndex(case.flows)
    begin = index.begin
    if begin is None:
        return []
    calendar = week_calendar(case.policy)
    weeks: Iterable[Week] = calendar.span(begin, case.as_of)
    return [measure(metric, index, week, case.as_of) for week in weeks if week.end <= case.as_of]


def _trailing(readings: list[Reading], holds: Callable[[Reading], bool]) -> list[Reading]:
    """The unbroken run of weeks for which something holds, at the end."""
    start = len(readings)
    while start and holds(readings[start - 1]):
        start -= 1
    return readings[start:]


def _label(stage: str) -> str:
    return stage.upper() if len(stage) <= 3 else stage


_CONDITIONS: dict[str, _Words] = {
    "definition-dispute": _Words(
        "MQL definition dispute",
        "Settle it by the criteria of SOP 3.2; chief.staff mediates if it persists.",
        _definition_dispute,
    ),
    "brand-voice": _Words(
        "Content does not match the brand voice", "Pause the sequence until the text is mended.", _brand_voice
    ),
    "opted-out-send": _Words(
        "Mail to an opted-out contact",
        "Investigate at once; review CAN-SPAM compliance.",
        _opted_out_send,
    ),
    "mql-volume": _Words(
        "MQL volume below threshold",
        "Review together: is content engagement declining, or is the ICP pool exhausted?",
        _mql_volume,
    ),
    "sql-rate": _Words(
        "SQL conversion rate below threshold", "Review the calibration of the signal indicators.", _sql_rate
    ),
}
