"""The writer's line to PostgreSQL: where it breaks, a thread looks for the server until it is there again."""

import logging
import threading
import time
from collections.abc import Callable

from bot.storage.postgres_connection import Connection, connect
from bot.storage.postgres_faults import described, gone
from bot.storage.postgres_migrations import migrate

log = logging.getLogger(__name__)

LOOK = 0.25
"""Seconds between attempts to reach a server that is away."""


class Line:
    """The connection to the database at `url`, which one thread uses; None while the server is away."""

    def __init__(self, url: str):
        self._url = url
        self.connection: Connection | None = None
        self._fresh: Connection | None = None
        self._looking: threading.Thread | None = None
        self._since = 0.0
        self._ended = threading.Event()

    @property
    def away(self) -> bool:
        """Whether the server cannot be reached, as far as is known."""
        return self._looking is not None

    def away_for(self) -> float:
        """Seconds since the server was found away; 0 where it is not."""
        return time.monotonic() - self._since if self.away else 0.0

    def open(self) -> Connection:
        """Connect for the first time and bring the schema up to date; raise where that fails."""
        self.connection = connect(self._url)
        migrate(self.connection)
        return self.connection

    def renew(self) -> bool:
        """Take the connection that was found meanwhile; False where there is none."""
        if self._fresh is None:
            return False
        self.connection, self._fresh, self._looking = self._fresh, None, None
        return True

    def safely(self, what: Callable[[Connection], None]) -> None:
        """Do it over the connection, if there is one; where that breaks, look for another."""
        if self.connection is None:
            return
        try:
            what(self.connection)
        except Exception as error:  # noqa: BLE001 - there is nobody to hand it to
            if not self.lost(error):
                log.error("PostgreSQL: %s", described(error))

    def lost(self, error: Exception) -> bool:
        """Whether an error means that the connection is lost; if so, another is looked for."""
        if self.connection is not None and not self.connection.closed and not gone(error):
            return False
        if self.connection is not None:
            self.connection.close()
            self.connection = None
        if not self.away and not self._ended.is_set():
            log.warning("the PostgreSQL database cannot be reached; turns are kept on this machine meanwhile")
            self._since = time.monotonic()
            self._looking = threading.Thread(target=self._look_for, name="store-reconnect", daemon=True)
            self._looking.start()
        return True

    def close(self) -> None:
        """Look no longer, and disconnect."""
        self._ended.set()
        if self._looking is not None:
            self._looking.join()
        for connection in (self.connection, self._fresh):
            if connection is not None:
                connection.close()

    def _look_for(self) -> None:
        while not self._ended.is_set():
            found = None
            try:
                found = connect(self._url)
                migrate(found)
            except Exception:  # noqa: BLE001 - whatever it is: not yet
                if found is not None:
                    found.close()
                self._ended.wait(LOOK)
                continue
            self._fresh = found
            return
