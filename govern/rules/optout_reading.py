"""Reading a passage for opt-outs: its sentences, the ways out they may offer, and what a target is worth."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import islice

from govern import patterns
from govern.annotations import Final, TypeVar
from govern.documents.passages import HOLE, Link, Passage, Place
from govern.rules.optout_lexicon import ADDRESS, FIELD, URL, WORDS
from govern.rules.optout_targets import ADDRESS_FORM, FieldNames
from govern.values import frozen

_T = TypeVar("_T")
_SENTENCE_LIMIT: Final = 500
_MATCHES_PER_SENTENCE: Final = 8
_SHORTEST: Final = 3
_PASSAGES_PER_TOUCH: Final = 4_000
_SENTENCES_PER_TOUCH: Final = 400

# ---- sentences and ways


@frozen(slots=False)
class View:
    """A passage as it is judged: folded, in lower case, URLs, addresses and opt-out fields marked.

    ``links`` are the links with their bounds in ``text``, in order.
    """

    passage: Passage
    text: str
    links: tuple[tuple[int, int, Link], ...]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end, _ in self.links]

    def links_in(self, low: int, high: int) -> Iterator[tuple[int, int, Link]]:
        """The links that reach into ``text[low:high]``."""
        for link in islice(self.links, bisect_right(self._ends, low), None):
            if link[0] >= high:
                return
            yield link


@frozen
class Way:
    """Something that a reader could do, at ``start``/``end`` of its sentence.

    ``kind`` is link, field, url, address; reply, tell, answer, offer (all by reply); phone, post (never
    accepted); or mention, where stopping is spoken of and no way given.
    """

    kind: str
    start: int
    end: int
    words: str
    """Its words; of a link the whole text, even where that is several sentences."""
    link: Link | None = None

    @property
    def by_reply(self) -> bool:
        """Whether the reader answers the e-mail."""
        return self.kind in {"reply", "tell", "answer", "offer"}


@frozen(slots=False)
class Sentence:
    """A stretch of a view that is read as one sentence; ``start`` is its place there.

    ``barred`` says that it stands behind a bar or a dot, as the parts of a footer do.
    """

    view: View
    start: int
    text: str
    barred: bool

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Bounds in the sentence as bounds in the passage's text."""
        return self.view.passage.folded.back(self.start + start, self.start + end)

    @cached_property
    def intent(self) -> re.Match[str] | None:
        """The first place where somebody who is addressed may want these e-mails to stop."""
        acts = islice(WORDS.stop_act.finditer(self.text), _MATCHES_PER_SENTENCE)
        return next((act for act in acts if _is_intent(self.text, act)), None)

    @cached_property
    def promise(self) -> re.Match[str] | None:
        """Where the sender undertakes to stop, unless silence is what brings it about."""
        return None if WORDS.silence.search(self.text) else WORDS.promise.search(self.text)

    @cached_property
    def soft(self) -> bool:
        """Whether it says that the e-mail may be of no use to its reader."""
        return WORDS.soft.search(self.text) is not None

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """What it could offer, the plainest first."""
        return tuple(islice(_ways(self), _MATCHES_PER_SENTENCE))


_WISHES = ("want", "wish", "like", "prefer", "rather", "no longer", "not ")


def _is_intent(text: str, act: re.Match[str]) -> bool:
    """Whether an act of stopping is the reader's own choice, and not talk, a noun or a third party's."""
    if WORDS.talk_noun_after.match(text, act.end()):
        return False
    head = text[max(0, act.start() - 60) : act.start()]
    if head.endswith("do you ") and not act.group().startswith(_WISHES):
        return False
    if WORDS.not_intent_before.search(head) and not WORDS.general.search(text):
        return False
    return not is_about_others(text, act.start())


def is_about_others(text: str, at: int) -> bool:
    """Whether the clause up to ``at`` has a third party for its subject and does not address the reader."""
    clause = re.split(r"[,;:(]| - ", text[max(0, at - 90) : at])[-1]
    if WORDS.third_subject.match(clause):
        return True
    if not WORDS.third_party.search(clause) or WORDS.second_person.search(clause):
        return False
    return not WORDS.general.search(text)


