"""Errors of PostgreSQL as sentences. They never repeat DATABASE_URL, nor values: both hold what is secret."""

import psycopg

from bot.errors import StoreError

AWAY = (
    "the PostgreSQL database cannot be reached; see that its server runs and that DATABASE_URL names it "
    "rightly"
)
UNSURE = (
    "the PostgreSQL database went away while this was being kept; it may or may not have been kept. "
    "Look, and try again in a moment"
)
_BY_STATE = {
    "28P01": "PostgreSQL does not accept the password in DATABASE_URL",
    "28000": "PostgreSQL does not let the user in DATABASE_URL in",
    "3D000": "there is no database of the name in DATABASE_URL; create it with createdb",
    "42501": "the user in DATABASE_URL may not create or change the bot's tables; grant it that right",
    "53100": "the disk of the PostgreSQL server is full; make room there. What was stored before is safe",
    "53300": "the PostgreSQL server takes no more connections; raise its max_connections",
    "25006": "the PostgreSQL database may only be read; DATABASE_URL must name the primary server",
}
_PASSING = ("08", "53", "57", "25006")
"""SQLSTATEs of a server that cannot serve now: no connection, no resources, shut down, a standby."""

_AGAIN = ("40001", "40P01")
"""SQLSTATEs of what another process was in the way of, and can be done again."""


def sentence(error: Exception) -> str:
    """What an error means."""
    state = getattr(error, "sqlstate", None) or ""
    if state in _BY_STATE:
        return _BY_STATE[state]
    if isinstance(error, psycopg.OperationalError) and not state:
        for known in ("28P01", "28000", "3D000"):  # libpq gives no code while it connects
            if _SAYS[known] in str(error):
                return _BY_STATE[known]
        return AWAY
    if gone(error):
        return AWAY
    if isinstance(error, psycopg.ProgrammingError) and not state:
        return "DATABASE_URL is no address that PostgreSQL understands: postgresql://user:password@host/name"
    return f"PostgreSQL refused what was to be read or kept ({type(error).__name__} {state})".replace(
        " )", ")"
    )


_SAYS = {"28P01": "password authentication failed", "28000": "pg_hba.conf", "3D000": "does not exist"}


def gone(error: Exception) -> bool:
    """Whether the server cannot serve now, and what was asked of it can be tried again later."""
    state = getattr(error, "sqlstate", None)
    if state is None:
        return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    return str(state).startswith(_PASSING)


def again(error: Exception) -> bool:
    """Whether the same can be done again at once."""
    return getattr(error, "sqlstate", None) in _AGAIN


def described(error: Exception) -> StoreError:
    """The error for who asked."""
    return error if isinstance(error, StoreError) else StoreError(sentence(error))
