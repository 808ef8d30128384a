"""The fields of sending tools that render an opt-out link, in whatever way a tool marks its fields.

Whether a template may use another tool's fields is PER102's to say; a reader whose mail that tool sends can opt out.
A field counts by its name: it holds a word of opting out (or of a preference page), and none that says that it
is a figure, a date or a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from govern import patterns
from govern.annotations import Final

_PART = patterns.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\d+")
_STOP: Final = (
    *(
        "unsub",
        "optout",
        "uitschr",
        "afmeld",
        "abmeld",
        "abbest",
        "austrag",
        "désinscri",
        "desinscri",
        "desabon",
    ),
    *(
        "désabon",
        "baja",
        "desuscri",
        "disiscri",
        "cancella",
        "descadastr",
        "avmeld",
        "avregist",
        "avprenum",
        "wypis",
    ),
    *("odhlas", "peruuta", "removeme", "removeweb", "leavelist"),
)
_COMPOUND: Final = ("abmeld", "abbest", "austrag", "afmeld", "uitschr", "avmeld", "avregist", "avprenum")
"""Of languages that write "unsubscribe link" as one word."""
_PAGE: Final = ("preference", "subscription", "profilecenter", "emailsettings", "mailsettings")
_LEADS: Final = ("url", "link", "page", "center", "centre", "manage", "section", "update", "href", "web")
_OTHERWISE: Final = frozenset(
    "rate rates count counts reason reasons date dates at policy stats number total status users list text lnk "
    "percent share insert todo here goes added your name stop".split()
)
_OWN = patterns.compile(r"[a-z][a-z0-9_]*")
_MARKED = patterns.compile(
    r"\*?\|(?P<a>[A-Z][A-Z_:]{2,60})\|\*?|%%(?P<b>[\w .]{3,60})%%|(?<![\w%])%(?P<c>[A-Za-z]\w{3,60})%"
    r"|\{% ?(?P<d>[a-z_]{3,60})(?: ['\"][^'\"{}]{0,200}['\"])? ?%\}|<% ?(?P<e>\w{3,60}) ?%>|\{\$(?P<f>\w{3,60})\}"
    r"|\[\[(?P<g>unsubscribe(?:_link|_url)?|UNSUB_LINK(?:_[A-Z]{2})?|UnsubscribeLink)\]\]|\$\[LI:(?P<h>[A-Z_]{3,60})\]\$"
    r"|(?<![{$#])\{(?P<i>unsubscribe_text)\}|\{!(?P<j>remove_web|unsubscribe)\}|\{!(?P<k>[A-Za-z]\w{3,60})\}"
)
"""Mailchimp, Marketing Cloud and Pardot, ActiveCampaign and Mailgun, Klaviyo and Customer.io, SendGrid, MailerLite,
GetResponse and Mailjet, Zoho, Mautic, AWeber, Salesforce."""


@lru_cache(maxsize=512)
def opts_out(name: str) -> bool:
    """Whether a field is called as those are that render an opt-out link or a preference page."""
    parts = [part.lower() for part in _PART.findall(name)]
    joined = "".join(parts)
    if _OTHERWISE.intersection(parts) and not joined.endswith(("link", "url")):
        return False
    if (
        name.islower()
        and not joined.startswith(_COMPOUND)
        and any(part.endswith(("link", "url")) and part not in ("link", "url") for part in parts)
    ):
        return False  # a field of the declared dialect with its bar left out
    if any(word in joined for word in _STOP):
        return parts != ["unsub"] or name.isupper()
    return any(word in joined for word in _PAGE) and any(lead in joined for lead in _LEADS)


def renders_by_tag(inner: str) -> bool:
    """Whether what stands between ``{{`` and ``}}`` is such a field, in Handlebars or with a path as well."""
    inner = inner.strip()
    if inner.startswith("{") and inner.endswith("}"):
        inner = inner[1:-1].strip()
    name, worded, _ = inner.removeprefix("$").strip("{} ").partition("::")
    if worded:
        return name.lower() == "unsubscribe"  # {{unsubscribe::the link's text}}
    if "_" in name and not name.islower():
        return False  # the declared dialect's name in another case, which fills in nothing
    return _PATH.fullmatch(name) is not None and opts_out(name)


_PATH = patterns.compile(r"[A-Za-z_]\w{0,80}(?:[.:]\w{1,80}){0,3}")


def marked(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of such fields in a text, marked as other tools mark theirs."""
    if "%" in text or "|" in text or "[[" in text or "{" in text or "$[" in text:
        for match in _MARKED.finditer(text):
            if match.lastgroup in ("i", "j") or opts_out(match.group(match.lastgroup or 0)):
                yield match.span()
