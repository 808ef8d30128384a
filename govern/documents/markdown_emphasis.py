"""Emphasis and strikethrough in Markdown: which asterisks, underscores and tildes are markup.

CommonMark 0.31, section 6.2 and the appendix's "process emphasis", with its lower bounds on where
openers are sought, which keep it linear on any input.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from govern.documents.assembly import Cut


class DelimiterRun:
    """A run of delimiters, of which ``text[low:high]`` are not used up yet."""

    __slots__ = ("closes", "high", "low", "mark", "opens", "size")

    def __init__(self, mark: str, low: int, high: int, size: int, opens: bool, closes: bool) -> None:
        self.mark, self.low, self.high, self.size = mark, low, high, size
        self.opens, self.closes = opens, closes


def read_run(text: str, at: int) -> tuple[DelimiterRun | None, int]:
    """The run of delimiters that begins at ``at``, if it can open or close anything, and where it ends."""
    mark = text[at]
    end = at + 1
    size = len(text)
    while end < size and text[end] == mark:
        end += 1
    before = _sort_of(text[at - 1]) if at else _BLANK
    after = _sort_of(text[end]) if end < size else _BLANK
    left = after == _OTHER or (after == _MARK and before != _OTHER)
    right = before == _OTHER or (before == _MARK and after != _OTHER)
    if mark == "~":
        at += (end - at) % 2
    if (left or right) and at < end:
        split = mark != "_"
        opens = left and (split or not right or before == _MARK)
        closes = right and (split or not left or after == _MARK)
        return DelimiterRun(mark, at, end, end - at, opens, closes), end
    return None, end


def pair(runs: list[DelimiterRun], bottom: int, cuts: list[Cut], struck: list[tuple[int, int]]) -> None:
    """Match the delimiter runs from ``bottom`` on; what they use up is cut, and what tildes enclose is struck."""
    openers: list[DelimiterRun] = []
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs[bottom:]:
        if run.closes:
            _close(run, openers, floors, cuts, struck)
        if run.opens and run.low < run.high:
            openers.append(run)
    del runs[bottom:]


def _close(
    run: DelimiterRun,
    openers: list[DelimiterRun],
    floors: dict[tuple[str, bool, int], int],
    cuts: list[Cut],
    struck: list[tuple[int, int]],
) -> None:
    key = (run.mark, run.opens, run.size % 3)
    while run.low < run.high:
        floor = floors.get(key, 0)
        index = len(openers) - 1
        while index >= floor and not _fits(openers[index], run):
            index -= 1
        if index < floor:
            floors[key] = len(openers)
            return
        opener = openers[index]
        del openers[index + 1 :]
        used = 2 if run.mark == "~" or (opener.high - opener.low > 1 and run.high - run.low > 1) else 1
        opener.high -= used
        cuts.append((opener.high, opener.high + used, ""))
        cuts.append((run.low, run.low + used, ""))
        if run.mark == "~":
            struck.append((opener.high + used, run.low))
        run.low += used
        if opener.low == opener.high:
            openers.pop()
        for other, height in floors.items():
            floors[other] = min(height, len(openers))


_OTHER, _BLANK, _MARK = range(3)


@lru_cache(maxsize=512)
def _sort_of(character: str) -> int:
    """Blank, punctuation or symbol, or other: what decides whether delimiters open or close."""
    category = unicodedata.category(character)
    if category == "Zs" or character in "\t\n\f\r":
        return _BLANK
    return _MARK if category[0] in "PS" else _OTHER


def _fits(opener: DelimiterRun, closer: DelimiterRun) -> bool:
    if opener.mark != closer.mark:
        return False
    if opener.mark == "~" or not (opener.closes or closer.opens):
        return True
    return (opener.size + closer.size) % 3 != 0 or (opener.size % 3 == 0 and closer.size % 3 == 0)
