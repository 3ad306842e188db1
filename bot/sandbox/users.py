"""A user, and everything a user does in Discord's client."""

# ruff: noqa: ASYNC109 - a timeout here is what the reader of a test expects

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sandbox import acting, messages, threads
from bot.sandbox.components import Choice
from bot.sandbox.errors import PATIENCE, ApiError, Json, RefusedError
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message, Upload
from bot.sandbox.permissions import may

if TYPE_CHECKING:
    from bot.sandbox.model import Channel
    from bot.sandbox.world import World


@dataclass(eq=False)
class User:
    """A person, or the bot. What Discord's client would not let one do raises RefusedError.

    Every use of a command, button, select or form waits for the bot's answer (at most `timeout` seconds,
    else NoAnswerError) unless `wait=False`.
    """

    world: "World" = field(repr=False)
    id: int
    name: str
    bot: bool = False
    display_name: str = ""
    locale: str = "en-US"
    accepts_dms: bool = True
    installed: bool = False  # the application, for oneself: usable where the bot is not
    note: str = ""  # who this is, for whoever chooses among users

    def __post_init__(self) -> None:
        self.display_name = self.display_name or self.name

    @property
    def reached_by_dm(self) -> bool:
        """Whether the bot's direct messages arrive: accepted, and sharing a server or installed."""
        shared = self.installed or any(self.id in guild.members for guild in self.world.joined)
        return self.accepts_dms and shared

    @property
    def mention(self) -> str:
        """What a message says to mention the user."""
        return f"<@{self.id}>"

    def _addressed(self, text: str, mention_bot: bool) -> str:
        return f"{self.world.bot.mention} {text}" if mention_bot else text

    @property
    def dm(self) -> "Channel":
        """The direct conversation with the bot."""
        return self.world.dm(self)

    async def send(
        self,
        channel: "Channel",
        text: str = "",
        *,
        reply_to: Message | None = None,
        mention_bot: bool = False,
        ping: bool = True,
        files: tuple[Upload, ...] = (),
    ) -> Message:
        """Write a message; `mention_bot` puts "@bot" before it, `ping` says whether a reply pings."""
        if not may(self, channel, "send_messages"):
            raise RefusedError(f"{self.name} may not write in {channel.name!r}")
        if files and not may(self, channel, "attach_files"):
            raise RefusedError(f"{self.name} may not attach files in {channel.name!r}")
        body: Json = {"content": self._addressed(text, mention_bot)}
        if reply_to is not None:
            acting.see(self, reply_to)
            body["message_reference"] = {"message_id": reply_to.id}
            parse = ["users", "roles", "everyone"]
            body["allowed_mentions"] = {"parse": parse, "replied_user": ping}
        try:
            return messages.post(channel, self, body, dict(enumerate(files)))
        except ApiError as error:
            raise RefusedError(str(error)) from error

    async def start_thread(
        self, where: "Channel | Message", name: str, *, private: bool = False
    ) -> "Channel":
        """Start a thread in a channel, or on a message."""
        on = where if isinstance(where, Message) else None
        channel = where.channel if isinstance(where, Message) else where
        try:
            return threads.start(channel, self, name, on=on, private=private)
        except ApiError as error:
            raise RefusedError(str(error)) from error

    async def create_post(
        self,
        forum: "Channel",
        title: str,
        text: str,
        *,
        tags: Sequence[str] = (),
        mention_bot: bool = False,
        files: tuple[Upload, ...] = (),
    ) -> "Channel":
        """Open a post in a forum: a thread, whose first message has the thread's id."""
        body: Json = {"content": self._addressed(text, mention_bot)}
        try:
            return threads.post(forum, self, title, body, dict(enumerate(files)), tags)[0]
        except ApiError as error:
            raise RefusedError(str(error)) from error

    async def edit(self, message: Message, text: str, *, mention_bot: bool = False) -> Message:
        """Change one's own message; `mention_bot` puts "@bot" before it, as in `send`."""
        if message.author is not self or message.deleted:
            raise RefusedError("only one's own messages can be edited")
        try:
            return messages.edit(message, {"content": self._addressed(text, mention_bot)})
        except ApiError as error:
            raise RefusedError(str(error)) from error

    async def delete(self, message: Message) -> None:
        """Delete one's own message, or with "manage_messages" somebody's."""
        acting.see(self, message)
        if message.author is not self and not may(self, message.channel, "manage_messages"):
            raise RefusedError("only one's own messages can be deleted")
        messages.delete(message)

    async def bulk_delete(self, found: Sequence[Message]) -> None:
        """Delete several messages of one channel at once, which takes "manage_messages"."""
        for message in found:
            acting.see(self, message)
        if len({message.channel.id for message in found}) != 1:
            raise RefusedError("messages are deleted together in one channel at a time")
        if not may(self, found[0].channel, "manage_messages"):
            raise RefusedError(f"{self.name} may not delete others' messages")
        messages.delete_all(found)

    async def dismiss(self, message: Message) -> None:
        """Take an ephemeral message from sight."""
        acting.see(self, message)
        if not message.is_ephemeral:
            raise RefusedError("only messages that nobody else sees can be dismissed")
        messages.dismiss(message)

    async def show_typing(self, channel: "Channel") -> None:
        """Show others that one types."""
        if not may(self, channel, "send_messages"):
            raise RefusedError(f"{self.name} may not write in {channel.name!r}")
        messages.show_typing(channel, self)

    async def react(self, message: Message, emoji: str, *, add: bool = True) -> None:
        """Add a reaction, or take it back with `add=False`."""
        acting.see(self, message)
        if message.is_ephemeral:
            raise RefusedError("messages that nobody else sees take no reactions")
        if add and emoji not in message.reactions and not may(self, message.channel, "add_reactions"):
            raise RefusedError(f"{self.name} may not add reactions in {message.channel.name!r}")
        try:
            messages.react(message, self, emoji, add=add)
        except ApiError as error:
            raise RefusedError(str(error)) from error

    async def slash(
        self,
        channel: "Channel",
        command: str,
        /,
        *,
        wait: bool = True,
        timeout: float = PATIENCE,
        **options: object,
    ) -> Interaction:
        """Use a slash command: `slash(channel, "salary", role="ML engineer")`; subcommands as "kb check".

        Options take str, int, float, bool, User, Channel, Role or Upload as the command declares.
        """
        interaction = acting.slash(self, channel, command, options)
        return await interaction.wait(timeout) if wait else interaction

    async def autocomplete(
        self,
        channel: "Channel",
        command: str,
        /,
        *,
        focused: str,
        value: str,
        timeout: float = 3.0,
        **others: object,
    ) -> list[Choice]:
        """The choices offered while `value` stands in the option `focused` and `others` are filled in."""
        interaction = acting.slash(self, channel, command, {**others, focused: value}, focused=focused)
        await interaction.wait(timeout)
        assert interaction.response is not None
        return interaction.response.choices

    async def context_menu(
        self,
        name: str,
        target: "Message | User",
        channel: "Channel | None" = None,
        *,
        wait: bool = True,
        timeout: float = PATIENCE,
    ) -> Interaction:
        """Use a menu on a message, or on a user (then `channel` says where)."""
        interaction = acting.context_menu(self, name, target, channel)
        return await interaction.wait(timeout) if wait else interaction

    async def press(
        self,
        message: Message,
        custom_id: str | None = None,
        *,
        label: str | None = None,
        wait: bool = True,
        timeout: float = PATIENCE,
    ) -> Interaction:
        """Press a button, named by its custom id or its label (or neither, when there is only one)."""
        interaction = acting.press(self, message, custom_id, label)
        return await interaction.wait(timeout) if wait else interaction

    async def select(
        self,
        message: Message,
        custom_id: str | None,
        values: Sequence[object] | str,
        *,
        wait: bool = True,
        timeout: float = PATIENCE,
    ) -> Interaction:
        """Choose values or labels, or users, roles, channels; `custom_id` None stands for the only select."""
        interaction = acting.select(self, message, custom_id, [values] if isinstance(values, str) else values)
        return await interaction.wait(timeout) if wait else interaction

    async def submit_modal(
        self,
        interaction: Interaction,
        values: dict[str, object],
        *,
        wait: bool = True,
        timeout: float = PATIENCE,
    ) -> Interaction:
        """Fill in and send the form an interaction opened; `values` by custom id or label."""
        submission = acting.submit_modal(self, interaction, values)
        return await submission.wait(timeout) if wait else submission
