"""APR: what is told of which sign-off, once, and where drafts are left alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from govern.approvals.digest import content_digest
from govern.check import Settings, check_bytes
from govern.documents.document import Document
from govern.rules.approvals import SPECIMEN_CONTENT
from tests.approvals.samples import DANA, MARCUS, MICHELLE, TODAY, entry, read, signed, template, with_entry
from tests.conftest import Repository
from tests.corpus.score import settings

CMO = {"role": "cmo", "scope": "messaging", "by": MICHELLE}
CRO = {"role": "cro", "scope": "sales-narrative", "by": MARCUS}


def findings(document: Document, day: date = TODAY) -> list[tuple[str, str]]:
    base = settings("APR")
    chosen = Settings(base.policy, base.schemas, day, base.selection)
    result = check_bytes(document.text.encode(), document.path, document.kind, chosen)
    assert not result.crashed, result.findings
    return [(one.code, one.text) for one in result.findings]


def codes(document: Document) -> list[str]:
    return [code for code, _ in findings(document)]


def test_the_digest_of_the_specimen_is_fresh() -> None:
    assert content_digest(template()) == SPECIMEN_CONTENT


def test_drafts_and_whole_chains_say_nothing() -> None:
    assert codes(template()) == []
    assert codes(template("in-review")) == []
    assert codes(signed(template("in-review"), "cmo")) == []
    for status in ("in-review", "approved", "loaded"):
        assert codes(signed(template(status), "cmo", "cro")) == []


def test_a_document_without_front_matter_values_says_nothing() -> None:
    assert codes(read("---\ntitle: x\n---\n")) == []


def edited(document: Document) -> Document:
    return read(document.text.replace("40 % faster", "45 % faster"), document.path, document.kind)


def test_an_edit_is_told_at_the_digest_and_at_the_status() -> None:
    assert codes(edited(signed(template("in-review"), "cmo", "cro"))) == ["APR102", "APR102"]
    found = findings(edited(signed(template("approved"), "cmo", "cro")))
    assert found[0] == ("APR101", "approved")
    assert [code for code, _ in found[1:]] == ["APR102", "APR102"]
    assert "sha256:" in found[1][1]


def test_only_the_nearest_of_several_stale_sign_offs_is_told() -> None:
    document = edited(signed(template("in-review"), "cmo"))
    document = edited(signed(read(document.text.replace("45 %", "50 %")), "cmo"))
    document = read(document.text.replace("50 %", "55 %"))
    assert codes(document) == ["APR102"]


def test_an_invalid_sign_off_beside_a_valid_one_is_not_told() -> None:
    document = template("in-review")
    document = with_entry(document, **entry(document, "cmo", "messaging", "eve@example.com"))
    assert codes(document) == ["APR104"]
    assert codes(signed(document, "cmo")) == []
    odd = with_entry(template("in-review"), **entry(template(), "cfo", "messaging", MICHELLE))
    assert codes(odd) == ["APR103"]
    assert codes(signed(odd, "cmo", "cro")) == []


def test_each_fault_has_one_code() -> None:
    def broken(given: dict[str, Any], **over: Any) -> list[str]:
        document = template("in-review")
        return codes(with_entry(document, **{**entry(document, **given), **over}))

    assert broken(CRO) == ["APR107"]
    assert broken(CMO, by=MARCUS) == ["APR104"]
    assert broken(CMO, previous="sha256:" + "0" * 64) == ["APR106"]
    assert broken(CMO, at="2026-04-25T12:00:00Z") == ["APR108"]
    assert broken(CMO, at="2026-04-19T12:00:00Z") == ["APR109"]
    assert broken(CMO, at="2026-04-21T24:61:00Z") == ["APR112"]
    assert broken(CMO, content="sha256:" + "0" * 64) == ["APR102"]
    assert broken(CMO, role="\u0441mo") == ["APR103"]


def test_a_schema_fault_is_the_schemas() -> None:
    for bad in (
        "[7]",
        "[{}]",
        "{a: b}",
        "[{role: cmo, scope: messaging, by: x, at: soon, content: y, previous: 3}]",
    ):
        document = read(template().text.replace("approvals: []", f"approvals: {bad}"))
        assert "APR112" not in codes(document), bad


def test_the_verdict_of_one_document_is_not_anothers() -> None:
    first, second = signed(template("approved"), "cmo", "cro"), template("approved")
    assert codes(first) == []
    assert codes(second) == ["APR101"]
    assert codes(first) == []


def test_signing_ones_own_text() -> None:
    text = template("in-review").text.replace(f"author: {DANA}", f"author: {MICHELLE}")
    assert codes(signed(read(text), "cmo")) == ["APR105"]


def test_apr_cannot_be_silenced(repo: Repository) -> None:
    text = template("approved").text.replace(
        "status: approved", "status: approved  # govern: allow APR101 -- we are in a hurry"
    )
    repo.write(template().path, text)
    assert {"APR101", "SUP104"} <= set(repo.check().codes)


def test_a_copied_recipient_list(repo: Repository) -> None:
    text = "template: nurture-v1-2026-04-20\ncreated: 2026-04-20\nby: dana@example.com\nleads: [acme]\napprovals: []\n"
    folder = "content/campaigns/recipient-lists"
    document = read(text, f"{folder}/a.yaml", "recipient-list")
    document = with_entry(document, **entry(document, "cro", "recipients", MARCUS))
    repo.write(f"{folder}/a.yaml", document.text)
    repo.write(f"{folder}/b.yaml", document.text)
    found = repo.check("--select", "APR").json["findings"]
    assert [(one["code"], one["path"]) for one in found] == [("APR114", f"{folder}/b.yaml")]


def test_missing_signatures_where_the_policy_wants_them(repo: Repository) -> None:
    policy = (repo.root / "govern.yaml").read_text()
    repo.write("govern.yaml", policy + "proof: signature\n")
    document = signed(template("in-review"), "cmo")
    repo.write(document.path, document.text)
    assert repo.check("--select", "APR").codes == ["APR115"]
