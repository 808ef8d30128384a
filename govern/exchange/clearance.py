"""May this touch go out to these leads, today? Everything asked at the moment of export, nothing remembered (SOP 5.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from govern.approvals.digest import content_digest
from govern.check import Settings, check_bytes
from govern.documents.document import Document
from govern.errors import UsageError
from govern.exchange.chains import Chains
from govern.exchange.outgoing import Mail, Sender, mail_of, previewed, value_blockers
from govern.exchange.records import LIST, TEMPLATE, Records
from govern.findings import Severity
from govern.ladder.history import Lead
from govern.preview.rendering import Preview
from govern.sequences.addresses import base_form, read_address
from govern.sequences.eligibility import Blocker, Case, enrolment_blockers, touch_blockers
from govern.sequences.lists import Recipients, read_recipients, standing_digest
from govern.sequences.progress import Plan
from govern.sequences.suppression import Suppressor, unsubscribe_token
from govern.sequences.terms import SequenceTerms, terms_of

LOADED = "loaded"
_CHAIN = "APR"
"""The family that judges sign-offs: of them the chain speaks."""
_NO_LINK = "https://example.invalid/unsubscribe/proposal"


@dataclass(frozen=True, slots=True)
class Clearance:
    """A lead and what stands against it; ``mail`` is there when nothing does."""

    lead: str
    who: str
    blockers: tuple[Blocker, ...]
    mail: Mail | None = None
    preview: Preview | None = None

    @property
    def clear(self) -> bool:
        """Whether nothing stands against it."""
        return not self.blockers


@dataclass(frozen=True)
class Desk:
    """All that clearing needs: the records, the day, the suppression list with its key, and the rules."""

    records: Records
    settings: Settings
    suppressor: Suppressor

    @property
    def as_of(self) -> date:
        """The day that counts as today."""
        return self.settings.as_of

    @cached_property
    def on_lists(self) -> Mapping[str, tuple[Recipients, ...]]:
        """The open lists on which each lead stands."""
        found: dict[str, tuple[Recipients, ...]] = {}
        for document in self.records.documents[LIST].values():
            recipients = read_recipients(document)
            for name in recipients.leads if recipients.open else ():
                found[name] = (*found.get(name, ()), recipients)
        return found

    def case(self, lead: Lead) -> Case:
        """A lead as it stands today."""
        return self.records.case(lead, self.as_of)

    def suppressed(self, lead: Lead) -> Iterator[Blocker]:
        """The suppression list, which wins over everything."""
        if read_address(lead.email) is not None:
            match = self.suppressor.match(lead.email)
            if match is not None:
                yield Blocker("suppressed", match.words)

    def mailbox(self, lead: Lead) -> str:
        """The mailbox behind a lead's address, or ``""``."""
        address = read_address(lead.email)
        if address is None:
            return ""
        matching = self.suppressor.matching
        return base_form(address, matching.dotless, plus_tag=matching.plus_tag).text

    def stopped_twins(self, lead: Lead) -> Iterator[Blocker]:
        """Another lead with the same mailbox that has said no: the person is the same."""
        mailbox = self.mailbox(lead)
        for other in self._by_mailbox.get(mailbox, ()) if mailbox else ():
            if other.id != lead.id and other.stops:
                yield Blocker("opted-out", f"the same person opted out as {other.id}")

    @cached_property
    def _by_mailbox(self) -> Mapping[str, list[Lead]]:
        found: dict[str, list[Lead]] = {}
        for lead in self.records.leads.values():
            found.setdefault(self.mailbox(lead), []).append(lead)
        return found


# ------------------------------------------------------------------------------------------------ a proposal


def propose(desk: Desk, template: Document) -> tuple[Clearance, ...]:
    """Every lead and what stands against putting it on a list for a template. Raises ``UsageError`` for a wrong template."""
    terms, plan = _terms(desk, template), desk.records.plans[PurePosixPath(template.path).stem]
    found: list[Clearance] = []
    taken: dict[str, str] = {}
    for name, lead in desk.records.leads.items():
        case = desk.case(lead)
        blockers = [
            *desk.suppressed(lead),
            *desk.stopped_twins(lead),
            *enrolment_blockers(case, terms, plan.touches),
            *_on_other_list(desk, name, ""),
        ]
        mailbox = desk.mailbox(lead)
        if mailbox in taken and not blockers:
            blockers.append(Blocker("duplicate", f"the same address as {taken[mailbox]}"))
        if not blockers:
            blockers.extend(_values(desk, template, name, plan))
        if not blockers:
            taken[mailbox] = name
        found.append(Clearance(name, _who(lead), tuple(dict.fromkeys(blockers))))
    return tuple(found)


def _terms(desk: Desk, template: Document) -> SequenceTerms:
    found = terms_of(desk.records.policy).sequences.get(template.sequence)
    if found is None or not found.templated:
        raise UsageError(
            f"{template.path} is of the sequence “{template.sequence or 'none'}”, which has no recipient list.",
            "Post-briefing mail is written by the CRO by hand (SOP 5.2).",
        )
    return found


def _who(lead: Lead) -> str:
    names = [str(lead.contact.get(key, "")).strip() for key in ("first_name", "last_name")]
    return ", ".join(filter(None, (" ".join(filter(None, names)), lead.company_name)))


def _on_other_list(desk: Desk, name: str, this: str) -> Iterator[Blocker]:
    for other in desk.on_lists.get(name, ()):
        if other.id != this:
            yield Blocker("on-list", f"stands on the list {other.id} ({other.status or 'open'}) already")


