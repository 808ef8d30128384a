"""`govern import`: what came back, once, however often; nothing half-written; what fits nowhere by its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govern.exchange.from_tables import read_day
from tests.conftest import Ran, Repository
from tests.exchange.scene import DAY, KEY, TEMPLATE, lead_text, run, with_signed_list

APOLLO = "First Name,Last Name,Company,Email,Sequence,Step,Email Sent,Sent At,Email Open,Opened At,Email Bounced,Replied,Reply Class,Replied At,Unsubscribed,Unsubscribed At,Email Status\r\n"


def importing(repo: Repository, tool: str, name: str, *more: str, key: bool = True) -> Ran:
    return run(repo, "import", tool, name, *more, env=KEY if key else {})


def tree(repo: Repository) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((repo.root / "leads").iterdir())}


def lead(repo: Repository, name: str) -> str:
    return (repo.root / f"leads/{name}.md").read_text(encoding="utf-8")


@pytest.fixture
def ready(repo: Repository) -> Repository:
    return with_signed_list(repo)


def test_apollo_brings_back_and_twice_changes_nothing(ready: Repository) -> None:
    ready.write(
        "a.csv",
        APOLLO
        + f"Jo,Meyer,Acme,JO@acme.example,{TEMPLATE},1,True,2026-06-01,True,2026-06-02,False,True,interested,2026-06-03,False,,\r\n"
        + f"Li,Wu,Bolt,jo@bolt.example,{TEMPLATE},1,True,2026-06-01,,,False,False,,,True,2026-06-04,\r\n"
        + "Di,Ng,Nobody Inc,di@nobody.example,,,,,,,,,,,,,\r\n"
        + f"X,Y,Z,x@unknown.example,{TEMPLATE},1,True,2026-06-01,,,,,,,,,\r\n",
    )
    dry = importing(ready, "apollo", "a.csv", "--dry-run")
    assert "+  - {on: 2026-06-01, by: sales.ops, event: enrolled" in dry.out
    assert not (ready.root / "leads/nobody-inc.md").exists()
    ran = importing(ready, "apollo", "a.csv")
    assert ran.status == 1
    assert "a.csv:5: unmatched" in ran.out
    text = lead(ready, "acme")
    assert f"{{on: 2026-06-01, by: sales.ops, event: enrolled, template: {TEMPLATE}, list: wave}}" in text
    assert f"{{on: 2026-06-01, by: sales.ops, event: sent, touch: 1, template: {TEMPLATE}}}" in text
    assert f"{{on: 2026-06-02, by: sales.ops, event: opened, touch: 1, template: {TEMPLATE}}}" in text
    assert "event: response, kind: positive" in text
    assert "kind: opt-out" in lead(ready, "bolt")
    assert "event: suppressed" in lead(ready, "bolt")
    assert "stage: prospect" in lead(ready, "nobody-inc")
    assert run(ready, "suppress", "check", "jo@bolt.example", env=KEY).status == 1
    before = tree(ready)
    again = importing(ready, "apollo", "a.csv")
    assert "added" not in again.out
    assert tree(ready) == before
    assert "RCP" not in run(ready, "check", "leads", "--as-of", "2026-06-05").out


def test_a_suppressed_contact_is_never_added_again(ready: Repository) -> None:
    assert run(ready, "suppress", "di@nobody.example", env=KEY).status == 0
    ready.write("a.csv", "Email,First Name,Company\nDi+new@nobody.example,Di,Nobody Inc\n")
    ran = importing(ready, "apollo", "a.csv")
    assert ran.status == 1
    assert "never re-added" in ran.out
    assert not (ready.root / "leads/nobody-inc.md").exists()


def test_without_the_key_nothing_that_needs_it_is_written(ready: Repository) -> None:
    before = tree(ready)
    ready.write(
        "a.csv", f"Email,Unsubscribed,Unsubscribed At,Sequence\njo@acme.example,True,2026-06-04,{TEMPLATE}\n"
    )
    ran = importing(ready, "apollo", "a.csv", key=False)
    assert ran.status == 2
    assert tree(ready) == before


def test_a_send_to_someone_who_said_no_is_logged_and_called_what_it_is(ready: Repository) -> None:
    ready.write(
        "leads/acme.md",
        lead_text("acme", "{on: 2026-05-25, by: sales.ops, event: suppressed, reason: opt-out}"),
    )
    ready.write(
        "a.csv", f"Email,Email Sent,Sent At,Sequence,Step\njo@acme.example,True,2026-06-04,{TEMPLATE},1\n"
    )
    ran = importing(ready, "apollo", "a.csv")
    assert "SEV2" in ran.out
    assert "event: sent" in lead(ready, "acme")
    check = run(ready, "check", "leads", "--as-of", "2026-06-05")
    assert check.status == 1
    assert "RCP301" in check.out
    due = run(ready, "sequences", "due", "--as-of", "2026-06-05", env=KEY)
    assert "legal.exec SEV2" in due.out
    assert "cro        SEV2" in due.out


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("jo@acme.example,True,03/04/2026,x,1", "no day that can be read"),
        ("jo@acme.example,maybe,2026-06-04,x,1", "neither yes nor no"),
        ("nobody,True,2026-06-04,x,1", "no lead has the address"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(ready: Repository, row: str, words: str) -> None:
    ready.write("a.csv", f"Email,Email Sent,Sent At,Sequence,Step\n{row}\n")
    ran = importing(ready, "apollo", "a.csv")
    assert ran.status == 1
    assert "a.csv:2:" in ran.out
    assert words in ran.out


def test_an_id_with_somebody_elses_address_is_not_believed(ready: Repository) -> None:
    ready.write(
        "a.csv",
        f"Email,Govern Lead Id,Email Sent,Sent At,Sequence,Step\njo@bolt.example,acme,True,2026-06-01,{TEMPLATE},1\n",
    )
    assert importing(ready, "apollo", "a.csv").status == 0
    assert "event: sent" in lead(ready, "bolt")
    assert "event: sent" not in lead(ready, "acme")


def test_a_file_that_is_none_of_these(ready: Repository, tmp_path: Path) -> None:
    ready.write("a.csv", "Name,Phone\nx,y\n")
    for tool in ("apollo", "monday", "gmail"):
        ran = importing(ready, tool, "a.csv")
        assert ran.status == 2, tool
    assert importing(ready, "apollo", "missing.csv").status == 2
    ready.write("b.csv", b"\xff\xfe\x00\x01")
    assert importing(ready, "monday", "b.csv").status == 2


# ------------------------------------------------------------------------------------------------ Monday.com


def test_a_board_with_groups(ready: Repository) -> None:
    ready.write(
        "b.csv",
        "Prospects\n\nSequences\nName,Subitems,Status,Email,Template,Touch,Sent\n"
        f"Acme Works,,working,jo@acme.example - Jo,{TEMPLATE},1,2026-06-01\n"
        f"Bolt Works,,Opted out,jo@bolt.example,{TEMPLATE},1,2026-06-01\n"
        "\nLater\nName,Subitems,Status,Email,Template,Touch,Sent\nGone Inc,,Bounced,x@gone.example,,,\n",
    )
    ran = importing(ready, "monday", "b.csv", "--on", "2026-06-03")
    assert "b.csv:10: unmatched" in ran.out
    assert "event: sent, touch: 1" in lead(ready, "acme")
    assert "kind: opt-out" in lead(ready, "bolt")
    before = tree(ready)
    importing(ready, "monday", "b.csv", "--on", "2026-06-03")
    assert tree(ready) == before


# ------------------------------------------------------------------------------------------------ Gmail


def mail(
    sender: str,
    text: str,
    *headers: str,
    subject: str = "Re: One number",
    day: str = "Wed, 03 Jun 2026 15:00:00 +0000",
) -> str:
    more = "".join(f"{header}\n" for header in headers)
    return (
        f"From {sender} Wed Jun  3 15:00:00 2026\nFrom: Someone <{sender}>\nTo: rick@example.com\nSubject: {subject}\n"
        f"Date: {day}\nMessage-ID: <{abs(hash((sender, text)))}@x.example>\n{more}\n{text}\n\n"
    )


def test_sent_drafts_and_replies_come_back(ready: Repository) -> None:
    out = run(
        ready, "export", "gmail", "--list", "wave", "--touch", "1", "--out", "out", "--as-of", DAY, env=KEY
    )
    assert out.status == 0, out.out
    acme = (ready.root / "out/acme.eml").read_bytes().replace(b"\r\n", b"\n")
    bolt = (ready.root / "out/bolt.eml").read_bytes().replace(b"\r\n", b"\n")
    box = (
        b"From rick@example.com Mon Jun  1 09:00:00 2026\n"
        + acme
        + b"\n\nFrom rick@example.com Mon Jun  1 09:00:00 2026\n"
        + bolt
        + b"\n\n"
    )
    ready.write("sent.mbox", box)
    ran = importing(ready, "gmail", "sent.mbox")
    assert ran.status == 0, ran.out + ran.err
    assert "event: enrolled" in lead(ready, "acme")
    assert "message_id: " in lead(ready, "acme")
    before = tree(ready)
    assert importing(ready, "gmail", "sent.mbox").status == 0
    assert tree(ready) == before
    identity = next(
        line.split(": ", 1)[1] for line in bolt.decode().splitlines() if line.startswith("Message-ID")
    )
    ready.write(
        "in.mbox",
        mail("jo@acme.example", "I am out of office until 12 June 2026.", "Auto-Submitted: auto-replied")
        # From another address of the same person: known by what it answers.
        + mail("jo.private@home.example", "Not interested, thanks.", f"In-Reply-To: {identity}")
        + mail("stranger@else.example", "Hello?"),
    )
    ran = importing(ready, "gmail", "in.mbox")
    assert ran.status == 1
    assert "kind: auto-reply, until: 2026-06-12, touch: 1" in lead(ready, "acme")
    assert "kind: negative" in lead(ready, "bolt")
    line = (ready.root / "in.mbox").read_text(encoding="utf-8").splitlines().index(
        "From stranger@else.example Wed Jun  3 15:00:00 2026"
    ) + 1
    assert f"in.mbox:{line}: left" in ran.out
    before = tree(ready)
    importing(ready, "gmail", "in.mbox")
    assert tree(ready) == before


def test_an_opt_out_by_reply_or_to_the_stop_address(ready: Repository) -> None:
    ready.write(
        "in.mbox",
        mail("jo@acme.example", "please remove me")
        + mail("jo@bolt.example", "x").replace("To: rick@example.com", "To: unsubscribe@example.com"),
    )
    ran = importing(ready, "gmail", "in.mbox")
    assert ran.status == 0, ran.out
    for name in ("acme", "bolt"):
        assert "kind: opt-out" in lead(ready, name)
        assert run(ready, "suppress", "check", f"jo@{name}.example", env=KEY).status == 1


def test_what_a_person_has_read_is_not_left_again(ready: Repository) -> None:
    text = mail("jo@acme.example", "Oh great, another one.").replace("Message-ID: <", "Message-ID: <m-")
    ready.write("in.mbox", text)
    ran = importing(ready, "gmail", "in.mbox")
    assert (ran.status, "left" in ran.out) == (1, True)
    command = ran.out.split("then `govern ")[1].split("`")[0]
    words = [word.strip("'") for word in command.replace("…", "negative").split()]
    done = run(ready, *words, "--note", "sarcasm", "--by", "sales.ops", "--as-of", "2026-06-04", env=KEY)
    assert done.status == 0, done.err
    assert "on: 2026-06-03" in lead(ready, "acme").splitlines()[-2]
    again = importing(ready, "gmail", "in.mbox")
    assert (again.status, "left" in again.out) == (0, False)
    # Another doubtful mail of the same day is another mail.
    ready.write("two.mbox", text.replace("<m-", "<n-"))
    assert importing(ready, "gmail", "two.mbox").status == 1


@pytest.mark.parametrize("identity", ["<$(touch x)@y>", "<a'b@y>", "<a b@y>", "no-brackets@y"])
def test_a_message_id_that_means_harm_is_put_into_no_command(ready: Repository, identity: str) -> None:
    text = mail("jo@acme.example", "Oh great, another one.")
    ready.write("in.mbox", re.sub(r"Message-ID: <[^>]*>", lambda _: f"Message-ID: {identity}", text))
    ran = importing(ready, "gmail", "in.mbox")
    assert "left" in ran.out
    assert "--message-id" not in ran.out


REPORT = """\
From mailer-daemon Wed Jun  3 15:00:00 2026
From: Mail Delivery Subsystem <mailer-daemon@mx.example>
To: rick@example.com
Subject: Delivery Status Notification
Date: Wed, 03 Jun 2026 15:00:00 +0000
Message-ID: <r1@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not work.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; jo@acme.example
Action: {action}
Status: {status}

