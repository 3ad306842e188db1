"""Attacks on the moderators' side: forged presses and forms, floods, old buttons, another server's things."""

import asyncio
import threading
import time
from typing import Any

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.guild_settings import put
from bot.discord_app.kb import trial
from bot.discord_app.kb.begun import BEGUN_ON
from bot.library.edits import Edit, Piece
from bot.library.layers import present
from bot.publishing import ChangedAnswer
from bot.sandbox import Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.users import User
from bot.storage import Proposal
from tests.e2e.kb_helping import BOOTCAMPS, changed, mods, publish, says
from tests.e2e.test_forged import is_well

HIDDEN = Piece("topics", "out_of_scope/not-for-us")


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return mods(sandbox)


async def panel(sandbox: Sandbox, user: User) -> Message:
    return (await user.slash(sandbox.channel, "kb panel")).message


async def forged(user: User, message: Message, custom_id: str, chosen: str | None = None) -> Interaction:
    """Press a made-up button of a message, or choose a made-up value in a select."""
    message.components = _with_button(custom_id, chosen)
    if chosen is None:
        return await user.press(message, label="x")
    return await user.select(message, None, [chosen])


def _with_button(custom_id: str, chosen: str | None = None) -> list[Any]:
    part: dict[str, object] = {"type": 2 if chosen is None else 3, "custom_id": custom_id, "id": 901}
    if chosen is None:
        part |= {"style": 1, "label": "x"}
    else:
        part |= {"min_values": 0, "options": [{"label": "x", "value": chosen}]}
    return [{"type": 1, "id": 900, "components": [part]}]


async def form_by(
    sandbox: Sandbox, user: User, custom_id: str, typed: dict[str, Any], where: Any = None
) -> Interaction:
    """A form of a made-up custom id and made-up fields."""
    from bot.sandbox import acting

    opened = await user.slash(where or sandbox.channel, "feedback")
    parts = [
        {"type": 18, "id": 500 + at, "component": _typed(name, value) | {"id": 100 + at}}
        for at, (name, value) in enumerate(typed.items())
    ]
    data: dict[str, Any] = {"custom_id": custom_id, "components": parts}
    used = acting._send(user, where or sandbox.channel, 5, data, custom_id, parent=opened)
    return await used.wait()


def _typed(name: str, value: Any) -> dict[str, Any]:
    key, kind = ("value", 4) if isinstance(value, str) else ("values", 3)
    return {"type": kind, "custom_id": name, key: value}


