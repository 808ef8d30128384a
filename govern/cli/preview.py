"""``govern preview``."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from govern.check import Settings
from govern.cli.main import exit_with
from govern.cli.options import as_of_option, today
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.errors import GovernError, UsageError
from govern.findings import Severity
from govern.output.plain import plain
from govern.policy.model import Kind, Policy
from govern.repository.files import Unread, read_bytes, write_bytes
from govern.repository.workspace import Workspace, kind_of, open_workspace, relative_path

_TEMPLATE, _LEAD = "email-sequence", "lead"
_WORDS = {_TEMPLATE: "template", _LEAD: "lead"}
_TOO_LONG = "DOC215"


@click.command(name="preview")
@click.argument("template")
@click.option("--lead", "lead_name", required=True, metavar="ID", help="Who reads: a lead's id, or its file.")
@click.option("--touch", "number", type=click.IntRange(0), metavar="N", help="Only this touch.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a page to look at."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--width", type=click.IntRange(40, 200), default=72, show_default=True, help="Columns of the text."
)
@as_of_option
def command(
    template: str,
    lead_name: str,
    number: int | None,
    html: Path | None,
    form: str,
    width: int,
    as_of: date | None,
) -> None:
    """Show a template's mails as one lead would read them, and what its values break.

    TEMPLATE is a file, or a name such as nurture-v1-2026-04-20. With --html the mails go into a page that
    shows them on desktop and phone; it needs `pip install 'govern[preview]'`.

    \b
    Examples:
      govern preview nurture-v1-2026-04-20 --lead acme-robotics
      govern preview nurture-v1-2026-04-20 --lead acme-robotics --touch 2 --html preview.html
    """
    from govern.preview.lint import lint
    from govern.preview.rendering import render
    from govern.preview.report import json_preview, text_notes, text_preview, text_remarks

    _check_page_name(html)
    workspace = open_workspace(Path.cwd())
    policy = workspace.policy
    document = _open(workspace, template, _TEMPLATE)
    _refuse_untemplated(document.sequence, policy)
    preview = render(document, _open(workspace, lead_name, _LEAD), policy, number)
    if not preview.touches:
        raise _no_touch(document, number)
    remarks = lint(preview, Settings(policy, workspace.schemas, today(as_of, policy)))
    if html is not None:
        from govern.preview.page import page

        _write(html, page(preview, remarks))
    if form == "json":
        click.echo(json_preview(preview, remarks, width))
    else:
        shown = text_preview(preview, width) if html is None else text_notes(preview, width)
        click.echo("\n".join((*shown, "", *text_remarks(remarks, preview, width))).lstrip("\n"))
    exit_with(int(any(one.severity is Severity.ERROR for one in remarks)))


def _check_page_name(html: Path | None) -> None:
    # A slip of the keyboard must not write a page over a lead or a template.
    if html is not None and html.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(
            f"--html writes a page, and {html} is not named like one.",
            f"--html {html.stem or 'preview'}.html",
        )


def _open(workspace: Workspace, argument: str, name: str) -> Document:
    """The document that an argument names: a path of this repository, or a file's name in the kind's folder."""
    kind = workspace.policy.kinds.get(name)
    if kind is None:
        raise GovernError(
            f"The policy has no kind “{name}”.", "Begin govern.yaml with `extends: sop-rev-v0`."
        )
    path = _path(workspace, argument, kind)
    data = read_bytes(workspace.root, path, MAX_BYTES)
    if isinstance(data, Unread):
        raise GovernError(f"{plain(path)} cannot be read. {data.reason}", data.help)
    reading = read_document(data, path, name, kind.format)
    faults = reading.faults
    wrong = next((fault for fault in faults if reading.document is None or fault.code == _TOO_LONG), None)
    if reading.document is None or wrong is not None:
        line, column = reading.source.place(wrong.start) if wrong else (1, 1)
        words = f"{wrong.code} {wrong.message}" if wrong else "It cannot be read."
        raise GovernError(
            f"{plain(path)}:{line}:{column}: {plain(words)}",
            f"Mend it; `govern check {plain(path)}` tells more.",
        )
    return reading.document


def _path(workspace: Workspace, argument: str, kind: Kind) -> str:
    found = _existing(workspace, argument)
    if found is not None and kind_of(found, workspace.policy) == kind.name:
        return found
    stem = argument.removesuffix(".md")
    named = f"{kind.folder}/{stem}.md"
    if stem and not set(stem) & set("/\\") and (workspace.root / named).exists():
        return named
    if found is not None:
        what = kind_of(found, workspace.policy) or "file that no kind of the policy claims"
        raise UsageError(
            f"{plain(argument)} is no {_WORDS[kind.name]}, but a {what}.", _known(workspace, stem, kind)
        )
    _refuse_untemplated(stem, workspace.policy)
    raise UsageError(f"There is no {_WORDS[kind.name]} {plain(argument)}.", _known(workspace, stem, kind))


def _existing(workspace: Workspace, argument: str) -> str | None:
    """An argument as a path of the repository, when a file is there."""
    try:
        if not (Path.cwd() / argument).is_file():
            return None
    except (OSError, ValueError):
        return None
    return relative_path(workspace.root, argument, Path.cwd())


def _known(workspace: Workspace, stem: str, kind: Kind) -> str:
    folder = workspace.root / kind.folder
    names = sorted(entry.stem for entry in folder.glob("*.md")) if kind.folder and folder.is_dir() else []
    close = [known for known in names if stem and stem in known][:3] or get_close_matches(stem, names, 3, 0.5)
    if close:
        return f"Did you mean {' or '.join(map(plain, close))}?"
    if not names:
        return f"{kind.folder}/ has no {_WORDS[kind.name]} yet."
    return f"See {kind.folder}/: {len(names)} are there."


def _refuse_untemplated(name: str, policy: Policy) -> None:
    """Raise for a sequence that is written by hand, by its name or a template's."""
    for sequence in policy.sequences.values():
        if not sequence.templated and (name == sequence.name or name.startswith(f"{sequence.name}-")):
            raise UsageError(
                f"{sequence.name.capitalize()} mail is written by the CRO by hand (SOP 5.2); there is no template to preview.",
                "Preview a template of: "
                + ", ".join(s.name for s in policy.sequences.values() if s.templated)
                + ".",
            )


def _no_touch(document: Document, number: int | None) -> GovernError:
    from govern.preview.rendering import numbered

    there = [str(one) for one, _, _ in numbered(document)]
    if not there:
        return GovernError(
            f"{plain(document.path)} has no touch.", "Begin each mail with a line `## Touch 1`."
        )
    return UsageError(
        f"{plain(document.path)} has no touch {number}.", f"Its touches are: {', '.join(there[:20])}."
    )


def _write(path: Path, text: str) -> None:
    try:
        write_bytes(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise GovernError(
            f"{path} cannot be written: {error.strerror}.", "Choose another place for --html."
        ) from None
    click.echo(f"wrote {path}", err=True)
