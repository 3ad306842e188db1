"""Ways to ask that a moderator writes: what is refused, and which answers they would change."""

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.library.edits import Piece
from bot.library.telling import telling
from bot.sandbox import Sandbox
from bot.sandbox.users import User
from tests.e2e.kb_forms import PAGE_1, PAGE_2, WAYS, found, new_entry, until


async def test_a_test_question_that_never_led_there_is_told_as_such(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await new_entry(sandbox, moderator)
    again = await moderator.press(card, label="Edit: Tests and related")
    await moderator.submit_modal(again, {"examples": "are bootcamps worth it"})
    await moderator.press(card, label="Check and publish")
    await until(card, "**1 test question** would not reach the answer meant:")
    assert "“are bootcamps worth it”\n-# leads to **Bootcamps and intensive programmes**" in card.text
    assert card.text.count("are bootcamps worth it") == 1


async def test_a_way_to_ask_that_another_entry_answers_now_is_told(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    page = {**PAGE_1, "phrases": f"what does a data engineer earn\n{WAYS}"}
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb new"), page)).message
    await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
    await moderator.press(card, label="Check and publish")
    await until(card, "would get another answer")
    title = bot.knowledge.library.topics["salary/by-role"].title
    assert f"“what does a data engineer earn”\n-# {title} → **{PAGE_1['title']}**" in card.text


@pytest.mark.usefixtures("all_examples")
async def test_an_example_of_the_base_that_it_would_take_is_told(
    sandbox: Sandbox, bot: CareerBot, moderator: User, library: Library
) -> None:
    taken = library.topics["job_search/no-replies"].examples[1].ask
    page = {**PAGE_1, "phrases": f"{taken}\n{WAYS}"}
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb new"), page)).message
    await moderator.submit_modal(await moderator.press(card, label="Edit: Tests and related"), PAGE_2)
    await moderator.press(card, label="Check and publish")
    await until(card, "would get another answer")
    title = library.topics["job_search/no-replies"].title
    assert f"⚠️ “{taken}”\n-# {title} → **{PAGE_1['title']}**" in card.text


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ("a", "“a” could be any question. Say in it what is asked about, in words."),
        ("what is\nis it", "“what is”, “is it” could be any question. Say in each"),
        ("{role}\nwhat is {role}\n{level}s", "“{role}”, “what is {role}”, “{level}s” could be any question."),
        ("is it 0\nWHAT IS IT", "“is it 0”, “WHAT IS IT” could be any question."),
        ("???\n!!!", "“???”, “!!!” could be any question. Say in each what is asked about, in words."),
    ],
)
async def test_a_way_to_ask_that_could_be_any_question_is_refused(
    sandbox: Sandbox, bot: CareerBot, moderator: User, ways: str, said: str
) -> None:
    page = {**PAGE_1, "phrases": f"{WAYS}\n{ways}"}
    card = (await moderator.submit_modal(await moderator.slash(sandbox.channel, "kb new"), page)).message
    assert f"**Ways to ask**: {said}" in card.text
    assert "stands here twice" not in card.text


async def test_what_capitals_or_words_together_tell_is_a_way_to_ask(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    ways = "IT\nwhat is IT\nUS\nin the US\nat will\nis it 9 to 5"
    card = (
        await moderator.submit_modal(
            await moderator.slash(sandbox.channel, "kb new"), {**PAGE_1, "phrases": ways}
        )
    ).message
    assert "could be any question" not in card.text


async def test_a_way_of_the_original_stays_whatever_it_holds(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    entry = Piece("topics", "smalltalk/what-can-you-do")
    idle = [one for one in bot.knowledge.library.topics[entry.key].phrases if not telling(one)]
    assert idle
    card = await found(sandbox, moderator, "what can you do", "t/smalltalk/what-can-you-do")
    ways = "\n".join([*bot.knowledge.library.topics[entry.key].phrases, "zorb me a zorb"])
    await moderator.submit_modal(await moderator.press(card, label="Ways to ask"), {"phrases": ways})
    assert "It can be published" in card.text
