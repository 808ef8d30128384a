"""What somebody wants to write into a history, and why they may not. Pure: the commands and agents ask this first.

``plan_step`` for a step, ``plan_evidence`` for a gate, a signal or an indicator. A ``Plan`` has the entry (keys in the
order of the contract) and what stands against it; with no refusals the entry may be appended as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from govern.annotations import Any
from govern.ladder.criteria import Assessment, Judged, assess
from govern.ladder.evidence import Answer
from govern.ladder.history import Lead, lead_from
from govern.ladder.policy import GROUP, Criterion, Ladder
from govern.ladder.replay import BACK, EXIT, RETURN, SAME, SKIP, UNKNOWN, move, replay, wants
from govern.values import NamedTuple

Entry = dict[str, Any]


class Refusal(NamedTuple):
    """Why something may not be written, and what to do about it."""

    message: str
    help: str


class Plan(NamedTuple):
    """An entry and what stands against it."""

    entry: Entry
    refusals: tuple[Refusal, ...]


class Step(NamedTuple):
    """What somebody asks for: a step to a stage, by a role or an address, on a day."""

    to: str
    by: str
    on: date
    note: str
    reason: str = ""
    signals: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


def plan_step(lead: Lead, ladder: Ladder, step: Step) -> Plan:
    """The entry of a step. Codes that are not named are filled in from what holds on that day."""
    assessment = assess(lead, ladder, step.on)
    timeline = replay(lead, ladder, step.on)
    kind = move(
        timeline.stage, step.to, ladder, max((ladder.rank(one.to) for one in timeline.steps), default=0)
    )
    step = _filled(step, timeline.stage, kind, ladder, assessment)
    entry = _step_entry(step)
    refusals = [*_form(step, timeline.stage, kind, ladder)]
    later = [one for one in replay(lead, ladder).steps if one.on > step.on]
    if later:
        refusals.append(
            Refusal(
                f"The history has a later step (to {later[0].to} on {later[0].on}).",
                "Take the step on a day from then on; correct the later one first if it was wrong.",
            )
        )
    if kind not in {UNKNOWN, SAME, BACK, EXIT}:
        refusals.extend(_unproven(lead, ladder, entry, step, assessment))
    return Plan(entry, tuple(refusals))


def _filled(step: Step, frm: str, kind: str, ladder: Ladder, assessment: Assessment) -> Step:
    if kind in {UNKNOWN, SAME, BACK, EXIT}:
        return step
    low = max(ladder.rank(frm), 0)
    asked = [wants(ladder, one.id) for one in ladder.stages[low + 1 : ladder.rank(step.to) + 1]]
    held = held_codes(assessment)
    if any(one[0] for one in asked) and not step.signals:
        step = step._replace(signals=tuple(code for code in held if code in ladder.engagement))
    if any(one[1] for one in asked) and not step.indicators:
        step = step._replace(indicators=tuple(code for code in held if code in ladder.indicators))
    return step


def held_codes(assessment: Assessment) -> tuple[str, ...]:
    """All codes that hold on the day of an assessment, in the order of the policy."""
    return tuple(dict.fromkeys(code for judged in assessment.criteria for code in _met_leaves(judged)))


def _met_leaves(judged: Judged) -> Iterator[str]:
    if not judged.parts and judged.met:
        yield judged.id
    for part in judged.parts:
        yield from _met_leaves(part)


def _step_entry(step: Step) -> Entry:
    entry: Entry = {"on": step.on.isoformat(), "by": step.by, "event": "stage", "to": step.to}
    if step.signals:
        entry["signals"] = list(step.signals)
    if step.indicators:
        entry["indicators"] = list(step.indicators)
    entry["note"] = step.note
    if step.reason:
        entry["reason"] = step.reason
    return entry


def _form(step: Step, frm: str, kind: str, ladder: Ladder) -> Iterator[Refusal]:
    """What is wrong with a step whatever the evidence says."""
    if kind == UNKNOWN:
        known = ", ".join((*(one.id for one in ladder.stages), *(one.id for one in ladder.exits)))
        yield Refusal(f"The ladder has no stage “{step.to}”.", f"Use one of: {known}.")
        return
    if kind == SAME:
        yield Refusal(f"The lead is {step.to} already.", "There is no step to take.")
        return
    if kind == SKIP and not step.reason:
        above = ladder.next_stage(frm)
        yield Refusal(
            f"From {frm} the next rung is {above.id if above else ladder.stages[1].id}, not {step.to}.",
            "Take one rung after the other, or give a --reason for leaving some out.",
        )
    if kind in {BACK, EXIT, RETURN} and not step.reason:
        yield Refusal(f"A step from {frm} to {step.to} needs a reason.", 'Add --reason "…".')
    if not step.note.strip():
        yield Refusal("A step needs a note (SOP 4.4).", 'Add --note "…".')
    allowed = ladder.may_step(step.to, frm)
    if not ladder.roles_of(step.by, step.on) & set(allowed):
        yield Refusal(
            f"{step.by} may not take the step to {step.to}.",
            f"It is the step of {' or '.join(allowed)}.",
        )


def _unproven(
    lead: Lead, ladder: Ladder, entry: Entry, step: Step, assessment: Assessment
) -> Iterator[Refusal]:
    """Each criterion that is not met, and each code that does not hold, by playing the history with the entry."""
    tried = with_entries(lead, [entry])
    (last,) = [
        one for one in replay(tried, ladder, step.on).steps if one.event.index == tried.events[-1].index
    ]
    for name in last.missing:
        judged = assessment.criterion(name)
        yield Refusal(
            f"{name} is not met on {step.on}: {judged.why if judged else 'unknown'}.",
            _who_mends(judged, name, ladder, lead.id),
        )
    if last.unseen and not last.missing:
        yield Refusal(
            f"{', '.join(last.unseen)} did not hold on {step.on}.",
            "Name only what was seen and still counts.",
        )


def _who_mends(judged: Judged | None, name: str, ladder: Ladder, lead: str) -> str:
    codes = list(_codes(ladder.criteria[name]))
    open_codes = [part.id for part in judged.parts if not part.met] if judged else []
    for group, word, command in (
        (ladder.gates, "gates", "gate"),
        (ladder.indicators, "indicators", "indicator"),
        (ladder.engagement, "engagement", "signal"),
    ):
        if codes and all(code in group for code in codes):
            who = ladder.verifiers.get(word, ())
            told = f"{' or '.join(who)} records it" if who else "Record it"
            return f"{told}: `govern lead {command} {lead} {(open_codes or codes)[0]} …`."
    return "See `govern lead explain`."


def _codes(criterion: Criterion) -> Iterator[str]:
    if criterion.kind != GROUP:
        yield criterion.name
    for part in criterion.parts:
        yield from _codes(part)


def with_entries(lead: Lead, added: list[Entry]) -> Lead:
    """The lead with further entries at the end of its history."""
    history = lead.data.get("history")
    before = history if isinstance(history, list) else []
    return lead_from({**lead.data, "history": [*before, *added]}, lead.path)


def plan_evidence(ladder: Ladder, entry: Entry, on: date, today: date) -> Plan:
    """A gate, an engagement signal or an indicator as an entry, held against who may verify it and when."""
    return Plan(entry, tuple(_evidence_refusals(ladder, entry, on, today)))


_GROUPS = {
    "gate": ("gates", "gate"),
    "engagement": ("engagement", "signal"),
    "indicator": ("indicators", "signal"),
}


def _evidence_refusals(ladder: Ladder, entry: Entry, on: date, today: date) -> Iterator[Refusal]:
    group, field = _GROUPS[entry["event"]]
    known: Collection[str] = {
        "gates": ladder.gates,
        "engagement": tuple(ladder.engagement),
        "indicators": tuple(ladder.indicators),
    }[group]
    if entry[field] not in known:
        yield Refusal(
            f"The ladder has no {entry['event']} “{entry[field]}”.", f"Use one of: {', '.join(known)}."
        )
    if on > today:
        yield Refusal(f"{on} has not come yet.", "A history tells what happened.")
    allowed = ladder.verifiers.get(group)
    if allowed is not None and not ladder.roles_of(entry["by"], on) & set(allowed):
        yield Refusal(f"{entry['by']} does not verify {group}.", f"That is for {' or '.join(allowed)}.")


def same_answer(lead: Lead, ladder: Ladder, entry: Entry, on: date) -> bool:
    """Whether a gate or an indicator stands as an entry says already, so that the entry would add nothing."""
    code = entry.get("gate", entry.get("signal"))
    found = assess(lead, ladder, on).evidence.marks.get(str(code))
    said = entry.get("result", entry.get("met"))
    want = {"pass": Answer.YES, "fail": Answer.NO, True: Answer.YES, False: Answer.NO}.get(
        said, Answer.UNKNOWN
    )
    return found is not None and found[0] is want and found[1].index >= 0
