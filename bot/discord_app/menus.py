"""The message menu: "Answer this" takes any message as a question."""

import discord
from discord import app_commands, ui

from bot.answers import Answer
from bot.answers.own_profile import for_all
from bot.discord_app import permissions
from bot.discord_app.auto_questions import asked_in
from bot.discord_app.layout import answer_view
from bot.discord_app.notes import notice_view
from bot.discord_app.pointing import without_own_mention
from bot.discord_app.replying import answer_of, one_at_a_time, remember, send_reply
from bot.discord_app.respond import add_chart, say, session_of
from bot.discord_app.sending import bot_of
from bot.discord_app.server_words import in_server
from bot.discord_app.standing import while_shown
from bot.sessions import Session

NO_TEXT = "That message has no text that I could answer. Ask me in words with `/ask`."
OF_A_BOT = "That was written by a bot. I answer people's questions: use this on one of theirs, or `/ask`."
ANSWERED = "That has an answer already: {}"
MY_OWN = "That is an answer of mine. Press one of its buttons, reply to it, or use `/ask`."


async def answer_this(interaction: discord.Interaction, message: discord.Message) -> None:
    """Answer a message: as a reply to it where the bot may write, else beside a link to it."""
    bot = bot_of(interaction)
    text = asked_in(message, without_own_mention(bot, text_of(message)))
    if message.author.bot:
        await say(interaction, MY_OWN if message.author.id == bot.me.id else OF_A_BOT)
    elif not text:
        await say(interaction, NO_TEXT)
    elif interaction.is_guild_integration() and not _missing(interaction):
        await _reply(interaction, message, text)
    else:
        await _respond(interaction, message, text)


async def _reply(interaction: discord.Interaction, message: discord.Message, text: str) -> None:
    """Reply to the message for all to see, and tell the one who asked where."""
    bot, session = bot_of(interaction), _session(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    async with one_at_a_time(message.id):
        there = await _there(interaction, message)
        if there is not None:
            await interaction.edit_original_response(view=notice_view(ANSWERED.format(there)))
            return
        answer = await bot.conversation.reply(text, session, anew=_by_another(interaction, message))
        answer = await in_server(bot, answer, interaction.guild_id, interaction.user.id)
        if not answer.answered:
            made = under(_link(interaction, message), answer, private=True)
            await interaction.edit_original_response(view=made)
            return
        line = f"-# For {message.author.mention}, asked by {interaction.user.mention}"
        try:
            shown = for_all(answer)
            sent = await send_reply(message, under(line, shown), nonce=interaction.id)
        except discord.Forbidden:  # such as in a thread that was locked meanwhile
            await _alone(interaction, message, answer, ())
            return
        bot.counts.sent()
        await remember(bot, message, sent.id, session.member)
    chart = shown.body.chart is not None and shown.body.chart_at_once
    lack = await permissions.chart_refused(bot, message) if chart else None
    done = f"I answered it: {sent.jump_url}"
    await interaction.edit_original_response(view=notice_view(f"{done}\n{lack}" if lack else done))
    if lack:
        return

    async def edit(*, view: ui.LayoutView, attachments: list[discord.File]) -> None:
        await sent.edit(view=_headed(line, view), attachments=attachments)

    await add_chart(bot, shown, while_shown(edit, sent.id))


async def _there(interaction: discord.Interaction, message: discord.Message) -> str | None:
    """The link of the answer that a message has already; one that was deleted is forgotten."""
    bot = bot_of(interaction)
    pair = await bot.store.reply(message.id)
    if pair is None:
        return None
    try:
        await answer_of(bot, pair).fetch()
    except discord.NotFound:
        await bot.store.drop_reply(message.id)
        return None
    except discord.Forbidden:
        pass  # without the history it cannot be looked for
    return f"https://discord.com/channels/{interaction.guild_id}/{pair.channel}/{pair.answer}"


async def _respond(interaction: discord.Interaction, message: discord.Message, text: str) -> None:
    """Answer as the response: for all outside of servers the bot is in, else for the member alone."""
    missing = _missing(interaction) if interaction.is_guild_integration() else ()
    await interaction.response.defer(ephemeral=bool(missing), thinking=True)
    bot = bot_of(interaction)
    anew = _by_another(interaction, message)
    answer = await bot.conversation.reply(text, _session(interaction), anew=anew)
    answer = await in_server(bot, answer, interaction.guild_id, interaction.user.id)
    if missing:
        await _alone(interaction, message, answer, missing)
        return
    if not interaction.context.dm_channel:
        answer = for_all(answer)
    await _fill_in(interaction, _link(interaction, message), answer)


async def _alone(
    interaction: discord.Interaction, message: discord.Message, answer: Answer, missing: tuple[str, ...]
) -> None:
    """The answer for the member alone, because the bot may not write here, and the moderators hear of it."""
    why = f"-# {permissions.sentence(missing, 'this channel')} So only you see this."
    await _fill_in(interaction, f"{_link(interaction, message)}\n{why}", answer, private=True)
    if interaction.guild_id is not None:
        bot, channel = bot_of(interaction), interaction.channel_id or 0
        await permissions.tell_moderators(bot, interaction.guild_id, channel, missing)


async def _fill_in(
    interaction: discord.Interaction, line: str, answer: Answer, *, private: bool = False
) -> None:
    """The answer below a line in the place of "thinking", then its chart."""
    sent = await interaction.edit_original_response(view=under(line, answer, private=private))
    bot_of(interaction).counts.sent()

    async def edit(*, view: ui.LayoutView, attachments: list[discord.File]) -> None:
        await interaction.edit_original_response(view=_headed(line, view), attachments=attachments)

    await add_chart(bot_of(interaction), answer, while_shown(edit, sent.id), private=private)


def under(line: str, answer: Answer, *, private: bool = False) -> ui.LayoutView:
    """An answer below a line that says what it answers."""
    return _headed(line, answer_view(answer, private=private))


def _headed(line: str, view: ui.LayoutView) -> ui.LayoutView:
    made = ui.LayoutView(timeout=None)
    made.add_item(ui.TextDisplay(line))
    for item in view.children:
        made.add_item(item)
    return made


def _link(interaction: discord.Interaction, message: discord.Message) -> str:
    place = f"{interaction.guild_id or '@me'}/{interaction.channel_id}"
    return f"-# In answer to {message.author.mention}: https://discord.com/channels/{place}/{message.id}"


def text_of(message: discord.Message) -> str:
    """What was written, or what was forwarded."""
    forwarded = [snapshot.content for snapshot in message.message_snapshots if snapshot.content]
    return message.content or "\n".join(forwarded)


def _missing(interaction: discord.Interaction) -> tuple[str, ...]:
    """What the bot lacks for a reply here; outside of servers nothing can be lacking, nor a reply be sent."""
    if interaction.guild_id is None:
        return ("send_messages",)
    return permissions.lacking(interaction.app_permissions, *permissions.to_write(interaction.channel))


def _by_another(interaction: discord.Interaction, message: discord.Message) -> bool:
    """Whether a message is somebody else's than who had it answered: theirs carries nothing on."""
    return message.author.id != interaction.user.id


def _session(interaction: discord.Interaction) -> Session:
    return session_of(interaction, "menu")


ANSWER_THIS = app_commands.ContextMenu(
    name="Answer this",
    callback=answer_this,
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
)
