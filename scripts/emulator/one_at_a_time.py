"""Lets one request at a time into moto, and each once.

What AWS does in one step, moto does in several: of two that take a lock of a Terraform state at once,
both could get it. Nothing is lost by it, because Python runs one thread at a time anyway.

Now and then, on a busy machine, a client does not get an answer that was sent, and asks again: a rule that
was made is then made twice. The SDKs name each call, so that it gets the answer it had.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_REMEMBERED = 1000


class OneAtATime:
    def __init__(self, application: Application) -> None:
        self.application = application
        self.lock = threading.Lock()
        self.answers: OrderedDict[str, Answer] = OrderedDict()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        # A client that is slow to send must not hold up the others.
        _read_body(environ)
        # SQS waits for messages that other requests send.
        if "/sqs/" in environ.get("HTTP_AUTHORIZATION", ""):
            return self.application(environ, start_response)
        call = environ.get("HTTP_AMZ_SDK_INVOCATION_ID", "")
        with self.lock:
            answer = self.answers.get(call) or self._ask(environ, call)
        start_response(answer.status, answer.headers)
        return answer.body

    def copy(self) -> "OneAtATime":
        """For a process that was forked while nobody else was let in."""
        other = OneAtATime(self.application)
        other.answers = self.answers
        return other

    def _ask(self, environ: dict[str, Any], call: str) -> "Answer":
        answer = Answer(self.application, environ)
        # What failed may go well the next time.
        if call and answer.status.startswith("2"):
            self.answers[call] = answer
            if len(self.answers) > _REMEMBERED:
                self.answers.popitem(last=False)
        return answer


class Answer:
    """What an application answers, whole."""

    def __init__(self, application: Application, environ: dict[str, Any]) -> None:
        self.status = ""
        self.headers: list[tuple[str, str]] = []
        self.body = _all_of(application(environ, self._start))

    def _start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        self.status, self.headers = status, headers


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
