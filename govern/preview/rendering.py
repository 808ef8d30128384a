"""A template for one lead: what every touch says when its values are put in. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from govern.documents.document import Document, Touch
from govern.documents.fields import read_tags
from govern.documents.passages import HOLE, Passage
from govern.policy.model import Policy
from govern.preview.merging import MergedPassage, merge_passage
from govern.preview.pieces import MERGED, Kind, Piece, Values, joined, merge_line, shown
from govern.preview.plain_text import plain_text
from govern.preview.recipient import reservations
from govern.preview.values import Value, resolve_values, text_of
from govern.rules.cadence import wait_days
from govern.rules.personalisation import HEADERS


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who reads: what the lead's file says of person and company, as shown text."""

    id: str
    name: str
    email: str
    title: str
    company: str
    stage: str


@dataclass(frozen=True)
class RenderedTouch:
    """A touch with values put in. ``day`` counts from enrolment; ``None`` where a wait cannot be read."""

    number: int
    day: int | None
    sender: tuple[Piece, ...]
    subject: tuple[Piece, ...]
    preheader: tuple[Piece, ...]
    headers: tuple[MergedPassage, ...]
    body: tuple[MergedPassage, ...]
    markdown: str
    """The body as it stands in the template."""
    touch: Touch

    @property
    def anchor(self) -> str:
        """The touch's name within a page."""
        return f"touch-{self.number}"

    @property
    def used(self) -> frozenset[str]:
        """Fields that some part of the touch shows or leads to."""
        return frozenset(_used(self))

    @property
    def snippet(self) -> str:
        """What an inbox shows after the subject: the preheader, then the body's first words."""
        words = (passage.text for passage in self.body)
        start = " ".join(f"{joined(self.preheader)} {' '.join(words)}".replace(HOLE, " ").split())
        return start[:200]


@dataclass(frozen=True)
class Preview:
    """All that is shown of a template and a lead."""

    document: Document
    title: str
    recipient: Recipient
    values: Mapping[str, Value]
    touches: tuple[RenderedTouch, ...]
    notes: tuple[str, ...]
    """Why this lead may not receive the mail; empty when nothing stands against it."""
    lead: Mapping[str, Any] = field(default_factory=dict)
    """The front matter of the lead's file."""

    @property
    def used(self) -> dict[str, tuple[int, ...]]:
        """The touches that use each field, by field."""
        names = sorted({name for touch in self.touches for name in touch.used})
        return {name: tuple(touch.number for touch in self.touches if name in touch.used) for name in names}


def render(
    template: Document,
    lead: Document,
    policy: Policy,
    only: int | None = None,
    given: Mapping[str, Value] | None = None,
) -> Preview:
    """Put a lead's values into a template's touches, or into touch number ``only``.

    ``given`` are values that only the sender knows, such as the recipient's own opt-out link; without them
    stand-ins are shown. Both documents may hold anything at all; nothing in them raises.
    """
    values = {**resolve_values(policy, lead.data), **(given or {})}
    touches = tuple(
        _touch(template, touch, number, day, values)
        for number, touch, day in numbered(template)
        if only is None or number == only
    )
    title = text_of(template.data.get("title")) or template.path.rpartition("/")[2]
    notes = reservations(template.sequence, lead.data, policy)
    return Preview(template, shown(title), _recipient(lead.data), values, touches, notes, lead.data)


def numbered(template: Document) -> list[tuple[int, Touch, int | None]]:
    """The touches of a template with their numbers, by place where a heading has none, and their days."""
    waits = [_wait(touch, first=index == 0) for index, touch in enumerate(template.touches)]
    days = accumulate(waits, lambda day, wait: None if day is None or wait is None else day + wait)
    return [
        (touch.number if touch.number is not None else index, touch, day)
        for index, (touch, day) in enumerate(zip(template.touches, days, strict=True), 1)
    ]


def _wait(touch: Touch, *, first: bool) -> int | None:
    header = touch.headers.get("wait")
    if header is None:
        return 0 if first else None
    return wait_days(header.value)


def _touch(template: Document, touch: Touch, number: int, day: int | None, values: Values) -> RenderedTouch:
    def line(name: str) -> tuple[Piece, ...]:
        header = touch.headers.get(name)
        return merge_line(shown(header.value), values) if header else ()

    def merge(passage: Passage) -> MergedPassage:
        return merge_passage(passage, template.text, values)

    return RenderedTouch(
        number=number,
        day=day,
        sender=line("from") or _sender(values),
        subject=line("subject"),
        preheader=line("preheader"),
        headers=tuple(merge(passage) for passage in touch.passages if passage.place in HEADERS),
        body=tuple(merge(passage) for passage in touch.body),
        markdown=template.text[touch.body_start : touch.body_end],
        touch=touch,
    )


def _sender(values: Values) -> tuple[Piece, ...]:
    """Who the mail seems to come from when the touch does not say: the sender whom the signature names."""
    return merge_line("{{sender_name}}", values) if "sender_name" in values else ()


def _used(touch: RenderedTouch) -> set[str]:
    pieces = [*(touch.sender if "from" in touch.touch.headers else ()), *touch.subject, *touch.preheader]
    targets: list[str] = []
    for passage in (*touch.headers, *touch.body):
        pieces += passage.pieces
        targets += (target.written for target in passage.targets)
    used = {piece.field for piece in pieces if piece.kind in MERGED}
    return used | {tag.name for target in targets for tag in read_tags(target) if tag.name is not None}


def _recipient(lead: Mapping[str, Any]) -> Recipient:
    def text(*path: str) -> str:
        value: Any = lead
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        return shown(text_of(value) or "").strip()

    name = f"{text('contact', 'first_name')} {text('contact', 'last_name')}".strip()
    return Recipient(
        id=text("id"),
        name=name,
        email=text("contact", "email"),
        title=text("contact", "title"),
        company=text("company", "name"),
        stage=text("stage"),
    )


def body_text(preview: Preview, touch: RenderedTouch, columns: int) -> str:
    """The body of a touch as wrapped plain text."""
    bounds = (touch.touch.body_start, touch.touch.body_end)
    return plain_text(touch.body, preview.document.text, bounds, preview.values, columns)


def line_text(pieces: tuple[Piece, ...]) -> str:
    """A subject, preheader or sender as text, with what is missing left out."""
    return joined(piece for piece in pieces if piece.kind is not Kind.UNSEEN)
