"""One server's understanding over the base's: its phrases count, and nothing else changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from bot.library import Library
from bot.library.models import Topic
from bot.understanding import Context, Decision, Slots, Understander
from bot.understanding.reading.names import NameIndex

BROUGHT: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "networking/study-group": (
        ["who runs the study group", "when does the study group meet", "how do i join the study group"],
        ["who is in charge of the study group", "what time is the study group",
         "can i still get into the study group"],
    ),
    "job_search/resume-review": (
        ["where do i post my resume for review", "which channel is for resume feedback",
         "can someone here look at my resume"],
        ["where can i put my cv so people review it", "which channel do i use for getting resume feedback",
         "could anybody here check my resume please"],
    ),
    "networking/meetup": (
        ["when is the next meetup", "where is the meetup", "is there a meetup this month",
         "how do i sign up for the meetup"],
        ["date of the next meetup?", "what is the meetup location", "any meetups coming up this month"],
    ),
    "portfolio/datasets-channel": (
        ["which channel for datasets", "where do i share a dataset", "is there a channel for datasets"],
        ["what channel do datasets go in", "where should i post a dataset i made",
         "got a channel for sharing datasets?"],
    ),
    "smalltalk/server-rules": (
        ["what are the rules here", "what are the server rules", "is self promotion allowed",
         "can i post job ads here"],
        ["tell me the rules of this server", "am i allowed to promote myself here",
         "are job ads okay in here"],
    ),
    "smalltalk/moderators": (
        ["who are the mods", "how do i contact a moderator", "who do i report spam to"],
        ["who moderates this server", "how can i reach a mod", "where do i report someone spamming"],
    ),
    "education/book-club": (
        ["what is the book club reading", "when is book club", "how do i join the book club"],
        ["which book are we reading in the book club", "what day is the book club",
         "id like to join book club"],
    ),
    "job_search/mock-interviews": (
        ["how do i book a mock interview here", "who does mock interviews in this server",
         "when are mock interview nights"],
        ["can i sign up for a mock interview here", "who on this server gives mock interviews",
         "what day is mock interview night"],
    ),
    "portfolio/hackathon": (
        ["when is the server hackathon", "what is the prize of the hackathon",
         "how big are hackathon teams", "who can join the hackathon"],
        ["when does the hackathon start", "what do you win at the hackathon",
         "how many people per hackathon team"],
    ),
    "smalltalk/voice-office-hours": (
        ["when are office hours", "who hosts office hours", "where do i ask questions for office hours",
         "how long do office hours last"],
        ["what time are the office hours on", "who is hosting the office hours this week",
         "how long is one office hours session"],
    ),
    "server/ranks": (
        ["how do i get a higher server rank", "what does the verified badge mean",
         "how do i get the verified role"],
        ["how can i raise my rank on this server", "what is the verified badge for",
         "how to become verified here"],
    ),
}  # fmt: skip
"""Entries of a server: their phrases, and paraphrases that were written before any was tried."""

PARAPHRASES_REACHED = 25
"""Of 33; one in a new intent, and none of them known to the classifier."""

CHANGED = 2
"""Of the base's examples, at most."""


def topic(phrases: Sequence[str], **more: Any) -> Topic:
    given = {"title": "Ours", "answer": "Ask in the channel.", "reviewed": date(2026, 1, 1), **more}
    return Topic.model_validate({**given, "phrases": tuple(phrases), "examples": ({"ask": phrases[0]},)})


def with_topics(library: Library, changed: Mapping[str, Topic | None]) -> Library:
    topics = {**library.topics, **changed}
    kept = {entry: one for entry, one in topics.items() if one is not None}
    return replace(library, topics=MappingProxyType(kept), fingerprint="a server's")


def more_phrases(library: Library, entry: str, *phrases: str) -> dict[str, Topic | None]:
    before = library.topics[entry]
    return {entry: before.model_copy(update={"phrases": (*before.phrases, *phrases)})}


@pytest.fixture(scope="module")
def server(library: Library, understander: Understander) -> Understander:
    brought = {entry: topic(phrases) for entry, (phrases, _) in BROUGHT.items()}
    return understander.layered(with_topics(library, brought))


@pytest.mark.parametrize("entry", BROUGHT)
def test_a_phrase_word_for_word_has_its_entry_for_an_answer(entry: str, server: Understander) -> None:
    for phrase in BROUGHT[entry][0]:
        for typed in (phrase, f"Hi all, {phrase.upper()}??", f"**{phrase.capitalize()}**"):
            found = server.understand(typed)
            assert (found.entry, found.decision) == (entry, Decision.ANSWER), typed


