"""What is wrong with a value before it is put anywhere: nonsense, hidden characters, markup, odd names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govern.documents.characters import invisible_runs, kind_of
from govern.preview.pieces import shown

_NONSENSE = frozenset(
    "None NONE none null NULL undefined Undefined nan NaN NAN nil NIL n/a N/A #n/a #N/A #REF! #VALUE! #NAME? NA <NA> "
    "(null) (none) [null] true false True False TBD tbd unknown Unknown UNKNOWN xxx XXX test Test TEST "
    "{} [] [object]".split()
) | {"[object Object]"}
"""Spellings that machines and forms leave behind. “Null” and “Nan” are names of people."""
_MAYBE_NAMES = frozenset({"Null", "Nan", "Nil", "Na", "Test", "Unknown"})

_MARKUP = re.compile(
    r"</?[A-Za-z!][^<>]{0,200}>?|&(?:#\w{1,8}|[A-Za-z]{2,10});|\]\(|!\[|\*\*|__|~~|```|javascript:|vbscript:|data:[a-z]+/",
    re.IGNORECASE,
)
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://|\bwww\.", re.IGNORECASE)
_DOMAIN = re.compile(r"\b[\w-]{1,63}\.(?:com|net|org|io|co|de|fr|uk|eu|info|biz|ru|cn)\b", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|herr|frau|sir|madam)\b\.?", re.IGNORECASE)
_NAME = re.compile(r"[^{}<>\[\]@/\\]*")
_SCANNED = 10_000
"""A value longer than this is judged by its beginning; it is a fault by its length alone."""
_LONGEST = 300


class ValueFault(NamedTuple):
    """What is wrong with a value: a PRV code, words and a mend."""

    code: str
    message: str
    help: str
    warn: bool = False


def value_faults(text: str, key: str) -> Iterator[ValueFault]:
    """The faults of one value that stands under ``key`` (``contact.first_name``) of a lead. Never raises."""
    mend = f"Mend {key} in the lead's file."
    head = text[:_SCANNED]
    yield from _nonsense(head.strip(), key, mend)
    yield from _hidden(head, mend)
    yield from _markup(head, key, mend)
    if len(text) > _LONGEST:
        yield ValueFault("PRV106", f"The value has {len(text)} characters: a text, not a name", mend)
    if key == "contact.first_name":
        yield from _odd_name(head.strip())


def _nonsense(text: str, key: str, mend: str) -> Iterator[ValueFault]:
    if text in _MAYBE_NAMES and key in {"contact.first_name", "contact.last_name"}:
        yield ValueFault(
            "PRV104", f"“{text}” is a name, or what a machine wrote for no value", mend, warn=True
        )
    elif text in _NONSENSE or (text and not any(map(str.isalnum, text))):
        yield ValueFault("PRV104", f"“{shown(text)[:40]}” is what stands where there is no value", mend)


def _hidden(text: str, mend: str) -> Iterator[ValueFault]:
    if re.search(r"[\r\n\x0b\x0c\x85\u2028\u2029]", text):
        yield ValueFault(
            "PRV106", "The value has a line end, which can forge a header or break a sentence", mend
        )
    if "\t" in text:
        yield ValueFault("PRV106", "The value has a tab", mend)
    one_line = re.sub(r"[\x0b\x0c\x85\u2028\u2029]", " ", text)
    kinds = dict.fromkeys(kind_of(one_line[low]) for low, _ in invisible_runs(one_line, 0, len(one_line)))
    for kind in list(kinds)[:3]:
        yield ValueFault("PRV106", f"The value has {kind}, which nobody sees", mend)


def _markup(text: str, key: str, mend: str) -> Iterator[ValueFault]:
    found = _MARKUP.search(text)
    if found:
        yield ValueFault("PRV106", f"“{shown(found[0])[:40]}” in the value looks like markup", mend)
    if key not in {"contact.email", "company.website", "contact.linkedin"} and (
        address := _address(text, key)
    ):
        yield ValueFault("PRV106", f"“{shown(address)[:40]}” in the value is an address, not a name", mend)


def _address(text: str, key: str) -> str:
    found = _URL.search(text)
    if found is None and key.startswith("contact."):
        # Companies may be called Booking.com; people are not.
        found = _DOMAIN.search(text)
        if found is None and "@" in text:
            return text
    return text[found.start() :] if found else ""


def _odd_name(name: str) -> Iterator[ValueFault]:
    if not _NAME.fullmatch(name):
        return
    letters = "".join(filter(str.isalpha, name))
    mend = "Write contact.first_name as the person would; it stands right after “Hi”."
    if len(letters) > 2 and letters.isupper() and letters.lower() != letters:
        yield ValueFault("PRV107", f"“{shown(name)[:40]}” is all capitals", mend, warn=True)
    elif letters and letters.islower() and letters.upper() != letters:
        yield ValueFault("PRV107", f"“{shown(name)[:40]}” is all small letters", mend, warn=True)
    if any(map(str.isdigit, name)):
        yield ValueFault("PRV107", f"“{shown(name)[:40]}” has digits", mend, warn=True)
    if (title := _HONORIFIC.match(name)) and len(name) > title.end():
        yield ValueFault("PRV107", f"“{shown(name)[:40]}” begins with a title", mend, warn=True)
