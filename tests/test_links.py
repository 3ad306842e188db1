"""The link checker against a server of this machine, and what it refuses to connect to."""

import asyncio
import time
from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
from aiohttp import web

from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.library.links import links_in, links_of, links_of_edit
from bot.links import (
    DAY,
    ENDLESS,
    NOT_ALLOWED,
    NOT_PUBLIC,
    NOT_VALID,
    USER_AGENT,
    LinkChecker,
    dead,
    due,
    moved,
    public,
)
from bot.storage import Link

NOW = 1_800_000_000.0


class Site:
    """A small site; `asked` holds (method, path, agent, monotonic seconds) of each request."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str, float]] = []
        self.robots: str | None = None
        self.base = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        agent = request.headers["User-Agent"]
        self.asked.append((request.method, request.path, agent, time.monotonic()))
        match request.path:
            case "/robots.txt":
                return web.Response(text=self.robots) if self.robots else web.Response(status=404)
            case "/old":
                raise web.HTTPMovedPermanently("/step")
            case "/step":
                raise web.HTTPFound("/new?from=old")
            case "/loop":
                raise web.HTTPFound("/loop")
            case "/inward":
                raise web.HTTPFound("http://127.0.0.1:1/secret")
            case "/gone":
                return web.Response(status=410)
            case "/broken":
                return web.Response(status=500)
            case "/guests":
                return web.Response(status=403)
            case "/slow":
                await asyncio.sleep(5)
            case "/get-only" if request.method == "HEAD":
                return web.Response(status=405)
            case "/huge":
                return await self._huge(request)
            case "/nowhere":
                return web.Response(status=404)
        return web.Response(text="here")

    async def _huge(self, request: web.Request) -> web.StreamResponse:
        if request.method == "HEAD":
            return web.Response(status=405)
        response = web.StreamResponse()
        await response.prepare(request)
        self.sent = 0
        try:
            for _ in range(2_000):
                await response.write(b"x" * 100_000)
                self.sent += 100_000
        except (ConnectionError, asyncio.CancelledError):
            pass
        return response


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    made = Site()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    listening = web.TCPSite(runner, "127.0.0.1", 0)
    await listening.start()
    made.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


def checker(timeout: float = 3.0, pause: float = 0.0, private: bool = True) -> LinkChecker:
    return LinkChecker(pause=pause, timeout=timeout, private=private)


async def checked(
    made: LinkChecker, *urls: str, before: tuple[Link, ...] = (), now: float = NOW
) -> list[Link]:
    known = {link.url: link for link in before}
    return [link async for link in made.check(urls, known, now)]


@pytest.mark.parametrize(
    ("path", "status", "became", "failures"),
    [
        ("/", 200, "", 0),
        ("/old", 200, "/new?from=old", 0),
        ("/nowhere", 404, "", 1),
        ("/gone", 410, "", 1),
        ("/broken", 500, "", 1),
        ("/guests", 403, "", 0),
        ("/get-only", 200, "", 0),
        ("/loop", 302, ENDLESS, 1),
    ],
)
async def test_what_became_of_a_link(site: Site, path: str, status: int, became: str, failures: int) -> None:
    (link,) = await checked(checker(), site.base + path)
    expected = site.base + became if became.startswith("/") else became
    assert link == Link(site.base + path, status, expected, NOW, failures)
    assert {agent for _, _, agent, _ in site.asked} == {USER_AGENT}
    assert len(site.asked) <= 9, "it follows a loop for ever"


async def test_head_comes_first_and_get_only_where_it_is_refused(site: Site) -> None:
    await checked(checker(), f"{site.base}/", f"{site.base}/get-only")
    assert [(method, path) for method, path, *_ in site.asked] == [
        ("GET", "/robots.txt"),
        ("HEAD", "/"),
        ("HEAD", "/get-only"),
        ("GET", "/get-only"),
    ]


async def test_a_slow_site_fails_in_time_and_keeps_no_other_waiting(site: Site) -> None:
    slow, good = await checked(checker(timeout=0.3), f"{site.base}/slow", f"{site.base}/")
    assert (slow.status, slow.became, slow.failures) == (0, "no answer in time", 1)
    assert good.status == 200


async def test_a_huge_body_is_not_read(site: Site) -> None:
    (link,) = await checked(checker(), f"{site.base}/huge")
    assert link.status == 200
    await asyncio.sleep(0.1)
    assert site.sent < 20_000_000


async def test_a_site_may_ask_not_to_be_looked_at(site: Site) -> None:
    site.robots = "User-agent: *\nDisallow: /private/\n"
    hidden, shown = await checked(checker(), f"{site.base}/private/a", f"{site.base}/open")
    assert (hidden.status, hidden.became, hidden.failures) == (0, NOT_ALLOWED, 0)
    assert shown.status == 200
    assert [path for _, path, *_ in site.asked] == ["/robots.txt", "/open"]


async def test_a_host_rests_between_two_requests(site: Site) -> None:
    await checked(checker(pause=0.2), f"{site.base}/", f"{site.base}/b")
    times = [at for *_, at in site.asked]
    assert len(times) == 3
    assert all(later - earlier >= 0.18 for earlier, later in pairwise(times))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "https://localhost/",
        "http://2130706433/",
        "http://127.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://192.168.1.1/",
        "http://user@1.1.1.1/",
        "http://1.1.1.1:22/",
        "ftp://1.1.1.1/",
    ],
)
async def test_private_addresses_are_never_connected_to(url: str) -> None:
    (link,) = await checked(checker(private=False), url)
    assert (link.status, link.failures) == (0, 1)
    assert link.became in (NOT_PUBLIC, NOT_VALID)


async def test_nothing_is_sent_to_this_machine(site: Site) -> None:
    await checked(checker(private=False), f"{site.base}/", site.base.replace("127.0.0.1", "localhost"))
    assert site.asked == []


async def test_a_redirect_inward_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made = checker()
    wait = made._wait

    async def then_strict(url: str) -> None:  # the site itself stands on this machine
        made._private = url.startswith(site.base)
        await wait(url)

    monkeypatch.setattr(made, "_wait", then_strict)
    (link,) = await checked(made, f"{site.base}/inward")
    assert (link.status, link.became) == (0, NOT_PUBLIC)


@pytest.mark.parametrize(
    ("address", "open_"),
    [
        ("1.1.1.1", True),
        ("2606:4700::1111", True),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, open_: bool) -> None:
    assert public(address) is open_


async def test_a_link_is_dead_after_three_days_or_two_where_it_is_gone(site: Site) -> None:
    broken, gone = f"{site.base}/broken", f"{site.base}/gone"
    links: list[Link] = []
    told = []
    for day in range(3):
        links = await checked(checker(), broken, gone, before=tuple(links), now=NOW + day * DAY)
        told.append([dead(link) for link in links])
    assert told == [[False, False], [False, True], [True, True]]
    (risen,) = await checked(checker(), f"{site.base}/", before=(Link(f"{site.base}/", 500, "", NOW, 7),))
    assert not risen.failures


async def test_where_nothing_can_be_reached_the_fault_is_ours(site: Site) -> None:
    away = [f"http://127.0.0.{host}:1/" for host in range(2, 8)]
    assert await checked(checker(), *away) == []
    assert len(await checked(checker(), *away, f"{site.base}/")) == 7
    (alone,) = await checked(checker(), away[0])
    assert (alone.became, alone.failures) == ("it cannot be reached", 1)


def test_failed_links_wait_a_day_good_ones_a_month_and_a_day_has_an_end() -> None:
    known = {
        "a": Link("https://a", 500, "", NOW - DAY, 1),
        "b": Link("https://b", 500, "", NOW - DAY + 60, 1),
        "c": Link("https://c", 200, "", NOW - 31 * DAY),
        "d": Link("https://d", 200, "", NOW - 29 * DAY),
    }
    by_url = {link.url: link for link in known.values()}
    urls = ["https://a", "https://b", "https://c", "https://d", "https://new"]
    assert due(urls, by_url, NOW) == ["https://new", "https://c", "https://a"]
    assert due(urls, by_url, NOW, most=2) == ["https://new"], "one was looked at within the last day"
    assert due(urls, by_url, NOW, most=1) == []


def test_hosts_take_turns() -> None:
    assert due(["https://a/1", "https://a/2", "https://b/1"], {}, NOW) == [
        "https://a/1",
        "https://b/1",
        "https://a/2",
    ]


def test_moved_is_another_page_not_another_spelling() -> None:
    assert moved(Link("http://a.org/x", 200, "https://b.org/y", NOW))
    assert not moved(Link("http://a.org/x", 200, "https://www.a.org/x/", NOW))
    assert not moved(Link("http://a.org/x", 404, "https://b.org/y", NOW, 1))


def test_links_are_found_wherever_they_stand(library: Library) -> None:
    found = links_of(library)
    kinds = {piece.kind for pieces in found.values() for piece in pieces}
    assert {"sources", "skills", "roadmaps"} <= kinds
    some = next(source for source in library.sources.values() if source.url)
    assert some.url in found
    edit = Edit(
        Piece("topics", "x/y"), "put", {"answer": "See [it](https://a.org/b_(c)), or **https://d.org/e**."}
    )
    assert list(links_of_edit(edit)) == ["https://a.org/b_(c)", "https://d.org/e"]
    assert list(links_in({"url": f"https://a.org/{'x' * 300}"})) == []
