"""What the shell offers for the values of arguments and options. Imported only while a shell completes a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

import click
from click.shell_completion import CompletionItem

from govern.errors import GovernError
from govern.repository.git import find_root, list_files, run_git
from govern.repository.workspace import governed, open_workspace


class _Words(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A text for which words are offered."""

    name = "text"

    def __init__(self, offer: Callable[[], Iterable[str]]) -> None:
        self.offer = offer

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The words that begin as what was typed; of several codes in one word (“PRC,TRM”) the last counts."""
        before, comma, typed = incomplete.rpartition(",")
        # Without a repository or a policy there is nothing to offer; the command itself will say so.
        with suppress(GovernError):
            return [CompletionItem(before + comma + word) for word in self.offer() if word.startswith(typed)]
        return []


class _Files(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A text for which the shell offers files."""

    name = "text"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Leave it to the shell."""
        return [CompletionItem(incomplete, type="file")]


def _codes() -> Iterable[str]:
    from govern.rules import all_rules

    return sorted({*all_rules(), *(code[:3] for code in all_rules())})


def _roles() -> Iterable[str]:
    policy = open_workspace(Path.cwd()).policy
    chains = policy.data.get("chains", {}).values()
    return sorted(
        {holder.role for holder in policy.roster}
        | {link["role"] for chain in chains for link in chain["links"]}
    )


def _refs() -> Iterable[str]:
    root = find_root(Path.cwd())
    told = run_git(
        root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"
    )
    return told.decode("utf-8", "replace").split()


def _leads() -> Iterable[str]:
    workspace = open_workspace(Path.cwd())
    targets = governed(list_files(workspace.root), workspace.policy)
    return sorted(PurePosixPath(target.path).stem for target in targets if target.kind == "lead")


def _sequences() -> Iterable[str]:
    return open_workspace(Path.cwd()).policy.sequences


_BY_METAVAR: dict[str, Any] = {"ROLE": _Words(_roles), "REF": _Words(_refs), "ID": _Words(_leads)}
_BY_NAME: dict[tuple[str, str], Any] = {
    ("check", "paths"): _Files(),
    ("check", "select"): _Words(_codes),
    ("check", "ignore"): _Words(_codes),
    ("status", "paths"): _Files(),
    ("approve", "path"): _Files(),
    ("revoke", "path"): _Files(),
    ("preview", "template"): _Files(),
    ("evidence", "name"): _Files(),
    ("rule", "code"): _Words(_codes),
    ("new", "sequence"): _Words(_sequences),
    ("respond", "lead"): _Words(_leads),
    ("forget", "lead"): _Words(_leads),
}


def equip(name: str, command: click.Command, ctx: click.Context) -> click.Command:
    """Let a command, and those below it, offer values. It can then complete, and no longer be run."""
    for param in command.params:
        offered = _BY_NAME.get((name, param.name or "")) or _BY_METAVAR.get(param.metavar or "")
        if offered is not None and isinstance(param.type, click.types.StringParamType):
            param.type = offered
    if isinstance(command, click.Group):
        for below in command.list_commands(ctx):
            found = command.get_command(ctx, below)
            if found is not None:
                equip(below, found, ctx)
    return command
