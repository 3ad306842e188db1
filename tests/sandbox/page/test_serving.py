"""How the sandbox's page is served: its files, its headers, and who is let in."""

import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from yarl import URL

from bot.sandbox import Sandbox, Upload
from bot.sandbox.page.serving import STATIC, known_host, same_origin
from tests.sandbox.page.conftest import served

Get = Callable[..., Awaitable[aiohttp.ClientResponse]]


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    jar = aiohttp.CookieJar(unsafe=True)  # "unsafe" takes cookies of hosts that are addresses
    async with aiohttp.ClientSession(cookie_jar=jar, requote_redirect_url=False) as here:
        yield here


async def test_the_page_and_its_headers(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    answer = await session.get(f"{sandbox.base_url}/")
    assert answer.status == 200
    assert await answer.read() == (STATIC / "index.html").read_bytes()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


async def test_every_file_of_the_page_is_served_as_what_it_is(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    kinds = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    for file in STATIC.rglob("*"):
        if file.suffix in kinds:
            answer = await session.get(f"{sandbox.base_url}/static/{file.relative_to(STATIC)}")
            assert (answer.status, answer.content_type) == (200, kinds[file.suffix])
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "../page.py",
        "..%2fpage.py",
        "%2e%2e/page.py",
        "css/../../page.py",
        "//etc/passwd",
        "x.js",
        "css",
        "a%00.js",
    ],
)
async def test_nothing_outside_its_folder_is_served(sandbox: Sandbox, path: str) -> None:
    async with aiohttp.ClientSession() as plain:
        answer = await plain.get(URL(f"{sandbox.base_url}/static/{path}", encoded=True))
        assert answer.status == 404
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "host",
    [
        "evil.test",
        "evil.test:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost@evil.test:{port}",
        "127.0.0.1.evil.test:{port}",
        "",
    ],
)
@pytest.mark.parametrize(
    "path", ["/", "/static/app.js", "/cdn/attachments/1/2/x.png", "/api/v10/gateway", "/page/ws"]
)
async def test_another_host_is_refused(
    sandbox: Sandbox, session: aiohttp.ClientSession, host: str, path: str
) -> None:
    port = sandbox.base_url.rpartition(":")[2]
    named = host.format(port=port)
    headers = {"Host": named, "Origin": f"http://{named}"}
    answer = await session.get(f"{sandbox.base_url}{path}", headers=headers)
    assert answer.status == 403
    assert (await answer.text()).startswith("This sandbox is only for this machine")


async def test_localhost_is_this_machine_too(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    port = sandbox.base_url.rpartition(":")[2]
    answer = await session.get(f"{sandbox.base_url}/", headers={"Host": f"localhost:{port}"})
    assert answer.status == 200


@pytest.mark.parametrize(
    "origin",
    [None, "null", "http://evil.test", "{base}.evil.test", "http://127.0.0.1", "http://localhost:{port}"],
)
async def test_another_origin_may_neither_connect_nor_upload(
    sandbox: Sandbox, session: aiohttp.ClientSession, origin: str | None
) -> None:
    base = sandbox.base_url
    given = {"Origin": origin.format(base=base, port=base.rpartition(":")[2])} if origin else {}
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await session.ws_connect(f"{base}/page/ws", headers=given)
    assert refused.value.status == 403
    form = aiohttp.FormData({"file": io.BytesIO(b"x")})
    answer = await session.post(f"{base}/page/upload", data=form, headers=given)
    assert answer.status == 403
    assert await answer.text() == "Only the sandbox's own page may ask for this."
    for path in ("/", "/static/app.js", "/api/v10/gateway"):
        assert (await session.get(f"{base}{path}", headers=given)).status == (403 if origin else 200), path


async def test_a_token_opens_the_page_and_a_cookie_carries_it(session: aiohttp.ClientSession) -> None:
    async with served(Sandbox(), token="the-token") as sandbox:
        base = sandbox.base_url
        origin = {"Origin": base}
        stored = sandbox.world.store(sandbox.channel, Upload("a.png", b"\x89PNG"))
        for path in ("/", "/?token=", "/?token=the-toke", "/?token=%C3%A9"):
            answer = await session.get(base + path)
            assert answer.status == 403
            assert "with its token" in await answer.text()
        assert (await session.get(stored.url)).status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{base}/page/ws", headers=origin)
        async with session.ws_connect(f"{base}/page/ws?token=the-token", headers=origin) as socket:
            assert json.loads((await socket.receive()).data)["t"] == "hello"
        answer = await session.get(f"{base}/?token=the-token")
        assert answer.status == 200
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert (await session.get(f"{base}/")).status == 200
        assert (await session.get(stored.url)).status == 200
        async with session.ws_connect(f"{base}/page/ws", headers=origin) as socket:
            assert json.loads((await socket.receive()).data)["t"] == "hello"


async def test_a_host_that_is_allowed(session: aiohttp.ClientSession) -> None:
    async with served(Sandbox(), allowed_hosts=["box.lan", "tunnel.test:9000"]) as sandbox:
        for host, status in {
            "box.lan": 200,
            "box.lan:123": 200,
            "tunnel.test:9000": 200,
            "tunnel.test": 403,
        }.items():
            answer = await session.get(f"{sandbox.base_url}/", headers={"Host": host})
            assert answer.status == status, host


async def test_files_that_are_no_pictures_are_never_opened(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    script = b"<script>alert(1)</script>"
    for upload, shown in [
        (Upload("a.png", b"\x89PNG"), True),
        (Upload("a.html", script), False),
        (Upload("a.svg", b"<svg onload='x'/>"), False),
        (Upload("a.png", script, content_type="text/html"), False),
        (Upload("a.png", script, content_type='text/html\r\nX-Evil: "1"'), True),
        (Upload('..\\../e"vil\r\n.js', script), False),
    ]:
        message = await sandbox.member.send(sandbox.channel, files=(upload,))
        answer = await session.get(message.attachments[0].url)
        assert answer.status == 200
        assert ("attachment" not in answer.headers.get("Content-Disposition", "")) is shown, upload
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "X-Evil" not in answer.headers
        assert answer.headers["Content-Security-Policy"]
        assert "/" not in message.attachments[0].filename


def test_which_hosts_are_known() -> None:
    known = ["127.0.0.1:80", "127.0.0.1", "localhost", "LOCALHOST:80", "[::1]:80", "[::1]"]
    assert all(known_host(host, 80, ()) for host in known)
    strange = [
        "",
        ":80",
        "127.0.0.1:",
        "0.0.0.0:81",
        "127.0.0.2",
        "localhost.",
        "[::1",
        "a@localhost",
        "localhost/x",
        "localhost:x",
    ]
    assert not any(known_host(host, 81, ()) for host in strange)
    assert known_host("Box.LAN:5", 80, ["box.lan"])
    assert not known_host("box.lan.evil", 80, ["box.lan"])


def test_which_origins_are_the_same() -> None:
    assert same_origin("http://localhost:1", "LOCALHOST:1")
    assert same_origin("https://localhost:1", "localhost:1")
    assert not any(
        same_origin(o, "a:1") for o in (None, "", "null", "a:1", "http://a", "http://a:1/", "ws://a:1")
    )
