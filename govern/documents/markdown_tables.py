"""The rows of GFM tables."""

from __future__ import annotations

from govern import patterns

DELIMITERS = patterns.compile(r"(?!-[ \t])\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\Z")
"""The row of dashes that makes the line above it the head of a table."""


def cells(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The bounds of the cells in a line of a table, blanks around them left out."""
    row = text[low:high]
    low += len(row) - len(row.lstrip())
    high = low + len(row.strip())
    bounds: list[tuple[int, int]] = []
    start = low
    bar = text.find("|", low, high)
    while bar >= 0:
        if bar == low or text[bar - 1] != "\\":
            bounds.append((start, bar))
            start = bar + 1
        bar = text.find("|", bar + 1, high)
    bounds.append((start, high))
    if bounds and bounds[0][0] == bounds[0][1]:
        del bounds[0]
    if bounds and bounds[-1][0] == bounds[-1][1]:
        bounds.pop()
    return [_trimmed(text, start, end) for start, end in bounds]


def _trimmed(text: str, low: int, high: int) -> tuple[int, int]:
    while low < high and text[low] in " \t":
        low += 1
    while high > low and text[high - 1] in " \t":
        high -= 1
    return low, high
