"""A touch's sentences as tokens with meanings, for the weighing of what may be an opt-out.

A token is a word in lower case or one of these marks: ``<LINK`` and ``LINK>kind`` around the text of a
link, ``URL:kind``, ``ADDRESS:kind``, ``FIELD`` for a field that renders an opt-out link, ``TAG`` for any other,
``KEY:kind`` for what is set in quotation marks or capitals, ``NUMBER``, ``MONEY``, ``PERCENT``. The kind of a
target is FIELD, STOP (it says itself that it is a way out), MAIL, WEB or BAD (``target_fault`` says why).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from govern.annotations import Final, TypeVar
from govern.documents.passages import HOLE, Passage, Place
from govern.rules.optout_forms import COMMON, SHORT, TOKEN, Token, parts_of, target_kind
from govern.rules.optout_meanings_lexicon import Lexicon, Told, by_stem, lexicon
from govern.rules.optout_targets import FieldNames
from govern.values import frozen

_T = TypeVar("_T")
_TAG: Final = "\ue000"
_LONG_LINE: Final = 50
"""A line of so many characters is one of running text."""
_LONGEST_SENTENCE: Final = 120
_PASSAGES: Final = 2_000
_SENTENCES: Final = 400
_CHARACTERS: Final = 20_000
"""Of a touch beyond all measure only the beginning and the end are read, where opt-outs stand."""


@frozen(slots=False)
class Sentence:
    """A sentence of a passage; ``number`` counts the passages of the touch."""

    number: int
    passage: Passage
    tokens: tuple[Token, ...]

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return self.tokens[-1].word == "?"


Known = dict[tuple[int, int], list[Token]]
"""What was read before, by the passage's identity and where the stretch begins."""


def read_tokens(passages: Sequence[Passage], names: FieldNames, known: Known | None = None) -> list[Sentence]:
    """The sentences of a touch's body in reading order; subject and preheader are passed over.

    ``known`` holds what was read, for a second reading of the same passages.
    """
    result, known = list[Sentence](), {} if known is None else known
    body = [passage for passage in passages if passage.place not in (Place.SUBJECT, Place.PREHEADER)]
    for number, passage in enumerate(_ends(body, _PASSAGES)):
        for low, high in _stretches(passage.folded.text):
            tokens = known.get((id(passage), low))
            if tokens is None:
                tokens = known[id(passage), low] = _Reader(passage, names, low, high).read()
            result += _sentences(number, passage, tokens)
    return _ends(result, _SENTENCES)


