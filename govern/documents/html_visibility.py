"""Whether a recipient sees what stands in an HTML element, judged by its attributes and the touch's style sheets.

A heuristic: it knows the tricks that hide words in e-mail. What it takes for
hidden is not read as text and is reported, so a trick that hides nothing costs an author a message
and can smuggle nothing past the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govern import patterns
from govern.values import NamedTuple

SEEN, HIDDEN, UNREAD, CODE = range(4)
"""``HIDDEN`` is text withheld from the recipient, or shown in another order than it is written in; ``UNREAD`` was never
text, such as a style sheet; ``CODE`` is shown, but is no prose, as in a code span of Markdown."""

WHITE = "#ffffff"
UNKNOWN = ""
"""A background that cannot be told: no colour counts as equal to it."""

MAX_STYLE = 5000

_UNREAD = frozenset({"script", "style", "title", "iframe", "noembed", "noframes"})
_NEVER_DRAWN = frozenset({"template", "datalist"})
_CONCEALED = _NEVER_DRAWN | {"dialog"}
"""Elements that conceal their content without being told to."""
_STRIKING = frozenset({"s", "strike", "del"})

_NAMED = {
    "white": WHITE,
    "snow": "#fffafa",
    "ivory": "#fffff0",
    "ghostwhite": "#f8f8ff",
    "whitesmoke": "#f5f5f5",
    "black": "#000000",
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "gray": "#808080",
    "grey": "#808080",
    "silver": "#c0c0c0",
    "yellow": "#ffff00",
    "orange": "#ffa500",
    "navy": "#000080",
}
_HEX = patterns.compile(r"#([0-9a-f]{3,8})\Z")
_RGB = patterns.compile(
    r"rgba?\(([0-9]{1,3})[, ]+([0-9]{1,3})[, ]+([0-9]{1,3})(?:[,/ ]+([0-9.]{1,8})%?)?\)\Z"
)
_LENGTH = patterns.compile(r"([+-]?[0-9]{0,9}(?:\.[0-9]{0,9})?)([a-z%]{0,4})")
_UNREADABLE = patterns.compile(r"\\|/\*")  # escapes and comments have no honest use in a style attribute
_TRANSPARENT = "transparent"

# Below these a letter cannot be made out.
_SMALLEST = {"px": 3.0, "pt": 2.0, "em": 0.2, "rem": 0.2, "%": 20.0, "": 0.1, "ex": 0.4, "vw": 0.2, "vh": 0.2}
_FAR_AWAY = -400.0
_FAINTEST = 0.1


Declarations = Mapping[str, str]
"""Properties in lower case, and their values without ``!important``."""


class Styled(NamedTuple):
    """What style sheets say of an element: all declarations together, and whether one rule by itself hides it."""

    rules: Declarations
    conceals: bool


UNSTYLED = Styled({}, conceals=False)


def styled(rules: Iterable[Styled]) -> Styled:
    """What the rules that may hold for an element, in order, say of it together."""
    together: dict[str, str] = {}
    conceals = False
    for declared, hides in rules:
        together.update(declared)
        conceals = conceals or hides
    return Styled(together, conceals or conceals_all(together)) if together else UNSTYLED


def is_struck(name: str, attributes: Mapping[str, str], sheet: Styled = UNSTYLED) -> bool:
    """Whether an element strikes its content through."""
    if name in _STRIKING:
        return True
    style = attributes.get("style", "")
    if not style and not sheet.rules:
        return False
    rules = {**sheet.rules, **declarations(style)}
    return any("line-through" in rules.get(key, "") for key in ("text-decoration", "text-decoration-line"))


def judge(name: str, attributes: Mapping[str, str], ground: str, sheet: Styled = UNSTYLED) -> tuple[int, str]:
    """How an element's content is seen, and the background it stands on.

    ``attributes`` have lower-case names and decoded values; ``ground`` is the background around it; ``sheet`` is what
    style sheets say of it.
    """
    if name in _UNREAD:
        return UNREAD, ground
    shown = CODE if name == "code" else SEEN
    if not attributes and name not in _CONCEALED and not sheet.rules:
        return shown, ground
    style = attributes.get("style", "")
    if len(style) > MAX_STYLE or _UNREADABLE.search(style):
        return HIDDEN, ground
    own = declarations(style) if style else {}
    rules = {**sheet.rules, **own} if sheet.rules else own
    ground = _background(attributes, rules, ground)
    concealed = (
        name in _NEVER_DRAWN
        or "hidden" in attributes
        or (name == "input" and attributes.get("type", "").strip().lower() == "hidden")
        or (name == "dialog" and "open" not in attributes)
        or sheet.conceals
        or conceals_all(rules)
        or _turned_round(name, attributes, rules)
        or _invisible_ink(attributes, rules, ground)
    )
    return (HIDDEN if concealed else shown), ground


def conceals_all(rules: Declarations) -> bool:
    """Whether declarations hide all that an element holds, whatever its colours are."""
    return _removed(rules) or _shrunk(rules) or _moved(rules)


def declarations(style: str) -> dict[str, str]:
    """What a list of declarations says; of two of one name the last counts."""
    rules: dict[str, str] = {}
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        rules[name.strip()] = value.replace("!important", "").strip()
    return rules


def _removed(rules: Mapping[str, str]) -> bool:
    return (
        rules.get("display") == "none"
        or rules.get("visibility") in {"hidden", "collapse"}
        or rules.get("content-visibility") == "hidden"
        or rules.get("mso-hide") == "all"
        or _number(rules.get("opacity", ""), 1.0) < _FAINTEST
        or rules.get("transform", "").replace(" ", "").startswith(("scale(0)", "scale(0,0)"))
    )


def _shrunk(rules: Mapping[str, str]) -> bool:
    for name in ("font-size", "font"):
        if name in rules and _tiny(rules[name]):
            return True
    if "hidden" not in rules.get("overflow", ""):
        return False
    return any(
        name in rules and _number(rules[name], 1.0) == 0
        for name in ("height", "max-height", "width", "max-width")
    )


def _tiny(value: str) -> bool:
    """Whether the first length in a ``font`` or ``font-size`` cannot be read at all."""
    for word in value.split("/")[0].split():
        match = _LENGTH.match(word)
        if match and match[1] and match[2] in _SMALLEST and _number(word, 99.0) < _SMALLEST[match[2]]:
            return True
    return False


def _moved(rules: Mapping[str, str]) -> bool:
    names = ("text-indent", "left", "top", "right", "bottom", "margin-left", "margin-top", "margin")
    if any(_number(rules[name], 0.0) < _FAR_AWAY for name in names if name in rules):
        return True
    return (
        rules.get("clip", "")
        .replace(" ", "")
        .startswith(("rect(0,0,0,0", "rect(0000", "rect(1px,1px,1px,1px"))
    )


def _turned_round(name: str, attributes: Mapping[str, str], rules: Declarations) -> bool:
    """Whether characters are shown in another order than they are written in: ``<bdo dir=rtl>005,2$``."""
    if rules.get("unicode-bidi", "") in {"bidi-override", "isolate-override"}:
        return True
    return name == "bdo" and attributes.get("dir", "").strip().lower() == "rtl"


def _invisible_ink(attributes: Mapping[str, str], rules: Mapping[str, str], ground: str) -> bool:
    declared = rules.get("color") or attributes.get("color", "")
    if not declared:
        return False
    colour = _colour(declared)
    return colour == _TRANSPARENT or (colour != UNKNOWN and colour == ground)


def _background(attributes: Mapping[str, str], rules: Mapping[str, str], around: str) -> str:
    if "background-image" in rules or "background" in attributes or "url(" in rules.get("background", ""):
        return UNKNOWN
    declared = rules.get("background-color") or rules.get("background") or attributes.get("bgcolor", "")
    if not declared:
        return around
    # A shorthand may hold more than the colour; a gradient has none that could be named.
    colour = _colour(declared) or next(filter(None, map(_colour, declared.split())), UNKNOWN)
    return around if colour == _TRANSPARENT else colour


def _colour(value: str) -> str:
    value = value.strip().lower()
    if value in {"transparent", "rgba(0,0,0,0)"}:
        return _TRANSPARENT
    if value in _NAMED:
        return _NAMED[value]
    match = _HEX.match(value)
    if match:
        return _hex(match[1])
    match = _RGB.match(value)
    if match:
        if match[4] is not None and _number(match[4], 1.0) == 0:
            return _TRANSPARENT
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.group(1, 2, 3))
    return UNKNOWN


def _hex(digits: str) -> str:
    if len(digits) < len("rrggbb"):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) > len("rrggbb") and digits.endswith("00"):
        return _TRANSPARENT
    return "#" + digits[:6]


def _number(value: str, default: float) -> float:
    match = _LENGTH.match(value.strip())
    try:
        return float(match[1]) if match else default
    except ValueError:
        return default
