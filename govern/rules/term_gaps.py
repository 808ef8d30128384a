"""What may stand between two words of a term, and what it says about the writing."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

from govern import patterns


class Gap(Enum):
    """What stands between two words. ``WALL`` parts them: no term goes over it; ``OWN`` a term has itself."""

    BLANK = auto()
    OWN = auto()
    WIDE = auto()
    ODD_BLANK = auto()
    HIDDEN = auto()
    HYPHEN = auto()
    JOINER = auto()
    LOOSE = auto()
    APOSTROPHE = auto()
    POSSESSIVE = auto()
    SYMBOL = auto()
    DOT = auto()
    WALL = auto()


MAX_GAP = 24

SEAM = "\ue000"
"""Stands for a blank that is not seen, because hidden markup parts it from another one before it."""

_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_INVISIBLE = patterns.compile(f"[{_HIDDEN}]")
_BLANK = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_PATTERNS = (
    # A line end is a blank wherever one may stand, also in a block quotation or with indentation.
    (Gap.BLANK, patterns.compile(rf" {SEAM}*|[ \t]*\r?\n[ \t>]*")),
    (Gap.WIDE, patterns.compile(r"[ \t]+")),
    (Gap.ODD_BLANK, patterns.compile(rf"{_BLANK}+")),
    (
        Gap.HIDDEN,
        patterns.compile(rf"(?:{_BLANK}|[{_HIDDEN}])+"),
    ),
    (
        Gap.HYPHEN,
        patterns.compile(
            r"[-_\u2010-\u2013\u2043\u2212\ufe63\uff0d\u00b7\u2022\u2027\u2219\u22c5\u30fb~\u02d7]{1,3}|-\n"
        ),
    ),
    (
        Gap.JOINER,
        patterns.compile(
            r"[/\\.+&:|*=^\u2014\u2015\u2026\u2044\u2215\uff0f\u00d7\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]|&amp;"
        ),
    ),
    (Gap.LOOSE, patterns.compile(r" [-\u2010-\u2013+&_\u00b7\u2022] ?|[-\u2010-\u2013_] ")),
    (Gap.APOSTROPHE, patterns.compile(r"['\u2019\u02bc\uff07`\u00b4\u2018]")),
    (Gap.POSSESSIVE, patterns.compile(r"['\u2019\u02bc\uff07] ")),
    (Gap.SYMBOL, patterns.compile(r"(?:[\u2122\u00ae\u2120]|\((?:TM|R|SM)\)) ?")),
    (Gap.DOT, patterns.compile(r"\. ")),
)
_TAILS = frozenset({"s", "d", "ed", "ing", "S"})


@lru_cache(maxsize=1024)
def gap_of(between: str, following: str) -> Gap:
    """The kind of gap that a stretch without letters is. ``following`` are the first letters after it."""
    for gap, pattern in _PATTERNS:
        if pattern.fullmatch(between):
            if gap is Gap.APOSTROPHE and following not in _TAILS:
                return Gap.WALL
            return gap
    # Invisible characters beside a joiner change nothing of what is seen.
    seen = "" if between.isascii() else _INVISIBLE.sub("", between)
    return gap_of(seen, following) if seen and seen != between else Gap.WALL
