"""DOC: can the file be read, does it fit its schema, does it hold anything that nobody sees?

DOC101–DOC199: no mapping comes out. DOC201–DOC299: it does, but breaks its form. The reader and the schema
report those (``govern.documents``); their documentation stands here. DOC301 and up are rules over the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from govern import patterns
from govern.documents.characters import invisible_runs, kind_of
from govern.documents.document import Document
from govern.findings import Edit, Fix, Severity
from govern.rules.registry import Context, Example, Problem, Reach, Rule

_READ_WHY = (
    "What cannot be read cannot be approved or sent; two readers must never see two documents in one file."
)
_FORM_WHY = "Approvals, exports and reports rely on every file having the form that its schema promises."


def _read(code: str, name: str, summary: str, fails: str, where: str = "document") -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=summary,
        why=_READ_WHY,
        sop="5.4",
        fails=(Example(fails, where),) if fails else (),
        passes=(),
        kinds=(),
    )


def _form(
    code: str,
    name: str,
    summary: str,
    fails: str,
    severity: Severity = Severity.ERROR,
    where: str = "front-matter",
) -> Rule:
    return Rule(
        code=code,
        name=name,
        summary=summary,
        why=_FORM_WHY,
        sop="5.4",
        fails=(Example(fails, where),) if fails else (),
        passes=(),
        severity=severity,
        kinds=(),
    )


def invisible_in_text(document: Document, _: Context) -> Iterator[Problem]:
    """DOC301: invisible characters after the front matter (inside it the reader reports DOC212)."""
    text = document.text
    for start, end in invisible_runs(text, document.body_start, len(text)):
        yield Problem(
            start,
            end,
            f"Here stands {kind_of(text[start])}, which nobody sees.",
            "Delete it; `govern check --fix` does.",
            Fix("Delete invisible characters", (Edit(start, end, ""),)),
        )


def hidden_text(document: Document, _: Context) -> Iterator[Problem]:
    """DOC302: text that markup hides from the recipient (``display:none``, white on white)."""
    for touch in document.touches:
        seen: set[tuple[int, int]] = set()
        for passage in touch.passages:
            for start, end in passage.hidden:
                if (start, end) not in seen:
                    seen.add((start, end))
                    yield Problem(
                        start,
                        end,
                        "This text is hidden from the recipient.",
                        "Show it or delete it: what is signed must be what is read.",
                    )


_CODE_SIGNS = ("`", "    ", "~~~", "\t")
_CODE_TAG = patterns.compile(r"<(?:[cC][oO][dD][eE]|[sS][tT][yY][lL][eE])")
"""Without one of these a text shows nothing as code."""


def text_shown_as_code(document: Document, context: Context) -> Iterator[Problem]:
    """DOC304: a price, an opt-out, a misused term or sentences that a touch shows as code."""
    text = document.text
    signs = any(sign in text for sign in _CODE_SIGNS) or ("<" in text and _CODE_TAG.search(text))
    if not signs:
        return
    from govern.rules.out_of_sight import shown_as_code

    yield from shown_as_code(document, context)


def text_for_some(document: Document, context: Context) -> Iterator[Problem]:
    """DOC305: conditions that PER105 does not report, and text for Outlook alone."""
    from govern.rules.conditions import conditions

    text = document.text
    if not any(conditions(text[touch.body_start : touch.body_end]) for touch in document.touches):
        return
    from govern.rules.out_of_sight import unseen_conditions

    yield from unseen_conditions(document, context)


_BREAKS = patterns.compile(r"\r\n|\r|\n")


def mixed_line_ends(document: Document, _: Context) -> Iterator[Problem]:
    """DOC303: a file that mixes line ends, or uses the lone CR of old systems."""
    text = document.text
    if "\r" not in text:
        return
    breaks = list(_BREAKS.finditer(text))
    if all(match[0] == "\r\n" for match in breaks):
        return
    odd = next(match for match in breaks if match[0] != "\n")
    edits = tuple(Edit(match.start(), match.end(), "\n") for match in breaks if match[0] != "\n")
    yield Problem(
        odd.start(),
        odd.end(),
        "This file mixes line ends.",
        "Save it with LF line ends; `govern check --fix` does.",
        Fix("Use LF line ends", edits),
    )


RULES: tuple[Rule, ...] = (
    _read("DOC101", "unreadable-file", "The file cannot be opened, or is a link, a folder or a device.", ""),
    _read(
        "DOC102", "file-too-large", "The file or its front matter is too large to be a governed document.", ""
    ),
    _read("DOC103", "not-utf-8", "The file is not UTF-8 text.", "\ufeff\0"),
    _read("DOC104", "no-front-matter", "The file does not begin with front matter.", "Hello.\n"),
    _read(
        "DOC105",
        "unclosed-front-matter",
        "The front matter is not closed by a line of three dashes.",
        "---\na: 1\n",
    ),
    _read("DOC106", "invalid-yaml", "The front matter is not valid YAML.", "---\ntitle: a: b\n---\n"),
    _read("DOC107", "duplicate-key", "A key stands twice.", "---\nstatus: draft\nstatus: approved\n---\n"),
    _read(
        "DOC108", "not-a-mapping", "The front matter is not a group of key: value lines.", "---\n- a\n---\n"
    ),
    _read(
        "DOC109",
        "yaml-tag",
        "A YAML tag that is not one of the core schema.",
        "---\ntitle: !!python/name:os x\n---\n",
    ),
    _read(
        "DOC110", "too-deep", "Nested too deep, or too many values.", f"---\na: {'[' * 150}{']' * 150}\n---\n"
    ),
    _read(
        "DOC111",
        "bad-alias",
        "An alias refers to itself, to nothing, or unfolds beyond reason.",
        "---\na: &a [*a]\n---\n",
    ),
    _read(
        "DOC112",
        "several-documents",
        "More than one YAML document, or a YAML directive.",
        "---\na: 1\n...\nb: 2\n---\n",
    ),
    _read("DOC113", "complex-key", "A key that is no plain text.", "---\n? [a]\n: b\n---\n"),
    _form(
        "DOC201",
        "missing-key",
        "A required key is missing.",
        "---\nsequence: nurture\n---\n",
        where="document",
    ),
    _form("DOC202", "unknown-key", "A key that the schema does not know.", "titel: Typo"),
    _form("DOC203", "wrong-type", "A value of the wrong type.", "title: [a, b]"),
    _form("DOC204", "value-not-allowed", "A value that is none of the allowed ones.", "status: aproved"),
    _form("DOC205", "malformed-value", "A value that does not have the form asked for.", "version: one"),
    _form("DOC206", "wrong-size", "Too few, too many, too short or too long.", 'title: ""'),
    _form("DOC210", "yaml-alias", "Anchors and aliases hide what a document says.", "title: &t Text"),
    _form("DOC211", "merge-key", "Merge keys hide what a document says.", "<<: {title: Text}"),
    _form(
        "DOC212",
        "invisible-in-front-matter",
        "An invisible character in the front matter.",
        "title: in\u200bvisible",
    ),
    _form("DOC213", "byte-order-mark", "A byte order mark inside the file.", "title: in\ufeffvisible"),
    _form("DOC214", "impossible-date", "A day that is in no calendar.", "date: 2026-02-30"),
    _form("DOC215", "text-too-long", "The text is too long to be a mail and was not checked.", ""),
    _form(
        "DOC217",
        "ambiguous-value",
        "An unquoted value that YAML 1.1 and YAML 1.2 readers take for different things.",
        "title: no",
        Severity.WARNING,
    ),
    Rule(
        code="DOC301",
        name="invisible-character",
        summary="An invisible character in the text.",
        why="Zero-width and text-direction characters change what a machine reads but not what a signer sees.",
        sop="5.4",
        fails=(Example("Partners clo\u200bse faster."), Example("Read \u202ethis\u202c twice.")),
        passes=(
            Example("Partners close faster – in 12 of 14 cases…"),
            Example("دوست\u200cداشتنی means lovely."),
        ),
        kinds=(),
        fix="Deletes the invisible characters.",
        check=invisible_in_text,
    ),
    Rule(
        code="DOC302",
        name="hidden-text",
        summary="Text that markup hides from the recipient.",
        why="Hidden text is read by filters and machines and not by the people who sign or receive the mail.",
        sop="5.4",
        fails=(Example('Hello <span style="display:none">hidden words</span> there.'),),
        passes=(Example("Hello <b>there</b>."),),
        check=hidden_text,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="DOC303",
        name="mixed-line-ends",
        summary="The file mixes line ends.",
        why="Mixed line ends make lines and diffs differ between editors.",
        sop="5.4",
        fails=(Example("One.\r\nTwo.\nThree."),),
        passes=(Example("One.\nTwo."),),
        severity=Severity.WARNING,
        kinds=(),
        fix="Replaces every line end by LF.",
        check=mixed_line_ends,
    ),
    Rule(
        code="DOC304",
        name="text-shown-as-code",
        summary="A price, an opt-out, a miswritten term or whole sentences that a touch shows as code.",
        why=(
            "Code names a field or a command; no content rule reads it. The recipient does, so a price set as code is "
            "a price that slipped past. Text that a style sheet adds (`content`) is told as well. "
            "Options: `max_words` (12) in a row, `max_share` (25) per cent of the mail's words."
        ),
        sop="5.3",
        severity=Severity.WARNING,
        fails=(
            Example("The Assessment costs `$2,500`."),
            Example("Not for you?\n\n```\nReply STOP and I will not write again.\n```"),
            Example("Read our <code>Eco Monetize</code> notes."),
            Example(
                "Two in three stall.\n\n    Book a call with us this week and let us show you what we can do for you."
            ),
        ),
        passes=(
            Example(
                "The field `deal_source` says who brought the deal in; run `crm export --since 2025` to see it."
            ),
            Example("The Assessment costs nothing yet.", note="No code."),
        ),
        check=text_shown_as_code,
        reach=Reach.EACH_TOUCH,
    ),
    Rule(
        code="DOC305",
        name="text-for-some-recipients",
        summary="A condition in a comment, in code or an attribute, or an Outlook comment: some recipients get other text.",
        why=(
            "A sending tool obeys a condition wherever it stands, and Outlook shows what its comments hold. Then some "
            "recipients get what no rule has read, or not what was signed. A condition that PER105 reports is not "
            "reported twice."
        ),
        sop="5.4",
        fails=(
            Example("<!-- {% if region == 'EU' %} -->Reply STOP to opt out.<!-- {% endif %} -->"),
            Example("<!--[if mso]><p>The Assessment costs $2,500.</p><![endif]-->"),
        ),
        passes=(
            Example("Hi {{first_name}}, if you like, reply."),
            Example(
                "<!--[if mso]><table><tr><td><![endif]-->\n\nHello.\n\n<!--[if mso]></td></tr></table><![endif]-->"
            ),
        ),
        check=text_for_some,
        reach=Reach.EACH_TOUCH,
    ),
)
