"""LED: is a lead where its file says it is? Thin rules: the ladder judges, they say it (SOP 3, 4, 7)."""

from __future__ import annotations

from functools import partial

from govern.findings import Severity
from govern.rules import lead_entries, lead_steps, lead_twins
from govern.rules.registry import Example, Rule


def _more(*entries: str, note: str = "") -> Example:
    return Example("\n".join(entries), "lead-history", note=note)


def _lead(text: str, note: str = "") -> Example:
    return Example(text, "lead", note=note)


_TWO_MORE = (
    "{on: 2026-04-22, by: cro, event: indicator, signal: S3, met: true, evidence: three marketplaces}",
    "{on: 2026-04-22, by: cro, event: indicator, signal: S5, met: true, evidence: open profile}",
)
_SQL = "{on: 2026-04-22, by: cro, event: stage, to: sql, indicators: [S1, S3, S5], note: three of five}"

_rule = partial(Rule, kinds=("lead",))

RULES = (
    _rule(
        code="LED101",
        name="stage-not-proven",
        summary="A step onto a rung that the evidence of its day does not bear out.",
        why="MQL and SQL are definitions, not opinions. Gates and a signal make an MQL, three of five indicators an SQL.",
        sop="3.2, 3.3",
        fails=(
            _more(_SQL, note="one indicator of the three needed"),
            _lead(
                "history:\n  - {on: 2026-04-21, by: sales.ops, event: stage, to: mql, signals: [E1], note: looks good}"
            ),
        ),
        passes=(_more(*_TWO_MORE, _SQL),),
        check=lead_steps.not_proven,
    ),
    _rule(
        code="LED102",
        name="rung-skipped",
        summary="A step that leaves out a rung and does not say why.",
        why="Each rung has an owner who answers for it, and a rung that nobody took has nobody to ask.",
        sop="3",
        fails=(
            _more(
                "{on: 2026-04-22, by: cro, event: stage, to: briefing-ready, indicators: [S1], note: wants a Briefing}"
            ),
        ),
        passes=(
            _more(*_TWO_MORE, _SQL),
            _more(
                *_TWO_MORE,
                "{on: 2026-04-22, by: cro, event: stage, to: briefing-ready, indicators: [S1, S3, S5], "
                "note: Briefing on Friday, reason: asked for it on the first call}",
            ),
        ),
        check=lead_steps.skipped,
    ),
    _rule(
        code="LED103",
        name="step-without-reason",
        summary="A lead goes back, leaves the ladder or comes back without a reason.",
        why="Why a lead left is what the next review of the ladder learns from.",
        sop="4.4, 5.6",
        fails=(
            _more("{on: 2026-04-23, by: sales.ops, event: stage, to: archived, note: done}"),
            _more("{on: 2026-04-23, by: sales.ops, event: stage, to: prospect, note: back}"),
        ),
        passes=(
            _more(
                "{on: 2026-04-23, by: sales.ops, event: stage, to: archived, note: done, reason: company closed}"
            ),
        ),
        check=lead_steps.unreasoned,
    ),
    _rule(
        code="LED104",
        name="wrong-owner",
        summary="A step taken by somebody whose step it is not.",
        why="Marketing verifies fit and interest, sales verifies timing, and each step has one owner.",
        sop="3, 4.2, 4.3",
        fails=(
            _more(*_TWO_MORE, _SQL.replace("by: cro", "by: sales.ops")),
            _more(*_TWO_MORE, _SQL.replace("by: cro", "by: nobody@example.com"), note="holds no role"),
        ),
        passes=(_more(*_TWO_MORE, _SQL),),
        check=lead_steps.wrong_owner,
    ),
    _rule(
        code="LED105",
        name="handoff-facts-missing",
        summary="A step to MQL that names no signals, or one to SQL that names no indicators.",
        why="Who verified, which signals and which day stand in the file, or the hand-off cannot be audited.",
        sop="4.4",
        fails=(_more(*_TWO_MORE, _SQL.replace("indicators: [S1, S3, S5], ", "")),),
        passes=(_more(*_TWO_MORE, _SQL),),
        check=lead_steps.handoff_facts,
    ),
    _rule(
        code="LED106",
        name="relies-on-nothing",
        summary="A step that relies on a signal or an indicator that did not hold on its day.",
        why="A signal outside the trailing window, or one that nobody recorded, proves nothing.",
        sop="3.2, 4.4",
        fails=(_more(*_TWO_MORE, _SQL.replace("S5]", "S4]")),),
        passes=(_more(*_TWO_MORE, _SQL),),
        check=lead_steps.unseen_evidence,
    ),
    _rule(
        code="LED107",
        name="stage-contradicts-history",
        summary="The file's stage is not the one that its history leads to.",
        why="A stage is a claim, and the history proves it. Who changes only the claim skips the proof.",
        sop="3, 4.4",
        fails=(_lead("stage: sql"), _lead("stage: prospect")),
        passes=(_lead("stage: mql"),),
        fix="Writes the stage that the history leads to (unsafe: perhaps the entry is what is missing).",
        check=lead_steps.contradicts,
    ),
    _rule(
        code="LED108",
        name="claim-contradicts-history",
        summary="A gate or an indicator stands otherwise beside the history than in it.",
        why="Two places that say different things let each reader believe what suits.",
        sop="3.2, 3.3",
        fails=(
            _lead("gates: {G1: pass, G2: fail, G3: pass, G4: pass, G5: pass}"),
            _lead("indicators: {S1: false}"),
        ),
        passes=(_lead("indicators: {S1: true}"),),
        fix="Writes what the history says (unsafe: perhaps the entry is what is missing).",
        check=lead_entries.claim_contradicts,
    ),
    _rule(
        code="LED109",
        name="unverified-claim",
        summary="Something counts as met, and no entry says who checked it.",
        why="Every criterion has somebody who verifies it. A tick in a box is nobody's word.",
        sop="3.2, 4.4",
        fails=(_lead("stage: prospect\nhistory: []"),),
        passes=(_lead("stage: prospect\ngates: {G1: unknown}\nhistory: []"),),
        check=lead_entries.unverified,
    ),
    _rule(
        code="LED110",
        name="future-entry",
        summary="An entry of a day that has not come.",
        why="A history tells what happened. A day ahead would keep a signal fresh for longer than the window.",
        sop="3.2",
        fails=(_more("{on: 2026-12-24, by: cro, event: note, note: call again}"),),
        passes=(_more("{on: 2026-04-24, by: cro, event: note, note: call again at Christmas}"),),
        check=lead_entries.future,
    ),
    _rule(
        code="LED111",
        name="history-out-of-order",
        summary="An entry that is older than one before it.",
        why="What is written down late may prove a step after the fact, so it should say that it is late.",
        sop="4.4",
        fails=(_more("{on: 2026-04-01, by: cro, event: note, note: met at the fair}"),),
        passes=(_more("{on: 2026-04-23, by: cro, event: note, note: met at the fair}"),),
        severity=Severity.WARNING,
        check=lead_entries.out_of_order,
    ),
    _rule(
        code="LED112",
        name="unknown-evidence-code",
        summary="A gate, signal or indicator that the policy's ladder does not know.",
        why="It proves nothing, and whoever reads the file thinks that it does.",
        sop="3.2, 3.3",
        fails=(
            _more("{on: 2026-04-23, by: mining.mind, event: engagement, signal: E9, source: LinkedIn}"),
            _more("{on: 2026-04-23, by: cro, event: indicator, signal: S6, met: true, evidence: hiring}"),
        ),
        passes=(_more("{on: 2026-04-23, by: mining.mind, event: engagement, signal: E7, source: LinkedIn}"),),
        check=lead_entries.unknown_code,
    ),
    _rule(
        code="LED113",
        name="wrong-verifier",
        summary="Evidence from somebody who does not verify that kind of evidence.",
        why="Who finds leads does not also wave them through. Gates are checked by sales.ops and category.positioning, "
        "indicators by the CRO and sales.ops.",
        sop="3.2, 3.3, 4.1",
        fails=(
            _more(
                "{on: 2026-04-23, by: mining.mind, event: indicator, signal: S3, met: true, evidence: three clouds}"
            ),
        ),
        passes=(
            _more(
                "{on: 2026-04-23, by: cro, event: indicator, signal: S3, met: true, evidence: three clouds}"
            ),
        ),
        severity=Severity.WARNING,
        check=lead_entries.wrong_verifier,
    ),
    _rule(
        code="LED114",
        name="deadline-missed",
        summary="Something waits longer than the SOP allows: a signal for its classification, an MQL for its review.",
        why="A signal is worth most on the day it is seen. One business day is for classifying it, two are for reviewing an MQL.",
        sop="4.2, 4.3",
        fails=(
            _lead(
                "stage: prospect\nhistory:\n"
                "  - {on: 2026-04-20, by: mining.mind, event: engagement, signal: E1, source: LinkedIn}"
            ),
        ),
        passes=(
            _lead(
                "stage: prospect\nhistory:\n"
                "  - {on: 2026-04-23, by: mining.mind, event: engagement, signal: E1, source: LinkedIn}"
            ),
        ),
        severity=Severity.WARNING,
        check=lead_entries.overdue,
    ),
    _rule(
        code="LED115",
        name="person-in-name",
        summary="An id or a file name that holds the contact's address or name.",
        why="A name of a file stands in every commit, report and export, and stays when the person is forgotten.",
        sop="3.1",
        fails=(Example("jo-acme-example.md", "lead-file"), Example("jo-meyer.md", "lead-file")),
        passes=(Example("acme-robotics.md", "lead-file"),),
        check=lead_entries.address_in_id,
    ),
    _rule(
        code="LED116",
        name="address-in-history",
        summary="An e-mail address in the text of an entry.",
        why="A history only grows, so an address in it cannot be removed when its owner wants to be forgotten.",
        sop="5.6",
        fails=(_more('{on: 2026-04-23, by: cro, event: note, note: "write to boss@acme.example instead"}'),),
        passes=(_more('{on: 2026-04-23, by: cro, event: note, note: "write to the COO instead"}'),),
        severity=Severity.WARNING,
        check=lead_entries.address_in_history,
    ),
    _rule(
        code="LED117",
        name="idle-correction",
        summary="A correction that strikes nothing out.",
        why="Whoever wrote it believes that an entry no longer counts, and it does.",
        sop="4.4",
        fails=(
            _more(
                "{on: 2026-04-23, by: sales.ops, event: correction, corrects: 99, note: wrong company}",
                note="no such entry",
            ),
            _more(
                "{on: 2026-04-23, by: sales.ops, event: correction, corrects: {on: 2026-04-21, event: gate}, note: wrong}",
                note="fits five entries",
            ),
        ),
        passes=(
            _more(
                "{on: 2026-04-23, by: sales.ops, event: correction, note: another company, "
                "corrects: {on: 2026-04-22, event: indicator, signal: S1}}"
            ),
        ),
        check=lead_entries.idle_correction,
    ),
    _rule(
        code="LED118",
        name="lost-ground",
        summary="The present stage was proven once, but a later entry took away what it rested on.",
        why="A gate that fails after the step makes the lead no MQL any more. A signal that grows old does not, since the "
        "window is tested at the step.",
        sop="3.2, 7",
        fails=(
            _lead(
                "gates: {G1: pass, G2: fail, G3: pass, G4: pass, G5: pass}\n"
                "history:\n"
                "  - {on: 2026-04-20, by: mining.mind, event: engagement, signal: E1, source: LinkedIn}\n"
                + "".join(
                    f"  - {{on: 2026-04-20, by: sales.ops, event: gate, gate: G{n}, result: pass, note: board}}\n"
                    for n in range(1, 6)
                )
                + "  - {on: 2026-04-20, by: sales.ops, event: stage, to: mql, signals: [E1], note: board}\n"
                "  - {on: 2026-04-22, by: sales.ops, event: gate, gate: G2, result: fail, note: program closed}"
            ),
        ),
        passes=(_more("{on: 2026-04-22, by: sales.ops, event: gate, gate: G2, result: pass, note: again}"),),
        severity=Severity.WARNING,
        check=lead_steps.lost_ground,
    ),
    _rule(
        code="LED119",
        name="wrong-origin",
        summary="A step says that it leaves another stage than the one where the lead stood.",
        why="Two people may have moved the lead at the same time, and one of them did not see the other.",
        sop="4.4",
        fails=(_more(*_TWO_MORE, _SQL.replace("to: sql", "from: prospect, to: sql")),),
        passes=(_more(*_TWO_MORE, _SQL.replace("to: sql", "from: mql, to: sql")),),
        check=lead_steps.wrong_origin,
    ),
    _rule(
        code="LED120",
        name="duplicate-address",
        summary="Two leads with one address, whatever its case or plus-tag.",
        why="One person would get every mail twice, and an opt-out in one file would not stop the other.",
        sop="3.1, 5.6",
        fails=(),
        passes=(),
        gather=lead_twins.gather_identity,
        judge=lead_twins.same_address,
        needs=lead_twins.same_identity,
    ),
    _rule(
        code="LED121",
        name="duplicate-person",
        summary="Two leads for a person of one name at one company.",
        why="Two files for one person tell half the story each.",
        sop="3.1",
        fails=(),
        passes=(),
        severity=Severity.WARNING,
        gather=lead_twins.gather_identity,
        judge=lead_twins.same_person,
        needs=lead_twins.same_identity,
    ),
)
