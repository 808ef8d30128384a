"""Every metric again, another way: SQL over the raw entries, written from docs/reports.md without the code's help."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from govern.ladder.history import lead_from
from govern.reports.flows import Flow, flow_of
from govern.reports.metrics import Reading, measure
from govern.reports.settings import reporting_of
from govern.reports.weeks import WeekCalendar
from tests.ladder.leads import LADDER, POLICY
from tests.reports.histories import EXITS, RUNGS, leads

duckdb = pytest.importorskip("duckdb", reason="the independent check needs duckdb: pip install -e '.[test]'")

AS_OF = date(2026, 9, 11)
WEEKS = list(WeekCalendar().span(date(2026, 1, 5), AS_OF))
REPORTING = reporting_of(POLICY)

SETUP = """
create table entry(lead varchar, idx integer, day date, event varchar, to_stage varchar, touch integer,
                   template varchar, kind varchar);
create table rung(name varchar, rank integer);
create table week(name varchar, first date, last date);
"""

VIEWS = """
create table known as select *, row_number() over (partition by lead order by day, idx) as pos
  from entry where day <= $as_of;

create table climb as
with moves as (
  select k.*, r.rank, k.to_stage in (select unnest($exits)) as is_exit
  from known k left join rung r on r.name = k.to_stage
  where event = 'stage' and (r.rank is not null or k.to_stage in (select unnest($exits)))
), paired as (
  select *, coalesce(lag(rank) over w, case when lag(is_exit) over w then null else 0 end) as before,
         coalesce(lag(is_exit) over w, false) as was_out
  from moves window w as (partition by lead order by pos)
)
select lead, pos, day, to_stage as stage from paired where rank is not null and (was_out or rank > before);

create table way as
select a.lead, a.stage as src, b.stage as dst, a.day as start_day,
       (select min(c.day) from climb c where c.lead = a.lead and c.stage = b.stage and c.pos > a.pos) as end_day
from (select lead, stage, min(pos) as pos, arg_min(day, pos) as day from climb group by all) a,
     (select 'sql' as stage union all select 'briefing-ready') b;

create table first_climb as select lead, stage, arg_min(day, pos) as day from climb group by all;

create table mail as select lead, pos, day, template, touch from known where event = 'sent';

create table answer as
select k.lead, k.event, k.kind, k.day,
  (select max(m.pos) from mail m where m.lead = k.lead and m.pos < k.pos
     and (k.template is null or k.template = m.template) and (k.touch is null or k.touch = m.touch)) as mail_pos
from known k where event in ('opened', 'bounced', 'response');

create table sent as
select m.*, not exists (from answer a where a.lead = m.lead and a.mail_pos = m.pos and a.event = 'bounced') as delivered,
  exists (from answer a where a.lead = m.lead and a.mail_pos = m.pos and a.event = 'opened') as opened,
  exists (from answer a where a.lead = m.lead and a.mail_pos = m.pos and a.event = 'response'
          and a.kind in ('positive', 'neutral', 'negative')) as answered,
  exists (from answer a where a.lead = m.lead and a.mail_pos = m.pos and a.kind = 'opt-out') as opted_out
