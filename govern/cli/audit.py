"""``govern audit``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from govern.audit.blocks import Block, as_html, as_markdown, as_text
from govern.audit.report import as_data, audit_blocks
from govern.audit.trail import audit
from govern.cli.main import exit_with
from govern.cli.options import as_of_option
from govern.errors import GovernError
from govern.repository.files import write_output
from govern.repository.git import find_root

FORMATS = ("text", "markdown", "json", "html")


@click.command(name="audit")
@click.option(
    "--at", "ref", metavar="REF", default="HEAD", show_default=True, help="Whose history is audited."
)
@click.option("--since", metavar="REF", help="Only sends after the day of this commit.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@as_of_option
def command(ref: str, since: str | None, form: str, output: Path | None, as_of: date | None) -> None:
    """Say of every mail that went out whether it was compliant and approved when it went out.

    Answered from Git history alone: each send is held against the template and the recipient list of the
    commit that was current on its day, under the policy that was in force there. What the history cannot
    tell is said to be untold, and is no pass: the exit status is 0 only when every send was cleared.

    \b
    Examples:
      govern audit
      govern audit --at main --since v1.0 --format markdown
      govern audit --format html --output audit.html
    """
    found = audit(find_root(Path.cwd()), ref, since, as_of)
    if form == "json":
        data = as_data(found)
        data = {"version": 1, **data}
        give(json.dumps(data, indent=2, ensure_ascii=False), output)
    else:
        blocks = audit_blocks(found, every=form in {"html", "markdown"})
        give("\n".join(shown(blocks, form, f"Audit of {found.head[:12]}")), output)
    exit_with(found.exit_code)


def shown(blocks: Iterable[Block], form: str, title: str) -> Iterable[str]:
    """Blocks in one of the formats."""
    if form == "html":
        return as_html(blocks, title)
    return as_markdown(blocks) if form == "markdown" else as_text(blocks)


def give(text: str, output: Path | None) -> None:
    """Print a report, or write it to a file."""
    if output is None:
        click.echo(text.strip("\n"))
        return
    try:
        write_output(output, (text.strip("\n") + "\n").encode("utf-8", "replace"))
    except OSError as error:
        raise GovernError(
            f"{output} cannot be written: {error.strerror}.", "Choose another --output."
        ) from None
    click.echo(f"wrote {output}.", err=True)
