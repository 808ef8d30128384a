"""Whether words stand in a quotation that says whose words they are.

Nobody rewrites the words of others; our own words and scare quotes are ours to write right. All
patterns look at bounded stretches of text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from govern import patterns

_PAIRS = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u2018": "\u2019",
    '"': '"',
    "'": "'",
}
_SINGLE = "'\u2018\u2019"
_MARK = patterns.compile(r"[\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb]")
_SAID = (
    r"(?:said|says?|saying|wrote|writes?|writing|written by|told|tells|asked|asks|put|puts|noted|adds"
    r"|added|calls?|called|replied|replies|explains|explained|argues|argued|observes|observed|remarked"
    r"|recalls|recalled|quipped|commented|reports|reported|posted|tweeted|answered|answers|claims"
    r"|claimed|according to|in the words of|quotes|quoted|quoting|e-?mailed|describes|described"
    r"|labelled|labeled|dubbed|refers|referred|warned|warns|concluded|concludes|states|stated"
    r"|mentioned|mentions|reads?|ran|shared|named|names|terms|termed|insists|insisted|joked|responded"
    r"|responds|sums?|summed|summari[sz]ed|summari[sz]es|phrased|phrases|framed|frames|expressed|countered|mused"
    r"|lamented|complained|admitted|confessed|opined|headlined|declared|declares)"
)
# The words of ourselves are ours to write right, quoted or not.
_OWN = patterns.compile(
    rf"\b(?:we|i|we've|i've)\b(?:\W+\w+){{0,3}}?\W+{_SAID}\b"
    r"|\bour\s+(?:\w+\s+)?(?:team|founders?|ceo|cro|cmo|company|own|last|latest|previous|first|newsletter|blog|post|report|deck"
    r"|site|website|brochure|words|promise|motto|tagline|mission|page|colleagues?|staff|name|brand)\b"
    r"|\bso-called\b",
    re.IGNORECASE,
)
_LEADS_IN = patterns.compile(
    rf"\b{_SAID}\b(?:[^.!?\"\u201c\u201d]{{0,90}}[:,]|(?:\s+(?:it|us|me|them|this|that|him|her|you|how|as|the|an?|your|their|its))*)\s*$",
    re.IGNORECASE,
)
_WORDS_OF = patterns.compile(
    r"(?:\b(?:words|reply|answer|verdict|comment|feedback|review|message|e-?mail|testimonial|quote|take|reaction"
    r"|post)\b"
    r"|\b[Ff]rom (?:an? |the |one )?[\w'\u2019. -]{2,40})[^.!?:]{0,40}:\s*$"
)
_OURS = patterns.compile(
    r"\b(?:my|us|our)\b(?! (?:reader|client|customer|partner|subscriber|guest|friend)s?\b)", re.IGNORECASE
)
_NAME = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*"
_SOMEBODY = patterns.compile(
    rf"(?:^|[.!?]\s+)(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w-]{{2,20}}\s){{1,4}}(?:at|of|from|in|with)\s(?:the\s)?{_NAME}[^.!?:]{{0,40}}:\s*$"
    r"|\b(?:readers?|customers?|clients?|partners?|subscribers?|c[a-z]os?)['\u2019]s?\s(?:[\w-]{2,14}\s){0,3}(?:was|is|reads?|said|ran|went|came)\s?:?\s*$"
)
"""“A reader in Ghent:”, “A reader's subject line was …”."""
_NAMED_BEFORE = patterns.compile(rf"(?:^|[.!?]\s+){_NAME}\s+{_NAME}(?:[\s,(][^.!?:]{{0,60}})?:\s*$")
_DASH_NAME = patterns.compile(
    rf"^[\"\u201d\u2019'.,!?\s]{{0,4}}(?:[\u2014\u2013\u2015~]|--?)\s*"
    rf"(?!(?:We|Our|The|This|It|And|But|So|That|A|In)\b){_NAME}(?=\s*(?:$|,|\(|\n|{_NAME}|of\b|at\b|from\b))"
)
_PAREN_NAME = patterns.compile(rf"^[.,!?]?\s*\({_NAME}(?:\s+{_NAME}|,\s)[^()]{{0,60}}\)")
_NAME_AFTER = patterns.compile(rf"^,\s+{_NAME}\s+{_NAME}\s*(?:[,(\n]|$)")
_SAID_AFTER = patterns.compile(rf"^[,.!?]?\s+(?:(?:[\w'\u2019-]+,?\s+){{0,7}}?){_SAID}\b", re.IGNORECASE)
_SAID_ABROAD = patterns.compile(
    r"^\s?[,.!?]?\s?(?:[-\u2013\u2014]\s?)?(?:(?:so )?(?:sagte?|meinte?|schreibt|schrieb|erklärte?|berichtete?)"
    r"|so(?= der| die| Frau| Herr)"
    r"|dit|écrit|affirme|explique|raconte"
    r"|selon|dice|dijo|escribe|escribió|según|explica|afirma"
    r"|scrive|disse|secondo|spiega|diz|escreve|segundo|zegt|zei|schrijft|volgens|säger|sade|skriver"
    r"|enligt|siger|sier|sa|mówi|powiedział|powiedziała|pisze|говорит|сказала?|пишет|написала?)"
    rf" (?:[^\W\d_A-Z]{{2,14}} ){{0,3}}?(?:{_NAME}|[А-ЯЁІЇЄ]\w+)"
)
"""“…“, sagt Jo Meyer. What stands there names who speaks."""
_ENDS_AS_SPEECH = (",", "!", "?", ".", "\u2026")


