from __future__ import annotations

from datetime import date, timedelta

import pytest
from jsonschema import Draft202012Validator

from govern import packaged
from govern.findings import Finding, Severity, Span
from govern.ladder.history import Lead, lead_from
from govern.reports.escalations import Escalation, State, evaluate
from govern.reports.flows import flow_of
from tests.conftest import Repository
from tests.ladder.leads import LADDER, POLICY, Entry, gates, indicators, mql, policy, signal, sql, step

AS_OF = date(2026, 9, 4)


def lead(name: str, *history: Entry) -> Lead:
    return lead_from({"id": name, "history": list(history)}, f"leads/{name}.md")


def told(
    name: str, *leads: Lead, findings: tuple[Finding, ...] = (), extra: str = "", as_of: date = AS_OF
) -> Escalation:
    chosen = policy(extra) if extra else POLICY
    flows = [flow_of(one, LADDER, as_of) for one in leads]
    found = {one.id: one for one in evaluate(chosen, leads, flows, findings, as_of)}
    return found[name]


def sent(on: str, touch: int = 1) -> Entry:
    return {"on": on, "by": "sales.ops", "event": "sent", "touch": touch, "template": "nurture-v1-2026-04-20"}


OPT_OUT: Entry = {"on": "2026-05-04", "by": "sales.ops", "event": "response", "kind": "opt-out"}


@pytest.mark.parametrize(
    ("history", "state"),
    [
        ([sent("2026-05-04"), OPT_OUT], State.CLEAR),
        ([OPT_OUT, sent("2026-05-04")], State.OPEN),
        ([OPT_OUT, sent("2026-05-05")], State.OPEN),
        ([sent("2026-05-05"), OPT_OUT], State.OPEN),
        (
            [
                {"on": "2026-05-04", "by": "sales.ops", "event": "suppressed", "reason": "bounce"},
                sent("2026-06-01"),
            ],
            State.OPEN,
        ),
        # A correction hides neither the send nor the opt-out: the investigation judges, not the history's writer.
        (
            [
                OPT_OUT,
                sent("2026-05-05"),
                {"on": "2026-05-06", "by": "cro", "event": "correction", "corrects": 2},
            ],
            State.OPEN,
        ),
        (
            [
                OPT_OUT,
                sent("2026-05-05"),
                {"on": "2026-05-06", "by": "cro", "event": "correction", "corrects": 1},
            ],
            State.OPEN,
        ),
        ([OPT_OUT, sent("2026-10-05")], State.CLEAR),
    ],
)
def test_mail_to_an_opted_out_contact(history: list[Entry], state: State) -> None:
    found = told("opted-out-send", lead("acme", *history))
    assert found.state is state
    assert (found.acts, found.severity) == ("legal.exec", "sev2")
    if state is State.OPEN:
        assert found.evidence[0].path == "leads/acme.md"
        assert "touch 1 went out on 2026-0" in found.evidence[0].words
        assert found.since == found.evidence[0].on


def test_one_person_under_two_leads_said_no_for_both() -> None:
    email = {"contact": {"email": "jo@acme.example"}}
    one = lead_from({"id": "acme", "history": [OPT_OUT], **email}, "leads/acme.md")
    other = lead_from({"id": "acme-two", "history": [sent("2026-06-01")], **email}, "leads/acme-two.md")
    found = told("opted-out-send", one, other)
    assert found.state is State.OPEN
    assert found.evidence[0].path == "leads/acme-two.md"


def entering(week: int, count: int) -> list[Lead]:
    """Leads that become MQL in the n-th week from Monday, 1 June 2026."""
    on = (date(2026, 6, 1) + timedelta(weeks=week)).isoformat()
    return [lead(f"l{week}-{number}", signal(on=on), *gates(on), step("mql", on)) for number in range(count)]


def volume(*counts: int, as_of: date) -> Escalation:
    leads = [one for week, count in enumerate(counts) for one in entering(week, count)]
    return told("mql-volume", *leads, as_of=as_of)


