"""Names of servers, channels, members and threads that try to be something: harmless wherever shown."""

import io
import json
import logging
from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.digest import post_due
from bot.discord_app.guild_settings import put
from bot.library import Library
from bot.logs import JsonLines, Lines, TextLines
from bot.sandbox import Sandbox
from bot.sandbox.model import Channel
from tests.e2e.conftest import running
from tests.e2e.kb_helping import mods
from tests.e2e.test_digest import monday, two_weeks
from tests.e2e.test_handover import ask_human, role_set
from tests.security.inputs import ID, MARK
from tests.security.shown import message_faults

NAMES = {
    "a link": f"[{MARK}](https://evil.example)",
    "everyone": f"@everyone {MARK} <@{ID}> <#{ID}>",
    "markup": f"**{MARK}** ||x|| `y` # z",
    "direction": f"\u202egnp.{MARK}\u202c\u200b\x07",
    "a line of the log": f"{MARK}\r\n2026-01-01 00:00:00 ERROR root: forged\x1b[31m",
    "a format": f"{{text}} %s %(x)s {MARK} ${{y}}",
    "long": MARK * 33,
}


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest, long: bool) -> str:
    if not long and request.param not in ("a link", "a line of the log"):
        pytest.skip("in the long form")
    return NAMES[request.param]


async def test_they_do_nothing_wherever_they_are_told(
    sandbox: Sandbox, bot: CareerBot, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    member = sandbox.create_user(name[:32])
    member.display_name = name[:32]
    sandbox.guild.change_nick(member, name[:32])
    sandbox.guild.name = name[:100]
    role, moderator = await role_set(sandbox, bot), mods(sandbox, f"mo {name[:20]}")
    channel = sandbox.guild.create_channel(name[:100])
    answered = (await member.slash(channel, "ask", question="are bootcamps worth it")).message
    called = await ask_human(sandbox, answered, member)
    told = [answered, called.message]
    told += [one for thread in threads_in(sandbox) for one in thread.messages if one.author.bot]
    await put(bot, sandbox.guild.id, "audit_channel", channel.id, 1)
    await put(bot, sandbox.guild.id, "mod_channel", channel.id, 1)
    told.append((await moderator.slash(sandbox.channel, "settings")).message)
    told.append((await member.slash(sandbox.channel, "kb find", what=name[:100])).message)
    told.append((await moderator.slash(sandbox.channel, "kb find", what=name[:100])).message)
    told.append((await moderator.slash(sandbox.channel, "stats")).message)
    thread = await member.start_thread(sandbox.channel, name[:100])
    asked = await member.send(thread, f"what is {name}", mention_bot=True)
    told.append(await sandbox.reply_to(asked))
    thread.parent.set_permissions(sandbox.bot, send_messages_in_threads=False)
    await member.send(thread, "what does a data engineer do", mention_bot=True)
    told.append(await sandbox.wait_for_message(member.dm))
    await two_weeks(bot, sandbox.guild.id)
    await post_due(bot, monday() + 60)
    told += [one for one in channel.messages if one.author.bot and not one.mention_roles]
    assert role.id not in [key for one in told for key in one.mention_roles if one.channel is channel]
    assert any("questions" in one.text for one in channel.messages), "the digest"
    for one in told:
        found = [fault for fault in message_faults(one) if fault != "it pings"]
        assert found == []
    exported = await member.slash(sandbox.channel, "privacy export")
    for file in exported.message.attachments:
        json.loads(file.data)


def threads_in(sandbox: Sandbox) -> list[Channel]:
    return [
        thread for channel in sandbox.guild.channels.values() for thread in getattr(channel, "threads", ())
    ]


async def test_servers_are_greeted_whatever_they_are_called(sandbox: Sandbox, bot: CareerBot) -> None:
    await bot.wait_until_ready()
    for name in NAMES.values():
        owner = sandbox.create_user(name[:32])
        other = sandbox.create_guild(name[:100], owner=owner, with_bot=False)
        other.system_channel = other.create_channel(name[:100])
        other.add(sandbox.bot)
        greeting = await sandbox.wait_for_message(other.system_channel)
        assert message_faults(greeting) == []


async def test_lines_of_the_log_keep_to_themselves(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    streams = [io.StringIO(), io.StringIO()]
    handlers = [Lines(streams[0], TextLines()), Lines(streams[1], JsonLines())]
    root, level = logging.getLogger(), logging.getLogger().level
    root.setLevel(logging.DEBUG)
    for handler in handlers:
        root.addHandler(handler)
    try:
        sandbox.guild.name = NAMES["a line of the log"]
        async with running(sandbox, tmp_path, library):
            for name in NAMES.values():
                member = sandbox.create_user(name[:32])
                await member.slash(sandbox.channel, "ask", question=name)
                logging.getLogger("x").error("server %s", name)
    finally:
        root.setLevel(level)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()
    as_text, as_json = (stream.getvalue() for stream in streams)
    assert all(json.loads(line) for line in as_json.splitlines())
    assert not [line for line in as_text.split("\n") if line.startswith("2026-01-01")]
    assert as_text.replace("\n", "").isprintable()
