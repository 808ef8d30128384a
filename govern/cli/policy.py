"""``govern policy show``, ``govern policy test`` and ``govern policy check``."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govern.check import Settings
from govern.cli.main import exit_with
from govern.cli.options import as_of_option, today
from govern.cli.policy_holidays import command as holidays
from govern.documents.document import Path as KeyPath
from govern.documents.reader import MAX_BYTES
from govern.output.plain import plain
from govern.policy.globs import compile_glob
from govern.policy.load import POLICY_FILE, LoadedPolicy
from govern.repository.files import Unread, read_bytes
from govern.repository.git import list_files
from govern.repository.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from govern.policy_check import Law


@click.group(name="policy")
def command() -> None:
    """Show the merged policy, test it by its own examples, or prove its laws.

    \b
    Examples:
      govern policy show terms
      govern policy test
      govern policy check
    """


@command.command(name="show")
@click.argument("section", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(section: str | None, form: str) -> None:
    """Print the merged policy, each value with the file and line it came from.

    SECTION is a part of it, such as terms or sequences.nurture.
    """
    loaded = open_workspace(Path.cwd()).loaded
    path: KeyPath = tuple(section.split(".")) if section else ()
    value = _part(loaded.policy.data, path)
    if form == "json":
        origins = {
            ".".join(map(str, key)): str(origin)
            for key, origin in loaded.origins.items()
            if key[: len(path)] == path
        }
        click.echo(json.dumps({"policy": value, "origins": origins}, indent=2, ensure_ascii=False))
        return
    for line, origin in _lines(value, path, 0, loaded):
        click.echo(plain(line) + (click.style(f"  # {origin}", dim=True) if origin else ""))


def _part(data: Mapping[str, Any], path: KeyPath) -> Any:
    value: Any = data
    for key in path:
        if not isinstance(value, dict) or key not in value:
            known = ", ".join(value) if isinstance(value, dict) else "none"
            raise click.UsageError(f"The policy has no “{'.'.join(map(str, path))}”. Known here: {known}.")
        value = value[key]
    return value


def _lines(value: Any, path: KeyPath, depth: int, loaded: LoadedPolicy) -> Iterator[tuple[str, str]]:
    """The value as YAML-like lines, each leaf with its origin."""
    indent = "  " * depth
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _entry(f"{indent}{key}:", item, (*path, key), depth, loaded)
    elif isinstance(value, list) and value:
        for number, item in enumerate(value):
            yield from _entry(f"{indent}-", item, (*path, number), depth, loaded)
    else:
        yield f"{indent}{_scalar(value)}", str(loaded.origins.get(path, ""))


def _entry(
    head: str, item: Any, path: KeyPath, depth: int, loaded: LoadedPolicy
) -> Iterator[tuple[str, str]]:
    if isinstance(item, dict) and isinstance(path[-1], int):
        flow = ", ".join(f"{key}: {_scalar(value)}" for key, value in item.items())
        yield f"{head} {{{flow}}}", str(loaded.origins.get(path, ""))
    elif isinstance(item, (dict, list)) and item:
        yield head, ""
        yield from _lines(item, path, depth + 1, loaded)
    else:
        yield f"{head} {_scalar(item)}", str(loaded.origins.get(path, ""))


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@command.command(name="test")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def test(form: str, as_of: date | None) -> None:
    """Run the policy's own examples: texts that must break a rule, texts that must not."""
    from govern.policy_test import run_examples

    workspace = open_workspace(Path.cwd())
    settings = Settings(workspace.policy, workspace.schemas, today(as_of, workspace.policy))
    results = list(run_examples(settings, lambda glob: _files(workspace, glob)))
    failed = [result for result in results if result.fault]
    if form == "json":
        told = [
            {
                "rule": r.example.rule,
                "text": r.example.text,
                "fails": r.example.fails,
                "origin": r.example.origin,
                "fault": r.fault,
            }
            for r in results
        ]
        click.echo(json.dumps({"examples": told, "failed": len(failed)}, indent=2, ensure_ascii=False))
    else:
        for result in failed:
            example = result.example
            promise = "must break" if example.fails else "must pass"
            click.echo(
                f"{click.style(example.origin, bold=True)}: {plain(example.text or example.file)[:60]}\n"
                f"    {promise} {example.rule}, but {plain(result.fault)}."
            )
        click.echo(
            f"{len(results)} examples: {len(results) - len(failed)} as they should be, {len(failed)} not."
        )
    exit_with(1 if failed else _none_ran(len(results)))


def _none_ran(count: int) -> int:
    if count:
        return 0
    click.echo("error: the policy has no examples, so nothing was tested.", err=True)
    return 2


def _files(workspace: Workspace, glob: str) -> list[tuple[str, bytes]]:
    pattern = compile_glob(glob)
    found = (
        (path, read_bytes(workspace.root, path, MAX_BYTES))
        for path in list_files(workspace.root)
        if pattern.match(path)
    )
    return [(path, data) for path, data in found if not isinstance(data, Unread)]


@command.command(name="check")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def check(form: str, as_of: date | None) -> None:
    """Prove the laws of the policy itself: owners, roles, chains, keys, prices, the ladder.

    \b
    Examples:
      govern policy check
      govern policy check --as-of 2027-01-01      will every role still be held then?
    """
    from govern.policy_check import check_policy

    loaded = open_workspace(Path.cwd()).loaded
    day = today(as_of, loaded.policy)
    laws = check_policy(loaded.policy, lambda path: _origin(loaded, path), day)
    broken = [law for law in laws if not law.holds]
    if form == "json":
        told = [
            {
                "id": law.id,
                "title": law.title,
                "scope": law.scope,
                "holds": law.holds,
                "breaches": [{"where": b.where, "message": b.message, "help": b.help} for b in law.breaches],
            }
            for law in laws
        ]
        click.echo(
            json.dumps({"version": 1, "as_of": day.isoformat(), "laws": told}, indent=2, ensure_ascii=False)
        )
    else:
        for law in laws:
            _tell_law(law)
        count = f"{len(laws)} laws: {len(laws) - len(broken)} hold, {len(broken)} broken."
        click.echo(f"\n{click.style(count, fg='red' if broken else 'green')}")
    exit_with(int(bool(broken)))


def _tell_law(law: Law) -> None:
    mark = click.style("✓", fg="green") if law.holds else click.style("✗", fg="red", bold=True)
    click.echo(f"{mark} {plain(law.title)} {click.style(f'({plain(law.scope)})', dim=True)}")
    for breach in law.breaches:
        for indent, words in ((4, f"{breach.where}: {breach.message}"), (4, f"next: {breach.help}")):
            blank = " " * indent
            click.echo(
                "\n".join(
                    textwrap.wrap(plain(words), 80, initial_indent=blank, subsequent_indent=blank + "  ")
                )
            )


def _origin(loaded: LoadedPolicy, path: KeyPath) -> str:
    """File and line of a path into the policy, or of the nearest part of it that stands somewhere."""
    for length in range(len(path), 0, -1):
        if path[:length] in loaded.origins:
            return str(loaded.origins[path[:length]])
    below = [origin for key, origin in loaded.origins.items() if path and key[: len(path)] == path]
    return str(below[0]) if below else POLICY_FILE


command.add_command(holidays)
