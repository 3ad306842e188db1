"""What an answer rests on, asked behind it: its sources with their days, the sample, the last review."""

import pytest

from bot.answers import Answer
from bot.conversation import Conversation
from bot.library import Library
from bot.rendering.plain import markdown
from bot.understanding import Understander

AT = 1_700_000_000.0


async def behind(conversation: Conversation, first: str, doubt: str) -> tuple[Answer, Answer]:
    name = f"{first} {doubt}"
    return await conversation.reply(first, name, AT), await conversation.reply(doubt, name, AT + 20)


@pytest.fixture
def conversation(library: Library, understander: Understander) -> Conversation:
    return Conversation(library, understander)


@pytest.mark.parametrize(
    "doubt", ["source?", "are you sure", "says who", "based on what", "where is that from"]
)
async def test_the_sources_of_the_answer_before(conversation: Conversation, doubt: str) -> None:
    told, asked = await behind(conversation, "are bootcamps worth it", doubt)
    shown = markdown(asked)
    assert asked.title == f"Sources: {told.title}"
    assert told.body.sources
    for source in told.body.sources:
        assert f"{source.title} ({source.date})" in shown
    assert f"last reviewed on {told.body.reviewed}" in shown


async def test_pay_has_its_sample(conversation: Conversation) -> None:
    told, asked = await behind(conversation, "data engineer salary in france", "how do you know")
    (advertised,) = (source for source in told.body.sources if source.n)
    shown = markdown(asked)
    assert f"{advertised.n:,} postings" in asked.body.lead
    assert f"({advertised.date}, n = {advertised.n:,})" in shown
    assert f"as of {str(told.body.pay_as_of)[:7]}" in shown
    assert "salary/where-figures-come-from" in [choice.entry for choice in asked.body.followups]


async def test_advice_is_called_advice(conversation: Conversation) -> None:
    told, asked = await behind(conversation, "Full-time job, two kids, ML?", "really?")
    assert [source.id for source in told.body.sources] == ["editors"]
    assert "advice" in asked.body.lead


async def test_the_figures_of_an_answer_are_told_again(conversation: Conversation) -> None:
    _, asked = await behind(conversation, "is it dead for juniors", "have you got numbers")
    (figures,) = (one.text for one in asked.body.sections if one.heading == "What it tells in figures")
    assert "one advert in ten is for beginners" in figures


async def test_no_figures_rest_on_none(conversation: Conversation) -> None:
    _, asked = await behind(
        conversation, "data engineer salary in brazil", "where do those numbers come from"
    )
    assert asked.body.lead == "That answer tells no figures and rests on none: there is no source to name."
