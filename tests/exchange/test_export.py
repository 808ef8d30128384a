"""`govern recipients build` and `govern export`: only what holds at this moment leaves, and nothing by halves."""

from __future__ import annotations

import json

import pytest

from govern.rules.specimen import FOLDER
from tests.approvals.samples import read, signed
from tests.conftest import Ran, Repository
from tests.exchange.scene import (
    DAY,
    KEY,
    LISTS,
    TEMPLATE,
    build,
    lead_text,
    run,
    setup,
    sign_list,
    signed_template,
    template_text,
    with_signed_list,
)


def export(
    repo: Repository, tool: str = "gmail", touch: int = 1, *more: str, day: str = DAY, out: str = "out"
) -> Ran:
    return run(
        repo,
        "export",
        tool,
        "--list",
        "wave",
        "--touch",
        str(touch),
        "--out",
        out,
        "--as-of",
        day,
        *more,
        env=KEY,
    )


def codes(ran: Ran) -> dict[str, list[str]]:
    data = json.loads(ran.out)
    told = {one["lead"]: [why["code"] for why in one["why"]] for one in data["blocked"]}
    return told | {"": [one["code"] for one in data["blockers"]]}


def blocked(repo: Repository, *more: str, touch: int = 1, day: str = DAY) -> dict[str, list[str]]:
    ran = export(repo, "gmail", touch, "--format", "json", *more, day=day)
    assert ran.status == 1, ran.err
    assert not (repo.root / "out").exists()
    return codes(ran)


def test_a_proposal_says_of_everyone_left_out_why(repo: Repository) -> None:
    setup(repo, "acme")
    repo.write(
        "leads/away.md",
        lead_text("away", stage="prospect").replace("event: stage, to: mql, signals: [E1],", "event: note,"),
    )
    repo.write(
        "leads/out.md", lead_text("out", "{on: 2026-05-22, by: sales.ops, event: response, kind: opt-out}")
    )
    repo.write(
        "leads/busy.md",
        lead_text(
            "busy", "{on: 2026-05-22, by: sales.ops, event: enrolled, template: nurture-v2-2026-05-01}"
        ),
    )
    repo.write(
        "leads/canada.md",
        lead_text("canada").replace("industry: robotics", "industry: robotics, country: CA"),
    )
    repo.write("leads/noname.md", lead_text("noname").replace("first_name: Jo, ", ""))
    repo.write("leads/twin.md", lead_text("twin", email="Jo+x@acme.example"))
    ran = run(
        repo,
        "recipients",
        "build",
        "--template",
        TEMPLATE,
        "--dry-run",
        "--format",
        "json",
        "--by",
        "p@example.com",
        "--as-of",
        DAY,
        env=KEY,
    )
    assert ran.status == 0, ran.err
    data = json.loads(ran.out)
    assert data["eligible"] == ["acme"]
    told = {one["lead"]: {why["code"] for why in one["why"]} for one in data["left_out"]}
    assert told == {
        "away": {"stage"},
        "out": {"opted-out"},
        "busy": {"in-sequence"},
        "canada": {"consent"},
        "noname": {"value"},
        "twin": {"duplicate"},
    }


def test_a_proposal_needs_the_key(repo: Repository) -> None:
    setup(repo, "acme")
    ran = run(repo, "recipients", "build", "--template", TEMPLATE, "--by", "p@example.com")
    assert ran.status == 2
    assert "needs the key" in ran.err
    assert not (repo.root / LISTS).exists()


def test_a_suppressed_mailbox_is_left_out_although_its_file_says_nothing(repo: Repository) -> None:
    setup(repo, "acme", "bolt")
    repo.write("leads/zz.md", lead_text("zz", email="jo@elsewhere.example"))
    assert run(repo, "suppress", "jo+news@elsewhere.example", env=KEY).status == 0
    repo.write("leads/zz.md", lead_text("zz", email="jo@elsewhere.example"))
    out = build(repo)
    text = (repo.root / out).read_text(encoding="utf-8")
    assert "  - acme\n  - bolt\n" in text
    assert "zz" not in text


def test_what_is_signed_loaded_and_due_goes_out(repo: Repository) -> None:
    with_signed_list(repo)
    assert run(repo, "check", LISTS, "--as-of", DAY).status == 0
    dry = export(repo, "gmail", 1, "--dry-run")
    assert dry.status == 0, dry.out + dry.err
    assert not (repo.root / "out").exists()
    ran = export(repo)
    assert ran.status == 0, ran.out + ran.err
    files = sorted(path.name for path in (repo.root / "out").iterdir())
    assert files == ["acme.eml", "bolt.eml", "drafts.jsonl", "manifest.json"]
    again = export(repo)
    assert again.status == 2
    assert "not empty" in again.err


