"""What went wrong, as a sentence for the person at the page."""

from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import ApiError, RefusedError

if TYPE_CHECKING:
    from bot.sandbox.users import User

_BY_CODE = {
    10008: "That message is no longer there.",
    10014: "That reaction is no longer there.",
    40005: "That file is too large: a file may have at most 10 MB.",
    50001: "You cannot see that channel.",
    50006: "A message needs some text or a file.",
    50008: "Messages cannot be written there; open a post.",
    50013: "You may not do that here.",
    50024: "That does not work in this kind of channel.",
    50083: "That thread is closed.",
    160004: "There is a thread on this message already.",
}
_YOU = (("may not", "may not"), ("does not", "do not"), ("has not", "have not"))


def sentence(error: BaseException, user: "User") -> str | None:
    """What to tell a user of an error; None when it is a fault of the sandbox's own."""
    api = error if isinstance(error, ApiError) else error.__cause__
    if isinstance(api, ApiError):
        return _of_api(api)
    return _refused(str(error), user) if isinstance(error, RefusedError) else None


def _of_api(error: ApiError) -> str:
    known = _BY_CODE.get(error.code)
    if known is None and error.errors:
        known = _first(error.errors)
    return known or _ended(error.message)


def _first(tree: Any, name: str = "") -> str | None:
    """The first of the errors of a body, with the name of what it is about."""
    for key, inner in tree.items():
        if key == "_errors":
            said = _ended(inner[0]["message"])
            return f"{name.replace('_', ' ').capitalize()}: {said}" if name else said
        found = _first(inner, key if not key.isdigit() else name)
        if found:
            return found
    return None


def _refused(said: str, user: "User") -> str:
    for third, second in _YOU:
        if said.startswith(f"{user.name} {third}"):
            said = f"You {second}{said.removeprefix(f'{user.name} {third}')}"
    return _ended(said)


def _ended(said: str) -> str:
    said = said[:1].upper() + said[1:]
    return said if said.endswith((".", "!", "?")) else f"{said}."
