"""``govern comment``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from govern.cli.main import exit_with
from govern.cli.options import today
from govern.comments import carry_out
from govern.errors import UsageError
from govern.forge.github import GitHub
from govern.forge.model import Comment
from govern.repository.git import find_root
from govern.repository.plumbing import push_commit

_MOST = 16 * 1024 * 1024


@click.command(name="comment")
@click.option(
    "--event",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The event that GitHub Actions gives: $GITHUB_EVENT_PATH.",
)
@click.option("--head", required=True, metavar="REF", help="The pull request's head, fetched already.")
@click.option(
    "--base", metavar="REF", help="The branch that judges.  [default: origin/ and the pull request's base]"
)
@click.option("--dry-run", is_flag=True, help="Print the answer; push nothing, say nothing.")
def command(event: Path, head: str, base: str | None, dry_run: bool) -> None:
    """Sign from the pull request page: carry out `/govern approve ROLE` or `/govern revoke ROLE REASON`.

    For a workflow on `issue_comment`, which runs the code of the base. The comment's account must be one that the
    base's roster names (`github:`). What `govern approve` refuses is refused here; the answer says what is signed and
    whom it waits for. See docs/sign-off.md.

    \b
    Example (in GitHub Actions, with GITHUB_TOKEN in the environment):
      govern comment --event "$GITHUB_EVENT_PATH" --head refs/govern/head
    """
    root = find_root(Path.cwd())
    forge = GitHub.from_environment()
    comment = _comment(event, forge)
    if comment is None:
        click.echo("This event is no new comment on a pull request: nothing to do.", err=True)
        return
    pull = forge.pull(comment.pull)
    answer = carry_out(
        root,
        base or f"origin/{pull.base_branch}",
        head,
        comment,
        pull,
        forge,
        lambda policy: today(None, policy),
    )
    if answer is None:
        click.echo("This comment orders nothing of govern, or nobody of the roster wrote it.", err=True)
        return
    if not dry_run:
        if answer.commit:
            push_commit(root, answer.commit, pull.head_branch)
        forge.reply(comment.pull, answer.text)
    click.echo(answer.text)
    exit_with(0 if answer.commit or dry_run else 1)


def _comment(event: Path, forge: GitHub) -> Comment | None:
    """The comment that an event is about, as the forge has it now; ``None`` when it is about something else."""
    value = _read(event)
    number, issue = value.get("comment"), value.get("issue")
    if value.get("action") != "created" or not isinstance(number, dict) or not isinstance(issue, dict):
        return None
    if "pull_request" not in issue or type(number.get("id")) is not int:
        return None
    found = forge.comment(number["id"])
    return (
        found
        if found is not None and found.pull and found.repository.lower() == forge.repository.lower()
        else None
    )


def _read(event: Path) -> dict[str, Any]:
    try:
        with event.open("rb") as handle:
            value = json.loads(handle.read(_MOST))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{event} is no event: {error}.", 'Pass --event "$GITHUB_EVENT_PATH".') from None
    if not isinstance(value, dict):
        raise UsageError(f"{event} is no event: it holds no object.", 'Pass --event "$GITHUB_EVENT_PATH".')
    return value
