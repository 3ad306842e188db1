"""A line of a written answer, of which no more is known than that line."""

import pytest

from bot.answers.types import Answer
from bot.conversation import Conversation
from bot.library import Library
from bot.understanding import Understander


async def _behind(library: Library, understander: Understander, first: str, then: str) -> Answer:
    conversation = Conversation(library, understander)
    await conversation.reply(first, "x", 0.0)
    return await conversation.reply(then, "x", 30.0)


@pytest.mark.parametrize(
    ("first", "then", "line", "offered"),
    [
        ("how do i negotiate salary", "the last one", "**A rival offer**", "job_search/counter-offers"),
        ("how do i get into data from nothing", "what is step 2", "**Core skills.**", "skills/by-role"),
        ("how do i find a mentor", "the second one", "Mentoring schemes", "networking/cold-messages"),
    ],
)
async def test_it_is_quoted_with_the_nearest_entry(
    library: Library, understander: Understander, first: str, then: str, line: str, offered: str
) -> None:
    found = await _behind(library, understander, first, then)
    assert "all I have on it is below" in found.body.lead
    assert [section.text[: len(line)] for section in found.body.sections] == [line]
    assert found.body.followups[0].entry == offered


async def test_a_list_has_no_more_lines_than_it_has(library: Library, understander: Understander) -> None:
    found = await _behind(library, understander, "what do i put on github", "the sixth one")
    assert "Number 6 of 6" in found.body.lead
    found = await _behind(library, understander, "how do i find a mentor", "the sixth one")
    assert "Number" not in found.body.lead


async def test_a_skill_behind_interviews_comes_with_what_it_is_practised_with(
    library: Library, understander: Understander
) -> None:
    found = await _behind(library, understander, "how do i prepare for interviews", "the sql part")
    assert found.body.sections[0].heading == "SQL, to practise"
    assert "SQLBolt" in found.body.sections[0].text
