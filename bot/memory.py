"""Memory that was freed goes back to the system, and what stays is not walked through again and again."""

import contextlib
import ctypes
import gc

_ARENA_MAX = -8  # glibc's number of that setting


def one_heap() -> None:
    """Let all threads share one heap, before there are any: each would keep some of its own, and of this
    process only one runs at a time anyway. Only glibc has a call for it."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Return what is free in the heap: building a Library's matcher leaves 10 MB of it behind.

    Only glibc has a call for it; elsewhere nothing is done.
    """
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def settle() -> None:
    """Leave what there is now out of Python's search for garbage, which would halt the bot for 50 ms and more
    at a time. It is freed as before when nothing refers to it; only rings are not, and a Library has none.
    """
    gc.collect()
    gc.freeze()
    give_back()
