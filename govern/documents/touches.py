"""The touches of an e-mail sequence: ``## Touch N``, header lines, a blank line, Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govern import patterns
from govern.documents.document import Header, Touch
from govern.documents.passages import Place
from govern.documents.reading import line_feeds, plain_passage, read_passages
from govern.values import NamedTuple

KNOWN_HEADERS = frozenset({"subject", "preheader", "wait", "from", "reply-to"})

_PLACES = {"subject": Place.SUBJECT, "preheader": Place.PREHEADER}

# Lines that matter for where touches begin. A literal line feed first keeps the search fast.
_MARK = patterns.compile(
    r"\n {0,3}+(?:(?P<fence>`{3,}+(?=[^`\n]*+(?:\n|\Z))|~{3,}+)|(?P<comment><!--)"
    r"|##[ \t]++(?P<touch>touch)(?P<rest>[^\n]*+))",
    re.IGNORECASE,
)
_NUMBERED = patterns.compile(r"[ \t]*+(?:#|no\.?|number)?[ \t]*+([0-9]{1,9})(?![0-9])", re.IGNORECASE)
# Without a number in digits: nothing, a title set off by a mark, a number in words, or a single word.
_UNNUMBERED = patterns.compile(
    r"[ \t]*+(?:\Z|[^\w\s]|(?<=[ \t])(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,5}|n)\b"
    r"|[^ \t]++[ \t]*+\Z|[^ \t]++[ \t]++#++[ \t]*+\Z))",
    re.IGNORECASE,
)
_HEADER = patterns.compile(r" {0,3}+([A-Za-z][A-Za-z0-9-]{0,40}+)[ \t]*+:([ \t]*+)")
_BLANK_LINES = patterns.compile(r"(?:[ \t]*+\n)*+")


class _Heading(NamedTuple):
    start: int
    end: int
    number: int | None


class _Body:
    """What follows the front matter, its lines ended by LF and one LF before; ``shift`` maps it back."""

    def __init__(self, text: str, body_start: int) -> None:
        self.text = text
        self.lines = "\n" + line_feeds(text[body_start:])
        self.shift = body_start - 1

    def headings(self) -> Iterator[_Heading]:
        """The touch headings outside code and comments; what is never closed holds none back."""
        lines = self.lines
        unclosed: set[str] = set()
        match = _MARK.search(lines)
        while match:
            after = match.end()
            if match["fence"]:
                after = _fence_end(lines, match["fence"], after, unclosed)
            elif match["comment"] and "-->" not in unclosed:
                close = lines.find("-->", after)
                if close < 0:
                    unclosed.add("-->")
                else:
                    after = close
            elif match["touch"]:
                heading = _heading(match)
                if heading:
                    yield heading
            match = _MARK.search(lines, after)

    def touch(self, heading: _Heading, end: int) -> Touch:
        """Read the touch under a heading."""
        shift = self.shift
        headers, body_start = self._headers(heading.end, end)
        passages = [
            plain_passage(self.text, header.start, header.end, _PLACES[header.name.lower()])
            for header in sorted(headers, key=_place_order)
            if header.name.lower() in _PLACES and header.value
        ]
        first: dict[str, Header] = {}
        for header in headers:
            first.setdefault(header.name.lower(), header)
        return Touch(
            heading.number,
            heading.start + shift,
            heading.start + len(self.lines[heading.start : heading.end].rstrip()) + shift,
            first,
            body_start + shift,
            end + shift,
            (*passages, *read_passages(self.text, body_start + shift, end + shift)),
        )

    def _headers(self, at: int, end: int) -> tuple[list[Header], int]:
        """The header lines after the heading line that ends at ``at``, and where the body begins."""
        lines, shift = self.lines, self.shift
        body = min(at + 1, end)
        blanks = _BLANK_LINES.match(lines, body, end)
        at = blanks.end() if blanks else body
        # After a blank line "Question: …" is how a paragraph begins, not a header.
        any_name = at == body
        headers: list[Header] = []
        while at < end:
            match = _HEADER.match(lines, at, end)
            line_end = lines.find("\n", at, end)
            line_end = end if line_end < 0 else line_end
            if match is None or not _is_header(match, line_end, any_name=any_name):
                break
            low = match.end()
            high = low + len(lines[low:line_end].rstrip())
            value = self.text[low + shift : high + shift]
            headers.append(Header(match[1], value, at + shift, low + shift, high + shift))
            at = body = min(line_end + 1, end)
            any_name = True
        return headers, body


def read_touches(text: str, body_start: int) -> tuple[Touch, ...]:
    """The touches in ``text[body_start:]``, in the order in which they stand (SOP 5.2).

    A body without a touch heading gives ``()``. Offsets are into ``text``.
    """
    body = _Body(text, body_start)
    headings = list(body.headings())
    ends = [*(heading.start for heading in headings[1:]), len(body.lines)]
    return tuple(body.touch(heading, end) for heading, end in zip(headings, ends, strict=False))


def stray_text(text: str, body_start: int) -> tuple[int, int] | None:
    """The bounds of text that stands before the first touch and so belongs to none, or ``None``.

    Comments are no text. In a body without touches all text is stray.
    """
    body = _Body(text, body_start)
    first = next(body.headings(), None)
    before = body.lines[: first.start] if first else body.lines
    low = 0
    while True:
        low = _past_blank(before, low)
        close = before.find("-->", low) if before.startswith("<!--", low) else -1
        if close < 0:
            break
        low = close + len("-->")
    high = len(before.rstrip())
    return (low + body.shift, high + body.shift) if low < high else None


def _past_blank(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _heading(match: re.Match[str]) -> _Heading | None:
    start, rest = match.start() + 1, match["rest"]
    numbered = _NUMBERED.match(rest)
    if numbered:
        return _Heading(start, match.end(), int(numbered[1]))
    return _Heading(start, match.end(), None) if _UNNUMBERED.match(rest) else None


def _fence_end(lines: str, fence: str, at: int, unclosed: set[str]) -> int:
    """Past the fence that closes the code, or ``at`` when none does."""
    if any(other[0] == fence[0] and len(other) <= len(fence) for other in unclosed):
        return at
    close = patterns.compile(rf"\n {{0,3}}+{fence[0]}{{{len(fence)},}}+[ \t]*+(?=\n|\Z)").search(lines, at)
    if close is None:
        unclosed.add(fence)
    return close.end() if close else at


def _is_header(match: re.Match[str], line_end: int, *, any_name: bool) -> bool:
    if match[1].lower() in KNOWN_HEADERS:
        return True
    # "https://…" is no header.
    return any_name and (bool(match[2]) or match.end() >= line_end)


def _place_order(header: Header) -> int:
    return list(_PLACES).index(header.name.lower()) if header.name.lower() in _PLACES else len(_PLACES)
