"""Rows of an Excel workbook (.xlsx), as Monday.com exports a board; read with openpyxl, which is asked for only here.

A workbook is a ZIP file of XML parts made by somebody else. Before openpyxl sees it, the sizes are added up and the parts
are looked through, so that neither a bomb nor an entity gets that far. A cell with a formula is refused: what it stands
for is not in the file, and its last value may be anything.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from govern.errors import GovernError

ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How a workbook begins, and how an old one (.xls), or one with a password, does."""

_MOST_BYTES = 20 * 2**20
_MOST_UNPACKED = 64 * 2**20
_MOST_PARTS = 1000
_MOST_ROWS = 200_000
_MOST_COLUMNS = 500


class Line(NamedTuple):
    """A row by its number in the sheet, from 1, and its cells as texts."""

    number: int
    cells: list[str]


def is_workbook(data: bytes) -> bool:
    """Whether bytes are meant as a workbook, old or new."""
    return data[:4] in {ZIP, OLD}


def read_workbook(data: bytes, name: str, is_header: Callable[[list[str]], bool]) -> Iterator[Line]:
    """The rows of the one sheet that has a header; others, as Monday.com's of updates, are passed over.

    Days come as ISO texts, whole numbers without a point. Raises ``GovernError`` for what is no such workbook, is too
    large, has formulas, macros or several such sheets, and without openpyxl.
    """
    if data[:4] == OLD:
        raise GovernError(
            f"{name} is an old Excel file (.xls), or has a password.", "Save it as .xlsx without one."
        )
    _look_through(data, name)
    try:
        import openpyxl
    except ImportError:
        raise GovernError(
            f"{name} is an Excel workbook, and the library “openpyxl” is not installed.",
            "Install it: pip install 'govern[xlsx]', or export the board as CSV.",
        ) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=False, keep_links=False, keep_vba=False
            )
            filled = [rows for rows in (_rows(sheet, name) for sheet in book.worksheets) if rows]
        except GovernError:
            raise
        except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
            raise GovernError(
                f"{name} cannot be read as a workbook ({type(error).__name__}).", "Export the board again."
            ) from None
    boards = [rows for rows in filled if any(is_header(line.cells) for line in rows)]
    if len(boards) > 1:
        raise GovernError(f"{name} has {len(boards)} sheets with a board.", "Keep one of them.")
    yield from boards[0] if boards else ()


def _look_through(data: bytes, name: str) -> None:
    """Refuse what would grow beyond all measure, or bring entities or macros, before anything parses it."""
    if len(data) > _MOST_BYTES:
        raise GovernError(f"{name} is larger than {_MOST_BYTES // 2**20} MB.", "Export fewer items.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            # What a part says of its size is a promise that zipfile holds it to: it never gives out more.
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise GovernError(
                    f"{name} unpacks to more than {_MOST_UNPACKED // 2**20} MB or {_MOST_PARTS} parts.",
                    "Export fewer items, or the board as CSV.",
                )
            for part in parts:
                _look_into(part.filename, archive.read(part), name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise GovernError(
            f"{name} is a damaged or locked workbook ({type(error).__name__}).", "Export the board again."
        ) from None


def _look_into(part: str, content: bytes, name: str) -> None:
    if part.lower().endswith(("vbaproject.bin", ".exe", ".dll")):
        raise GovernError(f"{name} holds macros or programs ({part}).", "Export the board as it is.")
    if not part.lower().endswith((".xml", ".rels", ".vml")):
        return
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in {b"<", b""} or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise GovernError(
            f"{name} has a part that no spreadsheet program writes ({part}).", "Export the board again."
        )


def _rows(sheet: Any, name: str) -> list[Line]:
    if not hasattr(sheet, "iter_rows"):
        return []
    sheet.reset_dimensions()  # what a sheet says of its own size is not believed
    found: list[Line] = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > _MOST_ROWS or len(row) > _MOST_COLUMNS:
            raise GovernError(
                f"{name} has more than {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns.", "Split it."
            )
        cells = [_text(cell, f"{name}:{number}") for cell in row]
        if any(cells):
            found.append(Line(number, cells))
    return found


def _text(cell: Any, where: str) -> str:
    value = cell.value
    if cell.data_type == "f":
        raise GovernError(
            f"{where}: the cell {cell.coordinate} holds a formula, and what it stands for is not in the file.",
            "Paste values over formulas, or export the board again.",
        )
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
