"""``govern init``."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from govern import packaged
from govern.cli.options import as_of_option
from govern.errors import RepositoryError, UsageError
from govern.repository.files import write_bytes
from govern.repository.git import find_root, run_git
from govern.scaffold import HOOKS, files


@click.command(name="init")
@click.option(
    "--hooks", is_flag=True, help="Also write plain Git hooks (commit, push), for those without pre-commit."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@as_of_option
def command(hooks: bool, dry_run: bool, as_of: date | None) -> None:
    """Make this Git repository a governed one: policy, schemas, folders, pre-commit hook, workflow.

    What is there already is left as it is.

    \b
    Example:
      git init && govern init && govern check
    """
    root = find_root(Path.cwd())
    name, email = _git_identity(root)
    day = (as_of or datetime.now(UTC).date()).isoformat()
    schemas = [(schema, packaged.schema(schema)) for schema in packaged.schema_names()]
    for path, text in files(name, email, day, schemas).items():
        _write(root / path, path, text.encode("utf-8"), dry_run=dry_run)
    if hooks:
        _write_hooks(root, dry_run=dry_run)
    if not dry_run:
        from govern.cli.merge_driver import register

        register(root)
    click.echo("next:  put the people into the roster of govern.yaml, then `govern new nurture`.", err=True)


def _write(full: Path, shown: str, data: bytes, *, dry_run: bool) -> None:
    if full.exists() or full.is_symlink():
        click.echo(f"kept  {shown}")
        return
    if not dry_run:
        write_bytes(full, data)
    click.echo(f"{'would write' if dry_run else 'wrote'} {shown}")


def _write_hooks(root: Path, *, dry_run: bool) -> None:
    folder = run_git(root, "rev-parse", "--git-path", "hooks").decode("utf-8", "surrogateescape").strip()
    for name, text in HOOKS.items():
        path = root / folder / name
        kept = path.exists() or path.is_symlink()
        _write(path, f"{folder}/{name}", text.encode("utf-8"), dry_run=dry_run)
        if not kept and not dry_run:
            path.chmod(0o755)


def _git_identity(root: Path) -> tuple[str, str]:
    try:
        name, email = (
            run_git(root, "config", key).decode("utf-8", "replace") for key in ("user.name", "user.email")
        )
    except RepositoryError:
        raise UsageError(
            "Git does not know who you are, and the roster needs a first person.",
            "git config user.name 'Your Name'; git config user.email you@example.com",
        ) from None
    return name.strip(), email.strip()
