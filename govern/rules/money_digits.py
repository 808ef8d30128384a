"""Digits in disguise: brings a folded text into the form in which numbers can be read.

Letters that stand for figures, figures of odd shape, words of mixed scripts, spaced-out letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from govern import patterns
from govern.documents.passages import HOLE
from govern.values import NamedTuple

# Written for a digit: in "2,5OO", "$l,000", "2500" in Cyrillic "О".
_LETTER_DIGITS = {"o": "0", "O": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "S": "5", "Z": "2", "B": "8"}
_LETTER_DIGITS |= {
    "О": "0",
    "о": "0",
    "Ο": "0",
    "ο": "0",
    "Օ": "0",
    "Ӏ": "1",
    "З": "3",
    "з": "3",
    "б": "6",
    "Ч": "4",
}
_LETTER_DIGITS |= {
    "Ƽ": "5",
    "ƽ": "5",
    "i": "1",
    "Ø": "0",
    "ø": "0",
    "¡": "1",
    "θ": "0",
    "Θ": "0",
    "Ѕ": "5",
    "○": "0",
    "〇": "0",
}
_MARKS = {"٬": ",", "٫": ".", "،": ",", "、": ",", "‚": ",", "¸": ",", "·": "'", "•": "'", "∙": "'", "⋅": "'"}
_MARKS |= {
    "′": "'",
    "´": "'",
    "`": "'",
    "→": ">",
    "➔": ">",
    "➜": ">",
    "⟶": ">",
    "⇒": ">",
    "➡": ">",
    "∶": ":",
    "˗": "-",
}
_MARKS |= {
    "є": "€",
    "Є": "€",
    "﹩": "$",
    "Ꞩ": "$",
    "ꞩ": "$",
    "⁄": "/",
    "∕": "/",
    "₤": "£",
    "٪": "%",
    "×": "x",
}
_MARKS |= {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеѕіјкмнорстхуԁһԛԝ", "ABESIJKMHOPCTXYaesijkmhopctxydhqw", strict=False))
_CYRILLIC |= dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ", "ABEZHIKMNOPTYXaeiknoptux", strict=True))


class Plain(NamedTuple):
    """A text in the form the patterns read; ``low`` is ``text`` in lower case, of the same length."""

    text: str
    low: str
    origins: tuple[int, ...] | None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Map ``text[start:end]`` to bounds in the text that was made plain."""
        if self.origins is None:
            return (start, end)
        if end <= start:
            return (self.origins[start],) * 2 if start < len(self.origins) else (0, 0)
        return (self.origins[start], self.origins[end - 1] + 1)


@cache
def _mixed() -> re.Pattern[str]:
    return patterns.compile(r"[A-Za-z\u0370-\u04ff]{2,40}")


@cache
def _letter_digits() -> re.Pattern[str]:
    """A cluster of figures with at least one letter in a figure's stead.

    Between figures any lookalike counts; behind a currency sign also at the front.
    """
    letters = re.escape("".join(_LETTER_DIGITS))
    cluster = rf"[\d{letters}]{{1,9}}(?:[.,' ][\d{letters}]{{3}}(?![A-Za-z\d])){{0,4}}"
    return patterns.compile(rf"(?<![A-Za-z\d])(?:{cluster})(?![A-Za-z\d])|(?<=[$€£¥₹]){cluster}")


@cache
def _lookalike() -> re.Pattern[str]:
    """Where a letter can stand for a figure at all: beside a figure or a sign, or zeros in a row."""
    letters = re.escape("".join(_LETTER_DIGITS))
    return patterns.compile(
        rf"[0-9$€£¥₹][.,' ]?[{letters}]|[{letters}][.,' ]?[0-9]|[OoОо][OoОо]{{1,2}}(?![a-z])|[lIOo][.,][OolI]{{3}}"
    )