def is_quiet(caplog: pytest.LogCaptureFixture) -> None:
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_forms_keep_only_the_fields_that_they_have(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    typed = {
        "title": "Zorb camps",
        "zzz": "x",
        "phrases.more99999999999": "x",
        "steps.999999999999.title": "x",
        "versions": "x",
        BEGUN_ON: "x",
    }
    await form_by(sandbox, moderator, "v1:form:kb:t/education/bootcamps:-:0", typed)
    (draft,) = await bot.store.drafts(str(sandbox.guild.id))
    assert set(draft.fields) == {"title", BEGUN_ON}
    assert draft.fields["title"] == "Zorb camps"
    base = present(bot.knowledge.library, BOOTCAMPS)
    assert draft.fields[BEGUN_ON] == base, "what it was begun on is nobody's to type"
    is_quiet(caplog)


@pytest.mark.parametrize(
    "opened",
    [
        "q/_pending:-:0",
        f"t/education/bootcamps:-:{'9' * 40}",
        "t/education/bootcamps:steps.9999:0",
        "t/education/bootcamps:zzz.1:0",
        "x/y:-:0",
        "",
    ],
)
async def test_forms_of_nothing(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture, opened: str
) -> None:
    told = await form_by(sandbox, moderator, f"v1:form:kb:{opened}", {"title": "x", "versions": "x"})
    assert "published or thrown away" in is_well(told, caplog)
    assert await bot.store.drafts(str(sandbox.guild.id)) == ()


@pytest.mark.parametrize("act", ["hide", "unhide", "base", "fresh", "show", "log", "card", "beneath"])
@pytest.mark.parametrize("piece", ["t/nope/nope", "s/zzz", "p/zzz", "q/_pending", "t/"])
async def test_nothing_is_published_about_what_is_not_there(
    sandbox: Sandbox,
    bot: CareerBot,
    moderator: User,
    caplog: pytest.LogCaptureFixture,
    act: str,
    piece: str,
) -> None:
    message = await panel(sandbox, moderator)
    await forged(moderator, message, f"v1:kc:{act}:{piece}")
    await says(message, "That is not there")
    assert await bot.store.versions(str(sandbox.guild.id), None, None, 10) == ()
    is_quiet(caplog)


async def test_an_old_publish_button_publishes_nothing_that_was_looked_at_later(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    first, second = await panel(sandbox, moderator), await panel(sandbox, moderator)
    for message, piece in ((first, BOOTCAMPS), (second, HIDDEN)):
        await forged(moderator, message, f"v1:kc:hide:t/{piece.key}")
        await says(message, "Before it goes live")
    await moderator.press(first, label="Publish")
    await says(first, "Nothing has changed by this press")
    assert await bot.store.heads(str(sandbox.guild.id)) == ()
    await moderator.press(second, label="Publish")
    await says(second, "is hidden in this server")
    assert [one.piece for one in await bot.store.heads(str(sandbox.guild.id))] == [HIDDEN]


async def test_publish_pressed_four_times_publishes_once(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    message = await panel(sandbox, moderator)
    await forged(moderator, message, "v1:kc:hide:t/education/bootcamps")
    await says(message, "Before it goes live")
    button = next(one.custom_id for one in message.buttons if one.label == "Publish")
    await asyncio.gather(*(moderator.press(message, button) for _ in range(4)))
    await says(message, "is hidden in this server")
    assert len(await bot.store.versions(str(sandbox.guild.id), None, None, 10)) == 1


async def test_many_checks_at_once_keep_no_member_waiting(
    sandbox: Sandbox, bot: CareerBot, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, held_up, go_on = asyncio.Event(), [], threading.Event()
    loop, check = asyncio.get_running_loop(), trial.changed

    def held(*arguments: Any) -> tuple[ChangedAnswer, ...]:
        held_up.append(arguments)
        loop.call_soon_threadsafe(begun.set)
        assert go_on.wait(30), "the member was kept waiting"
        return check(*arguments)

    monkeypatch.setattr(trial, "changed", held)
    messages = [await panel(sandbox, moderator) for _ in range(8)]
    for message in messages:
        message.components = _with_button("v1:kc:hide:t/education/bootcamps")
    presses = [asyncio.create_task(moderator.press(message, label="x", timeout=60)) for message in messages]
    await asyncio.wait_for(begun.wait(), 30)
    answered = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
    assert answered.message.text
    assert not any("Before it goes live" in message.text for message in messages)
    assert len(held_up) == 1, "one at a time for each server"
    go_on.set()
    await asyncio.gather(*presses)
    for message in messages:
        await says(message, "Before it goes live")


async def test_an_old_show_again_keeps_what_others_wrote_since(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    base = present(bot.knowledge.library, BOOTCAMPS)
    await publish(sandbox, bot, Edit(BOOTCAMPS, "hide", {}, base), moderator)
    await publish(sandbox, bot, changed(bot, title="Zorb camps"), mods(sandbox, "other"))
    message = await panel(sandbox, moderator)
    await forged(moderator, message, "v1:kc:unhide:t/education/bootcamps")
    await says(message, "It is not hidden", "Zorb camps")
    head = await bot.store.head(str(sandbox.guild.id), BOOTCAMPS)
    assert head is not None
    assert head.edit is not None
    assert head.edit.value["title"] == "Zorb camps"


async def test_many_reports_of_one_answer_can_be_looked_at(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(25):
        reporter = sandbox.create_user(f"r{number}")
        answered = await reporter.slash(sandbox.channel, "ask", question="are bootcamps worth it")
        button = next(b for b in answered.message.buttons if b.custom_id and ":fr:" in b.custom_id)
        opened = await reporter.press(answered.message, button.custom_id)
        assert opened.modal
        noted = {"what": f"{'*' * 180}{number}", "note": f"{'*' * 180}{number}", "text": "x"}
        sent = await form_by(sandbox, reporter, opened.modal.custom_id, noted)
        assert "noted" in sent.message.text
    used = await moderator.slash(sandbox.channel, "kb review")
    await says(used.message, "25× by 25 members")
    (missed, *_) = await bot.store.missed(str(sandbox.guild.id), 1e12, 0)
    await forged(moderator, used.message, "v1:kr:open", missed.item)
    await says(used.message, "25× by 25 members", "> ")
    assert len(used.message.text) <= 4000
    is_quiet(caplog)


async def test_proposals_hold_the_fields_of_their_form_within_its_limits(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    typed = {
        "question": "@everyone" * 400,
        "answer": "@everyone ```" * 300,
        "source": "@here" * 700,
        "why": "<@&123456789012345678>" * 150,
        "about": "# Forged",
        "zzz": "*" * 4000,
    }
    await form_by(sandbox, sandbox.member, "v1:form:ks:", typed)
    (found,) = await bot.store.proposals(str(sandbox.guild.id))
    assert set(found.fields) == {"question", "answer", "source", "why"}
    assert len(found.fields["answer"]) <= 3000
    message = await panel(sandbox, moderator)
    await forged(moderator, message, "v1:ks:open", str(found.number))
    await says(message, "Take over" if "Take over" in message.text else "A new question and answer")
    assert "@everyone" not in message.text
    assert len(message.text) <= 4000
    is_quiet(caplog)


async def test_addresses_in_the_audit_channel_are_dead(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    place = sandbox.guild.create_channel("audit")
    await put(bot, sandbox.guild.id, "audit_channel", place.id, 1)
    words = {"question": "is https://evil.test/a free @everyone", "answer": "[yes](https://evil.test) " * 3}
    guild = str(sandbox.guild.id)
    number = await bot.store.add_proposal(Proposal(0, guild, "m", "", words, time.time()))
    await form_by(sandbox, moderator, f"v1:form:ksn:{number}", {"reason": "see discord.gg/evil @here"})
    await sandbox.until(lambda: bool(place.messages), what="the line in the channel")
    (told,) = (one.text for one in place.messages)
    assert "evil" in told
    for alive in ("https://", "discord.gg/", "@everyone", "@here"):
        assert alive not in told


async def test_settings_take_no_channel_of_another_server(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    other = sandbox.create_guild("Elsewhere", owner=sandbox.create_user("oo"))
    abroad = other.create_channel("talk")
    for name in ("audit_channel", "mod_channel", "auto_channels", "human_role", "right_edit"):
        for chosen in (str(abroad.id), "9" * 30, "-5", "x"):
            message = await panel(sandbox, moderator)
            told = await forged(moderator, message, f"v1:gs:{name}", chosen)
            assert "Please choose" in is_well(told, caplog)
    assert await bot.store.guild_settings(str(sandbox.guild.id)) == {}


async def test_a_long_country_opens_the_form_again(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    told = await form_by(sandbox, moderator, "v1:form:country:gs", {"country": "x" * 4000})
    again = await moderator.press(told.message, label="Edit again")
    assert again.modal
    is_quiet(caplog)


async def test_what_cannot_be_in_force_pings_nobody_on_its_card(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    title = "@everyone <@&123456789012345678> [x](https://evil.test)"
    await publish(sandbox, bot, changed(bot, title=title), moderator)
    message = await panel(sandbox, moderator)
    await forged(moderator, message, "v1:kc:card:t/education/bootcamps")
    await says(message, "Not in force")
    for alive in ("@everyone", "<@&1", "https://"):
        assert alive not in message.text


async def test_another_servers_things_are_out_of_reach(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    other = sandbox.create_guild("Elsewhere", owner=sandbox.create_user("oo"))
    abroad, their = other.create_channel("talk"), sandbox.create_user("their")
    other.add(their, other.create_role("mods", "manage_guild"))
    version = await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    guild = str(sandbox.guild.id)
    number = await bot.store.add_proposal(
        Proposal(0, guild, "m", "", {"question": "zorb secret", "answer": "zorb"}, time.time())
    )
    await form_by(sandbox, moderator, "v1:form:kb:t/education/bootcamps:-:0", {"title": "Zorb secret"})
    (draft,) = await bot.store.drafts(guild)
    message = (await their.slash(abroad, "kb panel")).message
    acts = [f"v1:kd:{act}:{draft.number}:0" for act in ("page", "show", "check", "away", "card")]
    acts += [f"v1:kd:{act}:{draft.number}" for act in ("go", "mine", "merge", "drop")]
    acts += [f"v1:kh:{act}:{version.number}:{version.number}" for act in ("undo", "restore")]
    acts += [f"v1:ks:{act}:{number}" for act in ("take", "no", "next", "withdraw")]
    for custom_id in acts:
        used = await forged(their, message, custom_id)
        await asyncio.sleep(0.05)
        assert used.response is not None
        assert used.response.modal is None
        assert "zorb" not in (message.text + (used.original.text if used.original else "")).casefold()
    asked = await their.slash(abroad, "ask", question="are bootcamps worth it")
    assert "Zorb" not in asked.message.text
    assert await bot.store.drafts(guild) == (draft,)
    assert await bot.store.heads(guild) == (version,)
    assert [one.number for one in await bot.store.proposals(guild)] == [number]
    is_quiet(caplog)


async def test_a_role_that_a_server_hides_or_names_is_so_in_every_command(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    role = Piece("roles", "data-engineer")
    aliases = [*(present(bot.knowledge.library, role) or {})["aliases"], "zorb wrangler"]
    await publish(sandbox, bot, changed(bot, role, aliases=aliases), moderator)
    for command in ("salary", "trends"):
        told = await sandbox.member.slash(sandbox.channel, command, role="zorb wrangler")
        assert "data engineer" in told.message.text.casefold()
    hidden = Edit(role, "hide", {}, present(bot.knowledge.library, role))
    await publish(sandbox, bot, hidden, moderator)
    for command in ("salary", "trends"):
        assert (await sandbox.member.slash(sandbox.channel, command, role="data-engineer")).message.text
    is_quiet(caplog)
