"""How a text greets its reader: by name, nobody in particular, or not at all.

Tags are marked as ``PERSON`` or ``THING`` before. Every gap in a pattern is bounded: each is linear on any text.
"""

from __future__ import annotations

import re

from govern import patterns
from govern.rules import personalisation_lexicon as lexicon

PERSON, THING = "\ue000", "\ue001"
"""What stands for a tag that may be the person's name, and for any other tag."""

_WORD = rf"[\w{THING}][\w{THING}'\u2019/&-]{{0,30}}"
_GENERIC = tuple(
    patterns.compile(rf"{lexicon.LEAD}(?P<greeting>{pattern}", re.IGNORECASE)
    for pattern in (
        r"to whom (?:(?:it|this) may concern|it concerns(?=\s?[,:!.]?\s*$)))",
        rf"(?:(?:{lexicon.OPENERS}|{lexicon.DEAR}),?\s)?(?:{lexicon.PAIR}))\b",
        rf"(?:{lexicon.OPENERS}|{lexicon.DEAR})\s{lexicon.SALUTED})(?=\s?[,!:]|\s*$)",
        rf"(?:{lexicon.OPENERS}|(?:after)?noon|morning|evening),?\s+{lexicon.CROWD})(?![\w'\u2019-])",
        rf"(?:{lexicon.OPENERS}|{lexicon.DEAR}),?\s+{lexicon.EMPTY})(?!\w)",
        rf"(?:{lexicon.OPENERS}|{lexicon.DEAR})(?:\s+(?!(?:from|to|at|in|is|are|was)\s){_WORD},?){{0,4}}?,?[\s-]{{1,3}}"
        rf"(?:{lexicon.HEADS}|{lexicon.CROWD}))(?=\s{{0,3}}(?:[,!:;\u2013\u2014…]|-\s|\.?\s*$)|\s(?:\w{{2,4}}\s)?{THING})",
        rf"(?-i:(?=[A-Z]))(?:{lexicon.OPENERS}|{lexicon.DEAR})(?-i:(?:\s[a-z][a-z'\u2019-]{{1,20}}){{1,4}}))(?=\s?[,!:]\s*$)",
        rf"(?-i:(?=[A-Z]))(?:{lexicon.OPENERS}|{lexicon.DEAR})(?-i:(?:\s(?!(?:to|from|at|in|on|back|again)\s)[a-z][a-z'\u2019-]{{1,20}}){{1,4}}))"
        rf"(?=\s?[,!:]\s*(?:$|(?-i:[A-Z])\w*\s(?-i:[a-z{THING}])))",
        rf"(?:{lexicon.OPENERS}|{lexicon.DEAR}))(?=\s{{0,3}}(?:[,!:\u2013\u2014]|-\s|\.?\s*$))",
        rf"{lexicon.EASTERN})(?=\s?(?:[,:!.、。]|$))",
        rf"(?:{lexicon.HEADS}|all|everyone|everybody))\s?[,:!]\s*$",
    )
)
_A_NAME = patterns.compile(
    r"\s*[,!:.\u2013\u2014-]?\s*[^\W\d_a-z][\w'\u2019-]{1,30}(?:\s[^\W\d_a-z][\w'\u2019-]{1,30})?\s*"
    r"(?:[,!:.\u2013\u2014]|-\s|$)"
)
_THE_PERSON = patterns.compile(rf"\s*[,!:.\u2013\u2014-]?\s*{PERSON}")
_PERSONAL = patterns.compile(
    rf"{lexicon.LEAD}(?:(?:{lexicon.OPENERS}|{lexicon.DEAR})\b|{PERSON})", re.IGNORECASE
)
_OPEN_ENDED = ("there", "again", "noon", "ning", "day")


def find_greeting(text: str) -> tuple[int, int] | None:
    """The bounds of a greeting at the head of a text that greets nobody in particular, or ``None``.

    Merge tags are ``PERSON``s (it may be the contact's name) or ``THING``s.
    """
    head = text[:160]
    for pattern in _GENERIC:
        match = pattern.match(head)
        if match and not _goes_on_to_name(head[match.end("greeting") :], match["greeting"]):
            return match.span("greeting")
    return None


def _goes_on_to_name(rest: str, greeting: str) -> bool:
    """“Hello, Jo!”, “Hi there, {{first_name}}”: the name comes after all. A crowd stays one."""
    if len(greeting.split()) > 1 and not greeting.lower().endswith(_OPEN_ENDED):
        return False
    return bool(_THE_PERSON.match(rest) or _A_NAME.match(rest))


def opens(text: str) -> bool:
    """Whether a text begins with a greeting of any sort, or with the person's name."""
    return bool(_PERSONAL.match(text[:60]))
