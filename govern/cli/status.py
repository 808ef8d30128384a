"""``govern status``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from govern.approvals.chain import Chain, chain_for
from govern.approvals.people import people_of
from govern.approvals.signoff import read_sign_offs
from govern.approvals.sshsig import can_verify
from govern.approvals.standing import Change, Standing
from govern.approvals.verdict import judge
from govern.cli import sign_offs
from govern.cli.options import as_of_option, today
from govern.documents.document import Document
from govern.documents.reader import MAX_BYTES, read_document
from govern.errors import RepositoryError, UsageError
from govern.gate.work_tree import WorkTree, open_work_tree
from govern.output.plain import plain
from govern.policy.model import Policy
from govern.repository.files import Unread, read_bytes
from govern.repository.git import list_files
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
    documents = list(_documents(workspace, paths))
    unread = _unread_signatures(documents)
    with _history(workspace, documents) as history:
        standings = [
            _standing(one, chain, policy, day, None if one.path in unread else history)
            for one, chain in documents
        ]
        told = [_with_change(one, history) for one in standings if role in {"", one.waits_for}]
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


def _documents(workspace: Workspace, paths: tuple[str, ...]) -> Iterator[tuple[Document, Chain]]:
    policy = workspace.policy
    for path in _wanted(workspace, paths):
        kind = kind_of(path, policy)
        if kind is None or not policy.kinds[kind].chain:
            continue
        document = _read(workspace, path, kind)
        chain = None if document is None else chain_for(document, policy)
        if document is not None and chain is not None:
            yield document, chain


def _unread_signatures(documents: list[tuple[Document, Chain]]) -> frozenset[str]:
    """Documents whose signatures nobody can verify here; that must not look as if the signatures were wrong."""
    signed = frozenset(doc.path for doc, _ in documents if any(one.signature for one in read_sign_offs(doc)))
    if not signed or can_verify():
        return frozenset()
    click.echo("note: signatures were not verified: pip install 'govern[sign]'.", err=True)
    return signed


@contextmanager
def _history(workspace: Workspace, documents: list[tuple[Document, Chain]]) -> Iterator[WorkTree | None]:
    """The history to ask who signed; ``None`` where nobody did, or where it cannot be asked."""
    signed = [document.path for document, _ in documents if document.data.get("approvals")]
    if not signed:
        yield None
        return
    with ExitStack() as stack:
        try:
            history = stack.enter_context(open_work_tree(workspace.root, workspace.policy, signed))
        except RepositoryError as error:
            click.echo(f"note: {error.message} So nobody can say here who signed.", err=True)
            history = None
        yield history


def _standing(
    document: Document, chain: Chain, policy: Policy, day: date, history: WorkTree | None
) -> Standing:
    if history is None or not document.data.get("approvals"):
        return Standing(document, judge(document, chain, policy.roster, day))
    known = history.evidence(document, chain, day)
    return Standing(document, judge(document, chain, policy.roster, day, known.proofs, known.authors))


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


def _with_change(one: Standing, history: WorkTree | None) -> Standing:
    """What made the stale sign-off stale: the first change of the text after the version that was signed."""
    stale = one.stale
    if history is None or stale is None or stale.sign_off is None:
        return one
    found = history.with_content(one.document.path, stale.sign_off.content)
    if found is None:
        return one
    signed, later = found
    lines = tuple(sign_offs.change_lines(signed.document, one.document))
    if later is None:
        return replace(one, change=Change("", "", "", "", lines))
    commit = later.commit
    return replace(
        one, change=Change(commit.oid, commit.author, f"{commit.authored:%Y-%m-%d}", commit.subject, lines)
    )
