"""What speaks for and against a sentence being an offer to opt out, as signs whose weights are learned.

A *candidate* is a sentence that holds a channel: a link, a URL, an address, a field, or a word of replying,
telling or removing. Its signs are words (``w:``), meanings (``m:``), neighbours (``b:``), what begins a clause
(``^:``), what is said in a link (``l:``) or as a keyword (``k:``), the events (``e:``: who does what to what, denied or
not, on a condition or not), and what the sentences before and after mean (``<:``, ``>:``). Every sign is one that a
person can read; none says anything alone. ``tests/corpus/train_opt_out.py`` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govern.annotations import Final
from govern.documents.passages import Place
from govern.rules.optout_forms import COMMON, Token
from govern.rules.optout_summary import Summary, clause_signs, link_signs, summary, summary_signs
from govern.rules.optout_tokens import Sentence
from govern.values import NamedTuple, frozen

_CHANNELS: Final = frozenset(
    {
        "REPLY",
        "TELL",
        "TELLO",
        "SAY",
        "ASK",
        "SEND",
        "WRITE",
        "NOTE",
        "UNSUB",
        "REQUEST",
        "REMOVE",
        "FIELD",
        "STOP",
        "PEACE",
        "OBJECT",
    }
)
_TARGETS: Final = ("LINK>", "URL:", "ADDRESS:")
_NEAR: Final = 12
"""A sentence from the passage before counts when it is a question or is on the subject and has at most so many tokens."""


@frozen(slots=False)
class Candidate:
    """A sentence that may be an offer to opt out, and its signs."""

    sentence: Sentence
    signs: frozenset[str]

    @property
    def channel(self) -> Token:
        """The token that a finding points at: a sound target, else another, else a word of replying."""
        return min(self.sentence.tokens, key=_channel_rank)

    @property
    def by_reply(self) -> bool:
        """Whether it holds no target at all, so that only a reply could do."""
        return not any(_is_target(token) for token in self.sentence.tokens)


def _is_target(token: Token) -> bool:
    return token.word == "FIELD" or token.word.startswith(_TARGETS)


def _channel_rank(token: Token) -> int:
    if _is_target(token):
        return 1 if token.word.endswith("BAD") else 0
    if token.word.startswith("KEY:"):
        return 3
    return 2 if token.meaning in _CHANNELS else 4


def _is_channel(token: Token) -> bool:
    return token.meaning in _CHANNELS or token.word.startswith((*_TARGETS, "KEY:"))


def candidates(sentences: Sequence[Sentence], first: int = 0, last: int | None = None) -> Iterator[Candidate]:
    """The candidates among the sentences of a touch, in reading order.

    ``first`` and ``last`` bound the numbers of the passages whose sentences are wanted.
    """
    known: dict[int, tuple[Summary, list[_Event]]] = {}

    def read(place: int) -> tuple[Summary, list[_Event]]:
        if place not in known:
            events = list(_events(sentences[place].tokens))
            known[place] = (
                summary(sentences[place], [(one.act, one.object, one.denied) for one in events]),
                events,
            )
        return known[place]

    for place, here in enumerate(sentences):
        wanted = first <= here.number and (last is None or here.number < last)
        if wanted and any(_is_channel(token) for token in here.tokens):
            before = sentences[max(0, place - 2) : place]
            after = sentences[place + 1] if place + 1 < len(sentences) else None
            signs = set(_signs(here, before, after))
            for event in read(place)[1]:
                signs.update(event.signs())
            led = bool(before) and (_beside(before[-1], here) or _leads_on(before[-1]))
            follows = after is not None and _beside(here, after)
            signs.update(
                summary_signs(
                    read(place)[0],
                    read(place - 1)[0] if led else None,
                    read(place + 1)[0] if follows else None,
                )
            )
            signs.update(link_signs(here.tokens))
            signs.update(clause_signs(here.tokens))
            yield Candidate(here, frozenset(signs))


def _signs(here: Sentence, before: Sequence[Sentence], after: Sentence | None) -> Iterator[str]:
    yield "always"
    yield from _words(here.tokens)
    yield from _neighbours(here.tokens)
    yield from _clauses(here.tokens)
    yield from _targets(here.tokens)
    yield from _ending(here.tokens, after)
    yield from _surroundings(here, before, after)


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield f"w:{token.word}"
        if token.meaning and token.meaning != "END":
            yield f"m:{token.sign}"
            if token.bent:
                yield f"m:{token.meaning}"
        for word in token.said:
            yield f"k:{word}"


def _neighbours(tokens: Sequence[Token]) -> Iterator[str]:
    last = "^"
    for token in tokens:
        sign = token.sign
        yield f"b:{last}|{sign}"
        last = sign
    yield f"b:{last}|$"


_OPENING_MARKS: Final = frozenset({",", ";", ":", "-", "(", ")", "<LINK"})
_OPENING_MEANINGS: Final = frozenset({"AND", "BUT", "JUST", "OR", "END", "TIME"})


def _clauses(tokens: Sequence[Token]) -> Iterator[str]:
    opens, linked = True, False
    for token in tokens:
        if token.word == "<LINK":
            linked = True
        elif token.word.startswith("LINK>"):
            linked = False
        elif linked and token.meaning:
            yield f"l:{token.sign}"
        if opens:
            yield f"^:{token.sign}"
        opens = token.word in _OPENING_MARKS or token.meaning in _OPENING_MEANINGS


def _targets(tokens: Sequence[Token]) -> Iterator[str]:
    kinds = [token.word for token in tokens if _is_target(token)]
    sound = any(not kind.endswith("BAD") for kind in kinds)
    yield "a sound target" if sound else "no sound target"
    if len(kinds) and not sound:
        yield "only bad targets"


def _ending(tokens: Sequence[Token], after: Sentence | None) -> Iterator[str]:
    last = tokens[-1]
    if last.word in (".", "!", "?", "|"):
        return
    yield "open end"
    yield f"open:{last.meaning or last.sign}"
    if after is None:
        yield f"open last:{last.meaning or last.sign}"


def _surroundings(here: Sentence, before: Sequence[Sentence], after: Sentence | None) -> Iterator[str]:
    previous = before[-1] if before else None
    if previous is not None and (_beside(previous, here) or _leads_on(previous)):
        near = before[-2:] if len(previous.tokens) <= _NEAR // 2 else before[-1:]
        for sentence in near:
            yield from (f"<:{token.meaning}" for token in sentence.tokens if token.meaning not in ("", "END"))
            if sentence.asks:
                yield "<:?"
    else:
        yield "<:nothing"
    if after is not None and _beside(here, after):
        yield from (f">:{token.meaning}" for token in after.tokens if token.meaning)
    else:
        yield ">:nothing"
    if here.passage.quoted:
        yield from _quotation(here, previous, after)


_LEADING: Final = frozenset(
    {
        *(
            "STOP",
            "UNSUB",
            "REMOVE",
            "LEAVE",
            "PEACE",
            "GONE",
            "OBJECT",
            "SOFT",
            "NOT",
            "NOLONGER",
            "WANT",
            "HEAR",
            "LESS",
        ),
        *("SAID", "WROTE", "THEM", "MAIL"),
    }
)


def _beside(one: Sentence, other: Sentence) -> bool:
    """Whether two neighbours stand in one passage, or in cells of a table."""
    return one.number == other.number or one.passage.place is other.passage.place is Place.CELL


def _leads_on(previous: Sentence) -> bool:
    """Whether a sentence of another passage leads to what follows: a question, or a short one on the subject."""
    if previous.asks or previous.tokens[-1].word == ":":
        return True
    return len(previous.tokens) <= _NEAR and any(token.meaning in _LEADING for token in previous.tokens)


_TOLD: Final = frozenset({"SAID", "WROTE", "THEM", "WHO"})


def _quotation(here: Sentence, previous: Sentence | None, after: Sentence | None) -> Iterator[str]:
    yield "quoted"
    around = [
        one for one in (previous, after) if one and one.number != here.number and not one.passage.quoted
    ]
    if any(token.meaning in _TOLD for one in around for token in one.tokens):
        yield "quoted:told"
    if previous in around and previous is not None and previous.tokens[-1].word == ":":
        yield "quoted:introduced"
    if after in around:
        yield "quoted:followed"


# ---- events: who does what to what

_ACTS: Final = {
    **dict.fromkeys(("STOP", "UNSUB", "REMOVE", "LEAVE", "PEACE", "GONE", "UNSUBED", "OBJECT"), "stop"),
    **dict.fromkeys(("REPLY", "TELL", "TELLO", "SAY", "ASK", "SEND", "WRITE", "NOTE"), "ask"),
    "CLICK": "click",
    "GIVE": "give",
    "STAY": "stay",
    "HEAR": "hear",
    "SOFT": "soft",
    "SAID": "said",
    "WROTE": "said",
    "FIND": "find",
    "HANDLE": "handle",
    "REQUEST": "request",
}
_SUBJECTS: Final = {
    "I": "I",
    "YOU": "you",
    "THEM": "they",
    "WHO": "they",
    "EVERYONE": "anyone",
    "THESE": "it",
    "MY": "my",
    "YOUR": "your",
    "MAIL": "it",
}
_OBJECTS: Final = frozenset(
    {
        "MAIL",
        "THESE",
        "YOU",
        "YOUR",
        "ME",
        "MY",
        "OTHER",
        "GOODS",
        "WHO",
        "THEM",
        "HERE",
        "DATA",
        "CENTRE",
        "I",
        "ADDR",
        "NAME",
    }
)
_OWNERS: Final = frozenset({"THESE", "MY", "YOUR", "YOU"})
_OWNED: Final = frozenset({"MAIL", "OTHER", "GOODS", "WHO", "ADDR", "NAME"})
_NEGATIONS: Final = frozenset({"NOT", "NOLONGER"})
_BREAKS: Final = frozenset({",", ";", ":", "-", "(", ")", "|"})
_LEADS: Final = {
    "TO": "to",
    "WITH": "by",
    "FROM": "of",
    "FOR": "of",
    "THE": "the",
    **dict.fromkeys(("JUST", "AND", "OR", "BUT", "TIME"), "!"),
}


_ELSEWHERE: Final = frozenset({"OTHER", "GOODS", "WHO", "THEM"})


class _Event(NamedTuple):
    meaning: str
    act: str
    subject: str
    denied: str
    condition: str
    modal: str
    object: str
    bent: str

    def signs(self) -> Iterator[str]:
        for what in {self.meaning, self.act}:
            done = f"{self.denied}{what}"
            yield f"e:{self.subject}|{done}"
            yield f"e:{done}>{self.object}"
            yield f"e:{self.subject}|{done}>{self.object}"
            yield f"e:{self.condition}{done}>{self.object}"
            yield f"e:{self.subject}{self.modal}|{done}"
            yield f"e:{self.condition}{self.subject}|{what}+{self.bent}"
        ours = (
            self.subject if self.subject in ("they", "it") else "I" if self.subject in ("I", "my") else "you"
        )
        other = " some" if self.object == "?" else " other" if self.object in _ELSEWHERE else ""
        yield f"y:{self.condition}{ours} {self.denied}{self.act}{other}"


def _events(tokens: Sequence[Token]) -> Iterator[_Event]:
    start = 0
    for place, token in enumerate(tokens):
        if token.word in _BREAKS or token.meaning == "END" or token.word.startswith(("<LINK", "LINK>")):
            start = place + 1
        elif token.meaning in _ACTS:
            yield _event(tokens, start, place)


def _event(tokens: Sequence[Token], start: int, place: int) -> _Event:
    token, before = tokens[place], tokens[max(start, place - 7) : place]
    close = before[-4:]
    modal = ""
    if any(one.meaning in ("WILL", "WOULD") for one in close):
        modal = " will"
    elif any(one.meaning == "CAN" for one in close):
        modal = " can"
    return _Event(
        token.meaning,
        _ACTS[token.meaning],
        _subject(before),
        "not " if any(one.meaning in _NEGATIONS for one in close) else "",
        _condition({one.meaning for one in before}),
        modal,
        _object(tokens[place + 1 : place + 8]),
        token.bent,
    )


def _condition(before: set[str]) -> str:
    if "UNLESS" in before:
        return "unless "
    return "" if before.isdisjoint(("IF", "WANT")) else "if "


def _subject(before: Sequence[Token]) -> str:
    acted = False
    for token in reversed(before):
        if token.meaning in _SUBJECTS and not (acted and token.meaning in ("THESE", "MAIL", "MY", "YOUR")):
            return _SUBJECTS[token.meaning]
        acted = acted or token.meaning in _ACTS
    if not before:
        return "!"
    return _LEADS.get(before[-1].meaning, "-")


def _object(after: Sequence[Token]) -> str:
    for place, token in enumerate(after[:5]):
        if token.meaning == "END" or token.word in _BREAKS:
            return "."
        if token.meaning in _OBJECTS:
            return _owned(token, after[place + 1 : place + 3]) if token.meaning in _OWNERS else token.meaning
        if token.word.startswith("KEY:"):
            return token.word
        if token.word == "FIELD" or token.word.startswith(("<LINK", *_TARGETS)):
            return "LINK"
        if _is_noun(token):
            return "?"
        if token.meaning in _ACTS:
            return _ACTS[token.meaning]
    return "."


def _owned(owner: Token, after: Sequence[Token]) -> str:
    """What "your …", "this …" goes on with: the object is the thing owned, where it is named."""
    for token in after:
        if token.meaning in _OWNED:
            return token.meaning
        if _is_noun(token):
            return owner.meaning if owner.meaning == "YOU" else "?"
        if token.meaning not in ("THE", "DATA", ""):
            break
    return owner.meaning


def _is_noun(token: Token) -> bool:
    return not token.meaning and token.word[:1].islower() and token.word not in COMMON
