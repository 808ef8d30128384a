"""Conditions in a template: the stretches that only some of its recipients get.

No rule weighs a condition: which recipients meet it is known to the sending tool. Read in the source, for a tool obeys
a condition wherever it stands, in code, a comment or an attribute, too. Known are the forms of the tools whose merge
tags PER105 knows, and the conditional comments of Outlook.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from govern import patterns
from govern.values import NamedTuple

_BRACES = patterns.compile(
    r"\{(?:%|(?i:if|foreach|section)\s|\{[-~]?\s*+(?:[#^]|(?i:if|unless|with|range)\b))"
)
_ANGLES = ("<%", "<#", "<![", "<!--[")
_HASHES = patterns.compile(r"#\{?(?i:if|foreach)\b")


class Condition(NamedTuple):
    """A stretch under a condition, from its first tag to its last, or to the end where it is never closed.

    ``head`` is the end of the first tag; ``tool`` is whose form it is.
    """

    start: int
    head: int
    end: int
    tool: str


_BLOCK = "if|unless|case|for|while|ifequal|ifnotequal|ifchanged|tablerow|switch"
_TOOLS = {
    "Liquid": (rf"\{{%[-+~]?\s*+({_BLOCK})\b", r"\{%[-+~]?\s*+end_?(\w*)", r"%\}"),
    "Handlebars": (
        r"\{\{~?\s*+[#^]\s*+([\w.@/-]{1,60})", r"\{\{~?\s*+/\s*+([\w.@/-]{1,60})", r"\}\}"
    ),
    "Go": (
        r"\{\{-?\s*+(if|unless|with|range)\b(?=\s++[^\s|}])",
        r"\{\{-?\s*+end(?:(?:if|unless)\b|()\s*+-?\}\})",
        r"\}\}",
    ),
    "Mailchimp": (r"\*\|(?:IF|IFNOT|INTERESTED)()\b[^|\n]{0,3}:", r"\*\|END:()", r"\|\*"),
    "AMPscript": (r"%%\[[^\]%]{0,300}?\b(?<!end )(if)\b", r"%%\[[^\]%]{0,300}?\bend(if)\b", r"\]%%"),
    "ERB": (
        r"<%[-_]?\s*+(?:(?:if|unless|case|for|while)\b|[^%>\n]{1,200}\bdo\b)()",
        r"<%[-_]?\s*+(?:end\b|\}\s*+[-_]?%>)()",
        r"%>",
    ),
    "FreeMarker": (r"<#(if|list|switch)\b", r"</#(if|list|switch)\b", r">"),
    "Velocity": (r"(?<![\w#&])#\{?(?:if|foreach)\}?\s{0,3}()(?=\()", r"(?<![\w#&])#\{?end\}?(?!\w)()", r"\)"),
    "Smarty": (r"(?<!\{)\{(if|foreach|section)\s", r"\{/(if|foreach|section)\}", r"\}"),
    "Outlook": (r"<!(?:--)?\[(if)\b", r"<!(?:--)?\[end(if)\]", r"\]>|\]--"),
}  # fmt: skip
"""By tool: how its conditions open, and close (each with the name of the block in a group), and how a tag that opens ends."""


@lru_cache(maxsize=len(_TOOLS))
def _patterns(tool: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    opens, closes, ends = _TOOLS[tool]
    return patterns.compile(rf"(?P<opens>{opens})|{closes}", re.IGNORECASE), patterns.compile(ends)


@lru_cache(maxsize=8)
def conditions(text: str) -> tuple[Condition, ...]:
    """The outermost conditions of each tool in the source of a touch, in order; they may overlap."""
    if not may_hold_any(text):
        return ()
    return tuple(sorted(one for tool in _TOOLS for one in _of(text, tool)))


def may_hold_any(text: str) -> bool:
    """Whether a text has a sign of a condition."""
    return bool(
        "*|" in text
        or "%%[" in text
        or _BRACES.search(text)
        or ("<" in text and any(sign in text for sign in _ANGLES))
        or ("#" in text and _HASHES.search(text))
    )


def _of(text: str, tool: str) -> Iterator[Condition]:
    pattern, ends = _patterns(tool)
    open_: list[str] = []
    counts: Counter[str] = Counter()
    start = head = 0
    for match in pattern.finditer(text):
        name = (match[2 if match["opens"] else 3] or "").lower()
        if match["opens"]:
            if not open_:
                start, head = match.start(), _end_of(ends, text, match.end())
            open_.append(name)
            counts[name] += 1
            continue
        if not name:
            counts.subtract(open_[-1:])
            del open_[-1:]
        while name and counts[name]:
            # A block that is not closed ends with the one around it.
            closed = open_.pop()
            counts[closed] -= 1
            if closed == name:
                break
        if not open_ and head:
            yield Condition(start, head, match.end(), tool)
            head = 0
    if open_:
        yield Condition(start, head, len(text), tool)


def _end_of(ends: re.Pattern[str], text: str, at: int) -> int:
    match = ends.search(text, at, at + 300)
    return match.end() if match else at
