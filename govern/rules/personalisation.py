"""Personalisation (SOP 5.3, item 4): every template speaks to a person, a company and its situation.

What is required stands in what the recipient reads of the bodies. Fields that the sending tool would not
fill in, left-over placeholders and generic greetings are found wherever they would reach an inbox, in link
targets too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from govern import patterns
from govern.documents.document import Document, Touch
from govern.documents.passages import Link, Passage, Place
from govern.findings import Edit, Fix, Severity
from govern.policy.model import Fields
from govern.rules import merge_tags, placeholders
from govern.rules import personalisation_lexicon as lexicon
from govern.rules.greeting_search import generic_greeting
from govern.rules.merge_tags import Lexeme
from govern.rules.placeholder_scenes import Scene, scenes
from govern.rules.placeholder_text import blank_addresses
from govern.rules.placeholders import Signs
from govern.rules.registry import Context, Example, Problem, Reach, Rule
from govern.values import frozen, replace

Check = Callable[[Document, Context], Iterator[Problem]]
_PLAIN = Scene(penned=False, shown=False)
HEADERS = frozenset({Place.SUBJECT, Place.PREHEADER})


@frozen
class FieldProblem:
    """A problem of one passage and the code of the rule that reports it."""

    code: str
    problem: Problem


# ---------------------------------------------------------------- one passage


def scan_passage(passage: Passage, fields: Fields, source: str = "") -> list[FieldProblem]:
    """Unknown and malformed fields, missing defaults and left-over placeholders of one passage.

    ``source`` is the document's text; with it, a tag that only reads like one (written with entities,
    escapes, emphasis or over two lines) is known to be malformed, for the sending tool reads the source.
    """
    return _problems(passage, lexemes_of(passage, fields, source), fields, source)


def visible_fields(passage: Passage, lexemes: Iterable[Lexeme], fields: Fields) -> frozenset[str]:
    """The declared fields that the recipient of a passage sees filled in, not those within an address."""
    return frozenset(
        lexeme.name
        for lexeme in lexemes
        if (lexeme.shown or not lexeme.fault)
        and lexeme.name in fields.names
        and not _ADDRESS_BEFORE.search(passage.text[max(0, lexeme.start - 200) : lexeme.start])
    )


_ADDRESS_BEFORE = patterns.compile(r"(?:https?://|www\.)\S*$")


def lexemes_of(
    passage: Passage, fields: Fields, source: str = "", dialects: merge_tags.Dialects | None = None
) -> list[Lexeme]:
    """The merge tags of a passage; one that the source does not spell as it reads has a fault."""
    found = merge_tags.lex(passage.text, fields.names, dialects)
    return [_as_written(lexeme, passage, source) for lexeme in found] if source else found


def _as_written(lexeme: Lexeme, passage: Passage, source: str) -> Lexeme:
    if lexeme.fault and not lexeme.shown:
        return lexeme
    start, end = passage.origin(lexeme.start, lexeme.end)
    written = source[start:end]
    if written == passage.text[lexeme.start : lexeme.end]:
        return lexeme
    fault = lexeme.fault or (_BROKEN if "\n" in written or "\r" in written else _MARKED)
    return lexeme._replace(default=None, fault=fault, shown=False)


_BROKEN = "is broken over two lines, so the sending tool does not see a field"
_MARKED = "is written with escapes, entities or markup inside, so the sending tool does not see a field"


def _problems(
    passage: Passage,
    lexemes: Sequence[Lexeme],
    fields: Fields,
    source: str,
    signs: Signs | None = None,
    scene: Scene = _PLAIN,
) -> list[FieldProblem]:
    found: list[FieldProblem] = []
    for lexeme in lexemes:
        if len(found) < placeholders.MOST and (lexeme.fault or _is_wanting(lexeme, fields)):
            start, end = passage.origin(lexeme.start, lexeme.end)
            written = source[start:end] or passage.text[lexeme.start : lexeme.end]
            found.append(_verdict(lexeme, written, (start, end), fields))
    for link in passage.links:
        found.extend(_scan_target(link, fields, source))
    if not scene.shown:
        found.extend(_leftovers(passage, lexemes, fields, source, signs, penned=scene.penned))
    return found


def _is_wanting(lexeme: Lexeme, fields: Fields) -> bool:
    """Whether something is wrong with a well-formed tag."""
    bare = lexeme.default is None or lexeme.default[0] == lexeme.default[1]
    return lexeme.name not in fields.names or (bare and lexeme.name in fields.fallback_required)


def _verdict(lexeme: Lexeme, written: str, span: tuple[int, int], fields: Fields) -> FieldProblem:
    if lexeme.fault:
        return _malformed(lexeme, written, span, fields)
    if lexeme.name not in fields.names:
        return _unknown(lexeme.name, written, span, fields)
    message = f"{{{{{lexeme.name}}}}} has no default for contacts of whom it is not known"
    help_ = f'Write {{{{ {lexeme.name} | default: "…" }}}} with words that fit the sentence.'
    return FieldProblem("PER108", Problem(*span, message, help_))


def _unknown(name: str, written: str, span: tuple[int, int], fields: Fields) -> FieldProblem:
    message = f"{{{{{name}}}}} is not a field the policy declares; it would reach the inbox as it stands"
    meant, sure = merge_tags.nearest_field(name, fields.names)
    if not meant:
        known = ", ".join(sorted(fields.names)) or "none"
        return FieldProblem("PER104", Problem(*span, message, f"Use one of the declared fields: {known}."))
    help_ = f"Did you mean {{{{{meant}}}}}? Names are case-sensitive."
    fix = Fix(f"Write {{{{{meant}}}}}", (Edit(*span, written.replace(name, meant, 1)),)) if sure else None
    return FieldProblem("PER104", Problem(*span, message, help_, fix))


def _malformed(lexeme: Lexeme, written: str, span: tuple[int, int], fields: Fields) -> FieldProblem:
    shown = " ".join(written[:60].split()) + ("…" if len(written) > 60 else "")
    message = f"“{shown}” {lexeme.fault}; it would reach the inbox as it stands"
    meant, sure = merge_tags.nearest_field(lexeme.name, fields.names)
    if not meant:
        return FieldProblem(
            "PER105", Problem(*span, message, 'Write {{field}} or {{ field | default: "text" }}.')
        )
    tag = f"{{{{{meant}}}}}"
    sure = sure and merge_tags.holds_only(written, lexeme.name)
    fix = Fix(f"Write {tag}", (Edit(*span, tag),), safe=False) if sure else None
    return FieldProblem("PER105", Problem(*span, message, f"Write {tag}.", fix))


def _scan_target(link: Link, fields: Fields, source: str) -> Iterator[FieldProblem]:
    """A link's target is not read by the recipient, but the sending tool fills it in all the same."""
    low, high = link.source, link.source_end
    if source[low - 1 : low] == "<" and source[high : high + 1] == ">":
        low, high = low - 1, high + 1
    raw = source[low:high]
    target = raw if "{{" in raw or "<%" in raw else link.target
    for lexeme in merge_tags.lex(target, fields.names):
        written = target[lexeme.start : lexeme.end]
        judged = lexeme if lexeme.fault or not source or written in raw else lexeme._replace(fault=_MARKED)
        if not judged.fault and judged.name in fields.names:
            continue
        exact = not source or raw == target
        span = (low + lexeme.start, low + lexeme.end) if exact else (link.source, link.source_end)
        found = _verdict(judged, written, span, fields)
        yield found if exact else replace(found, problem=replace(found.problem, fix=None))


