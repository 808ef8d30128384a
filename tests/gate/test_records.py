"""What only grows, who may set a status, and lists against their templates."""

from __future__ import annotations

import pytest

from govern.approvals.digest import content_digest
from tests.gate.world import LIST, NURTURE, World, approved, codes, read, sign, verdict

LEAD = "leads/acme-robotics.md"
SUPPRESSED = "leads/suppression.yaml"
GATES = "\n".join(
    f"  - {{on: 2026-04-03, by: sales.ops, event: gate, gate: G{number}, result: pass}}"
    for number in range(1, 6)
)
FIRST = "  - {on: 2026-04-02, by: mining.mind, event: engagement, signal: E1, source: LinkedIn}"
STEP = "  - {on: 2026-04-03, by: sales.ops, event: stage, to: mql, signals: [E1], note: checked}"


def lead(*entries: str, stage: str = "prospect") -> str:
    return (
        "---\nid: acme-robotics\ncompany: {name: Acme Robotics, industry: industrial automation}\n"
        "contact: {first_name: Jo, last_name: Meyer, email: jo@acme.example}\n"
        f"stage: {stage}\nhistory:\n" + "\n".join(entries) + "\n---\nNotes.\n"
    )


def suppression(*keys: str, key_id: str = "k1") -> str:
    entries = "\n".join(
        f"  - {{key: {key * 64}, on: 2026-04-02, reason: opt-out, channel: reply, scope: address}}"
        for key in keys
    )
    return f"version: 1\nalgorithm: hmac-sha256\nkey_id: {key_id}\nentries:\n{entries}\n"


@pytest.fixture
def company(world: World) -> World:
    world.commit("priya", {LEAD: lead(FIRST, GATES), SUPPRESSED: suppression("a", "b")}, branch="main")
    return world


def test_a_history_grows(company: World) -> None:
    company.commit("priya", {LEAD: lead(FIRST, GATES, STEP, stage="mql")})
    company.commit("priya", {SUPPRESSED: suppression("a", "b", "c")})
    found = company.gate()
    assert not {"LED201", "LED202", "RCP201"} & codes(found)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (lead(GATES), "LED201"),
        (lead(FIRST.replace("E1", "E2"), GATES), "LED201"),
        (lead(FIRST.replace("2026-04-02", "2026-04-01"), GATES), "LED201"),
        (lead(GATES, FIRST), "LED201"),
        (lead(FIRST, GATES, stage="mql"), "LED202"),
        (lead(FIRST, GATES, STEP.replace("mql", "sql"), stage="mql"), "LED202"),
        (None, "LED203"),
    ],
    ids=["removed", "changed", "dated-back", "turned-round", "stage-alone", "another-step", "file-gone"],
)
def test_a_history_rewritten(company: World, text: str | None, code: str) -> None:
    company.commit("priya", {LEAD: text})
    assert code in codes(company.gate())


def test_a_correction_and_a_wish_to_be_forgotten_are_growth(company: World) -> None:
    """What puts an entry right, or blanks its words for a person's sake, is no rewriting."""
    undo = "  - {on: 2026-04-04, by: sales.ops, event: correction, corrects: 7, note: another company}"
    company.commit("priya", {LEAD: lead(FIRST, GATES, STEP, stage="mql")}, branch="main")
    company.commit("priya", {LEAD: lead(FIRST, GATES, STEP, undo, stage="prospect")})
    assert not {"LED201", "LED202"} & codes(company.gate())
    gone = "  - {on: 2026-04-05, by: sales.ops, event: forgotten}"
    blank = FIRST.replace("LinkedIn", '"[forgotten]"')
    company.commit("priya", {LEAD: lead(blank, GATES, STEP, undo, gone, stage="prospect")})
    assert not {"LED201", "LED202"} & codes(company.gate())
    company.commit("priya", {LEAD: lead(blank, GATES, STEP, undo, stage="prospect")})
    assert "LED201" in codes(company.gate())


def test_a_step_in_another_role_s_name_is_told(company: World) -> None:
    def told() -> list[str]:
        return [one.message for one in company.gate().report.findings if one.code == "LED204"]

    company.commit("priya", {LEAD: lead(FIRST, GATES, STEP, stage="mql")})
    assert told() == []
    forged = STEP.replace("sales.ops", "cro").replace("to: mql", "to: sql")
    company.commit("priya", {LEAD: lead(FIRST, GATES, STEP, forged, stage="sql")})
    words = ["The step to sql says that cro took it; it came in a commit of priya@example.com."]
    assert told() == words
    # That somebody who holds the role touches the file later does not make the step theirs.
    note = "  - {on: 2026-04-04, by: cro, event: note, note: seen}"
    company.commit("marcus", {LEAD: lead(FIRST, GATES, STEP, forged, note, stage="sql")})
    assert told() == words


def test_a_step_by_its_own_hand(company: World) -> None:
    own = STEP.replace("sales.ops", "cro").replace("to: mql", "to: sql")
    company.commit("marcus", {LEAD: lead(FIRST, GATES, STEP, own, stage="sql")})
    found = company.gate()
    assert [one.message for one in found.report.findings if one.code == "LED204"] == [
        "The step to mql says that sales.ops took it; it came in a commit of marcus@example.com."
    ]


