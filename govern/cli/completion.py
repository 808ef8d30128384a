"""``govern completion``."""

from __future__ import annotations

import sys

import click

_HOW = {
    "bash": 'add to ~/.bashrc:   eval "$(govern completion bash)"',
    "zsh": 'add to ~/.zshrc:    eval "$(govern completion zsh)"',
    "fish": "run once:  govern completion fish > ~/.config/fish/completions/govern.fish",
}


@click.command(name="completion")
@click.argument("shell", type=click.Choice(list(_HOW)))
def command(shell: str) -> None:
    """Print the script that lets a shell complete commands, options and their values.

    \b
    Examples:
      eval "$(govern completion bash)"        # in ~/.bashrc
      eval "$(govern completion zsh)"         # in ~/.zshrc
      govern completion fish > ~/.config/fish/completions/govern.fish
    """
    from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

    from govern.cli.main import cli

    classes: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
    made = classes[shell](cli, {}, "govern", "_GOVERN_COMPLETE")
    # Not `source()`: for bash it runs the bash that it finds here, which need not be the person's.
    click.echo(made.source_template % made.source_vars())
    if sys.stdout.isatty():
        click.echo(f"# {_HOW[shell]}", err=True)
