"""``govern recipients``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from govern.cli.options import as_of_option, today
from govern.errors import UsageError
from govern.output.plain import plain
from govern.repository.git import who_is

if TYPE_CHECKING:
    from govern.exchange.clearance import Clearance, Desk


@click.group(name="recipients")
def command() -> None:
    """Draw up recipient lists: who may receive a template, and why the others may not.

    \b
    Example:
      govern recipients build --template nurture-v1-2026-04-20
    """


@command.command(name="build")
@click.option(
    "--template",
    "template_name",
    required=True,
    metavar="ID",
    help="The template, such as nurture-v1-2026-04-20.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where the list goes."
)
@click.option("--by", default="", metavar="EMAIL", help="Who draws it up; Git's user.email by default.")
@click.option("--dry-run", is_flag=True, help="Print the list; write nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@as_of_option
def build(
    template_name: str, out: Path | None, by: str, dry_run: bool, form: str, as_of: date | None
) -> None:
    """Propose a list for a template: every lead that may receive it, and for everyone left out the reasons.

    Needs the suppression key. The CRO signs the list; any later change to it, to the template or to how a
    recipient stands makes it stale.

    \b
    Examples:
      govern recipients build --template nurture-v1-2026-04-20 --dry-run
      govern recipients build --template re-engagement-v1-2026-05-18 --out content/campaigns/recipient-lists/quiet-2026-11.yaml
    """
    from govern.exchange.clearance import propose
    from govern.exchange.desk import open_desk
    from govern.exchange.records import TEMPLATE
    from govern.repository.files import write_bytes
    from govern.repository.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    desk = open_desk(workspace, today(as_of, workspace.policy))
    template = desk.records.document(TEMPLATE, template_name)
    found = propose(desk, template)
    eligible = [one for one in found if one.clear]
    path = out or _default_path(desk, template.path)
    if not dry_run and eligible:
        _refuse_signed(desk, path)
    text = (
        "\n".join(_yaml(desk, template.path, eligible, by or _git_email(workspace.root), len(found))) + "\n"
    )
    if form == "json":
        click.echo(json.dumps(_data(template.path, found), indent=2, ensure_ascii=False))
    elif dry_run:
        click.echo(text, nl=False)
        for line in _left_out(found):
            click.echo(line, err=True)
    else:
        for line in _table(template.path, found):
            click.echo(line)
    if dry_run:
        return
    if not eligible:
        raise UsageError("Nobody may receive it, so no list was written.", "The reasons stand above.")
    write_bytes(path, text.encode())
    shown = _shown(path, workspace.root)
    click.echo(f"wrote {shown}", err=form == "json")
    click.echo(f"next:  govern approve {shown} --as cro", err=True)


def _default_path(desk: Desk, template: str) -> Path:
    stem = PurePosixPath(template).stem
    kind = desk.records.policy.kinds["recipient-list"]
    folder = kind.folder or str(PurePosixPath(kind.paths[0]).parent)
    name = f"{stem.rsplit('-', 3)[0]}-{desk.as_of.isoformat()}"
    return desk.records.workspace.root / folder / f"{name}.yaml"


def _refuse_signed(desk: Desk, path: Path) -> None:
    from govern.exchange.records import LIST

    known = desk.records.documents[LIST].get(path.stem)
    if known is not None and known.data.get("approvals"):
        raise UsageError(
            f"{path.name} is signed: a signed list is not drawn up anew.",
            "Name another with --out.",
        )
    if path.exists() and known is None:
        raise UsageError(f"{path} is there and is no recipient list.", "Name another with --out.")


def _git_email(root: Path) -> str:
    found = who_is(root)
    if not found:
        raise UsageError(
            "Nobody knows who draws the list up.", "Add --by EMAIL, or set `git config user.email`."
        )
    return found


def _shown(path: Path, root: Path) -> str:
    resolved = path.resolve()
    return str(resolved.relative_to(root)) if resolved.is_relative_to(root) else str(path)


def _yaml(desk: Desk, template: str, eligible: Sequence[Clearance], by: str, total: int) -> Iterator[str]:
    from govern.approvals.digest import content_digest
    from govern.documents.writing import scalar
    from govern.exchange.records import TEMPLATE
    from govern.sequences.lists import standing_digest

    document = desk.records.document(TEMPLATE, template)
    stem = PurePosixPath(template).stem
    day = desk.as_of.isoformat()
    yield f"# Drawn up by `govern recipients build`: {len(eligible)} of {total} leads. Signed by the CRO before anything is sent."
    yield f"template: {stem}"
    yield f"content: {content_digest(document)}"
    yield f"sequence: {document.sequence}"
    yield f"title: {scalar(f'{document.sequence.capitalize()}, drawn up on {day}')}"
    yield "status: draft"
    yield f"created: {day}"
    yield f"by: {scalar(by)}"
    yield "leads:"
    yield from (f"  - {one.lead}" for one in eligible)
    yield "standing:"
    for one in eligible:
        lead = desk.records.leads[one.lead]
        yield f"  {one.lead}: {standing_digest(lead, desk.case(lead).stage)}"
    yield "approvals: []"


def _table(template: str, found: Iterable[Clearance]) -> Iterator[str]:
    found = list(found)
    eligible = [one for one in found if one.clear]
    yield f"{PurePosixPath(template).stem}: {len(eligible)} of {len(found)} leads may receive it."
    for one in eligible:
        yield f"  {one.lead:<24} {plain(one.who)}"
    yield from _left_out(found)


def _left_out(found: Iterable[Clearance]) -> Iterator[str]:
    others = [one for one in found if not one.clear]
    if others:
        yield "left out:"
    for one in others:
        for number, blocker in enumerate(one.blockers):
            name = one.lead if number == 0 else ""
            yield f"  {name:<24} {blocker.code:<14} {plain(blocker.words)}"


def _data(template: str, found: Iterable[Clearance]) -> dict[str, object]:
    found = list(found)
    return {
        "version": 1,
        "template": PurePosixPath(template).stem,
        "eligible": [one.lead for one in found if one.clear],
        "left_out": [
            {"lead": one.lead, "why": [{"code": b.code, "words": b.words} for b in one.blockers]}
            for one in found
            if not one.clear
        ],
    }
