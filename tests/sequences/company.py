"""A year of a made-up company, day by day, from a seed: what happens, who errs, and an oracle that knows the SOP by heart.

The company uses govern's own functions to decide what goes out. The oracle keeps its own books in the SOP's plain numbers
and shares no code with what it judges. ``python -m tests.sequences.company --seeds 1000`` runs many years.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from govern.approvals.chain import chain_for
from govern.approvals.digest import content_digest
from govern.approvals.verdict import judge
from govern.documents.document import Document
from govern.exchange.incoming import Incoming
from govern.ladder.history import Lead, lead_from
from govern.policy.model import Policy
from govern.rules.specimen import FOLDER
from govern.sequences.acts import upcoming
from govern.sequences.addresses import read_address
from govern.sequences.eligibility import Case, case_of, enrolment_blockers, touch_blockers
from govern.sequences.incidents import shared_incidents
from govern.sequences.lists import read_recipients
from govern.sequences.progress import Plan, Progress, next_due, progress_of
from govern.sequences.responses import Heard, respond
from govern.sequences.suppression import Suppressor, key_check, matching_of, read_suppression
from govern.sequences.terms import terms_of
from tests.approvals.samples import MARCUS, MICHELLE, entry, read, with_entry
from tests.exchange.scene import template_text
from tests.ladder.leads import policy as packaged_policy
from tests.sequences import paperwork

KEY = "the-key-of-the-made-up-company"
START = date(2026, 1, 5)
DAYS = 365
ROSTER = """\
  category.positioning: [{name: Dana, email: dana@example.com, from: 2025-01-01}]
  cmo: [{name: Michelle, email: michelle@example.com, from: 2025-01-01}]
  sales.ops: [{name: Priya, email: priya@example.com, from: 2025-01-01}]
"""
POLICY: Policy = packaged_policy(ROSTER.replace("  category", "  category", 1) + "proof: declared\n")
TERMS = terms_of(POLICY)
SHAPES = {"nurture": (6, 14), "activation": (3, 7), "re-engagement": (2, 30)}
"""Touches and days apart, as SOP 5.2 has them; the oracle's own copy."""
STAGES = {"nurture": "mql", "re-engagement": "mql", "activation": "sql"}
ONE_DAY = timedelta(days=1)
Entry = dict[str, Any]


class BrokenLawError(AssertionError):
    """A law that must never break, with the seed and the day to replay it."""


