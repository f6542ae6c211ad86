"""Keeps connections open between requests, as AWS does.

Werkzeug closes each after its answer, because an application may leave a part of the request unread, where the
next one would be looked for. What is served here leaves nothing: OneAtATime reads each request whole.
"""

import sys
import traceback
from typing import Any

from moto.moto_server.werkzeug_app import MotoRequestHandler

Headers = list[tuple[str, str]]


class KeepAlive(MotoRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer of several packets would wait for the client to acknowledge the first of them.
    disable_nagle_algorithm = True

    def run_wsgi(self) -> None:
        # http.server has said "100 Continue" to who waits for it.
        status, headers, body = self._answer(self.make_environ())
        code, _, reason = status.partition(" ")
        self.send_response(int(code), reason)
        for name, value in headers:
            self.send_header(name, value)
        if self.command == "HEAD" or code in ("204", "304"):
            body = b""
        else:
            self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self._headers_buffer.append(b"\r\n" + body)
        self.flush_headers()

    def _answer(self, environ: dict[str, Any]) -> tuple[str, Headers, bytes]:
        started: list[tuple[str, Headers]] = []

        def start_response(status: str, headers: Headers, *_: Any) -> None:
            started.append((status, headers))

        try:
            body = b"".join(self.server.app(environ, start_response))
            status, headers = started[-1]
        except ConnectionError:
            raise
        except Exception:
            traceback.print_exc(file=sys.stderr)
            # Nobody knows how much of the request was read.
            self.close_connection = True
            return "500 Internal Server Error", [], b""
        if self.command != "HEAD":
            headers = [one for one in headers if one[0].lower() != "content-length"]
        return status, headers, body
