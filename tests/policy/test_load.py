from __future__ import annotations

from typing import Any

import pytest

from govern import packaged
from govern.documents.reader import read_document
from govern.documents.schema import Schema
from govern.errors import PolicyError
from govern.findings import Severity
from govern.policy.globs import matches
from govern.policy.load import LoadedPolicy, load_policy


def load(text: str, profiles: dict[str, str] | None = None) -> LoadedPolicy:
    def profile(name: str) -> bytes:
        return (profiles or {})[name].encode() if profiles and name in profiles else packaged.profile(name)

    return load_policy(text.encode(), packaged.schema("policy"), profile)


CONTRACT = """\
extends: sop-rev-v0
roster:
  cmo: [{name: Michelle, email: michelle@example.com, from: 2026-01-01, keys: ["ssh-ed25519 AAAA"]}]
  cro: [{name: Marcus, email: marcus@example.com, from: 2026-01-01, to: 2026-12-31, github: marcus}]
terms: [eco monetize, {term: Signal Note, plural: false, symbol: "™"}]
prices: [{name: Assessment, amount: 2500, currency: USD, sequences: [activation]}]
fields:
  contact: [first_name]
  company: [company_name]
  context: [industry, ecosystem]
  other: [unsubscribe_link, postal_address, sender_name]
rules: {VOC101: {severity: error, max_characters: 50}, VAL101: {severity: "off"}}
proof: commit
"""


def test_the_packaged_profile_fits_its_schema() -> None:
    reading = read_document(packaged.profile("sop-rev-v0"), "profile", "policy", "yaml")
    assert reading.document is not None
    assert reading.faults == ()
    assert Schema(packaged.schema("policy")).faults(reading.document) == ()


def test_the_contracts_example_is_a_policy() -> None:
    policy = load(CONTRACT).policy
    assert [term.text for term in policy.terms] == ["eco monetize", "Signal Note"]
    assert (policy.terms[1].plural, policy.terms[1].symbol) == (False, "™")
    assert policy.prices[0].amount == 2500
    assert policy.prices[0].sequences == ("activation",)
    assert policy.fields.names == {
        "first_name", "company_name", "industry", "ecosystem", "unsubscribe_link", "postal_address", "sender_name",
    }  # fmt: skip
    assert {(holder.role, holder.github) for holder in policy.roster} == {("cmo", ""), ("cro", "marcus")}
    assert policy.rules["VOC101"].severity is Severity.ERROR
    assert policy.option("VOC101", "max_characters", 60) == 50
    assert policy.option("VOC101", "other", 1) == policy.option("ZZZ999", "other", 1) == 1
    assert policy.sequences["nurture"].max_touches == 6
    assert policy.kinds["lead"].folder == "leads"


def test_every_value_has_an_origin() -> None:
    loaded = load(CONTRACT)
    assert str(loaded.origins["proof",]) == "govern.yaml:13"
    assert str(loaded.origins["roster", "cmo", 0, "name"]) == "govern.yaml:3"
    assert str(loaded.origins["kinds", "lead", "paths"]).startswith("profile sop-rev-v0:")


def test_groups_merge_key_by_key_and_lists_are_replaced() -> None:
    policy = load("extends: sop-rev-v0\nsequences: {nurture: {max_touches: 4}}\nterms: [One Term]\n").policy
    assert policy.sequences["nurture"].max_touches == 4
    assert policy.sequences["nurture"].gap_days == 14
    assert [term.text for term in policy.terms] == ["One Term"]


def test_profiles_may_extend_profiles() -> None:
    policy = load("extends: house\n", {"house": "extends: sop-rev-v0\nproof: signature\n"}).policy
    assert policy.proof == "signature"
    assert policy.kinds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "govern.yaml:1:"),
        ("extends: nope\n", "no policy profile named “nope”"),
        ("extend: sop-rev-v0\n", "govern.yaml:1:1: The key “extend” is not known here. Did you mean “extends”?"),
        ("extends: sop-rev-v0\nproof: comit\n", "govern.yaml:2:8: “proof” may not be “comit”"),
        ("extends: sop-rev-v0\nproof: commit\nproof: declared\n", "govern.yaml:3:1: The key “proof”"),
        ("extends: sop-rev-v0\nroster: {cfo: [{name: A, email: a@b.example, from: 2026-01-01}]}\n", "govern.yaml:2: “cfo”"),
        ("extends: sop-rev-v0\nroster: {cmo: [{name: A, email: a@b.example, from: 2026-05-01, to: 2026-01-01}]}\n",
         "govern.yaml:2: A leaves the role cmo before"),
        ("extends: sop-rev-v0\nroster: {cmo: [{name: A, email: a@b.example, from: 2026-02-30}]}\n", "no day 2026-02-30"),
        ("extends: sop-rev-v0\nprices: [{name: A, amount: 1, currency: USD, sequences: [nurtur]}]\n", "“nurtur”"),
        ("extends: sop-rev-v0\nkinds: {lead: {chain: nope}}\n", "“format” is missing"),
        ("extends: sop-rev-v0\nkinds: {lead: {paths: [x], format: yaml, chain: nope}}\n", "no chain “nope”"),
        ("extends: sop-rev-v0\nexamples: [{rule: PRC101}]\n", "“fails” is missing"),
        ("- a\n", "govern.yaml:1:1: This is a list"),
    ],
)  # fmt: skip
def test_a_broken_policy_says_where(text: str, words: str) -> None:
    with pytest.raises(PolicyError) as error:
        load(text)
    assert words in error.value.message


def test_a_profile_that_extends_itself_is_refused() -> None:
    with pytest.raises(PolicyError, match="extends itself"):
        load("extends: one\n", {"one": "extends: one\n"})


def test_a_policy_without_profile_stands_alone() -> None:
    assert load("version: mine\n").policy.kinds == {}


@pytest.mark.parametrize(
    ("path", "glob", "expected"),
    [
        ("leads/a.md", "leads/*.md", True),
        ("leads/x/a.md", "leads/*.md", False),
        ("leads/x/a.md", "leads/**/*.md", True),
        ("leads/a.md", "leads/**/*.md", True),
        ("leads/a.md", "leads/**", True),
        ("leads/a.mdx", "leads/*.md", False),
        ("leads/a.md\n", "leads/*.md", False),
        ("govern.yaml", "govern.yaml", True),
        ("governxyaml", "govern.yaml", False),
        ("a1.md", "a?.md", True),
    ],
)
def test_globs(path: str, glob: str, expected: Any) -> None:
    assert matches(path, (glob,)) is expected


def test_a_packaged_profile_that_cannot_be_read_is_told() -> None:
    for broken in ("roster: [", "roster: {a: 1, a: 2}\n"):
        with pytest.raises(PolicyError, match="own:1:"):
            load("extends: own\n", {"own": broken})
