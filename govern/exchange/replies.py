"""A reply sorted into the SOP's six kinds by rules that say why (SOP 5.6). What fits no rule, or two, is left for a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from govern.exchange import replies_lexicon as lexicon
from govern.exchange.return_dates import return_date

_QUOTE = re.compile(
    r"^(?:>|-{2,}\s*original message|_{10,}|from:\s|von:\s|on .{5,120} wrote:$"
    r"|am .{5,120} schrieb.*:$|begin forwarded|sent from my|--\s*$)",
    re.IGNORECASE,
)
_SCANNED = 4000
_MOST_LINES = 40


class Sorted(NamedTuple):
    """What a reply is: one of the SOP's kinds, or ``""`` for one that a person must read; and why."""

    kind: str
    why: str
    until: date | None = None


def sort_reply(headers: Mapping[str, str], subject: str, text: str, received: date) -> Sorted:
    """Sort a reply. ``headers`` are by lower-case name, ``received`` is the day on which it came. Never raises."""
    automatic = _automatic(headers, subject, text)
    if automatic:
        found = return_date(_own_words(text), received)
        if found.until is None:
            found = return_date(subject, received) if found.why.startswith("no day") else found
        why = automatic if found.until else f"{automatic}; {found.why}"
        return Sorted("auto-reply", why, found.until)
    return _human(_own_words(text))


def _automatic(headers: Mapping[str, str], subject: str, text: str) -> str:
    """Why a reply is an automatic one (RFC 3834 first); ``""`` when it is none."""
    submitted = headers.get("auto-submitted", "").strip().lower()
    if submitted and not submitted.startswith("no"):
        return f"the header Auto-Submitted: {submitted.split(';')[0]}"
    for name in ("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from"):
        if headers.get(name, "").strip().lower() not in {"", "no", "false"}:
            return f"the header {name.title()}"
    if headers.get("precedence", "").strip().lower() == "auto_reply":
        return "the header Precedence: auto_reply"
    found = _first(lexicon.AUTO_SUBJECTS, [_fold(subject)])
    if found:
        return f"the subject begins “{found}”"
    lines = _own_words(text).splitlines()[:4]
    found = _first(lexicon.AUTO_TEXT, [_fold(line) for line in lines])
    return f"the text says “{found}”" if found else ""


def _human(text: str) -> Sorted:
    lines = [_fold(line) for line in text.splitlines() if line.strip()][:_MOST_LINES]
    if not lines:
        return Sorted("", "the reply has no words of its own")
    found = {
        kind: _first(patterns, lines)
        for kind, patterns in (
            ("opt-out", lexicon.OPT_OUT),
            ("negative", lexicon.NEGATIVE),
            ("neutral", lexicon.NEUTRAL),
            ("positive", lexicon.POSITIVE),
        )
    }
    kinds = [kind for kind, words in found.items() if words]
    if "opt-out" in kinds and _first(lexicon.OPT_OUT_TALK, lines):
        return Sorted("", f"it speaks of opting out (“{found['opt-out']}”), and may not mean it")
    if "opt-out" in kinds and "positive" not in kinds:
        return Sorted("opt-out", f"it says “{found['opt-out']}”")
    mention = _first(lexicon.OPT_OUT_MENTION, lines)
    if mention:
        return Sorted("", f"it speaks of “{mention}”, and no rule knows for whom")
    if len(kinds) == 1:
        return Sorted(kinds[0], f"it says “{found[kinds[0]]}”")
    if set(kinds) == {"negative", "neutral"}:
        return Sorted("", f"“{found['negative']}” is a no, “{found['neutral']}” a not now")
    if kinds:
        return Sorted(
            "", f"it may be {' or '.join(kinds)}: " + ", ".join(f"“{found[kind]}”" for kind in kinds)
        )
    return Sorted("", "no rule knows what it says")


def _own_words(text: str) -> str:
    """The reply without what it quotes."""
    kept: list[str] = []
    for line in text[:_SCANNED].splitlines():
        if _QUOTE.match(line.strip()):
            break
        kept.append(line)
    return "\n".join(kept)


def _fold(line: str) -> str:
    text = unicodedata.normalize("NFKC", line).replace("\u2019", "'").lower()
    return " ".join(text.split())


def _first(patterns: Iterable[str], lines: Iterable[str]) -> str:
    """The words of the first line that fit a pattern, or ``""``."""
    rules = [_compiled(pattern) for pattern in patterns]
    for line in lines:
        for rule in rules:
            match = rule.search(line)
            if match:
                return match[0][:60]
    return ""


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
