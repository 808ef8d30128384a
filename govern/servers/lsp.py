"""``govern lsp``: the language server. Wires LSP 3.17 requests (by pygls) to the functions of this package."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from govern import __version__
from govern.documents.document import Document
from govern.errors import GovernError
from govern.findings import Edit, Finding, Severity
from govern.policy.load import POLICY_FILE
from govern.repository.git import list_files
from govern.repository.workspace import governed, kind_of
from govern.servers.buffer import Area, Buffer, Place
from govern.servers.completion import offers
from govern.servers.incremental import Memory
from govern.servers.lenses import lenses
from govern.servers.reading import Mend, explain_findings, explain_place, links, mends, outline
from govern.servers.session import Session

_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_OFFERED = {
    "field": types.CompletionItemKind.Field,
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "header": types.CompletionItemKind.Keyword,
    "term": types.CompletionItemKind.Text,
}


_QUICK = 0.1
"""Seconds that a check may take and still be made at every keystroke."""
_LONGEST_WAIT = 0.5


class GovernServer(LanguageServer):
    """One editor's session: the open buffers, their findings, and the repository they belong to."""

    def __init__(self, root: Path | None) -> None:
        """``root`` is the repository; ``None`` takes the folder that the editor opens."""
        super().__init__(
            "govern", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental
        )
        self.wanted_root = root
        self.session: Session | None = None
        self.buffers: dict[str, Buffer] = {}
        self.memories: dict[str, Memory] = {}
        self.found: dict[str, tuple[Finding, ...]] = {}
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self.cost: dict[str, float] = {}
        self.paths: dict[str, str] | None = None

    def start(self, folder: Path) -> None:
        """Open the repository; without a sound policy the server stays silent and says so once."""
        try:
            self.session = Session(self.wanted_root or folder)
        except GovernError as error:
            self.tell(f"{error.message} {error.next_step}".strip())

    @property
    def encoding(self) -> str:
        """The units of columns that editor and server have agreed on."""
        chosen = self.server_capabilities.position_encoding
        return str(chosen.value if isinstance(chosen, types.PositionEncodingKind) else chosen or "utf-16")

    def tell(self, words: str) -> None:
        """Show a sentence to the person."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"govern: {words}"))

    def path_of(self, uri: str) -> str | None:
        """The repository path of a document, or ``None`` for one outside of it."""
        parsed = urlparse(uri)
        if self.session is None or parsed.scheme != "file":
            return None
        return self.session.relative(Path(url2pathname(unquote(parsed.path))))

    def document(self, uri: str) -> Document | None:
        """An open buffer as a document."""
        path, buffer = self.path_of(uri), self.buffers.get(uri)
        if path is None or buffer is None or self.session is None:
            return None
        return self.session.read(path, buffer.text)

    def publish_soon(self, uri: str) -> None:
        """Check a buffer: at once where that is quick, else when typing pauses for as long as a check takes."""
        cost = self.cost.get(uri, 0.0)
        if cost <= _QUICK:
            self.publish(uri)
            return
        self.settle(uri)
        loop = asyncio.get_running_loop()
        self.waiting[uri] = loop.call_later(min(cost, _LONGEST_WAIT), self.publish, uri)

    def settle(self, uri: str) -> bool:
        """Call off the check that waits for a pause; whether there was one."""
        waiting = self.waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        return waiting is not None

    def findings(self, uri: str) -> tuple[Finding, ...]:
        """What is found in the text as it stands now."""
        if self.settle(uri):
            self.publish(uri)
        return self.found.get(uri, ())

    def publish(self, uri: str) -> None:
        """Check a buffer and send its findings."""
        self.settle(uri)
        path = self.path_of(uri)
        if path is None or self.session is None:
            return
        buffer = self.buffers[uri]
        begun = time.monotonic()
        result = self.session.check(path, buffer.text, self.memories.setdefault(uri, Memory()))
        self.found[uri] = result.findings if result is not None else ()
        diagnostics = [_diagnostic(finding, buffer) for finding in self.found[uri]]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))
        self.cost[uri] = time.monotonic() - begun

    def forget(self, uri: str) -> None:
        """A closed file: nothing is kept of it."""
        self.settle(uri)
        for kept in (self.buffers, self.memories, self.found, self.cost):
            kept.pop(uri, None)

    def ids(self) -> dict[str, str]:
        """Governed files by id (the file's name without its ending)."""
        if self.paths is None and self.session is not None:
            targets = governed(list_files(self.session.root), self.session.policy)
            self.paths = {PurePosixPath(target.path).stem: target.path for target in targets}
        return self.paths or {}


def build(root: Path | None = None) -> GovernServer:
    """The server with all that it answers, ready to ``start_io()``."""
    server = GovernServer(root)
    for feature, handler, options in _HANDLERS:
        server.feature(feature, options)(_bound(server, handler))
    return server


def _bound(server: GovernServer, handler: Callable[[GovernServer, Any], Any]) -> Callable[[Any], Any]:
    def answer(params: Any) -> Any:
        return handler(server, params)

    return answer


def _initialized(server: GovernServer, _: types.InitializedParams) -> None:
    folder = server.workspace.root_path
    server.start(Path(folder) if folder else Path.cwd())


def _opened(server: GovernServer, params: types.DidOpenTextDocumentParams) -> None:
    server.buffers[params.text_document.uri] = Buffer(params.text_document.text, server.encoding)
    server.publish(params.text_document.uri)


def _changed(server: GovernServer, params: types.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    buffer = server.buffers.get(uri, Buffer("", server.encoding))
    for change in params.content_changes:
        area = getattr(change, "range", None)
        buffer = buffer.changed(_area(area) if area is not None else None, change.text)
    server.buffers[uri] = buffer
    server.publish_soon(uri)


def _saved(server: GovernServer, params: types.DidSaveTextDocumentParams) -> None:
    server.paths = None
    if server.session is None or server.path_of(params.text_document.uri) != POLICY_FILE:
        return
    wrong = server.session.reload()
    if wrong:
        server.tell(wrong)
    for uri in server.buffers:
        server.publish(uri)


def _closed(server: GovernServer, params: types.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    server.forget(uri)
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _hover(server: GovernServer, params: types.HoverParams) -> types.Hover | None:
    uri = params.text_document.uri
    buffer = server.buffers.get(uri)
    if buffer is None or server.session is None:
        return None
    offset = buffer.offset(params.position.line, params.position.character)
    here = [f for f in server.findings(uri) if _holds(f, buffer, offset)]
    words = explain_findings(here)
    if not words:
        path = server.path_of(uri) or ""
        schema = _schema(server, path)
        words = explain_place(buffer.text, offset, server.document(uri), schema, server.session.policy)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, words)) if words else None


def _complete(server: GovernServer, params: types.CompletionParams) -> types.CompletionList:
    uri = params.text_document.uri
    buffer, path = server.buffers.get(uri), server.path_of(uri)
    if (
        buffer is None
        or path is None
        or server.session is None
        or kind_of(path, server.session.policy) is None
    ):
        return types.CompletionList(is_incomplete=False, items=[])
    offset = buffer.offset(params.position.line, params.position.character)
    found = offers(
        buffer.text, offset, _body_start(buffer.text, path), _schema(server, path), server.session.policy
    )
    items = [
        types.CompletionItem(
            label=offer.text.strip(),
            kind=_OFFERED[offer.what],
            detail=offer.detail or None,
            text_edit=types.TextEdit(_range(buffer.area(offset - offer.typed, offset)), offer.text),
            filter_text=buffer.text[offset - offer.typed : offset] + offer.text
            if offer.typed
            else offer.text,
        )
        for offer in found
    ]
    return types.CompletionList(is_incomplete=True, items=items)


def _actions(server: GovernServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    buffer = server.buffers.get(uri)
    if buffer is None or server.session is None:
        return []
    start = buffer.offset(params.range.start.line, params.range.start.character)
    end = buffer.offset(params.range.end.line, params.range.end.character)
    actions: list[types.CodeAction] = []
    for finding in server.findings(uri):
        first, last = _bounds(finding, buffer)
        if first <= end and start <= last:
            diagnostic = _diagnostic(finding, buffer)
            found = mends(buffer.text, finding, server.session.policy)
            actions.extend(_action(uri, buffer, mend, diagnostic) for mend in found)
    everything = _fix_all(server, uri, buffer)
    return [*actions, *everything]


def _fix_all(server: GovernServer, uri: str, buffer: Buffer) -> list[types.CodeAction]:
    from govern.fixing import apply

    fixes = [f.fix for f in server.findings(uri) if f.fix is not None and f.fix.safe]
    if not fixes:
        return []
    whole = Edit(0, len(buffer.text), apply(buffer.text, fixes))
    action = _action(uri, buffer, Mend("Mend all that can be mended safely", (whole,)), None)
    action.kind = types.CodeActionKind.SourceFixAll
    return [action]


def _action(uri: str, buffer: Buffer, mend: Mend, diagnostic: types.Diagnostic | None) -> types.CodeAction:
    edits = [
        types.TextEdit(_range(buffer.area(edit.start, edit.end)), edit.replacement) for edit in mend.edits
    ]
    return types.CodeAction(
        title=mend.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic] if diagnostic is not None else None,
        edit=types.WorkspaceEdit(changes={uri: edits}),
        is_preferred=mend.preferred or None,
    )


def _symbols(server: GovernServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    document, buffer = server.document(params.text_document.uri), server.buffers.get(params.text_document.uri)
    if document is None or buffer is None:
        return []
    return [
        types.DocumentSymbol(
            name=heading.name,
            detail=heading.detail or None,
            kind=types.SymbolKind.Event if document.touches else types.SymbolKind.Key,
            range=_range(buffer.area(heading.start, heading.end)),
            selection_range=_range(buffer.area(heading.title_start, heading.title_end)),
        )
        for heading in outline(document)
    ]


def _links(server: GovernServer, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
    document, buffer = server.document(params.text_document.uri), server.buffers.get(params.text_document.uri)
    if document is None or buffer is None or server.session is None:
        return []
    root = server.session.root
    return [
        types.DocumentLink(_range(buffer.area(link.start, link.end)), target=(root / link.path).as_uri())
        for link in links(document, server.ids())
    ]


def _lenses(server: GovernServer, params: types.CodeLensParams) -> list[types.CodeLens]:
    document, buffer = server.document(params.text_document.uri), server.buffers.get(params.text_document.uri)
    if document is None or buffer is None or server.session is None:
        return []
    return [
        types.CodeLens(_range(buffer.area(lens.start, lens.start)), types.Command(lens.words, ""))
        for lens in lenses(document, server.session.policy, server.session.settings.as_of)
    ]


def _schema(server: GovernServer, path: str) -> Any:
    if server.session is None:
        return {}
    kind = kind_of(path, server.session.policy)
    schema = server.session.workspace.schemas.get(kind or "")
    return schema.schema if schema is not None else {}


def _body_start(text: str, path: str) -> int:
    """Where the front matter ends, in a text that may be half written: every place before it takes keys and values."""
    if not path.endswith(".md"):
        return len(text) + 1
    closing = text.find("\n---", 3)
    return 0 if not text.startswith("---") else closing + 1 if closing >= 0 else len(text) + 1


def _diagnostic(finding: Finding, buffer: Buffer) -> types.Diagnostic:
    start, end = _bounds(finding, buffer)
    return types.Diagnostic(
        range=_range(buffer.area(start, end)),
        severity=_SEVERITY.get(finding.severity),
        code=finding.code,
        source="govern",
        message=f"{finding.message}\n{finding.help}".strip(),
    )


def _bounds(finding: Finding, buffer: Buffer) -> tuple[int, int]:
    starts = buffer.source.line_starts
    span = finding.span
    start = starts[min(span.line, len(starts)) - 1] + span.column - 1
    return start, max(start, starts[min(span.end_line, len(starts)) - 1] + span.end_column - 1)


def _holds(finding: Finding, buffer: Buffer, offset: int) -> bool:
    start, end = _bounds(finding, buffer)
    return start <= offset <= end


def _range(area: Area) -> types.Range:
    return types.Range(
        types.Position(area.start.line, area.start.character),
        types.Position(area.end.line, area.end.character),
    )


def _area(given: types.Range) -> Area:
    return Area(Place(given.start.line, given.start.character), Place(given.end.line, given.end.character))


_HANDLERS: tuple[tuple[str, Callable[[GovernServer, Any], Any], Any], ...] = (
    (types.INITIALIZED, _initialized, None),
    (types.TEXT_DOCUMENT_DID_OPEN, _opened, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, _changed, None),
    (types.TEXT_DOCUMENT_DID_SAVE, _saved, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, _closed, None),
    (types.TEXT_DOCUMENT_HOVER, _hover, None),
    (
        types.TEXT_DOCUMENT_COMPLETION,
        _complete,
        types.CompletionOptions(trigger_characters=["{", " ", ":", "["]),
    ),
    (
        types.TEXT_DOCUMENT_CODE_ACTION,
        _actions,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]),
    ),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _symbols, None),
    (types.TEXT_DOCUMENT_DOCUMENT_LINK, _links, types.DocumentLinkOptions()),
    (types.TEXT_DOCUMENT_CODE_LENS, _lenses, types.CodeLensOptions()),
)
