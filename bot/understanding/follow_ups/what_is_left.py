"""What is left of the way to a role: "how long for the rest", "how many hours are left"."""

from collections.abc import Collection
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.known_skills import with_skills
from bot.understanding.follow_ups.time_words import WORDS_OF_HOW_LONG

_LEFT = frozenset({"rest", "left", "remaining", "remain", "remainder"})
_BESIDE_WORDS = """
    much far part step what whats s is are me my be still there of about at with in a hours hr study learning
    learn more only just work skill stuff if know already can when have
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())


def asks_what_is_left(words: Collection[str]) -> bool:
    """Whether words ask what is left of a way, and no more; numbers may stand beside them.

    >>> asks_what_is_left("how many hour are left".split()), asks_what_is_left("i left my job".split())
    (True, False)
    """
    if _LEFT.isdisjoint(words):
        return False
    known = WORDS_OF_HOW_LONG | _LEFT | _BESIDE
    return all(word in known or word.isdigit() for word in words)


def what_is_left(a: Asked) -> Continued | None:
    """The way of before without what the skills that were told take off it."""
    of_way = a.intent in ("roadmap", "match") and a.before.role and not a.before.role2
    told = a.named <= {"hours", "months", "skill", "skill2", "skills"}
    if not of_way or not told or not asks_what_is_left(a.rest):
        return None
    return merged(replace(a.slots, skill=None, skill2=None, skills=()), with_skills(a), kind="roadmap")
