"""``govern mcp``."""

from __future__ import annotations

from pathlib import Path

import click

from govern.errors import UsageError


@click.command(name="mcp")
@click.option(
    "--root",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The repository to answer about.",
)
@click.option("--with-contacts", is_flag=True, help="Let answers about leads name the person.")
def command(root: Path, with_contacts: bool) -> None:
    """Serve an AI agent over the Model Context Protocol, on standard input and output.

    It reads and proposes; it never signs, approves, sends or writes. See docs/agents.md.

    \b
    Example (an agent starts it):
      govern mcp --root /path/to/repository
    """
    try:
        from govern.servers.mcp import build
    except ImportError as error:
        raise UsageError(f"The agent server needs {error.name}.", 'pip install "govern[mcp]"') from None
    build(root, contacts=with_contacts).run("stdio")
