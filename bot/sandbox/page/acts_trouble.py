"""Faults on demand: Discord having a bad day, as seen by the bot."""

from bot.sandbox.errors import Json, RefusedError
from bot.sandbox.page.asked import Asked
from bot.sandbox.page.visit import Visit

_SHORTEST, _LONGEST = 0.1, 30.0  # seconds
_DELAYED, _LIMITED, _FAILED = 20, 3, 2  # requests that meet the fault


async def trouble(visit: Visit, asked: Asked) -> Json:
    """Make a fault; the answer's `text` says in a sentence what happens."""
    faults, kind = visit.page.faults, asked.text("kind")
    given = asked.has("seconds")
    seconds = asked.number("seconds", 2.0, _SHORTEST, _LONGEST)
    match kind:
        case "none":
            await faults.none()
            said = "All is well again."
        case "drop":
            await faults.drop()
            said = "The bot's connection was cut."
        case "reconnect":
            await faults.reconnect()
            said = "The bot was asked to reconnect."
        case "invalid":
            await faults.invalid()
            said = "The bot's session was ended."
        case "delay":
            faults.rest.hold(seconds, times=_DELAYED)
            said = f"The bot's next {_DELAYED} requests take {seconds:g} s each."
        case "429":
            wait = seconds if given else 1.0
            faults.rest.limit(wait, times=_LIMITED)
            said = f"The bot's next {_LIMITED} requests are told to wait {wait:g} s."
        case "500":
            faults.rest.fail(500, times=_FAILED)
            said = f"The bot's next {_FAILED} requests fail with status 500."
        case _:
            raise RefusedError("There is no such trouble to make.")
    return {"text": said}
