"""How a mail opens: with an insight or with a pitch (SOP 5.3, item 6).

The first substantive paragraph is found by passing over greeting and pleasantries; its sentences
are then weighed with the cues of ``opening_lexicon``. The first sentence that says anything counts
whole, each later one less than the one before it: a statistic behind a pitch does not make the
pitch an insight, and an offer behind an insight does not make the insight a pitch. Paragraphs after
the first one that says something are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, groupby, islice

from govern import patterns
from govern.annotations import Literal
from govern.documents.passages import Passage, Place, fold
from govern.rules.opening_lexicon import (
    FURNITURE,
    GREETING,
    PLEASANTRY,
    SLOGANS,
    VOICE_OTHERS,
    VOICE_OWN,
    VOICE_READER,
    VOICE_SENDER,
)
from govern.rules.opening_search import (
    CUES,
    OF_SENDER,
    OWN,
    RESEARCH,
    SOURCED,
    TO_READER,
    Names,
    Places,
    compiled,
    matches,
    search_plan,
)
from govern.values import NamedTuple, frozen

Label = Literal["value-first", "pitch-first"]

_PARAGRAPHS = (Place.PARAGRAPH, Place.LIST_ITEM, Place.QUOTE, Place.CELL)
_MAX_CHARACTERS = 1500
_MAX_PASSAGES = 60
_SENTENCE_CAP = 4.0
_DECAY = 0.6
_NEUTRAL = 0.5
_DECIDED = 1.0
_SHORT = 8
_COURTEOUS = -0.75

_SENTENCE_END = patterns.compile(r"[.!?\u2026]{1,5}[\"')\]*]{0,3}(?=\s|$)|\n")
_ABBREVIATION = patterns.compile(
    r"\b(?:e\.g|i\.e|vs|mr|mrs|ms|dr|no|inc|st|approx|cf|jan|feb|mar|apr|aug|sept?|oct|nov|dec|[a-z])\.$",
    re.IGNORECASE,
)
_WORD = patterns.compile(r"\w+")
_OPENER = patterns.compile(
    r"""(?: [\s"'(\u2022*-]{1,4}
      | (?: (?:a\ |one\ |quick\ ){1,2}(?:question|thing) | so | and | but | well | okay | ok | also | now
          | then | yes | no | look | honestly | p\.?s\.? )\b [,:]? \s? ){0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = patterns.compile(r"[\s\ufffc,!.:;'\"(\u2022*-]{0,400}")
_ANNOUNCING = frozenset(("announces what it then gives", "tells a story"))
"""Reasons that in a short paragraph speak of what comes next."""
_SOURCED = frozenset(
    (
        "our offer is named",
        "our brand is named",
        "our offer is the subject",
        "our clients are the subject",
        "the vocabulary of offers",
    )
)
"""Reasons that fall away where the sender's offer or brand is the source of a finding."""


@frozen
class Evidence:
    """One reason for a verdict: a range of a passage's text, why it counts, and how much."""

    passage: int
    start: int
    end: int
    reason: str
    weight: float


_Hit = tuple[int, int, str, float]
"""Where a cue stands, the reason it gives and its weight."""


@frozen(slots=False)
class Verdict:
    """How a touch opens.

    ``passages`` are the ones judged and ``start`` is where in the first of them the judged text
    begins. ``score`` is above nought for value first.
    """

    label: Label
    score: float
    passages: tuple[Passage, ...]
    start: int
    hits: tuple[tuple[int, _Hit], ...]
    """What was found, in reading order, each with the index of its passage."""

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The reasons for the verdict, in reading order."""
        return tuple([Evidence(number, *hit) for number, hit in self.hits])


class Stretch(NamedTuple):
    """Bounds of a sentence in its text."""

    start: int
    end: int


def judge(passages: Sequence[Passage], names: Names | None = None) -> Verdict | None:
    """Judge the body of a touch (SOP 5.3, item 6); ``None`` where there is nothing to judge."""
    scorer = _Scorer(names or Names())
    pending: list[Passage] = []
    start = 0
    verdict: Verdict | None = None
    for block in _blocks(passages):
        skip = 0 if pending else scorer.lead_in(block[0].prose[:_MAX_CHARACTERS])
        if not _has_words(block, skip) or scorer.is_furniture(block):
            continue
        start = start if pending else skip
        pending.extend(block)
        verdict = scorer.verdict(tuple(pending), start)
        if not _undecided(block, verdict):
            break
    if verdict is None or (not verdict.hits and _words(pending, start) < 3):
        return None
    return verdict


def _undecided(block: Sequence[Passage], verdict: Verdict) -> bool:
    """Whether the reader needs the next block too: this one only leads to it, or says too little."""
    last = block[-1]
    if last.text.rstrip().endswith((":", "\u2026", "...")):
        return verdict.score > -_DECIDED
    if last.quoted or last.place is not Place.PARAGRAPH:
        return abs(verdict.score) < _DECIDED
    if _words(block, 0) > _SHORT or len(sentences(last.text)) > 1 or last.text.rstrip().endswith("?"):
        return False
    told = [weight for _, (_, _, reason, weight) in verdict.hits if reason not in _ANNOUNCING]
    return min(told, default=0.0) > -_DECIDED and _COURTEOUS <= sum(told) <= _NEUTRAL


def _blocks(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Paragraphs one by one; the items of a list, the cells of a table, a quotation together."""
    # The reader seldom comes to the second paragraph: what follows is not even counted.
    paragraphs = (passage for passage in passages if passage.place in _PARAGRAPHS)
    first = next(paragraphs, None)
    headings = (passage for passage in passages if passage.place is Place.HEADING)
    read = islice(headings if first is None else chain((first,), paragraphs), _MAX_PASSAGES)
    for _, group in groupby(enumerate(read), lambda pair: _group_key(*pair)):
        yield [passage for _, passage in group]


def _group_key(index: int, passage: Passage) -> tuple[str, int]:
    if passage.quoted:
        return ("quoted", 0)
    return (passage.place.value, index if passage.place is Place.PARAGRAPH else 0)


def _seen(block: Sequence[Passage], start: int) -> Iterator[str]:
    """What a reader sees from ``start`` in the first passage; merge fields are none of it."""
    for passage in block:
        yield passage.prose[start : start + _MAX_CHARACTERS]
        start = 0


def _words(block: Sequence[Passage], start: int) -> int:
    return sum([len(_WORD.findall(text)) for text in _seen(block, start)])


def _has_words(block: Sequence[Passage], start: int) -> bool:
    return any(_WORD.search(text) for text in _seen(block, start))


def sentences(text: str, start: int = 0) -> list[Stretch]:
    """The sentences of ``text[start:]`` that have a word in them, without the blanks between them."""
    found: list[Stretch] = []
    low = start
    for match in _SENTENCE_END.finditer(text, start):
        high = match.end()
        # Only a full stop can belong to an abbreviation, and be the last but one before the end of a line.
        if text[high - 1] in ".\n" and _ABBREVIATION.search(text[max(low, high - 8) : high]):
            continue
        _add(found, text, low, high)
        low = high
    _add(found, text, low, len(text))
    return found


def _add(found: list[Stretch], text: str, low: int, high: int) -> None:
    piece = text[low:high].lstrip()
    if _WORD.search(piece):
        found.append(Stretch(high - len(piece), high))


def _slogans(text: str, told: Sequence[Stretch]) -> Stretch | None:
    """The first three of a text's sentences, when none has more than three words."""
    first = told[:3]
    if len(first) < 3 or any(len(_WORD.findall(text, *sentence)) > 3 for sentence in first):
        return None
    return Stretch(first[0].start, first[-1].end)


class _Scorer:
    """The lexicon, compiled for one sender's names."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._plan = search_plan(names)
        self._weighed: dict[str, tuple[float, list[_Hit]]] = {}

    def _search(self, pattern: str, text: str) -> re.Match[str] | None:
        return compiled(pattern, self._names).search(text)

    def _match(self, pattern: str, text: str, start: int) -> re.Match[str] | None:
        return compiled(pattern, self._names).match(text, start)

    def is_furniture(self, block: Sequence[Passage]) -> bool:
        """Whether a block is an opt-out or a link to the mail on the web, and no opening."""
        text = fold(block[0].prose[:_MAX_CHARACTERS]).text
        return len(block) == 1 and len(text) <= 250 and self._search(FURNITURE, text) is not None

    def lead_in(self, text: str) -> int:
        """The offset after the greeting, a field that stands for one, and pleasantries."""
        lead = _LEAD.match(text)
        offset = lead.end() if lead else 0
        greeting = self._match(GREETING, text, offset)
        if greeting:
            offset = greeting.end()
        elif not text[:offset].rstrip().endswith((",", "!", "-", ":")):
            offset = 0
        for sentence in sentences(text, offset):
            if not self._is_pleasantry(fold(text[sentence.start : sentence.end]).text):
                return sentence.start
            offset = sentence.end
        return offset

    def _is_pleasantry(self, sentence: str) -> bool:
        opener = _OPENER.match(sentence)
        if len(sentence) > 200 or not self._match(PLEASANTRY, sentence, opener.end() if opener else 0):
            return False
        return abs(self._weigh(sentence)[0]) < 1.25

    def verdict(self, passages: tuple[Passage, ...], start: int) -> Verdict:
        """Add up the sentences of ``passages`` from ``start`` in the first."""
        score, factor, left = 0.0, 1.0, _MAX_CHARACTERS + start
        hits: list[tuple[int, _Hit]] = []
        slogans: Stretch | None = None
        for number, passage in enumerate(passages):
            prose = passage.prose[: max(0, left)]
            left -= len(prose)
            told = sentences(prose, 0 if number else start)
            slogans = slogans if number else _slogans(prose, told)
            for low, high in told:
                piece = fold(prose[low:high])
                net, found = self._weigh(piece.text)
                for first, last, reason, weight in found:
                    first, last = piece.back(first, last)
                    hits.append((number, (low + first, low + last, reason, weight * factor)))
                score += net * factor
                if abs(net) >= _NEUTRAL:
                    factor *= _DECAY
        if slogans:
            hits.insert(0, (0, (*slogans, *SLOGANS)))
            score += SLOGANS[1]
        label: Label = "value-first" if score > 0 else "pitch-first"
        return Verdict(label, round(score, 3), passages, start, tuple(hits))

    def _weigh(self, sentence: str) -> tuple[float, list[_Hit]]:
        """The sum of a sentence's cues, one for each reason, and the cues with their places."""
        known = self._weighed.get(sentence)
        if known is None:
            known = self._weighed[sentence] = self._weigh_anew(sentence)
        return known

    def _weigh_anew(self, sentence: str) -> tuple[float, list[_Hit]]:
        opener = _OPENER.match(sentence)
        shift = opener.end() if opener else 0
        body = sentence[shift:]
        places = self._plan.places(body)
        # What makes a sentence sourced is among what makes it research, and seldom there.
        if self._plan.first(RESEARCH, body, places) is None:
            places.pop(RESEARCH, None)
            places.pop(SOURCED, None)
        sourced = self._plan.first(SOURCED, body, places) is not None
        own = not sourced and self._plan.first(OWN, body, places) is not None
        strongest: dict[str, _Hit] = {}
        for start, end, reason, weight in (
            *self._cues(body, places, own, sourced),
            *self._voice(body, places, own),
        ):
            if reason not in strongest or abs(strongest[reason][3]) < abs(weight):
                strongest[reason] = (start + shift, end + shift, reason, weight)
        net = sum([weight for _, _, _, weight in strongest.values()])
        return max(-_SENTENCE_CAP, min(_SENTENCE_CAP, net)), list(strongest.values())

    def _cues(self, body: str, places: Places, own: bool, sourced: bool) -> list[_Hit]:
        found: list[_Hit] = []
        for number in sorted(places):
            if number >= len(CUES):
                break
            cue = CUES[number]
            if (cue.outside and own) or (sourced and cue.reason in _SOURCED):
                continue
            match = self._plan.first(number, body, places)
            if match:
                times = 1 if cue.limit == 1 else self._times(number, body, places)
                found.append((*match.span(), cue.reason, cue.weight * times))
        return found

    def _times(self, number: int, body: str, places: Places) -> int:
        """How many different matches of a cue there are, of those that count."""
        seen: set[str] = set()
        for match in matches(self._plan.pattern(number), body, places[number]):
            seen.add(match[0].lower())
            if len(seen) == CUES[number].limit:
                break
        return len(seen)

    def _voice(self, body: str, places: Places, own: bool) -> Iterator[_Hit]:
        sender = self._plan.first(OF_SENDER, body, places)
        reader = self._plan.first(TO_READER, body, places)
        if own:
            yield (0, len(body), *VOICE_OWN)
        if sender:
            yield (*sender.span(), *VOICE_SENDER)
        if reader:
            yield (*reader.span(), *VOICE_READER)
        if not (own or sender or reader) and len(_WORD.findall(body)) > 3:
            yield (0, len(body), *VOICE_OTHERS)
