"""Discord's own description of its REST API, where it is at hand, to hold requests and answers against."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema_rs
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
_ID, _TIME = re.compile(r"\d{15,20}"), re.compile(r"\d{4}-\d\d-\d\dT")
_UNDESCRIBED = ("tts", "nsfw")  # sent by discord.py everywhere and taken by Discord, but not always described


def described() -> "Description":
    """The description; skips the test with a sentence where the file is missing."""
    if not FILE.is_file():
        pytest.skip("Discord's description of its API (shared/data/discord-openapi.json) is not here")
    return _loaded()


@lru_cache
def _loaded() -> "Description":
    return Description(json.loads(FILE.read_bytes()))


class Description:
    """Holds what was sent and answered against the description; a fault is one readable line."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.paths: dict[str, Any] = document["paths"]
        self._open, self._closed = _absolute(document), _absolute(_closed(document))
        self._registries = {
            "open": jsonschema_rs.Registry([(URN, self._open)]),
            "closed": jsonschema_rs.Registry([(URN, self._closed)]),
        }
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
        validator = self._validator("closed", schema)
        return [f"{request.method} {path}: {fault}" for fault in _faults(validator, as_sent(request.body))]

    def answer_faults(self, request: Request) -> list[str]:
        """What is wrong with the sandbox's answer to a request, errors included; [] when nothing is.

        Of what has no answer in the log, and of 5xx, the description says nothing.
        """
        path = self.template(request)
        if path is None or request.status >= 500:
            return []
        answers = self._open["paths"][path][request.method.lower()]["responses"]
        refused = request.status >= 400
        told = answers.get(str(request.status)) or (answers["4XX"] if refused else None)
        if told is None:
            return [f"{request.method} {path} does not answer {request.status}"]
        schema = _schema_of(self._referenced(told))
        if request.answer is None:
            return []
        if schema is None:
            return [f"{request.method} {path} answers {request.status} without a body"]
        said = _with_numbers(request.answer) if refused else request.answer
        found = _faults(self._validator("open", schema), said)
        return [f"{request.status} of {request.method} {path}: {fault}" for fault in found]

    def _referenced(self, holder: dict[str, Any]) -> dict[str, Any]:
        """An answer itself, where a path only names it."""
        name = holder.get("$ref", "").rpartition("/")[2]
        found: dict[str, Any] = self._open["components"]["responses"][name] if name else holder
        return found

    def _branch(self, schema: dict[str, Any], kind: object) -> dict[str, Any]:
        """Of the kinds of callback the one that is meant: its faults say more than those of all."""
        for branch in schema["anyOf"]:
            name = branch["$ref"].rpartition("/")[2]
            if kind in self._closed["components"]["schemas"][name]["properties"]["type"]["enum"]:
                return branch  # type: ignore[no-any-return]
        return schema

    def _validator(self, whole: str, schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
        key = (whole, json.dumps(schema))
        if key not in self._validators:
            self._validators[key] = jsonschema_rs.Draft202012Validator(
                schema, registry=self._registries[whole]
            )
        return self._validators[key]


def _with_numbers(node: Any, within: bool = False) -> Any:
    """An error whose fields' codes are numbers: so they are described, but Discord sends names as codes."""
    if isinstance(node, dict):
        named = within and isinstance(node.get("code"), str)
        return {
            key: 0 if named and key == "code" else _with_numbers(value, within or key == "errors")
            for key, value in node.items()
        }
    return [_with_numbers(inner, within) for inner in node] if isinstance(node, list) else node


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


def _faults(validator: jsonschema_rs.Draft202012Validator, value: Any) -> list[str]:
    deepest = [deeper for error in validator.iter_errors(value) for deeper in _meant(error)]
    return [f"{'/'.join(map(str, error.instance_path))}: {error.message[:300]}" for error in deepest]


def _meant(error: jsonschema_rs.ValidationError) -> list[jsonschema_rs.ValidationError]:
    """Of a choice between kinds of objects the faults of the one whose "type" was given."""
    own = len(error.instance_path)
    fits = [
        branch
        for branch in getattr(error.kind, "context", ())
        if not any(
            inner.instance_path[own:] in ([], ["type"]) and inner.kind.name in ("enum", "type")
            for inner in branch
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
