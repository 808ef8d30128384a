"""Whether a touch's body holds a visible, working way for its reader to stop further e-mails of this series.

SOP 5.3, item 5; 15 USC 7704(a)(3): a functioning return address or internet mechanism, clearly and
conspicuously displayed; 16 CFR 316.5: no fee, no data beyond the address, nothing beyond one reply
or one page. Judged sentence by sentence: a *way* (reply, link, URL, address, field) must be offered
to the reader, its *purpose* (in its sentence, in the one before, or as a promise after it) must be
that these e-mails stop, and nothing may take it back. A way that fails is a ``Refusal`` with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from govern.documents.passages import Passage
from govern.rules.optout_lexicon import WORDS
from govern.rules.optout_reading import (
    FieldNames,
    Sentence,
    is_about_others,
    read_sentences,
    says_replies_are_lost,
)
from govern.rules.optout_refusal import NEVER, Spot, refuse
from govern.rules.optout_weighing import Scene, channels, has_foreign_quotation

_WAYS_PER_TOUCH: Final = 400
_LOOSE_SENTENCES: Final = 60
"""How many at either end of a touch are read leniently; no e-mail has so many."""
_PACKAGED: Final = FieldNames()


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A working way to opt out (reply, link, url, address, field), and its bounds in the passage's text."""

    way: str
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """What looks like a way to opt out and is none; ``reason`` completes "does not count: …"."""

    reason: str
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first working mechanism of a touch, or the candidates that were refused, the likeliest first."""

    mechanism: Mechanism | None
    refused: tuple[Refusal, ...] = ()


def find_mechanism(passages: Sequence[Passage], names: FieldNames = _PACKAGED) -> Mechanism | None:
    """The first working opt-out among the passages of a touch's body, or ``None`` (SOP 5.3, item 5)."""
    return judge(passages, names).mechanism


def judge(
    passages: Sequence[Passage], names: FieldNames = _PACKAGED, *, replies_read: bool = True
) -> Verdict:
    """Judge the passages of a touch's body; subject and preheader, if among them, are passed over.

    ``replies_read`` says whether the sender's address takes replies at all.
    """
    sentences = read_sentences(passages, names)
    foreign = has_foreign_quotation(sentences)
    replies_read = replies_read and not any(says_replies_are_lost(sentence.text) for sentence in sentences)
    refused: list[tuple[bool, Refusal]] = []
    for spot in islice(_spots(sentences, names, replies_read=replies_read, foreign=foreign), _WAYS_PER_TOUCH):
        reason = refuse(spot)
        place = spot.here.back(spot.way.start, spot.way.end)
        if not reason:
            return Verdict(Mechanism(spot.way.kind, spot.here.view.passage, *place))
        refused.append((spot.way.kind == "mention", Refusal(reason, spot.here.view.passage, *place)))
    for spot in islice(
        _looser_spots(sentences, names, replies_read=replies_read, foreign=foreign), _WAYS_PER_TOUCH
    ):
        if not refuse(spot):
            place = spot.here.back(spot.way.start, spot.way.end)
            return Verdict(
                Mechanism(
                    "reply" if spot.way.kind == "note" else spot.way.kind, spot.here.view.passage, *place
                )
            )
    refused.sort(key=lambda pair: pair[0])
    return Verdict(None, tuple(refusal for _, refusal in refused))


def _spots(
    sentences: Sequence[Sentence], names: FieldNames, *, replies_read: bool, foreign: bool
) -> Iterator[Spot]:
    for number, here in enumerate(sentences):
        for way in here.ways:
            before = sentences[number - 1] if number else None
            if before is not None and before.view.passage.quoted and not here.view.passage.quoted:
                before = None
            after = tuple(s for s in sentences[number + 1 : number + 3] if s.view is here.view)
            spot = Spot(here, way, before, after, names, replies_read, foreign)
            if _has_purpose(spot):
                yield spot


