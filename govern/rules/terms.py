"""TRM: the canonical terms, exactly as the policy writes them (SOP 5.3, item 3).

The rules judge what a recipient reads: subject, preheader, headings, prose, table cells, link and
alt texts, defaults of fields. How a term is found and judged is in ``term_matching``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from govern import patterns
from govern.documents.document import Document, Touch
from govern.documents.passages import HOLE, Passage, Place, Run
from govern.findings import Edit, Fix, Severity
from govern.policy.model import Term
from govern.rules.registry import Context, Example, Problem, Reach, Rule
from govern.rules.term_gaps import SEAM
from govern.rules.term_matching import TermUse, find_misuses, find_uses
from govern.rules.term_quotations import block_is_attributed
from govern.rules.term_window import Fault

_SOP = "5.3 item 3"

_WHY = {
    Fault.CASE: "its capitals and small letters belong to it",
    Fault.CAPITALS: "it is not written in capitals, in headings neither",
    Fault.JOINER: "nothing but a blank stands between its words",
    Fault.JOINED: "its words are written apart",
    Fault.SPLIT: "a word of it is taken apart",
    Fault.SPACING: "exactly one plain blank stands between its words",
    Fault.HIDDEN: "an invisible character stands in it",
    Fault.LETTERS: "it holds letters that only look like the right ones",
    Fault.TYPO: "it is misspelt",
    Fault.ORDER: "its words are out of order",
    Fault.DROPPED: "a word of it is missing",
    Fault.ABBREVIATED: "it is not abbreviated",
    Fault.INFLECTED: "a word inside it is inflected",
    Fault.PLURAL: "it has no plural",
    Fault.APOSTROPHE: "a plural takes no apostrophe",
    Fault.VERB: "it is a name and no verb",
    Fault.ALIAS: "the policy bans this other name for it",
    Fault.SYMBOL: "the symbol stands after the whole term",
}
_NEEDS_A_PERSON = frozenset({Fault.ORDER, Fault.DROPPED, Fault.ALIAS})


def misuses(passages: Sequence[Passage], terms: tuple[Term, ...]) -> Iterator[tuple[Passage, TermUse]]:
    """Every miswritten term in passages that follow each other, with the passage it stands in.

    A block quotation that says whose words it holds is left out: nobody rewrites the words of others.
    """
    if not terms:
        return
    names = tuple(term.text.lower() for term in terms)
    exempt: dict[int, bool] = {}
    for index, passage in enumerate(passages):
        found = find_misuses(_rendered(passage), terms)
        if found and passage.quoted:
            low, high = _block(passages, index)
            if low not in exempt:
                exempt[low] = _is_attributed(passages, low, high, names)
            if exempt[low]:
                continue
        for use in found:
            yield passage, use


def _rendered(passage: Passage) -> str:
    """The prose with blanks that hidden markup parts from a blank before them marked: a reader sees one."""
    prose = passage.prose.replace(SEAM, HOLE)
    if "  " not in prose or len(passage.runs) < 2:
        return prose
    letters = list(prose)
    for match in re.finditer("(?<= ) ", prose):
        at = match.start()
        if passage.origin(at - 1, at)[1] != passage.origin(at, at + 1)[0]:
            letters[at] = SEAM
    return "".join(letters)


def _block(passages: Sequence[Passage], index: int) -> tuple[int, int]:
    """Bounds of the run of quoted passages around one of them."""
    low, high = index, index + 1
    while low > 0 and passages[low - 1].quoted:
        low -= 1
    while high < len(passages) and passages[high].quoted:
        high += 1
    return low, high


def _is_attributed(passages: Sequence[Passage], low: int, high: int, names: tuple[str, ...]) -> bool:
    before = passages[low - 1].prose if low else ""
    after = passages[high].prose if high < len(passages) else ""
    return block_is_attributed([p.prose for p in passages[low:high]], before, after, names)


def _check_writing(document: Document, context: Context) -> Iterable[Problem]:
    allow_capitals = bool(context.policy.option("TRM101", "allow_capitals_in_headings", False))
    for group in (_titles(document), *_groups(document)):
        for passage, use in misuses(group, context.policy.terms):
            if allow_capitals and use.fault is Fault.CAPITALS and passage.place is Place.HEADING:
                continue
            yield _problem(document, passage, use)


def _groups(document: Document) -> Iterator[Sequence[Passage]]:
    """The passages that are read together: a touch's, or the whole text's where there are no touches."""
    if document.touches:
        yield from (touch.passages for touch in document.touches)
    else:
        yield document.passages


def _titles(document: Document) -> tuple[Passage, ...]:
    """The front matter's title as a passage, mapped to where it stands."""
    title = document.data.get("title")
    if not isinstance(title, str) or not title:
        return ()
    position = document.position("title")
    at = document.text.find(title, position.start, position.end)
    if at < 0:
        return (
            Passage(
                Place.SUBJECT, title, (Run(0, len(title), position.start, position.end - position.start),)
            ),
        )
    return (Passage(Place.SUBJECT, title, (Run(0, len(title), at, len(title)),)),)


