"""Where words are no prose: in addresses, handles, file names, fields and identifiers.

It looks at a bounded stretch around a place, so that a text of any size and kind is judged in
linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from govern import patterns

_BLANKS = " \t\n\r\u00a0\u2028\u2029\u202f\u3000"
_REACH = 64

_TLD = (
    "com|org|net|io|ai|co|app|dev|info|biz|edu|gov|eu|uk|de|fr|nl|ch|at|es|it|se|ca|au|jp|us|tv|me|xyz|tech|cloud|agency"
    "|example|test|invalid|localhost|studio|page|site|online|news|blog|media|email|digital|consulting|partners|works"
)
_FILE = (
    "mdx?|markdown|txt|rtf|pdf|docx?|xlsx?|pptx?|odt|ods|csv|tsv|json|jsonl|ya?ml|toml|xml|html?|css|js|ts|py|rb|go|rs"
    "|sh|sql|png|jpe?g|gif|svg|webp|ico|bmp|tiff?|mp[34]|mov|wav|zip|gz|tar|ics|eml|key|pages|numbers|epub|log|ini"
)
_ADDRESS = patterns.compile(r"://|^\W{0,3}www\.|\bmailto:|\w@\w|\w=\S", re.IGNORECASE)
_DOMAIN = patterns.compile(rf"\w\.(?:{_TLD})(?:[/:?#]|\W{{0,6}}$)")
_SITE_PATH = patterns.compile(r"\w\.[a-z]{2,12}/")
_FILE_NAME = patterns.compile(rf"\w\.(?:{_FILE})\W{{0,6}}$", re.IGNORECASE)
_TAGGED = patterns.compile(r"(?:^|[^\w&])[@#][\w.-]*$")
_PATH_START = patterns.compile(r"""^[(\["'\u201c\u2018<]{0,3}(?:\.{0,2}/|~/|[A-Za-z]:\\)""")
_DIGIT = patterns.compile("[0-9]")
_SLUG = patterns.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_PATH = patterns.compile(r"[a-z0-9._-]*(?:/[a-z0-9._-]*)+")
# Fields of other dialects, and blocks of template languages.
_FIELD = patterns.compile(r"\{[^{}\n]{1,120}\}|\*\|[^|\n]{1,80}\|\*|<%[^\n]{0,120}?%>")
_TRIM = "([{<\"'\u201c\u201d\u2018\u2019>}]).,;:!?*"


class Prose:
    """Tells of stretches of one text, asked for in order, whether they stand in prose."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chunk = _Chunk("", 0, 0)
        self._fields: list[tuple[int, int]] | None = None

    def holds(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is prose, and not in an address, handle, tag, field or file name."""
        text = self._text
        found = text[start:end]
        if self._is_in_field(start, end):
            return False
        if _SIMPLE.fullmatch(found) and text[start - 1 : start] in _OPENERS and _CLOSER.match(text, end):
            return True
        if not self._chunk_at(start).is_prose_at(start, end):
            return False
        return _BLANK.search(found) is None or self._chunk_at(end - 1).is_prose_at(start, end)

    def _is_in_field(self, start: int, end: int) -> bool:
        if self._fields is None:
            self._fields = [match.span() for match in _FIELD.finditer(self._text)]
        position = bisect_right(self._fields, (start, len(self._text))) - 1
        return position >= 0 and end <= self._fields[position][1]

    def _chunk_at(self, at: int) -> _Chunk:
        """The stretch without blanks around a place; a long one is looked for once."""
        if not self._chunk.low <= at < self._chunk.high:
            text = self._text
            # Chunks do not overlap, so a search from the last one's end keeps this linear.
            floor = self._chunk.high if self._chunk.high <= at else 0
            low = max(text.rfind(blank, floor, at) for blank in _BLANKS) + 1 or floor
            after = _BLANK.search(text, at)
            high = after.start() if after else len(text)
            self._chunk = _Chunk(text[low:high], low, high)
        return self._chunk


# What most terms look like: words and blanks (or hyphens) between blanks and marks of a sentence.
_SIMPLE = patterns.compile(r"[A-Za-z \n-]+")
_OPENERS = ("", " ", "\n", "(", '"', "\u201c", "\u2018")
_CLOSER = patterns.compile(r"(?:['\u2019]s)?[,.;:!?)\"\u201d\u2019]{0,3}(?:[ \n]|$)")
_BLANK = patterns.compile(f"[{_BLANKS}]")


class _Chunk:
    """A stretch without blanks, ``text[low:high]``, with what can be said of it as a whole."""

    def __init__(self, chunk: str, low: int, high: int) -> None:
        self.low, self.high = low, high
        self._chunk = chunk
        self._is_word = chunk.isalpha()
        patterns = (_ADDRESS, _DOMAIN, _SITE_PATH, _FILE_NAME)
        self._is_address = any(p.search(chunk) for p in patterns) or _PATH_START.match(chunk) is not None
        self._bare = chunk.strip(_TRIM)
        self._is_path = "/" in self._bare and _PATH.fullmatch(self._bare) is not None
        self._is_slug = _DIGIT.search(self._bare) is not None and _SLUG.fullmatch(self._bare) is not None

    def is_prose_at(self, start: int, end: int) -> bool:
        """Whether the part of the chunk that ``start`` and ``end`` (offsets in the text) bound is prose."""
        if self._is_word:
            return True
        if self._is_address:
            return False
        low, high = max(start - self.low, 0), min(end - self.low, len(self._chunk))
        before, found = self._chunk[max(0, low - _REACH) : low], self._chunk[low:high]
        after = self._chunk[high : high + _REACH]
        if _TAGGED.search(before) or _in_field(before, after) or (self._is_path and "/" not in found):
            return False
        if self._is_slug and len(self._bare) > len(found):
            return False
        return not _is_dotted(found, before, after)


def _in_field(before: str, after: str) -> bool:
    opened, closed = before[-1:], after[:1]
    return (opened, closed) in {("{", "}"), ("%", "%"), ("|", "|"), ("<", ">")} or after.startswith("()")


def _is_dotted(found: str, before: str, after: str) -> bool:
    """Whether the words are part of an identifier with dots or underscores, such as ``notes.signal_note``."""
    if "." not in found and (_DOT_BEFORE.search(before) or _DOT_AFTER.match(after)):
        return True
    return before[-1:] == "_" or after[:1] == "_"


_DOT_BEFORE = patterns.compile(r"[a-z0-9_]\.$")
_DOT_AFTER = patterns.compile(r"\.[a-z0-9_]")
