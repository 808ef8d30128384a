"""What must pass: honest people who work as the SOP says."""

from __future__ import annotations

from govern.approvals.chain import Strength
from tests.gate.world import NURTURE, World, approved, codes, verdict


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
