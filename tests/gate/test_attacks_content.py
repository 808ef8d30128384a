"""Attacks on what was signed: text, entries, versions. The numbers are those of docs/threat-model.md."""

from __future__ import annotations

import re
from datetime import date

import pytest

from govern.approvals.digest import content_digest
from govern.approvals.verdict import State
from govern.documents.writing import append_entry
from govern.rules.specimen import BODY, FOLDER
from tests.gate.world import (
    AS_OF,
    NURTURE,
    SECOND,
    World,
    approved,
    codes,
    policy,
    read,
    sign,
    template,
    verdict,
)


@pytest.fixture
def signed(world: World) -> World:
    """An approved template on the main branch, its proof intact."""
    text, first, second = approved()
    world.commit("dana", {NURTURE: text}, branch="main")
    world.commit("michelle", {NURTURE: first}, branch="main")
    world.commit("marcus", {NURTURE: second}, branch="main")
    assert world.state().exit_code == 0
    return world


SIGNED = approved()[2]


def test_01_an_edit_after_the_sign_off(signed: World) -> None:
    signed.commit("dana", {NURTURE: SIGNED.replace("40 %", "90 %")})
    found = signed.gate()
    assert "APR202" in codes(found)
    assert {clause.state for clause in verdict(found).chain.clauses} == {State.STALE}


def test_02_sign_offs_copied_to_another_file(signed: World) -> None:
    block = SIGNED[SIGNED.index("approvals:") : SIGNED.index("\n---\n", 10)]
    other = template(SECOND).replace("approvals: []", block)
    signed.commit("dana", {SECOND: other})
    found = signed.gate()
    assert "APR202" in codes(found)
    assert not verdict(found, SECOND).passes


def test_02_a_whole_file_copied_with_its_sign_offs(signed: World) -> None:
    """The same text under another date: only name and front matter differ, and so does the content."""
    day = SIGNED.replace("date: 2026-04-20", "date: 2026-04-22").replace("version: v1", "version: v2")
    signed.commit("dana", {SECOND: day})
    assert not verdict(signed.gate(), SECOND).passes
    signed.commit("dana", {SECOND: SIGNED}, branch="bare")
    found = signed.gate("bare")
    assert "NAM101" in codes(found)
    assert not verdict(found, SECOND).passes


def test_03_a_sign_off_replayed_on_a_later_version(signed: World) -> None:
    later = SIGNED.replace("version: v1", "version: v2").replace("date: 2026-04-20", "date: 2026-04-22")
    signed.commit("dana", {SECOND: later})
    found = signed.gate()
    assert {clause.state for clause in verdict(found, SECOND).chain.clauses} != {State.SATISFIED}
    assert found.exit_code == 1


def test_04_an_old_approved_text_restored(signed: World) -> None:
    newer = template(body=BODY.replace("40 %", "42 %"))
    first = sign(newer, "cmo", "michelle")
    signed.commit("dana", {NURTURE: newer.replace("status: approved", "status: draft")}, branch="main")
    signed.commit("dana", {NURTURE: newer}, branch="main")
    signed.commit("michelle", {NURTURE: first}, branch="main")
    signed.commit("marcus", {NURTURE: sign(first, "cro", "marcus")}, branch="main")
    signed.commit("dana", {NURTURE: SIGNED})
    assert {"APR202", "APR204"} <= codes(signed.gate())


def test_04_an_older_version_after_a_newer_one(world: World) -> None:
    newer = approved(SECOND)
    for who, text in zip(("dana", "michelle", "marcus"), newer, strict=True):
        world.commit(who, {SECOND: text}, branch="main")
    for who, text in zip(("dana", "michelle", "marcus"), approved(), strict=True):
        world.commit(who, {NURTURE: text})
    assert codes(world.gate()) == {"APR206"}


def test_04_retired_and_back(signed: World) -> None:
    signed.commit("dana", {NURTURE: SIGNED.replace("status: approved", "status: retired")}, branch="main")
    signed.commit("dana", {NURTURE: SIGNED})
    assert "APR207" in codes(signed.gate())


@pytest.mark.parametrize(
    "target",
    [
        f"{FOLDER}/nurture-v2-2026-04-20.md",
        f"{FOLDER}/Nurture-v1-2026-04-20.md",
        f"{FOLDER}/nurture-v1-2026-04-20.MD",
        "content/archive/nurture-v1-2026-04-20.md",
        "notes/mail.md",
    ],
)
def test_05_a_signed_file_renamed_or_moved(signed: World, target: str) -> None:
    signed.commit("dana", {NURTURE: None, target: SIGNED})
    assert "APR205" in codes(signed.gate())


