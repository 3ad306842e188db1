"""`career-bot run` as the sandbox's child: it ends when the sandbox does, whatever ended that.

Its standard input is a pipe that the sandbox holds open and never writes to. When the sandbox is gone, be it
killed, the pipe ends; that works on every system.
"""

import contextlib
import os
import runpy
import signal
import sys
import threading
import time

PATIENCE = 10.0
"""Seconds in which the bot leaves in good order."""


def _end_with_parent() -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.argv = ["career-bot", "run"]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
