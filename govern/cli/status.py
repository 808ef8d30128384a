"""``govern status``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from govern.approvals.chain import chain_for
from govern.approvals.people import people_of
from govern.approvals.standing import Change, Standing
from govern.approvals.verdict import judge
from govern.cli import sign_offs
from govern.cli.options import as_of_option, today
from govern.cli.sign_offs import Opened
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.errors import UsageError
from govern.output.plain import plain
from govern.policy.model import Policy
from govern.repository.files import Unread, read_bytes
from govern.repository.git import list_files
from govern.repository.versions import past_versions
from govern.repository.workspace import Workspace, kind_of, open_workspace, relative_path


@click.command(name="status")
@click.argument("paths", nargs=-1)
@click.option("--role", default="", metavar="ROLE", help="Only what waits for this role.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True
)
@as_of_option
def command(paths: tuple[str, ...], role: str, form: str, as_of: date | None) -> None:
    """Show every document that is signed: its chain, what is stale and why, and who must act next.

    PATH is a file or a folder; without one, all documents of the repository are shown as they stand in the work tree.

    \b
    Examples:
      govern status
      govern status --role cro
      govern status --format json
    """
    from govern.output import status_report

    workspace = open_workspace(Path.cwd())
    policy = workspace.policy
    day = today(as_of, policy)
    _refuse_unknown_role(role, policy)
    standings = list(_standings(workspace, paths, day))
    told = _with_changes(workspace, [one for one in standings if role in {"", one.waits_for}])
    render = {
        "text": status_report.text,
        "json": status_report.json_text,
        "markdown": status_report.markdown,
    }[form]
    click.echo("\n".join(render(told, people_of(policy.roster), day)))


def _refuse_unknown_role(role: str, policy: Policy) -> None:
    roles = tuple(policy.data.get("roles", ()))
    if role and role not in roles:
        raise UsageError(f"There is no role “{role}”.", f"Known: {', '.join(roles)}.")


def _standings(workspace: Workspace, paths: tuple[str, ...], day: date) -> Iterator[Standing]:
    policy = workspace.policy
    for path in _wanted(workspace, paths):
        kind = kind_of(path, policy)
        if kind is None or not policy.kinds[kind].chain:
            continue
        document = _read(workspace, path, kind)
        if document is None:
            continue
        chain = chain_for(document, policy)
        if chain is not None:
            yield Standing(document, judge(document, chain, policy.roster, day))


def _wanted(workspace: Workspace, paths: tuple[str, ...]) -> Iterable[str]:
    listed = list_files(workspace.root)
    if not paths:
        return listed
    kept: set[str] = set()
    for argument in paths:
        if not (Path.cwd() / argument).exists():
            kept.add(sign_offs.path_of(workspace, argument))
            continue
        path = relative_path(workspace.root, argument, Path.cwd())
        kept.update(one for one in listed if path == "." or one == path or one.startswith(f"{path}/"))
        kept.update([path] if (workspace.root / path).is_file() else [])
    return sorted(kept)


def _read(workspace: Workspace, path: str, kind: str) -> Document | None:
    data = read_bytes(workspace.root, path, MAX_BYTES)
    form = workspace.policy.kinds[kind].format
    document = None if isinstance(data, Unread) else read_document(data, path, kind, form).document
    if document is None:
        click.echo(f"note: {plain(path)} cannot be read; see `govern check {plain(path)}`.", err=True)
    return document


def _with_changes(workspace: Workspace, standings: list[Standing]) -> list[Standing]:
    """What made each stale sign-off stale, asked of Git once for all of them."""
    versions = past_versions(
        workspace.root, [one.document.path for one in standings if one.stale is not None]
    )
    found: list[Standing] = []
    for one in standings:
        if one.stale is not None and one.stale.sign_off is not None:
            form = workspace.policy.kinds[one.document.kind].format
            opened = Opened(one.document, b"", versions[one.document.path], form)
            one = replace(one, change=_change_since(opened, one.stale.sign_off.content))
        found.append(one)
    return found


def _change_since(opened: Opened, content: str) -> Change | None:
    """The first change after the version whose content has a digest; ``None`` where the history does not have it."""
    found = sign_offs.version_with(opened, content)
    if found is None:
        return None
    signed, version = found
    lines = tuple(sign_offs.change_lines(signed, opened.document))
    later = opened.versions[: opened.versions.index(version)]
    if not later:
        return Change("", "", "", "", lines)
    first = later[-1]
    return Change(first.commit, first.name, first.day, first.subject, lines)