def _ends(items: list[_T], most: int) -> list[_T]:
    return items if len(items) <= most else items[: most // 2] + items[-most // 2 :]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    if len(text) <= 2 * _CHARACTERS:
        yield 0, len(text)
    else:
        yield 0, _CHARACTERS
        yield len(text) - _CHARACTERS, len(text)


def _sentences(number: int, passage: Passage, tokens: list[Token]) -> Iterator[Sentence]:
    start = 0
    for place, token in enumerate(tokens, 1):
        if token.meaning == "END" or place - start >= _LONGEST_SENTENCE or place == len(tokens):
            if any(one.meaning != "END" for one in tokens[start:place]):
                yield Sentence(number, passage, tuple(tokens[start:place]))
            start = place


class _Reader:
    """Reads the tokens of a stretch of a passage's folded text."""

    def __init__(self, passage: Passage, names: FieldNames, low: int, high: int) -> None:
        self.passage, self.names, self.low, self.high = passage, names, low, high
        self.raw = passage.folded.text
        lower = self.raw.lower().replace("\u0130", "i")
        self.text = lower if len(lower) == len(self.raw) else self.raw
        self.tags: dict[int, tuple[int, str]] = {}
        for tag in passage.tags:
            start, end = self.forward(tag.start), self.forward(tag.end)
            self.tags[start] = (end, "TAG")
            if tag.default and passage.text.count(" ", *tag.default) > 1:
                # What a field says by default is read like any other sentence.
                self.tags[start] = (self.forward(tag.default[0]), "TAG")
                self.tags[self.forward(tag.default[1])] = (end, "")
        for start, end in names.spans(passage):
            self.tags[self.forward(start)] = (self.forward(end), "FIELD")
        self.marks: list[tuple[int, int, str, str, int]] = []
        for link in passage.links:
            start, end = self.forward(link.start), self.forward(link.end)
            if end > start:  # nobody can click what is not there
                self.marks += ((start, 1, "<LINK", "", end), (end, 0, "LINK>", link.target, start))
        self.marks.sort(reverse=True)

    def forward(self, offset: int) -> int:
        index = self.passage.folded.index
        return offset if index is None else bisect_left(index, offset)

    def read(self) -> list[Token]:
        tokens: list[Token] = []
        for match in TOKEN.finditer(self.masked(), self.low, self.high):
            self.open_and_close(tokens, match.start())
            self.take(tokens, match)
        self.open_and_close(tokens, self.high)
        _end_after_link(tokens)
        if len(self.passage.links) > 1:
            tokens = _parted_links(tokens)
        return _quoted(_meant(_joined(tokens), lexicon(), self.raw), self.raw)

    def masked(self) -> str:
        text = self.lined()
        if not self.tags:
            return text
        parts, cursor = list[str](), 0
        for start, (end, _) in sorted(self.tags.items()):
            if start >= cursor:
                parts += (text[cursor:start], _TAG * (end - start))
                cursor = end
        return "".join((*parts, text[cursor:]))

    def lined(self) -> str:
        """The text with the ends of short lines, as in signatures and footers: each says something of its own."""
        begin, parts = 0, list[str]()
        for end in map(self.forward, self.passage.breaks):
            line, ahead = self.text[begin:end].strip(), self.raw[end + 1 : end + 2]
            short = len(line) < _LONG_LINE and not line.endswith(":") and not ahead.islower()
            parts += (self.text[begin:end], "\n" if short else self.text[end : end + 1])
            begin = end + 1
        return "".join((*parts, self.text[begin:])) if parts else self.text

    def open_and_close(self, tokens: list[Token], at: int) -> None:
        while self.marks and self.marks[-1][0] <= at:
            place, _, mark, target, other = self.marks.pop()
            if place >= self.low:
                word = mark if mark == "<LINK" else mark + target_kind(target, self.names)
                tokens.append(Token(word, word, "", min(place, other), max(place, other)))

    def take(self, tokens: list[Token], match: re.Match[str]) -> None:
        kind, word, (start, end) = match.lastgroup, match.group(), match.span()
        if kind == "tag":
            while start < end and start in self.tags:
                high, name = self.tags[start]
                tokens.append(
                    Token(name, name, "", start, high) if name else Token("|", "END", "", start, high)
                )
                start = high
        elif kind == "word":
            if "'" in word or word in SHORT:
                tokens += (Token(part, "", "", start, end) for part in parts_of(word))
            else:
                tokens.append(Token(word, "", "", start, end))
        elif kind in ("end", "line"):
            mark = next((sign for sign in "?!." if sign in word), "|")
            tokens.append(Token(mark, "END", "", start, end))
        elif kind == "mark":
            tokens.append(self.sign(word, start, end))
        else:
            name = self.named(kind, start, end)
            tokens.append(Token(name, name, "", start, end))

    def named(self, kind: str | None, start: int, end: int) -> str:
        seen = self.raw[start:end]
        if kind == "number":
            return "PERCENT" if "%" in seen else "NUMBER" if seen[0].isdigit() else "MONEY"
        if kind == "url":
            return f"URL:{target_kind(seen, self.names)}"
        return f"ADDRESS:{target_kind(f'mailto:{seen}', self.names)}"

    def sign(self, word: str, start: int, end: int) -> Token:
        around = self.text[start - 1 : start] if start else "", self.text[end : end + 1]
        if word in "|\u00b7\u2022\u2219/" and all(beside in ("", " ") for beside in around):
            return Token("|", "END", "", start, end)
        word = "HOLE" if word == HOLE else ":" if word in _ARROWS else word
        return Token(word, word, "", start, end)


_ARROWS: Final = "\u2192\u25b8\u25ba\u25b6\u279c\u21d2\u2709\u2610\u261e"
"""Point from a label to its link, like a colon."""


def _end_after_link(tokens: list[Token]) -> None:
    """Let a sentence that ends within a link's text ("[Unsubscribe.](…)") end behind the link."""
    for place in range(len(tokens) - 1):
        end, link = tokens[place], tokens[place + 1]
        if end.meaning == "END" and link.word.startswith("LINK>"):
            tokens[place], tokens[place + 1] = link, end


def _parted_links(tokens: list[Token]) -> list[Token]:
    """Let a sentence end between two links with nothing but a comma or a dash between them: a row of links."""
    result: list[Token] = []
    for token, ahead in zip_longest(tokens, tokens[1:]):
        after_link = bool(result) and result[-1].word.startswith("LINK>")
        if after_link and token.word == "<LINK":
            result.append(Token("|", "END", "", token.start, token.start))
        elif after_link and token.word in (",", "-") and ahead and ahead.word == "<LINK":
            continue  # the link itself brings the end
        result.append(token)
    return result


_JOINTS: Final = frozenset({"e", "-"})


def _joined(tokens: list[Token]) -> list[Token]:
    """Read "e-mail" as one word, and other words with a hyphen as two."""
    result: list[Token] = []
    skip = -1
    for place, token in enumerate(tokens):
        if place <= skip:
            continue
        if token.word not in _JOINTS:
            result.append(token)
            continue
        ahead = tokens[place + 1 : place + 3]
        if (
            token.word == "e"
            and len(ahead) == 2
            and ahead[0].word == "-"
            and ahead[1].word.startswith("mail")
        ):
            result.append(Token(f"e{ahead[1].word}", "", "", token.start, ahead[1].end))
            skip = place + 2
        elif (
            token.word == "-"
            and result
            and ahead
            and not result[-1].meaning
            and not ahead[0].meaning
            and result[-1].end == token.start
            and ahead[0].start == token.end
        ):
            continue
        else:
            result.append(token)
    return result


def _meant(tokens: list[Token], known: Lexicon, raw: str) -> list[Token]:
    result: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.meaning:
            result.append(token)
            place += 1
            continue
        size, meaning = _phrase(tokens, place, known)
        last = tokens[place + size - 1]
        words = token.word if size == 1 else "_".join(one.word for one in tokens[place : place + size])
        name, bent = meaning or ("NAME" if _is_name(tokens, place, raw) else "", "")
        result.append(Token(words, name, bent, token.start, last.end))
        place += size
    return result


def _is_name(tokens: list[Token], place: int, raw: str) -> bool:
    """Whether a word begins with a capital though no sentence does there: most likely a name."""
    token, before = tokens[place], tokens[place - 1].word if place else ""
    return (
        (before[:1].islower() or before == "&")
        and token.word[:1].islower()
        and token.word not in COMMON
        and raw[token.start : token.start + 1].isupper()
        and not raw[token.start : token.end].isupper()
    )


def _phrase(tokens: list[Token], place: int, known: Lexicon) -> tuple[int, Told | None]:
    seconds = known.phrases.get(tokens[place].word)
    if seconds is not None and place + 1 < len(tokens):
        size, meaning = _longest(tokens, place, seconds.get(tokens[place + 1].word, ()))
        if "*" in seconds:
            other, its = _longest(tokens, place, seconds["*"])
            if other > size:
                size, meaning = other, its
        if size:
            return size, meaning
    word = tokens[place].word
    return 1, known.words.get(word) or by_stem(word)


def _longest(
    tokens: list[Token], place: int, phrases: Iterable[tuple[tuple[str, ...], Told]]
) -> tuple[int, Told | None]:
    left = len(tokens) - place
    for words, meaning in phrases:
        size = len(words)
        if size <= left and all(words[at] in ("*", tokens[place + at].word) for at in range(2, size)):
            return size, meaning
    return 0, None


# ---- what stands in quotation marks or capitals

_CLOSING: Final = {'"': '"', "'": "'", "\u00ab": "\u00bb", "\u201e": '"'}
_STOPS: Final = frozenset({"STOP", "UNSUB", "REMOVE", "LEAVE", "PEACE", "GONE", "OBJECT"})
_DECLINES: Final = frozenset({"SOFT", "NOT", "NOLONGER"})
_ASKS: Final = frozenset({"REPLY", "CLICK", "TELL", "SEND"})


def _quoted(tokens: list[Token], raw: str) -> list[Token]:
    """The tokens with every quoted stretch and every run of capitals as one token."""
    result: list[Token] = []
    shouting = raw.isupper()
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.word in _CLOSING:
            end = _closed(tokens, place)
            if end:
                inner = tokens[place + 1 : end]
                result.append(_key(inner, token.start, tokens[end].end))
                after = raw[tokens[end].end : tokens[end].end + 2].strip()
                if inner[-1].meaning == "END" and (not after or after.isupper()):
                    result.append(inner[-1])
                place = end + 1
                continue
            place += 1
        elif not shouting and _in_capitals(token, raw):
            end = place + 1
            while end < len(tokens) and end - place < 5 and _in_capitals(tokens[end], raw, 1):
                end += 1
            result.append(_key(tokens[place:end], token.start, tokens[end - 1].end))
            place = end
        else:
            result.append(token)
            place += 1
    return result


def _closed(tokens: list[Token], place: int) -> int:
    """Where the quotation that opens at ``place`` ends; 0 where it does not, or holds a link or nothing."""
    closing = _CLOSING[tokens[place].word]
    for end in range(place + 1, min(len(tokens), place + 18)):
        word = tokens[end].word
        if word in (closing, '"'):
            return end if end > place + 1 else 0
        if "LINK" in word:
            return 0
    return 0


def _in_capitals(token: Token, raw: str, shortest: int = 2) -> bool:
    return (
        token.word[:1].islower()
        and token.end - token.start >= shortest
        and raw[token.start : token.end].isupper()
        and token.meaning != "END"
    )


def _key(inner: list[Token], start: int, end: int) -> Token:
    meanings = {token.meaning for token in inner}
    if len(inner) > 3 and meanings & _ASKS and meanings & (_STOPS | _DECLINES):
        kind = "LINE"
    elif len(inner) > 9:
        kind = "LONG"
    elif meanings & {"YES", "STAY"}:
        kind = "STAY"
    elif "LESS" in meanings:
        kind = "LESS"
    elif meanings & _STOPS:
        kind = "STOP"
    else:
        kind = "NO" if meanings & _DECLINES else "OTHER"
    return Token(f"KEY:{kind}", f"KEY:{kind}", "", start, end, tuple(token.word for token in inner))
