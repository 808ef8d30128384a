"""Merge tags as people write them: of the declared dialect, broken ones, and other tools' dialects.

The declared dialect is ``{{field}}``, blanks allowed inside, with an optional Liquid default:
``{{ field | default: "text" }}``. Everything else that a sending tool would take for a tag, or that
would reach the inbox as braces, is a lexeme with a fault. Ordinary braces, percent signs, dashes and
pipes are no lexemes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from govern import patterns
from govern.documents.fields import parse_tag
from govern.documents.passages import HOLE
from govern.rules import personalisation_lexicon as lexicon
from govern.rules.placeholders import is_field_identifier, key_of, stands_for_fact
from govern.values import NamedTuple


class Lexeme(NamedTuple):
    """A merge tag at ``start``/``end`` of a text.

    ``fault`` is ``""`` for a tag of the declared dialect (its field need not be declared), else what is
    wrong with it, in words. ``name`` is the field it names, as far as that can be told; ``default``
    bounds the text of its default without the quotes. ``shown``: the sending tool fills it in all the same.
    """

    start: int
    end: int
    name: str
    default: tuple[int, int] | None = None
    fault: str = ""
    shown: bool = False


_NARROW = {
    **dict.fromkeys(map(ord, "\uff5b\ufe5b\u2774"), "{"),
    **dict.fromkeys(map(ord, "\uff5d\ufe5c\u2775"), "}"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u180e"), "\u200b"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u3000\u2009"), " "),
    0xFF05: "%",
    0xFF5C: "|",
    0xFF3F: "_",
}
"""Look-alikes to what they look like, one character for one, so that offsets stay."""


def lex(text: str, declared: frozenset[str], dialects: Dialects | None = None) -> list[Lexeme]:
    """All merge tags of a text, well formed or not, in order and without overlap.

    ``declared`` are the names the policy declares: what resembles them is taken for a tag sooner than
    any other word in single braces. ``dialects`` are those of the text or of a longer one that it is part of.
    """
    narrow = text if text.isascii() else text.translate(_NARROW)
    keys = keys_of(declared)
    found = list(_braced(text, narrow, declared, keys)) if "{" in narrow else []
    dialects = dialects_in(narrow) if dialects is None else dialects
    others = _foreign(blank(narrow, found) if found else narrow, keys, dialects) if dialects else []
    return sorted([*found, *others], key=lambda lexeme: lexeme.start) if others else found


@lru_cache(maxsize=64)
def keys_of(declared: frozenset[str]) -> frozenset[str]:
    """The declared names without case and separators."""
    return frozenset(key_of(name) for name in declared)


def blank(text: str, lexemes: Sequence[Lexeme]) -> str:
    """``text`` with every tag but the default of a sound one blanked by ``HOLE``s; same length."""
    parts: list[str] = []
    cursor = 0
    for lexeme in lexemes:
        low, high = lexeme.default if lexeme.default and not lexeme.fault else (lexeme.end, lexeme.end)
        parts += (
            text[cursor : lexeme.start],
            HOLE * (low - lexeme.start),
            text[low:high],
            HOLE * (lexeme.end - high),
        )
        cursor = lexeme.end
    return "".join([*parts, text[cursor:]])


# ---------------------------------------------------------------- double braces

_OTHER_NAME = patterns.compile(
    r"[ \t]*([^\W\d]\w*(?:[.-]\w+)*)[ \t]*(?:\|[ \t]*default:[ \t]*(?:\"[^\"{}]*\"|'[^'{}]*')[ \t]*)?"
)
"""Names that the declared dialect has not, but that are spelt like names: dotted, hyphenated, not ASCII."""

_LOGIC = frozenset({"else", "end", "endif", "endfor", "endunless", "endcase", "if", "unless", "this"})
_OPEN = patterns.compile(r"\{+(?:[\s\u200b\\\ufffc]{1,3}\{+)?")
_CLOSE = patterns.compile(r"\}+(?:[\s\u200b\\\ufffc]{1,3}\}+)?")
_STOP = patterns.compile(r"\}|\{[\s\u200b\\]{0,2}\{")
_ENOUGH = 5000
"""A passage with so many broken tags is not read to its end."""
_REACH = 300
"""Farther than this from its opening, a closing brace belongs to something else."""


def _braced(text: str, narrow: str, declared: frozenset[str], keys: frozenset[str]) -> Iterator[Lexeme]:
    cursor = broken = 0
    while broken < _ENOUGH and (opening := _OPEN.search(narrow, cursor)):
        cursor = opening.end()
        if opening.group().count("{") == 1:
            lexeme = _single(narrow, opening.start(), keys)
        else:
            lexeme = _double(text, narrow, opening, declared)
        if lexeme is not None:
            yield lexeme
            cursor = lexeme.end
            broken += bool(lexeme.fault)


def _double(text: str, narrow: str, opening: re.Match[str], declared: frozenset[str]) -> Lexeme:
    start, inside = opening.span()
    closing = _closing(narrow, inside)
    if closing is None:
        head = _HEAD.match(narrow, inside)
        end = head.end() if head else inside
        return Lexeme(start, end, _first_word(narrow[inside:end]), fault="is never closed with “}}”")
    low, end = closing.span()
    inner = text[inside:low]
    name, default = parse_tag(inner)
    if name is None and (other := _OTHER_NAME.fullmatch(inner)):
        name = other[1]
    if name is None or (name in _LOGIC and name not in declared):
        return Lexeme(start, end, name or _first_word(inner), fault=_diagnose(narrow[inside:low]))
    if text[start:inside] != "{{" or text[low:end] != "}}":
        # “{{name}}}}”: a tag, and braces behind it.
        shown = text[start:inside] == "{{" and text.startswith("}}", low)
        return Lexeme(start, end, name, None, _brace_fault(text[start:inside] + text[low:end]), shown)
    return Lexeme(start, end, name, default and (inside + default[0], inside + default[1]))


def _closing(narrow: str, inside: int) -> re.Match[str] | None:
    limit = inside + _REACH
    stop = _STOP.search(narrow, inside, limit)
    if stop is None or stop.group() != "}":
        return None
    closing = _CLOSE.match(narrow, stop.start())
    if closing is not None and closing.group() == "}" and "${" in narrow[inside : stop.start()]:
        # Braze: {{${name} | default: 'x'}} holds a pair of braces of its own.
        later = _STOP.search(narrow, stop.end(), limit)
        if later is not None and narrow.startswith("}}", later.start()):
            return _CLOSE.match(narrow, later.start())
    return closing


_HEAD = patterns.compile(r"[\s\u200b]{0,2}[\w.\u200b]{0,60}")
_FIRST_WORD = patterns.compile(r"[^\W\d]\w*")


def _first_word(inner: str) -> str:
    if "\\" in inner or "\u200b" in inner:
        inner = inner.replace("\u200b", "").replace("\\", "")
    found = _FIRST_WORD.search(inner)
    return found.group() if found else ""


def _brace_fault(marks: str) -> str:
    if not marks.isascii():
        return "is written with characters that only look like braces, or with invisible ones among them"
    if marks.strip("{}") or " " in marks or "\\" in marks:
        return "has a blank or a backslash between its braces"
    if marks.count("{") > 2 or marks.count("}") > 2:
        return "has too many braces; two on each side make a field"
    return "has too few braces; two on each side make a field"


def _diagnose(inner: str) -> str:
    return next(fault for pattern, fault in lexicon.FAULTS if pattern.fullmatch(inner))


# ---------------------------------------------------------------- single braces

_SINGLE = patterns.compile(r"\{([^{}\n]{1,80})\}{1,2}")
_OPEN_ONLY = patterns.compile(r"\{[ \t]?([^\W\d]\w{1,60})(?!\w)")
_BLOCKS = {
    "%": (patterns.compile(r"\{%[^%\n]{0,200}%\}"), "is template logic, or Marketo's dialect"),
    "#": (
        patterns.compile(r"\{#\s[^#\n]{0,200}#\}"),
        "is a template comment, which the sending tool leaves in",
    ),
    "!": (patterns.compile(r"\{![ \t]?[^\W\d][^{}\n]{0,120}\}"), "is Salesforce's dialect"),
    "$": (patterns.compile(r"\{\$[^\W\d][\w.>-]{1,60}[^{}\n]{0,60}\}"), "is Smarty's dialect"),
    "=": (patterns.compile(r"\{(?:contact|lead|owner|company)field=[^{}\n]{0,120}\}"), "is Mautic's dialect"),
}
_SIGILS = {"$": "is JavaScript's dialect", "#": "is Ruby's dialect", "%": "is Ruby's dialect"}
_SIGIL_INNER = patterns.compile(r"[ \t]?[^\W\d][\w.\-:?]{1,80}(?:[ \t]*[|?][^{}\n]{0,60})?[ \t]?")
_CODE_WORD = patterns.compile(
    r"[A-Za-z]+(?:_[A-Za-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+|[a-z]+(?:\.[A-Za-z_]+)+"
)
_BETWEEN = patterns.compile(r"[\w:]")
_TOO_FEW = "has too few braces; two on each side make a field"


def _single(narrow: str, start: int, keys: frozenset[str]) -> Lexeme | None:
    pattern, fault = _BLOCKS.get(narrow[start + 1 : start + 2], _BLOCKS["="])
    if block := pattern.match(narrow, start):
        return Lexeme(start, block.end(), _first_word(block.group()), fault=fault)
    whole = _SINGLE.match(narrow, start)
    if whole is None:
        head = _OPEN_ONLY.match(narrow, start)
        if head and (key_of(head[1]) in keys or is_field_identifier(head[1], keys)):
            return Lexeme(start, head.end(), head[1], fault="is never closed")
        return None
    inner = whole[1]
    sigil = narrow[start - 1 : start]
    if sigil in _SIGILS and _SIGIL_INNER.fullmatch(inner):
        return Lexeme(start - 1, whole.end(), _first_word(inner), fault=_SIGILS[sigil])
    if _is_spintax(inner) and not _BETWEEN.match(narrow, whole.end()):
        return Lexeme(
            start, whole.end(), "", fault="is a choice of words (spintax), which the sending tool leaves open"
        )
    word = inner.strip(" \t\u200b\\").replace("\u200b", "").replace("\\", "")
    field, default = parse_tag(inner)
    if default is not None or _names_field(word, keys):
        return Lexeme(start, whole.end(), field or word, fault=_TOO_FEW)
    return None


def _names_field(word: str, keys: frozenset[str]) -> bool:
    if set(word) & set('",:;'):
        return False
    return bool(_CODE_WORD.fullmatch(word)) or word.lower() == "partner" or stands_for_fact(word, keys)


def _is_spintax(inner: str) -> bool:
    choices = inner.split("|")
    return len(choices) > 1 and all(
        sum(map(str.isalpha, choice)) > 1 and not set(choice) & set('<>=;"') for choice in choices
    )


# ---------------------------------------------------------------- other tools

_WORD = r"[^\W\d]\w{1,60}"
_PATH = r"[^\W\d]\w{1,40}(?:[. ][^\W\d]\w{1,40}){0,2}"
"""A name, or one with its owner: ``Contact.FirstName``, ``First Name``."""
_OTHER = "is another tool's dialect"
_BRACE = r"%(?:25)?7[Bb]"
_GAP = r"[^\n%]{0,80}"
_ENCODED = "is encoded, so the sending tool does not see a field"
_DIALECTS = tuple(
    (needle, kind, patterns.compile(pattern), fault)
    for needle, kind, pattern, fault in (
        ("*|", "", r"\*\|[^|\n]{1,80}\|\*", "is Mailchimp's dialect"),
        ("|", "", r"\|(?<!\|\|)[A-Z][A-Z0-9_]{2,40}(?::[^|\n]{0,60})?\|(?!\|)", "is Mailchimp's dialect"),
        ("|", "word", rf"\|(?<![\w|]\|){_WORD}\|(?![\w|])", "is Mailchimp's dialect"),
        ("%%", "", r"%%(?:=[^%\n]{0,200}|\[[^\]\n]{0,200}\]|[^\W\d][\w .:-]{0,60})%%", "is AMPscript"),
        ("<%", "", r"<%[^<>\n]{0,200}%>", "is ERB's or JSP's dialect"),
        ("[%", "", r"\[%[ ]?[\w. -]{1,60}%\]", "is SendGrid's dialect"),
        ("&", "", r"&(?:#0*+123|#[xX]0*+7[bB]|lbrace|lcub);&(?:#\w{1,8}|l\w{3,5});[^\s&]{0,80}", _ENCODED),
        ("%", "encoded", rf"{_BRACE}{_GAP}(?:%(?:25)?(?:7[BbDd]|20){_GAP}){{0,4}}%(?:25)?7[Dd]", _ENCODED),
        ("%", "percent", r"%(?<![\w%]%)[A-Za-z][A-Za-z\d_.-]{1,40}%(?![\w%])", "is ActiveCampaign's dialect"),
        ("«", "guillemet", r"«[^«»\n]{2,60}»", "is a word processor's mail merge field"),
        ("@", "word", rf"@(?<![\w.@/]@)@?{_WORD}@{{0,2}}", "is Gmail's mail merge dialect"),
        ("$", "word", rf"\$(?<![\w$]\$)!?\$?\(?{_WORD}(?:\)|\$(?!\w))?", _OTHER),
        ("#", "word", rf"#(?<![\w#]#)#?{_PATH}#{{1,2}}(?!#)", _OTHER),
        ("-", "word", rf"-(?<![\w-]-){_WORD}-(?![\w-])", "is SendGrid's dialect"),
        ("~", "word", rf"~(?<![\w~]~){_PATH}~(?![\w~])", _OTHER),
        ("^", "word", rf"\^(?<![\w^]\^){_PATH}\^", _OTHER),
        (":", "word", rf":(?<![\w:]:):?{_PATH}::?(?![\w:])", _OTHER),
        ("!", "word", rf"!(?<![\w!]!){_PATH}!(?![\w!])", _OTHER),
        ("@", "word", rf"@(?<![\w@]@){_PATH}@(?!\w)|@(?<![\w@]@)@{_PATH}@@", _OTHER),
        ("%(", "", r"%\([A-Za-z_]\w{1,30}\)s(?!\w)", "is Python's dialect"),
        *((mark, "word", rf"{q}(?<![\w{q}]{q}){q}[ ]?{_PATH}[ ]?{q}{q}(?![\w{q}])", _OTHER)
          for mark, q in (("~~", "~"), ("^^", r"\^"), ("!!", "!"), ("$$", r"\$"), ("++", r"\+"), ("==", "="),
                          ("--", r"\-"), ("&&", "&"), ("__", "_"))),
        *((low, "word", rf"{low}[ ]?{_PATH}[ ]?{high}", _OTHER)
          for low, high in ("‹›", "›‹", "【】", "⟦⟧", "〈〉", "»«", "＜＞", "［］", (">>", "<<"))),
        ("}}", "stray", r"(?<![\w{.@/-])[^\W\d][\w.]{1,60}[ ]?\}\}", "is never opened with “{{”"),
    )
)  # fmt: skip
_VARIABLES = frozenset({"PATH", "APPDATA", "TEMP", "TMP", "USERPROFILE", "WINDIR", "OS"})
_BRACE_CODES = patterns.compile(r"%(?:25)?(?:7[BbDd]|20)")


Dialects = tuple[tuple[str, str, re.Pattern[str], str], ...]


def dialects_in(text: str) -> Dialects:
    """The other tools' dialects of which a sign stands in a text."""
    narrow = text if text.isascii() else text.translate(_NARROW)
    return tuple(dialect for dialect in _DIALECTS if dialect[0] in narrow)


