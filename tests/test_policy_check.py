"""`govern policy check`: each law, and the policy that breaks it."""

from __future__ import annotations

from datetime import date

import pytest

from govern import packaged
from govern.policy.load import load_policy
from govern.policy_check import Breach, check_policy
from tests.conftest import PROJECT, Repository

ROSTER = """\
roster:
  category.positioning: [{name: Dana, email: dana@example.com, from: 2026-01-01}]
  cmo: [{name: Michelle, email: michelle@example.com, from: 2026-01-01}]
  cro: [{name: Marcus, email: marcus@example.com, from: 2026-01-01}]
  sales.ops: [{name: Priya, email: priya@example.com, from: 2026-01-01}]
  chief.staff: [{name: Eva, email: eva@example.com, from: 2026-01-01}]
"""
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG/XiAlgXojdMQmHSbZOggmZhGLsHyhB5/btgpkVEE7C"


def broken(policy: str, day: date = date(2026, 4, 24)) -> dict[str, tuple[Breach, ...]]:
    """The laws that a policy breaks, with the places."""
    data = f"extends: sop-rev-v0\n{policy}".encode()
    loaded = load_policy(data, packaged.schema("policy"), packaged.profile)
    laws = check_policy(loaded.policy, lambda path: ".".join(map(str, path)), day)
    return {law.id: law.breaches for law in laws if not law.holds}


def test_the_shipped_policy_holds() -> None:
    assert broken(ROSTER) == {}


def only(policy: str, law: str) -> Breach:
    found = broken(policy)
    assert list(found) == [law]
    assert found[law][0].help
    return found[law][0]


def test_two_owners_are_no_owner() -> None:
    text = ROSTER + "activities: {content: {responsible: 'cmo, cro', accountable: cmo}}\n"
    found = broken(text)
    assert set(found) == {"single-owners", "roles-held"}
    assert "is no single role" in found["single-owners"][0].message
    assert found["single-owners"][0].where == "activities.content.responsible"


def test_a_sequence_is_owned_by_a_role() -> None:
    assert (
        "content_owner"
        in only(ROSTER + "sequences: {nurture: {content_owner: boss}}\n", "single-owners").message
    )


def test_a_role_that_nobody_holds() -> None:
    text = ROSTER.replace("from: 2026-01-01}]\n  cro", "from: 2026-01-01, to: 2026-03-31}]\n  cro")
    breach = only(text, "roles-held")
    assert "Nobody holds the role cmo today" in breach.message
    assert broken(text, date(2026, 3, 31)) == {}


def test_one_person_in_both_roles() -> None:
    breach = only(ROSTER.replace("marcus@example.com", "Michelle@example.com"), "no-one-alone")
    assert "holds cmo and cro" in breach.message


@pytest.mark.parametrize("mark", ["github: same", f"keys: ['{KEY}']"])
def test_two_addresses_of_one_person(mark: str) -> None:
    text = ROSTER
    for email in ("michelle@example.com", "marcus@example.com"):
        text = text.replace(f"email: {email}", f"email: {email}, {mark}")
    assert "no-one-alone" in broken(text)


def test_a_second_holder_helps() -> None:
    text = ROSTER.replace("cro: [", "cro: [{name: Michelle, email: michelle@example.com, from: 2026-01-01}, ")
    assert broken(text) == {}


def test_a_chain_of_one_link_needs_a_second_person() -> None:
    text = (
        ROSTER + "chains: {recipient-list: {links: [{role: cro, scope: recipients}], distinct_people: 1}}\n"
    )
    assert "complete the chain recipient-list alone" in only(text, "no-one-alone").message
    text = ROSTER + (
        "chains: {template: {links: [{role: cmo, scope: a}, {role: cro, scope: b}], sequences: {activation: {links: [{role: cro, scope: all}], distinct_people: 0}}}}\n"
    )
    assert only(text, "no-one-alone").where == "chains.template.sequences.activation"


def test_signatures_need_keys() -> None:
    found = broken(ROSTER + "proof: signature\n")["no-one-alone"]
    assert "nobody who holds cmo today has a key" in found[0].message


def test_a_shared_key() -> None:
    text = ROSTER
    for email in ("priya@example.com", "eva@example.com"):
        text = text.replace(f"email: {email}", f"email: {email}, keys: ['{KEY} {email}']")
    assert "have one and the same key" in only(text, "no-shared-keys").message


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ssh-ed25519 AAAA", "something else"),
        ("ssh-ed25519 A", "cannot be read"),
        (KEY.replace("ssh-ed25519", "ssh-rsa"), "something else"),
        ("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAQQDx", "fewer than 2048 bits"),
    ],
)
def test_unsound_keys(key: str, words: str) -> None:
    text = ROSTER.replace("email: eva@example.com", f"email: eva@example.com, keys: ['{key}']")
    assert words in only(text, "no-shared-keys").message


def test_an_address_that_is_a_pattern() -> None:
    assert (
        "is a pattern" in only(ROSTER.replace("eva@example.com", "'*@example.com'"), "no-shared-keys").message
    )


def test_a_draft_that_claims_sign_offs() -> None:
    assert "“approved”" in only(ROSTER + "drafts: [draft, approved]\n", "claims-are-no-drafts").message


def test_prices_below_sql() -> None:
    assert (
        "nurture mail may state prices"
        in only(ROSTER + "sequences: {nurture: {prices: true}}\n", "prices-from-stage").message
    )
    text = ROSTER + "prices: [{name: Assessment, amount: 2500, currency: USD, sequences: [re-engagement]}]\n"
    assert "The price “Assessment”" in only(text, "prices-from-stage").message
    assert only(ROSTER + "sequences: {activation: {stage: mql}}\n", "prices-from-stage")
    assert only(ROSTER + "sequences: {activation: {stage: nowhere}}\n", "prices-from-stage")
    assert "does not say" in only(ROSTER + "laws: {prices_from_stage: x}\n", "prices-from-stage").message


def test_the_subset_law() -> None:
    text = ROSTER + (
        "ladder: {stages: [{id: prospect, owner: sales.ops}, {id: mql, owner: sales.ops, criteria: [gates, engagement]},"
        " {id: sql, owner: cro, criteria: [gates, indicators]}]}\n"
    )
    found = broken(text)
    assert "without proving mql" in found["subset"][0].message


def test_the_command(repo: Repository) -> None:
    repo.write("govern.yaml", f"extends: sop-rev-v0\n{ROSTER}sequences: {{nurture: {{prices: true}}}}\n")
    done = repo.govern("policy", "check")
    assert done.status == 1
    assert "govern.yaml:8: nurture mail may state prices" in done.out
    assert "7 laws: 6 hold, 1 broken." in done.out
    data = repo.govern("policy", "check", "--format", "json").json
    assert [law["id"] for law in data["laws"] if not law["holds"]] == ["prices-from-stage"]
    repo.write("govern.yaml", f"extends: sop-rev-v0\n{ROSTER}")
    assert repo.govern("policy", "check").status == 0
    assert "Nobody holds" in repo.govern("policy", "check", "--as-of", "2025-01-01").out


def test_our_own_policy_holds() -> None:
    data = (PROJECT / "govern.yaml").read_bytes()
    loaded = load_policy(data, packaged.schema("policy"), packaged.profile)
    assert all(law.holds for law in check_policy(loaded.policy, str, date(2026, 11, 28)))