@dataclass
class Oracle:
    """Books kept beside the company: every rule of the SOP in its own words, and nothing shared with the code it judges."""

    said_no: dict[str, date] = field(default_factory=dict)
    """By mailbox: the day on which the company knew it."""
    whereabouts: dict[str, list[tuple[date, date | None]]] = field(default_factory=dict)
    """By lead: what it said of itself on which day: away until when, or (``None``) back at the desk."""
    stage: dict[str, str] = field(default_factory=dict)
    engaged: dict[str, date] = field(default_factory=dict)
    running: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By lead: template and sequence."""
    sends: dict[str, list[tuple[date, str, int]]] = field(default_factory=dict)
    silent: dict[str, date] = field(default_factory=dict)
    began: dict[str, date] = field(default_factory=dict)
    """By lead: when touch 1 of what it is in went out."""
    declined: dict[str, date] = field(default_factory=dict)
    """By lead: the last no that was no opt-out."""
    agreed: dict[str, date] = field(default_factory=dict)
    """By lead: the last yes. Whoever says yes after a no is interested again."""
    since: dict[str, date] = field(default_factory=dict)
    """By lead: when it came to its stage."""
    unasked: set[str] = field(default_factory=set)
    """Leads in Canada of whom no consent is known."""
    cleared: set[str] = field(default_factory=set)
    """Templates and lists whose chain is complete today."""
    priced: set[str] = field(default_factory=set)
    """Templates that state a price."""
    log: dict[str, Counter[str]] = field(default_factory=dict)
    """By lead: every entry that anybody wrote on any branch: none may be lost, none doubled."""
    strikes: dict[str, str] = field(default_factory=dict)
    """By the mark of a correction: the mark of what it struck out."""

    def wrote(self, lead: str, entry: Entry) -> None:
        self.log.setdefault(lead, Counter())[repr(entry)] += 1

    def away(self, lead: str) -> date:
        """Until when a lead is away, by the last that it said of itself: a report that comes in late speaks of its own day."""
        said = sorted(self.whereabouts.get(lead, ()), key=lambda one: one[0])
        return (said[-1][1] if said else None) or date.min

    def sent(self, lead: str, mailbox: str, template: str, listed: str, touch: int, on: date) -> str:
        """Judge a send; ``""`` when the SOP allows it."""
        sequence = template.rsplit("-v", 1)[0]
        most, gap = SHAPES[sequence]
        before = self.sends.setdefault(lead, [])
        same = [day for day, name, _ in before if name == template]
        faults = [
            ("opted out", mailbox in self.said_no and self.said_no[mailbox] <= on),
            ("away", on <= self.away(lead)),
            ("stage", self.stage.get(lead) != STAGES[sequence]),
            (
                "price below SQL",
                (sequence == "activation" or template in self.priced) and self.stage.get(lead) != "sql",
            ),
            ("template without chain", template not in self.cleared),
            ("list without chain", listed not in self.cleared),
            ("too many", len(same) >= most or touch > most),
            ("out of order", touch != len(same) + 1),
            ("doubled", (template, touch) in {(name, number) for _, name, number in before}),
            ("too early", bool(same) and (on - same[-1]).days < gap),
            ("over the limit of the sequence", self._of_type(before, sequence, lead) >= most),
            ("not in a sequence", touch > 1 and lead not in self.running),
            ("no consent", lead in self.unasked),
            (
                "had said not interested",
                touch == 1
                and lead in self.declined
                and max(self.engaged.get(lead, START), self.agreed.get(lead, START)) <= self.declined[lead],
            ),
            ("two sequences", touch > 1 and self.running.get(lead, (template,))[0] != template),
            ("busy", touch == 1 and lead in self.running),
            ("cool-down", touch == 1 and lead in self.silent and (on - self.silent[lead]).days < 60),
            (
                "not stale",
                touch == 1
                and sequence == "re-engagement"
                and lead in self.engaged
                and (on - self.engaged[lead]).days < 60,
            ),
        ]
        before.append((on, template, touch))
        if touch == 1:
            self.began[lead] = on
        self.running[lead] = (template, sequence)
        return ", ".join(name for name, wrong in faults if wrong)

    def _of_type(self, before: list[tuple[date, str, int]], sequence: str, lead: str) -> int:
        """How many touches of a sequence type went out since the lead came to its stage."""
        since = self.since.get(lead, START)
        return sum(1 for day, name, _ in before if name.rsplit("-v", 1)[0] == sequence and day >= since)

    def answered(self, lead: str, kind: str, on: date, until: date | None) -> None:
        """What an answer of a day means (SOP 5.6). One that comes in late is about what ran on its day."""
        if kind in {"positive", "negative", "opt-out"} and self.began.get(lead, on) <= on:
            self.running.pop(lead, None)
        if kind == "negative":
            self.declined[lead] = max(on, self.declined.get(lead, on))
        if kind == "positive":
            self.agreed[lead] = max(on, self.agreed.get(lead, on))
        if kind in {"auto-reply", "neutral"}:
            self.whereabouts.setdefault(lead, []).append((on, until))


@dataclass
class Listed:
    """A recipient list of the company: its document, and how it came to be."""

    document: Document
    template: str
    leads: tuple[str, ...]
    drawn_up: date = START


class Company:
    """The company under one seed."""

    def __init__(self, seed: int, size: int = 200) -> None:
        self.seed = seed
        self.random = random.Random(seed)  # noqa: S311 - a game, not a secret
        self.today = START
        self.size = size
        self.oracle = Oracle()
        self.records: dict[str, dict[str, Any]] = {}
        self._leads: dict[str, tuple[int, Lead]] = {}
        self._cases: dict[str, tuple[int, date, Case]] = {}
        self._progresses: dict[str, tuple[Lead, Progress]] = {}
        self._digests: dict[Document, str] = {}
        self._asked: dict[tuple[str, str], tuple[int, date]] = {}
        self.suppressed: dict[str, Any] = {
            "version": 1,
            "key_id": "k",
            "keys": [{"id": "k", "check": key_check(KEY, "k")}],
            "entries": [],
        }
        self.suppressor = self._suppressor()
        self.templates: dict[str, Document] = {}
        self.plans: dict[str, Plan] = {}
        self.lists: list[Listed] = []
        self._verdicts: dict[Document, bool] = {}
        self.branches: list[tuple[date, str, list[Entry], Entry]] = []
        self.audited: dict[str, int] = {}
        self.late: set[tuple[str, date]] = set()
        self.merged: dict[str, date] = {}
        """By lead: the last day on which a branch brought something about it."""
        self.counts: Counter[str] = Counter()
        for name in SHAPES:
            self._template(name, 1)
        for _ in range(size * 3 // 4):
            self._arrival()

    # -------------------------------------------------------------------------------------------- leads

    def _arrival(self) -> None:
        number = len(self.records)
        name = f"lead-{number}"
        domain = "gmail.com" if number % 7 == 0 else f"c{number}.example"
        self.records[name] = {
            "id": name,
            "company": {
                "name": f"C{number}",
                "industry": "robotics",
                **({"country": "CA"} if number % 11 == 0 else {}),
            },
            "contact": {"first_name": "Jo", "email": f"jo.{number}@{domain}"},
            "stage": "prospect",
            "history": [],
        }
        if number % 11 == 0 and number % 2:
            day = self.today.isoformat()
            self.records[name]["consent"] = {"basis": "express", "date": day, "proof": "form"}
        elif number % 11 == 0:
            self.oracle.unasked.add(name)
        self.oracle.stage[name] = "prospect"

    def _twin(self) -> None:
        """Somebody types a person in again who said no, with another writing of the address."""
        known = [name for name, record in self.records.items() if self._mailbox(name) in self.oracle.said_no]
        if not known:
            return
        other = self.random.choice(known)
        self._arrival()
        name = f"lead-{len(self.records) - 1}"
        local, _, domain = self.records[other]["contact"]["email"].rpartition("@")
        self.records[name]["contact"]["email"] = f"{local.upper()}+again@{domain}"
        self._qualify(name)
        self.counts["re-added people"] += 1

    def _mailbox(self, name: str) -> str:
        local, _, domain = self.records[name]["contact"]["email"].lower().rpartition("@")
        local = local.split("+")[0]
        return f"{local.replace('.', '') if domain == 'gmail.com' else local}@{domain}"

    def lead(self, name: str) -> Lead:
        record = self.records[name]
        version = len(record["history"])
        kept = self._leads.get(name)
        if kept is None or kept[0] != version:
            kept = (version, lead_from({**record, "history": list(record["history"])}, f"leads/{name}.md"))
            self._leads[name] = kept
        return kept[1]

    def case(self, name: str) -> Case:
        version = len(self.records[name]["history"])
        kept = self._cases.get(name)
        if kept is None or kept[:2] != (version, self.today):
            kept = (version, self.today, case_of(self.lead(name), POLICY, self.today))
            self._cases[name] = kept
        return kept[2]

    def write(self, name: str, *entries: Entry) -> None:
        """Entries written on the main branch."""
        for one in entries:
            self.records[name]["history"].append(one)
            self.oracle.wrote(name, one)

    def _entry(self, event: str, by: str = "sales.ops", on: date | None = None, **more: Any) -> Entry:
        # A mark of its own, as no two things that people log are one.
        self.counts["entries"] += 1
        mark = f"n{self.counts['entries']}"
        return {"on": (on or self.today).isoformat(), "by": by, "event": event, **more, "x-mark": mark}

    def _qualify(self, name: str) -> None:
        signal = self.random.choice(("E1", "E2", "E5", "E6"))
        self.write(name, self._entry("engagement", "mining.mind", signal=signal, source="seen"))
        self.oracle.engaged[name] = self.today
        if self.oracle.stage[name] == "prospect":
            gates = [self._entry("gate", gate=f"G{n}", result="pass", note="x") for n in range(1, 6)]
            self.write(name, *gates, self._entry("stage", to="mql", signals=[signal], note="x"))
            self._moved(name, "mql")

    def _promote(self, name: str) -> None:
        marks = [self._entry("indicator", "cro", signal=f"S{n}", met=True, evidence="x") for n in (1, 2, 3)]
        self.write(
            name, *marks, self._entry("stage", "cro", to="sql", indicators=["S1", "S2", "S3"], note="x")
        )
        self._moved(name, "sql")

    def _moved(self, name: str, to: str) -> None:
        self.records[name]["stage"] = to
        self.oracle.stage[name] = to
        self.oracle.since[name] = self.today
        self.oracle.running.pop(name, None)

    # -------------------------------------------------------------------------------------------- suppression

    def _suppressor(self) -> Suppressor:
        return Suppressor(read_suppression(self.suppressed), {"k": KEY}, matching_of(POLICY))

    def _suppress(self, name: str, on: date) -> None:
        address = read_address(self.records[name]["contact"]["email"])
        assert address is not None
        self.suppressed["entries"].append(self.suppressor.new_entry(address, on, "opt-out"))
        self.suppressor = self._suppressor()
        mailbox = self._mailbox(name)
        self.oracle.said_no.setdefault(mailbox, self.today)
        for other in self.records:
            if self._mailbox(other) == mailbox:
                self.oracle.running.pop(other, None)

    # -------------------------------------------------------------------------------------------- templates and lists

    def _template(self, sequence: str, version: int, *, signed: bool = True) -> str:
        touches, gap = SHAPES[sequence]
        name = f"{sequence}-v{version}-2026-01-01"
        text = template_text(sequence, touches, gap).replace("version: v1", f"version: v{version}")
        document = read(text.replace("date: 2026-04-20", "date: 2026-01-01"), f"{FOLDER}/{name}.md")
        if signed:
            document = self._signed(document)
            self.oracle.cleared.add(name)
        self.templates[name] = document
        self.plans[name] = Plan(name, tuple(0 if index == 0 else gap for index in range(touches)))
        return name

    def complete(self, document: Document) -> bool:
        """Whether a chain is complete, asked of the product; once for each version of a document."""
        if document not in self._verdicts:
            chain = chain_for(document, POLICY)
            assert chain is not None
            self._verdicts[document] = judge(document, chain, POLICY.roster, self.today).complete
        return self._verdicts[document]

    def digest(self, document: Document) -> str:
        if document not in self._digests:
            self._digests[document] = content_digest(document)
        return self._digests[document]

    def progress(self, name: str) -> Progress:
        lead = self.lead(name)
        kept = self._progresses.get(name)
        if kept is None or kept[0] is not lead:
            kept = (lead, progress_of(lead, TERMS))
            self._progresses[name] = kept
        return kept[1]

    def draw_up(self, template: str) -> None:
        """A list for a template, by the product's own judgement of who may be enrolled; sometimes signed by nobody."""
        sequence = TERMS.sequences[template.rsplit("-v", 1)[0]]
        fresh = [one for one in self.lists if (self.today - one.drawn_up).days < 14]
        waiting = {name for one in fresh for name in one.leads}
        chosen: list[str] = []
        for name in self.records:
            if (
                name in waiting
                or self.records[name]["stage"] != sequence.audience
                or self.progress(name).running
            ):
                continue
            # sales.ops mostly leaves out by hand who has said no, and asks again after three weeks, or when something happened.
            if self.lead(name).stops and self.random.random() < 0.95:
                continue
            version, key = len(self.records[name]["history"]), (name, sequence.name)
            asked = self._asked.get(key)
            if asked is not None and asked[0] == version and (self.today - asked[1]).days < 21:
                continue
            self._asked[key] = (version, self.today)
            if enrolment_blockers(self.case(name), sequence, self.plans[template].touches):
                continue
            if self.suppressor.match(self.records[name]["contact"]["email"]) is None:
                chosen.append(name)
        if not chosen:
            return
        self._sign(template, tuple(chosen[:40]), signed=self.random.random() > 0.1)

    def _sign(self, template: str, leads: tuple[str, ...], *, signed: bool) -> None:
        self.counts["lists"] += 1
        identity = f"list-{self.counts['lists']}"
        names = "".join(f"  - {name}\n" for name in leads)
        text = (
            f"template: {template}\ncontent: {self.digest(self.templates[template])}\nsequence: {template.rsplit('-v', 1)[0]}\n"
            f"created: {self.today.isoformat()}\nby: priya@example.com\nstatus: draft\nleads:\n{names}approvals: []\n"
        )
        path = f"content/campaigns/recipient-lists/{identity}.yaml"
        document = read(text, path, "recipient-list")
        if signed:
            at = f"{self.today.isoformat()}T10:00:00Z"
            document = with_entry(document, **entry(document, "cro", "recipients", MARCUS, at))
            self.oracle.cleared.add(identity)
        self.lists.append(Listed(document, template, leads, self.today))

    # -------------------------------------------------------------------------------------------- sending

    def export(self, listed: Listed, touch: int, name: str) -> bool:
        """Try to send a touch, as `govern export` judges it; now and then that is asked itself."""
        may = self._may(listed, touch, name)
        if not may and self.random.random() < 0.008 and touch <= self.plans[listed.template].touches:
            self._asked_itself(listed, touch, name)
        return may and self._send(listed, touch, name)

    def _asked_itself(self, listed: Listed, touch: int, name: str) -> None:
        """What this company's short way refuses, the command refuses."""
        papers = (self.templates[listed.template], listed.document)
        whole, one = (
            paperwork.cleared(self.records[name], papers, touch, self.suppressor, POLICY, self.today)
            if name in read_recipients(listed.document).leads
            else (None, None)
        )
        if whole is not None and one is not None and not whole.blockers and one.clear:
            raise BrokenLawError(f"seed {self.seed}, {self.today}: export clears touch {touch} to {name}")
        self.counts["exports asked themselves"] += 1

    def _may(self, listed: Listed, touch: int, name: str) -> bool:
        template = self.templates[listed.template]
        recipients = read_recipients(listed.document)
        plan, sequence = self.plans[listed.template], TERMS.sequences[listed.template.rsplit("-v", 1)[0]]
        if template.data.get("status") != "loaded" or recipients.content != self.digest(template):
            return False
        if not self.complete(template) or not self.complete(listed.document) or name not in recipients.leads:
            return False
        if self.suppressor.match(self.records[name]["contact"]["email"]) is not None:
            return False
        case = self.case(name)
        running = case.progress.running
        same = running is not None and running.template == listed.template
        if running is not None and same and running.recipient_list not in {"", recipients.id}:
            return False
        return not touch_blockers(case, sequence, plan, touch)

    def _send(self, listed: Listed, touch: int, name: str) -> bool:
        recipients = read_recipients(listed.document)
        self._log_send(listed, touch, name)
        fault = self.oracle.sent(name, self._mailbox(name), listed.template, recipients.id, touch, self.today)
        if fault:
            raise BrokenLawError(
                f"seed {self.seed}, {self.today}: touch {touch} of {listed.template} to {name}: {fault}"
            )
        self.counts["sends"] += 1
        return True

    def _log_send(self, listed: Listed, touch: int, name: str) -> None:
        """By hand; or the tool's table is imported, twice, as people do."""
        entries = [self._entry("sent", template=listed.template, touch=touch)]
        if touch == 1:
            recipients = read_recipients(listed.document)
            entries.insert(0, self._entry("enrolled", template=listed.template, list=recipients.id))
        if self.random.random() >= 0.06:
            self.write(name, *entries)
            return
        row = paperwork.sent_row(self.records[name], listed.template, touch, self.today)
        told = paperwork.imported(self.records[name], [listed.document], [row], POLICY)
        bare = [{key: value for key, value in one.items() if key != "x-mark"} for one in entries]
        if told != bare:
            raise BrokenLawError(f"seed {self.seed}, {self.today}: the import of {row} wrote {told}")
        self.write(name, *entries)
        self._import_again(name, [row], [listed.document])
        self.counts["sends imported"] += 1

    def _import_again(self, name: str, rows: list[Incoming], lists: list[Document]) -> None:
        """What is known already adds nothing."""
        doubled = paperwork.imported(self.records[name], lists, rows, POLICY)
        if doubled:
            raise BrokenLawError(f"seed {self.seed}, {self.today}: imported twice: {doubled} of {name}")

    def import_old_table(self) -> None:
        """Once a month somebody imports a whole table again: all sends of a lead, long known."""
        told = [name for name, sends in self.oracle.sends.items() if sends]
        if not told:
            return
        name = self.random.choice(told)
        rows = [
            paperwork.sent_row(self.records[name], template, touch, on)
            for on, template, touch in self.oracle.sends[name]
        ]
        self._import_again(name, rows, [one.document for one in self.lists if name in one.leads])
        self.counts["tables imported again"] += 1

    def send_what_is_due(self) -> None:
        for listed in self.lists:
            for name in listed.leads:
                touch = self._turn(listed, name)
                if touch:
                    self.export(listed, touch, name)

    def _turn(self, listed: Listed, name: str) -> int:
        """Which touch of a list sales.ops would try today; 0: none."""
        progress = self.progress(name)
        running = progress.running
        if running is None:
            known = any(one.template == listed.template for one in progress.enrolments)
            return 0 if known or (self.today - listed.drawn_up).days >= 14 else 1
        if running.template != listed.template:
            return 0
        due = next_due(running, self.plans[listed.template], TERMS)
        return due.touch if due is not None and due.on is not None and due.on <= self.today else 0

    def err(self) -> None:
        """What people do wrong at the keyboard. Each attempt must be refused, or be allowed by the SOP after all."""
        roll = self.random.random()
        if roll < 0.3 and self.lists:
            listed = self.random.choice(self.lists)
            self.export(listed, self.random.randint(1, 7), self.random.choice(listed.leads))
            self.counts["exports out of turn"] += 1
        elif roll < 0.5 and self.lists:
            listed = self.random.choice(self.lists)
            stranger = self.random.choice(list(self.records))
            text = listed.document.text.replace("leads:\n", f"leads:\n  - {stranger}\n")
            changed = Listed(
                read(text, listed.document.path, "recipient-list"), listed.template, (*listed.leads, stranger)
            )
            if stranger not in listed.leads:
                self.oracle.cleared.discard(read_recipients(listed.document).id)
                self.export(changed, 1, stranger)
                self.oracle.cleared.add(read_recipients(listed.document).id) if self.complete(
                    listed.document
                ) else None
            self.counts["lists changed after signing"] += 1
        elif roll < 0.6:
            name = self.random.choice(list(self.templates))
            document = self.templates[name]
            self.templates[name] = read(document.text.replace("40 %", "41 %"), document.path)
            cleared = name in self.oracle.cleared
            self.oracle.cleared.discard(name)
            for listed in self.lists[-5:]:
                self.export(listed, 1, self.random.choice(listed.leads))
            self.templates[name] = document
            self.oracle.cleared |= {name} if cleared else set()
            self.counts["templates changed after signing"] += 1
        elif roll < 0.66:
            self._priced()
        elif roll < 0.8:
            self._twin()
        else:
            self._strike()

    def be_eager(self) -> None:
        """Somebody cannot wait: the day before a touch is due, before a rest is over, or with a lead of another stage."""
        for name, (template, sequence) in list(self.oracle.running.items()):
            last, _, touch = self.oracle.sends[name][-1]
            if (self.today - last).days == SHAPES[sequence][1] - 1 or self.today == self.oracle.away(name):
                listed = next(
                    one for one in reversed(self.lists) if one.template == template and name in one.leads
                )
                self._tried(listed, touch + 1, name)
        rested = [name for name, day in self.oracle.silent.items() if (self.today - day).days in {59, 61, 75}]
        busy = self.random.sample(sorted(self.oracle.running), min(1, len(self.oracle.running)))
        known = sorted(self.oracle.cleared & set(self.templates))
        for name in [*rested, *busy, self.random.choice(list(self.records))]:
            fitting = [one for one in known if STAGES[one.rsplit("-v", 1)[0]] == self.oracle.stage[name]]
            template = self.random.choice(fitting if fitting and self.random.random() < 0.7 else known)
            self._sign(template, (name,), signed=True)
            listed = self.lists[-1]
            self._tried(listed, 1, name)
            if self.oracle.running.get(name, ("",))[0] != template:
                self.lists.pop()
                self.oracle.cleared.discard(read_recipients(listed.document).id)

    def _tried(self, listed: Listed, touch: int, name: str) -> None:
        if touch <= SHAPES[listed.template.rsplit("-v", 1)[0]][0]:
            self.export(listed, touch, name)
            self.counts["exports a day early"] += 1

    def _priced(self) -> None:
        """A price gets into a nurture template, everybody signs it, and it is loaded and exported."""
        plain = self.templates["nurture-v1-2026-01-01"]
        name = f"nurture-v{90 + self.counts['templates with a price']}-2026-01-01"
        text = plain.text.split("approvals:")[0] + "approvals: []\n---" + plain.text.split("---", 2)[2]
        text = text.replace("version: v1\n", f"version: {name.split('-')[1]}\n").replace(
            "status: loaded", "status: draft"
        )
        text = text.replace("that is worth a look", "the Assessment is $2,500")
        document = self._signed(read(text, f"{FOLDER}/{name}.md"))
        sequence = TERMS.sequences["nurture"]
        may = [
            one
            for one in self.records
            if self.records[one]["stage"] == "mql"
            and not enrolment_blockers(self.case(one), sequence, SHAPES["nurture"][0])
            and self.suppressor.match(self.records[one]["contact"]["email"]) is None
        ]
        if not may:
            return
        lead = self.random.choice(may)
        self.templates[name], self.plans[name] = (
            document,
            replace(self.plans["nurture-v1-2026-01-01"], template=name),
        )
        self.oracle.priced.add(name)
        self.oracle.cleared.add(name)
        self._sign(name, (lead,), signed=True)
        listed = self.lists.pop()
        papers = (document, listed.document)
        whole, one = paperwork.cleared(self.records[lead], papers, 1, self.suppressor, POLICY, self.today)
        if not whole.blockers and one.clear:
            self._send(listed, 1, lead)
        del self.templates[name]
        self.oracle.cleared.discard(name)
        self.counts["templates with a price"] += 1

    def _signed(self, document: Document) -> Document:
        at = f"{self.today.isoformat()}T09:00:00Z"
        document = with_entry(document, **entry(document, "cmo", "messaging", MICHELLE, at))
        document = with_entry(document, **entry(document, "cro", "sales-narrative", MARCUS, at))
        return read(document.text.replace("status: draft", "status: loaded"), document.path)

    def _strike(self) -> None:
        """Somebody "corrects" an opt-out away."""
        name = self.random.choice(list(self.records))
        for number, one in enumerate(self.records[name]["history"], 1):
            if one["event"] in {"suppressed"} or one.get("kind") == "opt-out":
                self.write(name, self._entry("correction", corrects=number, note="not meant so"))
                self.oracle.strikes[self.records[name]["history"][-1]["x-mark"]] = one["x-mark"]
                self.counts["opt-outs struck out"] += 1
                return

    # -------------------------------------------------------------------------------------------- answers

    def answer(self) -> None:
        for name in list(self.oracle.running):
            sends = self.oracle.sends.get(name, [])
            if not sends or (self.today - sends[-1][0]).days > 5 or self.random.random() > 0.06:
                continue
            kind = self.random.choices(
                ("positive", "neutral", "negative", "opt-out", "auto-reply", "bounce"), (2, 3, 2, 3, 3, 1)
            )[0]
            self._heard(name, kind)

    def _heard(self, name: str, kind: str) -> None:
        self.counts[kind] += 1
        if kind == "bounce":
            self.write(name, self._entry("bounced", kind="hard"), self._entry("suppressed", reason="bounce"))
            self._suppress(name, self.today)
            return
        if self.random.random() < 0.25:
            # Logged on a branch, and merged days later.
            back = self.today + timedelta(days=self.random.randint(1, 9))
            self.branches.append((back, name, list(self.records[name]["history"]), self._reply(kind)))
            return
        until = self.today + timedelta(days=self.random.randint(1, 30)) if kind == "auto-reply" else None
        heard = Heard(kind, self.today, "sales.ops", until, note="x" if kind == "negative" else "")
        outcome = respond(self.case(name), heard, None)
        for one in outcome.entries:
            self.counts["entries"] += 1
            self.write(name, {**one, "x-mark": f"n{self.counts['entries']}"})
        self.oracle.answered(name, kind, self.today, until)
        if outcome.suppress:
            self._suppress(name, self.today)

    def _reply(self, kind: str) -> Entry:
        more: Entry = {"until": (self.today + timedelta(days=9)).isoformat()} if kind == "auto-reply" else {}
        return self._entry("response", kind=kind, **more)

    def merge(self) -> None:
        """Branches come in: their entries stand before or after what main wrote meanwhile, none lost and none doubled."""
        due = [one for one in self.branches if one[0] <= self.today]
        self.branches = [one for one in self.branches if one[0] > self.today]
        for _, name, base, one in due:
            self._merge_in(name, base, one)
            self.merged[name] = self.today
            day = date.fromisoformat(one["on"])
            kind = one["kind"]
            if kind == "opt-out":
                self.late |= {
                    (other, on)
                    for other in self.records
                    if self._mailbox(other) == self._mailbox(name)
                    for on, _, _ in self.oracle.sends.get(other, ())
                    if on >= day
                }
                self.counts["late opt-outs"] += 1
                self.write(name, self._entry("suppressed", reason="opt-out", on=day))
                self._suppress(name, day)
            # What it says of the sequence holds as of its own day; a later entry of main may have come after it.
            until = date.fromisoformat(one["until"]) if "until" in one else None
            self.oracle.answered(name, kind, day, until)
            self.counts["merged late"] += 1

    def _merge_in(self, name: str, base: list[Entry], one: Entry) -> None:
        """Mostly by the merge driver; else Git's own merge puts the entry somewhere, and both count as one of its day."""
        record = self.records[name]
        history = record["history"]
        done = paperwork.merged(record, base, one, POLICY) if self.random.random() < 0.7 else None
        if done is not None:
            history[:] = done
            self.counts["merged by the driver"] += 1
        else:
            place = next((i for i, other in enumerate(history) if other["on"] > one["on"]), len(history))
            struck = any(other["event"] == "correction" for other in history)
            history.insert(len(history) if struck or self.random.random() < 0.5 else place, one)
        self._leads.pop(name, None)
        self._cases.pop(name, None)
        self.oracle.wrote(name, one)

    def close(self) -> None:
        """sales.ops logs silences and archives; the CRO moves leads."""
        for name, (template, sequence) in list(self.oracle.running.items()):
            last, _, touch = self.oracle.sends[name][-1]
            if touch < SHAPES[sequence][0] or (self.today - last).days < SHAPES[sequence][1]:
                continue
            if self.progress(name).running is None:
                continue
            outcome = respond(self.case(name), Heard("none", self.today, "sales.ops"), self.plans[template])
            for one in outcome.entries:
                self.counts["entries"] += 1
                self.write(name, {**one, "x-mark": f"n{self.counts['entries']}"})
            self.oracle.running.pop(name)
            self.oracle.silent[name] = self.today
            self.counts["silent"] += 1

    # -------------------------------------------------------------------------------------------- a day, a year

    def day(self) -> None:
        roll = self.random.random
        self.merge()
        if len(self.records) < self.size and roll() < 0.2:
            self._arrival()
        names = list(self.records)
        for _ in range(3):
            name = self.random.choice(names)
            if self.oracle.stage[name] in {"prospect", "mql"} and roll() < 0.8:
                self._qualify(name)
        name = self.random.choice(names)
        if (
            self.oracle.stage[name] == "mql"
            and (self.today - self.oracle.engaged[name]).days <= 90
            and roll() < 0.5
        ):
            self._promote(name)
        self._desk_work()
        if self.today.weekday() < 5:
            self.send_what_is_due()
        if roll() < 0.4:
            self.err()
        if roll() < 0.25:
            self.be_eager()
        self.answer()
        self.close()
        self.laws()
        self.today += ONE_DAY

    def _desk_work(self) -> None:
        """What comes by the calendar: lists on Mondays, an old table on the second, a new template each quarter."""
        if self.today.weekday() == 0:
            for template in [name for name in self.templates if name in self.oracle.cleared]:
                self.draw_up(template)
        if self.today.day == 2:
            self.import_old_table()
        if self.today.day == 1 and self.today.month % 3 == 0:
            self._template("nurture", self.today.month + 1, signed=self.random.random() > 0.3)

    def laws(self) -> None:
        """What must hold after every day, beside what the oracle said of each send."""
        full = self.today.weekday() == 6 or (self.today - START).days == DAYS - 1
        changed = [
            name
            for name, record in self.records.items()
            if full or self.audited.get(name, 0) != len(record["history"])
        ]
        for name in changed:
            self._books_agree(name)
        mailboxes = {self._mailbox(name) for name in changed}
        self._incidents({name for name in self.records if self._mailbox(name) in mailboxes})
        if full or self.today.weekday() == 3:
            self._none_forgotten()

    def _books_agree(self, name: str) -> None:
        """The file of a lead against the books: no entry lost, doubled or struck by mistake, no send that nobody judged."""
        history = self.records[name]["history"]
        self.audited[name] = len(history)
        if Counter(map(repr, history)) != self.oracle.log.get(name, Counter()):
            raise BrokenLawError(f"seed {self.seed}, {self.today}: entries of {name} lost or doubled")
        sends = sorted(
            (one["on"], one["template"], one["touch"]) for one in history if one["event"] == "sent"
        )
        judged = self.oracle.sends.get(name, ())
        if sends != sorted((on.isoformat(), template, touch) for on, template, touch in judged):
            raise BrokenLawError(f"seed {self.seed}, {self.today}: a send to {name} that nobody judged")
        if len({(template, touch) for _, template, touch in sends}) != len(sends):
            raise BrokenLawError(f"seed {self.seed}, {self.today}: a touch went to {name} twice")
        for one in history:
            if one["event"] == "correction":
                struck = history[one["corrects"] - 1]["x-mark"]
                if struck != self.oracle.strikes[one["x-mark"]]:
                    raise BrokenLawError(
                        f"seed {self.seed}, {self.today}: a correction of {name} strikes another entry"
                    )

    def _incidents(self, names: set[str]) -> None:
        """Among some leads, all that share a mailbox with one of them included: the detector of SEV2 finds exactly the sends that went out before a late opt-out was known."""
        found = {
            (one.lead, one.sent.on)
            for one in shared_incidents(map(self.lead, sorted(names)), TERMS, matching_of(POLICY))
            if one.sent.on is not None
        }
        if not found <= self.late:
            raise BrokenLawError(
                f"seed {self.seed}, {self.today}: a send after an opt-out: {sorted(found - self.late)[:3]}"
            )
        missed = {
            (name, on) for name, on in self.late if name in names and not self._same_day(name, on)
        } - found
        if missed:
            raise BrokenLawError(f"seed {self.seed}, {self.today}: SEV2 not found: {sorted(missed)[:3]}")

    def _same_day(self, name: str, on: date) -> bool:
        """Of one day, and across files, the order is not known: a send then need not be called an incident."""
        mailbox = self._mailbox(name)
        return any(
            entry.get("kind") == "opt-out" and entry["on"] >= on.isoformat()
            for other, record in self.records.items()
            if self._mailbox(other) == mailbox
            for entry in record["history"]
        )

    def _none_forgotten(self) -> None:
        """No touch that is due and allowed lies about for more than four days (a weekend and two).

        What a merge brings may move it to a day that has passed: it could not be sent before that was known.
        """
        for name in self.oracle.running:
            coming = upcoming(self.case(name), self.plans)
            known = self.merged.get(name, START)
            if coming is None or max(coming.due, known) > self.today - timedelta(days=4):
                continue
            listed = next(
                (one for one in self.lists if name in one.leads and one.template == coming.template), None
            )
            if listed is None or not self.complete(listed.document):
                continue
            sequence = TERMS.sequences[coming.template.rsplit("-v", 1)[0]]
            if coming.touch is not None and not touch_blockers(
                self.case(name), sequence, self.plans[coming.template], coming.touch
            ):
                raise BrokenLawError(
                    f"seed {self.seed}, {self.today}: touch {coming.touch} to {name}, due {coming.due}, was lost"
                )

    def year(self) -> Counter[str]:
        for _ in range(DAYS):
            self.day()
        return self.counts


def main() -> int:
    """Run many seeds and say what was seen. Exit status 1 with the seed of a broken law."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--leads", type=int, default=200)
    options = parser.parse_args()
    total: Counter[str] = Counter()
    began, broken = time.perf_counter(), 0
    for seed in range(options.first, options.first + options.seeds):
        try:
            total += Company(seed, options.leads).year()
        except BrokenLawError as law:
            sys.stdout.write(f"broken: {law}\n")
            broken += 1
        if (seed + 1) % 25 == 0:
            sys.stdout.write(
                f"{seed + 1 - options.first} years, {total['sends']:,} sends, {time.perf_counter() - began:.0f} s\n"
            )
            sys.stdout.flush()
    verdict = f"{broken} of them broke a law" if broken else "no law broken"
    sys.stdout.write(
        f"{options.seeds} years of {options.leads} leads, {verdict}: {dict(total.most_common())}\n"
    )
    return int(broken > 0)


if __name__ == "__main__":
    raise SystemExit(main())