def test_volume_below_threshold_for_two_weeks() -> None:
    found = volume(6, 4, 4, as_of=date(2026, 6, 21))
    assert found.state is State.OPEN
    assert found.since == date(2026, 6, 8)
    assert [one.words for one in found.evidence] == [
        "2026-W24: 4 new MQL, threshold 5",
        "2026-W25: 4 new MQL, threshold 5",
    ]
    assert (found.acts, found.involves) == ("cmo", ("cro",))


@pytest.mark.parametrize(
    ("counts", "as_of", "state"),
    [
        ((6, 4, 4), date(2026, 6, 20), State.CLEAR),  # the week is still running
        ((4, 4, 5), date(2026, 6, 21), State.CLEAR),  # a good week ends it
        ((6, 4), date(2026, 6, 21), State.OPEN),  # a week without a single new MQL is below, not "no data"
        ((4,), date(2026, 6, 7), State.UNKNOWN),  # one week is not two
        ((), date(2026, 6, 21), State.UNKNOWN),
    ],
)
def test_volume(counts: tuple[int, ...], as_of: date, state: State) -> None:
    assert volume(*counts, as_of=as_of).state is state


def cohort(week: int, size: int, hits: int) -> list[Lead]:
    day = date(2026, 1, 5) + timedelta(weeks=week)
    on, later = day.isoformat(), (day + timedelta(days=1)).isoformat()
    leads = []
    for number in range(size):
        entries = [signal(on=on), *gates(on), step("mql", on)]
        if number < hits:
            entries += [*indicators("S1", "S2", "S3", on=later), step("sql", later)]
        leads.append(lead(f"c{week}-{number}", *entries))
    return leads


def rate(*cohorts: tuple[int, int], extra: str = "") -> Escalation:
    leads = [one for week, (size, hits) in enumerate(cohorts) for one in cohort(week, size, hits)]
    return told("sql-rate", *leads, extra=extra, as_of=date(2026, 9, 4))


LOW, GOOD, TINY = (10, 1), (10, 3), (4, 0)


@pytest.mark.parametrize(
    ("cohorts", "state"),
    [
        ((LOW, LOW, LOW, LOW), State.OPEN),
        ((LOW, LOW, TINY, LOW, (0, 0), LOW), State.OPEN),  # weeks that tell nothing do not break the run
        ((GOOD, LOW, LOW, LOW), State.CLEAR),
        ((LOW, LOW, LOW, LOW, GOOD), State.CLEAR),
        ((LOW, LOW, LOW, TINY), State.UNKNOWN),  # … and are no pass either
        ((TINY,) * 8, State.UNKNOWN),
        (((10, 2),) * 4, State.CLEAR),  # 20 % is not below 20 %
        ((), State.UNKNOWN),
    ],
)
def test_conversion_below_threshold(cohorts: tuple[tuple[int, int], ...], state: State) -> None:
    found = rate(*cohorts)
    assert found.state is state, found.why


def test_young_cohorts_prove_nothing() -> None:
    leads = [one for week in range(4) for one in cohort(week, 10, 0)]
    assert told("sql-rate", *leads, as_of=date(2026, 2, 8)).state is State.UNKNOWN
    assert told("sql-rate", *leads, as_of=date(2026, 3, 1)).state is State.OPEN


def test_a_claim_without_evidence_is_a_dispute() -> None:
    claim = [signal(), *gates(G2="fail"), step("mql", "2026-04-03")]
    found = told("definition-dispute", lead("acme", *claim))
    assert found.state is State.OPEN
    assert (
        found.evidence[0].words
        == "acme: MQL is claimed by sales.ops, and the evidence does not prove it (lacks gates)"
    )
    assert told("definition-dispute", lead("acme", *mql())).state is State.CLEAR
    # Left the ladder since: nothing to settle.
    gone = [*claim, step("disqualified", "2026-05-01", reason="no fit")]
    assert told("definition-dispute", lead("acme", *gone)).state is State.CLEAR


