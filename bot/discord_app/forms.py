"""Forms (modals) that outlive the process: submissions are routed by their custom id.

discord.py drops the submission of a form that another process opened, and mixes up two members with the
same custom id. So a form is only ever shown by it; `CareerBot.on_interaction` hands each submission to the
handler that `FORMS` names, and whatever fails there ends in a reply.
"""

from collections.abc import Callable, Coroutine
from typing import Any

import discord

from bot.discord_app.faults import report
from bot.discord_app.known import prepare
from bot.discord_app.sending import in_time, send_new

Handler = Callable[[discord.Interaction, list[str], dict[str, Any]], Coroutine[Any, Any, None]]

PREFIX = "v1:form:"
UNKNOWN = "I no longer know this form. Please use the command or the button again."


def form_id(name: str, *arguments: str) -> str:
    """The custom id of a form: `v1:form:name:argument:...`, at most 100 characters."""
    made = PREFIX + ":".join((name, *arguments))
    assert len(made) <= 100, made
    return made


async def submitted(interaction: discord.Interaction, forms: dict[str, Handler]) -> None:
    """Hand a submitted form to its handler: (interaction, arguments, values by custom id of the field).

    A text field gives its text, a select the list of its chosen values.
    """
    data: dict[str, Any] = dict(interaction.data or {})
    custom_id = str(data.get("custom_id", ""))
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    from bot.discord_app.notes import notice_view
    from bot.discord_app.pace import allowed

    name, *arguments = custom_id.removeprefix(PREFIX).split(":") if custom_id.startswith(PREFIX) else [""]
    watch = in_time(interaction)
    try:
        if not await allowed(interaction):
            return
        await prepare(interaction)
        if name not in forms:
            await send_new(interaction, notice_view(UNKNOWN))
            return
        await forms[name](interaction, arguments, _values(data.get("components", ())))
    except Exception as error:  # noqa: BLE001 - discord.py has no hook for this place
        await report(interaction, error)
    finally:
        watch.cancel()


def _values(components: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in components:
        inner = [part["component"]] if "component" in part else part.get("components", ())
        if inner:
            found |= _values(inner)
        elif "custom_id" in part:
            found[part["custom_id"]] = part["values"] if "values" in part else part.get("value", "")
    return found
