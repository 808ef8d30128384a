"""A reply sorted into the SOP's six kinds by rules that say why (SOP 5.6). What fits no rule, or two, is left for a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from govern.exchange import replies_lexicon as lexicon
from govern.exchange.mail_text import OwnWords, fold, own_text, own_words
from govern.exchange.return_dates import return_date

_ANSWER = re.compile(r"^(?:(?:re|aw|sv|antw|rv|tr|fw|fwd|wg)\s?:\s*)+", re.IGNORECASE)
_LIKE = re.compile(r"\bun[- ]?su?[a-z]{4,10}\b|\bun[- ]?scri[a-z]{1,6}\b")
_NEAR = 0.84


class Sorted(NamedTuple):
    """What a reply is: one of the SOP's kinds, or ``""`` for one that a person must read; and why."""

    kind: str
    why: str
    until: date | None = None


def sort_reply(headers: Mapping[str, str], subject: str, text: str, received: date) -> Sorted:
    """Sort a reply. ``headers`` are by lower-case name, ``received`` is the day on which it came. Never raises."""
    words = own_words(text)
    spelled = tuple(map(_spelled, words.sentences))
    automatic = _by_headers(headers) or _by_subject(subject)
    if automatic:
        return _automatic(automatic, subject, text, spelled, received)
    if "list-id" in headers:
        return Sorted("", "it came through a mailing list")
    found = _human(words._replace(sentences=spelled), subject)
    away = _first(lexicon.AUTO_TEXT, spelled[:8])
    if away and found.kind != "opt-out":
        if found.why != _UNKNOWN and found.kind != "neutral":
            return Sorted("", f"it says “{away}”, and more than that")
        return _automatic(f"the text says “{away}”", subject, text, spelled, received)
    return found


def a_slip(text: str) -> str:
    """Words by which mail to the unsubscribe address takes itself back (“by accident, keep me on”); ``""`` for none."""
    return _first(lexicon.SLIP, own_words(text).sentences)


# ------------------------------------------------------------------------------------------------ automatic ones


def _by_headers(headers: Mapping[str, str]) -> str:
    """Why a reply is an automatic one (RFC 3834 first); ``""`` when no header says so."""
    submitted = headers.get("auto-submitted", "").strip().lower()
    if submitted and not submitted.startswith("no"):
        return f"the header Auto-Submitted: {submitted.split(';')[0]}"
    for name in ("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from", "x-mail-autoreply"):
        if headers.get(name, "").strip().lower() not in {"", "no", "false"}:
            return f"the header {name.title()}"
    for name in ("precedence", "x-precedence"):
        if headers.get(name, "").strip().lower() == "auto_reply":
            return f"the header {name.title()}: auto_reply"
    return ""


def _by_subject(subject: str) -> str:
    found = _first(lexicon.AUTO_SUBJECTS, [fold(subject)])
    return f"the subject says “{found}”" if found else ""


def _automatic(why: str, subject: str, text: str, sentences: tuple[str, ...], received: date) -> Sorted:
    out = _first(lexicon.OPT_OUT, sentences)
    if out:
        return Sorted("", f"{why}, and yet it says “{out}”")
    gone = _first(lexicon.GONE, (*sentences, fold(subject)))
    if gone:
        return Sorted("", f"{why}, and it says “{gone}”: waiting may not help")
    found = return_date(own_text(text)[0], received)
    if found.until is None:
        found = return_date(subject, received) if found.why.startswith("no day") else found
    return Sorted("auto-reply", why if found.until else f"{why}; {found.why}", found.until)


# ------------------------------------------------------------------------------------------------ people

_UNKNOWN = "no rule knows what it says"


def _human(words: OwnWords, subject: str) -> Sorted:
    titled = _by_title(words, subject)
    if titled is not None:
        return titled
    lines = words.sentences
    if not lines:
        return Sorted("", "the reply has no words of its own")
    found = _opt_out(lines) or _answer(words)
    if not words.whole and found.kind != "opt-out":
        return Sorted("", "it is too long to be sorted by rules")
    return found


