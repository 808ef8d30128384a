"""What a sentence amounts to, in a few words: the way that it gives, what it ends, and what speaks against it.

The signs of single words (``optout_evidence``) say what stands in a sentence; these say how it goes together: ``s:`` the
way and the ending with each thing beside them and with the sentences around, ``t:`` a link's target with its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govern.annotations import Final
from govern.rules.optout_forms import Token
from govern.rules.optout_tokens import Sentence
from govern.values import NamedTuple

ENDINGS: Final = frozenset({"STOP", "UNSUB", "REMOVE", "LEAVE", "PEACE", "GONE", "OBJECT"})
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
    **{
        name: name.lower()
        for name in (
            "TAIL",
            "IF",
            "UNLESS",
            "WHY",
            "NOLONGER",
            "CENTRE",
            "YES",
            "BUT",
            "FIND",
            "SAME",
            "NAME",
        )
    },
    **{
        name: name.lower() for name in ("KEY:LESS", "KEY:STAY", "KEY:NO", "KEY:OTHER", "KEY:LINE", "KEY:LONG")
    },
}
_NEAR: Final = frozenset(
    (
        "soft broken told they other goods if tail nolonger talk less stay give data login fee phone post foot ? "
        "wants i_will same name unless"
    ).split()
)
_TEXTS: Final = (
    (ENDINGS, "stop"),
    *(
        (frozenset({name}), name.lower())
        for name in ("FOOT", "OTHER", "GOODS", "CENTRE", "STAY", "LESS", "SOFT", "NOLONGER", "SAME")
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
    flags.update(
        name
        for name, holds in (
            ("denied", any(act == "stop" and denied for act, _, denied in acts)),
            ("wants", "NOT" in meanings and not meanings.isdisjoint(_WISHES)),
            ("i_will", meanings >= _PROMISE),
            ("mail", "MAIL" in meanings),
            ("these", "MAIL" not in meanings and any(what == "THESE" for _, what, _ in acts)),
            ("these_other", _means_other(meanings, {what for _, what, _ in acts})),
            ("?", sentence.asks),
        )
        if holds
    )
    end = _ended({what for act, what, _ in acts if act == "stop"}) or (
        "key" if "KEY:STOP" in meanings else "-"
    )
    return Summary(next((way for way in _BEST if way in ways), "-"), end, frozenset(flags))


def _means_other(meanings: set[str], objects: set[str]) -> bool:
    """Whether "it" or "them" is what ends while something else is named and no e-mail is."""
    return "THESE" in objects and "MAIL" not in meanings and not meanings.isdisjoint(("OTHER", "GOODS"))


def _ended(objects: set[str]) -> str:
    """Whose end it is: of what is ours, of something unnamed here, or of something else."""
    if objects - _ELSEWHERE:
        return "ours"
    return "some" if "?" in objects else "other" if objects else ""


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
    if before is not None and "these" in here.flags:
        # "it", "them": what that is, the sentence before says.
        about = next(
            (name for name in ("other", "goods", "mail", "foot", "they") if name in before.flags), "-"
        )
        yield f"s:{here.end} these<{about}"
        yield f"s:{base} these<{about}"
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


def clause_signs(tokens: Sequence[Token]) -> Iterator[str]:
    """What stands in the clause of an ending, and in the clause of a way, apart from the rest of the sentence."""
    start = 0
    for place, token in enumerate((*tokens, None)):
        if token is None or token.word in _PARTS or token.meaning in _JOINTS:
            inside = {one.meaning for one in tokens[start:place]} - _IDLE
            if inside & ENDINGS:
                yield from (f"c:end {name}" for name in inside)
                if not inside & _OBJECTS:
                    yield "c:end alone"
            if inside & _WAYS.keys():
                way = next(way for way in _BEST if any(_WAYS.get(name) == way for name in inside))
                yield from (f"c:{way} {name}" for name in inside)
            start = place + 1


_PARTS: Final = frozenset({",", ";", ":", "-", "(", ")"})
_JOINTS: Final = frozenset({"OR", "BUT", "AND", "END", "IF", "UNLESS"})
_IDLE: Final = frozenset({"", "THE", "END", "BE", "DO", "HAVE", "JUST"})
_OBJECTS: Final = frozenset(
    {"MAIL", "THESE", "YOU", "YOUR", "ME", "MY", "OTHER", "GOODS", "WHO", "THEM", "ADDR", "NAME"}
)

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
