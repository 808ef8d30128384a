"""RCP101–RCP111: recipient lists against leads and templates. What only the suppression key shows, `govern export` asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from govern.annotations import Any
from govern.documents.document import Document
from govern.documents.names import stem_of
from govern.hashing import sha256
from govern.rules.registry import Conflict, Context, Fact, Facts, Problem, Stated, Wanted

RECIPIENT, LEAD, TEMPLATE, LIST = "list-recipient", "list-lead", "list-template", "list-itself"
_NEVER = ("opted-out", "suppressed", "forgotten", "bounced", "no-address")
_STAGE = ("stage", "unproven", "price")
_REST = ("touch-limit", "cool-down", "not-stale", "answered-no", "answered-yes", "away")


def gather(document: Document, context: Context) -> Iterator[Fact]:
    """What a list, a lead or a template tells the judges of lists."""
    makers: dict[str, Callable[[Document, Context], Iterable[Fact]]] = {
        "recipient-list": _list_facts,
        "lead": _lead_facts,
        "email-sequence": _template_facts,
    }
    maker = makers.get(document.kind)
    if maker is not None:
        yield from maker(document, context)


def _list_facts(document: Document, context: Context) -> Iterator[Fact]:  # noqa: ARG001
    from govern.sequences.lists import read_recipients

    one = read_recipients(document)
    place = document.position("template")
    yield Fact(LIST, one.id, place.start, place.end, (one.template, one.content, one.open))
    for index, name in enumerate(document.data.get("leads") or ()):
        if isinstance(name, str):
            at = document.position("leads", index)
            data = (one.id, one.template, one.open, one.standing.get(name, ""))
            yield Fact(RECIPIENT, name, at.start, at.end, data)


def _template_facts(document: Document, context: Context) -> Iterator[Fact]:  # noqa: ARG001
    from govern.approvals.digest import content_digest

    place = document.position("sequence")
    yield Fact(TEMPLATE, stem_of(document.path), place.start, place.end, content_digest(document))


def _lead_facts(document: Document, context: Context) -> Iterator[Fact]:
    from govern.ladder.history import read_lead
    from govern.sequences.eligibility import case_of, enrolment_blockers
    from govern.sequences.lists import standing_digest

    lead = read_lead(document)
    case = case_of(lead, context.policy, context.as_of)
    against = tuple(
        (name, tuple((one.code, one.words) for one in enrolment_blockers(case, sequence, 1)))
        for name, sequence in case.terms.sequences.items()
        if sequence.templated
    )
    known = tuple(dict.fromkeys(one.template for one in case.progress.enrolments))
    place = document.position("id")
    data = (mailbox_digest(lead.email, context), standing_digest(lead, case.stage), known, against)
    yield Fact(LEAD, stem_of(document.path), place.start, place.end, data)


def mailbox_digest(email: str, context: Context) -> str:
    """A mark that is equal for one mailbox; ``""`` for none. A digest, since facts are kept and sent about."""
    from govern.sequences.addresses import base_form, read_address
    from govern.sequences.suppression import matching_of

    address = read_address(email)
    if address is None:
        return ""
    matching = matching_of(context.policy)
    base = base_form(address, matching.dotless, plus_tag=matching.plus_tag)
    return sha256(base.text.encode()).hexdigest()


# ------------------------------------------------------------------------------------------------ one document


def wrong_sequence(document: Document, context: Context) -> Iterator[Problem]:
    """RCP104: the list names another sequence type than its template is of."""
    from govern.sequences.terms import terms_of

    template, sequence = document.data.get("template"), document.data.get("sequence")
    if not isinstance(template, str) or not isinstance(sequence, str):
        return
    found = terms_of(context.policy).sequence_of(template)
    if found is not None and found.name != sequence:
        at = document.position("sequence")
        yield Problem(
            at.start,
            at.end,
            f"The list says {sequence}, and {template} is {found.name}.",
            f"Write `sequence: {found.name}`.",
        )


# ------------------------------------------------------------------------------------------------ judges


def named_by_list(stated: Stated) -> Iterator[Wanted]:
    """What all judges here must know for a finding, which always stands in a list: its template, its leads, other lists."""
    if stated.topic == LIST:
        yield TEMPLATE, str(_tuple(stated)[0])
    elif stated.topic == RECIPIENT:
        yield LEAD, stated.key
        yield RECIPIENT, stated.key


def unknown_template(facts: Facts, context: Context) -> Iterator[Conflict]:  # noqa: ARG001
    """RCP102: there is no such template."""
    known = {one.key for one in facts.get(TEMPLATE, ())}
    for one in facts.get(LIST, ()):
        template, _, is_open = _tuple(one)
        if is_open and template not in known:
            yield Conflict(one, f"There is no template {template}.", "Name the template's file, without .md.")


def other_text(facts: Facts, context: Context) -> Iterator[Conflict]:  # noqa: ARG001
    """RCP103: the template's text is not the one that the list names."""
    digests = {one.key: one.data for one in facts.get(TEMPLATE, ())}
    for one in facts.get(LIST, ()):
        template, content, is_open = _tuple(one)
        if is_open and content and digests.get(str(template), content) != content:
            yield Conflict(
                one,
                f"{template} has changed since the list was drawn up, so the list is stale.",
                f"Draw it up again: `govern recipients build --template {template}`.",
            )