def _leftovers(
    passage: Passage,
    lexemes: Sequence[Lexeme],
    fields: Fields,
    source: str,
    signs: Signs | None,
    *,
    penned: bool,
) -> Iterator[FieldProblem]:
    text = merge_tags.blank(passage.text, lexemes) if lexemes else passage.text
    text = blank_addresses(text)
    keys = merge_tags.keys_of(fields.names)
    ticked = passage.place is Place.LIST_ITEM
    for start, end in placeholders.find_leftovers(text, keys, ticked=ticked, penned=penned, signs=signs):
        if passage.struck and text[start] != "[" and _is_struck(passage, start, end):
            continue
        yield _leftover(passage.text[start:end], passage.origin(start, end))
    if "__" in source:
        yield from _underscored(passage, text, keys, source)
    if not passage.markup:
        return
    closed = {markup.text[2:-1].strip().lower() for markup in passage.markup if markup.text.startswith("</")}
    for markup in passage.markup:
        name = markup.text[1:-1].strip().lower()
        doubled = (
            source[markup.source - 1 : markup.source] == "<"
            and source[markup.source_end : markup.source_end + 1] == ">"
        )
        if name not in closed and (doubled or merge_tags.is_markup_placeholder(markup.text)):
            yield _leftover(markup.text, (markup.source, markup.source_end))


def _underscored(passage: Passage, text: str, keys: frozenset[str], source: str) -> Iterator[FieldProblem]:
    """“__COMPANY__”, which Markdown reads as bold print."""
    for match in lexicon.SHOUT.finditer(text):
        start, end = passage.origin(*match.span())
        framed = source[max(0, start - 2) : start] == "__" == source[end : end + 2]
        if framed and placeholders.stands_for_fact(match.group(), keys):
            yield _leftover(match.group(), (start, end))


