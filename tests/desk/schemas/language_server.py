"""A client of a language server that speaks over stdin and stdout.

https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/: each message is JSON-RPC
behind a header that tells its length in bytes.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.patience import PATIENCE

SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "schemaStore": {"enable": False},  # whose list would be fetched from the network
        "kubernetesCRDStore": {"enable": False},
    }
}


class LanguageServer:
    """A running server; each text is opened under a path of its own, so that what is told of it is told of it alone."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._into = process.stdin
        self._messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._serial = 0
        threading.Thread(target=_read, args=(process.stdout, self._messages), daemon=True).start()
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def diagnostics(self, path: Path, text: str) -> list[dict[str, Any]]:
        """What is told of ``text``, opened as the file ``path``, which need not be there."""
        uri = path.as_uri()
        assert uri not in self._diagnostics, f"{path} has been opened before"
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._diagnostics:
            self._take()
        return self._diagnostics[uri]

    def completion(self, path: Path, line: int, character: int) -> list[dict[str, Any]]:
        """What is offered at a place, from 0, of a file that is open."""
        found = self._ask("textDocument/completion", _at(path, line, character))
        return found["items"] if isinstance(found, dict) else found or []

    def end(self) -> None:
        """Asks the server to end."""
        self._ask("shutdown", None)
        self._tell("exit", None)

    def _ask(self, method: str, params: object) -> Any:
        self._serial += 1
        serial = self._serial
        self._send({"id": serial, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == serial and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, object]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._into.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._into.flush()

    def _take(self) -> dict[str, Any]:
        """The next message; a question of the server is answered with nothing, what it tells of a text is kept."""
        message = self._messages.get(timeout=PATIENCE)
        assert message is not None, "the language server has ended"
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message


@contextmanager
def language_server(command: Sequence[str], root: Path) -> Iterator[LanguageServer]:
    """A server for as long as the context lasts."""
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            server = LanguageServer(process, root)
            yield server
            server.end()
            process.wait(PATIENCE)
        finally:
            process.kill()


def _read(stream: IO[bytes], messages: queue.Queue[dict[str, Any] | None]) -> None:
    while True:
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            messages.put(None)
            return
        messages.put(json.loads(stream.read(length)))


def _at(path: Path, line: int, character: int) -> dict[str, object]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
