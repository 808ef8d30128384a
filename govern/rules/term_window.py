"""What is judged: a stretch of words that makes a form of a term, and the faults it may have."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from govern import patterns
from govern.rules.term_forms import Form
from govern.rules.term_gaps import SEAM, Gap
from govern.values import NamedTuple


class Fault(StrEnum):
    """What is wrong with the writing of a term. ``RIGHT`` is false, as nothing is."""

    RIGHT = ""
    CASE = "case"
    CAPITALS = "capitals"
    JOINER = "joiner"
    JOINED = "joined"
    SPLIT = "split"
    SPACING = "spacing"
    HIDDEN = "hidden"
    LETTERS = "letters"
    TYPO = "typo"
    ORDER = "order"
    DROPPED = "dropped"
    ABBREVIATED = "abbreviated"
    INFLECTED = "inflected"
    PLURAL = "plural"
    APOSTROPHE = "apostrophe"
    VERB = "verb"
    ALIAS = "alias"
    SYMBOL = "symbol"


_NEAR = 48


class Window(NamedTuple):
    """Words of a text that make a form: their bounds, the gaps between, and the slips mended to read them.

    ``slips`` holds of each mended word its index among ``spans``, its letters and the word of the
    term; ``words`` the words as they stand in plain letters, and ``letters`` all of them together.
    """

    text: str
    form: Form
    spans: tuple[tuple[int, int], ...]
    gaps: tuple[Gap, ...]
    slips: tuple[tuple[int, str, str], ...]
    words: tuple[str, ...]
    letters: str

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.spans[-1][1]

    @property
    def written(self) -> str:
        """The stretch as it stands."""
        return self.text[self.spans[0][0] : self.spans[-1][1]]

    @property
    def size(self) -> int:
        """How many words the form has."""
        return len(self.form.words)

    @property
    def before(self) -> str:
        """The text just before, to its last words."""
        return self.text[max(0, self.start - _NEAR) : self.start]

    @property
    def after(self) -> str:
        """The text just after, with its first words."""
        return self.text[self.end : self.end + _NEAR]

    @property
    def word_before(self) -> str:
        """The word before, in lower case, when nothing but a blank parts it from the term."""
        if self.text[self.start - 1 : self.start] not in (" ", "\n"):
            return ""
        word = self.before[:-1].replace("\n", " ").rpartition(" ")[2].lower().replace("\u2019", "'")
        return word.lstrip(_OPENING) if word[-1:].isalnum() else ""

    @property
    def word_after(self) -> str:
        """The word after, in lower case, when nothing but a blank parts it from the term."""
        match = _NEXT_WORD.match(self.text, self.end)
        return match.group(1).lower().replace("\u2019", "'") if match else ""

    @property
    def has_capitals(self) -> bool:
        """Whether the policy writes the term with a capital, so that lower case is a fault."""
        return not self.form.term.text.islower()

    @property
    def is_exact(self) -> bool:
        """Whether it stands exactly so in the policy, line ends taken for blanks."""
        written = self.written
        if written == self.form.text:
            return True
        if not self.form.text or (written.isascii() and "\n" not in written):
            return False
        written = _LINE_END.sub(" ", written.replace(SEAM, ""))
        return unicodedata.normalize("NFC", written) == self.form.text

    @property
    def in_its_case(self) -> bool:
        """Whether every letter has the case that the policy gives it."""
        return self.letters == self.form.letters

    @property
    def is_plain(self) -> bool:
        """Whether nothing but its very first letter may be a capital, as in a sentence."""
        return self.letters[1:].islower() or self.letters.islower()


_OPENING = "([{*_\"'\u201c\u2018\u2014\u2013"
_NEXT_WORD = patterns.compile(r"[ \n]([\w'\u2019]{1,24})")
_LINE_END = patterns.compile(r"[ \t]*\r?\n[ \t>]*")
