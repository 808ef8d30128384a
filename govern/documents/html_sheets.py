"""Style sheets that stand in a touch: which elements their rules may style, and how.

What a mail program makes of a sheet cannot be known: some drop it, and each knows other conditions (``@media``). So a
rule counts wherever it may hold: of its selector only the last part is read (``td .x:not(.y)`` is ``.x``), and a later
rule takes nothing back that an earlier one hides. What is hidden from one recipient is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from govern import patterns
from govern.documents.html_visibility import HIDDEN, WHITE, Styled, conceals_all, declarations, judge, styled
from govern.documents.passages import Place
from govern.values import NamedTuple

MAX_RULES = 200
"""A sheet with more rules about what is seen is not read, and taken to hide everything."""

_SHEET = patterns.compile(
    r"<style(?=[ \t\n\f\r/>])[^>]{0,300}>(.*?)(?:</style(?=[ \t\n\f\r/>])|\Z)", re.IGNORECASE | re.DOTALL
)
_COMMENT = patterns.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = patterns.compile(r"([^{}]*+)([{}]|\Z)")
_ESCAPE = patterns.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\f\r]?|([^\n]))")
_ARGUMENTS = patterns.compile(r"\([^()]*+\)")
_ATTRIBUTE = patterns.compile(r"\[[ \t\n]*+([\w-]++)[^\]]*+\]")
_COMBINATOR = patterns.compile(r"[ \t\n\f\r>+~]++")
_NOT_ITS_TEXT = patterns.compile(
    r"::|:(?:before|after|first-line|first-letter|hover|active|focus|visited|target)\b"
)
_PSEUDO = patterns.compile(r":[a-z-]++")
_PART = patterns.compile(r"([.#\[]?)(-{0,2}[^\W\d][\w-]*+)")

_COLOURS = frozenset(("color", "background", "background-color", "background-image"))
_ABOUT_SEEING = _COLOURS | {
    *("display", "visibility", "content-visibility", "mso-hide", "opacity", "transform", "font-size", "font"),
    *(
        "overflow",
        "height",
        "max-height",
        "width",
        "max-width",
        "text-indent",
        "left",
        "top",
        "right",
        "bottom",
    ),
    *(
        "margin-left",
        "margin-top",
        "margin",
        "clip",
        "text-decoration",
        "text-decoration-line",
        "unicode-bidi",
    ),
}
_AROUND_ALL = ("html", "body")
_MADE_BY_MARKDOWN: Mapping[Place, tuple[str, ...]] = {
    Place.HEADING: ("h1", "h2", "h3", "h4", "h5", "h6"),
    Place.LIST_ITEM: ("ul", "ol", "li", "p"),
    Place.QUOTE: ("blockquote", "p"),
    Place.CELL: ("table", "tbody", "thead", "tr", "td", "th"),
    Place.FOOTNOTE: ("ol", "li", "p"),
}


class _Subject(NamedTuple):
    """The last part of a selector: what an element must be to be styled. Empty: anything."""

    name: str
    ids: frozenset[str]
    classes: frozenset[str]
    attributes: frozenset[str]


_Rule = tuple[_Subject, tuple[tuple[str, str], ...]]


class Sheet:
    """The rules of all sheets of a touch that say what is seen, in order."""

    def __init__(self, rules: list[_Rule]) -> None:
        self._rules = [(subject, _of_rule(declared)) for subject, declared in rules]
        self._known: dict[tuple[str, str, str, frozenset[str]], Styled] = {}

    def of(self, name: str, values: Mapping[str, str], attributes: Set[str]) -> Styled:
        """What may hold for an element, with the decoded ``values`` of its ``class`` and ``id``."""
        key = (name, values.get("class", "").lower(), values.get("id", "").lower(), frozenset(attributes))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = styled(self._matching(*key))
        return found

    def _matching(
        self, name: str, classes: str, identity: str, attributes: frozenset[str]
    ) -> Iterator[Styled]:
        own, ids = frozenset(classes.split()), frozenset((identity.strip(),))
        for subject, declared in self._rules:
            fits = subject.name in {"", name} and subject.classes <= own and subject.ids <= ids
            if fits and subject.attributes <= attributes:
                yield declared

    def conceals(self, place: Place | None, *inline: str) -> bool:
        """Whether an element is hidden that Markdown makes around a text in a place, or within it (``inline``).

        Without a place: that stands around everything.
        """
        around = _MADE_BY_MARKDOWN.get(place, ("p",)) if place else ()
        return any(
            judge(name, {}, WHITE, self.of(name, {}, frozenset()))[0] == HIDDEN
            for name in (*_AROUND_ALL, *around, *inline)
        )


def _of_rule(declared: tuple[tuple[str, str], ...]) -> Styled:
    rules = dict(declared)
    return Styled(rules, conceals_all(rules))


@lru_cache(maxsize=16)
def read_sheets(text: str) -> Sheet | None:
    """The style sheets of a Markdown text, or ``None`` where none says what is seen."""
    rules: dict[_Rule, None] = {}
    for match in _SHEET.finditer(text):
        for rule in _rules(_COMMENT.sub(" ", match[1])):
            rules[rule] = None
            if len(rules) > MAX_RULES:
                return Sheet([(_subject("*"), (("display", "none"),))])
    return Sheet(list(rules)) if rules else None


def _rules(sheet: str) -> Iterator[_Rule]:
    around: list[str] = []
    for match in _BRACE.finditer(sheet):
        if match[2] == "{":
            around.append(match[1].rpartition(";")[2].strip())
            continue
        selectors = around.pop() if around else ""
        if not selectors or selectors.startswith("@"):
            continue
        # In the dark a ground that is not told here is dark as well.
        dark = any("prefers-color-scheme" in condition.lower() for condition in around)
        wanted = _ABOUT_SEEING - _COLOURS if dark else _ABOUT_SEEING
        declared = tuple((k, v) for k, v in declarations(_plain(match[1])).items() if k in wanted)
        if declared:
            # A selector in parentheses may hold commas, and says less than what stands around it.
            listed = _without_arguments(_plain(selectors).lower()).split(",")
            yield from ((_subject(one), declared) for one in listed if not _NOT_ITS_TEXT.search(one))


def _without_arguments(selectors: str) -> str:
    for _ in range(3):
        selectors = _ARGUMENTS.sub("", selectors)
    return selectors


def _subject(selector: str) -> _Subject:
    bare = _ATTRIBUTE.sub(r"[\1", selector).strip()
    last = _PSEUDO.sub("", _COMBINATOR.split(bare)[-1])
    parts: dict[str, set[str]] = {"": set(), ".": set(), "#": set(), "[": set()}
    for mark, name in _PART.findall(last):
        parts[mark].add(name)
    name = next(iter(parts[""]), "")
    return _Subject(name, frozenset(parts["#"]), frozenset(parts["."]), frozenset(parts["["]))


def _plain(text: str) -> str:
    """Escapes resolved."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    number = int(match[1], 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
