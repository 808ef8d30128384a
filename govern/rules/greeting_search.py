"""The greeting of a body: the first passages of it, read for whom they greet."""

from __future__ import annotations

from collections.abc import Iterable

from govern.documents.passages import Passage, Place
from govern.policy.model import Fields
from govern.rules import greetings, merge_tags, placeholders
from govern.rules import personalisation_lexicon as lexicon
from govern.rules.placeholder_text import plain


def generic_greeting(passages: Iterable[Passage], fields: Fields) -> tuple[Passage, int, int] | None:
    """The first greeting of a body when it greets nobody in particular: its passage and bounds in it.

    Only the opening is looked at: headings, pictures and short lines, up to the first greeting or the
    first full paragraph. A quotation greets nobody.
    """
    for passage in passages:
        if passage.quoted or passage.place is Place.QUOTE:
            continue
        read = plain(_people(passage, fields))
        text = read.text
        found = greetings.find_greeting(text)
        found = found and read.back(*found)
        if found and not _is_tagged(passage, *found) and not placeholders.greets_placeholder(passage.text):
            return (passage, *found)
        short = passage.place in {Place.HEADING, Place.ALT, Place.TITLE} or len(text.split(maxsplit=8)) < 8
        if greetings.opens(text) or not short:
            return None
    return None


def _people(passage: Passage, fields: Fields) -> str:
    """The head of a passage with its tags as ``PERSON`` or ``THING``; “[Company]” is a ``THING`` too."""
    head = passage.text[:400]
    head = lexicon.COMPANY_BRACKET.sub(lambda match: greetings.THING * len(match.group()), head)
    for lexeme in merge_tags.lex(head, fields.names):
        thing = not lexeme.fault and lexeme.name in fields.names and lexeme.name not in fields.contact
        mark = greetings.THING if thing else greetings.PERSON
        head = head[: lexeme.start] + mark * (lexeme.end - lexeme.start) + head[lexeme.end :]
    return head


def _is_tagged(passage: Passage, start: int, end: int) -> bool:
    """Whether a placeholder in angle brackets, which is no text, stands in or right after the greeting."""
    low, high = passage.origin(start, min(end + 2, len(passage.text)))
    tags = (markup for markup in passage.markup if low <= markup.source < high)
    return any(merge_tags.is_markup_placeholder(markup.text) for markup in tags)
