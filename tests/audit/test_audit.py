"""The audit, in real repositories with a story: who signed when, what changed, and what went out."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from govern import packaged
from govern.approvals.digest import content_digest
from govern.audit.blocks import as_html, as_markdown, as_text
from govern.audit.evidence import evidence
from govern.audit.model import Audit, State, Verdict
from govern.audit.report import as_data, audit_blocks, evidence_blocks
from govern.audit.trail import audit
from govern.errors import PolicyError, RepositoryError, UsageError
from govern.rules.specimen import BODY
from tests.conftest import Repository
from tests.gate.conftest import bare_world, empty_git  # noqa: F401 - fixtures
from tests.gate.world import NURTURE, World, approved, policy, read, sign, template

NAME = "nurture-v1-2026-04-20"
LIST_PATH = "content/campaigns/recipient-lists/april.yaml"
SENT = "  - {on: 2026-04-27, by: sales.ops, event: enrolled, template: nurture-v1-2026-04-20, list: april}\n"
SEND = "  - {on: ON, by: sales.ops, event: sent, touch: 1, template: nurture-v1-2026-04-20}\n"


def lead(*sends: str, name: str = "acme", before: str = "", enrolled: str = SENT) -> str:
    history = before + enrolled + "".join(SEND.replace("ON", on) for on in sends)
    return (
        f"---\nid: {name}\ncompany: {{name: Acme, industry: robots}}\n"
        f"contact: {{first_name: Jo, email: jo@acme.example}}\nstage: prospect\ngates: {{}}\nhistory:\n{history}---\n"
    )


def listed(**options: str) -> str:
    """A recipient list for the template's very text."""
    return (
        f"template: {NAME}\ncontent: {content_digest(read(template(**options)))}\nsequence: nurture\ntitle: April\n"
        "status: approved\ncreated: 2026-04-23\nby: priya@example.com\nleads:\n  - acme\napprovals: []\n"
    )


def signed_list(**options: str) -> str:
    return sign(
        listed(**options), "cro", "marcus", path=LIST_PATH, scope="recipients", at="2026-04-24T09:00:00Z"
    )


def cleared(world: World, **options: str) -> None:
    """Template and list, written and signed by the right people, each in a commit of their own, by 24 April."""
    draft, first, whole = approved(**options)
    world.commit("dana", {NURTURE: draft}, branch="main", at="2026-04-20T10:00:00+00:00")
    world.commit("michelle", {NURTURE: first}, branch="main", at="2026-04-23T09:31:00+00:00")
    world.commit("marcus", {NURTURE: whole}, branch="main", at="2026-04-23T09:32:00+00:00")
    world.commit("priya", {LIST_PATH: listed(**options)}, branch="main", at="2026-04-24T08:00:00+00:00")
    world.commit("marcus", {LIST_PATH: signed_list(**options)}, branch="main", at="2026-04-24T09:01:00+00:00")


@pytest.fixture
def story(bare_world: World) -> World:  # noqa: F811 - the fixture
    bare_world.commit("eva", {"govern.yaml": policy()}, branch="main", at="2026-04-01T09:00:00+00:00")
    return bare_world


def send(world: World, *days: str, at: str = "2026-05-20T12:00:00+00:00", **options: str) -> None:
    world.commit("priya", {"leads/acme.md": lead(*days, **options)}, branch="main", at=at)


def run(world: World, since: str | None = None, as_of: date | None = None) -> Audit:
    world.flush()
    return audit(world.root, "main", since, as_of)


def only(found: Audit) -> Verdict:
    (verdict,) = found.verdicts
    return verdict


def test_a_send_with_both_chains_signed_is_cleared(story: World) -> None:
    cleared(story)
    send(story, "2026-04-27")
    found = run(story)
    verdict = only(found)
    assert (verdict.state, verdict.why) == (
        State.CLEARED,
        ("compliant, and every link of both chains signed; proven by commit",),
    )
    assert found.exit_code == 0
    assert found.gaps == ()
    assert [(one.role, one.who, one.strength) for one in verdict.templates[0].chain] == [
        ("cmo", "Michelle Arden", "commit"),
        ("cro", "Marcus Feld", "commit"),
    ]
    assert verdict.templates[0].digest.startswith("sha256:")