def _values(desk: Desk, template: Document, name: str, plan: Plan) -> Iterator[Blocker]:
    document = desk.records.lead(name)[0]
    for touch in range(1, plan.touches + 1):
        preview = previewed(template, document, desk.records.policy, touch, _NO_LINK)
        yield from value_blockers(preview, desk.settings)


# ------------------------------------------------------------------------------------------------ an export


@dataclass(frozen=True, slots=True)
class Cleared:
    """What clearing a list for a touch gave: what stands against all of it, and each lead."""

    recipients: Recipients
    template: Document
    plan: Plan
    touch: int
    blockers: tuple[Blocker, ...]
    leads: tuple[Clearance, ...]

    @property
    def clear(self) -> bool:
        """Whether nothing stands against anybody."""
        return not self.blockers and all(one.clear for one in self.leads)


def clear(desk: Desk, document: Document, touch: int, sender: Sender, chains: Chains) -> Cleared:
    """Hold a list against everything that must hold at this moment. Raises ``UsageError`` for a list that names nothing."""
    recipients = read_recipients(document)
    template = desk.records.document(TEMPLATE, recipients.template)
    terms, plan = _terms(desk, template), desk.records.plans[PurePosixPath(template.path).stem]
    if not 1 <= touch <= plan.touches:
        raise UsageError(f"{plan.template} has no touch {touch}.", f"It has {plan.touches}.")
    whole = (*_whole(document, recipients, template, chains), *_found(template, desk.settings))
    leads: list[Clearance] = []
    taken: dict[str, str] = {}
    for name in recipients.leads:
        one = _cleared(desk, recipients, template, (terms, plan), touch, name, sender)
        mailbox = desk.mailbox(desk.records.leads[name]) if name in desk.records.leads else ""
        if mailbox and mailbox in taken:
            twin = Blocker("duplicate", f"the same address as {taken[mailbox]}")
            one = Clearance(one.lead, one.who, (*one.blockers, twin))
        taken.setdefault(mailbox, name)
        leads.append(one)
    if not leads:
        whole = (*whole, Blocker("empty", "there is nobody on the list"))
    return Cleared(recipients, template, plan, touch, whole, tuple(leads))


def _whole(
    document: Document, recipients: Recipients, template: Document, chains: Chains
) -> Iterator[Blocker]:
    wanting = chains.wanting(template)
    if wanting:
        yield Blocker("template-chain", f"{recipients.template}: {wanting}")
    status = template.data.get("status")
    if status != LOADED:
        yield Blocker(
            "not-loaded", f"{recipients.template} is {status or 'without status'}; sales.ops loads it first"
        )
    if recipients.content != content_digest(template):
        names = "is not the text that the list names" if recipients.content else "is named without its digest"
        yield Blocker(
            "list-stale", f"{recipients.template} {names}: `govern recipients build` draws up a list anew"
        )
    if recipients.sequence and recipients.sequence != template.sequence:
        yield Blocker(
            "list-stale", f"the list says {recipients.sequence}, the template is {template.sequence}"
        )
    wanting = chains.wanting(document)
    if wanting:
        yield Blocker("list-chain", f"{recipients.id}: {wanting}")
    if recipients.status == "retired":
        yield Blocker("list-retired", f"{recipients.id} is retired")
    yield from chains.held_against(template, document)


def _found(template: Document, settings: Settings) -> Iterator[Blocker]:
    """What no signature and no baseline can excuse: a price below SQL, a mail without a way out."""
    data = template.text.encode("utf-8", "surrogatepass")
    for one in check_bytes(data, template.path, template.kind, settings).findings:
        final = any(one.code.startswith(prefix) for prefix in settings.policy.never_silence)
        if one.severity is Severity.ERROR and final and not one.code.startswith(_CHAIN):
            yield Blocker("finding", f"{template.path}:{one.span.line}: {one.code} {one.message}")


def _cleared(
    desk: Desk,
    recipients: Recipients,
    template: Document,
    planned: tuple[SequenceTerms, Plan],
    touch: int,
    name: str,
    sender: Sender,
) -> Clearance:
    lead = desk.records.leads.get(name)
    if lead is None:
        why = next((why for path, why in desk.records.unread.items() if PurePosixPath(path).stem == name), "")
        words = f"its file cannot be read: {why}" if why else "there is no such lead"
        return Clearance(name, "", (Blocker("no-lead", words),))
    terms, plan = planned
    case = desk.case(lead)
    blockers = [
        *desk.suppressed(lead),
        *desk.stopped_twins(lead),
        *touch_blockers(case, terms, plan, touch),
        *_list_blockers(desk, recipients, case, name, plan),
    ]
    if blockers:
        return Clearance(name, _who(lead), tuple(dict.fromkeys(blockers)))
    token = unsubscribe_token(desk.suppressor.secret, recipients.id, name)
    link = sender.unsubscribe_url.replace("{token}", token)
    preview = previewed(template, desk.records.lead(name)[0], desk.records.policy, touch, link)
    blockers.extend(value_blockers(preview, desk.settings))
    if blockers:
        return Clearance(name, _who(lead), tuple(blockers))
    mail = mail_of(preview, lead, (plan.template, recipients.id), link, token)
    return Clearance(name, _who(lead), (), mail, preview)


def _list_blockers(
    desk: Desk, recipients: Recipients, case: Case, name: str, plan: Plan
) -> Iterator[Blocker]:
    signed = recipients.standing.get(name)
    if signed is not None and signed != standing_digest(case.lead, case.stage):
        yield Blocker("standing", "contact, company, consent or stage changed since the list was drawn up")
    running = case.progress.running
    if running is None or running.template != plan.template:
        yield from _on_other_list(desk, name, recipients.id)
    elif running.recipient_list and running.recipient_list != recipients.id:
        yield Blocker("other-list", f"enrolled from the list {running.recipient_list}")
