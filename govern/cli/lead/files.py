"""What the lead commands share: finding a lead, who acts, writing one entry, showing or committing it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from functools import wraps
from pathlib import Path, PurePosixPath
from typing import Any

import click

from govern.cli.main import exit_with
from govern.cli.options import Day, as_of_option, today
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.documents.writing import append_entry, replace_value, reread
from govern.errors import DocumentError, GovernError, RepositoryError, UsageError
from govern.ladder.history import Lead, read_lead
from govern.ladder.moves import Refusal
from govern.ladder.policy import Ladder, ladder_of
from govern.output.plain import plain
from govern.repository.files import Unread, read_bytes, write_bytes
from govern.repository.git import run_git
from govern.repository.workspace import Workspace, kind_of, open_workspace, relative_path
from govern.values import frozen

_BOM = b"\xef\xbb\xbf"


@frozen
class Opened:
    """A lead's file as it was read: nothing is written when it has changed since."""

    workspace: Workspace
    document: Document
    data: bytes
    lead: Lead
    ladder: Ladder
    as_of: date


@frozen
class Choices:
    """What every command that writes is told: by whom, on which day, and what to do with the result."""

    by: str
    on: date | None
    commit: bool
    dry_run: bool
    as_of: date | None = None


def writes(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of writing (``--by --on --commit --dry-run --as-of``), as ``Choices`` before its own."""

    @wraps(function)
    def command(
        *, by: str, on: date | None, commit: bool, dry_run: bool, as_of: date | None, **own: Any
    ) -> None:
        function(Choices(by, on, commit, dry_run, as_of), **own)

    made: Callable[..., None] = command
    for option in (
        as_of_option,
        click.option("--dry-run", is_flag=True, help="Show the change; write nothing."),
        click.option("--commit", is_flag=True, help="Commit the file, and nothing else."),
        click.option("--on", type=Day(), metavar="DATE", help="The day it happened; today by default."),
        click.option(
            "--by",
            default="",
            metavar="ROLE",
            help="In which role; by default yours, if Git's user.email holds one that may.",
        ),
    ):
        made = option(made)
    return made


def open_lead(name: str, as_of: date | None) -> Opened:
    """Find and read a lead by its id or file. Raises ``UsageError`` when there is none, ``DocumentError`` for a broken one."""
    workspace = open_workspace(Path.cwd())
    path = lead_path(workspace, name)
    data = read_bytes(workspace.root, path, MAX_BYTES)
    if isinstance(data, Unread):
        raise _unknown(workspace, name) if data.gone else DocumentError(f"{path}: {data.reason}", data.help)
    reading = read_document(data, path, "lead", workspace.policy.kinds["lead"].format)
    if reading.document is None:
        fault = reading.faults[0]
        line, column = reading.source.place(fault.start)
        raise DocumentError(f"{path}:{line}:{column}: {fault.message}", f"Mend it: `govern check {path}`.")
    lead = read_lead(reading.document)
    # The id is shown all over: nothing in it may move the cursor.
    lead = lead._replace(id=plain(lead.id))
    return Opened(
        workspace,
        reading.document,
        data,
        lead,
        ladder_of(workspace.policy),
        today(as_of, workspace.policy),
    )


def lead_path(workspace: Workspace, name: str) -> str:
    """The path of a lead's file from its id or its path."""
    kind = workspace.policy.kinds.get("lead")
    if kind is None:
        raise UsageError("The policy knows no kind “lead”.", "See `govern policy show kinds`.")
    is_path = name.endswith(".md") or "/" in name
    path = relative_path(workspace.root, name, Path.cwd()) if is_path else f"{kind.folder}/{name}.md"
    if kind_of(path, workspace.policy) != "lead":
        raise _unknown(workspace, name)
    return path


def _unknown(workspace: Workspace, name: str) -> UsageError:
    folder = workspace.root / workspace.policy.kinds["lead"].folder
    known = [entry.stem for entry in folder.glob("*.md")] if folder.is_dir() else []
    wanted = PurePosixPath(name).stem.lower()
    close = (
        get_close_matches(wanted, known, 3) or sorted(one for one in known if wanted and wanted in one)[:3]
    )
    hint = f"Did you mean {' or '.join(close)}?" if close else "`govern lead list` shows all."
    return UsageError(f"There is no lead “{plain(name)}”.", hint)


def day_of_act(opened: Opened, choices: Choices) -> date:
    """The day of what is recorded: ``--on`` or today. Raises ``UsageError`` for a day that has not come."""
    day = choices.on or opened.as_of
    if day > opened.as_of:
        raise UsageError(
            f"{day} has not come yet; today is {opened.as_of}.", "A history tells what happened."
        )
    return day


def actor(opened: Opened, by: str, day: date, allowed: Iterable[str]) -> str:
    """Who acts: ``--by``, else the role that Git's user.email holds and that may. Raises ``UsageError`` when none does."""
    wanted = tuple(allowed)
    roles = set(opened.workspace.policy.data.get("roles", {}))
    if by:
        if "@" not in by and by not in roles:
            close = get_close_matches(by, sorted(roles), 2)
            raise UsageError(
                f"“{plain(by)}” is no role of the policy.",
                f"Did you mean {' or '.join(close)}?"
                if close
                else f"Use one of: {', '.join(sorted(roles))}.",
            )
        return by
    email = _git_email(opened.workspace.root)
    held = opened.ladder.roles_of(email, day) if email else frozenset()
    fitting = [role for role in wanted if role in held] or (sorted(held) if len(held) == 1 else [])
    if fitting:
        return str(fitting[0])
    who = f"{email} holds no role that may do this" if email else "Git does not know your e-mail address"
    raise UsageError(f"{who}.", f"Say in which role: --by {' or --by '.join(wanted) or 'ROLE'}")


def _git_email(root: Path) -> str:
    try:
        return run_git(root, "config", "user.email").decode("utf-8", "replace").strip()
    except RepositoryError:
        return ""


def refuse(opened: Opened, what: str, refusals: Iterable[Refusal]) -> None:
    """Say why something may not be written, and end with status 1. Nothing was written."""
    label = click.style("refused", fg="red", bold=True)
    click.echo(f"{label}: {what} of {opened.lead.id}", err=True)
    for refusal in refusals:
        click.echo(f"  - {plain(refusal.message)}", err=True)
        if refusal.help:
            click.echo(f"    {plain(refusal.help)}", err=True)
    exit_with(1)


def record(
    opened: Opened, entry: dict[str, Any], choices: Choices, *, stage: str = "", told: str = ""
) -> None:
    """Append one entry, bring the claims beside it up to date, and write, show or commit the file.

    ``stage`` is the stage that the step leads to; ``told`` says what was done.
    """
    document = opened.document
    text = append_entry(document, "history", entry)
    text = _claims(reread(document, text), entry, stage)
    finish(opened.workspace, document.path, opened.data, text, choices, told)


def _claims(document: Document, entry: dict[str, Any], stage: str) -> str:
    """The text with stage, gates and indicators as they stand after the entry."""
    if stage and document.data.get("stage") != stage:
        return replace_value(document, ("stage",), stage)
    group, code, value = {
        "gate": ("gates", entry.get("gate"), entry.get("result")),
        "indicator": ("indicators", entry.get("signal"), entry.get("met")),
    }.get(str(entry.get("event")), ("", None, None))
    claims = document.data.get(group) if group else None
    if not isinstance(claims, dict) or not isinstance(code, str) or claims.get(code) == value:
        return document.text
    if (group, code) in document.positions:
        return replace_value(document, (group, code), value)
    return replace_value(document, (group,), {**claims, code: value})


def finish(workspace: Workspace, path: str, before: bytes, text: str, choices: Choices, told: str) -> None:
    """Write the new text (atomically), or show the difference; commit it where that was asked for."""
    mark = _BOM if before.startswith(_BOM) else b""
    data = mark + text.encode("utf-8", "surrogatepass")
    if choices.dry_run:
        old, new = (raw.decode("utf-8", "replace").splitlines(keepends=True) for raw in (before, data))
        for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
            click.echo(plain(line.rstrip("\r\n")))
        return
    now = read_bytes(workspace.root, path, MAX_BYTES)
    if (b"" if isinstance(now, Unread) else now) != before:
        raise GovernError(
            f"{path} was changed by somebody else meanwhile; nothing was written.", "Try again."
        )
    write_bytes(workspace.root / path, data)
    click.echo(told)
    if choices.commit:
        commit_only(workspace.root, (path,), told)


def commit_only(root: Path, paths: Iterable[str], message: str) -> None:
    """Commit these files as they lie there, and nothing else that is staged."""
    specs = [f":(top,literal){path}" for path in paths]
    run_git(root, "add", "--", *specs)
    run_git(root, "commit", "-q", "-m", message, "--only", "--", *specs)
    name = run_git(root, "rev-parse", "--short", "HEAD").decode("ascii", "replace").strip()
    click.echo(f"committed {name}", err=True)