def _foreign(text: str, keys: frozenset[str], dialects: Dialects) -> list[Lexeme]:
    found = [
        Lexeme(match.start(), match.end(), _first_word(match.group()), fault=fault)
        for needle, kind, pattern, fault in dialects
        if needle in text
        for match in pattern.finditer(text)
        if not kind or _is_foreign(kind, match.group(), keys)
    ]
    found.sort(key=lambda lexeme: (lexeme.start, -lexeme.end))
    kept: list[Lexeme] = []
    for lexeme in found:
        if not kept or lexeme.start >= kept[-1].end:
            kept.append(lexeme)
    return kept


def _is_foreign(kind: str, found: str, keys: frozenset[str]) -> bool:
    """Whether a form that ordinary text has as well holds a field's name here."""
    if kind == "encoded":
        return found.upper().count("7B") > 1 or _names_field(_BRACE_CODES.sub(" ", found).strip(), keys)
    word = found.strip(_MARKS_AROUND)
    if kind == "percent":
        return stands_for_fact(word, keys) or (word.isupper() and word not in _VARIABLES and len(word) > 2)
    if kind == "stray":
        return key_of(word) in keys or stands_for_fact(word, keys)
    if (
        kind == "guillemet"
        and not word.islower()
        and (word in lexicon.WORD_FIELDS or stands_for_fact(word, keys, abroad=False))
    ):
        return True
    return is_field_identifier(word, keys) or _is_certain(found, word, keys)


