"""`govern import monday` of an Excel workbook: real files by openpyxl, and files that mean harm."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

openpyxl = pytest.importorskip("openpyxl")

from govern.errors import GovernError  # noqa: E402 - nothing to test without openpyxl
from govern.exchange.from_tables import from_monday  # noqa: E402
from govern.exchange.workbook import read_workbook  # noqa: E402
from tests.conftest import Repository  # noqa: E402
from tests.exchange.scene import KEY, TEMPLATE, run, with_signed_list  # noqa: E402

HEADER = ["Name", "Subitems", "Status", "Email", "Template", "Touch", "Sent"]


def workbook(rows: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda _: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "prospects"
    for row in rows:
        sheet.append(list(row))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def board(*rows: Sequence[Any]) -> bytes:
    return workbook([["Prospects"], [], ["Sequences"], HEADER, *rows])


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def with_part(data: bytes, name: str, content: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            given = old.read(part)
            new.writestr(part, content(given) if part == name else given)
        if name not in old.namelist():
            new.writestr(name, content(b""))
    return out.getvalue()


@pytest.fixture
def ready(repo: Repository) -> Repository:
    return with_signed_list(repo)


def test_a_board_comes_in_as_from_csv(ready: Repository) -> None:
    data = workbook(
        [
            ["Prospects"],
            [],
            ["Sequences"],
            HEADER,
            ["Acme Works", None, "working", "jo@acme.example - Jo", TEMPLATE, 1, date(2026, 6, 1)],
            ["Bolt Works", None, "Opted out", "jo@bolt.example", TEMPLATE, 1.0, datetime(2026, 6, 1, 9, 30)],
            [],
            ["Later"],
            HEADER,
            ["Gone Inc", None, "Bounced", "x@gone.example", None, None, None],
        ]
    )
    ready.write("b.xlsx", data)
    ran = run(ready, "import", "monday", "b.xlsx", "--on", "2026-06-03", env=KEY)
    assert "b.xlsx:10: unmatched" in ran.out
    acme, bolt = ((ready.root / f"leads/{name}.md").read_text() for name in ("acme", "bolt"))
    assert "on: 2026-06-01, by: sales.ops, event: sent, touch: 1" in acme
    assert "event: sent, touch: 1" in bolt
    assert "kind: opt-out" in bolt
    assert "0 added" not in ran.out
    again = run(ready, "import", "monday", "b.xlsx", "--on", "2026-06-03", env=KEY)
    assert "added" not in again.out
    assert (ready.root / "leads/acme.md").read_text() == acme


def test_csv_and_workbook_say_the_same() -> None:
    rows = [
        ["Acme", "", "positive", "jo@acme.example", "nurture-v1-2026-04-20", "2", "2026-06-15"],
        ["'=Bolt", "", "", "jo@bolt.example", "nurture-v1-2026-04-20", "1", "2026-06-01"],
    ]
    text = "".join(",".join(row) + "\n" for row in (HEADER, *rows))
    day = date(2026, 6, 20)
    assert from_monday(workbook([HEADER, *rows]), "b", day) == from_monday(text.encode(), "b", day)


def test_without_the_library_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(GovernError) as told:
        list(read_workbook(board(), "b.xlsx", lambda _: True))
    assert "openpyxl" in told.value.message
    assert "govern[xlsx]" in told.value.next_step


@pytest.mark.parametrize(
    "formula", ["=1+1", '=HYPERLINK("https://evil.example","x")', "=B1", '=cmd|"/c calc"!A1']
)
def test_a_formula_is_refused_with_its_cell(formula: str) -> None:
    data = board(["Acme", None, formula, "jo@acme.example", TEMPLATE, 1, "2026-06-01"])
    with pytest.raises(GovernError, match="the cell C5 holds a formula"):
        from_monday(data, "b.xlsx", None)


def test_an_array_formula_is_refused() -> None:
    def change(book: Any) -> None:
        from openpyxl.worksheet.formula import ArrayFormula

        book.active["C6"] = ArrayFormula("C6:C7", "=SUM(A1:A3*B1:B3)")

    with pytest.raises(GovernError, match="formula"):
        from_monday(workbook([HEADER], change), "b.xlsx", None)


def test_a_text_that_begins_like_a_formula_is_text() -> None:
    def change(book: Any) -> None:
        cell = book.active["A2"]
        cell.value, cell.data_type = "=not a formula", "s"
        book.active["D2"] = "jo@acme.example"
        book.active["C2"] = "positive"

    (found,) = from_monday(workbook([HEADER], change), "b.xlsx", date(2026, 6, 1))
    assert found.email == "jo@acme.example"


def test_a_sheet_of_updates_is_passed_over_and_a_second_board_is_not() -> None:
    rows: list[list[Any]] = [HEADER, ["Acme", None, "positive", "jo@acme.example", None, None, None]]
    data = workbook(rows, lambda book: book.create_sheet("updates").append(["Item", "Update"]))
    assert len(from_monday(data, "b.xlsx", date(2026, 6, 1))) == 1
    with pytest.raises(GovernError, match="2 sheets with a board"):
        from_monday(workbook(rows, lambda book: book.create_sheet("b").append(HEADER)), "b.xlsx", None)


BOMB = b"<a>" + b" " * (70 * 2**20)
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(xl__worksheets__sheet1_xml=BOMB), "unpacks to more"),
        (zipped(**{f"part{number}": b"" for number in range(1001)}), "1000 parts"),
        (with_part(board(), "xl/sharedStrings.xml", lambda _: LAUGHS), "no spreadsheet program writes"),
        (
            with_part(board(), "xl/sharedStrings.xml", lambda x: x.decode().encode("utf-16")),
            "no spreadsheet program",
        ),
        (with_part(board(), "xl/vbaProject.bin", lambda _: b"x"), "macros"),
        (board()[:-40], "damaged"),
        (zipped(a_xml=b"<a/>"), "cannot be read as a workbook"),
        (with_part(board(), "xl/workbook.xml", lambda _: b"<workbook"), "cannot be read as a workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel file"),
        (workbook([["Phone"], ["x"]]), "no header"),
        (workbook([]), "no header"),
    ],
)
def test_a_file_that_means_harm_or_nothing(data: bytes, words: str) -> None:
    with pytest.raises(GovernError) as told:
        from_monday(data, "b.xlsx", None)
    assert words in told.value.message, told.value.message
    assert told.value.next_step


def test_a_cell_at_the_far_end_is_no_million_rows() -> None:
    def far(book: Any) -> None:
        book.active.cell(row=1_048_576, column=1, value="x")

    with pytest.raises(GovernError, match="more than 200,000 rows"):
        from_monday(workbook([HEADER], far), "b.xlsx", None)
    with pytest.raises(GovernError, match="500 columns"):
        from_monday(
            workbook([HEADER], lambda book: book.active.cell(row=2, column=16_384, value="x")), "b", None
        )


def test_a_part_that_lies_about_its_size(tmp_path: Path) -> None:
    """The directory says little, the data unpacks to much: no more than was promised ever comes out."""
    data = zipped(xl__big_xml=b"<a>" + b"x" * (4 * 2**20))
    size = (4 * 2**20 + 3).to_bytes(4, "little")
    assert data.count(size) == 2
    (tmp_path / "b.xlsx").write_bytes(data.replace(size, (64).to_bytes(4, "little")))
    with pytest.raises(GovernError, match="damaged"):
        from_monday((tmp_path / "b.xlsx").read_bytes(), "b.xlsx", None)
