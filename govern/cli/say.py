"""Saying something on standard output or standard error, without click where nothing of it is needed."""

from __future__ import annotations

import os
import sys

from govern.output.paint import strip


def colour() -> bool | None:
    """Whether to colour: never with NO_COLOR, always with FORCE_COLOR, else only on a terminal (``None``)."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Write a text and show it at once, coloured as ``colour`` says; the same as ``click.echo``."""
    stream = sys.stderr if err else sys.stdout
    if os.name == "nt" or not _takes_all(stream):
        # Consoles of Windows and streams that know ASCII only: click knows what to do.
        import click

        click.echo(text, err=err, nl=nl, color=colour())
        return
    wanted = colour()
    out = text if (stream.isatty() if wanted is None else wanted) else strip(text)
    stream.write(f"{out}\n" if nl else out)
    stream.flush()


def _takes_all(stream: object) -> bool:
    return str(getattr(stream, "encoding", "")).lower() in {"utf-8", "utf8"}