@pytest.mark.parametrize("entry", BROUGHT)
def test_a_phrase_reaches_its_entry_by_ranking_too(entry: str, server: Understander) -> None:
    for phrase in BROUGHT[entry][0]:
        found = server.understand(f"{phrase} then")
        assert (found.entry, found.decision) == (entry, Decision.ANSWER), phrase


def test_paraphrases_reach_the_entry(server: Understander) -> None:
    found = {
        text: server.understand(text).entry == entry
        for entry, (_, texts) in BROUGHT.items()
        for text in texts
    }
    assert sum(found.values()) >= PARAPHRASES_REACHED, [text for text, right in found.items() if not right]


def test_the_examples_of_the_base_reach_what_they_reached(
    library: Library, understander: Understander, server: Understander
) -> None:
    changed = []
    for one in library.topics.values():
        for example in one.examples:
            before, after = understander.understand(example.ask), server.understand(example.ask)
            if (before.entry, before.decision) != (after.entry, after.decision):
                changed.append(example.ask)
    assert len(changed) <= CHANGED, changed


def test_a_layer_without_edits_understands_as_the_base(library: Library, understander: Understander) -> None:
    same = understander.layered(library)
    for one in list(library.topics.values())[::5]:
        text = one.examples[0].ask
        assert same.understand(text) == understander.understand(text)


def test_the_same_layer_gives_the_same_result(
    library: Library, understander: Understander, server: Understander
) -> None:
    backwards = {entry: topic(BROUGHT[entry][0]) for entry in reversed([*BROUGHT])}
    again = understander.layered(with_topics(library, backwards))
    for _, texts in BROUGHT.values():
        for text in texts:
            assert again.understand(text) == server.understand(text)


def test_the_base_knows_nothing_of_it(understander: Understander, server: Understander) -> None:
    assert server.understand("when is the next meetup").entry == "networking/meetup"
    assert "networking/meetup" not in {c.entry for c in understander.understand("next meetup").candidates}


def test_a_hidden_entry_is_never_found(library: Library, understander: Understander) -> None:
    entry = "outlook/is-it-worth-it"
    asked = library.topics[entry].phrases[0]
    server = understander.layered(with_topics(library, {entry: None}))
    found = server.understand(asked)
    assert understander.understand(asked).entry == entry
    assert entry not in {candidate.entry for candidate in found.candidates}
    assert server.understand("is it good").entry != entry  # what is offered without a ranking


def test_other_phrases_replace_those_of_the_base(library: Library, understander: Understander) -> None:
    entry = "outlook/is-it-worth-it"
    base = library.topics[entry]
    server = understander.layered(
        with_topics(library, {entry: base.model_copy(update={"phrases": ("zebras in the fountain",) * 3})})
    )
    assert server.understand("zebras in the fountain").entry == entry
    assert len(server.matcher.index.phrases_of(entry)) == 1


def test_a_phrase_that_was_taken_away_is_no_evidence(library: Library, understander: Understander) -> None:
    entry = "outlook/is-it-worth-it"
    base = library.topics[entry]
    kept = base.model_copy(update={"phrases": base.phrases[1:]})
    server = understander.layered(with_topics(library, {entry: kept}))
    gone = base.phrases[0]
    assert [phrase.shown for phrase in server.matcher.index.phrases_of(entry)] == [*base.phrases[1:]]
    assert gone not in {candidate.phrase for candidate in server.explaining().understand(gone).candidates}
    assert gone in {candidate.phrase for candidate in understander.explaining().understand(gone).candidates}


def test_a_further_phrase_of_an_entry_of_the_base(library: Library, understander: Understander) -> None:
    entry = "outlook/is-it-worth-it"
    phrase = "do the pineapples ripen for everyone"
    server = understander.layered(with_topics(library, more_phrases(library, entry, phrase)))
    assert server.understand(phrase).entry == entry
    near = server.understand("will the pineapples ripen for everyone")
    assert (near.entry, near.decision) == (entry, Decision.ANSWER)
    assert [c.entry for c in near.candidates].count(entry) == 1
    assert sum(share for _, share in near.intents) == pytest.approx(1)
    for text in library.topics[entry].phrases[:5]:
        assert server.understand(text).entry == understander.understand(text).entry


def test_what_is_not_for_a_server_is_declined(library: Library, understander: Understander) -> None:
    own = topic(["how much do data plumbers earn in bali", "what do data plumbers make", "data plumber pay"])
    server = understander.layered(with_topics(library, {"out_of_scope/of-this-server": own}))
    for asked in ("how much do data plumbers earn in bali", "what would data plumbers make"):
        found = server.understand(asked)
        assert found.decision is Decision.DECLINE
        assert found.entry == "out_of_scope/of-this-server"
    assert server.understand("how much do data engineers earn").decision is Decision.ANSWER


