"""VOC: subject and preheader, words and sentences of the brand's voice (SOP 5.3, item 1).

Quiet by default: what is taste is off or a warning until the policy says otherwise. Every limit
and every word list is an option of its rule; the values below are what holds without one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial

from govern import patterns
from govern.documents.document import Document
from govern.documents.passages import Passage, Place
from govern.findings import Severity
from govern.rules.opening import sentences
from govern.rules.registry import Context, Example, Problem, Reach, Rule
from govern.rules.voice_dates import names_a_year, passed_dates
from govern.rules.voice_lexicon import (
    DISCOURAGED,
    SPAM,
    SPAM_IN_SUBJECT,
    SPAM_SIGNS,
    SPAM_SIGNS_IN_SUBJECT,
    Reading,
    advice_for,
    better_than,
    literal_pattern,
    matches,
    may_have_signs,
    may_occur,
    pattern_of,
    read,
    word_key,
)

_Check = Callable[[Document, Context], Iterator[Problem]]

_FIELD_CHARACTERS = 10
_LONG_TEXT = (Place.PARAGRAPH, Place.LIST_ITEM, Place.QUOTE, Place.FOOTNOTE)
_WORD = patterns.compile(r"\w[\w'\u2019-]*")
_SHOUTED = patterns.compile(r"\b[A-Z]{4,}\b")
_DISCOURAGED = tuple(DISCOURAGED)
_SPAM_IN_SUBJECT = SPAM + SPAM_IN_SUBJECT
_NAMES_IN_CAPITALS = frozenset(
    ("SAAS", "ASAP", "NATO", "NASA", "GDPR", "CCPA", "HIPAA", "NIST", "OPEC", "APAC", "EMEA", "SIEM", "JSON")
)


# ----------------------------------------------------------------------------- subject and preheader


def shown_length(passage: Passage) -> int:
    """The characters a reader sees of a line: a field counts as its default, or as ten characters."""
    length = _visible(passage.text)
    for tag in passage.tags:
        default = _visible(passage.text[slice(*tag.default)]) if tag.default else _FIELD_CHARACTERS
        length += default - _visible(passage.text[tag.start : tag.end])
    return length


def _visible(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(unicodedata.category(character) not in {"Cf", "Mn", "Me"} for character in text)


def _too_long(code: str, place: Place, limit: int, advice: str) -> _Check:
    def check(document: Document, context: Context) -> Iterator[Problem]:
        most = _number(context, code, "max_characters", limit)
        for touch in document.touches:
            for passage in touch.passages:
                length = shown_length(passage) if passage.place is place else 0
                if length > most:
                    yield _problem(
                        passage,
                        (0, len(passage.text)),
                        f"This {place} has {length} characters; most inboxes cut it off after {most}.",
                        advice,
                    )

    return check


def no_preheader(document: Document, context: Context) -> Iterator[Problem]:
    """VOC102: a touch without a ``Preheader``, on its subject or heading."""
    del context
    for touch in document.touches:
        header = touch.headers.get("preheader")
        if header is None or not header.value.strip():
            at = touch.headers.get("subject")
            yield Problem(
                at.start if at else touch.heading_start,
                at.end if at else touch.heading_end,
                "This touch has no preheader, so the inbox shows the first words of the mail instead.",
                "Add a line `Preheader: …` that says what the reader will learn.",
            )


# ----------------------------------------------------------------------------- length of text


def sentence_too_long(document: Document, context: Context) -> Iterator[Problem]:
    """VOC104: sentences with more than ``max_words`` words."""
    most = _number(context, "VOC104", "max_words", 40)
    for passage in _body(document, _LONG_TEXT):
        for sentence in sentences(passage.prose):
            count = len(_WORD.findall(passage.prose, sentence.start, sentence.end))
            if count > most:
                message = f"This sentence has {count} words; the limit is {most}."
                yield _problem(passage, sentence, message, "Make it two.")


def paragraph_too_long(document: Document, context: Context) -> Iterator[Problem]:
    """VOC105: paragraphs with more than ``max_words`` words."""
    most = _number(context, "VOC105", "max_words", 120)
    for passage in _body(document, _LONG_TEXT):
        count = len(_WORD.findall(passage.prose))
        if count > most:
            message = f"This paragraph has {count} words; the limit is {most}."
            yield _problem(passage, (0, len(passage.text)), message, "Make it two, or cut it.")


def mail_too_large(document: Document, context: Context) -> Iterator[Problem]:
    """VOC109: a touch whose source alone is larger than what mail clients show, on its heading."""
    most = _number(context, "VOC109", "max_kilobytes", 102)
    for touch in document.touches:
        body = document.text[touch.body_start : touch.body_end]
        size = len(body.encode("utf-8", "replace"))
        if size > most * 1024:
            yield Problem(
                touch.heading_start,
                touch.heading_end,
                f"This mail has {-(-size // 1024)} KB; clients clip it at {most} KB, the opt-out first.",
                "Shorten it, or link to the long version.",
            )


# ----------------------------------------------------------------------------- words


def banned_word(document: Document, context: Context) -> Iterator[Problem]:
    """VOC106: the words of option ``words``, whole and in any case. Without the option none."""
    words = _listed(context, "VOC106")
    better = {word_key(word): instead for word, instead in words.items()}
    for passage in _all(document) if words else ():
        for start, end, text in matches(passage, literal_pattern(tuple(words))):
            yield _problem(
                passage, (start, end), f"“{text}” is banned in our mail.", advice_for(better, text)
            )


def discouraged_word(document: Document, context: Context) -> Iterator[Problem]:
    """VOC107: words of hype, except in quotations; option ``words`` takes the place of the list."""
    words = _listed(context, "VOC107")
    better = {word_key(word): instead for word, instead in words.items()}
    ours = context.policy.option("VOC107", "words", None) is None
    pattern = pattern_of(_DISCOURAGED) if ours else literal_pattern(tuple(words))
    if ours and not may_occur(_DISCOURAGED, _reading(document)):
        return
    for passage in _all(document) if ours or words else ():
        for start, end, text in () if passage.quoted else matches(passage, pattern):
            advice = better_than(text) if ours else advice_for(better, text)
            yield _problem(
                passage, (start, end), f"“{text}” is a word that readers have learned to skip.", advice
            )


def spam_trigger(document: Document, context: Context) -> Iterator[Problem]:
    """VOC108: phrases and signs that filters take for spam; option ``words`` adds to them."""
    words = tuple(_listed(context, "VOC108"))
    reading = _reading(document)
    known = may_occur(_SPAM_IN_SUBJECT, reading)
    anything = words or known or may_have_signs(reading.text)
    for passage in _all(document) if anything else _subjects(document):
        subject = passage.place is Place.SUBJECT
        for start, end, text in _spam(passage, words, subject=subject, known=known):
            yield _problem(
                passage, (start, end), f"“{text}” reads as spam to filters and people.", "Say it plainly."
            )
        if subject:
            yield from _shouting(passage)


def _subjects(document: Document) -> Iterator[Passage]:
    return (passage for passage in _all(document) if passage.place is Place.SUBJECT)


def _spam(
    passage: Passage, words: tuple[str, ...], *, subject: bool, known: bool
) -> Iterator[tuple[int, int, str]]:
    if not known:
        # None of the words stands in this mail: only signs are left to look for.
        yield from matches(passage, pattern_of((), SPAM_SIGNS_IN_SUBJECT if subject else SPAM_SIGNS))
    elif subject:
        yield from matches(passage, pattern_of(_SPAM_IN_SUBJECT, SPAM_SIGNS_IN_SUBJECT))
    else:
        yield from matches(passage, pattern_of(SPAM, SPAM_SIGNS))
    if words:
        yield from matches(passage, literal_pattern(words))


def _shouting(passage: Passage) -> Iterator[Problem]:
    words = [match for match in _SHOUTED.finditer(passage.prose) if match[0] not in _NAMES_IN_CAPITALS]
    if not words:
        return
    letters = [character for character in passage.prose if character.isalpha()]
    shouts = len(letters) > 9 and sum(map(str.isupper, letters)) > 0.6 * len(letters)
    if len(words) > 1 or shouts:
        yield _problem(
            passage,
            (words[0].start(), words[-1].end()),
            "This subject shouts: words in capitals read as spam to filters and people.",
            "Write it as you would say it.",
        )


# ----------------------------------------------------------------------------- what the rules share


def passed_date(document: Document, context: Context) -> Iterator[Problem]:
    """VOC110: a full date of an invitation or deadline that lies before the template's own date."""
    del context
    if not names_a_year(_reading(document).text):
        return
    for passage in _all(document):
        for start, end, written in passed_dates(passage.folded.text, document.data.get("date")):
            yield _problem(
                passage,
                passage.folded.back(start, end),
                f"This date has passed: the template is of {written}.",
                "Give a date to come, or none.",
            )