def test_an_entry_pushed_in_front_may_not_turn_a_correction(company: World) -> None:
    undo = "  - {on: 2026-04-04, by: sales.ops, event: correction, corrects: 1, note: another company}"
    company.commit("priya", {LEAD: lead(FIRST, GATES, undo)}, branch="main")
    company.commit("priya", {LEAD: lead(FIRST.replace("E1", "E7"), FIRST, GATES, undo)})
    assert "LED201" in codes(company.gate())


def test_a_history_written_otherwise_is_the_same(company: World) -> None:
    """Compared are values: quotes, order of keys and block form are no change."""
    other = "  - by: 'mining.mind'\n    signal: E1\n    event: engagement\n    source: \"LinkedIn\"\n    'on': '2026-04-02'"
    company.commit("priya", {LEAD: lead(other, GATES)})
    assert "LED201" not in codes(company.gate())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (suppression("a"), "RCP201"),
        (suppression("a", "c"), "RCP201"),
        (suppression("a", "b", key_id="k2"), "RCP202"),
        (None, "RCP203"),
    ],
)
def test_the_suppression_list_shrinks(company: World, text: str | None, code: str) -> None:
    company.commit("priya", {SUPPRESSED: text})
    assert code in codes(company.gate())


# ------------------------------------------------------------------------------------------- loading and lists
TEXT, CMO, CRO = approved()
LOADED = CRO.replace("status: approved", "status: loaded")


def recipients(content: str = "", *, leads: str = "acme-robotics", status: str = "approved") -> str:
    digest = content or content_digest(read(TEXT))
    return (
        f"template: nurture-v1-2026-04-20\ncontent: {digest}\nsequence: nurture\nstatus: {status}\ncreated: 2026-04-23\n"
        f"by: priya@example.com\nleads: [{leads}]\napprovals: []\n"
    )


def approve(text: str) -> str:
    return sign(text, "cro", "marcus", path=LIST, scope="recipients", at="2026-04-24T08:00:00Z")


def template_on(world: World, branch: str = "work") -> None:
    world.commit("priya", {LEAD: lead(FIRST, GATES, STEP, stage="mql")}, branch="main")
    for who, text in (("dana", TEXT), ("michelle", CMO), ("marcus", CRO)):
        world.commit(who, {NURTURE: text}, branch=branch)


def gate_codes(world: World) -> set[str]:
    return {
        code for code in codes(world.gate()) if code in {"APR210", "RCP204", "APR201", "APR202", "APR203"}
    }


def test_the_second_half_of_the_chain(company: World) -> None:
    """Loaded by sales.ops, then the list approved by the CRO."""
    template_on(company)
    company.commit("priya", {NURTURE: LOADED})
    company.commit("priya", {LIST: recipients()})
    company.commit("marcus", {LIST: approve(recipients())})
    assert gate_codes(company) == set()
    assert verdict(company.gate(), LIST).passes


def test_loaded_by_another(company: World) -> None:
    template_on(company)
    company.commit("dana", {NURTURE: LOADED})
    assert gate_codes(company) == {"APR210"}


def test_a_list_before_the_template_is_loaded(company: World) -> None:
    template_on(company)
    company.commit("priya", {LIST: recipients()})
    company.commit("marcus", {LIST: approve(recipients())})
    assert gate_codes(company) == {"RCP204"}
    company.commit("priya", {NURTURE: LOADED})
    assert gate_codes(company) == {"RCP204"}
    assert not verdict(company.gate(), LIST).passes


def test_35_a_list_swapped_after_the_sign_off(company: World) -> None:
    template_on(company)
    company.commit("priya", {NURTURE: LOADED})
    company.commit("priya", {LIST: recipients()})
    company.commit("marcus", {LIST: approve(recipients())})
    company.commit(
        "priya", {LIST: approve(recipients()).replace("[acme-robotics]", "[acme-robotics, lumen-health]")}
    )
    assert "APR202" in gate_codes(company)


def test_35_a_list_for_another_text(company: World) -> None:
    template_on(company)
    company.commit("priya", {NURTURE: LOADED})
    other = recipients("sha256:" + "0" * 64)
    company.commit("priya", {LIST: other})
    company.commit("marcus", {LIST: approve(other)})
    assert gate_codes(company) == {"RCP204"}


def test_a_list_for_no_template(company: World) -> None:
    text = recipients()
    company.commit("priya", {LIST: text})
    company.commit("marcus", {LIST: approve(text)})
    assert gate_codes(company) == {"RCP204"}


def test_a_list_whose_template_is_on_main(company: World) -> None:
    template_on(company, "main")
    company.commit("priya", {NURTURE: LOADED}, branch="main")
    company.commit("priya", {LIST: recipients()})
    company.commit("marcus", {LIST: approve(recipients())})
    assert gate_codes(company) == set()


def test_who_loaded_is_not_asked_again(company: World) -> None:
    """A forge squashed the loading: let in once, it stands. And a list that was sent outlives its template's service."""
    template_on(company, "main")
    company.commit("priya", {NURTURE: LOADED}, branch="main", committer="noreply@github.com")
    company.commit("priya", {LIST: recipients()})
    company.commit("marcus", {LIST: approve(recipients())})
    assert gate_codes(company) == set()
    sent = approve(recipients()).replace("status: approved", "status: executed")
    company.commit("priya", {LIST: sent})
    assert gate_codes(company) == set()
    company.commit("priya", {NURTURE: LOADED.replace("status: loaded", "status: retired")})
    found = company.state("work")
    assert not {"RCP204", "APR210"} & codes(found)
