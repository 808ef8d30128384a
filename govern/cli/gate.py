"""``govern gate``."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path

import click

from govern.cli.main import exit_with
from govern.cli.options import as_of_option, today
from govern.cli.pushed import Pushed, pushed
from govern.documents.source import Source
from govern.errors import UsageError
from govern.forge.model import Forge
from govern.gate.model import GateReport
from govern.gate.request import gate_request
from govern.gate.state import gate_state
from govern.gate.trusted import stored
from govern.output import LineOf
from govern.output.gate_report import GATE_FORMATS
from govern.policy.model import Policy
from govern.repository.files import Unread, write_bytes, write_output
from govern.repository.git import find_root, run_git
from govern.repository.objects import Objects, Tree


@click.command(name="gate")
@click.option("--base", metavar="REF", help="The branch that the pull request goes into: its policy judges.")
@click.option("--head", metavar="REF", help="What is to be merged.  [default: HEAD]")
@click.option(
    "--pushed",
    "push",
    is_flag=True,
    help="Instead of HEAD: what is being pushed, as Git or pre-commit tells a pre-push hook.",
)
@click.option("--at", metavar="REF", help="Instead: what does this commit prove of each approved document?")
@click.option(
    "--forge",
    "which",
    type=click.Choice(["auto", "github", "none"]),
    default="auto",
    help="Who is asked about sign-offs made in comments; auto: GitHub, where GITHUB_TOKEN is set.",
)
@click.option("--format", "form", type=click.Choice(list(GATE_FORMATS)), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the verdict to this file."
)
@click.option(
    "--record",
    metavar="TITLE",
    help="Write the record of a change of the policy, for others to sign; judge nothing.",
)
@click.option("--all", "show_all", is_flag=True, help="Show every finding of a file, not only the worst ten.")
@as_of_option
def command(
    base: str | None,
    head: str | None,
    push: bool,
    at: str | None,
    which: str,
    form: str,
    output: Path | None,
    record: str | None,
    show_all: bool,
    as_of: date | None,
) -> None:
    """Say whether a pull request may be merged, and what a commit proves.

    Judged is what Git has stored, never the work tree. The judge is the base: its policy, roster, keys and schemas.
    In GitHub Actions the verdict is also written into the job summary.

    \b
    Examples:
      govern gate --base origin/main
      govern gate --base main --head my-branch --format json
      govern gate --at main
      govern gate --base origin/main --pushed    (in a pre-push hook)
      govern gate --base main --record "Nina Berg becomes CRO"
    """
    root = _repository()

    def day(policy: Policy) -> date:
        return today(as_of, policy)

    if record is not None:
        _record(root, base, head, record, day)
        return

    if push:
        if head is not None or at is not None or output is not None:
            raise UsageError(
                "--pushed says what is judged, and goes without --head, --at and --output.", "Leave them out."
            )
        exit_with(max((_tell(root, base, one, day, which, form, show_all) for one in _pushed()), default=0))
    found = _judge(root, base, head, at, day, _forge(which))
    exit_with(_report(root, found, form, output, show_all))


def _pushed() -> tuple[Pushed, ...]:
    """What is pushed; a hook that a terminal has started is not told it."""
    stdin = sys.stdin
    lines = [] if stdin is None or stdin.isatty() else stdin
    found = pushed(lines, os.environ)
    if found is None:
        raise UsageError(
            "Nobody says what is being pushed: --pushed is for a pre-push hook.",
            "govern gate --base origin/main --head REF judges a branch or a commit.",
        )
    if not found:
        click.echo("note: nothing is pushed but deletions; there is nothing to judge.", err=True)
    return found


def _tell(
    root: Path,
    base: str | None,
    one: Pushed,
    day: Callable[[Policy], date],
    which: str,
    form: str,
    show_all: bool,
) -> int:
    """Judge one of the commits that are pushed; its exit code."""
    branch = one.branch.removeprefix("refs/heads/")
    click.echo(f"pushed: {one.commit[:12]}{f' to {branch}' if branch else ''}", err=True)
    return _report(root, _judge(root, base, one.commit, None, day, _forge(which)), form, None, show_all)


def _report(root: Path, found: GateReport, form: str, output: Path | None, show_all: bool) -> int:
    columns = min(shutil.get_terminal_size((80, 24)).columns, 120)
    with Objects(root) as objects:
        text = "\n".join(GATE_FORMATS[form](found, _lines(objects, found.head), columns, show_all))
    if output is None:
        click.echo(text)
    else:
        write_output(output, (click.unstyle(text) + "\n").encode("utf-8"))
        click.echo(f"wrote {output}.", err=True)
    _summarise(found, form)
    return found.exit_code


def _record(
    root: Path, base: str | None, head: str | None, title: str, day: Callable[[Policy], date]
) -> None:
    from govern.gate.records import draft_record

    if base is None:
        raise UsageError(
            "Against which branch did the policy change?", "govern gate --base main --record TITLE"
        )
    author = run_git(root, "config", "user.email").decode("utf-8", "replace").strip()
    path, text = draft_record(root, base, head or "HEAD", title, author, day)
    if (root / path).exists():
        raise UsageError(f"{path} is there already.", "Use another title.")
    write_bytes(root / path, text.encode("utf-8"))
    click.echo(f"wrote {path}")
    click.echo(f"next:  commit it; then those who sign: govern approve {path} --as ROLE --commit", err=True)


def _judge(
    root: Path,
    base: str | None,
    head: str | None,
    at: str | None,
    day: Callable[[Policy], date],
    forge: Forge | None,
) -> GateReport:
    if at is not None:
        if base is not None or head is not None:
            raise UsageError("--at judges one commit, --base a pull request.", "Use one of them.")
        return gate_state(root, at, day, forge)
    if base is None:
        raise UsageError(
            "Against which branch? The base's policy judges.",
            "govern gate --base origin/main, or --at main for what a commit proves.",
        )
    return gate_request(root, base, head or "HEAD", day, forge)


def _forge(which: str) -> Forge | None:
    if which == "none" or (which == "auto" and not os.environ.get("GITHUB_TOKEN")):
        return None
    from govern.forge.github import GitHub

    return GitHub.from_environment()


def _lines(objects: Objects, commit: str) -> LineOf:
    """Source lines of a commit's files, for as long as ``objects`` is open; its tree is read once, when first asked."""

    @lru_cache(maxsize=1)
    def tree() -> Tree:
        return objects.tree(commit)

    @lru_cache(maxsize=64)
    def source(path: str) -> Source:
        data = stored(objects, tree(), path)
        text = "" if isinstance(data, Unread) else data.decode("utf-8", "replace")
        return Source(text.removeprefix("\ufeff"))

    return lambda path, number: source(path).line(number)


def _repository() -> Path:
    """The repository of the current folder; a bare one will do, since no work tree is ever looked at."""
    here = Path.cwd()
    if (here / "HEAD").is_file() and (here / "objects").is_dir() and (here / "refs").is_dir():
        return here
    return find_root(here)


def _summarise(found: GateReport, form: str) -> None:
    """In GitHub Actions: the same as a page, into the file that Actions names for it."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place or form == "markdown":
        return
    text = "\n".join(GATE_FORMATS["markdown"](found, lambda *_: "", 120, False))
    try:
        with Path(place).open("a", encoding="utf-8") as summary:
            summary.write(text + "\n")
    except OSError as error:
        click.echo(f"note: the job summary could not be written: {error.strerror}.", err=True)
