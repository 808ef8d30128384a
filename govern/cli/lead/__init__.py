"""``govern lead``: the leads, their evidence and their steps. A module of this package for each command or two."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "new": ("new", "Start a lead's file."),
    "list": ("listing", "List leads: by stage, owner, signal, staleness."),
    "show": ("show", "Show a lead: where it stands, and its history."),
    "explain": ("explain", "Say which criteria are met, by what, until when, and what is missing."),
    "signal": ("evidence", "Record an engagement signal (E1 …)."),
    "gate": ("evidence", "Record the check of an ICP gate (G1 …)."),
    "indicator": ("evidence", "Record what was found of a buying signal (S1 …)."),
    "classify": ("steps", "Take the step to MQL."),
    "qualify": ("steps", "Take the step to SQL."),
    "advance": ("steps", "Take the step to a higher rung."),
    "recycle": ("steps", "Take a lead back to a lower rung, or back onto the ladder."),
    "archive": ("steps", "Take a lead off the ladder; it may come back."),
    "disqualify": ("steps", "Take a lead off the ladder, since it does not fit."),
    "respond": ("respond", "Log what a lead answered, and do what the SOP says."),
    "forget": ("forget", "Take a person's data out of the file, at the person's wish."),
    "correct": ("correct", "Strike out an earlier entry; it stays readable."),
}
"""Each command: its module here, and what it does. The module's function of that name, or ``command``, is it."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"govern.cli.lead.{_COMMANDS[cmd_name][0]}")
        found: click.Command = getattr(module, cmd_name, None) or module.command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


@click.group(name="lead", cls=_Lazy)
def command() -> None:
    """Leads: what they have shown, and where on the ladder that proves them to be.

    A lead is a file, leads/ID.md. Its history only grows; every command that writes adds one entry and touches
    nothing else.

    \b
    Examples:
      govern lead explain acme-robotics
      govern lead signal acme-robotics E3 --by mining.mind --source "LinkedIn message"
      govern lead classify acme-robotics --note "gates checked on the board"
    """
