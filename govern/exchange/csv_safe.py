"""CSV that no spreadsheet takes for formulas, and back (CWE-1236).

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab, a line end or one of their wide forms is a formula to some program,
quoted or not. Such a cell, and one that begins with the mark itself, gets an apostrophe in front; reading takes it off.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govern.errors import GovernError

MARK = "'"
_STARTS = frozenset("=+-@\t\r\n|%")
_DELIMITERS = ",;\t|:"
_MOST_ROWS = 200_000


class Row(NamedTuple):
    """A row of a file that was read: the line on which it begins, and its values by lower-case column name."""

    line: int
    values: Mapping[str, str]


def guard(cell: str) -> str:
    """A cell as it may stand in a file that people open with a spreadsheet."""
    first = cell.lstrip(" \u00a0\ufeff\u200b")[:1]
    folded = unicodedata.normalize("NFKC", first)
    return MARK + cell if cell[:1] == MARK or (folded and folded in _STARTS) or cell[:1] in _STARTS else cell


def unguard(cell: str) -> str:
    """What ``guard`` was given. A cell that somebody else wrote with an apostrophe before a formula loses it, too."""
    return cell[1:] if cell[:1] == MARK and guard(cell[1:]) == cell else cell


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file (RFC 4180, UTF-8, CRLF): a header and rows, every cell guarded. Cells are one line each."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(
            [guard(" ".join(cell.split()) if "\n" in cell or "\r" in cell else cell) for cell in row]
        )
    return out.getvalue().encode("utf-8")


def write_texts(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The same, for cells that hold texts of several lines."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guard(cell) for cell in row])
    return out.getvalue().encode("utf-8")


def read_rows(data: bytes, name: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Columns and rows of a CSV file, whatever its delimiter (comma, semicolon, tab, bar, colon) and byte order mark.

    Column names come in lower case. Raises ``GovernError`` for what is no CSV file.
    """
    text = _decode(data, name)
    lines = text.split("\n", 1)
    header = lines[0]
    delimiter = max(_DELIMITERS, key=lambda one: (header.count(one), -_DELIMITERS.index(one)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = tuple(unguard(cell).strip().lower() for cell in next(reader, []))
        _check_columns(columns, name)
        return columns, tuple(_rows(reader, columns, name))
    except csv.Error as error:
        raise GovernError(f"{name}:{reader.line_num}: {error}.", "Export the file again.") from None


def _decode(data: bytes, name: str) -> str:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            break
        if "\0" not in text:
            return text
    raise GovernError(f"{name} is no text in UTF-8.", "Export it as CSV in UTF-8.")


def _check_columns(columns: tuple[str, ...], name: str) -> None:
    if not any(columns):
        raise GovernError(f"{name} is empty.", "Export the file again.")
    twice = sorted({one for one in columns if one and columns.count(one) > 1})
    if twice:
        raise GovernError(f"{name}: the column “{twice[0]}” stands there twice.", "Remove one of them.")


def _rows(reader: Iterator[list[str]], columns: tuple[str, ...], name: str) -> Iterator[Row]:
    line = _line(reader) + 1
    for number, cells in enumerate(reader):
        if number >= _MOST_ROWS:
            raise GovernError(f"{name} has more than {_MOST_ROWS:,} rows.", "Split it.")
        plain = [unguard(cell).strip() for cell in cells]
        if any(plain):
            values = dict(zip(columns, plain, strict=False))
            yield Row(line, {key: value for key, value in values.items() if key})
        line = _line(reader) + 1


def _line(reader: Iterator[list[str]]) -> int:
    number: int = reader.line_num  # type: ignore[attr-defined]  # csv's readers have it
    return number