@lru_cache(maxsize=2)
def _reading(document: Document) -> Reading:
    """What all passages read like, one after the other."""
    return read(" ".join([passage.folded.text for passage in _all(document)]))


def _all(document: Document) -> Iterator[Passage]:
    for touch in document.touches:
        yield from touch.passages


def _body(document: Document, places: tuple[Place, ...]) -> Iterator[Passage]:
    yield from (passage for passage in _all(document) if passage.place in places)


def _problem(passage: Passage, bounds: tuple[int, int], message: str, advice: str) -> Problem:
    return Problem(*passage.origin(*bounds), message, advice)


def _number(context: Context, code: str, name: str, default: int) -> int:
    value = context.policy.option(code, name, default)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def _listed(context: Context, code: str) -> Mapping[str, str]:
    """Option ``words`` of a rule: a list of words, or a mapping from each to what to write instead."""
    value = context.policy.option(code, "words", ())
    if isinstance(value, Mapping):
        return {str(word): str(better or "") for word, better in value.items() if str(word).strip()}
    if isinstance(value, list | tuple):
        return {str(word): "" for word in value if str(word).strip()}
    return {}


_SOP = "5.3 item 1"

_rule = partial(Rule, sop=_SOP, reach=Reach.EACH_TOUCH)

RULES: tuple[Rule, ...] = (
    _rule(
        code="VOC101",
        name="subject-too-long",
        summary="A subject is longer than an inbox shows.",
        why=(
            "Most inboxes show 40 to 60 characters. A field counts as its default, or as ten characters. "
            "Option: `max_characters` (60)."
        ),
        severity=Severity.WARNING,
        fails=(
            Example(
                "What two hundred and fourteen alliances have taught us about {{company_name}}", "subject"
            ),
        ),
        passes=(Example("{{company_name}} and the partner revenue gap", "subject"),),
        check=_too_long(
            "VOC101", Place.SUBJECT, 60, "Put what matters into the first words and drop the rest."
        ),
    ),
    _rule(
        code="VOC102",
        name="no-preheader",
        summary="A touch has no preheader.",
        why="Without one the inbox shows the greeting next to the subject. Off until the policy turns it on.",
        severity=Severity.OFF,
        fails=(Example("", "preheader"),),
        passes=(Example("What 214 alliances taught us", "preheader"),),
        check=no_preheader,
    ),
    _rule(
        code="VOC103",
        name="preheader-too-long",
        summary="A preheader is longer than an inbox shows.",
        why="Inboxes show 40 to 110 characters of it. Option: `max_characters` (110).",
        severity=Severity.WARNING,
        fails=(
            Example(
                "Partners sell what they understand, and what they understand is shorter " * 2, "preheader"
            ),
        ),
        passes=(Example("What 214 alliances taught us", "preheader"),),
        check=_too_long("VOC103", Place.PREHEADER, 110, "Say one thing, in a few words."),
    ),
    _rule(
        code="VOC104",
        name="sentence-too-long",
        summary="A sentence has more words than the brand's voice allows.",
        why="Off until the policy turns it on. Option: `max_words` (40).",
        severity=Severity.OFF,
        fails=(Example("Partners sell" + " and sell" * 20 + ".\n"),),
        passes=(Example("Partners sell what they understand.\n"),),
        check=sentence_too_long,
    ),
    _rule(
        code="VOC105",
        name="paragraph-too-long",
        summary="A paragraph has more words than the brand's voice allows.",
        why="Off until the policy turns it on. Option: `max_words` (120).",
        severity=Severity.OFF,
        fails=(Example("Partners sell what they know. " * 25 + "\n"),),
        passes=(Example("Partners sell what they know.\n"),),
        check=paragraph_too_long,
    ),
    _rule(
        code="VOC106",
        name="banned-word",
        summary="A touch uses a word that the policy bans.",
        why=(
            "Option: `words`, a list, or a mapping from each word to what to write instead; empty unless the "
            "policy fills it. Words match whole, in any case, in all that the recipient reads."
        ),
        fails=(),
        passes=(Example("Partners sell what they understand.\n", note="Silent without the option."),),
        check=banned_word,
    ),
    _rule(
        code="VOC107",
        name="discouraged-word",
        summary="A touch uses a word of hype.",
        why=(
            "Words such as these promise without saying what; readers skip them. Quotations are left alone. "
            "Option: `words` (a list, or a mapping to better words) takes the place of the built-in list."
        ),
        severity=Severity.WARNING,
        fails=(
            Example("Our world-class team finds synergies.\n"),
            Example("A game-changer for {{company_name}}", "subject"),
        ),
        passes=(Example("Partners have more leverage in the fourth quarter.\n", note="Leverage as a noun."),),
        check=discouraged_word,
    ),
    _rule(
        code="VOC108",
        name="spam-trigger",
        summary="A phrase, a row of marks or a shouted subject that reads as spam.",
        why=(
            "Filters score such phrases, and the opt-out rate does too. Option: `words`, further phrases. "
            "Some words count in the subject only, and so do capitals."
        ),
        severity=Severity.WARNING,
        fails=(
            Example("Act now!!!\n"),
            Example("READ THIS TODAY", "subject"),
            Example("[Click here](https://example.com) for the study.\n"),
        ),
        passes=(
            Example("Nothing is guaranteed in the first quarter.\n"),
            Example("What AWS and SAP pay their partners for", "subject"),
        ),
        check=spam_trigger,
    ),
    _rule(
        code="VOC109",
        name="mail-too-large",
        summary="A touch is so large that mail clients clip it.",
        why=(
            "Clients hide what goes beyond about 102 KB behind a link, and the opt-out stands at the end. "
            "Option: `max_kilobytes` (102), of the touch's source."
        ),
        sop="5.3 item 5",
        severity=Severity.WARNING,
        fails=(),
        passes=(Example("Partners sell what they understand.\n"),),
        check=mail_too_large,
    ),
    _rule(
        code="VOC110",
        name="passed-date",
        summary="An invitation or a deadline names a day before the template's own date.",
        why="A template that is copied keeps its dates. Dates in reports of the past are left alone.",
        severity=Severity.WARNING,
        fails=(Example("Join us on 3 March 2025.\n"), Example("Reply by 2025-03-03 and I will send it.\n")),
        passes=(
            Example("On 3 March 2025 a vendor changed its terms.\n"),
            Example("Join us on 3 March 2031.\n"),
        ),
        check=passed_date,
    ),
)
