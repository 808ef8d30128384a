"""Each clause of a chain, and the attack that it stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from govern.approvals.chain import Chain, Link, Proof, Strength
from govern.approvals.signoff import read_sign_offs
from govern.approvals.statement import signoff_digest
from govern.approvals.verdict import ChainVerdict, Fault, State, judge
from govern.documents.document import Document
from govern.policy.model import Holder
from tests.approvals.samples import (
    CHAIN,
    DANA,
    FIRST,
    MARCUS,
    MICHELLE,
    ROSTER,
    TODAY,
    entry,
    read,
    signed,
    template,
    with_entry,
)

CMO = {"role": "cmo", "scope": "messaging", "by": MICHELLE}
CRO = {"role": "cro", "scope": "sales-narrative", "by": MARCUS}


def states(verdict: ChainVerdict) -> list[State]:
    return [clause.state for clause in verdict.clauses]


def faults(verdict: ChainVerdict) -> list[Fault | None]:
    return [clause.fault for clause in verdict.clauses]


def ask(document: Document, chain: Chain = CHAIN, roster: tuple[Holder, ...] = ROSTER) -> ChainVerdict:
    return judge(document, chain, roster, TODAY)


def edited(document: Document, old: str, new: str) -> Document:
    assert old in document.text
    return read(document.text.replace(old, new), document.path, document.kind)


def test_a_whole_chain() -> None:
    verdict = ask(signed(template(), "cmo", "cro"))
    assert verdict.complete
    assert verdict.next_role is None
    assert verdict.strength is Strength.DECLARED
    assert not verdict.proven
    assert [clause.why for clause in verdict.clauses] == [
        "Michelle signed on 2026-04-21",
        "Marcus signed on 2026-04-21",
    ]


def test_nobody_has_signed() -> None:
    verdict = ask(template())
    assert states(verdict) == [State.MISSING, State.MISSING]
    assert verdict.next_role == "cmo"
    assert not verdict.complete
    assert verdict.claim == ""


def test_the_first_has_signed() -> None:
    verdict = ask(signed(template(), "cmo"))
    assert states(verdict) == [State.SATISFIED, State.MISSING]
    assert verdict.next_role == "cro"


def test_an_edit_makes_every_sign_off_stale() -> None:
    document = edited(signed(template(), "cmo", "cro"), "40 % faster", "45 % faster")
    verdict = ask(document)
    assert states(verdict) == [State.STALE, State.STALE]
    assert "changed since Michelle signed on 2026-04-21" in verdict.clauses[0].why
    assert verdict.next_role == "cmo"


def test_a_status_may_not_claim_more() -> None:
    assert ask(template("approved")).claim == "approved"
    assert ask(signed(template("loaded"), "cmo")).claim == "loaded"
    assert ask(signed(template("in-review"), "cmo")).claim == ""
    assert ask(signed(template("approved"), "cmo", "cro")).claim == ""


def test_the_order_cannot_be_turned_round() -> None:
    document = template()
    document = with_entry(document, **entry(document, **CRO))
    document = with_entry(document, **entry(document, at="2026-04-21T10:00:00Z", **CMO))
    verdict = ask(document)
    assert states(verdict) == [State.SATISFIED, State.BROKEN]
    assert faults(verdict)[1] is Fault.WRONG_ORDER


def test_swapping_two_entries_is_no_order() -> None:
    document = signed(template(), "cmo", "cro")
    first, second = document.data["approvals"]
    again = template()
    again = with_entry(again, **second)
    again = with_entry(again, **first)
    verdict = ask(again)
    assert faults(verdict) == [None, Fault.BROKEN_PREVIOUS]


def test_the_later_sign_off_must_cover_the_earlier() -> None:
    document = signed(template(), "cmo")
    document = with_entry(document, **{**entry(document, **CRO), "previous": None})
    assert faults(ask(document)) == [None, Fault.WRONG_ORDER]


def test_a_sign_off_dated_before_the_one_it_covers() -> None:
    document = signed(template(), "cmo")
    document = with_entry(document, **entry(document, at="2026-04-20T09:00:00Z", **CRO))
    verdict = ask(document)
    assert faults(verdict) == [None, Fault.WRONG_ORDER]
    assert "dated before the one that it covers" in verdict.clauses[1].why


def test_one_word_changed_in_an_earlier_sign_off() -> None:
    document = edited(signed(template(), "cmo", "cro"), "2026-04-21T09:30:00Z", "2026-04-21T09:29:00Z")
    assert faults(ask(document)) == [None, Fault.BROKEN_PREVIOUS]


def test_a_chain_does_not_move_to_another_path() -> None:
    document = signed(template(), "cmo", "cro")
    moved = read(document.text, document.path.replace("v1", "v2"))
    verdict = ask(moved)
    assert faults(verdict)[1] is Fault.BROKEN_PREVIOUS
    assert "copied from another file" in verdict.clauses[1].why


def test_who_does_not_hold_the_role_cannot_sign() -> None:
    document = template()
    stranger = with_entry(document, **entry(document, "cmo", "messaging", "eve@example.com"))
    verdict = ask(stranger)
    assert faults(verdict)[0] is Fault.NOT_HOLDER
    assert verdict.clauses[0].why == "eve@example.com is not in the roster"
    other = with_entry(document, **entry(document, "cmo", "messaging", MARCUS))
    assert "Marcus does not hold the role cmo (but cro)" in ask(other).clauses[0].why


def test_the_role_counts_on_the_day_of_signing_first_and_last_day_included() -> None:
    document = signed(template(), "cmo")
    for start, end, good in (
        (FIRST, date(2026, 4, 20), False),
        (FIRST, date(2026, 4, 21), True),
        (date(2026, 4, 21), None, True),
        (date(2026, 4, 22), None, False),
    ):
        roster = (*ROSTER[:1], Holder("cmo", "Michelle", MICHELLE, start, end), ROSTER[2])
        state = ask(document, roster=roster).clauses[0].state
        assert (state is State.SATISFIED) is good, (start, end)


def test_who_left_after_signing_has_still_signed() -> None:
    roster = (ROSTER[0], replace(ROSTER[1], end=date(2026, 4, 21)), ROSTER[2])
    assert ask(signed(template(), "cmo", "cro"), roster=roster).complete


def test_nobody_signs_their_own_text() -> None:
    document = edited(template(), "author: dana@example.com", "author: Michelle@Example.com")
    verdict = ask(signed(document, "cmo", "cro"))
    assert faults(verdict)[0] is Fault.OWN_TEXT


def test_nor_a_text_that_they_edited() -> None:
    document = signed(template(), "cmo", "cro")
    verdict = judge(document, CHAIN, ROSTER, TODAY, authors=(MARCUS,))
    assert faults(verdict) == [None, Fault.OWN_TEXT]


def test_an_author_is_known_by_every_address_and_key() -> None:
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB2w8qgUFIqvZ6IYp4CvZWTTt0YyTVjzvwAOqKd2iMlK"
    roster = (
        Holder("category.positioning", "D. Smith", DANA, FIRST, keys=(key,)),
        Holder("cmo", "Michelle", MICHELLE, FIRST, keys=(f"{key} laptop",)),
        ROSTER[2],
    )
    assert faults(ask(signed(template(), "cmo"), roster=roster))[0] is Fault.OWN_TEXT


def test_nobody_fills_two_links() -> None:
    roster = (*ROSTER, Holder("cro", "Michelle", MICHELLE, FIRST))
    document = signed(template(), "cmo")
    document = with_entry(
        document, **entry(document, "cro", "sales-narrative", MICHELLE, "2026-04-21T11:00:00Z")
    )
    assert faults(ask(document, roster=roster)) == [None, Fault.SAME_PERSON]


def test_nor_with_two_addresses_and_one_forge_account() -> None:
    roster = (
        ROSTER[0],
        Holder("cmo", "Michelle", MICHELLE, FIRST, github="mar"),
        Holder("cro", "Marcus", MARCUS, FIRST, github="Mar"),
    )
    assert faults(ask(signed(template(), "cmo", "cro"), roster=roster)) == [None, Fault.SAME_PERSON]


def test_enough_people_take_part() -> None:
    document = edited(template(), "author: dana@example.com\n", "")
    verdict = ask(signed(document, "cmo", "cro"))
    assert states(verdict) == [State.SATISFIED, State.SATISFIED]
    assert not verdict.complete
    assert "3 different people" in verdict.faults[0]


def test_a_sign_off_from_the_future() -> None:
    document = template()
    document = with_entry(document, **entry(document, at="2026-04-26T00:00:00Z", **CMO))
    assert faults(ask(document))[0] is Fault.FUTURE


def test_a_sign_off_before_there_was_a_text() -> None:
    document = template()
    document = with_entry(document, **entry(document, at="2026-04-19T10:00:00Z", **CMO))
    assert faults(ask(document))[0] is Fault.TOO_EARLY


def test_a_withdrawal_counts() -> None:
    document = signed(template(), "cmo", "cro")
    document = with_entry(
        document,
        **entry(document, at="2026-04-22T09:00:00Z", decision="revoke", reason="The figure is wrong.", **CMO),
    )
    verdict = ask(document)
    assert states(verdict) == [State.MISSING, State.STALE]
    assert faults(verdict) == [Fault.WITHDRAWN, Fault.LAPSED]
    assert "Michelle took the sign-off of 2026-04-21 back: The figure is wrong." in verdict.clauses[0].why
    again = with_entry(document, **entry(document, at="2026-04-22T10:00:00Z", **CMO))
    assert states(ask(again)) == [State.SATISFIED, State.STALE]
    whole = with_entry(again, **entry(again, at="2026-04-22T11:00:00Z", **CRO))
    assert ask(whole).complete


def test_a_withdrawal_moved_before_its_sign_off_still_counts() -> None:
    document = signed(template(), "cmo")
    document = with_entry(document, **entry(document, at="2026-04-22T09:00:00Z", decision="revoke", **CMO))
    approve, revoke = document.data["approvals"]
    turned = with_entry(with_entry(template(), **revoke), **approve)
    assert ask(turned).clauses[0].state is not State.SATISFIED


def test_a_stranger_cannot_withdraw() -> None:
    document = signed(template(), "cmo")
    document = with_entry(document, **entry(document, "cmo", "messaging", DANA, decision="revoke"))
    assert ask(document).clauses[0].state is State.SATISFIED


def test_an_invalid_sign_off_beside_a_valid_one_does_no_harm() -> None:
    document = template()
    junk = entry(document, "cmo", "messaging", "eve@example.com")
    document = with_entry(document, **junk)
    document = signed(document, "cmo", "cro")
    document = with_entry(document, **entry(document, "cro", "sales-narrative", DANA))
    document = with_entry(document, role="ceo", scope=7, by=[], at="soon", content=1, previous=2)
    assert ask(document).complete


def test_an_entry_that_stands_twice_does_no_harm_either() -> None:
    document = signed(template(), "cmo")
    document = with_entry(document, **document.data["approvals"][0])
    document = with_entry(document, **entry(document, at="2026-04-21T10:00:00Z", **CRO))
    evidence = {0: proof(MICHELLE), 1: proof(DANA), 2: proof(MARCUS)}
    assert judge(document, CHAIN, ROSTER, TODAY, evidence).complete


def proof(email: str, strength: Strength = Strength.COMMIT, ok: bool = True, why: str = "") -> Proof:
    return Proof(strength, ok, (email,) if email else (), why)


def test_proof_by_commit() -> None:
    document = signed(template("approved"), "cmo", "cro")
    good = {0: proof(MICHELLE), 1: proof(MARCUS, Strength.SIGNATURE)}
    verdict = judge(document, CHAIN, ROSTER, TODAY, good)
    assert verdict.complete
    assert verdict.proven
    assert verdict.strength is Strength.COMMIT
    assert verdict.claim == ""


def test_what_is_not_proven_is_not_approved() -> None:
    document = signed(template("approved"), "cmo", "cro")
    for bad, words in (
        ({0: proof(MICHELLE)}, "nothing proves that Marcus signed"),
        ({0: proof(MICHELLE), 1: proof(DANA)}, "in Marcus's name came from Dana"),
        ({0: proof(MICHELLE), 1: proof("eve@example.com")}, "came from eve@example.com"),
        (
            {0: proof(MICHELLE), 1: proof(MARCUS, ok=False, why="the commit is a squash")},
            "the commit is a squash",
        ),
        ({0: proof(MICHELLE), 1: proof(MARCUS, Strength.DECLARED)}, "by declared only"),
    ):
        verdict = judge(document, CHAIN, ROSTER, TODAY, bad)
        assert states(verdict) == [State.SATISFIED, State.UNVERIFIABLE], words
        assert words in verdict.clauses[1].why
        assert verdict.claim == "approved"
        assert verdict.next_role == "cro"


def test_a_proven_row_wins_over_a_later_unproven_one() -> None:
    document = signed(template(), "cmo", "cro")
    document = with_entry(document, **entry(document, at="2026-04-22T09:00:00Z", **CMO))
    document = with_entry(document, **entry(document, at="2026-04-22T10:00:00Z", **CRO))
    evidence = {0: proof(MICHELLE), 1: proof(MARCUS), 2: proof(MICHELLE), 3: proof(DANA)}
    assert judge(document, CHAIN, ROSTER, TODAY, evidence).complete


def test_look_alike_roles_are_no_roles() -> None:
    for role in ("\u0441mo", "CMO", "cmo ", "cm\u043e"):
        document = template()
        document = with_entry(document, **entry(document, role, "messaging", MICHELLE))
        verdict = ask(document)
        assert verdict.clauses[0].state is State.MISSING, role
        assert verdict.assessments[0].fault is Fault.UNKNOWN_LINK


def test_look_alike_addresses_are_other_people() -> None:
    document = template()
    document = with_entry(document, **entry(document, "cmo", "messaging", "m\u0456chelle@example.com"))
    assert faults(ask(document))[0] is Fault.NOT_HOLDER


def test_a_barred_chain_is_never_complete() -> None:
    chain = replace(CHAIN, barred="post-briefing mail is written by hand")
    verdict = ask(signed(template("approved"), "cmo", "cro"), chain)
    assert not verdict.complete
    assert verdict.next_role is None
    assert verdict.claim == "approved"


def test_a_stuffed_file_ends_in_time() -> None:
    chain = replace(CHAIN, links=tuple(Link("cmo", "messaging") for _ in range(8)))
    text = template().text
    document = read(text)
    rows = "".join(
        f"  - {{role: cmo, scope: messaging, by: {MICHELLE}, at: 2026-04-21T09:30:00Z, "
        f"content: {entry(document, 'a', 'b', 'c')['content']}, previous: null}}\n"
        for _ in range(300)
    )
    stuffed = read(text.replace("approvals: []\n", f"approvals:\n{rows}"))
    assert not ask(stuffed, chain).complete


def test_anything_may_stand_under_approvals() -> None:
    for value in ("text", "7", "[1, null, [], {}, {role: [x]}]", "{a: 1}", "null"):
        document = read(template().text.replace("approvals: []", f"approvals: {value}"))
        assert not ask(document).complete


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("2026-04-21T03:59:59Z", False),
        ("2026-04-21T04:00:00Z", True),
        ("2026-04-21T00:00:00-04:00", True),
        ("2026-04-23T03:59:59Z", True),
        ("2026-04-23T04:00:00Z", False),
    ],
)
def test_terms_begin_and_end_in_the_policy_s_time_zone(at: str, held: bool) -> None:
    """From 21 to 22 April in New York, both days included; UTC is four hours ahead and has no say."""
    chain = replace(CHAIN, zone=ZoneInfo("America/New_York"))
    term = Holder("cmo", "Michelle", MICHELLE, date(2026, 4, 21), date(2026, 4, 22))
    document = with_entry(template(), **entry(template(), **CMO, at=at))
    verdict = ask(document, chain, (ROSTER[0], term, ROSTER[2]))
    assert (states(verdict)[0] is State.SATISFIED) is held
    assert held or faults(verdict)[0] is Fault.NOT_HOLDER


@pytest.mark.parametrize("word", ["null", "missing"])
def test_what_previous_should_say_is_said(word: str) -> None:
    document = signed(template(), "cmo")
    made = entry(document, **CRO, at="2026-04-21T10:00:00Z")
    if word == "null":
        made["previous"] = None
    else:
        del made["previous"]
    clause = ask(with_entry(document, **made)).clauses[1]
    mark = signoff_digest(document, read_sign_offs(document)[0])
    assert clause.fault is Fault.WRONG_ORDER
    assert clause.why.endswith(f"its `previous` is {word} and should be {mark}")
    repaired = ask(with_entry(document, **{**made, "previous": mark}))
    assert repaired.complete
