"""OPT: the opt-out, and what else of CAN-SPAM a template shows (SOP 5.3, item 5; 15 USC 7704)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govern import patterns
from govern.annotations import Final
from govern.documents.document import Document, Header, Touch
from govern.documents.passages import HOLE, Passage, Place, fold
from govern.findings import Edit, Fix, Severity
from govern.policy.model import Policy
from govern.rules.optout_judging import Refusal, Verdict, judge
from govern.rules.optout_targets import FieldNames, takes_no_reply
from govern.rules.optout_withheld import readings, why_withheld
from govern.rules.registry import Context, Example, Problem, Reach, Rule
from govern.rules.second_reading import Patience

_SOP: Final = "5.3 item 5"


def field_names(policy: Policy) -> FieldNames:
    """Which fields of a policy render an opt-out link."""
    return FieldNames(frozenset(policy.fields.opt_out), policy.fields.names)


def no_opt_out(document: Document, context: Context) -> Iterator[Problem]:
    """OPT101: touches without a working opt-out; on what looks like one where there is something."""
    names = field_names(context.policy)
    field = next(iter(context.policy.fields.opt_out), "unsubscribe_link")
    paste = f"Add: Not useful? [Unsubscribe]({{{{{field}}}}}) and I will not write again."
    patience = Patience()
    for touch in document.touches:
        replies_read = next(_no_reply_headers(touch), None) is None
        verdict = _for_all(document.text, touch, names, patience, replies_read=replies_read)
        if verdict.mechanism is not None:
            continue
        if not verdict.refused:
            message = "This touch gives its reader no way to opt out of further e-mails."
            yield Problem(touch.heading_start, touch.heading_end, message, paste)
            continue
        refusal = verdict.refused[0]
        start, end = refusal.passage.origin(refusal.start, refusal.end)
        yield Problem(
            start,
            end,
            f"This touch has no working opt-out. This one does not count: {refusal.reason}.",
            paste,
        )


def _for_all(
    text: str, touch: Touch, names: FieldNames, patience: Patience, *, replies_read: bool
) -> Verdict:
    """The verdict on what every recipient of a touch gets; a way that some get is refused with the reason."""
    verdict = Verdict(None)
    for number, group in enumerate(readings(text, touch)):
        found = [judge(passages, names, replies_read=replies_read, patience=patience) for passages in group]
        if all(one.mechanism is not None for one in found):
            return found[0]
        if not number:
            verdict = found[0]
            if group[0] is touch.body:
                return verdict
    way = judge(touch.body, names, replies_read=replies_read, patience=patience).mechanism
    if way is None:
        return verdict
    reason = why_withheld(way.passage.origin(way.start, way.end), way.passage)
    return Verdict(None, (Refusal(reason, way.passage, way.start, way.end),))


def no_postal_address(document: Document, context: Context) -> Iterator[Problem]:
    """OPT102: touches that show no postal address, as a field or as the text of option ``address``."""
    fields = context.policy.fields.postal_address
    address = _words(str(context.policy.option("OPT102", "address", "") or ""))
    if not fields and not address:
        return
    for touch in document.touches:
        shown = (
            all(_shows_address(passages, frozenset(fields), address) for passages in group)
            for group in readings(document.text, touch)
        )
        if not any(shown):
            help_text = (
                f"Add {{{{{fields[0]}}}}} to the footer."
                if fields
                else "Add the sender's postal address to the footer."
            )
            message = "This touch shows no postal address of the sender."
            yield Problem(touch.heading_start, touch.heading_end, message, help_text)


def _shows_address(passages: Sequence[Passage], fields: frozenset[str], address: str) -> bool:
    if any(tag.name in fields for passage in passages for tag in passage.tags):
        return True
    return bool(address) and address in _words(" ".join(passage.text for passage in passages))


def _words(text: str) -> str:
    """A text without case, punctuation and line breaks, so that an address is found however it is set."""
    return " ".join(_WORD.findall(fold(text).text.casefold()))


# ---- subjects

_WORD = patterns.compile(r"\w+")
_LETTER = patterns.compile(r"[^\W_]")
_REPLY_MARK = patterns.compile(
    r"\s{0,9}(?:\[[^\]]{0,30}\]\s{0,3})?((?:(?:re|fw|fwd|aw|wg|sv|antw|rv|tr|rif|odp|ynt|vl)"
    r"\s{0,3}(?:\[\d{1,3}\]|\(\d{1,3}\)|\^?\d{1,3})?\s{0,3}:\s{0,9}){1,5})",
    re.IGNORECASE,
)


def fake_reply_mark(subject: str) -> tuple[int, int] | None:
    """The bounds of ``Re:``, ``Fwd:`` and their kin at the start of a subject, or ``None``."""
    folded = fold(subject)
    match = _REPLY_MARK.match(folded.text)
    return folded.back(*match.span(1)) if match else None


def fake_reply_subject(document: Document, context: Context) -> Iterator[Problem]:
    """OPT103: reply marks on subjects. Option ``allow_in_thread`` permits them on touches after the first."""
    in_thread = context.policy.option("OPT103", "allow_in_thread", False) is True
    for number, touch in enumerate(document.touches):
        subject = touch.headers.get("subject")
        found = fake_reply_mark(subject.value) if subject and not (number and in_thread) else None
        if subject is None or found is None:
            continue
        start, end = subject.start + found[0], subject.start + found[1]
        mark = subject.value[found[0] : found[1]].strip()
        yield Problem(
            start,
            end,
            f"“{mark}” says that this e-mail answers or forwards another; it does not.",
            f"Drop “{mark}”.",
            Fix(f"Drop “{mark}”", (Edit(start, end, ""),), safe=False),
        )


def no_subject(document: Document, context: Context) -> Iterator[Problem]:
    """OPT104: touches without a subject, or with an empty one."""
    del context
    for touch in document.touches:
        subject = touch.headers.get("subject")
        if subject is None:
            yield Problem(
                touch.heading_start,
                touch.heading_end,
                "This touch has no subject.",
                "Add a line Subject: … under the heading.",
            )
        elif not fold(subject.value).text.strip():
            yield Problem(
                subject.line_start, subject.end, "This subject is empty.", "Say what the e-mail holds."
            )


def _claim(*alternatives: str) -> re.Pattern[str]:
    return patterns.compile("|".join(alternatives), re.IGNORECASE)


_CLAIMS: Final = {
    "claims a payment or an order that is none": _claim(
        r"\byour (?:\w+ )?(?:invoice|payment|bill|order|refund|transaction|subscription|parcel|delivery|card)"
        r"(?: (?:no\.? ?|#|number )?\d{1,12})? (?:is|was|has|could|will) (?:\w+ ){0,3}?(?:overdue"
        r"|past due|due|failed|declined|rejected|cancell?ed|shipped|delivered|pending|unpaid"
        r"|on (?:its|the) way|expired?|confirmed)\b",
        r"^\W{0,4}(?:payment|invoice|order|refund|delivery|transaction) (?:(?:no\.? ?|#|number )?\d{1,12} )?"
        r"(?:failed|declined|overdue|past due|due|confirmation|confirmed|cancell?ed|received|pending"
        r"|required)\b",
        r"^\W{0,4}(?:overdue|unpaid|outstanding|past[- ]due) (?:invoice|payment|balance|bill|account)\b"
        r"(?! (?:that|in|of|for|cost))",
        r"\bthank(?:s| you) for your (?:order|payment|purchase)",
    ),
    "claims something about an account": _claim(
        r"(?:\byour |^\W{0,4})(?:\w+ )?(?:account|mailbox|profile|password|licen[cs]e|access|domain)"
        r"(?: (?:is|was|has|will) (?:\w+ ){0,2}?| )(?:suspended|locked|disabled|blocked|compromised"
        r"|deactivated|on hold|expires?|expired|terminated|restricted)\b",
        r"\b(?:verify|confirm|validate) your (?:\w+ )?(?:account|identity|password|payment|bank|log-?in)",
        r"\b(?:unusual|suspicious|new) (?:sign-?in|log-?in)\b|\bpassword reset",
        r"^\W{0,4}security (?:alert|warning|notice)",
    ),
    "claims a prize": _claim(
        r"^(?:\W{0,99}|[^?]{0,40}[,:!-] )you(?:'ve| have)? (?:just )?won(?=[.!]|$| (?:an?|the|\$|\d))"
        r"(?! (?:the|an?) (?:\w+ )?(?:deal|account|bid|customer))",
        r"\b(?:claim|collect) your (?:\w+ )?(?:prize|reward|gift|bonus|winnings)|^\W{0,4}congratulations\b",
    ),
    "claims an urgency that is none": _claim(
        r"^\W{0,4}urgent\b|\burgent:|\btime[- ]sensitive\b|\b(?:do not|don't) ignore\b",
        r"\b(?:action|response|reply|attention|answer) (?:is )?(?:required|needed|requested)\b",
        r"\bimmediate (?:action|response|attention)\b|\bfinal (?:notice|warning|reminder|notification)\b",
        r"\bexpires? (?:today|tonight|tomorrow|in \d{1,3} (?:hours?|minutes?))",
        r"\bopen (?:immediately|at once)\b",
    ),
    "claims a conversation that the template cannot know of": _claim(
        r"\bas (?:we )?(?:discussed|agreed|promised|requested)\b",
        r"\bfollowing up on our (?:call|meeting|chat)\b",
        r"\bper (?:your|our) (?:request|call|conversation|discussion)\b",
        r"\b(?:our|your|the) (?:call|meeting|conversation|chat) (?:yesterday|today|this (?:morning|week)"
        r"|last (?:night|week)|on \w+day)\b",
        r"\bgreat (?:talking|speaking|meeting) (?:to|with)? ?you\b",
    ),
}


def deceptive_claim(subject: Passage) -> tuple[str, int, int] | None:
    """What a subject falsely claims and where (bounds in the passage), or ``None``."""
    text = subject.folded.text
    for words, pattern in _CLAIMS.items():
        match = pattern.search(text)
        if match:
            return (words, *subject.folded.back(*match.span()))
    if subject.tags and not _LETTER.search(text.replace(HOLE, " ")):
        return ("holds a field and nothing else", 0, len(subject.text))
    return None


def deceptive_subject(document: Document, context: Context) -> Iterator[Problem]:
    """OPT105: subjects that are likely to mislead about what the e-mail holds."""
    del context
    for touch in document.touches:
        for passage in touch.passages:
            found = deceptive_claim(passage) if passage.place is Place.SUBJECT else None
            if found is not None:
                words, low, high = found
                start, end = passage.origin(low, high)
                yield Problem(
                    start, end, f"This subject {words}.", "Say in the subject what the e-mail holds."
                )


# ---- senders


def _no_reply_headers(touch: Touch) -> Iterator[Header]:
    for name in ("reply-to", "from"):
        header = touch.headers.get(name)
        if header is not None and takes_no_reply(fold(header.value).text):
            yield header
        elif header is not None and name == "reply-to" and header.value.strip():
            return  # replies go to Reply-To, whatever From says


def no_reply_sender(document: Document, context: Context) -> Iterator[Problem]:
    """OPT106: senders that take no answer, in a touch's headers or in the front matter."""
    del context
    message = "Nobody reads what is sent to this address, so nobody can opt out by replying."
    mend = "Send from an address that a person reads."
    for path, value in _front_matter_senders(document):
        if takes_no_reply(value):
            at = document.position(*path)
            yield Problem(at.start, at.end, message, mend)
    for touch in document.touches:
        for header in _no_reply_headers(touch):
            yield Problem(header.start, header.end, message, mend)


