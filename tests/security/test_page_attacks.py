"""The sandbox's server, spoken to in raw bytes as no browser does: each request is refused, none breaks it."""

# ruff: noqa: E501 - requests are read by their rows

import asyncio
import gzip
import logging
import zlib
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp.http import HttpProcessingError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox import Sandbox
from bot.sandbox.page import Page
from bot.sandbox.page.acts import ACTS
from bot.sandbox.page.serving import known_host, same_origin
from tests.sandbox.browser import Browser
from tests.security.inputs import TRICKS

DEEP = b'{"content": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def request(line: str, *headers: str, body: bytes = b"", host: str = "127.0.0.1:{port}") -> bytes:
    """A request with its length, for the port that is filled in later."""
    lines = [line, f"Host: {host}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


FORM = "Content-Type: multipart/form-data; boundary=x"
PACKED = zlib.compress(b"0" * 30_000_000)
PART = b'--x\r\nContent-Disposition: form-data; name="files[0]"; filename="a"\r\nContent-Encoding: deflate\r\n\r\n'
OWN = "Origin: http://127.0.0.1:{port}"

RAW: dict[str, bytes] = {
    "a path upwards": request("GET /static/../../../../etc/passwd HTTP/1.1"),
    "a path upwards, twice coded": request("GET /static/%252e%252e/%252e%252e/etc/passwd HTTP/1.1"),
    "a path of Windows": request("GET /static/..%5c..%5cpage.py HTTP/1.1"),
    "a path with a colon": request("GET /static/c:/windows/win.ini HTTP/1.1"),
    "a whole address": request("GET http://evil.test/ HTTP/1.1", host="evil.test"),
    "two hosts": request("GET / HTTP/1.1", "Host: evil.test"),
    "no host": b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    "another name for this machine": request("GET / HTTP/1.1", host="0.0.0.0:{port}"),
    "a number for this machine": request("GET / HTTP/1.1", host="2130706433:{port}"),
    "a rebound name": request("GET / HTTP/1.1", host="127.0.0.1.nip.io:{port}"),
    "a file of no number": request("GET /cdn/attachments/1/%C2%B2/x HTTP/1.1"),
    "a file of a huge number": request(f"GET /cdn/attachments/1/{'9' * 5000}/x HTTP/1.1"),
    "a channel of a huge number": request(f"GET /api/v10/channels/{'9' * 5000} HTTP/1.1"),
    "deep nesting": request("POST /api/v10/channels/1/messages HTTP/1.1", body=DEEP),
    "deep nesting by a form": request(
        "POST /api/v10/channels/1/messages HTTP/1.1",
        FORM,
        body=b'--x\r\nContent-Disposition: form-data; name="payload_json"\r\n\r\n' + DEEP + b"\r\n--x--\r\n",
    ),
    "deep nesting of an answer": request("POST /api/v10/interactions/1/x/callback HTTP/1.1", body=DEEP),
    "a packed bomb": request(
        "POST /api/v10/channels/1/messages HTTP/1.1", "Content-Encoding: gzip", body=gzip.compress(b"0" * 30_000_000)
    ),
    "a packed part": request(
        "POST /api/v10/channels/1/messages HTTP/1.1", FORM, body=PART + PACKED + b"\r\n--x--\r\n"
    ),
    "an upload from elsewhere": request("POST /page/upload HTTP/1.1", FORM, "Origin: http://evil.test", body=PART),
    "an upload of no form": request("POST /page/upload HTTP/1.1", OWN, "Content-Type: text/plain", body=b"x"),
    "an upload without its end": request("POST /page/upload HTTP/1.1", OWN, FORM, body=PART),
    "an upload without a boundary": request(
        "POST /page/upload HTTP/1.1", OWN, "Content-Type: multipart/form-data", body=PART
    ),
    "a form in a form": request(
        "POST /page/upload HTTP/1.1", OWN, FORM,
        body=b"--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\nz\r\n--y--\r\n--x--\r\n",
    ),
    "a socket from elsewhere": request(
        "GET /page/ws HTTP/1.1", "Origin: http://evil.test", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13",
    ),
    "no socket at all": request("GET /page/ws?user=1 HTTP/1.1", OWN),
    "two lengths": request("POST /page/upload HTTP/1.1", OWN, "Content-Length: 5", body=b"x"),
    "a length and chunks": request("POST /page/upload HTTP/1.1", OWN, "Transfer-Encoding: chunked", body=b"0\r\n\r\n"),
    "a header in a header": request("GET / HTTP/1.1\r\nX: y\x00", "Cookie: a=\x01"),
    "a made-up verb": request("BREW / HTTP/1.1"),
    "the wrong verb": request("DELETE /page/upload HTTP/1.1", OWN),
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 9,
    "a wall of headers": b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 40_000 + b"\r\n",
}  # fmt: skip


@pytest.fixture
async def page() -> AsyncIterator[Sandbox]:
    here = Sandbox(ack_seconds=0.0)
    await here.start(page=Page(here))
    yield here
    await here.stop()


async def answered(sandbox: Sandbox, raw: bytes) -> bytes:
    """What comes back for some bytes, until the server ends it."""
    port = sandbox.base_url.rpartition(":")[2]
    reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
    try:
        writer.write(raw.replace(b"{port}", port.encode()))
        async with asyncio.timeout(20):
            return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


def faults(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged as a fault; that something was no HTTP is none of ours."""
    found = [record for record in caplog.records if record.levelno >= logging.ERROR]
    return [
        str(one) for one in found if not (one.exc_info and isinstance(one.exc_info[1], HttpProcessingError))
    ]


@pytest.mark.parametrize("what", RAW)
async def test_raw_requests_are_refused(page: Sandbox, caplog: pytest.LogCaptureFixture, what: str) -> None:
    said = await answered(page, RAW[what])
    status = int(said.split(b" ", 2)[1]) if said.startswith(b"HTTP/") else 0
    assert status == 0 or 400 <= status < 500 or status == 501, said[:300]
    assert b"root:" not in said
    assert b"Traceback" not in said
    assert faults(caplog) == []
    async with aiohttp.ClientSession() as plain, plain.get(page.base_url) as still:
        assert still.status == 200


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(TRICKS) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NAMES = ("channel", "message", "text", "custom_id", "values", "options", "command", "user", "name", "emoji", "limit",
         "before", "uploads", "reply_to", "interaction", "target", "type", "kind", "seconds", "title", "tags", "dm")  # fmt: skip
FRAMES = st.fixed_dictionaries({"do": st.sampled_from(sorted(ACTS))}, optional=dict.fromkeys(NAMES, ANYTHING))


async def test_any_frame_gets_one_answer(page: Sandbox, caplog: pytest.LogCaptureFixture, long: bool) -> None:
    frames: list[dict[str, object]] = []

    @settings(max_examples=1_500 if long else 100, database=None, suppress_health_check=list(HealthCheck))
    @given(frame=FRAMES)
    def gather(frame: dict[str, object]) -> None:
        frames.append(frame)

    gather()
    channel, own = page.channel, await page.member.send(page.channel, "x")
    address = f"{page.base_url}/page/ws?user={page.member.id}"
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(address, headers={"Origin": page.base_url}) as socket,
    ):
        browser = Browser(socket)
        await browser.next()
        for number, frame in enumerate(frames):
            if number % 2:
                frame |= {"channel": str(channel.id), "message": str(own.id)}
            if frame["do"] == "trouble":
                frame["seconds"] = 0
            answer = await browser.act(**{**frame, "do": str(frame["do"])})
            assert answer["ok"] or answer["error"].strip(), frame
            assert "Something went wrong" not in answer.get("error", ""), frame
    assert faults(caplog) == []


@settings(max_examples=300)
@given(
    host=st.text(max_size=40)
    | st.from_regex(r"(127\.0\.0\.1|localhost|\[::1\])[:@./#?\\a-z0-9]{0,9}", fullmatch=True)
)
def test_a_host_that_is_known_is_this_machine(host: str) -> None:
    if known_host(host, 8790, ()):
        assert host.lower() in ("127.0.0.1:8790", "localhost:8790", "[::1]:8790")
    assert not same_origin(f"http://evil.test/{host}", host)
