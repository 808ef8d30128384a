"""Where an opt-out may lead: the fields that render a way out, and what is wrong with a link's target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govern import patterns
from govern.annotations import Final
from govern.documents.passages import HOLE, Link, Passage, Place, Tag
from govern.rules.optout_fields import marked, opts_out, renders_by_tag
from govern.values import frozen

_TAG = patterns.compile(r"\{\{[ \t]{0,9}([A-Za-z_]\w{0,80})[ \t]{0,9}(?:\|[^{}]{0,200})?\}\}")
_NOWHERE = ("#", "javascript:", "about:", "data:", "file:", "vbscript:", "void(")
_PHONES = ("tel:", "sms:", "callto:", "whatsapp:", "facetime:")
_PLACEHOLDER = patterns.compile(
    r"[{}<>|\[\]\s]|%%|\*\||\.{3}|\b(?:todo|tbd|tbc|fixme|changeme|placeholder|xxx+|lorem)\b"
    r"|(?:insert|your|the)[-_ ]?(?:link|url|unsubscribe|domain|site|company)"
    r"|(?:link|url)[-_]?here|to[-_]be[-_]"
)
_LOGIN_TARGET = patterns.compile(r"[/.](?:log-?in|sign-?in|signon|auth|sso)(?:[/?.#-]|$)|/(?:my)?account/?$")
_FILE = patterns.compile(
    r"^[\w-]+\.(?:html?|php|aspx?|md|pdf|txt)$|//localhost\b|[/.@][\w-]+\.(?:invalid|localhost)(?=[/:?#]|$)"
)
_WEB = patterns.compile(r"(?:https?://)?(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S{0,2000})?")
ADDRESS_FORM = patterns.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_ARTICLE = patterns.compile(
    r"//(?:[\w-]+\.)?(?:blog|docs|help|support|learn|academy|research|wikipedia)\.|wikipedia\.org"
    r"|polic(?:y|ies)\b|(?<!/)/(?:blog|articles?|posts?|news|research|reports?|stud(?:y|ies)|guides?|learn|help|kb|docs"
    r"|wiki|insights|whitepapers?|benchmarks?|podcasts?|legal|privacy|terms)(?:[/?#.-]|$)"
    r"|(?:unsubscribe|opt-?out)[-_](?:rates?|stud|bench|guide|best|psych|trend|stat|law|report|research)"
)
_NO_REPLY = patterns.compile(r"(?<![a-z])(?:no|do-?not|donot|dont)[._-]?reply")


@frozen
class FieldNames:
    """Which merge fields render an opt-out link: named by the policy, or declared and clearly so called.

    ``declared`` holds all declared fields; ``None`` means unknown, and then clear names count too.
    """

    opt_out: frozenset[str] = frozenset({"unsubscribe_link"})
    declared: frozenset[str] | None = None

    def renders(self, name: str | None) -> bool:
        """Whether a field of this name renders an opt-out link."""
        if name is None:
            return False
        # An undeclared field is PER104's to report: what its name promises counts here all the same.
        return name in self.opt_out or (name.islower() and opts_out(name))

    def spans(self, passage: Passage) -> list[tuple[int, int]]:
        """The bounds, in a passage's text, of the fields that render an opt-out link, in any tool's dialect."""
        return sorted(
            {*((tag.start, tag.end) for tag in passage.tags if self.renders_tag(tag)), *marked(passage.text)}
        )

    def renders_tag(self, tag: Tag) -> bool:
        """Whether a merge tag renders an opt-out link, in the declared dialect or in another."""
        return (
            self.renders(tag.name)
            or (tag.name is None or not tag.name.islower())
            and renders_by_tag(tag.inner)
        )

    def renders_target(self, target: str) -> bool:
        """Whether a link target is one field that renders an opt-out link, in the declared dialect or in another."""
        target = target.strip()
        tag = _TAG.fullmatch(target)
        if tag is not None and self.renders(tag.group(1)):
            return True
        if (0, len(target)) in marked(target):
            return True
        return target.startswith("{{") and target.endswith("}}") and renders_by_tag(target[2:-2])


_NOTES = (
    (patterns.compile(r"\{#"), patterns.compile(r"#\}")),
    (patterns.compile(r"\{\{!"), patterns.compile(r"\}\}")),
    (patterns.compile(r"<%#"), patterns.compile(r"%>")),
    (patterns.compile(r"\{%-? ?comment ?-?%\}"), patterns.compile(r"\{%-? ?endcomment ?-?%\}")),
)


def _notes(text: str) -> Iterator[tuple[int, int]]:
    for opening, closing in _NOTES:
        begin = opening.search(text)
        while begin is not None:
            end = closing.search(text, begin.end())
            if end is None:
                break
            yield begin.start(), end.end()
            begin = opening.search(text, end.end())


def without_notes(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages with what stands in a comment of a template language blanked: no recipient sees it."""
    if not any(
        "{#" in one.text or "{%" in one.text or "{{!" in one.text or "<%#" in one.text for one in passages
    ):
        return passages
    return [blanked(one, list(_notes(one.text))) for one in passages]