def test_06_deleted_and_added_again(signed: World) -> None:
    signed.commit("dana", {NURTURE: None}, branch="main")
    signed.commit("dana", {NURTURE: SIGNED})
    assert {"APR202", "APR204"} <= codes(signed.gate())


@pytest.mark.parametrize(
    "name", ["nurture-v1-2026-04-20.txt", "notes.md", "nurture.markdown", "deep/nurture-v1-2026-04-20.md"]
)
def test_06_a_stranger_in_the_folder(world: World, name: str) -> None:
    world.commit("dana", {f"{FOLDER}/{name}": template()})
    assert "NAM101" in codes(world.gate())


def test_06_a_draft_may_go(world: World) -> None:
    world.commit("dana", {NURTURE: template(status="draft")}, branch="main")
    world.commit("dana", {NURTURE: None})
    assert world.gate().exit_code == 0


def test_07_another_type_to_let_a_price_in(signed: World) -> None:
    path = f"{FOLDER}/activation-v1-2026-04-20.md"
    priced = SIGNED.replace("sequence: nurture", "sequence: activation").replace(
        "a look.", "a look. The Assessment is $2,500."
    )
    signed.commit("dana", {path: priced})
    assert not verdict(signed.gate(), path).passes
    signed.commit("dana", {NURTURE: priced}, branch="named")
    assert "NAM101" in codes(signed.gate("named"))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("status: approved", "status: draft\nstatus: approved", "DOC107"),
        ("---\ntitle", "title", "DOC104"),
        ("approvals: []\n---\n", "approvals: []\n", "DOC105"),
        ("title: Partner revenue signals\n", "title: &a Partner revenue signals\n", ""),
        ("approvals: []", "approvals: *a", ""),
        ("approvals: []", "<<: {approvals: []}", ""),
        ("approvals: []", "approvals: !!python/object:os.system {}", ""),
    ],
    ids=["08-twice", "09-no-opening", "09-unclosed", "10-anchor", "10-alias", "10-merge-key", "10-tag"],
)
def test_08_to_10_front_matter_that_two_readers_read_differently(
    world: World, old: str, new: str, code: str
) -> None:
    world.commit(
        "dana",
        {NURTURE: template(status="draft").replace("status: draft", "status: approved").replace(old, new, 1)},
    )
    found = world.gate()
    assert found.exit_code == 1
    assert any(one.startswith("DOC") for one in codes(found))
    assert not code or code in codes(found)


def test_09_a_list_as_front_matter(world: World) -> None:
    world.commit("dana", {NURTURE: "---\n- approved\n---\n\n## Touch 1\n"})
    assert "DOC108" in codes(world.gate())


def test_17_a_comment_that_silences_the_price(world: World) -> None:
    body = BODY.replace("that is worth a look.", "it costs $2,500.")
    silence = "<!-- govern: allow PRC101 -- the boss said so -->\n"
    world.commit("dana", {NURTURE: template(status="draft", body=silence + body)})
    assert {"PRC101", "SUP104"} <= codes(world.gate())


def test_20_the_author_signs(world: World) -> None:
    text = template(author="michelle@example.com")
    first = sign(text, "cmo", "michelle")
    world.commit("michelle", {NURTURE: text})
    world.commit("michelle", {NURTURE: first})
    world.commit("marcus", {NURTURE: sign(first, "cro", "marcus")})
    assert verdict(world.gate()).chain.clauses[0].state is State.BROKEN


@pytest.mark.parametrize("how", ["editor", "co-author", "committer"])
def test_20_an_editor_signs(world: World, how: str) -> None:
    """The front matter names Dana, but the CMO wrote some of it: as an editor, a co-author, or under Dana's name."""
    text, first, second = approved()
    draft = template(body=BODY.replace("plain", "simple"))
    world.commit("dana", {NURTURE: draft})
    if how == "editor":
        world.commit("michelle", {NURTURE: text})
    elif how == "co-author":
        world.commit(
            "dana", {NURTURE: text}, "Better words\n\nCo-Authored-By: Michelle <Michelle@Example.com>\n"
        )
    else:
        world.commit("dana", {NURTURE: text}, committer="michelle")
    world.commit("michelle", {NURTURE: first})
    world.commit("marcus", {NURTURE: second})
    found = world.gate()
    assert "nobody signs their own" in verdict(found).chain.clauses[0].why
    assert found.exit_code == 1


def test_21_the_order_turned_round(world: World) -> None:
    text = template()
    early = sign(text, "cro", "marcus", at="2026-04-22T10:00:00Z")
    world.commit("dana", {NURTURE: text})
    world.commit("marcus", {NURTURE: early})
    world.commit("michelle", {NURTURE: sign(early, "cmo", "michelle")})
    found = world.gate()
    assert found.exit_code == 1
    assert verdict(found).next_role == "cro"


