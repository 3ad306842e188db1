"""Rights: given to roles, looked at in every command, press and form; refusals are kept and told."""

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.guild_settings import put
from bot.discord_app.rights import ELSEWHERE
from bot.sandbox import RefusedError, Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.model import Role
from bot.sandbox.users import User
from tests.e2e.kb_forms import PAGE_1, new_entry

PROPOSED: dict[str, object] = {
    "question": "where do members post a resume",
    "answer": "In the channel #resumes, with no name.",
}
SETTINGS_IDS = {
    2: (
        *("v1:gp:answers", "v1:gp:moderators", "v1:gp:members", "v1:gc:gs:Portugalien"),
        *("v1:gc:su:Portugalien", "v1:sf:check", "v1:sf:test"),
    ),
    3: (
        *("v1:gs:auto_wait", "v1:gs:caution", "v1:gs:country", "v1:gs:notice", "v1:gs:retention_days"),
        *("v1:su:country", "v1:su:notice", "v1:gs:no_such_setting"),
    ),
    6: (
        *("v1:gs:human_role", "v1:gs:right_propose", "v1:gs:right_edit", "v1:gs:right_publish"),
        *("v1:gs:right_settings", "v1:su:right_publish"),
    ),
    8: (
        *("v1:gs:auto_channels", "v1:gs:mod_channel", "v1:gs:audit_channel", "v1:gs:declined_to"),
        *("v1:su:auto_channels", "v1:su:mod_channel", "v1:su:declined_to"),
    ),
}
"""Every button and select of `/settings` and `/setup`, by the kind of component."""


@pytest.fixture
def role(sandbox: Sandbox) -> Role:
    return sandbox.guild.create_role("helpers")


@pytest.fixture
def helper(sandbox: Sandbox, role: Role) -> User:
    return sandbox.create_user("hel", role)


async def give(sandbox: Sandbox, bot: CareerBot, right: str, role: Role) -> None:
    await put(bot, sandbox.guild.id, f"right_{right}", [role.id], 1)


def lose(sandbox: Sandbox, member: User) -> None:
    sandbox.guild.members[member.id].roles.clear()


async def refusals(sandbox: Sandbox, bot: CareerBot) -> list[tuple[int, str]]:
    """(who, which right) of what was refused, oldest first."""
    found = await bot.store.audits(str(sandbox.guild.id))
    return [(one.moderator, one.action) for one in reversed(found) if not one.allowed]


def is_refused(used: Interaction, what: str, role: Role | None = None) -> None:
    assert used.response is not None
    assert used.response.modal is None
    assert used.message.is_ephemeral
    who = f" or the role <@&{role.id}>" if role else ""
    assert f"Only members with the permission **Manage Server**{who} can {what}." in used.message.text


async def with_part(sandbox: Sandbox, custom_id: str, kind: int, place: object = None) -> Message:
    """A message that the member sees, with nothing on it but one old button or select."""
    where = place or sandbox.channel
    message = (await sandbox.member.slash(where, "ask", question="hello")).message  # type: ignore[arg-type]
    part: dict[str, object] = {"type": kind, "custom_id": custom_id, "id": 901}
    if kind == 2:
        part |= {"style": 1, "label": "x"}
    else:
        part |= {"min_values": 0, "max_values": 1}
    if kind == 3:
        part |= {"options": [{"label": "none", "value": "none"}]}
    message.components = [{"type": 1, "id": 900, "components": [part]}]
    return message


async def used_by_member(sandbox: Sandbox, message: Message, kind: int, role: Role) -> Interaction:
    if kind == 2:
        return await sandbox.member.press(message, label="x")
    chosen = {3: "none", 6: [role], 8: [sandbox.channel]}[kind]
    return await sandbox.member.select(message, None, chosen)


