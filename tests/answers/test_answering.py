"""From Understanding to Answer: everything can be answered, and what is offered can be opened."""

from dataclasses import replace
from itertools import islice, product

import pytest

from bot.answers import answer, body_of
from bot.answers.written import can
from bot.library import Library
from bot.understanding import Decision, Slots, Understander
from tests.every_answer import ask_entry, every_answer


def some_slots(library: Library) -> list[Slots]:
    """Combinations of everything that a question can name, and of nothing."""
    names = product(
        [None, *islice(library.roles, 3)],
        [None, "statistician"],
        [None, "senior"],
        [None, "DE", "MN"],
        [None, "python"],
        [None, "teacher", "data-analyst"],
    )
    more = {"industry": "finance", "company": "google", "city": "munich", "years": 4, "degree": "phd"}
    made = [
        Slots(role=role, role2=role2, level=level, country=country, skill=skill, from_role=role and origin)
        for role, role2, level, country, skill, origin in names
    ]
    return [*made, Slots(**more), Slots(role="data-scientist", **more)]  # type: ignore[arg-type]


def test_every_entry_answers_whatever_was_named(library: Library) -> None:
    for entry, slots in product(library.topics, some_slots(library)):
        if can(library, entry, slots):
            body = body_of(library, entry, slots)
            assert body.title
            assert body.lead


def test_every_follow_up_can_be_opened(understander: Understander) -> None:
    for found in every_answer(understander):
        for choice in found.body.followups:
            assert choice.entry in understander.library.topics
            assert can(understander.library, choice.entry, choice.slots), (found.entry, choice)
            assert choice.version == understander.library.version(choice.entry)
            assert 0 < len(choice.label) <= 80


def test_no_follow_up_leads_back_to_the_same_answer(understander: Understander) -> None:
    for found in every_answer(understander):
        assert (found.entry, found.slots) not in [(f.entry, f.slots) for f in found.body.followups], (
            found.title
        )


def test_the_same_question_gets_the_same_answer(understander: Understander) -> None:
    for text in ("what does a senior MLE earn in canada", "r bootcamps worth it", "asdf qwer", "hi"):
        answers = {repr(answer(understander.understand(text), understander.library)) for _ in range(3)}
        assert len(answers) == 1


def test_an_unsure_answer_only_asks_what_was_meant(understander: Understander) -> None:
    understood = understander.understand("what does a data scientist earn")
    unsure = answer(replace(understood, decision=Decision.OFFER), understander.library)
    assert unsure.unsure
    assert not unsure.answered
    assert unsure.body.sources == ()
    assert unsure.body.followups == ()
    assert unsure.suggestions[0].entry == "salary/by-role"
    intents = [choice.entry.partition("/")[0] for choice in unsure.suggestions]
    assert len(set(intents)) == len(intents) == 3


@pytest.mark.parametrize("decision", Decision)
def test_only_an_answer_counts_as_answered(understander: Understander, decision: Decision) -> None:
    entry = "out_of_scope/hardware" if decision is Decision.DECLINE else "day/hours"
    asked = understander.direct(entry, Slots())
    found = answer(replace(asked, decision=decision), understander.library)
    assert found.answered == (decision is Decision.ANSWER)
    assert found.unsure == (decision is Decision.OFFER)


def test_a_written_answer_is_the_topics_own_words(understander: Understander) -> None:
    for entry, topic in understander.library.topics.items():
        if topic.answer:
            body = ask_entry(understander, entry).body
            said = [body.lead, *(section.text for section in body.sections)]
            assert "".join("".join(said).split()) == "".join(topic.answer.split())
            assert [source.id for source in body.sources] == list(dict.fromkeys(topic.sources))
            assert body.reviewed == str(topic.reviewed)
