"""Is it the term, and is it written right? The judgement on one stretch of words that forms a term.

``None`` means that the words merely meet, as ordinary prose. Where the words in lower case would be
ordinary English, a fault must show itself in capitals or in a joiner; labels.md draws the lines.
"""

from __future__ import annotations

import re

from govern import patterns
from govern.rules.term_forms import HIDDEN, Shape, fold_word
from govern.rules.term_gaps import Gap
from govern.rules.term_lexicon import (
    AFTER_NAME,
    BEFORE_NAME,
    DETERMINERS,
    FINE_SUFFIXES,
    FUNCTION_WORDS,
    OTHER_SENSES,
    POSSESSORS,
    REAL_WORDS,
    VERB_AFTER_PLURAL,
    VERB_LEADS,
)
from govern.rules.term_window import Fault, Window


def judge(window: Window) -> Fault | None:
    """The fault of a stretch that forms a term; ``Fault.RIGHT`` for none; ``None`` if it is not the term."""
    gaps = window.gaps
    if gaps and gaps[-1] is Gap.APOSTROPHE and window.words[-1].lower() == "s":
        return None
    if Gap.DOT in gaps and window.form.shape is not Shape.ABBREVIATED:
        return None
    return _JUDGES[window.form.shape](window)


def _full(window: Window) -> Fault | None:
    if window.slips:
        return _slipped(window)
    if window.is_exact:
        return Fault.RIGHT
    if not _OPEN_GAPS.isdisjoint(window.gaps) or _is_ordinary(window):
        return None
    return _fault_of_writing(window)


_OPEN_GAPS = frozenset({Gap.APOSTROPHE, Gap.POSSESSIVE})
_CLOSE = frozenset({Gap.BLANK, Gap.OWN, Gap.WIDE, Gap.ODD_BLANK, Gap.HIDDEN, Gap.HYPHEN})
_WITH_JOINERS = _CLOSE | {Gap.JOINER}


def _is_ordinary(window: Window) -> bool:
    """Whether the words, in full and in order, are ordinary prose nevertheless."""
    if Gap.LOOSE in window.gaps or Gap.SYMBOL in window.gaps:
        return not window.in_its_case
    if not window.has_capitals or not window.is_plain:
        return False
    if _has_other_sense(window):
        return True
    if window.form.term.ordinary_lower_case and set(window.gaps) <= {Gap.BLANK}:
        return window.letters.islower() or _SENTENCE_START.search(window.before) is not None
    return (
        Gap.JOINER in window.gaps
        or _is_part_of_compound(window)
        or _is_other_words(window)
        or _is_verb_phrase(window)
    )


def _has_other_sense(window: Window) -> bool:
    """Whether grammar binds the last word to things that the term is not about: "a signal note from the horn"."""
    if not window.letters.islower() or not set(window.gaps) <= {Gap.BLANK}:
        return False
    sense = OTHER_SENSES.get(window.words[-1].removesuffix("s"))
    if sense is None:
        return False
    before, after = sense
    return after.match(window.after) is not None or before.search(window.before) is not None


_SENTENCE_START = patterns.compile(r"(?:^|[.!?:\n]\s?|[\u201c\"(])$")


def _is_part_of_compound(window: Window) -> bool:
    """Whether a hyphen binds a word to another one ("multi-partner revenue …", "signal note-taking")."""
    if re.search(r"\w[-\u2010\u2011]$", window.before):
        return True
    suffix = re.match(r"[-\u2010\u2011](\w+)", window.after)
    return (
        suffix is not None and suffix.group(1).lower() not in FINE_SUFFIXES and Gap.HYPHEN not in window.gaps
    )


def _is_other_words(window: Window) -> bool:
    """Words run together or taken apart that are others in lower case ("anyone", "in to it")."""
    if len(window.spans) < window.size:
        return window.letters.lower() in REAL_WORDS
    apart = len(window.spans) > window.size and set(window.gaps) <= {Gap.BLANK}
    return apart and (window.size == 1 or len(window.letters) < 10)


def _is_verb_phrase(window: Window) -> bool:
    """Whether the last word is the verb of the words before it ("the signal notes a shift")."""
    if window.form.shape not in (Shape.PLURAL, Shape.INNER) or not set(window.gaps) <= {Gap.BLANK}:
        return False
    if window.word_after in VERB_AFTER_PLURAL:
        return True
    if window.form.shape is Shape.INNER:
        return False
    if window.word_after == "that":
        return window.word_before in DETERMINERS - {"the"}
    return (
        re.search(r"\b[Aa]s (?:the|this|that|each|every|our|your) $", window.before) is not None
        and window.after[:1] == ","
    )


