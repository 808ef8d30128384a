"""Placeholders in other languages than English: “[Beispiel einfügen]”, “[nom de l'entreprise]”, “[会社名]”.

What English ones are known by (a field's name, an order to the writer) holds for these too; the word order is free.
"""

from __future__ import annotations

from govern import patterns
from govern.rules import personalisation_lexicon as english
from govern.rules import placeholder_tongues_lexicon as lexicon

_TOKENS = patterns.compile(r"[^\W_]+")
_MOST_WORDS = 8


def stands_for_fact(inner: str, *, label: bool) -> bool:
    """Whether what stands between brackets asks for a fact in another language.

    ``label``: it heads a text, where a capital makes it an ordinary label.
    """
    base = inner.strip(" \t.…→:")
    if not base or len(base) > 80:
        return False
    if not base.isascii() and _NO_BLANKS.search(base):
        return not label and lexicon.WITHOUT_BLANKS.fullmatch(base) is not None
    words = _TOKENS.findall(base.lower())
    if not words or len(words) > _MOST_WORDS:
        return False
    titled = label and base[0].isupper()
    return _is_order(base, words, titled=titled) or _is_name(words, titled=titled)


def is_order_aside(inner: str) -> bool:
    """Whether what stands between round brackets orders the writer to put something in."""
    return lexicon.ROUND.match(inner) is not None


_NO_BLANKS = patterns.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _is_order(base: str, words: list[str], *, titled: bool) -> bool:
    if lexicon.INSERT.fullmatch(words[0]) or (len(words) > 1 and lexicon.INSERT.fullmatch(words[-1])):
        return True
    if lexicon.PENDING.fullmatch(base.lower()):
        return not titled
    for end in (0, -1):
        if lexicon.FILL.fullmatch(words[end]):
            rest = words[1:] if end == 0 else words[:-1]
            return _is_fact(rest) if rest else base[0].islower()
    return False


def _is_name(words: list[str], *, titled: bool) -> bool:
    if len(words) > 2 and lexicon.NAMES.fullmatch(words[0]) and words[1] in lexicon.LINKS:
        return lexicon.WITHHELD.isdisjoint(words)
    if words[0] in lexicon.ARTICLES or (titled and len(words) < 2 and words[0] not in _WHO):
        return False
    return _is_fact(words)


_WHO = frozenset(
    "prénom prenom nom entreprise société vorname nachname firma firmenname unternehmen branche anrede ansprechpartner nombre"
    " apellido empresa nome cognome azienda voornaam achternaam naam bedrijf bedrijfsnaam imię nazwisko förnamn namn företag"
    " fornavn navn имя фамилия компания название отрасль име ім'я jméno kundenname".split()
)
"""Names that a text may open with, and a label does not: “[Prénom], deux chiffres”."""


def _is_fact(words: list[str]) -> bool:
    """Whether the words name a fact: nouns and what binds them only, and not all of them English."""
    if len(words) > 1 and (words[-1].isdigit() or len(words[-1]) == 1):
        words = words[:-1]
    if not all(_is_noun(word) or word in lexicon.SMALL or word in english.NOUNS for word in words):
        return False
    ours = english.NOUNS | english.MODIFIERS | lexicon.HOMOGRAPHS | lexicon.COMMON
    named = any(_is_noun(word) or word in english.NOUNS for word in words)
    return named and any(word not in ours for word in words)


def _is_noun(word: str) -> bool:
    if word in lexicon.NOUNS:
        return True
    if not word.isascii() and lexicon.SLAVIC.fullmatch(word):
        return True
    return len(word) > 6 and lexicon.STEMS.fullmatch(word) is not None
