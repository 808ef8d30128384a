"""`govern lead respond`, `govern lead forget` and `govern sequences due` as their user runs them."""

from __future__ import annotations

import json
import subprocess

import pytest

from govern.ladder.growth import growth_faults
from govern.ladder.history import read_lead
from tests.approvals.samples import read
from tests.conftest import ENVIRONMENT, Repository
from tests.exchange.scene import KEY, TEMPLATE, lead_text, run, setup
from tests.ladder.leads import LADDER

RUNNING = (
    f"{{on: 2026-05-21, by: sales.ops, event: enrolled, template: {TEMPLATE}}}",
    f"{{on: 2026-05-21, by: sales.ops, event: sent, touch: 1, template: {TEMPLATE}, message_id: <a@b.example>}}",
)
DAY = ["--as-of", "2026-05-28", "--by", "sales.ops"]


@pytest.fixture
def ready(repo: Repository) -> Repository:
    setup(repo)
    repo.write("leads/acme.md", lead_text("acme", *RUNNING))
    return repo


def text(repo: Repository, path: str = "leads/acme.md") -> str:
    return (repo.root / path).read_text(encoding="utf-8")


def last(repo: Repository) -> str:
    return [line for line in text(repo).splitlines() if line.startswith("  - {")][-1]


@pytest.mark.parametrize(
    ("arguments", "entry"),
    [
        (["positive", "--note", "asks for the Briefing"], "kind: positive, touch: 1, template: "),
        (["neutral"], "kind: neutral, touch: 1"),
        (["negative", "--note", "wrong person"], "kind: negative, touch: 1"),
        (["auto-reply", "--until", "2026-06-05"], "kind: auto-reply, until: 2026-06-05"),
        (["auto-reply"], "kind: auto-reply, touch: 1"),
    ],
)
def test_a_response_is_one_entry(ready: Repository, arguments: list[str], entry: str) -> None:
    before = text(ready)
    ran = run(ready, "lead", "respond", "acme", "--kind", *arguments, *DAY, "--dry-run")
    assert ran.status == 0, ran.err
    assert text(ready) == before
    ran = run(ready, "lead", "respond", "acme", "--kind", *arguments, *DAY)
    assert ran.status == 0, ran.err
    assert entry in last(ready)
    assert len(text(ready).splitlines()) == len(before.splitlines()) + 1


def test_a_permanent_no_archives(ready: Repository) -> None:
    ran = run(
        ready, "lead", "respond", "acme", "--kind", "negative", "--permanent", "--note", "closed down", *DAY
    )
    assert ran.status == 0, ran.err
    assert "event: stage, to: archived" in last(ready)
    assert "\nstage: archived\n" in text(ready)
    assert (
        run(ready, "check", "leads/acme.md", "--select", "DOC,LED", "--as-of", "2026-05-28").out.count(
            "error"
        )
        == 0
    )


def test_an_opt_out_is_suppressed_in_the_same_act(ready: Repository) -> None:
    ran = run(
        ready, "lead", "respond", "acme", "--kind", "opt-out", "--channel", "unsubscribe link", *DAY, env=KEY
    )
    assert ran.status == 0, ran.err
    assert "event: suppressed, reason: opt-out, channel: unsubscribe link" in last(ready)
    assert run(ready, "suppress", "check", "jo@acme.example", env=KEY).status == 1
    assert run(ready, "suppress", "audit", env=KEY).status == 0


def test_an_opt_out_without_the_key_is_logged_and_said_to_be_half_done(ready: Repository) -> None:
    ran = run(ready, "lead", "respond", "acme", "--kind", "opt-out", *DAY)
    assert ran.status == 2
    assert "govern suppress --lead acme" in ran.err
    assert "kind: opt-out" in last(ready)
    assert "RCP306" in run(ready, "check", "leads/acme.md", "--select", "RCP").out
    assert run(ready, "suppress", "--lead", "acme", env=KEY).status == 0
    assert "RCP306" not in run(ready, "check", "leads/acme.md", "--select", "RCP").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["none"],
        ["negative"],
        ["neutral", "--until", "2026-06-05"],
        ["auto-reply", "--until", "2026-05-01"],
        ["positive", "--permanent"],
        ["maybe"],
    ],
)
def test_what_cannot_be_logged_is_refused(ready: Repository, arguments: list[str]) -> None:
    before = text(ready)
    assert run(ready, "lead", "respond", "acme", "--kind", *arguments, *DAY).status == 2
    assert text(ready) == before


