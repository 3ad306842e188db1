"""What is asked of a course, a degree or a project that was spoken of: "how much is it", "is it worth it"."""

from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.learning_questions import (
    LEARNING,
    OF_CHOICE,
    OF_COSTS,
    OF_DEGREE,
    OF_LENGTH,
    OF_WORTH,
    WORTH,
)

COSTS = "education/costs"
"""What learning costs."""


def what_it_costs(a: Asked) -> Continued | None:
    """What a course costs: "how much is it"."""
    if a.intent not in LEARNING or not a.bare or not OF_COSTS.search(a.text):
        return None
    return a.again(entry=COSTS if a.intent == "education" else a.context.entry)


def of_what_costs(a: Asked) -> Continued | None:
    """Which is best, how long it takes, if it is worth it: the answer of before, which tells it; behind what
    it costs, the one on what that was."""
    if a.intent not in LEARNING or not a.bare:
        return None
    behind_costs = a.context.entry == COSTS
    long = a.before.degree in OF_DEGREE and OF_LENGTH.search(a.text)
    if not (OF_CHOICE.search(a.text) or long or (behind_costs and WORTH.search(a.text))):
        return None
    there = str(a.context.entry)
    return a.again(entry=OF_DEGREE.get(str(a.before.degree), there) if behind_costs else there)


def is_it_worth_it(a: Asked) -> Continued | None:
    """Whether courses, projects or contacts are worth it."""
    asked = a.intent in OF_WORTH and a.bare and WORTH.search(a.text)
    return a.again() if asked else None