def _by_title(words: OwnWords, subject: str) -> Sorted | None:
    """An opt-out that stands in the subject, when the text does not speak against it."""
    title = _spelled(fold(subject))
    out = _first(lexicon.OPT_OUT, [_ANSWER.sub("", title)])
    if not out:
        return None
    if _ANSWER.match(title) or (words.sentences and not _first(lexicon.OPT_OUT, words.sentences)):
        return Sorted("", f"the subject says “{out}”") if not _opt_out(words.sentences) else None
    return Sorted("opt-out", f"the subject says “{out}”")


def _opt_out(lines: Iterable[str]) -> Sorted | None:
    """An opt-out counts beside everything else that is said, but for a yes: then a person looks which of them is meant."""
    lines = tuple(lines)
    out = _first(lexicon.OPT_OUT, lines)
    talk = _first(lexicon.OPT_OUT_TALK, lines)
    if out and talk:
        return Sorted("", f"it speaks of opting out (“{out}”), and may not mean it")
    if out:
        yes = _first(lexicon.POSITIVE, map(_without_opt_out, lines))
        if yes:
            return Sorted("", f"it may be opt-out or positive: “{out}”, “{yes}”")
        return Sorted("opt-out", f"it says “{out}”")
    mention = _first(lexicon.OPT_OUT_MENTION, lines)
    return Sorted("", f"it speaks of “{mention}”, and no rule knows for whom") if mention else None


def _without_opt_out(line: str) -> str:
    """A sentence with a gap where it asks to opt out: “would you mind” is no yes in front of it."""
    for pattern in lexicon.OPT_OUT:
        line = _compiled(pattern).sub(" … ", line)
    return line


def _answer(words: OwnWords) -> Sorted:
    lines = words.sentences
    sneer = _first(lexicon.SARCASM, lines)
    if sneer:
        return Sorted("", f"“{sneer}” may not be meant")
    found = {
        "negative": _first(lexicon.NEGATIVE, lines),
        "neutral": _first(lexicon.NEUTRAL, lines),
        "positive": _first(lexicon.POSITIVE, lines),
    }
    kinds = [kind for kind, said in found.items() if said]
    if not kinds:
        weak = _first(lexicon.WEAK, lines)
        if weak and not any("?" in line for line in lines):
            kinds, found["neutral"] = ["neutral"], weak
    if len(kinds) > 1:
        told = ", ".join(f"“{found[kind]}”" for kind in kinds)
        return Sorted("", f"it may be {' or '.join(kinds)}: {told}")
    if not kinds:
        return Sorted("", _UNKNOWN)
    (kind,) = kinds
    return _doubted(kind, found[kind], words) or Sorted(kind, f"it says “{found[kind]}”")


def _doubted(kind: str, said: str, words: OwnWords) -> Sorted | None:
    """What speaks against taking the only answer that was found for the whole of it."""
    text = " ".join(words.sentences)
    if kind == "negative":
        after = text.partition(said)[2]
        if re.search(lexicon.TURN, after) or "?" in after:
            return Sorted("", f"“{said}” is a no, and more is said after it")
    if kind in {"positive", "neutral"} and re.search(r"\bif\b[^.]{0,80}\b(?:no|yes)\b", text):
        return Sorted("", f"“{said}” hangs on a condition")
    return None


# ------------------------------------------------------------------------------------------------ words


def _spelled(sentence: str) -> str:
    """A sentence with every near miss of “unsubscribe” put right: people in a hurry spell it in a hundred ways."""

    def right(match: re.Match[str]) -> str:
        word = match[0].replace("-", "").replace(" ", "")
        for whole in ("unsubscribe", "unsubscribed"):
            if SequenceMatcher(None, word, whole).ratio() >= _NEAR:
                return whole
        return match[0]

    return _LIKE.sub(right, sentence)


def _first(patterns: Iterable[str], lines: Iterable[str]) -> str:
    """The words of the first line that fit a pattern, or ``""``."""
    rules = [_compiled(pattern) for pattern in patterns]
    for line in lines:
        for rule in rules:
            match = rule.search(line)
            if match:
                return match[0].strip()[:60] or line[:60]
    return ""


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