def test_what_was_approved_later_was_not_approved_then(story: World) -> None:
    cleared(story)
    send(story, "2026-04-22")
    verdict = only(run(story))
    assert verdict.state is State.NOT_CLEARED
    assert "chain not complete: nobody has signed as cmo yet" in verdict.why
    send(story, "2026-04-20", at="2026-05-20T12:01:00+00:00")
    assert only(run(story)).state is State.NOT_CLEARED


def test_on_the_day_of_a_change_every_version_of_that_day_counts(story: World) -> None:
    cleared(story)
    send(story, "2026-04-23")
    verdict = only(run(story))
    assert verdict.state is State.NOT_CLEARED, "an entry tells the day, not the hour"
    assert len(verdict.templates) == 3


def test_an_edit_after_the_sign_off_makes_later_sends_uncleared_and_earlier_ones_not(story: World) -> None:
    cleared(story)
    _, _, whole = approved()
    story.commit(
        "dana",
        {NURTURE: whole.replace("partner revenue gap", "partner revenue hole")},
        branch="main",
        at="2026-05-04T10:00:00+00:00",
    )
    send(story, "2026-04-27", "2026-05-11")
    first, second = run(story).verdicts
    assert first.state is State.CLEARED
    assert second.state is State.NOT_CLEARED
    assert any("the text has changed since" in one for one in second.why)


def test_content_is_judged_by_the_policy_that_was_in_force(story: World) -> None:
    price = BODY.replace("\n\n", "\n\nThe review costs $900.\n\n", 1)
    cleared(story, body=price)
    send(story, "2026-04-27", at="2026-04-28T12:00:00+00:00")
    verdict = only(run(story))
    assert verdict.state is State.NOT_CLEARED
    assert any(one.startswith("not compliant: PRC101") for one in verdict.why)
    # A later policy does not clear what went out under the old one, and an earlier one does not bind what goes out now.
    easy = "sequences: {nurture: {prices: true}}\n"
    story.commit("eva", {"govern.yaml": policy(easy)}, branch="main", at="2026-05-04T10:00:00+00:00")
    send(story, "2026-04-27", "2026-05-11", at="2026-05-20T12:01:00+00:00")
    first, second = run(story).verdicts
    assert first.state is State.NOT_CLEARED
    assert second.state is State.CLEARED, second.why
    assert first.templates[0].policy != second.templates[0].policy


def test_a_sign_off_in_someone_elses_commit_proves_nothing(story: World) -> None:
    draft, _, whole = approved()
    story.commit("dana", {NURTURE: draft}, branch="main", at="2026-04-20T10:00:00+00:00")
    story.commit("dana", {NURTURE: whole}, branch="main", at="2026-04-23T09:32:00+00:00")
    story.commit("priya", {LIST_PATH: listed()}, branch="main", at="2026-04-24T08:00:00+00:00")
    story.commit("marcus", {LIST_PATH: signed_list()}, branch="main", at="2026-04-24T09:01:00+00:00")
    send(story, "2026-04-27")
    verdict = only(run(story))
    assert verdict.state is State.NOT_CLEARED
    assert any("chain not complete" in one for one in verdict.why)


def test_a_later_editor_does_not_taint_an_earlier_send(story: World) -> None:
    cleared(story)
    _, _, whole = approved()
    # Marcus edits the text later: then nobody's earlier sign-off over the old text becomes his own text's.
    story.commit(
        "marcus",
        {NURTURE: whole.replace("partner revenue gap", "gap")},
        branch="main",
        at="2026-05-04T10:00:00+00:00",
    )
    send(story, "2026-04-27")
    assert only(run(story)).state is State.CLEARED


