"""Words that stand where a fact or a person's name should: left-over placeholders.

All functions take a text in which merge tags are blanked already (``merge_tags.blank``), so that nothing
of a tag is taken for prose. Every gap in a pattern is bounded: each is linear on any text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

from govern import patterns
from govern.rules import personalisation_lexicon as lexicon
from govern.rules import placeholder_tongues as tongues
from govern.rules.placeholder_text import plain
from govern.rules.placeholder_wordings import (
    BLANK_LINE,
    LONGEST_STUB,
    STUB,
    WORDINGS,
    Guard,
    Wording,
    is_field_talk,
    is_talk,
)
from govern.values import NamedTuple, frozen

MOST = 500
"""More placeholders than this in one passage tell nobody anything."""


_WORDS = patterns.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_HUMP = patterns.compile(r"(?<=[a-z])(?=[A-Z])")
_ASIDE = patterns.compile(r"\||\s[-\u2013]\s|[\u2014,;(]")
_SEPARATORS = patterns.compile(r"[\W_]+")


def key_of(name: str) -> str:
    """A field's name without case, blanks, underscores, hyphens and dots: what a person means by it."""
    return _SEPARATORS.sub("", name).casefold()


def _words(text: str) -> list[str]:
    found = (word.removesuffix("'s").removesuffix("\u2019s") for word in _WORDS.findall(text[:120]))
    split = (word if _is_known(word.lower()) else _HUMP.sub(" ", word) for word in found)
    return " ".join(split).lower().split()


def _is_noun(word: str) -> bool:
    return word in lexicon.NOUNS or (word.endswith("s") and word[:-1] in lexicon.NOUNS)


def _is_known(word: str) -> bool:
    return _is_noun(word) or word in lexicon.MODIFIERS


def _is_fact(words: list[str]) -> bool:
    """Whether the words are a field's name: known ones only, the last a noun (but “Company A”, “Link 2”)."""
    if len(words) > 1 and (words[-1].isdigit() or len(words[-1]) == 1):
        words = words[:-1]
    return bool(words) and _is_noun(words[-1]) and all(_is_known(word) or word.isdigit() for word in words)


@lru_cache(maxsize=4096)
def is_field_identifier(word: str, keys: frozenset[str]) -> bool:
    """Whether a bare word is spelt like a field of two parts or more: ``first_name``, ``FNAME``."""
    if word.lower() in lexicon.SQUASHED or lexicon.STUBS.fullmatch(word):
        return True
    if "_" not in word and not _HUMP.search(word):
        return False
    words = _words(word)
    whole = bool(words) and words[0] in lexicon.WHOSE and words[-1] in lexicon.WHAT and _is_fact(words)
    return whole or key_of(word) in keys


@lru_cache(maxsize=4096)
def stands_for_fact(
    inner: str, keys: frozenset[str], *, label: bool = False, quoted: bool = False, abroad: bool = True
) -> bool:
    """Whether what stands between brackets, braces or angles is a placeholder for a fact.

    ``label``: it heads a text, where “[Event]” or “[Your Friday read]” is an ordinary label.
    ``quoted``: it stands in somebody's words, where “[partners]” is an editor's insertion.
    ``abroad``: it may be of another language than English.
    """
    base = _ASIDE.split(inner, maxsplit=1)[0].strip(" \t.…→")
    words = _words(base)
    ordered = words[:2] in (["to", "be"], ["note", "to"]) or not lexicon.ORDERS.isdisjoint(words[:1])
    if ordered or quoted or not words:
        return ordered
    return (
        _names_fact(base, words, keys, label)
        or _tells_what(base, words, label)
        or _is_note(inner, words, label=label)
        or (abroad and tongues.stands_for_fact(base, label=label))
    )


_NOTES = tuple(patterns.compile(note) for note in lexicon.NOTES)
_COPY_NOTES = tuple(patterns.compile(note, re.IGNORECASE) for note in lexicon.COPY_NOTES)