def unknown_lead(facts: Facts, context: Context) -> Iterator[Conflict]:  # noqa: ARG001
    """RCP101: there is no such lead."""
    known = {one.key for one in facts.get(LEAD, ())}
    for one in facts.get(RECIPIENT, ()):
        if one.key not in known and _open(one):
            yield Conflict(one, f"There is no lead {one.key}.", "Take it off the list, or mend the id.")


def _judge(codes: tuple[str, ...], mend: str) -> Callable[[Facts, Context], Iterator[Conflict]]:
    def judge(facts: Facts, context: Context) -> Iterator[Conflict]:
        from govern.sequences.terms import terms_of

        terms = terms_of(context.policy)
        leads = {one.key: one for one in facts.get(LEAD, ())}
        for one in facts.get(RECIPIENT, ()):
            lead, template = leads.get(one.key), str(_tuple(one)[1])
            if lead is None or not _open(one):
                continue
            # Who was enrolled in this very template is judged touch by touch, by `govern export`.
            started = template in _tuple(lead)[2] and codes != _NEVER
            sequence = terms.sequence_of(template)
            found = dict(_tuple(lead)[3]).get(sequence.name, ()) if sequence and not started else ()
            for code, words in found:
                if code in codes:
                    yield Conflict(one, f"{one.key}: {words}.", mend)

    return judge


stopped = _judge(_NEVER, "Take the lead off the list. It must not be written to.")
off_stage = _judge(_STAGE, "Take the lead off the list, or record what proves the stage.")
resting = _judge(_REST, "Take the lead off the list until then.")
without_consent = _judge(("consent",), "Take the lead off the list, or record the consent and its proof.")
_busy = _judge(("in-sequence",), "Take the lead off the list: one sequence at a time.")


def busy(facts: Facts, context: Context) -> Iterator[Conflict]:
    """RCP107: in another sequence, or on another open list."""
    yield from _busy(facts, context)
    first: dict[str, Stated] = {}
    for one in facts.get(RECIPIENT, ()):
        if not _open(one):
            continue
        other = first.setdefault(one.key, one)
        if other.path != one.path:
            yield Conflict(one, f"{one.key} stands on {other.path}, too.", "Keep the lead on one of the two.")


def twice(facts: Facts, context: Context) -> Iterator[Conflict]:  # noqa: ARG001
    """RCP110: two leads of a list are one mailbox."""
    mailboxes = {one.key: str(_tuple(one)[0]) for one in facts.get(LEAD, ())}
    seen: dict[tuple[str, str], str] = {}
    for one in facts.get(RECIPIENT, ()):
        mailbox = mailboxes.get(one.key, "")
        if not mailbox or not _open(one):
            continue
        other = seen.setdefault((one.path, mailbox), one.key)
        if other != one.key:
            yield Conflict(one, f"{one.key} has the address of {other}.", "Keep one of the two.")


def changed(facts: Facts, context: Context) -> Iterator[Conflict]:  # noqa: ARG001
    """RCP111: a recipient stands otherwise than when the list was drawn up."""
    leads = {one.key: str(_tuple(one)[1]) for one in facts.get(LEAD, ())}
    for one in facts.get(RECIPIENT, ()):
        signed = str(_tuple(one)[3])
        if signed and _open(one) and leads.get(one.key, signed) != signed:
            yield Conflict(
                one,
                f"The contact, company, consent or stage of {one.key} has changed since the list was drawn up.",
                "Draw the list up again, and have it signed.",
            )


def _open(recipient: Stated) -> bool:
    return bool(_tuple(recipient)[2])


def _tuple(stated: Stated) -> tuple[Any, ...]:
    return stated.data if isinstance(stated.data, tuple) else ()
