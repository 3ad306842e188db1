"""Discord's own description of its REST API, where it is at hand, to hold requests and answers against."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.call import Request

FILE = Path(__file__).parents[2].parent / "shared/data/discord-openapi.json"
URN = "urn:discord"
_IDS_WITHIN = (
    "message_reference",
    "attachments",
    "allowed_mentions",
    "default_values",
    "messages",
    "recipient_id",
)
_UNDESCRIBED = ("tts", "nsfw")  # sent by discord.py everywhere and taken by Discord, but not always described


def described() -> "Description":
    """The description; skips the test with a sentence where the file or the validator is missing."""
    if not FILE.is_file():
        pytest.skip("Discord's description of its API (shared/data/discord-openapi.json) is not here")
    pytest.importorskip(
        "jsonschema", reason="jsonschema, which holds bodies against schemas, is not installed"
    )
    return _loaded()


@lru_cache
def _loaded() -> "Description":
    return Description(json.loads(FILE.read_bytes()))


class Description:
    """Holds what was sent and answered against the description; a fault is one readable line."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.paths: dict[str, Any] = document["paths"]
        self._open, self._closed = _absolute(document), _absolute(_closed(document))
        self._templates = sorted(self.paths, key=lambda path: path.count("{"))
        self._patterns = {path: re.compile(re.sub(r"{[^/]+?}", "[^/]+", path)) for path in self._templates}
        self._validators: dict[tuple[str, ...], Any] = {}

    def template(self, request: Request) -> str | None:
        """The described path that a request went to, the most literal one first."""
        method = request.method.lower()
        for path in self._templates:
            if method in self.paths[path] and self._patterns[path].fullmatch(request.path):
                return path
        return None

    def request_faults(self, request: Request) -> list[str]:
        """What is wrong with a request's body; [] when nothing is."""
        path = self.template(request)
        if path is None:
            return [f"{request.method} {request.path} is not a route of Discord's"]
        if request.body is None:
            return []
        schema = _schema_of(self._closed["paths"][path][request.method.lower()].get("requestBody"))
        if schema is None:
            return [f"{request.method} {path} takes no body"]
        if path.endswith("/callback"):
            schema = self._branch(schema, request.body.get("type"))
        validator = self._validator(self._closed, schema)
        return [f"{request.method} {path}: {fault}" for fault in _faults(validator, as_sent(request.body))]

    def answer_faults(self, request: Request) -> list[str]:
        """What is wrong with the sandbox's answer to a request that succeeded; [] when nothing is."""
        path = self.template(request)
        if path is None or not 200 <= request.status < 300:
            return []
        answers = self._open["paths"][path][request.method.lower()]["responses"]
        if str(request.status) not in answers:
            return [f"{request.method} {path} does not answer {request.status}"]
        schema = _schema_of(answers[str(request.status)])
        if schema is None or request.answer is None:
            return []
        validator = self._validator(self._open, schema)
        return [f"answer to {request.method} {path}: {fault}" for fault in _faults(validator, request.answer)]

    def _branch(self, schema: dict[str, Any], kind: object) -> dict[str, Any]:
        """Of the kinds of callback the one that is meant: its faults say more than those of all."""
        for branch in schema["anyOf"]:
            name = branch["$ref"].rpartition("/")[2]
            if kind in self._closed["components"]["schemas"][name]["properties"]["type"]["enum"]:
                return branch  # type: ignore[no-any-return]
        return schema

    def _validator(self, whole: dict[str, Any], schema: dict[str, Any]) -> Any:
        from jsonschema import Draft202012Validator
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012

        key = (str(id(whole)), json.dumps(schema))
        if key not in self._validators:
            resource = Resource(contents=whole, specification=DRAFT202012)
            registry = Registry().with_resource(URN, resource)
            self._validators[key] = Draft202012Validator(schema, registry=registry)
        return self._validators[key]


def as_sent(body: Any) -> Any:
    """A body with discord.py's integer ids as the texts that the description asks for; Discord takes both."""
    body = _ids_as_text(body)
    for entry in body if isinstance(body, list) else [body]:
        for held in (entry, entry.get("data"), entry.get("message")):
            if isinstance(held, dict):
                for key in _UNDESCRIBED:
                    held.pop(key, None)
    if isinstance(body, dict) and "message" in body:
        body.pop("type", None)  # of a forum's post
    return body


def _ids_as_text(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: _texts(inner) if key in _IDS_WITHIN else _ids_as_text(inner) for key, inner in node.items()
        }
    return [_ids_as_text(inner) for inner in node] if isinstance(node, list) else node


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: inner if key == "type" else _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _schema_of(holder: dict[str, Any] | None) -> dict[str, Any] | None:
    if holder is None or "content" not in holder:
        return None
    content = holder["content"]
    return content["application/json"]["schema"] if "application/json" in content else None


def _faults(validator: Any, value: Any) -> list[str]:
    deepest = [deeper for error in validator.iter_errors(value) for deeper in _meant(error)]
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in deepest]


def _meant(error: Any) -> list[Any]:
    """Of a choice between kinds of objects the faults of the one whose "type" was given."""
    branches: dict[int, list[Any]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    fits = [
        found
        for found in branches.values()
        if not any(
            list(inner.path) in ([], ["type"]) and inner.validator in ("enum", "type") for inner in found
        )
    ]
    return [deeper for inner in fits[0] for deeper in _meant(inner)] if len(fits) == 1 else [error]


def _absolute(node: Any) -> Any:
    """The same with every reference naming the whole description."""
    if isinstance(node, dict):
        return {
            key: URN + value
            if key == "$ref" and isinstance(value, str) and value[0] == "#"
            else _absolute(value)
            for key, value in node.items()
        }
    return [_absolute(inner) for inner in node] if isinstance(node, list) else node


def _closed(node: Any) -> Any:
    """The same with objects that take no other keys than those described."""
    if isinstance(node, dict):
        closed = {key: _closed(value) for key, value in node.items()}
        if closed.get("type") == "object" and closed.get("properties"):
            closed.setdefault("additionalProperties", False)
        return closed
    return [_closed(inner) for inner in node] if isinstance(node, list) else node
