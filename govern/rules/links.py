"""VOC, links: where the links of a touch lead (SOP 5.3, item 1; pre-send lists of mail providers)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial

from govern.annotations import TYPE_CHECKING
from govern.documents.document import Document, Touch
from govern.documents.passages import Passage
from govern.findings import Edit, Fix, Severity
from govern.rules.registry import Context, Example, Problem, Reach, Rule
from govern.values import NamedTuple

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_SHORTENERS = frozenset(
    (
        *("bit.ly", "bitly.com", "j.mp", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "v.gd"),
        *("buff.ly", "rebrand.ly", "rb.gy", "cutt.ly", "shorturl.at", "t.ly", "tiny.cc", "bl.ink"),
        *("lnkd.in", "dlvr.it", "s.id", "soo.gd", "shorte.st", "adf.ly", "trib.al", "fb.me", "amzn.to"),
        *("hubs.ly", "hubs.la", "wp.me", "x.co", "qr.ae", "db.tt", "tr.im", "clck.ru", "su.pr"),
        *("snip.ly", "short.io", "short.gy", "bitly.ws", "urlz.fr", "zpr.io"),
    )
)
_LONGEST_HOST = 253
_OPT_OUT_WORDS = ("unsubscribe", "opt-out", "opt out", "opt_out", "preferences", "remove me", "stop these")


class Target(NamedTuple):
    """A link's destination and its bounds in the document."""

    url: str
    start: int
    end: int
    words: str


def targets(touch: Touch) -> Iterator[Target]:
    """Every destination in a touch: of links, and of bare addresses such as ``http://…`` in its text."""
    for passage in touch.passages:
        for link in passage.links:
            yield Target(link.target, link.source, link.source_end, passage.text[link.start : link.end])
        yield from _bare(passage)


def _bare(passage: Passage) -> Iterator[Target]:
    """Addresses that stand in the text itself; mail programs make links of them."""
    text, at = passage.text, 0
    starts = sorted(link.start for link in passage.links)
    ends = sorted(link.end for link in passage.links)
    while (found := text.find("://", at)) >= 0:
        start = found
        while start > at and text[start - 1].isascii() and text[start - 1].isalpha():
            start -= 1
        end = found + 3
        while end < len(text) and not text[end].isspace() and text[end] not in '<>"\ufffc':
            end += 1
        at = end
        url = text[start:end].rstrip(".,;:!?)]}'\u2019\u201d")
        # As many links end before this one as begin before its end: none overlaps it.
        if bisect_left(starts, end) == bisect_right(ends, start):
            yield Target(url, *passage.origin(start, start + len(url)), url)


def host(url: str) -> str | None:
    """The host that a mail program would open for a link, in ASCII and lower case.

    ``None`` for a link that opens none (``mailto:``, a relative address, a merge field) and ``""``
    for a web address that cannot be read. Browsers take a backslash for a slash, drop tabs and
    line ends and ignore what stands before ``@``; so does this. ``//host/…`` has a host.
    """
    if "//" not in _cleaned(url):
        return None
    parts = _split(url)
    if parts is None:
        return "" if "//" in url.replace("\\", "/") else None
    if parts.scheme not in {"http", "https", ""}:
        return None
    return _ascii(parts.hostname) if parts.hostname else None


def _cleaned(url: str) -> str:
    return "".join(character for character in url if character not in "\t\r\n").strip().replace("\\", "/")


def _split(url: str) -> SplitResult | None:
    # It takes long to import, and most links of a template are merge fields.
    from urllib.parse import urlsplit

    try:
        return urlsplit(_cleaned(url))
    except ValueError:
        return None


def _ascii(name: str) -> str:
    name = name.strip().lower().rstrip(".")
    if name.isascii() or len(name) > _LONGEST_HOST:
        return name
    try:
        return name.encode("idna").decode("ascii").rstrip(".")
    except UnicodeError:
        return name


def _within(name: str, domain: str) -> bool:
    return name == domain or name.endswith(f".{domain}")


def insecure_link(document: Document, context: Context) -> Iterator[Problem]:
    """VOC111: links to ``http://``."""
    del context
    for touch in document.touches:
        for target in targets(touch):
            parts = _split(target.url) if ":" in target.url else None
            if parts is not None and parts.scheme == "http":
                yield Problem(
                    target.start,
                    target.end,
                    f"This link is not encrypted: {_shown(target.url)}",
                    "Write https://, and try whether the page opens.",
                    _with_https(document, target),
                )


def _with_https(document: Document, target: Target) -> Fix | None:
    if document.text[target.start : target.start + 7].lower() != "http://":
        return None
    edit = Edit(target.start, target.start + len("http"), "https")
    return Fix("Write https:// for http://", (edit,), safe=False)


