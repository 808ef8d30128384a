"""CAD: how many touches, in which order, and how many days apart (SOP 5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govern import patterns
from govern.documents.document import Document, Header, Touch
from govern.documents.passages import HOLE, Place
from govern.documents.touches import KNOWN_HEADERS, stray_text
from govern.findings import Severity
from govern.policy.model import Sequence
from govern.rules.registry import Context, Example, Problem, Rule
from govern.rules.specimen import specimen

_WAIT = patterns.compile(r"([0-9]{1,4})[ \t]+(day|week)s?", re.ASCII | re.IGNORECASE)
_OTHER_NAMES = {
    "delay": "Wait",
    "pause": "Wait",
    "preview": "Preheader",
    "preview-text": "Preheader",
    "title": "Subject",
    "sender": "From",
    "replyto": "Reply-To",
}
_SHOWN = {
    "subject": "Subject",
    "preheader": "Preheader",
    "wait": "Wait",
    "from": "From",
    "reply-to": "Reply-To",
}


def wait_days(value: str) -> int | None:
    """The days that a ``Wait`` header's value names: ``14 days``, ``1 day``, ``2 weeks``; else ``None``."""
    match = _WAIT.fullmatch(value.strip())
    if match is None:
        return None
    return int(match[1]) * (7 if match[2].lower() == "week" else 1)


def too_many_touches(document: Document, context: Context) -> Iterator[Problem]:
    """CAD101: one problem, on the first touch beyond the sequence's maximum."""
    sequence = _sequence(document, context)
    if sequence and len(document.touches) > sequence.max_touches:
        touch = document.touches[sequence.max_touches]
        then = f" Then comes: {sequence.then.replace('-', ' ')}." if sequence.then else ""
        yield Problem(
            touch.heading_start,
            touch.heading_end,
            f"{_capitalised(sequence.name)} sequences have at most {_touches(sequence.max_touches)}; "
            f"this one has {len(document.touches)}.",
            f"Remove what goes beyond touch {sequence.max_touches}.{then}",
        )


def too_few_touches(document: Document, context: Context) -> Iterator[Problem]:
    """CAD102: one problem, on the last touch of a sequence that lacks some. None at all is CAD106."""
    sequence = _sequence(document, context)
    count = len(document.touches)
    if sequence and 0 < count < sequence.min_touches:
        touch = document.touches[-1]
        amount = "exactly" if sequence.min_touches == sequence.max_touches else "at least"
        yield Problem(
            touch.heading_start,
            touch.heading_end,
            f"{_capitalised(sequence.name)} sequences have {amount} {_touches(sequence.min_touches)}; "
            f"this one has {count}.",
            f"Add `## Touch {count + 1}` with `Wait: {sequence.gap_days} days`.",
        )


def wrong_gap(document: Document, context: Context) -> Iterator[Problem]:
    """CAD103: one problem for each touch that follows sooner than the sequence allows, on its ``Wait``."""
    sequence = _sequence(document, context)
    for touch in document.touches[1:] if sequence else ():
        header = touch.headers.get("wait")
        days = wait_days(header.value) if header else None
        if sequence and header and days is not None and days < sequence.gap_days:
            yield Problem(
                header.start,
                header.end,
                f"This touch waits {_days(days)}; {sequence.name} touches are at least "
                f"{_days(sequence.gap_days)} apart.",
                f"Write `Wait: {_days(sequence.gap_days)}`.",
            )


def touch_order(document: Document, context: Context) -> Iterator[Problem]:
    """CAD104: a problem for each touch whose number does not follow the one before it, from 1."""
    del context
    seen: set[int] = set()
    previous = 0
    for touch in document.touches:
        fault = _number_fault(touch.number, previous, seen)
        if fault:
            yield Problem(touch.heading_start, touch.heading_end, fault, f"Write `## Touch {previous + 1}`.")
        if touch.number is None:
            previous += 1
        else:
            seen.add(touch.number)
            previous = max(previous, touch.number)


def _number_fault(number: int | None, previous: int, seen: set[int]) -> str:
    if number is None:
        return "The number of this touch cannot be read."
    if number == previous + 1:
        return ""
    if number in seen:
        return f"There is a touch {number} already."
    if number <= previous:
        return f"Touch {number} stands after touch {previous}."
    return f"Touch {previous + 1} is missing: touch {number} stands in its place."


