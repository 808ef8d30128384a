"""YAML to plain values with a position for every key and value, refusing what two readers could read differently.

ruamel.yaml's parser gives events; this module composes them itself in one pass. That is where duplicate
keys, anchors, merge keys and foreign tags are caught, and it costs a tenth of a round-trip load.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLStreamError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from govern.annotations import Any
from govern.documents.document import Path, Position
from govern.documents.faults import Fault, Unreadable
from govern.documents.scalars import Scalar, readers_disagree, resolve_plain
from govern.values import frozen

try:
    from _ruamel_yaml import CParser
except ImportError:  # pragma: no cover - interpreters without the C parser take the pure one
    CParser = None

_TAG = "tag:yaml.org,2002:"
_position = tuple.__new__
"""``_position(Position, (…))`` is ``Position(…)`` in half the time; a lead has hundreds."""
_SCALAR_TAGS: dict[str, Callable[[Scalar], bool]] = {
    f"{_TAG}int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    f"{_TAG}float": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    f"{_TAG}bool": lambda value: isinstance(value, bool),
    f"{_TAG}null": lambda value: value is None,
}
_TEXT_TAGS = frozenset({f"{_TAG}str", "!"})


@frozen
class Limits:
    """How much of a document is read. Nodes count aliases as what they stand for."""

    depth: int = 100
    nodes: int = 500_000
    alias_nodes: int = 10_000


@frozen
class Loaded:
    """What came out: the value, the position of everything in it, and faults that do not stop the reading."""

    value: Any
    positions: dict[Path, Position]
    faults: tuple[Fault, ...]


LIMITS = Limits()


def load(text: str, offset: int = 0, limits: Limits = LIMITS) -> Loaded:
    """Load one YAML document.

    ``offset`` is added to every position (front matter does not begin at 0). Raises ``Unreadable`` with
    a DOC1xx fault when no value can come out.
    """
    try:
        return _compose(text, offset, limits, _events(text))
    except MarkedYAMLError as error:
        # The C parser knows YAML 1.1 only; some syntax of YAML 1.2 (`{a: :b}`) is an error to it.
        if CParser is not None and len(text) <= _SECOND_TRY:
            with contextlib.suppress(YAMLError, YAMLStreamError):
                return _compose(text, offset, limits, _pure_events(text))
        raise Unreadable(_syntax_fault(error, text, offset)) from None
    except (YAMLError, YAMLStreamError) as error:
        at = offset + min(int(getattr(error, "position", 0) or 0), len(text))
        raise Unreadable(
            Fault("DOC106", at, at + 1, "A character stands here that YAML does not allow.", "Delete it.")
        ) from None


def _is_text(value: str) -> bool:
    """Whether every character is a whole one: an escape such as ``\\ud800`` makes half of a pair, which is none."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_SECOND_TRY = 64 * 1024
"""The pure parser takes a hundred times as long; longer texts do not get the second try."""


def _compose(text: str, offset: int, limits: Limits, events: Iterator[Any]) -> Loaded:
    composer = _Composer(text, offset, limits, events)
    value = composer.compose()
    return Loaded(value, composer.positions, tuple(composer.faults))


def _pure_events(text: str) -> Iterator[Any]:
    yield from YAML(typ="safe", pure=True).parse(text)


def _events(text: str) -> Iterator[Any]:
    if CParser is None:  # pragma: no cover - as above
        return _pure_events(text)
    return iter(CParser(text).get_event, None)


_WORD = 40


@lru_cache(maxsize=4096)
def _plainly(text: str) -> tuple[Scalar, bool]:
    """The value of an unquoted scalar, and whether readers disagree about it; the same words stand in every lead."""
    return resolve_plain(text), readers_disagree(text)


