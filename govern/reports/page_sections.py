"""The sections of the page, from what needs someone now to what one looks up."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from govern.findings import Severity
from govern.reports.charts import Strip, bar, strips
from govern.reports.dashboard import share
from govern.reports.dashboard_values import Dashboard, RuleCount, Template
from govern.reports.escalations import Escalation
from govern.reports.escalations import State as Condition
from govern.reports.escalations_text import who
from govern.reports.metrics import Figure, Reading, definition
from govern.reports.page_parts import heads, link, pill, plural, section, text, title
from govern.reports.page_trends import trend_figures
from govern.reports.settings import CONVERSION
from govern.reports.weekly import Line, number, percent, shown, target_words
from govern.reports.weeks import day_words


def tiles(board: Dashboard) -> Iterator[str]:
    """What needs someone now, as four numbers that lead to their sections."""
    opened = sum(one.state is Condition.OPEN for one in board.escalations)
    late = sum(one.late > 0 for one in board.inbox)
    waiting = sum(bool(one.waits_for) for one in board.templates)
    errors = sum(one.findings for one in board.rules if one.severity is Severity.ERROR)
    told = (
        ("escalations", opened, "open escalation", "open escalations", opened > 0),
        ("inbox", late, "overdue item", "overdue items", late > 0),
        ("approvals", waiting, "waiting for a signature", "waiting for a signature", False),
        ("compliance", errors, "error in governed files", "errors in governed files", errors > 0),
    )
    yield '<div class="grid tiles">'
    for name, count, one, many, hot in told:
        tone = " hot" if hot else ""
        yield f'<a class="card tile{tone}" href="#{name}"><b>{count:,}</b> <span>{one if count == 1 else many}</span></a>'
    yield "</div>"


def numbers(board: Dashboard) -> Iterator[str]:
    """The six metrics of SOP 6.1."""
    week = board.weekly.weeks[-1]
    yield section("numbers")
    yield title("numbers", "Weekly numbers", f"{week.name}, {week.words} · SOP 6.1")
    yield '<div class="grid kpis">'
    for line in board.weekly.lines:
        yield from _kpi(line, board.weekly.small)
    yield "</div>"
    yield (
        f'<p class="note">* fewer than {board.weekly.small} cases: a count or a guess, no rate to act on. n/a: nothing to'
        " divide by. Opens are an upper bound, because many mail programs fetch pictures by themselves.</p></section>\n"
    )


def _kpi(line: Line, small: int) -> Iterator[str]:
    metric, last = line.metric, line.last
    young = " <small>can still rise</small>" if not last.figure.mature and last.figure.base else ""
    yield f'<div class="card kpi"><h3>{text(metric.title)}</h3>'
    yield f'<p class="big">{text(shown(last, last.figure, small))}{young}</p><dl>'
    for reading, figure, label in _details(line):
        yield f"<dt>{text(label)}</dt><dd>{text(shown(reading, figure, small))}</dd>"
    if metric.target is not None:
        met = _MET[line.met]
        yield f"<dt>Target {text(target_words(metric))}</dt><dd>{met}</dd>"
    yield f"<dt>Owner</dt><dd>{text(metric.owner)}</dd></dl></div>"


_MET = {
    True: '<span class="good">met</span>',
    False: '<span class="bad">missed</span>',
    None: "too early or too few to tell",
}


def _details(line: Line) -> Iterator[tuple[Reading, Figure, str]]:
    whole = f"{len(line.readings)} weeks"
    if line.metric.measure == CONVERSION:
        yield line.last, line.last.figures[1], "Period rate"
        yield line.whole, line.whole.figure, f"{whole}, cohort"
    else:
        before = line.readings[-2:][0]
        yield before, before.figure, "Week before"
        if line.metric.unit != "calendar days":
            yield line.whole, line.whole.figure, whole
        else:
            yield line.last, line.last.figures[1], "Arrived only"


def escalations(board: Dashboard, links: str) -> Iterator[str]:
    """The conditions of SOP 7, open ones in full."""
    yield section("escalations")
    yield title("escalations", "Escalations", "SOP 7")
    yield '<div class="card">'
    for one in board.escalations:
        yield from _escalation(one, links)
    yield "</div></section>\n"


_CONDITION = {
    Condition.OPEN: ("open", "bad"),
    Condition.UNKNOWN: ("cannot tell", "warn"),
    Condition.CLEAR: ("clear", "good"),
}


def _escalation(one: Escalation, links: str) -> Iterator[str]:
    words, tone = _CONDITION[one.state]
    severity = (
        f" {pill(one.severity.upper(), tone if one.state is Condition.OPEN else 'plain')}"
        if one.severity
        else ""
    )
    yield f'<div class="esc"><div>{pill(words, tone)}</div><div><h3>{text(one.title)}{severity}</h3><p>{text(one.why)}</p>'
    if one.state is Condition.OPEN:
        since = f"Since {day_words(one.since)} {one.since.year}. " if one.since is not None else ""
        yield f'<p><strong>{text(who(one))}</strong> <span class="muted">{text(since)}{text(one.action)}</span></p>'
    if one.state is not Condition.CLEAR and one.evidence:
        yield "<details><summary>Evidence</summary><ul>"
        for proof in one.evidence[:50]:
            where = f" ({link(proof.path, proof.path, links)})" if proof.path else ""
            yield f"<li>{text(proof.words)}{where}</li>"
        yield "</ul></details>"
    yield "</div></div>"


def inbox(board: Dashboard) -> Iterator[str]:
    """What waits for each role, overdue first."""
    roles = sorted({one.role for one in board.inbox})
    yield section("inbox")
    yield title("inbox", "Inboxes by role", "Deadlines in business days · SOP 4.2, 4.3, 5.4")
    yield '<div class="filters"><label for="role">Role</label> <select id="role"><option value="">everybody</option>'
    for role in roles:
        late = sum(one.late > 0 for one in board.inbox if one.role == role)
        count = sum(one.role == role for one in board.inbox)
        overdue = f", {late} overdue" if late else ""
        yield f'<option value="{text(role)}">{text(role)} ({count:,}{overdue})</option>'
    yield '</select></div><p class="count" id="inbox-found" role="status"></p>'
    columns = (("What", False), ("About", False), ("Role", False), ("Due", False), ("Late", False))
    yield from _paged("inbox", "What waits for each role", columns)
    yield "</section>\n"


def _paged(name: str, caption: str, columns: tuple[tuple[str, bool], ...]) -> Iterator[str]:
    """A table that the script fills, page by page."""
    yield f'<div class="card scroll" tabindex="0" role="region" aria-label="Table: {text(caption)}">'
    yield f'<table id="{name}-table" class="nowrap"><caption class="skip">{text(caption)}</caption>'
    yield f"{heads(columns, sort=True)}<tbody></tbody></table>"
    yield f'<div class="pager" id="{name}-pager" hidden><span id="{name}-where"></span>'
    yield f'<button type="button" id="{name}-prev">Previous</button>'
    yield f'<button type="button" id="{name}-next">Next</button></div></div>'


def _table(name: str, kind: str = "") -> Iterator[str]:
    """The beginning of a table that stands in the page; where it is too wide, its card scrolls."""
    yield f'<div class="card scroll" tabindex="0" role="region" aria-label="Table: {name.lower()}">'
    yield f'<table class="{kind}"><caption class="skip">{name}</caption>'


def leads(board: Dashboard) -> Iterator[str]:
    """The board and the table of all leads, with one set of filters for both."""
    names = sorted({card.sequence.split(" ")[0] for card in board.cards if card.sequence})
    yield section("leads")
    yield title("leads", "Leads by stage", "Where each lead stands, longest there first · SOP 3, 6.2")
    yield '<noscript><p class="card">Search and lists need JavaScript; the numbers beside the stages do not.</p></noscript>'
    yield '<div class="filters" role="search" aria-label="Leads">'
    yield '<input type="search" id="search" aria-label="Search leads" placeholder="Company, id, sequence…">'
    yield '<select id="stage" aria-label="Stage"><option value="">All stages</option>'
    yield "".join(
        f'<option value="{place}">{text(one.label)}</option>' for place, one in enumerate(board.stages)
    )
    yield '</select><select id="sequence" aria-label="Sequence"><option value="">All sequences</option>'
    yield "".join(f'<option value="{text(name)}">{text(name)}</option>' for name in names)
    yield '</select><label class="check"><input type="checkbox" id="late"> overdue</label>'
    yield '<label class="check"><input type="checkbox" id="stopped"> opted out</label>'
    yield '<span role="group" aria-label="View"><button type="button" id="view-board" aria-pressed="true">Board</button> '
    yield '<button type="button" id="view-table" aria-pressed="false">Table</button></span></div>'
    yield '<p class="count" id="found" role="status"></p>'
    yield '<div class="board" id="leads-board" role="region" aria-label="Board of leads by stage" tabindex="0">'
    for place, one in enumerate(board.stages):
        owner = text(one.owner) if one.owner else "off the ladder"
        yield f'<div class="col" id="col-{place}"><h3>{text(one.label)} <span class="n">{one.leads:,}</span></h3>'
        yield f'<p class="who">{owner}</p>'
        yield '<ul hidden></ul><button type="button" class="more" hidden>Show more</button></div>'
    yield '</div><div id="leads-list" hidden>'
    columns = (
        ("Lead", False),
        ("Stage", False),
        ("Days there", True),
        ("Last touch", False),
        ("Sent", False),
        ("Last signal", False),
        ("Remarks", False),
    )
    yield from _paged("leads", "All leads", columns)
    yield "</div></section>\n"


def funnel(board: Dashboard) -> Iterator[str]:
    """How far leads came, and how long they stay."""
    yield section("funnel")
    yield title(
        "funnel",
        "Funnel and time in stage",
        "Every lead that ever climbed that far, whatever became of it since",
    )
    yield '<div class="grid two">'
    yield from _table("Funnel", "tight")
    yield heads((("Reached", False), ("Leads", True), ("", False), ("Went on", True)))
    yield "<tbody>"
    most = max((rung.reached for rung in board.funnel), default=0)
    for rung in board.funnel:
        onward = "" if rung is board.funnel[-1] else _rate(rung.moved_on, rung.reached, board.weekly.small)
        filled = rung.reached / most if most else 0
        yield f'<tr><th scope="row">{text(rung.label)}</th><td class="n">{rung.reached:,}</td>'
        yield f'<td class="barcell">{bar(filled)}</td><td class="n">{text(onward)}</td></tr>'
    yield '</tbody></table></div><figure class="card wide">'
    rows = [
        Strip(
            one.label,
            one.open_days,
            _float(one.curve.median),
            _time_words(one.label, one.open_days, one.curve.median),
        )
        for one in board.times
    ]
    yield strips("Days that leads have been on their stage", rows)
    yield (
        '<figcaption><svg class="key" viewBox="0 0 18 10" aria-hidden="true"><circle class="spot" cx="9" cy="5" r="4.5"/></svg>'
        "leads there now, by days (larger: more of them) &nbsp; "
        '<svg class="key" viewBox="0 0 18 10" aria-hidden="true"><line class="median" x1="9" y1="0" x2="9" y2="10"/></svg>'
        "median stay, with those still there counted (none: not reached)</figcaption></figure></div></section>\n"
    )


def _time_words(label: str, days: tuple[int, ...], median: Fraction | None) -> str:
    stay = f"median stay {number(median)} days" if median is not None else "median stay not reached"
    longest = f", longest {days[0]} days" if days else ""
    return f"{label}: {len(days)} there now{longest}, {stay}"


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _rate(part: int, whole: int, small: int) -> str:
    value = share(part, whole)
    if value is None:
        return "n/a"
    return f"{part}/{whole}*" if whole < small else percent(value)


def trends(board: Dashboard) -> Iterator[str]:
    """The metrics over half a year."""
    yield section("trends")
    note = "Rates cover the four weeks that end with each week: single weeks hold too few leads"
    yield title("trends", f"The last {len(board.weeks)} weeks", note)
    yield '<div class="grid three">'
    yield from trend_figures(board)
    yield "</div></section>\n"


def sequences(board: Dashboard) -> Iterator[str]:
    """What came of each touch of each sequence."""
    yield section("sequences")
    yield title("sequences", "Sequences by touch", "All mails so far; rates over delivered · SOP 5.2, 5.6")
    yield from _table("Sequences by touch", "sort tight")
    columns = (
        ("Sequence", False),
        ("Touch", True),
        ("Sent", True),
        ("Delivered", True),
        ("Opened", True),
        ("", False),
        ("Answered", True),
        ("", False),
        ("Opted out", True),
    )
    yield f"{heads(columns, sort=True)}<tbody>"
    small = board.weekly.small
    for one in board.touches:
        yield f'<tr><th scope="row">{text(one.sequence)}</th><td class="n">{one.touch}</td><td class="n">{one.sent:,}</td>'
        yield f'<td class="n">{one.delivered:,}</td>'
        for count, tone in ((one.opened, "1"), (one.answered, "2")):
            rate = count / one.delivered if one.delivered else 0
            drawn = bar(rate, tone) if one.delivered >= small else ""
            yield f'<td class="n" data-v="{rate:.4f}">{text(_rate(count, one.delivered, small))}</td>'
            yield f'<td class="barcell">{drawn}</td>'
        yield f'<td class="n">{one.opted_out:,}</td></tr>'
    yield "</tbody></table>"
    if not board.touches:
        yield '<p class="muted">No mail has been sent yet.</p>'
    yield "</div></section>\n"


def approvals(board: Dashboard, links: str) -> Iterator[str]:
    """Templates and lists, and where their approval waits."""
    yield section("approvals")
    note = "✓ with what proves it; without a word it is only well-formed · SOP 5.4"
    yield title("approvals", "Templates and lists", note)
    yield from _table("Templates and lists", "sort")
    names = (
        ("Document", False),
        ("Status", False),
        ("Chain", False),
        ("Waits for", False),
        ("Findings", True),
    )
    yield heads(names, sort=True)
    yield "<tbody>"
    for one in board.templates:
        yield from _template(one, links)
    yield "</tbody></table></div></section>\n"


_MARKS = {
    "satisfied": ("✓", "good"),
    "missing": ("·", "plain"),
    "stale": ("stale", "warn"),
    "unverifiable": ("unproven", "warn"),
    "broken": ("broken", "bad"),
}


def _template(one: Template, links: str) -> Iterator[str]:
    about = f'<br><span class="muted">{text(one.title)}</span>' if one.title else ""
    yield f'<tr><th scope="row">{link(one.name, one.path, links)}{about}</th><td>{text(one.status)}</td><td><ul class="chain">'
    for item in one.links:
        mark, tone = _MARKS[item.state.value]
        spoken = f'<span class="skip">{text(f"{item.scope}: {item.why}")}</span>'
        yield f'<li title="{text(item.why)}">{pill(f"{item.role} {mark} {item.proof}".strip(), tone)}{spoken}</li>'
    waits = f"<strong>{text(one.waits_for)}</strong>" if one.waits_for else "–"
    yield f'</ul></td><td>{waits}</td><td class="n">{one.findings or "–"}</td></tr>'


def compliance(board: Dashboard, links: str) -> Iterator[str]:
    """What check finds, by rule, and what was silenced with which reason."""
    yield section("compliance")
    clean = sum(one.clean for one in board.kinds)
    files = sum(one.files for one in board.kinds)
    yield title(
        "compliance",
        "Compliance by rule",
        f"{clean:,} of {plural(files, 'file', 'files')} without error or warning",
    )
    yield '<div class="grid two">'
    yield from _table("Files by kind")
    yield heads((("Kind", False), ("Files", True), ("Clean", True), ("", False)))
    yield "<tbody>"
    for kind in board.kinds:
        filled = kind.clean / kind.files if kind.files else 0
        yield f'<tr><th scope="row">{text(kind.kind)}</th><td class="n">{kind.files:,}</td><td class="n">{kind.clean:,}</td>'
        yield f'<td class="barcell">{bar(filled)}</td></tr>'
    yield '</tbody></table></div><div class="card scroll" tabindex="0" role="region" aria-label="Table: findings by rule">'
    yield from _rules(board.rules, links)
    yield "</div></div>"
    if board.silenced:
        many = plural(len(board.silenced), "silenced finding", "silenced findings")
        yield f'<details class="card"><summary>{many}</summary><ul>'
        for one in board.silenced[:200]:
            place = f"{one.finding.path}:{one.finding.span.line}"
            yield f"<li>{text(one.finding.code)} {link(place, place, links)}: {text(one.reason)}</li>"
        yield "</ul></details>"
    yield "</section>\n"


_TONES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.INFO: "plain", Severity.OFF: "plain"}


def _rules(rules: tuple[RuleCount, ...], links: str) -> Iterator[str]:
    if not rules:
        yield '<p class="good pad">No rule found anything.</p>'
        return
    yield '<table class="sort"><caption class="skip">Findings by rule</caption>'
    yield heads((("Rule", False), ("Severity", False), ("Findings", True)), sort=True)
    yield "<tbody>"
    for one in rules:
        yield f'<tr><th scope="row"><span class="mono">{text(one.code)}</span> {text(one.name)}'
        yield "<details><summary>where</summary><ul>"
        yield "".join(f"<li>{link(place, place, links)}</li>" for place in one.places)
        rest = one.findings - len(one.places)
        yield f"<li>and {rest:,} more</li>" if rest else ""
        yield f"</ul></details></th><td>{pill(one.severity.value, _TONES[one.severity])}</td>"
        yield f'<td class="n">{one.findings:,}</td></tr>'
    yield "</tbody></table>"


def definitions(board: Dashboard) -> Iterator[str]:
    """What each number means."""
    yield section("definitions")
    yield title("definitions", "What the numbers mean")
    yield '<details class="card"><summary>Definition, unit, denominator and source of each metric</summary><dl class="defs">'
    for line in board.weekly.lines:
        words = definition(line.metric)
        yield f"<dt>{text(line.metric.title)}</dt><dd>{text(words.counts)}</dd>"
        about = f"Over: {words.denominator}. Unit: {line.metric.unit}. SOP {line.metric.sop}. {words.caveat}"
        yield f'<dd class="muted">{text(about)}</dd>'
    yield "</dl></details></section>\n"
