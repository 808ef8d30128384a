"""What is wrong with a mail once its values are put in: faults that a template alone cannot show.

They have codes of the family PRV. They are no rules of ``govern check``, for each needs a lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govern.check import Settings
from govern.documents.passages import HOLE, Place
from govern.policy.model import Policy
from govern.preview.merged_source import brought_in
from govern.preview.merging import MergedPassage
from govern.preview.pieces import MERGED, Kind, Piece, is_safe_target, joined, merge_line, shown
from govern.preview.remarks import Remark, gather, remark
from govern.preview.rendering import Preview, RenderedTouch
from govern.preview.value_faults import value_faults
from govern.preview.values import Origin
from govern.rules import merge_tags

LONGEST_SUBJECT = 78
"""Characters that a line of a mail should not exceed (RFC 5322, section 2.1.1)."""


def lint(preview: Preview, settings: Settings) -> tuple[Remark, ...]:
    """Everything wrong with the merged touches, in order: empty, nonsensical and hostile values. Never raises."""
    found = [*_values(preview), *_missing(preview)]
    for touch in preview.touches:
        found += _touch(touch, preview, settings.policy)
    return gather((*found, *brought_in(preview, settings)))


# ---------------------------------------------------------------- values, once for all touches


def _values(preview: Preview) -> Iterator[Remark]:
    for name, touches in preview.used.items():
        value = preview.values.get(name)
        if value is None or value.origin is not Origin.LEAD:
            continue
        for fault in value_faults(value.text, value.key):
            where = f"{{{{{name}}}}}, {value.key} of the lead"
            yield remark(fault.code, touches, where, fault.message, fault.help, warn=fault.warn)


def _missing(preview: Preview) -> Iterator[Remark]:
    for name in preview.used:
        touches = tuple(touch.number for touch in preview.touches if _lacks(touch, name, preview))
        if touches:
            key = preview.values[name].key
            yield remark(
                "PRV103",
                touches,
                f"{{{{{name}}}}}",
                f"The lead has no {key or name}, and the tag has no default",
                f'Add {key or name} to the lead, or write {{{{ {name} | default: "…" }}}} in the template.',
            )


def _lacks(touch: RenderedTouch, name: str, preview: Preview) -> bool:
    pieces = [*touch.sender, *touch.subject, *touch.preheader]
    for passage in (*touch.headers, *touch.body):
        pieces += passage.pieces
        for target in passage.targets:
            pieces += merge_line(target.written, preview.values)
    return any(piece.kind is Kind.MISSING and piece.field == name for piece in pieces)


# ---------------------------------------------------------------- one touch


def _touch(touch: RenderedTouch, preview: Preview, policy: Policy) -> Iterator[Remark]:
    number = (touch.number,)
    subject = joined(touch.subject)
    if touch.subject and not subject.strip():
        yield remark(
            "PRV102", number, "subject", "The subject is empty", "Give the field of the subject a default."
        )
    if len(subject) > LONGEST_SUBJECT and any(piece.kind in MERGED for piece in touch.subject):
        yield remark(
            "PRV108",
            number,
            "subject",
            f"With its values the subject has {len(subject)} characters; inboxes cut it, some tools fold it",
            f"Shorten it to {LONGEST_SUBJECT} at most.",
            warn=True,
        )
    passages = (*touch.headers, *touch.body)
    for passage in passages:
        where = _where(passage)
        for written, field in _unresolved(passage.prose, policy):
            yield _left(written, field, number, where)
        for residue in residues(passage.prose):
            yield remark(
                "PRV102",
                number,
                where,
                f"An empty value, or a blank at its edge, leaves “{residue}”",
                "Give the tag a default that fits the sentence, or mend the lead.",
            )
        yield from _targets(passage, preview, number)


def _where(passage: MergedPassage) -> str:
    place = passage.place.value
    if passage.place in {Place.SUBJECT, Place.PREHEADER}:
        return place
    words = " ".join(shown(passage.text).replace(HOLE, " ").split())
    return f"{place} “{words[:40].rstrip()}{'…' if len(words) > 40 else ''}”"


def _left(written: str, field: str, number: tuple[int, ...], where: str) -> Remark:
    if field:
        words = f"“{written}” in the value reaches the inbox as it stands, or is filled in a second time"
        return remark(
            "PRV101", number, f"{{{{{field}}}}}", words, "Mend the lead's file: a value holds no tag."
        )
    words = f"“{written}” reaches the inbox as it stands"
    return remark("PRV101", number, where, words, "Use a declared field as {{field}}, or remove it.")


def _unresolved(pieces: tuple[Piece, ...], policy: Policy) -> Iterator[tuple[str, str]]:
    """What the recipient would see of tags, and the field whose value brings it in (``""``: the template does)."""
    # A stand-in is in guillemets, which are another tool's tag.
    text = "".join(HOLE if piece.kind is Kind.STAND_IN else piece.text for piece in pieces)
    if not _LIKE_TAG.search(text):
        return
    at = 0
    bounds: list[tuple[int, int, str]] = []
    for piece in pieces:
        size = 1 if piece.kind is Kind.STAND_IN else len(piece.text)
        if piece.kind is Kind.VALUE:
            bounds.append((at, at + size, piece.field))
        at += size
    for lexeme in merge_tags.lex(text, policy.fields.names):
        written = " ".join(text[lexeme.start : lexeme.end].split())[:60]
        source = next((field for low, high, field in bounds if low < lexeme.end and lexeme.start < high), "")
        yield shown(written), source


_LIKE_TAG = re.compile(r"[{}\[<%|@«&\uff5b\ufe5b\u2774\uff05]")


def _targets(passage: MergedPassage, preview: Preview, number: tuple[int, ...]) -> Iterator[Remark]:
    for target in passage.targets:
        where = f"link “{' '.join(shown(target.text).split())[:40]}”"
        pieces = merge_line(target.written, preview.values)
        left = [piece.text for piece in pieces if piece.kind is Kind.LEFT]
        rest = "".join(
            HOLE if piece.kind in MERGED else piece.text for piece in pieces if piece.kind is not Kind.LEFT
        )
        if left or "{{" in rest or "}}" in rest:
            words = f"“{shown((left or [target.written])[0])[:60]}” stays in the link's target"
            yield remark("PRV101", number, where, words, "Use a declared field as {{field}}.")
        elif any(piece.kind in MERGED for piece in pieces) and not is_safe_target(target.target):
            words = f"With its values the link leads to “{shown(target.target)[:60]}”, which is no web or mail address"
            yield remark("PRV106", number, where, words, "Begin the target with https:// in the template.")


# ---------------------------------------------------------------- residues of empty values

_CLOSERS = ",.;:!?)]}”’"


def residues(pieces: Iterable[Piece]) -> Iterator[str]:
    """What an empty or blank-edged value leaves behind: “Hi ,”, two blanks, an empty pair of quotes."""
    listed = list(pieces)
    text = joined(listed)
    at = 0
    for piece in listed:
        low, at = at, at + len(piece.text)
        found = (
            _residue(text[max(0, low - 40) : low], piece.text, text[at : at + 40])
            if piece.kind in MERGED
            else ""
        )
        if found:
            yield found


def _residue(before: str, text: str, after: str) -> str:
    """The words around a value when it leaves a hole between them, else ``""``."""
    if text.strip():
        ragged = (text[-1].isspace() and (not after or after[0].isspace() or after[0] in _CLOSERS)) or (
            text[0].isspace() and (not before or before[-1].isspace())
        )
        return _around(before, text, after) if ragged else ""
    bare = before.rstrip(" ")
    blank_before = not bare or before != bare or bool(text)
    rest = after.lstrip(" ")
    if not bare and not rest:
        return ""
    hole = (
        (blank_before and (not rest or after != rest or rest[0] in _CLOSERS))
        or (not bare and rest[:1] in _CLOSERS)
        or (bare[-1:] + rest[:1]) in _EMPTY_PAIRS
    )
    return _around(before, text, after) if hole else ""


_EMPTY_PAIRS = {"()", "[]", '""', "“”", "‘’", "''", "//"}


def _around(before: str, text: str, after: str) -> str:
    return f"{before[-20:]}{text[:20]}{after[:12]}".replace("\n", " ").replace(HOLE, "…")
