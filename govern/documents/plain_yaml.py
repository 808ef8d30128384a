"""YAML as people write it, read without a YAML library: mappings and lists, in lines or in brackets, and texts.

Importing a library takes longer than judging a template does. What is read here comes out as ``yaml_reader``
would have it, value by value and position by position; whatever else a text holds, a fault first of all, is left
to it. A test holds both to each other.
"""

from __future__ import annotations

from functools import lru_cache

from govern import patterns
from govern.annotations import Any
from govern.documents.document import Path, Position
from govern.documents.scalars import Scalar, readers_disagree, resolve_plain

_MOST = 64 * 1024
_DEEPEST = 20
# Line feeds and what YAML lets anybody print: no tab, no other line end, nothing invisible that YAML forbids.
_ALLOWED = patterns.compile(
    "[\\n\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]*\\Z"
)
_LINE = patterns.compile(r"^( *)(?=[^ #\n])", 8)
_KEY = patterns.compile(r"([A-Za-z0-9_$](?:[A-Za-z0-9_.$/ -]{0,80}[A-Za-z0-9_.$/-])?):(?= |$)", 8)
_DASH = patterns.compile(r"- +(?=[^ #\n])")
_REST = patterns.compile(r" *(?: #[^\n]*)?$", 8)
_NOTHING = patterns.compile(r"(?: +#[^\n]*| *)$", 8)
_QUOTED = patterns.compile(r"\"((?:[^\"\\\n]|\\[n\"\\])*)\"|'((?:[^'\n]|'')*)'(?!')")
_ESCAPE = patterns.compile(r"\\(.)")
_WORDS = patterns.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^\s\-]))[^\n]*")
_FLOW_WORDS = patterns.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`.]|-(?=[^\s\-?:,\[\]{}#]))[^\n?:,\[\]{}#]*")
_FLOW_KEY = patterns.compile(r"([A-Za-z0-9_$][A-Za-z0-9_.$/-]{0,80}): +(?=[^ \n])")
_LITERAL = patterns.compile(r"\|(-?)\n( +)(?=[^ \n])")
_BEHIND = patterns.compile(r" *[^ \n]|\Z")
_SPACE = patterns.compile(r"[ \n]*")


_position = tuple.__new__
"""``_position(Position, (…))`` is ``Position(…)`` in half the time."""


class _NotPlainError(Exception):
    """There is something here that is not read here."""


def read_plainly(text: str, offset: int = 0) -> tuple[Any, dict[Path, Position]] | None:
    """The value of a YAML text and the positions in it; ``None`` for a text that ``yaml_reader`` must read.

    ``offset`` is added to every position.
    """
    if len(text) > _MOST or not _ALLOWED.match(text):
        return None
    try:
        return _Reader(text, offset).read()
    except _NotPlainError:
        return None


@lru_cache(maxsize=1024)
def _resolved(word: str) -> tuple[Scalar, bool]:
    return resolve_plain(word), readers_disagree(word)


class _Reader:
    """One pass over the lines that hold something."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._positions: dict[Path, Position] = {}
        self._starts: list[int] = []
        self._indents: list[int] = []
        for line in _LINE.finditer(text):
            self._starts.append(line.end())
            self._indents.append(len(line[1]))
        self._count = len(self._starts)
        # A sentinel: what follows the last line is indented less than anything.
        self._starts.append(len(text))
        self._indents.append(-1)
        self._at = 0

    def read(self) -> tuple[Any, dict[Path, Position]]:
        if not self._count or self._indents[0]:
            raise _NotPlainError
        # Nothing can be left behind it: no line is indented less, and one indented more is an error there.
        return self._mapping(0, self._starts[0], (), None, 0), self._positions

    def _place(self, path: Path, start: int, end: int, key: tuple[int, int] | None) -> None:
        start, end = start + self._offset, end + self._offset
        self._positions[path] = _position(Position, (*(key or (start, end)), start, end))

    def _close(self, path: Path, start: int, key: tuple[int, int] | None) -> None:
        """End a block where the next line that holds something begins, without the blanks before."""
        text, end = self._text, self._starts[self._at]
        while text[end - 1] in " \n":
            end -= 1
        self._place(path, start, end, key)

    def _mapping(
        self, indent: int, start: int, path: Path, key: tuple[int, int] | None, depth: int
    ) -> dict[str, Any]:
        """A block mapping whose first key stands at ``start`` in the line where the reader is."""
        if depth > _DEEPEST:
            raise _NotPlainError
        values: dict[str, Any] = {}
        self._place(path, start, start, key)
        place = start
        while True:
            found = _KEY.match(self._text, place)
            if found is None or found[1] in values:
                raise _NotPlainError
            name = found[1]
            at = (found.start() + self._offset, found.end(1) + self._offset)
            values[name] = self._value(found.end(), indent, (*path, name), at, depth + 1)
            if self._indents[self._at] != indent:
                break
            place = self._starts[self._at]
        self._leave(indent)
        self._close(path, start, key)
        return values

    def _leave(self, indent: int) -> None:
        if self._indents[self._at] > indent:
            raise _NotPlainError

    def _value(self, place: int, indent: int, path: Path, key: tuple[int, int], depth: int) -> Any:
        """What stands behind a key that is indented so, in its line or below it."""
        if not _NOTHING.match(self._text, place):
            while self._text[place] == " ":
                place += 1
            return self._inline(place, indent, path, key, depth)
        self._at += 1
        below, start = self._indents[self._at], self._starts[self._at]
        dashed = self._text.startswith("- ", start)
        if below > indent and not dashed:
            if self._text[start] in "[{":
                return self._inline(start, indent, path, key, depth)
            return self._mapping(below, start, path, key, depth)
        if dashed and below >= indent:
            return self._sequence(below, path, key, depth, within=below == indent)
        raise _NotPlainError

    def _sequence(
        self, indent: int, path: Path, key: tuple[int, int], depth: int, *, within: bool
    ) -> list[Any]:
        """A block list; ``within`` says that it is indented no more than the key it belongs to."""
        if depth > _DEEPEST:
            raise _NotPlainError
        items: list[Any] = []
        start = self._starts[self._at]
        self._place(path, start, start, key)
        while self._indents[self._at] == indent:
            begin = self._starts[self._at]
            dash = _DASH.match(self._text, begin)
            if dash is None:
                if within:
                    break
                raise _NotPlainError
            place, inner = dash.end(), (*path, len(items))
            if _KEY.match(self._text, place):
                items.append(self._mapping(indent + place - begin, place, inner, None, depth + 1))
            else:
                items.append(self._inline(place, indent, inner, None, depth + 1))
        self._leave(indent)
        self._close(path, start, key)
        return items

    def _inline(self, place: int, indent: int, path: Path, key: tuple[int, int] | None, depth: int) -> Any:
        """A value in a line, and nothing but a comment behind it; what follows is indented no more than ``indent``."""
        first = self._text[place]
        if first in "[{":
            value, end = self._flow(place, path, key, depth)
        elif first in "\"'":
            value, end = self._quoted(place, path, key)
        elif first == "|":
            value, end = self._literal(place, indent, path, key)
        else:
            value, end = self._plain(place, path, key)
        if not _REST.match(self._text, end):
            raise _NotPlainError
        while self._starts[self._at] < end:
            self._at += 1
        if self._indents[self._at] > indent:
            raise _NotPlainError
        return value

    def _quoted(self, place: int, path: Path, key: tuple[int, int] | None) -> tuple[str, int]:
        found = _QUOTED.match(self._text, place)
        if found is None:
            raise _NotPlainError
        self._place(path, place, found.end(), key)
        if found[2] is not None:
            return found[2].replace("''", "'"), found.end()
        word = found[1]
        if "\\" in word:
            word = _ESCAPE.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], word)
        return word, found.end()

    def _literal(self, place: int, indent: int, path: Path, key: tuple[int, int] | None) -> tuple[str, int]:
        """Lines kept as they are, such as a signature's: none of them empty, and no empty one behind them."""
        head = _LITERAL.match(self._text, place)
        if head is None or len(head[2]) <= indent:
            raise _NotPlainError
        margin, end = len(head[2]), head.end(1) + 1
        lines: list[str] = []
        while self._text.startswith(head[2], end):
            feed = self._text.find("\n", end)
            line = self._text[end + margin : feed]
            if feed < 0 or not line.strip(" "):
                raise _NotPlainError
            lines.append(line)
            end = feed + 1
        if not _BEHIND.match(self._text, end) or self._text.startswith(" " * (indent + 1), end):
            raise _NotPlainError
        self._place(path, place, end - 1, key)
        return "\n".join(lines) + ("" if head[1] else "\n"), end - 1

    def _plain(self, place: int, path: Path, key: tuple[int, int] | None) -> tuple[Scalar, int]:
        found = _WORDS.match(self._text, place)
        if found is None:
            raise _NotPlainError
        word = found[0].partition(" #")[0].rstrip(" ")
        if ": " in word or word.endswith(":"):
            raise _NotPlainError
        return self._word(word, place, path, key)

    def _word(self, word: str, place: int, path: Path, key: tuple[int, int] | None) -> tuple[Scalar, int]:
        value, doubtful = _resolved(word)
        if doubtful:
            raise _NotPlainError
        self._place(path, place, place + len(word), key)
        return value, place + len(word)

    def _flow(self, place: int, path: Path, key: tuple[int, int] | None, depth: int) -> tuple[Any, int]:
        """A list or mapping in brackets that begins at ``place``, and where it ends."""
        if depth > _DEEPEST:
            raise _NotPlainError
        text = self._text
        listed = text[place] == "["
        close = "]" if listed else "}"
        self._place(path, place, place, key)
        items: list[Any] = []
        values: dict[str, Any] = {}
        at = self._blank(place + 1)
        while not text.startswith(close, at):
            if listed:
                item, at = self._flow_value(at, (*path, len(items)), None, depth + 1)
                items.append(item)
            else:
                at = self._pair(at, values, path, depth)
            at = self._blank(at)
            if text.startswith(",", at):
                at = self._blank(at + 1)
                if text.startswith(close, at):
                    raise _NotPlainError
            elif not text.startswith(close, at):
                raise _NotPlainError
        self._place(path, place, at + 1, key)
        return (items if listed else values), at + 1

    def _pair(self, at: int, values: dict[str, Any], path: Path, depth: int) -> int:
        found = _FLOW_KEY.match(self._text, at)
        if found is None or found[1] in values:
            raise _NotPlainError
        key = (found.start() + self._offset, found.end(1) + self._offset)
        values[found[1]], end = self._flow_value(found.end(), (*path, found[1]), key, depth + 1)
        return end

    def _flow_value(self, at: int, path: Path, key: tuple[int, int] | None, depth: int) -> tuple[Any, int]:
        first = self._text[at : at + 1]
        if first in ("[", "{"):
            return self._flow(at, path, key, depth)
        if first in ('"', "'"):
            return self._quoted(at, path, key)
        found = _FLOW_WORDS.match(self._text, at)
        if found is None:
            raise _NotPlainError
        return self._word(found[0].rstrip(" "), at, path, key)

    def _blank(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return at if found is None else found.end()
