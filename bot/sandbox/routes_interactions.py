"""Routes that answer interactions: the callback, the original answer, follow-ups."""

from bot.sandbox import messages, responding
from bot.sandbox.call import Call, Route
from bot.sandbox.errors import ApiError, Json, unknown
from bot.sandbox.interactions import Interaction
from bot.sandbox.payloads_message import message_json


async def callback(call: Call) -> Json | None:
    """Acknowledge an interaction; a body comes back only with `with_response`."""
    interaction = call.world.interactions.get(call.key("interaction_id"))
    if interaction is None or interaction.token != call.text("token"):
        raise unknown("Interaction")
    try:
        answer = responding.respond(interaction, call.json, call.uploads)
    except ApiError as error:
        interaction.refused.append(error)
        raise
    return answer if call.request.query.get("with_response") in ("1", "true", "True") else None


def _interaction(call: Call) -> Interaction:
    if call.key("webhook_id") != call.world.application_id:
        raise unknown("Webhook")
    return responding.by_token(call.world, call.text("token"))


async def post_followup(call: Call) -> Json:
    """Send a follow-up."""
    interaction = _interaction(call)
    try:
        return message_json(responding.follow_up(interaction, call.json, call.uploads))
    except ApiError as error:
        interaction.refused.append(error)
        raise


async def get_message(call: Call) -> Json:
    """An answer or a follow-up."""
    return message_json(responding.message_of(_interaction(call), call.text("message_key")))


async def patch_message(call: Call) -> Json:
    """Edit an answer or a follow-up; fills a deferred one in."""
    interaction = _interaction(call)
    try:
        message = responding.message_of(interaction, call.text("message_key"))
        return message_json(messages.edit(message, call.json, call.uploads))
    except ApiError as error:
        interaction.refused.append(error)
        raise


async def delete_message(call: Call) -> None:
    """Delete an answer or a follow-up."""
    messages.delete(responding.message_of(_interaction(call), call.text("message_key")))


_WEBHOOK = "/webhooks/{webhook_id}/{token}"
ROUTES: list[Route] = [
    ("POST", "/interactions/{interaction_id}/{token}/callback", callback),
    ("POST", _WEBHOOK, post_followup),
    ("GET", _WEBHOOK + "/messages/{message_key}", get_message),
    ("PATCH", _WEBHOOK + "/messages/{message_key}", patch_message),
    ("DELETE", _WEBHOOK + "/messages/{message_key}", delete_message),
]
