"""The mending side of ``govern check``: --fix and --diff."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable

import click

from govern.check import Settings, check_bytes
from govern.documents.reader import MAX_BYTES, read_document
from govern.findings import Finding
from govern.fixing import fix_text
from govern.output.plain import plain
from govern.repository.files import Unread, read_bytes, write_bytes
from govern.repository.workspace import Target, Workspace

_BOM = b"\xef\xbb\xbf"


def fix_targets(
    workspace: Workspace, targets: list[Target], settings: Settings, *, write: bool, unsafe: bool
) -> None:
    """Mend files, or show the difference. Bytes that no fix touches stay as they are."""
    changed = 0
    for target in targets:
        data = b"" if target.stray else read_bytes(workspace.root, target.path, MAX_BYTES)
        if isinstance(data, Unread) or not data:
            continue
        fixed = _fixed(data, target, settings, unsafe=unsafe)
        if fixed is None or fixed == data:
            continue
        changed += 1
        if write:
            write_bytes(workspace.root / target.path, fixed)
            click.echo(f"fixed {plain(target.path)}", err=True)
        else:
            _show(target.path, data, fixed)
    if not changed:
        click.echo("Nothing to fix.", err=True)


def _fixed(data: bytes, target: Target, settings: Settings, *, unsafe: bool) -> bytes | None:
    document = read_document(
        data, target.path, target.kind, settings.policy.kinds[target.kind].format
    ).document
    if document is None:
        return None
    if document.data.get("approvals") and not unsafe:
        if any(f.fix for f in check_bytes(data, target.path, target.kind, settings).findings):
            click.echo(
                f"left {plain(target.path)} alone: it carries sign-offs, which a change makes stale "
                "(--unsafe-fixes changes it all the same).",
                err=True,
            )
        return None
    mark = _BOM if data.startswith(_BOM) else b""
    return mark + fix_text(document.text, _checker(target, settings), unsafe=unsafe).encode("utf-8")


def _checker(target: Target, settings: Settings) -> Callable[[str], Iterable[Finding]]:
    return lambda text: check_bytes(text.encode("utf-8"), target.path, target.kind, settings).findings


def _show(path: str, before: bytes, after: bytes) -> None:
    old, new = (data.decode("utf-8").splitlines(keepends=True) for data in (before, after))
    for line in difflib.unified_diff(old, new, f"a/{plain(path)}", f"b/{plain(path)}"):
        colour = {"+": "green", "-": "red"}.get(line[0])
        click.echo(click.style(plain(line.rstrip("\r\n")), fg=colour))