class Quotations:
    """The inline quotations of a text, marks included, in order and not nested.

    ``own_names`` are names that stand for ourselves (the terms), in lower case.
    """

    def __init__(self, text: str, own_names: Sequence[str]) -> None:
        self._text = text
        self._own_names = tuple(own_names)
        self.bounds = _bounds(text)
        self._starts = [low for low, _ in self.bounds]
        self._verdicts: dict[int, bool] = {}

    def attributes(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` stands in a quotation and the text says whose words that holds."""
        position = bisect_right(self._starts, start) - 1
        if position < 0 or self.bounds[position][1] < end:
            return False
        if position not in self._verdicts:
            self._verdicts[position] = self._is_attributed(position)
        return self._verdicts[position]

    def _is_attributed(self, position: int) -> bool:
        text, own_names = self._text, self._own_names
        low, high = self.bounds[position]
        floor = self.bounds[position - 1][1] if position else 0
        ceiling = self.bounds[position + 1][0] if position + 1 < len(self.bounds) else len(text)
        if introduces(_LAST_SENTENCE.split(text[max(floor, low - 200) : low])[-1], own_names):
            return True
        if _said_after(text, low, high, min(ceiling, high + 120), own_names):
            return True
        # "…," said Jo. "…" : what stands between two quotations speaks for both.
        if position and low - floor <= 60:
            return _said_after(text, *self.bounds[position - 1], min(low, floor + 120), own_names)
        return False


_LAST_SENTENCE = patterns.compile(r"(?<=[.!?])\s")


def _bounds(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if opened and mark in opened[1] and _closes(text, at, mark):
            found.append((opened[0], at + 1))
            opened = None
        elif mark in _PAIRS and _opens(text, at) and (opened is None or _gives_way(text[opened[0]], mark)):
            opened = (at, _PAIRS[mark])
    return found


def _gives_way(opened: str, mark: str) -> bool:
    # What looked like a single opening mark may have been an apostrophe.
    return opened in _SINGLE and mark not in _SINGLE


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    # French sets a blank inside its marks.
    return (not before or not before.isalnum()) and bool(after.strip() or text[at] == "\u00ab")


def _closes(text: str, at: int, mark: str) -> bool:
    # An apostrophe closes nothing; a straight mark closes only what it touches.
    return mark not in "'\u2019" or not text[at + 1 : at + 2].isalnum()


def _said_after(text: str, low: int, high: int, ceiling: int, own_names: Sequence[str]) -> bool:
    rest = text[high:ceiling]
    sentence = _LAST_SENTENCE.split(rest.lstrip(",.!?"), 1)[0]
    if _is_own(sentence, own_names):
        return False
    if _DASH_NAME.match(rest) or _PAREN_NAME.match(rest):
        return True
    if _NAME_AFTER.match(rest) or _SAID_ABROAD.match(rest):
        return True
    spoken = text[high - 2 : high - 1] in _ENDS_AS_SPEECH or rest[:1] == ","
    return spoken and low < high and _SAID_AFTER.match(rest) is not None


def _is_own(text: str, own_names: Sequence[str]) -> bool:
    """Whether a stretch around a quotation says that we speak, or that one of our names does."""
    if _OWN.search(text):
        return True
    folded = text.lower()
    return any(_name_speaks(folded, name) for name in own_names if name in folded)


def _name_speaks(folded: str, name: str) -> bool:
    return _SAYS_SOON.match(folded, folded.find(name) + len(name)) is not None


_SAYS_SOON = patterns.compile(rf"[^.]{{0,12}}\b{_SAID}", re.IGNORECASE)


def introduces(lead: str, own_names: Sequence[str]) -> bool:
    """Whether a sentence that ends where a quotation begins says that somebody else speaks.

    ``own_names`` are names that stand for ourselves (the terms), in lower case.
    """
    lead = lead[-200:]
    if _is_own(lead, own_names):
        return False
    words_of = _WORDS_OF.search(lead)
    if words_of:
        return _OURS.search(lead[max(0, words_of.start() - 24) :]) is None
    if _LEADS_IN.search(lead) or _SOMEBODY.search(lead):
        return True
    folded = lead.lower()
    return _NAMED_BEFORE.search(lead) is not None and not any(name in folded for name in own_names)


_DASH = r"(?:[\u2014\u2013\u2015]|--)"
_SIGNED = patterns.compile(
    rf"(?:^|[\s.!?\"\u201d]){_DASH}\s*{_NAME}[^\u2014\u2013]{{0,80}}$|^\s*[-\u2014\u2013]\s*{_NAME}.{{0,80}}$"
    rf"|\({_NAME}(?:\s+{_NAME}|,\s)[^()]{{0,60}}\)\s*$"
)
_ONLY_NAME = patterns.compile(rf"\(?{_NAME}\s+{_NAME}(?:,[^.!?]{{0,60}})?\)?")
_SAYS_FIRST = patterns.compile(rf"^[^.!?\"\u201c]{{0,90}}\b{_SAID}\b[^.!?]{{0,60}}:", re.IGNORECASE)
_ROLE_FIRST = patterns.compile(
    rf"^{_NAME} {_NAME}(?:, | \()(?:[\w-]{{2,14}} ){{0,3}}?"
    r"(?i:c[a-z]o|vp|svp|evp|head|director|manager|founder|partner|lead|analyst|editor|chief|president"
    r"|reader|customer|client|owner|officer|engineer)\b[^:.!?]{0,60}:\s"
)
"""“Owen Pratt, CFO at Tidewater: …”; “Key Takeaway: …” names nobody."""
_MAIL_HEAD = patterns.compile(rf"^(?:From|Von|De|Da|Van|Från|Fra|Od|От):\s*{_NAME}")
_SAYS_LAST = patterns.compile(
    rf"(?:[,!?.]|[\"\u201d])\s+(?:[\w'\u2019-]+,?\s+){{0,5}}?{_SAID}\s[^.!?]{{0,60}}[.!?]?\s*$", re.IGNORECASE
)
_CREDITED = patterns.compile(
    rf"(?:That|This|Those|These|So)(?:['\u2019]s| is| are| was| were| comes?| came)?(?: (?:the )?words?| said| wrote)?"
    rf" (?:(?:from|by|of) )?{_NAME} {_NAME}"
)
_RETOLD = patterns.compile(
    rf"(?:(?:That|This|So|Such)(?:['\u2019]s| is| was) (?:how|what|the way|as)(?: the [^.!?]{{2,40}},)?"
    rf" {_NAME}(?: {_NAME})?[^.!?]{{0,80}}"
    rf"\b(?:{_SAID}|remembers?|remembered|saw|sees|told|tells|likes to|would put|thinks?|thought|experienced|felt)\b"
    rf"|(?:So|Thus)(?: spoke)? {_SAID} (?:the [^.!?]{{2,40}} )?{_NAME}|Thus spoke {_NAME}"
    rf"|(?!(?:The|This|These|All|Every|Each|Our|My|One|Some)\b){_NAME} {_NAME}(?:, [^.!?]{{2,60}},| of {_NAME}| at {_NAME})?"
    rf" {_SAID} (?:this|that|it|these|those|so|us)\b"
    r"|(?:The |These |Those )?(?:[Ww]ords|[Cc]redit|[Qq]uote)(?: (?:are|go(?:es)?|belongs?))?(?::| by| to| from| of)?"
    rf" {_NAME} {_NAME}"
    rf"|{_NAME} {_NAME}['\u2019]s? (?:words|verdict|answer|review))"
)
_ANONYMOUS = patterns.compile(
    r"(?:^|[\s.!?\"\u201d])(?:[\u2014\u2013\u2015]|--?)\s*(?:an?|one|another)\s(?:[\w-]{2,20}\s){1,4}"
    rf"(?:at|of|from|with)\s(?:the\s)?{_NAME}[^\u2014\u2013]{{0,60}}$"
)
"""“— a reader at Tailspin Toys”."""
_SAYS = patterns.compile(rf"\b{_SAID}\b", re.IGNORECASE)


def block_is_attributed(lines: Sequence[str], before: str, after: str, own_names: Sequence[str]) -> bool:
    """Whether a block quotation says whose words it holds, in itself or just around it.

    ``lines`` are its paragraphs, ``before`` and ``after`` the texts around it (``""`` where none is);
    ``own_names`` are names that stand for ourselves, in lower case.
    """
    if not lines:
        return False
    lead = _LAST_SENTENCE.split(before.rstrip()[-300:])[-1]
    if lead.endswith((":", ",")) and introduces(lead, own_names):
        return True
    if lead.endswith(".") and _SAYS.search(lead) and not _is_own(lead, own_names):
        return True
    if any(_speaks(line, own_names) for line in lines):
        return True
    if len(lines) > 1 and _ONLY_NAME.fullmatch(lines[-1].strip()) and not _signed_by_us(lines[-1], own_names):
        return True
    credited = _DASH_NAME.match(after[:120]) or _CREDITED.match(after[:120]) or _RETOLD.match(after[:200])
    return credited is not None and not _signed_by_us(after[:120], own_names)


def _speaks(line: str, own_names: Sequence[str]) -> bool:
    head, tail = line[:160], line[-160:]
    role = _ROLE_FIRST.match(head)
    role = role or _MAIL_HEAD.match(head)
    if role and not _signed_by_us(role.group(), own_names):
        return True
    if _SAYS_FIRST.match(head) and not _is_own(head.split(":")[0], own_names):
        return True
    signed = _SIGNED.search(tail) or _ANONYMOUS.search(tail)
    if signed:
        return not _signed_by_us(signed.group(0), own_names)
    return len(line) > 20 and _SAYS_LAST.search(tail) is not None and not _is_own(tail, own_names)


def _signed_by_us(signature: str, own_names: Sequence[str]) -> bool:
    """Whether a signature is ours: "the eco monetize team", but not "Jo, who reads eco monetize"."""
    folded = signature.lower()
    if _OWN.search(signature):
        return True
    return any(name in folded for name in own_names) and _READER.search(folded) is None


_READER = patterns.compile(r"\b(?:reader|subscriber|customer|client|fan|follower|on|about|reads|reading)\b")
