"""Which entries cannot answer: a slot that they need, or every word that they wait for, is missing, or a
computed one counts with what was named and they cannot."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.library import Library
from bot.library.models import Computed
from bot.understanding.matching.entries import Index
from bot.understanding.reading.lexicon import words_of
from bot.understanding.reading.tongues import asks_for_a_tongue, asks_the_way_to_a_tongue, tells_of_a_tongue
from bot.understanding.types import NEEDS, Slots

COUNTS: Mapping[Computed, tuple[tuple[str, ...], ...]] = {
    "roadmap": (("role", "hours"), ("role", "from_role", "months")),
}
"""Slots that a computed answer counts with where all of one group are named. Written ones of its folder,
which cannot, give way to it then."""

UNCOUNTED = {
    "roadmap/from-another-profession": ("role", "months"),
    "roadmap/first-step": ("role", "months"),
    "roadmap/into-the-field": ("role", "months"),
    "education/one-year-plan": ("role", "hours"),
}
"""Entries that give way to a computed answer where that can count with these slots."""

OF_THE_FIELD = ("skills/for-the-whole-field",)
"""Entries on the field as a whole, which say nothing of a role that was named."""


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

OF_CITIES = "outlook/cities"
"""The entry on cities, which says nothing of several countries where no city was named."""

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
_PAY = frozenset({"earn", "salary", "pay", "paid", "wage", "make", "money", "compensation"})
_LEARNING = frozenset({"learn", "learning", "study", "studying", "improve", "practise", "practice"})
"""What stands behind "how" where the way to learn a language is asked for."""


OF_ONE_ROLE, SOME = 0.7, 0.1
"""Shares of an entry's phrases that name one role for it to be about that alone, and another for it to be
about that one too."""

BORNE, OF_ANY = 0.7, 0.2
"""Of an entry that bears a role's name, the share of the phrases with a role that name this one for it to be
about that, and the share that may name any."""

TWICE = 2
"""Phrases of such an entry in which another role stands for it to be about that one too."""

V = TypeVar("V")


class Cues(Generic[V]):
    """Runs of words, each with what it stands for. However many they are, a message costs the same."""

    def __init__(self, by_cue: Mapping[tuple[str, ...], V]):
        self._by_cue = dict(by_cue)
        self._sizes: dict[str, set[int]] = defaultdict(set)  # by the first word of a cue
        for of_cue in self._by_cue:
            self._sizes[of_cue[0]].add(len(of_cue))

    def said(self, words: Sequence[str]) -> Iterator[V]:
        """What those stand for that are among the words."""
        for at, word in enumerate(words):
            for size in self._sizes.get(word, ()):
                cue = tuple(words[at : at + size])
                if cue in self._by_cue:
                    yield self._by_cue[cue]


class Conditions:
    """The needed slots and the cues of all entries. However many have cues, a question costs the same."""

    def __init__(self, library: Library, index: Index, entries: Iterable[str] | None = None):
        """`entries` are those whose cues count; without them all of the Library."""
        known = [entry for entry in (library.topics if entries is None else entries) if entry in index]
        by_cue: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for entry in known:
            for cue in library.topics[entry].cues:
                by_cue[words_of(cue)] += index.numbers(entry)
        self._cues = Cues(by_cue)
        self._conditional = np.zeros(len(index.entries), dtype=bool)
        for numbers in by_cue.values():
            self._conditional[numbers] = True
        self._needs = [
            (number, needs)
            for kind, needs in NEEDS.items()
            if library.computed.get(kind) in index
            for number in index.numbers(library.computed[kind])
        ]

        both = [library.computed.get(kind) for kind in ("salary", "pay_by_country")]
        self._of_one_country = index.numbers(str(both[0])) if all(one in index for one in both) else ()
        self._of_the_field = _numbers(index, OF_THE_FIELD)
        self._small_talk = _numbers(index, [entry for entry in known if entry.startswith("smalltalk/")])
        self._of_cities = _numbers(index, [OF_CITIES])
        self._of_a_place = _numbers(index, OF_A_PLACE)
        self._on_learning = _numbers(index, ON_LEARNING)
        self._tongues = _numbers(index, [ON_TONGUES])
        self._beside_work = _numbers(index, BESIDE_WORK)
        self._elsewhere = _numbers(index, ELSEWHERE)
        # All that gives way to an entry, where that is there.
        in_scope = [entry for entry in known if not entry.startswith("out_of_scope/")]
        beside = [e for e in known if e != ON_TONGUES and not e.startswith(BESIDE_TONGUES)]
        no_fakes = [entry for entry in in_scope if entry not in ON_FAKES]
        lessons, waiting = ON_LEARNING[0], library.topics
        others = [entry for entry in known if entry != lessons and not waiting[entry].cues]
        self._no_lessons = _numbers(index, others) if lessons in index else []
        self._in_scope = _numbers(index, in_scope) if ON_LEARNING[0] in index else []
        self._no_tongues = _numbers(index, beside) if ON_TONGUES in index else []
        self._no_fakes = _numbers(index, no_fakes) if ON_FAKES[0] in index else []
        # Guides for who has one role: nobody else's way.
        self._guides = [
            (number, starts)
            for number in _beside(library, index, "roadmap")
            if (starts := index.about[number].get("role"))
        ]
        self._of_one_skill = [*_of_one_skill(library, index)]
        self._of_one_role = [*_of_one_role(library, index), *_bearing_a_role(library, index)]
        # Written comparisons of certain roles: none of others.
        self._of_roles = [
            (number, roles)
            for number in _beside(library, index, "compare")
            if (roles := index.about[number].get("role"))
        ]
        self._written = [
            *((needs, _beside(library, index, kind)) for kind, groups in COUNTS.items() for needs in groups),
            *((needs, index.numbers(entry)) for entry, needs in UNCOUNTED.items() if entry in index),
        ]

    def excluded(self, slots: Slots, words: Sequence[str]) -> NDArray[np.intp]:
        """Numbers of the entries that cannot answer."""
        out = self.waiting(words)
        for number in self.lacking(slots):
            out[number] = True
        return np.flatnonzero(out)

    def waiting(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """Of each entry whether it waits for a cue that is not among the words, or gives way to another."""
        out = self._conditional.copy()
        for met in self._cues.said(words):
            out[met] = False
        for numbers in self._giving_way(words):
            out[numbers] = True
        return out

    def _giving_way(self, words: Sequence[str]) -> Iterator[list[int]]:
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
        if not asked and not _PAY.isdisjoint(words):
            yield self._tongues

    def lacking(self, slots: Slots) -> list[int]:
        """Numbers of the entries that need a slot which is empty, or cannot count with those that are not."""
        out = [number for number, needs in self._needs if not _all_named(slots, needs)]
        if slots.countries:
            out += self._of_one_country
        if len(slots.countries) > 1 and not slots.city:
            out += self._of_cities
        if slots.role:
            out += self._of_the_field
        if slots.role and (slots.from_role or slots.months):
            out += self._elsewhere
        for needs, numbers in self._written:
            if _all_named(slots, needs):
                out += numbers
        if slots.skill:
            named = {f"skill={skill}" for skill in slots.every_skill}
            out += [number for number, known in self._of_one_skill if known.isdisjoint(named)]
        if slots.role:
            roles = {f"role={slots.role}", f"role={slots.role2}"}
            every = {*roles, f"role={slots.from_role}"}
            out += [number for number, known in self._of_one_role if known.isdisjoint(every)]
            if slots.role2:
                out += [number for number, known in self._of_roles if not roles <= known]
        if slots.role and slots.from_role:
            out += [number for number, starts in self._guides if f"role={slots.from_role}" not in starts]
        return out


def _beside(library: Library, index: Index, kind: Computed) -> list[int]:
    """Numbers of the written entries in the folder of a computed one; none where that is not there."""
    computed = library.computed.get(kind)
    if computed is None or computed not in index:
        return []
    folder = computed.partition("/")[0]
    written = (key for key, topic in library.topics.items() if key.startswith(f"{folder}/") and topic.answer)
    return _numbers(index, written)


def _of_one_skill(library: Library, index: Index) -> Iterator[tuple[int, frozenset[str]]]:
    """Entries that bear the name of a skill, each with that and what its phrases name without it: nobody's
    answers who names another skill."""
    for number in _beside(library, index, "skill"):
        entry = index.entries[number]
        own = f"skill={entry.partition('/')[2].removeprefix('learn-')}"
        if own in index.about[number].get("skill", ()):
            named = (phrase.values for phrase in index.phrases_of(entry) if own not in phrase.values)
            yield number, frozenset({own}.union(*named))


def _of_one_role(library: Library, index: Index) -> Iterator[tuple[int, frozenset[str]]]:
    """Written entries most of whose phrases name one role, each with that and the other roles that some of
    its phrases name: nobody's answers who names another. Comparisons are told apart by both roles."""
    comparisons = {*_beside(library, index, "compare")}
    for number, entry in enumerate(index.entries):
        topic = library.topics.get(entry)
        if topic is None or not topic.answer or number in comparisons or not index.about[number].get("role"):
            continue
        phrases = index.phrases_of(entry)
        named = Counter(value for one in phrases for value in {*one.values} if value.startswith("role="))
        if max(named.values()) >= OF_ONE_ROLE * len(phrases):
            yield number, frozenset(role for role, count in named.items() if count >= SOME * len(phrases))


