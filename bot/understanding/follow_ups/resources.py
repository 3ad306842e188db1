"""What a skill or a theme is learnt from: "any good resources", "where do i learn that"."""

import re
from collections.abc import Collection

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.pointing_back import LEARN_IT
from bot.understanding.pay_entries import PAY_ENTRY
from bot.understanding.types import Slots

LEARN_MATHEMATICS, LEARN_STATISTICS = "skill/learn-mathematics", "skill/statistics"

OF_THEMES = {
    "skills/mathematics-needed": LEARN_MATHEMATICS,
    "skills/calculus": LEARN_MATHEMATICS,
    "skills/linear-algebra": LEARN_MATHEMATICS,
    "skills/probability": LEARN_STATISTICS,
    "skills/statistics-first": LEARN_STATISTICS,
    LEARN_MATHEMATICS: LEARN_MATHEMATICS,
}
"""What tells how to learn the theme of an entry."""

COURSES, BOOKS = "education/online-courses", "education/books"
"""What tells of those in general, of a theme that is no skill by itself."""

_OF_SKILLS = ("skill", "skills")
_OF_THEMES = ("outlook", "role", "day")
"""Intents behind which a skill may be the theme."""
_OF_ROLES = ("roadmap", "role", "match", "compare")
"""Intents behind which courses in general are meant."""

FREE = re.compile(
    rf"{SO}(is there |are there |got |do you (have|know) )?(something|anything|any|some|the)?"
    r"( (that|which) is)? ?(for free|free|cheaper|cheap|that costs nothing)( one| option| stuff)?"
    r"( too| instead| maybe)?$"
)
"""What costs nothing, or less."""

_BOOKS = frozenset({"book", "textbook", "reading"})
_RESOURCES = _BOOKS | frozenset(
    {"resource", "course", "tutorial", "material", "video", "website", "mooc", "playlist", "youtube", "class"}
)
_LEARNING = frozenset({"learn", "study", "practise", "practice", "master"})
_BESIDE_WORDS = """
    and but so ok okay then also well any some good best better great nice decent free cheap online
    recommend recommended recommendation suggest suggestion a an the is are there what which where do you i
    can could should would will find get take for on about of to learn learning study start with it that this
    them those me have know got give show need please more other one channel my from beginner
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())


def asks_for_resources(words: Collection[str]) -> bool:
    """Whether words ask for courses, books or the like and name no subject.

    >>> asks_for_resources("any good resource for it".split()), asks_for_resources("free sql course".split())
    (True, False)
    """
    return not _RESOURCES.isdisjoint(words) and (_RESOURCES | _BESIDE).issuperset(words)


def asks_where(words: Collection[str]) -> bool:
    """Whether words that name a skill ask what it is learnt from."""
    return not _RESOURCES.isdisjoint(words) or ("where" in words and not _LEARNING.isdisjoint(words))


def something_free(a: Asked) -> Continued | None:
    """What costs nothing, behind books or courses: what the skill is learnt from, where one is the theme."""
    if a.context.entry not in (COURSES, BOOKS) or not a.bare or not FREE.search(a.text):
        return None
    if a.before.skill and not a.before.skill2:
        return a.again(kind="skill", asked="where learn it")
    return a.again(entry=COURSES)


def resources(a: Asked) -> Continued | None:
    """What the skill or the theme that was spoken of is learnt from."""
    theme = OF_THEMES.get(a.context.entry or "")
    if not a.named <= {"level"}:
        return None
    if not asks_for_resources(a.words):
        where = theme or ("where" in a.words and a.intent == "skill")
        if not where or not LEARN_IT.search(a.text):
            return None
    if theme:
        return a.anew(entry=theme)
    skill = a.before.skill if a.intent in _OF_SKILLS else a.context.theme if a.intent in _OF_THEMES else None
    if skill and not a.before.skill2:
        learning = f"skill/learn-{skill}"  # where there is no such entry, the portrait tells it
        entry = learning if learning != a.context.entry else None
        return Continued(Slots(skill=skill, role=a.before.role), ("skill",), entry=entry, kind="skill")
    general = a.intent in (*_OF_SKILLS, *_OF_ROLES) or a.context.entry == PAY_ENTRY
    return a.anew(entry=COURSES if _BOOKS.isdisjoint(a.words) else BOOKS) if general else None
