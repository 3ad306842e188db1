"""What goes wrong in the sandbox.

SandboxError            raised to whoever drives the sandbox
├── RefusedError        Discord's own client would not let a member do this
└── NoAnswerError       the bot did not answer in time (also a TimeoutError)
ApiError                an answer with an error status, sent to the bot
"""

from typing import Any

PATIENCE = 20.0
"""Seconds that whoever drives the sandbox waits for an answer, unless told otherwise. An export of everything
takes three on an idle machine; what Discord itself allows is in `limits`."""

Json = dict[str, Any]


class SandboxError(Exception):
    """Anything that goes wrong while the sandbox is driven."""


class RefusedError(SandboxError):
    """A member cannot do this: no such command, option, button or permission."""


class NoAnswerError(SandboxError, TimeoutError):
    """The bot did not do what was waited for."""


class ApiError(Exception):
    """An error the REST API answers with: an HTTP status, Discord's code, a sentence, a tree of errors."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {code}: {message}" + (f" {errors}" if errors else ""))
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> Json:
        """The JSON object Discord sends."""
        body: Json = {"message": self.message, "code": self.code}
        if self.errors:
            body["errors"] = self.errors
        return body


def unauthorized() -> ApiError:
    """401: no token, or not this application's."""
    return ApiError(401, 0, "401: Unauthorized")


def unknown(what: str) -> ApiError:
    """404 with the code Discord has for the kind of thing: "Channel", "Message", "Interaction", ..."""
    codes = {
        "Application": 10002,
        "Channel": 10003,
        "Guild": 10004,
        "Member": 10007,
        "Message": 10008,
        "Role": 10011,
        "User": 10013,
        "Emoji": 10014,
        "Webhook": 10015,
        "Interaction": 10062,
        "application command": 10063,
    }
    return ApiError(404, codes[what], f"Unknown {what}")


def missing_access() -> ApiError:
    """403: the channel cannot be seen."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """403: seen, but not allowed."""
    return ApiError(403, 50013, "Missing Permissions")


class Problems:
    """Collects what is wrong with a request body, as the tree Discord answers with code 50035."""

    def __init__(self) -> None:
        self._tree: Json = {}

    def add(self, path: tuple[str | int, ...], code: str, message: str) -> None:
        """Note one error at a place in the body, such as ("components", 0, "label")."""
        node = self._tree
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def length(
        self, path: tuple[str | int, ...], value: object, low: int, high: int, *, required: bool = False
    ) -> bool:
        """Check that a text has between `low` and `high` characters; True when it is there and fits."""
        if value is None:
            if required:
                self.add(path, "BASE_TYPE_REQUIRED", "This field is required")
            return False
        if not isinstance(value, str):
            self.add(path, "STRING_TYPE_CONVERT", "Could not interpret value as string.")
            return False
        if low <= len(value) <= high:
            return True
        if low == 0:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        else:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        return False

    def count(self, path: tuple[str | int, ...], value: list[Any], low: int, high: int) -> None:
        """Check that a list has between `low` and `high` entries."""
        if not low <= len(value) <= high:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")

    def raise_if_any(self) -> None:
        """Raise the 400 that Discord answers with, when anything was noted."""
        if self._tree:
            raise ApiError(400, 50035, "Invalid Form Body", self._tree)


def invalid_form(path: tuple[str | int, ...], code: str, message: str) -> ApiError:
    """The 400 for a single error."""
    problems = Problems()
    problems.add(path, code, message)
    return ApiError(400, 50035, "Invalid Form Body", problems._tree)
