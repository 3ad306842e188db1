"""Questions on the market begin with what is counted for the role or the country that they name."""

import pytest

from bot.answers import Answer, advert_counts, answering
from bot.conversation import Conversation
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.rendering.plain import markdown
from bot.understanding import Slots, Understander
from tests.every_answer import countries


def asked(library: Library, understander: Understander, text: str) -> Answer:
    return answering.answer(understander.understand(text), library)


def test_the_adverts_of_a_role(library: Library, understander: Understander) -> None:
    told = asked(library, understander, "are data engineers in demand")
    rows = {row.level: row for row in library.pay["data-engineer"].advertised if row.country == "US"}
    field = [row for row in library.pay["_field"].advertised if (row.country, row.level) == ("US", None)]
    assert told.entry == "outlook/demand"
    assert f"{rows[None].n:,} of {field[0].n:,} adverts with pay in the United States" in told.body.lead
    assert f"{rows['entry'].n:,} of them are for beginners" in told.body.lead
    assert "place 2 of 23 roles" in told.body.lead
    shown = markdown(told)
    assert f"{rows['mid'].n:,} mid and {rows['senior'].n:,} senior" in shown
    assert "not all jobs" in shown
    assert library.topics["outlook/demand"].lead in shown
    assert [source.n for source in told.body.sources if source.id == "aijobs-index"] == [rows[None].n]
    assert told.body.assumptions == ("the United States, because no country was named",)
    assert told.body.pay_as_of == "2025-01-31"


def test_the_adverts_of_a_country(library: Library, understander: Understander) -> None:
    told = asked(library, understander, "are there ml jobs in the uk")
    assert told.body.lead.startswith("526 adverts with pay are counted in the United Kingdom, most for data")
    assert not told.body.assumptions


def test_worth_keeps_its_verdict_and_has_the_count_behind_it(
    library: Library, understander: Understander
) -> None:
    told = asked(library, understander, "is it worth becoming a data analyst in 2026")
    assert told.body.lead == library.topics["outlook/is-it-worth-it"].lead
    assert told.body.sections[0].text.startswith("2,169 of 12,936 adverts with pay")


def test_too_few_are_told_and_no_others_put_in_their_place(
    library: Library, understander: Understander
) -> None:
    told = asked(library, understander, "demand for prompt engineers in germany")
    assert told.body.lead.startswith("For prompt engineers in Germany there are fewer than ten adverts")
    assert "United States" not in told.body.sections[0].text.split("\n")[0].removeprefix(
        library.topics[told.entry].lead
    )
    assert not [source for source in told.body.sources if source.n]


def test_without_a_name_the_answer_is_as_written(library: Library, understander: Understander) -> None:
    told = asked(library, understander, "is hiring picking up again")
    assert told.entry == "outlook/demand"
    assert told.body.lead == library.topics["outlook/demand"].lead


@pytest.mark.parametrize("entry", sorted(advert_counts.OPENED | advert_counts.BESIDE))
def test_whatever_is_named_is_told_in_one_line(library: Library, entry: str) -> None:
    for role in (None, *library.roles):
        for country in (None, *countries(library)):
            body = answering.body_of(library, entry, Slots(role=role, country=country))
            assert len(body.lead) <= LEAD_LENGTH, (role, country)
            assert not body.lead.endswith("…"), (role, country)


async def test_another_role_behind_it_changes_the_count(library: Library, understander: Understander) -> None:
    conversation = Conversation(library, understander)
    await conversation.reply("are data engineers in demand", "a", 1_700_000_000.0)
    told = await conversation.reply("and data analysts?", "a", 1_700_000_020.0)
    assert told.entry == "outlook/demand"
    assert "are for data analysts" in told.body.lead
    assert not any("same for every" in line for line in told.body.unused)
