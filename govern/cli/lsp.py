"""``govern lsp``."""

from __future__ import annotations

from pathlib import Path

import click

from govern.errors import UsageError


@click.command(name="lsp")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The repository to serve; without it, the folder that the editor opens.",
)
@click.option(
    "--stdio", is_flag=True, help="Speak over standard input and output (the only way, and the default)."
)
def command(root: Path | None, stdio: bool) -> None:  # noqa: ARG001 - editors pass --stdio out of habit
    """Serve an editor over the Language Server Protocol.

    Findings while you type, the rule's page on hover, fixes, completion of fields, keys, roles and terms, an outline of
    touches, and above each document how its chain of sign-offs stands. See docs/editors.md.

    \b
    Example (an editor starts it):
      govern lsp --stdio
    """
    try:
        from govern.servers.lsp import build
    except ImportError as error:
        raise UsageError(f"The language server needs {error.name}.", 'pip install "govern[lsp]"') from None
    build(root).start_io()
