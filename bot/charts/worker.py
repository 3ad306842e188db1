"""The process that paints. Reads scenes from stdin and writes pictures to stdout until stdin ends.

Each message is eight bytes of length, then that many bytes: a pickled Scene in; out, a status byte
(`PAINTED` or `REFUSED`), then the PNG or what went wrong. Both ends of the pipes are this program.
"""

import os
import pickle
import signal
import sys
from tempfile import TemporaryDirectory
from typing import BinaryIO

PAINTED, REFUSED = b"+", b"-"
LENGTH = 8


def frame(payload: bytes) -> bytes:
    """A message as it goes through a pipe."""
    return len(payload).to_bytes(LENGTH, "big") + payload


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Paint until there is nothing more to read."""
    with TemporaryDirectory() as folder:  # where matplotlib writes its list of fonts, once
        os.environ["MPLCONFIGDIR"] = folder
        from bot.charts.painting import paint

    while head := source.read(LENGTH):
        scene = pickle.loads(source.read(int.from_bytes(head, "big")))  # noqa: S301 - our parent's
        try:
            answer = PAINTED + paint(scene)
        except Exception as fault:  # noqa: BLE001  # the asker is told; the next scene may be fine
            answer = REFUSED + repr(fault).encode()
        target.write(frame(answer))
        target.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the bot, which then closes our stdin
    out = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing printed may slip in between messages
    serve(sys.stdin.buffer, os.fdopen(out, "wb"))