async def test_proposing_is_everybodys_until_it_is_given_to_roles(
    sandbox: Sandbox, bot: CareerBot, role: Role, helper: User
) -> None:
    opened = await sandbox.member.slash(sandbox.channel, "suggest")
    assert opened.modal
    await give(sandbox, bot, "propose", role)
    is_refused(await sandbox.member.submit_modal(opened, PROPOSED), "propose changes", role)
    is_refused(await sandbox.member.slash(sandbox.channel, "suggest"), "propose changes", role)
    short = await helper.slash(sandbox.channel, "suggest")
    wrong = await helper.submit_modal(short, PROPOSED | {"answer": "short"})
    assert "Nothing was sent yet" in wrong.message.text
    lose(sandbox, helper)
    is_refused(await helper.press(wrong.message, label="Edit again"), "propose changes", role)
    assert await bot.store.proposals(str(sandbox.guild.id)) == ()
    sandbox.guild.add(helper, role)
    opened = await helper.slash(sandbox.channel, "suggest")
    await helper.submit_modal(opened, PROPOSED)
    assert len(await bot.store.proposals(str(sandbox.guild.id))) == 1
    members = sandbox.member.id
    assert await refusals(sandbox, bot) == [(members, "propose")] * 2 + [(helper.id, "propose")]


async def test_editing_ends_with_the_role(sandbox: Sandbox, bot: CareerBot, role: Role, helper: User) -> None:
    what = "write and change questions and answers"
    is_refused(await helper.slash(sandbox.channel, "kb panel"), what)
    await give(sandbox, bot, "edit", role)
    panel = (await helper.slash(sandbox.channel, "kb panel")).message
    opened = await helper.slash(sandbox.channel, "kb new")
    lose(sandbox, helper)
    is_refused(await helper.submit_modal(opened, dict(PAGE_1)), what, role)
    for label in ("New", "Review", "History", "In and out", "Due for a look", "Find"):
        is_refused(await helper.press(panel, label=label), what, role)
    for command in ("kb panel", "kb new", "kb review", "kb source", "kb export"):
        is_refused(await helper.slash(sandbox.channel, command), what, role)
    assert await bot.store.drafts(str(sandbox.guild.id)) == ()
    assert set(await refusals(sandbox, bot)) == {(helper.id, "edit")}
    assert len(await refusals(sandbox, bot)) == 1 + 1 + 6 + 5


async def test_who_may_edit_may_not_publish(
    sandbox: Sandbox, bot: CareerBot, role: Role, helper: User
) -> None:
    guild = str(sandbox.guild.id)
    await give(sandbox, bot, "edit", role)
    card = await new_entry(sandbox, helper)
    await helper.press(card, label="Check and publish")
    await sandbox.until(lambda: "You may write changes but not publish them" in card.text, what="the check")
    assert "Publish" not in [button.label for button in card.buttons]
    publishers = sandbox.guild.create_role("publishers")
    await give(sandbox, bot, "publish", publishers)
    publisher = sandbox.create_user("pub", publishers)
    card = await new_entry(sandbox, publisher)
    await publisher.press(card, label="Check and publish")
    await sandbox.until(lambda: "Publish" in [button.label for button in card.buttons], what="the check")
    lose(sandbox, publisher)
    is_refused(await publisher.press(card, label="Publish"), "publish changes", publishers)
    assert await bot.store.heads(guild) == ()
    sandbox.guild.add(publisher, publishers)
    await publisher.press(card, label="Publish")
    await sandbox.until(lambda: "is live in this server" in card.text, what="the publishing")
    assert len(await bot.store.heads(guild)) == 1
    done = [one for one in await bot.store.audits(guild) if one.allowed and one.action == "publish"]
    assert [one.moderator for one in done] == [publisher.id]


async def test_who_may_publish_may_edit_and_not_change_settings(
    sandbox: Sandbox, bot: CareerBot, role: Role, helper: User
) -> None:
    await give(sandbox, bot, "publish", role)
    used = await helper.slash(sandbox.channel, "kb new")
    sent = await helper.submit_modal(used, dict(PAGE_1))
    assert sent.message.text
    is_refused(await helper.slash(sandbox.channel, "settings"), "change settings")
    await give(sandbox, bot, "publish", others := sandbox.guild.create_role("others"))
    await give(sandbox, bot, "settings", role)
    refused = await helper.slash(sandbox.channel, "kb new")
    is_refused(refused, "write and change questions and answers", others)