def _problem(document: Document, passage: Passage, use: TermUse) -> Problem:
    start, end = passage.origin(use.start, use.end)
    right = use.instead or use.term.text
    return Problem(
        start,
        end,
        f"“{_shown(use.found)}” is not how the term is written: {_WHY[use.fault]}.",
        _help(use, right),
        mend(document.text, passage, use),
    )


def _help(use: TermUse, right: str) -> str:
    if use.fault is Fault.VERB:
        return f"Say it with another verb and keep the name whole, such as “with {right}”."
    return f"Write “{right}”."


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() or c == " " else "\N{OPEN BOX}" for c in text)


def mend(text: str, passage: Passage, use: TermUse) -> Fix | None:
    """The edits in a document's ``text`` that write a term rightly, or ``None`` where a person must.

    Markup and line ends inside the term stay as they are.
    """
    if not use.instead:
        return None
    start, end = passage.origin(use.start, use.end)
    edits: tuple[Edit, ...] | None
    source = text[start:end]
    import html

    if "\n" not in source and html.unescape(_ESCAPE.sub(r"\1", source)) == use.found:
        edits = (Edit(start, end, use.instead),)
    else:
        edits = _edits_by_word(text, passage, use)
    if not edits:
        return None
    return Fix(f"Write “{use.instead}”", edits, safe=use.fault not in _NEEDS_A_PERSON)


_ESCAPE = patterns.compile(r"\\([!-/:-@\[-`{-~])")
# What may be replaced by a blank: blanks, an escaped or plain sign, entities. Never markup or a line end.
_PLAIN_GAP = patterns.compile(
    r"[ \t\u00a0\u2000-\u200f\u202f\u2060\u3000\u00ad]+|\\?[-_/.+&:|\u00b7\u2010-\u2014]|(?:&#?\w+;)+"
)


def _edits_by_word(text: str, passage: Passage, use: TermUse) -> tuple[Edit, ...] | None:
    wanted = use.instead.split(" ")
    if len(wanted) != len(use.words):
        return None
    bounds = [*use.words[:-1], (use.words[-1][0], use.end)]
    edits: list[Edit] = []
    previous: tuple[int, int] | None = None
    for (start, end), word in zip(bounds, wanted, strict=True):
        low, high = passage.origin(start, end)
        if text[low:high] != passage.text[start:end]:
            return None
        if previous and not re.fullmatch(r" |[ \t]*\r?\n[ \t>]*", passage.text[previous[0] : start]):
            if not _PLAIN_GAP.fullmatch(text[previous[1] : low]):
                return None
            edits.append(Edit(previous[1], low, " "))
        if text[low:high] != word:
            edits.append(Edit(low, high, word))
        previous = (end, high)
    return tuple(edits)


# --- TRM102 ----------------------------------------------------------------------------------------