from mail m;
"""


@pytest.fixture(scope="module", params=[(3000, 7), (1500, 2026)], ids=["3000 leads", "1500 leads"])
def both(request: pytest.FixtureRequest) -> tuple[Any, list[Flow]]:
    made = leads(*request.param)
    flows = [flow_of(lead_from(one, f"leads/{one['id']}.md"), LADDER, AS_OF) for one in made]
    db = duckdb.connect(":memory:")
    db.execute("set threads = 1")
    db.execute(SETUP)
    rows = [
        (
            one["id"],
            index,
            entry["on"],
            entry["event"],
            entry.get("to"),
            entry.get("touch"),
            entry.get("template"),
            entry.get("kind"),
        )
        for one in made
        for index, entry in enumerate(one["history"])
    ]
    columns = list(zip(*rows, strict=True))
    db.execute(
        "insert into entry select unnest($1), unnest($2), unnest($3)::date, unnest($4), unnest($5), unnest($6), unnest($7),"
        " unnest($8)",
        [list(column) for column in columns],
    )
    db.executemany("insert into rung values (?, ?)", [[name, rank] for rank, name in enumerate(RUNGS)])
    db.executemany("insert into week values (?, ?, ?)", [[week.name, week.start, week.end] for week in WEEKS])
    for statement in VIEWS.split(";\n"):
        if statement.strip():
            wanted = {
                key: value
                for key, value in {"as_of": AS_OF, "exits": EXITS}.items()
                if f"${key}" in statement
            }
            db.execute(statement, wanted)
    return db, flows


def readings(flows: list[Flow], name: str) -> dict[str, Reading]:
    metric = REPORTING.metric(name)
    assert metric is not None
    return {week.name: measure(metric, flows, week, AS_OF) for week in WEEKS}


def test_new_mqls(both: tuple[Any, list[Flow]]) -> None:
    db, flows = both
    told = db.execute(
        "select w.name, list(c.lead order by c.lead) filter (c.lead is not null) from week w left join first_climb c"
        " on c.stage = 'mql' and c.day between w.first and w.last group by w.name"
    ).fetchall()
    ours = readings(flows, "new-mqls")
    assert {name: tuple(ids or ()) for name, ids in told} == {
        name: one.figure.hits for name, one in ours.items()
    }
    assert sum(one.figure.numerator for one in ours.values()) > 500


@pytest.mark.parametrize(
    ("name", "src", "dst"), [("mql-to-sql", "mql", "sql"), ("sql-to-briefing", "sql", "briefing-ready")]
)
def test_conversion(both: tuple[Any, list[Flow]], name: str, src: str, dst: str) -> None:
    db, flows = both
    told = db.execute(
        "select w.name, (select list(lead order by lead) from way where src = $src and dst = $dst and start_day between first and last),"
        " (select list(lead order by lead) from way where src = $src and dst = $dst and start_day between first and last and end_day is not null),"
        " (select list(lead order by lead) from first_climb where stage = $dst and day between first and last) from week w",
        {"src": src, "dst": dst},
    ).fetchall()
    ours = readings(flows, name)
    for week, base, hits, arrivals in told:
        cohort, period = ours[week].figures
        assert (cohort.base, cohort.hits) == (tuple(base or ()), tuple(hits or ())), week
        assert period.hits == tuple(arrivals or ()), week
        assert cohort.value == (Fraction(len(hits or ()), len(base)) if base else None)
        assert period.value == (Fraction(len(arrivals or ()), len(base)) if base else None)


def test_open_and_reply_rate(both: tuple[Any, list[Flow]]) -> None:
    db, flows = both
    told = db.execute(
        "select w.name, count(*) filter (s.delivered), count(*) filter (s.delivered and s.opened),"
        " count(distinct s.lead) filter (s.delivered and s.answered),"
        " count(distinct s.lead) filter (s.delivered and s.opted_out), count(*) filter (not s.delivered)"
        " from week w left join sent s on s.day between w.first and w.last group by w.name"
    ).fetchall()
    opens, replies = readings(flows, "open-rate"), readings(flows, "reply-rate")
    for week, delivered, opened, answered, opted_out, bounced in told:
        assert (opens[week].figure.numerator, opens[week].figure.denominator) == (opened, delivered), week
        assert (replies[week].figure.numerator, replies[week].figure.denominator) == (answered, delivered), (
            week
        )
        asides = {one.label: len(one.who) for one in (*opens[week].asides, *replies[week].asides)}
        assert (asides.get("opted out", 0), asides.get("bounced", 0)) == (opted_out, bounced), week


def test_days_from_mql_to_sql(both: tuple[Any, list[Flow]]) -> None:
    db, flows = both
    ours = readings(flows, "days-mql-to-sql")
    for week in WEEKS:
        until = min(week.end, AS_OF)
        table = db.execute(
            "with spell as (select case when end_day <= $until then end_day - start_day else $until - start_day end as days,"
            "  coalesce(end_day <= $until, false) as done from way where src = 'mql' and dst = 'sql' and start_day <= $until)"
            " select days, count(*) filter (done) as arrived, (select count(*) from spell o where o.days >= s.days) as waiting"
            " from spell s group by days having arrived > 0 order by days",
            {"until": until},
        ).fetchall()
        still, before, median, share = 1.0, None, None, {30: 0.0, 60: 0.0, 90: 0.0}
        for days, arrived, waiting in table:
            if before is not None and median is None:
                median = (before + days) / 2
            still *= 1 - arrived / waiting
            if median is None and still < 0.5 - 1e-12:
                median = float(days)
            elif median is None and abs(still - 0.5) <= 1e-12:
                before = days
            share.update({limit: 1 - still for limit in share if days <= limit})
        median = before if median is None else median
        reading = ours[week.name]
        assert (None if reading.figure.value is None else float(reading.figure.value)) == median, week
        for estimate in reading.estimates:
            if estimate.share is not None:
                assert float(estimate.share) == pytest.approx(share[estimate.days], abs=1e-9)
    assert sum(one.figure.value is not None for one in ours.values()) > 10


def test_the_order_of_files_does_not_matter(both: tuple[Any, list[Flow]]) -> None:
    _, flows = both
    for metric in REPORTING.metrics:
        week = WEEKS[20]
        assert measure(metric, list(reversed(flows)), week, AS_OF) == measure(metric, flows, week, AS_OF)
