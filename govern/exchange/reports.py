"""What mail programs report of mail: not delivered (RFC 3464, or in prose), complained about (RFC 5965), read (RFC 8098)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage, Message
from typing import cast

from govern.exchange.incoming import BOUNCED, DOUBT, OPT_OUT, Incoming

_NOT_THE_ADDRESS = re.compile(r"5\.(?:2\.[23]|3\.\d+|4\.(?:[1567]|0)|6\.\d+|7\.\d+)")
"""Classes of failure (RFC 3463) that say nothing against the address: full, too large, refused as spam, the route."""
_SENDERS = re.compile(
    r"(?:mailer-?daemon|post-?master|mail-?daemon|bounces?|mail-?delivery|mdaemon)(?:[+_.-][^@]*)?(?:@|$)",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:undeliver|failure notice|mail delivery failed|returned mail|delivery status notification|delivery (?:has )?fail"
    r"|mail delivery (?:system|failure)|message (?:not|could not be) delivered|unzustellbar|non remis|no se puede entregar"
    r"|delayed mail|warning: (?:could not send|message))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_COPY = re.compile(
    r"(?im)^-{2,}\s*(?:this is a copy|below this line|original message|returned message|start of returned).*$"
)
_CODE = re.compile(r"\b([45])(?:\d\d[ -]#?(?:([45]\.\d{1,3}\.\d{1,3})\b)?|\.\d{1,3}\.\d{1,3}\b)")
_SCANNED = 20_000


def report(line: int, message: EmailMessage, on: date | None) -> Iterator[Incoming]:
    """A ``multipart/report``: a bounce, a complaint, a receipt. Nothing for a delivery that went well."""
    kinds = {part.get_content_type() for part in message.walk()}
    if "message/feedback-report" in kinds:
        yield _complaint(line, message, on)
    elif "message/disposition-notification" in kinds:
        note = "a reading receipt, and no answer"
        yield Incoming(
            line, DOUBT, _value(message, "Final-Recipient"), on, answers=_about(message), note=note
        )
    else:
        yield from _delivery(line, message, on)


def _complaint(line: int, message: EmailMessage, on: date | None) -> Incoming:
    """“This is spam” at a provider that tells senders: nobody says no more clearly."""
    who = _value(message, "Original-Rcpt-To") or _recipient_of_copy(message)
    kind = _value(message, "Feedback-Type").lower()
    if kind in {"not-spam", "virus"} or not who:
        return Incoming(
            line, DOUBT, who, on, answers=_about(message), note=f"a feedback report ({kind or 'no type'})"
        )
    return Incoming(line, OPT_OUT, who, on, answers=_about(message), note="complaint")


def _delivery(line: int, message: EmailMessage, on: date | None) -> Iterator[Incoming]:
    recipient, status = _value(message, "Final-Recipient"), _value(message, "Status")
    action = _value(message, "Action").lower()
    answers = _about(message)
    if action in {"delivered", "relayed", "expanded"}:
        return
    if action == "delayed" and not status.startswith("4"):
        status = "4"
    if status[:1] not in {"4", "5"}:
        yield Incoming(line, DOUBT, recipient, on, answers=answers, note="a delivery report without a status")
        return
    yield _bounced(line, recipient, status, on, answers)


def _bounced(line: int, recipient: str, status: str, on: date | None, answers: str) -> Incoming:
    if status.startswith("4"):
        return Incoming(line, BOUNCED, recipient, on, kind="soft", answers=answers)
    if _NOT_THE_ADDRESS.match(status):
        note = f"not delivered ({status}), and that need not be the address: read it"
        return Incoming(line, DOUBT, recipient, on, answers=answers, note=note)
    return Incoming(line, BOUNCED, recipient, on, kind="hard", answers=answers)


# ------------------------------------------------------------------------------------------------ reports in prose


def is_plain_report(message: EmailMessage, sender: str) -> bool:
    """Whether a message is a delivery report that some older program wrote as prose."""
    if str(message.get("x-failed-recipients", "") or "").strip():
        return True
    if str(message.get("return-path", "") or "").strip() == "<>" and not _automatic(message):
        return True
    title = str(message.get("subject", "") or "").strip()
    return bool(_SENDERS.match(sender) or (_TITLES.match(title) and not message.get("in-reply-to")))


def _automatic(message: EmailMessage) -> bool:
    """Out-of-office replies travel without an envelope sender, too (RFC 3834)."""
    return bool(
        message.get("auto-submitted") or message.get("x-autoreply") or message.get("x-auto-response-suppress")
    )


def plain_report(line: int, message: EmailMessage, text: str, on: date | None) -> Incoming:
    """A report in prose; left for a person unless one address and one class of code stand in it."""
    said = _COPY.split(text[:_SCANNED], maxsplit=1)[0]
    named = str(message.get("x-failed-recipients", "") or "")
    found = {one.lower() for one in _ADDRESS.findall(named or said)} - {str(message.get("to", "")).lower()}
    codes = {(match[2] or match[0]).strip(" -") for match in _CODE.finditer(said)}
    classes = {code[0] for code in codes}
    copy = re.search(r"(?im)^Message-ID:\s*(<[^>]+>)", text[:_SCANNED])
    answers = copy[1] if copy else ""
    if len(found) == 1 and len(classes) == 1:
        whole = max(codes, key=lambda code: code.count("."))
        return _bounced(line, found.pop(), whole, on, answers)
    note = "a delivery report in prose: read it"
    return Incoming(line, DOUBT, found.pop() if len(found) == 1 else "", on, answers=answers, note=note)


# ------------------------------------------------------------------------------------------------ fields


def _value(message: EmailMessage, name: str) -> str:
    """A field of the report's own parts, without its type (``rfc822;``)."""
    for part in message.walk():
        for fields in _fields(part):
            value = str(fields.get(name, "") or "").strip()
            if value:
                return (
                    value.rpartition(";")[2].strip().strip("<>")
                    if name.endswith("Recipient")
                    else value.strip("<>")
                )
    return ""


def _fields(part: Message) -> Iterator[Message]:
    kind = part.get_content_type()
    payload = part.get_payload()
    if kind in {"message/delivery-status", "message/disposition-notification"} and isinstance(payload, list):
        yield from (cast("Message", one) for one in payload)
    elif kind in {"message/feedback-report", "message/disposition-notification"}:
        from email import message_from_string

        inner = payload[0] if isinstance(payload, list) and payload else payload
        yield message_from_string(str(inner).lstrip())


def _copies(message: EmailMessage) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() in {"message/rfc822", "text/rfc822-headers"}:
            yield str(part.as_string())[:_SCANNED]


def _about(message: EmailMessage) -> str:
    """The Message-ID of the mail that a report is about."""
    for text in _copies(message):
        match = re.search(r"(?im)^Message-ID:\s*(<[^>]+>)", text)
        if match:
            return match[1]
    return ""


def _recipient_of_copy(message: EmailMessage) -> str:
    for text in _copies(message):
        match = re.search(r"(?im)^To:\s*(.*)$", text)
        found = _ADDRESS.search(match[1]) if match else None
        if found:
            return found[0]
    return ""
