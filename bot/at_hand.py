"""What is kept at hand of what the store holds, and how long a question waits for that."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable
from typing import TypeVar

from bot.errors import StoreError

log = logging.getLogger(__name__)

MOST = 5000
"""Sessions and profiles that are kept at hand; older ones are read back from the store."""

READ = 2.0
"""Seconds for which a question waits to read. A server may be there and not answer, and then everybody would
wait for ever."""

SILENT = "the database has not answered for {:g} s"

K = TypeVar("K")
V = TypeVar("V")


async def read(coming: Awaitable[V], otherwise: V) -> V:
    """What is read from the store; while that is away, a question is answered without it."""
    try:
        async with asyncio.timeout(READ):
            return await asyncio.shield(coming)  # not cut off: others may wait for it
    except TimeoutError:
        log.warning("answering without what is stored: %s", SILENT.format(READ))
    except StoreError as error:
        log.warning("answering without what is stored: %s", error)
    return otherwise


def keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    """Have a value at hand, as the one used last."""
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > MOST:
        kept.popitem(last=False)
