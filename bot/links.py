"""Looks whether the links of the knowledge base still lead somewhere: politely, and never into a private net.

Links come from servers' edits too, so every address is judged when it is connected to, after each redirect.
"""

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from bot.storage import Link

log = logging.getLogger(__name__)

AGENT = "career-bot"
USER_AGENT = f"Mozilla/5.0 (compatible; {AGENT} link checker)"
DAY = 24 * 3600.0
AGAIN_FAILED, AGAIN_GOOD = DAY, 30 * DAY
"""Seconds after which a link is looked at again."""
MOST_A_DAY = 200
PAUSE = 5.0
"""Seconds between two requests to one host."""
TIMEOUT = 15.0
HOPS = 5
"""Redirects that are followed."""
ROBOTS_BYTES = 64_000
OFFLINE_AFTER = 5
"""Hosts in one run that are out of reach, with none in it: then the fault is taken to be ours."""

GONE = (404, 410)
_REDIRECTS = (301, 302, 303, 307, 308)
_ALIVE = (401, 402, 403, 407, 429, 451, 999)
"""There is a page, which is not for programs, for guests, or not now."""

NO_ANSWER = 0
"""The status of a link whose host could not be reached or may not be."""
NOT_PUBLIC = "not a public address"
NOT_VALID = "not a valid address"
NOT_ALLOWED = "its site asks programs not to look"
ENDLESS = "it redirects without an end"


def dead(link: Link) -> bool:
    """Whether a link counts as dead: failed on three days, or on two and is said to be gone."""
    return link.failures >= (2 if link.status in GONE else 3)


def moved(link: Link) -> bool:
    """Whether a link that is alive leads to another page."""
    return not link.failures and link.became.startswith("http") and _page(link.became) != _page(link.url)


