"""How long an editor waits: from a keystroke (``didChange``) to the findings (``publishDiagnostics``), over standard input
and output, with a client that does nothing else.

    python benchmarks/lsp.py [--template FILE] [--keys 60] [--json]

A bare interpreter's start-up is measured in turn with the keystrokes: a drifting machine drifts for both, and only the
ratio of the two says something about another machine.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "content/campaigns/email-sequences/nurture-v1-2026-04-20.md"


class Server:
    """``govern lsp`` and the wire to it."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", "govern", "lsp", "--stdio"]
        self.process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0

    def send(self, method: str, params: Any, *, ask: bool = False) -> None:
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
        if ask:
            self.number += 1
            message["id"] = self.number
        body = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def wait(self, method: str = "", number: int = 0) -> Any:
        """The next message of that method, or the answer to that request."""
        assert self.process.stdout is not None
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()) or not length:
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
                elif not line and self.process.poll() is not None:
                    raise SystemExit("the server ended")
            message = json.loads(self.process.stdout.read(length))
            if (method and message.get("method") == method) or (number and message.get("id") == number):
                return message


def keystrokes(text: str, place: str, keys: int) -> list[tuple[int, int, str]]:
    """Line, column and character of a sentence typed after the words ``place``."""
    before = text[: text.index(place) + len(place)]
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    typed = (" They close faster than direct ones, and Eco Monetize knows why." * 9)[:keys]
    return [(line, column + number, character) for number, character in enumerate(typed)]


def measure(root: Path, template: str, places: dict[str, str], keys: int) -> dict[str, Any]:
    server = Server(root)
    server.send("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}}, ask=True)
    server.wait(number=1)
    server.send("initialized", {})
    text, uri = (root / template).read_text(encoding="utf-8"), (root / template).as_uri()
    bare: list[float] = []
    found: dict[str, Any] = {}
    for name, place in places.items():
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        begun = time.perf_counter()
        server.send("textDocument/didOpen", {"textDocument": item})
        server.wait("textDocument/publishDiagnostics")
        opened = time.perf_counter() - begun
        waits: list[float] = []
        for number, (line, column, character) in enumerate(keystrokes(text, place, keys)):
            at = {"line": line, "character": column}
            change = {"range": {"start": at, "end": at}, "text": character}
            params = {"textDocument": {"uri": uri, "version": number + 2}, "contentChanges": [change]}
            begun = time.perf_counter()
            server.send("textDocument/didChange", params)
            server.wait("textDocument/publishDiagnostics")
            waits.append(time.perf_counter() - begun)
            if number % 5 == 0:
                begun = time.perf_counter()
                subprocess.run([sys.executable, "-I", "-c", "pass"], check=True)
                bare.append(time.perf_counter() - begun)
        server.send("textDocument/didClose", {"textDocument": {"uri": uri}})
        server.wait("textDocument/publishDiagnostics")
        found[name] = {
            "opened": opened,
            "median": statistics.median(waits),
            "p95": statistics.quantiles(waits, n=20)[-1],
            "worst": max(waits),
        }
    server.send("shutdown", None, ask=True)
    server.send("exit", None)
    server.process.wait(20)
    return {
        "bare": statistics.median(bare),
        "touches": text.count("\n## Touch"),
        "keys": keys,
        "places": found,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    parser.add_argument("--template", default=TEMPLATE)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    text = (chosen.root / chosen.template).read_text(encoding="utf-8")
    third = text.split("\n## Touch")[3 if text.count("\n## Touch") >= 3 else 1]
    paragraph = next(part for part in third.split("\n\n")[1:] if len(part) > 100).splitlines()[-1]
    author = next(line for line in text.splitlines() if line.startswith("author:"))
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    places = {"a paragraph": paragraph, "the author": author, "the title": title}
    found = measure(chosen.root.resolve(), chosen.template, places, chosen.keys)
    if chosen.json:
        print(json.dumps(found, indent=2))
        return
    print(
        f"{found['touches']} touches, {chosen.keys} keystrokes each; a bare interpreter: {found['bare'] * 1000:.1f} ms"
    )
    print(
        "| typed in | median | 95 % | worst | median ÷ bare start-up | opened |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name, one in found["places"].items():
        cells = [f"{one[key] * 1000:.0f} ms" for key in ("median", "p95", "worst")]
        print(
            f"| {name} | {' | '.join(cells)} | {one['median'] / found['bare']:.2f} | {one['opened'] * 1000:.0f} ms |"
        )


if __name__ == "__main__":
    main()
