"""Bytes to a Document. The one reader of all documents: check, gate, editors and reports use no other.

Front matter is split here and not by python-frontmatter, whose defaults take the last of two equal keys and
return nothing, without an error, for a byte order mark or an unclosed block: each is a way past a gate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from govern import patterns
from govern.annotations import Any
from govern.documents.characters import BOM, invisible_runs, kind_of
from govern.documents.document import Document, Path, Position
from govern.documents.faults import Fault, Unreadable
from govern.documents.plain_yaml import read_plainly
from govern.documents.source import MAX_BYTES as MAX_BYTES
from govern.documents.source import Source
from govern.values import frozen

MAX_FRONT_MATTER = 1024 * 1024
MAX_CHECKED = 256 * 1024
"""Text after the front matter beyond this is not a mail any more: the file is refused by DOC215."""

_LINE_END = patterns.compile(r"[\r\n]|\Z")
_OPENING = patterns.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_CLOSING = patterns.compile(r"(?:\A|(?<=\n)|(?<=\r))---[ \t]*(?=\r|\n|\Z)")
_DOTS = patterns.compile(r"(?:(?<=\n)|(?<=\r))\.\.\.[ \t]*(?=\r|\n|\Z)")
_DATE = patterns.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?\Z")


@frozen
class Reading:
    """What reading a file gave: its source, the document if one came out, and the faults found on the way."""

    source: Source
    document: Document | None
    faults: tuple[Fault, ...]


def read_document(data: bytes, path: str, kind: str, form: str) -> Reading:
    """Read a file's bytes as a document of a kind.

    ``form`` is ``"markdown"`` (YAML front matter, then text) or ``"yaml"``. Never raises for any bytes: what
    is wrong comes back as faults, with a document whenever a mapping can be had.
    """
    if len(data) > MAX_BYTES:
        return _refused(
            "", Fault("DOC102", 0, 0, f"The file is larger than {MAX_BYTES // 2**20} MB.", "Split it.")
        )
    try:
        text = _decode(data)
    except Unreadable as error:
        return _refused(data[: error.fault.start + 200].decode("utf-8", "replace"), error.fault)
    source = Source(text)
    try:
        document, faults = _read(source, path, kind, form)
    except Unreadable as error:
        return Reading(source, None, (error.fault,))
    return Reading(source, document, faults)


def _refused(text: str, fault: Fault) -> Reading:
    return Reading(Source(text), None, (fault,))


def _decode(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(Fault("DOC103", 0, 1, "The file is UTF-16, not UTF-8.", "Save it as UTF-8."))
    nul = data.find(b"\0")
    if nul >= 0:
        place = len(data[:nul].decode("utf-8", "replace"))
        raise Unreadable(Fault("DOC103", place, place + 1, "The file holds a NUL byte: it is no text file."))
    try:
        return data.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        place = len(data[: error.start].decode("utf-8").removeprefix(BOM))
        raise Unreadable(
            Fault(
                "DOC103",
                place,
                place + 1,
                f"The byte 0x{data[error.start]:02X} here is not UTF-8.",
                "Save the file as UTF-8 and write the character again.",
            )
        ) from None


def _read(source: Source, path: str, kind: str, form: str) -> tuple[Document, tuple[Fault, ...]]:
    text = source.text
    start, end, body_start = _front_matter(text) if form == "markdown" else (0, len(text), len(text))
    if form == "markdown" and end - start > MAX_FRONT_MATTER:
        raise Unreadable(
            Fault("DOC102", start, start + 3, "The front matter is larger than 1 MB.", "Move text below it.")
        )
    found, positions, told = _load(text[start:end], start)
    value = {} if found is None and not _says_null(text[start:end]) else found
    if not isinstance(value, dict):
        at = positions.get((), Position(start, start, start, start))
        raise Unreadable(
            Fault("DOC108", at.start, at.end, f"This is {_what(value)}; `key: value` lines are expected.")
        )
    # The root points at the opening line: that is where a missing key is missing.
    positions[()] = Position(0, _first_line_end(text), 0, _first_line_end(text))
    document = Document(path, kind, source, value, positions, body_start)
    faults = (
        *told,
        *_invisible(text, start, end),
        *_impossible_dates(value, positions),
        *_too_long(document),
    )
    return document, faults


def _load(text: str, offset: int) -> tuple[Any, dict[Path, Position], tuple[Fault, ...]]:
    """The value, the positions and the faults of a YAML text."""
    plain = read_plainly(text, offset)
    if plain is not None:
        return *plain, ()
    # The YAML library takes as long to import as the rest of the reader together.
    from govern.documents.yaml_reader import load

    loaded = load(text, offset)
    return loaded.value, loaded.positions, loaded.faults


def _front_matter(text: str) -> tuple[int, int, int]:
    """Bounds of the YAML between the fences, and where the body begins."""
    opening = _OPENING.match(text)
    if opening is None:
        raise Unreadable(
            Fault(
                "DOC104",
                0,
                _first_line_end(text),
                "The file does not begin with front matter.",
                "Write `---` on the first line, then `key: value` lines, then `---`.",
            )
        )
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        dots = _DOTS.search(text, opening.end())
        start, end = (dots.start(), dots.end()) if dots else (0, 3)
        raise Unreadable(
            Fault(
                "DOC105",
                start,
                end,
                "The front matter is closed with `...`."
                if dots
                else "The front matter is opened and never closed.",
                "Close it with a line `---`.",
            )
        )
    body = closing.end()
    if text.startswith("\r\n", body):
        body += 2
    elif body < len(text):
        body += 1
    return opening.end(), closing.start(), body


def _first_line_end(text: str) -> int:
    end = _LINE_END.search(text)
    return end.start() if end else 0


def _says_null(yaml: str) -> bool:
    """Whether the block holds a written null (``null``, ``~``) and is not merely empty or all comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in yaml.splitlines())


def _what(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else "a single text"


def _invisible(text: str, start: int, end: int) -> Iterator[Fault]:
    for low, high in invisible_runs(text, start, end):
        code = "DOC213" if BOM in text[low:high] else "DOC212"
        yield Fault(
            code,
            low,
            high,
            f"Here stands {kind_of(text[low])}, which nobody sees.",
            "Delete it: two readers could read this value differently.",
        )


def _impossible_dates(data: Mapping[str, Any], positions: Mapping[Path, Position]) -> Iterator[Fault]:
    if not any(_impossible_date(value) for value in _values(data) if value[4:5] == "-"):
        return
    for path, value in _texts(data, ()):
        day, at = _impossible_date(value), positions.get(path)
        if day and at is not None:
            yield Fault(
                "DOC214", at.start, at.end, f"There is no day {day}.", "Write a real date, YYYY-MM-DD."
            )


def _impossible_date(value: str) -> str:
    """The date that a text begins with, if there is no such day."""
    match = _DATE.match(value)
    if match is None:
        return ""
    try:
        date.fromisoformat(match[1])
    except ValueError:
        return match[1]
    return ""


def _values(data: Any) -> Iterator[str]:
    """The texts anywhere in the values; a lead has hundreds, so without their paths."""
    left = [data]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            left.extend(value.values())
        elif isinstance(value, list):
            left.extend(value)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        if value[4:5] == "-":
            yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number))


def _too_long(document: Document) -> Iterator[Fault]:
    if len(document.text) - document.body_start > MAX_CHECKED:
        at = document.body_start
        yield Fault(
            "DOC215",
            at,
            at + 1,
            f"The text is longer than {MAX_CHECKED:,} characters, so its content was not checked.",
            "No mail client shows that much; split it.",
        )