def _slipped(window: Window) -> Fault | None:
    if len(window.slips) > (1 if window.size < 3 else 2) or not set(window.gaps) <= _WITH_JOINERS:
        return None
    if window.size == 1 and (window.letters.islower() or len(window.letters) < 6):
        return None
    if _is_ordinary(window) or not all(_is_evident_slip(window, *slip) for slip in window.slips):
        return None
    return Fault.TYPO


def _is_evident_slip(window: Window, index: int, key: str, base: str) -> bool:
    """Whether a word one edit away from the term's is a slip, and not a word of its own."""
    word = window.words[index]
    if word.isupper() and not window.letters.isupper() and len(base) <= 4:
        return False
    if key not in REAL_WORDS and not key.isdigit():
        return True
    if window.size > 2:
        return window.has_capitals and not window.is_plain
    if window.size < 2 or len(window.spans) < 2:
        return False
    if key in FUNCTION_WORDS and index and word.istitle() and not window.is_plain:
        return not _stands_in_title(window) and not _is_part_of_name(window)
    return _is_kin(window, word, key, base)


def _is_kin(window: Window, word: str, key: str, base: str) -> bool:
    """Whether a real word beside a rare one is no more than a slip ("echo monetize")."""
    if window.has_capitals or not word.islower() or window.before.endswith(("& ", "-")):
        return False
    if sum(map(len, window.words)) - len(word) < 8 or set(window.gaps) != {Gap.BLANK}:
        return False
    swapped = sorted(key) == sorted(base) and window.word_before not in DETERMINERS | POSSESSORS
    return swapped or key[0] == base[0] or base.endswith(key)


def _fault_of_writing(window: Window) -> Fault:
    if Gap.HIDDEN in window.gaps or HIDDEN.search(window.written):
        return Fault.HIDDEN
    if window.written.casefold() == window.form.text.casefold():
        return Fault.CAPITALS if window.letters.isupper() else Fault.CASE
    if _has_other_letters(window):
        return Fault.LETTERS
    if len(window.spans) != window.size:
        return Fault.JOINED if len(window.spans) < window.size else Fault.SPLIT
    for gap, fault in _GAP_FAULTS:
        if gap in window.gaps:
            return fault
    return Fault.JOINER if window.in_its_case else Fault.CASE


_GAP_FAULTS = (
    (Gap.HYPHEN, Fault.JOINER),
    (Gap.JOINER, Fault.JOINER),
    (Gap.LOOSE, Fault.JOINER),
    (Gap.SYMBOL, Fault.SYMBOL),
    (Gap.WIDE, Fault.SPACING),
    (Gap.ODD_BLANK, Fault.SPACING),
)


def _has_other_letters(window: Window) -> bool:
    """Whether letters of other scripts or accents make the difference to the right writing."""
    if not window.form.text.isascii():
        return fold_word(window.form.text) == fold_word(window.written)
    return any(fold_word(window.text[start:end]) != window.text[start:end] for start, end in window.spans)


def _short(window: Window) -> Fault | None:
    return Fault.RIGHT if window.is_exact and not window.slips else None


def _alias(window: Window) -> Fault | None:
    if window.slips or len(window.spans) != window.size or not set(window.gaps) <= _WITH_JOINERS:
        return None
    # An acronym in other case is another word ("ERA", "era").
    acronym = window.form.letters.isupper() and len(window.form.letters) <= 5
    return None if acronym and not window.in_its_case else Fault.ALIAS


def _verb(window: Window) -> Fault | None:
    if not set(window.gaps) <= _WITH_JOINERS | {Gap.APOSTROPHE}:
        return None
    if window.slips and _slipped(window) is None:
        return None
    if len(window.spans) > window.size and window.gaps[-1] not in (Gap.APOSTROPHE, Gap.HYPHEN):
        return None
    if not window.has_capitals:
        return Fault.VERB
    named = window.in_its_case or (Gap.HYPHEN in window.gaps and not window.letters.isupper())
    return Fault.VERB if named else None