def _front_matter_senders(document: Document) -> Iterator[tuple[tuple[str, ...], str]]:
    for key in ("from", "sender", "reply_to", "reply-to"):
        value = document.data.get(key)
        if isinstance(value, str):
            yield (key,), value
        elif isinstance(value, dict) and isinstance(value.get("email"), str):
            yield (key, "email"), value["email"]


_OPENING: Final = "Hi {{first_name}},\n\nPartners bring in a third of the revenue of {{company_name}}.\n\n"
_FOOTER: Final = "\n\n{{sender_name}}, {{postal_address}}\n"


def _bodies(*lines: str) -> tuple[Example, ...]:
    return tuple(Example(_OPENING + line + _FOOTER) for line in lines)


def _subjects(*lines: str) -> tuple[Example, ...]:
    return tuple(Example(line, "subject") for line in lines)


RULES: tuple[Rule, ...] = (
    Rule(
        code="OPT101",
        name="no-opt-out",
        summary="A touch without a visible, working way to stop further e-mails of the series.",
        why=(
            "SOP 5.3, item 5 asks it of every sequence e-mail, and CAN-SPAM (15 USC 7704(a)(3) and (5)) "
            "demands one that is clear and conspicuous. A reply, a link, an address or a plain offer will "
            "do; talk about opting out, a dead link or another list will not. 16 CFR 316.5 rules out a fee, "
            "a log-in, a call, a letter, more data than an address, and more than one reply or page; it must "
            "work for 30 days."
        ),
        sop=_SOP,
        fails=_bodies(
            "Our unsubscribe rate is below 0.2 percent.",
            "[Unsubscribe](#)",
            "To unsubscribe, log in to your account.",
            "You cannot opt out of this series.",
            "~~Reply STOP to opt out.~~",
            "{% if newsletter %}Reply STOP to opt out.{% endif %}",
        ),
        passes=_bodies(
            "Not useful? [Unsubscribe]({{unsubscribe_link}}) and I will not write again.",
            "If this isn't relevant, say so and I won't follow up.",
            "Reply STOP to opt out.",
        ),
        check=no_opt_out,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="OPT102",
        name="no-postal-address",
        summary="A touch that shows no postal address of the sender.",
        why=(
            "CAN-SPAM (15 USC 7704(a)(5)(A)(iii)), which SOP 5.3, item 5 takes up, demands a valid physical "
            "postal address: a street address, a registered post office box or a private mailbox. Option: "
            "`address`, the address as text, for templates that do not use a field for it."
        ),
        sop=_SOP,
        severity=Severity.WARNING,
        fails=(Example(_OPENING + "Reply STOP to opt out.\n\n{{sender_name}}\n"),),
        passes=_bodies("Reply STOP to opt out."),
        check=no_postal_address,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="OPT103",
        name="fake-reply-subject",
        summary="A subject that pretends to answer or forward an e-mail.",
        why=(
            "CAN-SPAM (15 USC 7704(a)(2)) forbids subjects that mislead about what the e-mail is. Option: "
            "`allow_in_thread` (false), for sequences whose later touches are sent as answers to the first."
        ),
        sop=_SOP,
        fix="Drops the mark. Not safe, since it changes what the reader is told.",
        fails=_subjects(
            "Re: {{company_name}} and its partners", "Fwd: the partner revenue gap", "AW: Ihre Partner"
        ),
        passes=_subjects("{{company_name}} and the partner revenue gap", "Re-thinking partner revenue"),
        check=fake_reply_subject,
    ),
    Rule(
        code="OPT104",
        name="no-subject",
        summary="A touch without a subject.",
        why=(
            "CAN-SPAM (15 USC 7704(a)(2)) judges an e-mail by its subject; without one nobody opens it "
            "either."
        ),
        sop=_SOP,
        fails=_subjects(""),
        passes=_subjects("{{company_name}} and the partner revenue gap"),
        check=no_subject,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="OPT105",
        name="deceptive-subject",
        summary="A subject that is likely to mislead about what the e-mail holds.",
        why=(
            "CAN-SPAM (15 USC 7704(a)(2)) forbids it: sequence mail is no invoice, no account notice, no "
            "prize and no emergency, and a template cannot know of a conversation. Capitals and spam words "
            "are VOC108's."
        ),
        sop=_SOP,
        severity=Severity.WARNING,
        fails=_subjects(
            "Your invoice is overdue",
            "Account suspended",
            "You won",
            "URGENT: action required",
            "{{first_name}}",
        ),
        passes=_subjects(
            "Why partner invoices are paid late",
            "What you won with your partners",
            "{{first_name}}, a partner question",
        ),
        check=deceptive_subject,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="OPT106",
        name="no-reply-sender",
        summary="A sender address that takes no answer.",
        why=(
            "Readers opt out by replying: CAN-SPAM (15 USC 7704(a)(3)) asks for a functioning return "
            "address, and SOP 5.5 answers every reply."
        ),
        sop=_SOP,
        fails=(Example("sender: {name: Rick Alvarez, email: no-reply@example.com}", "front-matter"),),
        passes=(Example("sender: {name: Rick Alvarez, email: rick@example.com}", "front-matter"),),
        check=no_reply_sender,
    ),
)
