"""The dashboard as a page in a browser: no errors, filters that filter, a keyboard that reaches everything, no axe findings."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from govern.findings import Finding, Severity, Span
from govern.ladder.history import lead_from
from govern.reports.dashboard import Material, dashboard
from govern.reports.dashboard_values import Dashboard
from govern.reports.escalations import evaluate
from govern.reports.flows import flow_of
from govern.reports.inbox import inbox
from govern.reports.links import file_links
from govern.reports.page import page
from govern.reports.weekly import Source
from tests.conftest import PROJECT, Repository
from tests.ladder.leads import LADDER, POLICY
from tests.reports.histories import leads as histories

AS_OF = date(2026, 9, 11)
EVIL = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>\"'><b>&amp;\u202e javascript:alert(1)"
LINKS = "https://github.com/acme/mail/blob/abc/{path}"


@lru_cache(maxsize=8)
def made(count: int, *, contacts: bool = False, evil: str = "", seed: int = 3) -> Dashboard:
    raw = histories(count, seed)
    for one in raw:
        one["company"] = {"name": f"{one['id'].title()} {evil}".strip()}
        one["contact"] = {
            "first_name": "Jo",
            "last_name": "Meyer",
            "email": f"jo@{one['id']}.example",
            "title": evil or "VP",
        }
    for entry in (entry for one in raw for entry in one["history"] if evil and "template" in entry):
        entry["template"] = evil
    leads = [lead_from(one, f"leads/{one['id']}{'<x>' if evil else ''}.md") for one in raw]
    flows = [flow_of(lead, LADDER, AS_OF) for lead in leads]
    findings = [
        Finding("VOC101", "subject-too-long", Severity.WARNING, f"content/{evil}.md", Span(3, 1, 3, 9), evil)
    ]
    material = Material(
        policy=POLICY,
        leads=leads,
        flows=flows,
        standings=[],
        waiting=inbox(leads, (), POLICY, AS_OF),
        findings=findings,
        silenced=[],
        checked=[(lead.path, "lead") for lead in leads],
        escalations=evaluate(POLICY, leads, flows, findings, AS_OF),
        as_of=AS_OF,
        source=Source("0123456789abcdef", False, len(leads)),
    )
    return dashboard(material, contacts=contacts)


def data_of(html: str) -> Any:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert match is not None
    return json.loads(match[1])


def test_nothing_of_a_file_becomes_markup() -> None:
    html = page(made(30, evil=EVIL, contacts=True), LINKS, EVIL)
    assert "<img" not in html
    assert "onerror=window" not in html.replace("onerror=window.hit=1&gt;", "").replace(
        "onerror=window.hit=1\\u003e", ""
    )
    assert html.count("<script") == 2
    assert html.count("</script") == 2
    assert "\u202e" not in html
    assert EVIL.replace("\u202e", "\\u202e") in data_of(html)["leads"][0][2]


def test_no_personal_data_unless_asked_for() -> None:
    quiet, told = page(made(20)), page(made(20, contacts=True))
    assert "Meyer" not in quiet
    assert "@" not in json.dumps(data_of(quiet))
    assert "Jo Meyer, VP, jo@lead-00000.example" in told


def test_the_page_needs_nothing_else() -> None:
    html = page(made(20), LINKS)
    assert "default-src 'none'" in html
    addresses = set(re.findall(r"(?:src|href)=\"?([^\" >]+)", html))
    assert {one for one in addresses if not one.startswith("#")} == {
        one for one in addresses if one.startswith("https://github.com/acme/mail/blob/abc/")
    }
    assert "url(" not in html
    assert "@import" not in html
    assert " style=" not in html, "the security policy allows no style in elements"


def test_the_same_data_give_the_same_bytes() -> None:
    assert page(made(200)) == page(made(200))


def test_size() -> None:
    html = page(made(2000), LINKS).encode()
    assert len(html) < 1_000_000, len(html)


def test_a_company_without_any_lead() -> None:
    html = page(made(0))
    assert "n/a" in html
    assert " 0 %<" not in html


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/acme/mail.git", "https://github.com/acme/mail/blob/abc/{path}"),
        ("https://jo:secret@github.com/acme/mail", "https://github.com/acme/mail/blob/abc/{path}"),
        ("git@github.com:acme/mail.git\n", "https://github.com/acme/mail/blob/abc/{path}"),
        (
            "ssh://git@gitlab.acme.example:2222/team/mail.git",
            "https://gitlab.acme.example/team/mail/-/blob/abc/{path}",
        ),
        ("/srv/git/mail.git", ""),
        ("https://example.com/mail.git", ""),
        ("javascript:alert(1)//github.com/a", ""),
        ("", ""),
    ],
)
def test_where_files_can_be_looked_at(remote: str, address: str) -> None:
    assert file_links(remote, "abc") == address


# ----------------------------------------------------------------------------------------------------- in a browser

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip(
        "playwright.sync_api", reason="page tests need playwright: pip install -e '.[test]'"
    )
    if CHROMIUM is None:
        pytest.skip("page tests need Chromium: apt-get install chromium")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    contexts: list[Any] = []
    faults: list[str] = []

    def opened(html: str, width: int = 1280, scheme: str = "light") -> Any:
        file = tmp_path / "index.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True
        )
        contexts.append(context)
        shown = context.new_page()
        shown.on(
            "console",
            lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None,
        )
        shown.on("pageerror", lambda error: faults.append(str(error)))
        shown.on(
            "request",
            lambda request: faults.append(request.url) if not request.url.startswith("file:") else None,
        )
        shown.goto(file.as_uri())
        return shown

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_axe_finds_nothing(show: Any, width: int, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="needs axe-playwright-python: pip install -e '.[test]'",
    )
    shown = show(page(made(25), LINKS), width, scheme)
    shown.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.Axe().run(shown)
    assert found.violations_count == 0, found.generate_report()
    assert shown.evaluate("document.documentElement.scrollWidth") <= width, (
        "the page itself never scrolls sideways"
    )
    shown.click("#view-table")
    found = axe.Axe().run(shown)
    assert found.violations_count == 0, found.generate_report()


def test_untrusted_text_stays_text(show: Any) -> None:
    shown = show(page(made(20, evil=EVIL, contacts=True), LINKS, EVIL))
    assert shown.evaluate("window.hit") is None
    assert "</script>" in shown.inner_text("#leads-board")
    shown.click("#view-table")
    assert "</script>" in shown.inner_text("#leads-list")
    hrefs = shown.eval_on_selector_all("a", "all => all.map(a => a.href)")
    assert all(one.startswith(("https://github.com/acme/mail/blob/abc/", "file:")) for one in hrefs)


def test_search_and_filters(show: Any) -> None:
    shown = show(page(made(300)))
    assert shown.inner_text("#found") == "300 leads"
    shown.fill("#search", "LEAD-00007")
    assert shown.inner_text("#found") == "1 of 300 leads"
    assert shown.locator("#leads-board .lead").count() == 1
    shown.fill("#search", "nobody of this name")
    assert shown.inner_text("#found") == "0 of 300 leads"
    shown.fill("#search", "")
    shown.select_option("#stage", label="SQL")
    in_sql = sum(row[3] == 2 for row in data_of(page(made(300)))["leads"])
    assert shown.inner_text("#found") == f"{in_sql} of 300 leads"
    shown.check("#stopped")
    assert int(shown.inner_text("#found").split()[0]) < in_sql
    shown.click("#view-table")
    assert shown.is_hidden("#leads-board")
    assert shown.locator("#leads-table tbody tr").count() == int(shown.inner_text("#found").split()[0])


def test_tables_sort_and_turn_pages(show: Any) -> None:
    shown = show(page(made(300)))
    shown.click("#view-table")
    head = shown.locator("#leads-table thead button", has_text="Days there")

    def days() -> list[int]:
        return [int(text) for text in shown.locator("#leads-table tbody td.n").all_inner_texts()]

    head.click()
    assert days() == sorted(days())
    assert shown.locator("#leads-table thead th[aria-sort=ascending]").inner_text().startswith("Days there")
    head.click()
    assert days() == sorted(days(), reverse=True)
    first = days()[-1]
    assert shown.inner_text("#leads-where") == "Page 1 of 6"
    shown.click("#leads-next")
    assert shown.inner_text("#leads-where") == "Page 2 of 6"
    assert days()[0] <= first


def test_the_keyboard_reaches_everything(show: Any) -> None:
    shown = show(page(made(40), LINKS))
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.className") == "skip"
    wanted = shown.evaluate(
        "Array.from(document.querySelectorAll('a[href],button,select,input,summary,[tabindex=\"0\"]'))"
        ".filter(e => e.checkVisibility() && !e.disabled).length"
    )
    shown.evaluate(
        "window.reached = new Set(); document.addEventListener('focusin', e => window.reached.add(e.target))"
    )
    for _ in range(wanted + 5):
        shown.keyboard.press("Tab")
    reached = shown.evaluate("window.reached.size")
    assert reached >= wanted - 1, f"{reached} of {wanted}"
    shown.focus("#view-table")
    shown.keyboard.press("Enter")
    assert shown.is_visible("#leads-table")
    shown.focus("#leads-table thead button")
    shown.keyboard.press("Space")
    assert shown.locator("#leads-table th[aria-sort]").count() == 1


def test_light_and_dark(show: Any) -> None:
    shown = show(page(made(5)), scheme="light")
    before = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    shown.click("#theme")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") != before
    assert shown.inner_text("#theme") == "Light"


@pytest.mark.slow
def test_twenty_thousand_leads(show: Any) -> None:
    html = page(made(20_000))
    shown = show(html)
    assert shown.inner_text("#found") == "20,000 leads"
    spent = shown.evaluate(
        "() => { const t = performance.now(); const s = document.getElementById('search'); s.value = 'lead-19999';"
        " s.dispatchEvent(new Event('input')); return performance.now() - t; }"
    )
    assert shown.inner_text("#found") == "1 of 20,000 leads"
    assert spent < 1000, spent


# ------------------------------------------------------------------------------------------------------ the command


def test_our_own_repository_makes_a_page_without_names(tmp_path: Path) -> None:
    ran = Repository(PROJECT).govern("dashboard", "--out", str(tmp_path), "--as-of", "2026-11-22")
    assert ran.status == 0, ran.err
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "Acme Robotics" in html
    assert "jo@acme.example" not in html
    assert "Meyer" not in html


def test_at_a_commit_it_is_the_same_everywhere(repo: Repository) -> None:
    repo.template()
    repo.commit()
    repo.write("leads/later.md", "not yet")
    for out, zone in (("one", "UTC"), ("two", "Pacific/Kiritimati")):
        assert (
            repo.govern(
                "dashboard", "--at", "HEAD", "--out", f"../{repo.root.name}-{out}", env={"TZ": zone}
            ).status
            == 0
        )
    one, two = (Path(f"{repo.root}-{out}") / "index.html" for out in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--links", "javascript:alert(1)//{path}"), "no web address"),
        (("--links", "https://example.com/"), "does not say where the path goes"),
        (("--serve", "--at", "HEAD"), "follows the work tree"),
        (("--out", "govern.yaml"), "is a file"),
        (("--at", "nowhere"), "no commit"),
    ],
)
def test_wrong_words(repo: Repository, arguments: tuple[str, ...], words: str) -> None:
    repo.commit()
    ran = repo.govern("dashboard", *arguments)
    assert ran.status == 2
    assert words in ran.err
