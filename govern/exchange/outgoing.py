"""A mail as it will leave: a touch with one lead's values and opt-out link put in, proven before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govern.check import Settings
from govern.documents.document import Document
from govern.errors import PolicyError, UsageError
from govern.findings import Severity
from govern.ladder.history import Lead
from govern.policy.model import Policy
from govern.preview.lint import lint
from govern.preview.mail_html import mail_html
from govern.preview.plain_text import plain_text
from govern.preview.rendering import Preview, RenderedTouch, line_text, render
from govern.preview.values import Origin, Value
from govern.sequences.eligibility import Blocker

_COLUMNS = 72


@dataclass(frozen=True, slots=True)
class Sender:
    """Who the mails come from, and where opt-outs go (policy, section ``sender``)."""

    name: str
    email: str
    reply_to: str
    postal_address: str
    unsubscribe_url: str
    unsubscribe_mailto: str


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail, ready but for its form."""

    lead: Lead
    touch: int
    template: str
    recipient_list: str
    to_name: str
    to: str
    subject: str
    preheader: str
    text: str
    html: str
    unsubscribe: str
    token: str


def sender_of(policy: Policy) -> Sender:
    """The sender of the policy. Raises ``PolicyError`` naming every value that is missing."""
    section = policy.data.get("sender")
    data: Mapping[str, str] = section if isinstance(section, Mapping) else {}
    needed = ("name", "email", "postal_address", "unsubscribe_url", "unsubscribe_mailto")
    missing = [name for name in needed if not str(data.get(name, "")).strip()]
    if missing:
        raise PolicyError(
            f"The policy does not say who writes: sender has no {', '.join(missing)}.",
            "Add them under `sender` in govern.yaml (docs/exchange.md shows how).",
        )
    return Sender(
        name=data["name"],
        email=data["email"],
        reply_to=data.get("reply_to", "") or data["email"],
        postal_address=data["postal_address"],
        unsubscribe_url=data["unsubscribe_url"],
        unsubscribe_mailto=data["unsubscribe_mailto"],
    )


def previewed(template: Document, lead: Document, policy: Policy, touch: int, link: str) -> Preview:
    """A touch for one lead with its own opt-out link. Raises ``UsageError`` when the template has no such touch."""
    given = {
        name: Value(name, link, Origin.POLICY, "sender.unsubscribe_url") for name in policy.fields.opt_out
    }
    preview = render(template, lead, policy, touch, given)
    if not preview.touches:
        raise UsageError(f"{template.path} has no touch {touch}.", "`govern preview` shows which it has.")
    return preview


def value_blockers(preview: Preview, settings: Settings) -> tuple[Blocker, ...]:
    """What is wrong with the merged mail: a missing value, a left-over tag, a price that came in with a value."""
    return tuple(
        dict.fromkeys(
            Blocker("value", f"{one.where}: {one.message}")
            for one in lint(preview, settings)
            if one.severity is Severity.ERROR
        )
    )


def mail_of(preview: Preview, lead: Lead, names: tuple[str, str], link: str, token: str) -> Mail:
    """The mail of a preview with one touch. ``names`` are the template's id and the list's."""
    touch = preview.touches[0]
    return Mail(
        lead=lead,
        touch=touch.number,
        template=names[0],
        recipient_list=names[1],
        to_name=preview.recipient.name,
        to=lead.email,
        subject=line_text(touch.subject).strip(),
        preheader=line_text(touch.preheader).strip(),
        text=_text(preview, touch),
        html=_html(preview, touch),
        unsubscribe=link,
        token=token,
    )


def _text(preview: Preview, touch: RenderedTouch) -> str:
    bounds = (touch.touch.body_start, touch.touch.body_end)
    return plain_text(touch.body, preview.document.text, bounds, preview.values, _COLUMNS).strip() + "\n"


def _html(preview: Preview, touch: RenderedTouch) -> str:
    return mail_html(touch.markdown, preview.values, shown=False)
