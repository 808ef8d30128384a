"""RCP: who may receive what, and what went to whom. See docs/sequences.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from govern.findings import Severity
from govern.rules import lead_sends, recipient_lists
from govern.rules.registry import Conflict, Context, Example, Facts, Rule

_LISTS = ("recipient-list",)
_BOTH = ("recipient-list", "lead", "email-sequence")
_ENROLLED = "{on: 2026-04-22, by: sales.ops, event: enrolled, template: nurture-v1-2026-04-20}"
_SENT = "{on: 2026-04-22, by: sales.ops, event: sent, touch: 1, template: nurture-v1-2026-04-20}"
_OUT = "{on: 2026-04-23, by: sales.ops, event: response, kind: opt-out}"
_SUPPRESSED = "{on: 2026-04-23, by: sales.ops, event: suppressed, reason: opt-out}"


_Judge = Callable[[Facts, Context], Iterable[Conflict]]


def _history(*entries: str) -> Example:
    return Example("\n".join(entries), "lead-history")


def _corpus(code: str, name: str, summary: str, why: str, judge: _Judge, sop: str = "5.4") -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=summary,
        why=why,
        sop=sop,
        fails=(),
        passes=(),
        kinds=_BOTH,
        gather=recipient_lists.gather,
        judge=judge,
        needs=recipient_lists.named_by_list,
    )


_of_lead = partial(Rule, kinds=("lead",))

RULES = (
    _corpus(
        "RCP101",
        "unknown-recipient",
        "A recipient list names a lead that does not exist.",
        "Nobody can tell whether somebody may be written to of whom there is no file.",
        recipient_lists.unknown_lead,
    ),
    _corpus(
        "RCP102",
        "unknown-list-template",
        "A recipient list names a template that does not exist.",
        "The CRO would sign recipients of a mail that nobody can read.",
        recipient_lists.unknown_template,
    ),
    _corpus(
        "RCP103",
        "list-of-another-text",
        "The template's text is not the one that the list was drawn up for.",
        "The CRO signed who receives that text, not another one.",
        recipient_lists.other_text,
    ),
    Rule(
        code="RCP104",
        name="list-of-another-sequence",
        summary="A recipient list names another sequence type than its template is of.",
        why="The sequence decides who may receive it, and whether a price may stand in it.",
        sop="5.2",
        fails=(),
        passes=(),
        kinds=_LISTS,
        check=recipient_lists.wrong_sequence,
    ),
    _corpus(
        "RCP105",
        "recipient-stopped",
        "A recipient has opted out, is suppressed, asked to be forgotten, or has no address.",
        "Opt-out means never again; a send would be a SEV2 incident.",
        recipient_lists.stopped,
        "5.6",
    ),
    _corpus(
        "RCP106",
        "recipient-off-stage",
        "A recipient is not at the stage that the sequence is for, or does not prove it.",
        "Nurture is for MQLs, activation with its price for SQLs only.",
        recipient_lists.off_stage,
        "5.2, 5.3",
    ),
    _corpus(
        "RCP107",
        "recipient-busy",
        "A recipient is in another sequence, or on another open list.",
        "Two sequences at a time are more mail than anybody agreed to.",
        recipient_lists.busy,
        "5.2",
    ),
    _corpus(
        "RCP108",
        "recipient-resting",
        "A recipient has had all touches, rests after a silent sequence, has answered, or is not stale.",
        "Limits and cool-down are what keeps outreach from being spam.",
        recipient_lists.resting,
        "5.2, 5.6",
    ),
    _corpus(
        "RCP109",
        "recipient-without-consent",
        "A recipient's country asks for a ground to write, and the file shows none that holds.",
        "CASL and GDPR put the burden of proof on the sender.",
        recipient_lists.without_consent,
        "5.3",
    ),
    _corpus(
        "RCP110",
        "recipient-twice",
        "Two recipients of a list are one mailbox.",
        "One person would get the mail twice.",
        recipient_lists.twice,
    ),
    _corpus(
        "RCP111",
        "recipient-changed",
        "A recipient's contact, company, consent or stage has changed since the list was drawn up.",
        "The CRO signed a person as they stood that day.",
        recipient_lists.changed,
    ),
    _of_lead(
        code="RCP301",
        name="sent-after-opt-out",
        summary="SEV2: a mail went to someone who had opted out or was suppressed.",
        why="It breaks the law (CAN-SPAM) and our word. Nothing silences it: it ends with an investigation.",
        sop="7",
        fails=(
            _history(_ENROLLED, _OUT, _SUPPRESSED, _SENT.replace("2026-04-22", "2026-04-24")),
            _history(_ENROLLED, _SUPPRESSED, _SENT.replace("2026-04-22", "2026-04-23")),
        ),
        passes=(_history(_ENROLLED, _SENT, _OUT, _SUPPRESSED),),
        check=lead_sends.sent_after_stop,
    ),
    _of_lead(
        code="RCP302",
        name="sent-to-opted-out-person",
        summary="SEV2: a mail went to someone who had opted out under another lead's file.",
        why="The person said no, not the file.",
        sop="7",
        fails=(),
        passes=(),
        gather=lead_sends.gather,
        judge=lead_sends.sent_to_stopped_person,
        needs=lead_sends.stopped_before,
    ),
    _of_lead(
        code="RCP303",
        name="sent-outside-sequence",
        summary="A touch went out while the lead was not in that sequence.",
        why="Only who is enrolled, by a list that the CRO signed, receives a sequence.",
        sop="5.4",
        fails=(_history(_SENT),),
        passes=(_history(_ENROLLED, _SENT),),
        severity=Severity.WARNING,
        check=lead_sends.stray,
    ),
    _of_lead(
        code="RCP304",
        name="sent-out-of-cadence",
        summary="A touch went out too early, twice, or beyond the sequence's limit.",
        why="Nurture is one mail in two weeks and six at most; the others have their own numbers.",
        sop="5.2",
        fails=(_history(_ENROLLED, _SENT, _SENT.replace("04-22", "04-24").replace("touch: 1", "touch: 2")),),
        passes=(_history(_ENROLLED, _SENT),),
        severity=Severity.WARNING,
        check=lead_sends.out_of_cadence,
    ),
    _of_lead(
        code="RCP305",
        name="two-sequences",
        summary="A lead was enrolled while another sequence was running.",
        why="One sequence at a time: two are more mail than anybody agreed to.",
        sop="5.2",
        fails=(_history(_ENROLLED, _ENROLLED.replace("nurture-v1", "nurture-v2")),),
        passes=(_history(_ENROLLED),),
        severity=Severity.WARNING,
        check=lead_sends.overlap,
    ),
    _of_lead(
        code="RCP306",
        name="opt-out-not-suppressed",
        summary="A lead opted out, and its address is not on the suppression list.",
        why="The next import or the next list would bring the person back.",
        sop="5.6",
        fails=(_history(_OUT),),
        passes=(_history(_OUT, _SUPPRESSED),),
        check=lead_sends.not_suppressed,
    ),
    _of_lead(
        code="RCP307",
        name="enrolled-off-stage",
        summary="A lead was enrolled in a sequence that is for another stage.",
        why="Nurture is for MQLs, activation with its price for SQLs.",
        sop="5.2",
        fails=(_history(_ENROLLED.replace("nurture", "activation")),),
        passes=(_history(_ENROLLED),),
        severity=Severity.WARNING,
        check=lead_sends.off_stage,
    ),
)
