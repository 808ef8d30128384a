"""Signing by ``ssh-keygen -Y sign``: keys in files, keys in an agent, keys on a token. No key is ever read here."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from govern.errors import GovernError, RepositoryError, UsageError
from govern.repository.git import run_git


class SigningError(GovernError):
    """ssh-keygen did not sign. Nothing was written."""


def signing_key(root: Path, chosen: str) -> str:
    """The key to sign with: ``--key``, else Git's ``user.signingKey``. Raises ``UsageError`` when neither is known."""
    if chosen:
        return chosen
    try:
        configured = run_git(root, "config", "user.signingKey").decode("utf-8", "replace").strip()
    except RepositoryError:
        configured = ""
    if not configured:
        raise UsageError(
            "There is no key to sign with.",
            "Name one: --key ~/.ssh/id_ed25519 (or its .pub, for a key in an agent).",
        )
    return configured


def ssh_sign(message: bytes, namespace: str, key: str) -> str:
    """An armoured OpenSSH signature over ``message``.

    ``key`` is the path of a private key, or of a public key whose private one an agent or a token holds, or Git's form
    ``key::ssh-ed25519 AAAA…``. Raises ``SigningError`` with ssh-keygen's own words.
    """
    if key.startswith(("key::", "ssh-", "ecdsa-", "sk-")):
        return _with_literal_key(message, namespace, key.removeprefix("key::"))
    path = Path(key).expanduser()
    if not path.is_file():
        raise SigningError(f"There is no key {path}.", "Name the key's file with --key.")
    return _run(message, namespace, path)


def _with_literal_key(message: bytes, namespace: str, key: str) -> str:
    with tempfile.TemporaryDirectory(prefix="govern-") as folder:
        path = Path(folder, "key.pub")
        path.write_text(f"{key}\n", encoding="ascii", errors="replace")
        return _run(message, namespace, path)


def _run(message: bytes, namespace: str, key: Path) -> str:
    import subprocess

    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key)]
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(command, input=message, capture_output=True, check=False, env=environment)  # noqa: S603
    except OSError as error:
        raise SigningError(
            f"ssh-keygen could not be started: {error.strerror}.", "Install OpenSSH."
        ) from None
    text = done.stdout.decode("ascii", "replace")
    if done.returncode != 0 or "BEGIN SSH SIGNATURE" not in text:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SigningError(
            f"ssh-keygen did not sign: {words[-1] if words else 'no reason given'}",
            "Is the key in the agent (ssh-add -l), or the passphrase right?",
        )
    return text
