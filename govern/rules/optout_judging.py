"""Whether a touch's body holds a visible, working way for its reader to stop further e-mails of this series.

SOP 5.3, item 5; 15 USC 7704(a)(3): a functioning return address or internet mechanism, clearly and
conspicuously displayed; 16 CFR 316.5: no fee, no data beyond the address, nothing beyond one reply
or one page. Three steps, each only as far as it is needed:

1. A field that renders the opt-out link, in or under plain words, is one: structure decides.
2. Otherwise every sentence with a channel is weighed by its signs (``optout_evidence``, ``optout_weights_lexicon``).
3. Where the weights alone leave a doubt, the grammar of ``optout_mechanism`` is asked; what it says has a weight too. What is
   still in doubt is read by the second reader (``second_reading``).

For a touch without an opt-out the grammar also gives the reason why the likeliest candidate does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govern import patterns
from govern.annotations import TYPE_CHECKING, Final
from govern.documents.passages import HOLE, Passage, Place
from govern.rules.optout_targets import FieldNames, with_titled_links, without_notes
from govern.rules.second_reading import Patience
from govern.values import frozen

if TYPE_CHECKING:
    from govern.rules.optout_evidence import Candidate
    from govern.rules.optout_tokens import Known

_PACKAGED: Final = FieldNames()


@frozen
class Mechanism:
    """A working way to opt out and its bounds in the passage's text."""

    passage: Passage
    start: int
    end: int


@frozen
class Refusal:
    """What looks like a way to opt out and is none; ``reason`` completes "does not count: …"."""

    reason: str
    passage: Passage
    start: int
    end: int


@frozen
class Verdict:
    """The working mechanism of a touch, or the candidates that were refused, the likeliest first."""

    mechanism: Mechanism | None
    refused: tuple[Refusal, ...] = ()


def judge(
    passages: Sequence[Passage],
    names: FieldNames = _PACKAGED,
    *,
    replies_read: bool = True,
    patience: Patience | None = None,
) -> Verdict:
    """Judge the passages of a touch's body; subject and preheader, if among them, are passed over.

    ``replies_read`` says whether the sender's address takes replies at all; ``patience`` is that for the whole document.
    """
    passages = with_titled_links(without_notes(passages))
    plain = _plain_field(passages, names)
    if plain is not None:
        return Verdict(plain)
    return _weigh(passages, names, patience or Patience(), replies_read=replies_read)


# ---- step 1: a field that renders the link

_DOUBTFUL = patterns.compile(
    r"\b(?:(?:log|sign)(?:ging)?[ -]?[io]n\b|password|account|portal|fees?\b|charg|costs?\b|pay(?:ing|able|s)?\b|paid"
    r"|call|phone|ring\b|post(?!al)|letter|until|within|expire|hours?\b|only|deadline|reason|your name|forms?\b|steps"
    r"|confirm|cannot|broken|soon\b|was\b|were\b|podcast|webinar|sms\b|text\b|slack|newsletter|digest|event"
    r"|cookie|community|stay\b|keep getting|less\b|fewer|pause|they\b|their\b|vendor|said|wrote|reads"
    r"|(?:not|no longer|never) (?:yet )?(?:work|valid|active|available|supported|possible|unsubscribe|stop|remove|end\b|take))"
    r"|n't (?:work|unsubscribe|stop|remove|end\b|take)|[%{]"
)
_MARKS: Final = "{}%|*[]$<>"
_SENTENCE_START = patterns.compile(r"[.!?]\s")


def _plain_field(passages: Sequence[Passage], names: FieldNames) -> Mechanism | None:
    """An opt-out field that stands as visible text or under a link's text, with nothing doubtful around it."""
    for passage in reversed(passages):
        if (
            passage.quoted
            or passage.place in (Place.SUBJECT, Place.PREHEADER)
            or not (passage.links or passage.tags or "%" in passage.text or "|" in passage.text)
        ):
            continue
        spans = [
            (link.start, link.end)
            for link in passage.links
            if names.renders_target(link.target) and passage.text[link.start : link.end].strip(f" {HOLE}")
        ]
        spans += names.spans(passage)
        for start, end in spans:
            if not _is_doubtful(passage, start, end):
                return Mechanism(passage, start, end)
    return None


def _is_doubtful(passage: Passage, start: int, end: int) -> bool:
    text = passage.text
    if len(text) > 2_000 or not text.isascii():
        return True
    low = 0
    for match in _SENTENCE_START.finditer(text, 0, start):
        low = match.end()
    around = f"{text[low:start]}{text[start:end].strip(_MARKS)}{text[end:]}"
    return _DOUBTFUL.search(around.lower()) is not None


# ---- steps 2 and 3: the weights, and the grammar


