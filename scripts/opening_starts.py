"""Find out with which letters a match of each cue of VAL101 can begin, and write it where the rule reads it.

    python scripts/opening_starts.py [--check]

The rule then tries a pattern only where it can match, which makes it several times faster and changes no
verdict. The beginnings are read off the parsed patterns: up to three letters, or none where a match can begin
with anything.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from govern.documents.passages import HOLE  # noqa: E402
from govern.rules.opening_lexicon import CAMEL_NAME, NAMES, PITCH, VALUE  # noqa: E402

TARGET = ROOT / "govern" / "rules" / "opening_starts_lexicon.py"
LENGTH = 3
BLANKS = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
Starts = set[tuple[str, bool]]
"""Beginnings, each with whether it is all that is known of them: what follows can be anything."""


def starts_of(items: Iterable[Any]) -> Starts:
    """The beginnings of what a parsed sequence matches."""
    found: Starts = {("", False)}
    for item in items:
        if all(done or len(text) >= LENGTH for text, done in found):
            break
        found = followed(found, starts_of_item(*item))
    return found


def followed(found: Starts, more: Starts) -> Starts:
    """Beginnings with others behind them."""
    return {
        (text, done) if done or len(text) >= LENGTH else ((text + next_text)[:LENGTH], next_done)
        for text, done in found
        for next_text, next_done in more
    }


def starts_of_item(code: Any, value: Any) -> Starts:
    """The beginnings of what one parsed item matches."""
    if code is op.LITERAL:
        return {(chr(value).lower(), False)}
    if code is op.IN:
        letters = letters_of(value)
        return {("", True)} if letters is None else {(letter, False) for letter in letters}
    if code is op.BRANCH:
        return set().union(*(starts_of(branch) for branch in value[1]))
    if code is op.SUBPATTERN:
        return starts_of(value[3])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inside = value
        once = starts_of(inside)
        repeated = once if most == 1 else once | followed(once, once)
        # An empty repetition leads nowhere new.
        return repeated | {("", False)} if least == 0 else (followed(once, once) if least > 1 else repeated)
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return {("", False)}
    return {("", True)}


def letters_of(members: Iterable[Any]) -> set[str] | None:
    """The letters of a set, in lower case; ``None`` for too many."""
    letters: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            letters.add(chr(value).lower())
        elif code is op.RANGE and value[1] - value[0] < 64:
            letters |= {chr(number).lower() for number in range(value[0], value[1] + 1)}
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            letters |= set("0123456789")
        elif code is op.CATEGORY and value is op.CATEGORY_SPACE:
            letters |= set(BLANKS)
        else:
            return None
    return letters


def as_read(key: str) -> str:
    """A beginning as the rule looks for it: a digit or a sign alone, blanks as low lines."""
    if key[0].isdigit() or key[0] in (NAMES, CAMEL_NAME):
        return key[0]
    return "".join("_" if letter in BLANKS else letter for letter in key)


def begins_a_word(items: Iterable[Any]) -> bool:
    """Whether a parsed sequence matches at the edge of a word only."""
    code, value = next((item for item in items if item[0] not in (op.ASSERT, op.ASSERT_NOT)), (None, None))
    if code is op.AT:
        return value in (op.AT_BOUNDARY, op.AT_BEGINNING)
    if code is op.BRANCH:
        return all(begins_a_word(branch) for branch in value[1])
    return code is op.SUBPATTERN and begins_a_word(value[3])


def described(pattern: str) -> tuple[bool, str]:
    """Whether a match begins at the edge of a word, and its beginnings, sorted; blank for anything."""
    text = pattern.replace("CAMEL", CAMEL_NAME).replace("HOLE", HOLE).replace("_", r"\s{1,3}")
    text = text.replace("OWN", NAMES).replace("BRAND", NAMES)
    parsed = list(parser.parse(text, re.IGNORECASE | re.VERBOSE))
    keys = {start for start, _ in starts_of(parsed)}
    if "" in keys or any(key[:1] in BLANKS for key in keys):
        return False, ""
    keys = {as_read(key) for key in keys}
    keys = {key for key in keys if not any(key != other and key.startswith(other) for other in keys)}
    bounded = begins_a_word(parsed) and all(key[0].isalnum() or key[0] in (NAMES, CAMEL_NAME) for key in keys)
    return bounded, " ".join(sorted(keys))


def module() -> str:
    """The text of the module that the rule reads."""
    lines = "".join(
        f"    ({bounded}, {starts!r}),\n"
        for bounded, starts in (described(cue.pattern) for cue in (*PITCH, *VALUE))
    )
    return (
        '"""With which letters a match of each cue of ``opening_lexicon`` can begin, in the order of the cues.\n\n'
        "Whether at the start of a word, and the beginnings; none where it can begin with anything.\n"
        'Written by ``scripts/opening_starts.py``; not to be edited.\n"""\n\n'
        "from __future__ import annotations\n\nfrom typing import Final\n\n"
        f"STARTS: Final = (\n{lines})\n"
    )


def main() -> None:
    """Write the module, or with ``--check`` fail where it is not what the cues give."""
    if "--check" not in sys.argv:
        TARGET.write_text(module(), encoding="utf-8")
        return
    from govern.rules.opening_starts_lexicon import STARTS

    if tuple(described(cue.pattern) for cue in (*PITCH, *VALUE)) != STARTS:
        sys.exit("The beginnings of the cues have changed; run scripts/opening_starts.py.")


if __name__ == "__main__":
    main()
