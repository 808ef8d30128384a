"""The sign-offs of a document as values, whatever a person wrote there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from govern.annotations import Any
from govern.documents.document import Document, Path
from govern.values import frozen

APPROVE = "approve"
REVOKE = "revoke"

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


@frozen
class SignOff:
    """One entry of ``approvals``. Texts are as written (``""`` where none is); ``moment`` is ``at`` in UTC.

    ``comment`` is the link of the comment on a pull request that says the same, if any; ``states_previous`` says whether
    there is a ``previous`` at all. ``faults`` are ``(key, words)``
    for parts that cannot be understood; such an entry proves nothing.
    """

    index: int
    role: str
    scope: str
    by: str
    at: str
    moment: datetime | None
    content: str
    previous: str | None
    decision: str
    reason: str
    policy: str
    signature: str
    faults: tuple[tuple[str, str], ...]
    comment: str = ""
    states_previous: bool = True

    @property
    def approves(self) -> bool:
        """Whether it says yes; else it takes an earlier sign-off back."""
        return self.decision == APPROVE

    @property
    def path(self) -> Path:
        """Where the entry stands in the document's data."""
        return ("approvals", self.index)


def read_sign_offs(document: Document) -> tuple[SignOff, ...]:
    """All entries under ``approvals``, in the order in which they stand. Never raises, whatever stands there."""
    entries = document.data.get("approvals")
    if not isinstance(entries, list):
        return ()
    return tuple(_read(index, entry) for index, entry in enumerate(entries))


def parse_moment(text: str) -> datetime | None:
    """RFC 3339 with seconds and an offset as a moment in UTC; ``None`` for anything else."""
    if _MOMENT.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _read(index: int, entry: Any) -> SignOff:
    values: Mapping[str, Any] = entry if isinstance(entry, Mapping) else {}
    texts = {key: value for key, value in values.items() if isinstance(value, str)}
    at = texts.get("at", "")
    moment = parse_moment(at)
    decision = texts.get("decision", "") if "decision" in values else APPROVE
    return SignOff(
        index=index,
        role=texts.get("role", ""),
        scope=texts.get("scope", ""),
        by=texts.get("by", ""),
        at=at,
        moment=moment,
        content=texts.get("content", ""),
        previous=texts.get("previous"),
        decision=decision,
        reason=texts.get("reason", ""),
        policy=texts.get("policy", ""),
        signature=texts.get("signature", ""),
        faults=tuple(_faults(values, texts, moment, decision)),
        comment=texts.get("comment", ""),
        states_previous="previous" in values,
    )


def _faults(
    values: Mapping[str, Any], texts: Mapping[str, str], moment: datetime | None, decision: str
) -> list[tuple[str, str]]:
    faults = [
        (key, f"it does not say `{key}`") for key in ("role", "scope", "by") if not texts.get(key, "").strip()
    ]
    if moment is None:
        faults.append(("at", "its `at` is no moment such as 2026-04-21T09:30:00Z"))
    if _DIGEST.fullmatch(texts.get("content", "")) is None:
        faults.append(("content", "its `content` is no digest"))
    previous = values.get("previous")
    if previous is not None and not (isinstance(previous, str) and _DIGEST.fullmatch(previous)):
        faults.append(("previous", "its `previous` is neither a digest nor null"))
    if decision not in {APPROVE, REVOKE}:
        faults.append(("decision", "its `decision` is neither approve nor revoke"))
    faults.extend(
        (key, f"its `{key}` is no text")
        for key in ("reason", "policy", "signature")
        if key in values and key not in texts
    )
    return faults