def _is_note(inner: str, words: list[str], *, label: bool) -> bool:
    """Notes of the writers to each other: “[IF CUSTOMER]”, “[add the story – ask Lena]”, “[2 lines on why]”.

    What buttons and headings say as well (“[Add to calendar]”, “[LIVE WEBINAR]”) is none.
    """
    text = inner.strip(" \t.…→*_~")
    if any(note.match(text) for note in _NOTES):
        return True
    if label and text[:1].isupper() and not text.isupper():
        return False
    return any(note.match(text) for note in _COPY_NOTES) or (text.isupper() and _is_shouted(words, label))


def _is_shouted(words: list[str], label: bool) -> bool:
    """Capitals that name a piece of text to come: “[VALUE]”, “[CUSTOMER QUOTE]”; at the head, orders only."""
    if len(words) < 2 or label:
        return not label and not lexicon.SHOUTED.isdisjoint(words)
    known = any(_is_noun(word) or word in lexicon.SHOUTED or word in lexicon.OWNERS for word in words)
    return known and words[-1] not in lexicon.REMARKS


def _names_fact(base: str, words: list[str], keys: frozenset[str], label: bool) -> bool:
    alone = words[0].removesuffix("s") if len(words) == 1 and base[0].isupper() else ""
    if alone in (lexicon.LABELS if label else lexicon.BUTTONS):
        return False
    if key_of(base) in keys or ("_" in base and not re.search(r"[^\w'\u2019/-]", base)):
        return True
    return _is_fact(words[:-1] if words[-1] == "here" else words)


def _tells_what(base: str, words: list[str], label: bool) -> bool:
    """Instructions to the writer: “their channel”, “specific pain point”, “link to case study”."""
    if len(words) < 2:
        return False
    first, rest = words[0], words[1:]
    if first in lexicon.OWNERS or first in lexicon.FILLING:
        rest = rest[1:] if len(rest) > 1 and rest[0] in lexicon.OWNERS else rest
        rest = rest[:-1] if len(rest) > 1 and rest[-1] == "here" else rest
        if _is_fact(rest) or (first in {"your", "their"} and base[0].islower()):
            return True
    if label and base[0].isupper():
        return False
    if first in lexicon.VAGUE or (_is_noun(first) and words[1] in lexicon.LINKING and len(words) > 2):
        return True
    return "/" in base and (base.count("/") > 1 or any(map(_is_noun, words)))


# ---------------------------------------------------------------- placeholders in a text

_MARK = r"(?:[,!:;.\u2013\u2014-]|$)"
_GREETED = patterns.compile(
    rf"{lexicon.LEAD}(?:{lexicon.OPENERS}|{lexicon.DEAR})(?: there| again)?,?\s+(?P<what>\[[^\[\]\n\ufffc]{{1,40}}\]"
    r"|(?:(?:mr|ms|mrs|dr|herr|frau|mme|sr|sra)\.?\s){0,2}(?:x{1,3}|xy|yy?|n\.?\s?n\.?|test)(?=\s{0,3}[,!:;.]|\s*$)"
    rf"|[(@:$#&!+=~^*-]{{0,3}}(?:(?:\w{{3,9}}[ _])?name|(?:first|last|full|vor|nach)-?name|x{{1,}}|n\.\s?n\."
    rf"|{lexicon.NAME_ABROAD}|_{{2,}}|\?{{2,}}|\.{{3,}}|…{{1,3}}|[{lexicon.SIGNS}]{{2,}}|-{{3,}}|\*{{2,}}"
    rf"|%s|%\(\w{{2,30}}\)s|%\d\$s|\{{\d\}})[):;!+=~^*-]{{0,3}}?(?=\s{{0,3}}{_MARK}))",
    re.IGNORECASE,
)
_BRACKETS = patterns.compile(
    r"\[(?<![^\W\d\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]\[)([^\[\]]{1,200})\](?![(\[])"
)
_ROUND_NOTES = patterns.compile(lexicon.ROUND_NOTES)
_SIGNED = patterns.compile(
    r"(?:^|[,.!\u2013\u2014-]\s)((?:Your|Sender|Rep)\s(?:First\s|Full\s|Job\s)?(?:Name|Title))\W{0,3}$"
)

