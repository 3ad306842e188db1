"""Every act of moderators, tried by who may not: nothing changes, nothing is told, each gets a sentence."""

import os
import random
import string
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.rights import ELSEWHERE
from bot.sandbox import Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.model import Channel
from bot.sandbox.users import User
from tests.security import moderators_table as table
from tests.security.forging import answer_of, command, menu, press, send_form, stored
from tests.security.moderators_table import Form, Press
from tests.security.scene import SECRET, Scene, build, elsewhere, give_all

PRESSES = [each for presses in table.OF_MODERATORS.values() for each in presses]
FORMS = [each for forms in table.FORMS_OF_MODERATORS.values() for each in forms]
ONLY = "Only members with the permission **Manage Server**"


@dataclass
class Attack:
    """Who tries, where, on which message, and what each try is answered with (nothing that is fixed: "")."""

    scene: Scene
    user: User
    channel: Channel
    source: Message
    opened: Interaction
    told: str

    async def everything(self) -> int:
        """Try all acts; the number of tries."""
        tries = 0
        for each in PRESSES:
            tries += await self._see(self._press(each, each.custom_id), each.custom_id)
        for form in FORMS:
            tries += await self._see(self._form(form, form.custom_id), form.custom_id)
        for path, (_, options) in table.COMMANDS.items():
            tries += await self._see(command(self.user, self.channel, path, **options), path)
        for name in table.MENUS:
            tries += await self._see(menu(self.user, self.source, name, self.channel), name)
        return tries

    async def mutated(self, chance: random.Random, each: int) -> int:
        """Try custom ids that are nearly those of the table; the number of tries."""
        tries = 0
        for act in (*PRESSES, *FORMS):
            for _ in range(each):
                custom_id = mutate(self.scene.filled(act.custom_id), chance)
                trying = self._press(act, custom_id) if isinstance(act, Press) else self._form(act, custom_id)
                tries += await self._see(trying, custom_id, told="")
        return tries

    def _press(self, each: Press, custom_id: str) -> Awaitable[Interaction]:
        filled, chosen = self._filled(custom_id), self.scene.chosen(each.chosen)
        return press(self.user, self.source, filled, each.kind, chosen, self.channel)

    def _form(self, form: Form, custom_id: str) -> Awaitable[Interaction]:
        return send_form(self.user, self.channel, self.opened, self._filled(custom_id), form.typed)

    def _filled(self, custom_id: str) -> str:
        for name, value in self.scene.names.items():
            custom_id = custom_id.replace(f"{{{name}}}", value)
        return custom_id

    async def _see(self, trying: Awaitable[Interaction], what: str, told: str | None = None) -> int:
        used = await trying
        text = answer_of(used)
        assert text.strip(), f"{what}: no word in answer"
        assert (self.told if told is None else told) in text, f"{what}: {text!r}"
        assert SECRET not in text.casefold().replace("\u200b", ""), f"{what}: {text!r}"
        return 1


def mutate(custom_id: str, chance: random.Random) -> str:
    """A custom id with one thing wrong, within Discord's 100 characters."""
    at = chance.randrange(len(custom_id))
    odd = chance.choice(
        [*string.printable[:95], "\u202e", "٣", "²", "é", "\x00", "\n", ":", "::", "9" * 30, "*"]
    )
    changes: list[Callable[[], str]] = [
        lambda: custom_id[:at] + odd + custom_id[at + 1 :],
        lambda: custom_id[:at] + odd + custom_id[at:],
        lambda: custom_id[:at] + custom_id[at + 1 :],
        lambda: custom_id + odd,
        lambda: custom_id + ":" + odd * 5,
        lambda: custom_id.upper(),
        lambda: ":".join(chance.sample(custom_id.split(":"), custom_id.count(":") + 1)),
        lambda: custom_id.rpartition(":")[0] or custom_id,
        lambda: custom_id.replace("/", "/../"),
    ]
    return chance.choice(changes)()[:100]


