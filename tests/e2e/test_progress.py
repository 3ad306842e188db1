"""A member's progress: the tracker, ticks that count everywhere, the overview, the picture, the file."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot import reloading
from bot.answers.words import role_name
from bot.discord_app import CareerBot, progress_files
from bot.discord_app.progress_items import MarkStep
from bot.discord_app.progress_view import message
from bot.errors import ChartError
from bot.library import Library
from bot.sandbox import Message, Sandbox, User
from bot.sandbox.interactions import DEFER_REPLY
from bot.storage import Profile, StepMark
from tests.conftest import KNOWLEDGE
from tests.e2e.conftest import posted, running
from tests.e2e.test_reload import untrained
from tests.test_reloading import until

SCIENTIST, ANALYST = "data-scientist", "data-analyst"
FIRST, SECOND = "python-sql", "statistics"


async def opened(sandbox: Sandbox, role: str = SCIENTIST, member: User | None = None) -> Message:
    used = await (member or sandbox.member).slash(sandbox.channel, "progress", role=role)
    return used.message


async def kept(bot: CareerBot, member: User) -> dict[tuple[str, str], str]:
    marks = await bot.store.marks(bot.pseudonym(member.id))
    return {(mark.roadmap, mark.step): mark.state for mark in marks}


def labels(shown: Message) -> list[str]:
    return [button.label for button in shown.buttons]


def chosen(shown: Message) -> str:
    (step,) = [option.value for option in shown.selects[0].options if option.default]
    return str(step)


async def test_the_tracker_shows_the_next_step_and_only_its_member_sees_it(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    shown = await opened(sandbox)
    steps = library.roadmaps[SCIENTIST].steps
    assert shown.is_ephemeral
    assert not shown.visible_to(sandbox.create_user("ben"))
    assert [option.value for option in shown.selects[0].options] == [step.id for step in steps]
    assert chosen(shown) == FIRST
    assert labels(shown)[:3] == ["Done", "Doing", "Skip"]
    assert "0 of 8 steps" in shown.text
    assert "Assumed: 10 hours a week" in shown.text
    assert steps[0].goal in shown.text
    assert all(step.title in shown.text for step in steps)


async def test_a_chosen_step_is_shown_in_full_in_the_same_message(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    shown = await opened(sandbox)
    step = library.roadmaps[SCIENTIST].steps[4]
    used = await sandbox.member.select(shown, "v1:st:data-scientist", step.id)
    assert used.message is shown
    assert chosen(shown) == step.id
    assert step.goal in shown.text
    assert str(step.project) in shown.text
    assert f"{step.hours.low} to {step.hours.high}" in shown.text
    for resource in step.resources:
        assert f"[{resource.title}]({resource.url})" in shown.text
    for skill in step.skills:
        assert library.skills[skill].name in shown.text


async def test_done_doing_and_skip_are_kept_and_a_second_press_takes_back(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    shown = await opened(sandbox)
    for label, state in (("Done", "done"), ("Doing", "doing"), ("Skip", "skip")):
        used = await sandbox.member.press(shown, label=label)
        assert used.message is shown
        assert await kept(bot, sandbox.member) == {(SCIENTIST, FIRST): state}
        (lit,) = [button.label for button in shown.buttons if button.style == 3]
        assert lit == label
    await sandbox.member.press(shown, label="Skip")
    assert await kept(bot, sandbox.member) == {}
    assert not [button for button in shown.buttons if button.style == 3]
    await sandbox.member.press(shown, label="Done")
    assert "1 of 8 steps" in shown.text
    assert "✅ Python and SQL" in shown.text


async def test_a_press_on_a_message_that_is_out_of_date_does_what_was_meant(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    one, other = await opened(sandbox), await opened(sandbox)
    await sandbox.member.press(one, label="Done")
    await sandbox.member.press(other, label="Done")
    assert await kept(bot, sandbox.member) == {(SCIENTIST, FIRST): "done"}


async def test_where_nothing_is_left_no_hours_a_week_are_assumed(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    every = Profile(skills=tuple(library.skills))
    await bot.conversation.profiles.put(bot.pseudonym(sandbox.member.id), every, 1.0)
    shown = await opened(sandbox)
    assert "Nothing left to do." in shown.text
    assert "hours a week" not in shown.text
    pressed = await sandbox.member.press(shown, label="Export")
    (file,) = pressed.message.attachments
    assert "Nothing left to do." in file.data.decode()
    assert "hours a week" not in file.data.decode()


async def test_a_skill_once_ticked_counts_in_every_roadmap_and_covered_steps_go_in_one(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    name = bot.pseudonym(sandbox.member.id)
    learnt = {skill for step in library.roadmaps[SCIENTIST].steps for skill in step.skills}
    covered = [s for s in library.roadmaps[ANALYST].steps if s.skills and learnt.issuperset(s.skills)]
    assert covered
    everything = [StepMark(SCIENTIST, s.id, "done", 1.0) for s in library.roadmaps[SCIENTIST].steps]
    await bot.store.put_marks(name, everything)
    shown = await opened(sandbox, ANALYST)
    assert all(f"☑️ {step.title}" in shown.text for step in covered)
    await sandbox.member.press(shown, label=f"Tick all covered ({len(covered)})")
    assert {step for role, step in await kept(bot, sandbox.member) if role == ANALYST} == {
        step.id for step in covered
    }
    assert "☑️ " not in shown.text.replace("☑️ covered by", "")
    assert not [label for label in labels(shown) if "covered" in label]


async def test_what_was_told_of_skills_and_hours_counts(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    skills = library.roadmaps[SCIENTIST].steps[0].skills
    await bot.store.put_profile(bot.pseudonym(sandbox.member.id), Profile(skills=skills, hours=4), 1.0)
    shown = await opened(sandbox)
    assert "At your 4 hours a week" in shown.text
    assert "☑️ Python and SQL" in shown.text
    assert chosen(shown) == SECOND


async def test_two_members_on_one_message_each_have_their_own(sandbox: Sandbox, bot: CareerBot) -> None:
    ben = sandbox.create_user("ben")
    public = (await sandbox.member.slash(sandbox.channel, "roadmap", role=SCIENTIST)).message
    assert not public.is_ephemeral
    before = public.text
    annas = (await sandbox.member.press(public, label="Track my progress")).message
    bens = (await ben.press(public, label="Track my progress")).message
    assert annas.is_ephemeral
    assert bens.is_ephemeral
    await sandbox.member.press(annas, label="Done")
    await ben.press(bens, label="Skip")
    assert await kept(bot, sandbox.member) == {(SCIENTIST, FIRST): "done"}
    assert await kept(bot, ben) == {(SCIENTIST, FIRST): "skip"}
    assert public.text == before


async def test_a_private_roadmap_keeps_its_text(sandbox: Sandbox, bot: CareerBot) -> None:
    answer = (await sandbox.member.slash(sandbox.channel, "roadmap", role=SCIENTIST, private=True)).message
    before = answer.text
    tracker = (await sandbox.member.press(answer, label="Track my progress")).message
    assert tracker is not answer
    assert tracker.is_ephemeral
    assert answer.text == before


async def test_nobody_changes_a_message_that_all_see(sandbox: Sandbox, bot: CareerBot) -> None:
    channel = bot.get_partial_messageable(sandbox.channel.id)
    await channel.send(view=message(["Open to all"], [MarkStep(SCIENTIST, FIRST, "done", "Done")]))
    public = await sandbox.wait_for_message(sandbox.channel)
    pressed = await sandbox.member.press(public, label="Done")
    assert pressed.message.is_ephemeral
    assert public.text == "Open to all"


async def test_a_dm_is_edited_in_place(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.member.dm, "progress", role=SCIENTIST)
    assert not used.message.is_ephemeral
    pressed = await sandbox.member.press(used.message, label="Doing")
    assert pressed.message is used.message
    assert "▶️ Python and SQL" in used.message.text


async def test_trackers_work_after_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library):
        shown = await opened(sandbox)
        await sandbox.member.press(shown, label="Done")
    async with running(sandbox, tmp_path, library) as bot:
        await sandbox.member.select(shown, None, SECOND)
        assert "✅ Python and SQL" in shown.text
        await sandbox.member.press(shown, label="Doing")
        assert await kept(bot, sandbox.member) == {(SCIENTIST, FIRST): "done", (SCIENTIST, SECOND): "doing"}


async def test_an_edited_roadmap_says_what_changed_and_loses_nothing(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reloading, "retrained", untrained)
    folder = Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"))
    file = folder / "roadmaps" / f"{SCIENTIST}.yaml"
    text = file.read_text(encoding="utf-8")
    assert f"- id: {FIRST}\n" in text
    async with running(sandbox, tmp_path, None, knowledge_dir=folder) as bot:
        shown, other = await opened(sandbox), await opened(sandbox)
        await sandbox.member.press(shown, label="Done")

        edited = text.replace(f"- id: {FIRST}\n", "- id: first-of-all\n").replace(FIRST, "first-of-all")
        file.write_text(edited, encoding="utf-8")
        await until(lambda: bot.knowledge.library.roadmaps[SCIENTIST].steps[0].id == "first-of-all")
        await sandbox.member.press(other, label="Doing")
        assert "no longer part of this roadmap" in other.text
        assert chosen(other) == "first-of-all"
        await sandbox.member.select(shown, None, FIRST)
        assert "no longer part of this roadmap" in shown.text
        assert "0 of 8 steps" in shown.text
        assert await kept(bot, sandbox.member) == {(SCIENTIST, FIRST): "done"}
        await sandbox.member.press(shown, label="Skip")

        file.write_text(text, encoding="utf-8")
        await until(lambda: bot.knowledge.library.roadmaps[SCIENTIST].steps[0].id == FIRST)
        await sandbox.member.select(shown, None, SECOND)
        assert "1 of 8 steps" in shown.text

        file.unlink()
        await until(lambda: SCIENTIST not in bot.knowledge.library.roadmaps)
        for label in ("Done", "Export", "Picture"):
            pressed = await sandbox.member.press(shown, label=label)
            assert "no longer there" in pressed.message.text
        everything = await sandbox.member.press(shown, label="All roadmaps")
        assert "not started one yet" in everything.message.text


async def test_the_overview_shows_all_that_were_started(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "progress")
    assert "You have not started one yet" in used.message.text
    shown = await opened(sandbox)
    await sandbox.member.press(shown, label="Done")
    shown = await opened(sandbox, ANALYST)
    await sandbox.member.press(shown, label="Doing")
    used = await sandbox.member.slash(sandbox.channel, "progress")
    seen = used.message
    assert seen.is_ephemeral
    assert seen.text.index("### Data analyst") < seen.text.index("### Data scientist")
    assert "█" in seen.text
    assert max(len(line) for line in seen.text.splitlines() if "░" in line) <= 34
    assert seen.text.count("hours left: done between") == 2
    pressed = await sandbox.member.press(seen, label="Data scientist")
    assert pressed.message is seen
    assert "Your roadmap: data scientist" in seen.text
    await sandbox.member.press(seen, label="All roadmaps")
    assert "## Your roadmaps" in seen.text


async def test_many_roadmaps_page(sandbox: Sandbox, bot: CareerBot, library: Library) -> None:
    name = bot.pseudonym(sandbox.member.id)
    roles = list(library.roadmaps)[:12]
    await bot.store.put_marks(
        name, [StepMark(r, library.roadmaps[r].steps[0].id, "doing", float(n)) for n, r in enumerate(roles)]
    )
    seen = (await sandbox.member.slash(sandbox.channel, "progress")).message
    names = [library.roles[role].name for role in reversed(roles)]
    assert labels(seen)[:5] == names[:5]
    await sandbox.member.press(seen, label="More")
    await sandbox.member.press(seen, label="More")
    assert labels(seen)[:2] == names[10:]
    assert "More" not in labels(seen)
    await sandbox.member.press(seen, label="Back")
    assert labels(seen)[:5] == names[5:10]


async def test_the_export_is_a_file_with_the_ticks(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    first, second, third, *_ = library.roadmaps[SCIENTIST].steps
    shown = await opened(sandbox)
    await sandbox.member.press(shown, label="Done")
    await sandbox.member.select(shown, None, second.id)
    await sandbox.member.press(shown, label="Skip")
    pressed = await sandbox.member.press(shown, label="Export")
    assert pressed.message.is_ephemeral
    (file,) = pressed.message.attachments
    text = file.data.decode()
    assert file.filename == "roadmap-data-scientist.md"
    assert f"- [x] **1. {first.title}**" in text
    assert f"- [ ] ~~**2. {second.title}**" in text
    assert f"- [ ] **3. {third.title}**" in text
    assert "https://www.kaggle.com/learn" in text


async def test_the_picture_is_shared_only_when_told_to(sandbox: Sandbox, bot: CareerBot) -> None:
    shown = await opened(sandbox)
    await sandbox.member.press(shown, label="Done")
    drawn = await sandbox.member.press(shown, label="Picture", timeout=20)
    assert drawn.message.is_ephemeral
    assert drawn.message.attachments[0].pixels
    assert drawn.message.alt_texts
    assert not [m for m in sandbox.channel.messages if m.author is sandbox.bot and not m.is_ephemeral]
    pressed = await sandbox.member.press(drawn.message, label="Share in channel", timeout=20)
    shared = await posted(sandbox, pressed)
    assert not shared.is_ephemeral
    assert shared.attachments[0].pixels
    assert sandbox.member.mention in shared.text
    assert shared.mentions == []
    assert drawn.message.attachments[0].pixels
    assert [(one.label, one.disabled) for one in drawn.message.buttons] == [("Shared", True)]
    ben = sandbox.create_user("ben")
    mine = await ben.press(shared, label="Track mine")
    assert "0 of 8 steps" in mine.message.text


async def test_a_picture_that_takes_long_is_announced(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_files, "THINK_AFTER", 0.0)
    drawn = await sandbox.member.press(await opened(sandbox), label="Picture", timeout=20)
    assert drawn.response is not None
    assert drawn.response.type == DEFER_REPLY
    assert drawn.message.is_ephemeral
    assert drawn.message.attachments[0].pixels


async def test_a_picture_that_cannot_be_drawn_is_told_of(sandbox: Sandbox, bot: CareerBot) -> None:
    await bot.charts.close()
    drawn = await sandbox.member.press(await opened(sandbox), label="Picture", timeout=20)
    assert drawn.message.is_ephemeral
    assert "cannot draw the picture right now" in drawn.message.text


async def test_a_picture_that_cannot_be_drawn_any_more_is_not_shared(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = await sandbox.member.press(await opened(sandbox), label="Picture", timeout=20)

    async def draw(_: object) -> None:
        raise ChartError("no painter")

    monkeypatch.setattr(bot.charts, "draw", draw)
    pressed = await sandbox.member.press(drawn.message, label="Share in channel")
    told = await posted(sandbox, pressed)
    assert told.is_ephemeral
    assert "cannot draw the picture right now" in told.text
    assert [(one.label, one.disabled) for one in drawn.message.buttons] == [("Share in channel", False)]


async def test_who_may_not_write_does_not_share_either(sandbox: Sandbox, bot: CareerBot) -> None:
    drawn = await sandbox.member.press(await opened(sandbox), label="Picture", timeout=20)
    sandbox.channel.set_permissions(sandbox.member, send_messages=False)
    shared = await sandbox.member.press(drawn.message, label="Share in channel", timeout=20)
    assert shared.message.is_ephemeral
    assert "may not write in this channel" in shared.message.text


async def test_names_complete_over_roles_that_have_a_roadmap(
    sandbox: Sandbox, bot: CareerBot, library: Library
) -> None:
    choices = await sandbox.member.autocomplete(sandbox.channel, "progress", focused="role", value="")
    assert len(choices) >= 15
    assert {choice.value for choice in choices} <= library.roadmaps.keys()
    typed = await opened(sandbox, "data scientst")
    assert "Your roadmap: data scientist" in typed.text
    unknown = await opened(sandbox, "zorb")
    assert "I know no role called" in unknown.text
    assert unknown.is_ephemeral
    roles = [str(button.custom_id).removeprefix("v1:tr:") for button in unknown.buttons]
    assert len(roles) >= 3
    assert set(roles) <= library.roadmaps.keys()
    tracked = await sandbox.member.press(unknown, str(unknown.buttons[0].custom_id))
    assert f"Your roadmap: {role_name(library, roles[0])}" in tracked.message.text
    without = next(role for role in library.roles if role not in library.roadmaps)
    assert "no step-by-step roadmap" in (await opened(sandbox, without)).text


async def test_a_roadmap_of_any_size_stays_within_the_limits(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    roadmap = library.roadmaps[SCIENTIST]
    step = roadmap.steps[0].model_copy(
        update={
            "title": "Long words " * 27,
            "goal": "A sentence of some length. " * 200,
            "project": "x " * 900,
        }
    )
    steps = tuple(step.model_copy(update={"id": f"{'s' * 31}{n:03}"}) for n in range(60))
    big = replace(
        library, roadmaps={**library.roadmaps, SCIENTIST: roadmap.model_copy(update={"steps": steps})}
    )
    async with running(sandbox, tmp_path, big) as bot:
        shown = await opened(sandbox)
        await sandbox.member.select(shown, None, "Later steps")
        await sandbox.member.select(shown, None, "Later steps")
        assert chosen(shown) == steps[46].id
        await sandbox.member.select(shown, None, "Earlier steps")
        assert chosen(shown) == steps[45].id
        await sandbox.member.press(shown, label="Done")
        assert await kept(bot, sandbox.member) == {(SCIENTIST, steps[45].id): "done"}
        assert not [one.refused for one in sandbox.interactions if one.refused]