def test_23_a_no_turned_into_a_yes(world: World) -> None:
    text, first, _ = approved()
    second = sign(first, "cro", "marcus", decision="revoke", reason="Not like this.")
    world.commit("dana", {NURTURE: text})
    world.commit("michelle", {NURTURE: first})
    world.commit("marcus", {NURTURE: second})
    world.commit("dana", {NURTURE: second.replace("decision: revoke", "decision: approve")})
    found = world.gate()
    assert found.exit_code == 1
    assert verdict(found).chain.clauses[1].state is not State.SATISFIED


def test_23_a_withdrawal_taken_out(signed: World) -> None:
    withdrawn = sign(SIGNED, "cmo", "michelle", decision="revoke", reason="The figure is wrong.")
    signed.commit(
        "michelle", {NURTURE: withdrawn.replace("status: approved", "status: draft")}, branch="main"
    )
    signed.commit("dana", {NURTURE: SIGNED})
    assert "APR209" in codes(signed.gate())


def test_25_dated_into_the_future(world: World) -> None:
    text = template()
    first = sign(text, "cmo", "michelle", at="2026-05-01T09:00:00Z")
    world.commit("dana", {NURTURE: text})
    world.commit("michelle", {NURTURE: first})
    world.commit("marcus", {NURTURE: sign(first, "cro", "marcus", at="2026-05-02T09:00:00Z")})
    assert world.gate(as_of=AS_OF).exit_code == 1
    assert world.gate(as_of=date(2026, 5, 3)).exit_code == 0


@pytest.mark.parametrize("role", ["CMO", "\u0441mo", "cmo ", "cm\u200bo"])
def test_26_a_role_that_only_looks_right(world: World, role: str) -> None:
    text = template()
    first = sign(text, role, "michelle", scope="messaging")
    world.commit("dana", {NURTURE: text})
    world.commit("michelle", {NURTURE: first})
    world.commit("marcus", {NURTURE: sign(first, "cro", "marcus")})
    assert world.gate().exit_code == 1


def test_33_text_from_elsewhere_is_no_part_of_a_mail(world: World) -> None:
    """There are no includes: what is signed is all that is sent, and a tag that fetches more is malformed."""
    world.commit("dana", {NURTURE: template(status="draft", body=BODY + "\n{% include 'footer' %}\n")})
    assert any(code.startswith("PER") for code in codes(world.gate()))


@pytest.mark.parametrize(
    "hidden", ["<!-- $2,500 -->", "\u202e", "a\u200bb", "<span style='display:none'>$2,500</span>"]
)
def test_36_hidden_text_is_signed_too(signed: World, hidden: str) -> None:
    signed.commit("dana", {NURTURE: SIGNED + hidden + "\n"})
    assert "APR202" in codes(signed.gate())


def test_42_a_file_that_would_take_all_day(world: World) -> None:
    bomb = template(status="draft").replace("title: Partner", f"title: {'[' * 5000} Partner")
    world.commit(
        "dana",
        {
            NURTURE: bomb,
            SECOND: template(SECOND, status="draft").replace("title: P", "title: " + "x" * 2_000_000),
        },
    )
    assert world.gate().exit_code == 1


def test_a_status_may_claim_less(world: World) -> None:
    for who, text in zip(("dana", "michelle", "marcus"), approved(status="in-review"), strict=True):
        world.commit(who, {NURTURE: text})
    assert world.gate().exit_code == 0


def test_a_draft_may_be_merged_unsigned_and_half_signed(world: World) -> None:
    text, first, _ = approved(status="draft")
    world.commit("dana", {NURTURE: text})
    found = world.gate()
    assert (found.exit_code, verdict(found).passes, verdict(found).next_role) == (0, True, "cmo")
    world.commit("michelle", {NURTURE: first})
    assert world.gate().exit_code == 0


def test_a_forged_entry_is_not_merged_even_in_a_draft(world: World) -> None:
    text, first, _ = approved(status="draft")
    world.commit("dana", {NURTURE: text})
    world.commit("dana", {NURTURE: first})
    assert codes(world.gate()) >= {"APR203"}


def test_an_invalid_entry_beside_a_valid_one_does_no_harm(world: World) -> None:
    text = template()
    forged = sign(text, "cmo", "michelle", at="2026-04-22T10:00:00Z")
    first = sign(forged, "cmo", "michelle")
    world.commit("dana", {NURTURE: text})
    world.commit("dana", {NURTURE: forged})
    world.commit("michelle", {NURTURE: first})
    world.commit("marcus", {NURTURE: sign(first, "cro", "marcus")})
    assert world.gate().exit_code == 0


