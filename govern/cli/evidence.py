"""``govern evidence``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from govern.audit.evidence import evidence
from govern.audit.report import as_data, evidence_blocks
from govern.cli.audit import FORMATS, give, shown
from govern.cli.options import as_of_option
from govern.repository.git import find_root


@click.command(name="evidence")
@click.argument("name", metavar="TEMPLATE|LEAD")
@click.option("--at", "ref", metavar="REF", default="HEAD", show_default=True, help="Whose history counts.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@as_of_option
def command(name: str, ref: str, form: str, output: Path | None, as_of: date | None) -> None:
    """Gather all that the history holds about one template, recipient list or lead.

    Its versions with their commits and digests, its sign-offs with what proves them, silences with reasons,
    and every send held against what was current on its day. For a lead, each entry with the commit that
    brought it in and how many days later. A lead's bundle holds personal data.

    \b
    Examples:
      govern evidence nurture-v1-2026-04-20
      govern evidence acme-robotics --format html --output acme.html
    """
    found = evidence(find_root(Path.cwd()), ref, name, as_of)
    if form == "json":
        give(json.dumps({"version": 1, **as_data(found)}, indent=2, ensure_ascii=False), output)
        return
    give("\n".join(shown(evidence_blocks(found), form, f"Evidence: {found.name}")), output)
