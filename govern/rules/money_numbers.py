"""Numbers as people write them: figures in every grouping, number words, Roman numerals.

``numeral`` finds numbers in figures, ``worded`` reads numbers in words from tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from govern import patterns
from govern.rules.money_text import Token
from govern.values import NamedTuple

UNITS = dict(
    zip(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split(),
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
SMALL: dict[str, int] = {**UNITS, **TENS, "oh": 0, "fourty": 40, "ninty": 90, "forteen": 14}
SMALL.update({ten + one: TENS[ten] + UNITS[one] for ten in TENS for one in list(UNITS)[1:10]})
VAGUE = {"couple": 2.0, "few": 3.0, "several": 4.0, "dozen": 12.0}
FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "quarters": 0.25, "thirds": 1 / 3}

MAGNITUDES: dict[str, float] = {
    "hundred": 100,
    "hundreds": 100,
    "hundo": 100,
    "thousand": 1_000,
    "thousands": 1_000,
    "thou": 1_000,
    "grand": 1_000,
    "k": 1_000,
    "ks": 1_000,
    "tsd": 1_000,
    "tausend": 1_000,
    "mil": 1_000,
    "mille": 1_000,
    "тыс": 1_000,
    "million": 1e6,
    "millions": 1e6,
    "mm": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "millionen": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "mrd": 1e9,
    "bil": 1e9,
    "milliarden": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "t": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "cr": 1e7,
    "万": 1e4,
    "萬": 1e4,
    "만": 1e4,
    "千": 1e3,
    "億": 1e8,
    "亿": 1e8,
}


class Number(NamedTuple):
    """A number at ``[start, end)`` of a plain text. ``figures`` tells figures from words."""

    start: int
    end: int
    value: float
    figures: bool = True
    grouped: bool = False
    magnitude: str = ""
    vague: bool = False


@cache
def numeral() -> re.Pattern[str]:
    """A number in figures, without sign, currency and magnitude."""
    return patterns.compile(
        r"(?<!\d)(?<!\d[.,'])(?:"
        r"(?P<indian>\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?)"
        r"|(?P<west>\d{1,3}(?:(?:[ ]?,[ ]?|[.'_ ])\d{3}(?!\d)){1,5}(?:[.,]\d{1,2}(?!\d))?)"
        r"|(?P<spaced>\d(?:[ ]?[,.'_-]?[ ]\d(?!\d)){2,9})"
        r"|(?P<dotted>\d(?P<dot>[.'_-])\d(?:(?P=dot)\d(?!\d)){1,8})"
        r"|(?P<half>(?:\d{1,6}[ ]?)?(?:1/[2-4]|2/3|3/4)(?![\d/]))"
        r"|(?P<cents>(?<=[$€£])\.\d{2}(?!\d))"
        r"|(?P<bare>\d{1,18}(?:[.,]\d{1,4}(?!\d))?(?:e\d(?!\d))?)"
        r")(?P<tail>[.,][ ]?(?:-{1,2}|[–—])(?![\w-])|:-(?!\d)|/-{1,2}(?![\w-]))?"
    )


def figures(match: re.Match[str]) -> tuple[float, bool]:
    """The value of a numeral and whether it is grouped in thousands."""
    body = match[0][: len(match[0]) - len(match["tail"] or "")]
    if match["cents"]:
        return (float(body), False)
    if match["half"]:
        return (_with_half(body), False)
    if match["spaced"] or match["dotted"]:
        return (float(re.sub(r"\D", "", body)), False)
    if match["indian"] or match["west"]:
        return (_grouped(body), True)
    return (_bare(body), False)


def _with_half(body: str) -> float:
    whole, slash, below = body.partition("/")
    digits = whole.replace(" ", "")
    return float(digits[:-1] or 0) + int(digits[-1]) / int(below) if slash else float(digits)


def _grouped(body: str) -> float:
    cents = re.search(r"[.,](\d{1,2})$", body)
    head = body[: cents.start()] if cents else body
    value = float(re.sub(r"\D", "", head))
    return value + (float("0." + cents[1]) if cents else 0.0)


def _bare(body: str) -> float:
    try:
        return float(body.replace(",", "."))
    except (ValueError, OverflowError):
        return 0.0


@cache
def magnitude_after() -> re.Pattern[str]:
    """The magnitude that follows a numeral: glued letters, or a word behind a blank or a hyphen."""
    words = "|".join(sorted((w for w in MAGNITUDES if len(w) > 2 and w.isalpha()), key=len, reverse=True))
    return patterns.compile(
        rf"(?P<word>[ -]{{0,2}}(?:{words})(?![a-zà-ž]))"
        r"|(?P<short>(?:k|mm|mn|m|bn|b|tn|cr|t)(?:(?![a-zà-ž'])(?!\d{2})|(?=usd|eur|gbp|chf)))"
        r"|(?P<blank>[ -](?:k|mm|mn|bn|cr)(?![a-zà-ž']))"
        r"|(?P<letter>[ ][mb](?![a-zà-ž'\d]))"
        r"|(?P<cjk>[ ]?[万萬만千億亿])"
    )


def worded(words: Sequence[Token], at: int) -> tuple[Number, int] | None:
    """Read the number in words that begins at ``words[at]``; also the index behind it."""
    taken: list[str] = []
    after = index = at
    while index < len(words) and index - at < 16:
        step = _step(words, index, taken)
        if step is None or step[1] == "and" and _begins_another(words, at, index, taken):
            break
        index, piece = step
        taken.append(piece)
        if piece not in _FILLERS:
            after = index
        index = _over_hyphen(words, index)
    while taken and taken[-1] in _FILLERS:
        taken.pop()
    value = evaluate(taken)
    if value is None:
        return None
    sizes = [w for w in taken if w in MAGNITUDES]
    vague = any(w in VAGUE for w in taken)
    return (
        Number(
            words[at].start,
            words[after - 1].end,
            value,
            figures=False,
            magnitude=sizes[-1] if sizes else "",
            vague=vague,
        ),
        after,
    )


def _begins_another(words: Sequence[Token], at: int, index: int, taken: list[str]) -> bool:
    """Whether a number of its own follows an “and”: “between nine hundred and two thousand”."""
    if at and words[at - 1].low == "between":
        return True
    if taken[-1] != "hundred" or SMALL.get(taken[0], 0) < 10:
        return False
    return any(token.low in {"hundred", "thousand", "grand"} for token in words[index + 1 : index + 5])


_FILLERS = frozenset({"a", "an", "and", "of", "point"})


def _over_hyphen(words: Sequence[Token], index: int) -> int:
    if (
        index + 1 < len(words)
        and words[index].low in {"-", "."}
        and words[index].start == words[index - 1].end
    ):
        return index + 1 if words[index + 1].start == words[index].end else index
    return index


def _step(words: Sequence[Token], index: int, taken: list[str]) -> tuple[int, str] | None:
    """The next word of a number in words, or ``None`` where the number ends."""
    word = words[index].low
    if word in SMALL or (word in MAGNITUDES and len(word) > 1) or word in VAGUE:
        return _fits(word, taken) and (index + 1, word) or None
    if word == "k" and taken:
        return (index + 1, word)
    ahead = _ahead(words, index)
    if word in {"a", "an"} and (
        ahead in MAGNITUDES and len(ahead) > 2 or ahead in VAGUE or ahead in FRACTIONS and taken
    ):
        return (index + 1, word)
    if word == "a" and ahead == "k" and taken and taken[-1] in FRACTIONS:
        return (index + 1, word)
    if word == "a" and _praised(words, index):
        return (index + 2, word)
    if word in FRACTIONS:
        return (index + 1, word) if _fraction_fits(word, taken, words, index) else None
    if word == "and" and taken and (taken[-1] in MAGNITUDES and ahead in SMALL or ahead in {"a", "half"}):
        return (index + 1, word)
    if word == "of" and taken and taken[-1] in {*VAGUE, *FRACTIONS}:
        return (index + 1, word) if ahead in MAGNITUDES or ahead in {"a", "an"} else None
    if word == "point" and taken and ahead in SMALL:
        return (index + 1, word)
    return None


PRAISE = frozenset(
    "cool whole full flat mere measly round nice clean straight good tidy hefty single".split()
)
"""What may stand between “a” and the size that it counts: “a cool grand”."""


def _praised(words: Sequence[Token], index: int) -> bool:
    praise, size = (words[at].low if at < len(words) else "" for at in (index + 1, index + 2))
    return praise in PRAISE and size in MAGNITUDES and len(size) > 2


def _ahead(words: Sequence[Token], index: int) -> str:
    following = _over_hyphen(words, index + 1) if index + 1 < len(words) else index + 1
    return words[following].low if following < len(words) else ""


def _fits(word: str, taken: list[str]) -> bool:
    """A magnitude or "couple" cannot open a number without "a"; "zero" alone can."""
    if word in SMALL:
        return not taken or taken[-1] not in {"a", "an"}
    if word in VAGUE:
        return True
    return bool(taken)


def _fraction_fits(word: str, taken: list[str], words: Sequence[Token], index: int) -> bool:
    if taken:
        return taken[-1] in {"a", "and", "an"} or (taken[-1] in SMALL and word in {"quarters", "thirds"})
    if word not in {"half", "quarter"}:
        return False
    rest = [t.low for t in words[index + 1 : index + 5] if t.low != "-"]
    while rest and rest[0] in {"a", "an", "of"}:
        rest = rest[1:]
    return bool(rest) and rest[0] in MAGNITUDES and (len(rest[0]) > 2 or rest[0] == "k")


class _Sum:
    """A number in words while it is being read."""

    def __init__(self) -> None:
        self.total = 0.0
        self.group: float | None = None
        self.scale = 1.0
        self.last = ""

    def add(self, word: str) -> None:
        if word in SMALL:
            self._small(SMALL[word])
        elif word in FRACTIONS:
            self._fraction(FRACTIONS[word])
        elif word in VAGUE:
            self.group = VAGUE[word] if self.group is None or word != "dozen" else self.group * 12
        elif word in {"hundred", "hundreds", "hundo"}:
            self.group = (1.0 if self.group is None else self.group) * 100
            self.scale = 100.0
        elif word in MAGNITUDES:
            self.scale = MAGNITUDES[word]
            self.total += (1.0 if self.group is None else self.group) * self.scale
            self.group = None
        self.last = word

    def _small(self, value: int) -> None:
        group, last = self.group, self.last
        if group is None:
            self.group = float(value)
        elif last in TENS and value < 10:
            self.group = group + value if value else group * 10
        elif last in MAGNITUDES or last == "and":
            self.group = group + value
        elif value < 10:
            self.group = group * 10 + value
        else:
            self.group = group * 100 + value

    def _fraction(self, part: float) -> None:
        if self.group is None and self.total:
            self.total += part * self.scale
        elif self.last in UNITS:
            self.group = (self.group or 0) * part
        else:
            self.group = (self.group or 0.0) + part


def evaluate(words: Sequence[str]) -> float | None:
    """The value of a number in words (``["two", "and", "a", "half", "thousand"]`` is 2500.0)."""
    if not words:
        return None
    parts = list(words)
    if "point" in parts:
        return _pointed(parts)
    total = _Sum()
    for word in parts:
        if word not in {"a", "an", "of"}:
            total.add(word)
    return total.total + (total.group or 0.0)


def _pointed(parts: list[str]) -> float | None:
    at = parts.index("point")
    whole = evaluate(parts[:at]) or 0.0
    decimals = ""
    rest = parts[at + 1 :]
    while rest and rest[0] in SMALL:
        decimals += str(SMALL[rest.pop(0)])
    value = float(f"{int(whole)}.{decimals or '0'}"[:18])
    for word in rest:
        value *= MAGNITUDES.get(word, 1)
    return value


@cache
def _roman() -> re.Pattern[str]:
    return patterns.compile(r"M{0,4}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman(word: str) -> float | None:
    """The value of a Roman numeral of two letters or more, else ``None``."""
    if len(word) < 2 or len(word) > 12 or word in {"MM", "CC", "DC", "CD", "MD", "DM", "CV", "DI", "CI"}:
        return None
    if not _roman().fullmatch(word):
        return None
    sizes = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    values = [sizes[c] for c in word]
    return float(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
