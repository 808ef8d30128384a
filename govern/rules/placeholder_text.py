"""A text as placeholders are looked for in it: brackets of every width alike, and nothing invisible within."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from govern import patterns
from govern.documents.passages import HOLE, Folded
from govern.rules.placeholder_wordings import STUBS_OF_ADDRESSES

_ALIKE = {
    like: plain
    for plain, likes in (
        ("[", "\u3010\u3014\u3016\u3018\u301a\u27e6\u27ec\u2772\ufe5d\ufe47\u2045\u298b"),
        ("]", "\u3011\u3015\u3017\u3019\u301b\u27e7\u27ed\u2773\ufe5e\ufe48\u2046\u298c"),
        ("<", "\u2039\u27e8\u2329\u3008\u300a\u276e\u2770\u02c2"),
        (">", "\u203a\u27e9\u232a\u3009\u300b\u276f\u2771\u02c3"),
        ("(", "\u2768\u276a\u2e28"),
        (")", "\u2769\u276b\u2e29"),
        ("{", "\u2774"),
        ("}", "\u2775"),
        ("_", "\u2017\u2581\ufe4f\ufe4d\ufe4e"),
    )
    for like in likes
}


def plain(text: str) -> Folded:
    """``text`` without invisible characters, brackets and letters of other widths and styles as ASCII has them.

    Quotation marks, dashes and letters of other scripts stay as they are.
    """
    if text.isascii():
        return Folded(text, None)
    pieces = {odd: piece for odd in set(text) if odd > "\x7f" and (piece := _piece(odd)) != odd}
    if not pieces:
        return Folded(text, None)
    if all(pieces.values()):
        return Folded(text.translate({ord(odd): piece for odd, piece in pieces.items()}), None)
    index = tuple(at for at, character in enumerate(text) if pieces.get(character, character))
    return Folded("".join([pieces.get(character, character) for character in text]), index)


@lru_cache(maxsize=4096)
def _piece(odd: str) -> str:
    """What one character that is not ASCII is read as: one character, or nothing."""
    if odd in _ALIKE:
        return _ALIKE[odd]
    if unicodedata.category(odd) == "Cf" or "\ufe00" <= odd <= "\ufe0f":
        return ""
    wide = unicodedata.normalize("NFKC", odd)
    # An ordinal sign, a superscript figure and their like are no letters of the word they stand at.
    styled = unicodedata.decomposition(odd).startswith(("<wide>", "<font>", "<small>", "<narrow>"))
    return wide if styled and len(wide) == 1 else odd


_URLS = patterns.compile(r"(?:https?://|www\.)\S+")
_MAILS = patterns.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


def blank_addresses(text: str) -> str:
    """``text`` with web and mail addresses blanked by ``HOLE``s; same length."""
    if "://" in text or "www." in text:
        text = _URLS.sub(_blanked, text)
    return _MAILS.sub(_blanked, text) if "@" in text else text


def _blanked(match: re.Match[str]) -> str:
    """A hole for an address; one of nobody, such as “www.yourcompany.com”, stays to be found."""
    lower = match.group().lower()
    return match.group() if any(stub in lower for stub in _STUBS) else HOLE * len(lower)


_STUBS = tuple(STUBS_OF_ADDRESSES.split())
