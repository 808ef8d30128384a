"""HTML as it stands in Markdown: element names, and the patterns that find tags and attributes."""

from __future__ import annotations

import re

from govern import patterns

BLOCK_START_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|"
    "dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|"
    "legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|"
    "tbody|td|tfoot|th|thead|title|tr|track|ul"
)
"""Names that start an HTML block (CommonMark 0.31, section 4.6, start condition 6)."""


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NO_BREAK = _names("base basefont body frame frameset head html iframe link noframes param title track")

BREAKING = frozenset(BLOCK_START_NAMES.split("|")) - _NO_BREAK | {"pre", "textarea"}
"""Elements that stand on lines of their own, so that the text on both sides is apart."""

VOID = _names("area base br col embed hr img input link meta param source track wbr")
"""Elements without content or end tag (HTML Standard, section 13.1.2)."""

DRAWN = _names("audio canvas embed iframe img input object svg video")
"""Elements that show something other than text where they stand."""

RAW_TEXT = _names("iframe noembed noframes script style title")
"""Elements whose content is no markup and never shown: it ends at the end tag only."""

_INLINE = _names(
    "a abbr acronym b bdi bdo big blink button cite code data datalist del dfn em font i ins kbd label map "
    "mark marquee math meter nobr noscript output picture progress q rb rp rt rtc ruby s samp select slot "
    "small span strike strong sub sup template time tt u var"
)

KNOWN = BREAKING | VOID | DRAWN | RAW_TEXT | _NO_BREAK | _INLINE
"""All element names in use. A tag of another name is most likely a placeholder, ``<First Name>``."""

_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
_SPACE = r"[ \t\n\f\r]"
_ATTRIBUTE = (
    rf"{_SPACE}++[A-Za-z_:][A-Za-z0-9:._-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^\"'=<>`\x00-\x19\x1b-\x20]++|'[^']*+'|\"[^\"]*+\"))?+"
)
INLINE_TAG = patterns.compile(rf"<(?:{_NAME}(?:{_ATTRIBUTE})*+{_SPACE}*+/?|/{_NAME}{_SPACE}*+)>")
"""A whole tag by CommonMark's strict grammar (section 6.6)."""

LOOSE_TAG = patterns.compile(r"</?[A-Za-z](?:[^=>]++|=[ \t\n\f\r]*+(?:\"[^\"]*+\"|'[^']*+')|=)*+>")
"""A whole tag by what browsers read."""

HTML_STARTS: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...] = (
    (
        patterns.compile(r"<(?:script|pre|style|textarea)(?=[ \t>]|\Z)", re.IGNORECASE),
        patterns.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (patterns.compile(r"<!--"), patterns.compile(r"-->")),
    (patterns.compile(r"<\?"), patterns.compile(r"\?>")),
    (patterns.compile(r"<![A-Za-z]"), patterns.compile(r">")),
    (patterns.compile(r"<!\[CDATA\["), patterns.compile(r"\]\]>")),
    (patterns.compile(rf"</?(?:{BLOCK_START_NAMES})(?=[ \t]|/?>|\Z)", re.IGNORECASE), None),
)
"""How HTML blocks begin, and what ends them (``None``: a blank line); section 4.6, conditions 1 to 6."""

TAG_NAME = patterns.compile(r"</?([A-Za-z][^ \t\n\f\r/>]*+)")

_ONE_ATTRIBUTE = patterns.compile(
    r"[ \t\n\f\r/]*+([^ \t\n\f\r/>=][^ \t\n\f\r/>=]*+)"
    r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^ \t\n\f\r>]++)))?"
)


def read_attributes(text: str, at: int, end: int) -> dict[str, tuple[int, int]]:
    """The attributes between a tag's name and its end: lower-case name to the bounds of its value.

    Of two with one name the first counts, as in browsers.
    """
    found: dict[str, tuple[int, int]] = {}
    match = _ONE_ATTRIBUTE.match(text, at, end)
    while match:
        group = match.lastindex or 1
        span = match.span(group) if group > 1 else (match.end(), match.end())
        found.setdefault(match[1].lower(), span)
        match = _ONE_ATTRIBUTE.match(text, match.end(), end)
    return found
