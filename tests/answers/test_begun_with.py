"""A written answer given again begins with the line that tells what is asked, or says that none does."""

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
    ("first", "then", "lead"),
    [
        ("how do i write a cv", "and a cover letter?", "Cover letter: short and only when asked"),
        ("how do i write a cv", "what about weak grades", "Photo, age, marital status: leave out"),
        ("how do i write a cv", "should i lie", "Should you lie? No: inventions"),
        ("what do i put on my linkedin", "what about the headline", "Headline: "),
        (
            "i feel like an impostor at my job",
            "does it get better",
            "Does it get better? Newness is not fraud",
        ),
        ("how do i prepare for interviews", "how many rounds are there", "Ask the recruiter for the rounds"),
        ("how do i negotiate salary", "what if my boss says theres no budget", "No budget, base fixed?"),
        ("are bootcamps worth it", "how long do they take", "Usual length is 12 to 24 weeks"),
        (
            "are bootcamps worth it",
            "what do hiring managers think of them",
            "The other view, common among hiring",
        ),
        (
            "how do i get promoted",
            "what if they keep passing me over",
            "Passed over? Ask for the two missing",
        ),
        ("how do i start freelancing", "how do i find clients", "First clients: former employers"),
    ],
)
async def test_it_begins_with_the_line_that_is_called_so(
    library: Library, understander: Understander, first: str, then: str, lead: str
) -> None:
    found = await _behind(library, understander, first, then)
    assert found.body.lead.startswith(lead)
    assert found.body.sections[0].text == library.topics[found.entry].lead


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("how do i prepare for interviews", "any resources to practice"),
        ("how do i prepare for interviews", "how long should I prepare"),
        ("which role suits me", "do they require publications?"),
        ("what can i charge as a freelance data scientist", "is it better than a normal job"),
        ("what can i charge as a freelance data scientist", "is it better than a permanent job"),
        ("should i go to meetups", "what do i write to them"),
    ],
)
async def test_what_no_line_tells_is_said_not_to_be_known(
    library: Library, understander: Understander, first: str, then: str
) -> None:
    found = await _behind(library, understander, first, then)
    assert (
        found.body.lead == f"On “{then.rstrip('?')}” nothing more exact is known here; the nearest is this:"
    )
    assert found.body.sections[0].text == library.topics[found.entry].lead


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("how do i write a cv", "one page or two"),
        ("are bootcamps worth it", "which one would you pick"),
        ("how do i learn python", "how long does it take"),
        ("how do i find a mentor", "where"),
        ("are bootcamps worth it", "and in germany?"),
    ],
)
async def test_it_stays_as_it_is_where_its_lead_tells_it(
    library: Library, understander: Understander, first: str, then: str
) -> None:
    found = await _behind(library, understander, first, then)
    assert found.body.lead == library.topics[found.entry].lead


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("do cover letters matter for research engineer jobs", "Cover letter: short"),
        ("i got passed over for promotion again", "Passed over? Ask"),
        ("do i need to be a genius at maths", "Need to be a genius? No: school mathematics"),
        ("i keep getting rejected after the first interview, what am i doing wrong", "Rejected after an"),
        ("i was away for five years, what has changed since i left", "What has changed: PyTorch"),
    ],
)
async def test_a_line_that_is_called_as_the_question_says_comes_first(
    library: Library, understander: Understander, asked: str, lead: str
) -> None:
    found = await Conversation(library, understander).reply(asked, None)
    assert found.body.lead.startswith(lead)


async def test_a_question_that_stands_by_itself_has_the_answer_as_it_is_written(
    library: Library, understander: Understander
) -> None:
    found = await Conversation(library, understander).reply("how many pages should my cv have", None)
    assert found.body.lead == library.topics[found.entry].lead
