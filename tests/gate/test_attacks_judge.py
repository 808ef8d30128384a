"""Attacks on what judges: policy, roster, schemas, workflows, attributes, owners, and the base itself."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest

from govern.errors import PolicyError
from govern.rules.specimen import BODY, FOLDER
from tests.gate.world import NURTURE, World, approved, codes, policy, sign, template, verdict

RECORD = "governance/policy/2026-04-terms.yaml"
ROSTER_RECORD = "governance/roster/2026-04-mallory.yaml"
TERMS = policy("terms: [eco monetize, Signal Note]\n")


def digest(text: str | None) -> str | None:
    return None if text is None else f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def record(files: dict[str, tuple[str | None, str | None]]) -> str:
    named = {path: {"from": digest(old), "to": digest(new)} for path, (old, new) in files.items()}
    return (
        "title: Two terms are enough\ndate: 2026-04-22\nby: dana@example.com\nwhy: The others are not in use.\n"
        f"files: {json.dumps(named)}\napprovals: []\n"
    )


def sign_record(world: World, path: str, text: str, files: dict[str, str], roster: bool = False) -> None:
    """The honest way: drafted by one, signed by each of the chain in a commit of their own."""
    world.commit("dana", {**files, path: text})
    people = [("cmo", "michelle", "policy"), ("cro", "marcus", "policy")]
    if roster:
        people.append(("chief.staff", "eva", "roster"))
    for role, who, scope in people:
        text = sign(text, role, who, path=path, scope=scope)
        world.commit(who, {path: text})


def test_11_the_roster_in_the_same_request(world: World) -> None:
    """Mallory makes herself the CMO and signs."""
    mine = policy().replace("michelle@example.com", "mallory@evil.example")
    text = template()
    first = sign(text, "cmo", "mallory")
    world.commit("mallory", {"govern.yaml": mine})
    world.commit("dana", {NURTURE: text})
    world.commit("mallory", {NURTURE: first})
    world.commit("marcus", {NURTURE: sign(first, "cro", "marcus")})
    found = world.gate()
    assert {"POL201", "POL202", "APR202"} <= codes(found)
    assert "not in the roster" in verdict(found).chain.clauses[0].why


@pytest.mark.parametrize(
    "change",
    [
        "terms: []\n",
        "prices: []\n",
        "never_silence: []\n",
        "rules: {PRC101: {severity: 'off'}}\n",
        "proof: declared\n",
        "drafts: [draft, approved]\n",
        'exclude: ["content/**"]\n',
        "chains: {template: {links: [{role: cmo, scope: messaging}]}}\n",
        "gate: {protected: []}\n",
    ],
)
def test_12_and_16_the_policy_in_the_same_request(world: World, change: str) -> None:
    world.commit("dana", {"govern.yaml": policy(change)})
    assert codes(world.gate()) == {"POL201"}
    world.commit(
        "dana", {NURTURE: template(body=BODY.replace("a look.", "a look. The Assessment is $2,500."))}
    )
    assert {"POL201", "POL202", "PRC101", "APR202"} <= codes(world.gate())


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/govern.yml",
        ".github/workflows/evil.yml",
        ".github/actions/setup/action.yml",
        ".gitattributes",
        "content/.gitattributes",
        "content/campaigns/email-sequences/.gitattributes",
        ".gitmodules",
        ".lfsconfig",
        ".github/CODEOWNERS",
        "CODEOWNERS",
        "docs/CODEOWNERS",
    ],
)
def test_13_30_and_40_other_files_that_judge(world: World, path: str) -> None:
    world.commit("dana", {path: "* filter=evil\n"})
    assert "POL201" in codes(world.gate())


def test_12_the_schema_of_a_kind_of_ones_own(bare_world: World) -> None:
    kind = "kinds: {memo: {title: Memo, paths: ['memos/*.yaml'], format: yaml, schema: own/memo.json, rules: [DOC]}}\n"
    strict = '{"type": "object", "required": ["reason"]}'
    bare_world.commit("eva", {"govern.yaml": policy(kind), "own/memo.json": strict}, branch="main")
    bare_world.commit("dana", {"own/memo.json": "{}", "memos/a.yaml": "title: x\n"})
    found = bare_world.gate()
    assert {"POL201", "POL202"} <= codes(found)
    assert any(code.startswith("DOC2") for code in codes(found))


def test_a_policy_may_change_with_a_signed_record(world: World) -> None:
    sign_record(world, RECORD, record({"govern.yaml": (policy(), TERMS)}), {"govern.yaml": TERMS})
    found = world.gate()
    assert (codes(found), found.exit_code) == (set(), 0)


def test_a_roster_needs_the_chief_of_staff_too(world: World) -> None:
    new = policy().replace("Marcus Feld", "Marcus A. Feld")
    text = record({"govern.yaml": (policy(), new)})
    sign_record(world, RECORD, text, {"govern.yaml": new})
    assert "POL201" in codes(world.gate())
    world._tips.pop("work")
    sign_record(world, ROSTER_RECORD, text, {"govern.yaml": new}, roster=True)
    assert world.gate().exit_code == 0


def test_a_record_is_for_one_change(world: World) -> None:
    """Signed for two terms, used for none; and used again after the policy has moved on."""
    text = record({"govern.yaml": (policy(), TERMS)})
    sign_record(world, RECORD, text, {"govern.yaml": TERMS})
    world.commit("dana", {"govern.yaml": policy("terms: []\n")})
    assert "POL201" in codes(world.gate())


def test_a_record_names_every_file(world: World) -> None:
    sign_record(world, RECORD, record({"govern.yaml": (policy(), TERMS)}), {"govern.yaml": TERMS})
    world.commit("dana", {".gitattributes": "*.md filter=evil\n"})
    assert "POL201" in codes(world.gate())


def test_an_old_record_does_not_serve_again(world: World) -> None:
    text = record({"govern.yaml": (policy(), TERMS)})
    sign_record(world, RECORD, text, {"govern.yaml": TERMS})
    world.flush()
    world._tips["main"] = world._tips["work"]
    world.commit("eva", {"govern.yaml": policy()}, branch="main")
    world.commit("dana", {"govern.yaml": TERMS}, branch="again")
    assert "POL201" in codes(world.gate("again"))


def test_a_record_that_is_not_signed(world: World) -> None:
    world.commit("dana", {"govern.yaml": TERMS, RECORD: record({"govern.yaml": (policy(), TERMS)})})
    assert "POL201" in codes(world.gate())


def test_a_policy_that_cannot_be_used(world: World) -> None:
    world.commit("dana", {"govern.yaml": "extends: nothing\n"})
    assert {"POL201", "POL203"} <= codes(world.gate())


def test_the_policy_as_a_link(world: World) -> None:
    world.commit("dana", {"govern.yaml": ("120000", b"lax.yaml"), "lax.yaml": "extends: sop-rev-v0\n"})
    assert {"POL201", "POL203"} <= codes(world.gate())
    world.commit("eva", {"govern.yaml": ("120000", b"lax.yaml")}, branch="main")
    world.commit("dana", {NURTURE: template()}, branch="next")
    with pytest.raises(PolicyError, match="symbolic link"):
        world.gate("next")


def test_the_policy_deleted(world: World) -> None:
    world.commit("dana", {"govern.yaml": None})
    assert {"POL201", "POL203"} <= codes(world.gate())


def test_a_branch_from_before_the_rule(bare_world: World) -> None:
    """Forked when the policy asked for less; the base has learned since, and judges as well."""
    lax = policy("proof: declared\n")
    start = bare_world.commit("eva", {"govern.yaml": lax}, branch="main")
    bare_world.commit("dana", {NURTURE: approved()[2]}, branch="work", parent=start)
    assert bare_world.gate().exit_code == 0
    bare_world.commit("eva", {"govern.yaml": policy()}, branch="main")
    found = bare_world.gate()
    assert "APR202" in codes(found)
    assert "both policies judged" in found.notes[0]


def test_a_holder_whom_the_base_has_let_go_since(bare_world: World) -> None:
    start = bare_world.commit("eva", {"govern.yaml": policy()}, branch="main")
    bare_world.commit("eva", {"govern.yaml": policy(michelle="2026-04-01")}, branch="main")
    for who, text in zip(("dana", "michelle", "marcus"), approved(), strict=True):
        bare_world.commit(who, {NURTURE: text}, parent=start if who == "dana" else "")
    assert "was not cmo" in verdict(bare_world.gate()).chain.clauses[0].why


def test_the_first_day(bare_world: World) -> None:
    bare_world.commit("eva", {"README.md": "Hello.\n"}, branch="main")
    bare_world.commit(
        "eva",
        {
            "govern.yaml": policy(),
            ".github/workflows/govern.yml": "on: pull_request\n",
            f"{FOLDER}/.gitkeep": "",
        },
    )
    found = bare_world.gate()
    assert (found.exit_code, codes(found)) == (0, set())
    assert found.notes[0].startswith("First day")


def test_the_first_day_brings_no_content(bare_world: World) -> None:
    """Policy and content at once: nobody could have judged the content."""
    bare_world.commit("eva", {"README.md": "Hello.\n"}, branch="main")
    bare_world.commit("dana", {"govern.yaml": policy('exclude: ["content/**"]\n'), NURTURE: approved()[2]})
    assert codes(bare_world.gate()) == {"POL202"}


def test_there_is_only_one_first_day(world: World) -> None:
    world.commit("mallory", {"govern.yaml": None}, branch="main")
    world.commit("mallory", {"govern.yaml": policy("proof: declared\n")})
    assert "POL204" in codes(world.gate())


def test_no_policy_anywhere(bare_world: World) -> None:
    bare_world.commit("eva", {"README.md": "Hello.\n"}, branch="main")
    bare_world.commit("eva", {"README.md": "Hello!\n"})
    with pytest.raises(PolicyError, match="nothing says what to judge"):
        bare_world.gate()


def test_a_broken_base_stops_the_work(world: World) -> None:
    world.commit("eva", {"govern.yaml": "roster: [\n"}, branch="main")
    world.commit("dana", {NURTURE: template()})
    with pytest.raises(PolicyError):
        world.gate()


def test_the_roster_file_is_read_as_of_the_day(bare_world: World) -> None:
    """Who left after signing has signed all the same; who signs after leaving has not."""
    bare_world.commit("eva", {"govern.yaml": policy(michelle="2026-04-23")}, branch="main")
    text, first, second = approved()
    bare_world.commit("dana", {NURTURE: text})
    bare_world.commit("michelle", {NURTURE: first})
    bare_world.commit("marcus", {NURTURE: second}, at="2026-04-30T08:00:00+00:00")
    assert bare_world.gate(as_of=date(2026, 5, 2)).exit_code == 0
    bare_world.commit("dana", {NURTURE: text}, branch="late")
    bare_world.commit("michelle", {NURTURE: first}, branch="late", at="2026-04-29T08:00:00+00:00")
    bare_world.commit("marcus", {NURTURE: second}, branch="late", at="2026-04-30T08:00:00+00:00")
    late = bare_world.gate("late", as_of=date(2026, 5, 2))
    assert "after the term as cmo had ended" in verdict(late).chain.clauses[0].why


def test_a_branch_from_before_the_first_day(bare_world: World) -> None:
    """Forked when there was no policy, it brings one of its own; the base has one by now, and that one judges."""
    start = bare_world.commit("eva", {"README.md": "Hello.\n"}, branch="main")
    bare_world.commit("eva", {"govern.yaml": policy()}, branch="main")
    mine = policy("proof: declared\n")
    bare_world.commit("mallory", {"govern.yaml": mine, NURTURE: approved()[2]}, parent=start)
    assert {"POL201", "POL202", "APR202"} <= codes(bare_world.gate())


def test_a_baseline_may_shrink_and_not_grow(world: World) -> None:
    """What is excused is what the base excuses: a request cannot excuse itself, nor sow for the next one."""
    from govern.baseline import baseline_of, read_baseline

    weak = template(status="draft", body=BODY.replace("is worth a look", "is worth a look at Signal note"))
    world.commit("dana", {NURTURE: weak})
    found = world.gate()
    assert "TRM101" in codes(found)
    from govern import packaged
    from govern.check import BASELINE_FILE, Settings
    from govern.policy.load import load_policy

    loaded = load_policy(policy().encode(), packaged.schema("policy"), packaged.profile).policy
    excuse = baseline_of(found.report, Settings(loaded, {}, date(2026, 4, 24)))
    assert any(one.code == "TRM101" for one in read_baseline(excuse))
    world.commit("dana", {BASELINE_FILE: excuse})
    assert {"TRM101", "POL201", "POL202"} <= codes(world.gate())
    world.commit("eva", {BASELINE_FILE: excuse, NURTURE: weak}, branch="main")
    world.commit(
        "dana", {NURTURE: weak.replace("a vouched", "vouched").replace("plain", "simple")}, branch="next"
    )
    assert world.gate("next").exit_code == 0
    world.commit("dana", {BASELINE_FILE: '{"version": 1, "known": []}'}, branch="less")
    assert "POL201" not in codes(world.gate("less"))
