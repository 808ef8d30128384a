"""Chains as the policy states them, people as the roster states them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govern import packaged
from govern.approvals.chain import Chain, Link, Strength, chain_for, policy_digest, stated_authors
from govern.approvals.people import fingerprint, people_of, same_case
from govern.approvals.standing import Standing
from govern.approvals.verdict import judge
from govern.documents.document import Document
from govern.policy.load import load_policy
from govern.policy.model import Holder, Policy
from tests.approvals.samples import (
    CHAIN,
    DANA,
    FIRST,
    MARCUS,
    MICHELLE,
    ROSTER,
    TODAY,
    read,
    signed,
    template,
)


def policy(text: str = "") -> Policy:
    return load_policy(
        f"extends: sop-rev-v0\n{text}".encode(), packaged.schema("policy"), packaged.profile
    ).policy


def chain(document: Document, text: str = "") -> Chain:
    found = chain_for(document, policy(text))
    assert found is not None
    return found


def test_the_chain_of_the_sop() -> None:
    found = chain(template())
    assert found.links == (Link("cmo", "messaging"), Link("cro", "sales-narrative"))
    assert found.distinct_people == 3
    assert found.proof is Strength.COMMIT
    assert found.claims_completion("approved")
    assert found.claims_completion("loaded")
    assert not found.claims_completion("in-review")
    assert not found.claims_completion(["approved"])


def test_a_sequence_may_have_a_chain_of_its_own() -> None:
    text = (
        "chains:\n  template:\n    links: [{role: cmo, scope: messaging}, {role: cro, scope: sales-narrative}]\n"
        "    sequences:\n      activation: {links: [{role: cro, scope: all}], proof: signature, distinct_people: 2}\n"
    )
    activation = read(template().text.replace("sequence: nurture", "sequence: activation"))
    assert chain(activation, text).links == (Link("cro", "all"),)
    assert chain(activation, text).proof is Strength.SIGNATURE
    assert chain(template(), text).links == (Link("cmo", "messaging"), Link("cro", "sales-narrative"))
    assert chain(template(), text).distinct_people == 3


def test_post_briefing_mail_can_never_be_signed() -> None:
    document = read(
        signed(template("approved"), "cmo", "cro").text.replace(
            "sequence: nurture", "sequence: post-briefing"
        )
    )
    found = chain(document)
    assert "written by hand" in found.barred
    assert not judge(document, found, ROSTER, TODAY).complete


def test_without_a_chain_nobody_signs() -> None:
    assert chain_for(read("---\nid: x\n---\n", "leads/x.md", "lead"), policy()) is None
    assert chain_for(read("---\nid: x\n---\n", "x.md", "nothing"), policy()) is None


def test_a_chain_without_links_is_never_complete() -> None:
    assert not judge(template("approved"), Chain("x", ()), ROSTER, TODAY).complete


def test_a_chain_without_claims_takes_every_other_status_for_one() -> None:
    bare = Chain("x", CHAIN.links, drafts=("draft",))
    assert bare.claims_completion("anything")
    assert not bare.claims_completion("draft")


def test_an_unknown_time_zone_is_utc() -> None:
    found = chain(template(), "calendar: {time_zone: Nowhere/Land}\n")
    assert found.zone is UTC


def test_a_moment_falls_on_two_days() -> None:
    found = chain(template(), "calendar: {time_zone: America/New_York}\n")
    assert found.days(datetime(2026, 4, 21, 1, tzinfo=UTC)) == (date(2026, 4, 20), date(2026, 4, 21))


def test_evening_in_new_york_is_not_the_future() -> None:
    document = signed(template(), "cmo")
    text = document.text.replace("2026-04-21T09:30:00Z", "2026-04-25T01:30:00Z")
    found = chain(template(), "calendar: {time_zone: America/New_York}\n")
    assert judge(read(text), found, ROSTER, TODAY).clauses[0].state == "satisfied"


def test_authors_under_every_key() -> None:
    document = read("---\nauthor: a@x\nby: b@x\nco_authors: [c@x, 7]\n---\n")
    assert stated_authors(document) == ("a@x", "b@x", "c@x")


def test_the_policys_fingerprint_follows_its_values() -> None:
    assert policy_digest(policy()) == policy_digest(policy("# a comment\n"))
    assert policy_digest(policy()) != policy_digest(policy("proof: declared\n"))


@pytest.mark.parametrize(
    "email",
    [
        "Michelle@Example.com",
        " michelle@example.com ",
        "17+mich@users.noreply.github.com",
        "mich@users.noreply.github.com",
        "17-Mich@users.noreply.gitlab.com",
    ],
)
def test_addresses_of_one_person(email: str) -> None:
    people = people_of((Holder("cmo", "Michelle", MICHELLE, FIRST, github="Mich"), *ROSTER[1:]))
    assert people.person(email) == people.person(MICHELLE)


@pytest.mark.parametrize(
    "email",
    [
        "m\u0131chelle@example.com",
        "eve@users.noreply.github.com",
        "mich@users.noreply.github.com.evil.example",
    ],
)
def test_addresses_of_others(email: str) -> None:
    people = people_of((Holder("cmo", "Michelle", MICHELLE, FIRST, github="mich"), *ROSTER[1:]))
    assert people.person(email) != people.person(MICHELLE)


def test_who_edited_on_the_forges_pages_has_edited() -> None:
    roster = (ROSTER[0], Holder("cmo", "Michelle", MICHELLE, FIRST, github="mich"), ROSTER[2])
    found = judge(
        signed(template(), "cmo"), CHAIN, roster, TODAY, authors=("5+mich@users.noreply.github.com",)
    )
    assert found.clauses[0].fault == "own-text"


def test_only_ascii_letters_have_a_case() -> None:
    assert same_case("\u0130\u212aA") == "\u0130\u212aa"


def test_fingerprints_of_what_is_no_key() -> None:
    assert [fingerprint(key) for key in ("", "x", "ssh-rsa", "ssh-rsa !!")] == [""] * 4


def test_standings() -> None:
    def word(document: Document) -> tuple[str, str | None]:
        one = Standing(document, judge(document, chain(document), ROSTER, TODAY))
        return one.word, one.waits_for

    assert word(template()) == ("draft", None)
    assert word(template("in-review")) == ("waiting", "cmo")
    assert word(signed(template("in-review"), "cmo")) == ("waiting", "cro")
    assert word(signed(template("in-review"), "cmo", "cro")) == ("complete", None)
    assert word(template("approved")) == ("broken", "cmo")
    stale = read(signed(template("draft"), "cmo").text.replace("40 %", "41 %"))
    assert word(stale) == ("stale", "cmo")


KEYS = ["role", "scope", "by", "at", "content", "previous", "decision", "reason", "signature", "policy"]
LEAVES = st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(
    ["cmo", "messaging", MICHELLE, MARCUS, DANA, "2026-04-21T09:30:00Z", "2026-13-01T00:00:00Z",
     "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "revoke", "approve", "sha256:" + "0" * 64, ""]
)  # fmt: skip
ENTRIES = st.lists(
    st.dictionaries(st.sampled_from(KEYS), LEAVES | st.lists(LEAVES, max_size=2), max_size=10) | LEAVES,
    max_size=4,
)


@given(ENTRIES)
def test_whatever_stands_under_approvals_gives_a_verdict(entries: list[Any]) -> None:
    import json

    text = template("approved").text.replace("approvals: []", f"approvals: {json.dumps(entries)}")
    found = judge(read(text), CHAIN, ROSTER, TODAY, {})
    assert not found.complete
    assert found.claim == "approved"
    assert len(found.clauses) == 2