class _Composer:
    """One pass over the events. Recursion is bounded by ``Limits.depth``."""

    def __init__(self, text: str, offset: int, limits: Limits, events: Iterator[Any]) -> None:
        self._text = text
        self._offset = offset
        self._limits = limits
        self._events = events
        self._anchors: dict[str, tuple[Any, int] | None] = {}
        self._nodes = 0
        self._alias_nodes = 0
        # Nodes with every alias counted as what it stands for: the size of the unfolded document.
        self._weight = 0
        self.positions: dict[Path, Position] = {}
        self.faults: list[Fault] = []

    def compose(self) -> Any:
        value: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, (StreamStartEvent, StreamEndEvent, DocumentEndEvent)):
                continue
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._start_document(event, documents)
                continue
            value = self._node(event, (), 0)
        return value

    def _start_document(self, event: Any, number: int) -> None:
        if number > 1:
            self._stop("DOC112", event, "A second YAML document begins here; only one is read.", "Remove it.")
        if event.tags or (event.version and tuple(event.version) != (1, 2)):
            self._stop("DOC112", event, "YAML directives are not allowed here.", "Remove the line with %.")

    def _node(self, event: Any, path: Path, depth: int, key: Position | None = None) -> Any:
        if isinstance(event, ScalarEvent):
            value: Any = self._scalar(event)
            self._place(path, event.start_mark.index, event.end_mark.index, key)
            return value
        if isinstance(event, AliasEvent):
            self._place(path, event.start_mark.index, event.end_mark.index, key)
            return self._alias(event)
        if depth >= self._limits.depth:
            self._stop(
                "DOC110", event, f"Nested more than {self._limits.depth} levels deep.", "Flatten this."
            )
        before = self._weight
        self._check_collection(event)
        if event.anchor is not None:
            self._anchor_fault(event)
            self._anchors[event.anchor] = None
        self._place(path, event.start_mark.index, event.end_mark.index, key)
        if isinstance(event, SequenceStartEvent):
            value = self._sequence(event, path, depth, key)
        else:
            value = self._mapping(event, path, depth, key)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, self._weight - before)
        return value

    def _sequence(self, start: Any, path: Path, depth: int, key: Position | None) -> list[Any]:
        items: list[Any] = []
        for event in self._events:  # pragma: no branch - the parser ends every sequence or raises
            if isinstance(event, SequenceEndEvent):
                self._close(path, start, event, key)
                break
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, start: Any, path: Path, depth: int, key: Position | None) -> dict[str, Any]:
        values: dict[str, Any] = {}
        merged: list[Any] = []
        for event in self._events:  # pragma: no branch - as for sequences
            if isinstance(event, MappingEndEvent):
                self._close(path, start, event, key)
                break
            name = self._key(event, values)
            at = _position(
                Position, (event.start_mark.index + self._offset, event.end_mark.index + self._offset, 0, 0)
            )
            value = self._node(next(self._events), (*path, name), depth + 1, at)
            if name == "<<" and not event.style:
                self._fault(
                    "DOC211", event, "Merge keys (<<) hide what a document says.", "Write the keys out."
                )
                merged.extend(value if isinstance(value, list) else [value])
            else:
                values[name] = value
        for extra in merged:
            if isinstance(extra, dict):
                values = {**extra, **values}
        return values

    def _key(self, event: Any, values: dict[str, Any]) -> str:
        if not isinstance(event, ScalarEvent) or (event.value == "" and not event.style):
            self._stop("DOC113", event, "A key must be plain text.", "Write `name: value`.")
        self._scalar(event, is_key=True)
        name = str(event.value)
        if name in values:
            self._stop(
                "DOC107",
                event,
                f"The key “{name}” stands here a second time.",
                "Keep one of them: two readers could each believe another value.",
            )
        return name

    def _scalar(self, event: Any, *, is_key: bool = False) -> Scalar:
        self._nodes += 1
        self._weight += 1
        if self._nodes > self._limits.nodes:
            self._too_many(event)
        text: str = event.value
        if not text.isascii() and not _is_text(text):
            self._stop(
                "DOC106", event, "An escape here stands for half a character.", "Write the character itself."
            )
        if event.tag is not None:
            value = self._tagged(event)
        elif event.style:
            value = text
        else:
            value, doubtful = _plainly(text) if len(text) < _WORD else _plainly.__wrapped__(text)
            if doubtful and not is_key:
                self._fault(
                    "DOC217",
                    event,
                    f"Some YAML readers take {text} for something else than the text “{text}”.",
                    f"Put it in quotes: '{text}'.",
                )
        if event.anchor is not None:
            self._anchor_fault(event)
            self._anchors[event.anchor] = (text if is_key else value, 1)
        return value

    def _tagged(self, event: Any) -> Scalar:
        tag = event.tag
        if tag in _TEXT_TAGS:
            return str(event.value)
        test = _SCALAR_TAGS.get(tag)
        value = resolve_plain(event.value)
        if test is None or not test(value):
            self._stop("DOC109", event, f"The YAML tag {_shown(tag)} is not allowed here.", "Remove the tag.")
        return value

    def _check_collection(self, event: Any) -> None:
        self._count(event)
        expected = f"{_TAG}seq" if isinstance(event, SequenceStartEvent) else f"{_TAG}map"
        if event.tag is not None and event.tag != expected:
            self._stop(
                "DOC109", event, f"The YAML tag {_shown(event.tag)} is not allowed here.", "Remove the tag."
            )

    def _alias(self, event: Any) -> Any:
        known = self._anchors.get(event.anchor)
        if known is None:
            what = "itself" if event.anchor in self._anchors else "an anchor that does not exist"
            return self._stop(
                "DOC111", event, f"The alias *{event.anchor} refers to {what}.", "Write the value out."
            )
        value, size = known
        self._alias_nodes += size
        self._weight += size
        if self._alias_nodes > self._limits.alias_nodes:
            self._stop(
                "DOC111",
                event,
                "The aliases in this file unfold to a huge document.",
                "Write the values out.",
            )
        self._fault(
            "DOC210",
            event,
            f"Aliases such as *{event.anchor} hide what a document says.",
            "Write the value out.",
        )
        return value

    def _anchor_fault(self, event: Any) -> None:
        self._fault(
            "DOC210",
            event,
            f"Anchors such as &{event.anchor} are not allowed in governed files.",
            "Remove it.",
        )

    def _count(self, event: Any) -> None:
        self._nodes += 1
        self._weight += 1
        if self._nodes > self._limits.nodes:
            self._too_many(event)

    def _too_many(self, event: Any) -> None:
        self._stop(
            "DOC110", event, f"More than {self._limits.nodes} values in one document.", "Split the file."
        )

    def _at(self, mark: Any) -> int:
        return self._offset + int(mark.index)

    def _place(self, path: Path, start: int, end: int, key: Position | None) -> None:
        # A block scalar's event ends at the start of the next line; a value never needs its line end.
        text, offset = self._text, self._offset
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        start, end = start + offset, end + offset
        before = (start, end) if key is None else key[:2]
        self.positions[path] = _position(Position, (*before, start, end))

    def _close(self, path: Path, start: Any, end: Any, key: Position | None) -> None:
        stop = int(end.end_mark.index)
        begin = int(start.start_mark.index)
        while stop > begin and self._text[stop - 1] in " \t\r\n":
            stop -= 1
        self._place(path, begin, stop, key)

    def _fault(self, code: str, event: Any, message: str, mend: str) -> None:
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        self.faults.append(Fault(code, start, max(end, start + 1), message, mend))

    def _stop(self, code: str, event: Any, message: str, mend: str) -> Any:
        start, end = self._at(event.start_mark), self._at(event.end_mark)
        raise Unreadable(Fault(code, start, max(end, start + 1), message, mend))


