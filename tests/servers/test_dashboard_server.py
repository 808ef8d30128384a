"""The dashboard on this machine: it follows the files, and answers nobody who reaches it by another name."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from govern.errors import GovernError, UsageError
from govern.servers import dashboard
from tests.conftest import Repository


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, path: str = "/", host: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.fixture
def served(repo: Repository, port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(dashboard, "_EVERY", 0.05)
    note = repo.write("note.md", "one")

    def make() -> str:
        text = note.read_text(encoding="utf-8")
        if text == "broken":
            raise GovernError("The policy is broken.")
        return text

    thread = threading.Thread(
        target=dashboard.serve_dashboard, args=(make, repo.root, port), kwargs={"rounds": 60}, daemon=True
    )
    thread.start()
    for _ in range(100):
        try:
            get(port)
            break
        except OSError:
            time.sleep(0.02)
    yield note
    thread.join(timeout=30)
    assert not thread.is_alive()


def put(path: Path, text: str) -> None:
    """Write a file as editors do: nobody sees it half written."""
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def until(port: int, path: str, wanted: str) -> bool:
    for _ in range(100):
        if get(port, path)[1] == wanted:
            return True
        time.sleep(0.05)
    return False


def test_it_follows_the_files(served: Path, port: int) -> None:
    assert get(port) == (200, "one")
    assert get(port, "/version") == (200, "1")
    put(served, "broken")
    time.sleep(0.3)
    assert get(port) == (200, "one"), "a broken state keeps the last good page"
    put(served, "two")
    assert until(port, "/version", "2")
    assert get(port) == (200, "two")


def test_it_answers_to_its_own_name_only(served: Path, port: int) -> None:
    assert get(port, host=f"localhost:{port}")[0] == 200
    assert get(port, host="evil.example")[0] == 403
    assert get(port, host=f"evil.example:{port}")[0] == 403
    assert get(port, "/../govern.yaml")[0] == 404


def test_a_port_that_is_taken(repo: Repository, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(UsageError, match="cannot be used"):
            dashboard.serve_dashboard(lambda: "x", repo.root, port, rounds=0)
