"""What takes an offer to opt out back: a dead target, a barrier, a negation, talk, another list, a mere pause.

A ``Spot`` is a way out with what stands around it; ``refuse`` says why it does not count (16 CFR 316.5;
SOP 5.3, item 5).
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice

from govern.annotations import Final
from govern.rules.optout_features import FEATURES
from govern.rules.optout_lexicon import WORDS
from govern.rules.optout_reading import (
    BARRIERS,
    Sentence,
    Way,
    barrier_in,
    is_about_others,
    is_addressed,
    is_from_elsewhere,
    is_waived,
    wants_other,
)
from govern.rules.optout_targets import FieldNames, target_fault
from govern.values import frozen


@frozen(slots=False)
class Spot:
    """A way with what stands around it."""

    here: Sentence
    way: Way
    before: Sentence | None
    after: tuple[Sentence, ...]
    names: FieldNames
    replies_read: bool
    foreign: bool
    """Whether what the touch quotes is said to be another's."""

    @property
    def head(self) -> str:
        """What its sentence says shortly before it."""
        return self.here.text[max(0, self.way.start - 90) : self.way.start]

    @property
    def tail(self) -> str:
        """What its sentence says after it."""
        return self.here.text[self.way.end : self.way.end + 160]

    @cached_property
    def target(self) -> str:
        """Where a link, a visible URL or a visible address leads."""
        if self.way.link is not None:
            return self.way.link.target
        low, high = self.here.back(self.way.start, self.way.end)
        return ("mailto:" if self.way.kind == "address" else "") + self.here.view.passage.text[low:high]

    @cached_property
    def keyword(self) -> re.Match[str] | None:
        """The word to send back, "stop" or its kin, directly after the way."""
        return WORDS.strong_keyword.match(self.tail) if self.way.by_reply else None

    @cached_property
    def says_stop(self) -> bool:
        """Whether what the reader is to send or to say is itself a request to stop."""
        if self.keyword is not None or WORDS.quoted_stop.search(self.way.words):
            return True
        if self.way.kind == "reply":
            return WORDS.later_keyword.match(self.tail) is not None
        return self.way.kind == "tell" and WORDS.tell_stop.match(self.tail) is not None

    @property
    def asked_before(self) -> bool:
        """Whether stopping is the purpose of the sentence before."""
        before = self.before
        if before is None or before.intent is None:
            return False
        return not self.here.barred or "?" in before.text


# ---- refusal: what takes a way back

NEVER: Final = {
    "mention": "it speaks of stopping and gives no way to do it",
    "phone": "a call or a text message is not a way that the law accepts",
    "post": "a letter or a fax is not a way that the law accepts",
}
_FOR_A_TIME: Final = "it stops the e-mails for a time only"
_STAYING: Final = "it is a way to stay, not a way to stop"


def refuse(spot: Spot) -> str:
    """Why the way does not count; ``""`` when it does."""
    if spot.way.kind in NEVER:
        return _negated(spot) or _barred(spot) or NEVER[spot.way.kind]
    if spot.way.by_reply and FEATURES.dialled.search(spot.head):
        return NEVER["phone"]
    for check in (_quoted, _dead, _broken_off, _negated, _talk, _other_list, _not_stopping, _barred):
        reason = check(spot)
        if reason:
            return reason
    return ""


def _quoted(spot: Spot) -> str:
    ours = spot.way.kind == "field" or spot.names.renders_target(spot.target)
    if ours or not (spot.foreign and spot.here.view.passage.quoted):
        return ""
    return "it stands in a quotation, as somebody else's words"


def _dead(spot: Spot) -> str:
    return target_fault(spot.target, spot.names) if spot.way.kind in {"link", "url", "address"} else ""


def _broken_off(spot: Spot) -> str:
    if not spot.way.by_reply or spot.after or spot.says_stop:
        return ""
    unfinished = not spot.tail.strip() and spot.here.text.startswith(("to ", "if "))
    if WORDS.broken_tail.match(spot.tail) or (spot.way.kind == "reply" and unfinished):
        return "the sentence breaks off before it says how"
    return ""


def _negated(spot: Spot) -> str:
    head, tail, text, intent = spot.head, spot.tail, spot.here.text, spot.here.intent
    if spot.way.by_reply and not spot.replies_read:
        return "replies are not read"
    if WORDS.negated_before.search(head) and not WORDS.not_negated.search(
        head[-40:] + spot.way.words + tail[:40]
    ):
        return "it is negated"
    if WORDS.negated_after.match(tail) or (spot.after and WORDS.taken_back.match(spot.after[0].text)):
        return "it is taken back in the same breath"
    if not spot.says_stop:
        if spot.way.by_reply and WORDS.unless.search(head):
            return "silence would stop the e-mails, not the reader"
        at = intent.start() if intent else 0 if spot.way.by_reply else spot.way.start
        if WORDS.no_way.search(text[max(0, at - 60) : at]) and not WORDS.not_negated.search(text):
            return "it is negated"
    return "it speaks of another time" if WORDS.future.search(text) else ""


