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

from gaps import GAPS
from given import give_what_is_told
from keep_alive import KeepAlive
from one_at_a_time import OneAtATime


def end_with_the_parent() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def main() -> None:
    threading.Thread(target=end_with_the_parent, daemon=True).start()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    for gap in [gap for gap in GAPS if gap.is_open()]:
        gap.mend()
    account = os.environ.get("MOTO_ACCOUNT_ID", "123456789012")
    give_what_is_told(account, os.environ.get("EMULATOR_GIVEN"))
    server = make_server(
        "127.0.0.1",
        0,
        OneAtATime(DomainDispatcherApplication(create_backend_app)),
        threaded=True,
        request_handler=KeepAlive,
    )
    # moto writes its own address into the URLs that it answers with.
    os.environ["MOTO_PORT"] = str(server.server_port)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


main()