def test_a_list_drawn_up_for_another_text_clears_nothing(story: World) -> None:
    cleared(story)
    again = BODY.replace("alliances", "partnerships")
    draft, first, whole = approved(body=again)
    for who, text, at in (("dana", draft, "10:00"), ("michelle", first, "10:01"), ("marcus", whole, "10:02")):
        story.commit(who, {NURTURE: text}, branch="main", at=f"2026-05-04T{at}:00+00:00")
    send(story, "2026-05-11")
    verdict = only(run(story))
    assert verdict.state is State.NOT_CLEARED
    assert verdict.why[-1] == f"the recipient list april was drawn up for another text of {NAME}"


@pytest.mark.parametrize(
    ("enrolled", "words"),
    [
        (SENT.replace(", list: april", ""), "no recipient list is named"),
        (SENT.replace("april", "may"), "there is no recipient list may anywhere in this history"),
    ],
)
def test_recipients_must_have_been_approved(story: World, enrolled: str, words: str) -> None:
    cleared(story)
    send(story, "2026-04-27", enrolled=enrolled)
    verdict = only(run(story))
    assert verdict.state is not State.CLEARED
    assert any(words in one for one in verdict.why)


def test_only_who_stands_on_the_list(story: World) -> None:
    cleared(story)
    story.commit(
        "priya",
        {"leads/bolt.md": lead("2026-04-27", name="bolt")},
        branch="main",
        at="2026-05-20T12:00:00+00:00",
    )
    verdict = only(run(story))
    assert verdict.state is State.NOT_CLEARED
    assert "bolt was not on the recipient list april" in verdict.why


def test_mail_after_an_opt_out_is_never_cleared(story: World) -> None:
    cleared(story)
    stop = "  - {on: 2026-04-25, by: sales.ops, event: response, kind: opt-out}\n"
    send(story, "2026-04-27", before=stop)
    verdict = only(run(story))
    assert verdict.state is State.NOT_CLEARED
    assert verdict.why[0] == "mail to somebody who had said no: the opt-out of 2026-04-25 stands before it"


def test_a_correction_does_not_hide_a_send(story: World) -> None:
    text = (
        lead("2026-04-27")
        .replace("---\n", "  - {on: 2026-05-01, by: sales.ops, event: correction, corrects: 2}\n---\n")
        .replace("  - {on: 2026-05-01, by: sales.ops, event: correction, corrects: 2}\n---\nid", "---\nid")
    )
    story.commit("priya", {"leads/acme.md": text}, branch="main", at="2026-05-20T12:00:00+00:00")
    found = run(story)
    assert only(found).send.struck
    assert any("struck out" in gap for gap in found.gaps)


@pytest.mark.parametrize(
    ("day", "state", "words"),
    [
        ("2026-03-20", State.UNKNOWN, "this history begins on 2026-04-01"),
        ("2026-04-10", State.UNKNOWN, f"the template {NAME} was not in the repository on 2026-04-10"),
        ("2026-02-30", State.UNKNOWN, "the entry has no sound day"),
    ],
)
def test_what_the_history_cannot_tell_is_no_pass(story: World, day: str, state: State, words: str) -> None:
    cleared(story)
    send(story, day)
    found = run(story)
    assert only(found).state is state
    assert any(words in one for one in only(found).why)
    assert found.exit_code == 1


def test_a_template_that_never_stood_here(story: World) -> None:
    story.commit(
        "priya", {"leads/acme.md": lead("2026-04-27").replace(NAME, "nurture-v9-2026-04-20")}, branch="main"
    )
    found = run(story, as_of=date(2026, 5, 20))
    assert only(found).state is State.UNKNOWN
    assert any("nurture-v9-2026-04-20" in gap for gap in found.gaps)


def test_a_removed_template_is_still_found_and_judged(story: World) -> None:
    cleared(story)
    story.commit("dana", {NURTURE: None}, branch="main", at="2026-05-04T10:00:00+00:00")
    send(story, "2026-04-27", "2026-05-11")
    first, second = run(story).verdicts
    assert first.state is State.CLEARED
    assert second.state is State.UNKNOWN
    assert run(story).subjects[0].now is None