_PLAIN_WORDS = {
    "mapping values are not allowed": (
        "A colon followed by a blank stands inside this value.",
        "Put the whole value in quotes.",
    ),
    "found character '\\t'": ("A tab stands where YAML wants blanks.", "Replace the tab by blanks."),
    "found character that cannot start any token": (
        "A value cannot begin with this character (@, ` or a tab).",
        "Put the value in quotes.",
    ),
    "found unexpected end of stream": ("A quote or bracket is opened and never closed.", "Close it."),
    "could not find expected ':'": (
        "This line has no “key: value” form.",
        "Write `key: value`, or indent it.",
    ),
    "did not find expected key": (
        "A key was expected here; the line's indentation or a quote before it is wrong.",
        "Align it with the keys above.",
    ),
    "did not find expected ',' or": (
        "A bracket is not closed, or a comma is missing.",
        "Add the comma or bracket.",
    ),
    "found unknown escape character": (
        "A backslash in double quotes begins an unknown escape.",
        "Use single quotes, or write \\\\.",
    ),
    "control characters are not allowed": ("An invisible control character stands here.", "Delete it."),
}


def _syntax_fault(error: MarkedYAMLError, text: str, offset: int) -> Fault:
    mark = error.problem_mark or error.context_mark
    index = min(int(getattr(mark, "index", 0) or 0), len(text))
    problem = str(error.problem or error.context or "")
    words, mend = next(
        (plain for sign, plain in _PLAIN_WORDS.items() if sign in problem),
        (f"This is not valid YAML ({problem}).", "Compare the line with the ones above it."),
    )
    return Fault("DOC106", offset + index, offset + min(index + 1, len(text)), words, mend)


def _shown(tag: str) -> str:
    return "!!" + tag.removeprefix(_TAG) if tag.startswith(_TAG) else tag
