"""The bot's side of an interaction: the callback, the original answer, follow-ups."""

import time
from typing import TYPE_CHECKING

from bot.sandbox import components as tree
from bot.sandbox import interactions as kinds
from bot.sandbox import limits, messages
from bot.sandbox.check_commands import check_choices
from bot.sandbox.check_message import EPHEMERAL, LOADING
from bot.sandbox.check_modal import check_modal
from bot.sandbox.errors import ApiError, Json, Problems, invalid_form, unknown
from bot.sandbox.interactions import Interaction, Response
from bot.sandbox.media import Uploads
from bot.sandbox.message import CONTEXT_MENU, REPLY, SLASH_COMMAND, Message
from bot.sandbox.modal import Modal
from bot.sandbox.payloads_message import message_json

if TYPE_CHECKING:
    from bot.sandbox.world import World

_ON_A_MESSAGE = (kinds.DEFER_UPDATE, kinds.UPDATE)


def respond(interaction: Interaction, body: Json, uploads: Uploads) -> Json:
    """Acknowledge an interaction and return what `with_response=1` answers. ApiError when refused.

    10062 after 3 s, 40060 for the second time, 50035 for a kind of answer or a body that does not fit.
    """
    if interaction.response is not None:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if interaction.age > interaction.channel.world.ack_seconds:
        raise unknown("Interaction")
    kind, data = body.get("type"), body.get("data") or {}
    allowed = _allowed(interaction)
    if kind not in allowed:
        listed = ", ".join(map(str, allowed))
        raise invalid_form(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
    assert isinstance(kind, int)
    response = Response(kind, after=interaction.age, ephemeral=bool((data.get("flags") or 0) & EPHEMERAL))
    if kind == kinds.CHOICES:
        response.choices = _choices(interaction, data.get("choices") or [])
    elif kind == kinds.SHOW_MODAL:
        check_modal(data)
        response.modal = Modal(data["title"], data["custom_id"], data["components"])
    elif kind == kinds.REPLY_WITH:
        response.message = _post(interaction, data, uploads)
    elif kind == kinds.DEFER_REPLY:
        response.message = _thinking(interaction, response.ephemeral or interaction.must_be_private)
    else:
        assert interaction.source is not None
        response.message = interaction.source
        response.ephemeral = interaction.source.is_ephemeral
        if kind == kinds.UPDATE:
            if interaction.source.deleted:
                raise unknown("Message")
            messages.edit(interaction.source, data, uploads)
    interaction.response = response
    interaction.channel.world.changed()
    return _callback_json(interaction, response)


def follow_up(interaction: Interaction, body: Json, uploads: Uploads) -> Message:
    """Send one more message; the first after a deferral fills the "thinking..." in. ApiError when refused."""
    original = interaction.original
    if original is not None and original.is_loading:
        return messages.edit(original, body, uploads)
    if interaction.is_foreign and len(interaction.followups) >= limits.FOREIGN_FOLLOWUPS:
        raise ApiError(400, 40094, "This interaction has reached the maximum number of follow up messages.")
    message = _post(interaction, body, uploads, after=original)
    interaction.followups.append(message)
    return message


def by_token(world: "World", token: str) -> Interaction:
    """The interaction of a webhook's token; 10015 when unknown or not acknowledged, 50027 when too old."""
    found = world.tokens.get(token)
    if found is None or found.response is None:
        raise unknown("Webhook")
    if found.age > world.token_seconds:
        raise ApiError(401, 50027, "Invalid Webhook Token")
    return found


def message_of(interaction: Interaction, key: str) -> Message:
    """What a webhook's route names: "@original", or the id of an answer or follow-up. 10008 otherwise."""
    own = [m for m in (interaction.original, *interaction.followups) if m is not None]
    for message in own:
        named = message is interaction.original if key == "@original" else str(message.id) == key
        if named and not message.deleted:
            return message
    raise unknown("Message")


def _allowed(interaction: Interaction) -> tuple[int, ...]:
    if interaction.kind == kinds.AUTOCOMPLETE:
        return (kinds.CHOICES,)
    allowed: tuple[int, ...] = (kinds.REPLY_WITH, kinds.DEFER_REPLY)
    if interaction.source is not None and interaction.kind != kinds.COMMAND:
        allowed += _ON_A_MESSAGE
    return allowed if interaction.kind == kinds.MODAL_SUBMIT else (*allowed, kinds.SHOW_MODAL)


def _post(interaction: Interaction, body: Json, uploads: Uploads, after: Message | None = None) -> Message:
    kind, target = _placed(interaction, after)
    bot = interaction.channel.world.bot
    body = {key: value for key, value in body.items() if key not in ("nonce", "message_reference")}
    if interaction.must_be_private:
        body["flags"] = (body.get("flags") or 0) | EPHEMERAL
    return messages.post(
        interaction.channel, bot, body, uploads, interaction=interaction, kind=kind, reference=target
    )


def _thinking(interaction: Interaction, ephemeral: bool) -> Message:
    kind, target = _placed(interaction, None)
    world = interaction.channel.world
    key = world.snowflakes.next()
    message = Message(
        key, interaction.channel, world.bot, "", created=time.time(), kind=kind, interaction=interaction
    )
    message.flags = LOADING | (EPHEMERAL if ephemeral else 0)
    message.reference_id = target.id if target else None
    messages.publish(message)
    return message


def _placed(interaction: Interaction, after: Message | None) -> tuple[int, Message | None]:
    """A message's type and what it refers to: follow-ups and answers to components are replies."""
    target = after or (interaction.source if interaction.kind != kinds.COMMAND else None)
    if target is not None:
        return REPLY, target
    return (CONTEXT_MENU if interaction.data.get("type") in (2, 3) else SLASH_COMMAND), None


def _choices(interaction: Interaction, choices: list[Json]) -> list[tree.Choice]:
    problems = Problems()
    kind = 3
    options = interaction.data.get("options") or []
    while options:
        focused = [option for option in options if option.get("focused")]
        kind = focused[0]["type"] if focused else kind
        options = options[0].get("options") if not focused else []
    check_choices(choices, ("data", "choices"), problems, kind)
    problems.raise_if_any()
    return [tree.Choice(choice["name"], choice["value"]) for choice in choices]


def _callback_json(interaction: Interaction, response: Response) -> Json:
    about: Json = {"id": str(interaction.id), "type": interaction.kind}
    answer: Json = {"interaction": about}
    if response.message is not None:
        about |= {
            "response_message_id": str(response.message.id),
            "response_message_loading": response.message.is_loading,
            "response_message_ephemeral": response.message.is_ephemeral,
        }
        if response.type in (kinds.REPLY_WITH, kinds.UPDATE):  # a deferral has no resource yet
            answer["resource"] = {"type": response.type, "message": message_json(response.message)}
    return answer