async def test_settings_end_with_the_role_in_the_form_too(
    sandbox: Sandbox, bot: CareerBot, role: Role, helper: User
) -> None:
    await give(sandbox, bot, "settings", role)
    message = (await helper.slash(sandbox.channel, "settings")).message
    opened = await helper.select(message, "v1:gs:country", "Another country…")
    lose(sandbox, helper)
    is_refused(await helper.submit_modal(opened, {"country": "Portugal"}), "change settings", role)
    for label in ("Answers", "Moderators", "Members"):
        is_refused(await helper.press(message, label=label), "change settings", role)
    is_refused(await helper.slash(sandbox.channel, "setup"), "change settings", role)
    assert "country" not in await bot.store.guild_settings(str(sandbox.guild.id))


async def test_old_controls_of_settings_do_nothing_for_members(
    sandbox: Sandbox, bot: CareerBot, role: Role
) -> None:
    count = 0
    for kind, custom_ids in SETTINGS_IDS.items():
        for custom_id in custom_ids:
            message = await with_part(sandbox, custom_id, kind)
            is_refused(await used_by_member(sandbox, message, kind, role), "change settings")
            count += 1
    assert await bot.store.guild_settings(str(sandbox.guild.id)) == {}
    assert await refusals(sandbox, bot) == [(sandbox.member.id, "settings")] * count


async def test_nothing_of_it_works_in_direct_messages(sandbox: Sandbox, bot: CareerBot, role: Role) -> None:
    for command in ("settings", "setup", "kb panel", "kb new"):
        with pytest.raises(RefusedError):
            await sandbox.member.slash(sandbox.member.dm, command)
    for kind, custom_id in ((2, "v1:sf:check"), (3, "v1:gs:auto_wait"), (2, "v1:kp:new")):
        message = await with_part(sandbox, custom_id, kind, sandbox.member.dm)
        told = await used_by_member(sandbox, message, kind, role)
        assert ELSEWHERE in told.message.text


async def test_rights_in_one_server_are_none_in_another(
    sandbox: Sandbox, bot: CareerBot, role: Role, moderator: User
) -> None:
    other = sandbox.create_guild("Elsewhere", owner=moderator)
    channel = other.create_channel("talk")
    other.add(sandbox.member)
    used = await moderator.slash(channel, "settings")
    await moderator.select(used.message, "v1:gs:auto_wait", "60")
    assert await bot.store.guild_settings(str(sandbox.guild.id)) == {}
    assert await bot.store.guild_settings(str(other.id)) == {"auto_wait": 60}
    await put(bot, other.id, "right_settings", [other.id], moderator.id)  # everybody's role there
    assert "Settings of this server" in (await sandbox.member.slash(channel, "settings")).message.text
    is_refused(await sandbox.member.slash(sandbox.channel, "settings"), "change settings")
    assert await refusals(sandbox, bot) == [(sandbox.member.id, "settings")]
    assert [one for one in await bot.store.audits(str(other.id)) if not one.allowed] == []


async def test_changes_and_refusals_are_told_in_the_audit_channel(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    place = sandbox.guild.create_channel("audit")
    message = (await moderator.slash(sandbox.channel, "settings")).message
    await moderator.press(message, label="Moderators")
    await moderator.select(message, "v1:gs:audit_channel", [place])
    await sandbox.member.slash(sandbox.channel, "kb find", what="@everyone **bold**")
    await sandbox.member.slash(sandbox.channel, "setup")
    told = [one.text for one in place.messages]
    assert told[0].startswith(f"<@{moderator.id}> ✏️ **settings** audit")
    assert told[1].startswith(f"<@{sandbox.member.id}> ⛔ refused: **edit** find")
    assert told[2].startswith(f"<@{sandbox.member.id}> ⛔ refused: **settings** setup")
    place.set_permissions(sandbox.bot, send_messages=False)
    await moderator.select(message, "v1:gs:audit_channel", [])
    assert "Audit channel**, for every change and refusal: none" in message.text
