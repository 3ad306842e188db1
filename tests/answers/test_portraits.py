"""A written answer on work, degrees or advancement tells what is known of just the role that was named."""

import pytest

from bot.answers import answering, portraits
from bot.conversation import Conversation
from bot.library import Library
from bot.rendering.plain import markdown
from bot.understanding import Slots, Understander
from bot.understanding.follow_ups.context import TOLD_BY_ROLE


@pytest.mark.parametrize(
    ("asked", "entry", "role"),
    [
        ("what does a typical day of a data analyst look like", "day/typical-day", "data-analyst"),
        ("do i need a phd to be a research scientist", "education/phd-value", "research-scientist"),
        ("which companies hire mlops engineers", "industry/where-the-jobs-are", "mlops-engineer"),
    ],
)
def test_the_portrait_of_the_role_comes_behind_the_first_sentence(
    library: Library, understander: Understander, asked: str, entry: str, role: str
) -> None:
    told = answering.answer(understander.understand(asked), library)
    assert told.entry == entry
    first, general = told.body.sections[:2]
    portrait = library.roles[role]
    assert first.heading == f"For {portrait.plural}"
    assert first.text == portraits.OF_ROLE[entry](portrait)
    assert general.heading == "In general"
    lead = library.topics[entry].lead
    if entry == portraits.DAY:  # that of the field may be another
        assert told.body.lead.startswith("Data analysts: checking whether")
        assert general.text.startswith(lead)
    else:
        assert told.body.lead == lead
    assert {source.id for source in told.body.sources} >= {*portrait.sources, *library.topics[entry].sources}
    assert str(told.body.reviewed) <= str(portrait.reviewed)


@pytest.mark.parametrize("entry", portraits.OF_ROLE)
def test_every_role_has_it_and_nobody_else(library: Library, entry: str) -> None:
    for role, portrait in library.roles.items():
        shown = answering.body_of(library, entry, Slots(role=role))
        assert shown.sections[0].heading == f"For {portrait.plural}"
        assert shown.sections[0].text
    plain = answering.body_of(library, entry, Slots())
    assert not any((section.heading or "").startswith("For ") for section in plain.sections)


async def test_another_role_behind_it_is_told_of(library: Library, understander: Understander) -> None:
    conversation = Conversation(library, understander)
    await conversation.reply("what does a typical day of a data analyst look like", "a", 1_700_000_000.0)
    told = await conversation.reply("and for a data engineer?", "a", 1_700_000_020.0)
    assert told.entry == "day/typical-day"
    assert "For data engineers" in markdown(told)
    assert not any("same for every" in line for line in told.body.unused)


def test_all_of_them_take_the_role_of_the_conversation() -> None:
    assert portraits.OF_ROLE.keys() == TOLD_BY_ROLE


def test_of_two_side_by_side_each_is_told_of(library: Library) -> None:
    both = Slots(role="research-scientist", role2="applied-scientist")
    shown = answering.body_of(library, "education/phd-value", both)
    headings = [section.heading for section in shown.sections[:3]]
    assert headings == ["For research scientists", "For applied scientists", "In general"]
