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
from itertools import groupby

from govern import patterns
from govern.annotations import Literal
from govern.documents.passages import Passage, Place, fold
from govern.rules.opening_lexicon import (
    FURNITURE,
    GREETING,
    PLEASANTRY,
    READER,
    RESEARCH_OWN,
    SENDER,
    SENTENCE_OWN,
    SLOGANS,
    VOICE_OTHERS,
    VOICE_OWN,
    VOICE_READER,
    VOICE_SENDER,
)
from govern.rules.opening_search import CUES, Names, compiled, matches, search_plan
from govern.values import NamedTuple, frozen

Label = Literal["value-first", "pitch-first"]

_PARAGRAPHS = frozenset((Place.PARAGRAPH, Place.LIST_ITEM, Place.QUOTE, Place.CELL))
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


@frozen
class Verdict:
    """How a touch opens.

    ``passages`` are the ones judged and ``start`` is where in the first of them the judged text
    begins. ``score`` is above nought for value first. ``evidence`` is in reading order; its
    passage numbers are indices into ``passages``.
    """

    label: Label
    score: float
    passages: tuple[Passage, ...]
    start: int
    evidence: tuple[Evidence, ...]


class _Hit(NamedTuple):
    start: int
    end: int
    reason: str
    weight: float


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
        if not _words(block, skip) or scorer.is_furniture(block):
            continue
        start = start if pending else skip
        pending.extend(block)
        verdict = scorer.verdict(tuple(pending), start)
        if not _undecided(block, verdict):
            break
    if verdict is None or (not verdict.evidence and _words(pending, start) < 3):
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
    told = [item.weight for item in verdict.evidence if item.reason not in _ANNOUNCING]
    return min(told, default=0.0) > -_DECIDED and _COURTEOUS <= sum(told) <= _NEUTRAL


def _blocks(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Paragraphs one by one; the items of a list, the cells of a table, a quotation together."""
    read = [passage for passage in passages if passage.place in _PARAGRAPHS][:_MAX_PASSAGES]
    read = read or [passage for passage in passages if passage.place is Place.HEADING][:_MAX_PASSAGES]
    for _, group in groupby(enumerate(read), lambda pair: _group_key(*pair)):
        yield [passage for _, passage in group]


def _group_key(index: int, passage: Passage) -> tuple[str, int]:
    if passage.quoted:
        return ("quoted", 0)
    return (passage.place.value, index if passage.place is Place.PARAGRAPH else 0)


def _words(block: Sequence[Passage], start: int) -> int:
    """How many words a reader sees from ``start`` in the first passage; merge fields are none."""
    texts = (p.prose[start if number == 0 else 0 :][:_MAX_CHARACTERS] for number, p in enumerate(block))
    return sum(len(_WORD.findall(text)) for text in texts)


def sentences(text: str, start: int = 0) -> list[Stretch]:
    """The sentences of ``text[start:]`` that have a word in them, without the blanks between them."""
    ends: list[int] = []
    cursor = start
    for match in _SENTENCE_END.finditer(text, start):
        if not _ABBREVIATION.search(text[max(cursor, match.end() - 8) : match.end()]):
            ends.append(match.end())
            cursor = match.end()
    found: list[Stretch] = []
    for low, high in zip([start, *ends], [*ends, len(text)], strict=True):
        begin = low + len(text[low:high]) - len(text[low:high].lstrip())
        if _WORD.search(text, begin, high):
            found.append(Stretch(begin, high))
    return found


def _slogans(text: str, start: int) -> Stretch | None:
    """The first three sentences, when none has more than three words."""
    first = sentences(text, start)[:3]
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
        evidence: list[Evidence] = []
        for number, passage in enumerate(passages):
            prose = passage.prose[: max(0, left)]
            left -= len(prose)
            for sentence in sentences(prose, start if number == 0 else 0):
                piece = fold(prose[sentence.start : sentence.end])
                net, hits = self._weigh(piece.text)
                for hit in hits:
                    low, high = (sentence.start + bound for bound in piece.back(hit.start, hit.end))
                    evidence.append(Evidence(number, low, high, hit.reason, hit.weight * factor))
                score += net * factor
                if abs(net) >= _NEUTRAL:
                    factor *= _DECAY
        slogans = _slogans(passages[0].prose[: _MAX_CHARACTERS + start], start)
        if slogans:
            evidence.insert(0, Evidence(0, *slogans, *SLOGANS))
            score += SLOGANS[1]
        label: Label = "value-first" if score > 0 else "pitch-first"
        return Verdict(label, round(score, 3), passages, start, tuple(evidence))

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
        sourced = self._search(RESEARCH_OWN, body) is not None
        own = not sourced and self._search(SENTENCE_OWN, body) is not None
        strongest: dict[str, _Hit] = {}
        for hit in (*self._cues(body, own, sourced), *self._voice(body, own)):
            known = strongest.get(hit.reason)
            if known is None or abs(known.weight) < abs(hit.weight):
                strongest[hit.reason] = hit._replace(start=hit.start + shift, end=hit.end + shift)
        net = sum(hit.weight for hit in strongest.values())
        return max(-_SENTENCE_CAP, min(_SENTENCE_CAP, net)), list(strongest.values())

    def _cues(self, body: str, own: bool, sourced: bool) -> Iterator[_Hit]:
        for number, starts in self._plan.occurring(body).items():
            cue = CUES[number]
            if (cue.outside and own) or (sourced and cue.reason in _SOURCED):
                continue
            seen: dict[str, tuple[int, int]] = {}
            for match in matches(self._plan.pattern(number), body, starts):
                seen.setdefault(match[0].lower(), match.span())
                if len(seen) == cue.limit:
                    break
            if seen:
                low, high = next(iter(seen.values()))
                yield _Hit(low, high, cue.reason, cue.weight * len(seen))

    def _voice(self, body: str, own: bool) -> Iterator[_Hit]:
        sender, reader = self._search(SENDER, body), self._search(READER, body)
        if own:
            yield _Hit(0, len(body), *VOICE_OWN)
        if sender:
            yield _Hit(*sender.span(), *VOICE_SENDER)
        if reader:
            yield _Hit(*reader.span(), *VOICE_READER)
        if not (own or sender or reader) and len(_WORD.findall(body)) > 3:
            yield _Hit(0, len(body), *VOICE_OTHERS)