def _talk(spot: Spot) -> str:
    reason = "it talks about opting out and offers this reader nothing"
    text, way, before = spot.here.text, spot.way, spot.before
    if way.kind == "field":
        return ""
    if is_about_others(text, way.start) or (
        way.kind in {"reply", "tell"} and not is_addressed(text, way.start)
    ):
        return reason
    if way.kind == "link":
        return reason if WORDS.mentioned_after.match(spot.tail) else ""
    if WORDS.quoting.search(spot.head) or WORDS.advice.search(text[: way.end]):
        return reason
    introduced = before is not None and before.text.rstrip().endswith((":", "?"))
    return reason if before and introduced and WORDS.quoting.search(before.text) else ""


def _other_list(spot: Spot) -> str:
    here, before = spot.here, spot.before
    asking = before if before and here.intent is None and here.promise is None else here
    if WORDS.ours.search(here.text) or (asking.intent and WORDS.ours.search(asking.text)):
        return ""
    other = WORDS.other_label.match(here.text) or (spot.way.link and WORDS.other.search(spot.way.words))
    named = spot.way.by_reply and FEATURES.end_thing.search(here.text) is not None
    if other or named or wants_other(asking.intent) or _stops_other(spot, asking):
        return "it stops something other than these e-mails"
    return ""


def _stops_other(spot: Spot, asking: Sentence) -> bool:
    """Whether promise, purpose or keyword go with an object that is no e-mail of ours."""
    promise = spot.here.promise
    if promise is not None:
        rest = spot.here.text[promise.end() : promise.end() + 60]
        return WORDS.other_object.match(rest) is not None or is_from_elsewhere(spot.here, promise)
    if asking.intent is not None and is_from_elsewhere(asking, asking.intent):
        return True
    rest = spot.tail[spot.keyword.end() :] if spot.keyword else spot.tail
    if WORDS.other_object.match(rest) or WORDS.other_head.search(spot.head):
        return True
    said = spot.keyword or (WORDS.tell_stop.match(spot.tail) if spot.way.kind == "tell" else None)
    meant = WORDS.keyword_for.match(spot.tail[said.end() :]) if said else None
    return meant is not None and not WORDS.about_mail.search(meant.group(1))


def _comes_back(tail: str) -> bool:
    """Whether the sender means to write again at another time."""
    back = WORDS.later.search(tail)
    return back is not None and FEATURES.denied.search(tail[: back.end()]) is None


def _not_stopping(spot: Spot) -> str:
    text, tail, promise, intent = spot.here.text, spot.tail, spot.here.promise, spot.here.intent
    if promise is not None:
        if WORDS.limited_stop.match(text[promise.end() : promise.end() + 70]):
            return _FOR_A_TIME
    elif WORDS.pause.search(tail[spot.keyword.end() :]) if spot.keyword else _comes_back(tail):
        return _FOR_A_TIME
    if spot.says_stop:
        return ""
    otherwise = WORDS.otherwise.search(tail)
    if (
        spot.way.by_reply
        and WORDS.keep_keyword.match(tail)
        and (otherwise or (intent is None and promise is None))
    ):
        return _STAYING
    if promise is not None:
        return ""
    if intent is None:
        return _STAYING if WORDS.opt_in.search(text) else ""
    less = WORDS.less.search(intent.group() + text[intent.end() : intent.end() + 30])
    return "fewer e-mails, or a pause, is not an end" if less else ""


# ---- barriers: a fee, a log-in, a call, more data, a deadline, several pages (16 CFR 316.5)


def _barred(spot: Spot) -> str:
    for name, reason in BARRIERS:
        if any(
            _bars(spot, name, match) for match in islice(getattr(WORDS, name).finditer(spot.here.text), 6)
        ):
            return reason
    near = (spot.before,) if spot.before is not None and spot.before.view is spot.here.view else ()
    near = () if FEATURES.denies.search(spot.head) else near
    for later in (*near, *spot.after):
        if WORDS.alternative.match(later.text):
            break
        if WORDS.linking.search(later.text):
            reason = barrier_in(later.text)
            if reason:
                return reason
    return ""


def _bars(spot: Spot, name: str, match: re.Match[str]) -> bool:
    """Whether a barrier in the way's own sentence is one on the way."""
    text, way = spot.here.text, spot.way
    behind = match.start() >= way.start
    between = text[way.end : match.start()] if behind else text[match.end() : way.start]
    if is_waived(text, match) or WORDS.alternative.search(between):
        return False
    if name == "data":
        return not WORDS.at_will.search(text[max(0, match.start() - 50) : match.start()])
    if name not in {"fee", "period"}:
        return True
    if not behind and ";" in between and not FEATURES.purpose.search(text[: match.end() + 40].split(";")[0]):
        return False
    if name == "fee":
        return True
    dated = behind or match["date"] is not None or WORDS.deadline.search(text) is not None
    ours = between if behind else text[max(0, match.start() - 40) : way.start]
    return dated and not WORDS.our_action.search(ours)
