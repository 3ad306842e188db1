"""The client: one AutoShardedBot that joins Discord's events to the conversation."""

import asyncio
import logging
from collections.abc import Awaitable, Coroutine
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands

from bot.answers.written import can
from bot.charts.drawing import Charts
from bot.conversation import Conversation, ServerWays
from bot.discord_app import editing, messages, pace
from bot.discord_app.arguments import UnknownNameError
from bot.discord_app.commands import ALL
from bot.discord_app.counts import Counts, arrived
from bot.discord_app.did_you_mean import ask_back
from bot.discord_app.duties import Duties
from bot.discord_app.faults import report
from bot.discord_app.forms import submitted
from bot.discord_app.greeting import greet
from bot.discord_app.guild_settings import at_hand, settings_for_answers
from bot.discord_app.http_trace import counted_in
from bot.discord_app.incoming import careful
from bot.discord_app.known import prepare
from bot.discord_app.loop_watch import LoopLag
from bot.discord_app.registry import DUTIES, EVERYWHERE, FORMS, ITEMS, MENUS
from bot.discord_app.sending import in_time
from bot.discord_app.shards import SteadyShard, first_connection
from bot.discord_app.steady import Steady
from bot.discord_app.syncing import sync_commands
from bot.discord_app.unhandled import unhandled
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.checks import country_names
from bot.reloading import Reloader
from bot.settings import Settings
from bot.storage import Store
from bot.storage.alone import alone_on
from bot.storage.privacy import load_key, pseudonym
from bot.understanding import Slots, Understander

log = logging.getLogger(__name__)


discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks here


class Tree(app_commands.CommandTree["CareerBot"]):
    """The commands; each use of one passes the limits of pace first."""

    async def interaction_check(self, interaction: discord.Interaction["CareerBot"], /) -> bool:
        """Whether a command may run; if not, the member has been told."""
        return await pace.allowed(interaction)

    async def _call(self, interaction: discord.Interaction["CareerBot"]) -> None:
        await prepare(interaction)
        if interaction.type is discord.InteractionType.autocomplete:
            await super()._call(interaction)
            return
        watch = in_time(interaction)
        try:
            await super()._call(interaction)
        finally:
            watch.cancel()


