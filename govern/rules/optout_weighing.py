"""The lenient reading of an opt-out: features of a way, of a purpose and of its affirmation, added up.

The grammar of ``optout_mechanism`` knows how opt-outs are usually put. People put them in many more ways,
and the law asks for clarity, not for a form of words (15 USC 7704(a)(3)). Here a *channel* for this reader
and a *purpose* of ending these e-mails must come together in one sentence or across neighbours; signs of
talk, of another object or of a favour offered weigh against it. What is offered here is still refused for
all the reasons that ``optout_refusal`` knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from govern import patterns
from govern.rules.optout_features import FEATURES
from govern.rules.optout_lexicon import WORDS
from govern.rules.optout_reading import FieldNames, Sentence, Way, is_about_others, is_addressed

_ENOUGH: Final = 3.0
_CHANNELS_PER_SENTENCE: Final = 8
_TARGETS: Final = frozenset({"link", "url", "address", "field"})


@dataclass(frozen=True)
class Scene:
    """A sentence with its neighbours: what was said before it (nearest first) and what is said after it."""

    here: Sentence
    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    names: FieldNames

    @cached_property
    def around(self) -> float:
        """How strongly the neighbours say that ending these e-mails is the subject."""
        near = [_leads_to(sentence) for sentence in self.before[:2]]
        ahead = near[0] if near else 0.0
        if len(near) > 1 and "?" in self.before[0].text and len(self.before[0].text) < 40:
            ahead = max(near)
        elif len(near) > 1 and ahead < 1.0:
            ahead += min(0.5, near[1])
        elif len(near) > 1 and ahead < 1.5:
            ahead = max(ahead, min(1.5, near[1]))
        return max(ahead, self.promised_after)

    @cached_property
    def promised_after(self) -> float:
        """What the sentence after undertakes."""
        for sentence in self.after[:1]:
            if WORDS.promise.search(sentence.text) or FEATURES.undertaking.search(sentence.text):
                return 1.5
            if FEATURES.keyword.match(sentence.text.lstrip("\"' ")):
                return 1.0
        return 0.0

    @cached_property
    def against(self) -> float:
        """How much of the sentence speaks of other things, of others, or of a favour."""
        text = _spoken(self.here.text)
        asking = text
        if self.before and FEATURES.hint.search(self.before[0].text):
            asking = f"{self.before[0].text} {text}"
        weight = 3.0 if FEATURES.craft.search(text) else 0.0
        if FEATURES.thing.search(asking) and not FEATURES.mails.search(_THIS_MAIL.sub("", asking)):
            weight += 2.0
        for features in (FEATURES.gives, FEATURES.wants, FEATURES.end_thing):
            weight += 2.0 if features.search(text) else 0.0
        return weight + (1.5 if FEATURES.talk.search(text) else 0.0)


@dataclass(frozen=True, slots=True)
class _Weight:
    """The sum of all features, and whether one of them says outright that these e-mails are to end."""

    sum: float
    outright: bool

    @property
    def enough(self) -> bool:
        return self.outright and self.sum >= _ENOUGH


_NOTHING: Final = _Weight(0.0, False)
_THIS_MAIL: Final = patterns.compile(
    r"\b(?:to|with|by|in|at) (?:this|the|my|our|any) (?:e-?mail|mail|message|note)s?\b"
)
_CAPITALS: Final = patterns.compile(r"\b[A-Z]{2,20}(?: [A-Z']{1,20}){0,3}\b")
_QUOTED: Final = patterns.compile(r"[\"'\u00ab](?<!\w')[^\"\u00ab\u00bb]{1,60}[\"'\u00bb](?!\w)")


def channels(scene: Scene) -> Iterator[Way]:
    """The ways of a sentence that, all told, offer its reader an end of these e-mails."""
    here = scene.here
    if FEATURES.neither.search(here.text) and not FEATURES.however.search(here.text):
        return
    for way in here.ways:
        if way.kind in _TARGETS and _weigh_target(scene, way).enough:
            yield way
    if FEATURES.placeholder.search(here.text):
        return
    for way in islice(_replies(here), _CHANNELS_PER_SENTENCE):
        if _weigh_reply(scene, way).enough:
            yield way


def has_foreign_quotation(sentences: Sequence[Sentence]) -> bool:
    """Whether a quotation of a touch is somebody else's, by what it says or what stands next to it.

    A footer that is merely set as a quotation speaks to the reader like any other text.
    """
    for number, sentence in enumerate(sentences):
        near = sentences[max(0, number - 1) : number + 2]
        if not any(other.view.passage.quoted for other in near):
            continue
        quoted = sentence.view.passage.quoted
        if (FEATURES.within if quoted else FEATURES.attribution).search(sentence.text):
            return True
        if quoted and FEATURES.aside.match(sentence.text):
            return True
    return False


def _spoken(text: str) -> str:
    """A sentence without what stands between quotation marks."""
    return _QUOTED.sub(" ", text)


def _asks(text: str) -> bool:
    return "?" in text or text.lstrip().startswith(("if ", "should ", "when "))


def _is_about_others(text: str, at: int) -> bool:
    return is_about_others(text, at) and not FEATURES.anyone.search(text)


def _leads_to(sentence: Sentence) -> float:
    text = sentence.text
    if WORDS.silence.search(text) or FEATURES.end_thing.search(text) or FEATURES.neither.search(text):
        return 0.0
    if (
        WORDS.third_party.search(text)
        and not WORDS.second_person.search(text)
        and not FEATURES.ourselves.search(text)
    ):
        return 0.5 if FEATURES.purpose.search(text) else 0.0
    outright = FEATURES.purpose.search(text) is not None
    if _asks(text) or len(text) < 50 or (outright and FEATURES.practice.match(text)):
        return 1.5 if outright else 1.0 if FEATURES.hint.search(text) else 0.0
    return 1.0 if outright else 0.0


# ---- links, and addresses that stand in the text


def _weigh_target(scene: Scene, way: Way) -> _Weight:
    text, words = scene.here.text, way.words
    rest = _spoken(f"{text[: way.start]} , {text[way.end :]}")
    said, meant = FEATURES.purpose.search(words), FEATURES.purpose.search(rest)
    promised = WORDS.promise.search(rest) or FEATURES.undertaking.search(rest)
    leads = _leads_out(scene, way)
    if _is_no_exit(words, leads=leads) or _is_about_others(text, way.start):
        return _NOTHING
    weight = (2.0 if leads else 0.0) - scene.against + scene.around
    weight += 2.0 if said else 1.5 if FEATURES.hint.search(words) else 0.0
    weight += 2.0 if meant else 0.5 if FEATURES.hint.search(rest) else 0.0
    weight += 0.5 if text[: way.start].rstrip().endswith((":", ",")) else 0.0
    weight += 1.0 if promised else 0.0
    weight += 0.5 if WORDS.generic_text.match(words) else 0.0
    weight += 1.0 if FEATURES.orders.match(words) else 0.0
    weight += 0.5 if FEATURES.affirmed.search(text[: way.start]) or FEATURES.command.match(text) else 0.0
    weight += 0.5 if scene.before and FEATURES.mailtopic.search(scene.before[0].text) else 0.0
    return _Weight(weight, bool(leads or said or meant or promised or scene.around >= 1.5))


def _is_no_exit(words: str, *, leads: bool) -> bool:
    """Whether a link's own words say that it leads to something else, or to staying."""
    if WORDS.talk_text.search(words):
        return not leads
    if FEATURES.purpose.search(words) or (leads and FEATURES.hint.search(words)):
        return False
    others = (FEATURES.read, FEATURES.stays, WORDS.else_text)
    return any(pattern.search(words) for pattern in others)


