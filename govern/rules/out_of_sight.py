"""What a recipient gets and no rule reads: text that is shown as code, and what conditions give to some of them.

Code is no prose, so rules pass over it (a field's name, a command); a price or a sentence in it reaches the recipient all
the same. Whether it holds one is asked of the rules themselves, of a reading of the touch in which code is prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from govern import patterns
from govern.annotations import Final
from govern.documents.document import Document, Touch
from govern.documents.fields import read_tags
from govern.documents.passages import Passage, Place, Run
from govern.documents.reading import read_with_code
from govern.rules import the_rule
from govern.rules.conditions import Condition, conditions
from govern.rules.registry import Context, Problem
from govern.values import replace

SENTENCE: Final = 12
"""More plain words in a row are a sentence, and no command."""
SHARE: Final = 25
"""A quarter of a mail's words (per cent) is not there to name a field or a command."""
_FEWEST_TO_OPT_OUT = 4
_SHELL_ARGUMENT = patterns.compile(r"\$[0-9]")

_WORD = patterns.compile(r"[^\W\d_]{2,}+")
_PLAIN_WORDS = patterns.compile(
    r"(?<![\w'\u2019-])[^\W\d_][^\W\d_'\u2019-]*+(?:[,;:.!?]?\s++[^\W\d_][^\W\d_'\u2019-]*+)*+"
)
_MARKUP = patterns.compile(r"<!\[endif\]|<[^<>]{0,500}>|\{\{[^{}]{0,300}\}\}")
_HELP = "Write it as ordinary text, or leave it out. Code is for the name of a field or a command."

Stretch = tuple[int, int]


def shown_as_code(document: Document, context: Context) -> Iterator[Problem]:
    """DOC304: prices, opt-outs, misused terms and sentences that a touch shows as code.

    Options ``max_words`` (12) in a row and ``max_share`` (25 per cent of the mail's words).
    """
    for touch in document.touches:
        yield from _written_by_sheets(document.text, touch)
        passages, code = read_with_code(document.text, touch.body_start, touch.body_end)
        if code:
            yield from _in_code(document, touch, passages, code, context)


_SHEET = patterns.compile(r"<style\b[^>]{0,300}>(.*?)(?:</style\b|\Z)", re.IGNORECASE | re.DOTALL)
_CONTENT = patterns.compile(
    r"\bcontent[ \t\r\n]*+:[ \t\r\n]*+(?:\"([^\"\n]*+)\"|'([^'\n]*+)')", re.IGNORECASE
)


def _written_by_sheets(text: str, touch: Touch) -> Iterator[Problem]:
    """Text that a style sheet puts before or after an element: ``.x::after{content:"$2,500"}``."""
    for sheet in _SHEET.finditer(text, touch.body_start, touch.body_end):
        for found in _CONTENT.finditer(text, *sheet.span(1)):
            if any(map(str.isalnum, found[found.lastindex or 0])):
                message = "This style sheet shows the reader text, which no rule reads."
                yield Problem(*found.span(found.lastindex or 0), message, "Write it into the mail.")


def _in_code(
    document: Document,
    touch: Touch,
    passages: tuple[Passage, ...],
    code: tuple[Stretch, ...],
    context: Context,
) -> Iterator[Problem]:
    headers = tuple(one for one in touch.passages if one.place in (Place.SUBJECT, Place.PREHEADER))
    view = document.alone(replace(touch, passages=(*headers, *passages)))
    told: list[Stretch] = []
    for start, end, what in (
        *_amounts(view, code, context),
        *_terms(view, code, context),
        *_opt_outs(document, code, context),
    ):
        told.append((start, end))
        yield Problem(start, end, f"This touch shows {what} as code, which no rule reads.", _HELP)
    told.sort()
    for start, end, count in _sentences(document.text, passages, code, context):
        if not _meet(start, end, told):
            message = f"This touch shows its reader {count} words as code, which no rule reads."
            yield Problem(start, end, message, _HELP)


def _said(code: str, document: Document, context: Context) -> Iterable[Problem]:
    check = the_rule(code).check
    return check(document, context) if check else ()


def _meet(start: int, end: int, stretches: Sequence[Stretch]) -> bool:
    """Whether one of the stretches, which are in order, holds a part of another."""
    index = bisect_left(stretches, (end, 0))
    return index > 0 and stretches[index - 1][1] > start