def test_slots_of_a_phrase_stand_for_what_is_named(library: Library, understander: Understander) -> None:
    own = topic(["who here teaches {skill}", "who here teaches python", "mentors for {skill}"])
    other = topic(["which mentor knows python here", "mentors about python", "python mentors"])
    server = understander.layered(
        with_topics(library, {"networking/teachers": own, "networking/python": other})
    )
    found = server.understand("who here teaches SQL?")
    assert (found.entry, found.slots.skill, found.decision) == ("networking/teachers", "sql", Decision.ANSWER)
    assert server.understand("which mentor knows python here").confidence == 1
    assert server.understand("which mentor knows sql here").confidence < 1  # not word for word


def test_a_phrase_counts_within_a_conversation_and_beside_other_questions(server: Understander) -> None:
    context = Context(Slots(role="data-engineer"), "salary/by-role", 0)
    found = server.understand("who are the mods", context)
    assert (found.entry, found.decision) == ("smalltalk/moderators", Decision.ANSWER)
    both = server.understand("What does a data engineer earn? When is the next meetup?")
    assert [both.entry, *(more.entry for more in both.more)][-1] == "networking/meetup"


def test_cues_of_a_changed_entry_count_instead_of_the_base_s(
    library: Library, understander: Understander
) -> None:
    entry, asked = "outlook/is-it-worth-it", "is data science worth it"
    bound = library.topics[entry].model_copy(update={"cues": ("pineapple",)})
    server = understander.layered(with_topics(library, {entry: bound}))
    assert understander.understand(asked).entry == entry
    assert entry not in {candidate.entry for candidate in server.understand(asked).candidates}
    assert server.understand("is data science worth it or pineapple").entry == entry
    cued = next(entry for entry, topic in library.topics.items() if topic.cues)
    freed = library.topics[cued].model_copy(update={"cues": ()})
    free = understander.layered(with_topics(library, {cued: freed}))
    assert len(free.evidence(asked).groups) == len(understander.evidence(asked).groups) + 1


def test_names_are_added_and_taken_away(library: Library, understander: Understander) -> None:
    role = library.roles["data-engineer"]
    named = role.model_copy(update={"aliases": (*role.aliases, "pipeline wizard")})
    roles = {key: one for key, one in library.roles.items() if key != "data-analyst"}
    changed = replace(library, roles=MappingProxyType({**roles, "data-engineer": named}), fingerprint="x")
    server = understander.layered(changed)
    for typed in ("what does a pipeline wizard earn", "what does a pipelin wizzard earn"):
        assert server.understand(typed).slots.role == "data-engineer"
        assert understander.understand(typed).slots.role is None
    assert understander.understand("what does a data analyst earn").slots.role == "data-analyst"
    assert server.understand("what does a data analyst earn").slots.role is None
    assert server.understand("what does a data scientist earn").slots.role == "data-scientist"
    assert server.understand("data scientist/analyst salary").slots.role2 is None


def test_a_name_that_is_added_takes_none_of_the_others_away(
    library: Library, understander: Understander
) -> None:
    role = library.roles["data-engineer"]
    named = role.model_copy(update={"aliases": (*role.aliases, "pipeline wizard")})
    roles = MappingProxyType({**library.roles, "data-engineer": named})
    server = understander.layered(replace(library, roles=roles, fingerprint="y"))
    asked = (
        "what does an ml engineer earn in germany",
        "data engineer vs data scientist",
        "how do i learn pandas",
        "remote senior nlp engineer salary at google",
        "from accountant to machine learning engineer",
    )
    for question in asked:
        assert server.understand(question) == understander.understand(question)
    missed = [
        words for words in understander.reader.lexicon.names if words not in server.reader.lexicon.names
    ]
    assert not missed


def test_a_layer_over_a_layer_is_one_over_the_base(library: Library, understander: Understander) -> None:
    first = understander.layered(with_topics(library, {"networking/meetup": topic(["a b c", "d e", "f g"])}))
    second = first.layered(library)
    assert "networking/meetup" not in second.matcher.index
    assert second.understand("is it worth it") == understander.understand("is it worth it")


def test_names_that_did_not_change_are_shared(library: Library) -> None:
    base = NameIndex(library)
    changed = with_topics(library, {"networking/meetup": topic(["a b c", "d e", "f g"], title="The meetup")})
    own = NameIndex(changed, base)
    assert own.roles is base.roles
    assert own.countries is base.countries
    assert own.comparables is base.comparables
    assert own.guides.named("the meetup") == "networking/meetup"
    assert base.guides.named("the meetup") is None
