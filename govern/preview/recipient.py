"""Whether a lead is one that a sequence is for. A preview says so; it stops nobody (``govern recipients`` does)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from govern.policy.model import Policy
from govern.preview.pieces import shown
from govern.preview.values import text_of

_NEVER_AGAIN = {"opt-out": "opted out", "negative": "answered no"}


def reservations(sequence: str, lead: Mapping[str, Any], policy: Policy) -> tuple[str, ...]:
    """Why a lead may not receive a sequence (SOP 5.2, 5.6), one sentence each; ``()`` when nothing is against it."""
    return tuple(dict.fromkeys((*_history(lead), *_consent(lead), *_stage(sequence, lead, policy))))


def _history(lead: Mapping[str, Any]) -> Iterator[str]:
    history = lead.get("history")
    for entry in history if isinstance(history, list) else ():
        if not isinstance(entry, Mapping):
            continue
        on = shown(text_of(entry.get("on")) or "an unknown day")
        event, kind = entry.get("event"), entry.get("kind")
        if event == "response" and isinstance(kind, str) and kind in _NEVER_AGAIN:
            yield f"The lead {_NEVER_AGAIN[kind]} on {on}: no mail of this kind may go out (SOP 5.6)."
        elif event == "suppressed":
            yield f"The lead was put on the suppression list on {on}: nothing may go out, ever (SOP 5.6)."
        elif event == "forgotten":
            yield f"The lead asked on {on} to be forgotten; there is nobody to write to."


def _consent(lead: Mapping[str, Any]) -> Iterator[str]:
    consent = lead.get("consent")
    if isinstance(consent, Mapping) and consent.get("status") == "withdrawn":
        yield "The lead has withdrawn consent: nothing may go out."


def _stage(sequence: str, lead: Mapping[str, Any], policy: Policy) -> Iterator[str]:
    declared = policy.sequences.get(sequence)
    if declared is None:
        yield f"The policy knows no sequence “{shown(sequence) or 'without a name'}”, so nobody may receive it."
        return
    stage = shown(text_of(lead.get("stage")) or "")
    if declared.audience and stage != declared.audience:
        yield f"The lead's stage is {stage or 'not given'}; {sequence} mail is for {declared.audience} (SOP 5.2)."