def _is_struck(passage: Passage, start: int, end: int) -> bool:
    """“~~TBC~~ By the 14th.”: a correction that the reader is shown."""
    low, high = passage.origin(start, end)
    return any(first <= low and high <= last for first, last in passage.struck)


def _leftover(words: str, span: tuple[int, int]) -> FieldProblem:
    message = f"“{words}” is a placeholder that nobody filled in"
    help_ = "Put the fact here, or a declared field such as {{company_name}}."
    return FieldProblem("PER106", Problem(*span, message, help_))


# ---------------------------------------------------------------- a template


@lru_cache(maxsize=4)
def _scan(doc: Document, fields: Fields) -> tuple[tuple[FieldProblem, ...], frozenset[str]]:
    """The problems of a template's passages, and the fields that its bodies show; read once for all rules."""
    found: dict[tuple[str, int, int], FieldProblem] = {}
    seen: set[str] = set()
    passages = [passage for touch in doc.touches for passage in touch.passages]
    around = [scene for touch in doc.touches for scene in scenes(touch.passages)]
    whole = "\n".join([passage.text for passage in passages])
    signs, dialects = placeholders.signs_in(whole), merge_tags.dialects_in(whole)
    for passage, scene in zip(passages, around, strict=True):
        lexemes = lexemes_of(passage, fields, doc.text, dialects)
        for item in _problems(passage, lexemes, fields, doc.text, signs, scene):
            found.setdefault((item.code, item.problem.start, item.problem.end), item)
        if passage.place not in HEADERS:
            seen |= visible_fields(passage, lexemes, fields)
    return tuple(found.values()), frozenset(seen)


def _reported(code: str) -> Check:
    def check(doc: Document, ctx: Context) -> Iterator[Problem]:
        problems, _ = _scan(doc, ctx.policy.fields)
        return (item.problem for item in problems if item.code == code)

    return check


def first_names(fields: Fields) -> frozenset[str]:
    """The contact fields that carry a first name; all contact fields where none is recognisable as one."""
    return frozenset(filter(lexicon.FIRST.search, fields.contact)) or frozenset(fields.contact)


def company_names(fields: Fields) -> frozenset[str]:
    """The company fields that carry its name; all company fields where none is recognisable as one."""
    named = (name for name in fields.company if lexicon.COMPANY.fullmatch(placeholders.key_of(name)))
    return frozenset(named) or frozenset(fields.company)


def _missing(wanted: Callable[[Fields], Iterable[str]], what: str) -> Check:
    def check(doc: Document, ctx: Context) -> Iterator[Problem]:
        names = sorted(wanted(ctx.policy.fields))
        if not doc.touches or not _scan(doc, ctx.policy.fields)[1].isdisjoint(names):
            return
        choice = " or ".join(f"{{{{{name}}}}}" for name in names) or "such a field (the policy declares none)"
        message = f"No touch of this template shows {what}"
        yield Problem(*_first_place(doc.touches[0]), message, f"Put {choice} into the body of a touch.")

    return check


def _first_place(touch: Touch) -> tuple[int, int]:
    if touch.heading_end > touch.heading_start or not touch.body:
        return touch.heading_start, touch.heading_end
    return touch.body[0].origin(0, len(touch.body[0].text))


# ---------------------------------------------------------------- greetings


def _generic_greetings(doc: Document, ctx: Context) -> Iterator[Problem]:
    fields = ctx.policy.fields
    field = min(first_names(fields), default="first_name")
    for touch in doc.touches:
        headers = ([passage] for passage in touch.passages if passage.place in HEADERS)
        for found in (generic_greeting(passages, fields) for passages in (*headers, touch.body)):
            if found is not None:
                passage, start, end = found
                message = f"“{passage.text[start:end]}” greets nobody in particular"
                yield Problem(*passage.origin(start, end), message, f"Greet the person: Hi {{{{{field}}}}},")


def _unknown_context(doc: Document, ctx: Context) -> Iterator[Problem]:
    named = doc.data.get("context_fields")
    known = ctx.policy.fields.context
    for index, name in enumerate(named if isinstance(named, list) else []):
        if isinstance(name, str) and name not in known:
            place = doc.position("context_fields", index)
            message = f"“{name}” is not a context field of the policy"
            yield Problem(
                place.start, place.end, message, f"Context fields are: {', '.join(known) or 'none'}."
            )


# ---------------------------------------------------------------- the rules

