"""Copies the account that an emulator plays, with all that is in it, for whoever asks.

What takes minutes to deploy is deployed once: `POST /emulator/copy` answers with the endpoint of a copy, which
goes its own way from there and costs some milliseconds. A copy ends when it is told to, at the latest with
whoever started the first emulator: they share the standard input that says so.
"""

import os
import signal
from collections.abc import Callable, Iterable
from typing import Any

from one_at_a_time import OneAtATime

Serve = Callable[[OneAtATime, int], None]


class Copying:
    """`serve` serves an application, writes its endpoint to a file descriptor first, and does not return."""

    def __init__(self, served: OneAtATime, serve: Serve) -> None:
        self.served = served
        self.serve = serve
        # Nobody waits for copies that ended.
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        asked = (environ["REQUEST_METHOD"], environ["PATH_INFO"])
        if asked == ("POST", "/emulator/end"):
            os._exit(0)
        if asked != ("POST", "/emulator/copy"):
            return self.served(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [self._copy()]

    def _copy(self) -> bytes:
        reading, writing = os.pipe()
        # Between two requests moto holds nothing half done.
        with self.served.lock:
            if os.fork() == 0:
                self._be_the_copy(writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as endpoint:
            return endpoint.read()

    def _be_the_copy(self, writing: int) -> None:
        """Of all threads only this one is left. The connections stay the first emulator's."""
        try:
            os.closerange(3, writing)
            os.closerange(writing + 1, os.sysconf("SC_OPEN_MAX"))
            self.serve(self.served.copy(), writing)
        finally:
            os._exit(1)