_FRAMED = (
    (("[[", "<<"), lexicon.DOUBLED),
    (("##", "@@", "!!", "^^", "~~", "$$", "::", "++", "==", "%%", "&&"), lexicon.MARKED),
)
"""What must stand in the text for the pattern to be tried, and the pattern."""


def _occurs(needles: tuple[str, ...], text: str, lower: str) -> bool:
    for needle in needles:  # noqa: SIM110 - a generator for each wording of each passage would cost more
        if needle in (lower if needle.islower() else text):
            return True
    return False


class Signs(NamedTuple):
    """What can be found at all in a text or in any part of it: found out once for many short texts."""

    wordings: tuple[Wording, ...]
    framed: bool


def signs_in(text: str) -> Signs:
    """What can be found in parts of this text."""
    text = plain(text).text
    lower = text.lower()
    wordings = tuple(wording for wording in WORDINGS if _occurs(wording[0], text, lower))
    return Signs(wordings, any(mark in text for marks, _ in _FRAMED for mark in marks))


def find_leftovers(
    text: str,
    keys: frozenset[str],
    *,
    ticked: bool = False,
    penned: bool = False,
    signs: Signs | None = None,
) -> list[tuple[int, int]]:
    """The bounds of the placeholders in a text whose tags and addresses are blanked, in order, apart.

    ``keys`` are the declared fields' names by ``key_of``; ``ticked``: the text may begin with a tick box;
    ``penned``: the reader is asked to fill in its blanks; ``signs`` are those of the text or of a longer one that it is part of.
    What stands in quotation marks is talk about placeholders, as are “the TBD column” and “the field company_name”.
    """
    kept: list[tuple[int, int]] = []
    read = plain(text)
    search = _Search(read.text, keys, ticked, penned, *(signs or signs_in(read.text)))
    for start, end in sorted(read.back(*span) for span in search.candidates()):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept[:MOST]


_COUNTED = (["a"], ["an"], ["each"], ["every"], ["another"])


