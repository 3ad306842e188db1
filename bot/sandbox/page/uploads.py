"""Files that the page has sent and not used yet."""

import secrets
import time
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from bot.sandbox import limits
from bot.sandbox.errors import Json, RefusedError
from bot.sandbox.message import Upload

_KEPT_SECONDS = 15 * 60.0
_KEPT_BYTES = 20 * limits.ATTACHMENT_BYTES
_READ_BYTES = 256 * 1024 * 1024  # of one request; a browser shows the answer only when all was read
_TYPES = 100  # characters of a content type


class TooLargeError(Exception):
    """A file, or all of a request, is over the limit; the text is for people."""


@dataclass
class _Held:
    upload: Upload
    since: float = field(default_factory=time.monotonic)


class Uploads:
    """Holds files under ids nobody guesses, for a quarter of an hour, 200 MiB in all."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    async def handle(self, request: web.Request) -> web.Response:
        """POST /page/upload: ids, names and sizes, or 413 with a sentence."""
        if not request.content_type.startswith("multipart/"):
            return web.json_response({"error": "Send files as a form."}, status=400)
        try:
            received = await _read(request)
        except TooLargeError as error:
            return web.json_response({"error": str(error)}, status=413)
        except ValueError:
            return web.json_response({"error": "That form cannot be read."}, status=400)
        if not received:
            return web.json_response({"error": "There was no file to upload."}, status=400)
        return web.json_response([self._keep(upload) for upload in received])

    def find(self, keys: list[str]) -> tuple[Upload, ...]:
        """The files with these ids. RefusedError for one that is not there."""
        self._tidy()
        if any(key not in self._held for key in keys):
            raise RefusedError("That file is no longer here. Please choose it again.")
        return tuple(self._held[key].upload for key in keys)

    def drop(self, keys: list[str]) -> None:
        """Forget files that were used."""
        for key in keys:
            self._held.pop(key, None)

    def _keep(self, upload: Upload) -> Json:
        key = secrets.token_urlsafe(12)
        self._held[key] = _Held(upload)
        self._tidy()
        return {"id": key, "filename": upload.filename, "size": len(upload.data)}

    def _tidy(self) -> None:
        """Forget what is too old, and the oldest while there is too much."""
        now = time.monotonic()
        for key, held in list(self._held.items()):
            if now - held.since > _KEPT_SECONDS or self._bytes() > _KEPT_BYTES:
                del self._held[key]

    def _bytes(self) -> int:
        return sum(len(held.upload.data) for held in self._held.values())


async def _read(request: web.Request) -> list[Upload]:
    """The files of a form. TooLargeError, after reading to the end, when one is too large."""
    received: list[Upload] = []
    fault: str | None = None
    total = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise ValueError("forms within forms are not read")
        data = bytearray()
        size = 0
        while chunk := await part.read_chunk(1 << 16):
            size += len(chunk)
            total += len(chunk)
            if total > _READ_BYTES:
                raise TooLargeError("That is far too much at once.")
            if size > limits.ATTACHMENT_BYTES:
                data.clear()
            elif fault is None:
                data += chunk
        name = part.filename or "file"
        if part.name != "file":
            continue
        if size > limits.ATTACHMENT_BYTES:
            fault = f"{name[:100]} is too large: a file may have at most 10 MB."
        elif len(received) == limits.ATTACHMENTS:
            fault = f"A message takes at most {limits.ATTACHMENTS} files."
        received.append(Upload(name, bytes(data), content_type=part.headers.get("Content-Type")))
    if fault is not None:
        raise TooLargeError(fault)
    return received