def _leads_out(scene: Scene, way: Way) -> bool:
    """Whether where a link leads says itself that it is a way out."""
    here = scene.here
    target = way.link.target if way.link else here.view.passage.text[slice(*here.back(way.start, way.end))]
    return scene.names.renders_target(target) or FEATURES.path.search(target.lower()) is not None


# ---- replies


def _replies(here: Sentence) -> Iterator[Way]:
    text = here.text
    for pattern in (FEATURES.command, FEATURES.gerund):
        for match in pattern.finditer(text):
            if is_addressed(text, match.start()) and FEATURES.to_us.match(text, match.end()):
                yield Way("note", match.start(), match.end(), match.group())
    for match in FEATURES.noun.finditer(text):
        yield Way("note", match.start(), match.end(), match.group())


def _weigh_reply(scene: Scene, way: Way) -> _Weight:
    text = scene.here.text
    if _is_about_others(text, way.start) or WORDS.advice.search(text[: way.end + 30]):
        return _NOTHING
    said = _says_stop(scene.here, way)
    if not said and (FEATURES.voice.search(text) or _by_phone_or_post(scene.here, way)):
        return _NOTHING
    if (
        not said
        and not text[way.end :].strip()
        and text.startswith(("to ", "if "))
        and FEATURES.gives_words.match(way.words)
    ):
        return _NOTHING
    if said and _is_for_another_case(text[way.end :]):
        return _NOTHING
    rest = _spoken(f"{text[: way.start]} a , {text[way.end :]}")
    meant, promised = FEATURES.purpose.search(rest), WORDS.promise.search(rest)
    weight = said - scene.against + scene.around
    weight += 2.0 if meant else 1.0 if FEATURES.hint.search(rest) else 0.0
    weight += 1.0 if meant and FEATURES.practice.match(text) else 0.0
    if promised or FEATURES.undertaking.search(rest):
        weight += 1.5
    elif FEATURES.shape.match(text, way.end):
        weight += 1.0
    weight += 1.0 if way.start == 0 or FEATURES.affirmed.search(text[: way.start]) else 0.0
    return _Weight(weight, bool(said or meant or promised or scene.around >= 1.0))


def _by_phone_or_post(here: Sentence, way: Way) -> bool:
    return any(
        other.kind in {"phone", "post"} and other.start < way.end and way.start < other.end
        for other in here.ways
    )


def _is_for_another_case(tail: str) -> bool:
    """Whether the word is to be sent in a case that has nothing to do with e-mails: "if you've read it"."""
    case = FEATURES.in_case.match(tail)
    if case is None:
        return False
    about = (FEATURES.purpose, FEATURES.hint, FEATURES.mailtopic, WORDS.soft)
    return not any(pattern.search(case[1]) for pattern in about)


def _says_stop(here: Sentence, way: Way) -> float:
    """How far what the reader is given to send, in quotation marks or capitals, is a request to stop."""
    low, high = max(0, way.start - 60), way.end + 90
    given = [match[1] for match in islice(FEATURES.quoted.finditer(here.text, low, high), 4)]
    written = here.view.passage.folded.text[here.start : here.start + len(here.text)]
    if not written.isupper():
        given += [match.group().lower() for match in islice(_CAPITALS.finditer(written, low, high), 4)]
    meant = [words for words in given if FEATURES.keyword.match(words)]
    if not meant:
        return 0.0
    return 1.0 if all(FEATURES.weak_word.match(words) for words in meant) else 2.0