def test_a_malformed_entry_breaks_the_schema_and_nothing_else(world: World) -> None:
    """The chain stands, and the file must be mended: what `check` refuses is not merged."""
    whole = approved()
    malformed = append_entry(
        read(whole[2]), "approvals", {"role": "cmo", "by": "x@example.com"}, expanded=True
    )
    for who, text in zip(("dana", "michelle", "marcus", "dana"), (*whole, malformed), strict=True):
        world.commit(who, {NURTURE: text})
    found = world.gate()
    assert verdict(found).chain.complete
    assert codes(found) == {"DOC201"}
    world.commit("dana", {NURTURE: whole[2]})
    assert world.gate().exit_code == 0


def dated(
    world: World, *, text: str, edit: str, sign_off: str, commit: str, date: str = "2026-04-20"
) -> tuple[State, str]:
    """A text, an edit of it, and a sign-off of the edited text, each with the time of its commit; ``sign_off`` is ``at``."""
    path = NURTURE.replace("2026-04-20", date)
    first = template(path, body=BODY.replace("plain", "simple"))
    last = template(path)
    world.commit("dana", {path: first}, at=f"{text}+00:00")
    world.commit("dana", {path: last}, at=f"{edit}+00:00")
    signed = sign(last, "cmo", "michelle", path=path, at=f"{sign_off}Z")
    world.commit("michelle", {path: signed}, at=f"{commit}+00:00")
    clause = verdict(world.gate(), path).chain.clauses[0]
    return clause.state, clause.why


def test_25_dated_before_the_text_by_the_document_s_own_clock(world: World) -> None:
    """The document came on its own day, so its days and those of commits are the same ones."""
    times = {"text": "2026-04-20T15:00:00", "edit": "2026-04-22T15:00:00", "commit": "2026-04-23T15:00:00"}
    state, why = dated(world, **times, sign_off="2026-04-21T15:00:00")
    assert state is State.UNVERIFIABLE
    assert "it is dated 2026-04-21, and its text came with commit" in why
    assert why.endswith("on 2026-04-22")


def test_25_dated_before_the_text_by_its_own_commit(world: World) -> None:
    """The sign-off's commit bears the sign-off's day, and that is before the commit that it stands on."""
    times = {"text": "2026-04-22T15:00:00", "edit": "2026-04-22T16:00:00", "commit": "2026-04-21T15:00:00"}
    state, why = dated(world, **times, sign_off="2026-04-21T15:00:00")
    assert state is State.UNVERIFIABLE
    assert "its text came with commit" in why


def test_25_the_same_day_is_early_enough(world: World) -> None:
    """Days are those of the policy: an edit at 22:00 in New York is of the day on which it was signed at noon."""
    times = {"text": "2026-04-20T15:00:00", "edit": "2026-04-22T02:00:00", "commit": "2026-04-22T15:00:00"}
    assert dated(world, **times, sign_off="2026-04-21T16:00:00")[0] is State.SATISFIED


def test_25_two_clocks_are_not_compared(world: World) -> None:
    """Commits made long after the days that the files tell of, as when a history is written down later."""
    times = {"text": "2026-11-20T15:00:00", "edit": "2026-11-20T15:00:00", "commit": "2026-11-20T16:00:00"}
    assert dated(world, **times, sign_off="2026-04-21T16:00:00")[0] is State.SATISFIED


def test_findings_of_check_block(world: World) -> None:
    for who, text in zip(
        ("dana", "michelle", "marcus"),
        approved(body=BODY.replace("a look.", "a look. The Assessment is $2,500.")),
        strict=True,
    ):
        world.commit(who, {NURTURE: text})
    found = world.gate()
    assert "PRC101" in codes(found)
    assert found.exit_code == 1


def test_what_did_not_change_is_not_judged(signed: World) -> None:
    signed.commit("dana", {"README.md": "Hello again.\n"})
    found = signed.gate()
    assert (found.exit_code, found.documents, found.report.results) == (0, (), ())


def test_digests_do_not_move(signed: World) -> None:
    """Line ends and blanks at line ends are no change: the sign-offs hold."""
    signed.commit("dana", {NURTURE: re.sub("\n", "\r\n", SIGNED)})
    assert content_digest(read(SIGNED)) == content_digest(read(re.sub("\n", "\r\n", SIGNED)))
    assert signed.gate().exit_code == 0


def test_a_new_holder_is_one_from_that_day(bare_world: World) -> None:
    bare_world.commit("eva", {"govern.yaml": policy(michelle="2026-04-22")}, branch="main")
    for who, text in zip(("dana", "michelle", "marcus"), approved(), strict=True):
        bare_world.commit(who, {NURTURE: text})
    assert "was not cmo on 2026-04-23" in verdict(bare_world.gate()).chain.clauses[0].why