def _page(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query


def due(urls: Iterable[str], known: Mapping[str, Link], now: float, most: int = MOST_A_DAY) -> list[str]:
    """What is to be looked at: new links first, then the longest unseen; at most `most` in a day.

    Hosts take turns, so that none is asked twice in a row where that can be helped.
    """
    left = most - sum(now - link.checked < DAY for link in known.values())
    found = []
    for url in dict.fromkeys(urls):
        link = known.get(url)
        if link is None or now - link.checked >= (AGAIN_FAILED if link.failures else AGAIN_GOOD):
            found.append((link.checked if link else 0.0, url))
    chosen = [url for _, url in sorted(found)[: max(left, 0)]]
    turn: dict[str, int] = {}
    ranked = []
    for url in chosen:
        host = urlsplit(url).hostname or ""
        turn[host] = turn.get(host, 0) + 1
        ranked.append((turn[host], url))
    return [url for _, url in sorted(ranked, key=lambda one: one[0])]


def public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.sixtofour or ip.teredo or ip in _NAT64:
            return False
        ip = ip.ipv4_mapped or ip
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class _Nat64:
    """64:ff9b::/96, behind which any IPv4 address may stand."""

    def __contains__(self, ip: IPv6Address) -> bool:
        return ip.packed[:4] == b"\x00\x64\xff\x9b"


_NAT64 = _Nat64()


class NotPublicError(OSError):
    """An address that is not to be connected to."""


class _PublicOnly(AbstractResolver):
    """Names to addresses; a name that has a private one among them is refused."""

    def __init__(self) -> None:
        self._names = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._names.resolve(host, port, family)
        if not all(public(one["host"]) for one in found):
            raise NotPublicError(NOT_PUBLIC)
        return found

    async def close(self) -> None:
        await self._names.close()


class LinkChecker:
    """Checks links one after the other. `private` lets it reach this machine: for tests alone."""

    def __init__(self, pause: float = PAUSE, timeout: float = TIMEOUT, private: bool = False):
        self._pause, self._timeout, self._private = pause, timeout, private
        self._asked: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}

    async def check(self, urls: Iterable[str], known: Mapping[str, Link], now: float) -> AsyncIterator[Link]:
        """The outcome for each link as it comes; `known` is what was found before.

        Nothing is said of them where none of several hosts can be reached: then it is our own line.
        """
        held: list[Link] = []
        reached = False
        connector = aiohttp.TCPConnector(
            resolver=None if self._private else _PublicOnly(), use_dns_cache=False, force_close=True
        )
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": USER_AGENT, "Accept": "*/*"},
            timeout=aiohttp.ClientTimeout(total=self._timeout),
            auto_decompress=False,
        ) as session:
            for url in urls:
                link = await self._checked(session, url, known.get(url), now)
                reached = reached or link.status != NO_ANSWER or link.became == NOT_ALLOWED
                held.append(link)
                if reached:
                    for one in held:
                        yield one
                    held.clear()
        if len({urlsplit(one.url).hostname for one in held if one.became != NOT_PUBLIC}) >= OFFLINE_AFTER:
            log.warning("none of %d links could be reached; they are looked at another time", len(held))
            return
        for one in held:
            yield one

    async def _checked(
        self, session: aiohttp.ClientSession, url: str, before: Link | None, now: float
    ) -> Link:
        try:
            if not await self._allowed(session, url):
                return Link(url, NO_ANSWER, NOT_ALLOWED, now, 0)
            status, became = await self._followed(session, url)
        except TimeoutError:
            status, became = NO_ANSWER, "no answer in time"
        except (aiohttp.ClientError, OSError, ValueError) as fault:
            status, became = NO_ANSWER, _told(fault)
        good = status != NO_ANSWER and (status < 400 or status in _ALIVE) and became != ENDLESS
        return Link(url, status, became, now, 0 if good else (before.failures if before else 0) + 1)

    async def _followed(self, session: aiohttp.ClientSession, url: str) -> tuple[int, str]:
        """(the last status, the address where it came from; "" where that is the link itself)."""
        at, method = url, "HEAD"
        for _ in range(HOPS + 1):
            status, place = await self._asked_once(session, method, at)
            if status >= 400 and method == "HEAD" and status != 429:  # many sites know only GET
                method = "GET"
                status, place = await self._asked_once(session, method, at)
            if status not in _REDIRECTS or not place:
                return status, at if at != url else ""
            at = urljoin(at, place)
        return status, ENDLESS

    async def _asked_once(self, session: aiohttp.ClientSession, method: str, url: str) -> tuple[int, str]:
        """(status, Location); the body is never read."""
        await self._wait(url)
        async with session.request(method, url, allow_redirects=False) as response:
            found = response.status, response.headers.get("Location", "")
            response.close()
        return found

    async def _wait(self, url: str) -> None:
        """Judge the address, and let its host rest since the last request."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https") or not host:
            raise NotPublicError(NOT_PUBLIC)
        odd = parts.port not in (None, 80, 443) or parts.username is not None
        if not self._private and (odd or _is_private_number(host)):
            raise NotPublicError(NOT_PUBLIC)
        rest = self._asked.get(host, -self._pause) + self._pause - time.monotonic()
        if rest > 0:
            await asyncio.sleep(rest)
        self._asked[host] = time.monotonic()

    async def _allowed(self, session: aiohttp.ClientSession, url: str) -> bool:
        """Whether the site's robots.txt lets us look; one that cannot be had forbids nothing."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = await self._rules(session, site)
        rules = self._robots[site]
        return rules is None or rules.can_fetch(AGENT, url)

    async def _rules(self, session: aiohttp.ClientSession, site: str) -> RobotFileParser | None:
        try:
            await self._wait(site)
            async with session.get(f"{site}/robots.txt", allow_redirects=False) as response:
                if response.status != 200:
                    return None
                text = await _beginning(response.content, ROBOTS_BYTES)
                response.close()
        except (TimeoutError, aiohttp.ClientError, OSError):
            return None
        rules = RobotFileParser()
        rules.parse(text.decode("utf-8", "replace").splitlines())
        return rules


async def _beginning(content: aiohttp.StreamReader, most: int) -> bytes:
    """At most that many bytes."""
    found = b""
    while len(found) < most and (part := await content.read(most - len(found))):
        found += part
    return found


def _is_private_number(host: str) -> bool:
    """Whether a host is written as an IP address that is not public; those are not looked up."""
    try:
        return not public(host)
    except ValueError:
        return False


def _told(fault: Exception) -> str:
    """What went wrong, in a few words."""
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, NotPublicError):
            return NOT_PUBLIC
        if isinstance(cause, socket.gaierror):
            return "no such site"
        cause = getattr(cause, "os_error", None) or cause.__cause__
    if isinstance(fault, aiohttp.ClientSSLError):
        return "its certificate is not valid"
    if isinstance(fault, ValueError):
        return NOT_VALID
    return "it cannot be reached" if isinstance(fault, OSError) else "its answer cannot be read"