def plain(text: str) -> Plain:
    """Make a folded text plain: lone holes vanish, look-alike letters and odd figures become figures.

    A run of holes (a merge field) stays, so that words on its two sides stay apart.
    """
    index: tuple[int, ...] | None = None
    if _odd().search(text):
        text, index = _mapped(text)
        text = _mixed().sub(lambda match: _one_script(match[0]), text)
    if _spaced_letters().search(text):
        text, index = _closed_up(text, index)
    if _lookalike().search(text):
        text = _letter_digits().sub(
            lambda match: _figures(match[0], text[max(0, match.start() - 1) : match.start()]), text
        )
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return Plain(text, low, index)


@cache
def _odd() -> re.Pattern[str]:
    """Anything but ASCII and the holes that merge fields leave."""
    return patterns.compile(r"[^\x00-\x7f\ufffc]|(?<!\ufffc)\ufffc(?!\ufffc)")


@cache
def _spaced_letters() -> re.Pattern[str]:
    return patterns.compile(
        r"(?<![^A-Za-z][A-Za-z] )(?<![A-Za-z'])[A-Za-z](?: {1,2}[A-Za-z](?![A-Za-z'])){2,60}"
    )


def _closed_up(text: str, index: tuple[int, ...] | None) -> tuple[str, tuple[int, ...]]:
    """Spaced-out words without their blanks: "t w o  g r a n d" is "two grand"."""
    drop: set[int] = set()
    for match in _spaced_letters().finditer(text):
        for at in range(match.start(), match.end()):
            # Of two blanks between words the first stays.
            if text[at] == " " and (text[at + 1] != " " or text[at - 1] == " "):
                drop.add(at)
    kept = [at for at in range(len(text)) if at not in drop]
    return ("".join(text[at] for at in kept), tuple(kept if index is None else (index[at] for at in kept)))


def _mapped(text: str) -> tuple[str, tuple[int, ...]]:
    out: list[str] = []
    index: list[int] = []
    length = len(text)
    for position, character in enumerate(text):
        if character == HOLE:
            if position and text[position - 1] == HOLE:
                continue
            if not (position + 1 < length and text[position + 1] == HOLE):
                continue
        elif character >= "\x80":
            read = _character(character)
            out.extend(read)
            index.extend([position] * len(read))
            continue
        out.append(character)
        index.append(position)
    return ("".join(out), tuple(index))


def _character(character: str) -> str:
    mapped = _MARKS.get(character)
    if mapped is not None:
        return mapped
    if unicodedata.category(character) == "No":
        digit = unicodedata.digit(character, None)
        if digit is not None:
            return str(digit)
    return character


def _one_script(word: str) -> str:
    """A word that mixes scripts in Latin letters; a word of one script as it stands."""
    if word.isascii() or not any(c.isascii() for c in word):
        return word
    return "".join(_CYRILLIC.get(c, c) for c in word)


def _figures(cluster: str, before: str) -> str:
    if cluster.isdigit():
        return cluster
    if not any(c.isdigit() for c in cluster):
        grouped = re.fullmatch(r"[lIOo]{1,3}[.,][Oo]{3}|[lI][Oo]{2,5}|[lIZSB]{1,2}[Oo]{2,4}", cluster)
        if not (
            grouped and (before in {"$", "€", "£", "¥", "₹"} or (before == " " and cluster[0] in "lIOo"))
        ):
            return cluster
        return "".join(_LETTER_DIGITS.get(c, c) for c in cluster)
    signed = before in {"$", "€", "£", "¥", "₹"} and re.search(r"[.,'][\doOlISZB]{3}$", cluster)
    if not (signed or _looks_like_figures(cluster)):
        return cluster
    return "".join(_LETTER_DIGITS.get(c, c) for c in cluster)


def _looks_like_figures(cluster: str) -> bool:
    """A letter at the very end may be a magnitude or a unit ("4B", "5S"), so it must be "O" or "l"."""
    letters = [c for c in cluster if c in _LETTER_DIGITS]
    if cluster[-1] in "BSZiIQ" or " " in cluster and not cluster.replace(" ", "").isalnum():
        return False
    digits = sum(c.isdigit() for c in cluster)
    zeros = sum(c in "oOОоΟοQ" for c in letters)
    return digits >= len(letters) or zeros == len(letters)