def test_a_silence_is_one_when_the_time_to_answer_is_over(ready: Repository) -> None:
    second = f"{{on: 2026-06-04, by: sales.ops, event: sent, touch: 2, template: {TEMPLATE}}}"
    ready.write("leads/acme.md", lead_text("acme", *RUNNING, second))
    early = run(
        ready, "lead", "respond", "acme", "--kind", "none", "--as-of", "2026-06-17", "--by", "sales.ops"
    )
    assert early.status == 2
    ran = run(
        ready, "lead", "respond", "acme", "--kind", "none", "--as-of", "2026-06-18", "--by", "sales.ops"
    )
    assert ran.status == 0, ran.err


# ------------------------------------------------------------------------------------------------ forget


def test_forgetting_keeps_the_facts_and_the_suppression(ready: Repository) -> None:
    ready.write("leads/acme.md", text(ready) + "\nJo prefers calls after three.\n")
    before = text(ready)
    ran = run(ready, "lead", "forget", "acme", "--as-of", "2026-05-28", "--by", "legal.exec", env=KEY)
    assert ran.status == 0, ran.err
    after = text(ready)
    for gone in ("jo@acme", "Meyer", "first_name", "<a@b.example>", "LinkedIn", "after three"):
        assert gone not in after, gone
    assert "event: forgotten" in after
    assert run(ready, "suppress", "check", "jo@acme.example", env=KEY).status == 1
    base, head = (read_lead(read(one, "leads/acme.md", "lead")) for one in (before, after))
    assert growth_faults(base, head, LADDER) == ()
    assert run(ready, "check", "leads/acme.md", "--select", "DOC,RCP", "--as-of", "2026-05-28").status == 0
    assert run(ready, "lead", "forget", "acme", "--by", "legal.exec", env=KEY).status == 2


def test_forgetting_needs_the_key(ready: Repository) -> None:
    before = text(ready)
    assert run(ready, "lead", "forget", "acme", "--by", "legal.exec").status == 2
    assert text(ready) == before


def test_forgetting_can_be_committed_alone(ready: Repository) -> None:
    ready.commit()
    ready.write("leads/other.md", lead_text("other"))
    ran = run(
        ready,
        "lead",
        "forget",
        "acme",
        "--as-of",
        "2026-05-28",
        "--by",
        "legal.exec",
        "--commit",
        env={**ENVIRONMENT, **KEY},
    )
    assert ran.status == 0, ran.err
    names = subprocess.run(
        ["git", "show", "--name-only", "--format="],
        cwd=ready.root,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert names == ["leads/acme.md", "leads/suppression.yaml"]


# ------------------------------------------------------------------------------------------------ due


def test_who_is_due(ready: Repository) -> None:
    ready.write(
        "leads/bolt.md",
        lead_text("bolt", *RUNNING, "{on: 2026-05-22, by: sales.ops, event: response, kind: positive}"),
    )
    data = json.loads(
        run(ready, "sequences", "due", "--as-of", "2026-06-04", "--format", "json", env=KEY).out
    )
    assert [(one["lead"], one["touch"], one["due"]) for one in data["touches"]] == [("acme", 2, "2026-06-04")]
    assert [(one["lead"], one["role"]) for one in data["waiting"]] == [("bolt", "cro")]
    early = run(ready, "sequences", "due", "--as-of", "2026-06-03", env=KEY)
    assert "No touch is due" in early.out
    ahead = run(ready, "sequences", "due", "--as-of", "2026-06-03", "--ahead", "1")
    assert "in 1 days" in ahead.out or "in 1 day" in ahead.out
    assert "was not asked" in ahead.err