def test_without_the_key_nothing_goes_out(repo: Repository) -> None:
    with_signed_list(repo)
    ran = run(repo, "export", "gmail", "--list", "wave", "--touch", "1", "--out", "out", "--as-of", DAY)
    assert ran.status == 2
    assert not (repo.root / "out").exists()


def test_an_opted_out_lead_blocks_all_until_it_is_left_out_on_purpose(repo: Repository) -> None:
    with_signed_list(repo)
    repo.write(
        "leads/bolt.md", lead_text("bolt", "{on: 2026-05-30, by: sales.ops, event: response, kind: opt-out}")
    )
    assert blocked(repo) == {"bolt": ["opted-out"], "": []}
    ran = export(repo, "gmail", 1, "--only-clear")
    assert ran.status == 0
    assert "opted out" in ran.out
    assert not (repo.root / "out/bolt.eml").exists()
    assert (repo.root / "out/acme.eml").exists()


def test_an_address_suppressed_after_the_signature_blocks(repo: Repository) -> None:
    with_signed_list(repo)
    assert run(repo, "suppress", "bolt.example", "--scope", "domain", "--as-of", DAY, env=KEY).status == 0
    assert "suppressed" in blocked(repo)["bolt"]


def test_a_list_that_nobody_signed_goes_nowhere(repo: Repository) -> None:
    setup(repo, "acme")
    build(repo)
    assert blocked(repo) == {"": ["list-chain"]}


def test_a_list_changed_after_the_signature_goes_nowhere(repo: Repository) -> None:
    with_signed_list(repo)
    repo.write("leads/carl.md", lead_text("carl"))
    path = f"{LISTS}/wave.yaml"
    repo.write(
        path, (repo.root / path).read_text(encoding="utf-8").replace("  - bolt\n", "  - bolt\n  - carl\n")
    )
    assert "list-chain" in blocked(repo)[""]


def test_a_template_changed_after_the_signature_goes_nowhere(repo: Repository) -> None:
    with_signed_list(repo)
    repo.write(f"{FOLDER}/{TEMPLATE}.md", signed_template().replace("40 %", "41 %"))
    assert set(blocked(repo)[""]) == {"template-chain", "list-stale"}


def test_a_template_signed_anew_makes_the_list_stale(repo: Repository) -> None:
    with_signed_list(repo)
    repo.write(f"{FOLDER}/{TEMPLATE}.md", signed_template(touches=3))
    assert blocked(repo)[""] == ["list-stale"]


@pytest.mark.parametrize("status", ["approved", "draft", "retired"])
def test_a_template_that_is_not_loaded_goes_nowhere(repo: Repository, status: str) -> None:
    with_signed_list(repo)
    repo.write(f"{FOLDER}/{TEMPLATE}.md", signed_template(status))
    assert "not-loaded" in blocked(repo)[""]


def test_an_unsigned_template_goes_nowhere(repo: Repository) -> None:
    with_signed_list(repo)
    repo.write(f"{FOLDER}/{TEMPLATE}.md", template_text().replace("status: draft", "status: loaded"))
    assert "template-chain" in blocked(repo)[""]


def test_only_clear_never_passes_over_a_chain(repo: Repository) -> None:
    setup(repo, "acme")
    build(repo)
    assert blocked(repo, "--only-clear") == {"": ["list-chain"]}


def test_a_recipient_who_changed_since_the_signature_blocks(repo: Repository) -> None:
    with_signed_list(repo)
    repo.write("leads/bolt.md", lead_text("bolt", email="somebody.else@bolt.example"))
    assert blocked(repo) == {"bolt": ["standing"], "": []}


def test_a_recipient_who_moved_on_blocks(repo: Repository) -> None:
    with_signed_list(repo)
    repo.write(
        "leads/bolt.md",
        lead_text(
            "bolt",
            *(
                f"{{on: 2026-05-21, by: cro, event: indicator, signal: S{n}, met: true, evidence: x}}"
                for n in (1, 2, 3)
            ),
            "{on: 2026-05-22, by: cro, event: stage, to: sql, indicators: [S1, S2, S3], note: x}",
            stage="sql",
        ),
    )
    assert blocked(repo)["bolt"] == ["stage", "standing"]


def test_a_stage_that_is_only_claimed_blocks(repo: Repository) -> None:
    setup(repo, "acme")
    repo.write(f"{FOLDER}/{TEMPLATE}.md", signed_template())
    build(repo)
    repo.write("leads/acme.md", lead_text("acme").replace("G3, result: pass", "G3, result: fail"))
    sign_list(repo, "wave")
    assert blocked(repo)["acme"] == ["unproven"]


SENT = (
    f"{{on: 2026-06-01, by: sales.ops, event: enrolled, template: {TEMPLATE}, list: wave}}",
    f"{{on: 2026-06-01, by: sales.ops, event: sent, touch: 1, template: {TEMPLATE}}}",
)


