"""What must pass: honest people who work as the SOP says."""

from __future__ import annotations

from govern.approvals.chain import Strength
from govern.approvals.digest import content_digest
from govern.approvals.signoff import read_sign_offs
from govern.approvals.statement import signoff_digest
from tests.gate.world import NURTURE, World, approved, codes, read, template, verdict


def test_the_sop_as_it_is_meant(world: World) -> None:
    text, first, second = approved()
    world.commit("dana", {NURTURE: text})
    world.commit("michelle", {NURTURE: first})
    world.commit("marcus", {NURTURE: second})
    found = world.gate()
    assert codes(found) == set()
    one = verdict(found)
    assert (one.passes, one.word, one.next_role, one.strength) == (True, "approved", None, Strength.COMMIT)
    assert found.exit_code == 0
    assert found.processes <= 8


def test_it_says_whom_it_waits_for(world: World) -> None:
    text, first, _ = approved()
    world.commit("dana", {NURTURE: text})
    one = verdict(found := world.gate())
    assert (one.passes, one.next_role) == (False, "cmo")
    assert found.exit_code == 1
    world.commit("michelle", {NURTURE: first})
    one = verdict(world.gate())
    assert (one.passes, one.next_role) == (False, "cro")


def test_entries_written_by_hand(world: World) -> None:
    """Another order of keys, another quoting, flow style, an offset: what counts is what the entries say."""
    text = template(status="in-review")
    digest = content_digest(read(text))
    first = text.replace(
        "approvals: []",
        f"approvals:\n- {{by: 'Michelle@Example.com', role: cmo, at: \"2026-04-23T11:30:00+02:00\", previous: null,\n"
        f"   scope: messaging, content: '{digest}'}}",
    )
    document = read(first)
    link = signoff_digest(document, read_sign_offs(document)[0])
    second = first.replace(
        "}\n---",
        "}\n- scope: sales-narrative\n  role: cro\n  by: marcus@example.com\n  decision: approve\n"
        f"  at: 2026-04-23T12:00:00Z\n  previous: {link}\n  content: {digest}\n---",
        1,
    )
    world.commit("dana", {NURTURE: text})
    world.commit("michelle", {NURTURE: first})
    world.commit("marcus", {NURTURE: second.replace("status: in-review", "status: approved")})
    found = world.gate()
    assert (codes(found), found.exit_code) == (set(), 0)
    assert verdict(found).word == "approved"


def test_a_status_on_main_that_claims_nothing_is_no_fault(world: World) -> None:
    text, first, _ = approved(status="in-review")
    world.commit("dana", {NURTURE: text}, branch="main")
    world.commit("michelle", {NURTURE: first}, branch="main")
    found = world.state()
    assert (found.exit_code, verdict(found).word) == (0, "in-review")