_SYMBOLS = {"\u2122": r"\u2122|\(TM\)", "\u00ae": r"\u00ae|\(R\)", "\u2120": r"\u2120|\(SM\)"}


def _check_symbol(document: Document, context: Context) -> Iterable[Problem]:
    marked = tuple(term for term in context.policy.terms if term.symbol)
    if not marked:
        return
    for touch in document.touches:
        yield from _missing_symbols(touch, context.policy.terms, marked)


def _missing_symbols(touch: Touch, terms: tuple[Term, ...], marked: Iterable[Term]) -> Iterator[Problem]:
    waiting = set(marked)
    for passage in touch.passages:
        if not waiting:
            return
        for use in find_uses(_rendered(passage), terms):
            if use.term not in waiting or (use.fault and use.fault is not Fault.CAPITALS and not use.instead):
                continue
            waiting.discard(use.term)
            if not _has_symbol(passage.prose, use):
                yield _symbol_problem(passage, use)


def _has_symbol(text: str, use: TermUse) -> bool:
    pattern = _SYMBOLS.get(use.term.symbol, re.escape(use.term.symbol))
    return patterns.compile(rf"(?:['\u2019]s)? ?(?:{pattern})").match(text, use.end) is not None


def _symbol_problem(passage: Passage, use: TermUse) -> Problem:
    start, end = passage.origin(use.start, use.end)
    symbol = use.term.symbol
    fix = Fix(f"Add “{symbol}”", (Edit(end, end, symbol),)) if not use.fault else None
    return Problem(
        start,
        end,
        f"“{_shown(use.found)}” stands here for the first time in this touch without its “{symbol}”.",
        f"Write “{use.term.text}{symbol}”.",
        fix,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        code="TRM101",
        kinds=(),
        name="term-miswritten",
        summary="A canonical term is not written exactly as the policy writes it.",
        why=(
            "A name that is written in many ways is nobody's name. The SOP asks that all canonical terms are "
            "used correctly in every e-mail. Case, blanks and the order of the words belong to a term; a "
            "plural of a countable term, an owner's 's and a line end inside it do not harm it. Addresses, "
            "file names, handles, code, merge fields and quotations that say whose words they hold are left "
            "alone."
        ),
        sop=_SOP,
        fails=(
            Example("Eco Monetize publishes every week.", note="always in lower case"),
            Example("Every Signal-Note takes five minutes.", note="a joiner"),
            Example(
                "## PARTNER REVENUE DEPENDENCY\n\nThree numbers to watch.", note="capitals, in a heading too"
            ),
            Example("Book an Ecosystem Revenue Briefing.", note="a word is missing"),
            Example("Let us show how others eco monetized their channel.", note="the name as a verb"),
            Example("The Ecosystem Revenue Asessment takes two weeks.", note="misspelt"),
            Example("Your ecosystem revenue ladder", where="subject", note="lower case"),
        ),
        passes=(
            Example("This week in eco monetize: three Signal Notes on Partner Revenue Dependency."),
            Example("Our ecosystem revenue grew; architecture matters.", note="the words merely meet"),
            Example("Read it on https://example.com/signal-note or write to hello@eco-monetize.example."),
            Example(
                "“Signal note by signal note we got there,” said Jo Meyer of Acme.",
                note="the words of others",
            ),
        ),
        fix="Writes the term as the policy does and keeps plural, owner's 's, emphasis and line ends.",
        check=_check_writing,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="TRM102",
        name="term-symbol-missing",
        summary="The first use of a marked term in a touch lacks its symbol.",
        why=(
            "Where the policy gives a term a symbol (™, ®), its first use in every e-mail carries it: who "
            "reads only that one shall know it for a mark. While no term has a symbol, the rule is silent."
        ),
        sop=_SOP,
        fails=(),
        passes=(
            Example(
                "This week's Signal Note is about partners.", note="the term has no symbol in the policy"
            ),
        ),
        severity=Severity.ERROR,
        fix="Adds the symbol after the first use.",
        check=_check_symbol,
        reach=Reach.EACH_TOUCH,
    ),
)
