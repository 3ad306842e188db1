"""Acts that the bot answers: buttons, selects, commands, menus, forms."""

from bot.sandbox import acting
from bot.sandbox.errors import Json, NoAnswerError, RefusedError
from bot.sandbox.interactions import COMMAND, Interaction
from bot.sandbox.page import filling
from bot.sandbox.page.asked import Asked
from bot.sandbox.page.visit import Visit

_MESSAGE_MENU, _USER_MENU = 3, 2
_GONE = "That is no longer there: the message has changed."


async def press(visit: Visit, asked: Asked) -> Json:
    """Press a button."""
    message, custom_id = visit.message(asked.frame.get("message")), asked.text("custom_id")
    if custom_id not in [button.custom_id for button in message.buttons]:
        raise RefusedError(_GONE)
    return await _acknowledged(acting.press(visit.user, message, custom_id, None))


async def select(visit: Visit, asked: Asked) -> Json:
    """Choose in a select."""
    message, custom_id = visit.message(asked.frame.get("message")), asked.text("custom_id")
    found = next((one for one in message.selects if one.custom_id == custom_id), None)
    if found is None:
        raise RefusedError(_GONE)
    values = asked.texts("values")
    low, high = found.min_values, found.max_values
    if not low <= len(values) <= high:
        raise RefusedError(f"Choose {low}." if low == high else f"Choose {low} to {high}.")
    chosen = filling.chosen(visit, message.channel, found.kind, values)
    return await _acknowledged(acting.select(visit.user, message, custom_id, chosen))


async def slash(visit: Visit, asked: Asked) -> Json:
    """Use a slash command; subcommands stand behind its name."""
    channel, command = visit.channel(asked.frame.get("channel")), asked.text("command").removeprefix("/")
    given = asked.object("options")
    options, keys = filling.options(visit, channel, command, given)
    answer = await _acknowledged(acting.slash(visit.user, channel, command, options))
    visit.page.uploads.drop(keys)
    return answer


async def autocomplete(visit: Visit, asked: Asked) -> Json:
    """The choices for the option that is being typed."""
    channel, command = visit.channel(asked.frame.get("channel")), asked.text("command").removeprefix("/")
    focused, given = asked.text("focused"), asked.object("options")
    typed = given.get(focused)
    others = {name: value for name, value in given.items() if name != focused}
    options, _ = filling.options(visit, channel, command, others, lenient=True)
    options[focused] = "" if typed is None else str(typed)[: filling.TYPED]
    interaction = acting.slash(visit.user, channel, command, options, focused=focused)
    await _answered(interaction, "Loading options failed.")
    choices = interaction.response.choices if interaction.response else []
    return {"choices": [{"name": choice.name, "value": choice.value} for choice in choices]}


async def menu(visit: Visit, asked: Asked) -> Json:
    """Use a menu on a message or on a user."""
    name, kind = asked.text("name"), asked.frame.get("type")
    if kind == _MESSAGE_MENU:
        message = visit.message(asked.frame.get("target"))
        return await _acknowledged(acting.context_menu(visit.user, name, message, message.channel))
    if kind != _USER_MENU:
        raise RefusedError("A menu is on a message or on a person.")
    channel, target = visit.channel(asked.frame.get("channel")), visit.someone(asked.frame.get("target"))
    return await _acknowledged(acting.context_menu(visit.user, name, target, channel))


async def submit(visit: Visit, asked: Asked) -> Json:
    """Send a form that is open."""
    opened = visit.opened(asked.frame.get("interaction"))
    values, keys = filling.fields(visit, opened, asked.object("values"))
    answer = await _acknowledged(acting.submit_modal(visit.user, opened, values))
    visit.page.uploads.drop(keys)
    return answer


async def _acknowledged(interaction: Interaction) -> Json:
    """What the bot made of it at first: a form, or a message that comes on its own."""
    said = "The application did not respond." if interaction.kind == COMMAND else "This interaction failed."
    await _answered(interaction, said)
    form = interaction.response.modal if interaction.response else None
    shown = (
        {"title": form.title, "custom_id": form.custom_id, "components": form.components} if form else None
    )
    return {"interaction": str(interaction.id), "acknowledged": True, "modal": shown}


async def _answered(interaction: Interaction, otherwise: str) -> None:
    """Wait until the bot has acknowledged; RefusedError with what Discord says of it when it has not."""
    world = interaction.channel.world
    left = max(0.0, world.ack_seconds - interaction.age)
    try:
        await world.until(lambda: interaction.response is not None, left, interaction.name)
    except NoAnswerError:
        raise RefusedError(otherwise) from None
