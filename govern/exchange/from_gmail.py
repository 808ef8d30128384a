"""A mailbox file (mbox, as Gmail exports it) or one message: sends of ours, delivery reports, opt-outs, replies."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast
from zoneinfo import ZoneInfo

from govern.errors import GovernError
from govern.exchange.incoming import DOUBT, OPT_OUT, REPLY, SENT, Incoming
from govern.exchange.mail_text import text_of_html
from govern.exchange.replies import a_slip, sort_reply
from govern.exchange.reports import is_plain_report, plain_report, report

_MOST = 256 * 1024 * 1024
_LONGEST_MESSAGE = 25 * 1024 * 1024
_SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\r?\n")


def from_gmail(
    data: bytes, name: str, ours: frozenset[str], stop: str, zone: ZoneInfo
) -> tuple[Incoming, ...]:
    """What the messages of a mailbox say.

    ``ours`` are the addresses that we send from (lower case), ``stop`` is where opt-outs by mail go, ``zone`` is the time zone
    of days. Raises ``GovernError`` for what is no mailbox. A message that cannot be read is left for a person.
    """
    if len(data) > _MOST:
        raise GovernError(f"{name} is larger than {_MOST // 2**20} MB.", "Export fewer messages.")
    found: list[Incoming] = []
    count = 0
    for line, raw in _messages(data):
        count += 1
        found.extend(_message(line, raw, ours, stop, zone))
    if not count:
        raise GovernError(
            f"{name} holds no message.", "Export the label as mbox, or save one message as .eml."
        )
    return tuple(found)


def _messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each message with the line on which it begins."""
    marks = list(_SEPARATOR.finditer(data))
    if not marks:
        if re.match(rb"[A-Za-z][A-Za-z0-9-]*:", data):
            yield 1, data
        return
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    line = 1
    at = 0
    for mark, end in zip(marks, ends, strict=True):
        line += data.count(b"\n", at, mark.start())
        at = mark.start()
        yield line, re.sub(rb"(?m)^>(>*From )", rb"\1", data[mark.end() : end])


def _message(line: int, raw: bytes, ours: frozenset[str], stop: str, zone: ZoneInfo) -> Iterator[Incoming]:
    if len(raw) > _LONGEST_MESSAGE:
        yield Incoming(line, DOUBT, "", None, note="the message is larger than 25 MB")
        return
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        yield from _read(line, message, ours, stop, zone)
    except (
        Exception
    ) as error:  # the parser of the standard library raises all sorts of things at hostile mail
        yield Incoming(line, DOUBT, "", None, note=f"the message cannot be read ({type(error).__name__})")


def _read(
    line: int, message: EmailMessage, ours: frozenset[str], stop: str, zone: ZoneInfo
) -> Iterator[Incoming]:
    on = _day(message, zone)
    sender = parseaddr(_header(message, "from"))[1].lower()
    identity = _header(message, "message-id").strip()
    answers = _answers(message)
    if sender in ours:
        touch = _header(message, "x-govern-touch").strip()
        if touch.isdecimal():
            to = parseaddr(_header(message, "to"))[1]
            template = _header(message, "x-govern-template").strip()
            yield Incoming(line, SENT, to, on, touch=int(touch), template=template, message_id=identity)
        return
    if message.get_content_type() == "multipart/report":
        yield from (replace(one, message_id=identity) for one in report(line, message, on))
        return
    subject, text = _header(message, "subject"), _text(message)
    if is_plain_report(message, sender):
        yield replace(plain_report(line, message, text, on), message_id=identity)
        return
    if stop and stop.lower() in {parseaddr(one)[1].lower() for one in _header(message, "to").split(",")}:
        slip = a_slip(text)
        if slip:
            note = f"mail to {stop}, and yet it says “{slip}”"
            yield Incoming(line, DOUBT, sender, on, message_id=identity, answers=answers, note=note)
            return
        yield Incoming(
            line, OPT_OUT, sender, on, message_id=identity, answers=answers, note="unsubscribe mail"
        )
        return
    if on is None:
        yield Incoming(line, DOUBT, sender, None, note="the message has no date that can be read")
        return
    headers = {name.lower(): str(value) for name, value in message.items()}
    found = sort_reply(headers, subject, text, on)
    if not found.kind:
        yield Incoming(line, DOUBT, sender, on, message_id=identity, answers=answers, note=found.why)
    elif found.kind == "opt-out":
        yield Incoming(line, OPT_OUT, sender, on, message_id=identity, answers=answers, note="reply")
    else:
        yield Incoming(
            line,
            REPLY,
            sender,
            on,
            kind=found.kind,
            until=found.until,
            message_id=identity,
            answers=answers,
            note=f"sorted by rule: {found.why}",
        )


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name, "") or "")


def _answers(message: EmailMessage) -> str:
    known = re.findall(r"<[^<>\s]+>", f"{_header(message, 'references')} {_header(message, 'in-reply-to')}")
    return known[-1] if known else ""


def _day(message: EmailMessage, zone: ZoneInfo) -> date | None:
    try:
        moment = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone).date()


def _text(message: EmailMessage) -> str:
    plain, html = (_content(message.get_body((kind,))) for kind in ("plain", "html"))
    return plain if plain.strip() else text_of_html(html)


def _content(part: Message | None) -> str:
    if part is None:
        return ""
    try:
        return str(cast("EmailMessage", part).get_content())
    except (LookupError, UnicodeError, KeyError):
        raw = part.get_payload(decode=True)
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
