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


class Tidying:
    """Gives back what pieces of work left free, after `every` so many of them: a question leaves holes in the
    heap, some 1 MB in the end, and looking for them takes 0.3 ms."""

    def __init__(self, every: int):
        self._every = every
        self._done = 0

    def done(self) -> None:
        """One more piece of work is done."""
        self._done += 1
        if self._done % self._every == 0:
            give_back()


def settle() -> None:
    """Leave what there is now out of Python's search for garbage, which would halt the bot for 50 ms and more
    at a time. It is freed as before when nothing refers to it; only rings are not, and a Library has none.
    """
    gc.collect()
    gc.freeze()
    give_back()
