"""The words of a plain ``govern check``, read without click, which takes longer to import than such a check takes.

Only what has one meaning is read here. Whatever else there is, help, an option of another sort, a slip, is left to
click, so that it means and says what it always did. A test holds both readings to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from govern.annotations import Any
from govern.output import FORMATS

_FLAGS = {
    "--staged": "staged",
    "--all": "show_all",
    "--no-baseline": "no_baseline",
    "--no-cache": "no_cache",
}
_MOST_DIGITS = 6


def _text(word: str) -> str:
    if not word or word.startswith("-"):
        raise ValueError(word)
    return word


def _form(word: str) -> str:
    if word not in FORMATS:
        raise ValueError(word)
    return word


def _number(word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS):
        raise ValueError(word)
    return int(word)


_VALUES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "--since": ("since", _text),
    "--format": ("form", _form),
    "--jobs": ("jobs", _number),
    "--as-of": ("as_of", date.fromisoformat),
    "--stdin-filename": ("stdin_filename", _text),
}
_LISTS = {"--select": "select", "--ignore": "ignore"}


def plain_check(words: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of ``govern check`` by name, as far as they are given; ``None`` where click must read them."""
    asked: dict[str, Any] = {}
    paths: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "-" or not word.startswith("-"):
            paths.append(word)
            continue
        try:
            _take(word, rest, asked)
        except (KeyError, ValueError, StopIteration):
            return None
    return {**asked, "paths": tuple(paths)}


def _take(word: str, rest: Iterator[str], asked: dict[str, Any]) -> None:
    """Take an option and its value, which may stand in the same word; raise what ``plain_check`` expects."""
    if word in _FLAGS:
        asked[_FLAGS[word]] = True
        return
    option, equals, value = word.partition("=")
    given = value if equals else next(rest)
    if option in _LISTS:
        asked[_LISTS[option]] = (*asked.get(_LISTS[option], ()), _text(given))
    else:
        name, read = _VALUES[option]
        asked[name] = read(given)