def test_a_commit_cannot_be_older_than_its_parent(story: World) -> None:
    """Whoever backdates the approving commit gains nothing: it counts from its parent's day on."""
    draft, first, whole = approved()
    story.commit("dana", {NURTURE: draft}, branch="main", at="2026-04-20T10:00:00+00:00")
    story.commit("priya", {LIST_PATH: listed()}, branch="main", at="2026-04-30T08:00:00+00:00")
    story.commit("michelle", {NURTURE: first}, branch="main", at="2026-04-23T09:31:00+00:00")
    story.commit(
        "marcus", {NURTURE: whole, LIST_PATH: signed_list()}, branch="main", at="2026-04-24T09:32:00+00:00"
    )
    send(story, "2026-04-27")
    found = run(story)
    assert only(found).state is not State.CLEARED
    assert sum("is dated before its parent" in gap for gap in found.gaps) == 2


def test_a_side_branch_counts_from_its_merge_on(story: World) -> None:
    draft, first, whole = approved()
    story.commit("dana", {NURTURE: draft}, branch="main", at="2026-04-20T10:00:00+00:00")
    story.commit("michelle", {NURTURE: first}, branch="work", at="2026-04-23T09:31:00+00:00")
    story.commit("priya", {LIST_PATH: listed()}, branch="work", at="2026-04-23T10:00:00+00:00")
    story.commit(
        "marcus", {NURTURE: whole, LIST_PATH: signed_list()}, branch="work", at="2026-04-24T09:32:00+00:00"
    )
    story.commit(
        "eva",
        {NURTURE: whole, LIST_PATH: signed_list()},
        branch="main",
        merge="work",
        at="2026-05-04T10:00:00+00:00",
    )
    send(story, "2026-04-27", "2026-05-11")
    first_send, second_send = run(story).verdicts
    assert first_send.state is State.NOT_CLEARED
    assert second_send.state is State.CLEARED, second_send.why


def test_since(story: World) -> None:
    cleared(story)
    send(story, "2026-04-27", at="2026-04-28T12:00:00+00:00")
    story.flush()
    base = story.git("rev-parse", "main")
    send(story, "2026-04-27", "2026-05-11")
    assert [one.send.on for one in run(story, since=base).verdicts] == [date(2026, 5, 11)]
    story.commit("eva", {"README.md": "x"}, branch="other", parent=base)
    story.flush()
    with pytest.raises(RepositoryError, match="does not lead to"):
        audit(story.root, base, "other", None)


def test_few_processes_however_much_there_is(story: World) -> None:
    cleared(story)
    send(story, "2026-04-27")
    few = run(story).processes
    for number in range(40):
        on = f"2026-05-{number % 20 + 1:02d}"
        story.commit(
            "priya",
            {f"leads/l{number}.md": lead(on, name=f"l{number}")},
            branch="main",
            at=f"{on}T12:00:00+00:00",
        )
    found = run(story)
    assert len(found.verdicts) == 41
    assert found.processes == few <= 5


def test_no_policy_no_audit(bare_world: World) -> None:  # noqa: F811 - the fixture
    bare_world.commit("eva", {"README.md": "Hello.\n"}, branch="main")
    bare_world.flush()
    with pytest.raises(PolicyError):
        audit(bare_world.root, "main", None, None)
    with pytest.raises(RepositoryError):
        audit(bare_world.root, "nowhere", None, None)


# -------------------------------------------------------------------------------------------------------------- forms