@pytest.fixture
async def scene(sandbox: Sandbox, bot: CareerBot) -> Scene:
    return await build(sandbox, bot)


async def plain(scene: Scene, bot: CareerBot) -> Attack:
    """A member of the server, under an answer that everybody sees."""
    sandbox = scene.sandbox
    asked = await sandbox.member.slash(sandbox.channel, "ask", question="hello", private=False)
    await give_all(bot, sandbox.guild.id, sandbox.guild.create_role("none of theirs"))
    return Attack(scene, sandbox.member, sandbox.channel, asked.message, asked, ONLY)


async def on_anothers_message(scene: Scene, bot: CareerBot) -> Attack:
    """A member with the moderator's own private panel and form."""
    sandbox = scene.sandbox
    await give_all(bot, sandbox.guild.id, sandbox.guild.create_role("none of theirs"))
    return Attack(scene, sandbox.member, sandbox.channel, scene.panel, scene.opened, ONLY)


async def without_the_role(scene: Scene, bot: CareerBot) -> Attack:
    """Somebody who had every right when the panel opened, and has none now."""
    sandbox = scene.sandbox
    await give_all(bot, sandbox.guild.id, scene.role)
    helper = sandbox.create_user("hel", scene.role)
    opened = await helper.slash(sandbox.channel, "kb panel")
    sandbox.guild.members[helper.id].roles.clear()
    return Attack(scene, helper, sandbox.channel, opened.message, opened, ONLY)


async def in_a_dm(scene: Scene, bot: CareerBot) -> Attack:
    """The moderator, in the conversation with the bot alone."""
    opened = await scene.moderator.slash(scene.moderator.dm, "ask", question="hello")
    return Attack(scene, scene.moderator, scene.moderator.dm, opened.message, opened, ELSEWHERE)


async def installed(scene: Scene, bot: CareerBot) -> Attack:
    """The owner of a server that the bot is no member of, who has installed it for themselves."""
    owner, channel = elsewhere(scene.sandbox, with_bot=False)
    owner.installed = True
    opened = await owner.slash(channel, "ask", question="hello")
    return Attack(scene, owner, channel, opened.message, opened, ELSEWHERE)


async def of_another_server(scene: Scene, bot: CareerBot) -> Attack:
    """The owner of another server, with this server's ids: what they may do is to their own server alone."""
    owner, channel = elsewhere(scene.sandbox)
    opened = await owner.slash(channel, "kb panel")
    return Attack(scene, owner, channel, opened.message, opened, "")


WHO = [plain, on_anothers_message, without_the_role, in_a_dm, installed, of_another_server]


def is_quiet(caplog: pytest.LogCaptureFixture) -> None:
    assert not [record for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")]


@pytest.mark.parametrize("who", WHO, ids=lambda who: who.__name__)
async def test_nothing_that_moderators_can_do(
    scene: Scene,
    bot: CareerBot,
    caplog: pytest.LogCaptureFixture,
    who: Callable[..., Awaitable[Attack]],
    long: bool,
) -> None:
    attack = await who(scene, bot)
    theirs = attack.channel.guild.id if attack.channel.guild else 0
    other = theirs if theirs != scene.sandbox.guild.id else 0
    before, shown = stored(bot, without=other), scene.panel.text
    tries = await attack.everything()
    assert tries >= 120
    assert stored(bot, without=other) == before
    assert scene.panel.text == shown
    refused = [one for one in await bot.store.audits(str(scene.sandbox.guild.id), 1000) if not one.allowed]
    assert len(refused) == (tries if attack.told == ONLY else 0)
    assert {one.moderator for one in refused} <= {attack.user.id}
    seed = int(os.environ.get("SECURITY_SEED") or random.randrange(10**6))
    print(f"SECURITY_SEED={seed}")
    assert await attack.mutated(random.Random(seed), each=12 if long else 1) >= 100
    assert stored(bot, without=other) == before
    is_quiet(caplog)
