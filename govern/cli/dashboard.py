"""``govern dashboard``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from govern.cli.options import as_of_option
from govern.cli.report import report_day, take, tell_unreadable
from govern.errors import GovernError, RepositoryError, UsageError
from govern.repository.files import write_bytes
from govern.snapshot import Snapshot

_KINDS = ("lead", "email-sequence", "recipient-list")
_NAME = "index.html"


@click.command(name="dashboard")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    metavar="FOLDER",
    help=f"Where to write {_NAME}.",
)
@click.option("--at", "ref", metavar="REF", help="Of this commit, as of its day, under its policy.")
@click.option("--with-contacts", is_flag=True, help="Show names and addresses of the leads' people, too.")
@click.option("--title", default="Pipeline and content", show_default=True, metavar="WORDS")
@click.option("--links", metavar="URL", help="Where files can be looked at, with {path} and {commit} in it.")
@click.option("--serve", is_flag=True, help="Serve it on this machine; make it anew when files change.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="With --serve.")
@as_of_option
def command(
    out: Path,
    ref: str | None,
    with_contacts: bool,
    title: str,
    links: str | None,
    serve: bool,
    port: int,
    as_of: date | None,
) -> None:
    """Write one self-contained page: leads by stage, trends, approvals, inboxes, escalations, compliance.

    It opens from disk, needs no network, works by keyboard and prints. Personal data stays out unless
    --with-contacts lets it in; such a page belongs to nobody outside.

    \b
    Examples:
      govern dashboard --out site/
      govern dashboard --at main --out site/
      govern dashboard --serve
    """
    _check_links(links)
    if serve:
        if ref is not None:
            raise UsageError("--serve follows the work tree; a commit does not change.", "Leave out --at.")
        from govern.servers.dashboard import serve_dashboard

        serve_dashboard(
            lambda: make(None, as_of, title, links, contacts=with_contacts, reload=True), Path.cwd(), port
        )
        return
    content = make(ref, as_of, title, links, contacts=with_contacts, reload=False).encode()
    target = out / _NAME
    try:
        write_bytes(target, content)
    except OSError as error:
        raise GovernError(f"{target} cannot be written: {error.strerror}.", "Choose another --out.") from None
    click.echo(f"wrote {target} ({len(content) / 1024:,.0f} kB); open it in a browser.", err=True)


def _check_links(links: str | None) -> None:
    if links is not None and not links.startswith(("https://", "http://")):
        raise UsageError("--links is no web address.", "Begin it with https://, and write {path} in it.")
    if links is not None and "{path}" not in links:
        raise UsageError("--links does not say where the path goes.", "Write {path} in it.")


def make(
    ref: str | None, as_of: date | None, title: str, links: str | None, *, contacts: bool, reload: bool
) -> str:
    """The page of the work tree or of a commit."""
    from govern.exchange.records import plan_of
    from govern.ladder.history import read_lead
    from govern.ladder.policy import ladder_of
    from govern.reports.dashboard import Material, dashboard
    from govern.reports.escalations import evaluate, templates_in_use
    from govern.reports.flows import flow_of
    from govern.reports.inbox import inbox
    from govern.reports.page import page
    from govern.reports.weekly import Source
    from govern.snapshot import checked, standings

    taken = take(ref, _KINDS)
    day = report_day(as_of, taken, at_commit=ref is not None)
    policy, ladder = taken.policy, ladder_of(taken.policy)
    leads = [read_lead(document) for document in taken.of_kind("lead")]
    flows = [flow_of(lead, ladder, day) for lead in leads]
    templates = taken.of_kind("email-sequence")
    report, signed = checked(taken, day), standings(taken, day)
    used = frozenset(templates_in_use(policy, templates, flows, day))
    in_use = [one for one in report.findings if one.path in used]
    material = Material(
        policy=policy,
        leads=leads,
        flows=flows,
        standings=signed,
        waiting=inbox(leads, signed, policy, day, {one.template: one for one in map(plan_of, templates)}),
        findings=report.findings,
        silenced=report.silenced,
        checked=[(one.path, one.kind) for one in report.results],
        escalations=evaluate(policy, leads, flows, in_use, day),
        as_of=day,
        source=Source(taken.commit, taken.changed, len(leads)),
    )
    tell_unreadable(taken)
    return page(dashboard(material, contacts=contacts), _links(taken, links), title, reload=reload)


def _links(taken: Snapshot, links: str | None) -> str:
    """Where files can be looked at: what was asked for, else the forge that the repository came from."""
    from govern.reports.links import file_links
    from govern.repository.git import run_git

    if links is not None:
        return links.replace("{commit}", taken.commit)
    try:
        remote = run_git(taken.root, "remote", "get-url", "origin").decode("utf-8", "replace")
    except RepositoryError:
        return ""
    return file_links(remote, taken.commit)
