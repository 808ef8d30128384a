"""A rule told to people: on the terminal, as a page of the docs, as data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

import click

from govern.rules.registry import Example, Rule

_PLACES = {
    "lead": "front matter of a lead",
    "lead-history": "history of a lead, after its own entries",
    "lead-file": "name of a lead's file",
}
"""Places of ``Example.where`` whose names are no words."""


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule as plain values, in the form of schemas/rules.schema.json."""
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "why": rule.why,
        "sop": rule.sop,
        "severity": rule.severity.value,
        "kinds": list(rule.kinds),
        "fails": [_example(example) for example in rule.fails],
        "passes": [_example(example) for example in rule.passes],
        "fix": rule.fix,
    }


def _example(example: Example) -> dict[str, str]:
    return {"text": example.text, "where": example.where, "sequence": example.sequence, "note": example.note}


def rule_text(rule: Rule) -> Iterator[str]:
    """Lines for the terminal."""
    yield click.style(f"{rule.code} {rule.name}", bold=True)
    yield from textwrap.wrap(rule.summary, 78)
    yield ""
    section = f" (SOP {rule.sop})" if rule.sop else ""
    yield from textwrap.wrap(f"Why: {rule.why}{section}", 78)
    yield f"Severity: {rule.severity.value}" + (
        " (a policy can change it)" if rule.severity != "error" else ""
    )
    if rule.fix:
        yield f"Fix: {rule.fix}"
    for title, examples in (("Breaks it", rule.fails), ("Passes", rule.passes)):
        if examples:
            yield ""
            yield click.style(f"{title}:", bold=True)
        for example in examples:
            yield from _shown(example)


def _shown(example: Example) -> Iterator[str]:
    extra = [] if example.where == "body" else [_PLACES.get(example.where, example.where)]
    if example.sequence != "nurture":
        extra.append(example.sequence)
    if example.note:
        extra.append(example.note)
    lines = _visible(example.text).splitlines() or [""]
    yield f"  • {lines[0]}" + (f"   ({', '.join(extra)})" if extra else "")
    for line in lines[1:]:
        yield f"    {line}"


def rule_page(rule: Rule) -> str:
    """The rule's page in docs/rules/, as Markdown."""
    section = f" SOP {rule.sop}." if rule.sop else ""
    parts = [
        f"# {rule.code} {rule.name}",
        rule.summary,
        f"Default severity: **{rule.severity.value}**."
        + (f" Applies to: {', '.join(rule.kinds)}." if rule.kinds else " Applies to every kind."),
        f"## Why\n\n{rule.why}{section}",
    ]
    for title, examples in (("Breaks it", rule.fails), ("Passes", rule.passes)):
        if examples:
            parts.append(f"## {title}\n\n" + "\n\n".join(_block(example) for example in examples))
    if rule.fix:
        parts.append(f"## Fix\n\n{rule.fix}")
    return "\n\n".join(parts) + "\n"


def _block(example: Example) -> str:
    where = [] if example.where == "body" else [f"In the {_PLACES.get(example.where, example.where)}"]
    if example.sequence != "nurture":
        where.append(f"in {example.sequence} mail")
    if example.note:
        where.append(example.note)
    caption = f"{', '.join(where)}:\n\n" if where else ""
    return f"{caption}````text\n{_visible(example.text)}\n````"


def _visible(text: str) -> str:
    """Write invisible characters out, so that an example shows what it is about."""
    from govern.documents.characters import INVISIBLE

    return INVISIBLE.sub(lambda match: "".join(f"<U+{ord(c):04X}>" for c in match[0]), text).replace(
        "\r", "<CR>"
    )


def rule_index(rules: Iterable[Rule]) -> str:
    """The overview page of all rules, as a Markdown table."""
    lines = [
        "# Rules",
        "",
        "Made from the rules themselves by `python scripts/rule_pages.py`. The policy sets severities and options:",
        "`rules: {VOC101: {severity: error, max_characters: 50}}`.",
        "",
        "| code | name | severity | SOP | what it finds |",
        "| --- | --- | --- | --- | --- |",
    ]
    for rule in rules:
        cells = (f"[{rule.code}]({rule.code}.md)", rule.name, rule.severity.value, rule.sop, rule.summary)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
