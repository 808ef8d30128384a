"""Find out how a match of each pattern of VAL101 can begin, and write it where the rule reads it.

    python scripts/opening_starts.py [--check]

The rule then tries a pattern only where it can match, which makes it several times faster and changes no
verdict. The beginnings are read off the parsed patterns, for each of their alternatives as far as they are few:
up to twelve letters, in lower case, a blank for any run of blanks and 0 for any digit.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from govern.documents.passages import HOLE  # noqa: E402
from govern.rules.opening_beginnings import EDGE, FIRST, INSIDE, LATER  # noqa: E402
from govern.rules.opening_lexicon import CAMEL_NAME, NAMES  # noqa: E402
from govern.rules.opening_search import PATTERNS  # noqa: E402

TARGET = ROOT / "govern" / "rules" / "opening_starts_lexicon.py"
LENGTHS = (2, 3, 4, 5, 6, 7, 8, 10, 12)
MOST = 12
"""An alternative with more beginnings is told by shorter ones."""
FEW = 6
"""What can be repeated more often is not followed any further."""
MANY = 100
"""Nor is what has more beginnings."""
WIDTHLESS = (op.AT, op.ASSERT, op.ASSERT_NOT)
BLANKS = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
NUMBER, MORE = "0,.", "\ue002"
"""What numbers are read as, and what stands for any more of that."""
Starts = set[tuple[str, bool]]
"""Beginnings, each with whether it is all that is known of them: what follows can be anything."""


class Beginnings:
    """What parsed sequences can begin with, up to so many letters."""

    def __init__(self, length: int) -> None:
        self.length = length

    def of(self, items: Iterable[Any]) -> Starts:
        """The beginnings of what a parsed sequence matches."""
        found: Starts = {("", False)}
        for item in items:
            if self.complete(found):
                break
            found = self.followed(found, self.of_item(*item))
        return found

    def complete(self, found: Starts) -> bool:
        """Whether nothing more is to be found out."""
        return all(done or len(text) >= self.length for text, done in found)

    def followed(self, found: Starts, more: Starts) -> Starts:
        """Beginnings with others behind them; blanks that meet are one."""
        return {
            (text, done) if done or len(text) >= self.length else (self.joined(text, next_text), next_done)
            for text, done in found
            for next_text, next_done in more
        }

    def joined(self, text: str, more: str) -> str:
        """One text behind the other, no longer than it may be."""
        if more == EDGE:
            # A word is at its end; behind anything else this says nothing.
            return text + more if text[-1:].isalnum() else text
        text = text.removesuffix(EDGE) if more else text
        return (text.removesuffix(" ") + more if more[:1] == " " else text + more)[: self.length]

    def of_item(self, code: Any, value: Any) -> Starts:
        """The beginnings of what one parsed item matches."""
        if code is op.LITERAL:
            return {(as_read(chr(value)), False)}
        if code is op.IN:
            letters = letters_of(value)
            return {("", True)} if letters is None else {(letter, False) for letter in letters}
        if code is op.BRANCH:
            return set().union(*(self.of(branch) for branch in value[1]))
        if code is op.SUBPATTERN:
            return self.of(value[3])
        if code in (op.MAX_REPEAT, op.MIN_REPEAT):
            return self.of_repetition(*value)
        if (code, value) == (op.AT, op.AT_BOUNDARY):
            return {(EDGE, False)}
        return {("", code not in WIDTHLESS)}

    def of_repetition(self, least: int, most: int, inside: Iterable[Any]) -> Starts:
        """The beginnings of what is repeated."""
        once = self.of(inside)
        found: Starts = {("", False)} if least == 0 else set()
        if once == {(" ", False)}:
            return found | once
        if most > FEW and all(text in tuple(NUMBER) for text, _ in once):
            return found | self.followed(once, {("", False), (MORE, False)})
        if most > FEW:
            return found | {(text, True) for text, _ in once}
        repeated: Starts = {("", False)}
        for times in range(1, most + 1):
            repeated = self.followed(repeated, once)
            if times >= least:
                found |= repeated
            if self.complete(repeated):
                return found | repeated
            if len(repeated) > MANY:
                return found | {(text, True) for text, _ in repeated}
        return found


def as_read(letter: str) -> str:
    """A letter as the rule reads it: in lower case, a blank for all blanks, 0 for all digits."""
    return " " if letter in BLANKS else "0" if letter.isdigit() else letter.lower()


def letters_of(members: Iterable[Any]) -> set[str] | None:
    """The letters of a set, as they are read; ``None`` for too many."""
    letters: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            letters.add(as_read(chr(value)))
        elif code is op.RANGE and value[1] - value[0] < 64:
            letters |= {as_read(chr(number)) for number in range(value[0], value[1] + 1)}
        elif code is op.CATEGORY and value is op.CATEGORY_DIGIT:
            letters.add("0")
        elif code is op.CATEGORY and value is op.CATEGORY_SPACE:
            letters.add(" ")
        else:
            return None
    return letters


def alternatives(items: list[Any]) -> Iterator[list[Any]]:
    """The sequences among which a parsed one chooses at its very beginning."""
    at = len(widthless(items))
    code, value = items[at] if at < len(items) else (None, None)
    if code is op.SUBPATTERN:
        yield from alternatives([*items[:at], *value[3], *items[at + 1 :]])
    elif code is op.BRANCH:
        for branch in value[1]:
            yield from alternatives([*items[:at], *branch, *items[at + 1 :]])
    else:
        yield items


def widthless(items: list[Any]) -> list[Any]:
    """The conditions with which a sequence begins."""
    end = next((at for at, (code, _) in enumerate(items) if code not in WIDTHLESS), len(items))
    return items[:end]


def keys_of(items: list[Any], *, of_words: bool) -> set[str]:
    """The beginnings of an alternative, as long as they can be without being too many."""
    keys: set[str] = set()
    for length in LENGTHS:
        starts = Beginnings(length).of(items)
        longer = shortest({as_looked_up(start, of_words=of_words) for start, _ in starts})
        if keys and len(longer) > MOST:
            break
        keys = longer
    return keys


def as_looked_up(start: str, *, of_words: bool) -> str:
    """A beginning up to what is not known of all its matches: a name, or the rest of a number.

    A number that is the first word is one digit, however long it is, and a name one letter.
    """
    if of_words and start[:1].isdigit():
        start = "0" + start.lstrip(NUMBER + MORE)
    at = next((at for at, letter in enumerate(start) if letter in (NAMES, CAMEL_NAME, MORE)), len(start))
    return start[: at or 1]


def shortest(keys: set[str]) -> set[str]:
    """Without the beginnings that begin with another of them."""
    return {key for key in keys if not any(key[:length] in keys for length in range(len(key)))}


def marked(items: list[Any]) -> set[str]:
    """The beginnings of an alternative, each with the mark of where it stands."""
    conditions = widthless(items)
    places = {value for code, value in conditions if code is op.AT}
    mark = FIRST if op.AT_BEGINNING in places else "" if op.AT_BOUNDARY in places else INSIDE
    keys = keys_of(items, of_words=not mark)
    rest = items[len(conditions) + 1 :]
    if "" in keys and rest and Beginnings(3).of(rest[:1]) == {(" ", False)}:
        # Any word, and then others: the word is where a match begins, the others are what is looked for.
        mark, keys = LATER, keys_of(rest[1:], of_words=True)
    if any(key[:1] in ("", " ") or (mark == LATER and not key[0].isalnum()) for key in keys):
        return {INSIDE}
    is_word = {key: key[0].isalnum() or key[0] in (NAMES, CAMEL_NAME) for key in keys}
    return {(mark if mark == FIRST or is_word[key] else INSIDE) + key for key in keys}


def described(pattern: str) -> str:
    """The beginnings of all that a pattern matches, sorted; ``~`` alone where that can be anything."""
    text = pattern.replace("CAMEL", CAMEL_NAME).replace("HOLE", HOLE).replace("_", r"\s{1,3}")
    text = text.replace("OWN", NAMES).replace("BRAND", NAMES)
    parsed = list(parser.parse(text, re.IGNORECASE | re.VERBOSE))
    keys = set().union(*(marked(items) for items in alternatives(parsed)))
    return INSIDE if INSIDE in keys else " ".join(sorted(key.replace(" ", "_") for key in shortest(keys)))


def module() -> str:
    """The text of the module that the rule reads."""
    lines = "".join(f"    {described(pattern)!r},\n" for pattern in PATTERNS)
    return (
        '"""With what a match of each pattern of ``opening_search`` can begin, in the order of the patterns.\n\n'
        "Letters are in lower case, ``_`` is any run of blanks, ``0`` any digit. A beginning stands at the start of a\n"
        "word; with ``^`` at that of the sentence; with ``~`` anywhere, and ``~`` alone is anything at all; with ``+``\n"
        "behind a word that begins the match. Written by ``scripts/opening_starts.py``; not to be edited.\n"
        '"""\n\nfrom __future__ import annotations\n\nfrom govern.annotations import Final\n\n'
        f"STARTS: Final = (\n{lines})\n"
    )


def main() -> None:
    """Write the module, or with ``--check`` fail where it is not what the patterns give."""
    if "--check" not in sys.argv:
        TARGET.write_text(module(), encoding="utf-8")
        return
    from govern.rules.opening_starts_lexicon import STARTS

    if tuple(map(described, PATTERNS)) != STARTS:
        sys.exit("The beginnings of the cues have changed; run scripts/opening_starts.py.")


if __name__ == "__main__":
    main()
