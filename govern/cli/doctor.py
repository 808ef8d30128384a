"""``govern doctor``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from govern.cli.main import exit_with
from govern.health import Health, examine

_MARKS = {Health.FINE: ("✓", "green"), Health.ADVICE: ("·", "yellow"), Health.BROKEN: ("✗", "red")}


@click.command(name="doctor")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(form: str) -> None:
    """Say what is missing on this machine or in this repository, and how to mend it.

    Ends with 1 when something that govern needs is broken; what is only advice (·) does not count.

    \b
    Example:
      govern doctor
    """
    found = examine(Path.cwd())
    if form == "json":
        values = [{"what": o.what, "health": o.health.value, "words": o.words, "mend": o.mend} for o in found]
        click.echo(json.dumps({"version": 1, "checks": values}, indent=2))
    else:
        for one in found:
            mark, colour = _MARKS[one.health]
            click.echo(f"{click.style(mark, fg=colour, bold=True)} {one.what:<18}{one.words}")
            if one.mend:
                click.echo(f"{'':20}{click.style('mend:', dim=True)} {one.mend}")
        broken = sum(one.health is Health.BROKEN for one in found)
        click.echo("")
        click.echo(
            f"{len(found)} things looked at: "
            + (f"{broken} broken." if broken else "all that is needed is there.")
        )
    exit_with(int(any(one.health is Health.BROKEN for one in found)))