def malformed_wait(document: Document, context: Context) -> Iterator[Problem]:
    """CAD105: a missing or unreadable ``Wait``, or one that keeps the first touch waiting."""
    sequence = _sequence(document, context)
    gap = _days(sequence.gap_days) if sequence else "14 days"
    for index, touch in enumerate(document.touches):
        header = touch.headers.get("wait")
        if header is None:
            if index:
                yield Problem(
                    touch.heading_start,
                    touch.heading_end,
                    "This touch does not say how long it waits after the one before it.",
                    f"Add a line `Wait: {gap}` under the heading.",
                )
        elif wait_days(header.value) is None:
            yield Problem(
                *_value_range(header),
                f"“{_short(header.value)}” is no number of days.",
                f"Write `Wait: {gap if index else '0 days'}`: a number, then `days` or `weeks`.",
            )
        elif not index and wait_days(header.value):
            yield Problem(
                header.start,
                header.end,
                "The first touch goes out when a lead is enrolled, so it has nothing to wait for.",
                "Write `Wait: 0 days`, or leave the line out.",
            )


def no_touches(document: Document, context: Context) -> Iterator[Problem]:
    """CAD106: a template in which no touch can be found."""
    del context
    if document.touches:
        return
    text, start = document.text, document.body_start
    start += len(text[start:]) - len(text[start:].lstrip())
    end = start + len(text[start:].split("\n", 1)[0].rstrip())
    yield Problem(
        start,
        end,
        "This template has no touch, so nothing would be sent.",
        "Begin each e-mail with a heading `## Touch 1`, then `Subject: …`, an empty line and the text.",
    )


def text_outside_touch(document: Document, context: Context) -> Iterator[Problem]:
    """CAD107: text between the front matter and the first touch."""
    del context
    stray = stray_text(document.text, document.body_start) if document.touches else None
    if stray:
        yield Problem(
            *stray,
            "This text stands before the first touch, so it is never sent.",
            "Move it into a touch; put a note for colleagues into a comment `<!-- … -->`.",
        )


def unknown_touch_header(document: Document, context: Context) -> Iterator[Problem]:
    """CAD108: a line ``Name: …`` under a touch's heading that no program reads."""
    del context
    for touch in document.touches:
        for header in touch.headers.values():
            if header.name.lower() in KNOWN_HEADERS:
                continue
            start = document.text.find(header.name, header.line_start)
            meant = _meant(header.name)
            yield Problem(
                start,
                start + len(header.name),
                f"“{header.name}” is no header of a touch, so this line is never sent.",
                f"Did you mean `{meant}:`?"
                if meant
                else "If it belongs to the mail, leave an empty line between the headers and the text.",
            )


def duplicate_touch_header(document: Document, context: Context) -> Iterator[Problem]:
    """CAD109: a header that stands twice in a touch, on its later line; only the first one counts."""
    del context
    for touch in document.touches:
        seen: set[str] = set()
        at = touch.heading_end
        for line in document.text[at : touch.body_start].splitlines(keepends=True):
            name = line.partition(":")[0].strip()
            if ":" in line and name.lower() in seen:
                start = at + line.index(name)
                yield Problem(
                    start,
                    at + len(line.rstrip()),
                    f"This touch has two lines `{name}:`; only the first one counts.",
                    "Keep the one that is meant.",
                )
            seen.add(name.lower())
            at += len(line)


def empty_touch(document: Document, context: Context) -> Iterator[Problem]:
    """CAD110: a touch in whose body a recipient would read nothing."""
    del context
    for touch in document.touches:
        if not _is_visible(touch):
            yield Problem(
                touch.heading_start,
                touch.heading_end,
                "This touch has no text, so its reader would get an empty mail.",
                "Write the text after an empty line under the headers, or remove the touch.",
            )


def _is_visible(touch: Touch) -> bool:
    blank = f"{HOLE} \t\r\n"
    return any(p.text.strip(blank) for p in touch.body if p.place not in (Place.ALT, Place.TITLE))


def _sequence(document: Document, context: Context) -> Sequence | None:
    sequence = context.policy.sequences.get(document.sequence)
    return sequence if sequence is not None and sequence.templated else None


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _touches(count: int) -> str:
    return f"{count} touch" if count == 1 else f"{count} touches"


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


def _value_range(header: Header) -> tuple[int, int]:
    return (header.start, header.end) if header.value.strip() else (header.line_start, header.end)


def _meant(name: str) -> str:
    known = _OTHER_NAMES.get(name.lower())
    if known:
        return known
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), sorted(KNOWN_HEADERS), n=1, cutoff=0.7)
    return _SHOWN.get(close[0], close[0].capitalize()) if close else ""


def _template(*touches: str, sequence: str = "nurture", before: str = "") -> Example:
    front, _, _ = specimen("", "body", sequence)[1].partition("## Touch 1")
    return Example(front + before + "\n".join(touches), "document", sequence)


def _touch(
    number: int | str, wait: str | None, *headers: str, body: str = "Partners sell what they know."
) -> str:
    lines = [f"## Touch {number}", "Subject: A note on partners", *headers]
    if wait is not None:
        lines.append(f"Wait: {wait}")
    return "\n".join([*lines, "", body, ""])


