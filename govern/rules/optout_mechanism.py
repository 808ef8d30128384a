"""The grammar of opting out: a second opinion where weights leave a doubt, and the reasons for a refusal.

Judged sentence by sentence: a *way* (reply, link, URL, address, field) must be offered
to the reader, its *purpose* (in its sentence, in the one before, or as a promise after it) must be
that these e-mails stop, and nothing may take it back. A way that fails is a ``Refusal`` with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from govern.annotations import Final
from govern.documents.passages import Passage
from govern.rules.optout_features import FEATURES
from govern.rules.optout_judging import Mechanism, Refusal, Verdict
from govern.rules.optout_lexicon import WORDS
from govern.rules.optout_reading import (
    Sentence,
    is_about_others,
    read_sentences,
    says_replies_are_lost,
)
from govern.rules.optout_refusal import NEVER, Spot, refuse
from govern.rules.optout_targets import FieldNames

_WAYS_PER_TOUCH: Final = 400


def judge_by_rules(passages: Sequence[Passage], names: FieldNames, *, replies_read: bool = True) -> Verdict:
    """Judge the passages of a touch's body; subject and preheader, if among them, are passed over.

    ``replies_read`` says whether the sender's address takes replies at all.
    """
    sentences = read_sentences(passages, names)
    foreign = _has_foreign_quotation(sentences)
    replies_read = replies_read and not any(says_replies_are_lost(sentence.text) for sentence in sentences)
    refused: list[tuple[bool, Refusal]] = []
    for spot in islice(_spots(sentences, names, replies_read=replies_read, foreign=foreign), _WAYS_PER_TOUCH):
        reason = refuse(spot)
        place = spot.here.back(spot.way.start, spot.way.end)
        if not reason:
            return Verdict(Mechanism(spot.here.view.passage, *place))
        refused.append((spot.way.kind == "mention", Refusal(reason, spot.here.view.passage, *place)))
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


def _has_foreign_quotation(sentences: Sequence[Sentence]) -> bool:
    """Whether a quotation of a touch is somebody else's, by what it says or what stands next to it.

    A footer that is merely set as a quotation speaks to the reader like any other text.
    """
    for number, sentence in enumerate(sentences):
        near = sentences[max(0, number - 1) : number + 2]
        if not any(other.view.passage.quoted for other in near):
            continue
        quoted = sentence.view.passage.quoted
        if (FEATURES.within if quoted else FEATURES.attribution).search(sentence.text):
            return True
        if quoted and FEATURES.aside.match(sentence.text):
            return True
    return False


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