def _bearing_a_role(library: Library, index: Index) -> Iterator[tuple[int, frozenset[str]]]:
    """Written entries that bear the name of a role, "data-engineer-to-ml", each with all roles that some
    of its phrases name: nobody's answers who names another. Comparisons are told apart by both roles."""
    comparisons = {*_beside(library, index, "compare")}
    names = {
        words_of(name): role for role, held in library.roles.items() for name in (held.name, *held.aliases)
    }
    for number, entry in enumerate(index.entries):
        topic = library.topics.get(entry)
        words = words_of(entry.partition("/")[2].replace("-", " "))
        runs = (words[at:end] for at in range(len(words)) for end in range(at + 1, len(words) + 1))
        borne = {f"role={names[run]}" for run in runs if run in names}
        if topic is None or not topic.answer or number in comparisons or not borne:
            continue
        phrases = index.phrases_of(entry)
        with_one = [{*one.values} for one in phrases if "{role}" in one.words]
        named = [{value for value in values if value.startswith("role=")} for values in with_one]
        of_it = sum(not roles.isdisjoint(borne) for roles in named)
        if named and of_it >= BORNE * len(named) and sum(not roles for roles in named) <= OF_ANY * len(named):
            count = Counter(role for roles in named for role in roles)
            yield number, frozenset(role for role in count if count[role] >= TWICE)


def _numbers(index: Index, entries: Iterable[str]) -> list[int]:
    """Numbers of those that there are."""
    return [number for entry in entries if entry in index for number in index.numbers(entry)]


def _all_named(slots: Slots, names: Iterable[str]) -> bool:
    return all(getattr(slots, name) for name in names)
