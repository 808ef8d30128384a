"""What came back from a tool, laid onto the histories of the leads: once, however often it is imported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from govern.documents.document import Document
from govern.errors import GovernError
from govern.exchange.changes import HISTORY, Changes
from govern.exchange.new_leads import Contact, new_lead
from govern.exchange.records import LEAD, LIST, Records
from govern.exchange.suppressing import Wish, suppress
from govern.exchange.suppression_file import open_suppressor
from govern.ladder.history import Lead, read_lead
from govern.sequences.addresses import base_form, read_address
from govern.sequences.incidents import opted_out_sends
from govern.sequences.lists import read_recipients
from govern.sequences.suppression import Suppressor, matching_of
from govern.sequences.terms import terms_of

SENT, OPENED, REPLY, BOUNCED, OPT_OUT, CONTACT, DOUBT = (
    "sent",
    "opened",
    "reply",
    "bounced",
    "opt-out",
    "contact",
    "doubt",
)
_PLAIN_ID = re.compile(r"<[\w.@+=$%/-]{3,200}>")
"""A Message-ID that can be typed into a shell between apostrophes, whoever wrote it."""
ADDED, KNOWN, UNMATCHED, LEFT = "added", "known", "unmatched", "left"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that a row or a mail says happened. ``line`` is where it stands in the file, from 1."""

    line: int
    what: str
    email: str
    on: date | None
    lead: str = ""
    touch: int | None = None
    template: str = ""
    kind: str = ""
    until: date | None = None
    message_id: str = ""
    answers: str = ""
    """The Message-ID that a reply or a delivery report is about."""
    note: str = ""
    recipient_list: str = ""
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one: ``added``, ``known`` (imported before), ``unmatched``, or ``left`` for a person."""

    line: int
    lead: str
    state: str
    words: str


@dataclass
class Import:
    """An import in the making: what each row came to, and all changes, none of them written yet."""

    records: Records
    by: str
    changes: Changes = field(default_factory=Changes)
    rows: list[Row] = field(default_factory=list)
    _suppressor: Suppressor | None = None

    def run(self, found: Iterable[Incoming]) -> None:
        """Lay everything onto the histories, the oldest first. Raises ``SuppressionError`` when the list is needed."""
        for one in sorted(found, key=lambda item: (item.on or date.max, item.line)):
            self._take(one)
        self.rows.sort(key=lambda row: row.line)

    @property
    def clean(self) -> bool:
        """Whether every row found its place."""
        return all(row.state in {ADDED, KNOWN} for row in self.rows)

    def _tell(self, one: Incoming, lead: str, state: str, words: str) -> None:
        self.rows.append(Row(one.line, lead, state, words))

    def _take(self, one: Incoming) -> None:
        name = self._lead_of(one)
        if one.what == DOUBT:
            self._doubt(one, name)
        elif one.what == OPT_OUT:
            self._opt_out(one, name)
        elif not name:
            self._stranger(one)
        elif one.what == CONTACT:
            self._tell(one, name, KNOWN, "is a lead already")
        elif one.on is None:
            self._tell(one, name, UNMATCHED, f"{one.what}, and no day that can be read: name one with --on")
        else:
            self._entry(one, name, one.on)

    def _doubt(self, one: Incoming, name: str) -> None:
        """For a person, until an entry of the lead's history names the message."""
        lead = self.records.leads.get(name)
        if lead is not None and one.message_id:
            if any(event.text("message_id") == one.message_id for event in lead.events):
                self._tell(one, name, KNOWN, "read by a person and logged already")
                return
            if _PLAIN_ID.fullmatch(one.message_id):
                day = f" --on {one.on}" if one.on else ""
                command = f"govern lead respond {name} --message-id '{one.message_id}'{day} --kind …"
                self._tell(one, name, LEFT, f"{one.note}: read it, then `{command}`")
                return
        self._tell(one, name, LEFT, one.note)

    # -------------------------------------------------------------------------------------------- finding the lead

    def _lead_of(self, one: Incoming) -> str:
        if one.lead in self.records.leads and self._same_address(one):
            return one.lead
        by_message = self._by_message.get(one.answers, "") if one.answers else ""
        address = read_address(one.email)
        return (self._by_mailbox.get(self._mailbox(one.email), "") if address else "") or by_message

    def _same_address(self, one: Incoming) -> bool:
        """An id with somebody else's address is a slip, and not to be believed."""
        return not one.email or self._mailbox(one.email) == self._mailbox(self.records.leads[one.lead].email)

    def _mailbox(self, email: str) -> str:
        address = read_address(email)
        if address is None:
            return ""
        matching = matching_of(self.records.policy)
        return base_form(address, matching.dotless, plus_tag=matching.plus_tag).text

    @property
    def _by_mailbox(self) -> Mapping[str, str]:
        if not hasattr(self, "_mailboxes"):
            self._mailboxes = {
                self._mailbox(lead.email): name for name, lead in self.records.leads.items() if lead.email
            }
        return self._mailboxes

    @property
    def _by_message(self) -> Mapping[str, str]:
        if not hasattr(self, "_messages"):
            self._messages = {
                event.text("message_id"): name
                for name, lead in self.records.leads.items()
                for event in lead.events
                if event.kind == "sent" and event.text("message_id")
            }
        return self._messages

    # -------------------------------------------------------------------------------------------- entries

    def _now(self, name: str) -> tuple[Document, Lead]:
        document = self.changes.current(self.records.documents[LEAD][name])
        return document, read_lead(document)

    def _entry(self, one: Incoming, name: str, on: date) -> None:
        _, lead = self._now(name)
        if one.what == BOUNCED and one.message_id and not _about_ours(one, lead):
            words = "a delivery report about no mail that went to this lead: anybody can write one"
            self._tell(one, name, LEFT, words)
            return
        entry = self._written(one, lead, on)
        if _known(entry, lead):
            self._tell(one, name, KNOWN, f"{one.what} of {on}: logged already")
            return
        original = self.records.documents[LEAD][name]
        if one.what == SENT:
            self.changes.add(original, HISTORY, self._enrolment(one, lead, name, on))
        self.changes.add(original, HISTORY, [entry])
        if one.what == BOUNCED and entry.get("kind") == "hard":
            self._suppress(Wish(lead.email, on, self.by, "bounce", "delivery report"))
        words = _words(entry)
        if one.what == SENT:
            terms = terms_of(self.records.policy)
            if len(opted_out_sends(self._now(name)[1], terms)) > len(opted_out_sends(lead, terms)):
                words += "; SEV2: the lead had said no before"
        self._tell(one, name, ADDED, words)

    def _written(self, one: Incoming, lead: Lead, on: date) -> dict[str, Any]:
        event = "response" if one.what == REPLY else one.what
        entry: dict[str, Any] = {"on": on.isoformat(), "by": self.by, "event": event}
        touch, template = one.touch, one.template
        last = _last_sent(lead, one.answers, on)
        if one.what != SENT and touch is None and last is not None:
            sent_touch = last.get("touch")
            touch, template = (
                sent_touch if isinstance(sent_touch, int) else None,
                str(last.get("template") or template),
            )
        if one.what == REPLY:
            entry["kind"] = one.kind
            if one.until is not None:
                entry["until"] = one.until.isoformat()
        if touch is not None:
            entry["touch"] = touch
        if template:
            entry["template"] = template
        if one.what == BOUNCED:
            entry["kind"] = one.kind or "hard"
        if one.message_id and one.what in {SENT, REPLY}:
            entry["message_id"] = one.message_id
        if one.note and one.what == REPLY:
            entry["note"] = one.note
        return entry

    def _enrolment(self, one: Incoming, lead: Lead, name: str, on: date) -> list[dict[str, Any]]:
        """A first touch enrols, when a list for that template names the lead (SOP 5.4)."""
        if one.touch != 1 or not one.template or lead.stops:
            return []
        if any(
            event.kind == "enrolled" and event.text("template") == one.template for event in lead.standing
        ):
            return []
        for document in self.records.documents[LIST].values():
            recipients = read_recipients(document)
            if recipients.template == one.template and name in recipients.leads:
                entry = {"on": on.isoformat(), "by": self.by, "event": "enrolled", "template": one.template}
                return [{**entry, "list": recipients.id}]
        return []

    # -------------------------------------------------------------------------------------------- never again

    def _opt_out(self, one: Incoming, name: str) -> None:
        on = one.on
        if on is None:
            self._tell(one, name, UNMATCHED, "opted out, and no day that can be read: name one with --on")
            return
        if not name:
            if read_address(one.email) is None:
                self._tell(one, "", UNMATCHED, "opted out, and nobody knows who")
                return
            known = self._suppress(Wish(one.email, on, self.by, "opt-out", one.note or "import"))
            self._tell(one, "", KNOWN if known else ADDED, "opted out: no lead, suppressed all the same")
            return
        _, lead = self._now(name)
        if any(event.kind == "response" and event.data.get("kind") == "opt-out" for event in lead.events):
            self._tell(one, name, KNOWN, "opt-out: logged already")
            return
        entry = self._written(replace(one, what=REPLY, kind="opt-out", note=""), lead, on)
        self.changes.add(self.records.documents[LEAD][name], HISTORY, [entry])
        self._suppress(Wish(lead.email or one.email, on, self.by, "opt-out", one.note or "import"))
        self._tell(one, name, ADDED, "opted out: out of every sequence, suppressed")

    def _suppress(self, wish: Wish) -> bool:
        done = suppress(self.records, wish, self.changes)
        return done.known is not None

    def _stranger(self, one: Incoming) -> None:
        if one.what != CONTACT or one.contact is None:
            who = one.email or one.lead or "somebody without an address"
            self._tell(one, "", UNMATCHED, f"{one.what}: no lead has the address {who}")
            return
        if self._suppressor is None:
            root, policy = self.records.workspace.root, self.records.policy
            self._suppressor = open_suppressor(root, policy, self.records.addresses)
        if read_address(one.email) is None:
            self._tell(one, "", UNMATCHED, "a new contact without a usable address")
            return
        match = self._suppressor.match(one.email)
        if match is not None:
            self._tell(one, "", LEFT, f"a new contact {match.words}: never re-added (SOP 5.6)")
            return
        try:
            document = new_lead(self.records, one.contact, self.changes)
        except GovernError as error:
            self._tell(one, "", UNMATCHED, error.message)
            return
        self._mailboxes = {**self._by_mailbox, self._mailbox(one.email): str(document.data["id"])}
        self.records.leads[str(document.data["id"])] = read_lead(document)
        self._tell(one, str(document.data["id"]), ADDED, "a new contact: prospect")


