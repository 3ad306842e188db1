"""Pay asked by its name and a place, and the pay of a theme that is no role: "pay, us, please"."""

import re
from dataclasses import replace

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.context import PLACE_AND_LEVEL
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.follow_ups.pairs import SHORT
from bot.understanding.follow_ups.role_questions import BARE_QUESTIONS, first_match
from bot.understanding.implied_roles import job_of
from bot.understanding.pay_entries import BEST_SECTORS, PAY_BY_COUNTRY, PAY_ENTRY, RANKED
from bot.understanding.reading.pay_words import NOUNS
from bot.understanding.types import Slots, Span

_ABOUT_WORDS = "and the in for what whats about how hows is like then it its so ok but please as at of a an"
_ABOUT = frozenset(_ABOUT_WORDS.split())
"""What may stand about the name of pay and a place."""

_WHAT_IT_PAYS = re.compile(
    rf"{SO}(what|how much|whats|how much money) (does|do|would|will|could|can|is) "
    r"(it|that|they|i|one|you|people|in it|in that)( (pay|earn|make|get))?( (there|then|with it|in it))*$"
)

_END = r"(lowest|worst|least|bottom|smallest|highest|best|most|top|biggest)"
_AN_END = re.compile(
    rf"{SO}((which|what|who|where|how)( (one|role|job|about|is|are|it|does|do|has|have|pay|paid|earn))* )?"
    rf"(at )?(the )?(very )?{_END}"
    r"( (paid|paying|pay|salary|earning|median|figure|one|role|job|end|then|in|of|on|at|for|the|a|them|all"
    r"|these|those|this|that|your|list|table|ranking))*$"
)
"""One end of what was set out by its pay: "and the lowest", "what is at the bottom of the list"."""

_BY_PAY = (RANKED, PAY_ENTRY, PAY_BY_COUNTRY, BEST_SECTORS)

_OF_OTHERS = frozenset({"they", "them", "more", "less", "better", "worse", "off"})
"""Words of what is asked of employers or courses, not of a theme that was left for them."""


def with_us_named(a: Asked) -> Asked:
    """The message, where a small "us" at its end is the country: "and the pay, us, please"."""
    words = [word for word in a.words if word != "please"]
    if not a.bare or words[-1:] != ["us"]:
        return a
    rest = frozenset(words[:-1])
    if not rest <= NOUNS | _ABOUT or not (rest & NOUNS or a.intent == "salary"):
        return a
    named = Span(len(words) - 1, len(words), "country", "US", "us", 0.9)
    return replace(a, words=words, spans=[named], slots=replace(a.slots, country="US"))


def one_end(a: Asked) -> Continued | None:
    """The list before, of what stands at one end of it: "and the lowest"; it begins with what is asked."""
    asked = a.context.entry in _BY_PAY and a.named <= PLACE_AND_LEVEL and _AN_END.search(a.without_names)
    return a.merged() if asked and not a.before.role2 else None


def pay_there(a: Asked) -> Continued | None:
    """The pay of the role or the theme that was spoken of, in a place that is named: "salary, uk"."""
    asked = a.named and a.named <= PLACE_AND_LEVEL and a.rest & NOUNS and a.rest <= NOUNS | _ABOUT
    if not asked or not a.on_careers:
        return None
    return a.of_asker(kind="salary") if a.before.role else _of_the_theme(a)


def pay_of_the_theme(a: Asked) -> Continued | None:
    """The pay of what was spoken of though it is no role: "whats the pay like" behind AI ethics."""
    if not a.on_careers or not a.named <= PLACE_AND_LEVEL or a.before.role or a.before.skill2:
        return None
    if _OF_OTHERS & {*a.words} and not a.before.skill:
        return None
    asked = first_match(BARE_QUESTIONS, a.text) == "salary" or _WHAT_IT_PAYS.search(a.text)
    return _of_the_theme(a) if asked and a.intent != "skill" else None


def short_name_of_two(a: Asked) -> Continued | None:
    """What is asked of one of two skills that were set side by side, by its short name: "cv. roadmap"."""
    skills = {short: long for short, long in SHORT.items() if long in a.context.skills}
    named = [word for word in a.words if word in skills]
    if not a.bare or len(named) != 1:
        return None
    rest = " ".join(word for word in a.words if word not in (*named, "please", "then", "ok"))
    kind, job = first_match(BARE_QUESTIONS, rest), job_of(skills[named[0]], a.roles)
    return merged(replace(a.slots, role=job), Slots(), kind=kind) if kind and job else None


def _of_the_theme(a: Asked) -> Continued | None:
    """The pay of the job that has its name, else of the whole field, where it is told that the theme has none
    of its own."""
    theme = a.before.skill or a.context.theme
    if theme is None:
        return None
    job = job_of(theme, a.roles)
    of_it = Slots(role=job) if job else Slots(skill=theme)
    return merged(a.slots, of_it, kind="salary")
