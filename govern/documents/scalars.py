"""Plain YAML scalars by the YAML 1.2 core schema, and where YAML 1.1 readers would read otherwise."""

from __future__ import annotations

import math

from govern import patterns

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER_START = frozenset("+-.0123456789")
_INT = patterns.compile(r"[-+]?[0-9]+\Z")
_OCTAL = patterns.compile(r"0o[0-7]+\Z")
_HEX = patterns.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = patterns.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_MAX_DIGITS = 300

_YAML_11_WORDS = frozenset(
    form for word in ("yes", "no", "on", "off", "y", "n") for form in (word, word.capitalize(), word.upper())
)
_YAML_11_NUMBER = patterns.compile(
    r"[-+]?(?:0[0-7]+|0b[01_]+|[0-9][0-9_]*_[0-9_]*|[0-9]+(?::[0-5]?[0-9])+)\Z"
)

Scalar = str | int | float | bool | None


def resolve_plain(text: str) -> Scalar:
    """The value of an unquoted scalar under the YAML 1.2 core schema.

    Dates and times are texts there. Numbers too long to be meant as numbers, infinities and NaN stay
    texts, so that every value can be written as JSON.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START or len(text) > _MAX_DIGITS:
        return text
    if _INT.match(text):
        return int(text)
    if _OCTAL.match(text):
        return int(text[2:], 8)
    if _HEX.match(text):
        return int(text[2:], 16)
    if _FLOAT.match(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text


def readers_disagree(text: str) -> bool:
    """Whether a YAML 1.1 reader gives this unquoted scalar another type or value (``no``, ``010``, ``1:30``)."""
    return text in _YAML_11_WORDS or (text[:1] in _NUMBER_START and bool(_YAML_11_NUMBER.match(text)))
