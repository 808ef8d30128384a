"""What a sentence amounts to, in a few words: the way that it gives, what it ends, and what speaks against it.

The signs of single words (``optout_evidence``) say what stands in a sentence; these say how it goes together: ``s:`` the
way and the ending with each thing beside them and with the sentences around, ``t:`` a link's target with its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from govern.rules.optout_tokens import Sentence, Token

ENDINGS: Final = frozenset({"STOP", "UNSUB", "REMOVE", "LEAVE", "PEACE", "GONE"})
_WAYS: Final = {
    **dict.fromkeys(("FIELD", "LINK>FIELD", "URL:FIELD"), "field"),
    **dict.fromkeys(("LINK>STOP", "URL:STOP", "ADDRESS:STOP"), "exit"),
    **dict.fromkeys(("LINK>MAIL", "ADDRESS:MAIL"), "address"),
    **dict.fromkeys(("LINK>WEB", "URL:WEB"), "link"),
    **dict.fromkeys(("REPLY", "TELL"), "reply"),
    **dict.fromkeys(("SAY", "SEND", "WRITE", "NOTE", "ASK", "REQUEST", "TELLO"), "say"),
    **dict.fromkeys(("LINK>BAD", "URL:BAD", "ADDRESS:BAD"), "bad"),
}
_BEST: Final = ("field", "exit", "address", "link", "reply", "say", "bad")
_FLAGS: Final = {
    **dict.fromkeys(("STAT", "TOPIC", "LAW"), "talk"),
    **dict.fromkeys(("SAID", "WROTE"), "told"),
    **dict.fromkeys(("WHO", "THEM"), "they"),
    **{
        name: name.lower()
        for name in ("SOFT", "LESS", "STAY", "PAST", "FUTURE", "BROKEN", "OTHER", "GOODS", "GIVE")
    },
    **{
        name: name.lower()
        for name in ("LOGIN", "FEE", "PHONE", "POST", "DATA", "PERIOD", "PAGES", "FOOT", "WELCOME")
    },
    **{name: name.lower() for name in ("TAIL", "IF", "WHY", "NOLONGER", "CENTRE", "YES", "BUT", "FIND")},
    **{
        name: name.lower() for name in ("KEY:LESS", "KEY:STAY", "KEY:NO", "KEY:OTHER", "KEY:LINE", "KEY:LONG")
    },
}
_NEAR: Final = frozenset(
    "soft broken told they other goods if tail nolonger talk less stay give data login fee phone post foot ? wants i_will".split()
)
_TEXTS: Final = (
    (ENDINGS, "stop"),
    *(
        (frozenset({name}), name.lower())
        for name in ("FOOT", "OTHER", "GOODS", "CENTRE", "STAY", "LESS", "SOFT", "NOLONGER")
    ),
    (frozenset({"NOT"}), "not"),
    (frozenset({"HERE", "CLICK"}), "here"),
    (frozenset({"GIVE", "YES"}), "give"),
)


class Summary(NamedTuple):
    """The best way that a sentence gives, what it ends (``ours``, ``other``, ``key``, ``-``), and what stands beside."""

    way: str
    end: str
    flags: frozenset[str]

    @property
    def base(self) -> str:
        """The way and the end in one word."""
        return f"{self.way}+{self.end}"


def summary(sentence: Sentence, acts: Sequence[tuple[str, str, str]]) -> Summary:
    """Sum a sentence up; ``acts`` are its acts as (kind, object, ``not `` or nothing)."""
    meanings = {token.meaning for token in sentence.tokens}
    ways = {_WAYS[name] for name in meanings & _WAYS.keys()}
    flags = {_FLAGS[name] for name in meanings & _FLAGS.keys()}
    stops = [(what, denied) for act, what, denied in acts if act == "stop"]
    end = "-"
    if any(what not in _ELSEWHERE for what, _ in stops):
        end = "ours"
    elif stops:
        end = "other"
    elif "KEY:STOP" in meanings:
        end = "key"
    if any(denied for _, denied in stops):
        flags.add("denied")
    if "NOT" in meanings and meanings & _WISHES:
        flags.add("wants")
    if meanings >= _PROMISE:
        flags.add("i_will")
    if sentence.asks:
        flags.add("?")
    return Summary(next((way for way in _BEST if way in ways), "-"), end, frozenset(flags))


_ELSEWHERE: Final = frozenset({"OTHER", "GOODS", "WHO", "THEM", "?"})
_WISHES: Final = frozenset({"WANT", "HEAR", "SOFT"})
_PROMISE: Final = frozenset({"I", "WILL"})


def summary_signs(here: Summary, before: Summary | None, after: Summary | None) -> Iterator[str]:
    """A sentence's summary as signs, with those of its neighbours where they belong to it."""
    base = here.base
    yield f"s:{base}"
    for flag in here.flags:
        yield f"s:{base} {flag}"
        yield f"s:{here.end} {flag}"
        yield f"s:{here.way} {flag}"
    if "soft" in here.flags or "wants" in here.flags or "nolonger" in here.flags:
        yield f"s:{base} unwanted"
    for mark, near in (("<", before), (">", after)):
        if near is None:
            yield f"s:{base}{mark}nothing"
            continue
        yield f"s:{base}{mark}{near.end}"
        yield f"s:{base}{mark}{near.base}"
        for flag in near.flags & _NEAR:
            yield f"s:{base}{mark}{flag}"
    if here.end == "-" and all(one is None or one.end == "-" for one in (before, after)):
        unwanted = any(one is not None and one.flags & _UNWANTED for one in (here, before))
        yield "s:nothing ends, unwanted" if unwanted else "s:nothing ends"


_UNWANTED: Final = frozenset({"soft", "wants", "nolonger", "key:no"})


def link_signs(tokens: Sequence[Token]) -> Iterator[str]:
    """What each link's text says with where it leads, and whether the sentence around it speaks of ending."""
    start, total = -1, 0
    for place, token in enumerate(tokens):
        if token.word == "<LINK":
            start = place
        elif token.word.startswith("LINK>") and start >= 0:
            inner = {one.meaning for one in tokens[start + 1 : place]}
            text = next((name for words, name in _TEXTS if inner & words), "-")
            outer = {one.meaning for one in (*tokens[:start], *tokens[place + 1 :])}
            kind = token.word[5:]
            yield f"t:{kind}|{text}"
            yield f"t:{kind}|{text}|{'stop' if outer & ENDINGS else '-' if len(outer) > 1 else 'alone'}"
            for flag in {_FLAGS[name] for name in inner & _FLAGS.keys()}:
                yield f"t:{text}|{flag}"
            total += 1
    if total > 1:
        yield "t:several"