--b--

"""


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        ("failed", "5.1.1", "hard"),
        ("failed", "4.2.2", "soft"),
        ("delayed", "", "soft"),
        ("delivered", "2.0.0", ""),
    ],
)
def test_delivery_reports(ready: Repository, action: str, status: str, kind: str) -> None:
    ready.write("in.mbox", REPORT.format(action=action, status=status))
    importing(ready, "gmail", "in.mbox")
    text = lead(ready, "acme")
    assert ("event: bounced" in text) == bool(kind)
    assert ("kind: hard" in text) == (kind == "hard")
    assert ("event: suppressed, reason: bounce" in text) == (kind == "hard")


def test_a_forged_report_suppresses_nobody(ready: Repository) -> None:
    """Whoever may write to us may write “it did not arrive”; only one that names a mail of ours is believed."""
    sent = f"{{on: 2026-06-01, by: sales.ops, event: sent, touch: 1, template: {TEMPLATE}, message_id: <ours@x>}}"
    ready.write("leads/acme.md", lead_text("acme", sent))
    forged = REPORT.format(action="failed", status="5.1.1")
    ready.write("in.mbox", forged)
    ran = importing(ready, "gmail", "in.mbox")
    assert "anybody can write one" in ran.out
    assert "bounced" not in lead(ready, "acme")
    copy = "--b\nContent-Type: message/rfc822\n\nMessage-ID: <ours@x>\nTo: jo@acme.example\n\nHi\n--b--\n"
    ready.write("in.mbox", forged.replace("--b--\n", copy))
    importing(ready, "gmail", "in.mbox")
    assert "kind: hard" in lead(ready, "acme")


def test_hostile_mail_is_left_for_a_person_and_stops_nothing(ready: Repository) -> None:
    ready.write(
        "in.mbox",
        mail("jo@acme.example", "x").replace(
            "Date: Wed, 03 Jun 2026 15:00:00 +0000", "Date: =?utf-8?b?////?="
        )
        + "From x Wed Jun  3 15:00:00 2026\nContent-Type: text/plain; charset=nonsense\nFrom: jo@acme.example\n\n\udce4\udcff\n\n"
        + mail("jo@bolt.example", "Not interested."),
    )
    ran = importing(ready, "gmail", "in.mbox")
    assert ran.status == 1
    assert "kind: negative" in lead(ready, "bolt")
    assert "response" not in lead(ready, "acme")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-01", "2026-06-01"),
        ("2026-06-01 10:00", "2026-06-01"),
        ("Jun 01, 2026", "2026-06-01"),
        ("01/06/2026", None),
        ("2026-13-01", None),
        ("", None),
    ],
)
def test_days_of_tables(text: str, day: str | None) -> None:
    found = read_day(text)
    assert (found.isoformat() if found else None) == day