def test_sales_cannot_take_a_proven_mql_back() -> None:
    back = step("prospect", "2026-04-09", by="cro", reason="not qualified")
    found = told("definition-dispute", lead("acme", *mql(), back), as_of=date(2026, 4, 24))
    assert found.state is State.OPEN
    assert "it is MQL by definition" in found.evidence[0].words
    assert found.since == date(2026, 4, 9)
    # Ninety-one days after the signal the criteria are not met any more.
    assert told("definition-dispute", lead("acme", *mql(), back), as_of=date(2026, 7, 2)).state is State.CLEAR
    failed = [*mql(), *gates("2026-04-08", G1="fail"), back]
    assert told("definition-dispute", lead("acme", *failed), as_of=date(2026, 4, 24)).state is State.CLEAR
    again = [*mql(), back, step("mql", "2026-04-10")]
    assert told("definition-dispute", lead("acme", *again), as_of=date(2026, 4, 24)).state is State.CLEAR
    assert (
        told(
            "definition-dispute",
            lead("acme", *sql(), step("mql", "2026-04-10", by="cro")),
            as_of=date(2026, 4, 24),
        ).state
        is State.OPEN
    )


def test_brand_voice() -> None:
    def finding(code: str, severity: Severity) -> Finding:
        return Finding(code, "x", severity, "content/a.md", Span(3, 1, 3, 2), "Too loud.")

    assert told("brand-voice").state is State.CLEAR
    assert (
        told(
            "brand-voice", findings=(finding("PRC101", Severity.ERROR), finding("VOC101", Severity.INFO))
        ).state
        is State.CLEAR
    )
    found = told("brand-voice", findings=(finding("VOC101", Severity.WARNING),))
    assert found.state is State.OPEN
    assert found.evidence[0].path == "content/a.md:3"
    assert (found.acts, found.involves) == ("cmo", ("category.positioning",))
    extra = "escalations: {brand-voice: {rules: [PRC]}}\n"
    assert (
        told("brand-voice", findings=(finding("VOC101", Severity.ERROR),), extra=extra).state is State.CLEAR
    )


def test_open_ones_come_first_and_a_condition_nobody_knows_is_said_to_be_unknown() -> None:
    extra = "escalations: {moon-phase: {settled_by: cro, title: Full moon}}\n"
    leads = [lead("acme", OPT_OUT, sent("2026-05-05"))]
    flows = [flow_of(one, LADDER, AS_OF) for one in leads]
    found = evaluate(policy(extra), leads, flows, (), AS_OF)
    assert found[0].id == "opted-out-send"
    assert [one.state for one in found] == sorted(
        (one.state for one in found), key=[State.OPEN, State.UNKNOWN, State.CLEAR].index
    )
    assert next(one for one in found if one.id == "moon-phase").state is State.UNKNOWN


def test_the_command_fails_on_what_it_is_asked_to(repo: Repository) -> None:
    entries = "".join(
        f"  - {{on: {on}, by: sales.ops, event: {rest}}}\n"
        for on, rest in (("2026-04-02", "response, kind: opt-out"), ("2026-04-03", "sent, touch: 1"))
    )
    repo.write(
        "leads/acme.md",
        "---\nid: acme\ncompany: {name: Acme}\ncontact: {first_name: Jo, email: jo@acme.example}\nstage: prospect\ngates: {}\n"
        f"history:\n{entries}---\n",
    )
    assert repo.govern("escalations").status == 0
    ran = repo.govern("escalations", "--fail-on", "sev2")
    assert ran.status == 1
    assert "OPEN   Mail to an opted-out contact · SEV2 · SOP 7" in ran.out
    assert repo.govern("escalations", "--fail-on", "sev1").status == 0
    assert repo.govern("escalations", "--fail-on", "any").status == 1
    data = repo.govern("escalations", "--format", "json").json
    Draft202012Validator(packaged.schema("escalations")).validate(data)
    assert data["escalations"][0]["since"] == "2026-04-03"
    repo.commit()
    (repo.root / "leads/acme.md").unlink()
    assert repo.govern("escalations", "--fail-on", "sev2").status == 0
    assert (
        repo.govern("escalations", "--fail-on", "sev2", "--at", "HEAD", "--as-of", "2026-04-24").status == 1
    )