def _inner(window: Window) -> Fault | None:
    if window.slips or not set(window.gaps) <= _CLOSE | _OPEN_GAPS:
        return None
    if window.in_its_case or not window.has_capitals:
        return Fault.INFLECTED
    if (
        window.size < 3
        or not _OPEN_GAPS.isdisjoint(window.gaps)
        or any(w.endswith(("ed", "ing")) for w in window.form.words[:-1])
    ):
        return None
    return None if _is_ordinary(window) else Fault.INFLECTED


def _abbreviated(window: Window) -> Fault | None:
    if window.slips or not window.in_its_case or not window.has_capitals:
        return None
    if not set(window.gaps) <= _CLOSE | {Gap.DOT}:
        return None
    full = {fold_word(word).lower() for word in window.form.instead.split()}
    cut = [word for word in window.form.words if word not in full]
    if Gap.DOT in window.gaps and window.words[window.gaps.index(Gap.DOT)].lower() not in cut:
        return None
    if window.size < 3 and any(word in REAL_WORDS for word in cut):
        return None
    return Fault.ABBREVIATED


def _order(window: Window) -> Fault | None:
    if window.slips or not set(window.gaps) <= _CLOSE or _is_part_of_compound(window):
        return None
    if window.has_capitals:
        shouted = window.size > 2 or window.word_before in DETERMINERS
        evident = window.in_its_case or (window.letters.isupper() and shouted)
        return Fault.ORDER if evident else None
    if all(word[:1].isupper() for word in window.words):
        return Fault.ORDER
    if window.size != 2 or not window.letters[1:].islower():
        return None
    if window.letters.islower():
        return Fault.ORDER if _names_backwards(window) else None
    return Fault.ORDER if window.word_after in AFTER_NAME - BEFORE_NAME - FUNCTION_WORDS else None


def _names_backwards(window: Window) -> bool:
    """Whether "monetize eco" stands where a name does, and not as a verb with its object."""
    if window.word_before in BEFORE_NAME:
        # After these no verb stands: "we at monetize eco believe", "the monetize eco team".
        return True
    if window.word_before in VERB_LEADS | {"to", "that", "who", "and", "not"}:
        return False
    return not window.word_after or window.word_after in AFTER_NAME


def _dropped(window: Window) -> Fault | None:
    if window.slips or not window.has_capitals or not window.in_its_case or not set(window.gaps) <= _CLOSE:
        return None
    if any(word[:1].islower() for word in window.words) or _is_part_of_compound(window):
        return None
    if _stands_in_title(window):
        first = fold_word(window.form.term.text.split()[0]).lower()
        return Fault.DROPPED if window.size > 2 or window.form.words[0] == first else None
    return None if _is_part_of_name(window) else Fault.DROPPED


_SMALL = (
    DETERMINERS
    | POSSESSORS
    | {"for", "with", "from", "in", "of", "and", "on", "to", "at", "by", "free", "is", "or"}
)


def _is_part_of_name(window: Window) -> bool:
    """Whether a word with a capital beside it makes it somebody else's name ("Acme Revenue Assessment")."""
    before = re.search(r"([^\s.!?:;\u201c\"(]+) ([^\W\d_][\w'\u2019]*) $", window.before)
    if before and before.group(2)[0].isupper() and before.group(2).lower() not in _SMALL:
        return True
    after = re.match(r" ([^\W\d_]\w*)", window.after)
    return after is not None and after.group(1)[0].isupper() and after.group(1).lower() not in _SMALL


def _stands_in_title(window: Window) -> bool:
    """Whether nearly all words around it have capitals, as in a heading, so that its own say little."""
    if len(window.text) > 160 or window.text.rstrip().endswith("."):
        return False
    around = window.text[: window.start] + " " + window.text[window.end :]
    words = re.findall(r"[^\W\d_]{4,}", around)
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


_JUDGES = {
    Shape.FULL: _full,
    Shape.PLURAL: lambda window: _plural(window),
    Shape.SHORT: _short,
    Shape.ALIAS: _alias,
    Shape.VERB: _verb,
    Shape.INNER: _inner,
    Shape.ABBREVIATED: _abbreviated,
    Shape.ORDER: _order,
    Shape.DROPPED: _dropped,
}


def _plural(window: Window) -> Fault | None:
    if window.words[-1].lower() == "s":
        return None
    fault = _full(window)
    uncountable = not window.form.text and window.in_its_case and set(window.gaps) <= {Gap.BLANK}
    return Fault.PLURAL if fault is Fault.JOINER and uncountable else fault
