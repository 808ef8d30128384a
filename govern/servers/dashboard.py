"""The dashboard on this machine, made anew when files change. For one person at a desk, not for a network."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from govern.errors import GovernError, UsageError
from govern.repository.git import find_root, list_files

_EVERY = 1.0
_HOSTS = ("localhost", "127.0.0.1", "[::1]")


class _Shelf:
    """The page as it is now, and how often it was made."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make
        self.page = b""
        self.version = 0
        self.build()

    def build(self) -> None:
        """Make the page; when that fails, keep the old one and say why."""
        try:
            self.page = self._make().encode()
        except GovernError as error:
            if not self.page:
                raise
            click.echo(f"error: {error.message}", err=True)
            return
        self.version += 1


def serve_dashboard(make: Callable[[], str], start: Path, port: int, *, rounds: int | None = None) -> None:
    """Serve the page on 127.0.0.1 until interrupted. ``rounds``: look at the files only so often, for tests.

    Raises ``UsageError`` when the port is taken.
    """
    shelf = _Shelf(make)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), _handler(shelf))
    except OSError as error:
        raise UsageError(f"Port {port} cannot be used: {error.strerror}.", "Choose another --port.") from None
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        click.echo(f"serving {address} (Ctrl-C ends it)", err=True)
        try:
            _watch(shelf, find_root(start), rounds)
        finally:
            server.shutdown()


def _watch(shelf: _Shelf, root: Path, rounds: int | None) -> None:
    seen = _state(root)
    while rounds is None or rounds > 0:
        rounds = None if rounds is None else rounds - 1
        time.sleep(_EVERY)
        now = _state(root)
        if now != seen:
            seen = now
            shelf.build()
            click.echo("made anew", err=True)


def _state(root: Path) -> dict[str, tuple[int, int]]:
    """Size and time of change of every file that Git would list."""
    found: dict[str, tuple[int, int]] = {}
    for path in list_files(root):
        try:
            about = (root / path).lstat()
        except OSError:
            continue
        found[path] = (about.st_size, about.st_mtime_ns)
    return found


def _handler(shelf: _Shelf) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Gives the page and its version, and nothing else, to this machine only."""

        def do_GET(self) -> None:
            """Answer one request."""
            # Another name for this machine is a web page that reaches through the reader's browser (DNS rebinding).
            if self.headers.get("Host", "").rsplit(":", 1)[0] not in _HOSTS:
                self._answer(403, b"not for you", "text/plain")
            elif self.path == "/":
                self._answer(200, shelf.page, "text/html; charset=utf-8")
            elif self.path == "/version":
                self._answer(200, str(shelf.version).encode(), "text/plain")
            else:
                self._answer(404, b"there is one page only", "text/plain")

        def _answer(self, status: int, content: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing of requests."""

    return Handler
