"""The language server, spoken to as an editor does: over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from govern.rules.specimen import BODY, specimen
from tests.conftest import ENVIRONMENT, Repository

pytestmark = pytest.mark.filterwarnings("default")


class Editor:
    """A minimal editor: keeps the last diagnostics of each document."""

    def __init__(self, repository: Repository, encodings: list[types.PositionEncodingKind] | None) -> None:
        self.repository = repository
        self.encodings = encodings
        self.client = LanguageClient("editor", "1")
        self.diagnostics: dict[str, list[types.Diagnostic]] = {}
        self.told: list[str] = []
        self.news = asyncio.Event()
        self.version = 1

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.diagnostics[params.uri] = list(params.diagnostics)
            self.news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]
        def told(params: types.ShowMessageParams) -> None:
            self.told.append(params.message)

    async def start(self) -> None:
        await self.client.start_io(
            sys.executable, "-m", "govern", "lsp", "--stdio", cwd=self.repository.root, env=ENVIRONMENT
        )
        general = types.GeneralClientCapabilities(position_encodings=self.encodings)
        await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(general=general),
                root_uri=self.repository.root.as_uri(),
            )
        )
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]

    def uri(self, path: str) -> str:
        return (self.repository.root / path).as_uri()

    async def open(self, path: str, text: str) -> list[types.Diagnostic]:
        item = types.TextDocumentItem(self.uri(path), "markdown", self.version, text)
        self.news.clear()
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await asyncio.wait_for(self.news.wait(), 20)
        return self.diagnostics[self.uri(path)]

    async def change(self, path: str, area: types.Range | None, text: str) -> list[types.Diagnostic]:
        self.version += 1
        change: Any = (
            types.TextDocumentContentChangeWholeDocument(text)
            if area is None
            else types.TextDocumentContentChangePartial(area, text)
        )
        self.news.clear()
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri(path)), [change]
            )
        )
        await asyncio.wait_for(self.news.wait(), 20)
        return self.diagnostics[self.uri(path)]

    def at(self, path: str, text: str, words: str, skip: int = 0) -> dict[str, Any]:
        before = text[: text.index(words) + skip]
        line = before.count("\n")
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(path)),
            "position": types.Position(line, len(before) - before.rfind("\n") - 1),
        }


@asynccontextmanager
async def editor(
    repository: Repository, encodings: list[types.PositionEncodingKind] | None = None
) -> AsyncIterator[Editor]:
    one = Editor(repository, encodings)
    await one.start()
    try:
        yield one
    finally:
        await asyncio.wait_for(one.stop(), 20)


def run(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(work())


PRICED = BODY.replace(
    "Hi {{first_name}},", "Hi {{first_name}},\n\n🙂 The Assessment is $2,500, says Eco-Monetize."
)


def test_findings_fixes_and_hover_while_typing(repo: Repository) -> None:
    path, text = specimen(PRICED, "body")

    async def work() -> None:
        async with editor(repo) as one:
            found = await one.open(path, text)
            codes = {str(d.code): d for d in found}
            assert {"PRC101", "TRM101"} <= set(codes)
            line = text.splitlines()[codes["PRC101"].range.start.line]
            start = line.encode("utf-16-le")[: 2 * codes["PRC101"].range.start.character].decode("utf-16-le")
            assert line.removeprefix(start).startswith("$2,500")
            assert codes["PRC101"].severity == types.DiagnosticSeverity.Error

            place = types.HoverParams(
                types.TextDocumentIdentifier(one.uri(path)), codes["PRC101"].range.start
            )
            hover = await one.client.text_document_hover_async(place)
            assert hover is not None
            assert "# PRC101 price-in-nurture" in str(hover.contents)

            actions = await one.client.text_document_code_action_async(
                types.CodeActionParams(
                    types.TextDocumentIdentifier(one.uri(path)),
                    codes["TRM101"].range,
                    types.CodeActionContext([codes["TRM101"]]),
                )
            )
            titles = {
                action.title: action for action in actions or [] if isinstance(action, types.CodeAction)
            }
            assert any("eco monetize" in title for title in titles), titles
            assert "Allow TRM101 here, with a reason" in titles
            assert "Allow PRC101 here, with a reason" not in titles
            fix = next(action for title, action in titles.items() if "eco monetize" in title)
            assert fix.edit is not None
            assert fix.edit.changes is not None
            edit = fix.edit.changes[one.uri(path)][0]
            after = await one.change(path, edit.range, edit.new_text)
            assert "TRM101" not in {d.code for d in after}
            assert "PRC101" in {d.code for d in after}

    run(work)


@pytest.mark.parametrize("encoding", list(types.PositionEncodingKind))
def test_columns_in_the_editors_units(repo: Repository, encoding: types.PositionEncodingKind) -> None:
    path, text = specimen(PRICED, "body")
    codec = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding.value]

    async def work() -> None:
        async with editor(repo, [encoding]) as one:
            found = next(d for d in await one.open(path, text) if d.code == "PRC101")
            line = text.splitlines()[found.range.start.line].encode(codec[0])
            tail = line[found.range.start.character * codec[1] :].decode(codec[0])
            assert tail.startswith("$2,500")

    run(work)


def test_completion_outline_links_and_lens(repo: Repository) -> None:
    path, text = specimen(BODY, "body")
    listed = "content/campaigns/recipient-lists/november.yaml"
    repo.write(path, text)
    repo.commit()
    name = path.rsplit("/", 1)[1].removesuffix(".md")
    list_text = f"template: {name}\ncreated: 2026-11-20\nby: dana@example.com\nleads: []\napprovals: []\n"
    typed = text.replace("Hi {{first_name}},", "Hi {{fi\n\nabout ecosystem rev\n", 1).replace(
        "owner: ", "owner: c", 1
    )

    async def work() -> None:
        async with editor(repo) as one:
            await one.open(path, typed)

            async def offered(words: str) -> set[str]:
                place = one.at(path, typed, words, len(words))
                answer = await one.client.text_document_completion_async(types.CompletionParams(**place))
                assert isinstance(answer, types.CompletionList)
                return {item.label for item in answer.items}

            assert await offered("Hi {{fi") == {"first_name"}
            assert "Ecosystem Revenue Architecture" in await offered("about ecosystem rev")
            assert {"cmo", "cro", "category.positioning"} <= await offered("owner: c")
            assert {"nurture", "activation", "re-engagement"} == await offered("sequence: ")
            assert any(label.startswith("title") for label in await offered("---\nt"))

            symbols = await one.client.text_document_document_symbol_async(
                types.DocumentSymbolParams(types.TextDocumentIdentifier(one.uri(path)))
            )
            assert [symbol.name for symbol in symbols or []][:1] == ["Touch 1"]
            lens = await one.client.text_document_code_lens_async(
                types.CodeLensParams(types.TextDocumentIdentifier(one.uri(path)))
            )
            assert lens
            assert lens[0].command is not None
            assert lens[0].command.title == "CMO waiting for Michelle · CRO"

            await one.open(listed, list_text)
            links = await one.client.text_document_document_link_async(
                types.DocumentLinkParams(types.TextDocumentIdentifier(one.uri(listed)))
            )
            assert [link.target for link in links or []] == [one.uri(path)]

    run(work)


def test_the_policy_is_read_again_when_saved(repo: Repository) -> None:
    path, text = specimen(PRICED, "body")

    async def work() -> None:
        async with editor(repo) as one:
            assert "TRM101" in {d.code for d in await one.open(path, text)}
            policy = (repo.root / "govern.yaml").read_text(encoding="utf-8")
            repo.write("govern.yaml", policy + "rules: {TRM101: {severity: 'off'}}\n")
            one.news.clear()
            saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(one.uri("govern.yaml")))
            one.client.text_document_did_save(saved)
            await asyncio.wait_for(one.news.wait(), 20)
            assert "TRM101" not in {d.code for d in one.diagnostics[one.uri(path)]}
            repo.write("govern.yaml", "extends: nowhere\n")
            one.news.clear()
            one.client.text_document_did_save(saved)
            await asyncio.wait_for(one.news.wait(), 20)
            assert "TRM101" not in {d.code for d in one.diagnostics[one.uri(path)]}
            assert any("stays in force" in words for words in one.told)

    run(work)


def test_without_a_policy_the_server_says_so_and_lives(empty_repo: Repository) -> None:
    async def work() -> None:
        async with editor(empty_repo) as one:
            place = types.HoverParams(types.TextDocumentIdentifier(one.uri("a.md")), types.Position(0, 0))
            assert await one.client.text_document_hover_async(place) is None
            assert any("govern init" in words for words in one.told)

    run(work)


def test_hostile_text_never_stops_the_server(repo: Repository) -> None:
    path, text = specimen(BODY, "body")

    async def work() -> None:
        async with editor(repo) as one:
            await one.open(path, text)
            for hostile in (
                "",
                "---",
                "---\n",
                "---\na: [",
                "\x00\u2028\u0085\r\rx",
                "---\n" + "{" * 3000,
                "{{" * 2000,
            ):
                await one.change(path, None, hostile)
                place = types.CompletionParams(
                    types.TextDocumentIdentifier(one.uri(path)), types.Position(0, min(3, len(hostile)))
                )
                assert await one.client.text_document_completion_async(place) is not None
            assert await one.change(path, None, text) == []

    run(work)


def test_it_ends_in_good_order(repo: Repository) -> None:
    import json
    import subprocess

    def framed(method: str, number: int | None, params: Any) -> bytes:
        body = json.dumps(
            {"jsonrpc": "2.0", "method": method, "params": params, **({"id": number} if number else {})}
        )
        return f"Content-Length: {len(body)}\r\n\r\n{body}".encode()

    talk = (
        framed("initialize", 1, {"processId": None, "rootUri": repo.root.as_uri(), "capabilities": {}}),
        framed("initialized", None, {}),
        framed("shutdown", 2, None),
        framed("exit", None, None),
    )
    done = subprocess.run(
        [sys.executable, "-m", "govern", "lsp", "--stdio"],
        cwd=repo.root,
        env=ENVIRONMENT,
        input=b"".join(talk),
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"Content-Length") == 2


def test_where_a_check_is_slow_it_waits_for_a_pause(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    from govern.servers import lsp
    from govern.servers.buffer import Buffer
    from govern.servers.session import Session

    path, text = specimen(PRICED, "body")
    uri = (repo.root / path).as_uri()
    server = lsp.build(repo.root)
    server.session = Session(repo.root)
    sent: list[list[str | int | None]] = []
    monkeypatch.setattr(
        server,
        "text_document_publish_diagnostics",
        lambda params: sent.append([d.code for d in params.diagnostics]),
    )
    monkeypatch.setattr(lsp, "_QUICK", -1.0)
    monkeypatch.setattr(lsp, "_LONGEST_WAIT", 0.05)

    def typed(words: str) -> None:
        server.buffers[uri] = Buffer(words)
        server.publish_soon(uri)

    async def work() -> None:
        for number in range(20):
            typed(text + "x" * number)
        assert sent == []
        await asyncio.sleep(0.3)
        assert len(sent) == 1 and "TRM101" in sent[0]
        typed(text.replace("Eco-Monetize", "eco monetize"))
        # Whoever asks before the pause is told of the text as it stands.
        assert "TRM101" not in {finding.code for finding in server.findings(uri)}
        assert len(sent) == 2
        typed(text)
        server.forget(uri)
        await asyncio.sleep(0.3)
        assert len(sent) == 2

    run(work)
