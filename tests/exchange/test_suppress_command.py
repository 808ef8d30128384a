"""`govern suppress` as its user runs it."""

from __future__ import annotations

import pytest

from tests.conftest import Repository
from tests.exchange.scene import run

KEY = {"GOVERN_SUPPRESSION_KEY": "k1: a-secret-of-some-length"}

LEAD = """\
---
id: acme
company: {name: Acme}
contact: {first_name: Jo, last_name: Meyer, email: Jo@acme.example}
stage: prospect
gates: {}
history:
  - {on: 2026-04-02, by: mining.mind, event: engagement, signal: E1, source: LinkedIn}  # a comment
---
"""


@pytest.fixture
def listed(repo: Repository) -> Repository:
    repo.write("leads/acme.md", LEAD)
    made = run(
        repo, "suppress", "key", "--id", "k1", "--file", str(repo.root.parent / f"{repo.root.name}-keys")
    )
    assert made.status == 0, made.err
    return repo


def keys(repo: Repository) -> dict[str, str]:
    return {"GOVERN_SUPPRESSION_KEY_FILE": str(repo.root.parent / f"{repo.root.name}-keys")}


def test_an_address_goes_on_the_list_and_its_lead_out(listed: Repository) -> None:
    env = keys(listed)
    assert run(listed, "suppress", "check", "jo@acme.example", env=env).status == 0
    dry = run(listed, "suppress", "jo@acme.example", "--channel", "reply", "--dry-run", env=env)
    assert dry.status == 0
    assert (
        "+  - {on: 2026-04-24, by: sales.ops, event: suppressed, reason: opt-out, channel: reply}" in dry.out
    )
    assert run(listed, "suppress", "check", "jo@acme.example", env=env).status == 0
    done = run(listed, "suppress", "jo@acme.example", "--channel", "reply", env=env)
    assert done.status == 0, done.err
    assert "logged in leads: acme" in done.out
    text = (listed.root / "leads/suppression.yaml").read_text(encoding="utf-8")
    assert "acme" not in text
    assert "# a comment" in (listed.root / "leads/acme.md").read_text(encoding="utf-8")
    found = run(listed, "suppress", "check", "JO+x@acme.example", env=env)
    assert found.status == 1
    assert "must not be written to" in found.out
    assert set(listed.check("leads").codes) <= {"LED114"}
    twice = run(listed, "suppress", "jo@acme.example", env=env)
    assert "already" in twice.out
    assert (listed.root / "leads/suppression.yaml").read_text(encoding="utf-8") == text


def test_without_the_key_every_command_refuses(listed: Repository) -> None:
    for arguments in (["jo@acme.example"], ["check", "jo@acme.example"], ["audit"]):
        ran = run(listed, "suppress", *arguments)
        assert ran.status == 2, arguments
        assert "needs the key" in ran.err
        assert not ran.out


def test_a_wrong_key_is_refused(listed: Repository) -> None:
    ran = run(listed, "suppress", "check", "jo@acme.example", env=KEY)
    assert ran.status == 2
    assert "not the one" in ran.err


def test_without_a_list_nothing_passes(repo: Repository) -> None:
    ran = run(repo, "suppress", "check", "jo@acme.example", env=KEY)
    assert ran.status == 2
    assert "no suppression list" in ran.err


def test_a_key_file_in_the_repository_is_refused(listed: Repository) -> None:
    listed.write("keys.txt", "k1: a-secret-of-some-length\n")
    ran = run(
        listed,
        "suppress",
        "check",
        "jo@acme.example",
        env={"GOVERN_SUPPRESSION_KEY_FILE": str(listed.root / "keys.txt")},
    )
    assert ran.status == 2
    assert "lies in the repository" in ran.err
    assert run(listed, "suppress", "key", "--id", "k2", "--file", "keys2.txt", env=keys(listed)).status == 2


def test_audit_names_who_does_not_agree(listed: Repository) -> None:
    env = keys(listed)
    assert run(listed, "suppress", "audit", env=env).status == 0
    out = LEAD.replace("---\n", "---\n", 1).replace(
        "  # a comment\n", "\n  - {on: 2026-04-05, by: sales.ops, event: response, kind: opt-out}\n"
    )
    listed.write("leads/acme.md", out)
    ran = run(listed, "suppress", "audit", env=env)
    assert ran.status == 1
    assert "acme opted out, and is not on the suppression list" in ran.out
    assert run(listed, "suppress", "--lead", "acme", env=env).status == 0
    assert run(listed, "suppress", "audit", env=env).status == 0


def test_a_domain(listed: Repository) -> None:
    env = keys(listed)
    assert (
        run(listed, "suppress", "acme.example", "--scope", "domain", "--reason", "legal", env=env).status == 0
    )
    assert run(listed, "suppress", "check", "anybody@mail.acme.example", env=env).status == 1


@pytest.mark.parametrize(
    "arguments", [["nobody"], [], ["a@b.example", "--lead", "acme"], ["--lead", "nobody"]]
)
def test_wrong_words_are_explained(listed: Repository, arguments: list[str]) -> None:
    ran = run(listed, "suppress", *(arguments or ["add"]), env=keys(listed))
    assert ran.status == 2
    assert ran.err


def test_adopting_a_key_needs_the_key(repo: Repository) -> None:
    repo.write(
        "leads/suppression.yaml",
        "version: 1\nalgorithm: hmac-sha256\nkey_id: k1\nentries:\n"
        f"  - {{key: '{'0' * 64}', on: 2026-01-01, reason: opt-out, scope: address}}\n",
    )
    assert run(repo, "suppress", "check", "a@b.example", env=KEY).status == 2
    assert run(repo, "suppress", "key", "--adopt", "k1").status == 2
    assert run(repo, "suppress", "key", "--adopt", "k1", env=KEY).status == 0
    assert run(repo, "suppress", "check", "a@b.example", env=KEY).status == 0
    assert repo.check("leads").status == 0


def test_rotation_by_command(listed: Repository) -> None:
    env = keys(listed)
    assert run(listed, "suppress", "jo@acme.example", env=env).status == 0
    made = run(listed, "suppress", "key", "--id", "k2", "--file", env["GOVERN_SUPPRESSION_KEY_FILE"], env=env)
    assert made.status == 0, made.err
    assert run(listed, "suppress", "li@acme.example", env=env).status == 0
    assert "key_id: k2" in (listed.root / "leads/suppression.yaml").read_text(encoding="utf-8")
    for address in ("jo@acme.example", "li@acme.example"):
        assert run(listed, "suppress", "check", address, env=env).status == 1
