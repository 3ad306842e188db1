"""The question of before with other values, or corrected ones: "and in germany?", "i meant seniors"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.aimed_level import aims_at_level
from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.context import ROLE_ANSWERS, merge
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.telling_words import BEGINNER_WORDS
from bot.understanding.pay_entries import EXPLAINING, PAY_BY_COUNTRY, RANKED
from bot.understanding.reading.levels import begins_anew
from bot.understanding.reading.regions import region_words
from bot.understanding.reading.spans import mask

_SAME_QUESTION = tuple(
    f"{asked} {how}"
    for asked in ("is it", "is that", "would it be", "would that be", "will it be", "does it get")
    for how in (
        "more",
        "less",
        "higher",
        "lower",
        "better",
        "worse",
        "different",
        "the same",
        "in",
        "for",
        "with",
    )
)
"""The question before, asked of something else: "is it more in zurich"; "is it hard in zurich" is another."""

_LOOKING = tuple(
    f"{asked} {it} {look}"
    for it in ("that", "it", "this")
    for asked, look in (
        ("how does", "look"),
        ("how would", "look"),
        ("what does", "look like"),
        ("what would", "look like"),
    )
)
"""The same, as in "how does that look in munich"."""

_ELSEWHERE = tuple(
    f"{asked} {going}"
    for asked in ("if i", "and if i", "what if i", "but if i", "and what if i", "if im", "and if im")
    for going in (
        "go to",
        "move to",
        "moved to",
        "relocate to",
        "live in",
        "lived in",
        "work in",
        "worked in",
        "in",
    )
)
"""The question before, asked of where somebody may go."""

OPENERS = (
    "and", "what about", "how about", "but", "ok and", "okay and", "ok but", "also", "what if", "in", "for",
    "same for", "i meant", "no i meant", "i mean", "no i mean", "sorry i meant", "sorry i mean",
    "no no i meant", "sorry", "no sorry", "sorry no", "oh sorry", "oops", "sorry actually", "no actually",
    "oh no", "sorry its", "sorry not that", "i wanted to say", "i said", "no i said", "not that", "rather",
    "then", "actually",
    "with", "after", "at", "now", "now for", "now in", "back to", "going back to", "same thing for",
    "same question for", "same in", "same but", "say", "lets say", "what it", "what that", "hows that",
    "even for", "even in", "even with", "even as", "only for", "only in", "any in", "anything in",
    "were in", "we are in", "we live in", "i live in", "im living in", "im based in", "were based in",
    "im in", "i am in", "how is that", "how is it", "hows it", "what would it be", "as",
    *_SAME_QUESTION, *_LOOKING, *_ELSEWHERE,
)  # fmt: skip

NOT_OF_SKILLS = ("roadmap", "role", "skills", "compare")
"""Intents whose answers stay the same where a skill is named; the skill itself is meant then."""

_SAME_EVERYWHERE = ("outlook", "networking", "portfolio", "education", "job_search", "industry")
"""Intents of written answers behind which a job in a place is its pay: "london then, data engineer"."""

_THEN = frozenset({"then", "a", "an", "in", "level"})


def with_level_told(a: Asked) -> Asked:
    """The message behind a pay, where it tells that somebody begins: "and for a total noob"."""
    if a.intent != "salary" or a.slots.level or not begins_anew(a.said):
        return a
    return replace(a, slots=replace(a.slots, level="entry"))


_MEANT_FOR = re.compile(r"^(i mean |i meant )?(for|in terms of|as in|to) .+ i (mean|meant)$")


_END_WORDS = 7
_ENDS = r"(worst|best|least|most|fewest|(?!(test|interest|request|quest|honest|rest|west)\b)\w{3,}est)"
_OTHER_END = re.compile(
    rf"^((and|or|but|so|ok) )*(and|or|which|what|who|where)( (one|is|are|which|what|who|where))* "
    rf"(the )?{_ENDS}( (one|of (them|those|these|all)|then|in the list))*$"
)


def what_was_meant(a: Asked) -> Continued | None:
    """The question of before, said more closely: "for getting a job i mean"."""
    asked = a.bare and a.on_careers and not a.long and _MEANT_FOR.search(a.said)
    return a.again() if asked else None


def its_other_end(a: Asked) -> Continued | None:
    """The question of before, asked of what is most or least so: "and the worst", "which is cheapest"."""
    two = a.before.role2 or (a.before.skill2 and a.intent != "match")
    asked = a.bare and len(a.words) <= _END_WORDS and _OTHER_END.search(a.text)
    return a.again() if asked and a.on_careers and not two else None


def with_what_is_new(a: Asked) -> Continued | None:
    """The question of before with the values that are named."""
    if not _adds_to_it(a):
        return None
    slots = a.slots
    if slots.role and slots.role2 and a.intent not in ROLE_ANSWERS:
        return a.of_asker(kind="compare")
    told = slots.role and slots.country and a.rest <= _THEN
    if told and a.intent in _SAME_EVERYWHERE:
        return a.of_asker(kind="salary")
    both, inherited = merge(slots, a.before)
    if a.intent == "compare" and slots.role and a.before.role2:
        both = replace(both, role=a.before.role, role2=slots.role)
    ranked = a.context.entry == RANKED and slots.role
    beside_region = a.context.entry == PAY_BY_COUNTRY and a.before.region and not slots.region
    if ranked or beside_region or (a.context.entry in EXPLAINING and both.role):
        return Continued(both, inherited, kind="salary")
    of_a_skill = a.intent == "skill" or (not slots.role and a.intent in NOT_OF_SKILLS)
    if slots.skill and of_a_skill:
        return Continued(both, inherited, kind="skill")
    if a.aspect_before and a.intent == "compare" and both.role2:
        return Continued(both, inherited, kind="compare", asked=a.asked_before)
    return Continued(both, inherited, entry=a.context.entry, asked=a.asked_before)


def _adds_to_it(a: Asked) -> bool:
    """Whether values are named and hardly anything else: an opener, or no more than a word."""
    if a.bare or (a.slots.level and aims_at_level(" ".join(mask(a.words, a.spans)))):
        return False
    covered = len({at for span in a.spans for at in range(span.start, span.end)})
    covered += 2 * (a.slots.years is not None)
    covered += region_words(a.words) if a.slots.region else 0
    covered += BEGINNER_WORDS if a.slots.level and begins_anew(a.said) else 0
    opening = max((len(opener.split()) for opener in OPENERS if a.text.startswith(f"{opener} ")), default=0)
    return len(a.words) - covered <= (max(4, opening + 1) if opening else 1)
