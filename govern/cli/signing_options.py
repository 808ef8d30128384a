"""What ``approve`` and ``revoke`` are asked with: the same words for the same things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from typing import Any

import click

from govern.cli.options import as_of_option


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed. ``by`` is an address, ``key`` a file; empty: Git's own; ``base`` the branch that judges."""

    path: str
    role: str
    scope: str
    by: str
    sign: bool
    key: str
    commit: bool
    dry_run: bool
    yes: bool
    base: str
    as_of: date | None


_OPTIONS = (
    click.argument("path"),
    click.option(
        "--as", "role", required=True, metavar="ROLE", help="The role in which you act: cmo, cro, …"
    ),
    click.option(
        "--scope", default="", help="What is signed, where your role has several links in the chain."
    ),
    click.option("--by", default="", metavar="EMAIL", help="Who acts; Git's user.email by default."),
    click.option(
        "--sign", is_flag=True, help="Make an OpenSSH signature (always done where the policy asks for it)."
    ),
    click.option(
        "--key", default="", metavar="FILE", help="The key to sign with; Git's user.signingKey by default."
    ),
    click.option("--commit", is_flag=True, help="Commit the entry, and nothing else, in your name."),
    click.option("--dry-run", is_flag=True, help="Say what would be if it were done now; write nothing."),
    click.option(
        "--base",
        default="",
        metavar="REF",
        help="The branch whose policy judges; the remote's default branch, else main or master.",
    ),
    click.option("--yes", is_flag=True, help="Do not ask on a terminal."),
    as_of_option,
)


def signing_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of signing; it gets them as one ``Asked``, before its own."""

    @wraps(function)
    def command(**values: Any) -> None:
        asked = Asked(**{field.name: values.pop(field.name) for field in fields(Asked)})
        function(asked, **values)

    made: Callable[..., None] = command
    for option in reversed(_OPTIONS):
        made = option(made)
    return made