_REST = "Two in three {{industry}} alliances stall. {{company_name}} need not.\n\nReply STOP to end this."
_SOUND = f"Hi {{{{first_name}}}},\n\n{_REST}"
_NAMED_LATER = f"{_REST}\n\nWorth a look, {{{{first_name}}}}?"
_WHY = "The SOP asks for company name, contact first name and relevant context, not a generic blast."
_WHY_INBOX = "What the sending tool does not recognise as a field reaches the customer's inbox as it stands."


def _with(*lines: str) -> tuple[Example, ...]:
    return tuple(Example(f"{_SOUND}\n\n{line}") for line in lines)


def _rule(
    code: str,
    name: str,
    summary: str,
    why: str,
    check: Check,
    *,
    fails: tuple[Example, ...],
    passes: tuple[Example, ...] = (),
    fix: str = "",
    severity: Severity = Severity.ERROR,
    reach: Reach = Reach.EACH_TOUCH,
) -> Rule:
    passes = (*passes, Example(_SOUND))
    return Rule(
        code, name, summary, why, "5.3 item 4", fails, passes, severity, fix=fix, check=check, reach=reach
    )


RULES: tuple[Rule, ...] = (
    _rule(
        "PER101", "no-first-name", "No touch of the template shows the contact's first name.", _WHY,
        _missing(first_names, "the contact's first name"),
        fails=(Example(_REST), Example(f"Hi `{{{{first_name}}}}`,\n\n{_REST}", note="code is not filled in")),
        passes=(Example(f'Hi {{{{ first_name | default: "there" }}}},\n\n{_REST}'),),
        reach=Reach.SOME_TOUCH,
    ),
    _rule(
        "PER102", "no-company-name", "No touch of the template shows the company's name.", _WHY,
        _missing(company_names, "the company's name"),
        fails=(Example(_SOUND.replace("{{company_name}}", "You")),),
        reach=Reach.SOME_TOUCH,
    ),
    _rule(
        "PER103", "no-context-field", "No touch of the template shows industry or ecosystem context.", _WHY,
        _missing(lambda fields: fields.context, "industry or ecosystem context"),
        fails=(Example(_SOUND.replace("{{industry}} ", "")),),
        reach=Reach.SOME_TOUCH,
    ),
    _rule(
        "PER104", "unknown-field", "A merge field that the policy does not declare.", _WHY_INBOX,
        _reported("PER104"),
        fails=_with("More for {{Company_Name}}.", "[Book](https://example.com/?r={{region}})"),
        passes=_with("In code, `{{Company_Name}}` is not sent as a field."),
        fix="Writes the declared name where case, separators or one slip make the difference.",
    ),
    _rule(
        "PER105", "malformed-field", "A field with broken braces or default, or in another tool's dialect.",
        _WHY_INBOX, _reported("PER105"),
        fails=_with("{company_name}", "{{company name}}", "*|COMPANY|*", "{{company_name | default: us}}"),
        passes=_with('A record such as {"team": 4} is no plan; 20% of 30% is 6%.'),
        fix="Offers the declared field where only one can be meant; not applied unless asked for.",
    ),
    _rule(
        "PER106", "left-over-placeholder", "A placeholder nobody filled in: [Name], <Company>, TBD, ___.",
        "A placeholder in an inbox tells the customer that nobody wrote to them.", _reported("PER106"),
        fails=_with("We saw [Company] grow.", "Speaker: TBD", "INSERT LINK HERE", "Lorem ipsum"),
        passes=_with("A study [1] calls it a “partnar” [sic] plan.", "A todo list is no plan."),
    ),
    _rule(
        "PER107", "generic-greeting", "A greeting to nobody in particular: Dear Sir or Madam, Hi there.",
        "A generic greeting makes a generic blast of whatever follows.", _generic_greetings,
        fails=(Example(f"Hi there,\n\n{_NAMED_LATER}"), Example(f"Dear valued partner,\n\n{_NAMED_LATER}")),
        passes=(Example(f'Hi {{{{ first_name | default: "there" }}}},\n\n{_REST}'),),
    ),
    _rule(
        "PER108", "missing-fallback", "A field stands without the default that the policy asks of it.",
        "A contact whose value is missing gets a hole in the sentence, or no mail.", _reported("PER108"),
        fails=(),
    ),
    _rule(
        "PER110", "unknown-context-field", "context_fields names what is no context field of the policy.",
        "The front matter says which fields carry context; one nobody declared has none.", _unknown_context,
        fails=(Example("context_fields: [weather]", where="front-matter"),),
        passes=(Example("context_fields: [industry]", where="front-matter"),),
        severity=Severity.WARNING,
        reach=Reach.WHOLE,
    ),
)  # fmt: skip