def _weigh(
    passages: Sequence[Passage], names: FieldNames, patience: Patience, *, replies_read: bool
) -> Verdict:
    from govern.rules.optout_mechanism import judge_by_rules
    from govern.rules.optout_weights_lexicon import RULES_AT_LEAST, RULES_AT_MOST, weights

    known = weights()
    tokens: Known = {}
    body = [one for one in passages if one.place not in (Place.SUBJECT, Place.PREHEADER)]
    best, weight = None, float("-inf")
    left = len(body)
    if _TAIL < left <= _MANY:
        # Opt-outs stand at the end: what is beyond doubt there needs no reading of the rest.
        tail = body[-_TAIL:]
        best, weight = _heaviest(tail, names, tokens, 2, _TAIL, replies_read=replies_read)
        near = _heaviest(tail, names, tokens, 1, 2, replies_read=replies_read)
        if max(weight, near[1]) + RULES_AT_LEAST > 0:
            found = best if weight >= near[1] else near[0]
            return Verdict(None if found is None else _mechanism(found))
        left -= _TAIL - 2
    ahead = _heaviest(body, names, tokens, 0, left, replies_read=replies_read)
    if ahead[1] >= weight:
        best, weight = ahead
    if best is not None and weight + RULES_AT_LEAST > 0:
        return Verdict(_mechanism(best))
    by_rules = judge_by_rules(passages, names, replies_read=replies_read)
    if best is not None and weight + RULES_AT_MOST > -DOUBT:
        told = sum(known.get(sign, 0.0) for sign in rule_signs(by_rules))
        weight = _rounded(weight + told)
        if abs(weight) < DOUBT:
            best, weight = _twice_read(passages, names, tokens, told, patience, replies_read=replies_read)
        if weight > 0:
            return Verdict(_mechanism(best))
    return Verdict(None, by_rules.refused or _doubts(best, weight))


def _twice_read(
    passages: Sequence[Passage],
    names: FieldNames,
    tokens: Known,
    told: float,
    patience: Patience,
    *,
    replies_read: bool,
) -> tuple[Candidate, float]:
    """The likeliest candidate and its weight when the second reader has been asked. ``told`` is what the grammar counts."""
    from govern.rules.optout_doubt import both_readings
    from govern.rules.optout_evidence import candidates
    from govern.rules.optout_tokens import read_tokens

    sentences = read_tokens(passages, names, tokens)
    weighed = list(_weighed(candidates(sentences), told, replies_read=replies_read))
    return both_readings(sentences, weighed, patience)


def _weighed(
    found: Iterable[Candidate], told: float = 0.0, *, replies_read: bool
) -> Iterator[tuple[Candidate, float]]:
    """Candidates that count for this sender, each with its weight and what else was ``told``."""
    from govern.rules.optout_weights_lexicon import weights

    known = weights()
    for one in found:
        if replies_read or not one.by_reply:
            yield one, _rounded(sum(known.get(sign, 0.0) for sign in one.signs) + told)


_TAIL: Final = 5
_MANY: Final = 1_000


def _heaviest(
    passages: Sequence[Passage],
    names: FieldNames,
    tokens: Known,
    first: int,
    last: int,
    *,
    replies_read: bool,
) -> tuple[Candidate | None, float]:
    """The candidate of most weight in the passages from number ``first`` to before ``last``, and its weight."""
    from govern.rules.optout_evidence import candidates
    from govern.rules.optout_tokens import read_tokens

    best: Candidate | None = None
    weight = float("-inf")
    found = candidates(read_tokens(passages, names, tokens), first, last)
    for candidate, its in _weighed(found, replies_read=replies_read):
        if its > weight:
            best, weight = candidate, its
    return best, weight


def _rounded(weight: float) -> float:
    """A sum of weights, which have two decimals, without the trace of the order in which a set was added up."""
    return round(weight, 6)


def rule_signs(verdict: Verdict) -> tuple[str, ...]:
    """What the grammar says of a touch, as signs that have weights like all others."""
    if verdict.mechanism is not None:
        return ("rules:present",)
    reason = verdict.refused[0].reason if verdict.refused else "nothing found"
    return ("rules:absent", f"rules:{_FIELD_NAME.sub('the field', reason)}")


_FIELD_NAME = patterns.compile(r"the field \S+")


def _mechanism(candidate: Candidate) -> Mechanism:
    token = candidate.channel
    passage = candidate.sentence.passage
    return Mechanism(passage, *passage.folded.back(token.start, token.end))


# ---- why not, where the grammar does not say

DOUBT: Final = 3.0
"""A weight nearer to zero than this is no certainty: the second reader is asked."""
_CLOSE: Final = -4.0
"""A candidate of less weight than this is no attempt at an opt-out."""
_LACKS: Final = {
    "it stops something other than these e-mails": ("OTHER",),
    "fewer e-mails, or a pause, is not an end": ("LESS",),
    "it is a way to stay, not a way to stop": ("STAY", "YES"),
    "it takes a log-in": ("LOGIN",),
    "it costs money": ("FEE",),
    "a call or a text message is not a way that the law accepts": ("PHONE",),
    "a letter or a fax is not a way that the law accepts": ("POST",),
    "it asks for more than an address": ("DATA",),
    "it holds for a limited time only": ("PERIOD",),
    "it takes more than one reply or one page": ("PAGES",),
    "it is negated or out of order": ("NOT", "BROKEN"),
    "it speaks of another time": ("PAST", "FUTURE"),
    "it talks about opting out and offers this reader nothing": ("WHO", "THEM", "STAT", "LAW", "SAID"),
}
_UNCLEAR: Final = "it does not say plainly that the reader can stop these e-mails this way"
_ENDING: Final = frozenset({"STOP", "UNSUB", "REMOVE", "LEAVE", "UNSUBED", "PEACE", "GONE", "OBJECT"})


def _doubts(best: Candidate | None, weight: float) -> tuple[Refusal, ...]:
    """The likeliest candidate, if it speaks of ending e-mails at all, and what weighs most against it."""
    if best is None or weight < _CLOSE:
        return ()
    tokens = best.sentence.tokens
    meanings = {token.meaning for token in tokens}
    if not meanings & _ENDING and not any(token.word == "KEY:STOP" for token in tokens):
        return ()
    reason = next((words for words, signs in _LACKS.items() if meanings.intersection(signs)), _UNCLEAR)
    found = _mechanism(best)
    return (Refusal(reason, found.passage, found.start, found.end),)
