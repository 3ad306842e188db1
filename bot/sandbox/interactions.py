"""An interaction: what a member did, and what the bot made of it."""

import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sandbox import limits
from bot.sandbox import payloads as to
from bot.sandbox.components import Choice
from bot.sandbox.errors import PATIENCE, ApiError, Json, NoAnswerError
from bot.sandbox.message import Message
from bot.sandbox.modal import Modal
from bot.sandbox.payloads_message import message_json
from bot.sandbox.permissions import EVERYONE, may, permissions_in

if TYPE_CHECKING:
    from bot.sandbox.model import Channel
    from bot.sandbox.users import User

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
REPLY_WITH, DEFER_REPLY, DEFER_UPDATE, UPDATE, CHOICES, SHOW_MODAL = 4, 5, 6, 7, 8, 9


def context_of(channel: "Channel") -> int:
    """Where an interaction happens: 0 in a guild, 1 with the bot, 2 between users."""
    return 0 if channel.guild else 1 if channel.is_dm else 2


def owners_of(integration_types: list[int], user: "User", channel: "Channel") -> Json:
    """For whom the application acts: under "0" the guild ("0" in its DM), under "1" the user; or nobody."""
    owners: Json = {}
    if 0 in integration_types and channel.has_bot:
        owners["0"] = str(channel.guild.id) if channel.guild else "0"
    if 1 in integration_types and user.installed:
        owners["1"] = str(user.id)
    return owners


@dataclass
class Response:
    """The acknowledgement: its callback type (4 message, 5 deferred, 6 and 7 update, 8 choices, 9 modal)."""

    type: int
    message: Message | None = None
    ephemeral: bool = False
    choices: list[Choice] = field(default_factory=list)
    modal: Modal | None = None
    after: float = 0.0  # seconds it took


@dataclass(eq=False)
class Interaction:
    """One use of a command, a button, a select or a form; `source` is the message it was used on."""

    id: int
    kind: int
    user: "User"
    channel: "Channel" = field(repr=False)
    data: Json = field(repr=False)
    name: str  # for people: "/salary", "Roadmap"
    source: Message | None = field(default=None, repr=False)
    parent: "Interaction | None" = field(default=None, repr=False)  # whose modal this submits
    response: Response | None = None
    followups: list[Message] = field(default_factory=list)
    refused: list[ApiError] = field(default_factory=list)  # answers of the bot that Discord would refuse
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    started: float = field(default_factory=time.monotonic, repr=False)

    @property
    def age(self) -> float:
        """Seconds since it was sent."""
        return time.monotonic() - self.started

    @property
    def original(self) -> Message | None:
        """What `@original` means: the answer, or the message that was updated."""
        return self.response.message if self.response else None

    @property
    def message(self) -> Message:
        """The message that answered, or was updated. NoAnswerError when there is none."""
        if self.original is None:
            raise NoAnswerError(f"{self.name} was answered by no message: {self.response}")
        return self.original

    @property
    def modal(self) -> Modal:
        """The form that answered. NoAnswerError when there is none."""
        if self.response is None or self.response.modal is None:
            raise NoAnswerError(f"{self.name} was answered by no form: {self.response}")
        return self.response.modal

    @property
    def settled(self) -> bool:
        """Whether it is answered, and not by "thinking..." alone."""
        return self.response is not None and not (self.original is not None and self.original.is_loading)

    async def wait(self, timeout: float = PATIENCE) -> "Interaction":  # noqa: ASYNC109
        """Wait until it is settled, for at most `timeout` seconds, and return it.

        NoAnswerError when it was not acknowledged in time or stays deferred.
        """
        world = self.channel.world
        left = max(0.0, min(timeout, world.ack_seconds - self.age))
        try:
            await world.until(lambda: self.response is not None, left, "an acknowledgement")
        except NoAnswerError:
            hint = f"; refused was {self.refused[-1]}" if self.refused else ""
            message = f"{self.name} was not acknowledged within {world.ack_seconds:g} s{hint}"
            raise NoAnswerError(message) from None
        await world.until(lambda: self.settled, timeout, f"the deferred answer to {self.name}")
        return self

    def owners(self) -> Json:
        """For whom the application acts; a button acts for whom the answer did that it stands under."""
        if self.parent is not None:
            return self.parent.owners()
        if self.source is not None and self.source.interaction is not None and self.kind == COMPONENT:
            return self.source.interaction.owners()
        if self.kind == COMPONENT:
            return owners_of([0], self.user, self.channel)
        command = self.channel.world.commands.get(int(self.data["id"]))
        return owners_of(command["integration_types"] if command else [0], self.user, self.channel)

    @property
    def is_foreign(self) -> bool:
        """Whether the bot acts for a user alone: then it has nothing but this interaction's token."""
        return "0" not in self.owners()

    @property
    def must_be_private(self) -> bool:
        """Whether the place lets applications of users answer only to themselves."""
        place = self.channel
        return self.is_foreign and place.guild is not None and not may(self.user, place, "use_external_apps")

    def metadata(self) -> Json:
        """What a message that answers it says of it."""
        kind = COMMAND if self.kind == AUTOCOMPLETE else self.kind
        payload: Json = {
            "id": str(self.id),
            "type": kind,
            "user": to.user_json(self.user),
            "authorizing_integration_owners": self.owners(),
        }
        if kind == COMMAND:
            payload |= {"name": self.data["name"], "command_type": self.data["type"]}
            if self.data["type"] == 3:
                payload["target_message_id"] = self.data["target_id"]
            if self.data["type"] == 2:
                payload["target_user"] = self.data["resolved"]["users"][self.data["target_id"]]
        if kind == COMPONENT and self.source is not None:
            payload["interacted_message_id"] = str(self.source.id)
        if kind == MODAL_SUBMIT and self.parent is not None:
            payload["triggering_interaction_metadata"] = self.parent.metadata()
        return payload


def interaction_json(interaction: Interaction) -> Json:
    """The interaction as the gateway sends it."""
    channel, user = interaction.channel, interaction.user
    world, guild = channel.world, channel.guild
    payload: Json = {
        "id": str(interaction.id),
        "application_id": str(world.application_id),
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": interaction.data,
        "channel_id": str(channel.id),
        "channel": to.channel_json(channel) | {"permissions": str(permissions_in(user, channel))},
        "locale": user.locale,
        "app_permissions": str(permissions_in(world.bot, channel) if channel.has_bot else EVERYONE),
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": interaction.owners(),
        "context": context_of(channel),
        "attachment_size_limit": limits.ATTACHMENT_BYTES,
    }
    if guild is None:
        payload["user"] = to.user_json(user)
    else:
        member = to.member_json(guild.members[user.id])
        payload["member"] = member | {"permissions": str(permissions_in(user, channel))}
        payload |= {"guild_id": str(guild.id), "guild_locale": "en-US"}
        payload["guild"] = {"id": str(guild.id), "locale": "en-US", "features": []}
    if interaction.source is not None and interaction.kind in (COMPONENT, MODAL_SUBMIT):
        payload["message"] = message_json(interaction.source)
    return payload