def _looser_spots(
    sentences: Sequence[Sentence], names: FieldNames, *, replies_read: bool, foreign: bool
) -> Iterator[Spot]:
    """What the lenient reading finds, each to be refused like any other."""
    for number, here in enumerate(sentences):
        if _LOOSE_SENTENCES <= number < len(sentences) - _LOOSE_SENTENCES:
            continue
        before = tuple(sentences[max(0, number - 2) : number][::-1])
        after = tuple(s for s in sentences[number + 1 : number + 3] if s.view is here.view)
        for way in channels(Scene(here, before, after, names)):
            yield Spot(here, way, before[0] if before else None, after, names, replies_read, foreign)


# ---- purpose: is it these e-mails that the way is to stop?


def _has_purpose(spot: Spot) -> bool:
    kind = spot.way.kind
    if kind == "field" or kind in NEVER:
        return kind == "field" or spot.here.intent is not None or spot.asked_before
    if spot.way.by_reply:
        return _may_stand(spot) and _reply_stops(spot)
    return _link_stops(spot) if kind == "link" else _visible_target_stops(spot)


def _may_stand(spot: Spot) -> bool:
    """Whether a reply that is named rather than asked for ("a short note") is one that the reader sends."""
    kind, words = spot.way.kind, spot.way.words
    if kind == "offer":
        return WORDS.offer_subject.search(spot.here.text[: spot.way.end]) is not None
    if kind != "answer":
        return True
    if WORDS.third_party.search(words) or WORDS.stop_act.search(words):
        return False
    return WORDS.suffices.match(spot.tail) is not None or spot.here.promise is not None


def _reply_stops(spot: Spot) -> bool:
    here, way, before = spot.here, spot.way, spot.before
    if way.kind == "offer" or spot.says_stop or here.promise is not None:
        return True
    if here.intent is not None and not way.start <= here.intent.start() < way.end:
        return True
    weak = WORDS.weak_keyword.match(spot.tail) is not None
    if weak and (here.soft or (before is not None and (before.soft or before.intent is not None))):
        return True
    if (weak or WORDS.neutral_tail.match(spot.tail)) and _stops_around(spot):
        return True
    return (
        before is not None and "?" in before.text and spot.asked_before and not WORDS.offers.search(spot.tail)
    )


def _stops_around(spot: Spot) -> bool:
    """The sentence before asks for it or promises it, or the one after promises it."""
    if spot.asked_before:
        return True
    if spot.way.kind == "tell" and spot.before is not None and spot.before.promise is not None:
        return True
    return any(
        s.promise and s.promise.start() < 40 and not WORDS.otherwise.match(s.text) for s in spot.after[:1]
    )


def _link_stops(spot: Spot) -> bool:
    words, here = spot.way.words, spot.here
    if WORDS.talk_text.search(words):
        return False
    act = WORDS.stop_act.search(words)
    if act is not None:
        talk = WORDS.talk_noun_after.match(words, act.end()) or WORDS.plural_after.match(words, act.end())
        return not talk and not is_about_others(here.text, spot.way.start)
    if WORDS.else_text.search(words):
        return False
    if spot.names.renders_target(spot.target) or WORDS.exact_text.match(words):
        return True
    soft = WORDS.soft_text.search(words) is not None
    if not (soft or WORDS.generic_text.match(words) or WORDS.plain_text.search(words)):
        return False
    if here.intent is not None or spot.asked_before or here.promise is not None:
        return True
    soft = soft or here.soft or (spot.before is not None and spot.before.soft)
    return soft and WORDS.stop_path.search(spot.target.lower()) is not None


def _visible_target_stops(spot: Spot) -> bool:
    here, seen = spot.here, spot.target.lower()
    if spot.way.kind == "url" and WORDS.stop_path.search(seen) and not WORDS.article_target.search(seen):
        return True
    if here.intent is not None or here.promise is not None:
        return True
    return not here.barred and spot.asked_before and len(here.text) < 120
