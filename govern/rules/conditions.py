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

_BLOCK_TAG = patterns.compile(r"\{\{[-~]?\s*+(?:[#^]|(?i:if|unless|with|range)\b)")
_SIGNS = ("{%", "*|", "%%[", "{/")
_ANGLES = ("<%", "<#", "<![", "<!--[")
_HASHES = patterns.compile(r"#\{?(?i:if|foreach)\b")


class Condition(NamedTuple):
    """A stretch under a condition, from its first tag to its last, or to the end where it is never closed.

    ``head`` is the end of the first tag; ``tool`` is whose form it is. ``branches`` are its parts when every recipient
    gets one of them (it has an ``else``), else there are none.
    """

    start: int
    head: int
    end: int
    tool: str
    branches: tuple[tuple[int, int], ...]


_BLOCK = "if|unless|case|for|while|ifequal|ifnotequal|ifchanged|tablerow|switch"
_TOOLS = {
    "Liquid": (
        rf"\{{%[-+~]?\s*+(?P<block>{_BLOCK})\b",
        r"\{%[-+~]?\s*+(?P<otherwise>elsif|elif|elseif|else(?:\s++if)?|when)\b",
        r"\{%[-+~]?\s*+end_?(?P<end>\w*)",
        r"%\}",
    ),
    "Handlebars": (
        r"\{\{~?\s*+[#^]\s*+(?P<block>[\w.@/-]{1,60})",
        r"\{\{~?\s*+(?P<otherwise>else(?:\s++\w{1,20})?|\^(?=\s*+~?\}\}))",
        r"\{\{~?\s*+/\s*+(?P<end>[\w.@/-]{1,60})",
        r"\}\}",
    ),
    "Go": (
        r"\{\{-?\s*+(?P<block>if|unless|with|range)\b(?=\s++[^\s|}])",
        r"\{\{-?\s*+(?P<otherwise>else(?:\s++\w{1,20})?)",
        r"\{\{-?\s*+end(?:(?:if|unless)\b|\s*+-?\}\})(?P<end>)",
        r"\}\}",
    ),
    "Mailchimp": (
        r"\*\|(?:IF|IFNOT|INTERESTED)\b[^|\n]{0,3}:(?P<block>)",
        r"\*\|(?P<otherwise>ELSEIF|ELSE):",
        r"\*\|END:(?P<end>)",
        r"\|\*",
    ),
    "AMPscript": (
        r"%%\[[^\]%]{0,300}?\b(?<!end )(?P<block>if)\b",
        r"%%\[\s*+(?P<otherwise>elseif|else(?:\s++if)?)\b",
        r"%%\[[^\]%]{0,300}?\bend(?P<end>if)\b",
        r"\]%%",
    ),
    "ERB": (
        r"<%[-_]?\s*+(?:(?:if|unless|case|for|while)\b|[^%>\n]{1,200}\bdo\b)(?P<block>)",
        r"<%[-_]?\s*+(?P<otherwise>elsif|else(?:\s++if)?|when)\b",
        r"<%[-_]?\s*+(?:end\b|\}\s*+[-_]?%>)(?P<end>)",
        r"%>",
    ),
    "FreeMarker": (
        r"<#(?P<block>if|list|switch)\b",
        r"<#(?P<otherwise>elseif|else(?:\s++if)?)\b",
        r"</#(?P<end>if|list|switch)\b",
        r">",
    ),
    "Velocity": (
        r"(?<![\w#&])#\{?(?:if|foreach)\}?\s{0,3}(?=\()(?P<block>)",
        r"(?<![\w#&])#\{?(?P<otherwise>elseif|else(?:\s++if)?)\b",
        r"(?<![\w#&])#\{?end\}?(?!\w)(?P<end>)",
        r"[)}]|(?<=e)",
    ),
    "Smarty": (
        r"(?<!\{)\{(?P<block>if|foreach|section)\s",
        r"(?<!\{)\{(?P<otherwise>elseif|else(?:\s++if)?)\b",
        r"\{/(?P<end>if|foreach|section)\}",
        r"\}",
    ),
    "Outlook": (
        r"<!(?:--)?\[(?P<block>if)\b", r"(?!)(?P<otherwise>)", r"<!(?:--)?\[end(?P<end>if)\]", r"\]>|\]--"
    ),
}  # fmt: skip
"""By tool: how a condition opens, goes on otherwise, and ends, each with what it calls itself; how such a tag ends."""


@lru_cache(maxsize=len(_TOOLS))
def _patterns(tool: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    opens, otherwise, closes, ends = _TOOLS[tool]
    return patterns.compile(f"{opens}|{otherwise}|{closes}", re.IGNORECASE), patterns.compile(ends)


@lru_cache(maxsize=32)
def conditions(text: str) -> tuple[Condition, ...]:
    """The outermost conditions of each tool in the source of a touch, in order; they may overlap."""
    if not _may_hold_any(text):
        return ()
    return tuple(sorted(one for tool in _TOOLS for one in _Scan(text, tool).run()))


def _may_hold_any(text: str) -> bool:
    """Whether a text has a sign of a condition."""
    return bool(
        any(sign in text for sign in _SIGNS)
        or ("{{" in text and _BLOCK_TAG.search(text))
        or ("<" in text and any(sign in text for sign in _ANGLES))
        or ("#" in text and _HASHES.search(text))
    )


class _Scan:
    """The blocks of one tool that are open, and the outermost of them as far as it is known."""

    def __init__(self, text: str, tool: str) -> None:
        self.text, self.tool = text, tool
        self.pattern, self.ends = _patterns(tool)
        self.open: list[str] = []
        self.counts: Counter[str] = Counter()
        self.start = self.head = self.low = 0
        self.branches: list[tuple[int, int]] = []
        self.last = False

    def run(self) -> Iterator[Condition]:
        for match in self.pattern.finditer(self.text):
            if match["block"] is not None:
                self._opened(match)
            elif match["otherwise"] is not None:
                self._turned(match)
            elif self.open and self._closed((match["end"] or "").lower()):
                branches = (*self.branches, (self.low, match.start())) if self.last else ()
                yield Condition(self.start, self.head, match.end(), self.tool, branches)
        if self.open:
            yield Condition(self.start, self.head, len(self.text), self.tool, ())

    def _opened(self, match: re.Match[str]) -> None:
        if not self.open:
            self.start = match.start()
            self.head = self.low = _end_of(self.ends, self.text, match.end())
            self.branches, self.last = [], False
        name = match["block"].lower()
        self.open.append(name)
        self.counts[name] += 1

    def _turned(self, match: re.Match[str]) -> None:
        if len(self.open) == 1:
            self.branches.append((self.low, match.start()))
            self.low = _end_of(self.ends, self.text, match.end())
            # Behind a branch for all others none can follow.
            self.last = not self.last and match["otherwise"].lower() in {"else", "^"}

    def _closed(self, name: str) -> bool:
        """End a block; whether the outermost one ended."""
        if not name:
            self.counts[self.open.pop()] -= 1
        while name and self.counts[name]:
            # A block that is not closed ends with the one around it.
            closed = self.open.pop()
            self.counts[closed] -= 1
            if closed == name:
                break
        return not self.open


def _end_of(ends: re.Pattern[str], text: str, at: int) -> int:
    match = ends.search(text, at, at + 300)
    return match.end() if match else at