@frozen(slots=False)
class _Search:
    text: str
    keys: frozenset[str]
    ticked: bool
    penned: bool
    wordings: tuple[Wording, ...]
    framed: bool

    def candidates(self) -> Iterator[tuple[int, int]]:
        text = self.text
        if greeted := _GREETED.match(text):
            yield greeted.span("what")
        yield from islice(self._enclosed(), MOST)
        lower = text.lower()
        for needles, pattern, guard in self.wordings:
            if _occurs(needles, text, lower) and not (self.penned and pattern is BLANK_LINE):
                yield from islice(self._worded(pattern, guard), MOST)
        if len(text) < LONGEST_STUB and STUB.fullmatch(text):
            yield (0, len(text))
        if not text.isascii():
            yield from islice(self._signs_of_blanks(), MOST)
        if "_" in lower or "name" in lower or _HUMP.search(text):
            yield from islice(self._identifiers(), MOST)
        tail = text[-80:]
        if ("Name" in tail or "Title" in tail) and (signed := _SIGNED.search(tail)):
            shift = len(text) - len(tail)
            yield (signed.start(1) + shift, signed.end(1) + shift)

    def _signs_of_blanks(self) -> Iterator[tuple[int, int]]:
        """“〇〇様”, “○○株式会社”: signs in the place of a name, not “★★★★☆” and not the zeros of “二〇〇五年”."""
        for match in lexicon.SIGN_BLANKS.finditer(self.text):
            start, end = match.span()
            before, after = self.text[max(0, start - 1) : start], self.text[end : end + 4]
            if (
                lexicon.SIGN_BEFORE.search(before)
                or lexicon.SIGN_BEFORE.search(after[:1])
                or self._is_quoted(start)
            ):
                continue
            hollow = match["sign"] in "○◯〇" and after[:1] != "年"
            beside = lexicon.SIGN_LETTER.match(before) or lexicon.SIGN_LETTER.match(after)
            if lexicon.SIGN_TITLE.match(after) or (hollow and beside):
                yield start, end

    @cached_property
    def _ticks(self) -> str:
        """What a mark at the head may be: a tick, a label; “[X] firms agree” is neither."""
        return "XY#$€£_" if self.ticked else "Y#$€£_"

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        found = (match.span() for match in lexicon.QUOTATIONS.finditer(self.text))
        # “[QUOTE]” alone between the marks is nobody's words: they are still to come.
        return [span for span in found if not _BRACKETS.fullmatch(self.text, span[0] + 1, span[1] - 1)]

    def _is_quoted(self, start: int) -> bool:
        before = bisect_right(self._quotations, (start, len(self.text))) - 1
        return before >= 0 and start < self._quotations[before][1]

    def _around(self, match: re.Match[str]) -> tuple[list[str], list[str]]:
        start, end = match.span()
        return self.text[max(0, start - 40) : start].split(), self.text[end : end + 40].split()

    def _enclosed(self) -> Iterator[tuple[int, int]]:
        if "[" in self.text:
            yield from self._bracketed()
        if "<" in self.text:
            for match in lexicon.ANGLES.finditer(self.text):
                if stands_for_fact(match[1], self.keys, quoted=self._is_quoted(match.start())):
                    yield match.span()
        for marks, pattern in _FRAMED if self.framed else ():
            if any(mark in self.text for mark in marks):
                found = pattern.finditer(self.text)
                yield from (match.span() for match in found if not self._is_quoted(match.start()))
        if "(" in self.text:
            yield from (match.span() for match in lexicon.ROUNDS.finditer(self.text) if self._is_note(match))

    def _bracketed(self) -> Iterator[tuple[int, int]]:
        first = len(self.text) - len(self.text.lstrip())
        for match in _BRACKETS.finditer(self.text):
            start, end = match.span()
            label = start == first and not self.text[end : end + 80].isspace() and end < len(self.text)
            label = label and not lexicon.SIGN_TITLE.match(self.text, end)
            quoted = self._is_quoted(start)
            empty = (
                lexicon.BLANKS.fullmatch(match[1]) and not quoted and not (label and match[1] in self._ticks)
            )
            if empty or stands_for_fact(match[1], self.keys, label=label, quoted=quoted):
                yield (start, end)

    def _is_note(self, match: re.Match[str]) -> bool:
        """Whether round brackets, which prose is full of, hold an order to the writer or a field's name."""
        inner, (before, _) = match[1], self._around(match)
        if _ROUND_NOTES.match(inner) or tongues.is_order_aside(inner):
            return not self._is_quoted(match.start())
        words = _words(inner)
        if words[:1] == ["your"]:
            return _is_fact(words[1:])
        named = len(words) > 1 and words[0] in lexicon.WHOSE and words[-1] in lexicon.WHAT and _is_fact(words)
        return (
            named
            and not self._is_quoted(match.start())
            and before[-1:] not in (["a"], ["an"], ["the"])
            and not is_field_talk(before[-2:-1] + before[-1:], [])
        )

    def _worded(self, pattern: re.Pattern[str], guard: Guard) -> Iterator[tuple[int, int]]:
        talked = False
        found: list[tuple[int, int]] = []
        for match in pattern.finditer(self.text):
            if self._is_quoted(match.start()):
                continue
            if guard:
                before, after = self._around(match)
                # Who says “a TBD” or “every TBD” speaks of them, here and in the next sentence.
                talked |= guard is is_talk and before[-1:] in _COUNTED
                if guard(before, after):
                    continue
            found.append(match.span())
        return iter(() if talked else found)

    def _identifiers(self) -> Iterator[tuple[int, int]]:
        for match in lexicon.IDENTIFIERS.finditer(self.text):
            if not is_field_identifier(match.group(), self.keys) or self._is_quoted(match.start()):
                continue
            if not is_field_talk(*self._around(match)):
                yield match.span()


def greets_placeholder(text: str) -> bool:
    """Whether a text opens with a greeting to a placeholder, such as “Hi NAME,”: a fault, but no generic greeting."""
    greeted = _GREETED.match(text[:160])
    return greeted is not None and greeted["what"][0] != "["
