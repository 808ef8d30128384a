"""The files of the tools: read back by parsers that are not ours, and proof against what values could smuggle in."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govern.errors import GovernError
from govern.exchange import apollo, gmail, monday
from govern.exchange.csv_safe import guard, read_rows, unguard, write_rows, write_texts
from govern.exchange.outgoing import Mail, Sender
from govern.ladder.history import lead_from
from tests.ladder.leads import POLICY

SENDER = Sender(
    "Rick Vance",
    "rick@example.com",
    "rick@example.com",
    "12 Harbour Street",
    "https://mail.example.com/u/{token}",
    "stop@example.com",
)
TOKEN = "abcdefghijklmnopqrstuvwxyz"  # noqa: S105
LEAD = lead_from(
    {
        "id": "acme",
        "company": {"name": "Acme <b>& Sons"},
        "contact": {"email": "jo@acme.example"},
        "stage": "mql",
    }
)
MAIL = Mail(
    LEAD,
    1,
    "nurture-v1-2026-04-20",
    "wave",
    "Jo Meyer",
    "jo@acme.example",
    "One number for Acme",
    "What 214 taught us",
    "Hi Jo,\n\nfünf Zeilen.\n",
    "<p>Hi Jo,</p>",
    f"https://mail.example.com/u/{TOKEN}",
    TOKEN,
)
ON = date(2026, 6, 1)


def headers(data: bytes) -> dict[str, str]:
    """The headers as bytes stand on the wire: no parser, no decoding, no unfolding."""
    head = data.split(b"\r\n\r\n", 1)[0].decode("ascii")
    return dict(line.split(": ", 1) for line in head.split("\r\n") if not line.startswith((" ", "\t")))


def test_the_opt_out_headers_arrive_literally_however_long_the_link() -> None:
    link = "https://mail.example.com/u/" + "x" * 300
    data = gmail.draft(replace(MAIL, unsubscribe=link), SENDER, ON)
    told = headers(data)
    assert told["List-Unsubscribe"] == f"<{link}>, <mailto:stop@example.com?subject={TOKEN}>"
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert b"=?utf-8?q?=3C" not in data


def test_an_independent_parser_reads_what_was_meant() -> None:
    data = gmail.draft(replace(MAIL, subject="Zahl für Ö", to_name="Jörg Müller"), SENDER, ON)
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message["Subject"] == "Zahl für Ö"
    assert message["To"] == "Jörg Müller <jo@acme.example>"
    assert message["From"] == "Rick Vance <rick@example.com>"
    assert message["Message-ID"] == f"<{TOKEN}.1@example.com>"
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert text.get_content().replace("\r\n", "\n") == "Hi Jo,\n\nfünf Zeilen.\n"
    assert "<p>Hi Jo,</p>" in html.get_content()
    assert not message.defects
    assert data.count(b"\r\n") == data.count(b"\n")


@pytest.mark.parametrize(
    "attack", ["a\r\nBcc: all@evil.example", "a\nBcc: x@y.example", "a\rX: y", "a\x00b", "a\u2028b", "a\x0bb"]
)
@pytest.mark.parametrize("field", ["subject", "to_name", "to", "template", "recipient_list", "unsubscribe"])
def test_no_value_brings_in_a_header(field: str, attack: str) -> None:
    with pytest.raises(GovernError):
        gmail.draft(replace(MAIL, **{field: attack}), SENDER, ON)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    ["a@b.example, c@d.example", "a b@c.example", "<a@b.example>", "a@b@c.example>", "@b.example", "a"],
)
def test_an_address_is_one_address(address: str) -> None:
    with pytest.raises(GovernError):
        gmail.draft(replace(MAIL, to=address), SENDER, ON)


@given(st.text(max_size=80), st.text(max_size=40))
def test_whatever_a_value_is_only_our_headers_come_out(subject: str, name: str) -> None:
    try:
        data = gmail.draft(replace(MAIL, subject=subject, to_name=name), SENDER, ON)
    except GovernError:
        return
    names = {
        line.split(":")[0]
        for line in data.split(b"\r\n\r\n")[0].decode("ascii").split("\r\n")
        if line[:1] not in (" ", "\t")
    }
    assert names <= {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "MIME-Version",
        "Content-Type",
        "X-Govern-Template",
        "X-Govern-List",
        "X-Govern-Touch",
    }


def test_api_bodies_hold_the_very_message() -> None:
    import base64

    data = gmail.draft(MAIL, SENDER, ON)
    body = json.loads(gmail.api_requests([("acme", data)]))
    assert base64.urlsafe_b64decode(body["message"]["raw"]) == data


# ------------------------------------------------------------------------------------------------ CSV


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\uff1d1+1",
        " =1",
        "\u00a0=1",
        "'=1",
        "%0a",
        "|calc",
        "\ufeff=1",
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert guard(cell).startswith("'")
    assert unguard(guard(cell)) == cell


@given(st.text(max_size=30))
def test_guarding_can_be_undone(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0")),
            min_size=2,
            max_size=2,
        ),
        max_size=4,
    )
)
@example([["", "\r"]])
def test_rows_come_back(rows: list[list[str]]) -> None:
    data = write_texts(("Email", "Note"), rows)
    _, found = read_rows(data, "x.csv")
    wanted = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert [[row.values["email"], row.values["note"]] for row in found] == wanted


def test_an_independent_reader_sees_guarded_cells() -> None:
    data = write_rows(("Name", "Phone"), [["=cmd|' /C calc'!A0", "+1 555"], ["two\nlines", "x"]])
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert rows[0] == {"Name": "'=cmd|' /C calc'!A0", "Phone": "'+1 555"}
    assert rows[1]["Name"] == "two lines"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_other_delimiters_and_marks_are_read(delimiter: str) -> None:
    text = f"\ufeffEmail{delimiter}First Name\r\njo@acme.example{delimiter}Jo\r\n\r\nli@acme.example{delimiter}Li\r\n"
    columns, rows = read_rows(text.encode(), "x.csv")
    assert columns == ("email", "first name")
    assert [row.line for row in rows] == [2, 4]
    _, again = read_rows(text.removeprefix("\ufeff").encode("utf-16"), "x.csv")
    assert [row.values for row in again] == [row.values for row in rows]


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"a,a\n1,2\n", b"\xff\xfe\x00", b"a\0b", b'a,"b\n1,2\n', "ä".encode("latin-1")]
)
def test_what_is_no_csv_file_is_refused(data: bytes) -> None:
    with pytest.raises(GovernError):
        read_rows(data, "x.csv")


# ------------------------------------------------------------------------------------------------ Apollo, Monday


def test_apollo_tags() -> None:
    named = apollo.tag_names(POLICY)
    assert (
        apollo.with_tags("Hi {{first_name}} at {{ company_name }}", named)
        == "Hi {{first_name}} at {{company}}"
    )
    assert apollo.with_tags('Hi {{ first_name | default: "there" }},', named) == (
        "Hi {{#if first_name}}{{first_name}}{{#else}}there{{#endif}},"
    )
    assert apollo.with_tags("{{not a tag}} {x}", named) == "{{not a tag}} {x}"


def test_monday_comments_are_escaped_and_values_are_json_in_json() -> None:
    one = monday.BoardTouch(LEAD, "nurture-v1-2026-04-20", 1, ON, "17")
    assert "<b>" not in monday.comment(monday.BoardTouch(lead_from({"id": "<b>x"}), "t", 1, ON))
    requests = [json.loads(line) for line in monday.mutations([one], POLICY).decode().splitlines()]
    assert [request["query"].split("{ ")[1].split("(")[0] for request in requests] == [
        "change_multiple_column_values",
        "create_update",
    ]
    assert "jo@" not in requests[0]["query"]
    values = json.loads(requests[0]["variables"]["values"])
    assert values["date_sent"] == {"date": "2026-06-01"}
    assert values["email"]["email"] == "jo@acme.example"
    (created,) = [
        json.loads(line) for line in monday.mutations([one._replace(item="")], POLICY).decode().splitlines()
    ]
    assert created["variables"]["name"] == "Acme <b>& Sons"


def test_a_board_import_is_guarded() -> None:
    lead = lead_from(
        {
            "id": "acme",
            "company": {"name": "=HYPERLINK(1)"},
            "contact": {"email": "jo@acme.example"},
            "stage": "mql",
        }
    )
    rows = list(csv.DictReader(io.StringIO(monday.board([monday.BoardTouch(lead, "t", 1, ON)]).decode())))
    assert rows[0]["Name"] == "'=HYPERLINK(1)"
