"""The command line: which commands there are, and how a command ends.

A command's module is imported when the command is called, so that `govern --help` and a one-file check pay
for nothing they do not use.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from govern import __version__, patterns
from govern.errors import GovernError, RepositoryError, UsageError

_GROUPS = {
    "Write and check": {
        "check": "Prove the governed files; run it before every commit.",
        "new": "Write a new e-mail sequence template.",
        "preview": "Show a template's mails as one lead would read them.",
        "rule": "Explain a rule.",
        "merge-reports": "Join the reports of a check that was split over several machines.",
    },
    "Sign and gate": {
        "status": "Show every chain of sign-offs, and who must act next.",
        "approve": "Sign a document in your role.",
        "revoke": "Take a sign-off back.",
        "comment": "In CI: carry out what a comment on a pull request orders.",
        "gate": "Say whether a pull request may be merged, and what a commit proves.",
        "codeowners": "Write CODEOWNERS from the policy, or hold it against the policy.",
    },
    "Leads and sequences": {
        "inbox": "What waits for a role, the oldest deadline first.",
        "ladder": "Would other thresholds be better? What-if, and calibration.",
        "lead": "Leads: their evidence, their steps, and why they stand where they stand.",
        "sequences": "Show who is due which touch, and what else waits.",
        "recipients": "Draw up who may receive a template, and why the others may not.",
        "export": "Write a touch for the tool that sends it: only what the chain has cleared.",
        "import": "Bring back what the tool knows: sends, opens, replies, bounces, opt-outs.",
        "suppress": "Never write to an address again, or ask whether that is so.",
    },
    "Numbers and audit": {
        "report": "The weekly numbers: conversion, replies, time, with what they were counted from.",
        "dashboard": "One self-contained page: stages, trends, approvals, inboxes, escalations.",
        "escalations": "What SOP 7 wants escalated now: since when, by what evidence, who acts.",
        "audit": "Was every mail compliant and approved when it went out? From Git history.",
        "evidence": "All that the history holds about one template or lead.",
    },
    "Editors and agents": {
        "lsp": "Serve an editor: findings while typing, fixes, completion, outline.",
        "mcp": "Serve an AI agent: it may read and propose, never sign or send.",
    },
    "Set up": {
        "completion": "Print the completion script of a shell.",
        "doctor": "Say what is missing here, and how to mend it.",
        "merge-driver": "Merge two branches that wrote into one lead, for Git.",
        "init": "Make a repository a governed one.",
        "policy": "Show the merged policy, test it by its examples, prove its laws.",
    },
}
"""The commands by the job to be done, in the order in which `govern --help` shows them. A module of `govern/cli` each."""

_COMMANDS = {name: words for group in _GROUPS.values() for name, words in group.items()}

_MODULES = {"import": "imports"}
"""Commands whose module cannot have their name."""

_COMPLETING = "_GOVERN_COMPLETE"
"""Set by the script of `govern completion` while a shell asks what may follow."""
_EXIT_FAILED = 2
_EXIT_INTERRUPTED = 130
_MOST_PATTERNS = 4000


class _Lazy(click.Group):
    """A group whose commands live in modules of their own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(
            f"govern.cli.{_MODULES.get(cmd_name, cmd_name.replace('-', '_'))}"
        ).command
        if _COMPLETING in os.environ:
            from govern.cli.completing import equip

            return equip(cmd_name, command, ctx)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        for title, commands in _GROUPS.items():
            if commands:
                with formatter.section(title):
                    formatter.write_dl(list(commands.items()))


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 clean, 1 findings of severity error, 2 the command could not do its work.",
)
@click.version_option(__version__, prog_name="govern")
def cli() -> None:
    """Git-native governance for e-mail sequences and sales leads.

    \b
    Example:
      govern check            prove every governed file of this repository
      govern rule PRC101      explain a rule
    """


def main() -> None:
    """Run the command line and end the process with its exit status."""
    patterns.use(_stored_patterns)
    try:
        status = cli.main(prog_name="govern", standalone_mode=False, color=_colour())
        # A server has closed it when its client was done.
        if not sys.stdout.closed:
            sys.stdout.flush()
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.Abort:
        status = _EXIT_INTERRUPTED
    except click.ClickException as error:
        error.show()
        status = _EXIT_FAILED
    except GovernError as error:
        status = _tell(error)
    except BrokenPipeError:
        # The reader (head, less) has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Exception as error:
        if os.environ.get("GOVERN_DEBUG"):
            raise
        status = _broken(error)
    _keep_patterns()
    sys.exit(status if isinstance(status, int) else 0)


def _broken(error: Exception) -> int:
    if isinstance(error, OSError):
        # A full disk, a folder in the place of a file, a missing right: not a fault of ours.
        place = error.filename2 or error.filename
        shown = f"{os.fsdecode(place)}: " if isinstance(place, str | bytes) else ""
        return _tell(RepositoryError(f"{shown}{error.strerror or error}.", "Mend that, and run it again."))
    click.echo(
        f"error: govern itself failed: {type(error).__name__}: {error}\n"
        "next:  Run it again with GOVERN_DEBUG=1 and report what it prints.",
        err=True,
    )
    return _EXIT_FAILED


def _stored_patterns() -> patterns.Store:
    from govern.repository.pattern_store import load_store

    return load_store()


def _keep_patterns() -> None:
    """Keep newly compiled patterns for the next run; start afresh when old ones have piled up."""
    fresh = patterns.fresh()
    if fresh:
        from govern.repository.pattern_store import save_store

        store = patterns.known()
        save_store(fresh if len(store) > _MOST_PATTERNS else {**store, **fresh})


def _tell(error: GovernError) -> int:
    label = click.style("usage" if isinstance(error, UsageError) else "error", fg="red", bold=True)
    click.echo(f"{label}: {error.message}", err=True, color=_colour())
    if error.next_step:
        click.echo(f"next:  {error.next_step}", err=True)
    return _EXIT_FAILED


def _colour() -> bool | None:
    """Whether to colour: never with NO_COLOR, always with FORCE_COLOR, else only on a terminal (``None``)."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def exit_with(status: int) -> Any:
    """End a command with an exit status."""
    raise click.exceptions.Exit(status)
