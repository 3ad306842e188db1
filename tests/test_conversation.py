"""One turn: answered, remembered, logged before it is returned; also when something breaks."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.answers import answering
from bot.conversation import Conversation, ReplyFailedError
from bot.errors import StoreError
from bot.library import Library
from bot.sessions import Session
from bot.storage import Profile, SessionState, Turn
from bot.storage.sqlite import SqliteStore
from bot.understanding import Slots, Understander

PAY = "what does a data scientist earn in the us"
NOW = 1_000_000.0
MINUTES = 60.0
ANNA = Session("anna", "general", "guild", "command")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "bot.db")
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
def conversation(library: Library, understander: Understander, store: SqliteStore) -> Conversation:
    return Conversation(library, understander, store)


async def test_a_reply_is_logged_before_it_is_returned(
    conversation: Conversation, store: SqliteStore
) -> None:
    answer = await conversation.reply(PAY, ANNA, NOW)
    (row,) = await store.turns()
    assert row["id"] == answer.turn
    assert (row["member"], row["channel"], row["guild"], row["source"]) == (
        "anna", "general", "guild", "command",
    )  # fmt: skip
    assert (row["text"], row["entry"], row["intent"]) == (PAY, answer.entry, answer.intent)
    assert row["slots"] == {"role": "data-scientist", "country": "US"}
    assert (row["confidence"], row["answered"], row["at"]) == (answer.confidence, True, NOW)
    assert row["latency_ms"] == answer.elapsed_ms > 0
    assert row["error"] is None


async def test_nothing_is_returned_that_could_not_be_logged(
    conversation: Conversation, store: SqliteStore
) -> None:
    await store.close()
    with pytest.raises(StoreError):
        await conversation.reply(PAY, ANNA, NOW)


async def test_a_follow_up_keeps_what_was_said(conversation: Conversation) -> None:
    await conversation.reply(PAY, ANNA, NOW)
    answer = await conversation.reply("and for seniors?", ANNA, NOW + 5)
    assert answer.entry == "salary/by-role"
    assert answer.slots == Slots(role="data-scientist", country="US", level="senior")
    again = await conversation.reply("and in germany?", ANNA, NOW + 10)
    assert again.slots == Slots(role="data-scientist", country="DE", level="senior")


@pytest.mark.parametrize("other", [Session("ben", "general"), Session("anna", "random")])
async def test_contexts_are_per_member_and_channel(conversation: Conversation, other: Session) -> None:
    await conversation.reply(PAY, ANNA, NOW)
    answer = await conversation.reply("and for seniors?", other, NOW + 5)
    assert answer.slots.role is None


@pytest.mark.parametrize(("minutes", "kept"), [(14.9, True), (15.0, True), (15.1, False)])
async def test_a_conversation_is_remembered_for_15_minutes(
    conversation: Conversation, minutes: float, kept: bool
) -> None:
    await conversation.reply(PAY, ANNA, NOW)
    answer = await conversation.reply("and for seniors?", ANNA, NOW + minutes * MINUTES)
    assert (answer.slots.role == "data-scientist") == kept


@pytest.mark.parametrize(("minutes", "kept"), [(14.0, True), (16.0, False)])
async def test_a_conversation_survives_a_restart(
    conversation: Conversation, store: SqliteStore, minutes: float, kept: bool
) -> None:
    await conversation.reply(PAY, ANNA, NOW)
    restarted = Conversation(conversation.knowledge.library, conversation.knowledge.understander, store)
    answer = await restarted.reply("and for seniors?", ANNA, NOW + minutes * MINUTES)
    assert (answer.slots.role == "data-scientist") == kept


async def test_two_that_were_spoken_of_survive_a_restart(
    conversation: Conversation, store: SqliteStore
) -> None:
    await conversation.reply("data analyst vs statistician", ANNA, NOW)
    await conversation.reply("what does the statistician earn?", ANNA, NOW)
    restarted = Conversation(conversation.knowledge.library, conversation.knowledge.understander, store)
    answer = await restarted.reply("and the other one?", ANNA, NOW)
    assert (answer.entry, answer.slots.role) == ("salary/by-role", "data-analyst")


async def test_the_theme_survives_a_restart(conversation: Conversation, store: SqliteStore) -> None:
    await conversation.reply("is there a market for ai ethics", ANNA, NOW)
    await conversation.reply("are bootcamps worth it", ANNA, NOW)
    restarted = Conversation(conversation.knowledge.library, conversation.knowledge.understander, store)
    answer = await restarted.reply("whats the pay like", ANNA, NOW)
    assert (answer.entry, answer.slots.skill) == ("salary/by-role", "responsible-ai")
    assert answer.body.unused == ("Responsible AI: no pay by skill",)


async def test_what_an_answer_set_out_survives_a_restart(
    conversation: Conversation, store: SqliteStore
) -> None:
    await conversation.reply("best paid ai jobs in the us", ANNA, NOW)
    restarted = Conversation(conversation.knowledge.library, conversation.knowledge.understander, store)
    answer = await restarted.reply("what does the first one do", ANNA, NOW)
    assert (answer.entry, answer.slots.role) == ("role/by-role", "head-of-ml")


async def test_what_was_asked_of_two_survives_a_restart(
    conversation: Conversation, store: SqliteStore
) -> None:
    await conversation.reply("data analyst vs data scientist, who earns more", ANNA, NOW)
    restarted = Conversation(conversation.knowledge.library, conversation.knowledge.understander, store)
    answer = await restarted.reply("in the uk", ANNA, NOW)
    assert answer.body.lead.startswith("Middle of advertised pay (the United Kingdom")


@pytest.mark.parametrize(
    "kept",
    [
        {"spoken_of_roles": [], "spoken_of_skills": ["sql", "gone"]},
        {"set_out": ["skill", "gone", "sql"]},
        {"role": "data-scientist", "set_out": ["role", "gone", "data-engineer"]},
    ],
)
@pytest.mark.parametrize(
    "pointing", ["how do i learn those two", "how do i learn the second one", "the first one"]
)
async def test_what_is_gone_meanwhile_is_pointed_at_in_vain(
    conversation: Conversation, store: SqliteStore, kept: dict[str, Any], pointing: str
) -> None:
    state = SessionState(ANNA.member, ANNA.channel, "skills/by-role", kept, NOW)
    turn = Turn(
        ANNA.member, ANNA.channel, ANNA.guild, "any", "skills", "skills/by-role", {}, 1.0, True, 1, NOW
    )
    await store.record(turn, state)
    answer = await conversation.reply(pointing, ANNA, NOW)
    assert "gone" not in str(answer.slots)


@pytest.mark.parametrize("aside", ["thank you", "which graphics card should i buy for gaming", "🎉"])
async def test_asides_do_not_end_the_conversation(conversation: Conversation, aside: str) -> None:
    await conversation.reply(PAY, ANNA, NOW)
    await conversation.reply(aside, ANNA, NOW + 1)
    answer = await conversation.reply("and for seniors?", ANNA, NOW + 2)
    assert answer.slots.role == "data-scientist"


async def test_a_button_sets_the_context_and_is_logged_with_its_label(
    conversation: Conversation, store: SqliteStore
) -> None:
    slots = Slots(role="data-engineer")
    answer = await conversation.open_entry("roadmap/by-role", slots, ANNA, NOW, text="Roadmap")
    assert answer.entry == "roadmap/by-role"
    assert (await store.turns())[0]["text"] == "Roadmap"
    after = await conversation.reply("what about data scientists?", ANNA, NOW + 5)
    assert (after.entry, after.slots.role) == ("roadmap/by-role", "data-scientist")


async def test_a_fault_of_ours_is_told_and_logged_with_its_id(
    conversation: Conversation,
    store: SqliteStore,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("kaput")

    with monkeypatch.context() as patch:
        patch.setitem(answering.COMPUTED, "salary", broken)
        with pytest.raises(ReplyFailedError) as caught:
            await conversation.open_entry("salary/by-role", Slots(), ANNA, NOW, text=PAY)
    (row,) = await store.turns()
    assert row["error"] == caught.value.error_id
    assert (row["text"], row["answered"]) == (PAY, False)
    assert caught.value.error_id in str(caught.value)
    assert "kaput" not in str(caught.value)
    assert caught.value.error_id in caplog.text
    assert "kaput" in caplog.text
    assert (await conversation.reply(PAY, ANNA, NOW)).answered


async def test_without_store_and_session_it_answers_and_forgets(
    library: Library, understander: Understander, store: SqliteStore
) -> None:
    bare = Conversation(library, understander)
    assert (await bare.reply(PAY, None)).turn is None
    assert (await bare.reply("and for seniors?", None)).slots.role is None
    await bare.reply(PAY, "anna")
    assert (await bare.reply("and for seniors?", "anna")).slots.role == "data-scientist"
    await Conversation(library, understander, store).reply(PAY, None)
    assert await store.turns() == []


async def test_changes_of_a_profile_at_once_are_made_one_after_the_other(
    conversation: Conversation, store: SqliteStore
) -> None:
    def adding(skill: str) -> Callable[[Profile], Profile]:
        return lambda profile: replace(profile, skills=(*profile.skills, skill))

    names = [f"skill-{n}" for n in range(20)]
    made = await asyncio.gather(*(conversation.profiles.change("anna", adding(name), NOW) for name in names))
    assert (await store.profile("anna")).skills == tuple(names)
    assert [len(before.skills) for before, _ in made] == list(range(20))
    gc.collect()
    assert len(conversation.profiles._changing) == 0
