"""Who may ask for the page, with which headers it is served, and its files."""

import hmac
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

STATIC = Path(__file__).parent / "static"
LOOPBACK = ("127.0.0.1", "localhost", "::1")

_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
_NOT_HERE = (
    "This sandbox is only for this machine: open it at http://127.0.0.1 or http://localhost with its port."
)
_NOT_FROM_THERE = "Only the sandbox's own page may ask for this."
_LACKS_KEY = "Open the whole address that was printed when the sandbox started, with its token."


def known_host(host: str, port: int, allowed: Collection[str]) -> bool:
    """Whether a Host header names this machine with the port that is served, or what is `allowed`.

    An allowed entry is a name, good with any port, or a name with a port.
    """
    try:
        parts = urlsplit(f"//{host}")
        name, given = parts.hostname or "", parts.port or 80
    except ValueError:
        return False
    if not name or parts.username is not None or parts.path or parts.query or parts.fragment:
        return False
    return (name in LOOPBACK and given == port) or bool({name, host.lower()} & {a.lower() for a in allowed})


def same_origin(origin: str | None, host: str) -> bool:
    """Whether an Origin header names the host that is asked."""
    return origin is not None and origin.lower() in (f"http://{host.lower()}", f"https://{host.lower()}")


def make_guard(token: str | None, allowed_hosts: Collection[str]) -> Middleware:
    """What stands before every route: Host, Origin, the token if there is one, and the page's headers.

    What the page does must name its own Origin; nothing that names another is served. The bot's own routes
    ask for the bot's token. With the token once in the address, a cookie carries it from then on.
    """

    def refusal(request: web.Request) -> str | None:
        socket = request.transport.get_extra_info("sockname") if request.transport else None
        if not known_host(request.headers.get("Host", ""), socket[1] if socket else 0, allowed_hosts):
            return _NOT_HERE
        of_page = request.path.startswith("/page/")
        origin = request.headers.get("Origin")
        if (of_page or origin is not None) and not same_origin(origin, request.host):
            return _NOT_FROM_THERE
        if token and (of_page or request.path == "/" or request.path.startswith("/cdn/")):
            cookie = request.cookies.get(_cookie(request), "")
            shown = (request.query.get("token", ""), cookie)
            if not any(hmac.compare_digest(one.encode(), token.encode()) for one in shown):
                return _LACKS_KEY
        return None

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        said = refusal(request)
        if said is not None:
            response: web.StreamResponse = web.Response(status=403, text=said)
        else:
            try:
                response = await handler(request)
            except web.HTTPException as error:
                _dress(error)
                raise
        if not response.prepared:
            _dress(response)
            if token and said is None and request.path == "/":
                response.set_cookie(_cookie(request), token, httponly=True, samesite="Strict")
        return response

    return guard


async def index(_: web.Request) -> web.StreamResponse:
    """The page itself."""
    return _file(STATIC / "index.html")


async def static(request: web.Request) -> web.StreamResponse:
    """A file of the page. 404 for what is none of its kinds, or outside the folder."""
    path = (STATIC / request.match_info["path"].replace("\0", "")).resolve()
    if not path.is_relative_to(STATIC.resolve()) or path.suffix not in _TYPES or not path.is_file():
        raise web.HTTPNotFound(text="The page has no such file.")
    return _file(path)


def _file(path: Path) -> web.FileResponse:
    headers = {"Content-Type": _TYPES[path.suffix]}
    if path.name != "index.html":
        headers["Cache-Control"] = "no-cache"  # asked for anew, answered with 304 when unchanged
    return web.FileResponse(path, headers=headers)


def _dress(response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


def _cookie(request: web.Request) -> str:
    """The cookie's name; browsers share cookies between the ports of a host."""
    return f"sandbox-{request.host.rpartition(':')[2]}"