def _about_ours(one: Incoming, lead: Lead) -> bool:
    """Whether a mail's report is about a mail of ours, as far as the history knows the Message-IDs of its sends.

    A hard bounce suppresses for good, and whoever can send us mail can send us a report.
    """
    ours = {event.text("message_id") for event in lead.events if event.kind == "sent"} - {""}
    return not ours or one.answers in ours


def _known(entry: Mapping[str, Any], lead: Lead) -> bool:
    """Whether a history has an entry already: by its message, else by what it says of which touch, else by its day."""
    same = [event for event in lead.events if event.kind == entry["event"]]
    if entry.get("message_id"):
        if any(event.data.get("message_id") == entry["message_id"] for event in same):
            return True
        same = [event for event in same if not event.data.get("message_id")]
    for event in same:
        if entry["event"] == "response":
            if event.data.get("kind") == entry.get("kind") and event.data.get("on") == entry["on"]:
                return True
        elif entry.get("touch") is not None and _template_of(event.data, lead) == entry.get("template"):
            if event.data.get("touch") == entry["touch"]:
                return True
        elif event.data.get("on") == entry["on"] and event.data.get("touch") == entry.get("touch"):
            return True
    return False


def _template_of(data: Mapping[str, Any], lead: Lead) -> str | None:
    if data.get("template"):
        return str(data["template"])
    last = next((event for event in reversed(lead.standing) if event.kind == "enrolled"), None)
    return last.text("template") if last else None


def _last_sent(lead: Lead, message_id: str, on: date) -> Mapping[str, Any] | None:
    """The send that something answers: the one with that message, else the last one up to the day."""
    sends = [
        event for event in lead.standing if event.kind == "sent" and event.on is not None and event.on <= on
    ]
    for event in sends:
        if message_id and event.text("message_id") == message_id:
            return event.data
    return sends[-1].data if sends else None


def _words(entry: Mapping[str, Any]) -> str:
    touch = f", touch {entry['touch']}" if entry.get("touch") is not None else ""
    until = f" until {entry['until']}" if entry.get("until") else ""
    kind = f" {entry['kind']}" if entry.get("kind") else ""
    return f"{entry['event']}{kind}{until} on {entry['on']}{touch}"