def link_shortener(document: Document, context: Context) -> Iterator[Problem]:
    """VOC112: links through a shortener; option ``hosts`` adds some."""
    known = _SHORTENERS | {_ascii(name) for name in _texts(context.policy.option("VOC112", "hosts", ()))}
    for touch in document.touches:
        for target in targets(touch):
            name = host(target.url)
            if name and (name in known or name.removeprefix("www.") in known):
                yield Problem(
                    target.start,
                    target.end,
                    f"This link hides where it leads behind {name}; filters count that against a mail.",
                    "Link to the page itself.",
                )


def unlisted_domain(document: Document, context: Context) -> Iterator[Problem]:
    """VOC113: links to hosts outside option ``domains`` and their subdomains. Without the option none."""
    domains = [_ascii(name) for name in _texts(context.policy.option("VOC113", "domains", ()))]
    for touch in document.touches if domains else ():
        for target in targets(touch):
            name = host(target.url)
            if name is not None and not any(_within(name, domain) for domain in domains):
                where = _shown(name) if name else "an address that cannot be read"
                yield Problem(
                    target.start,
                    target.end,
                    f"This link leads to {where}, not to a listed domain.{_look_alike(target.url, domains)}",
                    "Link to a listed domain, or have the domain listed in the policy.",
                )


def _look_alike(url: str, domains: list[str]) -> str:
    lowered = url.lower()
    near = next((domain for domain in domains if domain in lowered), None)
    if near:
        return f" It only looks like {near}."
    return " Its name is written in other letters." if "xn--" in (host(url) or "") else ""


def several_calls(document: Document, context: Context) -> Iterator[Problem]:
    """VOC114: links beyond the ``max_links`` (one) different pages that a touch sends its reader to."""
    value = context.policy.option("VOC114", "max_links", 1)
    most = value if isinstance(value, int) and not isinstance(value, bool) else 1
    for touch in document.touches:
        seen: set[str] = set()
        for target in targets(touch):
            if not _is_call(target) or target.url in seen:
                continue
            seen.add(target.url)
            if len(seen) > most:
                yield Problem(
                    target.start,
                    target.end,
                    f"This touch sends its reader to {len(seen)} different pages; the limit is {most}.",
                    "Keep the one step that matters.",
                )


def _is_call(target: Target) -> bool:
    text = f"{target.words} {target.url}".lower()
    return bool(target.url.strip()) and not any(word in text for word in _OPT_OUT_WORDS)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        value = [value]
    return (
        [item for item in value if isinstance(item, str) and item.strip()]
        if isinstance(value, list | tuple)
        else []
    )


def _shown(url: str) -> str:
    return url if len(url) <= 80 else url[:79] + "…"


_SOP = "5.3 item 1"

_rule = partial(Rule, sop=_SOP, reach=Reach.EACH_TOUCH)

RULES: tuple[Rule, ...] = (
    _rule(
        code="VOC111",
        name="insecure-link",
        summary="A link leads to http:// instead of https://.",
        why="Mail programs warn of such pages, and whoever sits in between can change what the reader sees.",
        severity=Severity.WARNING,
        fails=(Example("Read [the study](http://example.com/study).\n"),),
        passes=(Example("Read [the study](https://example.com/study).\n"),),
        fix="https:// for http://, to be tried by a person.",
        check=insecure_link,
    ),
    _rule(
        code="VOC112",
        name="link-shortener",
        summary="A link goes through a shortener.",
        why=(
            "Shorteners hide the destination, are shared with spammers and so cost deliverability. "
            "Option: `hosts`, a list of further shorteners."
        ),
        severity=Severity.WARNING,
        fails=(Example("Read [the study](https://bit.ly/3abcdef).\n"),),
        passes=(Example("Read [the study](https://example.com/bit.ly).\n"),),
        check=link_shortener,
    ),
    _rule(
        code="VOC113",
        name="unlisted-domain",
        summary="A link leads to a domain that the policy does not list.",
        why=(
            "A destination can be changed after approval, and a look-alike is approved by mistake. "
            "Option: `domains`, the allowed ones with their subdomains; without it the rule is silent."
        ),
        severity=Severity.WARNING,
        fails=(),
        passes=(
            Example(
                "Read [the study](https://example.com/study).\n",
                note="Silent without the option.",
            ),
        ),
        check=unlisted_domain,
    ),
    _rule(
        code="VOC114",
        name="several-calls-to-action",
        summary="A touch sends its reader to several pages.",
        why="One mail, one step. Option: `max_links` (1). The opt-out does not count.",
        severity=Severity.OFF,
        fails=(
            Example("[Book a Briefing](https://example.com/a) or [read the study](https://example.com/b).\n"),
        ),
        passes=(Example("[Read it](https://example.com/b). [Unsubscribe]({{unsubscribe_link}})\n"),),
        check=several_calls,
    ),
)