class CareerBot(commands.AutoShardedBot):
    """The whole bot, unconnected until it is run. Build it with `build_bot`."""

    def __init__(
        self, settings: Settings, library: Library, store: Store, understander: Understander | None = None
    ):
        intents = discord.Intents(
            guilds=True, guild_messages=True, dm_messages=True, message_content=settings.message_content
        )
        self.counts = Counts()
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            http_trace=counted_in(self.counts),
            shard_count=settings.shard_count,
            shard_ids=list(settings.shard_ids or ()) or None,  # type: ignore[arg-type]
        )
        careful(self._connection.parsers)
        self.settings = settings
        self.store = store
        self._library = library
        self._understander = understander
        self._reloader = Reloader(settings.knowledge_dir)
        self._key = b""
        self._conversation: Conversation | None = None
        for command in (*ALL, *MENUS):
            self.tree.add_command(command)
        self.tree.error(self._on_command_error)
        self.add_dynamic_items(*ITEMS)
        self.duties = Duties(self, DUTIES)
        self._everywhere: list[asyncio.Task[None]] = []
        self._beside: set[asyncio.Task[None]] = set()
        self.charts = Charts()
        self.loop_lag = LoopLag()
        self._alone = alone_on(store)

    @property
    def me(self) -> discord.ClientUser:
        """The bot's own user; known once it has logged in."""
        assert self.user is not None
        return self.user

    @property
    def conversation(self) -> Conversation:
        """The conversation; there once the bot has been set up."""
        assert self._conversation is not None
        return self._conversation

    @property
    def prepared(self) -> bool:
        """Whether the bot has been set up: the store open, the knowledge base loaded."""
        return self._conversation is not None

    @property
    def knowledge(self) -> Knowledge:
        """The base that the bot knows now. Take it once a turn: the next look may find another.

        What one server knows: `knowledge_of` an interaction, or `conversation.servers`.
        """
        return self.conversation.knowledge

    async def setup_hook(self) -> None:
        """Open the store, train or read the matcher, register the commands: all before connecting."""
        if self._alone:
            self._alone.take()
        await self.store.open()
        given = self.settings.privacy_key
        folder = self.settings.data_dir
        self._key = load_key(given.get_secret_value() if given else None, folder)
        # Nothing is connected yet, so nothing waits; in a thread the same work would keep 10 MB more.
        self._conversation = Conversation(self._library, self._understander, self.store)
        await self._conversation.servers.open()
        self._conversation.server_ways = self._server_ways
        self._conversation.on_turn = self.counts.turn
        del self._library, self._understander  # later ones may take their place
        self._reloader.start(self._conversation)
        await sync_commands(self)
        Steady().install(self)  # from here on; a start that cannot reach Discord says so at once
        running = (self.duties.run(), *(one(self) for one in EVERYWHERE))
        self._everywhere = [asyncio.create_task(one) for one in running]

    def _server_ways(self, guild: str) -> ServerWays | Awaitable[ServerWays]:
        found = at_hand(self, int(guild))
        return ServerWays(found.country, found.caution) if found else self._read_ways(int(guild))

    async def _read_ways(self, guild: int) -> ServerWays:
        found = await settings_for_answers(self, guild)
        return ServerWays(found.country, found.caution)

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that nobody waits for; it ends with the bot at the latest."""
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._beside.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("something in the background has failed", exc_info=error)

    def pseudonym(self, user: int) -> str:
        """The name under which a member is stored."""
        return pseudonym(user, self._key)

    def can_open(self, entry: str, slots: Slots, knowledge: Knowledge | None = None) -> bool:
        """Whether an entry exists and these slots are enough to answer it, by default in the base."""
        library = (knowledge or self.knowledge).library
        places = {slots.country, *slots.countries} - {None}
        if not places <= country_names().keys() or slots.level not in (None, *library.levels):
            return False  # written by hand
        return entry in library.topics and can(library, entry, slots)

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Open a shard's first connection and listen to it. discord.py offers no other way to choose how."""
        connection = await first_connection(self, gateway, shard_id, initial=initial)
        made = SteadyShard(connection, self, self._AutoShardedClient__queue.put_nowait)  # type: ignore[attr-defined]
        self._AutoShardedClient__shards[shard_id] = made  # type: ignore[attr-defined]
        made.launch()

    async def on_ready(self) -> None:
        """Called after connecting and after every lost session."""
        log.info("ready as %s in %d servers", self.me, len(self.guilds))

    async def on_shard_connect(self, shard: int, /) -> None:
        """A shard has begun a new session."""
        self.counts.sessions[shard] += 1

    async def on_shard_resumed(self, shard: int, /) -> None:
        """A shard has gone on with its session after its connection was lost."""
        self.counts.resumes[shard] += 1

    async def on_shard_disconnect(self, shard: int, /) -> None:
        """A shard has lost its connection."""
        self.counts.disconnects[shard] += 1

    async def on_message(self, message: discord.Message, /) -> None:
        """Answer what is meant for us. Text commands are not looked for: there are none."""
        arrived(self, message.guild.id if message.guild else None)
        await messages.on_message(self, message)

    async def on_guild_join(self, guild: discord.Guild, /) -> None:
        """A new server is greeted, and told how it is set up."""
        await greet(self, guild)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent, /) -> None:
        """An edited question has its answer replaced."""
        await editing.edited(self, payload)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent, /) -> None:
        """A deleted question takes its answer along."""
        await editing.deleted(self, payload)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent, /) -> None:
        """So do questions that moderators delete together."""
        await editing.bulk_deleted(self, payload)

    async def on_interaction(self, interaction: discord.Interaction, /) -> None:
        """Called for every interaction; commands and buttons are discord.py's, forms are ours."""
        await submitted(interaction, FORMS)
        await unhandled(interaction, ITEMS)

    async def _on_command_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        if isinstance(error, UnknownNameError):
            await ask_back(interaction, error)
        else:
            await report(interaction, error)

    async def close(self) -> None:
        """Disconnect, then finish and close the store."""
        await super().close()
        running = [*self._everywhere, *self._beside]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self._reloader.stop()
        if self._conversation:
            self._conversation.servers.close()
        await self.charts.close()
        await self.store.close()
        if self._alone:
            self._alone.release()


def point_at(settings: Settings) -> None:
    """Send the client to another server than Discord, where the settings name one."""
    if settings.discord_api_base:
        discord.http.Route.BASE = settings.discord_api_base
    if settings.discord_gateway:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway)
