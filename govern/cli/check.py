"""``govern check``, as click reads its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govern.cli.checking import Asked, run_check
from govern.cli.main import exit_with
from govern.cli.options import as_of_option
from govern.output import FORMATS


@click.command(name="check")
@click.argument("paths", nargs=-1)
@click.option("--staged", is_flag=True, help="Check what is staged: the content the commit will hold.")
@click.option("--since", metavar="REF", help="Check only files changed since this commit or branch.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="With --fix: also files that carry sign-offs, which then go stale."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules or families (PRC101, TRM).")
@click.option("--ignore", multiple=True, metavar="CODE", help="Not these rules or families.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to this file."
)
@click.option(
    "--all",
    "show_all",
    is_flag=True,
    help="Show every finding of a file, not only the worst ten; in SARIF the excused, too.",
)
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes to use; 0 for one a processor.")
@click.option(
    "--write-baseline", is_flag=True, help="Excuse what is found now; only what is new fails from then on."
)
@click.option("--no-baseline", is_flag=True, help="Report known findings, too.")
@click.option(
    "--shard", metavar="I/N", help="Check the I-th of N parts; join them by `govern merge-reports`."
)
@click.option("--no-cache", is_flag=True, help="Judge every file anew; keep nothing for the next run.")
@click.option("--stdin-filename", metavar="PATH", help="With “-”: the path that standard input stands for.")
@as_of_option
def command(**words: Any) -> None:
    """Prove the governed files: templates, leads, lists, the policy.

    Without PATH, every file that Git tracks or would track is looked at; those that a kind of the policy
    claims are read, held against their schema and judged by its rules.

    \b
    Examples:
      govern check
      govern check --staged
      govern check --since main --format json
      govern check content/campaigns/email-sequences --fix --diff
    """
    exit_with(run_check(Asked(**words)))