def _amounts(view: Document, code: tuple[Stretch, ...], context: Context) -> Iterator[tuple[int, int, str]]:
    for problem in _said("PRC101", view, context):
        argument = _SHELL_ARGUMENT.fullmatch(view.text, problem.start, problem.end)
        if not argument and _meet(problem.start, problem.end, code):
            yield problem.start, problem.end, "a price"


def _terms(view: Document, code: tuple[Stretch, ...], context: Context) -> Iterator[tuple[int, int, str]]:
    for problem in _said("TRM101", view, context):
        # One word is an identifier: eco_monetize, SignalNote.
        found = view.text[problem.start : problem.end]
        if len(found.split()) > 1 and _meet(problem.start, problem.end, code):
            yield problem.start, problem.end, "a miswritten term"


def _opt_outs(
    document: Document, code: tuple[Stretch, ...], context: Context
) -> Iterator[tuple[int, int, str]]:
    from govern.rules.optout import field_names
    from govern.rules.optout_judging import judge

    passages: list[Passage] = []
    for low, high in code:
        text = document.text[low:high]
        if _longest_run(_MARKUP.sub(" ", text)) >= _FEWEST_TO_OPT_OUT:
            flat = text.replace("\r", " ").replace("\n", " ")
            passages.append(
                Passage(Place.PARAGRAPH, flat, (Run(0, len(flat), low, len(flat)),), tags=read_tags(flat))
            )
    found = judge(passages, field_names(context.policy)).mechanism if passages else None
    if found is not None:
        yield *found.passage.origin(0, len(found.passage.text)), "an opt-out"


def _sentences(
    text: str, passages: tuple[Passage, ...], code: tuple[Stretch, ...], context: Context
) -> Iterator[tuple[int, int, int]]:
    """Where code holds more words in a row, or more of all words, than the options allow; and how many."""
    counts = [len(_WORD.findall(_MARKUP.sub(" ", text[low:high]))) for low, high in code]
    together, whole = sum(counts), sum(len(_WORD.findall(one.prose)) for one in passages)
    share, most = _option(context, "max_share", SHARE), _option(context, "max_words", SENTENCE)
    if together > most and together * 100 > share * whole:
        low, high = code[counts.index(max(counts))]
        yield low, high, together
        return
    for (low, high), count in zip(code, counts, strict=True):
        if count > most and _longest_run(_MARKUP.sub(" ", text[low:high])) > most:
            yield low, high, count


def _longest_run(text: str) -> int:
    return max((len(run[0].split()) for run in _PLAIN_WORDS.finditer(text)), default=0)


def _option(context: Context, name: str, default: int) -> int:
    value = context.policy.option("DOC304", name, default)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


# ---------------------------------------------------------------- conditions


def unseen_conditions(document: Document, context: Context) -> Iterator[Problem]:
    """DOC305: conditions that PER105 does not see, and text in the conditional comments of Outlook."""
    for touch in document.touches:
        at = touch.body_start
        body = document.text[at : touch.body_end]
        told: list[Stretch] | None = None
        for one in conditions(body):
            if one.tool == _OUTLOOK:
                yield from _for_outlook(body, one, at)
                continue
            if told is None:
                told = sorted((problem.start, problem.end) for problem in _said("PER105", document, context))
            start, end = at + one.start, at + one.head
            if not _meet(start, end, told):
                shown = " ".join(document.text[start : min(end, start + 60)].split())
                yield Problem(
                    start,
                    end,
                    f"“{shown}” is a condition: the sending tool gives what stands under it to some recipients only.",
                    "Delete it, and write a template for each sort of recipient: no rule can weigh a condition.",
                )


_OUTLOOK: Final = "Outlook"


def _for_outlook(body: str, one: Condition, at: int) -> Iterator[Problem]:
    """Text within ``<!--[if mso]> … <![endif]-->``: a comment to all mail programs but Outlook."""
    end = body.find("-->", one.start)
    if not body.startswith("<!--", one.start) or end < 0:
        return
    if _WORD.search(_MARKUP.sub(" ", body[one.head : end])):
        yield Problem(
            at + one.start,
            at + end + len("-->"),
            "Outlook shows what stands in this comment; nobody else, and no rule, reads it.",
            "Show it to everyone, or delete it.",
        )