def is_addressed(text: str, at: int) -> bool:
    """Whether it is the reader who is to do what stands at ``at``: a command, "you can", "by replying"."""
    head = text[max(0, at - 90) : at] if at <= 90 else f"x{text[at - 90 : at]}"
    if not WORDS.addressed.search(head):
        return False
    return not WORDS.bare_to.search(head) or WORDS.free_to.search(head) is not None


def wants_other(intent: re.Match[str] | None) -> bool:
    """Whether what the reader may want to stop is not these e-mails but, say, a podcast."""
    if intent is None:
        return False
    rest = intent.string[intent.end() : intent.end() + 80]
    return bool(WORDS.other.search(intent.group()) or WORDS.other_object.match(rest))


def says_replies_are_lost(text: str) -> bool:
    """Whether a sentence tells the reader that nobody reads replies."""
    return bool(WORDS.unmonitored.search(text)) and not WORDS.not_unmonitored.search(text)


def is_from_elsewhere(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a match goes on with "from" or "of" a thing that is no e-mail, list, series or name."""
    rest = sentence.text[match.end() : match.end() + 80]
    what = WORDS.from_what.match(rest)
    if what is None or WORDS.mailish.search(what.group(1)):
        return False
    start, _ = sentence.back(match.end() + what.start(1), match.end() + what.end(1))
    return not sentence.view.passage.prose[start : start + 1].isupper()


BARRIERS: Final = (
    ("fee", "it costs money"),
    ("login", "it takes a log-in"),
    ("and_call", "it takes a call as well"),
    ("pages", "it takes more than one reply or one page"),
    ("data", "it asks for more than an address"),
    ("period", "it holds for a limited time only"),
)


def barrier_in(text: str) -> str:
    """What a sentence demands of the reader that 16 CFR 316.5 does not accept; ``""`` for nothing."""
    for name, reason in BARRIERS:
        if any(not is_waived(text, match) for match in islice(getattr(WORDS, name).finditer(text), 4)):
            return reason
    return ""


def is_waived(text: str, match: re.Match[str]) -> bool:
    """Whether a barrier is named only to be denied, or is left to the reader."""
    head = text[max(0, match.start() - 60) : match.start()]
    if WORDS.waived_before.search(head) and not WORDS.without.search(head):
        return True
    return WORDS.waived_after.match(text[match.end() : match.end() + 60]) is not None or _is_long(match)


def _is_long(period: re.Match[str]) -> bool:
    """Whether a period is one that 15 USC 7704(a)(3)(A)(ii) accepts: 30 days or more."""
    found = period.groupdict()
    count, unit = found.get("count") or "", found.get("unit") or ""
    return count.isdigit() and int(count[:6]) * {"d": 1, "w": 7, "m": 30}.get(unit[:1], 0) >= 30


def read_sentences(passages: Sequence[Passage], names: FieldNames) -> Sequence[Sentence]:
    """The sentences of a touch's body in reading order; subject and preheader are passed over.

    Of a text beyond all measure only the beginning and the end are read, where opt-outs stand.
    """
    body = [passage for passage in passages if passage.place not in (Place.SUBJECT, Place.PREHEADER)]
    result: list[Sentence] = []
    for passage in _both_ends(body, _PASSAGES_PER_TOUCH):
        result.extend(_split(_view(passage, names)))
    return _both_ends(result, _SENTENCES_PER_TOUCH)


def _both_ends(items: list[_T], most: int) -> list[_T]:
    return items if len(items) <= most else items[: most // 2] + items[-most // 2 :]


_MARKS = str.maketrans({FIELD: " ", URL: " ", ADDRESS: " ", "\u0130": "i"})  # it grows when small
_URL = patterns.compile(r"https?://[^\s<>\"')\]]{0,500}|\bwww\.[^\s<>\"')\]]{3,300}")
_DOMAIN_PATH = patterns.compile(
    r"\b[a-z0-9-]{1,40}\.(?:com|org|net|io|co|de|example|eu|app|dev)/[\w/?=&.-]{1,100}"
)
_SHORT_FORM = patterns.compile(r"\b(?:e\.g|i\.e|etc|vs|inc|ltd|co|mr|ms|dr|st)\.(?=\s[a-z\d])|\bno\.(?=\s\d)")
_QUOTATION = patterns.compile(r"\"([^\"]{8,240})\"|(?<!\w)'((?:[^']|(?<=\w)'(?=\w)){8,240})'(?!\w)")
_BARS = frozenset("|\u00b7\u2022\u2219/")
_SENTENCE_END = patterns.compile(
    r"[.!?]+(?:[\"')\]\u00bb]+(?!\s(?:and|or|to|in|at|is|will|takes|if|then|as)\b))?(?=\s|$)"
    r"|\n|\s[|\u00b7\u2022\u2219/]\s"
)


def _view(passage: Passage, names: FieldNames) -> View:
    text = _QUOTATION.sub(_hide_quoted_way, _with_fields(_plain(passage.folded.text), passage, names))
    links = tuple(
        (_forward(passage, link.start), _forward(passage, link.end), link) for link in passage.links
    )
    return View(passage, text, tuple(sorted(links, key=lambda link: link[1])))


def _with_fields(text: str, passage: Passage, names: FieldNames) -> str:
    """``text`` with ``FIELD`` in place of every field that renders an opt-out link; same length."""
    parts, cursor = list[str](), 0
    for low, high in names.spans(passage):
        start, end = _forward(passage, low), _forward(passage, high)
        parts += (text[cursor:start], FIELD * (end - start))
        cursor = end
    return "".join((*parts, text[cursor:]))


def _plain(text: str) -> str:
    """Folded text in lower case, URLs and addresses replaced by their marks; same length."""
    lower = text.translate(_MARKS).lower()
    lower = _SHORT_FORM.sub(lambda match: match.group().replace(".", " "), lower)
    lower = _URL.sub(partial(_marked, URL), lower)
    if "/" in lower:
        lower = _DOMAIN_PATH.sub(partial(_marked, URL), lower)
    return ADDRESS_FORM.sub(partial(_marked, ADDRESS), lower) if "@" in lower else lower


def _marked(mark: str, match: re.Match[str]) -> str:
    words = match.group()
    bare = words.rstrip(".,;:!?")
    return mark * len(bare) + words[len(bare) :]


def _forward(passage: Passage, offset: int) -> int:
    index = passage.folded.index
    return offset if index is None else bisect_left(index, offset)


def _hide_quoted_way(match: re.Match[str]) -> str:
    """Blank a quotation that is an opt-out line itself: it is mentioned, not made."""
    words = match.group()
    offered = WORDS.reply.search(words) or WORDS.tell.search(words)
    offered = offered or (WORDS.stop_act.search(words) and WORDS.quoted_way.search(words))
    return HOLE * len(words) if offered and len(words.split()) > 1 else words


def _split(view: View) -> Iterator[Sentence]:
    start, barred = 0, False
    for match in _SENTENCE_END.finditer(view.text):
        yield from _chop(view, start, match.end(), barred=barred)
        start, barred = match.end(), match.group().strip() in _BARS
    yield from _chop(view, start, len(view.text), barred=barred)


def _chop(view: View, start: int, end: int, *, barred: bool) -> Iterator[Sentence]:
    while start < end and view.text[start] == " ":
        start += 1
    if end - start < _SHORTEST:
        return
    for at in range(start, end, _SENTENCE_LIMIT):
        yield Sentence(view, at, view.text[at : min(end, at + _SENTENCE_LIMIT)], barred)


_WAYS: Final = ("reply", "tell", "answer", "offer", "phone", "post")
_MARKED: Final = (
    ("field", patterns.compile(f"{FIELD}+")),
    ("url", patterns.compile(f"{URL}+")),
    ("address", patterns.compile(f"{ADDRESS}+")),
)


def _ways(sentence: Sentence) -> Iterator[Way]:
    text, begin = sentence.text, sentence.start
    linked = False
    for low, high, link in sentence.view.links_in(begin, begin + len(text)):
        start, end = max(0, low - begin), min(high - begin, len(text))
        if text[start:end].strip(f" {HOLE}"):
            linked = True
            yield Way("link", start, end, sentence.view.text[low : min(high, low + _SENTENCE_LIMIT)], link)
    if not linked and not WORDS.trigger.search(text):
        return
    for kind, pattern in _MARKED:
        for match in pattern.finditer(text):
            if next(sentence.view.links_in(begin + match.start(), begin + match.end()), None) is None:
                yield Way(kind, match.start(), match.end(), match.group())
    for kind in (*_WAYS, "mention"):
        pattern = WORDS.stop_act if kind == "mention" else getattr(WORDS, kind)
        yield from (Way(kind, match.start(), match.end(), match.group()) for match in pattern.finditer(text))
