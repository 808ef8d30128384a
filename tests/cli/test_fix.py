from __future__ import annotations

import os

from govern.findings import Edit, Finding, Fix, Severity, Span
from govern.fixing import apply, fix_text
from govern.rules.specimen import specimen
from tests.conftest import Repository


def test_fix_mends_what_is_safe_and_touches_nothing_else(repo: Repository) -> None:
    path = repo.template("Hi,  \n\n*Partners*\u200b close.\t\n\n\n- a\n+ b\n")
    before = (repo.root / path).read_bytes()
    ran = repo.govern("check", "--fix", "--select", "DOC")
    assert ran.status == 0, ran.out
    assert f"fixed {path}" in ran.err
    assert (repo.root / path).read_bytes() == before.replace("\u200b".encode(), b"")
    again = repo.govern("check", "--fix", "--select", "DOC")
    assert "Nothing to fix." in again.err


def test_diff_shows_and_writes_nothing(repo: Repository) -> None:
    path = repo.template("Partners\u200b close.\n")
    before = (repo.root / path).read_bytes()
    ran = repo.govern("check", "--diff", "--select", "DOC")
    assert (ran.status, (repo.root / path).read_bytes()) == (0, before)
    assert "-Partners\\u200b close." in ran.out.replace("\u200b", "\\u200b")
    assert "+Partners close." in ran.out


def test_a_byte_order_mark_line_ends_and_mode_stay(repo: Repository) -> None:
    path, text = specimen("Partners\u200b close.\r\nAgain.\r\n".replace("\r\n", "\n"), "body")
    full = repo.write(path, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    full.chmod(0o640)
    repo.govern("check", "--fix", "--select", "DOC")
    assert full.read_bytes() == b"\xef\xbb\xbf" + text.replace("\u200b", "").replace("\n", "\r\n").encode()
    if os.name != "nt":
        assert full.stat().st_mode & 0o777 == 0o640


def test_mixed_line_ends_are_mended(repo: Repository) -> None:
    path, text = specimen("One.\r\nTwo.\n", "body")
    full = repo.write(path, text)
    assert repo.check("--select", "DOC303").codes == ["DOC303"]
    repo.govern("check", "--fix", "--select", "DOC303")
    assert b"\r" not in full.read_bytes()


def test_content_with_sign_offs_is_left_alone(repo: Repository) -> None:
    path, text = specimen("Partners\u200b close.\n", "body")
    entry = "approvals:\n  - {role: cmo, scope: messaging, by: michelle@example.com}\n"
    full = repo.write(path, text.replace("approvals: []\n", entry))
    before = full.read_bytes()
    ran = repo.govern("check", "--fix", "--select", "DOC301")
    assert full.read_bytes() == before
    assert "sign-offs" in ran.err
    repo.govern("check", "--fix", "--unsafe-fixes", "--select", "DOC301")
    assert full.read_bytes() == before.replace("\u200b".encode(), b"")


def test_terms_and_fields_are_mended(repo: Repository) -> None:
    path = repo.template("Hi {{frist_name}},\n\nAt Eco-Monetize we read each **signal** note.\n")
    repo.govern("check", "--fix", "--select", "TRM,PER104")
    text = (repo.root / path).read_text(encoding="utf-8")
    assert "Hi {{first_name}},\n\nAt eco monetize we read each **Signal** Note.\n" in text


def test_what_cannot_be_read_is_not_written(repo: Repository) -> None:
    path = "content/campaigns/email-sequences/nurture-v1-2026-04-20.md"
    repo.write(path, b"\xff\xfe\x00")
    repo.write("nurture-v9-2026-04-20.md", "x")
    ran = repo.govern("check", "--fix")
    assert ran.status == 1
    assert (repo.root / path).read_bytes() == b"\xff\xfe\x00"


def test_touching_edits_wait_for_the_next_pass() -> None:
    fixes = [Fix("a", (Edit(0, 2, "x"),)), Fix("b", (Edit(2, 3, "y"),)), Fix("c", (Edit(4, 5, "z"),))]
    assert apply("abcde", fixes) == "xcdz"


def test_fixing_ends_even_when_a_fix_never_settles() -> None:
    text = fix_text("a", lambda text: [_finding(len(text))])
    assert text == "b" * 11


def _finding(end: int) -> Finding:
    fix = Fix("grow", (Edit(0, end, "b" * (end + 1)),))
    return Finding("DOC301", "x", Severity.ERROR, "p", Span(1, 1, 1, 1), "m", fix=fix)
