"""Dates of invitations and deadlines that have passed; statistics about the past are left alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from govern import patterns
from govern.rules.opening import sentences

_ISO = patterns.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_DATES = tuple(
    patterns.compile(rf"(?<![\w-]){form}(?![\w-])", re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_DAY} (?:of )?{_MONTH},? (?P<year>[12][0-9]{{3}})",
        rf"{_MONTH} {_DAY},? (?P<year>[12][0-9]{{3}})",
        r"(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])-(?P<day>[0-3][0-9])",
    )
)
_YEAR = patterns.compile(r"[12][0-9]{3}")
_INVITES = patterns.compile(
    r"""\b(?: join\ (?:us|me) | register\ (?:by|before|now|here|for|until)
    | registration\ (?:closes|ends|is\ open) | rsvp | sign\ up | save\ the\ date | save\ your\ (?:seat|spot)
    | book\ (?:by|before|your|an?)\b | deadline\ is | expires? | (?:reply|apply)\ (?:by|before)
    | let\ me\ know\ (?:by|before) | available\ until | valid\ (?:until|through) | takes?\ place
    | will\ (?:be\ held|take\ place|start|open|close) | see\ you | you(?:'re|\ are)\ invited | invite\ you
    | we\ (?:meet|are\ meeting|will\ meet) | i(?:'ll|\ will)\ be\ (?:in|at)
    | (?:offer|enrol?lment|sign-up|call\ for\ \w{1,20})\ (?:ends|closes) )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UNTIL = patterns.compile(
    r"\b(?:by|until|till|before|no later than|from|starting)\s{1,3}(?:\w{3,9}day,? )?$",
    re.IGNORECASE,
)
_PAST = patterns.compile(
    r"""\b(?: was | were | had | did | since | ago | \w{2,20}ed | fell | rose | grew | began | took | came
    | went | said | met | held | left | lost | sold | won | bought | paid | rang | sent | kept | built )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def names_a_year(text: str) -> bool:
    """Whether a text can hold a full date at all, which is found in no time; hardly any does."""
    return _YEAR.search(text) is not None


def passed_dates(text: str, written: object) -> Iterator[tuple[int, int, str]]:
    """The full dates in a folded text that are spoken of as still to come and lie before ``written``.

    ``written`` is the template's own date as its front matter has it (``2026-04-20``); anything
    else gives nothing. Yields bounds in ``text`` and ``written``.
    """
    today = _iso(written) if names_a_year(text) else None
    if today is None:
        return
    dates = sorted((start, end) for start, end, day in _dates(text) if day < today)
    for sentence in sentences(text) if dates else ():
        inside = dates[bisect_left(dates, (sentence.start,)) : bisect_left(dates, (sentence.end,))]
        if not inside:
            continue
        words = text[sentence.start : sentence.end]
        invites, past = bool(_INVITES.search(words)), bool(_PAST.search(words))
        for start, end in inside:
            before = text[max(sentence.start, start - 40) : start]
            if invites or (_UNTIL.search(before) and not past):
                yield start, end, today.isoformat()


def _dates(text: str) -> Iterator[tuple[int, int, date]]:
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = (
                int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1
            )
            day = _date(int(parts["year"]), month, int(parts["day"]))
            if day:
                yield match.start(), match.end(), day


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(value: object) -> date | None:
    if isinstance(value, str) and _ISO.fullmatch(value):
        return _date(*map(int, value.split("-")))
    return None
