"""A document as everybody sees it: values with positions, touches, prose."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from govern.annotations import Any
from govern.documents.passages import Passage
from govern.documents.source import Source
from govern.values import NamedTuple, frozen

Path = tuple[str | int, ...]


class Position(NamedTuple):
    """Where a front-matter value stands, and its key (equal to the value's where there is none).

    Character offsets into the document's text, ends exclusive.
    """

    key_start: int
    key_end: int
    start: int
    end: int


@frozen
class Header:
    """A header line of a touch, such as ``Subject: …``. ``start``/``end`` bound its value."""

    name: str
    value: str
    line_start: int
    start: int
    end: int


@frozen(slots=False, eq=False)
class Touch:
    """One e-mail of a sequence: ``## Touch N``, header lines, Markdown.

    ``number`` is ``None`` when the heading's number cannot be read. ``passages`` are in reading
    order: subject and preheader first, then the body's.
    """

    number: int | None
    heading_start: int
    heading_end: int
    headers: Mapping[str, Header]
    """By lower-case name; of two with one name the first."""
    body_start: int
    body_end: int
    passages: tuple[Passage, ...]

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages of the body, without subject and preheader."""
        return tuple(p for p in self.passages if p.place not in ("subject", "preheader"))


@frozen(slots=False, eq=False)
class Document:
    """A file that could be read. ``path`` is relative to the repository, with forward slashes.

    ``data`` holds plain values (dates stay strings); ``positions`` has an entry for every path
    into it, such as ``("approvals", 0, "role")``. For Markdown, ``body_start`` is where the text
    after the front matter begins; for YAML it is the end of the text.
    """

    path: str
    kind: str
    source: Source
    data: Mapping[str, Any]
    positions: Mapping[Path, Position]
    body_start: int

    @property
    def text(self) -> str:
        """The decoded text, without a leading byte order mark."""
        return self.source.text

    @cached_property
    def touches(self) -> tuple[Touch, ...]:
        """The touches of an e-mail sequence, in the order in which they stand."""
        from govern.documents.touches import read_touches

        return read_touches(self.text, self.body_start)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All that a reader sees: of every touch, or of the whole text where there are no touches."""
        from govern.documents.reading import read_passages

        if self.touches:
            return tuple(passage for touch in self.touches for passage in touch.passages)
        return read_passages(self.text, self.body_start, len(self.text))

    def alone(self, touch: Touch, data: Mapping[str, Any] | None = None) -> Document:
        """The same document as if ``touch`` (one of its own) were its only one; offsets stay as they are.

        ``data`` may stand in for the front matter's values: another mapping of the same.
        """
        data = self.data if data is None else data
        view = Document(self.path, self.kind, self.source, data, self.positions, self.body_start)
        view.__dict__["touches"] = (touch,)
        return view

    @property
    def sequence(self) -> str:
        """The sequence type that the front matter names (``""`` when it names none)."""
        value = self.data.get("sequence")
        return value if isinstance(value, str) else ""

    def position(self, *path: str | int) -> Position:
        """The position of a value; the nearest known parent's where the path itself has none."""
        for length in range(len(path), -1, -1):
            found = self.positions.get(path[:length])
            if found is not None:
                return found
        return Position(0, 0, 0, 0)