_MARKS_AROUND = "%«»@$!()#~^:|-}+=&_‹›【】⟦⟧〈〉＜＞［］<> "


def _is_certain(found: str, word: str, keys: frozenset[str]) -> bool:
    """A name no word of prose is marked up like: “#NAME#”, “~Contact.FirstName~”, not “-name-” or “@name”."""
    owner, dot, last = word.rpartition(".")
    key = key_of(word)
    if dot:
        return bool(owner) and (
            is_field_identifier(last, keys) or key_of(last) in lexicon.CERTAIN or key_of(last) in keys
        )
    closed = found[-1] == ")" or not (found[-1].isalnum() or found[-1] in "-_")
    if found[0] == "$" and key in lexicon.CERTAIN:
        return True
    return closed and (key in lexicon.CERTAIN or (key in keys and word.count(" ") == 0))


_ELEMENTS = frozenset({"address", "time", "title", "data", "summary", "details", "object", "label"})


def is_markup_placeholder(markup: str) -> bool:
    """Whether a raw HTML tag, such as ``<First Name>``, is a placeholder in angle brackets."""
    inner = markup[1:-1].strip().removesuffix("/").strip()
    if markup.startswith("<?"):
        return markup.endswith("?>") and not markup.startswith("<?xml")
    if not inner or inner[0] in "/!" or set(inner) & set("=:\"'@") or inner.lower() in _ELEMENTS:
        return False
    return stands_for_fact(inner, frozenset())


