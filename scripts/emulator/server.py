"""Serves the emulator on 127.0.0.1 until its standard input is closed.

Prints the endpoint on one line once it answers. The port is the system's choice, so any number of
emulators run side by side; the closed input ends it even when the parent was killed.
"""

import logging
import os
import sys
import threading

from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    create_backend_app,
)
from werkzeug.serving import make_server

from copying import Copying
from gaps import GAPS
from given import give_what_is_told
from keep_alive import KeepAlive
from one_at_a_time import OneAtATime


def end_with_the_parent() -> None:
    # Not through sys.stdin, which a copy would find locked by the thread that reads here.
    while os.read(0, 4096):
        pass
    os._exit(0)


def serve(application: OneAtATime, said_to: int) -> None:
    threading.Thread(target=end_with_the_parent, daemon=True).start()
    server = make_server(
        "127.0.0.1",
        0,
        Copying(application, serve),
        threaded=True,
        request_handler=KeepAlive,
    )
    # moto writes its own address into the URLs that it answers with.
    os.environ["MOTO_PORT"] = str(server.server_port)
    os.write(said_to, f"http://127.0.0.1:{server.server_port}\n".encode())
    if said_to != sys.stdout.fileno():
        os.close(said_to)
    server.serve_forever()


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    for gap in [gap for gap in GAPS if gap.is_open()]:
        gap.mend()
    account = os.environ.get("MOTO_ACCOUNT_ID", "123456789012")
    give_what_is_told(account, os.environ.get("EMULATOR_GIVEN"))
    application = OneAtATime(DomainDispatcherApplication(create_backend_app))
    serve(application, sys.stdout.fileno())


main()