_ONE, _TWO = _touch(1, "0 days"), _touch(2, "14 days")
_SOUND = _template(_ONE, _TWO)

RULES: tuple[Rule, ...] = (
    Rule(
        code="CAD101",
        name="too-many-touches",
        summary="A sequence has more touches than its type allows.",
        why="Six nurture mails without an answer are an answer, as are three of activation.",
        sop="5.2",
        fails=(
            _template(
                *(_touch(n, "7 days" if n > 1 else "0 days") for n in range(1, 5)), sequence="activation"
            ),
        ),
        passes=(
            _template(
                *(_touch(n, "7 days" if n > 1 else "0 days") for n in range(1, 4)), sequence="activation"
            ),
        ),
        check=too_many_touches,
    ),
    Rule(
        code="CAD102",
        name="too-few-touches",
        summary="A sequence has fewer touches than its type needs.",
        why="Re-engagement is one mail, 30 days, one more, then archive: one alone never ends.",
        sop="5.2",
        fails=(_template(_ONE, sequence="re-engagement"),),
        passes=(_template(_ONE, _touch(2, "30 days"), sequence="re-engagement"),),
        check=too_few_touches,
    ),
    Rule(
        code="CAD103",
        name="wrong-gap",
        summary="A touch follows the one before it sooner than its sequence allows.",
        why="Nurture mail goes out every two weeks, activation weekly, re-engagement after 30 days.",
        sop="5.2",
        fails=(_template(_ONE, _touch(2, "7 days")),),
        passes=(_SOUND, _template(_ONE, _touch(2, "3 weeks"))),
        check=wrong_gap,
    ),
    Rule(
        code="CAD104",
        name="touch-order",
        summary="Touches are not numbered 1, 2, 3 in the order in which they stand.",
        why="What is logged as sent is the touch's number, so a number must mean one mail.",
        sop="5.2",
        fails=(_template(_ONE, _touch(3, "14 days")), _template(_ONE, _touch(1, "14 days"))),
        passes=(_SOUND,),
        check=touch_order,
    ),
    Rule(
        code="CAD105",
        name="malformed-wait",
        summary="A touch does not say readably how many days it waits.",
        why="Sales operations load the waiting time from this line; unread, it is a mail too soon.",
        sop="5.2",
        fails=(_template(_ONE, _touch(2, None)), _template(_ONE, _touch(2, "a fortnight"))),
        passes=(_SOUND, _template(_touch(1, None))),
        check=malformed_wait,
    ),
    Rule(
        code="CAD106",
        name="no-touches",
        summary="A template has no touch.",
        why="A template without `## Touch 1` sends nothing, whatever it says.",
        sop="5.2",
        fails=(
            _template("Partners sell what they know.\n"),
            _template("# Touch 1\n\nA heading of level one.\n"),
        ),
        passes=(_SOUND,),
        check=no_touches,
    ),
    Rule(
        code="CAD107",
        name="text-outside-touch",
        summary="Text stands before the first touch, where it is never sent.",
        why="Whoever signs the template reads it, the recipient never does.",
        sop="5.4",
        severity=Severity.WARNING,
        fails=(_template(_ONE, before="Partners sell what they know.\n\n"),),
        passes=(_SOUND, _template(_ONE, before="<!-- For the spring campaign. -->\n\n")),
        check=text_outside_touch,
    ),
    Rule(
        code="CAD108",
        name="unknown-touch-header",
        summary="A line under a touch's heading looks like a header and is none.",
        why="A touch has Subject, Preheader, Wait, From and Reply-To; any other such line is lost.",
        sop="5.4",
        severity=Severity.WARNING,
        fails=(_template(_touch(1, "0 days", "Preheadr: What partners know")),),
        passes=(_template(_touch(1, "0 days", "Preheader: What partners know")),),
        check=unknown_touch_header,
    ),
    Rule(
        code="CAD109",
        name="duplicate-touch-header",
        summary="A touch has the same header twice.",
        why="Which of two subjects is sent would be chance.",
        sop="5.4",
        fails=(_template(_touch(1, "0 days", "Subject: Another note on partners")),),
        passes=(_SOUND,),
        check=duplicate_touch_header,
    ),
    Rule(
        code="CAD110",
        name="empty-touch",
        summary="A touch has no text that its reader would see.",
        why="An empty mail to a customer cannot be called back.",
        sop="5.2",
        fails=(
            _template(_touch(1, "0 days", body="")),
            _template(_touch(1, "0 days", body="<!-- to be written -->")),
        ),
        passes=(_SOUND,),
        check=empty_touch,
    ),
)
