"""The day of return in an out-of-office reply, read only where it can be read one way. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene gennaio gen januari janeiro",
            "february feb februar février fevrier févr febrero febbraio februari fevereiro",
            "march mar märz maerz mars marzo maart março marco",
            "april apr avril abril aprile",
            "may mai mayo maggio mei maio",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août aout agosto augustus",
            "september sept sep septembre septiembre settembre setembro",
            "october oct oktober okt octobre octubre ottobre outubro",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dicembre dezembro déc dic",
        ),
        1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.)?[\s-]+(?:of\s+|de\s+)?({_NAME})\b\.?,?(?:[\s-]+(?:de\s+)?(\d{{4}})\b)?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b({_NAME})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(\d{{4}})\b)?", re.IGNORECASE
)
_DOTS = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?!\d)")
_SLASHES = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?\b")
_ENDS = re.compile(
    r"(?:until|till|through|thru|to|back(?:\s+in\s+the\s+office)?(?:\s+on)?|(?:return(?:ing)?|re-?open(?:ing)?)(?:\s+(?:to\s+the\s+office\s+)?on)?|bis|zurück(?:\s+am)?|ab\s+dem|wieder\s+ab|jusqu'au|de\s+retour(?:\s+le)?|hasta(?:\s+el)?|de\s+vuelta(?:\s+el)?|fino\s+al|rientro(?:\s+il)?|tot(?:\s+en\s+met)?|terug(?:\s+op)?|até(?:\s+o)?(?:\s+dia)?|[-–])"
    r"(?:\s+(?:on|the|zum|dem|am|and\s+including|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|,))*[\s,]*\Z",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=370)
_SCANNED = 4000


class Return(NamedTuple):
    """The day until which somebody is away; ``None`` with the reason why it cannot be read."""

    until: date | None
    why: str = ""


class _Found(NamedTuple):
    start: int
    end: int
    days: tuple[date, ...]
    """More than one where day and month could be either."""


def return_date(text: str, received: date) -> Return:
    """The day of return in a text that came on a day.

    Of several dates that counts which follows “until”, “back on”, “return”; else the only one. A date that could be read two
    ways (03/04), that lies in the past, or more than a year ahead, is none.
    """
    found = sorted(_dates(text[:_SCANNED], received))
    if not found:
        return Return(None, "no day of return is named")
    ends = [one for one in found if _ENDS.search(text[max(0, one.start - 60) : one.start])]
    candidates = ends or found
    if len({one.days for one in candidates}) > 1:
        if not ends:
            return Return(None, "several days are named, and none is called the day of return")
        candidates = candidates[-1:]
    days = candidates[0].days
    if not days:
        return Return(None, f"“{text[candidates[0].start : candidates[0].end].strip()}” is no day")
    usable = tuple(day for day in days if received <= day <= received + _LONGEST)
    written = text[candidates[0].start : candidates[0].end].strip()
    # 01/12 in November can only be the first of December: the other reading is past.
    if len(days) > 1 and len(usable) != 1:
        options = " or ".join(day.isoformat() for day in days)
        return Return(None, f"“{written}” may be {options}")
    if not usable:
        return Return(None, f"“{written}” is past or too far ahead")
    return Return(usable[0])


def _dates(text: str, received: date) -> Iterator[_Found]:
    for match in _ISO.finditer(text):
        yield _Found(*match.span(), _real((int(match[1]), int(match[2]), int(match[3]))))
    for match in _DAY_MONTH.finditer(text):
        month, day = _MONTHS[match[2].lower()], int(match[1])
        yield _Found(*match.span(), _with_year(match[3], month, day, received))
    for match in _MONTH_DAY.finditer(text):
        month, day = _MONTHS[match[1].lower()], int(match[2])
        yield _Found(*match.span(), _with_year(match[3], month, day, received))
    for match in _DOTS.finditer(text):
        yield _Found(*match.span(), _with_year(match[3], int(match[2]), int(match[1]), received))
    for match in _SLASHES.finditer(text):
        one, other = int(match[1]), int(match[2])
        both = (
            *_with_year(match[3], one, other, received),
            *_with_year(match[3], other, one, received),
        )
        yield _Found(*match.span(), tuple(dict.fromkeys(both)))


def _with_year(year: str | None, month: int, day: int, received: date) -> tuple[date, ...]:
    """A day; without a year that one on or after the day of receipt, unless it has just gone by."""
    if year:
        number = int(year) + (2000 if len(year) == 2 else 0)
        return _real((number, month, day))
    this = _real((received.year, month, day))
    if not this:
        return _real((received.year + 1, month, day))
    if this[0] >= received or received - this[0] <= timedelta(days=60):
        return this
    return _real((received.year + 1, month, day))


def _real(parts: tuple[int, int, int]) -> tuple[date, ...]:
    try:
        return (date(*parts),)
    except ValueError:
        return ()