# ---------------------------------------------------------------- which field is meant

_MARKS = patterns.compile(r"</?[A-Za-z][^<>]{0,40}>|&#?\w{1,8};|%(?:25)?7[BbDd]|[\W_]")


def holds_only(written: str, name: str) -> bool:
    """Whether the writing of a tag holds nothing but a field's name, braces and markup."""
    return _MARKS.sub("", written).casefold() == key_of(name)


@lru_cache(maxsize=512)
def nearest_field(name: str, declared: frozenset[str]) -> tuple[str, bool]:
    """The declared field that a name resembles most (``""``: none), and whether it is surely meant.

    Sure is: exactly one declared name is the same but for case and separators, or but for one slip.
    """
    key = key_of(name)
    keyed = [(key_of(known), known) for known in sorted(declared)]
    for alike in (
        [known for other, known in keyed if other == key],
        [known for other, known in keyed if len(key) > 4 and _one_slip(key, other)],
    ):
        if len(alike) == 1:
            return alike[0], True
    akin = [known for other, known in keyed if len(key) > 3 and _akin(*sorted((key, other), key=len))]
    return (min(akin, key=len), False) if akin else ("", False)


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with its neighbour turns ``a`` into ``b``."""
    if a == b or abs(len(a) - len(b)) > 1 or any(map(str.isdigit, a + b)):
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _akin(short: str, long: str) -> bool:
    """Whether the longer key holds the shorter, or its letters in order."""
    letters = iter(long)
    return bool(short) and (
        short in long or (short[0] == long[0] and all(letter in letters for letter in short))
    )
