from __future__ import annotations

import pytest

from govern.check import FileResult, check_bytes
from govern.corpus import judge_corpus
from govern.documents.names import TemplateName, looks_like_template, parse_template_name
from govern.rules.naming import stray_fault
from govern.rules.specimen import FOLDER, specimen
from tests.corpus.score import settings

TYPES = ("nurture", "activation", "re-engagement")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("nurture-v1-2026-04-20.md", ("nurture", "v1", "2026-04-20")),
        ("re-engagement-v2.3-2026-12-31.md", ("re-engagement", "v2.3", "2026-12-31")),
        ("activation-v10.12-2028-02-29.md", ("activation", "v10.12", "2028-02-29")),
        ("nurture-v0-2099-01-01.md", ("nurture", "v0", "2099-01-01")),
    ],
)
def test_sound_names(name: str, parts: tuple[str, str, str]) -> None:
    assert parse_template_name(name, TYPES) == TemplateName(*parts)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nurture-v1-2026-04-20.MD", ".md"),
        ("nurture-v1-2026-04-20.md.txt", ".md"),
        ("nurture-v1-2026-04-20", ".md"),
        ("Nurture-v1-2026-04-20.md", "begin with a sequence type"),
        ("nuture-v1-2026-04-20.md", "begin with a sequence type"),
        ("reengagement-v1-2026-04-20.md", "begin with a sequence type"),
        ("nurture_v1_2026-04-20.md", "begin with a sequence type"),
        ("nurture-v1-2026-02-30.md", "no day 2026-02-30"),
        ("nurture-v1-2027-02-29.md", "no day 2027-02-29"),
        ("nurture-v1-20260420.md", "end in a date"),
        ("nurture-v1-2026-4-20.md", "end in a date"),
        ("nurture-v1-20-04-2026.md", "end in a date"),
        ("nurture-v1-٢٠٢٦-٠٤-٢٠.md", "end in a date"),
        ("nurture-v1-2026‑04‑20.md", "end in a date"),
        ("nurture-2026-04-20.md", "lacks a version"),
        ("nurture--2026-04-20.md", "lacks a version"),
        ("nurture-1-2026-04-20.md", "not “1”"),
        ("nurture-V1-2026-04-20.md", "not “V1”"),
        ("nurture-v1.2.3-2026-04-20.md", "not “v1.2.3”"),
        ("nurture-v1.-2026-04-20.md", "not “v1.”"),
        ("nurture-v１-2026-04-20.md", "not “v１”"),
        ("nurture-v1-final-2026-04-20.md", "not “v1-final”"),
        ("nurture-v1 -2026-04-20.md", "not “v1 ”"),
        ("nurture-v1-2026-04-20-final.md", "end in a date"),
        (" nurture-v1-2026-04-20.md", "begin with a sequence type"),
        (".md", "begin with a sequence type"),
        ("nurture-v1-2026-04-20 .md", "end in a date"),
        ("nurture-v1-2026-04-20\n.md", "end in a date"),
    ],
)
def test_faulty_names(name: str, words: str) -> None:
    fault = parse_template_name(name, TYPES)
    assert isinstance(fault, str)
    assert words in fault


def found(path: str, text: str) -> list[str]:
    result = check_bytes(text.encode(), path, "email-sequence", settings("NAM"))
    return [finding.message for finding in result.findings]


def test_name_and_front_matter_agree() -> None:
    path, text = specimen("x", "body")
    assert found(path, text) == []
    assert "says sequence activation" in found(path.replace("nurture", "activation"), text)[0]
    assert "says version v2" in found(path.replace("v1", "v2"), text)[0]
    assert "says date 2026-04-21" in found(path.replace("04-20", "04-21"), text)[0]


def test_place_and_type() -> None:
    _, text = specimen("x", "body")
    assert "Templates stand in" in found(f"{FOLDER}/old/nurture-v1-2026-04-20.md", text)[0]
    assert "by hand" in found(f"{FOLDER}/post-briefing-v1-2026-04-20.md", text)[0]


def test_an_unreadable_file_is_judged_by_its_name_too() -> None:
    result = check_bytes(b"\0", f"{FOLDER}/x.md", "email-sequence", settings("NAM"))
    assert [finding.code for finding in result.findings] == ["NAM101"]


@pytest.mark.parametrize(
    ("path", "is_stray"),
    [
        ("README.md", False),
        ("leads/.gitkeep", False),
        ("leads/notes.txt", True),
        ("leads/2026/a.md", True),
        ("content/campaigns/recipient-lists/a.csv", True),
        ("nurture-v1-2026-04-20.md", True),
        ("content/email-sequences/re-engagement-v1-2026-04-20.md", True),
        ("Content/Campaigns/Email-Sequences/x.md", True),
        ("notes/nurture.md", False),
        ("notes/activation-energy.md", True),
        ("src/nurture_model.py", False),
    ],
)
def test_files_that_no_kind_claims(path: str, is_stray: bool) -> None:
    assert (stray_fault(path, settings("").policy) is not None) == is_stray


def test_looks_like_a_template() -> None:
    assert looks_like_template("Re_Engagement V2.markdown")
    assert not looks_like_template("nurture.md")


def test_leads_are_named_by_their_id() -> None:
    chosen = settings("NAM")
    text = "---\nid: acme\n---\n"
    assert not check_bytes(text.encode(), "leads/acme.md", "lead", chosen).findings
    assert [f.code for f in check_bytes(text.encode(), "leads/other.md", "lead", chosen).findings] == [
        "NAM101"
    ]


def test_twins() -> None:
    def found(*paths: str) -> list[tuple[str, str]]:
        results = [FileResult(path, "lead", ()) for path in paths]
        return [(f.path, f.message) for r in judge_corpus(results, settings("NAM")) for f in r.findings]

    same = "Its path differs from {} only by case or Unicode form."
    assert found("leads/a.md", "leads/A.md", "leads/b.md") == [
        ("leads/a.md", same.format("leads/A.md")),
        ("leads/A.md", same.format("leads/a.md")),
    ]
    assert found("caf\u00e9.md", "cafe\u0301.md")
    assert found("stra\u00dfe.md", "strasse.md")
    assert not found("a.md")
