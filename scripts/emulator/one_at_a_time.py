"""Lets one request at a time into moto.

What AWS does in one step, moto does in several: of two that take a lock of a Terraform state at once,
both could get it. Nothing is lost by it, because Python runs one thread at a time anyway.
"""

import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class OneAtATime:
    def __init__(self, application: Application) -> None:
        self.application = application
        self.lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        # SQS waits for messages that other requests send.
        if "/sqs/" in environ.get("HTTP_AUTHORIZATION", ""):
            return self.application(environ, start_response)
        # A client that is slow to send must not hold up the others.
        _read_body(environ)
        with self.lock:
            return _all_of(self.application(environ, start_response))


def _read_body(environ: dict[str, Any]) -> None:
    length = environ.get("CONTENT_LENGTH")
    stream = environ["wsgi.input"]
    if length:
        environ["wsgi.input"] = BytesIO(stream.read(int(length)))
    elif environ.get("wsgi.input_terminated"):
        body = stream.read()
        environ["wsgi.input"] = BytesIO(body)


def _all_of(answer: Iterable[bytes]) -> list[bytes]:
    try:
        return list(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()
