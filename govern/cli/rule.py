"""``govern rule``."""

from __future__ import annotations

import json

import click

from govern.errors import UsageError
from govern.output.rule_pages import rule_data, rule_text
from govern.rules import all_rules


@click.command(name="rule")
@click.argument("code", required=False)
@click.option("--all", "every", is_flag=True, help="List all rules.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(code: str | None, every: bool, form: str) -> None:
    """Explain a rule: what it finds, why, what breaks it and what does not.

    \b
    Examples:
      govern rule PRC101
      govern rule price-in-nurture
      govern rule --all --format json
    """
    if every == (code is not None):
        raise UsageError("Name one rule, or ask for all.", "govern rule PRC101, or govern rule --all")
    rules = all_rules()
    if every:
        if form == "json":
            click.echo(json.dumps([rule_data(rule) for rule in rules.values()], indent=2))
            return
        for rule in rules.values():
            click.echo(
                f"{click.style(rule.code, bold=True)}  {rule.severity.value:<8}{rule.name}: {rule.summary}"
            )
        return
    found = rules.get(str(code).upper()) or next((r for r in rules.values() if r.name == code), None)
    if found is None:
        raise UsageError(f"There is no rule “{code}”.", "See `govern rule --all`.")
    click.echo(json.dumps(rule_data(found), indent=2) if form == "json" else "\n".join(rule_text(found)))