_BETWEEN: Final = 10
"""At most so many characters part a link's destination from its title: ``" title="``."""


def with_titled_links(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages, those that are a link's title with that link: who reads the title has the pointer on it.

    Titles of what is no link (a picture, raw HTML with the title first) are left out: few ever see them.
    """
    if not any(one.place is Place.TITLE for one in passages):
        return passages
    ends = {link.source_end: link for one in passages for link in one.links}
    found = (_titled(one, ends) if one.place is Place.TITLE else one for one in passages)
    return [one for one in found if one is not None]


def _titled(title: Passage, ends: Mapping[int, Link]) -> Passage | None:
    begin = title.runs[0].source if title.runs else 0
    link = next((ends[at] for at in range(begin - 1, begin - _BETWEEN - 1, -1) if at in ends), None)
    if link is None:
        return None
    whole = Link(0, len(title.text), link.target, link.source, link.source_end)
    return Passage(title.place, title.text, title.runs, (whole,), title.tags, (), title.quoted)


def blanked(passage: Passage, bounds: Sequence[tuple[int, int]]) -> Passage:
    """A passage with parts of its text, and the links and tags that begin there, taken out; same length."""
    if not bounds:
        return passage
    characters = list(passage.text)
    for low, high in bounds:
        characters[low:high] = HOLE * (high - low)
    text = "".join(characters)

    def stands(start: int) -> bool:
        return text[start : start + 1] == passage.text[start : start + 1]

    return Passage(
        passage.place,
        text,
        passage.runs,
        tuple(link for link in passage.links if stands(link.start)),
        tuple(tag for tag in passage.tags if stands(tag.start)),
        passage.markup,
        passage.quoted,
        passage.hidden,
        passage.struck,
        passage.breaks,
    )


def takes_no_reply(address: str) -> bool:
    """Whether an address says of itself that nobody reads it (``no-reply@…``)."""
    return _NO_REPLY.search(address.lower()) is not None


def target_fault(target: str, names: FieldNames) -> str:
    """Why a link to ``target`` lets nobody opt out; ``""`` when it may."""
    target = target.strip()
    low = target.lower()
    if not target or low.startswith(_NOWHERE):
        return "its link leads nowhere"
    if low.startswith(_PHONES):
        return "a call or a text message is not a way that the law accepts"
    return _field_fault(target, names) if "{" in target else _address_fault(low)


def _field_fault(target: str, names: FieldNames) -> str:
    tags = _TAG.findall(target)
    if _TAG.fullmatch(target):
        return "" if names.renders(tags[0]) else f"the field {tags[0]} does not render an opt-out link"
    filled = _TAG.sub("tag", target).lower().replace("://tag", "://tag.example")
    return _address_fault(filled.replace("mailto:tag", "mailto:tag@tag.example"))


def _address_fault(target: str) -> str:
    if _PLACEHOLDER.search(target):
        return "its link is a placeholder"
    if target.startswith("mailto:"):
        address = target.removeprefix("mailto:").split("?")[0]
        if not ADDRESS_FORM.fullmatch(address):
            return "its link leads nowhere"
        return "nobody reads that address" if takes_no_reply(address) else ""
    if not _WEB.fullmatch(target) or _FILE.search(target):
        return "its link leads nowhere"
    if _LOGIN_TARGET.search(target):
        return "it takes a log-in"
    return "its link leads to a text about the subject" if _ARTICLE.search(target) else ""
