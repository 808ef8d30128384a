"""Finds the terms of a policy in a text, written right or wrong, with exact bounds.

Text goes in, uses come out: no document, no place, no severity. The steps are: split into words;
at each word with which a term can begin, follow the vocabulary's forms over words and the gaps between
them; judge each complete form (right, miswritten, or ordinary prose that merely holds the words);
of overlapping ones keep the longest term; drop what is no prose or the words of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from govern.policy.model import Term
from govern.rules.term_context import Prose
from govern.rules.term_forms import (
    WORD,
    WORD_ASCII,
    Shape,
    Vocabulary,
    fold_word,
    plural_of,
    vocabulary,
    words_of,
)
from govern.rules.term_gaps import MAX_GAP, Gap, gap_of
from govern.rules.term_judging import judge
from govern.rules.term_quotations import Quotations
from govern.rules.term_usage import apostrophe_end, is_used_as_verb
from govern.rules.term_window import Fault, Window
from govern.values import NamedTuple, frozen

MOST_FAULTS = 1000
"""A passage with more faults than this is no passage; what comes after them is not looked at."""

_MAX_SLIPS = 2


@frozen
class TermUse:
    """A term in a text: ``found`` is ``text[start:end]``, written rightly where ``fault`` is false.

    ``instead`` is the right writing (``""`` where only a person can say). ``words`` bounds the words
    that were read, for a mend that leaves the markup between them alone.
    """

    term: Term
    found: str
    start: int
    end: int
    fault: Fault
    instead: str
    words: tuple[tuple[int, int], ...]


class _Candidate(NamedTuple):
    window: Window
    fault: Fault


def find_misuses(text: str, terms: tuple[Term, ...]) -> tuple[TermUse, ...]:
    """Every miswritten term in a text (``Passage.prose``), in order and without overlaps (SOP 5.3, item 3).

    Offsets are into ``text``. Addresses, file names and the like, and quotations that say whose
    words they are, are left out. The search ends after ``MOST_FAULTS`` faults.
    """
    uses = (use for use in _uses(text, vocabulary(terms)) if use.fault)
    return tuple(islice(_visible(text, uses, terms), MOST_FAULTS))


def find_uses(text: str, terms: tuple[Term, ...]) -> tuple[TermUse, ...]:
    """Every use of a term in a text, right and wrong; else as ``find_misuses``."""
    return tuple(_visible(text, _uses(text, vocabulary(terms)), terms))


def _uses(text: str, known: Vocabulary) -> Iterator[TermUse]:
    """The uses in a text, group by group of candidates that overlap."""
    pattern = WORD_ASCII if text.isascii() else WORD
    if not any(map(known.starts, pattern.findall(text))):
        return
    spans = [match.span() for match in pattern.finditer(text)]
    group: list[_Candidate] = []
    reach = 0
    for candidate in _candidates(text, spans, known):
        if group and candidate.window.start >= reach:
            yield from map(_use_of, _chosen(group))
            group = []
        group.append(candidate)
        reach = max(reach, candidate.window.end)
    yield from map(_use_of, _chosen(group))


def _candidates(text: str, spans: Sequence[tuple[int, int]], known: Vocabulary) -> Iterator[_Candidate]:
    """Forms that are the term, right or wrong, in order of their first word."""
    starts = known.starts
    index, count = 0, len(spans)
    while index < count:
        start, end = spans[index]
        if starts(text[start:end]):
            right = _right_at(text, spans, index, known)
            if right is not None:
                yield _Candidate(right, Fault.RIGHT)
                index += len(right.spans)
                continue
            for window in _windows(text, spans, index, known):
                fault = judge(window)
                if fault is not None:
                    yield _Candidate(window, fault)
        index += 1


def _right_at(text: str, spans: Sequence[tuple[int, int]], first: int, known: Vocabulary) -> Window | None:
    """The term that stands at a word exactly so, unless what follows may make it part of something longer."""
    match = known.exact.match(text, spans[first][0])
    if match is None:
        return None
    form = known.exact_forms[match.group()]
    words = tuple(form.text[start:end] for start, end in words_of(form.text))
    last = first + len(words) - 1
    gap = _gap_after(text, spans, last, known)
    owner = gap is Gap.APOSTROPHE and text[slice(*spans[last + 1])] == "s"
    if gap is not Gap.WALL and not owner:
        key, mended = known.read(text[slice(*spans[last + 1])])
        for low in range(len(words)):
            grown = "".join(form.words[low:])
            if any(grown + piece in known.evident_prefixes for piece in (key, *mended)):
                return None
    stretch = tuple(spans[first : last + 1])
    return Window(text, form, stretch, (Gap.BLANK,) * (len(words) - 1), (), words, form.letters)


def _windows(text: str, spans: Sequence[tuple[int, int]], first: int, known: Vocabulary) -> Iterator[Window]:
    """All forms that begin with word ``first``: a walk over the words as long as they grow into a form."""
    paths: list[tuple[int, str, tuple[Gap, ...], tuple[tuple[int, str, str], ...]]] = [(first, "", (), ())]
    while paths:
        at, grown, gaps, slips = paths.pop()
        key, mended = known.read(text[slice(*spans[at])])
        for piece in (key, *mended):
            letters = grown + piece
            now = slips if piece is key else (*slips, (at - first, key, piece))
            if letters not in known.prefixes or len(now) > _MAX_SLIPS:
                continue
            forms = known.forms.get(letters, ())
            if forms:
                stretch = tuple(spans[first : at + 1])
                words = tuple([fold_word(text[start:end]) for start, end in stretch])
                written = "".join(words)
                yield from [Window(text, form, stretch, gaps, now, words, written) for form in forms]
            gap = _gap_after(text, spans, at, known)
            # After its symbol a term is complete: "…Architecture® Briefing".
            complete = gap is Gap.SYMBOL and any(form.shape is Shape.FULL for form in forms)
            if gap is not Gap.WALL and not complete:
                paths.append((at + 1, letters, (*gaps, gap), now))


def _gap_after(text: str, spans: Sequence[tuple[int, int]], at: int, known: Vocabulary) -> Gap:
    if at + 1 >= len(spans):
        return Gap.WALL
    low, (high, end) = spans[at][1], spans[at + 1]
    if high - low > MAX_GAP:
        return Gap.WALL
    between = text[low:high]
    gap = gap_of(between, text[high : min(end, high + 4)])
    return Gap.OWN if gap in (Gap.WALL, Gap.JOINER) and between in known.own_gaps else gap


def _chosen(found: Iterable[_Candidate]) -> list[_Candidate]:
    """Of candidates that overlap the preferred one, in order of place."""
    group = list(found)
    if len(group) < 2:
        return group
    right = {candidate.window.spans for candidate in group if not candidate.fault}
    group = [c for c in group if not c.fault or c.window.spans not in right]
    taken: set[int] = set()
    chosen: list[_Candidate] = []
    for candidate in sorted(group, key=_preference):
        starts = {start for start, _ in candidate.window.spans}
        if taken.isdisjoint(starts):
            taken |= starts
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.window.start)


def _preference(candidate: _Candidate) -> tuple[int, int, int, int, int]:
    """Which of two overlapping candidates stands: evident ones, then the longest, then the plainest."""
    window = candidate.window
    shape = window.form.shape
    # "Signal Note'd" is a verb and not the right term with something behind it.
    tailed = shape is Shape.VERB and len(window.spans) > window.size
    return (_rank(window), -window.size, len(window.slips), -1 if tailed else int(shape), window.start)


def _rank(window: Window) -> int:
    shape = window.form.shape
    if shape in (Shape.DROPPED, Shape.SHORT):
        return 2
    # "…Architecture's Briefing" is an owner and the right shorter term before it is a bent longer one.
    owned = shape is Shape.INNER and Gap.APOSTROPHE in window.gaps
    return 1 if shape is Shape.ORDER or owned else 0


def _use_of(candidate: _Candidate) -> TermUse:
    window, fault = candidate
    end, instead = window.end, window.form.instead
    if window.form.shape is Shape.FULL:
        apostrophe = apostrophe_end(window)
        if apostrophe is not None:
            end, fault = apostrophe, fault or Fault.APOSTROPHE
            instead = plural_of(window.form.text) if window.form.term.plural else ""
        elif not fault and is_used_as_verb(window):
            fault, instead = Fault.VERB, ""
    return TermUse(
        window.form.term, window.text[window.start : end], window.start, end, fault, instead, window.spans
    )


def _visible(text: str, uses: Iterable[TermUse], terms: tuple[Term, ...]) -> Iterator[TermUse]:
    """The uses that are prose of ours; quotations are looked for only where a fault may stand in one."""
    prose = Prose(text)
    quotes: Quotations | None = None
    for use in uses:
        if not prose.holds(use.start, use.end):
            continue
        if use.fault:
            if quotes is None:
                quotes = Quotations(text, tuple(term.text.lower() for term in terms))
            if quotes.attributes(use.start, use.end):
                continue
        yield use