def test_the_three_forms_hold_the_same_and_nothing_of_a_file_becomes_markup(story: World) -> None:
    cleared(story)
    send(story, "2026-04-27", at="2026-05-20T12:00:00+00:00")
    story.flush()
    evil = lead("2026-04-27", name="bolt").replace("id: bolt", 'id: "<img src=x>|[x](y)\\e[31m@all"')
    story.commit("priya", {"leads/bolt.md": evil}, branch="main", at="2026-05-20T12:02:00+00:00")
    found = run(story)
    text = "\n".join(as_text(audit_blocks(found, every=False)))
    markdown = "\n".join(as_markdown(audit_blocks(found, every=True)))
    html = "\n".join(as_html(audit_blocks(found, every=True), "Audit"))
    for form in (text, markdown, html):
        assert "2 sends: 1 cleared, 1 not cleared" in form
        assert found.head in form
        assert "\x1b" not in form
    assert all(len(line) <= 80 or " " not in line.strip() for line in text.splitlines())
    assert "<img" not in html
    assert "<img" not in markdown.replace("\\<img", "")
    assert "[x](y)" not in markdown
    assert found.verdicts[0].templates[0].digest in html
    data = json.loads(json.dumps({"version": 1, **as_data(found)}))
    Draft202012Validator.check_schema(packaged.schema("audit"))
    Draft202012Validator(packaged.schema("audit")).validate(data)
    assert data["subjects"][0]["verdicts"][0]["templates"][0]["chain"][0]["who"] == "Michelle Arden"


def test_the_bundle_of_a_template(story: World) -> None:
    cleared(story)
    send(story, "2026-04-27")
    story.flush()
    found = evidence(story.root, "main", NAME, None)
    assert [(one.author, one.status) for one in found.versions] == [
        ("dana@example.com", "approved"),
        ("michelle@example.com", "approved"),
        ("marcus@example.com", "approved"),
    ]
    assert len({one.digest for one in found.versions}) == 1, "sign-offs do not change what is signed"
    assert [one.state for one in found.verdicts] == [State.CLEARED]
    html = "\n".join(as_html(evidence_blocks(found), "Evidence"))
    assert found.versions[0].commit in html


def test_the_bundle_of_a_lead(story: World) -> None:
    cleared(story)
    send(story, "2026-04-27", at="2026-04-29T12:00:00+00:00")
    send(story, "2026-04-27", "2026-05-11", at="2026-05-12T12:00:00+00:00")
    story.flush()
    found = evidence(story.root, "main", "leads/acme.md", None)
    assert [(one.number, one.late, one.author) for one in found.entries] == [
        (1, 2, "priya@example.com"),
        (2, 2, "priya@example.com"),
        (3, 1, "priya@example.com"),
    ]
    assert found.entries[1].commit != found.entries[2].commit
    assert "entry on: 2026-05-11" in "\n".join(as_text(evidence_blocks(found)))


@pytest.mark.parametrize(
    ("name", "words"), [("acmee", "Did you mean acme?"), ("\x1b[31m", "Name a template")]
)
def test_a_name_that_is_none(story: World, name: str, words: str) -> None:
    send(story, "2026-04-27")
    story.flush()
    with pytest.raises(UsageError) as caught:
        evidence(story.root, "main", name, None)
    assert words in caught.value.next_step
    assert "\x1b" not in caught.value.message


def test_the_commands(repo: Repository, tmp_path: Path) -> None:
    repo.write(NURTURE, template())
    repo.write("leads/acme.md", lead("2026-04-22"))
    repo.commit()
    ran = repo.govern("audit")
    assert ran.status == 1
    assert "1 send: 0 cleared, 0 not cleared, 1 cannot be told." in ran.out
    assert repo.govern("audit", "--format", "json").json["version"] == 1
    assert repo.govern("audit", "--format", "html", "--output", "audit.html").out == ""
    page = (repo.root / "audit.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<script|src=|href=", page)
    bundle = repo.govern("evidence", "acme")
    assert bundle.status == 0
    assert "Entries and the commits that brought them in" in bundle.out
    assert repo.govern("evidence", "nobody").status == 2
    assert repo.govern("audit", "--at", "nowhere").status == 2
    assert repo.govern("audit", "--since", "--evil").status == 2
