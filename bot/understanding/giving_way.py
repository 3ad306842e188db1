"""Entries that cannot be meant by the words of a question: on the field, on work and on languages."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.library import Library
from bot.understanding.about_one import numbers_of
from bot.understanding.matching.entries import Index
from bot.understanding.reading import pay_words
from bot.understanding.reading.tongues import asks_for_a_tongue, asks_the_way_to_a_tongue, tells_of_a_tongue

ELSEWHERE = ("out_of_scope/other-professions",)
"""Entries on ways into other professions, which nobody asks for who comes from one, or sets a time, and names
a role."""

_IN_THE_FIELD = frozenset((to, field) for to in ("in", "into") for field in ("ai", "ml", "data", "analytic"))
"""Words that name the field as the place of work, where nobody asks for a way out of it."""

_FIELD = frozenset({"ai", "ml", "data", "machine", "analytic", "mlops", "nlp"})
_BECOMING = frozenset({"become", "becoming"})
"""What stands before a job of the field, where nobody asks for another: "can a driver become an analyst"."""

_OF_WORK = frozenset(
    {"burnout", "internship", "bootcamp", "layoff", "probation", "onboarding", "posting"}
    | {"recruiting", "hiring", "hire", "hired"}
)
"""Words that hardly anybody uses who asks about life beside work."""

BESIDE_WORK = ("out_of_scope/relationships", "out_of_scope/hardware", "out_of_scope/tool-support")
"""Entries on that life."""

_DOUBT = frozenset({"scam", "scammer", "scammed", "fake", "legit"})
_OF_OFFERS = frozenset(
    {"job", "posting", "recruiter", "interview", "ad", "advert", "offer", "hr", "gig", "employer", "vacancy"}
)
_OF_ONES_OWN = frozenset(
    {
        "cv",
        "resume",
        "experience",
        "project",
        "bootcamp",
        "master",
        "degree",
        "course",
        "certificate",
        "coach",
    }
    | {"certification", "cert", "program", "programme", "reference", "detection", "model"}
)
ON_FAKES = ("job_search/fake-adverts", "job_search/where-to-look")
"""Entries on adverts that may be fake; who doubts an advert or a recruiter asks for nothing else in scope."""

_ALL_OF_US = frozenset(
    {
        ("you", "guy"),
        ("you", "all"),
        ("you", "folk"),
        ("you", "people"),
        ("your", "company"),
        ("your", "team"),
    }
    | {("your", "organisation"), ("your", "organization"), ("your", "firm"), ("of", "you")}
)
"""Words that speak to the people of a channel, not to a bot."""
TO_ALL_FROM = 6
"""Words from which on a message with them is no small talk: "thanks you guys" is."""

ON_TONGUES = "skills/spoken-languages"
"""The entry on languages that people speak at work."""

BESIDE_TONGUES = ("salary/", "out_of_scope/visa", "out_of_scope/other-professions")
"""Beginnings of the only entries that can answer beside it where a language is asked for."""

OF_A_PLACE = ("outlook/by-country", "outlook/cities", "skills/by-role", "skills/for-the-whole-field")
"""Entries on work in a place, which say nothing of a language that somebody lacks there."""

ON_LEARNING = ("out_of_scope/language-learning", "out_of_scope/other-language")
"""Entries on languages themselves, which nobody asks for who wants to know whether work asks for one."""

_WORK = frozenset(
    {"work", "working", "job", "career", "role", "hire", "hired", "company", "data", "ml", "ai"}
    | {"engineer", "engineering", "scientist", "analyst", "developer"}
)
_LEARNING = frozenset({"learn", "learning", "study", "studying", "improve", "practise", "practice"})
"""What stands behind "how" where the way to learn a language is asked for."""


class GivingWay:
    """Which entries give way, by the words of a question."""

    def __init__(self, library: Library, index: Index, known: Sequence[str]):
        """`known` are the entries that may give way."""
        self._elsewhere = numbers_of(index, ELSEWHERE)
        self._small_talk = numbers_of(index, [entry for entry in known if entry.startswith("smalltalk/")])
        self._of_a_place = numbers_of(index, OF_A_PLACE)
        self._on_learning = numbers_of(index, ON_LEARNING)
        self._tongues = numbers_of(index, [ON_TONGUES])
        self._beside_work = numbers_of(index, BESIDE_WORK)
        # All that gives way to an entry, where that is there.
        in_scope = [entry for entry in known if not entry.startswith("out_of_scope/")]
        beside = [e for e in known if e != ON_TONGUES and not e.startswith(BESIDE_TONGUES)]
        no_fakes = [entry for entry in in_scope if entry not in ON_FAKES]
        lessons, waiting = ON_LEARNING[0], library.topics
        others = [entry for entry in known if entry != lessons and not waiting[entry].cues]
        self._no_lessons = numbers_of(index, others) if lessons in index else []
        self._in_scope = numbers_of(index, in_scope) if ON_LEARNING[0] in index else []
        self._no_tongues = numbers_of(index, beside) if ON_TONGUES in index else []
        self._no_fakes = numbers_of(index, no_fakes) if ON_FAKES[0] in index else []

    def by_words(self, words: Sequence[str]) -> Iterator[list[int]]:
        """Numbers of the entries that cannot be meant: by words on the field, on work and on languages."""
        becomes = (words[at + 1 : at + 4] for at, word in enumerate(words) if word in _BECOMING)
        if any(pair in _IN_THE_FIELD for pair in pairwise(words)) or any(
            not _FIELD.isdisjoint(job) for job in becomes
        ):
            yield self._elsewhere
        if len(words) >= TO_ALL_FROM and any(pair in _ALL_OF_US for pair in pairwise(words)):
            yield self._small_talk
        if not _OF_WORK.isdisjoint(words):
            yield self._beside_work
        doubt = not _DOUBT.isdisjoint(words) and not _OF_OFFERS.isdisjoint(words)
        if doubt and _OF_ONES_OWN.isdisjoint(words):
            yield self._no_fakes
        if asks_the_way_to_a_tongue(words):
            yield self._no_lessons
            return
        asked = asks_for_a_tongue(words)
        if not asked and not tells_of_a_tongue(words):
            return
        yield self._of_a_place
        at_work = not _WORK.isdisjoint(words)
        if not asked and "how" in words and not _LEARNING.isdisjoint(words):
            yield self._tongues if at_work else self._in_scope
        elif at_work:
            yield self._on_learning
            if asked:
                yield self._no_tongues
        if not asked and not pay_words.WORDS.isdisjoint(words):
            yield self._tongues
