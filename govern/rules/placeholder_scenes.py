"""What the passages around say of blanks and brackets: lines for the reader's pen, and mails that are only shown.

A scene excuses what it is about and nothing else: blanks to write on where the reader is asked to write, brackets in a
block quotation where the sentence before it shows somebody's mail or a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govern import patterns
from govern.documents.passages import Passage, Place
from govern.values import NamedTuple

_PEN = patterns.compile(
    r"\b(?i:fill(?:ing)?\s(?:in|out)\s(?:(?:the|these|this|those|both|all|each|every|your)\s)(?:(?:own|two|three|four|five|last|empty|missing)\s)?"
    r"(?:blanks?|gaps?|lines?|boxes|numbers?|figures?|spaces?|sheet|worksheet|table|card)"
    r"|(?:with|take|grab|get|use)\s(?:a|your)\s(?:pen|pencil|biro)|(?:pen|pencil)\s(?:in\shand|and\spaper)|on\s(?:a\s(?:piece|sheet|scrap)\sof\s)?paper"
    r"|by\shand|(?:complete|finish)\s(?:the|this|these|each|every|both)\s(?:\w{1,8}\s)?sentences?|(?:write|jot|note|put)\s(?:down\s|in\s)?your\s(?:own\s)?(?:\w{1,8}\s)?"
    r"(?:answers?|numbers?|figures?|guess(?:es)?|scores?)|(?:one-page\s|short\s|little\s)?(?:worksheet|self-(?:test|check|assessment|audit)|scorecard)"
    r"|mit\s(?:dem|einem)\s(?:stift|kugelschreiber|bleistift)|füllen\ssie\s[^.!?]{1,40}\saus|zum\sausfüllen|complétez\s(?:la|les|cette|ces)\sphrases?|au\sstylo|à\sla\smain"
    r"|con\s(?:un\s|el\s)?(?:bolígrafo|lápiz)|complete\s(?:la|las|esta)\sfrases?|completa(?:te)?\s(?:la|le|questa)\sfras[ei]|con\sla\spenna|a\smano|met\s(?:een\s)?pen"
    r"|vul\s(?:de|het)\s[^.!?]{1,30}\sin|med\s(?:en\s)?penna)\b"
)
"""An order to the reader to write something down."""

_MAIL = (
    r"(?:e-?mails?|mails?|messages?|letters?|templates?|scripts?|pitch(?:es)?|inmails?|wordings?|snippets?|drafts?|boilerplate|blast|cold\sopeners?"
    r"|vorlagen?|nachricht(?:en)?|modèles?|plantillas?|modell[oi])"
)
_SHOWS = patterns.compile(
    rf"(?i:\b{_MAIL}\b)(?!\s(?:from\s)?(?:(?:our|a|the)\s)?(?:client|customer)s?\b)[^:]{{0,160}}:\s*$"
)
_LINE = patterns.compile(r"(?:[:?=]|^)\s{0,3}_{3,}[\s_.%]{0,6}$")
_PLACED = frozenset({Place.LIST_ITEM, Place.CELL})
_FEWEST_WORDS = 4
_BRACKETED = patterns.compile(r"\[[^\[\]]{0,200}\]")


class Scene(NamedTuple):
    """What is excused in a passage: blanks to write on, and brackets of a text that is only shown."""

    penned: bool
    shown: bool


_ORDINARY = Scene(penned=False, shown=False)


def _is_prose(text: str) -> bool:
    """Whether a quotation says something besides what is to be filled in: “> [Quote, two lines]” does not."""
    return len(_BRACKETED.sub(" ", text[:2000]).split()) >= _FEWEST_WORDS


def scenes(passages: Iterable[Passage]) -> Iterator[Scene]:
    """The scene of each passage of a touch, in their order.

    An order to write holds for its own passage and for the list, table or “label: ____” lines that follow it.
    """
    passages = tuple(passages)
    blanks = any("__" in passage.text for passage in passages)
    quotes = any(passage.quoted for passage in passages)
    if not (blanks or quotes):
        yield from (_ORDINARY for _ in passages)
        return
    asked = showing = quoted = False
    for passage in passages:
        text = passage.text
        asked = ("__" in text and _PEN.search(text) is not None) or (
            asked and (passage.place in _PLACED or _LINE.search(text) is not None)
        )
        showing = showing if quoted and passage.quoted else showing and passage.quoted
        yield Scene(asked, passage.quoted and showing and _is_prose(text))
        asked = asked or (blanks and _PEN.search(text) is not None)
        quoted = passage.quoted
        if quotes and not quoted:
            showing = _SHOWS.search(text[-300:]) is not None
