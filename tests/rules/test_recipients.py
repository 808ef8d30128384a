"""RCP: lists against leads, and sends against what may be sent. The attacks on SEV2 are here."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from govern.check import Settings, check_bytes
from govern.corpus import judge_corpus
from govern.documents.schema import Schema
from govern.rules.specimen import FOLDER
from tests.exchange.scene import LISTS, TEMPLATE, lead_text, list_text, signed_template
from tests.ladder.leads import policy

from datetime import date  # isort: skip

AS_OF = date(2026, 6, 1)
_SCHEMAS: dict[str, Schema] = {}
ENROLLED = f"{{on: 2026-05-21, by: sales.ops, event: enrolled, template: {TEMPLATE}}}"
OUT = "{on: 2026-05-22, by: sales.ops, event: response, kind: opt-out}"
SUPPRESSED = "{on: 2026-05-22, by: sales.ops, event: suppressed, reason: opt-out}"
SENT = f"{{on: 2026-05-23, by: sales.ops, event: sent, touch: 1, template: {TEMPLATE}}}"


def codes(*files: tuple[str, str, str], extra: str = "") -> list[str]:
    """The RCP codes that a corpus gives; each file is its path, kind and text."""
    settings = Settings(policy(extra), _SCHEMAS, AS_OF)
    results = [check_bytes(text.encode(), path, kind, settings) for path, kind, text in files]
    judged = judge_corpus(results, settings)
    return sorted(f.code for result in judged for f in result.findings if f.code.startswith("RCP"))


def a_lead(name: str, *history: str, **more: str) -> tuple[str, str, str]:
    return f"leads/{name}.md", "lead", lead_text(name, *history, **more)


def a_list(*leads: str, name: str = "wave", **more: str) -> tuple[str, str, str]:
    return f"{LISTS}/{name}.yaml", "recipient-list", list_text(*leads, **more)


TEMPLATE_FILE = (f"{FOLDER}/{TEMPLATE}.md", "email-sequence", signed_template())


def test_a_sound_list_is_clean() -> None:
    assert codes(a_list("acme"), a_lead("acme"), TEMPLATE_FILE) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([a_list("nobody"), TEMPLATE_FILE], ["RCP101"]),
        ([a_list("acme", template="nurture-v9-2026-04-20"), a_lead("acme")], ["RCP102"]),
        ([a_list("acme", content="sha256:" + "0" * 64), a_lead("acme"), TEMPLATE_FILE], ["RCP103"]),
        ([a_list("acme"), a_lead("acme", OUT, SUPPRESSED), TEMPLATE_FILE], ["RCP105"]),
        ([a_list("acme"), a_lead("acme", email="nobody"), TEMPLATE_FILE], ["RCP105"]),
        (
            [a_list("acme"), a_lead("acme", ENROLLED.replace("nurture-v1", "nurture-v2")), TEMPLATE_FILE],
            ["RCP107"],
        ),
        ([a_list("acme"), a_list("acme", name="zweite"), a_lead("acme"), TEMPLATE_FILE], ["RCP107"]),
        (
            [
                a_list("acme", "bolt"),
                a_lead("acme"),
                a_lead("bolt", email="JO+x@acme.example"),
                TEMPLATE_FILE,
            ],
            ["RCP110"],
        ),
    ],
)
def test_a_list_is_held_against_leads_and_templates(
    files: Iterable[tuple[str, str, str]], expected: list[str]
) -> None:
    assert codes(*files) == expected


def test_a_closed_list_is_history() -> None:
    path, kind, text = a_list("nobody")
    assert codes((path, kind, text.replace("status: draft", "status: executed")), TEMPLATE_FILE) == []


def test_who_was_enrolled_from_the_list_is_not_busy() -> None:
    assert codes(a_list("acme"), a_lead("acme", ENROLLED), TEMPLATE_FILE) == []


# ------------------------------------------------------------------------------------------------ SEV2


def sev2(*history: str, extra: str = "") -> bool:
    return "RCP301" in codes(a_lead("acme", ENROLLED, *history), extra=extra)


def test_a_send_before_the_opt_out_is_none() -> None:
    assert not sev2(SENT.replace("05-23", "05-21"), OUT, SUPPRESSED)


@pytest.mark.parametrize(
    "history",
    [
        [OUT, SUPPRESSED, SENT],
        [OUT, SUPPRESSED, SENT.replace("05-23", "05-22")],
        # Logged before it happened: the day counts, not the place in the file.
        [SENT, OUT, SUPPRESSED],
        [SUPPRESSED, SENT],
        # Taken back, corrected, or called something else: it was sent.
        [
            OUT,
            SUPPRESSED,
            SENT,
            "{on: 2026-05-24, by: sales.ops, event: correction, corrects: 11, note: mistake}",
        ],
        [OUT, "{on: 2026-05-22, by: sales.ops, event: correction, corrects: 9, note: meant neutral}", SENT],
        [OUT, SUPPRESSED, "{on: 2026-05-22, by: sales.ops, event: response, kind: positive}", SENT],
        [OUT, SUPPRESSED, SENT.replace("on: 2026-05-23", "on: someday")],
        [OUT.replace("on: 2026-05-22", "on: never"), SENT],
        [SUPPRESSED.replace("opt-out", "bounce"), SENT],
        # A quarter later, in another sequence.
        [
            OUT,
            SUPPRESSED,
            "{on: 2026-05-30, by: cro, event: sent, touch: 1, template: activation-v1-2026-04-27}",
        ],
    ],
)
def test_a_send_to_someone_who_said_no_is_found_however_it_is_dressed(history: list[str]) -> None:
    assert sev2(*history)


def test_no_comment_silences_it() -> None:
    path, kind, text = a_lead("acme", ENROLLED, OUT, SUPPRESSED, SENT)
    silenced = text.replace(f"  - {SENT}", f"  # govern: allow RCP301 -- agreed by telephone\n  - {SENT}")
    assert "RCP301" in codes((path, kind, silenced))


def test_a_second_file_for_the_person_does_not_help() -> None:
    one, other = a_lead("acme", OUT, SUPPRESSED), a_lead("bolt", ENROLLED, SENT, email="Jo+b@acme.example")
    assert "RCP302" in codes(one, other)


def test_only_the_signed_policy_settles_one() -> None:
    settled = (
        "escalations: {opted-out-send: {settled_by: legal.exec, settled: "
        "[{lead: acme, sent: 2026-05-23, on: 2026-05-30, report: file 12}]}}\n"
    )
    assert not sev2(OUT, SUPPRESSED, SENT, extra=settled)
    assert sev2(OUT, SUPPRESSED, SENT, extra=settled.replace("2026-05-23", "2026-05-24"))


def test_an_opt_out_must_reach_the_list() -> None:
    assert codes(a_lead("acme", OUT)) == ["RCP306"]