@pytest.mark.parametrize(
    ("touch", "day", "code"),
    [
        (1, "2026-06-02", "already-sent"),
        (2, "2026-06-14", "not-due"),
        (2, "2026-06-15", None),
        (2, "2026-07-15", None),
    ],
)
def test_the_cadence_holds(repo: Repository, touch: int, day: str, code: str | None) -> None:
    with_signed_list(repo, "acme")
    repo.write("leads/acme.md", lead_text("acme", *SENT))
    ran = export(repo, "gmail", touch, "--format", "json", day=day)
    assert ran.status == (0 if code is None else 1), ran.out
    assert codes(ran).get("acme", []) == ([] if code is None else [code])


@pytest.mark.parametrize(
    ("event", "day", "code"),
    [
        (
            "{on: 2026-06-10, by: sales.ops, event: response, kind: auto-reply, until: 2026-06-19}",
            "2026-06-19",
            "not-due",
        ),
        (
            "{on: 2026-06-10, by: sales.ops, event: response, kind: auto-reply, until: 2026-06-19}",
            "2026-06-22",
            None,
        ),
        ("{on: 2026-06-10, by: sales.ops, event: response, kind: auto-reply}", "2026-09-01", "paused"),
        ("{on: 2026-06-10, by: sales.ops, event: response, kind: neutral}", "2026-06-15", None),
        ("{on: 2026-06-10, by: sales.ops, event: response, kind: positive}", "2026-06-15", "ended"),
        ("{on: 2026-06-10, by: sales.ops, event: response, kind: negative, note: no}", "2026-06-15", "ended"),
        ("{on: 2026-06-10, by: sales.ops, event: bounced, kind: hard}", "2026-06-15", "bounced"),
    ],
)
def test_replies_stop_or_shift_the_next_touch(
    repo: Repository, event: str, day: str, code: str | None
) -> None:
    with_signed_list(repo, "acme")
    repo.write("leads/acme.md", lead_text("acme", *SENT, event))
    ran = export(repo, "gmail", 2, "--format", "json", day=day)
    told = codes(ran).get("acme", [])
    assert (code in told) if code else told == []


def test_a_second_touch_without_a_first_goes_nowhere(repo: Repository) -> None:
    with_signed_list(repo, "acme")
    assert blocked(repo, touch=2)["acme"] == ["not-enrolled"]


def test_two_open_lists_cannot_both_enrol(repo: Repository) -> None:
    with_signed_list(repo, "acme")
    text = (repo.root / f"{LISTS}/wave.yaml").read_text(encoding="utf-8")
    repo.write(f"{LISTS}/other.yaml", text)
    assert blocked(repo)["acme"] == ["on-list"]


def test_a_price_that_came_in_with_a_value_blocks(repo: Repository) -> None:
    setup(repo, "acme")
    build(repo)
    repo.write("leads/acme.md", lead_text("acme").replace("industry: robotics", "industry: robots at $2500"))
    path = f"{LISTS}/wave.yaml"
    text = (repo.root / path).read_text(encoding="utf-8")
    repo.write(path, text.split("standing:")[0] + "approvals: []\n")
    sign_list(repo, "wave")
    assert blocked(repo)["acme"] == ["value"]


def test_a_price_that_everybody_has_signed_blocks(repo: Repository) -> None:
    """Sign-offs do not make a price below SQL right, and under `proof: declared` no gate has looked."""
    setup(repo, "acme")
    priced = template_text().replace("that is worth a look", "the Assessment is $2,500")
    document = read(priced, f"{FOLDER}/{TEMPLATE}.md")
    text = signed(document, "cmo", "cro").text.replace("status: draft", "status: loaded")
    repo.write(f"{FOLDER}/{TEMPLATE}.md", text)
    build(repo)
    sign_list(repo, "wave")
    ran = export(repo, "gmail", 1, "--format", "json")
    assert ran.status == 1
    told = json.loads(ran.out)["blockers"]
    assert {one["code"] for one in told} == {"finding"}
    assert "PRC101" in told[0]["words"]


def test_with_proof_by_commit_an_uncommitted_signature_is_none(repo: Repository) -> None:
    with_signed_list(repo, "acme")
    policy = (repo.root / "govern.yaml").read_text(encoding="utf-8")
    repo.write("govern.yaml", policy.replace("proof: declared", "proof: commit"))
    repo.commit("everything at once, by Dana")
    # Dana committed what bears the names of Michelle and Marcus: that proves nothing.
    assert {"template-chain", "list-chain"} <= set(blocked(repo)[""])


def test_words_that_name_nothing(repo: Repository) -> None:
    with_signed_list(repo, "acme")
    assert run(repo, "export", "gmail", "--list", "wavy", "--touch", "1", "--out", "o", env=KEY).status == 2
    assert export(repo, touch=9).status == 2
    assert run(repo, "export", "fax", "--list", "wave", "--touch", "1", "--out", "o", env=KEY).status == 2
