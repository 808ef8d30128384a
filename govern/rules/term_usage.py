"""A term in its right letters can still be used wrongly: as a verb, or with an apostrophe for a plural."""

from __future__ import annotations

import re

from govern import patterns
from govern.rules.term_forms import is_verb
from govern.rules.term_lexicon import (
    AFTER_IS,
    COUNTS,
    DETERMINERS,
    NOUN_OR_VERB,
    OBJECT_STARTS,
    PLURAL_VERBS,
    POSSESSORS,
    VERB_LEADS,
    WHEN_OR_WHERE,
)
from govern.rules.term_window import Window

_APOSTROPHE_S = patterns.compile(r"['\u2019\u02bc\uff07`\u00b4\u2018][sS](?![\w'\u2019])")
_WORDS = patterns.compile(r"[ \n]+([\w'\u2019-]+)(?:[ \n]+([\w'\u2019-]+))?")
_QUALITIES = (
    r"(?:additional|available|bigger|brief|careful|classic|clear|complimentary|different|early|earlier|easy|empty|extra|final|first|free|fresh|full|further|good|great"
    r"|in-depth|last|late|later|long|longer|missing|more|new|newer|next|old|older|online|open|other|outstanding|paid|past|public|quick|recent|regular|remaining"
    r"|separate|short|shorter|similar|single|small|special|spare|such|unread|unused|upcoming|useful|weekly|whole|\w{2,12}(?:ful|less|ous|ive|able|ible|ed))"
)
_COUNTED = patterns.compile(
    rf"(?:^|[^\w.,])(?:{'|'.join(sorted(COUNTS))}|[1-9]\d{{0,2}})(?:,? {_QUALITIES}){{1,3}} $", re.IGNORECASE
)
"""“Two free …”: what counts a term may stand apart from it, with adjectives between."""
_SINGULAR = DETERMINERS - {"the"} | {"last", "next", "first"}


def apostrophe_end(window: Window) -> int | None:
    """The end of an ``'s`` that was put there for a plural, or ``None`` when an owner (or *is*) is meant.

    What follows decides: an owner is followed by what is owned.
    """
    match = _APOSTROPHE_S.match(window.text, window.end)
    words = window.form.term.text.split()
    if match is None or not words or is_verb(words[-1]):
        return None
    if window.word_before in COUNTS or (window.word_before.isdigit() and len(window.word_before) < 4):
        return match.end()
    if _COUNTED.search(window.before):
        return match.end()
    rest = window.text[match.end() : match.end() + 60]
    following = _WORDS.match(rest)
    if following is None and not window.form.term.plural:
        return None
    return match.end() if _follows_a_plural(rest, window.word_before) else None


def _follows_a_plural(rest: str, word_before: str) -> bool:
    if word_before in _SINGULAR:
        return False
    following = _WORDS.match(rest)
    if following is None:
        return not rest[:1].isalnum() and rest[:1] not in ("\u2122", "\u00ae", "-")
    first, second = following.group(1).lower(), (following.group(2) or "").lower()
    if first in NOUN_OR_VERB:
        return second in OBJECT_STARTS
    if first in WHEN_OR_WHERE:
        return not second or second in PLURAL_VERBS
    # "The Signal Note's on its way" is short for *is*.
    return first in PLURAL_VERBS and not (word_before == "the" and first in AFTER_IS)


def is_used_as_verb(window: Window) -> bool:
    """Whether a right term stands as a verb: "we eco monetize your partners", "to Signal Note them"."""
    lead, follower = window.word_before, window.word_after
    if lead == "to":
        asked = follower in _ACTED_ON and _ASKED.search(window.before) is not None
        return asked or follower in _DO_TO or _INFINITIVE.search(window.before) is not None
    if follower in _ACTED_ON and _REFUSAL.search(window.before) is not None:
        return True
    if not lead and follower in _ACTED_ON - {"a", "an"}:
        # “Rick, eco monetize” ends a line of a signature; the next one begins with a capital.
        if _CAPITAL_AFTER.match(window.after) and not _TITLE_AFTER.match(window.after):
            return False
        return _CLAUSE_START.search(window.before) is not None
    if lead not in VERB_LEADS:
        return False
    if follower in POSSESSORS or follower in _OBJECTS:
        return True
    return _DOER.search(window.before) is not None and follower not in _APPOSED


_DO_TO = frozenset({"your", "their", "our", "its", "them"})
_OBJECTS = frozenset({"the", "a", "an", "every", "each", "all", "any", "more"})
# "You eco monetize readers know that …": the name stands before another noun.
_APPOSED = frozenset(
    {"readers", "people", "folks", "subscribers", "fans", "followers", "team", "and", "or", "are", "have"}
)
_DOER = patterns.compile(
    r"(?:^|[^\w'\u2019])(?:let us|let['\u2019]s|lets|do not|don['\u2019]t|(?:we|you|they|I)"
    r"(?: (?:can|could|will|would|should|must|may|might|do|all|to|can['\u2019]t|cannot|never|won['\u2019]t)){0,2}) $",
    re.IGNORECASE,
)
_CAPITAL_AFTER = patterns.compile(r"[ \n][A-Z]")
_TITLE_AFTER = patterns.compile(r"[ \n][A-Z][\w'\u2019]* [A-Z][\w'\u2019-]*(?:[.!?]?$| [A-Z\u2013\u2014-])")
_ACTED_ON = _DO_TO | {"the", "a", "an", "every", "each", "this", "that"}
_CLAUSE_START = patterns.compile(r"(?:^|[.!?:;,]\s?|\n)$")
_REFUSAL = patterns.compile(
    r"\b(?:rather|do|does|did|will|would|should|can|could|must|may)(?:n['\u2019]t| not) $", re.IGNORECASE
)
_ASKED = patterns.compile(
    r"\b(?:us|me|you|them|him|her|people|teams?|partners|clients|vendors|boards?|compan(?:y|ies)) to $",
    re.IGNORECASE,
)
_INFINITIVE = patterns.compile(
    r"\b(?:how|wants?|wanted|needs?|needed|ready|ways?|time|plans?|planned|try|tries|tried|trying|aims?|learn"
    r"|learned|able|easy|easier|hard|harder|hope|chance|decided|started) to $",
    re.IGNORECASE,
)
