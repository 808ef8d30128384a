"""The command line: which commands there are, and how a command ends.

A command's module is imported when the command is called, so that `govern --help` and a one-file check pay
for nothing they do not use.
"""

from __future__ import annotations

import gc
import os
from importlib import import_module
from typing import Any

import click

from govern import __version__
from govern.cli.entry import main
from govern.cli.say import colour

__all__ = ["cli", "exit_with", "main", "run"]

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
        # What the command does may take long: from here on, what is left behind is collected again.
        gc.enable()
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


def run() -> int:
    """Read and do what the words of the command line say, and give the exit status."""
    try:
        status = cli.main(prog_name="govern", standalone_mode=False, color=colour())
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.Abort:
        status = _EXIT_INTERRUPTED
    except click.ClickException as error:
        error.show()
        status = _EXIT_FAILED
    return status if isinstance(status, int) else 0


def exit_with(status: int) -> Any:
    """End a command with an exit status."""
    raise click.exceptions.Exit(status)
