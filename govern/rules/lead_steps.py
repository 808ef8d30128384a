"""LED101–LED107, LED118, LED119: the steps of a lead, each held against the evidence of its day (SOP 3, 4)."""

from __future__ import annotations

from collections.abc import Iterator

from govern.annotations import TYPE_CHECKING
from govern.documents.document import Document
from govern.findings import Edit, Fix
from govern.rules.lead_reading import View, listed, view
from govern.rules.registry import Context, Problem

if TYPE_CHECKING:
    from govern.ladder.replay import Step


def not_proven(document: Document, context: Context) -> Iterator[Problem]:
    """LED101: a step that the evidence of its day does not bear out."""
    seen = view(document, context)
    for step in seen.timeline.steps:
        if step.missing:
            yield seen.at(
                step.event,
                f"On {step.on} the file did not prove {step.to}: {_lacking(seen, step)}.",
                f"Record what was missing, or set the step right: {_undo(step)}.",
                "to",
            )


def _lacking(seen: View, step: Step) -> str:
    from govern.ladder.criteria import assess

    told = assess(seen.lead, seen.ladder, step.on)
    parts = []
    for name in step.missing:
        judged = told.criterion(name)
        parts.append(f"{name} ({judged.why})" if judged is not None else name)
    return "; ".join(parts)


def _undo(step: Step) -> str:
    return f"`event: correction, corrects: {{on: {step.on}, event: stage, to: {step.to}}}`"


def skipped(document: Document, context: Context) -> Iterator[Problem]:
    """LED102: a step over one or more rungs that says no reason."""
    seen = view(document, context)
    for step in seen.timeline.steps:
        if step.move == "skip" and not step.reason.strip():
            low = max(seen.ladder.rank(step.frm), 0)
            between = [stage.id for stage in seen.ladder.stages[low + 1 : seen.ladder.rank(step.to)]]
            yield seen.at(
                step.event,
                f"The step from {step.frm} to {step.to} leaves out {listed(between) or 'the way up'}.",
                "Take one rung after the other, each by its owner; or say in `reason` why this lead did not.",
                "to",
            )


def unreasoned(document: Document, context: Context) -> Iterator[Problem]:
    """LED103: a step down, out or back in that says no reason."""
    seen = view(document, context)
    words = {"back": "goes back", "exit": "leaves the ladder", "return": "comes back onto the ladder"}
    for step in seen.timeline.steps:
        if step.move in words and not step.reason.strip():
            yield seen.at(
                step.event,
                f"The lead {words[step.move]} ({step.frm} → {step.to}) without a reason.",
                "Add `reason`, for whoever asks in half a year why.",
                "to",
            )


def wrong_owner(document: Document, context: Context) -> Iterator[Problem]:
    """LED104: a step that somebody took whose step it is not."""
    seen = view(document, context)
    for step in seen.timeline.steps:
        allowed = seen.ladder.may_step(step.to, step.frm)
        roles = seen.ladder.roles_of(step.by, step.on)
        if step.move in {"same", "unknown"} or not step.by or roles & set(allowed):
            continue
        held = f" holds no role on {step.on}" if "@" in step.by and not roles else ""
        yield seen.at(
            step.event,
            f"{step.by}{held or f' took the step to {step.to}'}; {listed(allowed, 'or')} owns the step to {step.to}.",
            f"Let {listed(allowed, 'or')} take the step, in an entry of their own.",
            "by",
        )


def handoff_facts(document: Document, context: Context) -> Iterator[Problem]:
    """LED105: a step that does not say which signals or indicators it relies on."""
    from govern.ladder.replay import wants

    seen = view(document, context)
    for step in seen.timeline.steps:
        if step.move not in {"up", "skip"}:
            continue
        low = max(seen.ladder.rank(step.frm), 0)
        asked = [
            wants(seen.ladder, stage.id)
            for stage in seen.ladder.stages[low + 1 : seen.ladder.rank(step.to) + 1]
        ]
        for number, (key, given, example) in enumerate(
            (("signals", step.signals, "[E1]"), ("indicators", step.indicators, "[S1, S3, S5]"))
        ):
            if any(one[number] for one in asked) and not given:
                yield seen.at(
                    step.event,
                    f"The step to {step.to} does not say which {key} it relies on.",
                    f"Add `{key}: {example}`: who looks at this later must see why the step was right.",
                    "to",
                )


def unseen_evidence(document: Document, context: Context) -> Iterator[Problem]:
    """LED106: a step that relies on signals or indicators that did not hold on its day."""
    seen = view(document, context)
    for step in seen.timeline.steps:
        if step.unseen:
            yield seen.at(
                step.event,
                f"The step to {step.to} on {step.on} relies on {listed(step.unseen)}, which "
                f"{'was' if len(step.unseen) == 1 else 'were'} not met on that day.",
                "Name what was seen and still inside its window on that day; record what was seen and not written down.",
                "signals" if step.unseen[0] in step.signals else "indicators",
            )


def contradicts(document: Document, context: Context) -> Iterator[Problem]:
    """LED107: the file's stage is not the one that its history leads to."""
    seen = view(document, context)
    claim, told = seen.lead.stage, seen.timeline
    if not claim or claim == told.stage:
        return
    place = document.position("stage")
    since = f"since {told.since} it is" if told.since else "no step was ever taken, so it is"
    yield Problem(
        place.start,
        place.end,
        f"The file says {claim}; by its history {since} {told.stage}.",
        f"Write `stage: {told.stage}`, or take the step with `govern lead`, which adds the entry.",
        Fix(
            f"Say what the history says: {told.stage}",
            (Edit(place.start, place.end, told.stage),),
            safe=False,
        ),
    )


def lost_ground(document: Document, context: Context) -> Iterator[Problem]:
    """LED118: the present stage was proven once, and is not by what is known now. Windows that ran out are none."""
    from govern.ladder.evidence import gather
    from govern.ladder.replay import missing

    seen = view(document, context)
    last = seen.timeline.last
    if last is None or not last.proven or seen.ladder.rank(seen.timeline.stage) < 1:
        return
    evidence = gather(seen.lead, seen.as_of)
    gone = [
        name
        for name in missing(seen.ladder, seen.timeline.stage, evidence, seen.as_of)
        if seen.ladder.criteria[name].within_days is None
    ]
    if gone or not last.holds:
        what = f" ({listed(gone)})" if gone else ""
        yield seen.on(
            "stage",
            f"The lead stands at {seen.timeline.stage}, but what proved it no longer holds{what}: "
            "a later entry changed or corrected it.",
            "Check it again, or take the lead back: `govern lead recycle` or `disqualify`, with the reason.",
        )


def wrong_origin(document: Document, context: Context) -> Iterator[Problem]:
    """LED119: a step says that it leaves another stage than the one where the lead stood."""
    seen = view(document, context)
    for step in seen.timeline.steps:
        said = step.event.text("from")
        if said and said != step.frm:
            yield seen.at(
                step.event,
                f"The step says that it leaves {said}; the lead stood at {step.frm}.",
                f"Leave `from` out, or correct the entry: {_undo(step)}.",
                "from",
            )
