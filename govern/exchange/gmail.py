"""Gmail: one draft a recipient, as a message of RFC 5322 with text and HTML, and a file that asks the API for drafts.

Headers that a mailbox provider reads literally must arrive literally. Python's usual policies fold a long
``List-Unsubscribe`` into encoded words (``=?utf-8?q?=3Chttps…``), which no provider understands; so lines may be as long
as RFC 5322 allows (998), and every message is read back by a parser that decodes nothing before it is given out.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from govern.errors import GovernError
from govern.exchange.outgoing import Mail, Sender

_POLICY = SMTP.clone(max_line_length=998)
_BROKEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")
ONE_CLICK = "List-Unsubscribe=One-Click"


def message_id(mail: Mail, sender: Sender) -> str:
    """The Message-ID of a mail: the same for list, touch and recipient at every export, so that a reply finds its way."""
    return f"<{mail.token}.{mail.touch}@{sender.email.rpartition('@')[2].lower()}>"


def draft(mail: Mail, sender: Sender, on: date) -> bytes:
    """The message, with CRLF line ends. Raises ``GovernError`` for a value that would break a header."""
    message = EmailMessage(policy=_POLICY)
    headers = {
        "From": _address(sender.name, sender.email),
        "To": _address(mail.to_name, mail.to),
        "Reply-To": _address("", sender.reply_to) if sender.reply_to != sender.email else None,
        "Subject": _line(mail.subject, "subject"),
        "Date": datetime.combine(on, time(9), UTC),
        "Message-ID": _token(message_id(mail, sender)),
        "List-Unsubscribe": f"<{_uri(mail.unsubscribe)}>, <mailto:{_uri(sender.unsubscribe_mailto)}?subject={mail.token}>",
        "List-Unsubscribe-Post": ONE_CLICK,
        "X-Govern-Template": _token(mail.template),
        "X-Govern-List": _token(mail.recipient_list),
        "X-Govern-Touch": str(mail.touch),
    }
    for name, value in headers.items():
        if value is not None:
            message[name] = value
    message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    message.add_alternative(page(mail), subtype="html", charset="utf-8", cte="quoted-printable")
    message.set_boundary(f"=_{mail.token}_{mail.touch}")
    written = message.as_bytes(policy=_POLICY)
    _prove(written, mail, sender)
    return written


def page(mail: Mail) -> str:
    """The HTML part: the preheader for the inbox, then the body."""
    from html import escape

    hidden = (
        f'<div style="display:none;max-height:0;overflow:hidden">{escape(mail.preheader)}</div>\n'
        if mail.preheader
        else ""
    )
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8"><title>{escape(mail.subject)}</title></head>\n'
        f"<body>\n{hidden}{mail.html}</body></html>\n"
    )


def api_requests(drafts: Iterable[tuple[str, bytes]]) -> bytes:
    """Bodies for ``users.drafts.create``, one a line: ``{"message": {"raw": base64url}}``, with the lead's id beside it."""
    lines = (
        json.dumps({"lead": lead, "message": {"raw": base64.urlsafe_b64encode(data).decode("ascii")}})
        for lead, data in drafts
    )
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def _line(text: str, what: str) -> str:
    if _BROKEN.search(text):
        raise GovernError(
            f"A {what} has a line end or a control character in it.", "Mend the value in the lead's file."
        )
    return text


def _address(name: str, address: str) -> Address:
    _line(name, "name")
    local, at, domain = _line(address, "address").rpartition("@")
    if not at or not local or re.search(r"[\s<>,;:()\[\]\\\"]", address):
        raise GovernError(f"“{address}” is no address that a mail can have.", "Mend it in the lead's file.")
    try:
        return Address(_line(name, "name"), local, domain.encode("idna").decode("ascii"))
    except (ValueError, UnicodeError, IndexError):
        raise GovernError(
            f"“{address}” is no address that a mail can have.", "Mend it in the lead's file."
        ) from None


def _uri(text: str) -> str:
    if not re.fullmatch(r"[!#-+\-.-;=?-z|~]+", text):
        raise GovernError(
            f"The opt-out link {text[:60]} cannot stand in a header.", "Mend `sender` in govern.yaml."
        )
    return text


def _token(text: str) -> str:
    if not re.fullmatch(r"[!-~]+", text):
        raise GovernError(
            f"“{text[:60]}” cannot stand in a header.", "Use letters, digits, dots and hyphens."
        )
    return text


def _prove(written: bytes, mail: Mail, sender: Sender) -> None:
    """Read the bytes as a mailbox does, line by line, and compare the headers that the law and providers ask for."""
    head = written.partition(b"\r\n\r\n")[0].decode("ascii", "replace").split("\r\n")
    found: dict[str, list[str]] = {}
    for line in head:
        name, colon, value = line.partition(":")
        if line[:1] in {" ", "\t"} or not colon:
            continue
        found.setdefault(name.lower(), []).append(value.strip())
    wanted = {
        "list-unsubscribe": f"<{mail.unsubscribe}>, <mailto:{sender.unsubscribe_mailto}?subject={mail.token}>",
        "list-unsubscribe-post": ONE_CLICK,
        "message-id": message_id(mail, sender),
    }
    for name, value in wanted.items():
        if found.get(name) != [value]:
            raise GovernError(
                f"The header {name} did not come out as it must: {found.get(name)}.", "Please report this."
            )
    single = ("from", "to", "subject", "date", "mime-version")
    twice = [name for name in single if len(found.get(name, [])) != 1]
    unknown = set(found) - {*wanted, *single, "reply-to", "content-type", *_OURS}
    if twice or unknown:
        raise GovernError(f"The mail has headers that nobody wrote: {', '.join([*twice, *sorted(unknown)])}.")


_OURS = ("x-govern-template", "x-govern-list", "x-govern-touch", "content-transfer-encoding")
